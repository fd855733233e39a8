// Package plan is the arithmetic of asking: when a plan's next round opens and closes, which days it reports on, when
// its reminders fall, and what is a decent hour. It is pure: every function takes its instants.
package plan

import (
	"errors"
	"fmt"
	"time"

	"github.com/robfig/cron/v3"

	"giaoban/store"
)

// ErrNever is returned for a plan that names a day which does not come, such as 31 February.
var ErrNever = errors.New("no such day comes")

// Parse reads a plan's cron line: five fields, weekday 5 is Friday. Zones and intervals belong to the committee and are refused.
func Parse(spec string) (s cron.Schedule, err error) {
	// The parser of v3.0.1 panics on some malformed zone prefixes; an administrator's typing must not end the process.
	defer func() {
		if r := recover(); r != nil {
			s, err = nil, fmt.Errorf("read cron %q: malformed", spec)
		}
	}()
	p := cron.NewParser(cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow)
	if s, err = p.Parse(spec); err != nil {
		return nil, fmt.Errorf("read cron %q: %w", spec, err)
	}
	if at, ok := s.(*cron.SpecSchedule); !ok || at.Location != time.Local {
		return nil, fmt.Errorf("read cron %q: no zone and no interval is allowed here", spec)
	}
	return s, nil
}

// NextCron is the first instant after another that a cron line names, by the clocks of loc.
func NextCron(spec string, loc *time.Location, after time.Time) (time.Time, error) {
	s, err := Parse(spec)
	if err != nil {
		return time.Time{}, err
	}
	at := s.Next(after.In(loc))
	if at.IsZero() {
		return at, fmt.Errorf("cron %q: %w", spec, ErrNever)
	}
	return at, nil
}

// Repeats are the places in the window, in percent, at which those who have something open are reminded: one at 80 %,
// and one at 50 % where the window has six hours or more.
func Repeats(window time.Duration) []int {
	if window >= 6*time.Hour {
		return []int{50, 80}
	}
	return []int{80}
}

// At is the instant that lies a percentage into a round's window.
func At(r store.Round, percent int) time.Time {
	return r.Opens.Add(r.Closes.Sub(r.Opens) * time.Duration(percent) / 100)
}

// Quiet hours, by the committee's clock: 21:00 to 06:30.
const (
	quietFrom  = 21 * time.Hour
	quietUntil = 6*time.Hour + 30*time.Minute
)

// QuietFrom is how far into a day its quiet hours begin.
const QuietFrom = quietFrom

// Decent is t, or the end of the quiet hours that t falls in.
func Decent(t time.Time, loc *time.Location) time.Time {
	here := t.In(loc)
	clock := time.Duration(here.Hour())*time.Hour + time.Duration(here.Minute())*time.Minute +
		time.Duration(here.Second())*time.Second + time.Duration(here.Nanosecond())
	day := time.Date(here.Year(), here.Month(), here.Day(), 6, 30, 0, 0, loc)
	switch {
	case clock < quietUntil:
		return day.In(t.Location())
	case clock >= quietFrom:
		return day.AddDate(0, 0, 1).In(t.Location())
	}
	return t
}

// awake is how long a day is between its quiet hours.
const awake = quietFrom - quietUntil

// From is a window that opens at t, or when the quiet hours that t falls in end, and closes before the next ones begin. One
// that is longer than a day is meant to last over the night, and does.
func From(t time.Time, window time.Duration, loc *time.Location) (opens, closes time.Time) {
	opens = Decent(t, loc)
	closes = opens.Add(window)
	if bed := Bedtime(opens, loc); closes.After(bed) && window <= awake {
		closes = bed
	}
	return opens, closes
}

// Bedtime is when the quiet hours begin that follow t.
func Bedtime(t time.Time, loc *time.Location) time.Time {
	here := Decent(t, loc).In(loc)
	return time.Date(here.Year(), here.Month(), here.Day(), 21, 0, 0, 0, loc).In(t.Location())
}
