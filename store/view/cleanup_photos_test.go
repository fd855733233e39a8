package view_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

// TestPhotosAloneAreAWord: whoever has shown what was done is not missing, nor was anything noted for him; photos of another
// neighbourhood, or of a round that is no clean-up, are none of his.
func TestPhotosAloneAreAWord(t *testing.T) {
	w := newWeekend(t, 3)
	r := w.saturday("2026-11-28")
	w.photo(r, 1, 1, 2)
	seat := func(r store.Round, n int) (s view.Seat) {
		require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
			r, err := tx.Round(w.c.ID, r.ID)
			require.NoError(t, err)
			all, err := view.Seats(tx, r)
			s = all[n-1]
			return err
		}))
		return s
	}
	assert.Equal(t, []view.State{view.Complete, view.Waiting}, []view.State{seat(r, 1).State, seat(r, 2).State})
	assert.Empty(t, seat(r, 1).Open)
	w.close(&r)
	assert.Equal(t, []view.State{view.Complete, view.Missing}, []view.State{seat(r, 1).State, seat(r, 2).State})
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		held, err := view.Held(tx, w.c.ID, "2026-11-01")
		require.NoError(t, err)
		all, err := view.AttendanceIn(tx, w.c.ID, held)
		require.NoError(t, err)
		for _, a := range all {
			if a.Member.ID == 1 {
				assert.Equal(t, view.Turnout{Expected: 1, Answered: 1}, a.CleanUps)
			}
		}
		return nil
	}))
	friday := w.open(at("2026-12-04 14:00"))
	w.photo(*friday, 1, 1, 2)
	assert.Equal(t, view.Waiting, seat(*friday, 1).State, "the report asks how it goes")
}
