package when

import (
	"time"

	"giaoban/schedule/calendar"
	"giaoban/store/fold"
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
}

// rank orders what a text may hold: a labelled or bracketed deadline closes its paragraph; then explicit ones, among
// them those that name no day of the calendar; rhythms; bare days; proposals; words of haste; periods.
func (f found) rank() int {
	switch {
	case f.Kind == Date && f.label && f.bracketed:
		return 9
	case (f.Kind == Date || f.Flaw != "") && f.label:
		return 8
	case f.Kind == Date && f.explicit, f.Flaw != "" && f.explicit:
		return 7
	case f.Kind == Recur:
		return 6
	case f.Kind == Date:
		return 5
	case f.Kind == Vague && !f.Due.IsZero():
		return 4
	case f.Kind == Vague:
		return 3
	case f.Kind == Period:
		return 2
	case f.Flaw != "":
		return 1
	}
	return 0
}

func find(text string, now time.Time, cal *calendar.Calendar) []found {
	text = fold.NFC(text)
	s := scan(text)
	sc := scene{now: now, today: calendar.DateOf(now), cal: cal}
	var out []found
	for i := 0; i < len(s.tokens); {
		if j := s.citation(i); j > i {
			i = j
			continue
		}
		if j := s.period(i); j > i {
			out = append(out, found{Deadline: s.worded(Period, i, j)})
			i = j
			continue
		}
		p, j := s.phrase(i)
		if j > i && p.to == 0 {
			i = j
			continue
		}
		if j > i && !s.trapped(p) && !s.past(p, sc) {
			d := s.resolve(p, sc)
			out = append(out, found{d, p.lead.label, p.lead.explicit(), s.sign(p.from-1, "(*[")})
			i = j
			continue
		}
		if k := s.vague(i); k > i {
			out = append(out, found{Deadline: s.worded(Vague, i, k)})
			i = k
			continue
		}
		i = max(j, i+1)
	}
	return out
}

// past reports dates that look back, although no word says so: a year-less date nine months off, a full date of today
// or before, without an operator.
func (s *scanner) past(p phrase, sc scene) bool {
	if p.day == nil || p.rhythm != nil {
		return false
	}
	alone := s.alone(p)
	r := p.day.resolve(sc)
	if p.lead.explicit() {
		return r.asked && !alone && r.last.Before(sc.today) && p.lead.op == Before && s.starts(p.from) && s.sign(p.to, ",")
	}
	switch {
	case r.flaw == Past:
		return !r.vague
	case r.asked:
		return r.last.Compare(sc.today) <= 0
	}
	return r.guessed && sc.far(r.last) && !alone
}

func (s *scanner) worded(kind Kind, i, j int) Deadline {
	d := Deadline{Kind: kind, Start: s.tokens[i].Start, End: s.tokens[j-1].End}
	d.Phrase = s.text[d.Start:d.End]
	return d
}
