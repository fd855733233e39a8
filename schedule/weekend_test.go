package schedule

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// weekend gives the ward three heads, Một, Hai and Ba, of a neighbourhood each, and a clean-up on Saturdays at seven.
func (w *ward) weekend(change ...func(*store.Plan)) store.Plan {
	p := store.Plan{Committee: w.c.ID, Name: "Tổng vệ sinh", Kind: store.CleanUp, Cron: "0 7 * * 6", RollCall: "18:00", After: 2 * time.Hour,
		Window: 8 * time.Hour, Holiday: store.SkipIt, Criterion: 3}
	for _, f := range change {
		f(&p)
	}
	w.update(func(tx *store.Tx) {
		for i, name := range []string{"Một", "Hai", "Ba"} {
			w.join(tx, name, store.Head, store.SubjectOf(store.KindNeighbourhood, i+1))
		}
		require.NoError(w.t, tx.PutPlan(&p))
		r, err := plan.Upcoming(p, nil, w.c.Location(), calendar.Default(), tx.Now())
		require.NoError(w.t, err)
		require.NoError(w.t, tx.AddUpcoming(&p, &r))
	})
	return p
}

// comes answers the roll call for neighbourhood n; 0 people for who does not come.
func (w *ward) comes(n int, people float64) {
	w.update(func(tx *store.Tx) {
		a := store.Answer{Choice: store.Going, Number: &people}
		if people == 0 {
			a = store.Answer{Choice: store.NotGoing}
		}
		p, err := tx.Plan(w.c.ID, 2)
		require.NoError(w.t, err)
		r, err := tx.Round(w.c.ID, p.Upcoming)
		require.NoError(w.t, err)
		require.NoError(w.t, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: r.RollCall, Subject: store.SubjectOf(store.KindNeighbourhood, n),
			Member: store.MemberID(2 + n), Answer: &a, Said: tx.Now(), Means: store.ByText}))
	})
}

// reports answers the weekly report for neighbourhood n.
func (w *ward) reports(n int) {
	w.update(func(tx *store.Tx) {
		require.NoError(w.t, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: 1, Subject: store.SubjectOf(store.KindNeighbourhood, n),
			Member: store.MemberID(2 + n), Status: store.Done, Said: tx.Now(), Means: store.ByText}))
	})
}

func TestAWeekend(t *testing.T) {
	w := newWard(t, "2026-12-02 09:00", 0)
	w.weekend()
	assert.Equal(t, []string{"4/12 14:00 Một bundle kp1 kp1:coming", "4/12 14:00 Hai bundle kp2 kp2:coming", "4/12 14:00 Ba bundle kp3 kp3:coming"},
		of(w.run("2026-12-04 14:30"), "bundle"), "one message a day: the roll call of the evening comes with the report")
	w.reports(1)
	w.reports(2)
	w.comes(2, 20)
	assert.Equal(t, []string{"4/12 15:36 Ba bundle kp3 kp3:coming", "4/12 20:00 Một bundle kp1:coming"}, of(w.run("2026-12-04 20:10"), "bundle"),
		"nobody is asked or reminded twice a day")
	w.comes(1, 0)
	assert.Equal(t, []string{"4/12 20:30 Lan coming"}, inOrder(w.run("2026-12-04 22:00"), store.RecipeComing, store.RecipeMissing))
	assert.Equal(t, []string{"5/12 06:15 Hai dawn"}, of(w.run("2026-12-05 08:59"), "dawn"), "only who comes is woken")
	assert.Equal(t, []string{"5/12 09:00 Hai bundle kp2:work", "5/12 09:00 Ba bundle kp3:work"}, of(w.run("2026-12-05 09:30"), "bundle"),
		"who does not come has nothing to tell; who has not said is asked")
	w.run("2026-12-05 16:59")
	assert.Equal(t, []string{"5/12 17:00 -100 recap", "5/12 17:00 -100 grid", "5/12 17:00 Lan recap", "5/12 17:00 Bảo recap"},
		inOrder(w.run("2026-12-05 17:05"), store.RecipeRecap, store.RecipeGrid, store.RecipeMissing))
	assert.Equal(t, []string{"11/12 14:00 Một bundle kp1 kp1:coming"}, of(w.run("2026-12-11 14:05"), "bundle")[:1], "and again the week after")
}

