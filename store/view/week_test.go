package view_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

func (w *ward) week(r *store.Round, asOf ...time.Time) view.Week {
	w.t.Helper()
	var week view.Week
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		if len(asOf) > 0 {
			tx = tx.AsOf(asOf[0])
		}
		c, err := tx.Committee(w.c.ID)
		if err != nil {
			return err
		}
		then, err := tx.Round(w.c.ID, r.ID)
		if err != nil {
			return err
		}
		week, err = view.WeekOf(tx, c, then)
		return err
	}))
	return week
}

func lights(w view.Week) string {
	s := ""
	for _, r := range w.Rows {
		s += map[view.Light]string{view.White: "-", view.Red: "R", view.Yellow: "Y", view.Green: "G"}[r.Light]
	}
	return s
}

func TestTwoAxes(t *testing.T) {
	w := newWard(t, 9)
	first := w.open(at("2026-11-20 14:00"))
	w.say(first, 1, 1, store.Done)
	w.say(first, 2, 2, store.Doing)
	w.say(first, 3, 3, store.Blocked)
	w.say(first, 4, 4, store.Doing, func(r *store.Reply) { r.Blocker = true })
	w.say(first, 5, 5, store.NotStarted)
	week := w.week(first)
	assert.Equal(t, "GYRRY----", lights(week), "silence is never red")
	assert.Equal(t, 0, week.Met, "a member's word does not make a criterion met")
	assert.Equal(t, -1, week.MetBefore)
	w.close(first)

	w.now = at("2026-11-23 08:00")
	w.update(func(tx *store.Tx) error {
		return tx.PutCriterion(&store.Criterion{Committee: w.c.ID, Number: 3, Name: "Tiêu chí 3", Attainment: store.Met})
	})
	second := w.open(at("2026-11-27 14:00"))
	w.say(second, 3, 3, store.Done)
	w.say(second, 1, 1, store.Doing)
	w.say(second, 4, 4, store.Blocked)
	week = w.week(second)
	assert.Equal(t, []int{1, 0}, []int{week.Met, week.MetBefore})
	assert.Equal(t, []int{-1, 0, 1, 0}, []int{week.Rows[0].Trend(), week.Rows[1].Trend(), week.Rows[2].Trend(), week.Rows[3].Trend()})
	require.Len(t, week.Matters, 1)
	assert.Equal(t, store.Subject("tc4"), week.Matters[0].Subject)
	assert.Equal(t, 2, week.Matters[0].Weeks)
}

func TestTheLeadDecidesAndOthersAreShown(t *testing.T) {
	w := newWard(t, 10) // members 1 and 10 both answer for criterion 1; member 1 leads
	r := w.open(at("2026-11-27 14:00"))
	w.say(r, 10, 1, store.Blocked)
	assert.Equal(t, "R--------", lights(w.week(r)), "while the lead is silent the other's word stands")
	w.say(r, 1, 1, store.Done)
	w.say(r, 10, 1, store.Blocked)
	week := w.week(r)
	assert.Equal(t, "G--------", lights(week))
	assert.Len(t, week.Rows[0].Words, 2)
}

func TestAsOfShowsThePast(t *testing.T) {
	w := newWard(t, 9)
	r := w.open(at("2026-11-27 14:00"))
	w.say(r, 1, 1, store.Doing)
	before := w.now
	w.now = at("2026-11-27 15:00")
	w.say(r, 1, 1, store.Done)
	w.close(r)
	assert.Equal(t, "G--------", lights(w.week(r)))
	then := w.week(r, before)
	assert.Equal(t, "Y--------", lights(then))
	assert.Equal(t, store.Opened, then.Round.Phase)
	assert.Equal(t, 8, view.Count(then.Seats, view.Waiting))
	assert.Equal(t, 8, view.Count(w.week(r).Seats, view.Missing))
}

