package store

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestACorrectionTakesThePlaceOfWhatItNames: the first list is never changed, holds again at an instant before the second,
// and only what is published, and not being corrected already, can be corrected.
func TestACorrectionTakesThePlaceOfWhatItNames(t *testing.T) {
	db, h := open(t)
	c, lan, _, _ := ward(t, db)
	put := func(x *Commendation) { update(t, db, func(tx *Tx) { require.NoError(t, tx.PutCommendation(x)) }) }
	refused := func(x Commendation, want error) {
		t.Helper()
		require.ErrorIs(t, db.Update(func(tx *Tx) error { return tx.PutCommendation(&x) }), want)
	}
	november := func(supersedes CommendationID) Commendation {
		return Commendation{Committee: c.ID, First: "2026-11-01", Last: "2026-11-30", Supersedes: supersedes}
	}
	first := november(0)
	first.Proposals = []Proposal{{Whom: Commended{Inspected: Inspected{Place: 5}}, Made: Verdict{By: lan.Person, At: h.at}}}
	put(&first)
	refused(november(first.ID), ErrCorrected) // not published yet
	first.Published = Verdict{By: lan.Person, At: h.at}
	put(&first)
	then := h.at
	h.turn(time.Hour)

	refused(november(99), ErrCorrected)
	other := november(first.ID)
	other.Last = "2026-11-29"
	refused(other, ErrCorrected)
	second := november(first.ID)
	put(&second)
	refused(november(first.ID), ErrCorrected) // one at a time
	moved := second
	moved.Supersedes = 0
	refused(moved, ErrFrozen)
	inForce := func(at time.Time) (ids []CommendationID, of CommendationID) {
		view(t, db, func(tx *ReadTx) {
			tx = tx.AsOf(at)
			all, err := tx.Commendations(c.ID)
			require.NoError(t, err)
			for _, x := range CommendationsInForce(all) {
				ids = append(ids, x.ID)
			}
			x, _, err := tx.CommendationOf(c.ID, "2026-11-01", "2026-11-30")
			require.NoError(t, err)
			of = x.ID
		})
		return ids, of
	}
	ids, of := inForce(h.at)
	assert.Equal(t, []CommendationID{first.ID}, ids, "begun is not published")
	assert.Equal(t, second.ID, of)

	second.Left = Verdict{By: lan.Person, At: h.at}
	put(&second)
	refused(second, ErrFrozen)
	_, of = inForce(h.at)
	assert.Equal(t, first.ID, of, "a correction that was given up corrects nothing")

	third := november(first.ID)
	put(&third)
	h.turn(time.Hour)
	third.Published = Verdict{By: lan.Person, At: h.at}
	put(&third)
	refused(third, ErrFrozen)
	refused(first, ErrFrozen)
	refused(november(first.ID), ErrCorrected) // what has been corrected is corrected through its correction
	ids, of = inForce(h.at)
	assert.Equal(t, []any{[]CommendationID{third.ID}, third.ID}, []any{ids, of})
	ids, of = inForce(then)
	assert.Equal(t, []any{[]CommendationID{first.ID}, first.ID}, []any{ids, of}, "at an instant before it the first one holds")
}
