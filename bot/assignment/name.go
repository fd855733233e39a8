package assignment

// maxNameWords is how many words of a name are read.
const maxNameWords = 7

// match is a set of people that words may mean.
type match struct {
	who   []int // indexes into reader.people
	to    int   // the token after the words
	sure  bool  // written as the roster has it, or in a text without marks
	whole bool  // all words of the post or unit
	kind  Kind
}

// name finds those whose name begins at token i, by as many words as possible: the whole name, its end, the family name and
// the given one, what he is called.
func (r *reader) name(i int) (match, bool) {
	for n := r.run(i, maxNameWords); n > 0; n-- {
		if !r.lasts[r.key(i+n-1)] {
			continue
		}
		var exact, loose []int
		for at, p := range r.people {
			e, l := r.named(i, n, p)
			switch {
			case e:
				exact = append(exact, at)
			case l:
				loose = append(loose, at)
			}
		}
		switch {
		case len(exact) > 0 && r.marked:
			return match{who: exact, to: i + n, sure: true, kind: Person}, true
		case len(exact)+len(loose) > 0:
			return match{who: append(exact, loose...), to: i + n, sure: !r.marked, kind: Person}, true
		}
	}
	return match{}, false
}

// run counts the words from i on that no sign parts, up to most.
func (r *reader) run(i, most int) int {
	n := 0
	for n < most && r.word(i+n) {
		n++
	}
	return n
}

// named tells whether n words from i name a person.
func (r *reader) named(i, n int, p person) (exact, loose bool) {
	if len(p.call) == n {
		if exact, loose = r.written(i, p.call, p.bare); exact || loose {
			return exact, loose
		}
	}
	if n > len(p.name) || n == 0 {
		return false, false
	}
	last := len(p.name) - 1
	exact, loose = r.same(i+n-1, p.name[last], p.bare)
	w := 0
	for j := i; j < i+n-1 && (exact || loose); j++ {
		for w < last && p.name[w].key != r.key(j) {
			w++
		}
		if w == last {
			return false, false
		}
		e, l := r.same(j, p.name[w], p.bare)
		exact, loose = exact && e, (exact || loose) && (e || l)
		w++
	}
	return exact, loose && !exact
}

// written tells whether the words stand at i.
func (r *reader) written(i int, all []spelling, bare bool) (exact, loose bool) {
	exact, loose = len(all) > 0, len(all) > 0
	for j, w := range all {
		e, l := r.same(i+j, w, bare)
		exact, loose = exact && e, loose && (e || l)
	}
	return exact, loose && !exact
}

// doubtful tells whether the word at i is as likely an ordinary one, so that only its surroundings make it a name.
func (r *reader) doubtful(i int) bool {
	_, also := ordinary[r.key(i)]
	return also || r.marked && numbers.is(&r.sentence, i)
}

// longer tells whether a name goes on behind what was matched: "Hùng Anh" is not Hùng.
func (r *reader) longer(i int) bool {
	return r.title(i) && !r.timed(i) && !verbs.is(&r.sentence, i) && !leading.is(&r.sentence, i) && !joining.is(&r.sentence, i) &&
		!and.is(&r.sentence, i) && !r.ofPlace(i) && !bodyHeads.is(&r.sentence, i) && !inCharge.is(&r.sentence, i) &&
		!r.ofPost(i)
}

func (r *reader) ofPlace(i int) bool { return r.localAt(i) > i }

func (r *reader) ofPost(i int) bool {
	_, ok := r.post(i, nil)
	return ok
}

// unknownName returns the end of what is written like a name at i, or i.
func (r *reader) unknownName(i int) int {
	j := i
	for j < i+4 && r.title(j) && !r.timed(j) && (j == i || !verbs.is(&r.sentence, j)) && !and.is(&r.sentence, j) {
		j++
	}
	if j > i && !verbs.is(&r.sentence, i) {
		return j
	}
	if families.is(&r.sentence, i) && !r.marked {
		if j = r.chunk(i); j-i >= 2 && j-i <= 4 {
			return j
		}
	}
	return i
}

// chunk returns the end of the words from i on that may be one name or body: up to a sign, a verb, a time or a word that
// joins, six at the most.
func (r *reader) chunk(i int) int {
	j := i
	for j < i+6 && r.word(j) && !r.timed(j) {
		if k := compounds.at(&r.sentence, j); k > j {
			j = k
			continue
		}
		if k := verbs.at(&r.sentence, j); j > i && k > j && r.title(j) {
			j = k // "Sở Xây dựng"
			continue
		}
		if r.breaks(j) {
			break
		}
		j++
	}
	return j
}

func (r *reader) breaks(i int) bool {
	s := &r.sentence
	return verbs.is(s, i) || leading.is(s, i) || joining.is(s, i) || and.is(s, i) || digits(r.key(i))
}
