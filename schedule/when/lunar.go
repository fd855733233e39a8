package when

import (
	"time"

	"giaoban/schedule/calendar"
)

// feast is a day that people name instead of counting it.
type feast struct {
	day, month int
	lunar      bool
}

var feasts = newLexicon(map[string]feast{
	"tết": {1, 1, true}, "tết nguyên đán": {1, 1, true}, "tết âm lịch": {1, 1, true}, "tết âm": {1, 1, true},
	"tết ta": {1, 1, true}, "tết cổ truyền": {1, 1, true}, "nguyên đán": {1, 1, true}, "tết cả": {1, 1, true},
	"tết dương lịch": {1, 1, false}, "tết dương": {1, 1, false}, "tết tây": {1, 1, false},
	"giao thừa": {0, 1, true}, "đêm giao thừa": {0, 1, true},
	"giỗ tổ": {10, 3, true}, "giỗ tổ hùng vương": {10, 3, true},
	"trung thu": {15, 8, true}, "tết trung thu": {15, 8, true}, "vu lan": {15, 7, true}, "lễ vu lan": {15, 7, true},
	"đoan ngọ": {5, 5, true}, "tết đoan ngọ": {5, 5, true},
	"đưa ông táo": {23, 12, true}, "tiễn ông táo": {23, 12, true}, "cúng ông táo": {23, 12, true}, "cúng ông công ông táo": {23, 12, true},
	"ông công ông táo": {23, 12, true}, "tết ông công ông táo": {23, 12, true}, "ông táo": {23, 12, true},
	"noel": {25, 12, false}, "giáng sinh": {25, 12, false}, "lễ giáng sinh": {25, 12, false}, "năm mới": {1, 1, false}, "năm mới dương lịch": {1, 1, false},
	"quốc khánh": {2, 9, false}, "lễ quốc khánh": {2, 9, false}, "quốc tế lao động": {1, 5, false},
})

