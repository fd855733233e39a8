package schedule

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/view"
)

// several adds to the Friday report a clean-up on Saturdays and a question to everybody that is open for three days from
// Friday morning on.
func (w *ward) several() (cleanUp, asking store.Plan) {
	w.t.Helper()
	cleanUp = w.weekend(func(p *store.Plan) { p.Cron = "0 7 * * 6" })
	w.update(func(tx *store.Tx) {
		asking = store.Plan{Committee: w.c.ID, Name: "Khảo sát", Kind: store.Asking, Cron: "0 9 * * 5", Window: 72 * time.Hour,
			Whom: store.Whom{Kind: store.All}, Questions: []store.Question{{Kind: store.AskNumber, Text: "Số hộ"}}}
		require.NoError(w.t, tx.PutPlan(&asking))
		r, err := plan.Upcoming(asking, nil, w.c.Location(), calendar.Default(), tx.Now())
		require.NoError(w.t, err)
		require.NoError(w.t, tx.AddUpcoming(&asking, &r))
	})
	return cleanUp, asking
}

// of lists the rounds of a plan that have opened, roll calls aside.
func (w *ward) of(p store.Plan) (list []store.Round) {
	w.t.Helper()
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		all, err := tx.Rounds(w.c.ID)
		for _, r := range all {
			if r.Plan == p.ID && !r.IsRollCall() && r.Phase != store.Upcoming {
				list = append(list, r)
			}
		}
		return err
	}))
	return list
}

// missed counts who is called missing, over all rounds.
func (w *ward) missed() (n int) {
	w.t.Helper()
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		all, err := tx.Rounds(w.c.ID)
		require.NoError(w.t, err)
		for _, r := range all {
			seats, err := view.Seats(tx, r)
			require.NoError(w.t, err)
			n += view.Count(seats, view.Missing)
		}
		return nil
	}))
	return n
}

// TestALongOutageOverSeveralPlans: two days without us, over the end of the report, the whole clean-up and the middle of a
// question. Everybody is asked once, about all of it, the secretary is told once, and nobody is missing, then nor later.
func TestALongOutageOverSeveralPlans(t *testing.T) {
	for _, tt := range []struct {
		name string
		gone func(*ward)
	}{
		{"the machine was off", func(w *ward) { w.wake("2026-11-29 08:00") }},
		{"the platform was away", func(w *ward) {
			for w.now.Before(at("2026-11-29 08:00")) {
				w.now = w.now.Add(5 * time.Minute)
				w.sweep()
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWard(t, "2026-11-26 08:00", 3)
			cleanUp, asking := w.several()
			w.goTo("2026-11-27 10:00")
			w.delivered()
			tt.gone(w)
			w.alive()
			w.sweep()
			for _, p := range []store.Plan{w.p, cleanUp, asking} {
				held := w.of(p)
				require.NotEmpty(t, held, p.Name)
				r := held[len(held)-1]
				assert.Equal(t, store.Opened, r.Phase, p.Name)
				assert.True(t, r.Again && r.Unknown, p.Name)
				assert.False(t, r.Opens.Before(at("2026-11-29 08:00")), p.Name)
			}
			count := w.waiting()
			assert.Equal(t, 1, count[store.RecipeOutage], "the secretary is told once")
			assert.Zero(t, count[store.RecipeSkipped])
			bundles := map[string]int{}
			require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
				for j, err := range tx.Jobs() {
					require.NoError(t, err)
					if j.Recipe.Kind == store.RecipeBundle && (j.Deadline.IsZero() || j.Deadline.After(w.now)) {
						bundles[j.Chat]++
					}
				}
				return nil
			}))
			for chat, n := range bundles {
				assert.Equal(t, 1, n, chat)
			}
			assert.Contains(t, bundles, "tg/Chủ 1")
			w.delivered()
			w.goTo("2026-12-02 15:00")
			assert.Zero(t, w.waiting()[store.RecipeBundle], "asked once")
			assert.Zero(t, w.waiting()[store.RecipeOutage])
			for _, p := range []store.Plan{w.p, cleanUp, asking} {
				held := w.of(p)
				assert.Equal(t, store.Closed, held[len(held)-1].Phase, p.Name)
			}
			assert.Zero(t, w.missed(), "nobody was missed")
			w.goTo("2026-12-04 17:00")
			assert.Positive(t, w.missed(), "the next Friday counts again")
		})
	}
}

