package view_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/store"
	"giaoban/store/storetest"
	"giaoban/store/view"
)

// heard is a reply, or a score, as drawn: what it says and when, whatever the order in which it arrives.
type heard struct {
	round, member, got int
	late, score        bool
	said               time.Time
}

// play makes a ward of four members, the second without an account when unreached, three Fridays, and what is heard in this
// order of arrival.
func play(t *rapid.T, tb testing.TB, all []heard, unreached bool) view.Ranking {
	w := newWard(tb, 4)
	w.neighbourhoods(4, 0)
	if unreached {
		w.update(func(tx *store.Tx) error {
			m, err := tx.Member(w.c.ID, 2)
			m.Person = 0
			return firstError(err, tx.PutMember(&m))
		})
	}
	w.weigh(store.Weights{Part: 50, Time: 30, Points: 20})
	w.now = at("2026-11-01 08:00")
	w.form()
	overdue := w.give(2, "2026-11-03")
	require.NotZero(t, overdue.Number)
	var rounds []*store.Round
	for _, day := range []string{"2026-11-06", "2026-11-13", "2026-11-20"} {
		r := w.open(at(day + " 14:00"))
		w.close(r)
		rounds = append(rounds, r)
	}
	for _, h := range all {
		if h.score {
			s := store.Score{Committee: w.c.ID, Member: store.MemberID(h.member), Of: kp(1 + h.round), First: "2026-11-01", Last: "2026-11-30", Said: h.said,
				Points: []store.ScorePoint{{Item: 1 + h.got%3, Got: h.got}}}
			w.update(func(tx *store.Tx) error { return tx.AddScore(&s) })
			continue
		}
		w.say(rounds[h.round], h.member, 0, store.Doing, place(h.member, store.Quantities{}), func(r *store.Reply) { r.Late, r.Said = h.late, h.said })
	}
	w.now = at("2026-12-01 08:00")
	return w.ranking("2026-11-01", "2026-11-30")
}

func drawn(rt *rapid.T) []heard {
	n := rapid.IntRange(0, 14).Draw(rt, "replies")
	all := make([]heard, n)
	for i := range all {
		all[i] = heard{round: rapid.IntRange(0, 2).Draw(rt, "round"), member: rapid.IntRange(1, 4).Draw(rt, "member"),
			got: rapid.IntRange(0, 500).Draw(rt, "got"), late: rapid.Bool().Draw(rt, "late"), score: rapid.Bool().Draw(rt, "score"),
			said: at("2026-11-06 14:00").Add(time.Duration(i) * time.Minute)}
	}
	return all
}

// TestTheOrderOfArrivalChangesNothing, as long as what is said is said at the same time.
func TestTheOrderOfArrivalChangesNothing(t *testing.T) {
	storetest.Draws(t, 6)
	rapid.Check(t, func(rt *rapid.T) {
		all := drawn(rt)
		want := play(rt, t, all, false)
		assert.Equal(rt, want, play(rt, t, rapid.Permutation(all).Draw(rt, "order"), false))
	})
}

// TestNobodyUnreachedIsBelowSomebodyReached: without an account he is asked nothing, so that he has no sum and no rank, and
// his khu phố is measured by what others did there only.
func TestNobodyUnreachedIsBelowSomebodyReached(t *testing.T) {
	storetest.Draws(t, 6)
	rapid.Check(t, func(rt *rapid.T) {
		all := drawn(rt)
		for i := range all { // he says nothing himself
			if !all[i].score && all[i].member == 2 {
				all[i].member = 1
			}
		}
		r := play(rt, t, all, true)
		m := r.Members[1]
		assert.Equal(rt, view.LackUnreached, m.Lack)
		assert.Nil(rt, m.Sum)
		assert.Zero(rt, m.Rank)
		assert.Zero(rt, m.Tasks.Overdue+m.Tasks.Late, "what he was never told he is not late with")
		assert.Zero(rt, r.Places[1].Turns.Silent)
		for _, lines := range [][]view.MeritLine{r.Members, r.Places} {
			for _, l := range lines {
				assert.Equal(rt, l.Sum == nil, l.Rank == 0)
				assert.False(rt, l.Sum == nil && l.Lack == "", "whoever has no sum is told why")
				if l.Sum != nil {
					assert.GreaterOrEqual(rt, l.Sum.Total, 0)
					assert.LessOrEqual(rt, l.Sum.Total, 10000)
				}
			}
		}
	})
}

