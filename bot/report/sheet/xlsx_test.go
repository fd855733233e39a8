package sheet_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"giaoban/bot/report/sheet"
	"giaoban/store"
	"giaoban/store/view"
)

func written(t testing.TB, lang store.Lang, b sheet.Book) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, sheet.Write(&out, lang, b))
	return out.Bytes()
}

func opened(t testing.TB, raw []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}

// under is the cell of a row under a heading.
func under(t testing.TB, f *excelize.File, tab, heading string, row int) (cell, value string) {
	t.Helper()
	rows, err := f.GetRows(tab)
	require.NoError(t, err)
	for i, h := range rows[0] {
		if h == heading {
			cell, err = excelize.CoordinatesToCellName(i+1, row)
			require.NoError(t, err)
			value, err = f.GetCellValue(tab, cell)
			require.NoError(t, err)
			return cell, value
		}
	}
	require.Fail(t, "no column", "%s in %s", heading, tab)
	return "", ""
}

func TestWorkbookOfAWeek(t *testing.T) {
	f := opened(t, written(t, store.Vietnamese, newWard(t, 10).week()))
	assert.Equal(t, []string{"Thành viên", "Tiêu chí", "Nhiệm vụ", "Gia hạn", "Câu trả lời", "Tham gia", "Tổng hợp"}, f.GetSheetList())
	for _, c := range []struct {
		tab, heading string
		row          int
		want         string
	}{
		{"Thành viên", "Mã", 2, "TV1"}, {"Thành viên", "Vai trò", 2, "trưởng ban"}, {"Thành viên", "Điện thoại", 2, "0912000000"},
		{"Thành viên", "Chủ trì", 3, "tc2"}, {"Thành viên", "Từ ngày", 3, "02/11/2026"},
		{"Tiêu chí", "Tình hình", 4, "vướng hoặc quá hạn"}, {"Tiêu chí", "Người báo", 4, "Nguyễn Văn Minh 3"},
		{"Nhiệm vụ", "Mã", 2, "V1"}, {"Nhiệm vụ", "Thời hạn (nguyên văn)", 2, "đến 4/12"}, {"Nhiệm vụ", "Hạn ban đầu", 2, "30/11/2026"},
		{"Nhiệm vụ", "Hạn hiện tại", 2, "04/12/2026"}, {"Nhiệm vụ", "Tình trạng", 2, "đang làm, trong hạn"}, {"Nhiệm vụ", "Số lần gia hạn", 2, "1"},
		{"Nhiệm vụ", "Quá trình gia hạn", 2, "30/11/2026 xin lùi đến 10/12/2026 (pa nô về chậm): đồng ý đến 04/12/2026"},
		{"Nhiệm vụ", "Hạn hiện tại", 3, ""}, {"Nhiệm vụ", "Nội dung", 3, `=HYPERLINK("http://x";"mở")`},
		{"Gia hạn", "Người duyệt", 2, "Nguyễn Văn Minh 1"}, {"Gia hạn", "Duyệt lúc", 2, "17/11/2026 10:00"}, {"Gia hạn", "Kết quả", 2, "đồng ý"},
		{"Câu trả lời", "Được tính", 2, "có"}, {"Câu trả lời", "Được tính", 3, ""}, {"Câu trả lời", "Được tính", 4, "có"},
		{"Câu trả lời", "Nguyên văn", 4, "+ thiếu xe gom\nhẻm 45; cần xe"}, {"Câu trả lời", "Kỳ đến", 2, "20/11/2026"},
		{"Tham gia", "Phải báo", 2, "10"}, {"Tham gia", "Loại", 4, "Thành viên"}, {"Tổng hợp", "Giá trị", 5, "20/11/2026 16:00"},
	} {
		cell, got := under(t, f, c.tab, c.heading, c.row)
		assert.Equal(t, c.want, got, "%s %s (%s)", c.tab, cell, c.heading)
	}
}

// TestCellsAreTyped: days and numbers are numbers to a spreadsheet, what people wrote is text and never a formula.
func TestCellsAreTyped(t *testing.T) {
	f := opened(t, written(t, store.Vietnamese, newWard(t, 10).week()))
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
	}
	for _, heading := range []string{"Hạn ban đầu", "Hạn hiện tại", "Số lần gia hạn", "Ngày giao"} {
		cell, _ := under(t, f, "Nhiệm vụ", heading, 2)
		kind, err := f.GetCellType("Nhiệm vụ", cell)
		require.NoError(t, err)
		assert.Equal(t, excelize.CellTypeUnset, kind, "%s: no type is a number", heading)
	}
	cell, _ := under(t, f, "Nhiệm vụ", "Nội dung", 3)
	kind, err := f.GetCellType("Nhiệm vụ", cell)
	require.NoError(t, err)
	assert.Equal(t, excelize.CellTypeInlineString, kind)
}

