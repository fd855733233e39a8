package when

import (
	"slices"
	"strings"
	"time"

	"giaoban/schedule/calendar"
)

// shortWeekdays are the one-token forms. T8 and above are months.
var shortWeekdays = map[string]time.Weekday{
	"t2": time.Monday, "t3": time.Tuesday, "t4": time.Wednesday, "t5": time.Thursday, "t6": time.Friday,
	"t7": time.Saturday, "cn": time.Sunday,
}

// weekdays reads one weekday, a list or a range with the week it belongs to: "thứ 6", "T7, CN", "thứ 2 đến thứ 6 tuần
// sau", "thứ Hai đầu tiên của tháng 12". Thứ 6 is Friday.
func (s *scanner) weekdays(i int) (a atom, next int) {
	j := i
	if s.is(j, "ngày", "hôm", "bữa") {
		j++
	}
	day, j := s.weekday(j)
	if day < 0 || s.ordinal(i) {
		return atom{}, i
	}
	days, j, ranged := s.moreWeekdays(day, j)
	begin, end := days[0], days[len(days)-1]
	slices.SortFunc(days, func(a, b time.Weekday) int { return fromMonday(a) - fromMonday(b) })
	if !ranged {
		begin, end = days[0], days[len(days)-1]
	}
	a = atom{kind: dayAtom, form: weekdayForm, from: i, weekdays: days, several: len(days) > 1, ranged: ranged, named: true}

	if nth, k := s.nth(j); k > j && len(days) == 1 {
		month, k := s.ofMonth(k)
		a.nth, a.to = nth, k
		a.resolve = func(sc scene) reading { return nthWeekday(sc, end, nth, month) }
		return a, k
	}
	if s.is(j, "đầu") && s.is(j+1, "tuần") { // "thứ 2 đầu tuần (sau)"
		j++
		if _, k := s.which(j + 1); k == j+1 {
			j++
		}
	}
	named := j
	w, j := s.weekOf(j)
	a.to, a.past, a.fixed = j, w.said && w.offset < 0 || s.is(i, "hôm") && j == named, w.said || w.this
	a.resolve = func(sc scene) reading {
		r := w.day(sc, end)
		if r.flaw == "" && len(days) > 1 {
			r.first = r.last.AddDays(-((fromMonday(end) - fromMonday(begin) + 7) % 7))
		}
		return r
	}
	return a, j
}

// moreWeekdays reads the rest of a list or range that begins with day; ranged tells which of the two.
func (s *scanner) moreWeekdays(day time.Weekday, j int) (days []time.Weekday, next int, ranged bool) {
	days = []time.Weekday{day}
	for range 7 {
		k, isRange := s.joiner(j)
		if s.sign(j, "/") {
			k = j + 1
		}
		if _, end := s.weekday(k); k == j && end == k { // "t7 cn" is a list too
			break
		}
		if s.is(k, "ngày") {
			k++
		} else if _, end := s.session(k); end > k { // "chiều thứ sáu và sáng chủ nhật"
			k = end
		}
		d, end := s.weekday(k)
		if d < 0 {
			d, end = s.bareWeekday(k, s.figure(j-1) > 0, 6)
		}
		if d < 0 {
			break
		}
		if isRange {
			days, ranged = through(days, d), true
		} else if !slices.Contains(days, d) {
			days = append(days, d)
		}
		j = end
	}
	return days, j, ranged
}

// weekday reads one weekday with its word; -1 for none.
func (s *scanner) weekday(i int) (day time.Weekday, next int) {
	if d, ok := shortWeekdays[s.key(i)]; ok {
		if s.sign(i+1, "/") && s.figure(i+2) >= 1000 || s.key(i) == "cn" && !s.sunday(i) { // T6/2027 is June
			return -1, i
		}
		return d, i + 1
	}
	switch {
	case s.is(i, "chủ", "chúa") && s.is(i+1, "nhật", "nhựt"):
		return time.Sunday, i + 2
	case s.key(i) == "t" && s.sign(i+1, ".") && !s.tokens[i+1].Spaced:
		if d, ok := shortWeekdays["t"+s.key(i+2)]; ok && !s.tokens[i+2].Spaced {
			return d, i + 3
		}
	case s.key(i) == "t":
		d, ok := shortWeekdays["t"+s.key(i+1)]
		if _, which := s.weekOf(i + 2); ok && (which > i+2 || len(s.tokens) == 2) {
			return d, i + 2
		}
	case s.is(i, "thứ") && s.sign(i+1, "-") && !s.tokens[i+1].Spaced && !s.tokens[min(i+2, len(s.tokens)-1)].Spaced: // "thứ-6"
		if d, ok := shortWeekdays["t"+s.key(i+2)]; ok {
			return d, i + 3
		}
	case s.is(i, "thứ") && s.personal(i):
		return -1, i
	case s.is(i, "thứ"):
		if n := s.figure(i + 1); n >= 0 {
			if n < 2 || n > 7 || s.sign(i+2, "/") && !s.tokens[i+2].Spaced && s.figure(i+3) >= 0 {
				return -1, i
			}
			if s.key(i) == strings.ToLower(s.tokens[i].Text) && s.measured(i+2) && !s.is(i+2, "tuần") {
				return -1, i // "thu 5 triệu" is to collect
			}
			return time.Weekday(n - 1), i + 2
		}
		if n := s.digit(i+1, false); n >= 2 && n <= 7 && !(s.is(i+1, "tự") && (s.is(i-1, "theo", "đúng", "số", "có") || s.is(i+2, "ưu"))) {
			return time.Weekday(n - 1), i + 2
		}
		if d, ok := shortWeekdays[s.key(i+1)]; ok && s.key(i+1) == "cn" {
			return d, i + 2
		}
		if s.is(i+1, "chủ", "chúa") && s.is(i+2, "nhật", "nhựt") {
			return time.Sunday, i + 3
		}
	}
	return -1, i
}

