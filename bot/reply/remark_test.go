package reply

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestWordsAreQuotedAsTyped: the code and the status may be cut off, nothing that turns the rest around.
func TestWordsAreQuotedAsTyped(t *testing.T) {
	for said, want := range map[string]string{
		"tc3 vướng, đã lắp 2/5 camera":           "đã lắp 2/5 camera",
		"tc3 đã dọn kênh hẻm 45":                 "đã dọn kênh hẻm 45",
		"tc3 xong, đã có xe":                     "đã có xe",
		"tc3 80%, mới lắp 2/5 camera":            "mới lắp 2/5 camera",
		"tc3 80% vua lap camera":                 "vua lap camera",
		"tc3 đang làm, đã hết thiếu xe":          "đã hết thiếu xe",
		"tc3 được cấp xe rồi, đang làm":          "được cấp xe rồi",
		"tc3 đã 80%, còn rác hẻm 45":             "còn rác hẻm 45",
		"tc3 đã 80% còn rác":                     "còn rác",
		"tc3 vẫn thiếu xe":                       "vẫn thiếu xe",
		"tc3 bị thiếu xe":                        "bị thiếu xe",
		"tc3 thì kẹt tiền":                       "kẹt tiền",
		"em báo cáo tc3: đã vận động 30/45 hộ ạ": "đã vận động 30/45 hộ",
		"kp5 hơn 30 người":                       "hơn 30 người",
		"kp5 khu phố 5 có 22 người":              "có 22 người",
		"tc3 lắp loa rồi nhưng chưa được":        "lắp loa rồi nhưng chưa được",
		"tc3 tưởng xong mà chưa":                 "tưởng xong mà chưa",
		"tc3 xong 3 trụ chứ chưa xong hết":       "xong 3 trụ chứ chưa xong hết",
		"tc3 còn rác nhưng sắp xong 90%":         "còn rác nhưng sắp xong 90%",
		"tc3 đã xong":                            "",
		"tc3 xong rồi ạ":                         "",
		"tc3 đang làm, 80%":                      "",
	} {
		u := Understand(said, Context{List: []string{"tc3", "kp5"}})
		require.Len(t, u.Items, 1, said)
		assert.Equal(t, want, u.Items[0].Text, said)
	}
}

// TestNoQuoteIsTurnedAround, in whatever people write: before no quote stands a word that says whether or when.
func TestNoQuoteIsTurnedAround(t *testing.T) {
	turning := strings.Fields("đã vừa vua chưa chua không khong chẳng mới moi hơn hon dưới duoi khoảng khoang vẫn van bị bi đang dang")
	quotes := 0
	for _, l := range readLabelled(t, "testdata/*.txt") {
		for _, s := range Understand(l.text, l.ctx).Items {
			before, _, ok := strings.Cut(l.text, s.Text)
			if s.Text == "" || !ok {
				continue
			}
			quotes++
			words := strings.Fields(strings.ToLower(before))
			if len(words) > 0 && strings.HasSuffix(before, " ") {
				assert.False(t, slices.Contains(turning, words[len(words)-1]), "%s: %q is quoted %q", l.file, l.text, s.Text)
			}
		}
	}
	assert.Greater(t, quotes, 1000)
}