// TestAFormThatChanges: what was scored by a criterion that is gone at the end does not count, and it is said what is open.
func TestAFormThatChanges(t *testing.T) {
	w := newWard(t, 2)
	w.neighbourhoods(1, 0)
	form := w.form()
	w.now = at("2026-11-10 08:00")
	w.score(1, kp(1), "2026-11-01", "2026-11-30", 9, 8, 5)
	points := func() view.MeritPoints { return w.ranking("2026-11-01", "2026-11-30").Places[0].Points }
	change := func(items ...store.ScoreItem) {
		form.SetItems(items, w.now)
		w.update(func(tx *store.Tx) error { return tx.PutScoreForm(&form) })
	}
	change(store.ScoreItem{Name: "Vệ sinh", Max: 1000}, store.ScoreItem{Name: "Cây xanh", Max: 500})
	assert.Equal(t, view.MeritPoints{Terms: 1, Got: 900, Max: 1000, Open: 1}, points())
	w.now = at("2026-12-03 08:00")
	change(store.ScoreItem{Name: "Điện chiếu sáng", Max: 500})
	assert.Equal(t, 900, points().Got, "November was scored by the form it had")
	w.update(func(tx *store.Tx) error {
		return tx.AddScore(&store.Score{Committee: w.c.ID, Member: 2, Of: kp(1), First: "2026-11-01", Last: "2026-11-30", Said: w.now,
			Points: []store.ScorePoint{{Item: 5, Got: 400}}})
	})
	assert.Equal(t, view.MeritPoints{Terms: 1, Got: 400, Max: 500}, points(), "unless it is scored on by the new one")
}

func TestPointsOfInspectors(t *testing.T) {
	w := newWard(t, 4)
	w.neighbourhoods(3, 0)
	w.form()
	w.now = at("2026-11-10 08:00")
	w.score(1, kp(2), "2026-11-01", "2026-11-30", 9, 8, 5)
	w.score(2, kp(2), "2026-11-01", "2026-11-30", 8, -1, 4)
	w.score(3, kp(2), "2026-11-01", "2026-11-30", 8)
	gone := w.score(3, kp(2), "2026-11-01", "2026-11-30", 1)
	w.update(func(tx *store.Tx) error {
		return tx.AddScore(&store.Score{Committee: w.c.ID, Member: 3, Said: w.now, Withdraws: gone.ID, Of: kp(2), First: "2026-11-01", Last: "2026-11-30"})
	})
	w.score(1, kp(1), "2026-11-01", "2026-11-30", 7, -1)
	w.score(1, kp(2), "2026-10-01", "2026-10-31", 10, 10, 5)
	var got []view.UnitPoints
	require.NoError(t, w.db.View(func(tx *store.ReadTx) (err error) {
		got, err = view.PointsOf(tx, w.c, "2026-11-01", "2026-11-30")
		return err
	}))
	require.Len(t, got, 2)
	assert.Equal(t, kp(1), got[0].Of)
	assert.Equal(t, []int{700, 1000, 1, 1}, []int{got[0].Got, got[0].Max, got[0].Open, got[0].Skipped})
	two := got[1]
	assert.Equal(t, []int{833, 800, 450}, []int{two.Items[0].Mean, two.Items[1].Mean, two.Items[2].Mean}, "25/3, 8/1, 9/2")
	assert.Equal(t, []int{2083, 2500}, []int{two.Got, two.Max}, "as it adds up on paper")
	assert.Equal(t, []view.InspectorPoint{{Member: 1, Got: 800}, {Member: 2, Skip: true}}, two.Items[1].Each)
	r := w.ranking("2026-10-01", "2026-12-31")
	assert.Equal(t, view.MeritPoints{Terms: 2, Got: 4583, Exact: big.NewRat(13750, 3), Max: 5000}, r.Places[1].Points)
	assert.Equal(t, view.MeritPoints{Terms: 1, Got: 700, Max: 1000, Open: 1, Skipped: 1}, r.Places[0].Points)
	assert.Zero(t, w.ranking("2026-11-15", "2026-12-31").Places[1].Points, "a period of scoring that is not all within is not in it")
}
