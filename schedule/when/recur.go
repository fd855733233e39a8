package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// rhythm reads the words that make a day come again: "hàng tuần", "mỗi", "3 tháng một lần", "các ngày".
func (s *scanner) rhythm(i int) (a atom, next int) {
	j := i
	if s.is(j, "định") && s.is(j+1, "kỳ", "kì") {
		j += 2
		if s.is(j, "vào") {
			j++
		}
	}
	a, k := s.rhythmCore(j)
	if k == j {
		if j == i {
			return atom{}, i
		}
		// "định kỳ thứ 6", "định kỳ ngày 25"
		if d, end := s.weekdays(j); end > j && !d.fixed {
			return atom{kind: rhythmAtom, from: i, to: j, unit: weeks, every: 1}, j
		}
		day := j
		if w, k := opWords.at(s, j); w.role == compares { // "định kỳ trước ngày 10"
			day = k
		}
		if d, end := s.dates(day, noHint); end > day && len(d.months) == 0 && !d.fixed {
			u := months
			if d.unit == quarters {
				u = quarters
			}
			return atom{kind: rhythmAtom, from: i, to: j, unit: u, every: 1}, j
		}
		return s.regular(i, j)
	}
	a.kind, a.from, a.to = rhythmAtom, i, k
	return a, k
}

// regular reads the unit behind "định kỳ": "định kỳ tháng", "định kỳ 6 tháng", but not "định kỳ tháng 11".
func (s *scanner) regular(i, j int) (a atom, next int) {
	n, k := s.amount(j)
	if k == j {
		n = 1
	}
	u, end := s.calendarUnit(k)
	if _, half := s.half(j); end == k || n < 1 || half > j {
		return atom{}, i
	}
	if _, whose := s.which(end); whose > end || s.figure(end) >= 0 || s.is(end, "làm") {
		return atom{}, i
	}
	end, _ = s.times(end)
	return atom{kind: rhythmAtom, from: i, to: end, unit: u, every: n}, end
}

func (s *scanner) rhythmCore(i int) (a atom, next int) {
	a.every = 1
	switch {
	case s.is(i, "hàng", "hằng", "mỗi"):
		return s.every(i)
	case s.is(i, "cứ"):
		n, j := s.amount(i + 1)
		if j == i+1 {
			n = 1
		}
		u, k := s.calendarUnit(j)
		if d, end := s.weekdays(i + 1); end > i+1 && !d.fixed {
			return atom{unit: weeks, every: 1}, i + 1 // "cứ thứ 6 là"
		}
		if k == j || n < 1 {
			return atom{}, i
		}
		a.unit, a.every = u, n
		k, _ = s.times(k)
		return a, k
	case s.is(i, "cách"):
		u, j := s.calendarUnit(i + 1)
		if j == i+1 || u > months {
			return atom{}, i
		}
		a.unit, a.every = u, 2
		return a, j
	case s.is(i, "các", "mọi", "những") || s.is(i, "tất") && s.is(i+1, "cả"):
		return s.allOf(i)
	case s.is(i, "nào") && s.is(i+1, "cũng"): // "thứ 6 nào cũng"
		if d, _ := s.weekdayBefore(i); d {
			a.unit = weeks
			return a, i + 2
		}
	}
	if u, j := s.calendarUnit(i); j > i && s.is(j, "nào") && s.is(j+1, "cũng") {
		a.unit = u
		return a, j + 2
	}
	return s.frequency(i)
}

// calendarUnit is a unit that a rhythm can have: no hours.
func (s *scanner) calendarUnit(i int) (u unit, next int) {
	u, next = units.at(s, i)
	if u < daysUnit {
		return noUnit, i
	}
	return u, next
}

