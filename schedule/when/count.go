package when

import (
	"time"

	"giaoban/schedule/calendar"
)

// units are the words that durations are counted in.
var units = newLexicon(map[string]unit{
	"phút": minutes, "giờ": hours, "tiếng": hours, "giờ đồng hồ": hours, "tiếng đồng hồ": hours,
	"ngày": daysUnit, "hôm": daysUnit, "bữa": daysUnit, "ngày đêm": daysUnit,
	"tuần": weeks, "tuần lễ": weeks, "tháng": months, "quý": quarters, "năm": years,
})

// duration is a number of units as the words give it.
type duration struct {
	n, to   int // "3-5 ngày": 3 and 5
	unit    unit
	half    bool // nửa tháng
	more    bool // and a half: một tháng rưỡi
	working bool // ngày làm việc
}

// durations reads "trong 5 ngày", "3 tuần nữa", "10 ngày làm việc kể từ ngày 25/11". Without "nữa", "tới" or an anchor
// it is implied: it needs an operator to be more than a length of time.
func (s *scanner) durations(i int) (a atom, next int) {
	d, j := s.duration(i)
	if d.unit == noUnit {
		return atom{}, i
	}
	if d.unit < daysUnit && s.dayNear(j) || s.labelled(i) || s.is(i-1, "thứ") {
		return atom{}, i // "trong 10 giờ sáng mai" is a time of day, "tiêu chí 4 tuần sau" a criterion
	}
	a = atom{kind: dayAtom, form: countForm, from: i, several: true, implied: true, named: true, unit: d.unit, every: max(d.n, d.to)}
	switch {
	case s.is(j, "nữa") || s.is(j, "tiếp") && !s.is(j+1, "theo", "tục"):
		a.implied, a.several = false, false
		j++
	case s.is(j, "sắp", "kế", "tiếp") && s.is(j+1, "tới", "theo", "tiếp"):
		a.implied = false
		j += 2
	case s.is(j, "tới") && s.figure(j+1) < 0 && (d.unit >= daysUnit || !s.is(j, "tối")):
		a.implied = false
		if j++; s.is(j, "đây") {
			j++
		}
	case s.is(j, "sau") && s.ends(j+1):
		a.implied, a.several = false, false
		j++
	case s.is(j, "qua", "vừa", "trước", "gần", "nay", "rồi", "liền", "liên", "đầu", "cuối", "thứ") && !(s.is(j, "trước") && s.counts(j+1)):
		return atom{}, i
	}
	if d.unit >= daysUnit && s.is(j, "trước") && subjects.before(s, i) == i { // but "sơ kết 6 tháng | trước 10/6"
		if target, k := s.target(j + 1); k > j+1 { // "10 ngày trước Tết"
			a.implied, a.several, a.ahead, a.to = false, false, true, k
			a.resolve = func(sc scene) reading { return d.aheadOf(sc, target) }
			return a, k
		}
		if s.is(j+1, "ngày", "khi") {
			return atom{}, i // "3 ngày trước ngày họp"
		}
	}
	anchor, j := s.anchor(j)
	if anchor.resolve != nil {
		a.implied = false
	}
	a.to = j
	a.resolve = func(sc scene) reading {
		base := sc.today
		if anchor.resolve != nil {
			r := anchor.resolve(sc)
			if r.flaw != "" {
				return r
			}
			base = r.last
		}
		return d.after(sc, base)
	}
	return a, j
}

// target reads the day that something is to be done so long before.
func (s *scanner) target(i int) (a atom, next int) {
	for _, read := range []func(int) (atom, int){
		s.weekdays, s.feast, func(i int) (atom, int) { return s.dates(i, opHint) },
	} {
		if a, k := read(i); k > i {
			return a, k
		}
	}
	return atom{}, i
}

// aheadOf is the day that lies the duration before another, which is a guess: people count such days differently.
func (d duration) aheadOf(sc scene, target atom) reading {
	r := target.resolve(sc)
	length := d.after(sc, sc.today)
	if r.flaw != "" || length.flaw != "" {
		return reading{flaw: Impossible}
	}
	day := r.first.AddDays(-length.last.Sub(sc.today))
	if day.Before(sc.today) {
		return reading{flaw: Past}
	}
	return reading{first: day, last: day, guessed: true}
}

// dayNear reports whether a session or a day follows at i.
func (s *scanner) dayNear(i int) bool {
	if _, k := s.session(i); k > i && !s.is(i, "tới") {
		return true
	}
	_, k := nearDays.at(s, i)
	return k > i || s.dayFollows(i)
}

