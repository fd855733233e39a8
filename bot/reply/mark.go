package reply

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"giaoban/store/fold"
)

// mark is a run of words with one meaning.
type mark struct {
	sense    sense
	from, to int     // words
	n        int     // number, percent
	f        float64 // quantity: how many of unit
	unit     sense
	codes    []code // code_, head: what is spoken of
	bare     bool   // head: a number of the list, not a code
	except   bool   // head: all but this
	asks     bool   // breakStrong: a question mark
}

// scan marks the words of a text. list holds the codes of the items that were sent.
func (v *vocabulary) scan(ws []word, list []string) []mark {
	s := scanner{v: v, ws: ws, list: list, strict: v.accented(ws)}
	for s.i < len(ws) {
		m := s.next()
		m.from = s.i
		if m.to <= m.from {
			m.to = m.from + 1
		}
		s.i = m.to
		s.out = append(s.out, m)
	}
	return s.out
}

type scanner struct {
	v      *vocabulary
	ws     []word
	list   []string
	i      int
	strict bool
	table  bool // a unit stood before its number
	out    []mark
}

func (s *scanner) next() mark {
	w := s.ws[s.i]
	if w.kind == digits {
		if sense, n := s.v.general.find(s.ws[s.i:], s.strict); n > 1 {
			return mark{sense: sense, to: s.i + n} // "1 phần"
		}
		return s.number()
	}
	if m, ok := s.labelled(); ok {
		return m
	}
	if m, ok := s.named(); ok {
		return m
	}
	sense, n := s.v.general.find(s.ws[s.i:], s.strict)
	if n > 1 && s.ws[s.i+n-1].kind == digits && (s.weighs(s.i+n) || s.literalEnd(s.i+n-1).end > s.i+n) {
		sense, n = s.v.general.find(s.ws[s.i:s.i+n-1], s.strict) // "thu 2 tạ" is no Tuesday
	}
	if n > 1 && s.ws[s.i+n-1].key == "nua" && s.weighs(s.i+n) {
		sense, n = s.v.general.find(s.ws[s.i:s.i+n-1], s.strict) // "được nửa tạ"
	}
	if last := len(s.out) - 1; sense == busy && w.key == "sau" && last >= 0 && s.out[last].sense == title {
		return mark{} // "ong Sau bao" is no "sau báo"
	}
	if sense == future && n == 1 && s.i > 0 && s.ws[s.i-1].key == "duoc" && strings.Contains(" chut ti xiu ", " "+w.key+" ") {
		sense = about // "nhúc nhích được chút"
	}
	if m, ok := s.spelledNumber(); ok && n < 2 {
		return m
	}
	if n > 0 {
		return mark{sense: sense, to: s.i + n}
	}
	if w.kind == sign {
		return s.sign()
	}
	return mark{}
}

// sign tells which characters part sentences and clauses. A dash does so only between spaces.
func (s *scanner) sign() mark {
	w := s.ws[s.i]
	if r, _ := utf8.DecodeRuneInString(w.text); unicode.Is(unicode.So, r) {
		return mark{sense: polite} // an emoji that says nothing
	}
	switch w.key {
	case "\n", ".", "!", ";", "…", "|", "•":
		return mark{sense: breakStrong}
	case "?":
		return mark{sense: breakStrong, asks: true}
	case ",", ":", "(", ")", "[", "]", "/", "=", "\"", "“", "”", "、":
		return mark{sense: breakWeak}
	case "&":
		if s.i+1 < len(s.ws) && s.ws[s.i+1].kind != sign {
			return mark{sense: and}
		}
	case "-", "–", "—", "+", "*", "→", "~", ">":
		return mark{sense: breakWeak}
	}
	return mark{}
}