// every reads "hàng tuần", "mỗi tháng", "mỗi 2 tuần", "mỗi sáng", and the "mỗi" before a weekday.
func (s *scanner) every(i int) (a atom, next int) {
	a = atom{every: 1}
	each := s.is(i, "mỗi")
	if !each && s.streetName(i) {
		return atom{}, i
	}
	j := i + 1
	if s.is(j, "nửa") && s.is(j+1, "tháng") && each {
		return atom{unit: daysUnit, every: 15}, j + 2
	}
	if n, k := s.amount(j); k > j && each && n > 0 {
		if _, end := s.calendarUnit(k); end > k { // "mỗi 2 tuần", but "mỗi năm một lần"
			a.every, j = n, k
		}
	}
	if p, k := s.partWord(j); p != 0 && each {
		if u, end := s.calendarUnit(k); end > k && u > daysUnit { // "mỗi cuối tuần"
			a.unit, a.monthDays, a.unsure = u, p.monthDays(), true
			if u == weeks {
				a.weekdays, a.monthDays, a.unsure = p.weekdays(), nil, p != closing
			}
			return a, end
		}
	}
	if u, k := s.calendarUnit(j); k > j {
		if _, which := s.which(k); !each && which > k && !s.is(k, "trước", "tới", "sau") || !each && s.is(k, "này", "sau", "tới") && s.ends(k+1) {
			return atom{}, i // "chị Hằng tuần này nộp"
		}
		if !each && s.tokens[i].capital && s.title(i) {
			return atom{}, i
		}
		a.unit = u
		end, n := s.times(k)
		a.unsure = n > 1
		return a, end
	}
	if _, k := s.session(j); k > j {
		if _, day := s.weekdays(k); day > k {
			a.unit = weeks
			return a, j
		}
		a.unit = daysUnit
		return a, j
	}
	if _, k := s.weekdays(j); k > j && each {
		a.unit = weeks
		return a, j
	}
	return atom{}, i
}

// streetName reports the "Hàng" of "phố Hàng Quý", "chợ Hàng Ngày"; "chợ hằng ngày" is every day.
func (s *scanner) streetName(i int) bool {
	return streets.before(s, i) < i && (s.tokens[i].capital && !upper(s.tokens[i].Text) || s.is(i+1, "quý") && strings.ToLower(s.tokens[i].Text) != "hằng")
}

// times skips "một lần", "2 lần" behind a rhythm.
func (s *scanner) times(i int) (next, n int) {
	if n, k := s.amount(i); k > i && s.is(k, "lần") && !s.sign(k+1, "/") {
		return k + 1, n
	}
	return i, 0
}

// allOf reads the "các" of "các ngày thứ Bảy", and "các ngày trong tuần", "các ngày cuối tuần", "các ngày làm việc".
func (s *scanner) allOf(i int) (a atom, next int) {
	a = atom{every: 1, unit: weeks}
	j := i + 1
	if s.is(i, "tất") {
		j = i + 2
		if s.is(j, "các", "những") {
			j++
		}
	}
	if _, k := s.session(j); k > j {
		if d, end := s.weekdays(k); end > k && !d.fixed {
			return a, j
		}
	}
	if d, k := s.weekdays(j); k > j {
		if d.fixed {
			return atom{}, i
		}
		return a, j
	}
	if !s.is(j, "ngày") {
		return atom{}, i
	}
	switch {
	case s.is(j+1, "cuối") && s.is(j+2, "tuần"):
		if _, k := s.which(j + 3); k > j+3 {
			return atom{}, i
		}
		a.weekdays = []time.Weekday{time.Saturday, time.Sunday}
		return a, j + 3
	case s.is(j+1, "trong") && s.is(j+2, "tuần"):
		if _, k := s.which(j + 3); k > j+3 {
			return atom{}, i
		}
		a.unit = daysUnit
		return a, j + 3
	case s.is(j+1, "làm") && s.is(j+2, "việc"):
		a.weekdays = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
		if j += 3; s.is(j, "trong") && s.is(j+1, "tuần") {
			j += 2
		}
		return a, j
	}
	return atom{}, i
}

