package caption

import "strings"

// longestPlace is how many words the name of a place has at most behind what it is called by.
const longestPlace = 10

// place finds where: the first place that is named, as typed.
func (r *reader) place() string {
	for i := range r.ws {
		if n := r.opens(i); n > 0 {
			return r.cut(i, r.extend(i, i+n))
		}
	}
	if r.figures {
		return ""
	}
	for i := range r.ws {
		if n := hoods.at(r.ws, i); n > 0 && i+n < len(r.ws) && r.ws[i+n].digits() && r.ws[i+n].sep == "" {
			return r.cut(i, i+n+1)
		}
	}
	return r.remainder()
}

func (r *reader) cut(from, to int) string { return r.text[r.ws[from].start:r.ws[to-1].end] }

// longestLead is how many words may stand before what a place is called by.
const longestLead = 6

// opens tells how many words of a place's name begin at word i, with what tells where at it: "đầu hẻm", "phía sau chợ".
func (r *reader) opens(i int) int {
	k := i
	for k < len(r.ws) && k <= i+longestLead && (k == i || r.ws[k].sep == "") {
		if r.role[k] == location {
			k++
			if n := behind.at(r.ws, k); n > 0 {
				k += n
			}
			continue
		}
		if r.role[k] != free {
			return 0
		}
		if n := r.noun(k); n > 0 {
			return k + n - i
		}
		n := positions.at(r.ws, k)
		if n == 0 {
			return 0
		}
		k += n
	}
	return 0
}

// noun tells how many words at i call a place; 0 for none.
func (r *reader) noun(i int) int {
	if !r.free(i) {
		return 0
	}
	if hoods.at(r.ws, i) > 0 {
		return 0
	}
	if n := numbered.at(r.ws, i); n > 0 && i+n < len(r.ws) && r.ws[i+n].digits() && r.ws[i+n].sep == "" && !r.figureAt(i+n) {
		return n + 1
	}
	if n := areas.at(r.ws, i); n > 0 && !r.counts(i) && !r.after(i, noBridges) {
		switch {
		case n > 1:
			return n
		case r.ws[i].key == "d" && !(i+1 < len(r.ws) && r.ws[i+1].capital()):
			return 0
		case r.ws[i].key == "doan" && r.ws[i].plain, r.ws[i].key == "pho" && i > 0 && r.ws[i-1].key == "khu":
			return 0
		}
		return n
	}
	if r.building(i) {
		return buildings.at(r.ws, i)
	}
	return 0
}

// building tells whether word i begins what a building is called.
func (r *reader) building(i int) bool {
	n := buildings.at(r.ws, i)
	if n == 0 {
		return false
	}
	last := i+n == len(r.ws)
	switch r.ws[i].key {
	case "nha":
		return n > 1 || !r.after(i, ourHomes) && noHomes.at(r.ws, i+1) == 0 && !(last && r.ws[i].bare)
	case "truong":
		return !r.after(i, noSchools) && (last || hoods.at(r.ws, i+1) == 0)
	case "cho": // without its mark it is "for" more often
		return !r.ws[i].bare || i == 0 || r.ws[i].sep != "" || befores.at(r.ws, i-1) > 0 || afters.at(r.ws, i-1) > 0 || positions.at(r.ws, i-1) > 0
	}
	return true
}

func (r *reader) after(i int, l lexicon) bool {
	return i > 0 && r.ws[i].sep == "" && l.at(r.ws, i-1) > 0
}

// counts tells whether a number before word i counts it: "3 hẻm".
func (r *reader) counts(i int) bool {
	return i > 0 && r.ws[i-1].digits() && r.ws[i].sep == "" && !r.calledByNumber(i-1) && !(i+1 < len(r.ws) && r.ws[i+1].digits() && r.ws[i+1].sep == "")
}

// extend goes on to the end of a place's name whose first words are from i to k.
func (r *reader) extend(i, k int) int {
	for limit := k + longestPlace; k < len(r.ws) && k < limit; {
		if r.role[k] == moment || r.role[k] == clock || r.figureAt(k) {
			break
		}
		if n := r.opens(k); n > 0 && strings.Trim(r.ws[k].sep, ",-–") == "" {
			i, k = k, k+n
			continue
		}
		if !r.joined(i, k) || stops.at(r.ws, k) > 0 || work.at(r.ws, k) > 0 || r.lastNha(k) {
			break
		}
		if joins.at(r.ws, k) > 0 && !(k+1 < len(r.ws) && (r.ws[k+1].digits() || r.opens(k+1) > 0)) {
			break
		}
		k++
	}
	return k
}

// lastNha: "nha" at the end is "please".
func (r *reader) lastNha(k int) bool {
	return k == len(r.ws)-1 && strings.EqualFold(r.ws[k].text, "nha")
}

// joined tells whether the sign before word k holds it to the name that begins at i.
func (r *reader) joined(i, k int) bool {
	w, before := r.ws[k], r.ws[k-1]
	switch w.sep {
	case "":
		return true
	case "/":
		return w.glued
	case ".":
		return len([]rune(before.text)) <= 2 && !before.digits()
	case ",":
		return w.digits() && before.digits()
	case "-", "–":
		return w.glued && w.digits() || strings.HasPrefix(r.ws[i].key, "nga") || r.ws[i].key == "goc"
	}
	return false
}

// figureAt tells whether word i is a number that counts something.
func (r *reader) figureAt(i int) bool {
	if i >= len(r.ws) || !r.ws[i].digits() {
		return false
	}
	end := i + 1
	if end < len(r.ws) && r.ws[end].digits() && r.ws[end].glued && (r.ws[end].sep == "," || r.ws[end].sep == ".") {
		end++
	}
	n := 0
	if end < len(r.ws) && r.ws[end].sep == "" {
		n = units.at(r.ws, end)
		if n == 0 && !r.calledByNumber(i) {
			n = streets.at(r.ws, end)
		}
	}
	return n > 0 && !(end+n < len(r.ws) && r.ws[end+n].digits() && r.ws[end+n].sep == "")
}

// calledByNumber tells whether the number at word i is a name: "hẻm 45", "nhà số 12".
func (r *reader) calledByNumber(i int) bool {
	for _, l := range []lexicon{areas, numbered, buildings, ordinals, hoods} {
		if r.after(i, l) {
			return true
		}
	}
	return i > 1 && r.ws[i-1].key == "pho" && r.ws[i-2].key == "khu"
}

// tellsFigures tells whether the caption is a result: people, points, loads.
func (r *reader) tellsFigures() bool {
	for i := range r.ws {
		if r.figureAt(i) {
			return true
		}
	}
	return false
}
