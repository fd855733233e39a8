package plan

import (
	"slices"
	"time"

	"giaoban/schedule/calendar"
	"giaoban/store"
)

// Ladder is what the reminders of one task follow from. Its slots are days, at most one reminder each: the rungs before,
// on and after the deadline, and the check-ins of work without an end.
//
// A rung that stands k days before the deadline is used where it leaves the lead as much time again: k is at most half of
// the days from the assignment to the deadline. The day before and the day itself are always used. So a task of two days
// is reminded at T-1 and on the day, one of a week also at T-3, one of thirty days from T-14, one of ninety from T-30.
//
// On days that nobody works (weekends, holidays, leave without a substitute) rungs up to the deadline move back to the
// working day before, those after it forward to the next. Rungs that meet on a day are one, the nearest to the deadline.
// The day of the assignment and the days before it have none: the assignment speaks for itself.
type Ladder struct {
	Given    time.Time
	Deadline store.Deadline
	Rhythm   store.Rhythm
	// Rules are the committee's, the defaults filled in.
	Rules store.TaskRules
	Loc   *time.Location
	Cal   *calendar.Calendar
	// Leave tells whether the lead is away on a day with nobody in his place; nil: he never is.
	Leave func(calendar.Date) bool
}

// Slot is a day on which a task's lead is reminded.
type Slot struct {
	// Offset is which rung it is, in days from the deadline: -3, 0, +10. It stays when the day moves. 0 for a check-in.
	Offset int
	// CheckIn is set for a day of the task's rhythm.
	CheckIn bool
	Day     calendar.Date
	// At is the hour of reminders on that day.
	At time.Time
}

// LadderOf is a task's ladder. lead is the member who holds its lead, 0 for nobody; absences are the committee's.
func LadderOf(c store.Committee, t store.Task, lead store.MemberID, absences []store.Absence, cal *calendar.Calendar) Ladder {
	return Ladder{Given: t.Given, Deadline: t.Deadline, Rhythm: t.Rhythm, Rules: c.TaskRules(), Loc: c.Location(), Cal: cal,
		Leave: LeaveOf(lead, absences)}
}

// LeaveOf tells on which days a member is away with nobody in his place; nil when he never is.
func LeaveOf(m store.MemberID, absences []store.Absence) func(calendar.Date) bool {
	if m == 0 || !slices.ContainsFunc(absences, func(a store.Absence) bool { return a.Member == m && a.Cancelled.IsZero() }) {
		return nil
	}
	return func(d calendar.Date) bool {
		away := map[store.MemberID]store.Absence{}
		for _, a := range absences {
			if a.On(d.String()) {
				away[a.Member] = a
			}
		}
		return store.StandIn(m, away) == 0
	}
}

// Slots are the reminders that a task has after now and up to a day, that day included, as things stand: none for a task
// that is not open or waits for a decision on more time.
func Slots(c store.Committee, t store.Task, lead store.MemberID, absences []store.Absence, cal *calendar.Calendar, now time.Time, until calendar.Date) []Slot {
	if t.State != store.TaskOpen || t.Pending != 0 {
		return nil
	}
	l := LadderOf(c, t, lead, absences, cal)
	var all []Slot
	s, ok := l.Next(calendar.DateOf(now.In(l.Loc)).AddDays(-1))
	for ; ok && !s.Day.After(until); s, ok = l.Next(s.Day) {
		if s.At.After(now) {
			all = append(all, s)
		}
	}
	return all
}

// Next is the first slot whose day comes after a day; ok is false when there is none. A task past its deadline always
// has another.
func (l Ladder) Next(after calendar.Date) (s Slot, ok bool) {
	if given := calendar.DateOf(l.Given.In(l.Loc)); given.After(after) {
		after = given
	}
	s, ok = l.rung(after)
	c, checks := l.checkIn(after)
	if checks && (!ok || c.Day.Before(s.Day)) {
		s, ok = c, true
	}
	s.At = l.at(s.Day)
	return s, ok
}

// rung is the first one after a day. Days grow with offsets, because before the deadline all move one way and after it
// all the other.
func (l Ladder) rung(after calendar.Date) (found Slot, ok bool) {
	last, dated := l.last()
	if !dated {
		return Slot{}, false
	}
	before, behind := l.offsets(last)
	for _, k := range before {
		if day, there := l.back(last.AddDays(k)); there && day.After(after) && (!ok || day == found.Day) {
			found, ok = Slot{Offset: k, Day: day}, true
		}
	}
	if ok {
		return found, true
	}
	end := 0
	for _, k := range behind {
		if day, there := l.forward(last.AddDays(k)); there && day.After(after) {
			return Slot{Offset: k, Day: day}, true
		}
		end = k
	}
	weeks := max(1, after.Sub(last.AddDays(end))/7)
	day, there := l.forward(last.AddDays(end + 7*weeks))
	for there && !day.After(after) {
		weeks++
		day, there = l.forward(last.AddDays(end + 7*weeks))
	}
	for there && weeks > 1 { // a long break may have moved several here
		if earlier, _ := l.forward(last.AddDays(end + 7*(weeks-1))); earlier != day {
			break
		}
		weeks--
	}
	return Slot{Offset: end + 7*weeks, Day: day}, there
}

// offsets are the rungs up to the deadline and those after it, in the order of days.
func (l Ladder) offsets(last calendar.Date) (before, after []int) {
	length := last.Sub(calendar.DateOf(l.Given.In(l.Loc)))
	for _, k := range l.Rules.Before {
		if k == 0 || k == 1 || k > 1 && 2*k <= length {
			before = append(before, -k)
		}
	}
	for _, k := range l.Rules.After {
		if k > 0 {
			after = append(after, k)
		}
	}
	slices.Sort(before)
	slices.Sort(after)
	return before, after
}

// last is the last day at whose hour the work is not late yet: the deadline's own, but for "trước D" read strictly and
// for a deadline early in the morning the day before. Offsets count from it.
func (l Ladder) last() (calendar.Date, bool) {
	ends := l.Deadline.Ends(l.Loc, l.Rules.Strict)
	day, err := calendar.ParseDate(l.Deadline.Day)
	if ends.IsZero() || err != nil {
		return calendar.Date{}, false
	}
	if !l.at(day).Before(ends) {
		day = day.AddDays(-1)
	}
	return day, true
}

// at is the hour of reminders on a day. An hour that the rules put into the quiet hours is taken as their end.
func (l Ladder) at(d calendar.Date) time.Time {
	hour, minute := l.Rules.Clock()
	if t := d.At(hour, minute, l.Loc); Decent(t, l.Loc).Equal(t) {
		return t
	}
	return Decent(d.At(0, 0, l.Loc), l.Loc)
}
