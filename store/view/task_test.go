package view_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

// give puts a task that a member (counted from 1) leads; day is 2006-01-02, "" for no deadline.
func (w *ward) give(member int, day string, change ...func(*store.Task)) store.Task {
	w.t.Helper()
	task := store.Task{Committee: w.c.ID, Work: "lắp pa nô", Parties: []store.Party{{Name: "Người", Member: store.MemberID(member), Lead: true}}}
	if day != "" {
		task.Deadline = store.Deadline{Day: day, Op: store.OpBefore, Phrase: "trước " + day, Version: 1}
		task.First = task.Deadline
	}
	for _, f := range change {
		f(&task)
	}
	w.update(func(tx *store.Tx) error { return tx.PutTask(&task) })
	return task
}

func criterion(n int) func(*store.Task) { return func(t *store.Task) { t.Criterion = n } }

// tell records a member's word on a task.
func (w *ward) tell(r *store.Round, member int, t store.Task, status store.Status, change ...func(*store.Reply)) {
	w.t.Helper()
	w.say(r, member, 0, status, append([]func(*store.Reply){func(r *store.Reply) { r.Subject = t.Subject() }}, change...)...)
}

func (w *ward) edit(number int, change func(*store.Task)) {
	w.t.Helper()
	w.update(func(tx *store.Tx) error {
		t, err := tx.Task(w.c.ID, number)
		if err != nil {
			return err
		}
		change(&t)
		return tx.PutTask(&t)
	})
}

func (w *ward) lines(asOf ...time.Time) []view.TaskLine {
	w.t.Helper()
	var lines []view.TaskLine
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) (err error) {
		if len(asOf) > 0 {
			tx = tx.AsOf(asOf[0])
		}
		lines, err = view.Tasks(tx, w.c, false)
		return err
	}))
	return lines
}

func TestStandings(t *testing.T) {
	w := newWard(t, 3)
	r := w.open(at("2026-11-27 14:00"))
	const past, soon = "2026-11-26", "2026-11-30"
	for _, c := range []struct {
		day    string
		status store.Status
		change func(*store.Task)
		stands view.Standing
		heap   view.Heap
		late   int
	}{
		{soon, "", nil, view.NotBegun, view.HeapNotBegun, -3},
		{soon, store.NotStarted, nil, view.NotBegun, view.HeapNotBegun, -3},
		{soon, store.Doing, nil, view.InTime, view.HeapDoing, -3},
		{soon, store.Blocked, nil, view.InTime, view.HeapDoing, -3},
		{"2026-11-27", store.Doing, nil, view.InTime, view.HeapDoing, 0},
		{past, "", nil, view.Overdue, view.HeapOverdue, 1},
		{past, store.Doing, nil, view.Overdue, view.HeapOverdue, 1},
		{past, store.Done, nil, view.DoneLate, view.HeapDone, 1},
		{soon, store.Done, nil, view.DoneInTime, view.HeapDone, -3},
		{"", store.Done, nil, view.DoneUndated, view.HeapDone, 0},
		{"", store.Doing, nil, view.NoDeadline, view.HeapUndated, 0},
		{"", "", nil, view.NotBegun, view.HeapUndated, 0},
		{"", store.Doing, func(t *store.Task) { t.Rhythm.RRule = "FREQ=WEEKLY;BYDAY=SA" }, view.NoDeadline, view.HeapRoutine, 0},
		{past, "", func(t *store.Task) { t.State = store.TaskDropped }, view.GivenUp, view.HeapDropped, 1},
		{past, "", func(t *store.Task) { t.Deadline.Day, t.Deadline.Clock = "2026-11-27", "14:00" }, view.Overdue, view.HeapOverdue, 0},
	} {
		change := []func(*store.Task){}
		if c.change != nil {
			change = append(change, c.change)
		}
		task := w.give(1, c.day, change...)
		if c.status != "" {
			w.tell(r, 1, task, c.status)
		}
		w.now = at("2026-11-27 14:05")
		got := w.lines()[task.Number-1]
		assert.Equal(t, []any{c.stands, c.heap, c.late}, []any{got.Stands, got.Heap(), got.Late}, "%s %s", c.day, c.status)
	}
	all := view.TallyOf(w.lines())
	assert.Equal(t, view.Tally{Done: 3, DoneInTime: 1, DoneLate: 1, Overdue: 3, Doing: 3, NotBegun: 2, Undated: 2, Routine: 1}, all)
	assert.Equal(t, 14, all.All(), "each lies in one heap, the dropped one in none")
}

