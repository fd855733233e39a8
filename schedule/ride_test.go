package schedule

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// second makes a second committee, in which the persons of some members of the first are members too.
func (w *ward) second(rules store.TaskRules, of ...store.MemberID) (c store.Committee, held []store.MemberID) {
	w.t.Helper()
	w.update(func(tx *store.Tx) {
		c = store.Committee{Name: "Ban khác", Zone: "Asia/Ho_Chi_Minh", Rules: rules}
		require.NoError(w.t, tx.PutCommittee(&c))
		for _, id := range of {
			m, err := tx.Member(w.c.ID, id)
			require.NoError(w.t, err)
			o := store.Member{Committee: c.ID, Person: m.Person, Name: m.Name, Call: m.Call, Role: store.Plain}
			require.NoError(w.t, tx.PutMember(&o))
			held = append(held, o.ID)
		}
	})
	return c, held
}

func TestATaskRidesWithTheRoundOfTheDay(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 1)
	n := w.give(3, "2026-12-07") // T-1 is a Sunday: Friday 4/12, when the round opens at 14:00
	w.give(3, "2026-12-07")
	assert.Empty(t, w.run("2026-12-04 10:00"))
	w.say(3, n, store.Doing)
	assert.Equal(t, []string{"4/12 14:00 Chủ 1 bundle V2 tc1", "4/12 15:36 Chủ 1 bundle V2 tc1"}, of(w.run("2026-12-04 20:00"), "bundle"))
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		b, err := tx.Bundle(3, "2026-12-04")
		require.NoError(t, err)
		assert.Empty(t, b.Riding)
		assert.Equal(t, []store.Subject{"tc1", "V1", "V2"}, []store.Subject{b.Items[0].Subject, b.Items[1].Subject, b.Items[2].Subject})
		return nil
	}))
}

func TestWhatIsDueBeforeTheRoundDoesNotWait(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 1)
	w.give(3, "2026-12-04", func(x *store.Task) { x.Deadline.Clock = "14:00" })
	w.give(3, "2026-12-04", func(x *store.Task) { x.Deadline.Clock = "10:00" })
	w.run("2026-12-03 20:00")
	assert.Equal(t, []string{"4/12 07:30 Chủ 1 bundle V2", "4/12 14:00 Chủ 1 bundle V2 V1 tc1", "4/12 15:36 Chủ 1 bundle V2 V1 tc1"},
		of(w.run("2026-12-04 20:00"), "bundle"))
}

func TestARoundWithNothingToAskLeavesTheTaskBehind(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 1)
	w.give(3, "2026-12-07")
	w.run("2026-12-04 10:00")
	w.answer(1)
	assert.Equal(t, []string{"4/12 14:01 Chủ 1 bundle V1"}, of(w.run("2026-12-04 20:00"), "bundle"), "it is asked by itself")
}

func TestARideOverAnOutageIsNotLost(t *testing.T) {
	for back, want := range map[string]string{
		"2026-12-04 15:00": "4/12 15:00 Chủ 1 bundle V1 tc1", // the round opens late and takes it along
		"2026-12-04 19:30": "4/12 19:30 Chủ 1 bundle V1",     // the round is skipped
		"2026-12-05 09:00": "5/12 09:00 Chủ 1 bundle V1",     // a Saturday, but the task is due on Sunday
	} {
		w := newWard(t, "2026-12-01 09:00", 1)
		w.give(3, "2026-12-06")
		assert.Empty(t, w.run("2026-12-04 10:00"))
		w.now = at(back)
		letters := of(w.run("2026-12-06 20:00"), "bundle")
		require.NotEmpty(t, letters, back)
		assert.Equal(t, want, letters[0], back)
	}
}

func TestTheDaysMessageIsOne(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 1)
	w.give(3, "2026-12-09")
	w.run("2026-12-08 10:00") // the day's message went out at 07:30
	x := w.give(3, "2026-12-18")
	task := w.task(x)
	task.Given = at("2026-11-10 09:00")
	w.putTask(task)
	w.update(func(tx *store.Tx) { // its T-10 is missed for whatever reason
		w.c.Rules.Before = []int{10, 1, 0}
		require.NoError(t, tx.PutCommittee(&w.c))
		l, err := tx.Ladder(w.c.ID, x)
		require.NoError(t, err)
		l.Version, l.Through = 1, "2026-12-07"
		require.NoError(t, tx.PutLadder(&l))
		require.NoError(t, tx.LookAtTasks(w.c.ID))
	})
	assert.Equal(t, []string{"9/12 07:30 Chủ 1 bundle V1 V2"}, w.run("2026-12-09 20:00"), "it comes with the next day's")
}

