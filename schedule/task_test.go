package schedule

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// In these tests the members are 1 the secretary Lan, 2 the chair Bảo, 3 Chủ 1 (tc1), 4 Chủ 2 (tc2), …; the round is on
// Fridays from 14:00 to 16:00.

func TestATaskIsRemindedOnItsLadder(t *testing.T) {
	w := newWard(t, "2026-12-02 09:00", 1) // a Wednesday
	w.give(3, "2026-12-16")
	assert.Equal(t, []string{
		"9/12 07:30 Chủ 1 bundle V1",
		"11/12 14:00 Chủ 1 bundle V1 tc1", // T-3 is a Sunday: Friday before, in the round's message
		"11/12 15:36 Chủ 1 bundle V1 tc1",
		"15/12 07:30 Chủ 1 bundle V1",
		"16/12 07:30 Chủ 1 bundle V1",
		"17/12 07:30 Chủ 1 bundle V1",
		"18/12 14:00 Chủ 1 bundle tc1",
		"18/12 15:36 Chủ 1 bundle tc1",
		"21/12 07:30 Chủ 1 bundle V1", // +3 is a Saturday
	}, of(w.run("2026-12-24 12:00"), "bundle")[2:], "the first round's two aside")
}

func TestAnAnswerStopsTheDaysReminder(t *testing.T) {
	w := newWard(t, "2026-12-07 09:00", 1)
	n := w.give(3, "2026-12-10")
	assert.Empty(t, w.run("2026-12-09 06:00"))
	w.say(3, n, store.Doing)
	assert.Empty(t, w.run("2026-12-09 12:00"), "he said at 06:00 how it goes")
	assert.Equal(t, []string{"10/12 07:30 Chủ 1 bundle V1"}, w.run("2026-12-10 12:00"))
	w.say(3, n, store.Done)
	assert.Empty(t, w.run("2026-12-11 12:00"))
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		assert.True(t, tx.DueAt(store.DueTask, "1/1").IsZero(), "what is done is not looked at any more")
		return nil
	}))
}

// Scene 3 of design 7.
func TestAReminderOfTheEveningWaitsAndIsForgottenOnceAnswered(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 1)
	n := w.give(3, "2026-12-10")
	w.run("2026-12-08 20:00")
	w.wake("2026-12-09 21:05") // T-1 was missed while the machine was off
	assert.Empty(t, w.waiting())
	w.now = at("2026-12-09 21:30")
	w.say(3, n, store.Done)
	assert.Empty(t, of(w.run("2026-12-10 12:00"), "bundle"), "nothing is sent")

	w = newWard(t, "2026-12-01 09:00", 1)
	w.give(3, "2026-12-10")
	w.run("2026-12-08 20:00")
	w.wake("2026-12-09 21:05")
	assert.Equal(t, []string{"10/12 07:30 Chủ 1 bundle V1"}, of(w.run("2026-12-10 12:00"), "bundle"), "unanswered, it comes in the morning")
}

// Scene 5 of design 7.
func TestANewDeadlineMakesNewSlots(t *testing.T) {
	w := newWard(t, "2027-04-19 09:00", 1)
	w.update(func(tx *store.Tx) { w.p.Paused = true; require.NoError(t, tx.PutPlan(&w.p)) })
	n := w.give(3, "2027-04-30")
	w.give(3, "2027-04-30")
	assert.Equal(t, []string{"27/4 07:30 Chủ 1 bundle V1 V2", "29/4 07:30 Chủ 1 bundle V1 V2"},
		w.run("2027-04-29 10:00"), "the day and T-1 are one, on the working day before the holiday")
	e := w.askTime(n, "2027-05-14")
	w.decide(e, store.Granted)
	all := of(w.run("2027-05-14 12:00"), "bundle")
	assert.Equal(t, []string{"4/5 07:30 Chủ 1 bundle V2", "7/5 07:30 Chủ 1 bundle V1", "10/5 07:30 Chủ 1 bundle V2", "11/5 07:30 Chủ 1 bundle V1",
		"13/5 07:30 Chủ 1 bundle V1", "14/5 07:30 Chủ 1 bundle V1"}, all, "T-1 again on 13/5; +1 of the other on the day after the holidays")
}

