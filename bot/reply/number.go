package reply

import (
	"strconv"
	"strings"
)

// literal is a number as written, with what is glued to it.
type literal struct {
	end    int // the word after it
	slash  bool
	groups []string // the runs of digits
	seps   string   // the signs between them
}

// literalEnd reads digits with unspaced . , / - : and digits between.
func (s *scanner) literalEnd(i int) literal {
	l := literal{end: i + 1, groups: []string{s.ws[i].key}}
	for l.end+1 < len(s.ws) && len(l.groups) < 8 {
		sep, next := s.ws[l.end], s.ws[l.end+1]
		if sep.kind != sign || sep.spaced || next.kind != digits || next.spaced || !strings.Contains(".,/-:", sep.key) {
			break
		}
		l.slash = l.slash || sep.key == "/"
		l.seps += sep.key
		l.groups = append(l.groups, next.key)
		l.end += 2
	}
	return l
}

// number reads what begins with a digit.
func (s *scanner) number() mark {
	l := s.literalEnd(s.i)
	if end := s.phone(l); end > 0 {
		return mark{sense: inert, to: end}
	}
	if m, ok := s.clock(l); ok {
		return m
	}
	if l.slash || isDate(l) {
		return s.slashed(l)
	}
	if m, ok := s.counted(l.end, l); ok {
		return s.outOf(m)
	}
	if len(l.groups) == 2 && l.seps == "-" { // 70-80%, 20-25 người
		if m, ok := s.counted(l.end, literal{end: l.end, groups: l.groups[1:]}); ok {
			if m.sense == quantity {
				m.sense = inert // which of the two?
			}
			return m
		}
	}
	if len(l.groups) == 2 && l.seps == "." && len(l.groups[1]) == 3 {
		return mark{sense: inert, to: l.end} // 1.200 of something
	}
	n, ok := atoi(s.ws[s.i].key)
	if !ok || s.ws[s.i].key[0] == '0' && n != 0 {
		return mark{sense: inert}
	}
	if m, ok := s.counted(s.i+1, literal{groups: l.groups[:1]}); ok {
		return m
	}
	return mark{sense: number, n: n}
}

// outOf skips what m is a share of: "28 người/30 người".
func (s *scanner) outOf(m mark) mark {
	i := m.to
	if m.sense != quantity || i+1 >= len(s.ws) || s.ws[i].key != "/" || s.ws[i+1].kind != digits {
		return m
	}
	if all, ok := s.counted(i+2, literal{groups: []string{s.ws[i+1].key}}); ok && all.unit == m.unit {
		m.to = all.to
	}
	return m
}

// phone tells where a telephone number ends: nine digits and more, in groups or not, or a long run of digits.
func (s *scanner) phone(l literal) int {
	first := s.ws[s.i].key
	if len(first) >= 7 {
		return l.end
	}
	if first[0] != '0' && first != "84" || len(first) < 2 {
		return 0
	}
	total, end := len(first), s.i+1
	for end < len(s.ws) && total < 12 {
		switch w := s.ws[end]; {
		case w.kind == digits:
			total += len(w.key)
			end++
		case w.kind == sign && strings.Contains(".-", w.key) && end+1 < len(s.ws) && s.ws[end+1].kind == digits:
			end++
		default:
			if total >= 9 {
				return end
			}
			return 0
		}
	}
	if total >= 9 {
		return end
	}
	return 0
}

// clock reads 8h30, 16g, 14:30.
func (s *scanner) clock(l literal) (mark, bool) {
	i := s.i + 1
	if i < len(s.ws) && s.ws[i].kind == letters && !s.ws[i].spaced && (s.ws[i].key == "h" || s.ws[i].key == "g") {
		i++
		if i < len(s.ws) && s.ws[i].kind == digits && !s.ws[i].spaced {
			i++
		}
		return mark{sense: daytime, to: i}, true
	}
	if l.seps == ":" && len(l.groups[1]) == 2 && len(l.groups[0]) <= 2 && l.groups[1] < "60" && !s.countsSomething(l.end) {
		return mark{sense: daytime, to: l.end}, true
	}
	return mark{}, false
}

// isDate knows 30-11-2026 and 30.11.2026.
func isDate(l literal) bool {
	return len(l.groups) == 3 && l.seps[0] == l.seps[1] && l.seps[0] != ',' && len(l.groups[2]) == 4
}

