package plan

import (
	"fmt"
	"strings"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

// Next is a plan's first nominal instant after another, by the clocks of loc: when its work begins if it is a clean-up,
// else its opening. Holidays are not looked at. Errors: ErrNever, or a rhythm that cannot be read.
func Next(p store.Plan, loc *time.Location, after time.Time) (time.Time, error) {
	if p.Rhythm.RRule == "" {
		return NextCron(p.Cron, loc, after)
	}
	r, err := ParseRule(p.Rhythm.RRule)
	if err != nil {
		return time.Time{}, fmt.Errorf("rhythm of plan: %w", err)
	}
	clock, err := time.Parse("15:04", p.Clock)
	if err != nil {
		return time.Time{}, fmt.Errorf("hour of plan: %w", err)
	}
	began, err := calendar.ParseDate(p.Began)
	if err != nil {
		return time.Time{}, fmt.Errorf("first day of plan: %w", err)
	}
	day := calendar.DateOf(after.In(loc))
	if day.Before(began) {
		day = began
	}
	for range furthest {
		if at := day.At(clock.Hour(), clock.Minute(), loc); at.After(after) && r.On(day, began) {
			return at, nil
		}
		day = day.AddDays(1)
	}
	return time.Time{}, fmt.Errorf("rhythm %q: %w", p.Rhythm.RRule, ErrNever)
}

// Upcoming is the round that a plan has next after an instant, and after the round before it where there is one. What
// falls on a public holiday goes by the plan's HolidayRule; its nominal time stays. Which days a round reports on: of a
// clean-up its own, else those since the round before.
func Upcoming(p store.Plan, before *store.Round, loc *time.Location, cal *calendar.Calendar, after time.Time) (store.Round, error) {
	if before != nil && before.Nominal.After(after) {
		after = before.Nominal
	}
	r := store.Round{Committee: p.Committee, Plan: p.ID, Kind: p.Kind, Phase: store.Upcoming}
	var at time.Time
	for nominal := after; ; {
		var err error
		if nominal, err = Next(p, loc, nominal); err != nil {
			return r, err
		}
		if nominal.Sub(after) > furthest*24*time.Hour {
			return r, fmt.Errorf("only holidays: %w", ErrNever)
		}
		var held bool
		if at, held = when(p, nominal, cal); !held || before != nil && !opens(p, at).After(before.Opens) {
			continue
		}
		if !at.After(after) {
			at = nominal // the day before is over already
		}
		r.Nominal = nominal.UTC()
		break
	}
	if p.Kind == store.CleanUp {
		r.Starts = at.UTC()
	}
	r.Opens, r.Closes = opens(p, at).UTC(), opens(p, at).Add(p.Window).UTC()
	r.FirstDay, r.LastDay = period(p, before, at)
	if before != nil {
		r.Previous = before.ID
	}
	return r, nil
}

// opens is when a round asks whose nominal instant, holidays considered, is at.
func opens(p store.Plan, at time.Time) time.Time {
	if p.Kind == store.CleanUp {
		return at.Add(p.After)
	}
	return at
}

// period is the first and the last day that a round reports on.
func period(p store.Plan, before *store.Round, at time.Time) (first, last string) {
	end := calendar.DateOf(opens(p, at).Add(p.Window))
	if p.Kind == store.CleanUp {
		return calendar.DateOf(at).String(), calendar.DateOf(at).String()
	}
	begin := end.AddDays(-6)
	if before != nil {
		if d, err := calendar.ParseDate(before.LastDay); err == nil {
			begin = d.AddDays(1)
		}
	}
	return begin.String(), end.String()
}

// when is when a round is held that would be held on a day that may be a holiday; held is false when it is left out. A
// weekend counts like a holiday only where the rhythm does not name the day of the week.
func when(p store.Plan, nominal time.Time, cal *calendar.Calendar) (at time.Time, held bool) {
	d := calendar.DateOf(nominal)
	_, holiday := cal.Holiday(d)
	weekend := !holiday && !cal.IsWorkingDay(d) && !namesWeekday(p)
	switch {
	case !holiday && !weekend, p.Holiday == store.KeepIt:
		return nominal, true
	case p.Holiday == store.SkipIt && holiday:
		return nominal, false
	}
	return cal.PreviousWorkingDay(d).At(nominal.Hour(), nominal.Minute(), nominal.Location()), true
}

// namesWeekday tells whether the rhythm itself says on which days of the week it falls.
func namesWeekday(p store.Plan) bool {
	if p.Rhythm.RRule != "" {
		return strings.Contains(p.Rhythm.RRule, "BYDAY") || strings.Contains(p.Rhythm.RRule, "FREQ=DAILY")
	}
	fields := strings.Fields(p.Cron)
	return len(fields) == 5 && (fields[4] != "*" || fields[2] == "*")
}

// Nudges are the places in a round's window, in percent, at which those who have something open are reminded.
func Nudges(p store.Plan, r store.Round) []int {
	if p.Nudges != nil {
		return p.Nudges
	}
	return Repeats(r.Closes.Sub(r.Opens))
}
