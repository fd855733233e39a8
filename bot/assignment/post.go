package assignment

import (
	"slices"

	"giaoban/store"
)

// post finds those whose post or unit the words at i name: all its words, or two of them at least that tell it apart, or
// its initials. among, if not nil, restricts the people and makes one telling word enough.
func (r *reader) post(i int, among []int) (match, bool) {
	if !r.begins[r.key(i)] {
		return r.vacant(i, among)
	}
	best, covered := match{to: i}, 0
	for at, p := range r.people {
		if among != nil && !slices.Contains(among, at) {
			continue
		}
		for _, field := range [...]struct {
			kind  Kind
			words []spelling
		}{{Post, p.post}, {Unit, p.unit}, {Unit, p.body}} {
			to, n, whole := r.covers(i, field.words, among != nil)
			if n == 0 {
				continue
			}
			switch {
			case to > best.to, to == best.to && whole && !best.whole, to == best.to && whole == best.whole && n > covered:
				best, covered = match{who: []int{at}, to: to, sure: true, whole: whole, kind: field.kind}, n
			case to == best.to && whole == best.whole && n == covered && !slices.Contains(best.who, at):
				best.who = append(best.who, at)
			}
		}
	}
	if covered > 0 {
		return best, true
	}
	return r.vacant(i, among)
}

// vacant finds a post behind a word that the roster does not have: "bộ phận địa chính".
func (r *reader) vacant(i int, among []int) (match, bool) {
	if j := vacant.at(&r.sentence, i); j > i && among == nil {
		if m, ok := r.post(j, nil); ok && m.kind == Post {
			return m, true
		}
	}
	return match{}, false
}

// maxInitials is the longest row of initials that is read: HLHPN.
const maxInitials = 6

// covers tells how many words of a post or unit the tokens from i on name, and the token after them.
func (r *reader) covers(i int, field []spelling, near bool) (to, n int, whole bool) {
	for from := range field {
		j, w, short := i, from, false
		for w < len(field) {
			if r.sign(j, "-–,/") && j > i && r.word(j+1) {
				if _, ok := r.fieldWord(j+1, field[w:]); ok {
					j++
				}
			}
			took, ok := r.fieldWord(j, field[w:])
			if !ok {
				break
			}
			short = short || took > 1
			w, j = w+took, j+1
		}
		count := w - from
		if count <= n || !r.telling(field, from, w, short && j-i == 1, near) || r.otherGrade(j, field) {
			continue
		}
		to, n, whole = j, count, from == 0 && w == len(field)
	}
	return to, n, whole
}

// fieldWord matches a token with the next word of a post or, if it is their initials, with several.
func (r *reader) fieldWord(i int, field []spelling) (took int, ok bool) {
	if len(field) == 0 || !r.word(i) {
		return 0, false
	}
	if exact, loose := r.same(i, field[0], false); exact || loose {
		return 1, true
	}
	if k := r.key(i); r.tok[i].plain() && len(k) >= 2 && len(k) <= min(maxInitials, len(field)) && initials(field[:len(k)]) == k {
		return len(k), true
	}
	return 0, false
}

// telling tells whether the words of a post from one to another are enough to know it by. bare says that they were given as
// nothing but initials.
func (r *reader) telling(field []spelling, from, to int, bare, near bool) bool {
	part := field[from:to]
	switch {
	case bare && !near:
		return len(part) > 2 && (from == 0 || to == len(field))
	case len(part) == len(field):
		return len(part) > 1 || near
	case len(part) < 2 && !near:
		return false
	case part[0].key == "cong" && len(part) > 1 && part[1].key == "an":
		return true // all its words are common ones
	}
	return slices.ContainsFunc(part, func(w spelling) bool { _, known := common[w.key]; return !known })
}

// otherGrade tells whether what follows makes it another body: "Công an tỉnh" is not "Công an phường". What says the
// ward's own level is no difference where the roster names none.
func (r *reader) otherGrade(i int, field []spelling) bool {
	if !grade.is(&r.sentence, i) {
		return false
	}
	if !own.is(&r.sentence, i) {
		return true
	}
	for _, w := range field {
		if w.key == "phuong" || w.key == "xa" {
			return w.key != r.key(i) && r.key(i) != "cua"
		}
	}
	return false
}

// role finds those who hold an office of the committee: trưởng ban, phó ban, thư ký.
func (r *reader) role(i int) (match, bool) {
	for _, o := range [...]struct {
		words lexicon
		role  store.Role
	}{{deputies, store.Deputy}, {chairs, store.Chair}, {secretaries, store.Secretary}} {
		to := o.words.at(&r.sentence, i)
		if to == i || o.role != store.Secretary && otherBoards.is(&r.sentence, to) {
			continue
		}
		m := match{to: to, sure: true, whole: true, kind: Post}
		for at, p := range r.people {
			if p.role == o.role {
				m.who = append(m.who, at)
			}
		}
		return m, true
	}
	return match{}, false
}

// charge finds those who answer for what is named behind "người phụ trách": a criterion or a neighbourhood. Where some
// lead it, they are meant.
func (r *reader) charge(i int) (match, bool) {
	j := inCharge.at(&r.sentence, i)
	if j == i {
		return match{}, false
	}
	var subject store.Subject
	n, to := r.criterionAt(j)
	if n > 0 {
		if more, _ := r.moreCriteria(to); more > 0 || and.is(&r.sentence, to) && criterionWords.is(&r.sentence, and.at(&r.sentence, to)) {
			return match{}, false // of several, not by one word
		}
		subject = store.SubjectOf(store.KindCriterion, n)
	} else if found, ok := r.placeList(j); ok && len(found.parties) == 1 {
		subject, to = store.SubjectOf(store.KindNeighbourhood, found.parties[0].Neighbourhood), found.to
	}
	if subject == "" {
		return match{}, false
	}
	m, leads := match{to: to, sure: true, whole: true, kind: Post}, false
	for at, p := range r.people {
		for _, c := range p.charges {
			if c.Subject != subject || leads && !c.Lead {
				continue
			}
			if c.Lead && !leads {
				m.who, leads = nil, true
			}
			m.who = append(m.who, at)
		}
	}
	return m, true
}
