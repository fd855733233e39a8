package view

import (
	"time"

	"giaoban/store"
)

// Standing is where a task stands, as offices count it (domain.md 3.3): done in time, late or without a deadline; being
// done in time, overdue or without a deadline; not begun; reported and waiting for a yes; dropped.
type Standing string

// The standings. An overdue task that nobody has begun is overdue.
const (
	NotBegun    Standing = "not_begun"
	InTime      Standing = "in_time"
	Overdue     Standing = "overdue"
	NoDeadline  Standing = "no_deadline"
	Reported    Standing = "reported"
	DoneInTime  Standing = "done_in_time"
	DoneLate    Standing = "done_late"
	DoneUndated Standing = "done_undated"
	GivenUp     Standing = "dropped"
)

// standing tells where a task stands; ends is the first instant at which it is late, zero for no deadline.
func standing(t store.Task, ends time.Time, word *store.Reply, now time.Time) Standing {
	switch {
	case t.State == store.TaskDropped:
		return GivenUp
	case t.State == store.TaskReported:
		return Reported
	case t.State == store.TaskDone && ends.IsZero():
		return DoneUndated
	case t.State == store.TaskDone && t.DoneAt.Before(ends):
		return DoneInTime
	case t.State == store.TaskDone:
		return DoneLate
	case !ends.IsZero() && !now.Before(ends):
		return Overdue
	case word == nil || word.Status == store.NotStarted:
		return NotBegun
	case ends.IsZero():
		return NoDeadline
	}
	return InTime
}

// Done tells whether the task is done.
func (s Standing) Done() bool { return s == DoneInTime || s == DoneLate || s == DoneUndated }

// Heap is the part of a committee's tasks that a line belongs to: each task that has not been dropped lies in one.
type Heap string

// The heaps. Work without a deadline is never late, begun or not, and work without an end (thường xuyên) needs none: each
// has a heap of its own.
const (
	HeapDone     Heap = "done"
	HeapOverdue  Heap = "overdue"
	HeapDoing    Heap = "doing"     // begun, before its deadline
	HeapNotBegun Heap = "not_begun" // before its deadline
	HeapReported Heap = "reported"
	HeapUndated  Heap = "undated"
	HeapRoutine  Heap = "routine"
	HeapDropped  Heap = "dropped"
)

// Heap tells in which the task lies.
func (l TaskLine) Heap() Heap {
	switch {
	case l.Stands == GivenUp:
		return HeapDropped
	case l.Stands.Done():
		return HeapDone
	case l.Stands == Reported:
		return HeapReported
	case l.Stands == Overdue:
		return HeapOverdue
	case l.Task.Deadline.IsZero() && l.Task.Rhythm.RRule != "":
		return HeapRoutine
	case l.Task.Deadline.IsZero():
		return HeapUndated
	case l.Stands == NotBegun:
		return HeapNotBegun
	}
	return HeapDoing
}

// Tally counts a committee's tasks by heap, the dropped ones left out.
type Tally struct {
	// Done are those that are done: in time, late, and DoneUndated.
	Done, DoneInTime, DoneLate                           int
	Overdue, Doing, NotBegun, Reported, Undated, Routine int
}

// TallyOf counts.
func TallyOf(lines []TaskLine) Tally {
	var t Tally
	for _, l := range lines {
		switch l.Heap() {
		case HeapDone:
			t.Done++
			switch l.Stands {
			case DoneInTime:
				t.DoneInTime++
			case DoneLate:
				t.DoneLate++
			}
		case HeapOverdue:
			t.Overdue++
		case HeapDoing:
			t.Doing++
		case HeapNotBegun:
			t.NotBegun++
		case HeapReported:
			t.Reported++
		case HeapUndated:
			t.Undated++
		case HeapRoutine:
			t.Routine++
		}
	}
	return t
}

// DoneUndated are those that are done and had no deadline.
func (t Tally) DoneUndated() int { return t.Done - t.DoneInTime - t.DoneLate }

// Open is how many are not done.
func (t Tally) Open() int {
	return t.Overdue + t.Doing + t.NotBegun + t.Reported + t.Undated + t.Routine
}

// All is how many there are.
func (t Tally) All() int { return t.Done + t.Open() }
