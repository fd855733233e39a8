package importing_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"giaoban/bot/importer"
	"giaoban/bot/report/sheet"
	"giaoban/bot/talk"
	"giaoban/bot/talk/importing"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/storetest"
	"giaoban/store/view"
)

// What people write into the cells of a list, sense and nonsense.
var (
	phrases  = []string{"", "trước 5/12", "30/8", "thường xuyên", "trước 31/2", "khi có kinh phí", "thứ 6 tuần sau", "trước 17h ngày 20/12", "thứ Bảy hằng tuần", "cuối tháng", "quý I/2027", "4/12/2026", "sớm", "ngày mai"}
	days     = []string{"", "5/12/2026", "20/12/2026", "2026-11-30", "1/11/2026", "mai"}
	hours    = []string{"", "16h", "17:00"}
	leaders  = []string{"Hùng", "Yến", "khu phố 1, 2", "các khu phố", "Ông Lạ", "kp1", "Công an phường", ""}
	helpers  = []string{"", "Yến", "Đoàn TN; Công an phường", "Công an phường, Đoàn TN", "khu phố 1, 2, Yến", "khu phố 1-2", "yến, Yến,"}
	works    = []string{"Lắp pa nô", "Rà soát hộ nghèo", "Treo cờ", "treo cờ", "Dọn  kênh"}
	names    = []string{"Hùng", "Trần Hùng", "Yến", "Võ Thị Mai", "võ thị mai", "Đ/c Võ Thị Mai", "Ngô Tám", ""}
	phones   = []string{"", "0900000301", "900000302", "0900 000 303", "x"}
	charged  = []string{"", "tc1", "tc3, kp1", "kp 1-3", "tc9", "kp2; tc2"}
	roles    = []string{"", "thành viên", "Phó Trưởng ban", "trưởng khu phố", "vua"}
	criteria = []string{"", "3", "tc2", "12"}
)

func (p play) turnTo(by time.Duration) { p.Now = p.Now.Add(by) }

// reads compares a file with what there is, as a list that was sent is.
func (p play) reads(t require.TestingT, raw []byte) (got importer.Proposal) {
	l, err := importer.Read(raw)
	require.NoError(t, err)
	p.View(func(tx *store.ReadTx) {
		now, err := importer.FactsOf(tx, 1, calendar.Default())
		require.NoError(t, err)
		var then *importer.Facts
		if at := l.Stamp.Shows; !at.IsZero() {
			was, err := importer.FactsOf(tx.AsOf(at), 1, calendar.Default())
			require.NoError(t, err)
			then = &was
		}
		got = importer.Compare(l, then, now)
	})
	return got
}

func (p play) book(t require.TestingT) []byte {
	var raw bytes.Buffer
	p.View(func(tx *store.ReadTx) {
		c, err := tx.Committee(1)
		require.NoError(t, err)
		r, err := view.ReportOf(tx, c, "2026-11-21", "2027-12-31")
		require.NoError(t, err)
		b, err := sheet.BookOf(tx, c, r)
		require.NoError(t, err)
		require.NoError(t, sheet.Write(&raw, store.Vietnamese, b))
	})
	p.turnTo(time.Minute)
	return raw.Bytes()
}

