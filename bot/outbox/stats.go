package outbox

import "time"

// Stats is how the outbox stands.
type Stats struct {
	// Waiting counts the jobs that are not done, Flying those of them that are with a platform now.
	Waiting, Flying int
	// Oldest is when the oldest job that waits for nothing but its turn was made; zero when there is none.
	Oldest time.Time
	// Frozen is until when nothing is sent on some platform, zero when all send; Why is one of the Why… below.
	Frozen time.Time
	Why    string
	// Sent, Retried and Dropped count what the platforms took, what failed for now, and what was given up, since the start.
	Sent, Retried, Dropped uint64
}

// Why nothing is sent.
const (
	// WhyToken: the platform does not know us. It is asked again every minute.
	WhyToken = "token"
	// WhyTold: the platform told us to wait.
	WhyTold = "told"
	// WhyStore: what was sent could not be written down.
	WhyStore = "store"
	// WhyClock: the wall clock jumped.
	WhyClock = "clock"
)

// Stats reads how things stand. It looks at every waiting job: ask it when somebody wants to know.
func (o *Outbox) Stats() Stats {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := o.now()
	s := Stats{Sent: o.counts.sent, Retried: o.counts.retried, Dropped: o.counts.dropped}
	if o.paused.After(now) {
		s.Frozen, s.Why = o.paused, o.why
	}
	for _, l := range o.lines {
		s.Waiting += len(l.queue.items)
		s.Flying += l.flying
		if l.shut.After(now) && l.shut.After(s.Frozen) {
			s.Frozen, s.Why = l.shut, l.why
		}
		for _, it := range l.queue.items {
			if h := it.head; !h.NotBefore.After(now) && (s.Oldest.IsZero() || h.Created.Before(s.Oldest)) {
				s.Oldest = h.Created
			}
		}
	}
	return s
}
