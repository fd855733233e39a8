package telegramtest

import (
	"math"
	"time"
)

// The platform's limits, as its FAQ words them.
const (
	perSecond     = 30               // messages a second, over all chats
	chatBurst     = 3                // messages at once in one chat, then one a second
	groupInMinute = 20               // messages a minute in one group
	groupWindow   = 59 * time.Second // a minute, less what a clock may differ
)

// bucket fills at rate a second up to size.
type bucket struct {
	level float64
	at    time.Time
}

// wait returns how long until n fit; 0 if they do.
func (b *bucket) wait(now time.Time, rate, size float64, n int) time.Duration {
	if b.at.IsZero() {
		b.level = size
	} else if passed := now.Sub(b.at).Seconds(); passed > 0 {
		b.level = math.Min(size, b.level+passed*rate)
	}
	b.at = now
	need := math.Min(float64(n), size)
	if b.level >= need-1e-6 {
		return 0
	}
	return time.Duration((need - b.level) / rate * float64(time.Second))
}

// limits counts what was sent and edited.
type limits struct {
	all       bucket
	chats     map[int64]*bucket
	groups    map[int64][]time.Time // what was sent within the window, oldest first
	throttled int
}

func (l *limits) init() {
	l.chats = map[int64]*bucket{}
	l.groups = map[int64][]time.Time{}
}

// take counts n messages to a chat or refuses them with 429.
func (l *limits) take(opt Options, c *Chat, n int) *failure {
	if !opt.Limits {
		return nil
	}
	now := opt.Now()
	one := l.chats[c.ID]
	if one == nil {
		one = &bucket{}
		l.chats[c.ID] = one
	}
	wait := max(l.all.wait(now, perSecond, perSecond, n), one.wait(now, 1, chatBurst, n))
	sent := l.groups[c.ID]
	if c.Type != Private {
		for len(sent) > 0 && now.Sub(sent[0]) >= groupWindow {
			sent = sent[1:]
		}
		l.groups[c.ID] = sent
		if over := len(sent) + n - groupInMinute; over > 0 {
			wait = max(wait, sent[min(over, len(sent))-1].Add(groupWindow).Sub(now))
		}
	}
	if wait > 0 {
		l.throttled++
		return tooMany(int(math.Ceil(wait.Seconds())))
	}
	l.all.level -= float64(n)
	one.level -= float64(n)
	if c.Type != Private {
		for range n {
			l.groups[c.ID] = append(l.groups[c.ID], now)
		}
	}
	return nil
}

// Throttled returns how many requests the rate limits refused.
func (s *Server) Throttled() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.limits.throttled
}

// SetLimits turns the rate limits on or off.
func (s *Server) SetLimits(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opt.Limits = on
}
