package plan

import (
	"errors"
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
	o, err := following(p, before, loc, cal, after, func(Occurrence) {})
	return o.Round, err
}

// Occurrence is one nominal instant of a plan, by the clocks of its committee, and what becomes of it.
type Occurrence struct {
	Nominal time.Time
	// At is when it is held, on another day than Nominal where the plan's HolidayRule says so; zero where it is left out.
	At time.Time
	// Holiday: a public holiday stands on its nominal day.
	Holiday bool
	// Round is the round it makes; the zero Round where it is left out.
	Round store.Round
}

// Held tells whether the occurrence makes a round.
func (o Occurrence) Held() bool { return !o.At.IsZero() }

// Moved tells whether it is held on another day than its own.
func (o Occurrence) Moved() bool { return o.Held() && !o.At.Equal(o.Nominal) }

// Ahead are the next n rounds that a plan would make one after the other, as Upcoming makes them, and between them what is
// left out. Fewer where the rhythm ends. Errors: as those of Next when there is none at all.
func Ahead(p store.Plan, before *store.Round, loc *time.Location, cal *calendar.Calendar, after time.Time, n int) ([]Occurrence, error) {
	var all []Occurrence
	for held := range n {
		var out []Occurrence
		o, err := following(p, before, loc, cal, after, func(left Occurrence) { out = append(out, left) })
		if errors.Is(err, ErrNever) && held > 0 {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		all = append(append(all, out...), o)
		before, after = &o.Round, o.Round.Nominal
	}
	return all, nil
}

// following is the next occurrence that is held; those left out before it are handed to left.
func following(p store.Plan, before *store.Round, loc *time.Location, cal *calendar.Calendar, after time.Time, left func(Occurrence)) (Occurrence, error) {
	if before != nil && before.Nominal.After(after) {
		after = before.Nominal
	}
	o := Occurrence{Nominal: after}
	for {
		nominal, err := Next(p, loc, o.Nominal)
		if err != nil {
			return Occurrence{}, err
		}
		if nominal.Sub(after) > furthest*24*time.Hour {
			return Occurrence{}, fmt.Errorf("only holidays: %w", ErrNever)
		}
		o = Occurrence{Nominal: nominal.In(loc)}
		_, o.Holiday = cal.Holiday(calendar.DateOf(o.Nominal))
		at, held := when(p, o.Nominal, cal)
		// Where the day before is over already, or has a round of its own, nothing is held in the place of a day off.
		if held && at.After(after) && (before == nil || opens(p, at).After(before.Opens)) {
			o.At = at
			break
		}
		left(o)
	}
	r := store.Round{Committee: p.Committee, Plan: p.ID, Kind: p.Kind, Phase: store.Upcoming, Nominal: o.Nominal.UTC()}
	if p.Kind == store.CleanUp {
		r.Starts = o.At.UTC()
	}
	r.Opens, r.Closes = opens(p, o.At).UTC(), opens(p, o.At).Add(p.Window).UTC()
	r.FirstDay, r.LastDay = period(p, before, o)
	if before != nil {
		r.Previous = before.ID
	}
	o.Round = r
	return o, nil
}

// opens is when a round asks whose nominal instant, holidays considered, is at.
func opens(p store.Plan, at time.Time) time.Time {
	if p.Kind == store.CleanUp {
		return at.Add(p.After)
	}
	return at
}

// period is the first and the last day that a round reports on: all days since the round before it, or, of the first, as
// many as lie between it and the next.
func period(p store.Plan, before *store.Round, o Occurrence) (first, last string) {
	end := calendar.DateOf(opens(p, o.At).Add(p.Window))
	if p.Kind == store.CleanUp {
		return calendar.DateOf(o.At).String(), calendar.DateOf(o.At).String()
	}
	begin := end.AddDays(-6)
	if next, err := Next(p, o.Nominal.Location(), o.Nominal); err == nil {
		begin = end.AddDays(1 - min(366, calendar.DateOf(next).Sub(calendar.DateOf(o.Nominal))))
	}
	if before != nil {
		if d, err := calendar.ParseDate(before.LastDay); err == nil {
			begin = d.AddDays(1)
		}
	}
	if begin.After(end) {
		begin = end // the second on one day
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

// Nudges are the places in a round's window, in percent, at which those who have something open are reminded. A clean-up
// reminds once, however long its day is: people are out there, or at home with their families.
func Nudges(p store.Plan, r store.Round) []int {
	if p.Nudges != nil {
		return p.Nudges
	}
	if p.Kind == store.CleanUp {
		return []int{80}
	}
	return Repeats(r.Closes.Sub(r.Opens))
}
