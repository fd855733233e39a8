package when

import (
	"time"

	"giaoban/schedule/calendar"
)

// hint is how sure the words before a number make us that it is a day.
type hint int

const (
	noHint  hint = iota
	opHint       // an operator: trước 30-8
	dueHint      // an operator that only deadlines have: trước 30.8, hạn 30.8
	dayHint      // the word ngày: ngày 30.8, ngày 25
)

// written is a day as it stands in the text; zero for what is not said.
type written struct {
	day   int
	month monthSpec
	year  yearSpec
	// figures is true for 5/12, which may be a score; false where tháng is written out.
	figures bool
	wrong   bool // no day of any year: 31/2, 15/13
}

// dates reads one date, a list or a range: "30/8/2023", "ngày 5 tháng 9", "15 - 30/11", "các ngày 5, 15 và 25".
func (s *scanner) dates(i int, h hint) (a atom, next int) {
	j := i
	if n, k := s.amount(j); k > j && n < 10 && s.is(k, "ngày") && s.figure(k+1) > 0 {
		j = k // "trong 2 ngày 28 và 29/11"
	}
	if s.is(j, "các", "những") && s.is(j+1, "ngày") {
		j++
	}
	if s.is(j, "ngày") {
		if (h == opHint || h == dueHint) && s.sign(j+1, ":") && s.is(j-1, "trước", "hạn", "nhất") {
			j++ // "trước ngày : 30/11"
		}
		h = dayHint
		j++
	}
	if n := s.figure(j); n >= 1 && n <= 31 && !s.labelled(j) && s.is(j+1, "hàng", "hằng", "mỗi") && s.is(j+2, "tháng") {
		h = dayHint // "trước 25 hàng tháng"
	}
	if s.is(j, "mùng", "mồng") || s.is(j, "rằm") {
		return atom{}, i
	}
	if s.figure(j) < 0 && persons.before(s, j) < j {
		return atom{}, i // "anh Ba tháng 12 nghỉ"
	}
	first, j := s.written(j, h)
	if first.day == 0 || h == noHint && s.labelled(i) {
		return atom{}, i
	}
	list, ranged := []written{first}, false
	for len(list) < 31 {
		k, isRange := s.joiner(j)
		if n := list[len(list)-1]; k == j && !(h == dayHint && n.month.none() && s.figure(j) == n.day+1 && n.day > 12) {
			break // "ngày 27 28" is a list too
		}
		sub := h
		if s.is(k, "ngày") {
			sub = dayHint
			k++
		}
		w, end := s.written(k, sub)
		before := list[len(list)-1].month.none()
		if w.day == 0 || w.month.none() && !(before && (k == j || s.listed(end))) ||
			!isRange && h != dayHint && sub != dayHint && before && w.day != list[len(list)-1].day+1 {
			break
		}
		if !before && s.sign(j, ",") && s.is(i-1, "nghỉ") && s.toDo(end) {
			break // "nghỉ 24/11, 25/11 nộp"
		}
		list, j, ranged = append(list, w), end, ranged || isRange
	}
	last := list[len(list)-1]
	if h != dayHint && last.month.none() || s.tailOfNumber(j) || s.headOfNumber(i) {
		return atom{}, i
	}
	if h == dayHint && last.month.none() && len(list) == 1 && s.measured(j) {
		return atom{}, i // "ngày 2 lần"
	}
	j, last = s.yearAfter(j, last)
	j, isLunar := s.lunarMark(j)
	if isLunar {
		last.month.lunar, last.wrong = true, false
		last = last.check()
	}
	list[len(list)-1] = last
	a = atom{kind: dayAtom, form: calendarForm, from: i, to: j, several: len(list) > 1, ranged: ranged, lunar: last.month.lunar}
	a.named = h == dayHint || !last.figures || last.year.exact()
	a.score = last.figures && !a.named
	for _, w := range list {
		a.score = a.score && (w.month.none() || w.day <= w.month.number || w.day == 24 && w.month.number == 7)
	}
	a.formal = a.named && !last.figures && last.year.exact()
	if last.month.ofQuarter > 0 {
		a.unit = quarters
	}
	a.fixed = last.month.relative
	if last.month.number > 0 {
		a.months = []int{last.month.number}
	}
	for _, w := range list {
		a.monthDays = append(a.monthDays, w.day)
		a.mixed = a.mixed || !w.month.none() && w.month.number != last.month.number
	}
	if !a.several {
		first = last
	}
	a.resolve = func(sc scene) reading { return resolveWritten(sc, first, last) }
	a.past = s.is(j, "vừa") && s.is(j+1, "qua", "rồi") || last.year.offset < 0
	return a, s.trailer(j)
}

