package plan

import "giaoban/schedule/calendar"

// furthest is how many days ahead a check-in is looked for.
const furthest = 10 * 366

// checkIn is the first check-in after a day. One that falls on a holiday, or on a weekend that the rhythm does not name,
// is on the working day before; in a leave there are none, because nobody could say how it goes.
func (l Ladder) checkIn(after calendar.Date) (Slot, bool) {
	if l.Rhythm.RRule == "" {
		return Slot{}, false
	}
	r, err := ParseRule(l.Rhythm.RRule)
	if err != nil {
		return Slot{}, false // whoever took it from a sentence could read it; nobody can be asked in a rhythm that nobody can read
	}
	began := calendar.DateOf(l.Given.In(l.Loc))
	for d := after.AddDays(1); d.Sub(after) < furthest && (r.until.IsZero() || !d.After(r.until)); d = d.AddDays(1) {
		if !r.On(d, began) {
			continue
		}
		day := d
		if kind := l.Cal.Day(d).Kind; kind != calendar.Rest || !r.names(d.Weekday()) {
			if !l.Cal.IsWorkingDay(d) {
				day = l.Cal.PreviousWorkingDay(d)
			}
		}
		if day.After(after) && (l.Leave == nil || !l.Leave(day)) {
			return Slot{CheckIn: true, Day: day}, true
		}
	}
	return Slot{}, false
}
