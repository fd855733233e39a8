package when

import (
	"time"

	"giaoban/schedule/calendar"
)

// span is a week, month, quarter, half or year as the words give it. Months may be several: quý III is months 7 to 9.
type span struct {
	unit     unit  // weeks, months, quarters or years; months also for quarters and halves with a number
	number   int   // first month, 0 where it is relative
	to       int   // last month
	months   []int // all of them, where the words list months
	lunar    bool
	relative bool // tuần này, tháng sau
	offset   int
	year     yearSpec
}

func (p span) none() bool { return p.unit == noUnit }

// implied reports a unit without a word that says which: "trong tháng".
func (p span) implied() bool {
	return !p.none() && !p.relative && p.number == 0 && !p.year.said
}

// named reports a span with a word that says which.
func (p span) named() bool { return !p.none() && !p.implied() }

// resolve turns the span into its first and last day. Without a year the next such span is meant, the running one
// included.
func (p span) resolve(sc scene) reading {
	switch {
	case p.lunar:
		return lunarMonth(sc, p.number, p.year)
	case p.unit == weeks:
		monday := sc.today.AddDays(7*p.offset - fromMonday(sc.today.Weekday()))
		return p.check(sc, reading{first: monday, last: monday.AddDays(6)})
	case p.number == 0:
		first := calendar.Date{Year: sc.today.Year, Month: sc.today.Month, Day: 1}
		size := 1
		switch p.unit {
		case quarters:
			first.Month, size = (first.Month-1)/3*3+1, 3
		case years:
			first.Month, size = time.January, 12
			if p.year.said {
				first.Year = p.year.of(sc)
			}
		}
		first = first.AddMonths(size * p.offset)
		r := reading{first: first, last: first.AddMonths(size).AddDays(-1), asked: p.year.exact()}
		return p.check(sc, r)
	}
	year := p.year
	if !year.said {
		year = inYear(sc.today.Year)
		if end := p.in(year.absolute); end.last.Before(sc.today) {
			year.absolute++
		}
	}
	r := p.in(year.of(sc))
	r.guessed = !p.year.said && sc.far(r.last)
	r.asked = p.year.exact()
	return p.check(sc, r)
}

// in is the span of months in a year.
func (p span) in(year int) reading {
	first := calendar.Date{Year: year, Month: time.Month(p.number), Day: 1}
	return reading{first: first, last: first.AddMonths(p.to - p.number + 1).AddDays(-1)}
}

func (p span) check(sc scene, r reading) reading {
	if !r.first.Valid() || !r.last.Valid() {
		return reading{flaw: Impossible}
	}
	if r.last.Before(sc.today) && !r.asked {
		return reading{flaw: Past}
	}
	return r
}

// spans reads a span: "tuần sau", "tháng 12/2026", "quý III", "6 tháng đầu năm", "năm nay", or the bare unit.
func (s *scanner) spans(i int) (a atom, next int) {
	p, j := s.span(i)
	if p.none() && s.is(i, "sang", "qua") && s.is(i+1, "tuần", "tháng", "quý", "năm") && !s.is(i+2, "mới") {
		if p, j = s.span(i + 1); p.implied() { // "sang tuần" is the next
			p.relative, p.offset = true, 1
		}
	}
	if p.none() || p.implied() && s.figure(j) >= 0 {
		return atom{}, i
	}
	a = atom{
		kind: dayAtom, form: spanForm, from: i, to: j, several: true, named: true, resolve: p.resolve,
		ranged: p.to > p.number, implied: p.implied(), past: p.relative && p.offset < 0 || p.year.said && !p.year.exact() && p.year.offset < 0,
	}
	if offset, k := s.which(j); k > j && offset < 0 { // "tháng 11 vừa qua"
		a.past = true
	}
	a.relativeSpan = p.relative
	if p.unit == weeks && p.relative {
		a.weekOffset = &p.offset
	}
	a.months = p.months
	return a, s.trailer(j)
}

func (s *scanner) span(i int) (p span, next int) {
	if p, j := s.half(i); j > i {
		return p, j
	}
	if p, j := s.quarter(i); j > i {
		return p, j
	}
	if p, j := s.month12(i); j > i {
		return p, j
	}
	switch {
	case s.is(i, "tuần"):
		j := i + 1
		if s.is(j, "lễ") {
			j++
		}
		if offset, k := s.which(j); k > j {
			return span{unit: weeks, relative: true, offset: offset}, k
		}
		return span{unit: weeks}, j
	case s.is(i, "tháng"):
		return span{unit: months}, i + 1
	case s.is(i, "năm"):
		if y, j := s.year(i); j > i {
			return span{unit: years, year: y}, j
		}
		return span{unit: years}, i + 1
	}
	return span{}, i
}

