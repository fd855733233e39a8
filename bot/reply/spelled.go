package reply

import (
	"strconv"
	"strings"
	"sync"

	"giaoban/store/fold"
)

type countingWord struct {
	name  string
	value int
}

// counting finds number words by their key.
var counting = sync.OnceValue(func() map[string][]countingWord {
	m := map[string][]countingWord{}
	for _, c := range countingWords {
		m[fold.Key(c.name)] = append(m[fold.Key(c.name)], c)
	}
	return m
})

// countingWords are the numbers people write as words.
var countingWords = []countingWord{
	{"một", 1}, {"mốt", 1}, {"hai", 2}, {"ba", 3}, {"bốn", 4}, {"tư", 4}, {"năm", 5}, {"lăm", 5}, {"dăm", 5}, {"nhăm", 5}, {"sáu", 6}, {"bảy", 7}, {"bẩy", 7},
	{"tám", 8}, {"chín", 9}, {"mười", 10}, {"mươi", 10}, {"chục", 10}, {"hăm", 20}, {"trăm", 100}, {"nghìn", 1000}, {"ngàn", 1000},
	{"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9},
}

// countingValue reads one number word; loose also without its marks, where nothing else can be meant.
func countingValue(w word, loose bool) (int, bool) {
	if w.kind != letters {
		return 0, false
	}
	for _, c := range counting()[w.key] {
		full := spell(c.name)
		if w.spelling.fits(full) && (loose || !w.spelling.plain() || full.plain()) {
			return c.value, true
		}
	}
	return 0, false
}

// spelledNumber reads number words that count something: "hai mươi lăm người", "nửa tấn", "tấn rưỡi", "tám mươi phần
// trăm". Without a unit behind them they are just words.
func (s *scanner) spelledNumber() (mark, bool) {
	w := s.ws[s.i]
	if w.key == "nua" && w.spelling.fits(spell("nửa")) && s.i+1 < len(s.ws) {
		return s.measured(s.i+1, 0.5)
	}
	if m, ok := s.oneAndMore(); ok {
		return m, true
	}
	if n, used := s.colloquial(); used > 0 {
		if m, ok := s.counted(s.i+used, literal{groups: []string{strconv.Itoa(n)}}); ok {
			if n > 0 {
				return m, true
			}
			if m.sense == quantity {
				return mark{sense: inert, to: m.to}, true // which of the two?
			}
		}
	}
	n, used := s.spelled()
	if used == 0 {
		return mark{}, false
	}
	if m, ok := s.counted(s.i+used, literal{groups: []string{strconv.Itoa(n)}}); ok {
		return m, true
	}
	return mark{sense: number, n: n, to: s.i + used}, used > 1 && n >= 10 // "được tám mươi"
}

// oneAndMore reads "tấn rưỡi", "tạ hai": one, and a half or tenths.
func (s *scanner) oneAndMore() (mark, bool) {
	u, n := s.v.units.find(s.ws[s.i:], s.strict)
	if n != 1 || s.i+1 >= len(s.ws) || u != unitTonne && u != unitTa || s.ws[s.i].key == "t" || s.ws[s.i+1].kind != letters {
		return mark{}, false
	}
	f, end := s.more(1, s.i+1)
	if end == s.i+1 {
		return mark{}, false
	}
	unit, f := scale(u, f)
	return mark{sense: quantity, unit: unit, f: f, to: end}, true
}

// measured reads f of the unit at i, if that is one that can be halved.
func (s *scanner) measured(i int, f float64) (mark, bool) {
	u, n := s.v.units.find(s.ws[i:], s.strict)
	if n == 0 || u < unitTonne || u > unitKm || !s.unitHere(i, u) {
		return mark{}, false
	}
	unit, f := scale(u, f)
	return mark{sense: quantity, unit: unit, f: f, to: i + n}, true
}

// spelled reads a number below ten thousand from words.
func (s *scanner) spelled() (n, used int) {
	n, used = s.tens(s.i)
	if used == 0 {
		if k, ok := s.countingAt(s.i, false); !ok || k < 100 { // "trăm rưỡi ký", "ngàn hai"
			return 0, 0
		}
		n = 1
	}
	for _, unit := range []int{1000, 100} {
		if k, ok := s.countingAt(s.i+used, true); !ok || k != unit {
			continue
		}
		n, used = n*unit, used+1
		rest, more := s.tens(s.i + used)
		switch w := s.countable(s.i + used); {
		case w == "ruoi":
			return n + unit/2, used + 1
		case (w == "le" || w == "linh") && more == 0:
			if rest, more = s.tens(s.i + used + 1); more == 1 && rest < 10 {
				return n + rest, used + 2
			}
			return n, used
		case more == 0:
			return n, used
		}
		if k, ok := s.countingAt(s.i+used+more, true); ok && k == 100 && unit == 1000 {
			n, used = n+rest*100, used+more+1 // "một ngàn hai trăm"
			if rest, more = s.tens(s.i + used); more > 1 {
				return n + rest, used + more
			}
			return n, used
		}
		if more == 1 && rest < 10 {
			rest *= unit / 10 // "trăm hai"
		}
		return n + rest, used + more
	}
	return n, used
}

// countable is the folded word at i.
func (s *scanner) countable(i int) string {
	if i >= len(s.ws) {
		return ""
	}
	return s.ws[i].key
}

// tens reads a number below a hundred at i.
func (s *scanner) tens(i int) (n, used int) {
	first, ok := s.countingAt(i, i > s.i || s.tenFollows(i) || s.unitFollows(i))
	if !ok || first >= 100 {
		return 0, 0
	}
	second, ok := s.countingAt(i+1, true)
	switch {
	case !ok || first == 20 && second > 9:
		return first, 1
	case (first == 10 || first == 20) && second < 10:
		return first + second, 2
	case first < 10 && second == 10:
		if third, ok := s.countingAt(i+2, true); ok && third < 10 {
			return first*10 + third, 3
		}
		return first * 10, 2
	}
	return first, 1
}

// colloquial reads two digits in words: "hai lăm" is 25, "tám tư" 84. Two that follow one another, "hai ba người", may
// mean two or three: n is 0 then, and for "dăm bảy người".
func (s *scanner) colloquial() (n, used int) {
	first, ok := s.countingAt(s.i, false)
	if !ok || first < 2 || first > 9 {
		return 0, 0
	}
	second, ok := s.countingAt(s.i+1, true)
	dozen := s.ws[s.i].key == "dam"
	switch {
	case dozen && !ok:
		return 0, 1
	case dozen:
		return 0, 2
	case !ok || second > 9:
		return 0, 0
	}
	if third, more := s.countingAt(s.i+2, true); more && second == first+1 && third >= 10 {
		return 0, 3 // "hai ba chục người"
	} else if more {
		return 0, 0
	}
	switch s.ws[s.i+1].key {
	case "mot", "tu", "lam", "nham":
	default:
		if second == first+1 || first == 5 && second == 7 {
			return 0, 2
		}
	}
	return first*10 + second, 2
}

// tenFollows: "nam muoi" and "muoi lam" are numbers also without marks.
func (s *scanner) tenFollows(i int) bool {
	if i+1 >= len(s.ws) {
		return false
	}
	if w := s.ws[i]; strings.HasPrefix(w.key, "muoi") {
		return true
	}
	switch s.ws[i+1].key {
	case "muoi", "chuc", "tram", "ngan", "nghin":
		return true
	}
	return false
}

// unitFollows: in a text without marks "bon diem", "nam nguoi" are numbers too.
func (s *scanner) unitFollows(i int) bool {
	if s.strict || i+1 >= len(s.ws) {
		return false
	}
	switch s.ws[i].key {
	case "tu", "lam", "nham", "ham", "chuc":
		return false
	}
	return len(s.ws[i+1].key) > 1 && s.weighs(i+1)
}
