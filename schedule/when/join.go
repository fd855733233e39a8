package when

import "slices"

// innerLead reads an operator inside a phrase: "ngày mai trước 10h", "hàng tháng, trước ngày 25", "hàng tuần đến hết
// 31/12". It returns k where none fits.
func (s *scanner) innerLead(p *phrase, k int, sep string) int {
	if p.day != nil && p.day.form == feastForm && p.day.implied && p.lead.op == "" { // "tình hình Tết trước 15h hằng ngày"
		return k
	}
	if p.empty() && p.session == "" || sep == "(" || p.lead.explicit() && p.rhythm == nil {
		return k
	}
	l, j := s.leads(k)
	if j == k || l.op == "" || l.blocked || l.from || l.report {
		return k
	}
	inner := *p
	inner.lead = l
	a, end := s.atom(j, inner)
	switch {
	case end == j:
		return k
	case p.rhythm != nil && a.kind == dayAtom && l.op == By && (p.day != nil || !a.recurs(*p.rhythm) || len(a.months) > 0 && p.rhythm.unit != years):
		if p.until != nil || a.implied {
			return k
		}
		p.until = &a
		return end
	case p.lead.explicit(), a.kind == dayAtom && p.day != nil:
		return k
	}
	if !p.take(a, "") {
		return k
	}
	p.lead.op, p.lead.strong, p.lead.label = l.op, l.strong, l.label
	return end
}

// alternative reads "hôm nay hoặc ngày mai", "thứ 5 hay thứ 6": until the later of the two, which is a guess.
func (s *scanner) alternative(p *phrase, j int) int {
	if p.day == nil || p.rhythm != nil || !s.is(j, "hoặc", "hay") {
		return j
	}
	a, end := s.atom(j+1, phrase{from: p.from, lead: p.lead})
	if r, k := s.rhythm(end); k > end && p.day.form == weekdayForm && a.form == weekdayForm && a.recurs(r) {
		both := *p.day // "thứ 7 hoặc chủ nhật hàng tuần"
		both.weekdays = append(slices.Clone(both.weekdays), a.weekdays...)
		both.several, both.unsure, both.to = true, true, end
		p.day, p.to = &both, end
		return end
	}
	if end == j+1 || a.kind != dayAtom || a.form == countForm || a.implied {
		return j
	}
	begin := *p.day
	either := begin
	either.several, either.to = true, end
	either.resolve = func(sc scene) reading {
		first, last := begin.resolve(sc), a.resolve(sc)
		if first.flaw != "" || last.flaw != "" || last.last.Before(first.last) {
			return first
		}
		last.first, last.guessed = first.first, true
		return last
	}
	p.day, p.to = &either, end
	return end
}

// rangeOp is By for "từ … đến hết …", else Within.
func (s *scanner) rangeOp(a atom) Op {
	for i := a.from; i < a.to; i++ {
		if s.is(i, "hết") {
			return By
		}
	}
	return Within
}

// rangeEnd reads the second half of "từ A đến B" and makes the day of the phrase the range.
func (s *scanner) rangeEnd(p *phrase, j int) int {
	k, isRange := s.joiner(j)
	if s.is(j, "cho") {
		k, isRange = s.joiner(j + 1)
	}
	if !isRange {
		return j
	}
	if a, end := s.session(k); end > k {
		k = end
		p.session = a.session
	}
	if a, end := s.clock(k); end > k { // "từ ngày 16/7 đến 17 giờ ngày 28/7"
		if _, day := s.dates(end, dayHint); day > end {
			k, p.clock = end, &a
		}
	}
	if _, end := s.fromNow(k); end > k && s.is(k, "nay", "giờ") {
		p.toNow, p.to = true, end
		return end
	}
	inner := phrase{from: p.from, lead: lead{op: By, untilEnd: s.is(k-1, "hết")}}
	a, end := s.atom(k, inner)
	if end == k || a.kind != dayAtom || a.form == countForm {
		return j
	}
	begin, until := *p.day, a
	a.several, a.implied = true, a.implied && a.form != feastForm
	a.from = begin.from
	a.resolve = func(sc scene) reading {
		r := until.resolve(sc)
		if first := begin.resolve(sc); r.flaw == "" && first.flaw == "" && !first.first.After(r.last) {
			r.first = first.first
		}
		return r
	}
	if begin.form == weekdayForm && a.form == weekdayForm {
		a.weekdays = through(begin.weekdays, until.weekdays[len(until.weekdays)-1])
	}
	p.day, p.to = &a, end
	p.lead.from = false
	if p.lead.op = Within; s.is(k-1, "hết") {
		p.lead.op = By
	}
	return end
}
