package view_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

func matters(w view.Week) []string {
	var all []string
	for _, m := range w.Matters {
		all = append(all, string(m.Kind)+" "+string(m.Subject))
	}
	return all
}

func TestAnOverdueTaskMakesItsCriterionRed(t *testing.T) {
	w := newWard(t, 9)
	task := w.give(3, "2026-11-22", criterion(3))
	w.give(4, "2026-11-22")
	first := w.open(at("2026-11-20 14:00"))
	w.say(first, 3, 3, store.Done)
	assert.Equal(t, "--G------", lights(w.week(first)), "not overdue yet")
	w.close(first)
	second := w.open(at("2026-11-27 14:00"))
	week := w.week(second)
	assert.Equal(t, "--R------", lights(week), "nobody has said anything, and yet")
	assert.Equal(t, []int{1, -1}, []int{week.Rows[2].Overdue, week.Rows[2].Trend()})
	assert.Equal(t, 2, week.Tally.Overdue, "a task of no criterion colours nothing")
	w.say(second, 3, 3, store.Done)
	assert.Equal(t, "--R------", lights(w.week(second)), "done, but for the task")
	w.tell(second, 3, task, store.Done)
	week = w.week(second)
	assert.Equal(t, "--G------", lights(week))
	assert.Equal(t, 0, week.Rows[2].Trend(), "green before, at the closing, and green now")
}

func TestAPastWeekKeepsItsTasks(t *testing.T) {
	w := newWard(t, 9)
	first := w.open(at("2026-11-20 14:00"))
	w.now = at("2026-11-20 14:05")
	task := w.give(3, "2026-11-10", criterion(3))
	w.close(first)
	assert.Equal(t, "--R------", lights(w.week(first)))
	assert.Equal(t, []string{"overdue V1"}, matters(w.week(first)))
	w.now = at("2026-11-21 09:00")
	w.tell(first, 3, task, store.Done)
	assert.Equal(t, "---------", lights(w.week(first)), "the newest week is live")
	second := w.open(at("2026-11-27 14:00"))
	past := w.week(first)
	assert.True(t, past.Past)
	assert.Equal(t, "--R------", lights(past), "a week that another has followed is as it was at its closing")
	assert.Equal(t, view.Tally{Overdue: 1}, past.Tally)
	assert.Equal(t, []string{"overdue V1"}, matters(past))
	now := w.week(second)
	assert.Equal(t, view.Tally{Done: 1, DoneLate: 1}, now.Tally)
	assert.Equal(t, view.Red, now.Rows[2].Before)
	assert.Empty(t, now.Matters)
	assert.Equal(t, view.Tally{Overdue: 1}, w.week(first, at("2026-11-20 14:06")).Tally)
	assert.Empty(t, w.week(first, at("2026-11-20 14:04")).Tasks, "given after that instant")
}

func TestWhatWaitsForTheChair(t *testing.T) {
	w := newWard(t, 9)
	w.now = at("2026-11-02 08:00")
	silent, explained, fresh, stuck, asks := w.give(1, "2026-11-20"), w.give(1, "2026-11-20"), w.give(1, "2026-11-21"), w.give(2, "2026-12-20"), w.give(2, "2026-12-20")
	longer, worse := w.give(3, "2026-11-10"), w.give(3, "2026-11-12")
	w.edit(explained.Number, func(t *store.Task) {
		t.Explained = store.Explanation{Version: 1, Reason: "pa nô về chậm", At: at("2026-11-21 08:00")}
	})
	first := w.open(at("2026-11-20 14:00"))
	w.say(first, 4, 4, store.Blocked)
	w.tell(first, 2, stuck, store.Blocked)
	w.close(first)
	second := w.open(at("2026-11-27 14:00"))
	w.say(second, 4, 4, store.Blocked)
	w.say(second, 5, 5, store.Blocked)
	w.tell(second, 2, asks, store.Doing, func(r *store.Reply) { r.NeedsHelp = true })
	w.update(func(tx *store.Tx) error {
		return tx.AskExtension(&store.Extension{Committee: w.c.ID, Task: longer.Number, Member: 3, Wanted: store.Deadline{Day: "2026-12-04"}, Reason: "pa nô về chậm"})
	})
	week := w.week(second)
	assert.Equal(t, []string{"stuck tc4", "time " + string(longer.Subject()), "asks " + string(asks.Subject()), "overdue " + string(worse.Subject()),
		"overdue " + string(silent.Subject()), "stuck tc5", "stuck " + string(stuck.Subject())}, matters(week))
	assert.Equal(t, 2, week.Matters[0].Weeks)
	assert.Equal(t, "2026-12-04", week.Matters[1].Task.Asked.Wanted.Day)
	require.NotContains(t, matters(week), "overdue "+string(fresh.Subject()), "six days: the deputy's, not the chair's")

	w.update(func(tx *store.Tx) error {
		e, err := tx.Extension(w.c.ID, longer.Number, 1)
		if err != nil {
			return err
		}
		return tx.Decide(&e, store.Granted, e.Wanted, store.Verdict{By: 1})
	})
	w.tell(second, 2, asks, store.Done)
	w.edit(worse.Number, func(t *store.Task) { t.State = store.TaskDropped })
	assert.Equal(t, []string{"stuck tc4", "overdue " + string(silent.Subject()), "stuck tc5", "stuck " + string(stuck.Subject())}, matters(w.week(second)))
	require.NotContains(t, matters(w.week(second)), "overdue V2", "explained")
}

// TestHelpIsNotBehindSilence: of many long overdue tasks, the one whose lead asks for help comes first.
func TestHelpIsNotBehindSilence(t *testing.T) {
	w := newWard(t, 9)
	w.now = at("2026-11-02 08:00")
	var given []store.Task
	for range 12 {
		given = append(given, w.give(1, "2026-11-10"))
	}
	r := w.open(at("2026-11-20 14:00"))
	w.tell(r, 1, given[8], store.Blocked, func(r *store.Reply) { r.NeedsHelp = true })
	w.tell(r, 1, given[3], store.Doing)
	week := w.week(r)
	require.Len(t, week.Matters, 12)
	assert.Equal(t, []string{"stuck V9", "overdue V1", "overdue V2"}, matters(week)[:3])
	assert.Equal(t, store.Doing, week.Matters[4].Word.Status, "what was said is known of those that are shown")
}
