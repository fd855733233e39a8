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
	{"một", 1}, {"mốt", 1}, {"hai", 2}, {"ba", 3}, {"bốn", 4}, {"tư", 4}, {"năm", 5}, {"lăm", 5}, {"nhăm", 5}, {"sáu", 6}, {"bảy", 7}, {"bẩy", 7},
	{"tám", 8}, {"chín", 9}, {"mười", 10}, {"mươi", 10}, {"chục", 10},
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
	if u, n := s.v.units.find(s.ws[s.i:], s.strict); n == 1 && s.i+1 < len(s.ws) && (u == unitTonne && w.key != "t" || u == unitTa) {
		if half, m := s.v.units.find(s.ws[s.i+1:], s.strict); m > 0 && half == halfMore {
			unit, f := scale(u, 1.5)
			return mark{sense: quantity, unit: unit, f: f, to: s.i + 1 + m}, true
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

// measured reads f of the unit at i, if that is one that can be halved.
func (s *scanner) measured(i int, f float64) (mark, bool) {
	u, n := s.v.units.find(s.ws[i:], s.strict)
	if n == 0 || u < unitTonne || u > unitKm || !s.unitHere(i, u) {
		return mark{}, false
	}
	unit, f := scale(u, f)
	return mark{sense: quantity, unit: unit, f: f, to: i + n}, true
}

// spelled reads a number below a hundred from words.
func (s *scanner) spelled() (n, used int) {
	at := func(k int) (int, bool) {
		if s.i+k >= len(s.ws) {
			return 0, false
		}
		return countingValue(s.ws[s.i+k], k > 0 || s.tenFollows())
	}
	first, ok := at(0)
	if !ok {
		return 0, 0
	}
	second, ok := at(1)
	switch {
	case !ok:
		return first, 1
	case first == 10 && second < 10:
		return 10 + second, 2
	case first < 10 && second == 10:
		if third, ok := at(2); ok && third < 10 {
			return first*10 + third, 3
		}
		return first * 10, 2
	}
	return first, 1
}

// tenFollows: "nam muoi" and "muoi lam" are numbers also without marks.
func (s *scanner) tenFollows() bool {
	if s.i+1 >= len(s.ws) {
		return false
	}
	if w := s.ws[s.i]; strings.HasPrefix(w.key, "muoi") {
		return true
	}
	next := s.ws[s.i+1].key
	return next == "muoi" || next == "chuc"
}
