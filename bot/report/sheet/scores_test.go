package sheet_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"giaoban/bot/report/sheet"
	"giaoban/store"
)

// inspected is a ward in which two inspectors (members 2 and 3) have scored khu phố 1, member 2 twice, and the health station;
// the chair has weighed, proposed khu phố 1 and members 4 and 5, struck the last, and, where it says so, published.
func inspected(t testing.TB, publish bool) *ward {
	w := newWard(t, 6)
	w.now = at("2026-11-20 08:00")
	r := w.open(at("2026-11-20 14:00"))
	w.say(r, 4, "tc4", store.Done, "xong")
	w.say(r, 5, "tc5", store.Doing, "đang làm")
	w.close(r)
	w.update(func(tx *store.Tx) error {
		f := store.ScoreForm{Committee: w.c.ID}
		f.SetItems([]store.ScoreItem{{Name: "Vệ sinh", Max: 1000}, {Name: "=1+1", Max: 500}}, tx.Now())
		f.SetUnits([]string{"Trạm Y tế"}, tx.Now())
		f.SetTeam([]store.MemberID{2, 3}, tx.Now())
		return tx.PutScoreForm(&f)
	})
	score := func(s store.Score) {
		w.now = w.now.Add(time.Minute)
		s.Committee, s.First, s.Last, s.Said = w.c.ID, "2026-11-01", "2026-11-30", w.now
		if s.By == 0 {
			s.By = store.PersonID(s.Member)
		}
		w.update(func(tx *store.Tx) error { return tx.AddScore(&s) })
	}
	kp1 := store.Inspected{Place: 1}
	score(store.Score{Of: kp1, Member: 2, Points: []store.ScorePoint{{Item: 1, Got: 850}, {Item: 2, Got: 400}}, Text: "@SUM(1)", Evidence: []store.EvidenceID{1, 2}})
	score(store.Score{Of: kp1, Member: 2, Points: []store.ScorePoint{{Item: 1, Got: 900}}, Source: "tg/2/9"})
	score(store.Score{Of: kp1, Member: 3, By: 1, Points: []store.ScorePoint{{Item: 1, Got: 700}, {Item: 2, Skip: true}}, Text: "anh Minh 2 dẫn đi xem"})
	score(store.Score{Of: store.Inspected{Unit: 1}, Member: 3, Evidence: []store.EvidenceID{3}})
	w.now = at("2026-12-01 08:00")
	w.update(func(tx *store.Tx) error {
		m := store.Merit{Committee: w.c.ID, Weights: store.Weights{Part: 60, Points: 40}}
		if err := tx.PutMerit(&m); err != nil {
			return err
		}
		made := func(whom store.Commended, note string) store.Proposal {
			return store.Proposal{Whom: whom, Made: store.Verdict{By: 1, At: tx.Now(), Word: note}, Approved: store.Verdict{By: 1, At: tx.Now()}}
		}
		x := store.Commendation{Committee: w.c.ID, First: "2026-11-01", Last: "2026-11-30", Proposals: []store.Proposal{
			made(store.Commended{Inspected: kp1}, "=cmd|' /c'!A1"), made(store.Commended{Member: 4}, "đồng chí Nguyễn Văn Minh 4 tận tụy"), made(store.Commended{Member: 5}, "kín")}}
		x.Proposals[2].Approved, x.Proposals[2].Struck = store.Verdict{}, store.Verdict{By: 1, At: tx.Now(), Word: "để kỳ sau"}
		if err := tx.PutCommendation(&x); err != nil || !publish {
			return err
		}
		m2, err := sheet.MeritOf(&tx.ReadTx, w.c, x.First, x.Last, true)
		if err != nil {
			return err
		}
		x.Model, err = json.Marshal(m2.Ranking.Ranking)
		if err != nil {
			return err
		}
		x.Published = store.Verdict{By: 1, At: tx.Now()}
		return tx.PutCommendation(&x)
	})
	w.now = at("2026-12-01 09:00")
	return w
}

// merit is the workbook of November for chair and secretary.
func (w *ward) merit(at time.Time, ranked bool) *excelize.File {
	w.t.Helper()
	var out bytes.Buffer
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		m, err := sheet.MeritOf(tx.AsOf(at), w.c, "2026-11-01", "2026-11-30", ranked)
		if err != nil {
			return err
		}
		return m.Write(&out, store.Vietnamese)
	}))
	return opened(w.t, out.Bytes())
}