// labelled reads a code: "tc3", "tiêu chí số 3", "việc 2", "kp5".
func (s *scanner) labelled() (mark, bool) {
	w := s.ws[s.i]
	if c, ok := parseCode(w.key); ok && w.kind == letters {
		return mark{sense: code_, codes: []code{c}}, true
	}
	if m, ok := s.apart(); ok {
		return m, true
	}
	if m, ok := s.initial(); ok {
		return m, true
	}
	rest := s.ws[s.i:]
	sense, n := s.v.labels.find(rest, s.strict)
	if n == 0 || n >= len(rest) || sense == ordinal {
		return mark{}, false
	}
	first := rest[0].key
	if ord, m := s.v.labels.find(rest[n:], s.strict); m > 0 && n+m < len(rest) && (ord == ordinal || rest[n].key == "so") {
		n += m
	}
	value, used := s.small(s.i + n)
	if used == 0 || s.countsSomething(s.i+n+used) && !(sense == labelCriterion && s.placed(s.i+n+used)) && !s.labels(s.i+n+used) {
		return mark{}, false
	}
	if n == 1 && (first == "so" || first == "no" || first == "cai") && s.afterNoun() {
		return mark{}, false
	}
	c := code{n: value}
	switch sense {
	case labelCriterion:
		c.prefix = "tc"
	case labelPlace:
		c.prefix = "kp"
	}
	if c.prefix == "" {
		c = s.beyond(c)
	}
	return mark{sense: code_, codes: []code{c}, to: s.i + n + used, bare: c.prefix == ""}, true
}

// apart reads a task's code typed in two: "v 12", "V.12". A lone "v" is also "và" and "vậy", so the code must be in
// the list or stand where a sentence begins.
func (s *scanner) apart() (mark, bool) {
	i := s.i + 1
	if strings.ToLower(s.ws[s.i].text) != "v" || i >= len(s.ws) {
		return mark{}, false
	}
	if sep := s.ws[i].key; (sep == "." || sep == "-") && i+1 < len(s.ws) && !s.ws[i+1].spaced {
		i++
	}
	n, ok := atoi(s.ws[i].key)
	if s.ws[i].kind != digits || s.countsSomething(i+1) {
		return mark{}, false
	}
	c := code{prefix: "V", n: n}
	if !ok || n < 1 || n > maxNumber {
		c = noNumber("V", s.ws[i].key)
	}
	opens := s.i == 0 || s.ws[s.i-1].kind == sign
	return mark{sense: code_, codes: []code{c}, to: i + 1}, opens || listed(s.list, c) || c.no == "0"
}

// initial reads "k5" for kp5, if that was sent.
func (s *scanner) initial() (mark, bool) {
	i := s.i + 1
	if strings.ToLower(s.ws[s.i].text) != "k" || i >= len(s.ws) || s.ws[i].kind != digits || s.ws[i].spaced {
		return mark{}, false
	}
	n, ok := atoi(s.ws[i].key)
	c := code{prefix: "kp", n: n}
	return mark{sense: code_, codes: []code{c}, to: i + 1}, ok && listed(s.list, c)
}

// beyond is the only item of the list whose code has the number of c, if that is no number of the list: "nhiệm vụ 12"
// is V12 where four items were sent.
func (s *scanner) beyond(c code) code {
	if c.n <= len(s.list) {
		return c
	}
	found := c
	for _, l := range s.list {
		if have, ok := parseCode(fold.Key(l)); ok && have.n == c.n {
			if found != c {
				return c
			}
			found = have
		}
	}
	return found
}

// afterNoun: "hẻm số 3", "văn bản số 3" are no items.
func (s *scanner) afterNoun() bool {
	if s.i == 0 {
		return false
	}
	prev := s.ws[s.i-1]
	if prev.kind != letters {
		return false
	}
	if _, n := s.v.places.find(s.ws[s.i-1:s.i], s.strict); n > 0 {
		return true
	}
	if len(s.out) == 0 {
		return false
	}
	last := s.out[len(s.out)-1].sense
	return last == none || last == inert || last == place
}

