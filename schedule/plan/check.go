package plan

import (
	"errors"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

// What a plan may not be. ErrNever is one of them.
var (
	ErrNight   = errors.New("it asks in the quiet hours, or shortly before them")
	ErrShort   = errors.New("its window is too short")
	ErrLong    = errors.New("its window is too long")
	ErrOverlap = errors.New("its window reaches into the next round")
)

// The windows that a round may have.
const (
	ShortestWindow = 15 * time.Minute
	LongestWindow  = 14 * 24 * time.Hour
)

// The hours at which a round may open, by the committee's clock: nobody is asked in the quiet hours, nor so late that no
// hour is left before them. EarliestWork is when a clean-up may begin.
const (
	EarliestOpening = quietUntil
	LatestOpening   = 20 * time.Hour
	EarliestWork    = 5 * time.Hour
)

// checked bounds how far ahead Check looks: a year has every holiday once.
const (
	checkedRounds = 60
	checkedDays   = 400
)

// Check tells why a plan cannot be kept, nil when it can: its rhythm never comes, a round would ask at night, or be open
// still when the next one asks. Errors: the ones above, ErrNever, or a rhythm that cannot be read.
func Check(p store.Plan, loc *time.Location, cal *calendar.Calendar, now time.Time) error {
	switch {
	case p.Window < ShortestWindow:
		return ErrShort
	case p.Window > LongestWindow:
		return ErrLong
	}
	all, err := Ahead(p, nil, loc, cal, now, 2)
	if err != nil {
		return err
	}
	var before *Occurrence
	until := now.AddDate(0, 0, checkedDays)
	for i := 0; i < len(all); i++ {
		o := all[i]
		if !o.Held() {
			continue
		}
		if night(p, o, loc) {
			return ErrNight
		}
		if before != nil && before.Round.Closes.After(firstAsk(p, o, loc)) {
			return ErrOverlap
		}
		before = &o
		if i == len(all)-1 && len(all) < checkedRounds && o.At.Before(until) {
			more, err := Ahead(p, &o.Round, loc, cal, o.Round.Nominal, 1)
			if err != nil {
				return nil // the rhythm has an end
			}
			all = append(all, more...)
		}
	}
	return nil
}

// night tells whether an occurrence asks somebody at an hour at which nobody is asked.
func night(p store.Plan, o Occurrence, loc *time.Location) bool {
	asks := clock(o.Round.Opens.In(loc))
	if p.Kind == store.CleanUp && clock(o.At) < EarliestWork {
		return true
	}
	return asks < EarliestOpening || asks > LatestOpening
}

// firstAsk is when an occurrence asks the first time: of a clean-up that calls a roll, the evening before.
func firstAsk(p store.Plan, o Occurrence, loc *time.Location) time.Time {
	if p.Kind != store.CleanUp || p.RollCall == "" {
		return o.Round.Opens
	}
	hour, err := time.Parse("15:04", p.RollCall)
	if err != nil {
		return o.Round.Opens
	}
	return calendar.DateOf(o.At.In(loc)).AddDays(-1).At(hour.Hour(), hour.Minute(), loc)
}

// clock is how far into its day t is.
func clock(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
}
