package outbox

import (
	"errors"
	"time"

	"giaoban/store"
)

// reapAtOnce is how many jobs that have become too old are dropped in one commit: the writer is not to be held up.
const reapAtOnce = 100

// reap drops jobs whose deadline has passed, also those whose turn would not have come for long. It tells whether any were.
func (o *Outbox) reap(l *line, now time.Time) bool {
	o.mu.Lock()
	ids := l.queue.overdue(now, reapAtOnce)
	o.mu.Unlock()
	if len(ids) == 0 {
		return false
	}
	var lost []store.JobID
	var kept []store.JobHead
	err := o.write(func(b *book) error {
		lost, kept = nil, nil
		for _, id := range ids {
			j, err := b.Job(id)
			switch {
			case errors.Is(err, store.ErrNotFound):
				lost = append(lost, id)
			case err != nil:
				return err
			case !overdue(j, now):
				kept = append(kept, j.Head())
			default:
				if err := b.expire(j); err != nil {
					return err
				}
			}
		}
		return nil
	})
	o.mu.Lock()
	defer o.mu.Unlock()
	if err != nil {
		if !errors.Is(err, store.ErrFault) { // one that cannot be read must not stop the others
			o.opt.Log.Error().Str("error", describe(err)).Msg("outbox: old jobs could not be read")
			for _, id := range ids {
				l.queue.ageless(id)
			}
		}
		return false
	}
	for _, id := range lost {
		l.queue.forget(id, now)
	}
	for _, h := range kept {
		h.Seq = l.queue.seq(h.ID)
		l.queue.apply(h, now)
	}
	return true
}
