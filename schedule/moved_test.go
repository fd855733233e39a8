package schedule

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// works tells of the clean-up for neighbourhood n, or shows it.
func (w *ward) works(r store.Round, n int, photo bool) {
	w.update(func(tx *store.Tx) {
		s, m, people := store.SubjectOf(store.KindNeighbourhood, n), store.MemberID(2+n), 25.0
		if photo {
			require.NoError(w.t, tx.PutEvidence(&store.Evidence{Committee: w.c.ID, Round: r.ID, Subject: s, Member: m, At: tx.Now(), MIME: "image/jpeg"}))
			return
		}
		require.NoError(w.t, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: r.ID, Subject: s, Member: m, Status: store.Done, Said: tx.Now(), Means: store.ByText,
			Quantities: store.Quantities{People: &people}}))
	})
}

// coming is the clean-up to come, and its plan.
func (w *ward) coming() (p store.Plan, r store.Round) {
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) (err error) {
		if p, err = tx.Plan(w.c.ID, 2); err != nil {
			return err
		}
		r, err = tx.Round(w.c.ID, p.Upcoming)
		return err
	}))
	return p, r
}

func (w *ward) moves(p store.Plan, r store.Round, to string) store.Round {
	w.update(func(tx *store.Tx) { require.NoError(w.t, tx.MoveWork(p, &r, at(to), tx.Now())) })
	return r
}

// TestRainAfterAReport: what was done on Saturday stays Saturday's, and Sunday is another clean-up of the same plan.
func TestRainAfterAReport(t *testing.T) {
	w := newWard(t, "2026-12-02 09:00", 0)
	w.weekend()
	w.run("2026-12-05 09:30")
	p, saturday := w.coming()
	w.works(saturday, 1, false)
	w.works(saturday, 2, true)
	sunday := w.moves(p, saturday, "2026-12-06 07:00")
	require.NotEqual(t, saturday.ID, sunday.ID)
	_, next := w.coming()
	assert.Equal(t, sunday, next)
	assert.Equal(t, []any{saturday.ID, saturday.Nominal, "2026-12-06", store.Upcoming}, []any{next.Previous, next.Nominal, next.LastDay, next.Phase})
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		was, err := tx.Round(w.c.ID, saturday.ID)
		require.NoError(t, err)
		assert.Equal(t, []any{store.Closed, "2026-12-05", saturday.Starts, saturday.Closes}, []any{was.Phase, was.LastDay, was.Starts, was.Closes})
		assert.Zero(t, tx.DueAt(store.DueRound, was.DueKey()))
		reported, err := tx.Reported(was)
		assert.Equal(t, []store.Subject{"kp1", "kp2"}, reported)
		roll, err2 := tx.Roll(w.c.ID, was.ID)
		require.NoError(t, err2)
		assert.Len(t, roll.Expected, 2, "who has told nothing is not missing")
		fresh, err2 := tx.Reported(sunday)
		require.NoError(t, err2)
		assert.Empty(t, fresh)
		return err
	}))
	letters := w.run("2026-12-05 19:00")
	assert.Equal(t, []string{"5/12 09:30 -100 recap", "5/12 09:30 -100 grid", "5/12 09:30 Lan recap", "5/12 09:30 Bảo recap"},
		inOrder(letters, store.RecipeRecap, store.RecipeGrid, store.RecipeMissing), "once, at the move")
	assert.Equal(t, []string{"5/12 18:00 Một bundle kp1:coming", "5/12 18:00 Hai bundle kp2:coming", "5/12 18:00 Ba bundle kp3:coming"}, of(letters, "bundle"))
	letters = w.run("2026-12-06 17:05")
	assert.Len(t, of(letters, store.RecipeRecap), 3)
	_, after := w.coming()
	assert.Equal(t, []any{at("2026-12-12 07:00").UTC(), sunday.ID}, []any{after.Starts, after.Previous})
}

// TestMovedToTheAfternoon: no evening lies between, so who has said that he comes, comes.
func TestMovedToTheAfternoon(t *testing.T) {
	w := newWard(t, "2026-12-02 09:00", 0)
	w.weekend()
	w.run("2026-12-04 18:30")
	w.comes(3, 12)
	w.run("2026-12-05 08:30")
	p, morning := w.coming()
	w.works(morning, 1, false)
	afternoon := w.moves(p, morning, "2026-12-05 15:00")
	assert.Equal(t, morning.RollCall, afternoon.RollCall)
	assert.Equal(t, []string{"5/12 14:15 Ba dawn"}, of(w.run("2026-12-05 16:00"), store.RecipeDawn))
}

// TestWhatWasSaidTheDayBefore is no result, nor is what was taken back: the round moves with it.
func TestWhatWasSaidTheDayBefore(t *testing.T) {
	w := newWard(t, "2026-12-02 09:00", 0)
	w.weekend()
	w.run("2026-12-04 12:00")
	p, r := w.coming()
	w.works(r, 1, false)
	moved := w.moves(p, r, "2026-12-06 07:00")
	assert.Equal(t, r.ID, moved.ID)
	assert.Equal(t, store.Upcoming, moved.Phase)
}

// TestARoundOpenedAgainMoves: the one after it stays the one that takes early answers, and comes after the new one.
func TestARoundOpenedAgainMoves(t *testing.T) {
	w := newWard(t, "2026-12-02 09:00", 0)
	w.weekend()
	w.run("2026-12-05 10:00")
	_, saturday := w.coming()
	w.works(saturday, 1, false)
	w.run("2026-12-05 18:00")
	p, after := w.coming()
	require.NotEqual(t, saturday.ID, after.ID)
	saturday.Phase = store.Opened
	sunday := w.moves(p, saturday, "2026-12-06 07:00")
	p, again := w.coming()
	assert.Equal(t, after.ID, p.Upcoming)
	assert.Equal(t, []store.RoundID{saturday.ID, sunday.ID}, []store.RoundID{sunday.Previous, again.Previous})
}
