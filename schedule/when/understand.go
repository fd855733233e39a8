package when

import (
	"time"

	"giaoban/schedule/calendar"
)

// Understand returns the deadline that a text sets: of several the one that binds most, and of equals the first, which
// is then Guessed. now must be in the committee's zone. Offsets count in fold.NFC(text), which a text that came in
// through the front door is already.
func Understand(text string, now time.Time, cal *calendar.Calendar) Deadline {
	best, rank, rivals := Deadline{Kind: None}, 0, 0
	for _, f := range find(text, now, cal) {
		switch r := f.rank(); {
		case r > rank:
			best, rank, rivals = f.Deadline, r, 0
		case r == rank && f.Kind == Date && f.Due != best.Due:
			rivals++
		}
	}
	if best.Kind == Date && rivals > 0 {
		best.Guessed = true
	}
	return best
}

// All returns every deadline of a text in the order in which they stand, vague words and periods included.
func All(text string, now time.Time, cal *calendar.Calendar) []Deadline {
	var out []Deadline
	for _, f := range find(text, now, cal) {
		if f.Kind != None {
			out = append(out, f.Deadline)
		}
	}
	return out
}

// found is a deadline with what its words say about how much it binds.
type found struct {
	Deadline
	label, explicit, bracketed bool
	span                       bool // a week, a month: gives way to a day
	hour                       bool // a time of day alone, which belongs to the day or rhythm named elsewhere
}

// rank orders what a text may hold: a labelled or bracketed deadline closes its paragraph; then explicit ones, among
// them those that name no day of the calendar; rhythms; bare days; proposals; words of haste; periods.
func (f found) rank() int {
	switch {
	case f.Kind == Date && f.label && f.bracketed:
		return 9
	case (f.Kind == Date || f.Flaw != "") && f.label:
		return 8
	case f.Kind == Date && f.hour:
		return 4
	case f.Kind == Date && f.explicit, f.Flaw != "" && f.explicit:
		return 7
	case f.Kind == Recur:
		return 6
	case f.Kind == Date && !f.span:
		return 5
	case f.Kind == Date:
		return 4
	case f.Kind == Vague && !f.Due.IsZero():
		return 3
	case f.Kind == Vague:
		return 2
	case f.Kind == Period, f.Flaw != "":
		return 1
	}
	return 0
}
