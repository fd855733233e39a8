package plan

import (
	"time"

	"giaoban/schedule/calendar"
)

// longestLeave ends the search for a day on which somebody is there.
const longestLeave = 400

// works tells whether the lead can be asked on a day: offices are open, and he or his substitute is there.
func (l Ladder) works(d calendar.Date) bool {
	return l.Cal.IsWorkingDay(d) && (l.Leave == nil || !l.Leave(d))
}

func (l Ladder) back(d calendar.Date) (calendar.Date, bool)    { return l.step(d, -1) }
func (l Ladder) forward(d calendar.Date) (calendar.Date, bool) { return l.step(d, 1) }

// step is d, or the nearest day in a direction on which the lead can be asked; ok is false when there is none in a year.
func (l Ladder) step(d calendar.Date, direction int) (day calendar.Date, ok bool) {
	for range longestLeave {
		if l.works(d) {
			return d, true
		}
		d = d.AddDays(direction)
	}
	return d, false
}

// When is the first moment from t on at which the lead may be reminded, his slot s having come: from the hour of
// reminders until the evening of a day that he works. What was missed waits over days off, unless it is due before they
// end. Zero when he is away for good.
func (l Ladder) When(s Slot, t time.Time) time.Time {
	if t.Before(s.At) {
		return s.At
	}
	today := calendar.DateOf(t.In(l.Loc))
	switch at := l.at(today); {
	case t.Before(at):
		t = at
	case !Decent(t, l.Loc).Equal(t):
		today = today.AddDays(1)
		t = l.at(today)
	}
	if l.works(today) || s.Day == today {
		return t
	}
	next, urgent := l.Tomorrow(t)
	if urgent && (l.Leave == nil || !l.Leave(today)) {
		return t
	}
	return next
}

// Tomorrow is the hour of reminders of the next day after t on which the lead can be asked. urgent is set when the
// deadline passes before.
func (l Ladder) Tomorrow(t time.Time) (at time.Time, urgent bool) {
	day, ok := l.forward(calendar.DateOf(t.In(l.Loc)).AddDays(1))
	if !ok {
		return time.Time{}, false
	}
	at = l.at(day)
	ends := l.Deadline.Ends(l.Loc, l.Rules.Strict)
	return at, ends.After(t) && !ends.After(at)
}

// Morning is the first hour of reminders of a working day at or after t: when officers hear of tasks.
func (l Ladder) Morning(t time.Time) time.Time {
	day := calendar.DateOf(t.In(l.Loc))
	for range longestLeave {
		if at := l.at(day); l.Cal.IsWorkingDay(day) && !at.Before(t) {
			return at
		}
		day = day.AddDays(1)
	}
	return l.at(day)
}

// Late is the first hour of reminders of a working day on which the work is some days late; zero without a deadline.
func (l Ladder) Late(days int) time.Time {
	last, ok := l.last()
	if !ok {
		return time.Time{}
	}
	return l.Morning(last.AddDays(days).At(0, 0, l.Loc))
}
