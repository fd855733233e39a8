package schedule

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func TestAFridayOnTime(t *testing.T) {
	w := newWard(t, "2026-11-26 08:00", 3)
	assert.Equal(t, "2026-11-21", w.round(0).FirstDay)
	assert.Equal(t, "2026-11-27", w.round(0).LastDay)

	w.goTo("2026-11-27 13:59")
	assert.Empty(t, w.waiting(), "nobody is asked early")
	w.goTo("2026-11-27 14:00")
	assert.Equal(t, map[string]int{store.RecipeBundle: 3, store.RecipeCard: 1}, w.waiting())
	w.delivered()

	w.answer(2)
	w.goTo("2026-11-27 15:35")
	assert.Empty(t, w.waiting())
	w.goTo("2026-11-27 15:36")
	assert.Equal(t, map[string]int{store.RecipeBundle: 2}, w.waiting(), "one repeat, to those with something open")
	w.delivered()

	w.goTo("2026-11-27 16:00")
	assert.Equal(t, map[string]int{store.RecipeCard: 1, store.RecipeTotals: 1, store.RecipeMissing: 1, store.RecipeBrief: 1}, w.waiting())
	assert.Equal(t, store.Closed, w.round(0).Phase)
	assert.False(t, w.round(0).Unknown)
	assert.Equal(t, store.Upcoming, w.round(1).Phase)
	assert.Equal(t, "2026-11-28", w.round(1).FirstDay, "a period runs from closing to closing")
	assert.Equal(t, at("2026-12-04 14:00").UTC(), w.round(1).Opens.UTC())
}

func TestNumbersStayTheSameAllDay(t *testing.T) {
	w := newWard(t, "2026-11-26 08:00", 1)
	w.update(func(tx *store.Tx) {
		m, err := tx.Member(w.c.ID, 3)
		require.NoError(t, err)
		m.Charges = append(m.Charges, store.Charge{Subject: "tc7", From: tx.Now()}, store.Charge{Subject: "kp5", From: tx.Now()})
		require.NoError(t, tx.PutMember(&m))
	})
	w.goTo("2026-11-27 14:00")
	w.answer(1)
	w.goTo("2026-11-27 15:40")
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		b, err := tx.Bundle(3, "2026-11-27")
		require.NoError(t, err)
		var subjects []store.Subject
		for _, i := range b.Items {
			subjects = append(subjects, i.Subject)
		}
		assert.Equal(t, []store.Subject{"tc1", "tc7", "kp5"}, subjects)
		return nil
	}))
}

func TestEarlyAnswersAreNotAskedAgain(t *testing.T) {
	w := newWard(t, "2026-11-25 08:00", 2)
	w.answer(1)
	w.goTo("2026-11-27 14:00")
	assert.Equal(t, 1, w.waiting()[store.RecipeBundle])
}

func TestLateWithinTheWindowMovesTheWindow(t *testing.T) {
	w := newWard(t, "2026-11-27 13:00", 2)
	w.wake("2026-11-27 15:10")
	r := w.round(0)
	assert.Equal(t, store.Opened, r.Phase)
	assert.True(t, r.Late)
	assert.Equal(t, at("2026-11-27 17:10").UTC(), r.Closes.UTC())
	assert.Equal(t, 2, w.waiting()[store.RecipeBundle])
}

func TestOffOverTheWholeWindowSendsNoBlast(t *testing.T) {
	w := newWard(t, "2026-11-27 13:00", 2)
	w.wake("2026-11-28 09:00")
	w.alive()
	w.sweep()
	assert.Equal(t, map[string]int{store.RecipeSkipped: 1}, w.waiting())
	assert.Equal(t, store.Skipped, w.round(0).Phase)
	assert.Equal(t, store.Upcoming, w.round(1).Phase)
	assert.Equal(t, at("2026-12-04 14:00").UTC(), w.round(1).Opens.UTC())
}

