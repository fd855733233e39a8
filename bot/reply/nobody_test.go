package reply

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A clean-up to which nobody came has not been done, whoever writes it and however; nothing was counted.
func TestNobodyCame(t *testing.T) {
	for said, want := range map[string]string{
		"không có ai đi cả": "not_started", "khong co ai di ca": "not_started", "không ai đi": "not_started", "chẳng có ai đi hết": "not_started",
		"ko có ai đi": "not_started", "k có ai": "not_started", "không có ai ra cả ạ": "not_started", "hôm nay không có ai đi": "not_started",
		"chưa có ai đi cả": "not_started", "dạ không có ai hết anh Hùng ơi": "not_started", "không có ai đi dọn cả": "not_started",
		"không có ai đi vì mưa": "blocked blocker", "mưa quá không ai đi": "blocked blocker",
		"dọn xong rồi, không ai đi vắng": "done",
	} {
		for _, lead := range []string{"", "kp5 ", "dạ kp5: "} {
			ctx := Context{List: []string{"kp5"}}
			assert.Equal(t, canonical("kp5 "+want), describe(Understand(lead+said, ctx), ctx, false, false), "%q", lead+said)
		}
	}
	for _, said := range []string{"kp5 không có ai phản đối", "kp5 không ai đi trễ", "kp5 có ai đi không", "không có ai đi vắng", "không có ai hỏi"} {
		ctx := Context{List: []string{"kp5"}}
		for _, s := range Understand(said, ctx).Items {
			assert.NotEqual(t, NotStarted, s.Status, "%q", said)
		}
	}
	several := Context{List: []string{"kp5", "kp6"}}
	assert.Equal(t, canonical("? not_started"), describe(Understand("không có ai đi cả", several), several, false, false), "of which?")
	friday := Context{List: []string{"tc3", "V12", "kp5"}}
	assert.Equal(t, "-", describe(Understand("không có ai đi cả", friday), friday, false, false), "perhaps of a meeting")
}

// A clean-up that was put off for some hours has not begun. That is no obstacle, unless a reason is given that is one.
func TestPutOffForHours(t *testing.T) {
	for said, want := range map[string]string{
		"hoãn sang chiều": "not_started", "hoan sang chieu": "not_started", "dời sang chiều nay": "not_started", "dời qua chiều dọn": "not_started",
		"hoãn đến 15h": "not_started", "hoãn tới 3 giờ chiều": "not_started", "lùi lại tối nay": "not_started", "hoãn lại buổi chiều ạ": "not_started",
		"hoãn sang chiều vì mưa": "blocked blocker", "mưa to hoãn sang chiều": "blocked blocker", "hoãn": "blocked blocker", "dời sang chủ nhật": "blocked blocker",
		"hoãn sang tuần sau": "blocked blocker", "hoãn sang chiều mai": "blocked blocker", "hoãn sang chiều chủ nhật": "blocked blocker", "tạm hoãn": "blocked blocker",
	} {
		for _, lead := range []string{"", "kp6 ", "dạ khu phố 6 "} {
			ctx := Context{List: []string{"kp6"}}
			assert.Equal(t, canonical("kp6 "+want), describe(Understand(lead+said, ctx), ctx, false, false), "%q", lead+said)
		}
	}
}
