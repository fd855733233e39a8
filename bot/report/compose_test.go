package report_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"giaoban/bot/report"
	"giaoban/store"
	"giaoban/store/view"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "run go test ./bot/report -update")
	assert.Equal(t, string(want), got)
}

// TestComposed shows the document of a lively week, of a month and of a week without news, in both languages.
func TestComposed(t *testing.T) {
	w, empty := lively(t), founded(t)
	empty.now = at("2026-11-27 16:00")
	for name, r := range map[string]view.Report{
		"week": w.report("2026-11-21", "2026-11-27"), "month": w.report("2026-11-01", "2026-11-30"), "empty": empty.report("2026-11-21", "2026-11-27"),
	} {
		for _, lang := range []store.Lang{store.Vietnamese, store.English} {
			d := w.compose(lang, r, nil)
			whole(t, d)
			golden(t, name+"."+string(lang)+".txt", report.Plain(d))
		}
	}
}

// whole holds what is true of every document: one line a string, NFC, nothing a file of an office cannot hold, tables
// without ragged rows, every section with words or parts.
func whole(t require.TestingT, d report.Document) {
	texts := []string{d.Kind, d.Title, d.Period, d.AsOf, d.Closing}
	tables := d.Appendix
	keys := map[string]bool{}
	for i, s := range d.Sections {
		assert.False(t, keys[s.Key], s.Key)
		keys[s.Key] = true
		texts = append(texts, s.Heading)
		for _, l := range s.Body {
			texts = append(texts, l.Text)
		}
		tables = append(tables, s.Tables...)
		parent := i+1 < len(d.Sections) && d.Sections[i+1].Level > s.Level
		assert.True(t, len(s.Body) > 0 || parent || s.Edited, "section %s says nothing", s.Key)
	}
	for _, table := range tables {
		width := 0
		for _, c := range table.Columns {
			width += c.Width
			texts = append(texts, c.Heading)
		}
		assert.Equal(t, 100, width)
		for _, row := range table.Rows {
			assert.Len(t, row, len(table.Columns))
			for _, cell := range row {
				clean(t, cell)
			}
		}
	}
	for _, s := range texts {
		assert.NotEmpty(t, s)
		clean(t, s)
	}
}

func clean(t require.TestingT, s string) {
	assert.True(t, norm.NFC.IsNormalString(s), s)
	assert.Equal(t, -1, strings.IndexFunc(s, unicode.IsControl), "%q", s)
	assert.NotContains(t, s, "\ufffd")
	assert.NotContains(t, s, "<no value>")
	assert.NotContains(t, s, "map[")
}

func TestTheDocumentNamesNobody(t *testing.T) {
	w := lively(t)
	d := w.compose(store.Vietnamese, w.report("2026-11-21", "2026-11-27"), nil)
	var said strings.Builder
	for _, s := range d.Sections {
		said.WriteString(s.Text())
	}
	for _, name := range []string{"Trần Minh", "Lê Hùng", "Phạm Lan", "Vũ Bình", "Đỗ Cúc"} {
		assert.NotContains(t, said.String(), name, "units and posts speak")
	}
	assert.Contains(t, said.String(), "công chức môi trường")
}

func TestEditsTakeThePlaceOfDraftedWords(t *testing.T) {
	w := lively(t)
	r := w.report("2026-11-21", "2026-11-27")
	drafted := w.compose(store.Vietnamese, r, nil)
	d := w.compose(store.Vietnamese, r, map[string]string{
		"I.2": "Nhìn chung tiến độ tốt.\n\n- Một\n• Hai\u0000\n-\n", "IV": "", "II": "Lời dẫn.", "IX": "không có mục này"})
	s, ok := d.Section("I.2")
	require.True(t, ok)
	assert.Equal(t, []report.Line{{Text: "Nhìn chung tiến độ tốt."}, {Text: "Một", Bullet: true}, {Text: "Hai", Bullet: true}}, s.Body)
	assert.True(t, s.Edited)
	was, _ := drafted.Section("I.2")
	assert.Equal(t, was.Tables, s.Tables, "figures are not edited away")
	s, _ = d.Section("IV")
	assert.Empty(t, s.Body)
	s, _ = d.Section("II")
	assert.Equal(t, "Lời dẫn.", s.Text())
	_, ok = d.Section("IX")
	assert.False(t, ok)
	same, _ := d.Section("I.1")
	was, _ = drafted.Section("I.1")
	assert.Equal(t, was, same)
}

func TestBodiesAreReadAsTheyAreWritten(t *testing.T) {
	w := lively(t)
	for _, s := range w.compose(store.Vietnamese, w.report("2026-11-21", "2026-11-27"), nil).Sections {
		assert.Equal(t, s.Body, report.ParseBody(s.Text()), s.Key)
	}
	rapid.Check(t, func(rt *rapid.T) {
		body := report.ParseBody(rapid.String().Draw(rt, "typed"))
		assert.Equal(rt, body, report.ParseBody(report.Section{Body: body}.Text()))
	})
}

// TestWhateverPeopleWrite, the document stays whole.
func TestWhateverPeopleWrite(t *testing.T) {
	w := lively(t)
	base := w.report("2026-11-21", "2026-11-27")
	rapid.Check(t, func(rt *rapid.T) {
		r := base
		odd := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "- x", "a|b", "{{.}}", "<&>=+", "\ufeff\u202eẩn\ue000", "một\n- hai", "e\u0301", "\xff\x00"}))
		r.Committee.Name, r.Committee.Word = "Ban "+odd.Draw(rt, "name"), odd.Draw(rt, "word")
		r.Tasks, r.Difficulties, r.Criteria = nil, nil, nil
		for _, task := range base.Tasks {
			task.Work, task.Lead, task.Due.Phrase, task.Ended = odd.Draw(rt, "work"), odd.Draw(rt, "lead"), odd.Draw(rt, "phrase"), odd.Draw(rt, "ended")
			r.Tasks = append(r.Tasks, task)
		}
		for _, v := range base.Difficulties {
			v.Word.Text, v.Word.Who.Unit = odd.Draw(rt, "words"), odd.Draw(rt, "unit")
			r.Difficulties = append(r.Difficulties, v)
		}
		for _, c := range base.Criteria {
			c.Name = odd.Draw(rt, "criterion")
			r.Criteria = append(r.Criteria, c)
		}
		for _, lang := range []store.Lang{store.Vietnamese, store.English, "xx"} {
			d, err := report.Compose(lang, r, map[string]string{"III": odd.Draw(rt, "edit")})
			require.NoError(rt, err)
			whole(rt, d)
			assert.NotEmpty(rt, report.Plain(d))
		}
	})
}