func TestReportedWaitsForAYes(t *testing.T) {
	w := newWard(t, 1)
	w.c.Rules.Confirm = true
	w.update(func(tx *store.Tx) error { return tx.PutCommittee(&w.c) })
	r := w.open(at("2026-11-27 14:00"))
	task := w.give(1, "2026-11-26")
	w.tell(r, 1, task, store.Done)
	assert.Equal(t, view.HeapReported, w.lines()[0].Heap(), "reported is neither overdue nor done")
}

// TestTheNewestWordIsTheNewestSaid: an undone word is none, and words of older weeks hold.
func TestTheNewestWordIsTheNewestSaid(t *testing.T) {
	w := newWard(t, 2)
	task := w.give(1, "2026-12-30")
	first := w.open(at("2026-11-20 14:00"))
	w.tell(first, 1, task, store.Doing, func(r *store.Reply) { r.Text = "60" })
	w.close(first)
	second := w.open(at("2026-11-27 14:00"))
	assert.Equal(t, "60", w.lines()[0].Word.Text)
	blocked := w.say(second, 2, 0, store.Blocked, func(r *store.Reply) { r.Subject, r.Text = task.Subject(), "vướng" })
	assert.Equal(t, "vướng", w.lines()[0].Word.Text)
	w.tell(second, 2, task, "", func(r *store.Reply) { r.Withdraws = blocked.ID })
	assert.Equal(t, "60", w.lines()[0].Word.Text)
}

func TestLeadsOfAKhuPhoAndStandIns(t *testing.T) {
	w := newWard(t, 3)
	w.now = at("2026-11-27 08:00")
	w.update(func(tx *store.Tx) error {
		m, err := tx.Member(w.c.ID, 2)
		if err != nil {
			return err
		}
		m.Charges = append(m.Charges, store.Charge{Subject: store.SubjectOf(store.KindNeighbourhood, 5), Lead: true, From: tx.Now()})
		return tx.PutMember(&m)
	})
	for range 2 {
		w.give(0, "2026-11-30", func(t *store.Task) {
			t.Parties = []store.Party{{Name: "khu phố 5", Neighbourhood: 5, Lead: true}}
		})
	}
	w.give(0, "2026-11-30")
	w.update(func(tx *store.Tx) error {
		return tx.PutAbsence(&store.Absence{Committee: w.c.ID, Member: 2, First: "2026-11-27", Last: "2026-11-28", Substitute: 3})
	})
	lines := w.lines()
	assert.Equal(t, []store.MemberID{2, 3}, []store.MemberID{lines[1].Holder.ID, lines[1].StandIn.ID})
	assert.Zero(t, lines[2].Holder.ID, "nobody on the list")
	w.now = at("2026-11-29 08:00")
	assert.Equal(t, store.MemberID(2), w.lines()[0].StandIn.ID, "back again")
}

func TestByUrgency(t *testing.T) {
	w := newWard(t, 1)
	for _, day := range []string{"", "2026-12-30", "2026-11-20", "", "2026-11-30", "2026-11-20"} {
		w.give(1, day)
	}
	lines := w.lines()
	view.ByUrgency(lines)
	var order []int
	for _, l := range lines {
		order = append(order, l.Task.Number)
	}
	assert.Equal(t, []int{3, 6, 5, 2, 1, 4}, order)
}

func TestTasksAsOf(t *testing.T) {
	w := newWard(t, 1)
	r := w.open(at("2026-11-20 14:00"))
	task := w.give(1, "2026-11-25")
	w.tell(r, 1, task, store.Doing)
	w.now = at("2026-11-26 09:00")
	later := w.give(1, "2026-11-30")
	w.tell(r, 1, task, store.Done)
	w.now = at("2026-11-26 10:00")
	w.edit(task.Number, func(t *store.Task) { t.SetDeadline(store.Deadline{Day: "2026-12-10"}) })
	before := w.lines(at("2026-11-26 08:00"))
	require.Len(t, before, 1, "not given yet: %v", later.Subject())
	assert.Equal(t, []any{view.Overdue, 1, store.Doing}, []any{before[0].Stands, before[0].Late, before[0].Word.Status})
	assert.Equal(t, view.InTime, w.lines(at("2026-11-25 23:59"))[0].Stands)
	assert.Equal(t, view.DoneLate, w.lines(at("2026-11-26 09:30"))[0].Stands)
	assert.Equal(t, view.DoneInTime, w.lines()[0].Stands, "against the deadline then in force")
}
