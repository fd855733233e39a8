package reply

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Wards call their neighbourhoods by several names. What the head of one says of "tổ 6" is never silently his own.
func TestAnotherNeighbourhoodByAnyName(t *testing.T) {
	for said, want := range map[string]string{
		"tổ 6 10 người": "kp6 people=10", "to 6 10 nguoi": "kp6 people=10", "tổ 6 có 10 người": "kp6 people=10", "tổ 6: 10 người": "kp6 people=10",
		"to6 10 nguoi": "kp6 people=10", "tổ số 6 10 người": "kp6 people=10", "dạ tổ 6 10 người 2 điểm": "kp6 people=10 points=2",
		"tdp 6 10 người": "kp6 people=10", "tdp6 10 người": "kp6 people=10", "tổ dân phố 6 10 người": "kp6 people=10", "khóm 6 10 người": "kp6 people=10",
		"ấp 6 10 người": "kp6 people=10", "ap 6 10 nguoi": "kp6 people=10", "khối 6 10 người": "kp6 people=10", "khu 6 10 người": "kp6 people=10",
		"khu6 10 nguoi": "kp6 people=10", "khu phố 6 10 người": "kp6 people=10", "khoi 6 don duoc 300kg": "kp6 kg=300",
		"bên tổ 6 10 người": "kp6 people=10", "bà con tổ 6 10 người": "kp6 people=10", "tổ 6 huy động 10 người": "kp6 people=10",
		"tổ 6 dọn xong": "kp6 done", "tổ 6 không có ai đi": "kp6 not_started", "Báo cáo: tổ 6 10 người": "kp6 people=10",
		"tổ 6 10 người, tổ 5 12 người": "kp6 people=10; kp5 people=12", "tổ 5 12 người, tổ 6 10 người": "kp5 people=12; kp6 people=10",
		// His own, or a place in his own.
		"tổ 5 10 người": "kp5 people=10", "kp5 tổ 6 10 người": "kp5 people=10", "tổ 6 kp5 10 người": "kp5 people=10", "kp5: tổ 6 10 người, tổ 7 8 người": "kp5 people=18",
		"10 người ở tổ 6": "kp5 people=10", "dọn 2 điểm ở tổ 3, 10 người": "kp5 people=10 points=2", "dọn tổ 6, 10 người": "kp5 people=10",
		"hẻm 6 10 người": "kp5 people=10", "10 người, 3 tổ": "kp5 people=10",
	} {
		ctx := Context{List: []string{"kp5"}}
		assert.Equal(t, inOrder(canonical(want)), describe(Understand(said, ctx), ctx, false, false), "%q", said)
	}
	// In a list of other things, or where it is on the list, a tổ is a place.
	both := Context{List: []string{"kp5", "kp6"}}
	assert.Equal(t, "? people=10", describe(Understand("tổ 6 10 người", both), both, false, false))
	friday := Context{List: []string{"tc3", "kp5"}}
	assert.Equal(t, "kp5 people=10", describe(Understand("tổ 6 10 người", friday), friday, false, false))
}
