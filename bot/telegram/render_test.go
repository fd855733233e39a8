package telegram

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// Whatever a text contains, people read exactly that, in the styles that were meant: the strict server parses what we
// send as Telegram does.
func TestEveryTextArrivesAsItIs(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	hung := met(t, w, "Hùng")
	word := rapid.OneOf(
		rapid.StringMatching(`[a-zệđ0-9<>&"'/;#]{1,12}`),
		rapid.SampledFrom([]string{"<b>", "</b>", "<a href=\"x\">", "&amp;", "&#60;", "&lt", "🟩🟨", "Hùng\u202eevil", "1 < 2 & 3 > 2", "<", "&", "]]>", "<!--", "<code>", "</code>", "\xff\xfe", "e\u0323\u0302"}),
		rapid.String(),
	)
	rapid.Check(t, func(t *rapid.T) {
		runs := []store.Run{{Text: "."}} // Telegram trims a message; that is not what is tested
		for range rapid.IntRange(0, 6).Draw(t, "runs") {
			runs = append(runs, store.Run{Text: word.Draw(t, "text"), Style: rapid.SampledFrom([]store.Style{"", store.Bold, store.Code}).Draw(t, "style")})
		}
		runs = append(runs, store.Run{Text: "."})
		id, err := w.p.Send(context.Background(), outgoing(hung, store.Content{Runs: runs}))
		require.NoError(t, err)
		_, number, _ := readMessage(id)
		got, ok := hung.Chat().Message(number)
		require.True(t, ok)
		var whole, styled, want strings.Builder
		for _, e := range got.Entities {
			if e.Type == "bold" || e.Type == "code" {
				from, to, ok := bounds16(got.Text, e.Offset, e.Length)
				require.True(t, ok)
				styled.WriteString(got.Text[from:to])
			}
		}
		for _, r := range runs {
			words := strings.ToValidUTF8(r.Text, "\uFFFD")
			whole.WriteString(words)
			if r.Style != "" {
				want.WriteString(words)
			}
		}
		assert.Equal(t, whole.String(), got.Text)
		assert.Equal(t, want.String(), styled.String())
	})
}

func TestKeyboardOfNothing(t *testing.T) {
	assert.Nil(t, keyboard(nil))
	assert.Nil(t, keyboard([][]store.Action{{}, {button("x", "")}}))
}

func TestCut(t *testing.T) {
	assert.Equal(t, "đđđ", cut("đđđ", 3))
	assert.Equal(t, "đđ…", cut("đđđđ", 3))
	assert.Equal(t, "\uFFFD", cut("\xff", 3))
}

func TestIDs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		chat := rapid.Int64().Filter(func(n int64) bool { return n != 0 }).Draw(t, "chat")
		number := rapid.IntRange(1, 1<<31).Draw(t, "number")
		gotChat, gotNumber, ok := readMessage(messageID(chat, number))
		assert.True(t, ok)
		assert.Equal(t, chat, gotChat)
		assert.Equal(t, number, gotNumber)
		_, ok = readChat(messageID(chat, number))
		assert.False(t, ok, "a message is no chat")
	})
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		if id, ok := readChat(s); ok {
			assert.Positive(t, len(s))
			assert.NotZero(t, id)
		}
		if _, thread := readTopic(s); thread && s != "" {
			assert.NotContains(t, s, "/")
		}
		if file, ok := readFile(s); ok {
			assert.Equal(t, s, fileID(file))
		}
	})
}
