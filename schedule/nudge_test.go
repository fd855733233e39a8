package schedule

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// TestNoRepeatWithinAnHourOfANudge: an officer has just reminded one of two; the other gets the repeat as always.
func TestNoRepeatWithinAnHourOfANudge(t *testing.T) {
	for _, tt := range []struct {
		at   string
		want int
	}{{"2026-11-27 14:30", 2}, {"2026-11-27 14:45", 1}, {"2026-11-27 15:35", 1}} {
		t.Run(tt.at, func(t *testing.T) {
			w := newWard(t, "2026-11-27 13:00", 2)
			w.goTo(tt.at)
			w.delivered()
			w.update(func(tx *store.Tx) {
				require.NoError(t, tx.AddNudge(&store.Nudge{Committee: w.c.ID, Round: 1, Member: 3, By: 1, Due: tx.Now()}))
			})
			w.goTo("2026-11-27 15:50")
			assert.Equal(t, tt.want, w.waiting()[store.RecipeBundle])
		})
	}
}

// TestTheBundleKnowsWhenItWasTold: what waits for the morning counts from the morning.
func TestTheBundleKnowsWhenItWasTold(t *testing.T) {
	w := newWard(t, "2026-11-26 08:00", 1)
	told := func() string {
		var b store.Bundle
		require.NoError(t, w.db.View(func(tx *store.ReadTx) (err error) { b, err = tx.LastBundle(3); return err }))
		return b.Told.In(store.HoChiMinh).Format("2/1 15:04")
	}
	w.goTo("2026-11-27 14:10")
	assert.Equal(t, "27/11 14:00", told())
	w.goTo("2026-11-27 15:50")
	assert.Equal(t, "27/11 15:40", told(), "the repeat, at the first look after 15:36")
	w = newWard(t, "2026-11-26 08:00", 1)
	w.wake("2026-11-29 02:00")
	w.alive()
	w.sweep()
	assert.Equal(t, "29/11 06:30", told())
}
