package when

import (
	"time"

	"giaoban/schedule/calendar"
	"giaoban/store/fold"
)

// find reads a text from its beginning to its end and returns all that it says about when.
func find(text string, now time.Time, cal *calendar.Calendar) []found {
	text = fold.NFC(text)
	s := scan(text)
	sc := scene{now: now, today: calendar.DateOf(now), cal: cal}
	var out []found
	var before phrase // the phrase that out ends with; empty if it ends with something else
	for i := 0; i < len(s.tokens); {
		if j := s.citation(i); j > i {
			i = j
			continue
		}
		if j := s.period(i); j > i {
			out, before = append(out, found{Deadline: s.worded(Period, i, j)}), phrase{}
			i = j
			continue
		}
		p, j := s.phrase(i)
		switch {
		case j > i && p.to == 0:
			i = j
			continue
		case j > i && !s.trapped(p) && !s.past(p, sc):
			if s.together(before, &p) {
				out = out[:len(out)-1]
			}
			out, before = append(out, found{
				Deadline: s.resolve(p, sc), label: p.lead.label, explicit: p.lead.explicit(),
				bracketed: s.sign(p.from-1, "(*["), span: p.day != nil && p.day.form == spanForm,
				hour: p.day == nil && p.rhythm == nil && p.clock != nil,
			}), p
			i = j
			continue
		}
		if k := s.vague(i); k > i {
			out, before = append(out, found{Deadline: s.worded(Vague, i, k)}), phrase{}
			i = k
			continue
		}
		i = max(j, i+1)
	}
	return out
}

// apart is how many words may stand between a rhythm and its day.
const apart = 8

// together joins a rhythm and the day that belongs to it across the words between them: "hàng tuần báo cáo vào thứ 6",
// "thứ 6 gửi báo cáo hàng tuần". The later phrase becomes both.
func (s *scanner) together(a phrase, b *phrase) bool {
	if a.to == 0 || b.from-a.to > apart {
		return false
	}
	if a.rhythm == nil && a.day != nil && a.clock == nil && b.rhythm == nil && b.day == nil && b.clock != nil && s.flows(a.to, b.from) {
		b.day, b.weekday, b.session = a.day, a.weekday, max(a.session, b.session) // "mai họp lúc 8h"
		if b.lead.op == "" {
			b.lead = a.lead
		}
		return true
	}
	if (a.rhythm == nil) == (b.rhythm == nil) {
		return false
	}
	for i := a.to; i < b.from; i++ {
		if s.sign(i, ".;:") || s.tokens[i].gap || a.rhythm == nil && s.sign(i, ",") {
			return false
		}
	}
	rhythm, day := a, *b
	if b.rhythm != nil {
		rhythm, day = *b, a
	}
	if rhythm.day != nil || len(rhythm.rhythm.weekdays) > 0 || rhythm.until != nil || day.day == nil || !day.day.within(*rhythm.rhythm) {
		return false
	}
	b.rhythm, b.day = rhythm.rhythm, day.day
	if b.lead.op == "" {
		b.lead = day.lead
	}
	if b.clock == nil {
		b.clock, b.session = day.clock, day.session
	}
	return true
}

// flows reports whether no sign stands between two places.
func (s *scanner) flows(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.tokens[i].Word() || s.tokens[i].gap {
			return false
		}
	}
	return true
}

// within reports whether a day says where in a rhythm's unit it falls: a weekday of a week, a number of a month.
func (a atom) within(rhythm atom) bool {
	if !a.recurs(rhythm) || rhythm.every > 1 {
		return false
	}
	switch rhythm.unit {
	case weeks:
		return a.form == weekdayForm && a.nth == 0
	case months, quarters:
		return a.form == weekdayForm && a.nth != 0 || len(a.monthDays) > 0 && len(a.months) == 0
	case years:
		return len(a.months) > 0
	}
	return false
}

// past reports dates that look back, although no word says so: a year-less date nine months off, a full date of today
// or before, without an operator.
func (s *scanner) past(p phrase, sc scene) bool {
	if p.day == nil || p.rhythm != nil {
		return false
	}
	alone := s.alone(p)
	r := p.day.resolve(sc)
	if s.is(p.from-1, "hôm") && r.guessed { // "gửi hôm 15/11"
		return true
	}
	gone := r.asked && r.last.Before(sc.today)
	switch {
	case p.lead.explicit() && gone && p.day.several: // "nhà xây trước năm 1990", "kết quả từ 15 đến 30/3/2018"
		return !alone && !p.lead.label && deliveries.before(s, p.from) == p.from
	case p.lead.op == By && !p.lead.strong && !p.lead.label && p.day.form == calendarForm && r.guessed && sc.far(r.last):
		return !alone // "đến 20/11 đạt 7/9", said on the 23rd
	case p.lead.explicit(): // "Trước ngày 01/7/2025, …"
		return gone && !alone && p.lead.op == Before && s.starts(p.from) && s.sign(p.to, ",")
	case r.flaw == Past:
		return !r.vague
	case r.asked:
		return r.last.Compare(sc.today) <= 0
	}
	return r.guessed && sc.far(r.last) && (!alone || p.day.score)
}

func (s *scanner) worded(kind Kind, i, j int) Deadline {
	d := Deadline{Kind: kind, Start: s.tokens[i].Start, End: s.tokens[j-1].End}
	d.Phrase = s.text[d.Start:d.End]
	return d
}
