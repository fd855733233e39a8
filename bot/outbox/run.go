package outbox

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"time"

	"giaoban/store"
)

const (
	// landIn is how long Run waits at its end for what is in flight, abandonIn how long for what was cut short.
	landIn    = 5 * time.Second
	abandonIn = time.Second
	// look is the longest that a loop sleeps: timers do not notice that the wall clock has jumped.
	look = time.Minute
	// blink is the shortest.
	blink = 100 * time.Microsecond
	// spread is by how much waiting for a retry may be lengthened, so that those who failed together do not return together.
	spread = 0.2
)

// ErrDriven: Run or Drain is at work already.
var ErrDriven = errors.New("outbox is being driven already")

// Run does jobs as they come, until ctx ends; then it lets what is in flight finish for up to five seconds. What is cut
// short is sent again at the next start.
func (o *Outbox) Run(ctx context.Context) error {
	if !o.driving.TryLock() {
		return ErrDriven
	}
	defer o.driving.Unlock()
	flight, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	var loops, calls sync.WaitGroup
	for _, l := range o.lines {
		o.reach(l, ahead)
		loops.Go(func() { o.claims(ctx, flight, l, &calls) })
		loops.Go(func() { o.sends(ctx, flight, l, &calls) })
	}
	loops.Wait()
	for _, l := range o.lines {
		o.unclaim(l, true)
		o.reach(l, 0)
	}
	landed := make(chan struct{})
	go func() {
		calls.Wait()
		close(landed)
	}()
	select {
	case <-landed:
		return nil
	case <-time.After(landIn):
	}
	cut()
	select {
	case <-landed:
	case <-time.After(abandonIn):
	}
	return nil
}

// claims claims the jobs of one platform ahead of their turns.
func (o *Outbox) claims(ctx, flight context.Context, l *line, calls *sync.WaitGroup) {
	for ctx.Err() == nil {
		now := o.now()
		o.watchClock(now)
		o.tidy(l, now)
		o.unclaim(l, false)
		it := o.pick(l, now)
		if it == nil {
			o.sleep(ctx, l.wake, o.nextOf(l))
			continue
		}
		a, err := o.claim(l, it, now)
		switch c := (claimed{item: it, attempt: a, at: now}); {
		case a == nil || err != nil:
			o.notAnswering(l)
			o.unclaimed(l, it, err)
		case a.paced():
			o.lineUp(l, c)
		default:
			o.launch(l, a, now)
			calls.Go(func() { o.fly(flight, l, c) })
		}
	}
}

// sends sends what is claimed, each in its turn.
func (o *Outbox) sends(ctx, flight context.Context, l *line, calls *sync.WaitGroup) {
	for ctx.Err() == nil {
		c, ok, at := o.turn(l, o.now())
		if ok {
			calls.Go(func() { o.fly(flight, l, c) })
			continue
		}
		o.sleep(ctx, l.turns, at)
	}
}

// fly makes one call and writes down what became of it.
func (o *Outbox) fly(ctx context.Context, l *line, c claimed) {
	r := o.call(ctx, l, c.attempt, func(ctx context.Context) error { return o.await(ctx, l, c.attempt) })
	r.item, r.jitter = c.item, rand.Float64()*spread
	o.settle(l, r)
}

// nextOf is when a line has something to do; a look from now when it has nothing.
func (o *Outbox) nextOf(l *line) time.Time {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := o.now()
	at, ok := o.next(l, now)
	if !ok {
		return now.Add(look)
	}
	return at
}

// sleep waits until an instant or until it is woken.
func (o *Outbox) sleep(ctx context.Context, wake <-chan struct{}, until time.Time) {
	t := time.NewTimer(min(look, max(blink, until.Sub(o.now()))))
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-wake:
	case <-t.C:
	}
}

// tidy does what is not sending: outcomes that the store could not take, and jobs that have become too old. It tells
// whether anything was done.
func (o *Outbox) tidy(l *line, now time.Time) bool {
	o.mu.Lock()
	paused := now.Before(o.paused)
	unsaved := len(l.unsaved) > 0
	o.mu.Unlock()
	if paused || unsaved && !o.save(l) {
		return false
	}
	return o.reap(l, now) || unsaved
}

// unclaimed ends a pick that sends nothing.
func (o *Outbox) unclaimed(l *line, it *item, err error) {
	if err != nil && !errors.Is(err, store.ErrFault) {
		o.opt.Log.Error().Uint64("job", uint64(it.head.ID)).Str("error", describe(err)).Msg("outbox: job could not be read")
	}
	o.done(l, it.chat)
}

// await takes a second turn for a message whose file took time to draw: the first was used when the drawing began, so
// that no more is drawn than can be sent.
func (o *Outbox) await(ctx context.Context, l *line, a *attempt) error {
	o.mu.Lock()
	now := o.now()
	at := later(l.pace.when(a.job.Lane, now), l.shut)
	l.pace.take(a.job.Lane, at)
	o.mu.Unlock()
	t := time.NewTimer(at.Sub(now))
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