// dayOfSession reads the number of a day behind a session: "chiều 27", "sáng 28 ra quân". Small numbers would be hours.
func (s *scanner) dayOfSession(i int) (a atom, next int) {
	n := s.figure(i)
	if n < 13 || n > 31 || !s.afterSession(i) || s.measured(i+1) {
		return atom{}, i
	}
	if _, verb := deliveries.at(s, i+1); verb == i+1 && !s.ends(i+1) && !s.is(i+1, "này", "nhé", "nha", "em", "anh", "tôi", "ra", "dọn") {
		return atom{}, i
	}
	a, next = s.dates(i, dayHint)
	a.named = false
	return a, next
}

// listed reports whether a bare number that ends at i can be one of a list of days: "ngày 5, 15 hàng tháng", but not
// "ngày 25, 3 khu phố".
func (s *scanner) listed(i int) bool {
	k, _ := s.joiner(i)
	return k > i || s.ends(i) || s.is(i, "hàng", "hằng", "mỗi", "tháng", "của")
}

// joiner reads what stands between the days of a list or the ends of a range.
func (s *scanner) joiner(i int) (next int, isRange bool) {
	switch {
	case s.sign(i, "-–—~→"):
		return i + 1, true
	case s.is(i, "đến", "tới"):
		if s.is(i+1, "hết") {
			return i + 2, true
		}
		return i + 1, true
	case s.sign(i, ",;&+"):
		if s.is(i+1, "và") {
			return i + 2, false
		}
		return i + 1, false
	case s.is(i, "và"):
		return i + 1, false
	}
	return i, false
}

// written reads one day. Without a hint it must have a month.
func (s *scanner) written(i int, h hint) (w written, next int) {
	if y := s.figure(i); y >= 1000 && s.sign(i+1, "-") && s.sign(i+3, "-") && s.figure(i+2) > 0 && s.figure(i+4) > 0 {
		w = written{day: s.figure(i + 4), month: monthSpec{number: s.figure(i + 2)}, year: inYear(y)}
		return w.check(), i + 5
	}
	day, j := s.amount(i)
	if j == i || day == 0 || day > 99 || s.figure(i) < 0 && h != dayHint && !s.is(j, "tháng") {
		return written{}, i
	}
	if s.figure(i) < 0 && day <= 10 && !s.is(j, "tháng") {
		return written{}, i // without accents "ngay sau", "ngay tu" are ngay sau, ngay từ
	}
	if s.is(j, "của") && s.is(j+1, "tháng") && s.is(j+2, "đầu", "giữa", "cuối") {
		j++ // "ngày 15 của tháng cuối quý"
	}
	switch {
	case s.is(j, "tháng"):
		month, k := s.month(j + 1)
		if k == j+1 || (s.figure(i) < 0 || month.offset < 0) && h != dayHint && month.relative {
			break
		}
		w = written{day: day, month: month}
		if s.sign(k, "/") && s.figure(k+1) >= 1000 {
			w.year = inYear(s.figure(k + 1))
			k += 2
		}
		return w.check(), k
	case s.sign(j, "/-.–") && s.figure(j+1) >= 0 && len(s.key(j+1)) <= 2 && len(s.key(i)) <= 2:
		if w, k := s.slashed(i, j, h); w.day != 0 {
			return w, k
		}
	}
	if h == dayHint {
		return written{day: day}.check(), j
	}
	// The first of "15 - 30/11": the caller looks whether a month follows.
	if k, _ := s.joiner(j); k > j && len(s.key(i)) <= 2 && s.figure(i) > 0 && day <= 31 {
		return written{day: day}, j
	}
	return written{}, i
}

