package importer_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"giaoban/bot/importer"
	"giaoban/bot/report/sheet"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/view"
)

// ward is a committee on a real file, and its clock.
type ward struct {
	testing.TB
	db  *store.DB
	now time.Time
}

// newWard has a secretary on the bot, people with charges and phones, two criteria with indicators, tasks with and without
// deadlines, one of them dropped.
func newWard(t testing.TB) *ward {
	w := &ward{TB: t, now: time.Date(2026, 11, 26, 8, 0, 0, 0, store.HoChiMinh)}
	db, err := store.Open(filepath.Join(t.TempDir(), "giaoban.db"), store.Options{Now: func() time.Time { return w.now }, Unsafe: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	w.db = db
	w.update(func(tx *store.Tx) {
		require.NoError(t, tx.PutCommittee(&store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}))
		for n := 1; n <= 9; n++ {
			c := store.Criterion{Committee: 1, Number: n, Name: fmt.Sprintf("Tiêu chí số %d", n), Short: fmt.Sprintf("TC %d", n)}
			if n == 3 {
				c.Attainment = store.Met
				c.Indicators = []store.Indicator{{Number: 1, Name: "Thu gom rác"}, {Number: 2, Name: "Cây xanh", Attainment: store.NotMet}}
			}
			require.NoError(t, tx.PutCriterion(&c))
		}
		for n := 1; n <= 3; n++ {
			require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: 1, Number: n, Name: fmt.Sprintf("Khu phố %d", n), From: tx.Now()}))
		}
		p := store.Person{Account: "tg/1", Chat: "tg/1"}
		require.NoError(t, tx.PutPerson(&p))
		for i, m := range []store.Member{
			{Name: "Nguyễn Thị Lan", Call: "Lan", Role: store.Secretary, Person: p.ID, Phone: "0900000001"},
			{Name: "Trần Văn Hùng", Call: "Hùng", Role: store.Plain, Post: "công chức địa chính", Unit: "UBND phường", Phone: "0900000002",
				Charges: []store.Charge{{Subject: "tc3", Lead: true, From: tx.Now()}, {Subject: "kp2", From: tx.Now()}}},
			{Name: "Lê Thị Hòa", Call: "Hòa", Role: store.Head, Charges: []store.Charge{{Subject: "kp1", Lead: true, From: tx.Now()}}},
			{Name: "=HYPERLINK(\"x\")", Call: "x", Role: store.Observer, Unit: "Công ty <A&B>"},
		} {
			m.Committee = 1
			require.NoError(t, tx.PutMember(&m), i)
		}
		due := store.Deadline{Phrase: "trước 30/11", Op: store.OpBefore, Day: "2026-11-30", Version: 1}
		for _, k := range []store.Task{
			{Work: "Lắp pa nô đường Lê Lợi", Criterion: 2, Places: []int{1, 2}, Deadline: due, First: due, Parties: []store.Party{{Name: "Hùng", Member: 2, Lead: true}, {Name: "Công an phường"}, {Name: "Đoàn TN"}}},
			{Work: "Rà soát hộ nghèo", Parties: []store.Party{{Name: "Hòa", Member: 3, Lead: true}}},
			{Work: "Việc đã bỏ", State: store.TaskDropped, Dropped: store.Verdict{At: tx.Now(), Word: "trùng"}, Parties: []store.Party{{Name: "Hòa", Member: 3, Lead: true}}},
			{Work: "Việc đã xong", State: store.TaskDone, DoneAt: tx.Now(), Parties: []store.Party{{Name: "Hòa", Member: 3, Lead: true}}},
		} {
			k.Committee = 1
			require.NoError(t, tx.PutTask(&k))
		}
	})
	w.turn()
	return w
}

func (w *ward) turn() { w.now = w.now.Add(time.Hour) }

func (w *ward) update(f func(*store.Tx)) {
	w.Helper()
	require.NoError(w, w.db.Update(func(tx *store.Tx) error { f(tx); return nil }))
}

// exported is the workbook of the week as of now.
func (w *ward) exported(lang store.Lang) []byte {
	w.Helper()
	var out bytes.Buffer
	require.NoError(w, w.db.View(func(tx *store.ReadTx) error {
		c, err := tx.Committee(1)
		require.NoError(w, err)
		r, err := view.ReportOf(tx, c, "2026-11-21", "2026-11-27")
		require.NoError(w, err)
		b, err := sheet.BookOf(tx, c, r)
		require.NoError(w, err)
		return sheet.Write(&out, lang, b)
	}))
	w.turn()
	return out.Bytes()
}

// facts are those of now, and those of a stamp.
func (w *ward) facts(s importer.Stamp) (then *importer.Facts, now importer.Facts) {
	w.Helper()
	require.NoError(w, w.db.View(func(tx *store.ReadTx) (err error) {
		if now, err = importer.FactsOf(tx, 1, calendar.Default()); err != nil || s.Shows.IsZero() {
			return err
		}
		was, err := importer.FactsOf(tx.AsOf(s.Shows), 1, calendar.Default())
		then = &was
		return err
	}))
	return then, now
}

// reads compares a file with what there is.
func (w *ward) reads(raw []byte) importer.Proposal {
	w.Helper()
	l, err := importer.Read(raw)
	require.NoError(w, err)
	then, now := w.facts(l.Stamp)
	return importer.Compare(l, then, now)
}

// edit changes a workbook as somebody would.
func edit(t testing.TB, raw []byte, change func(f *excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	require.NoError(t, err)
	defer f.Close()
	change(f)
	var out bytes.Buffer
	require.NoError(t, f.Write(&out))
	return out.Bytes()
}

// set writes into the cell below a heading.
func set(t testing.TB, f *excelize.File, tab, heading string, row int, v any) {
	t.Helper()
	require.NoError(t, f.SetCellValue(tab, under(t, f, tab, heading, row), v))
}

func under(t testing.TB, f *excelize.File, tab, heading string, row int) string {
	t.Helper()
	rows, err := f.GetRows(tab)
	require.NoError(t, err)
	for i, h := range rows[0] {
		if h == heading {
			cell, err := excelize.CoordinatesToCellName(i+1, row)
			require.NoError(t, err)
			return cell
		}
	}
	require.Fail(t, "no column "+heading)
	return ""
}

// made is a workbook of rows, on one sheet.
func made(t testing.TB, tab string, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	require.NoError(t, f.SetSheetName("Sheet1", tab))
	for i := range rows {
		require.NoError(t, f.SetSheetRow(tab, fmt.Sprintf("A%d", i+1), &rows[i]))
	}
	var out bytes.Buffer
	require.NoError(t, f.Write(&out))
	return out.Bytes()
}

// told is a proposal in lines.
func told(p importer.Proposal) (changes, problems []string) {
	changes, problems = []string{}, []string{}
	for _, c := range p.Changes {
		s := c.Kind + " " + c.Code
		if c.New {
			s += " new"
		}
		if c.End {
			s += " end"
		}
		for _, x := range c.Cells {
			s += fmt.Sprintf(" | %s: %s → %s", x.Key, x.Was, x.Is)
		}
		changes = append(changes, s)
	}
	for _, x := range p.Problems {
		problems = append(problems, fmt.Sprintf("%s %s%d %s %s", x.Sheet, x.Column, x.Row, x.Kind, x.Said))
	}
	return changes, problems
}
