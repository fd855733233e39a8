package view_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

func TestParticipationAccusesNobody(t *testing.T) {
	w := newWard(t, 6)
	w.now = at("2026-11-19 08:00")
	w.update(func(tx *store.Tx) error {
		if err := tx.PutAbsence(&store.Absence{Committee: w.c.ID, Member: 2, First: "2026-11-19", Last: "2026-11-21"}); err != nil {
			return err
		}
		phone, err := tx.Member(w.c.ID, 3)
		if err != nil {
			return err
		}
		phone.Person = 0
		if err := tx.PutMember(&phone); err != nil {
			return err
		}
		blocked, err := tx.Person(4)
		if err != nil {
			return err
		}
		blocked.Unreachable = tx.Now()
		return tx.PutPerson(&blocked)
	})
	r := w.open(at("2026-11-20 14:00"))
	w.say(r, 1, 1, store.Done)
	w.say(r, 5, 5, store.Done, late)
	w.close(r)
	next := store.Round{Committee: w.c.ID, Phase: store.Upcoming, FirstDay: "2026-11-21", LastDay: "2026-11-27", Opens: at("2026-11-27 14:00"), Closes: at("2026-11-27 16:00")}
	w.update(func(tx *store.Tx) error { return tx.PutRound(&next) })
	w.say(&next, 6, 6, store.Doing)

	got := w.report("2026-11-14", "2026-11-20")
	assert.Equal(t, view.Participation{Expected: 5, Complete: 2, Silent: 1, Unknown: 1, Phone: 1, Leave: 1, Late: 1}, got.Participation)
	checkReport(t, got)
	month := w.report("2026-11-01", "2026-11-30")
	require.Len(t, month.Rounds, 2)
	assert.Equal(t, got.Participation, month.Participation, "a round that has asked nobody counts nobody")
	assert.Equal(t, view.Yellow, month.Criteria[5].Light, "what was said early for it counts")
	assert.Equal(t, view.Green, month.Criteria[0].Light, "and its silence hides nothing")
	r.Unknown = true
	w.close(r)
	assert.Equal(t, 0, w.report("2026-11-14", "2026-11-20").Participation.Silent, "after an outage silence means nothing")
}

// TestARoundBelongsToThePeriodOfItsLastDay, so that periods that follow each other count each round once.
func TestARoundBelongsToThePeriodOfItsLastDay(t *testing.T) {
	w := newWard(t, 9)
	for i := range 6 {
		r := w.open(at("2026-10-23 14:00").AddDate(0, 0, 7*i))
		w.say(r, 1, 1, store.Doing)
		w.close(r)
	}
	rounds := func(first, last string) int { return len(w.report(first, last).Rounds) }
	assert.Equal(t, []int{2, 4, 6, 0}, []int{rounds("2026-10-01", "2026-10-31"), rounds("2026-11-01", "2026-11-30"),
		rounds("2026-10-01", "2026-12-31"), rounds("2026-11-28", "2026-11-30")})
	assert.Equal(t, view.Yellow, w.report("2026-11-01", "2026-11-30").Criteria[0].LightBefore)
}

