package assignment

import (
	"strconv"
	"strings"
)

// maxRange is how many neighbourhoods "1-30" may name.
const maxRange = 60

// localAt returns the end of the committee's word for a neighbourhood at i, or i. A number glued to it ("kp5") is left for
// numberAt: then the end is i too, but glued is set.
func (r *reader) localAt(i int) int {
	for _, w := range r.local {
		if r.spells(i, w) {
			return i + len(w)
		}
	}
	if len(r.local) > 2 && r.word(i) && r.key(i) == r.local[0][0].key && digits(r.key(i+1)) && !r.tok[i+1].timed {
		return i + 1 // "khu 5", "tổ 5"
	}
	if r.glued(i) != "" {
		return i + 1
	}
	return i
}

// glued returns the number in "kp5".
func (r *reader) glued(i int) string {
	for _, w := range r.local[min(1, len(r.local)-1):] {
		if n, ok := strings.CutPrefix(r.key(i), w[0].key); ok && len(w) == 1 && digits(n) {
			return n
		}
	}
	return ""
}

// placeList reads neighbourhoods from i on: "khu phố 3, 5 và Xuân Hợp", "kp 1-5", "các khu phố trừ kp3".
func (r *reader) placeList(i int) (found, bool) {
	if f, ok := r.allPlaces(i); ok {
		return f, true
	}
	return r.somePlaces(i)
}

// somePlaces reads those that are named one by one.
func (r *reader) somePlaces(i int) (found, bool) {
	var f found
	from := i
	if j := heads.at(&r.sentence, i); j > i && r.localAt(j) > j {
		i = j
	}
	if n := max(atoi(r.key(i)), spelled[r.key(i)]); n > 1 && n < maxRange && r.localAt(i+1) > i+1 && r.word(r.localAt(i+1)) {
		if f, ok := r.somePlaces(i + 1); ok && len(f.parties)+len(f.strange) == n { // "hai khu phố 3, 4"
			return f, true
		}
	}
	for _, w := range [...]string{"cac", "nhung"} {
		if r.key(i) == w && r.localAt(i+1) > i+1 {
			i++
			break
		}
	}
	j := r.localAt(i)
	switch n := r.glued(i); {
	case j == i:
		return r.bareName(i)
	case n != "":
		f.number(r, n, from, j)
	default:
		to, ok := r.onePlace(&f, from, j)
		if !ok {
			return found{}, false
		}
		j = to
	}
	for {
		to, ok := r.nextPlace(&f, j)
		if !ok {
			f.to = j
			return f, true
		}
		j = to
	}
}

// onePlace reads a number, a range or a name at j; what was said of it began at from.
func (r *reader) onePlace(f *found, from, j int) (to int, ok bool) {
	for r.key(j) == "so" || r.sign(j, ":") && digits(r.key(j+1)) {
		j++
	}
	if n := r.key(j); digits(n) && len(n) <= 3 {
		if r.sign(j+1, "/") && digits(r.key(j+2)) && from == j {
			return from, false // a date
		}
		if last := r.key(j + 2); digits(last) && (r.sign(j+1, "-–") || r.key(j+1) == "den") && !counted.is(&r.sentence, j+3) {
			a, b := atoi(n), atoi(last)
			if a > 0 && b > a && b-a < maxRange && len(last) <= 3 {
				for m := a; m <= b; m++ {
					f.number(r, strconv.Itoa(m), from, j+3)
				}
				return j + 3, true
			}
		}
		f.number(r, n, from, j+1)
		return j + 1, true
	}
	if number, to := r.placeName(j); to > j {
		f.parties = append(f.parties, Party{Said: r.said(from, to), Kind: Neighbourhood, Neighbourhood: number})
		return to, true
	}
	if to := j; r.title(j) && !verbs.is(&r.sentence, j) {
		for to < j+4 && r.title(to) && !verbs.is(&r.sentence, to) {
			to++
		}
		f.strange = append(f.strange, r.said(from, to))
		return to, true
	}
	return from, false
}

// number adds a neighbourhood by its number, or what was said to the strange ones.
func (f *found) number(r *reader, n string, from, to int) {
	number := atoi(n)
	for _, p := range r.places {
		if p.number == number {
			f.parties = append(f.parties, Party{Said: r.said(from, to), Kind: Neighbourhood, Neighbourhood: number})
			return
		}
	}
	f.strange = append(f.strange, r.said(from, to))
}

