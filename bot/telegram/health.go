package telegram

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"giaoban/bot/outbox"
	"giaoban/store"
)

// ErrConflict: another process takes in this bot's updates.
var ErrConflict = errors.New("another process uses this token")

// errNotYet is what Healthy says before Telegram has been asked.
var errNotYet = errors.New("telegram has not been asked yet")

// Counts are how many updates met what end since the start.
type Counts struct {
	Handled, Ignored, Strikes, Aside, AnswersLost int64
}

type counts struct{ handled, ignored, strikes, aside, answersLost atomic.Int64 }

// Counts gives the numbers so far.
func (in *Intake) Counts() Counts {
	c := &in.counts
	return Counts{Handled: c.handled.Load(), Ignored: c.ignored.Load(), Strikes: c.strikes.Load(), Aside: c.aside.Load(),
		AnswersLost: c.answersLost.Load()}
}

// kind is what ails us.
type kind int

const (
	well     kind = iota
	unwell        // one update fails; Telegram and the store are all right
	away          // Telegram does not answer
	slowed        // Telegram tells us to wait
	refused       // the token is wrong
	conflict      // another process polls
	fault         // the store cannot be written
)

var words = map[kind]string{
	away: "Telegram cannot be reached", slowed: "Telegram tells us to wait", refused: "Telegram refuses the token",
	conflict: "another process uses this token", fault: "the store cannot be written, intake stands still",
}

func kindOf(err error) kind {
	var no *apiError
	var strike *strikeError
	switch {
	case err == nil:
		return well
	case errors.Is(err, store.ErrFault):
		return fault
	case errors.As(err, &strike):
		return unwell
	case !errors.As(err, &no):
		return away
	case tokenRefused(no):
		return refused
	case no.Code == 409:
		return conflict
	case no.Code == 429:
		return slowed
	}
	return away
}

// health is what Healthy tells, and what has been logged of it.
type health struct {
	mu    sync.Mutex
	kind  kind
	err   error
	since time.Time
	pace  pace
}

// Healthy is nil while updates are taken in. Else it tells why they are not: outbox.ErrToken, ErrConflict,
// store.ErrFault, or what the network said.
func (in *Intake) Healthy() error {
	in.health.mu.Lock()
	defer in.health.mu.Unlock()
	return in.health.err
}

// report notes how a poll ended, once a state in the log, and says how long to wait before the next; giveUp when another
// process has had our updates for too long.
func (in *Intake) report(err error, now time.Time) (wait time.Duration, giveUp bool) {
	if errors.Is(err, context.Canceled) {
		return 0, false
	}
	h := &in.health
	h.mu.Lock()
	wait, giveUp = h.pace.after(err, now)
	k := kindOf(err)
	if (k == well || k == unwell) && h.pace.contended(now) {
		k, err = conflict, ErrConflict
	}
	was := h.kind
	switch k {
	case well, unwell:
		h.kind, h.err = well, nil
	case refused:
		h.kind, h.err = k, fmt.Errorf("%w: %w", outbox.ErrToken, err)
	case conflict:
		h.kind, h.err = k, ErrConflict
	default:
		h.kind, h.err = k, err
	}
	is, since := h.kind, h.since
	if was != is {
		h.since = now
	}
	h.mu.Unlock()
	switch {
	case was == is:
	case is == well:
		in.p.log.Info().Dur("after", now.Sub(since)).Msg("intake goes on")
	default:
		in.p.log.Error().Str("error", err.Error()).Msg(words[is])
	}
	if is == conflict && was != conflict {
		// Should the store fail here, the log has it.
		_ = in.commit("note conflict", func(tx *store.Tx) error {
			return tx.AddTrouble(store.Trouble{Kind: store.TroubleConflict, Detail: Name})
		})
	}
	return wait, giveUp
}