// stems and branches name the years of the lunar calendar; they are skipped, the year is known without them.
var (
	stems    = []string{"giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"}
	branches = []string{"tý", "sửu", "dần", "mão", "mẹo", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"}
)

// resolve is the next such day, or that of the year named.
func (f feast) resolve(sc scene, year yearSpec) reading {
	if !f.lunar {
		return yearly(sc, f.day, time.Month(f.month), year)
	}
	if f.day > 0 {
		return lunarDay(sc, f.day, f.month, year)
	}
	r := lunarDay(sc, 1, f.month, year) // giao thừa is the day before
	if r.flaw == "" {
		r = oneDay(r.last.AddDays(-1))
	}
	return r
}

// feast reads Tết, rằm, mùng 5, 30 Tết and the feasts.
func (s *scanner) feast(i int) (a atom, next int) {
	a = atom{kind: dayAtom, form: feastForm, from: i, named: true}
	j := i
	if s.is(j, "ngày", "đêm") && !s.is(j+1, "giao") {
		j++
	}
	switch {
	case s.is(j, "mùng", "mồng"):
		return s.early(a, j)
	case s.is(j, "rằm"):
		return s.fullMoon(a, j)
	}
	if n := s.figure(j); n >= 23 && n <= 30 && s.is(j+1, "tết") { // the last days of the old year
		a.to = j + 2
		y, k := s.year(a.to)
		a.to = k
		a.resolve = func(sc scene) reading { return tetEve(sc, n, y) }
		return a, k
	}
	if n := s.figure(j); n >= 1 && n <= 10 && s.is(j+1, "tết") { // "ngày 3 Tết"
		return s.early(a, j-1)
	}
	if j != i && !s.is(j, "tết", "giỗ", "quốc", "rằm", "ông", "đưa", "cúng", "tiễn", "trung", "lễ") {
		return atom{}, i
	}
	f, k := feasts.at(s, j)
	if k == j {
		return atom{}, i
	}
	if f.lunar && s.is(k, stems...) && s.is(k+1, branches...) {
		k += 2 // "Tết Đinh Mùi"
	}
	y, k := s.year(k)
	if f.month == 1 && f.day == 1 && s.figure(k) >= 1000 { // "Tết 2027"
		y, k = inYear(s.figure(k)), k+1
	}
	a.to, a.implied, a.past = k, true, y.offset < 0
	a.lunar = f.lunar
	a.resolve = func(sc scene) reading { return f.resolve(sc, y) }
	return a, k
}

// early reads "mùng 5" with what follows: a month, Tết, âm lịch, or nothing.
func (s *scanner) early(a atom, j int) (atom, int) {
	day, k := s.amount(j + 1)
	if k == j+1 || day < 1 || day > 10 {
		return atom{}, a.from
	}
	w := written{day: day}
	switch {
	case s.is(k, "tết"):
		w.month, k = monthSpec{number: 1, lunar: true}, k+1
	case s.is(k, "tháng"):
		w.month, k = s.monthAt(k)
	case s.sign(k, "/") && s.figure(k+1) > 0 && s.figure(k+1) <= 12:
		w.month, k = monthSpec{number: s.figure(k + 1)}, k+2
		if s.sign(k, "/") && s.figure(k+1) >= 1000 {
			w.year, k = inYear(s.figure(k+1)), k+2
		}
	}
	k, w = s.yearAfter(k, w)
	k, isLunar := s.lunarMark(k)
	if isLunar || day == 10 && w.month.number == 3 && !w.year.exact() { // Giỗ Tổ
		w.month.lunar = true
	}
	a.to, a.monthDays, a.lunar = k, []int{day}, w.month.lunar
	if w.month.number > 0 {
		a.months = []int{w.month.number}
	}
	a.resolve = func(sc scene) reading {
		r := w.mung(sc)
		r.guessed = r.guessed || !w.month.lunar
		return r
	}
	return a, s.trailer(k)
}

// mung is "mùng N" without certainty about the calendar: in the weeks around Tết people count by the moon.
func (w written) mung(sc scene) reading {
	if w.month.none() {
		if lunar, ok := sc.today.Lunar(); ok && (w.month.lunar || lunar.Month == 12 && lunar.Day > 10 || lunar.Month == 1 && lunar.Day < 10) {
			return nextLunarDay(sc, w.day)
		}
		return monthly(sc, w.day)
	}
	return w.check().resolve(sc)
}

// fullMoon reads rằm, the fifteenth of a lunar month.
func (s *scanner) fullMoon(a atom, j int) (atom, int) {
	month, k := monthSpec{}, j+1
	if s.is(k, "tháng") {
		month, k = s.monthAt(k)
	} else if _, end := s.which(k); end > k {
		k = end
	}
	var year yearSpec
	if !month.none() {
		year, k = s.year(k)
	}
	k, _ = s.lunarMark(k)
	a.to, a.lunar, a.monthDays = k, true, []int{15}
	a.resolve = func(sc scene) reading {
		if month.none() || month.relative {
			return nextLunarDay(sc, 15)
		}
		return lunarDay(sc, 15, month.number, year)
	}
	return a, k
}

// monthAt reads the month whose word tháng stands at i.
func (s *scanner) monthAt(i int) (monthSpec, int) {
	m, k := s.month(i + 1)
	if k == i+1 {
		return monthSpec{}, i
	}
	return m, k
}

// lunarMark reads "âm lịch", "âm", "ÂL", "(âm lịch)" behind a date, and skips "dương lịch".
func (s *scanner) lunarMark(i int) (next int, lunar bool) {
	j := i
	open := s.sign(j, "(")
	if open {
		j++
	}
	switch {
	case s.is(j, "âm"), s.key(j) == "al":
		lunar = true
	case s.is(j, "dương"), s.key(j) == "dl":
	default:
		return i, false
	}
	if j++; s.is(j, "lịch") {
		j++
	}
	if open {
		if !s.sign(j, ")") {
			return i, false
		}
		j++
	}
	return j, lunar
}

// lunarDay is a day of a lunar month: of the lunar year named, or the next one, today included.
func lunarDay(sc scene, day, month int, year yearSpec) reading {
	now, ok := sc.today.Lunar()
	if !ok || month < 1 || month > 12 {
		return reading{flaw: Impossible}
	}
	if month == 12 && day == 30 { // also where that month has only 29 days
		r := tetEve(sc, day, year.next())
		r.guessed = true
		return r
	}
	if year.said {
		y := year.absolute
		if y == 0 {
			y = now.Year + year.offset
		}
		d, err := calendar.LunarDate{Year: y, Month: month, Day: day}.Solar()
		if err != nil {
			return reading{flaw: Impossible}
		}
		r := oneDay(d)
		r.asked = year.exact()
		if !r.asked && d.Before(sc.today) {
			if year.offset == 0 { // "rằm tháng giêng năm nay", said in January before Tết
				return lunarDay(sc, day, month, yearSpec{})
			}
			return reading{flaw: Past}
		}
		return r
	}
	for y := now.Year; y <= now.Year+8; y++ {
		d, err := calendar.LunarDate{Year: y, Month: month, Day: day}.Solar()
		if err == nil && !d.Before(sc.today) {
			r := oneDay(d)
			r.guessed = sc.far(d)
			r.later = func(sc scene) reading { return lunarDay(sc.tomorrow(), day, month, year) }
			return r
		}
	}
	return reading{flaw: Impossible}
}

// nextLunarDay is the next day with that number in any lunar month.
func nextLunarDay(sc scene, day int) reading {
	for n := range 62 {
		d := sc.today.AddDays(n)
		if l, ok := d.Lunar(); ok && l.Day == day {
			r := oneDay(d)
			r.later = func(sc scene) reading { return nextLunarDay(sc.tomorrow(), day) }
			return r
		}
	}
	return reading{flaw: Impossible}
}

// tetEve is "29 Tết": a day of the last lunar month. Where that month has only 29 days, "30 Tết" is the 29th.
func tetEve(sc scene, day int, year yearSpec) reading {
	tet := lunarDay(sc, 1, 1, year)
	if tet.flaw != "" {
		return tet
	}
	l, _ := tet.last.AddDays(-1).Lunar()
	d := tet.last.AddDays(min(day, l.Day) - l.Day - 1)
	if d.Before(sc.today) && !tet.asked {
		return reading{flaw: Past}
	}
	r := oneDay(d)
	r.asked, r.guessed = tet.asked, sc.far(d)
	return r
}

// lunarMonth is a whole lunar month.
func lunarMonth(sc scene, month int, year yearSpec) reading {
	now, ok := sc.today.Lunar()
	if !ok {
		return reading{flaw: Impossible}
	}
	from, to := now.Year, now.Year+1
	if year.said {
		from = year.absolute
		if from == 0 {
			from = now.Year + year.offset
		}
		to = from
	}
	for y := from; y <= to; y++ {
		first, err := calendar.LunarDate{Year: y, Month: month, Day: 1}.Solar()
		if err != nil {
			return reading{flaw: Impossible}
		}
		last := first.AddDays(calendar.LunarMonthDays(y, month, false) - 1)
		if !last.Before(sc.today) || year.exact() {
			return reading{first: first, last: last, asked: year.exact(), guessed: !year.said && sc.far(last)}
		}
	}
	return reading{flaw: Past}
}
