package when

import (
	"strings"
	"time"

	"giaoban/schedule/calendar"
)

// part is a piece of a span: đầu, giữa, cuối.
type part int

const (
	opening part = iota + 1
	middle
	closing
)

// parts reads "cuối tháng", "đầu tuần sau", "giữa tháng 12", "nửa cuối tháng", and the days that end or begin a span
// exactly: "ngày cuối cùng của tháng", "ngày làm việc cuối cùng trong tuần".
func (s *scanner) parts(i int) (a atom, next int) {
	if a, j := s.edge(i); j > i {
		return a, j
	}
	if a, j := s.weekOfMonth(i); j > i {
		return a, j
	}
	p, j := s.partWord(i)
	if s.tokens[i].capital && !s.starts(i) && j < len(s.tokens) && s.tokens[j].capital && s.marks && !upper(s.tokens[i].Text) {
		return atom{}, i // a name: "chợ phiên Cuối Tuần"
	}
	if _, k := s.half(i); p == 0 || k > i || s.is(i-1, "bắt", "ban") {
		return atom{}, i
	}
	if s.is(j, "của") {
		j++
	}
	if s.is(j, "mỗi", "hàng", "hằng") || s.is(j+1, "nào") && s.is(j+2, "cũng") { // "cuối mỗi tháng": the rhythm is read next
		if _, k := s.rhythm(j); k > j {
			return atom{
				kind: dayAtom, form: partForm, from: i, to: j, monthDays: p.monthDays(), resolve: unresolved,
			}, j
		}
	}
	sp, j := s.span(j)
	if sp.none() {
		return atom{}, i
	}
	a = atom{
		kind: dayAtom, form: partForm, from: i, to: j, several: true, monthDays: p.monthDays(),
		past: sp.relative && sp.offset < 0 || sp.year.offset < 0,
	}
	if sp.unit == weeks {
		a.weekdays, a.monthDays = p.weekdays(), nil
	}
	a.resolve = func(sc scene) reading { return resolvePart(sc, p, sp) }
	return a, s.trailer(j)
}

// weekOfMonth reads "tuần đầu tháng 12", "tuần thứ hai của tháng": nobody agrees on which days those are, so the
// seventh, fourteenth … day is only a proposal.
func (s *scanner) weekOfMonth(i int) (a atom, next int) {
	if !s.is(i, "tuần") {
		return atom{}, i
	}
	j, n := i+1, 0
	switch {
	case s.is(j, "thứ"):
		if n, j = s.amount(j + 1); s.is(i+2, "nhất") {
			n, j = 1, i+3
		}
	case s.is(j, "đầu"):
		n, j = 1, j+1
	case s.is(j, "cuối"):
		n, j = 5, j+1
	}
	if s.is(j, "tiên", "cùng") {
		j++
	}
	if s.is(j, "của", "trong") {
		j++
	}
	month, k := s.span(j)
	if n < 1 || n > 5 || month.unit != months || month.lunar || month.to != month.number {
		return atom{}, i
	}
	a = atom{kind: dayAtom, form: partForm, from: i, to: k, several: true}
	a.resolve = func(sc scene) reading {
		r := month.resolve(sc)
		if r.flaw == "" && n < 5 {
			r.first, r.last = r.first.AddDays(7*n-7), r.first.AddDays(7*n-1)
		}
		r.vague = true
		if r.flaw == "" && r.last.Before(sc.today) {
			return reading{flaw: Past, vague: true}
		}
		return r
	}
	return a, k
}

func upper(word string) bool { return strings.ToUpper(word) == word }

// unresolved is what "cuối mỗi tháng" means without its rhythm: nothing.
func unresolved(scene) reading { return reading{flaw: NoAnchor} }

func (s *scanner) partWord(i int) (p part, next int) {
	j := i
	if s.is(j, "nửa") {
		j++
	}
	switch {
	case s.is(j, "đầu"):
		return opening, j + 1
	case s.is(j, "giữa"):
		return middle, j + 1
	case s.is(j, "cuối"):
		return closing, j + 1
	}
	return 0, i
}

