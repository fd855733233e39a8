package outbox

import (
	"time"

	"giaoban/store"
)

// clock compares the wall clock with the monotonic one.
type clock struct{ wall, mono time.Time }

// jump is by how much the wall clock has run away since it was last looked at.
func (c *clock) jump(wall, mono time.Time) (d time.Duration) {
	wall = wall.Round(0) // the wall clock alone
	if !c.wall.IsZero() {
		d = wall.Sub(c.wall) - mono.Sub(c.mono)
	}
	c.wall, c.mono = wall, mono
	return d
}

const (
	// leap is how far a clock must jump to make us doubt it; doubt is how long nothing is done then.
	leap  = time.Hour
	doubt = time.Minute
)

// watchClock pauses everything for a minute when the wall clock has jumped: what looks due or too old may be neither.
func (o *Outbox) watchClock(now time.Time) {
	o.mu.Lock()
	d := o.clock.jump(now, time.Now())
	if d.Abs() <= leap {
		o.mu.Unlock()
		return
	}
	o.paused, o.why = now.Add(doubt), WhyClock
	if d < 0 { // what is to wait until some instant would wait for that much longer
		for _, l := range o.lines {
			l.shut = time.Time{}
			l.pace.restart(now)
			l.queue.release(now)
		}
	}
	o.mu.Unlock()
	o.opt.Log.Error().Dur("jump", d).Msg("outbox: the wall clock jumped")
	t := store.Trouble{Kind: store.TroubleClock, Detail: d.Round(time.Second).String()}
	err := o.write(func(b *book) error {
		b.tell(t, store.Job{})
		return b.AddTrouble(t)
	})
	if err != nil {
		o.opt.Log.Error().Str("error", describe(err)).Msg("outbox: the clock's jump could not be written down")
	}
}
