package importer_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"giaoban/bot/importer"
	"giaoban/bot/report/sheet"
	"giaoban/store"
	"giaoban/store/view"
)

// inspected scores khu phố 1 and commends it in public.
func (w *ward) inspected() {
	w.update(func(tx *store.Tx) {
		f := store.ScoreForm{Committee: 1}
		f.SetItems([]store.ScoreItem{{Name: "Vệ sinh", Max: 1000}}, tx.Now())
		require.NoError(w, tx.PutScoreForm(&f))
		kp1 := store.Inspected{Place: 1}
		require.NoError(w, tx.AddScore(&store.Score{Committee: 1, First: "2026-11-01", Last: "2026-11-30", Of: kp1, Member: 2, Said: tx.Now(), Points: []store.ScorePoint{{Item: 1, Got: 800}}}))
		at := store.Verdict{At: tx.Now()}
		require.NoError(w, tx.PutCommendation(&store.Commendation{Committee: 1, First: "2026-11-01", Last: "2026-11-30", Published: at, Model: []byte("{}"),
			Proposals: []store.Proposal{{Whom: store.Commended{Inspected: kp1}, Made: at, Approved: at}, {Whom: store.Commended{Member: 2}, Made: at, Approved: at}}}))
	})
	w.turn()
}

// TestPointsAndCommendationsAreNotReadBack: what they say has its own way in. Whatever is done to these sheets proposes
// nothing; also where somebody renames the tab or sends the workbook of the ranking.
func TestPointsAndCommendationsAreNotReadBack(t *testing.T) {
	w := newWard(t)
	w.inspected()
	for _, lang := range []store.Lang{store.Vietnamese, store.English} {
		var whole, ranking bytes.Buffer
		require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
			c, err := tx.Committee(1)
			require.NoError(t, err)
			r, err := view.ReportOf(tx, c, "2026-11-21", "2026-11-27")
			require.NoError(t, err)
			b, err := sheet.BookOf(tx, c, r)
			require.NoError(t, err)
			b.Points, err = sheet.PointsOf(tx, c, "2026-11-21", "2026-11-27")
			require.NoError(t, err)
			m, err := sheet.MeritOf(tx, c, "2026-11-01", "2026-11-30", true)
			require.NoError(t, err)
			require.NoError(t, m.Write(&ranking, lang))
			return sheet.Write(&whole, lang, b)
		}))
		w.turn()
		raw := edit(t, whole.Bytes(), func(f *excelize.File) {
			tabs := f.GetSheetList()
			require.Len(t, tabs, len(sheet.Sheets)+2)
			for i, tab := range tabs[len(sheet.Sheets):] {
				require.NoError(t, f.SetCellValue(tab, "E2", "khu phố khác"))
				if i == 1 {
					require.NoError(t, f.SetSheetName(tab, "Danh sách"))
				}
			}
		})
		for _, raw := range [][]byte{whole.Bytes(), raw} {
			changes, problems := told(w.reads(raw))
			assert.Empty(t, changes)
			assert.Empty(t, problems)
		}
		_, err := importer.Read(ranking.Bytes())
		assert.ErrorIs(t, err, importer.ErrNothing)
		_, err = importer.Read(edit(t, ranking.Bytes(), func(f *excelize.File) {
			for _, tab := range f.GetSheetList() {
				require.NoError(t, f.SetSheetName(tab, "Bảng "+tab))
			}
		}))
		assert.ErrorIs(t, err, importer.ErrNothing)
	}
}

// TestAYearOfPointsDoesNotKeepTheListFromBeingRead: sheets that are not read are not unpacked either.
func TestAYearOfPointsDoesNotKeepTheListFromBeingRead(t *testing.T) {
	w := newWard(t)
	w.update(func(tx *store.Tx) {
		f := store.ScoreForm{Committee: 1}
		items := []store.ScoreItem{}
		points := []store.ScorePoint{}
		for n := range 20 {
			items = append(items, store.ScoreItem{Name: "Mục " + string(rune('A'+n)), Max: 1000})
			points = append(points, store.ScorePoint{Item: n + 1, Got: 700 + n})
		}
		f.SetItems(items, tx.Now())
		require.NoError(w, tx.PutScoreForm(&f))
		for n := range 2400 {
			require.NoError(w, tx.AddScore(&store.Score{Committee: 1, First: "2026-11-01", Last: "2026-11-30", Of: store.Inspected{Place: 1 + n%3}, Member: store.MemberID(1 + n%3),
				Said: tx.Now(), Points: points}))
		}
	})
	w.turn()
	var raw bytes.Buffer
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		c, err := tx.Committee(1)
		require.NoError(t, err)
		r, err := view.ReportOf(tx, c, "2026-11-21", "2026-11-27")
		require.NoError(t, err)
		b, err := sheet.BookOf(tx, c, r)
		require.NoError(t, err)
		b.Points, err = sheet.PointsOf(tx, c, "2026-11-21", "2026-11-27")
		require.NoError(t, err)
		return sheet.Write(&raw, store.Vietnamese, b)
	}))
	w.turn()
	changes, problems := told(w.reads(raw.Bytes()))
	assert.Empty(t, changes)
	assert.Empty(t, problems)
}