// TestWhoHasSentPhotosIsNotReminded: they tell that the work was done; a line that asks for figures follows them.
func TestWhoHasSentPhotosIsNotReminded(t *testing.T) {
	w := newWard(t, "2026-12-02 09:00", 0)
	w.weekend(func(p *store.Plan) { p.RollCall = "" })
	w.run("2026-12-05 10:00")
	w.update(func(tx *store.Tx) {
		require.NoError(t, tx.PutEvidence(&store.Evidence{Committee: w.c.ID, Member: 5, Round: w.round(1).ID,
			Subject: store.SubjectOf(store.KindNeighbourhood, 3), At: tx.Now()}))
	})
	assert.Equal(t, []string{"5/12 15:24 Một bundle kp1:work", "5/12 15:24 Hai bundle kp2:work"}, of(w.run("2026-12-05 16:59"), "bundle"))
}

func TestARollCallAlone(t *testing.T) {
	w := newWard(t, "2026-12-02 09:00", 0)
	w.weekend(func(p *store.Plan) { p.Cron = "0 7 * * 4" })
	assert.Equal(t, []string{"2/12 18:00 Một bundle kp1:coming", "2/12 18:00 Hai bundle kp2:coming", "2/12 18:00 Ba bundle kp3:coming"},
		of(w.run("2026-12-02 19:00"), "bundle"))
	w = newWard(t, "2026-12-02 09:00", 0)
	w.weekend(func(p *store.Plan) { p.RollCall = "" })
	w.run("2026-12-05 08:00")
	assert.Equal(t, []string{"5/12 09:00 Một bundle kp1:work", "5/12 09:00 Hai bundle kp2:work", "5/12 09:00 Ba bundle kp3:work"},
		of(w.run("2026-12-05 10:00"), "bundle"), "without a roll call everybody is asked for figures")
}

func TestNoCleanUpOnAHolidayNorWhilePaused(t *testing.T) {
	w := newWard(t, "2027-04-28 09:00", 0)
	w.weekend()
	assert.Equal(t, at("2027-05-08 07:00").UTC(), w.round(1).Starts, "Saturday 1 May is left out")
	w.update(func(tx *store.Tx) {
		p, err := tx.Plan(w.c.ID, 2)
		require.NoError(t, err)
		p.Paused = true
		require.NoError(t, tx.PutPlan(&p))
	})
	letters := w.run("2027-05-09 09:00")
	for _, kind := range []string{store.RecipeComing, store.RecipeDawn, store.RecipeRecap, store.RecipeSkipped} {
		assert.Empty(t, of(letters, kind))
	}
}

// TestRain: moved on Friday evening from Saturday to Sunday, the roll is called anew, and nobody gets up on Saturday.
func TestRain(t *testing.T) {
	w := newWard(t, "2026-12-02 09:00", 0)
	p := w.weekend()
	w.run("2026-12-04 14:30")
	for n := 1; n <= 3; n++ {
		w.reports(n)
		w.comes(n, 10)
	}
	w.run("2026-12-04 19:00")
	w.update(func(tx *store.Tx) {
		p, err := tx.Plan(p.Committee, p.ID)
		require.NoError(t, err)
		r, err := tx.Round(p.Committee, p.Upcoming)
		require.NoError(t, err)
		require.NoError(t, tx.MoveWork(p, &r, at("2026-12-06 07:00"), tx.Now()))
	})
	letters := w.run("2026-12-05 19:00")
	assert.Empty(t, of(letters, store.RecipeDawn))
	assert.Equal(t, []string{"5/12 18:00 Một bundle kp1:coming", "5/12 18:00 Hai bundle kp2:coming", "5/12 18:00 Ba bundle kp3:coming"}, of(letters, "bundle"))
	w.comes(3, 12)
	letters = w.run("2026-12-06 10:00")
	assert.Equal(t, []string{"6/12 06:15 Ba dawn"}, of(letters, store.RecipeDawn))
	assert.Len(t, of(letters, "bundle"), 3+2, "a repeat to two in the evening, figures from three")
}