// frequency reads "3 tháng một lần", "2 tuần/lần", "1 lần/tuần", "mỗi tuần" written as "tuần 1 lần".
func (s *scanner) frequency(i int) (a atom, next int) {
	n, j := s.amount(i)
	if j > i && s.labelled(i) {
		return atom{}, i
	}
	if s.is(i, "nửa") && s.is(i+1, "tháng", "năm") {
		if k, _ := s.times(i + 2); k > i+2 {
			if s.is(i+1, "năm") {
				return atom{unit: months, every: 6}, k
			}
			return atom{unit: daysUnit, every: 15}, k
		}
	}
	if j > i && s.is(j, "lần") && n > 0 { // "1 lần/tuần", "2 lần mỗi tháng"
		k := j + 1
		if s.sign(k, "/") || s.is(k, "mỗi", "trong", "hàng", "hằng", "trên") {
			k++
		} else if !s.is(k, "một") && s.figure(k) != 1 {
			return atom{}, i
		}
		every := 1
		if m, end := s.amount(k); end > k && m > 0 {
			every, k = m, end
		}
		if u, end := s.calendarUnit(k); end > k {
			return atom{unit: u, every: every, unsure: n > 1}, end
		}
		return atom{}, i
	}
	if j == i {
		n = 1
	}
	u, k := s.calendarUnit(j)
	if k == j || n < 1 {
		return atom{}, i
	}
	switch end, often := s.times(k); {
	case s.sign(k, "/") && s.is(k+1, "lần"):
		return atom{unit: u, every: n}, k + 2
	case s.sign(k, "/") && s.figure(k+1) == 1 && s.is(k+2, "lần"):
		return atom{unit: u, every: n}, k + 3
	case end > k:
		return atom{unit: u, every: n, unsure: often > 1}, end
	}
	if end := s.onceAfter(k); end > k && !s.is(i-1, "trong", "sau", "trước") {
		return atom{unit: u, every: n}, end
	}
	return atom{}, i
}

// onceAfter reads "một lần" behind a verb: "2 tuần họp giao ban một lần".
func (s *scanner) onceAfter(i int) int {
	for k := i; k <= i+3 && k < len(s.tokens) && s.tokens[k].Word() && s.figure(k) < 0 && !s.is(k, "một"); k++ {
		if end, n := s.times(k + 1); end > k+1 && n == 1 {
			return end
		}
	}
	return i
}

// weekdayBefore reports whether a weekday ends at i.
func (s *scanner) weekdayBefore(i int) (ok bool, from int) {
	for from = max(0, i-3); from < i; from++ {
		if _, k := s.weekday(from); k == i {
			return true, from
		}
	}
	return false, i
}

var byDay = [7]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// rule writes the RFC 5545 rule of a rhythm and the days beside it. ok is false where no such rule exists: the moon
// has none, and neither has "30/6 và 31/12".
func rule(rhythm atom, day atom) (rrule string, ok bool) {
	if day.lunar || day.mixed {
		return "", false
	}
	weekdays := rhythm.weekdays
	if len(weekdays) == 0 {
		weekdays = day.weekdays
	}
	if len(day.monthDays) == 0 {
		day.monthDays = rhythm.monthDays
	}
	each, every := rhythm.unit, rhythm.every
	var by []string
	switch {
	case len(weekdays) > 0 && day.nth != 0:
		each = max(each, months)
		by = append(by, fmt.Sprintf("BYDAY=%d%s", day.nth, byDay[weekdays[0]]))
	case len(weekdays) > 0 && each <= weeks:
		names := make([]string, len(weekdays))
		for i, d := range weekdays {
			names[i] = byDay[d]
		}
		each = weeks
		by = append(by, "BYDAY="+strings.Join(names, ","))
	case len(weekdays) > 0:
		by = append(by, "BYDAY=1"+byDay[weekdays[0]]) // "thứ 6 hàng tháng": the first is a guess
	case each == years && len(day.months) > 0:
		by = append(by, numbers("BYMONTH", day.months), numbers("BYMONTHDAY", day.monthDays))
	case each >= months:
		by = append(by, numbers("BYMONTHDAY", day.monthDays))
	}
	freq := map[unit]string{daysUnit: "DAILY", weeks: "WEEKLY", months: "MONTHLY", years: "YEARLY"}[each]
	if each == quarters {
		freq, every = "MONTHLY", 3*every
	}
	parts := []string{"FREQ=" + freq}
	if every > 1 {
		parts = append(parts, fmt.Sprintf("INTERVAL=%d", every))
	}
	for _, part := range by {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ";"), true
}

// numbers writes one part of a rule, or nothing for an empty list.
func numbers(name string, list []int) string {
	if len(list) == 0 {
		return ""
	}
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.Itoa(n)
	}
	return name + "=" + strings.Join(words, ",")
}
