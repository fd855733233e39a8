package sheet_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/bot/report/sheet"
	"giaoban/store"
	"giaoban/store/view"
)

func lines(t require.TestingT, b sheet.Book, id string) [][]string {
	var out bytes.Buffer
	require.NoError(t, sheet.WriteCSV(&out, store.Vietnamese, b, id))
	body, ok := strings.CutPrefix(out.String(), "\uFEFF")
	require.True(t, ok, "begins with the mark")
	all, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	require.NoError(t, err)
	return all
}

func TestCSVOfReplies(t *testing.T) {
	all := lines(t, newWard(t, 10).week(), sheet.Replies)
	require.Len(t, all, 5)
	text := len(all[0]) - 1
	assert.Equal(t, "Nguyên văn", all[0][text])
	said := []string{}
	for _, row := range all[1:] {
		said = append(said, row[text])
	}
	assert.Equal(t, []string{"'@SUM(1;2)", "80", "'+ thiếu xe gom\nhẻm 45; cần xe", "'-1+1|cmd"}, said)
	assert.Equal(t, "20/11/2026 14:02", all[3][8], "as the clock showed it in the committee")
	assert.Error(t, sheet.WriteCSV(&bytes.Buffer{}, store.Vietnamese, sheet.Book{}, "Câu trả lời"), "sheets are named by their keys")
}

// TestNoCSVFieldIsComputed: whatever somebody writes, no field begins with what a spreadsheet computes, and what he wrote is
// still there.
func TestNoCSVFieldIsComputed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := rapid.OneOf(rapid.String(), rapid.StringMatching("[ \t\r\n\u00a0]{0,2}[-=+@＝＋－＠'\",;]{1,3}[a-zơ1-9]{0,5}")).Draw(t, "said")
		all := lines(t, sheet.Book{Answers: []view.Word{{Text: said}}}, sheet.Replies)
		require.Len(t, all, 2)
		got := all[1][len(all[1])-1]
		first := []rune(strings.TrimLeft(got, " \t\r\n\u00a0") + "x")[0]
		assert.NotContains(t, "=+-@＝＋－＠\t\r", string(first))
	})
}
