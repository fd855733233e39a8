package schedule

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// quietWard is a ward without rounds, with a deputy (member 4) beside the secretary, the chair and Chủ 1.
func quietWard(t *testing.T, start string) *ward {
	w := newWard(t, start, 1)
	w.update(func(tx *store.Tx) {
		w.p.Paused = true
		require.NoError(t, tx.PutPlan(&w.p))
		w.join(tx, "Phó", store.Deputy, "")
	})
	return w
}

func TestLatenessThatNobodyExplainsGoesUp(t *testing.T) {
	w := quietWard(t, "2026-12-01 09:00")
	w.give(3, "2026-12-03")
	w.give(3, "2026-12-03")
	n := w.give(3, "2026-12-03")
	w.run("2026-12-04 08:00")
	task := w.task(n)
	task.Explained = store.Explanation{Version: 1, Reason: "mưa", At: w.now}
	w.putTask(task)
	assert.Equal(t, []string{
		"7/12 07:30 Chủ 1 bundle V1 V2 V3", // three days late were a Sunday
		"7/12 07:30 Phó overdue1 V1 V2",
		"8/12 07:30 Lan overdue2 V1 V2",
		"14/12 07:30 Chủ 1 bundle V1 V2 V3",
	}, sorted(w.run("2026-12-17 20:00")), "each once; what is explained goes nowhere; seven days late it is in the chair's brief")
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		l, err := tx.Ladder(w.c.ID, 1)
		assert.Equal(t, 3, l.Level)
		return err
	}))
}

func TestANewDeadlineIsANewLateness(t *testing.T) {
	w := quietWard(t, "2026-12-01 09:00")
	n := w.give(3, "2026-12-03")
	assert.Len(t, of(w.run("2026-12-08 10:00"), "overdue"), 2)
	task := w.task(n)
	task.SetDeadline(store.Deadline{Day: "2026-12-10", Op: "by"})
	w.putTask(task)
	assert.Equal(t, []string{"14/12 07:30 Phó overdue1 V1"}, of(w.run("2026-12-14 20:00"), "overdue"))
}

func TestTheChairsBriefIsBroughtUpToDate(t *testing.T) {
	w := newWard(t, "2026-12-01 09:00", 1)
	w.update(func(tx *store.Tx) {
		w.c.Rules.Chair = 2
		w.c.Rules.Deputy, w.c.Rules.Calls = 1, 1
		require.NoError(t, tx.PutCommittee(&w.c))
	})
	w.give(3, "2026-12-04") // two days late on a Sunday
	assert.Len(t, of(w.run("2026-12-06 20:00"), "brief"), 1, "at closing")
	assert.Equal(t, []string{"8/12 07:30 Bảo brief"}, of(w.run("2026-12-10 20:00"), "brief"), "the lead was asked about it on Monday, and had a day")
}

func TestARequestForMoreTimeKeepsEverybodyQuietButTheChair(t *testing.T) {
	w := quietWard(t, "2026-12-01 09:00")
	n := w.give(3, "2026-12-03")
	w.run("2026-12-02 10:00")
	e := w.askTime(n, "2026-12-18")
	assert.Equal(t, []string{
		"4/12 07:30 Bảo decide V1", // it was asked at 10:00 on the 2nd: on the 3rd at 07:30 it is no day old
		"7/12 07:30 Bảo decide V1",
		"8/12 07:30 Bảo decide V1",
	}, w.run("2026-12-08 10:00"), "once a working day; nobody is accused or asked meanwhile")
	w.now = at("2026-12-08 15:00")
	w.decide(e, store.Refused)
	assert.Empty(t, w.run("2026-12-08 20:00"), "he is told of the refusal, and has the night")
	assert.Equal(t, []string{"9/12 07:30 Lan overdue2 V1", "9/12 07:30 Phó overdue1 V1"}, sorted(w.run("2026-12-09 20:00")))
}

func TestNobodyIsAccusedAfterALongOutage(t *testing.T) {
	w := quietWard(t, "2026-12-01 09:00")
	w.give(3, "2026-12-03")
	w.run("2026-12-04 20:00")
	w.wake("2026-12-09 07:31") // Wednesday; what was written since Friday may be lost
	assert.Zero(t, w.waiting()[store.RecipeOverdue], "not before a platform is heard")
	w.now = at("2026-12-09 07:33")
	letters := w.run("2026-12-09 20:00")
	assert.Equal(t, []string{"9/12 07:33 Chủ 1 bundle V1"}, of(letters, "bundle"), "he is asked first")
	assert.Empty(t, of(letters, "overdue"))
	assert.Equal(t, []string{"10/12 07:30 Lan overdue2 V1", "10/12 07:30 Phó overdue1 V1"}, sorted(of(w.run("2026-12-10 20:00"), "overdue")))
}

func TestOfficersAreNotToldOnDaysOff(t *testing.T) {
	w := quietWard(t, "2026-12-01 09:00")
	w.give(3, "2026-12-08")
	w.run("2026-12-11 07:00")
	w.now = at("2026-12-12 06:00") // off for less than a day, over Friday's hour
	assert.Empty(t, of(w.run("2026-12-13 20:00"), "overdue"))
	assert.Equal(t, []string{"14/12 07:30 Lan overdue2 V1", "14/12 07:30 Phó overdue1 V1"}, sorted(of(w.run("2026-12-14 20:00"), "overdue")))
}
