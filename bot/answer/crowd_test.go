package answer

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestCrowd(t *testing.T) {
	for said, want := range map[string]float64{
		"15 người": 15, "15 nguoi": 15, "15ng": 15, "khoảng ba chục người": 30, "đông lắm, khoảng 30 người": 30, "dong lam, khoang 30 nguoi": 30, "Dạ 12 đồng chí ạ": 12,
		"được 20 người nhé": 20, "tầm 40 bà con": 40, "có 18 người": 18, "tổng cộng 25 người.": 25, "kp5 15 người": 15, "khu phố 5: 15 người": 15, "20-25 người": 0, "vài chục người": 0,
	} {
		got, code, ok := Crowd(said)
		require.True(t, ok, said)
		assert.Equal(t, strings.HasPrefix(said, "k") && strings.Contains(said, "5 ") || strings.Contains(said, "5:"), code == "kp5", said)
		if want == 0 {
			assert.Nil(t, got, said)
			continue
		}
		require.NotNil(t, got, said)
		assert.Equal(t, want, *got, said)
	}
}

func TestCrowdIsNothingElse(t *testing.T) {
	for _, said := range []string{"", "15", "ok", "xong 15 người", "15 người, 3 điểm", "15 người 2 tấn rác", "80%", "thiếu 15 người", "15 người không đi", "15 người?", "mấy người", "bao nhiêu người", "chưa có 15 người",
		"25 hộ", "1 15 người xong", "tc3 15 người", "15 người bị phạt", "cần 15 người", "kp5", "người", "0 người"} {
		_, _, ok := Crowd(said)
		assert.False(t, ok, said)
	}
}

func TestInstead(t *testing.T) {
	for said, want := range map[string]struct {
		named  bool
		people float64
	}{
		"anh Tư con bà Sáu": {true, 0}, "anh Nam, 12 người": {true, 12}, "anh Nam 12 người": {true, 12}, "12 người": {false, 12}, "12": {false, 12}, "12 thôi ạ": {false, 12}, "chị Hai": {true, 0}, "Nam": {true, 0}, "Nguyễn Văn Nam": {true, 0},
		"con trai tôi": {true, 0}, "vợ em, khoảng 10 người": {true, 10}, "tổ phó Tâm đi, hai chục người": {true, 20}, "anh Ba với chị Tư, 15 người": {true, 15}, "ong Bay": {true, 0}, "nhờ chị Hai đi thay": {true, 0},
		"nhờ chị Hai đi thay, 30 người": {true, 30},
	} {
		got, ok := Instead(said)
		require.True(t, ok, said)
		assert.Equal(t, want.named, got.Named, said)
		if want.people == 0 {
			assert.Nil(t, got.People, said)
			continue
		}
		require.NotNil(t, got.People, said)
		assert.Equal(t, want.people, *got.People, said)
	}
	for _, said := range []string{"", "ok", "cảm ơn", "chưa biết", "ai đi được?", "1 xong", "xong", "tc3 80%", "thôi không đi", "/viec", "chưa rõ, tối em báo", "như tuần trước", "anh Nam không đi được", "2 có", "2 ok", "2 vắng", "kp5 đi 20 người"} {
		_, ok := Instead(said)
		assert.False(t, ok, said)
	}
	for _, said := range []string{"nhờ người đi thay", "cử người khác", "cử người thay", "tôi nhờ người đi thay"} {
		got, _ := Instead(said)
		assert.Equal(t, Substitute{}, got, said)
	}
}

func TestAnyWordsAreReadWithoutHarm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.SampledFrom([]string{"15", "kp5", "kp", "người", "ba", "chục", "-", "anh", "Tư", ",", "đi", "khu", "phố", "1.2"})),
			func(w []string) string { return strings.Join(w, " ") })).Draw(t, "said")
		if people, _, ok := Crowd(said); ok && people != nil && *people < 1 {
			t.Fatal(said)
		}
		Instead(said)
	})
}