// placeName finds the neighbourhood whose name stands at i, by the longest name.
func (r *reader) placeName(i int) (number, to int) {
	to = i
	for _, p := range r.places {
		if e, l := r.written(i, p.name, false); (e || l) && i+len(p.name) > to {
			number, to = p.number, i+len(p.name)
		}
	}
	return number, to
}

// nextPlace reads the next item of a list of neighbourhoods: ", 5", " và Xuân Hợp", ", khu phố 7".
func (r *reader) nextPlace(f *found, i int) (to int, ok bool) {
	j := i
	for r.sign(j, ",;&+") || r.key(j) == "va" || j > i && r.key(j) == "cac" {
		j++
	}
	if j == i && r.localAt(i) == i {
		return i, false
	}
	if n := r.glued(j); n != "" {
		f.number(r, n, j, j+1)
		return j + 1, true
	}
	if k := r.localAt(j); k > j {
		return r.onePlace(f, j, k)
	}
	if _, to := r.placeName(j); to == j && (!digits(r.key(j)) || counted.is(&r.sentence, j+1) || r.timed(j) || r.word(j+1) && digits(r.key(j+1))) {
		return i, false
	}
	return r.onePlace(f, j, j)
}

// bareName reads the name of a neighbourhood without the word: "Xuân Hợp treo cờ".
func (r *reader) bareName(i int) (found, bool) {
	number, to := r.placeName(i)
	if to-i < 2 {
		return found{}, false
	}
	f := found{to: to, plain: true, parties: []Party{{Said: r.said(i, to), Kind: Neighbourhood, Neighbourhood: number}}}
	for {
		next, ok := r.nextPlace(&f, f.to)
		if !ok {
			return f, true
		}
		f.to = next
	}
}

var (
	allOf   = lex(`các, tất cả, tất cả các, toàn bộ, toàn bộ các, toàn thể các, toàn thể, mọi, cả, mỗi, từng, những, toàn, hết các, 100% các, 100%`)
	around  = lex(`trên địa bàn, trên địa bàn phường, trên địa bàn xã, trong phường, trong xã, trên toàn phường, toàn phường, thuộc phường, của phường`)
	spelled = map[string]int{"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
)

// allPlaces reads "các khu phố", "cả 21 khu phố", "các trưởng khu phố", and who of them is excepted.
func (r *reader) allPlaces(i int) (found, bool) {
	j := allOf.at(&r.sentence, i)
	count := 0
	if n := r.key(j); digits(n) && len(n) <= 3 {
		count = atoi(n)
	} else {
		count = spelled[n]
	}
	if count > 0 {
		j++
	} else if k := heads.at(&r.sentence, i); k > i && (r.key(i) == "cac" || r.key(k-1) == "cac") {
		j = k
	}
	if j == i {
		return found{}, false
	}
	if k := heads.at(&r.sentence, j); k > j {
		j = k
	}
	if r.key(j) == "cac" {
		j++
	}
	k := r.localAt(j)
	if k == j || r.glued(j) != "" || digits(r.key(k)) || r.key(k) == "so" {
		return found{}, false
	}
	if _, named := r.placeName(k); named > k {
		return found{}, false
	}
	f := found{to: max(k, around.at(&r.sentence, k))}
	said := r.said(i, f.to)
	if count > 0 && count != len(r.places) {
		f.strange = []string{said}
		return f, true
	}
	left := map[int]bool{}
	if x := except.at(&r.sentence, f.to); x > f.to {
		f.to = r.excepted(x, left, f.to)
	} else if r.sign(f.to, "(") {
		if x := except.at(&r.sentence, f.to+1); x > f.to+1 {
			if to := r.excepted(x, left, f.to); to > f.to && r.sign(to, ")") {
				f.to = to + 1
			}
		}
	}
	for _, p := range r.places {
		if !left[p.number] {
			f.parties = append(f.parties, Party{Said: said, Kind: Neighbourhood, Neighbourhood: p.number})
		}
	}
	return f, true
}

// excepted reads those that are left out of all.
func (r *reader) excepted(i int, left map[int]bool, otherwise int) int {
	f, ok := r.somePlaces(i)
	if !ok || len(f.strange) > 0 {
		return otherwise
	}
	for _, p := range f.parties {
		left[p.Neighbourhood] = true
	}
	return f.to
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
