package reply

import (
	"strconv"
	"strings"
)

// counted reads the unit at i after the number l: a percentage, a quantity, or a count of something else.
func (s *scanner) counted(i int, l literal) (mark, bool) {
	by, plus, i := s.times(i, l)
	if i >= len(s.ws) {
		return mark{}, false
	}
	unit, n := s.unit(i, l)
	if n == 0 || n == 1 && unit != unitPoints && !s.unitHere(i, unit) {
		return mark{}, false
	}
	if last := len(s.out) - 1; unit == unitArea && last >= 0 && s.out[last].sense == code_ && s.labels(i) {
		return mark{}, false // "việc 2 60 việc 3 80"
	}
	f, ok := value(l, unit)
	if !ok {
		return mark{}, false
	}
	f = f*by + plus
	m := mark{sense: inert, unit: unit, to: i + n}
	if unit == unitArea {
		m.n = int(min(f, maxNumber))
	}
	if unit == unitArea {
		if when := s.timeCount(i, i+n); when != none {
			m.sense, m.to = when, i+n
			if m.to < len(s.ws) && when == future {
				m.to++
			}
			return m, true
		}
	}
	switch {
	case unit == percentSign:
		if f < 0 || f > 100 {
			return m, true
		}
		m.sense, m.n = percent, int(f)
	case unit == residents:
		m.sense = residents
	case unit >= unitPeople && unit <= unitKm:
		m.sense = quantity
		f, m.to = s.more(f, m.to)
		m.unit, m.f = scale(unit, f)
	}
	return m, true
}

// timeCount tells whether the count of the unit at i..end is a time to come: "2 tuần nữa", "sau 3 ngày".
func (s *scanner) timeCount(i, end int) sense {
	if !isTime(s.ws[i].key) {
		return none
	}
	if end < len(s.ws) {
		switch s.ws[end].key {
		case "nua", "sau", "toi":
			return future
		}
	}
	if s.i > 0 {
		switch s.ws[s.i-1].key {
		case "sau", "trong", "in":
			return soon
		}
	}
	return none
}

// isTime knows the units of time.
func isTime(key string) bool {
	switch key {
	case "ngay", "hom", "bua", "tuan", "thang", "gio", "tieng", "phut", "days", "weeks", "hours":
		return true
	}
	return false
}

// scale brings a quantity to the units that are kept: km as m, tạ and yến as kg.
func scale(unit sense, f float64) (sense, float64) {
	switch unit {
	case unitKm:
		return unitM, round(f * 1000)
	case unitTa:
		return unitKg, round(f * 100)
	case unitYen:
		return unitKg, round(f * 10)
	}
	return unit, round(f)
}

// round hides what binary fractions add: 1.1 × 1000.
func round(f float64) float64 {
	out, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', 3, 64), 64)
	return out
}

// value reads the number of a literal as Vietnamese write it: a comma parts decimals, a dot thousands; three digits
// after a comma are thousands too where a fraction would make no sense. People and points are whole.
func value(l literal, unit sense) (float64, bool) {
	whole := strings.Join(l.groups, "")
	if len(whole) > 9 {
		return 0, false
	}
	if len(l.groups) == 1 {
		f, err := strconv.ParseFloat(whole, 64)
		return f, err == nil
	}
	thousands := l.groups[0] != "0" && len(l.groups[0]) <= 3
	for i, g := range l.groups[1:] {
		thousands = thousands && len(g) == 3 && l.seps[i] == l.seps[0]
	}
	if l.seps[0] == ',' && len(l.groups) == 2 && (unit == unitTonne || unit == unitKm || unit == percentSign) {
		thousands = false
	}
	switch {
	case strings.Trim(l.seps, ".") != "" && strings.Trim(l.seps, ",") != "":
		return 0, false
	case thousands:
		f, err := strconv.ParseFloat(whole, 64)
		return f, err == nil
	case len(l.groups) == 2 && unit != unitPeople && unit != unitPoints && unit != residents && unit != unitArea:
		f, err := strconv.ParseFloat(l.groups[0]+"."+l.groups[1], 64)
		return f, err == nil
	}
	return 0, false
}

// unitHere tells whether what may be a unit is one where it stands: one letter only when glued to its number.
func (s *scanner) unitHere(i int, unit sense) bool {
	w := s.ws[i]
	switch w.key {
	case "nam":
		return i+1 >= len(s.ws) || s.ws[i+1].key != "muoi" && s.ws[i+1].key != "chuc" // "tc8 năm mươi phần trăm"
	case "n":
		if i+1 < len(s.ws) && s.ws[i+1].key == "nua" {
			return false // "3n nữa" are days
		}
		return !w.spaced || i+1 == len(s.ws) || s.ws[i+1].kind == sign
	case "t", "h", "g", "k", "d", "ng", "em", "anh", "chi", "ong", "ba":
		return !w.spaced || w.key == "ng"
	}
	return true
}

