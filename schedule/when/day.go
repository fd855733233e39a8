package when

import (
	"time"

	"giaoban/schedule/calendar"
)

// resolveWritten turns a date or a range of dates into days: what the first leaves out stands in the last.
func resolveWritten(sc scene, first, last written) reading {
	end := last.resolve(sc)
	if end.flaw != "" || first == last || last.month.lunar {
		return end
	}
	begin := first
	if begin.month.none() {
		begin.month = last.month
	}
	begin.year = inYear(end.last.Year)
	start := begin.resolve(sc)
	if start.flaw == Impossible {
		return start
	}
	if start.first.After(end.last) { // 25/12 - 5/1
		if begin.month.number <= last.month.number {
			return reading{flaw: Impossible}
		}
		begin.year = inYear(end.last.Year - 1)
		start = begin.resolve(sc)
	}
	end.first = start.first
	return end
}

// resolve turns one written day into a day.
func (w written) resolve(sc scene) reading {
	switch {
	case w.wrong:
		return reading{flaw: Impossible}
	case w.month.lunar && w.month.number == 0:
		return nextLunarDay(sc, w.day)
	case w.month.lunar:
		return lunarDay(sc, w.day, w.month.number, w.year)
	case w.month.relative:
		first := sc.today.AddMonths(w.month.offset)
		return within(sc, calendar.Date{Year: first.Year, Month: first.Month, Day: w.day}, w.month.offset == 0)
	case w.month.ofQuarter > 0:
		return quarterly(sc, w.day, w.month)
	case w.month.none():
		return monthly(sc, w.day)
	}
	return yearly(sc, w.day, time.Month(w.month.number), w.year)
}

// within is a day that the words place in the running unit, where it may be gone already.
func within(sc scene, d calendar.Date, running bool) reading {
	if !d.Valid() {
		return reading{flaw: Impossible}
	}
	if d.Before(sc.today) || !running && d.Compare(sc.today) <= 0 {
		return reading{flaw: Past}
	}
	return oneDay(d)
}

// monthly is the next day with that number, today included.
func monthly(sc scene, day int) reading {
	for n := range 12 {
		first := calendar.Date{Year: sc.today.Year, Month: sc.today.Month, Day: 1}.AddMonths(n)
		d := calendar.Date{Year: first.Year, Month: first.Month, Day: day}
		if d.Valid() && !d.Before(sc.today) {
			r := oneDay(d)
			r.later = func(sc scene) reading { return monthly(sc.tomorrow(), day) }
			return r
		}
	}
	return reading{flaw: Impossible}
}

// quarterly is the next such day of a month that opens or closes a quarter. Whether it is meant once or always is a
// guess.
func quarterly(sc scene, day int, m monthSpec) reading {
	for n := range 8 {
		first := calendar.Date{Year: sc.today.Year, Month: (sc.today.Month-1)/3*3 + time.Month(m.ofQuarter), Day: 1}.AddMonths(3 * n)
		d := calendar.Date{Year: first.Year, Month: first.Month, Day: day}
		if d.Valid() && !d.Before(sc.today) {
			r := oneDay(d)
			r.guessed = true
			return r
		}
	}
	return reading{flaw: Impossible}
}

// yearly is a day of the year: of the year named, or the next one, today included.
func yearly(sc scene, day int, month time.Month, year yearSpec) reading {
	if year.said {
		d := calendar.Date{Year: year.of(sc), Month: month, Day: day}
		if !d.Valid() {
			return reading{flaw: Impossible}
		}
		r := oneDay(d)
		r.asked = year.exact()
		if !r.asked && d.Before(sc.today) {
			return reading{flaw: Past}
		}
		return r
	}
	for y := sc.today.Year; y <= sc.today.Year+8; y++ {
		d := calendar.Date{Year: y, Month: month, Day: day}
		if d.Valid() && !d.Before(sc.today) {
			r := oneDay(d)
			r.guessed = sc.far(d)
			r.later = func(sc scene) reading { return yearly(sc.tomorrow(), day, month, year) }
			return r
		}
	}
	return reading{flaw: Impossible}
}