func TestSameBookSameBytes(t *testing.T) {
	b := newWard(t, 10).week()
	first := written(t, store.Vietnamese, b)
	for range 5 { // a map gives its order away only now and then
		require.True(t, bytes.Equal(first, written(t, store.Vietnamese, b)))
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	require.NoError(t, err)
	assert.Equal(t, "[Content_Types].xml", z.File[0].Name)
	for _, part := range z.File {
		assert.Equal(t, 1980, part.Modified.Year(), part.Name)
	}
	assert.False(t, bytes.Equal(first, written(t, store.English, b)))
	assert.True(t, bytes.Equal(first, written(t, "xx", b)), "an unknown language is Vietnamese")
}

// TestBookOfAFrozenReport: the book of a report that was made earlier is the one of that time, byte for byte.
func TestBookOfAFrozenReport(t *testing.T) {
	w := newWard(t, 10)
	then := w.week()
	w.now = at("2026-11-21 09:00")
	r := store.Round{ID: then.Report.Rounds[0].ID}
	w.say(&r, 5, "tc5", store.Done, "xong rồi")
	var now sheet.Book
	require.NoError(t, w.db.View(func(tx *store.ReadTx) (err error) {
		now, err = sheet.BookOf(tx, w.c, then.Report)
		return err
	}))
	assert.Equal(t, then, now)
	assert.Len(t, w.book("2026-11-14", "2026-11-20").Answers, len(then.Answers)+1)
}

func TestWhateverPeopleWriteGivesAWorkbook(t *testing.T) {
	odd := "\x00\x01\x0b\x1f<&>\"' _x0041_ \ufffe\xff e\u0302\u0301 🟥 " + strings.Repeat("dài ", 20000)
	b := sheet.Book{Report: view.Report{First: "x", Last: "", AsOf: at("2026-11-20 09:00"), Committee: view.ReportCommittee{Name: odd, Zone: "nowhere"},
		Criteria: []view.ReportCriterion{{Number: 1, Name: odd}},
		Tasks:    []view.ReportTask{{Number: 1, Work: odd, Due: view.ReportDue{Phrase: odd, Day: "30.11"}, Extensions: []view.ReportExtension{{Reason: odd}}}},
		Members:  []view.ReportMember{{Speaker: view.Speaker{Name: odd}}}}, Answers: []view.Word{{Text: odd, Subject: "tc1"}}}
	f := opened(t, written(t, store.Vietnamese, b))
	_, got := under(t, f, "Nhiệm vụ", "Nội dung", 2)
	assert.True(t, norm.NFC.IsNormalString(got))
	assert.Contains(t, got, "<&>\"' _x0041_")
	assert.Contains(t, got, "ế 🟥 dài")
	assert.NotContains(t, got, "\x01")
	_, day := under(t, f, "Nhiệm vụ", "Hạn hiện tại", 2)
	assert.Equal(t, "30.11", day, "a day that is none stays as it is")
	for _, id := range sheet.Sheets {
		require.NoError(t, sheet.WriteCSV(io.Discard, store.Vietnamese, b, id))
	}
}

func TestEmptyBook(t *testing.T) {
	var b sheet.Book
	b.Report.AsOf = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	f := opened(t, written(t, store.English, b))
	rows, err := f.GetRows("Tasks")
	require.NoError(t, err)
	assert.Len(t, rows, 1, "headings alone")
	assert.Len(t, opened(t, written(t, store.Vietnamese, newWard(t, 1).book("2021-01-01", "2021-01-31"))).GetSheetList(), len(sheet.Sheets))
}

func TestHeadingsAreUnique(t *testing.T) {
	for _, lang := range []store.Lang{store.Vietnamese, store.English} {
		f := opened(t, written(t, lang, sheet.Book{}))
		for _, tab := range f.GetSheetList() {
			assert.LessOrEqual(t, len([]rune(tab)), 31)
			assert.NotRegexp(t, `[][:*?/\\]|^'|'$`, tab, "Excel takes no such name")
			rows, err := f.GetRows(tab)
			require.NoError(t, err)
			seen := map[string]bool{}
			for _, h := range rows[0] {
				assert.NotEmpty(t, h, tab)
				assert.False(t, seen[h], "%s: %s", tab, h)
				seen[h] = true
			}
		}
	}
}

// BenchmarkWrite is the workbook of a year: 300 members, 52 weekly rounds, everybody answering, 200 tasks.
func BenchmarkWrite(b *testing.B) {
	book := year(b)
	b.Logf("%d words, %d tasks, %d members", len(book.Answers), len(book.Report.Tasks), len(book.Members))
	size := 0
	b.Run("xlsx", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			size = len(written(b, store.Vietnamese, book))
		}
		b.ReportMetric(float64(size), "bytes")
	})
	b.Run("csv", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			require.NoError(b, sheet.WriteCSV(io.Discard, store.Vietnamese, book, sheet.Replies))
		}
	})
}

func year(t testing.TB) sheet.Book { return yearWard(t).book("2026-01-01", "2026-12-31") }

func yearWard(t testing.TB) *ward {
	w := newWard(t, 300)
	w.now = at("2026-01-02 08:00")
	for i := range 200 {
		w.give(1+i%300, "Rà soát, chỉnh trang vỉa hè tuyến đường số "+string(rune('A'+i%26)), "trong tháng 12", "2026-12-31")
	}
	for week := range 52 {
		r := w.open(at("2026-01-02 14:00").AddDate(0, 0, 7*week))
		w.update(func(tx *store.Tx) error {
			for i := range 300 {
				s := store.SubjectOf(store.KindCriterion, 1+i%9)
				if i < 4 { // each task is spoken of once
					s = store.SubjectOf(store.KindTask, 1+4*week%197+i)
				}
				if err := tx.AddReply(&store.Reply{Committee: w.c.ID, Round: r.ID, Subject: s, Member: store.MemberID(1 + i%300), Status: store.Doing,
					Said: w.now, Means: store.ByText, Text: "còn rác hẻm 45, cần xe gom"}); err != nil {
					return err
				}
			}
			return nil
		})
		w.close(r)
	}
	return w
}