func TestOffForThreeDaysAsksOnceAndNobodyIsMissing(t *testing.T) {
	w := newWard(t, "2026-11-26 08:00", 2)
	w.wake("2026-11-29 02:00")
	w.alive()
	w.sweep()
	r := w.round(0)
	assert.Equal(t, store.Opened, r.Phase)
	assert.True(t, r.Unknown && r.Again)
	assert.Equal(t, at("2026-11-29 06:30").UTC(), r.Opens.UTC(), "at a decent hour")
	assert.Equal(t, map[string]int{store.RecipeBundle: 2, store.RecipeCard: 1, store.RecipeOutage: 1}, w.waiting())
	w.delivered()
	w.goTo("2026-11-29 08:29")
	assert.Empty(t, w.waiting(), "asked once, not reminded")
	w.goTo("2026-11-29 08:30")
	assert.Equal(t, store.Closed, w.round(0).Phase)
	assert.True(t, w.round(0).Unknown)
}

func TestPlatformAwayOverFriday(t *testing.T) {
	w := newWard(t, "2026-11-26 20:00", 2)
	for w.now.Before(at("2026-11-28 02:00")) { // the machine is on, nothing answers
		w.now = w.now.Add(5 * time.Minute)
		w.sweep()
		if w.now.Equal(at("2026-11-27 15:50")) {
			assert.Equal(t, 2, w.waiting()[store.RecipeBundle], "one message each waits, not two")
		}
	}
	assert.Equal(t, store.Opened, w.round(0).Phase, "a round does not close while nobody can be heard")
	w.alive()
	w.sweep()
	r := w.round(0)
	assert.Equal(t, store.Opened, r.Phase)
	assert.True(t, r.Again && r.Unknown)
	assert.Equal(t, at("2026-11-28 06:30").UTC(), r.Opens.UTC())
	assert.Equal(t, 2, w.waiting()[store.RecipeBundle])
}

func TestClosingWaitsForWhatLiesWithThePlatform(t *testing.T) {
	w := newWard(t, "2026-11-27 13:00", 2)
	w.goTo("2026-11-27 15:56")
	w.wake("2026-11-27 16:05")
	assert.Equal(t, store.Opened, w.round(0).Phase)
	w.alive()
	w.now = w.now.Add(time.Minute)
	w.sweep()
	assert.Equal(t, store.Closed, w.round(0).Phase)
	assert.False(t, w.round(0).Unknown, "a few minutes are no outage")
}

func TestAHolidayMovesTheRoundToTheDayBefore(t *testing.T) {
	w := newWard(t, "2026-12-31 08:00", 1) // Friday 1 January is a holiday
	r := w.round(0)
	assert.Equal(t, at("2026-12-31 14:00").UTC(), r.Opens.UTC())
	assert.Equal(t, at("2027-01-01 14:00").UTC(), r.Nominal.UTC())
	w.goTo("2026-12-31 16:00")
	assert.Equal(t, store.Closed, w.round(0).Phase)
	assert.Equal(t, at("2027-01-08 14:00").UTC(), w.round(1).Opens.UTC(), "and it is held once")
}

func TestManyPeopleTakeMoreThanOneCommit(t *testing.T) {
	w := newWard(t, "2026-11-27 13:55", 250)
	w.goTo("2026-11-27 14:00")
	assert.Equal(t, 250, w.waiting()[store.RecipeBundle])
	assert.Equal(t, 250, w.round(0).Asked)
}

func TestPeopleWithoutAnAccountGoToTheCallList(t *testing.T) {
	w := newWard(t, "2026-11-27 13:00", 1)
	w.update(func(tx *store.Tx) {
		require.NoError(t, tx.PutMember(&store.Member{Committee: w.c.ID, Name: "Tư", Call: "Tư", Role: store.Head,
			Charges: []store.Charge{{Subject: "kp9", From: tx.Now()}}}))
	})
	w.goTo("2026-11-27 14:00")
	assert.Equal(t, map[string]int{store.RecipeBundle: 1, store.RecipeCard: 1, store.RecipeCalls: 1}, w.waiting())
}

func TestALongOutageWithoutARoundIsOnlyTold(t *testing.T) {
	w := newWard(t, "2026-11-27 13:00", 1)
	w.goTo("2026-11-27 16:05")
	w.delivered()
	w.now = at("2026-11-29 20:00")
	w.alive()
	w.sweep()
	assert.Equal(t, map[string]int{store.RecipeOutage: 1}, w.waiting())
	assert.Equal(t, store.Closed, w.round(0).Phase)
}

