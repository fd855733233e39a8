package round_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/store"
)

var reHint = regexp.MustCompile(`“([^”]+)”`)

// hints are the examples that a message gives.
func hints(said string) (all []string) {
	for _, m := range reHint.FindAllStringSubmatch(said, -1) {
		all = append(all, m[1])
	}
	return all
}

// everyKind asks all that a plan can, of a person and of each of his neighbourhoods.
func everyKind() store.Plan {
	return store.Plan{Name: "Phiếu", Kind: store.Asking, Cron: "0 15 * * 5", Window: 3 * time.Hour, Whom: store.Whom{Kind: store.Heads},
		Questions: []store.Question{{Kind: store.AskNumber, Text: "Số hộ", Unit: "hộ", Each: true}, {Kind: store.AskChoice, Text: "Đánh giá", Choices: []string{"tốt", "khá"}},
			{Kind: store.AskText, Text: "Kiến nghị"}, {Kind: store.AskText, Text: "Khó khăn", Each: true}, {Kind: store.AskPhoto, Text: "Ảnh bảng tin"},
			{Kind: store.AskNumber, Text: "Số buổi"}}}
}

// TestEveryHintIsUnderstood: what is shown as an example is understood when it is typed as it stands.
func TestEveryHintIsUnderstood(t *testing.T) {
	open := func() (*desk, string) {
		d := newDesk(t, "2026-11-27 13:00", "Nga kp5")
		d.neighbourhoods(5)
		d.plans(saturday())
		d.plans(everyKind())
		asked := d.goTo("2026-11-27 15:05")["Nga"]
		require.Len(t, asked, 1)
		return d, asked[0]
	}
	types := func(d *desk, words, asked string) string {
		m := talk.Message{Kind: talk.Text, Account: "tg/Nga", Chat: "tg/Nga", ChatKind: talk.Private, Text: words}
		if strings.Contains(asked, "“"+words+"” dưới ảnh") {
			m.Files = []talk.File{{ID: "f1", Kind: "photo"}}
		}
		return d.hears(m)["Nga"]
	}
	_, asked := open()
	shown := hints(asked)
	require.Greater(t, len(shown), 8)
	for _, hint := range shown {
		d, _ := open()
		said := types(d, hint, asked)
		assert.Contains(t, said, "Đã ghi", "%q of the message that asks", hint)
		said = d.presses("Nga", "Bỏ, ghi lại")
		_, example, ok := strings.Cut(said, "Muốn ghi khác")
		require.True(t, ok, said)
		example, _, _ = strings.Cut(example, "\n")
		require.NotEmpty(t, hints(example), said)
		assert.NotRegexp(t, `“(c|kp5\.)\d`, example, "nobody knows the code of a question")
		again := types(d, hints(example)[0], example)
		assert.Contains(t, again, "Đã ghi", "%q after %q was undone: %s", hints(example)[0], hint, example)
	}
}