// personal reports a "Thu" without marks before a word with some, or behind a title and before a word: "chị Thu Năm",
// "co thu ba".
func (s *scanner) personal(i int) bool {
	if i+1 < len(s.tokens) && s.tokens[i].capital && s.tokens[i+1].capital && !upper(s.tokens[i].Text) && persons.before(s, i) < i {
		return true // "cô Thứ Hai"
	}
	return !marked(s.tokens[i].Token) && (i+1 < len(s.tokens) && marked(s.tokens[i+1].Token) || persons.before(s, i) < i && s.figure(i+1) < 0 && !s.is(i+2, "tuần", "này", "tới", "sau"))
}

// sunday reports whether CN is chủ nhật and not công nhân, công nghiệp or somebody's initials.
func (s *scanner) sunday(i int) bool {
	if _, adjacent := shortWeekdays[s.key(i-1)]; adjacent {
		return true // "t7 cn"
	}
	if s.measured(i+1) && !s.is(i+1, "tuần") || s.is(i-1, "khu", "công", "đội", "tổ", "cụm", "ngành") {
		return false
	}
	_, shortBefore := shortWeekdays[s.key(i-2)]
	_, op := opWords.at(s, i-1)
	if s.is(i-1, "nộp", "gửi", "họp", "xong", "hẹn") || s.is(i+1, "nhé", "nha", "nộp", "gửi", "họp", "ra", "dọn") {
		return true
	}
	return s.ends(i+1) || s.is(i+1, "này", "tới", "sau", "tuần", "hàng", "hằng", "và", "mỗi", "lúc") || s.afterSession(i) ||
		shortBefore || s.key(i-2) == "7" || op == i || s.dayFollows(i+1)
}

// bareWeekday reads the further numbers of "thứ 2, 4, 6 hàng tuần": only where a rhythm, a week or the end follows.
// more bounds how many further numbers are looked at.
func (s *scanner) bareWeekday(i int, figures bool, more int) (day time.Weekday, next int) {
	n, j := s.figure(i), i+1
	if !figures {
		n = s.digit(i, false)
	}
	if n < 2 || n > 7 || more == 0 {
		return -1, i
	}
	if k, _ := s.joiner(j); k > j {
		if d, _ := s.bareWeekday(k, figures, more-1); d >= 0 {
			return time.Weekday(n - 1), j
		}
		if d, _ := s.weekday(k); d >= 0 {
			return time.Weekday(n - 1), j
		}
		return -1, i
	}
	if s.is(j, "hàng", "hằng", "mỗi", "tuần") || s.ends(j) {
		return time.Weekday(n - 1), j
	}
	return -1, i
}

// week is the week a weekday belongs to; unsaid means the next such day.
type week struct {
	said   bool
	offset int
	this   bool // "thứ 6 này": the next, today included
}

// weekOf reads "tuần sau", "của tuần này", "này", "tới" behind a weekday.
func (s *scanner) weekOf(i int) (w week, next int) {
	j := i
	if s.is(j, "của", "trong") || s.sign(j, "(") && s.is(j+1, "tuần") {
		j++
	}
	if s.is(j, "tuần") {
		if offset, k := s.which(j + 1); k > j+1 {
			if s.sign(j-1, "(") && s.sign(k, ")") {
				k++
			}
			return week{said: true, offset: offset}, k
		}
		return week{}, i
	}
	if j > i {
		return week{}, i
	}
	offset, k := s.which(i)
	switch {
	case k == i:
		return week{}, i
	case offset < 0:
		return week{said: true, offset: -1}, k
	case offset == 0:
		return week{this: true}, k
	case s.is(i, "sau"): // "thứ 6 sau" is the one of the week after this
		return week{said: true, offset: offset}, k
	}
	return week{}, k // "thứ 6 tới"
}

