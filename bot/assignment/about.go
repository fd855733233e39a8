package assignment

import "slices"

var criterionWords = lex(`tiêu chí, tiêu chí số, tchi, tchí, t.chí, tc, tc số, tiêu chí thứ`)

// criterionAt reads the mention of a criterion at i: "tc4", "tiêu chí số 4", "tiêu chí môi trường". n is 0 where none
// is named, and may be a number that the committee does not have.
func (r *reader) criterionAt(i int) (n, to int) {
	if k := r.key(i); len(k) > 2 && k[:2] == "tc" && digits(k[2:]) && len(k) < 6 {
		return atoi(k[2:]), i + 1
	}
	j := criterionWords.at(&r.sentence, i)
	if j == i {
		return 0, i
	}
	if r.sign(j, ".") {
		j++
	}
	if k := r.key(j); digits(k) && len(k) < 4 {
		if r.sign(j+1, "/%") {
			return 0, i
		}
		return atoi(k), j + 1
	}
	if r.key(j) == "ve" {
		j++
	}
	best, words := 0, speller{}.words
	for _, c := range r.k.Criteria {
		for _, name := range [...]string{c.Short, c.Name} {
			w := words(name)
			if e, l := r.written(j, w, false); (e || l) && len(w) > best {
				n, to, best = c.Number, j+len(w), len(w)
			}
		}
	}
	if best == 0 {
		return 0, i
	}
	return n, to
}

// about finds the criterion and the neighbourhoods that the work speaks of.
func (r *reader) about() {
	known := func(n int) bool {
		for _, c := range r.k.Criteria {
			if c.Number == n {
				return true
			}
		}
		return false
	}
	second := ""
	for i := 0; i < len(r.tok); i++ {
		if r.tok[i].gone || !r.word(i) {
			continue
		}
		if n, to := r.criterionAt(i); n > 0 || to > i {
			switch {
			case !known(n):
				r.problem(UnknownCriterion, r.said(i, to))
			case r.out.Criterion == 0:
				r.out.Criterion = n
			case r.out.Criterion != n && second == "":
				second = r.said(i, to)
			}
			if more, end := r.moreCriteria(to); more > 0 && more != n && second == "" && known(more) {
				second = r.said(end-1, end)
			}
			i = to - 1
			continue
		}
		f, ok := r.placeList(i)
		if !ok || f.plain {
			continue
		}
		if _, all := r.allPlaces(i); !all {
			for _, p := range f.parties {
				if !slices.Contains(r.out.Places, p.Neighbourhood) {
					r.out.Places = append(r.out.Places, p.Neighbourhood)
				}
			}
			for _, said := range f.strange {
				if last := said[len(said)-1]; last >= '0' && last <= '9' {
					r.problem(UnknownNeighbourhood, said)
				}
			}
		}
		i = max(i, f.to-1)
	}
	if second != "" {
		r.out.Criterion = 0
		r.problem(SeveralCriteria, second)
	}
}

// moreCriteria reads the next number of "tiêu chí 3, 4", "tiêu chí 3 và 4".
func (r *reader) moreCriteria(i int) (n, to int) {
	j := i
	for r.sign(j, ",&+") || r.key(j) == "va" {
		j++
	}
	if j > i && digits(r.key(j)) && len(r.key(j)) < 3 && !r.timed(j) && !counted.is(&r.sentence, j+1) && !r.sign(j+1, "/%") {
		return atoi(r.key(j)), j + 1
	}
	return 0, i
}