func TestRunWakesForWhatIsDue(t *testing.T) {
	w := newWard(t, "2026-11-27 14:00", 1)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	opened := make(chan struct{}, 1)
	w.db.OnCommit(func(c store.Changes) {
		if len(c.Jobs) > 0 {
			select {
			case opened <- struct{}{}:
			default:
			}
		}
	})
	w.now = w.now.Add(7 * 24 * time.Hour)
	go func() { done <- w.s.Run(ctx) }()
	<-opened
	stop()
	require.NoError(t, <-done)
}

func TestWorkingRecordsArePrunedAtNight(t *testing.T) {
	w := newWard(t, "2026-11-26 08:00", 1)
	w.update(func(tx *store.Tx) {
		for i := range 4500 {
			require.NoError(t, tx.MarkSeen("tg", fmt.Sprint(i)))
		}
		require.NoError(t, tx.PutSent(&store.Sent{Chat: "tg/1", Message: "1"}))
	})
	seen := func(update string) (ok bool) {
		require.NoError(t, w.db.View(func(tx *store.ReadTx) error { ok = tx.Seen("tg", update); return nil }))
		return ok
	}
	w.goTo("2026-11-27 04:00")
	assert.True(t, seen("4499"), "two days are remembered")
	w.goTo("2026-11-29 03:00")
	assert.False(t, seen("0") || seen("4499"), "more than one commit's worth")
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		_, ok, err := tx.Sent("tg/1", "1")
		assert.True(t, ok, "an answer to a message of last week is still understood")
		return err
	}))
}

func TestTwoFridaysSwallowedAreAskedAsOne(t *testing.T) {
	w := newWard(t, "2026-11-26 08:00", 2)
	w.wake("2026-12-06 09:00")
	w.alive()
	w.sweep()
	assert.Equal(t, store.Skipped, w.round(0).Phase)
	r := w.round(1)
	assert.Equal(t, []string{"2026-11-21", "2026-12-04"}, []string{r.FirstDay, r.LastDay}, "all days since the last closing")
	assert.Equal(t, store.Opened, r.Phase)
	assert.Equal(t, map[string]int{store.RecipeBundle: 2, store.RecipeCard: 1, store.RecipeOutage: 1}, w.waiting())
	w.delivered()
	w.goTo("2026-12-06 11:00")
	assert.Equal(t, store.Closed, w.round(1).Phase)
	assert.Equal(t, at("2026-12-11 14:00").UTC(), w.round(2).Opens.UTC())
}

func TestOffFromTheMiddleOfOneFridayOverTheNext(t *testing.T) {
	w := newWard(t, "2026-11-27 13:00", 2)
	w.goTo("2026-11-27 15:00")
	w.delivered()
	w.now = at("2026-12-06 09:00")
	w.alive()
	w.sweep()
	assert.Equal(t, store.Closed, w.round(0).Phase)
	assert.True(t, w.round(0).Unknown)
	assert.Equal(t, store.Opened, w.round(1).Phase)
	assert.Equal(t, []string{"2026-11-28", "2026-12-04"}, []string{w.round(1).FirstDay, w.round(1).LastDay})
	assert.Equal(t, 2, w.waiting()[store.RecipeBundle], "one message each, for the newest week")
}

func TestAwayAtTheEndOfTheWindowNobodyIsMissing(t *testing.T) {
	w := newWard(t, "2026-11-27 13:00", 2)
	w.goTo("2026-11-27 15:50")
	w.wake("2026-11-27 16:15")
	w.goTo("2026-11-27 16:20")
	assert.Equal(t, store.Closed, w.round(0).Phase)
	assert.True(t, w.round(0).Unknown)

	w = newWard(t, "2026-11-27 13:00", 2)
	w.goTo("2026-11-27 14:20")
	w.now = at("2026-11-27 14:40")
	w.goTo("2026-11-27 16:00")
	assert.False(t, w.round(0).Unknown, "twenty minutes in the middle excuse nobody")
}