// small reads the number of an item at i: digits, or a number word.
func (s *scanner) small(i int) (value, used int) {
	if i >= len(s.ws) {
		return 0, 0
	}
	w := s.ws[i]
	if w.kind == digits {
		if n, ok := atoi(w.key); ok && n > 0 && w.key[0] != '0' {
			if d := s.literalEnd(i); d.slash {
				return 0, 0
			}
			return n, 1
		}
		return 0, 0
	}
	words := scanner{v: s.v, ws: s.ws, i: i}
	if n, used := words.spelled(); used > 1 {
		return n, used // "việc mười hai"
	}
	if c, ok := countingValue(w, true); ok && c <= 10 {
		return c, 1
	}
	return 0, 0
}

// countsSomething tells whether the number before i belongs to what follows: "80%", "2 hộ".
func (s *scanner) countsSomething(i int) bool {
	if i >= len(s.ws) {
		return false
	}
	u, n := s.v.units.find(s.ws[i:], s.strict)
	return n > 0 && s.unitHere(i, u)
}

// placed tells whether i begins where something is: "tiêu chí 6 khu phố tôi" counts no places.
func (s *scanner) placed(i int) bool {
	switch s.ws[i].key {
	case "khu", "kp", "to", "hem":
		return true
	}
	return false
}

// labels tells whether another label with its number begins at i: "cái 1 cái 2".
func (s *scanner) labels(i int) bool {
	_, n := s.v.labels.find(s.ws[i:], s.strict)
	return n > 0 && i+n < len(s.ws) && s.ws[i+n].kind == digits
}

// reports tells whether "bao" at i is "báo" and no bags: "to 4 bao tc1 xong".
func (s *scanner) reports(i int) bool {
	if s.ws[i].key != "bao" || i+1 >= len(s.ws) {
		return false
	}
	_, coded := parseCode(s.ws[i+1].key)
	sense, _ := s.v.general.find(s.ws[i+1:], s.strict)
	return coded || sense == finish || sense == past
}

// weighs is countsSomething for what is kept: "thu 2 tạ", but not "thứ 2 tuần sau".
func (s *scanner) weighs(i int) bool {
	if i >= len(s.ws) {
		return false
	}
	u, n := s.v.units.find(s.ws[i:], s.strict)
	return n > 0 && u != unitArea && s.unitHere(i, u)
}

// named reads a place or a date with its number: "hẻm 45/2", "ngày 30/11", "công văn 12".
func (s *scanner) named() (mark, bool) {
	rest := s.ws[s.i:]
	sense, n := s.v.places.find(rest, s.strict)
	if n == 0 || n >= len(rest) {
		return mark{}, false
	}
	if rest[n].kind == letters && n+1 < len(rest) {
		if _, m := s.v.labels.find(rest[n:n+1], s.strict); m == 1 && (rest[n].key == "so" || rest[n].key == "thu") {
			n++
		}
	}
	if rest[n].kind != digits {
		return mark{}, false
	}
	end := s.i + n
	lit := s.literalEnd(end)
	if sense == placeNoun && s.countsSomething(lit.end) && s.ws[lit.end].key != "duong" && !s.reports(lit.end) {
		return mark{}, false // "nhà 3 người"
	}
	m := mark{sense: place, to: lit.end}
	if sense == dateNoun {
		if w := s.countable(m.to); w == "gio" && (rest[0].key == "luc" || rest[0].key == "hoi") {
			m.to++ // "lúc 10 giờ"
		}
		m.sense = inert
		switch rest[0].key {
		case "ngay", "thang", "mung", "mong", "quy", "tuan", "nam":
			m.sense = date
		case "hom", "hoi":
			m.sense = past // "hôm 20/11", "hồi 9h"
			at := scanner{v: s.v, ws: s.ws, i: end}
			if c, ok := at.clock(lit); ok {
				m.to = c.to
			}
		case "giai", "buoc", "dot":
			m.sense = part
		}
	}
	if m.sense == place && m.to < len(s.ws) && s.ws[m.to].kind == letters && !s.ws[m.to].spaced && len(s.ws[m.to].key) == 1 {
		m.to++ // hẻm 45A
	}
	return m, true
}