// TestACleanUpHidesNoReport: two plans that ask about different things each have a newest round.
func TestACleanUpHidesNoReport(t *testing.T) {
	w := newWard(t, 2)
	w.neighbourhoods(1, 1)
	plans := []store.Plan{{Committee: w.c.ID, Name: "Báo cáo tuần"}, {Committee: w.c.ID, Name: "Tổng vệ sinh"}}
	w.update(func(tx *store.Tx) error { return firstError(tx.PutPlan(&plans[0]), tx.PutPlan(&plans[1])) })
	for i, day := range []string{"2026-11-20 14:00", "2026-11-21 06:00"} {
		r := w.open(at(day))
		r.Plan = plans[i].ID
		if i == 0 {
			w.say(r, 1, 1, store.Blocked)
		} else {
			w.say(r, 2, 0, store.Done, place(1, store.Quantities{People: f(40)}))
		}
		w.close(r)
	}
	r := w.report("2026-11-16", "2026-11-22")
	assert.Equal(t, view.Red, r.Criteria[0].Light)
	assert.Equal(t, []string{"Báo cáo tuần", "Tổng vệ sinh"}, []string{r.Rounds[0].Plan, r.Rounds[1].Plan})
	assert.Equal(t, view.Sums{People: f(40)}, r.Sums)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestAnswersAreAllThatStands(t *testing.T) {
	w := newWard(t, 2)
	r := w.open(at("2026-11-20 14:00"))
	first := w.say(r, 1, 1, store.Doing, text("một"))
	w.say(r, 1, 1, store.Done, text("hai"))
	w.say(r, 2, 2, store.Done, func(x *store.Reply) { x.Photos = []string{"a", "b"} })
	w.say(r, 1, 1, "", func(x *store.Reply) { x.Withdraws = first.ID })
	w.close(r)
	all := func(asOf ...time.Time) (words []view.Word) {
		require.NoError(t, w.db.View(func(tx *store.ReadTx) (err error) {
			if len(asOf) > 0 {
				tx = tx.AsOf(asOf[0])
			}
			words, err = view.Answers(tx, w.c, "2026-11-14", "2026-11-20")
			return err
		}))
		return words
	}
	words := all()
	require.Len(t, words, 2)
	assert.Equal(t, []any{"hai", store.Subject("tc2"), 2, "Người 1"}, []any{words[0].Text, words[1].Subject, words[1].Photos, words[1].Who.Name})
	assert.Len(t, all(first.Said), 1)
}

// TestLateIsWhatWasHeardLateOnly: who answered in time and has better news after the closing was in time, in every list.
func TestLateIsWhatWasHeardLateOnly(t *testing.T) {
	w := newWard(t, 3)
	r := w.open(at("2026-11-27 14:00"))
	w.say(r, 1, 1, store.Doing)
	w.close(r)
	after := func(x *store.Reply) { x.Late = true }
	w.say(r, 1, 1, store.Done, after)
	w.say(r, 2, 2, store.Done, after)
	w.now = at("2026-11-28 08:00")
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		rep, err := view.ReportOf(tx, w.c, r.FirstDay, r.LastDay)
		require.NoError(t, err)
		assert.Equal(t, 2, rep.Participation.Complete)
		assert.Equal(t, 1, rep.Participation.Late)
		all, err := view.AttendanceIn(tx, w.c.ID, []store.Round{*r})
		require.NoError(t, err)
		for _, a := range all {
			assert.Equal(t, a.Member.ID == 2, a.Reports.Late == 1, a.Member.Name)
		}
		rank, err := view.RankingOf(tx, w.c, r.FirstDay, r.LastDay)
		require.NoError(t, err)
		for _, l := range rank.Members {
			assert.Equal(t, l.Name == "Người 1", l.Turns.Late == 1, l.Name)
		}
		return nil
	}))
}

// TestALongerPeriodHasItsNewestWords: a criterion of which nobody has said anything new in the last week of a month goes as it
// was last said to go; the week by itself knows nothing of it.
func TestALongerPeriodHasItsNewestWords(t *testing.T) {
	w := newWard(t, 3)
	first := w.open(at("2026-11-20 14:00"))
	w.say(first, 1, 1, store.Done)
	w.say(first, 2, 2, store.Blocked)
	w.close(first)
	r := w.open(at("2026-11-27 14:00"))
	w.say(r, 2, 2, store.Doing)
	lightsOf := func(from, to string) string {
		s := ""
		require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
			rep, err := view.ReportOf(tx, w.c, from, to)
			for _, c := range rep.Criteria[:3] {
				s += map[view.Light]string{view.White: "-", view.Red: "R", view.Yellow: "Y", view.Green: "G"}[c.Light]
			}
			return err
		}))
		return s
	}
	assert.Equal(t, "GY-", lightsOf("2026-11-01", "2026-11-30"))
	assert.Equal(t, "-Y-", lightsOf(r.FirstDay, r.LastDay))
}