// TestOffOverTheRollCall: nobody is blamed, and everybody is asked for figures.
func TestOffOverTheRollCall(t *testing.T) {
	w := newWard(t, "2026-12-02 09:00", 0)
	w.weekend(func(p *store.Plan) { p.Cron = "0 7 * * 4" })
	w.run("2026-12-02 12:00")
	w.wake("2026-12-03 05:00")
	w.alive()
	letters := w.run("2026-12-03 09:30")
	assert.Empty(t, of(letters, store.RecipeSkipped))
	assert.Empty(t, of(letters, store.RecipeDawn))
	assert.Equal(t, []string{"3/12 06:30 Lan coming"}, of(letters, store.RecipeComing), "she may phone")
	assert.Len(t, of(letters, "bundle"), 3)
}

// inOrder keeps the letters of some kinds.
func inOrder(letters []string, kinds ...string) (kept []string) {
	for _, l := range letters {
		for _, k := range kinds {
			if len(of([]string{l}, k)) > 0 {
				kept = append(kept, l)
			}
		}
	}
	return kept
}

// TestAWindowOfDays: each reminder comes under the numbers of its own day.
func TestAWindowOfDays(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 2)
	w.update(func(tx *store.Tx) {
		p := store.Plan{Committee: w.c.ID, Kind: store.Asking, Cron: "0 8 * * 3", Window: 60 * time.Hour, Whom: store.Whom{Kind: store.Owners},
			Questions: []store.Question{{Kind: store.AskText}}}
		require.NoError(t, tx.PutPlan(&p))
		r, err := plan.Upcoming(p, nil, w.c.Location(), calendar.Default(), tx.Now())
		require.NoError(t, err)
		require.NoError(t, tx.AddUpcoming(&p, &r))
	})
	assert.Equal(t, []string{
		"2/12 08:00 Chủ 1 bundle c1:text", "2/12 08:00 Chủ 2 bundle c1:text",
		"3/12 14:00 Chủ 1 bundle c1:text", "3/12 14:00 Chủ 2 bundle c1:text",
		"4/12 08:00 Chủ 1 bundle c1:text", "4/12 08:00 Chủ 2 bundle c1:text",
	}, of(w.run("2026-12-04 13:00"), "bundle"))
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		b, err := tx.LastBundle(3)
		assert.Equal(t, "2026-12-04", b.Day)
		assert.Len(t, b.Items, 1)
		return err
	}))
}

// TestTheSameAskedTwiceADay: what a round of the morning asks for the report of the afternoon too is not asked again then.
func TestTheSameAskedTwiceADay(t *testing.T) {
	w := newWard(t, "2026-12-03 09:00", 2)
	w.update(func(tx *store.Tx) {
		p := store.Plan{Committee: w.c.ID, Kind: store.Asking, Cron: "0 8 * * 5", Window: 9 * time.Hour, Whom: store.Whom{Kind: store.Owners},
			Questions: []store.Question{{Kind: store.AskStatus, Each: true}}}
		require.NoError(t, tx.PutPlan(&p))
		r, err := plan.Upcoming(p, nil, w.c.Location(), calendar.Default(), tx.Now())
		require.NoError(t, err)
		require.NoError(t, tx.AddUpcoming(&p, &r))
	})
	assert.Equal(t, []string{"4/12 08:00 Chủ 1 bundle tc1", "4/12 08:00 Chủ 2 bundle tc2", "4/12 12:30 Chủ 1 bundle tc1", "4/12 12:30 Chủ 2 bundle tc2",
		"4/12 15:12 Chủ 1 bundle tc1", "4/12 15:12 Chủ 2 bundle tc2"}, of(w.run("2026-12-04 18:00"), "bundle"))
}
