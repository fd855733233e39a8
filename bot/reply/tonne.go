package reply

import "math"

// more adds what stands after a unit and has none of its own: rưỡi, the tenths of "1 tấn 5" and "1t5", the kilos of
// "1 tấn 200". One digit is tenths, as people say "một tấn hai" for 1,2; two and three are the next smaller unit, but two
// that are glued are decimals, as in "1t25".
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
	smaller := 1000.0 // of the next unit in one of this
	switch s.ws[i-1].key {
	case "tan", "t", "km":
	case "ta":
		smaller = 100
	default:
		return f, i
	}
	if f != math.Trunc(f) {
		return f, i
	}
	if w.kind != digits {
		return s.moreInWords(f, i, smaller)
	}
	n, ok := atoi(w.key)
	switch end := i + 1; {
	case !ok || s.literalEnd(i).end != end:
	case len(w.key) == 1 && (!w.spaced || s.closes(end)):
		return f + float64(n)/10, end
	case len(w.key) == 1 && s.hundred(end) && s.closes(end+1):
		return f + 100*float64(n)/smaller, end + 1 // "1 tấn 2 trăm"
	case len(w.key) == 2 && !w.spaced:
		return f + float64(n)/100, end
	case len(w.key) == 2 && s.closes(end), len(w.key) == 3 && smaller == 1000 && !s.countsSomething(end):
		return f + float64(n)/smaller, end
	}
	return f, i
}

// moreInWords is more for "một tấn hai" and "một tấn hai trăm rưỡi".
func (s *scanner) moreInWords(f float64, i int, smaller float64) (float64, int) {
	if tenths, ok := countingValue(s.ws[i], false); ok && tenths <= 9 && s.closes(i+1) {
		return f + float64(tenths)/10, i + 1
	}
	words := scanner{v: s.v, ws: s.ws, i: i, strict: s.strict}
	if n, used := words.spelled(); used > 1 && n >= 10 && float64(n) < smaller && s.closes(i+used) {
		return f + float64(n)/smaller, i + used
	}
	return f, i
}

// hundred tells whether "trăm" stands at i.
func (s *scanner) hundred(i int) bool {
	n, ok := s.countingAt(i, true)
	return ok && n == 100
}

// closes tells whether nothing that could be counted stands at i, or a count of its own.
func (s *scanner) closes(i int) bool {
	if i >= len(s.ws) || s.ws[i].kind == sign || s.ws[i].key == "rac" {
		return true
	}
	if s.ws[i].kind == digits {
		return s.countsSomething(s.literalEnd(i).end)
	}
	switch sense, _ := s.v.general.find(s.ws[i:], s.strict); sense {
	case polite, title, call, already, and, but:
		return true
	}
	return false
}
