package round

import (
	"errors"
	"regexp"

	"giaoban/bot/talk"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// reTomorrow is who speaks of the day after, and of who comes.
var reTomorrow = regexp.MustCompile(`\b(?:mai|ngay mai|sang mai)\b.*\b(?:di|tham gia|cu|nho|vang|co mat)\b|\b(?:di|tham gia|cu|nho|vang|co mat)\b.*\bmai\b`)

// withTomorrow prepares the next round of a clean-up that works two days running, while the first day's work goes on: its roll
// call takes answers before it is asked. What the first day brings stays with its own round.
func withTomorrow(t *talk.Turn, p store.Plan) error {
	if p.Kind != store.CleanUp || p.Upcoming == 0 || p.Paused || !reTomorrow.MatchString(t.Key) {
		return nil
	}
	r, err := t.Tx.Round(p.Committee, p.Upcoming)
	if err != nil {
		return orNothing(err)
	}
	if r.Starts.IsZero() || r.Starts.After(t.At) {
		return nil
	}
	c, err := t.Tx.Committee(p.Committee)
	if err != nil {
		return err
	}
	next, err := plan.Upcoming(p, &r, c.Location(), t.Calendar, r.Nominal)
	if errors.Is(err, plan.ErrNever) || err == nil && daysUntil(t.At, next.Starts, c.Location()) != 1 {
		return nil
	}
	if err != nil {
		return err
	}
	return t.Tx.AddUpcoming(&p, &next)
}