func TestTwoCommitteesShareTheDaysMessage(t *testing.T) {
	for _, hour := range []string{"07:30", "08:15"} {
		w := newWard(t, "2026-12-01 09:00", 1)
		c, held := w.second(store.TaskRules{At: hour}, 3)
		w.give(3, "2026-12-03")
		w.giveIn(c.ID, held[0], "2026-12-03")
		assert.Equal(t, []string{"2/12 " + hour + " Chủ 1 bundle V1 2:V1"}, w.run("2026-12-02 20:00"))
	}
	w := newWard(t, "2026-12-01 09:00", 1)
	c, held := w.second(store.TaskRules{At: "10:00"}, 3)
	w.give(3, "2026-12-03", func(x *store.Task) { x.Deadline.Clock = "08:00" })
	w.giveIn(c.ID, held[0], "2026-12-03")
	w.run("2026-12-02 20:00")
	assert.Equal(t, []string{"3/12 07:30 Chủ 1 bundle V1", "3/12 10:00 Chủ 1 bundle V1 2:V1"}, w.run("2026-12-03 20:00"),
		"what is due at 08:00 does not wait until 10:00, and what is due today is not kept until tomorrow")
}

func TestARoundOfTheOtherCommitteeTakesTheTaskAlong(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 1)
	c, held := w.second(store.TaskRules{}, 3)
	w.giveIn(c.ID, held[0], "2026-12-07")
	assert.Equal(t, []string{"4/12 14:00 Chủ 1 bundle 2:V1 tc1", "4/12 15:36 Chủ 1 bundle 2:V1 tc1"}, of(w.run("2026-12-04 20:00"), "bundle"))
}

func TestAMessageThatNeverGotAwayComesWithTheNext(t *testing.T) {
	w := newWard(t, "2026-12-07 09:00", 1)
	w.give(3, "2026-12-09")
	w.give(3, "2026-12-16")
	for w.now.Before(at("2026-12-09 07:30")) { // the platform is away: nothing is delivered
		w.now = w.now.Add(10 * time.Minute)
		w.alive()
		w.sweep()
	}
	assert.Equal(t, 1, w.waiting()[store.RecipeBundle])
	assert.Equal(t, []string{"9/12 07:30 Chủ 1 bundle V1"}, w.run("2026-12-09 20:00"))
}

func TestARoundAsksTheSubstituteAndNotWhoIsOnLeave(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 3)
	w.update(func(tx *store.Tx) {
		require.NoError(t, tx.PutMember(&store.Member{Committee: w.c.ID, Name: "Tư", Call: "Tư", Charges: []store.Charge{{Subject: "kp9", From: tx.Now()}}}))
		for m, sub := range map[store.MemberID]store.MemberID{3: 4, 5: 0, 6: 0} {
			require.NoError(t, tx.PutAbsence(&store.Absence{Committee: w.c.ID, Member: m, First: "2026-12-04", Last: "2026-12-04", Substitute: sub}))
		}
	})
	assert.Equal(t, []string{"4/12 14:00 -100 card", "4/12 14:00 Chủ 2 bundle tc1 tc2"}, sorted(w.run("2026-12-04 14:10")),
		"nobody who is on leave is asked, or phoned")
}

func TestWhatTheAbsentSaidHimselfIsNotAskedOfHisSubstitute(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 2)
	w.answer(1)
	w.update(func(tx *store.Tx) {
		require.NoError(t, tx.PutAbsence(&store.Absence{Committee: w.c.ID, Member: 3, First: "2026-12-04", Last: "2026-12-04", Substitute: 4}))
	})
	assert.Equal(t, []string{"4/12 14:00 Chủ 2 bundle tc2"}, of(w.run("2026-12-04 14:10"), "bundle"))
}
