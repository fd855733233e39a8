package award_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk/score"
	"giaoban/store"
)

// TestTheWorkbookIsForWhoAskedAndMay: chair and secretary get it, in private; who has lost the office until it is drawn may
// not read it any more, nor may who never held it, whatever an argument says.
func TestTheWorkbookIsForWhoAskedAndMay(t *testing.T) {
	w := newWard(t)
	for _, who := range []string{"Hạnh", "Hùng"} {
		assert.Equal(t, "Việc này dành cho trưởng ban hoặc thư ký.", w.Says(who, "/thidua tệp"))
		assert.Contains(t, w.Forges(who, "kt:f:1:2026-11-01:2026-11-30"), "trưởng ban hoặc thư ký")
	}
	assert.Contains(t, w.Forges("Hạnh", "cs:t:1"), "trưởng ban hoặc thư ký")
	assert.Contains(t, w.Says("Lan", "/thidua tệp"), "Chưa công bố, xin không chuyển tiếp.")
	ranking := w.arg("Lan", "thi-dua-noi-bo-2026-11-01-2026-11-30.xlsx")
	assert.True(t, ranking.Ranking)
	w.Says("Lan", "/chamdiem đợt tháng 11")
	w.Says("Lan", "/chamdiem")
	w.Presses("Lan", "Tải .xlsx")
	points := w.arg("Lan", "cham-diem-2026-11-01-2026-11-30.xlsx")
	assert.False(t, points.Ranking)
	w.Says("Lan", "/thidua tháng 11")
	w.Presses("Lan", "Tải .xlsx")
	assert.Equal(t, ranking.Reader, w.arg("Lan", "thi-dua-noi-bo-2026-11-01-2026-11-30.xlsx").Reader)
	may := func(a score.FileArg) (ok bool) {
		w.View(func(tx *store.ReadTx) {
			var err error
			ok, err = a.MayRead(tx)
			require.NoError(t, err)
		})
		return ok
	}
	assert.True(t, may(ranking) && may(points))
	for _, reader := range []store.PersonID{0, 99, w.Person("Hạnh").ID, w.Person("Hùng").ID} {
		ranking.Reader, points.Reader = reader, reader
		assert.False(t, may(ranking) || may(points), "person %d", reader)
	}
	ranking.Reader = w.Person("Lan").ID
	elsewhere := ranking
	elsewhere.Committee = 2
	assert.False(t, may(elsewhere))
	w.Update(func(tx *store.Tx) {
		m := w.Member("Lan")
		m.Role = store.Plain
		require.NoError(t, tx.PutMember(&m))
	})
	assert.False(t, may(ranking), "she has handed over")
}

// arg is what the file that somebody was sent last is drawn from.
func (w *ward) arg(who, name string) (a score.FileArg) {
	w.Helper()
	shown := w.File(who)
	require.NotNil(w, shown)
	assert.Equal(w, name, shown.File.Name)
	require.NoError(w, json.Unmarshal([]byte(shown.File.Arg), &a))
	return a
}