func TestNobodyIsRemindedOnTheDayADeadlineIsSet(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 1)
	n := w.give(3, "2026-12-23")
	w.run("2026-12-08 10:00")
	task := w.task(n)
	task.SetDeadline(store.Deadline{Day: "2026-12-09", Op: "by"})
	w.putTask(task) // T-1 is today, its hour gone by: he has just been told
	assert.Empty(t, w.run("2026-12-08 20:00"))
	assert.Equal(t, []string{"9/12 07:30 Chủ 1 bundle V1"}, w.run("2026-12-09 12:00"))
}

func TestARhythmIsAskedOnItsDays(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 1)
	w.update(func(tx *store.Tx) { w.p.Paused = true; require.NoError(t, tx.PutPlan(&w.p)) })
	w.give(3, "", func(x *store.Task) {
		x.Deadline, x.First, x.Rhythm = store.Deadline{}, store.Deadline{}, store.Rhythm{RRule: "FREQ=WEEKLY;BYDAY=SA,SU", Phrase: "thứ Bảy và Chủ nhật hàng tuần"}
	})
	w.give(3, "", func(x *store.Task) { x.Deadline, x.First = store.Deadline{}, store.Deadline{} })
	assert.Equal(t, []string{"5/12 07:30 Chủ 1 bundle V1", "6/12 07:30 Chủ 1 bundle V1", "12/12 07:30 Chủ 1 bundle V1"}, w.run("2026-12-12 12:00"))
}

func TestAfterThreeDaysOffRemindersComeOnce(t *testing.T) {
	w := newWard(t, "2026-11-23 09:00", 1)
	for range 3 {
		w.give(3, "2026-12-15")
	}
	done := w.give(3, "2026-12-15")
	w.run("2026-12-07 20:00")
	w.say(3, done, store.Done)
	w.now = at("2026-12-12 10:00") // a Saturday; T-7 and T-3 were missed, and a Friday round
	letters := w.run("2026-12-13 20:00")
	assert.Equal(t, []string{"12/12 10:00 Chủ 1 bundle tc1"}, of(letters, "bundle"), "the round is asked once; tasks that can wait do not disturb a weekend")
	assert.Equal(t, []string{"14/12 07:30 Chủ 1 bundle V1 V2 V3"}, of(w.run("2026-12-14 20:00"), "bundle"))

	w = newWard(t, "2026-11-23 09:00", 1)
	w.give(3, "2026-12-11")
	w.give(3, "2026-12-15")
	w.run("2026-12-08 20:00")
	w.now = at("2026-12-10 10:00") // T-1 of the one was at 07:30, T-7 of the other on the 8th
	assert.Equal(t, []string{"10/12 10:01 Chủ 1 bundle V1"}, of(w.run("2026-12-10 20:00"), "bundle"))
}

func TestWhoCannotBeReachedIsPhoned(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 2)
	w.update(func(tx *store.Tx) {
		require.NoError(t, tx.PutMember(&store.Member{Committee: w.c.ID, Name: "Tư", Call: "Tư", Role: store.Head,
			Charges: []store.Charge{{Subject: "kp9", Lead: true, From: tx.Now()}}}))
		p, err := tx.PersonOf("tg/Chủ 2")
		require.NoError(t, err)
		p.Unreachable = tx.Now()
		require.NoError(t, tx.PutPerson(&p))
	})
	w.give(5, "2026-12-03") // no account
	w.give(4, "2026-12-03") // has blocked us
	w.give(0, "2026-12-03", func(x *store.Task) { x.Parties[0].Neighbourhood = 9 })
	w.give(0, "2026-12-03", func(x *store.Task) { x.Parties[0].Name = "Công an phường" })
	w.give(3, "2026-12-03")
	assert.Equal(t, []string{"2/12 07:30 Chủ 1 bundle V5", "2/12 07:30 Lan task-calls V1 V2 V3 V4"}, sorted(w.run("2026-12-02 12:00")), "one list")
	w.say(5, 1, store.Doing)
	assert.Equal(t, []string{"3/12 07:30 Chủ 1 bundle V5", "3/12 07:30 Lan task-calls V1 V2 V3 V4"}, sorted(w.run("2026-12-03 12:00")))
}

