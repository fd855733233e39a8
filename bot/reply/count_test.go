package reply

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What is counted, however the number is written.
func TestCounts(t *testing.T) {
	for said, want := range map[string]string{
		"25 người": "people=25", "25ng": "people=25", "25 ng": "people=25", "12n": "people=12", "hai lăm người": "people=25", "hăm mốt người": "people=21",
		"hai bốn người": "people=24", "chục người": "people=10", "2 chục người": "people=20", "một trăm lẻ năm người": "people=105",
		"trăm hai người": "people=120", "20 đ/c": "people=20", "60 lượt người": "people=60", "28 người trên tổng số 30 người": "people=28",
		"2đ": "points=2", "3 chỗ": "points=3",
		"1 tấn rưỡi": "tonnes=1.5", "1,5 tấn": "tonnes=1.5", "1.5 tấn": "tonnes=1.5", "nửa tấn": "tonnes=0.5", "tấn hai": "tonnes=1.2", "1t5": "tonnes=1.5",
		"2 tấn 3 tạ": "tonnes=2 kg=300", "2 tấn rưỡi rác": "tonnes=2.5",
		"1.200 kg": "kg=1200", "1200kg": "kg=1200", "3 trăm ký": "kg=300", "3 trăm rưỡi ký": "kg=350", "1 ngàn 2 trăm ký": "kg=1200", "1 ngàn 2 ký": "kg=1200",
		"một ngàn hai trăm năm mươi ký": "kg=1250", "ngàn rưỡi ký": "kg=1500", "tạ rưỡi": "kg=150", "3 tạ rưỡi": "kg=350", "8 yến": "kg=80",
		"0.3 km": "m=300", "0,3km": "m=300", "1 cây số rưỡi": "m=1500", "1.500 m": "m=1500", "300 mét": "m=300",
		// In a form the unit stands first.
		"Số người: 25": "people=25", "quân số 25": "people=25", "số người tham gia 25": "people=25", "người 25, điểm 3": "people=25 points=3",
		"1. Số người: 25 2. Số điểm: 3": "people=25 points=3",
		// Totals count once.
		"30 người (12 nam, 18 đoàn viên)": "people=30", "8 cán bộ, 22 bà con, tổng 30 người": "people=30", "25 người, trong đó 10 đoàn viên, 5 cán bộ": "people=25",
		"1,5 tấn (1.500 kg)": "tonnes=1.5", "đăng ký 40 người, thực tế 31 người": "people=31", "30 người, à 33 người": "people=33",
	} {
		ctx := Context{List: []string{"kp5"}}
		assert.Equal(t, canonical("kp5 "+want), describe(Understand("kp5 "+said, ctx), ctx, false, false), "%q", said)
	}
}

// What is no result of a clean-up, or says no one number.
func TestWhatIsNotCounted(t *testing.T) {
	for _, said := range []string{
		"200m2", "200 mét vuông", "5 m3", "5 triệu", "500k", "500 ngàn", "1.200.000đ", "2 xe", "30 bao", "3 tuyến", "4 hẻm", "20 hộ", "30 cây",
		"hai ba người", "dăm bảy người", "dăm người", "vài chục người", "hai ba chục người", "20-25 người",
		"mai 30 người", "dự kiến 30 người", "mời 50 người", "50k một người", "nước cho 30 người",
	} {
		ctx := Context{List: []string{"kp5"}}
		for _, s := range Understand("kp5 "+said, ctx).Items {
			assert.True(t, s.Quantities.Empty(), "%q", said)
		}
	}
}