// slashed reads d/m, d/m/y and the same with dots and dashes; j is the first separator.
func (s *scanner) slashed(i, j int, h hint) (w written, next int) {
	sep := s.key(j)
	w = written{day: s.figure(i), month: monthSpec{number: s.figure(j + 1)}, figures: true}
	next = j + 2
	if s.key(next) == sep {
		if y := s.figure(next + 1); len(s.key(next+1)) == 4 && y >= 1000 {
			w.year, next = inYear(y), next+2
		} else if len(s.key(next+1)) == 2 && y >= 0 && !s.tokens[next+1].Spaced {
			w.year, next = inYear(2000+y), next+2
		}
	}
	if sep != "/" && !w.year.exact() {
		tight := !s.tokens[j].Spaced && !s.tokens[j+1].Spaced
		crossed := h == dayHint && s.tokens[j].Spaced != s.tokens[j+1].Spaced && w.day > w.month.number // "ngày 30- 11"
		if !tight && !crossed || s.sign(next, "/") || sep != "." && h == noHint || sep == "." && h != dayHint && !s.dotted(i, next, h) || s.measured(next) {
			return written{}, i
		}
	}
	checked := w.check()
	if _, lunar := s.lunarMark(next); checked.wrong && h == noHint && !w.year.exact() && !lunar {
		return written{}, i // 15/20 is no date at all
	}
	return checked, next
}

// dotted reports that figures with a dot are a day and no section or version: behind an operator that only deadlines have,
// or at the end of what is to be delivered, and then only days that no count of sections reaches.
func (s *scanner) dotted(i, next int, h hint) bool {
	if len(s.key(i+2)) > 2 || s.figure(i+2) < 1 || s.figure(i+2) > 12 {
		return false
	}
	return h == dueHint || len(s.tokens) == 3 || s.figure(i) > 12 && s.ends(next) && s.delivered(phrase{from: i})
}

func (w written) check() written {
	m := w.month.number
	switch {
	case w.day < 1 || w.day > 31, m > 12, w.figures && m < 1:
		w.wrong = true
	case m > 0 && !w.month.lunar && w.day > calendar.DaysIn(2028, time.Month(m)): // 2028 is a leap year
		w.wrong = true
	case w.month.lunar && w.day > 30:
		w.wrong = true
	}
	return w
}

// yearAfter reads a year behind a date that has none yet: "30/8 năm 2026", "30/8, năm 2026", "30/8 năm sau".
func (s *scanner) yearAfter(i int, w written) (int, written) {
	if w.year.exact() || w.month.none() {
		return i, w
	}
	k := i
	if s.sign(k, ",") && s.figure(k+2) >= 1000 {
		k++
	}
	if y, end := s.year(k); end > k {
		w.year = y
		return end, w
	}
	return i, w
}

// trailer reads "tới", "này", "sắp tới" behind a date, which add nothing.
func (s *scanner) trailer(i int) int {
	switch {
	case s.is(i, "sắp") && s.is(i+1, "tới"):
		return i + 2
	case s.is(i, "này", "tới") && s.ends(i+1):
		return i + 1
	}
	return i
}

// headOfNumber and tailOfNumber tell a date from a piece of a longer number or code: 0912-30-11-22, 30/8/QĐ-TTg.
func (s *scanner) headOfNumber(i int) bool {
	return i >= 2 && !s.tokens[i].Spaced && s.sign(i-1, "/-.") && !s.tokens[i-1].Spaced && s.tokens[i-2].Word() &&
		!(s.sign(i-1, "-.") && s.figure(i-2) < 0)
}

func (s *scanner) tailOfNumber(i int) bool {
	return i+1 < len(s.tokens) && s.sign(i, "/-.") && !s.tokens[i].Spaced && !s.tokens[i+1].Spaced &&
		s.tokens[i+1].Word() && !(s.sign(i, "-.") && s.figure(i+1) < 0)
}
