package outbox

import (
	"time"

	"giaoban/store"
)

// queue knows, of all the jobs of a platform, which may go next. It holds heads, never texts, and every step costs the
// logarithm of its length. It is guarded by the Outbox's lock.
type queue struct {
	items map[store.JobID]*item
	chats map[string]*chat
	// ready are the chats that may go now, by the lane whose turn it is; timed those that must wait.
	ready [2]heap[byOldest]
	timed heap[byDue]
	// delayed are the jobs with a NotBefore to come, deadlines all that have one and are not in flight.
	delayed   heap[byDelay]
	deadlines heap[byDeadline]
	// swept is how many chats there were when idle ones were last forgotten.
	swept int
}

func newQueue() queue {
	return queue{items: map[store.JobID]*item{}, chats: map[string]*chat{}}
}

// stream names the stream of a chat that a job belongs to. No platform's id has a zero byte in it.
func stream(h store.JobHead) string {
	if h.Kind == store.Menu || h.Kind == store.Fetch {
		return h.Chat + "\x00" + string(h.Kind)
	}
	return h.Chat
}

// apply takes in what a commit made of a job. Commits may be heard of in the wrong order: older news is ignored.
func (q *queue) apply(h store.JobHead, now time.Time) {
	it := q.items[h.ID]
	switch {
	case h.Gone:
		q.forget(h.ID, now)
		return
	case it == nil:
		it = &item{head: h, chat: q.chat(stream(h), now), inLane: nowhere, inDelayed: nowhere, inDeadlines: nowhere}
		q.items[h.ID] = it
	case h.Seq < it.head.Seq:
		return
	}
	q.unfile(it)
	it.head = h
	l := &it.chat.lanes[h.Lane]
	switch {
	case h.RetryAt.After(now) && (l.holder == h.ID || h.RetryAt.After(l.held)):
		l.held, l.holder = h.RetryAt, h.ID
	case l.holder == h.ID:
		l.held, l.holder = time.Time{}, 0
	}
	if it.chat.flying != it {
		q.file(it, now)
	}
	q.review(it.chat, now)
}

// forget takes a job out that is not in the file any more.
func (q *queue) forget(id store.JobID, now time.Time) {
	it := q.items[id]
	if it == nil {
		return
	}
	q.unfile(it)
	delete(q.items, id)
	if l := &it.chat.lanes[it.head.Lane]; l.holder == id {
		l.held, l.holder = time.Time{}, 0
	}
	q.review(it.chat, now)
}

func (q *queue) chat(key string, now time.Time) *chat {
	c := q.chats[key]
	if c == nil {
		q.sweep(now)
		c = &chat{key: key, inReady: nowhere, inTimed: nowhere}
		q.chats[key] = c
	}
	return c
}

// sweep forgets the chats that have fallen silent, each time their number has doubled.
func (q *queue) sweep(now time.Time) {
	if len(q.chats) < max(1024, 2*q.swept) {
		return
	}
	for key, c := range q.chats {
		if c.idle(now) && c.inTimed == nowhere && c.inReady == nowhere {
			delete(q.chats, key)
		}
	}
	q.swept = len(q.chats)
}

func (q *queue) file(it *item, now time.Time) {
	if it.head.NotBefore.After(now) {
		q.delayed.push(byDelay{it})
	} else {
		it.chat.lanes[it.head.Lane].jobs.push(byID{it})
	}
	if !it.head.Deadline.IsZero() {
		q.deadlines.push(byDeadline{it})
	}
}

func (q *queue) unfile(it *item) {
	it.chat.lanes[it.head.Lane].jobs.remove(it.inLane)
	q.delayed.remove(it.inDelayed)
	q.deadlines.remove(it.inDeadlines)
}