// told is a sheet, the named columns of each row with "|" between them.
func told(t testing.TB, f *excelize.File, tab string, headings ...string) (all []string) {
	t.Helper()
	rows, err := f.GetRows(tab)
	require.NoError(t, err)
	for n := 2; n <= len(rows); n++ {
		line := ""
		for _, h := range headings {
			_, v := under(t, f, tab, h, n)
			line += v + "|"
		}
		all = append(all, line)
	}
	return all
}

func TestPointsAreListedOneByOne(t *testing.T) {
	w := inspected(t, false)
	f := w.merit(w.now, false)
	assert.Equal(t, []string{"Chấm điểm"}, f.GetSheetList(), "who asked for points gets no ranking")
	assert.Equal(t, []string{
		"Cộng|kp1|khu phố 1||12|15||||||", // means: 8 of 10, 4 of 5
		"Điểm|kp1|khu phố 1|Vệ sinh|8.5|10||Nguyễn Văn Minh 2||2|@SUM(1)|",
		"Điểm|kp1|khu phố 1|=1+1|4|5|có|Nguyễn Văn Minh 2||||",
		"Điểm|kp1|khu phố 1|Vệ sinh|9|10|có|Nguyễn Văn Minh 2||||",
		"Điểm|kp1|khu phố 1|Vệ sinh|7|10|có|Nguyễn Văn Minh 3|Nguyễn Văn Minh 1||anh Minh 2 dẫn đi xem|",
		"Điểm|kp1|khu phố 1|=1+1||5|có|Nguyễn Văn Minh 3|Nguyễn Văn Minh 1|||",
		"Cộng|dv1|Trạm Y tế|||||||||",
		"Điểm|dv1|Trạm Y tế|||||Nguyễn Văn Minh 3||1||",
	}, told(t, f, "Chấm điểm", "Loại", "Mã nơi", "Khu phố, đơn vị", "Mục chấm", "Điểm", "Tối đa", "Được tính", "Người chấm", "Người ghi hộ", "Ảnh", "Ghi chú"))
	for heading, want := range map[string]string{"Đợt từ": "01/11/2026", "Đợt đến": "30/11/2026", "Lúc": "20/11/2026 16:01"} {
		cell, got := under(t, f, "Chấm điểm", heading, 3)
		assert.Equal(t, want, got)
		kind, err := f.GetCellType("Chấm điểm", cell)
		require.NoError(t, err)
		assert.Equal(t, excelize.CellTypeUnset, kind, "%s: no type is a number", heading)
	}
	plainSheets(t, f)
}

func TestTheRankingIsThatOfTheChat(t *testing.T) {
	w := inspected(t, false)
	f := w.merit(w.now, true)
	assert.Equal(t, []string{"Thi đua (nội bộ)", "Chấm điểm"}, f.GetSheetList())
	rows := told(t, f, "Thi đua (nội bộ)", "Loại", "Mã", "Tập thể, cá nhân", "Thứ", "Cộng điểm", "Cách cộng", "Đề xuất", "Lý do (từ số liệu)", "Chưa đủ số liệu", "Ý kiến Trưởng ban")
	assert.Equal(t, "Khu phố|kp1|khu phố 1|1|80|80 (32 trên 40, quy về 100): điểm 12/15 → 32/40|đã đồng ý|12/15 điểm|||", rows[0])
	assert.Contains(t, rows, "Thành viên|TV4|Nguyễn Văn Minh 4|1|100|100 (60 trên 60, quy về 100): tham gia 1/1 kỳ → 60/60|đã đồng ý|báo đủ 1/1 kỳ|||")
	assert.Contains(t, rows, "Thành viên|TV5|Nguyễn Văn Minh 5|1|100|100 (60 trên 60, quy về 100): tham gia 1/1 kỳ → 60/60|đã gạch|báo đủ 1/1 kỳ||để kỳ sau|")
	plainSheets(t, f)
	w.update(func(tx *store.Tx) error { return tx.PutMerit(&store.Merit{Committee: w.c.ID}) })
	w.now = w.now.Add(time.Hour)
	for _, row := range told(t, w.merit(w.now, true), "Thi đua (nội bộ)", "Thứ", "Cộng điểm", "Cách cộng") {
		assert.Equal(t, "|||", row, "no sum without the chair's own weights")
	}
}

