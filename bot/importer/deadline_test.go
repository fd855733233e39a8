package importer_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"giaoban/bot/importer"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

const words, date, hour = "Thời hạn (nguyên văn)", "Hạn hiện tại", "Giờ"

// dues are the cells of deadlines that a proposal has.
func dues(p importer.Proposal) (all []string) {
	for _, ch := range p.Changes {
		for _, x := range ch.Cells {
			if x.Key == "phrase" || x.Key == "due" || x.Key == "clock" {
				all = append(all, x.Key+": "+x.Was+" → "+x.Is+string(x.Note))
			}
		}
	}
	return all
}

// TestADeadlineIsItsWordsOrItsDay: in the program's own workbook as in any other. V1 has "trước 30/11" and its day.
func TestADeadlineIsItsWordsOrItsDay(t *testing.T) {
	for name, c := range map[string]struct {
		row     int // 2 is V1, 6 a new task
		cells   map[string]any
		want    []string
		trouble importer.Trouble
	}{
		"words of a new one":             {6, map[string]any{words: "trước 5/12"}, []string{"phrase:  → trước 5/12", "due:  → 2026-12-05"}, ""},
		"a day of a new one":             {6, map[string]any{date: "5/12/2026"}, []string{"due:  → 2026-12-05"}, ""},
		"both, and they agree":           {6, map[string]any{words: "trước 5/12", date: "5/12/2026"}, []string{"phrase:  → trước 5/12", "due:  → 2026-12-05"}, ""},
		"both, and they do not":          {6, map[string]any{words: "trước 5/12", date: "10/12/2026"}, nil, importer.TwoDays},
		"no such day":                    {6, map[string]any{words: "trước 31/2"}, nil, importer.NoSuchDay},
		"a year is added":                {6, map[string]any{words: "30/8"}, []string{"phrase:  → 30/8", "due:  → 2027-08-30guessed"}, ""},
		"a day that has passed":          {6, map[string]any{date: "1/11/2026"}, []string{"due:  → 2026-11-01over"}, ""},
		"without an end":                 {6, map[string]any{words: "thường xuyên"}, []string{"phrase:  → thường xuyênendless"}, ""},
		"a rhythm":                       {6, map[string]any{words: "thứ Bảy hằng tuần"}, []string{"phrase:  → thứ Bảy hằng tuầnendless"}, ""},
		"no day":                         {6, map[string]any{words: "khi có kinh phí"}, []string{"phrase:  → khi có kinh phíundated"}, ""},
		"an hour in words":               {6, map[string]any{words: "trước 17h ngày 5/12"}, []string{"phrase:  → trước 17h ngày 5/12", "due:  → 2026-12-05", "clock:  → 17:00"}, ""},
		"a number that was a day":        {6, map[string]any{words: 46360}, []string{"phrase:  → 4/12/2026", "due:  → 2026-12-04"}, ""},
		"new words, the old day":         {2, map[string]any{words: "trước 10/12"}, []string{"phrase: trước 30/11 → trước 10/12", "due: 2026-11-30 → 2026-12-10"}, ""},
		"new words, no day":              {2, map[string]any{words: "trước 10/12", date: ""}, []string{"phrase: trước 30/11 → trước 10/12", "due: 2026-11-30 → 2026-12-10"}, ""},
		"new words and another day":      {2, map[string]any{words: "trước 10/12", date: "11/12/2026"}, nil, importer.TwoDays},
		"new words that name none":       {2, map[string]any{words: "khi có kinh phí", date: ""}, []string{"phrase: trước 30/11 → khi có kinh phíundated", "due: 2026-11-30 → "}, ""},
		"the day is emptied":             {2, map[string]any{date: ""}, []string{"due: 2026-11-30 → "}, ""},
		"all is emptied":                 {2, map[string]any{date: "", words: ""}, []string{"due: 2026-11-30 → "}, ""},
		"the words are emptied":          {2, map[string]any{words: ""}, []string{"phrase: trước 30/11 → "}, ""},
		"the day is moved":               {2, map[string]any{date: "15/12/2026"}, []string{"due: 2026-11-30 → 2026-12-15"}, ""},
		"an hour for what has no day":    {3, map[string]any{hour: "16:00"}, nil, ""},
		"words for what had no deadline": {3, map[string]any{words: "hết quý I/2027"}, []string{"phrase:  → hết quý I/2027", "due:  → 2027-03-31"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWard(t)
			p := w.reads(edit(t, w.exported(store.Vietnamese), func(f *excelize.File) {
				if c.row == 6 {
					set(t, f, "Nhiệm vụ", "Nội dung", 6, "Sơn vạch kẻ đường")
					set(t, f, "Nhiệm vụ", "Chủ trì", 6, "Hùng")
				}
				for heading, v := range c.cells {
					set(t, f, "Nhiệm vụ", heading, c.row, v)
				}
			}))
			assert.Equal(t, c.want, dues(p))
			var kinds []importer.Trouble
			for _, x := range p.Problems {
				kinds = append(kinds, x.Kind)
			}
			if c.trouble == "" {
				assert.Empty(t, kinds)
			} else {
				assert.Equal(t, []importer.Trouble{c.trouble}, kinds)
			}
		})
	}
}

// TestADeadlineKeepsHowItBinds: "trước" may be read strictly, and stays; the words of a day that was typed are the day.
func TestADeadlineKeepsHowItBinds(t *testing.T) {
	now := time.Date(2026, 11, 26, 9, 0, 0, 0, store.HoChiMinh)
	of := func(cells ...importer.Cell) store.Deadline {
		d, ok := importer.Change{Cells: cells}.Deadline(store.Deadline{Phrase: "trước 30/11", Op: store.OpBefore, Day: "2026-11-30", Clock: "17:00"}, now, calendar.Default())
		require.True(t, ok)
		return d
	}
	assert.Equal(t, store.Deadline{Phrase: "trước 5/12", Op: store.OpBefore, Day: "2026-12-05"},
		of(importer.Cell{Key: "phrase", Is: "trước 5/12"}, importer.Cell{Key: "due", Is: "2026-12-05"}, importer.Cell{Key: "clock"}))
	assert.Equal(t, store.Deadline{Phrase: "5/12/2026", Op: "by", Day: "2026-12-05", Clock: "17:00"}, of(importer.Cell{Key: "due", Is: "2026-12-05"}))
	assert.Equal(t, store.Deadline{}, of(importer.Cell{Key: "due"}))
	assert.Equal(t, store.Deadline{Phrase: "khi có kinh phí"}, of(importer.Cell{Key: "phrase", Is: "khi có kinh phí"}, importer.Cell{Key: "due"}))
}