// slashed tells a date from a share: 25/30 người, 3/9 tiêu chí, 30/11.
func (s *scanner) slashed(l literal) mark {
	a, okA := atoi(l.groups[0])
	b, okB := atoi(l.groups[len(l.groups)-1])
	if len(l.groups) == 2 && okA && okB {
		if m, ok := s.counted(l.end, literal{groups: l.groups[:1]}); ok {
			m.n = b
			if m.sense == quantity || m.sense == residents {
				m.n = -1 // all of them
				if a < b {
					m.n = b
				}
				return m
			}
			return mark{sense: ratio, to: m.to, n: share(a, b)}
		}
		if a <= b && (b <= 6 || a > 31 || b > 12 || s.afterDone()) && !s.afterDateWord() {
			return mark{sense: ratio, to: l.end, n: share(a, b)}
		}
	}
	if okA && a >= 1 && a <= 31 && len(l.groups) <= 3 {
		if m, ok := atoi(l.groups[1]); ok && m >= 1 && m <= 12 {
			return mark{sense: date, to: l.end}
		}
	}
	return mark{sense: inert, to: l.end}
}

// share is 1 for the whole of something, 0 for less.
func share(a, b int) int {
	if a >= b && b > 0 {
		return 1
	}
	return 0
}

// afterDone: "đã xong 7/10" is a share, not a date.
func (s *scanner) afterDone() bool {
	if len(s.out) == 0 {
		return false
	}
	switch s.out[len(s.out)-1].sense {
	case finish, manage, work, about:
		return true
	}
	return false
}

func (s *scanner) afterDateWord() bool {
	if s.i == 0 {
		return false
	}
	switch s.ws[s.i-1].key {
	case "ngay", "hom", "den", "toi", "truoc", "tu", "vao", "han", "thu", "sang", "chieu":
		return true
	}
	return false
}

// counted reads the unit at i after the number l: a percentage, a quantity, or a count of something else.
func (s *scanner) counted(i int, l literal) (mark, bool) {
	tens := 0.0
	if i < len(s.ws) && s.ws[i].key == "chuc" && len(l.groups) == 1 {
		tens, i = 10, i+1
	}
	if i >= len(s.ws) {
		return mark{}, false
	}
	unit, n := s.v.units.find(s.ws[i:], s.strict)
	if n == 0 || n == 1 && !s.unitHere(i, unit) {
		return mark{}, false
	}
	f, ok := value(l, unit)
	if !ok {
		return mark{}, false
	}
	m := mark{sense: inert, unit: unit, to: i + n}
	if unit == unitArea {
		m.n = int(min(f, maxNumber))
	}
	if tens > 0 {
		f *= tens
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

// more adds what stands after a unit: rưỡi, or the tenths of "1 tấn 5", "1t5".
func (s *scanner) more(f float64, i int) (float64, int) {
	if i >= len(s.ws) {
		return f, i
	}
	if u, n := s.v.units.find(s.ws[i:], s.strict); n > 0 && u == halfMore {
		return f + 0.5, i + n
	}
	w := s.ws[i]
	if w.key == "mot" && w.spelling == spell("mốt") {
		return f + 0.1, i + 1 // "một tấn mốt"
	}
	tenths, ok := countingValue(w, false) // "một tấn hai"
	if w.kind == digits && len(w.key) == 1 {
		tenths, ok = atoi(w.key)
	}
	if !ok || tenths > 9 {
		return f, i
	}
	if !w.spaced || s.closes(i+1) {
		if u := s.ws[i-1].key; u == "tan" || u == "ta" || u == "t" {
			return f + float64(tenths)/10, i + 1
		}
	}
	return f, i
}

// closes tells whether nothing that could be counted stands at i.
func (s *scanner) closes(i int) bool {
	if i >= len(s.ws) || s.ws[i].kind == sign || s.ws[i].key == "rac" {
		return true
	}
	switch sense, _ := s.v.general.find(s.ws[i:], s.strict); sense {
	case polite, title, call, already:
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
	case "t", "h", "g", "k", "d", "ng", "em", "anh", "chi", "ong", "ba":
		if w.key == "d" && i+2 < len(s.ws) && s.ws[i+1].key == "/" {
			return true // 20 đ/c
		}
		return !w.spaced || w.key == "ng"
	}
	return true
}

func atoi(s string) (int, bool) {
	if len(s) == 0 || len(s) > 6 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