// times is what chục, trăm or ngàn behind the number l makes of it where something that is kept is counted: "2 chục
// người", "3 trăm rưỡi ký", "1 ngàn 2 trăm ký". It returns where the unit stands; without one, "500 ngàn" is money.
func (s *scanner) times(i int, l literal) (by, plus float64, unit int) {
	if i >= len(s.ws) || len(l.groups) != 1 {
		return 1, 0, i
	}
	n, ok := countingValue(s.ws[i], true)
	if !ok || n != 10 && n < 100 {
		return 1, 0, i
	}
	by, unit = float64(n), i+1
	if unit < len(s.ws) {
		w := s.ws[unit]
		digit, ok := countingValue(w, !s.strict)
		if w.kind == digits && len(w.key) == 1 {
			digit, ok = atoi(w.key)
		}
		switch {
		case w.key == "ruoi":
			plus, unit = by/2, unit+1
		case ok && digit < 10:
			plus, unit = by/10*float64(digit), unit+1
			if hundred, ok := s.countingAt(unit, true); ok && hundred == 100 && by == 1000 {
				unit++
			}
		}
	}
	if !s.weighs(unit) {
		return 1, 0, i
	}
	return by, plus, unit
}

// unit reads the unit at i of the number l. "2đ" are points and not two đồng.
func (s *scanner) unit(i int, l literal) (sense, int) {
	u, n := s.v.units.find(s.ws[i:], s.strict)
	if n == 1 && s.ws[i].key == "d" && len(l.groups) == 1 && len(l.groups[0]) <= 2 && (i+2 >= len(s.ws) || s.ws[i+1].key != "/" || s.ws[i+2].key != "c") {
		return unitPoints, 1
	}
	return u, n
}

// leadsOn tells whether the unit of m belongs to the next number, as in a table: "người: 26 điểm: 3".
func (s *scanner) leadsOn(m mark) bool {
	if m.to >= len(s.ws) || s.ws[m.to].kind != digits && s.ws[m.to].key != ":" {
		return false
	}
	_, ok := s.tableHead()
	return ok
}

// tabled reads a number whose unit stands before it, as in a form: "Số người tham gia: 30", "quân số 21".
func (s *scanner) tabled(l literal) (mark, bool) {
	unit, ok := s.tableHead()
	if !ok {
		return mark{}, false
	}
	f, ok := value(l, unit)
	if !ok {
		return mark{}, false
	}
	if end := l.end; end < len(s.ws) && s.ws[end].kind != sign && !s.numbers(end) {
		if _, ok := s.countingAt(end, false); ok || s.ws[end].kind == digits {
			return mark{}, false
		}
	}
	s.table = true
	m := mark{sense: quantity, to: l.end}
	m.unit, m.f = scale(unit, f)
	return m, true
}

// numbers tells whether i numbers the next line of a form: "Số người: 25 2. Số điểm: 3".
func (s *scanner) numbers(i int) bool {
	return s.ws[i].kind == digits && i+1 < len(s.ws) && !s.ws[i+1].spaced && (s.ws[i+1].key == "." || s.ws[i+1].key == ")")
}

// tableHead finds the unit that stands before the number at s.i, at the most three words and a colon away. Without a
// colon only "số người", "số điểm" and words for how many came are such.
func (s *scanner) tableHead() (sense, bool) {
	i, colon := s.i-1, false
	for words := 0; i >= 0 && i >= s.i-8 && words < 5; i-- {
		w := s.ws[i]
		switch {
		case (w.key == ":" || w.key == "=") && words == 0:
			colon = true
			continue
		case w.kind != letters:
			return none, false
		}
		switch w.key {
		case "tham", "gia", "co", "la", "duoc", "di", "don", "rac":
			continue
		}
		words++
		if w.key == "so" && words == 1 && i > 0 && s.ws[i-1].key == "quan" || w.key == "luc" && i > 0 && s.ws[i-1].key == "nhan" {
			return unitPeople, true
		}
		if len(w.key) < 2 || w.key == "ng" {
			continue
		}
		u, n := s.v.units.find(s.ws[i:s.i], s.strict)
		if n == 0 || u < unitPeople || u > unitKm {
			continue
		}
		if i > 0 && s.ws[i-1].kind == digits && !s.table {
			return none, false // "20 người tham gia: 3 …"
		}
		so := i > 0 && s.ws[i-1].key == "so" || i > 1 && s.ws[i-1].key == "luong" && s.ws[i-2].key == "so"
		inTable := len(s.out) > 0 && words == n && (u == unitPeople || s.table)
		return u, colon || so || inTable
	}
	return none, false
}

// countingAt is countingValue of the word at i, if there is one.
func (s *scanner) countingAt(i int, loose bool) (int, bool) {
	if i < 0 || i >= len(s.ws) {
		return 0, false
	}
	return countingValue(s.ws[i], loose)
}
