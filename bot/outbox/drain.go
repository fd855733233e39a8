package outbox

import "context"

// Drain does, in the calling goroutine and in a fixed order, all that may be done at this instant, and returns when
// nothing more can be. What a platform or the store refuses for now is no error: it is done at Next. A goroutine that
// ends inside a call leaves nothing locked; the jobs it had in hand are then found flying by the next New.
func (o *Outbox) Drain(ctx context.Context) error {
	if !o.driving.TryLock() {
		return ErrDriven
	}
	defer o.driving.Unlock()
	for again := true; again; {
		again = false
		for _, l := range o.lines {
			if err := ctx.Err(); err != nil {
				return err
			}
			if o.once(ctx, l) {
				again = true
			}
		}
	}
	return nil
}

// once does one thing for a platform; false when there is nothing to do at this instant.
func (o *Outbox) once(ctx context.Context, l *line) bool {
	now := o.now()
	if o.tidy(l, now) {
		return true
	}
	it := o.pick(l, now)
	if it == nil {
		return false
	}
	a, err := o.claim(l, it, now)
	if a == nil || err != nil {
		o.unclaimed(l, it, err)
		return true
	}
	o.launch(l, a, now)
	r := o.call(ctx, l, a, nil)
	r.item = it
	o.settle(l, r)
	return true
}
