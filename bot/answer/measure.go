package answer

import (
	"strings"

	"giaoban/store/fold"
)

// families are the units of one kind, each with how many of the smallest it is. Of a sào, a bao, a xe nobody can say how
// much that is everywhere: they are in none.
var families = []map[string]float64{
	{"tan": 1000, "ta": 100, "yen": 10, "kg": 1, "ky": 1, "ki": 1, "kilogam": 1, "kilo": 1, "lang": 0.1},
	{"km": 1000, "kilomet": 1000, "cay so": 1000, "m": 1, "met": 1, "cm": 0.01},
	{"ha": 10000, "hecta": 10000, "m2": 1, "met vuong": 1, "km2": 1e6},
	{"ty dong": 1e9, "ty": 1e9, "ti": 1e9, "trieu dong": 1e6, "trieu": 1e6, "nghin dong": 1e3, "ngan dong": 1e3, "nghin": 1e3, "ngan": 1e3, "dong": 1},
}

// money is the place of the units of money among the families.
const money = 3

// spellings are units that without their accents are other words too.
var spellings = map[string]string{"ta": "tạ", "yen": "yến", "ky": "", "ki": "", "lang": "", "ty": "tỷ", "ti": "", "dong": "đồng", "tan": "tấn", "ho": "hộ", "bao": "bao", "ha": "ha",
	"cai": "cái", "lan": "lần", "vu": "vụ", "diem": "điểm", "hem": "hẻm", "cay": "cây", "thung": "thùng", "buoi": "buổi", "cuoc": "cuộc", "ngay": "ngày", "thang": "tháng", "tuan": "tuần"}

// things are what is counted and measured by no family.
var things = map[string]bool{"ho": true, "nguoi": true, "diem": true, "bao": true, "xe": true, "m3": true, "ngay": true, "tuan": true, "thang": true, "cai": true, "chiec": true, "vu": true, "cay": true,
	"lan": true, "buoi": true, "cuoc": true, "hem": true, "thung": true}

// familyOf finds the units among which a unit is, -1 for none, and how many of the smallest it is.
func familyOf(unit string) (int, float64) {
	key := plain(unit)
	for i, f := range families {
		if n, ok := f[key]; ok {
			return i, n
		}
	}
	return -1, 0
}

// unitAt reads a unit of a family at i: how many of the smallest, and by how many words.
func (r *reader) unitAt(i, to, family int) (scale float64, n int) {
	if family < 0 || i >= to {
		return 0, 0
	}
	if i+1 < to {
		if s, ok := families[family][r.words[i].key+" "+r.words[i+1].key]; ok {
			return s, 2
		}
	}
	if s, ok := families[family][r.words[i].key]; ok {
		return s, 1
	}
	return 0, 0
}

// measure is an amount with its unit.
type measure struct {
	value    float64
	from, to int
}

// measures are the amounts of words[from:to] in units of a family, in the smallest. bad: one can be read in two ways.
func (r *reader) measures(from, to, family int, all []figure) (found []measure, bad bool) {
	at := map[int]figure{}
	for _, f := range all {
		at[f.from] = f
	}
	for i := from; i < to; i++ {
		f, ok := at[i]
		half := !ok && r.words[i].key == "nua"
		if half {
			f = figure{value: 0.5, from: i, to: i + 1}
		}
		if !ok && !half && r.words[i].key == "ruoi" && i+1 < to {
			if _, n := r.unitAt(i+1, to, family); n > 0 {
				return nil, true // "rưỡi tấn": one and a half, or half
			}
		}
		scale, n := r.unitAt(f.to, to, family)
		if !ok && !half || n == 0 {
			continue
		}
		m := measure{value: f.value * scale, from: i, to: f.to + n}
		bad = bad || f.bad
		if m.to < to && r.words[m.to].key == "ruoi" {
			m.value += scale / 2
			m.to++
		}
		for { // "2 tấn 3 tạ"
			next, ok := at[m.to]
			if !ok {
				break
			}
			less, n := r.unitAt(next.to, to, family)
			if n == 0 {
				bad = bad || next.to == to || r.words[next.to].mark() // "1 tấn 2"
				break
			}
			if less >= scale {
				break
			}
			m.value, m.to, scale = m.value+next.value*less, next.to+n, less
		}
		found = append(found, m)
		i = m.to - 1
	}
	return found, bad
}

// foreign tells whether the words at i are a unit of another kind than is asked for, or letters that nobody can tell, stuck to
// the number: what they count is no answer.
func (r *reader) foreign(i, to int, unit string) bool {
	if unit == "" || i >= to {
		return false
	}
	wanted := " " + plain(unit) + " "
	w := r.words[i]
	if w.number || w.mark() || strings.Contains(wanted, " "+w.key+" ") {
		return false
	}
	if i > 0 && r.words[i-1].end == w.start && r.words[i-1].number {
		return true
	}
	if (w.key == "cai" || w.key == "chiec") && (wanted == " cai " || wanted == " chiec ") {
		return false
	}
	if form, ok := spellings[w.key]; ok && w.typed != form && (form == "" || w.marked() || r.accented) {
		return false
	}
	if things[w.key] {
		return !(w.key == "ngay" && i+1 < to && r.words[i+1].number) // a date
	}
	for family := range families {
		if _, n := r.unitAt(i, to, family); n > 0 {
			return true
		}
	}
	for _, x := range r.items {
		if u := strings.Fields(fold.Key(x.Unit)); x.Ask == Number && r.follows(i, to, u) {
			return true
		}
	}
	return false
}
