package outbox

import (
	"time"

	"giaoban/store"
)

// item is a job as the queue knows it: its head only, whatever its text weighs.
type item struct {
	head store.JobHead
	chat *chat
	// Where it stands in its lane, among the delayed and among those with a deadline.
	inLane, inDelayed, inDeadlines int
}

// The orders in which items stand.
type (
	byID       struct{ *item }
	byDelay    struct{ *item }
	byDeadline struct{ *item }
)

func (i byID) before(o byID) bool { return i.head.ID < o.head.ID }
func (i byID) place(n int)        { i.inLane = n }

func (i byDelay) before(o byDelay) bool { return i.head.NotBefore.Before(o.head.NotBefore) }
func (i byDelay) place(n int)           { i.inDelayed = n }

func (i byDeadline) before(o byDeadline) bool { return i.head.Deadline.Before(o.head.Deadline) }
func (i byDeadline) place(n int)              { i.inDeadlines = n }

// lane is one of a chat's two lines of jobs that may go, oldest first.
type lane struct {
	jobs heap[byID]
	// held is until when the failed attempt of holder keeps the lane waiting.
	held   time.Time
	holder store.JobID
}

// chat is one stream of jobs of which at most one is in flight. Messages of a chat are one stream; its menus and its
// fetched files are two more, so that a large photo does not keep an answer waiting.
type chat struct {
	key    string
	lanes  [2]lane
	flying *item
	// quiet is before when nothing more goes to it: its pace, or what the platform told us.
	quiet time.Time
	// sent are the latest messages to a group, slowed until when it is treated with more patience.
	sent   []time.Time
	slowed time.Time

	// Where the queue lists it: among those that may go, by its oldest job, and among those to look at again when due.
	lane             store.Lane
	oldest           store.JobID
	due              time.Time
	inReady, inTimed int
}

// The orders in which chats stand.
type (
	byOldest struct{ *chat }
	byDue    struct{ *chat }
)

func (c byOldest) before(o byOldest) bool { return c.oldest < o.oldest }
func (c byOldest) place(n int)            { c.inReady = n }

func (c byDue) before(o byDue) bool { return c.due.Before(o.due) }
func (c byDue) place(n int)         { c.inTimed = n }

// turn is the lane whose turn it is and when; ok is false when the chat has nothing to send or is busy.
func (c *chat) turn(now time.Time) (l store.Lane, due time.Time, ok bool) {
	if c.flying != nil {
		return 0, time.Time{}, false
	}
	for _, n := range []store.Lane{store.Answers, store.Rest} {
		if c.lanes[n].jobs.empty() {
			continue
		}
		at := later(c.lanes[n].held, c.quiet)
		if !at.After(now) {
			return n, now, true
		}
		if !ok || at.Before(due) {
			l, due, ok = n, at, true
		}
	}
	return l, due, ok
}

// idle tells whether nothing waits, flies or has to be remembered.
func (c *chat) idle(now time.Time) bool {
	if c.flying != nil || !c.lanes[0].jobs.empty() || !c.lanes[1].jobs.empty() {
		return false
	}
	remembered := c.quiet
	if n := len(c.sent); n > 0 {
		remembered = later(remembered, c.sent[n-1].Add(time.Minute))
	}
	return !later(remembered, c.slowed).After(now)
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}