// review lists a chat anew after anything about it has changed.
func (q *queue) review(c *chat, now time.Time) {
	q.unlist(c)
	l, due, ok := c.turn(now)
	if !ok {
		return
	}
	if c.lane = l; due.After(now) {
		c.due = due
		q.timed.push(byDue{c})
		return
	}
	c.oldest = c.lanes[l].jobs.first().head.ID
	q.ready[l].push(byOldest{c})
	// While its answers are held the rest may go, but not any longer than that.
	if a := &c.lanes[store.Answers]; l == store.Rest && !a.jobs.empty() {
		c.due = a.held
		q.timed.push(byDue{c})
	}
}

func (q *queue) unlist(c *chat) {
	q.ready[c.lane].remove(c.inReady)
	q.timed.remove(c.inTimed)
}

// advance lets in what has become ready by now.
func (q *queue) advance(now time.Time) {
	for !q.delayed.empty() && !q.delayed.first().head.NotBefore.After(now) {
		it := q.delayed.first().item
		q.unfile(it)
		q.file(it, now)
		q.review(it.chat, now)
	}
	for !q.timed.empty() && !q.timed.first().due.After(now) {
		q.review(q.timed.first().chat, now)
	}
}

// next is the lane from which the next job comes; ok is false when none may go now.
func (q *queue) next() (l store.Lane, ok bool) {
	for _, l := range []store.Lane{store.Answers, store.Rest} {
		if !q.ready[l].empty() {
			return l, true
		}
	}
	return 0, false
}

// take gives the oldest job of a lane and marks its chat busy until done.
func (q *queue) take(l store.Lane) *item {
	c := q.ready[l].first().chat
	it := c.lanes[l].jobs.first().item
	q.unfile(it)
	c.flying = it
	q.unlist(c)
	return it
}

// done lets a chat go on. What is still in the file goes back into its line.
func (q *queue) done(c *chat, now time.Time) {
	it := c.flying
	if it == nil {
		return
	}
	c.flying = nil
	if q.items[it.head.ID] == it {
		q.file(it, now)
	}
	q.review(c, now)
}

// hold keeps the lane of a job waiting although the file says nothing of it.
func (q *queue) hold(it *item, until time.Time) {
	l := &it.chat.lanes[it.head.Lane]
	l.held, l.holder = until, it.head.ID
}

// release ends all waiting for failed attempts and pace: the clock by which it was reckoned was wrong.
func (q *queue) release(now time.Time) {
	for _, c := range q.chats {
		for i := range c.lanes {
			c.lanes[i].held = time.Time{}
		}
		c.quiet, c.slowed, c.sent = time.Time{}, time.Time{}, nil
		q.review(c, now)
	}
}

// soonest is when the next waiting job or chat becomes ready.
func (q *queue) soonest() (at time.Time, ok bool) {
	if !q.timed.empty() {
		at, ok = q.timed.first().due, true
	}
	if !q.delayed.empty() {
		if t := q.delayed.first().head.NotBefore; !ok || t.Before(at) {
			at, ok = t, true
		}
	}
	return at, ok
}

// overdue lists up to n jobs whose deadline has passed.
func (q *queue) overdue(now time.Time, n int) (ids []store.JobID) {
	var kept []*item
	for len(ids) < n && !q.deadlines.empty() && !q.deadlines.first().head.Deadline.After(now) {
		it := q.deadlines.first().item
		q.deadlines.remove(it.inDeadlines)
		kept, ids = append(kept, it), append(ids, it.head.ID)
	}
	// They stay in the queue until the file has let them go.
	for _, it := range kept {
		q.deadlines.push(byDeadline{it})
	}
	return ids
}

// ageless lets a job wait although its deadline has passed.
func (q *queue) ageless(id store.JobID) {
	if it := q.items[id]; it != nil {
		q.deadlines.remove(it.inDeadlines)
	}
}

// seq is the commit by which a job is known.
func (q *queue) seq(id store.JobID) uint64 {
	if it := q.items[id]; it != nil {
		return it.head.Seq
	}
	return 0
}
