package outbox

import (
	"time"

	"giaoban/store"
)

// pace spreads the messages of a platform evenly over time. Answers may go a little ahead of their turn; the rest leaves
// them some room in every second once there are any. It is guarded by the Outbox's lock.
type pace struct {
	every   time.Duration // 0: no limit
	ceiling int
	due     time.Time // the next turn
	sent    []stamp   // the latest, oldest first, at most ceiling
	rested  bool      // nothing has waited for its turn since the last
	// factor makes every turn longer for a while after the platform told us to wait; calm is when that is eased.
	factor float64
	calm   time.Time
}

type stamp struct {
	at   time.Time
	lane store.Lane
}

const (
	// second is the window in which at most ceiling messages go: a second, and what a network may bunch them.
	second = 1005 * time.Millisecond
	// ahead is by how many turns answers may run ahead.
	ahead = 5
	// share is how many answers of the last second keep one place free for another.
	share = 4
)

func newPace(l Limits) pace {
	p := pace{ceiling: l.Ceiling, factor: 1}
	if !l.Unlimited {
		p.every = time.Duration(float64(time.Second) / l.Overall)
	}
	return p
}

// when is the earliest instant, from now on, at which a message of a lane may go.
func (p *pace) when(l store.Lane, now time.Time) time.Time {
	if p.every == 0 {
		return now
	}
	p.ease(now)
	at, room := p.due, p.ceiling
	if l == store.Answers {
		at = at.Add(-ahead * p.turn())
	} else {
		room = max(1, room-p.reserve(now))
	}
	if n := len(p.sent); n >= room {
		at = later(at, p.sent[n-room].at.Add(second))
	}
	return later(at, now)
}

// take uses a turn. One that is late by less than half does not push back those after it, unless nothing waited for it.
func (p *pace) take(l store.Lane, at time.Time) {
	if p.every == 0 {
		return
	}
	slack := p.turn() / 2
	if p.rested {
		slack = 0
	}
	p.due, p.rested = later(p.due, at.Add(-slack)).Add(p.turn()), false
	if len(p.sent) == p.ceiling {
		p.sent = append(p.sent[:0], p.sent[1:]...)
	}
	p.sent = append(p.sent, stamp{at: at, lane: l})
}

// reserve is how many places of a second the rest leaves to answers, by how many there were in the last: the more come,
// the more may come together. Of what they leave, the rest always gets half.
func (p *pace) reserve(now time.Time) int {
	answers := 0
	for i := len(p.sent) - 1; i >= 0 && now.Sub(p.sent[i].at) < second; i-- {
		if p.sent[i].lane == store.Answers {
			answers++
		}
	}
	return min((answers+share/2)/share, (p.ceiling-answers)/2)
}

func (p *pace) turn() time.Duration { return time.Duration(float64(p.every) * p.factor) }

// After a refusal everything goes slower by half, down to a quarter of the pace, and back by as much each quiet minute.
const (
	slower  = 1.5
	slowest = 4
)

func (p *pace) scold(now time.Time) {
	p.factor = min(slowest, p.factor*slower)
	p.calm = now.Add(time.Minute)
}

// restart forgets when messages went, by a clock that was wrong, but not that we were told to wait.
func (p *pace) restart(now time.Time) {
	p.due, p.sent, p.calm = now, nil, now.Add(time.Minute)
}

func (p *pace) ease(now time.Time) {
	for p.factor > 1 && !now.Before(p.calm) {
		p.factor = max(1, p.factor/slower)
		p.calm = p.calm.Add(time.Minute)
	}
}
