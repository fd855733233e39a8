package outbox

import "time"

// Limits is how fast a platform lets us send. What is zero is Telegram's own limit, as its FAQ words them.
type Limits struct {
	// Unlimited sends as fast as the platform answers. For rehearsals.
	Unlimited bool
	// Overall is how many messages go out a second, evenly spaced; Ceiling the most in any one second.
	Overall float64
	Ceiling int
	// PerChat is the shortest time between two messages to one chat, PerGroup the most to one group in any one minute.
	PerChat  time.Duration
	PerGroup int
}

// What Telegram allows: 30 a second, of which 1 % is left for what a clock and a network may be off; one a second in a
// chat; 20 a minute in a group.
const (
	overall  = 29.7
	ceiling  = 30
	perChat  = time.Second
	perGroup = 20
)

func (l Limits) filled() Limits {
	if l.Unlimited {
		return Limits{Unlimited: true}
	}
	if l.Overall <= 0 {
		l.Overall = overall
	}
	if l.Ceiling <= 0 {
		l.Ceiling = max(1, min(ceiling, int(l.Overall+1)))
	}
	if l.PerChat <= 0 {
		l.PerChat = perChat
	}
	if l.PerGroup <= 0 {
		l.PerGroup = perGroup
	}
	return l
}

// slowedFor is how long a chat is treated with more patience after it told us to wait.
const slowedFor = 5 * time.Minute

// spoke notes that a message to a chat has been answered by the platform at an instant, and reckons when the next may
// go. It is reckoned from the answer: only then do we know that the message came before it.
func (l Limits) spoke(c *chat, group bool, at time.Time) {
	if l.Unlimited {
		return
	}
	gap, most := l.PerChat, l.PerGroup
	if c.slowed.After(at) {
		gap, most = 2*gap, max(1, most*3/4)
	}
	c.quiet = later(c.quiet, at.Add(gap))
	if !group {
		return
	}
	c.sent = append(c.sent, at)
	if extra := len(c.sent) - l.PerGroup; extra > 0 {
		c.sent = append(c.sent[:0], c.sent[extra:]...)
	}
	if n := len(c.sent); n >= most {
		c.quiet = later(c.quiet, c.sent[n-most].Add(time.Minute))
	}
}
