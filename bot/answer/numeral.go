package answer

import "strings"

// figure is a number that stands in a stretch of words: words[from:to], of and among the words after it.
type figure struct {
	value    float64
	from, to int
	// bad can be read in two ways; percent has % behind it.
	bad, percent bool
}

// numerals are the words of numbers with the ways in which they are written with accents: "nam" may be a man's name, and in
// a message with accents it is.
var numerals = map[string]string{"mot": "một mốt", "hai": "hai", "ba": "ba", "bon": "bốn", "tu": "tư", "nam": "năm", "lam": "lăm", "nham": "nhăm", "sau": "sáu",
	"bay": "bảy bẩy", "tam": "tám", "chin": "chín", "muoi": "mười mươi", "tram": "trăm", "nghin": "nghìn", "ngan": "ngàn", "trieu": "triệu", "chuc": "chục",
	"linh": "linh", "le": "lẻ", "ruoi": "rưỡi rưởi"}

var units = map[string]float64{"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}

var tens = map[string]float64{"muoi": 10, "chuc": 10, "tram": 100, "nghin": 1e3, "ngan": 1e3, "trieu": 1e6}

// numeral tells whether a word is one of a number.
func (r *reader) numeral(i int) bool {
	w := r.words[i]
	forms, ok := numerals[w.key]
	if !ok || w.number {
		return false
	}
	if !w.marked() && !strings.Contains(forms, w.key) {
		return !r.accented
	}
	for _, f := range strings.Fields(forms) {
		if w.typed == f {
			return true
		}
	}
	return false
}

// figures are the numbers of words[from:to]. What is no count is left out: hours, dates, codes, house and phone numbers. A
// single word such as "ba" is a number only where nothing else stands, or a counted thing follows.
func (r *reader) figures(from, to int, counted func(int) bool) []figure {
	var all []figure
	for i := from; i < to; {
		w := r.words[i]
		switch {
		case w.number:
			f, next := r.digits(i, to)
			if !r.counts(i, next, from, to) {
				i = next
				continue
			}
			all, i = append(all, f), next
		case r.numeral(i) && (units[w.key] > 0 || tens[w.key] > 0):
			f, ok := r.spelledOut(i, to)
			alone := f.from == from && f.to == to
			if ok && (f.to-f.from > 1 || w.key == "muoi" && w.typed != "mươi" || alone || f.to < to && counted(f.to)) {
				all = append(all, f)
			}
			i = max(f.to, i+1)
		default:
			i++
		}
	}
	return all
}

// digits reads a number in digits, with a word that multiplies it: "2 nghìn", "1 triệu rưỡi".
func (r *reader) digits(i, to int) (f figure, next int) {
	w := r.words[i]
	f = figure{value: w.value, from: i, bad: w.bad}
	i++
	for i < to && !r.money && !r.follows(i, to, r.unit) && tens[r.words[i].key] > 1 && r.numeral(i) && r.words[i].key != "muoi" {
		f.value *= tens[r.words[i].key]
		last := tens[r.words[i].key]
		i++
		if i < to && r.words[i].key == "ruoi" && r.numeral(i) {
			f.value += last / 2
			i++
		}
	}
	f.to = i
	if i < to && r.words[i].key == "%" {
		f.percent = true
		i++
	}
	return f, i
}

// spelledOut reads a number in words: "hai mươi lăm", "một trăm linh ba", "ba nghìn rưỡi".
func (r *reader) spelledOut(i, to int) (figure, bool) {
	f := figure{from: i}
	total, group, digit, last := 0.0, 0.0, 0.0, 0.0
	for ; i < to && r.numeral(i); i++ {
		k := r.words[i].key
		if r.money && (k == "nghin" || k == "ngan" || k == "trieu") {
			break // there it is the unit
		}
		switch {
		case k == "linh" || k == "le":
			if total+group+digit == 0 {
				return f, false
			}
		case k == "ruoi":
			if last == 0 {
				return f, false
			}
			group, digit = group+digit+last/2, 0
		case k == "nghin" || k == "ngan" || k == "trieu":
			total, group, digit, last = total+max(group+digit, 1)*tens[k], 0, 0, tens[k]
		case tens[k] > 0:
			f.bad = f.bad || tens[k] == 10 && (group >= 10 && group < 100 || digit > 0 && r.words[i].typed == "mười") || tens[k] == 100 && group > 0
			group, digit, last = group+max(digit, 1)*tens[k], 0, tens[k]
		case digit > 0:
			f.bad = true // "hai ba hộ": two or three
		default:
			digit = units[k]
		}
	}
	f.to, f.value = i, total+group+digit
	return f, f.value > 0
}

// counts tells whether a number in digits counts something.
func (r *reader) counts(i, next, from, to int) bool {
	before, after := "", ""
	if i > from {
		before = r.words[i-1].key
	}
	if next < to {
		after = r.words[next].key
	}
	w := r.words[i]
	switch {
	case len(w.key) > 7 && !strings.Contains(w.key, "."): // a phone number
		return false
	case before == "hem" || before == "ngo" || before == "duong" || before == "pho" || before == "kp" || before == "thu" || before == "ngay" || before == "luc" ||
		before == "tc" || before == "tuoi" || before == "khu" || before == "doan" || before == "quy" || before == "to" && after != "nguoi":
		return false
	case before == "so" && i-1 > from && (r.words[i-2].key == "nha" || r.words[i-2].key == "hem" || r.words[i-2].key == "to"):
		return false
	case after == "h" || after == "gio" || after == "g" || r.clock(i):
		return false
	case before == ":" && i-1 > from && r.clock(i-2): // the minutes
		return false
	case after == "/" && next+1 < to && r.words[next+1].number, before == "/" && i-1 > from && r.words[i-2].number: // 28/11
		return false
	case after == "gio", before == "h" || before == "gio":
		return false
	}
	return true
}