func TestNobodyIsAccusedWrongly(t *testing.T) {
	w := newWard(t, 4)
	w.update(func(tx *store.Tx) error {
		blocked, err := tx.Person(2)
		if err != nil {
			return err
		}
		blocked.Unreachable = tx.Now()
		if err := tx.PutPerson(&blocked); err != nil {
			return err
		}
		phone, err := tx.Member(w.c.ID, 3)
		if err != nil {
			return err
		}
		phone.Person = 0
		return tx.PutMember(&phone)
	})
	r := w.open(at("2026-11-27 14:00"))
	w.say(r, 4, 4, store.Done)
	w.close(r)
	var states []view.State
	for _, s := range w.week(r).Seats {
		states = append(states, s.State)
	}
	assert.Equal(t, []view.State{view.Missing, view.Unknown, view.ByPhone, view.Complete}, states)
	r.Unknown = true
	w.close(r)
	assert.Equal(t, 0, view.Count(w.week(r).Seats, view.Missing), "after an outage silence means nothing")
}

func TestCurrentIsTheOpenRoundElseTheLastOne(t *testing.T) {
	w := newWard(t, 1)
	first := w.open(at("2026-11-20 14:00"))
	w.close(first)
	next := store.Round{Committee: w.c.ID, Phase: store.Upcoming, Opens: at("2026-11-27 14:00"), Closes: at("2026-11-27 16:00")}
	w.update(func(tx *store.Tx) error { return tx.PutRound(&next) })
	current := func() (r store.Round) {
		require.NoError(t, w.db.View(func(tx *store.ReadTx) (err error) { r, err = view.Current(tx, w.c.ID); return err }))
		return r
	}
	assert.Equal(t, first.ID, current().ID)
	next.Phase = store.Opened
	w.update(func(tx *store.Tx) error { return tx.PutRound(&next) })
	assert.Equal(t, next.ID, current().ID)
}

// BenchmarkWeek is /tonghop's read model for 300 members and five years of weekly rounds, everybody answering, one
// criterion stuck for a year, and 200 tasks: two thirds are done, each of the others has been spoken of for ten weeks.
func BenchmarkWeek(b *testing.B) {
	w := newWard(b, 300)
	day := at("2021-12-31 14:00")
	var r *store.Round
	var given []store.Task
	for week := range 260 {
		r = w.open(day)
		if week%13 == 0 {
			for range 10 {
				n := len(given)
				given = append(given, w.give(1+n, day.AddDate(0, 3, 0).Format("2006-01-02"), criterion(1+n%9)))
			}
		}
		w.speakOfTasks(r, given)
		w.update(func(tx *store.Tx) error {
			for i := range 300 {
				status := store.Doing
				if i%9 == 2 {
					status = store.Blocked
				}
				if err := tx.AddReply(&store.Reply{Committee: w.c.ID, Round: r.ID, Subject: store.SubjectOf("tc", 1+i%9),
					Member: store.MemberID(i + 1), Status: status, Said: w.now, Means: store.ByText, Text: "còn rác hẻm 45, cần xe gom"}); err != nil {
					return err
				}
			}
			return nil
		})
		w.close(r)
		day = day.AddDate(0, 0, 7)
	}
	past := w.rounds[len(w.rounds)-3]
	for name, r := range map[string]store.Round{"now": *r, "past": past} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := w.db.View(func(tx *store.ReadTx) error {
					_, err := view.WeekOf(tx, w.c, r)
					return err
				}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// speakOfTasks lets the leads of the newest tasks say how they go, and most of them finish.
func (w *ward) speakOfTasks(r *store.Round, given []store.Task) {
	w.update(func(tx *store.Tx) error {
		for i := max(0, len(given)-10); i < len(given); i++ {
			status := store.Doing
			if i%3 > 0 && r.ID%13 == 12 {
				status = store.Done
			}
			if err := tx.AddReply(&store.Reply{Committee: w.c.ID, Round: r.ID, Subject: given[i].Subject(), Member: store.MemberID(i + 1),
				Status: status, Said: w.now, Means: store.ByText, Text: "đang chờ pa nô về, còn 20%"}); err != nil {
				return err
			}
		}
		return nil
	})
}
