package telegram

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
)

func TestPace(t *testing.T) {
	var (
		broken  = errors.New("connection reset")
		full    = fmt.Errorf("commit: %w", store.ErrFault)
		twice   = &apiError{Code: 409}
		revoked = &apiError{Code: 401}
		page    = &answerError{Status: 502}
		slow    = &apiError{Code: 429, RetryAfter: 7}
	)
	strike := func(n int) error { return &strikeError{count: n, cause: broken} }
	for name, tt := range map[string]struct {
		met   []error
		waits []int // seconds
	}{
		"all is well":     {[]error{nil, nil}, []int{0, 0}},
		"network":         {[]error{broken, broken, page, broken, broken, broken, broken, nil, broken}, []int{1, 2, 4, 8, 16, 30, 30, 0, 1}},
		"store":           {[]error{full, full, full, full, full, full, nil, full}, []int{1, 2, 4, 8, 16, 30, 0, 1}},
		"from one to two": {[]error{broken, broken, full, full, broken}, []int{1, 2, 1, 2, 1}},
		"token":           {[]error{revoked, revoked, revoked, revoked, revoked, revoked}, []int{60, 120, 240, 480, 600, 600}},
		"told to wait":    {[]error{slow, slow, &apiError{Code: 429}, &apiError{Code: 429, RetryAfter: -5}}, []int{7, 7, 1, 1}},
		"strikes":         {[]error{strike(1), strike(2), nil, strike(1)}, []int{1, 5, 0, 1}},
		"conflict":        {[]error{twice, twice, nil, twice, nil, nil, twice, twice, twice}, []int{1, 2, 0, 4, 0, 0, 8, 16, 30}},
	} {
		t.Run(name, func(t *testing.T) {
			var p pace
			now := newClock().Now()
			for i, err := range tt.met {
				wait, giveUp := p.after(err, now)
				assert.Equal(t, time.Duration(tt.waits[i])*time.Second, wait, "%d", i)
				assert.False(t, giveUp)
				now = now.Add(wait)
			}
		})
	}
}

func TestPaceOfAConflict(t *testing.T) {
	twice := &apiError{Code: 409}
	var p pace
	start := newClock().Now()
	now := start
	for { // the two take turns: every other poll succeeds, and that ends nothing
		_, giveUp := p.after(twice, now)
		if giveUp {
			break
		}
		now = now.Add(55 * time.Second)
		p.after(nil, now)
		assert.True(t, p.contended(now))
		now = now.Add(5 * time.Second)
	}
	assert.Equal(t, conflictLimit, now.Sub(start))

	p = pace{}
	now = start
	for range 30 { // a deployment now and then: the old process is gone within a minute
		_, giveUp := p.after(twice, now)
		assert.False(t, giveUp)
		now = now.Add(time.Minute)
		p.after(nil, now)
		now = now.Add(conflictQuiet)
		assert.False(t, p.contended(now))
	}
}
