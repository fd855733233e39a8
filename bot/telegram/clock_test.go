package telegram

import (
	"sync"
	"time"

	"giaoban/bot/outbox"
	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

const (
	second = time.Second
	hour   = time.Hour
)

// clock is turned by hand.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func newClock() *clock { return &clock{at: time.Date(2026, 11, 27, 8, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func content(text string, row ...store.Action) store.Content {
	c := store.Content{Runs: []store.Run{{Text: text}}}
	if len(row) > 0 {
		c.Actions = [][]store.Action{row}
	}
	return c
}

func outgoing(to *telegramtest.User, c store.Content) outbox.Outgoing {
	return outbox.Outgoing{Chat: chatID(to.ID), Content: c}
}

func button(label, code string) store.Action { return store.Action{Label: label, Code: code} }
