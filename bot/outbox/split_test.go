package outbox

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/store"
)

func plain(parts [][]store.Run) (all []string) {
	for _, runs := range parts {
		all = append(all, store.Content{Runs: runs}.Plain())
	}
	return all
}

func TestTextsAreCutWhereItHurtsLeast(t *testing.T) {
	for _, c := range []struct {
		name, text string
		limit      int
		want       []string
	}{
		{"fits", "một hai", 7, []string{"một hai"}},
		{"paragraph before line", "một\nhai\n\nba bốn", 12, []string{"một\nhai\n\n", "ba bốn"}},
		{"line before sentence", "một hai\nba. bốn năm", 14, []string{"một hai\n", "ba. bốn năm"}},
		{"sentence before word", "một. hai ba bốn", 9, []string{"một. ", "hai ba ", "bốn"}},
		{"word", "một hai ba", 8, []string{"một hai ", "ba"}},
		{"character", "mộthaibabốn", 4, []string{"mộth", "aiba", "bốn"}},
		{"a late line rather than an early paragraph", "a\n\nbbbb\ncc dd", 10, []string{"a\n\nbbbb\n", "cc dd"}},
		{"an early line rather than half a word", "a\nbbbbbbbbbbb", 10, []string{"a\n", "bbbbbbbbbb", "b"}},
		{"an accent stays on its letter", "aaae\u0301bb", 4, []string{"aaa", "e\u0301bb"}},
		{"a family stays together", "aa👩\u200d👧bb", 4, []string{"aa", "👩\u200d👧b", "b"}},
		{"blanks stay behind", "một   hai", 5, []string{"một  ", " hai"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, plain(split([]store.Run{{Text: c.text}}, c.limit)))
		})
	}
}

var anyText = rapid.StringOfN(rapid.RuneFrom([]rune("aăâbđêô .!?…:\n\n\n\u0301\u200d👩🏽k")), 0, 400, -1)

func anyRuns(t *rapid.T) []store.Run {
	var runs []store.Run
	for range rapid.IntRange(0, 8).Draw(t, "runs") {
		runs = append(runs, store.Run{Text: anyText.Draw(t, "text"),
			Style: rapid.SampledFrom([]store.Style{"", store.Bold, store.Code}).Draw(t, "style")})
	}
	return runs
}

func TestPartsJoinedAreTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runs := anyRuns(t)
		limit := rapid.IntRange(1, 120).Draw(t, "limit")
		all := split(runs, limit)
		text := store.Content{Runs: runs}.Plain()
		require.Equal(t, text, strings.Join(plain(all), ""))
		var styled []rune // every code point with the style it has
		for _, part := range all {
			c := store.Content{Runs: part}
			require.LessOrEqual(t, c.Len(), limit)
			if text != "" {
				require.NotZero(t, c.Len(), "no empty part")
			}
			for _, r := range part {
				styled = append(styled, []rune(strings.Repeat(string("-" + r.Style)[len("-"+r.Style)-1:], utf8.RuneCountInString(r.Text)))...)
			}
		}
		var want []rune
		for _, r := range runs {
			want = append(want, []rune(strings.Repeat(string("-" + r.Style)[len("-"+r.Style)-1:], utf8.RuneCountInString(r.Text)))...)
		}
		require.Equal(t, string(want), string(styled), "styles stay where they were")
	})
}

func TestMessagesOfAnyContent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := store.Content{Runs: anyRuns(t), Actions: [][]store.Action{{{Label: "Xong", Code: "x"}}}}
		if rapid.Bool().Draw(t, "file") {
			c.File = &store.File{Name: "a.png"}
		}
		limit := rapid.IntRange(1, 2000).Draw(t, "limit")
		all := parts(c, limit)
		shown := func(s string) string { return strings.Join(strings.FieldsFunc(s, blank), "") }
		var text strings.Builder
		files := 0
		for i, p := range all {
			text.WriteString(p.Plain())
			assert.Equal(t, i == len(all)-1, len(p.Actions) > 0, "buttons with the last")
			if p.File != nil {
				files++
				assert.LessOrEqual(t, p.Len(), captionLimit)
				continue
			}
			assert.LessOrEqual(t, p.Len(), limit)
			assert.NotEmpty(t, shown(p.Plain()), "no platform takes a message that shows nothing")
		}
		assert.Equal(t, shown(c.Plain()), shown(text.String()))
		assert.Equal(t, c.File != nil, files == 1)
	})
}

func TestThousandsOfEmojiAreCutBetweenThem(t *testing.T) {
	const farmer = "👩🏽\u200d🌾" // four code points
	all := parts(store.Content{Runs: []store.Run{{Text: strings.Repeat(farmer, 4096)}}}, 4095)
	assert.Equal(t, 5, len(all))
	for _, p := range all {
		assert.LessOrEqual(t, p.Len(), 4095)
		assert.True(t, strings.HasPrefix(p.Plain(), "👩") && strings.HasSuffix(p.Plain(), "🌾"))
	}
}
