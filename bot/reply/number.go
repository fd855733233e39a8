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
	if s.dashed(l) {
		l = literal{end: s.i + 1, groups: l.groups[:1]}
	}
	if m, ok := s.counted(l.end, l); ok && !s.leadsOn(m) {
		return s.outOf(m)
	}
	if m, ok := s.tabled(l); ok {
		return m
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
	return mark{sense: number, n: n}
}

// dashed tells whether the dash in "2-60%" only parts a number of the list from its percentage: no range is that wide.
func (s *scanner) dashed(l literal) bool {
	if len(l.groups) != 2 || l.seps != "-" || s.i > 0 && s.ws[s.i-1].kind != sign {
		return false
	}
	a, _ := atoi(l.groups[0])
	b, _ := atoi(l.groups[1])
	return a <= len(s.list) && b >= 5*a
}

// outOf skips what m is a share of: "28 người/30 người", "3 điểm trên tổng số 5 điểm".
func (s *scanner) outOf(m mark) mark {
	i := m.to
	if m.sense != quantity || i >= len(s.ws) || s.ws[i].key != "/" && s.ws[i].key != "tren" && s.ws[i].key != "trong" {
		return m
	}
	for i++; i < len(s.ws) && (s.ws[i].key == "tong" || s.ws[i].key == "so"); i++ {
	}
	if i >= len(s.ws) || s.ws[i].kind != digits {
		return m
	}
	if all, ok := s.counted(i+1, literal{groups: []string{s.ws[i].key}}); ok && all.unit == m.unit {
		m.to = all.to
		if m.f < all.f {
			m.n = int(min(all.f, maxNumber))
		}
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

func atoi(s string) (int, bool) {
	if len(s) == 0 || len(s) > 6 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