// day is the weekday d of the week.
func (w week) day(sc scene, d time.Weekday) reading {
	monday := sc.today.AddDays(-fromMonday(sc.today.Weekday()))
	if w.said {
		day := monday.AddDays(7*w.offset + fromMonday(d))
		if day.Before(sc.today) {
			return reading{flaw: Past}
		}
		return oneDay(day)
	}
	ahead := (fromMonday(d) - fromMonday(sc.today.Weekday()) + 7) % 7
	if ahead == 0 && !w.this {
		ahead = 7
	}
	r := oneDay(sc.today.AddDays(ahead))
	r.later = func(sc scene) reading { return w.day(sc.tomorrow(), d) }
	return r
}

// inWeek places the weekdays in a week that was named before them: "tuần sau, thứ 6".
func (a *atom) inWeek(offset int) {
	w, last := week{said: true, offset: offset}, a.weekdays[len(a.weekdays)-1]
	first := a.weekdays[0]
	a.fixed = true
	a.resolve = func(sc scene) reading {
		r := w.day(sc, last)
		if r.flaw == "" {
			r.first = r.last.AddDays(fromMonday(first) - fromMonday(last))
		}
		return r
	}
}

// nth reads "đầu tiên", "cuối cùng", "tuần thứ 2", "tuần cuối" behind a weekday.
func (s *scanner) nth(i int) (n, next int) {
	j := i
	if s.is(j, "của") {
		j++
	}
	inWeek := s.is(j, "tuần")
	if inWeek {
		j++
	}
	switch {
	case s.is(j, "đầu") && s.is(j+1, "tiên"):
		return 1, j + 2
	case s.is(j, "cuối") && s.is(j+1, "cùng"):
		return -1, j + 2
	case s.is(j, "đầu") && (inWeek && s.monthFollows(j+1) || s.is(j+1, "tháng")):
		return 1, j + 1
	case s.is(j, "cuối") && (inWeek && s.monthFollows(j+1) || s.is(j+1, "tháng")):
		return -1, j + 1
	case inWeek && s.is(j, "thứ"):
		if n, end := s.amount(j + 1); end > j+1 && n >= 1 && n <= 4 && (s.monthFollows(end) || s.ends(end)) {
			return n, end
		}
	}
	return 0, i
}

func (s *scanner) monthFollows(i int) bool {
	return s.is(i, "tháng", "mỗi", "hàng", "hằng") || s.is(i, "của", "trong") && s.is(i+1, "tháng", "mỗi", "hàng", "hằng")
}

// ofMonth reads the month that an nth weekday is counted in; none means the running one, or the next.
func (s *scanner) ofMonth(i int) (m span, next int) {
	j := i
	if s.is(j, "của", "trong") {
		j++
	}
	if s.is(j, "hàng", "hằng", "mỗi") {
		return span{}, j
	}
	if !s.is(j, "tháng") {
		return span{}, i
	}
	if m, k := s.month12(j); k > j {
		return m, k
	}
	return span{}, j + 1
}

func nthWeekday(sc scene, d time.Weekday, nth int, month span) reading {
	for n := range 13 {
		first := calendar.Date{Year: sc.today.Year, Month: sc.today.Month, Day: 1}.AddMonths(n)
		if month.named() {
			r := month.resolve(sc)
			if r.flaw != "" {
				return r
			}
			first = r.first
		}
		day := first.AddDays((fromMonday(d) - fromMonday(first.Weekday()) + 7) % 7).AddDays(7 * (nth - 1))
		if nth < 0 {
			last := first.AddMonths(1).AddDays(-1)
			day = last.AddDays(-((fromMonday(last.Weekday()) - fromMonday(d) + 7) % 7))
		}
		if !day.Before(sc.today) {
			return oneDay(day)
		}
		if month.named() {
			return reading{flaw: Past}
		}
	}
	return reading{flaw: Impossible}
}

// fromMonday counts the days of the week from Monday, 0, to Sunday, 6.
func fromMonday(d time.Weekday) int { return (int(d) + 6) % 7 }

// through adds the days from the last of the list up to d.
func through(days []time.Weekday, d time.Weekday) []time.Weekday {
	for next := days[len(days)-1]; next != d && len(days) < 7; {
		next = (next + 1) % 7
		if !slices.Contains(days, next) {
			days = append(days, next)
		}
	}
	return days
}
