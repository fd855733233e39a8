package rehearsal

import (
	"sync"
	"time"
)

// Clock stands still until it is turned. It is the only clock of the store, the platform and the outbox. Safe for
// concurrent use.
type Clock struct {
	mu  sync.Mutex
	now time.Time
	// said, when set, is what the platform's clock shows instead: words that were said before.
	said time.Time
}

// NewClock makes a clock that shows t.
func NewClock(t time.Time) *Clock { return &Clock{now: t} }

// Now is what the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set turns the clock.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// platform is the clock as the platform reads it.
func (c *Clock) platform() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.said.IsZero() {
		return c.said
	}
	return c.now
}

// while lets the platform's clock show t while f runs; a zero t changes nothing.
func (c *Clock) while(t time.Time, f func() error) error {
	c.setSaid(t)
	defer c.setSaid(time.Time{})
	return f()
}

func (c *Clock) setSaid(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.said = t
}