// TestAListTwiceIsNothingNew: what is exported proposes nothing; whatever is written into it, or into a list of one's own,
// proposes nothing once it was imported; and the workbook of then proposes nothing either.
func TestAListTwiceIsNothingNew(t *testing.T) {
	storetest.Draws(t, 20)
	rapid.Check(t, func(r *rapid.T) {
		p := newPlay(t)
		p.Update(func(tx *store.Tx) {
			for n := 1; n <= 3; n++ {
				require.NoError(r, tx.PutNeighbourhood(&store.Neighbourhood{Committee: 1, Number: n, From: tx.Now()}))
			}
		})
		pick := func(all []string, what string) string { return rapid.SampledFrom(all).Draw(r, what) }
		own := rapid.Bool().Draw(r, "own workbook")
		var raw []byte
		if own {
			raw = p.book(r)
			require.True(r, p.reads(r, raw).Empty(), "as it was written")
			f, err := excelize.OpenReader(bytes.NewReader(raw))
			require.NoError(r, err)
			put := func(tab string, col string, row int, all []string) {
				if rapid.IntRange(0, 2).Draw(r, "touch") > 0 {
					require.NoError(r, f.SetCellValue(tab, fmt.Sprint(col, row), pick(all, tab+col)))
				}
			}
			lost := rapid.Bool().Draw(r, "the stamp is lost")
			for row := 2; row <= 5; row++ {
				if row > 3 {
					require.NoError(r, f.SetCellValue("Nhiệm vụ", fmt.Sprint("B", row), works[row-2]))
					require.NoError(r, f.SetCellValue("Nhiệm vụ", fmt.Sprint("C", row), "Hùng"))
				}
				for i, all := range [][]string{phrases, days, hours, helpers, leaders, criteria} {
					put("Nhiệm vụ", "HJKECF"[i:i+1], row, all)
				}
			}
			for row := 4; row <= 7; row++ {
				cols := [][]string{names, roles, phones, charged, charged}
				if lost { // a lead that is handed on leaves its holder as a helper, of which an unstamped row knows nothing
					cols = cols[:3]
				}
				for i, all := range cols {
					put("Thành viên", "BDGHI"[i:i+1], row, all)
				}
			}
			if lost {
				require.NoError(r, f.SetDocProps(&excelize.DocProperties{Keywords: "bảng"}))
			}
			var out bytes.Buffer
			require.NoError(r, f.Write(&out))
			require.NoError(r, f.Close())
			raw = out.Bytes()
		} else {
			f := excelize.NewFile()
			require.NoError(r, f.SetSheetRow("Sheet1", "A1", &[]any{"Nội dung công việc", "Đơn vị chủ trì", "Phối hợp", "Thời hạn", "Hạn", "Giờ", "Tiêu chí"}))
			_, err := f.NewSheet("B")
			require.NoError(r, err)
			require.NoError(r, f.SetSheetRow("B", "A1", &[]any{"Họ tên", "Điện thoại", "Phụ trách", "Nhiệm vụ trong Ban"}))
			for row := 2; row < 2+rapid.IntRange(1, 6).Draw(r, "rows"); row++ {
				require.NoError(r, f.SetSheetRow("Sheet1", fmt.Sprint("A", row), &[]any{pick(works, "work"), pick(leaders, "lead"), pick(helpers, "helps"),
					pick(phrases, "words"), pick(days, "day"), pick(hours, "hour"), pick(criteria, "criterion")}))
				require.NoError(r, f.SetSheetRow("B", fmt.Sprint("A", row), &[]any{pick(names, "name"), pick(phones, "phone"), pick(charged, "charge"), pick(roles, "role")}))
			}
			var out bytes.Buffer
			require.NoError(r, f.Write(&out))
			require.NoError(r, f.Close())
			raw = out.Bytes()
		}
		first := p.reads(r, raw)
		p.Update(func(tx *store.Tx) {
			c, err := tx.Committee(1)
			require.NoError(r, err)
			_, err = importing.Save(tx, talk.Menus{Private: func([]store.Member) []string { return nil }}, calendar.Default(), c, 0, first)
			require.NoError(r, err)
		})
		later := 1
		if len(first.Problems) == 0 { // what was refused may be right on another day: "ngày mai"
			later = rapid.IntRange(1, 10*24).Draw(r, "hours later")
		}
		p.turnTo(time.Duration(later) * time.Hour)
		again := p.reads(r, raw)
		require.Empty(r, again.Changes, "the same file again, after %+v", first.Changes)
		require.True(r, p.reads(r, p.book(r)).Empty(), "the workbook of now")
	})
}