func TestALeaveSendsTheQuestionToTheSubstitute(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 2)
	w.update(func(tx *store.Tx) {
		require.NoError(t, tx.PutAbsence(&store.Absence{Committee: w.c.ID, Member: 3, First: "2026-12-02", Last: "2026-12-02", Substitute: 4}))
		require.NoError(t, tx.PutAbsence(&store.Absence{Committee: w.c.ID, Member: 3, First: "2026-12-07", Last: "2026-12-08"}))
	})
	w.give(3, "2026-12-03")
	w.give(3, "2026-12-08")
	assert.Equal(t, []string{
		"2/12 07:30 Chủ 2 bundle V1",
		"3/12 07:30 Chủ 1 bundle V1",
		"4/12 14:00 Chủ 1 bundle V1 V2 tc1", // +1 of the one; T-1 and the day of the other, before the leave
		"4/12 14:00 Chủ 2 bundle tc2",
		"4/12 15:36 Chủ 1 bundle V1 V2 tc1",
		"4/12 15:36 Chủ 2 bundle tc2",
		"9/12 07:30 Chủ 1 bundle V1 V2", // +3 and +1 after it
	}, sorted(of(w.run("2026-12-10 20:00"), "bundle")))
}

func TestASuddenLeaveIsNotDisturbed(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 1)
	w.give(3, "2026-12-10")
	w.run("2026-12-07 09:00")
	w.update(func(tx *store.Tx) {
		require.NoError(t, tx.PutAbsence(&store.Absence{Committee: w.c.ID, Member: 3, First: "2026-12-07", Last: "2026-12-13"}))
	})
	assert.Empty(t, of(w.run("2026-12-13 20:00"), "bundle"))
	assert.Equal(t, []string{"14/12 07:30 Chủ 1 bundle V1"}, of(w.run("2026-12-14 20:00"), "bundle"))
}

func TestABadTaskDoesNotStopTheOthers(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 1)
	for range 5 {
		w.give(3, "2026-12-03")
	}
	w.run("2026-12-01 10:00")
	w.update(func(tx *store.Tx) {
		require.NoError(t, tx.SetDue(store.DueTask, "1/2x/", at("2026-12-02 07:29")))
		require.NoError(t, tx.SetDue(store.DueTask, "gì đó", at("2026-12-02 07:29")))
		bad := store.Task{Committee: 99, Work: "của ai?"}
		require.NoError(t, tx.PutTask(&bad)) // its committee is not in the file
	})
	w.now = at("2026-12-02 07:29")
	w.sweep()
	w.now = w.now.Add(time.Minute)
	assert.Equal(t, []string{"2/12 07:30 Chủ 1 bundle V1 V2 V3 V4 V5"}, w.run("2026-12-02 08:00"))
}

func TestManyTasksAreManyCommitsAndOneMessage(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 3)
	w.update(func(tx *store.Tx) {
		for i := range 350 {
			x := store.Task{Committee: w.c.ID, Work: "việc", Parties: []store.Party{{Member: store.MemberID(3 + i%3), Lead: true, From: tx.Now()}}}
			x.SetDeadline(store.Deadline{Day: "2026-12-03"})
			require.NoError(t, tx.PutTask(&x))
		}
	})
	w.run("2026-12-02 07:29")
	assert.Equal(t, 3, w.waiting()[store.RecipeBundle])
	w.run("2026-12-02 08:00")
	require.Len(t, w.letters, 3)
	for _, l := range w.letters {
		assert.GreaterOrEqual(t, len(l.tasks), 116)
	}
}