// resolvePart proposes the last day of a part. Only the end of a year is a day that offices agree on.
func resolvePart(sc scene, p part, sp span) reading {
	r := sp.resolve(sc)
	if r.flaw != "" {
		r.vague = true
		return r
	}
	last := p.of(sp, r)
	if last.Before(sc.today) && !r.asked {
		if sp.relative || sp.year.said {
			return reading{flaw: Past, vague: true}
		}
		later := sc
		later.today = r.last.AddDays(1)
		r = sp.resolve(later)
		last = p.of(sp, r)
	}
	wide := sp.unit == years || sp.number == 1 && sp.to == 12
	return reading{
		first: r.first, last: last, guessed: true, asked: r.asked,
		vague: p != closing || !wide,
	}
}

// of returns the last day of the part of a span that resolved to r: a third of a month (10, 20, last), of a week
// (Tuesday, Thursday, Sunday), of a quarter or a year (a month, a quarter or a half).
func (p part) of(sp span, r reading) calendar.Date {
	length := r.last.Sub(r.first) + 1
	switch {
	case p == closing:
		return r.last
	case sp.unit == weeks:
		return r.first.AddDays(2*int(p) - 1)
	case length > 200 && p == opening:
		return r.first.AddMonths(3).AddDays(-1)
	case length > 200:
		return r.first.AddMonths(6).AddDays(-1)
	case length > 31:
		return r.first.AddMonths(int(p)).AddDays(-1)
	}
	return r.first.AddDays(10*int(p) - 1)
}

// edge reads the days that the words fix: "ngày cuối cùng của tháng 12", "ngày làm việc cuối cùng của tuần".
func (s *scanner) edge(i int) (a atom, next int) {
	j := i + 1
	if !s.is(i, "ngày") {
		return atom{}, i
	}
	working := s.is(j, "làm") && s.is(j+1, "việc")
	if working {
		j += 2
	}
	last := s.is(j, "cuối")
	if !last && !s.is(j, "đầu") {
		return atom{}, i
	}
	if j++; s.is(j, "cùng", "tiên") {
		j++
	}
	if s.is(j, "của", "trong") {
		j++
	}
	day := []int{1}
	if last {
		day = []int{-1}
	}
	a = atom{kind: dayAtom, form: calendarForm, from: i, named: true, monthDays: day}
	a.unsure = working
	if s.is(j, "mỗi", "hàng", "hằng") {
		a.to, a.resolve = j, unresolved
		return a, j
	}
	if s.ends(j) { // "hàng tháng vào ngày cuối cùng"
		a.to, a.resolve = j, unresolved
		return a, j
	}
	sp, j := s.span(j)
	if sp.none() {
		return atom{}, i
	}
	a.to = j
	a.resolve = func(sc scene) reading { return resolveEdge(sc, sp, last, working) }
	return a, j
}

func resolveEdge(sc scene, sp span, last, working bool) reading {
	r := sp.resolve(sc)
	for range 2 {
		if r.flaw != "" {
			return r
		}
		day := r.first
		if last {
			day = r.last
		}
		if working && !sc.cal.IsWorkingDay(day) {
			if last {
				day = sc.cal.PreviousWorkingDay(day)
			} else {
				day = sc.cal.NextWorkingDay(day)
			}
		}
		if !day.Before(sc.today) {
			return reading{first: day, last: day, guessed: r.guessed, asked: r.asked}
		}
		if !sp.implied() {
			break
		}
		later := sc
		later.today = r.last.AddDays(1)
		r = sp.resolve(later)
	}
	return reading{flaw: Past}
}

// monthDays is where a part stands in a monthly rhythm: the first, the fifteenth, the last day.
func (p part) monthDays() []int {
	switch p {
	case opening:
		return []int{1}
	case middle:
		return []int{15}
	}
	return []int{-1}
}

// weekdays is where a part stands in a weekly rhythm.
func (p part) weekdays() []time.Weekday {
	switch p {
	case opening:
		return []time.Weekday{time.Monday}
	case middle:
		return []time.Weekday{time.Wednesday}
	}
	return []time.Weekday{time.Saturday, time.Sunday}
}