// month12 reads a month that the words name: "tháng 12", "tháng 11, 12/2026", "tháng sau", "tháng giêng", "T12/2026".
func (s *scanner) month12(i int) (p span, next int) {
	if n, ok := shortMonth(s.key(i)); ok {
		p, j := s.monthYear(i+1, n, n)
		if n >= 8 || p.year.exact() {
			return p, j
		}
		return span{}, i
	}
	if !s.is(i, "tháng") {
		return span{}, i
	}
	m, j := s.month(i + 1)
	switch {
	case m.none():
		return span{}, i
	case m.relative:
		return span{unit: months, relative: true, offset: m.offset}, j
	case m.lunar:
		y, j := s.year(j)
		return span{unit: months, number: m.number, to: m.number, lunar: true, year: y}, j
	}
	if s.measured(j) && !s.is(j, "năm") {
		return span{}, i // "tháng 2 lần"
	}
	last, also := m.number, []int{m.number}
	for len(also) < 12 {
		k, isRange := s.joiner(j)
		if k == j {
			break
		}
		named := s.is(k, "tháng")
		if named {
			k++
		}
		n := s.figure(k)
		if n <= last || n > 12 || len(s.key(k)) > 2 || !named && !s.monthEnds(k+1) {
			break
		}
		if isRange {
			for between := last + 1; between < n; between++ {
				also = append(also, between)
			}
		}
		last, also, j = n, append(also, n), k+1
	}
	p, j = s.monthYear(j, m.number, last)
	p.months = also
	if k, isLunar := s.lunarMark(j); isLunar {
		p.lunar = true
		return p, k
	}
	return p, j
}

// monthEnds reports whether a bare number that ends at i can be one of a list of months.
func (s *scanner) monthEnds(i int) bool {
	k, _ := s.joiner(i)
	return k > i || s.ends(i) || s.sign(i, "/") || s.is(i, "năm", "hàng", "hằng", "mỗi", "nhé", "nha", "phải", "nộp")
}

// monthYear reads the year behind a month or quarter: "/2026", "-2026", "năm 2026", "năm nay".
func (s *scanner) monthYear(i, first, last int) (p span, next int) {
	p = span{unit: months, number: first, to: last}
	if s.sign(i, "/-.") && s.figure(i+1) >= 1000 && (!s.tokens[i].Spaced || s.sign(i, "/")) {
		p.year = inYear(s.figure(i + 1))
		return p, i + 2
	}
	if s.sign(i, ",") && s.is(i+1, "năm") && s.figure(i+2) >= 1000 {
		i++
	}
	p.year, next = s.year(i)
	return p, next
}

// shortMonth reads T8 to T12, and T1 to T7 for callers that see a year behind it.
func shortMonth(key string) (n int, ok bool) {
	if len(key) < 2 || len(key) > 3 || key[0] != 't' {
		return 0, false
	}
	n = figures(key[1:])
	return n, n >= 1 && n <= 12
}

var romans = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4}

// quarter reads "quý III", "quý 3/2026", "quý sau", "Q4", and the bare word.
func (s *scanner) quarter(i int) (p span, next int) {
	if key := s.key(i); len(key) == 2 && key[0] == 'q' && key[1] >= '1' && key[1] <= '4' {
		n := int(key[1] - '0')
		return s.monthYear(i+1, 3*n-2, 3*n)
	}
	if !s.is(i, "quý") || s.title(i) {
		return span{}, i
	}
	j := i + 1
	if offset, k := s.which(j); k > j {
		return span{unit: quarters, relative: true, offset: offset}, k
	}
	n, j := s.quarterNumber(j)
	if n == 0 {
		if s.ends(j) {
			return span{unit: quarters}, j
		}
		return span{}, i
	}
	last := n
	if k, _ := s.joiner(j); k > j {
		if s.is(k, "quý") {
			k++
		}
		if m, end := s.quarterNumber(k); m > n {
			last, j = m, end
		}
	}
	return s.monthYear(j, 3*n-2, 3*last)
}

func (s *scanner) quarterNumber(i int) (n, next int) {
	if n = romans[s.key(i)]; n > 0 {
		return n, i + 1
	}
	if n, next = s.amount(i); next > i && n >= 1 && n <= 4 && !s.is(next, "lần", "tháng") {
		return n, next
	}
	return 0, i
}

// half reads "6 tháng đầu năm 2027", "9 tháng đầu năm", "nửa cuối năm".
func (s *scanner) half(i int) (p span, next int) {
	n, j := s.amount(i)
	switch {
	case s.labelled(i):
		return span{}, i
	case s.is(i, "nửa"):
		n, j = 6, i+1
	case j == i || !s.is(j, "tháng"):
		return span{}, i
	default:
		j++
	}
	if n < 1 || n > 11 || !s.is(j, "đầu", "cuối") || !(s.is(j+1, "năm") || s.is(j+1, "của") && s.is(j+2, "năm")) {
		return span{}, i
	}
	first, last := 1, n
	if s.is(j, "cuối") {
		first, last = 13-n, 12
	}
	j++
	p = span{unit: months, number: first, to: last}
	if y, k := s.year(j); k > j {
		p.year = y
		return p, k
	}
	if s.is(j, "của") {
		j++
	}
	return p, j + 1
}