func (s *scanner) duration(i int) (d duration, next int) {
	if key := s.key(i); len(key) >= 2 && len(key) <= 3 && key[len(key)-1] == 'h' && figures(key[:len(key)-1]) > 0 {
		return duration{n: figures(key[:len(key)-1]), unit: hours}, i + 1 // "trong 24h"
	}
	d.n, next = s.amount(i)
	switch {
	case next > i:
		if n, end := s.amount(next); s.figure(i) < 0 && s.figure(next) < 0 && n == d.n+1 { // "hai ba ngày nữa"
			if _, unitEnd := units.at(s, end); unitEnd > end {
				d.to, next = n, end
			}
		}
		if k, isRange := s.joiner(next); isRange || s.sign(next, ",") {
			if n, end := s.amount(k); end > k && n > d.n {
				if _, unitEnd := units.at(s, end); unitEnd > end {
					d.to, next = n, end
				}
			}
		}
		if s.sign(next, "(") { // "10 (mười) ngày"
			if _, k := s.amount(next + 1); k > next+1 && s.sign(k, ")") {
				next = k + 1
			}
		}
	case s.is(i, "nửa"):
		d.half, next = true, i+1
	case (s.is(i, "tuần", "tháng") && s.is(i+1, "nữa")):
		d.n = 1
	default:
		return duration{}, i
	}
	u, j := units.at(s, next)
	if j == next || d.n == 0 && !d.half {
		return duration{}, i
	}
	d.unit = u
	switch {
	case u == daysUnit && s.is(j, "làm") && s.is(j+1, "việc"):
		d.working, j = true, j+2
	case u == daysUnit && s.sign(j, "(") && s.is(j+1, "làm") && s.is(j+2, "việc") && s.sign(j+3, ")"):
		d.working, j = true, j+4
	case u == daysUnit && s.key(j) == "lv":
		d.working, j = true, j+1
	case u == years && s.figure(j) >= 1000:
		return duration{}, i
	case u == months && (s.figure(j) > 0 || s.is(j, "giêng", "chạp")): // "20 tháng 12"
		return duration{}, i
	case u == daysUnit && s.figure(j) > 0:
		if _, k := s.dates(j-1, dayHint); k > j { // "trong 2 ngày 28 và 29/11"
			return duration{}, i
		}
	}
	if s.is(j, "rưỡi") {
		if d.half || d.to > 0 || u == daysUnit || u == weeks || u == quarters || u == minutes {
			return duration{}, i
		}
		d.more, j = true, j+1
	}
	return d, j
}

// after is the last day of the duration that begins after base.
func (d duration) after(sc scene, base calendar.Date) reading {
	n := max(d.n, d.to)
	r := reading{guessed: d.to > 0, first: base.AddDays(1), period: d.unit == years && n > 1}
	switch {
	case d.unit == minutes || d.unit == hours:
		return d.clock(sc, n)
	case d.working:
		r.last = sc.cal.AddWorkingDays(base, n)
	case d.unit == daysUnit && d.half:
		r.first, r.last = base, base
	case d.unit == daysUnit:
		r.last = base.AddDays(n)
	case d.unit == weeks && d.half:
		return reading{flaw: NoAnchor}
	case d.unit == weeks:
		r.last = base.AddDays(7 * n)
	case d.unit == months && d.half:
		r.last = base.AddDays(15)
	case d.unit == months && d.more:
		r.last = base.AddMonths(n).AddDays(15)
	case d.unit == months:
		r.last = base.AddMonths(n)
	case d.unit == quarters:
		r.last = base.AddMonths(3 * n)
	case d.more:
		r.last = base.AddMonths(12*n + 6)
	case d.half:
		r.last = base.AddMonths(6)
	default:
		r.last = base.AddMonths(12 * n)
	}
	switch {
	case !r.last.Valid():
		return reading{flaw: Impossible}
	case r.last.Before(sc.today):
		return reading{flaw: Past}
	}
	return r
}

// clock is a duration of hours or minutes, which runs from this moment.
func (d duration) clock(sc scene, n int) reading {
	span := time.Duration(n) * time.Hour
	if d.unit == minutes {
		span = time.Duration(n) * time.Minute
	}
	if d.half {
		span = 30 * time.Minute
	}
	if d.more {
		span += 30 * time.Minute
	}
	t := sc.now.Add(span)
	day := calendar.DateOf(t)
	return reading{first: day, last: day, due: Due{Day: day, Timed: true, Hour: t.Hour(), Minute: t.Minute()}}
}

// anchor reads what a duration is counted from: "kể từ ngày 25/11", "tính từ hôm nay". Days that only the reader knows
// ("kể từ ngày ký") make it resolve to NoAnchor.
func (s *scanner) anchor(i int) (a atom, next int) {
	j := i
	if s.sign(j, ",(") {
		j++
	}
	switch {
	case s.is(j, "kể", "tính", "bắt") && s.is(j+1, "từ"):
		j += 2
	case s.is(j, "kể", "tính") && s.is(j+1, "cả", "đến", "tới"):
		j += 2
	case s.is(j, "bắt") && s.is(j+1, "đầu") && s.is(j+2, "từ"):
		j += 3
	case s.is(j, "từ", "sau"):
		j++
	default:
		return atom{}, i
	}
	if a, k := s.fromNow(j); k > j {
		return a, k
	}
	for _, read := range []func(int) (atom, int){
		func(i int) (atom, int) { return s.dates(i, dayHint) }, s.weekdays, s.near, s.feast,
	} {
		if a, k := read(j); k > j {
			return a, k
		}
	}
	if !s.is(j, "ngày", "khi", "thời", "lúc", "cuộc", "hội", "buổi", "kỳ", "lễ", "đợt", "phiên", "đó") && s.is(j-1, "sau") {
		return atom{}, i
	}
	return atom{resolve: func(scene) reading { return reading{flaw: NoAnchor} }}, j
}