// plainSheets sees that nothing in a workbook is computed, that its headings stay in view and can be filtered.
func plainSheets(t testing.TB, f *excelize.File) {
	t.Helper()
	for _, tab := range f.GetSheetList() {
		rows, err := f.GetRows(tab)
		require.NoError(t, err)
		for i, row := range rows {
			for j := range row {
				cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
				formula, err := f.GetCellFormula(tab, cell)
				require.NoError(t, err)
				assert.Empty(t, formula, "%s %s", tab, cell)
			}
		}
		panes, err := f.GetPanes(tab)
		require.NoError(t, err)
		assert.True(t, panes.Freeze && panes.YSplit == 1, tab)
		filtered := false
		for _, n := range f.GetDefinedName() {
			filtered = filtered || n.Scope == tab && n.Name == "_xlnm._FilterDatabase"
		}
		assert.True(t, filtered, tab)
	}
}

// TestNoRankingInWhatOthersGet: the workbook of a report, its sheets as CSV, and the facts have nothing of who was proposed or
// how anybody stands, before the publication and after; then they have who was commended.
func TestNoRankingInWhatOthersGet(t *testing.T) {
	for _, public := range []bool{false, true} {
		w := inspected(t, public)
		b := w.book("2026-11-01", "2026-11-30")
		assert.Nil(t, b.Points, "a deputy gets it too")
		f := opened(t, written(t, store.Vietnamese, b))
		want := sheet.Sheets
		if public {
			want = append(want[:len(want):len(want)], sheet.CommendedSheet)
			assert.Equal(t, []string{"01/11/2026|Khu phố|kp1|khu phố 1|=cmd|' /c'!A1|01/12/2026 08:00||",
				"01/11/2026|Cá nhân|TV4|Nguyễn Văn Minh 4|đồng chí Nguyễn Văn Minh 4 tận tụy|01/12/2026 08:00||"},
				told(t, f, "Khen thưởng", "Kỳ từ", "Loại", "Mã", "Tập thể, cá nhân", "Lý do", "Công bố lúc", "Thay bản công bố lúc"))
			plainSheets(t, f)
		}
		assert.Len(t, f.GetSheetList(), len(want))
		whole := fmt.Sprint(parts(t, written(t, store.Vietnamese, b))) + string(w.facts())
		for _, secret := range []string{"để kỳ sau", "kín", "Thi đua", "nội bộ"} {
			assert.NotContains(t, whole, secret, "public: %v", public)
		}
		for _, id := range []string{"ranking", "merit"} {
			assert.Error(t, sheet.WriteCSV(&bytes.Buffer{}, store.Vietnamese, b, id))
		}
	}
}

// TestPointsAsCSVAndFacts: the command line has the points, and no message they came in.
func TestPointsAsCSVAndFacts(t *testing.T) {
	w := inspected(t, true)
	b := w.book("2026-11-16", "2026-11-22") // a week of the month that is inspected
	require.NoError(t, w.db.View(func(tx *store.ReadTx) (err error) {
		b.Points, err = sheet.PointsOf(tx, w.c, "2026-11-16", "2026-11-22")
		return err
	}))
	all := lines(t, b, sheet.Scores)
	require.Len(t, all, 9)
	assert.Equal(t, []string{"'@SUM(1)", "'=1+1"}, []string{all[2][15], all[3][5]})
	assert.Contains(t, opened(t, written(t, store.Vietnamese, b)).GetSheetList(), "Chấm điểm")
	assert.NotContains(t, string(w.facts()), `"scores"`, "in chat a deputy may ask for them")
	var out bytes.Buffer
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		f, err := sheet.FactsOf(tx, w.c.ID)
		require.NoError(t, err)
		require.NoError(t, f.WithPoints(tx))
		assert.Len(t, f.Scores, 4)
		return sheet.WriteJSON(&out, f)
	}))
	assert.Contains(t, out.String(), `"score_form"`)
	assert.NotContains(t, out.String(), "tg/2/9")
}

// TestErasedFromPointsAndCommendations: the veil of a report that somebody was erased from lies over these sheets too.
func TestErasedFromPointsAndCommendations(t *testing.T) {
	w := inspected(t, true)
	b := w.book("2026-11-01", "2026-11-30")
	require.NoError(t, w.db.View(func(tx *store.ReadTx) (err error) {
		b.Points, err = sheet.PointsOf(tx, w.c, "2026-11-01", "2026-11-30")
		return err
	}))
	var gone store.Report
	for n, id := range []store.MemberID{1, 2, 4} {
		alias := "Thành viên " + string(rune('A'+n))
		gone.Erased = append(gone.Erased, store.Erasure{Alias: alias})
		for i := range b.Report.Members {
			if b.Report.Members[i].Member == id {
				b.Report.Members[i].Name = alias
			}
		}
	}
	b.Veil(gone)
	f := opened(t, written(t, store.Vietnamese, b))
	said := fmt.Sprint(told(t, f, "Chấm điểm", "Người chấm", "Người ghi hộ", "Ghi chú"), told(t, f, "Khen thưởng", "Tập thể, cá nhân", "Lý do"))
	for _, name := range []string{"Minh 1", "Minh 2|", "Minh 4"} {
		assert.NotContains(t, said, name)
	}
	assert.Contains(t, said, "Nguyễn Văn Minh 3|Thành viên A|")
	assert.Contains(t, said, "đồng chí Thành viên C tận tụy")
}

