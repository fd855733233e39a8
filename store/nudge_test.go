package store

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestNudgesOfARound(t *testing.T) {
	db, h := open(t)
	c, lan, hung, tu := ward(t, db)
	nudge := func(r RoundID, m Member, wait time.Duration) {
		update(t, db, func(tx *Tx) {
			require.NoError(t, tx.AddNudge(&Nudge{Committee: c.ID, Round: r, Member: m.ID, By: lan.Person, Due: tx.Now().Add(wait)}))
		})
	}
	start := h.at
	nudge(1, hung, 0)
	nudge(1, tu, 0)
	nudge(2, hung, 0)
	h.turn(time.Minute)
	nudge(1, hung, 8*time.Hour)
	view(t, db, func(tx *ReadTx) {
		all, err := tx.Nudges(c.ID, 1)
		require.NoError(t, err)
		require.Len(t, all, 3)
		assert.Equal(t, []MemberID{hung.ID, hung.ID, tu.ID}, []MemberID{all[0].Member, all[1].Member, all[2].Member})
		assert.Equal(t, lan.Person, all[0].By)
		before, err := tx.AsOf(start).NudgesOf(c.ID, 1, hung.ID)
		require.NoError(t, err)
		assert.Len(t, before, 1, "it is a fact with a past")
		his, err := tx.NudgesTo(c.ID, hung.ID)
		require.NoError(t, err)
		assert.Len(t, his, 3, "over all rounds")
		other, err := tx.Nudges(c.ID+1, 1)
		require.NoError(t, err)
		assert.Empty(t, other)
	})
}

// TestNudgedUntilAnHourAfterItIsDue: one that waits for the morning counts from then.
func TestNudgedUntilAnHourAfterItIsDue(t *testing.T) {
	db, h := open(t)
	c, lan, hung, tu := ward(t, db)
	update(t, db, func(tx *Tx) {
		require.NoError(t, tx.AddNudge(&Nudge{Committee: c.ID, Round: 1, Member: hung.ID, By: lan.Person, Due: tx.Now().Add(9 * time.Hour)}))
	})
	for _, step := range []struct {
		after time.Duration
		want  bool
	}{{0, true}, {9 * time.Hour, true}, {NudgeRest - time.Second, true}, {time.Second, false}} {
		h.turn(step.after)
		update(t, db, func(tx *Tx) {
			got, err := tx.Nudged(c.ID, 1, hung.ID)
			require.NoError(t, err)
			assert.Equal(t, step.want, got, tx.Now())
			got, err = tx.Nudged(c.ID, 1, tu.ID)
			require.NoError(t, err)
			assert.False(t, got)
			got, err = tx.Nudged(c.ID, 2, hung.ID)
			require.NoError(t, err)
			assert.False(t, got, "another round")
		})
	}
}

// TestForgetErasesNudges: that he was reminded is gone, now and in the past; that he reminded others stays without him.
func TestForgetErasesNudges(t *testing.T) {
	db, h := open(t)
	c, lan, hung, tu := ward(t, db)
	update(t, db, func(tx *Tx) {
		for _, m := range []Member{lan, hung, tu} {
			require.NoError(t, tx.AddNudge(&Nudge{Committee: c.ID, Round: 1, Member: m.ID, By: lan.Person, Due: tx.Now()}))
		}
	})
	then := h.at
	h.turn(time.Hour)
	update(t, db, func(tx *Tx) { require.NoError(t, tx.Forget(hung.Person)) })
	who := func(tx *ReadTx) map[MemberID]PersonID {
		all, err := tx.Nudges(c.ID, 1)
		require.NoError(t, err)
		by := map[MemberID]PersonID{}
		for _, n := range all {
			by[n.Member] = n.By
		}
		return by
	}
	view(t, db, func(tx *ReadTx) {
		assert.Equal(t, map[MemberID]PersonID{lan.ID: lan.Person, tu.ID: lan.Person}, who(tx))
		assert.Equal(t, map[MemberID]PersonID{lan.ID: lan.Person, tu.ID: lan.Person}, who(tx.AsOf(then)), "nor in the past")
	})
	update(t, db, func(tx *Tx) { require.NoError(t, tx.Forget(lan.Person)) })
	view(t, db, func(tx *ReadTx) {
		assert.Equal(t, map[MemberID]PersonID{tu.ID: 0}, who(tx))
		assert.Equal(t, map[MemberID]PersonID{tu.ID: 0}, who(tx.AsOf(then)))
	})
}
