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
		loops.Go(func() { o.loop(ctx, flight, l, &calls) })
	}
	loops.Wait()
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

// loop does the jobs of one platform.
func (o *Outbox) loop(ctx, flight context.Context, l *line, calls *sync.WaitGroup) {
	for ctx.Err() == nil {
		now := o.now()
		o.watchClock(now)
		o.tidy(l, now)
		it := o.pick(l, now)
		if it == nil {
			o.sleep(ctx, l)
			continue
		}
		a, err := o.claim(l, it, now)
		if a == nil || err != nil {
			o.unclaimed(l, it, err)
			continue
		}
		if a.paced() {
			o.take(l, a, o.now())
		}
		calls.Go(func() {
			r := o.call(flight, l, a, func(ctx context.Context) error { return o.await(ctx, l, a) })
			r.item, r.jitter = it, rand.Float64()*spread
			o.settle(l, r)
		})
	}
}

// sleep waits until there is something to do.
func (o *Outbox) sleep(ctx context.Context, l *line) {
	o.mu.Lock()
	now := o.now()
	at, ok := o.next(l, now)
	o.mu.Unlock()
	wait := look
	if ok {
		wait = min(look, max(blink, at.Sub(now)))
	}
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-l.wake:
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

// paced tells whether the platform counts it.
func (a *attempt) paced() bool { return a.job.Kind != store.Fetch }

// take uses a turn of the platform's pace.
func (o *Outbox) take(l *line, a *attempt, at time.Time) {
	o.mu.Lock()
	defer o.mu.Unlock()
	l.pace.take(a.job.Lane, at)
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