// TestAShortOutageOverSeveralPlans: an hour is no reason to ask again, and silence at the very end means
// nothing, in whichever plan.
func TestAShortOutageOverSeveralPlans(t *testing.T) {
	w := newWard(t, "2026-11-26 08:00", 3)
	cleanUp, asking := w.several()
	w.goTo("2026-11-27 15:50")
	w.delivered()
	w.wake("2026-11-27 17:30")
	w.alive()
	w.goTo("2026-11-27 18:00")
	report := w.of(w.p)[0]
	assert.Equal(t, store.Closed, report.Phase)
	assert.True(t, report.Unknown)
	assert.False(t, report.Again)
	assert.False(t, w.of(asking)[0].Again)
	assert.Zero(t, w.waiting()[store.RecipeOutage])
	w.goTo("2026-11-30 10:00")
	assert.False(t, w.of(asking)[0].Unknown, "of three days two hours were lost, not the last")
	assert.False(t, w.of(cleanUp)[0].Unknown)
	assert.Equal(t, []int{0, 7, 3}, []int{w.missedIn(report), w.missedIn(w.of(asking)[0]), w.missedIn(w.of(cleanUp)[0])})
}

func (w *ward) missedIn(r store.Round) (n int) {
	w.t.Helper()
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		seats, err := view.Seats(tx, r)
		n = view.Count(seats, view.Missing)
		return err
	}))
	return n
}

// TestARoundThatIsClosedAtOnceIsNoOutage: an officer opened a round and closed it in the same minute. Nobody was away, so
// nothing tells that we were.
func TestARoundThatIsClosedAtOnceIsNoOutage(t *testing.T) {
	for _, after := range []time.Duration{0, time.Second, 30 * time.Second} {
		w := newWard(t, "2026-11-26 08:00", 3)
		w.goTo("2026-11-27 14:00")
		w.sweep()
		r := w.round(0)
		require.Equal(t, store.Opened, r.Phase)
		w.now = r.Opens.Add(after)
		w.update(func(tx *store.Tx) {
			r.Closes = w.now
			require.NoError(t, tx.PutRound(&r))
			require.NoError(t, tx.SetDue(store.DueRound, r.DueKey(), w.now))
		})
		w.stayAlive()
		w.sweep()
		r = w.round(0)
		assert.Equal(t, store.Closed, r.Phase, after)
		assert.False(t, r.Unknown, after)
	}
}

// TestWhatANightSwallowedIsToldAtOnce: the machine was off over two rounds; the secretary reads of both in one message.
func TestWhatANightSwallowedIsToldAtOnce(t *testing.T) {
	w := newWard(t, "2026-11-26 08:00", 2)
	w.update(func(tx *store.Tx) {
		p := store.Plan{Committee: w.c.ID, Name: "Giao ban", Kind: store.Asking, Cron: "0 15 * * 5", Window: time.Hour,
			Whom: store.Whom{Kind: store.Owners}, Questions: []store.Question{{Kind: store.AskText, Text: "Khó khăn"}}}
		require.NoError(t, tx.PutPlan(&p))
		r, err := plan.Upcoming(p, nil, w.c.Location(), calendar.Default(), tx.Now())
		require.NoError(t, err)
		require.NoError(t, tx.AddUpcoming(&p, &r))
	})
	w.goTo("2026-11-27 13:00")
	w.delivered()
	w.wake("2026-11-28 09:00")
	w.alive()
	w.sweep()
	assert.Equal(t, 1, w.waiting()[store.RecipeSkipped])
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		for j, err := range tx.Jobs() {
			require.NoError(t, err)
			if j.Recipe.Kind == store.RecipeSkipped {
				assert.JSONEq(t, `{"committee":1,"round":1,"more":[2]}`, string(j.Recipe.Arg))
			}
		}
		return nil
	}))
}
