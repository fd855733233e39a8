package outbox

import (
	"errors"
	"slices"
	"time"

	"giaoban/store"
)

// claimed is an attempt that waits for its turn at the platform's pace.
type claimed struct {
	item    *item
	attempt *attempt
	at      time.Time
}

// fresh is for how long a claimed attempt that could not go stays as it is: later the facts may have changed.
const fresh = 10 * time.Second

func (c claimed) stale(now time.Time) bool { return now.Sub(c.at).Abs() > fresh }

// reach sets how many turns ahead a line claims.
func (o *Outbox) reach(l *line, ahead int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	l.ahead = ahead
}

// lineUp lets a claimed attempt wait for its turn.
func (o *Outbox) lineUp(l *line, c claimed) {
	o.mu.Lock()
	defer o.mu.Unlock()
	lane := c.attempt.job.Lane
	l.claimed[lane] = append(l.claimed[lane], c)
	l.answering = false
	l.poke()
}

// notAnswering ends the claim of an answer that nothing came of.
func (o *Outbox) notAnswering(l *line) {
	o.mu.Lock()
	defer o.mu.Unlock()
	l.answering = false
	l.poke()
}

// turn gives the claimed attempt whose turn has come, or says when one may come. An answer that is not claimed yet goes
// before the rest that is.
func (o *Outbox) turn(l *line, now time.Time) (c claimed, ok bool, at time.Time) {
	o.mu.Lock()
	defer o.mu.Unlock()
	never := now.Add(look) // something will poke
	lane := store.Answers
	if len(l.claimed[lane]) == 0 {
		if l.answering || !l.queue.ready[lane].empty() {
			return c, false, never
		}
		lane = store.Rest
	}
	// After a fault of the store nothing goes until a commit has succeeded: what cannot be written down is not sent.
	if len(l.claimed[lane]) == 0 || l.platform == nil || l.probing() || o.faults > 0 {
		return c, false, never
	}
	if at = later(later(l.pace.when(lane, now), l.shut), o.paused); at.After(now) {
		return c, false, at
	}
	if c = l.claimed[lane][0]; c.stale(now) {
		poke(l.wake) // it is to be claimed anew
		return c, false, never
	}
	l.claimed[lane] = slices.Delete(l.claimed[lane], 0, 1)
	l.begin(c.attempt, now)
	l.poke()
	return c, true, now
}

// launch begins a call whose turn it is.
func (o *Outbox) launch(l *line, a *attempt, now time.Time) {
	o.mu.Lock()
	defer o.mu.Unlock()
	l.answering = false
	l.begin(a, now)
}

func (l *line) begin(a *attempt, now time.Time) {
	l.flying++
	if a.paced() {
		l.pace.take(a.job.Lane, now)
	}
}

// paced tells whether the platform counts it.
func (a *attempt) paced() bool { return a.job.Kind != store.Fetch }

// unclaim gives claimed attempts back to the queue: all when the loops have ended, else those that have waited for too long.
func (o *Outbox) unclaim(l *line, all bool) {
	o.mu.Lock()
	now := o.now()
	var back []claimed
	for lane := range l.claimed {
		l.claimed[lane] = slices.DeleteFunc(l.claimed[lane], func(c claimed) bool {
			old := all || c.stale(now)
			if old {
				back = append(back, c)
			}
			return old
		})
	}
	o.mu.Unlock()
	if len(back) == 0 {
		return
	}
	// What cannot be written down stays flying in the file, and is claimed from there again.
	err := o.write(func(b *book) error {
		for _, c := range back {
			if err := b.unclaim(c.attempt.job.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		o.opt.Log.Warn().Str("error", describe(err)).Msg("outbox: claims could not be given back")
	}
	for _, c := range back {
		o.done(l, c.item.chat)
	}
}

// unclaim is as if the attempt had never been: the words of a recipe are made again at the next.
func (b *book) unclaim(id store.JobID) error {
	j, err := b.Job(id)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	j.Flying, j.Attempts = false, max(0, j.Attempts-1)
	if j.Recipe.Kind != "" && j.Attempts == 0 && j.Parts == 0 {
		j.Content = nil
	}
	return b.PutJob(&j)
}
