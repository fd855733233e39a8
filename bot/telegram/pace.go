package telegram

import (
	"errors"
	"time"
)

const (
	shortest      = time.Second
	longest       = 30 * time.Second
	tokenShortest = time.Minute
	tokenLongest  = 10 * time.Minute
	// Two pollers with one token take turns at failing, so a poll that succeeds ends no conflict; this long without
	// another 409 does.
	conflictQuiet = 2 * time.Minute
	conflictLimit = 10 * time.Minute
)

// afterStrike is how long an update that failed waits for its next attempt.
var afterStrike = [maxStrikes]time.Duration{1: time.Second, 2: 5 * time.Second}

// pace says how long to wait after a poll: not at all while all is well, longer and longer while it is not.
type pace struct {
	last  kind
	fails int // of one kind in a row
	// since is the first 409 of the present conflict, at the newest, and conflicts how many there were.
	since, at time.Time
	conflicts int
}

// after gives the pause before the next poll. giveUp is set when the conflict has lasted for conflictLimit.
func (p *pace) after(err error, now time.Time) (wait time.Duration, giveUp bool) {
	k := kindOf(err)
	if k != p.last {
		p.last, p.fails = k, 0
	}
	p.fails++
	switch k {
	case well:
		return 0, false
	case unwell:
		var strike *strikeError
		errors.As(err, &strike)
		return afterStrike[strike.count], false
	case slowed:
		var no *apiError
		errors.As(err, &no)
		return retryAfter(no), false
	case refused:
		return doubled(tokenShortest, p.fails, tokenLongest), false
	case conflict:
		if !p.contended(now) {
			p.since, p.conflicts = now, 0
		}
		p.at = now
		p.conflicts++
		return doubled(shortest, p.conflicts, longest), now.Sub(p.since) >= conflictLimit
	}
	return doubled(shortest, p.fails, longest), false
}

// contended tells whether the last 409 is too recent to call the conflict over.
func (p *pace) contended(now time.Time) bool {
	return !p.at.IsZero() && now.Sub(p.at) < conflictQuiet
}

// doubled is base, twice base, four times base … at the nth failure, and never more than top.
func doubled(base time.Duration, nth int, top time.Duration) time.Duration {
	for ; nth > 1 && base < top; nth-- {
		base *= 2
	}
	return min(base, top)
}