// TestACorrectedCommendationInTheWorkbook: the correction from its publication on, the first one at an instant before it.
func TestACorrectedCommendationInTheWorkbook(t *testing.T) {
	w := inspected(t, true)
	before := w.now
	w.now = w.now.Add(time.Hour)
	w.update(func(tx *store.Tx) error {
		old, _, err := tx.CommendationOf(w.c.ID, "2026-11-01", "2026-11-30")
		if err != nil {
			return err
		}
		x := store.Commendation{Committee: w.c.ID, First: old.First, Last: old.Last, Supersedes: old.ID, Proposals: old.Proposals[1:2], Model: old.Model,
			Begun: store.Verdict{By: 1, At: tx.Now(), Word: "nhầm khu phố"}, Published: store.Verdict{By: 1, At: tx.Now()}}
		return tx.PutCommendation(&x)
	})
	w.now = w.now.Add(time.Hour)
	b := w.book("2026-11-01", "2026-11-30")
	assert.Equal(t, []string{"Nguyễn Văn Minh 4|01/12/2026 10:00|01/12/2026 08:00|"},
		told(t, opened(t, written(t, store.Vietnamese, b)), "Khen thưởng", "Tập thể, cá nhân", "Công bố lúc", "Thay bản công bố lúc"))
	assert.NotContains(t, fmt.Sprint(parts(t, written(t, store.Vietnamese, b))), "nhầm khu phố", "why is for chair and secretary")
	states := func(at time.Time) (n int) {
		for _, s := range told(t, w.merit(at, true), "Thi đua (nội bộ)", "Đề xuất") {
			if s != "|" {
				n++
			}
		}
		return n
	}
	assert.Equal(t, []int{3, 1}, []int{states(before), states(w.now)})
}

// BenchmarkMerit is the ranking of a year of 300 members and 52 rounds, with every month three inspectors who score ten
// criteria in three khu phố and 17 units: gathered from the file, and written.
func BenchmarkMerit(b *testing.B) {
	w := yearWard(b)
	w.update(func(tx *store.Tx) error {
		f := store.ScoreForm{Committee: w.c.ID}
		var items []store.ScoreItem
		var names []string
		var points []store.ScorePoint
		for n := range 10 {
			items, points = append(items, store.ScoreItem{Name: fmt.Sprint("Mục ", n+1), Max: 1000}), append(points, store.ScorePoint{Item: n + 1, Got: 800})
		}
		for n := range 17 {
			names = append(names, fmt.Sprint("Trường ", n+1))
		}
		f.SetItems(items, at("2026-01-01 00:00"))
		f.SetUnits(names, at("2026-01-01 00:00"))
		if err := tx.PutScoreForm(&f); err != nil {
			return err
		}
		for month := range 12 {
			first := time.Date(2026, time.Month(month+1), 1, 0, 0, 0, 0, time.UTC)
			for n := range 60 {
				of := store.Inspected{Place: 1 + n%20}
				if of.Place > 3 {
					of = store.Inspected{Unit: of.Place - 3}
				}
				err := tx.AddScore(&store.Score{Committee: w.c.ID, First: first.Format(time.DateOnly), Last: first.AddDate(0, 1, -1).Format(time.DateOnly), Of: of,
					Member: store.MemberID(1 + n/20), Said: first, Points: points, Text: "sạch"})
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
	w.now = at("2027-01-04 08:00")
	size := 0
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		require.NoError(b, w.db.View(func(tx *store.ReadTx) error {
			m, err := sheet.MeritOf(tx, w.c, "2026-01-01", "2026-12-31", true)
			if err != nil {
				return err
			}
			return m.Write(&out, store.Vietnamese)
		}))
		size = out.Len()
	}
	b.ReportMetric(float64(size), "bytes")
}
