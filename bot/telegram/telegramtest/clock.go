package telegramtest

import (
	"sync"
	"time"
)

// Clock is a server's clock that can be turned: another clock plus an offset.
// Safe for concurrent use; pass its Now as Options.Now.
type Clock struct {
	mu     sync.Mutex
	base   func() time.Time
	offset time.Duration
}

// NewClock runs with base, e.g. time.Now, or a func that always returns the same
// instant for a clock that only moves when turned.
func NewClock(base func() time.Time) *Clock { return &Clock{base: base} }

// Now returns the time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.base().Add(c.offset)
}

// Advance turns the clock by d, also backwards.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offset += d
}

// Set turns the clock to an instant.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offset = t.Sub(c.base())
}
