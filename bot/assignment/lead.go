package assignment

// list reads parties in a row: "Hùng, Lan và Công an phường".
func (r *reader) list(i int, firm firmness) (found, bool) {
	all, ok := r.party(i, firm)
	if !ok {
		return found{}, false
	}
	for {
		j, comma := r.separator(all.to)
		if j == all.to || r.timed(j) && !polite.is(&r.sentence, j) {
			return all, true
		}
		if verb := verbs.at(&r.sentence, j); verb > j && !r.rather(j, verb) {
			return all, true
		}
		next, ok := r.party(j, max(listed, min(firm, asked)))
		if !ok || next.to <= j {
			return all, true
		}
		if comma && r.helps(next.to) > next.to {
			return all, true // ", Minh phối hợp …" is a clause of its own
		}
		all.to = next.to
		all.parties = append(all.parties, next.parties...)
		all.unknown = append(all.unknown, next.unknown...)
		all.strange = append(all.strange, next.strange...)
	}
}

// rather tells whether what looks like a verb is more likely somebody: a name with its capital, a single word without marks
// that is a name, a whole post or unit, a neighbourhood.
func (r *reader) rather(i, verb int) bool {
	if m, ok := r.name(i); ok && (m.sure && r.title(i) || !r.marked && verb-i == 1) {
		return true
	}
	if m, ok := r.post(i, nil); ok && m.whole && m.to > verb {
		return true
	}
	f, ok := r.somePlaces(i)
	return ok && !f.plain
}

// separator returns the end of what parts two parties at i, or i.
func (r *reader) separator(i int) (to int, comma bool) {
	if r.sign(i, ",;&+/") {
		comma = r.sign(i, ",;")
		i++
	} else if r.sign(i, "-–") {
		if m, ok := r.name(r.skipPolite(i + 1)); ok && m.sure && (r.sign(m.to, "-–,:") || verbs.is(&r.sentence, m.to)) && !verbs.is(&r.sentence, i+1) {
			return i + 1, false
		}
		return i, false
	}
	if j := and.at(&r.sentence, i); j > i {
		return j, false
	}
	return i, comma
}

// leads finds who is given the work: at the beginning, behind a giving verb, at the beginning of a later clause, at the end.
func (r *reader) leads() {
	i := r.start()
	verb, from := r.command(i)
	if verb > from {
		if f, ok := r.list(verb, r.force(from, verb)); ok {
			r.accept(from, f)
			return
		}
	}
	if f, ok := r.list(i, loose); ok {
		r.accept(i, f)
		return
	}
	for c := i + 1; c < len(r.tok); c++ {
		if !r.sign(c-1, ",;.:\n") || r.timed(c) && r.timed(c-1) {
			continue
		}
		if verb, from := r.command(c); verb > from {
			if f, ok := r.list(verb, r.force(from, verb)); ok && f.known() {
				r.accept(from, f)
				return
			}
		}
		if f, ok := r.list(c, listed); ok && f.known() && r.works(f.to) {
			r.accept(c, f)
			return
		}
	}
	if r.closingLead(i) {
		return
	}
	r.problem(NoLead, "")
}

// works tells whether work or a charge follows a party.
func (r *reader) works(i int) bool {
	if l := leading.at(&r.sentence, i); l > i {
		return true
	}
	return verbs.is(&r.sentence, i) && r.helps(i) == i
}

// start skips what may stand before the sentence: bullets, numbers, a time.
func (r *reader) start() int {
	i := 0
	for i < len(r.tok) && !r.word(i) && !r.sign(i, "@(") {
		i++
	}
	if digits(r.key(i)) && r.sign(i+1, ".)/") && i+2 < len(r.tok) && r.tok[i+2].Spaced && !r.timed(i) {
		i += 2
	}
	for r.key(i) == "giao" && r.sign(i-1, "/") && giving.at(&r.sentence, i+1) > i+1 {
		r.take(i, i+1)
		i++
	}
	r.take(0, i)
	j := i
	for j < len(r.tok) && r.timed(j) {
		j++
	}
	if j-i == 1 {
		if m, ok := r.name(i); ok && r.evident(m.to) {
			if _, named := r.best(j, j, listed, false); !named {
				return i
			}
		}
	}
	for j > i && j < len(r.tok) && (r.sign(j, ",:-–") || r.key(j) == "thi") {
		j++
	}
	if j >= len(r.tok) {
		return i
	}
	return j
}

// command finds the giving verb of a clause: it begins the clause, or somebody above gives it ("UBND chỉ đạo các khu
// phố …"). verb is the token after it and equals from where there is none.
func (r *reader) command(from int) (verb, begin int) {
	s := &r.sentence
	at := func(i int) int {
		if n := notGiving.at(s, i); n > i && n >= giving.at(s, i) && !bodies.is(s, i+1) {
			return i
		}
		j := giving.at(s, i)
		for j > i && (r.sign(j, ":") || r.key(j) == "cho") {
			j++
		}
		return j
	}
	if j := at(from); j > from {
		return j, from
	}
	above := overseers.at(s, r.skipPolite(from))
	if above == r.skipPolite(from) {
		return from, from
	}
	for i := above; i < from+9 && r.word(i); i++ {
		if j := at(i); j > i {
			return j, from
		}
	}
	return from, from
}

func (r *reader) force(from, verb int) firmness {
	for i := from; i < verb; i++ {
		if asking.at(&r.sentence, i) == verb {
			return asked
		}
	}
	return given
}

// closingLead finds a lead behind the work: "…, giao Lan", "… do Hùng chủ trì", "chủ trì: Lan", "… (khu phố 3)", "… - Lan".
func (r *reader) closingLead(i int) bool {
	s := &r.sentence
	for c := i; c < len(r.tok); c++ {
		if l := labels.at(s, c); l > c && r.sign(l, ":") {
			if f, ok := r.list(l+1, given); ok {
				r.accept(c, f)
				return true
			}
		}
		if r.key(c) == "do" {
			if f, ok := r.list(c+1, listed); ok && f.known() {
				if to := charged.at(s, f.to); to > f.to && (r.ends(to) || r.timed(to) || joining.is(s, to)) {
					f.to = to
					r.accept(c, f)
					return true
				}
			}
		}
		if verb, from := r.command(c); c > i && verb > from && from == c {
			if f, ok := r.list(verb, r.force(from, verb)); ok && f.known() {
				r.accept(from, f)
				return true
			}
		}
		if c > i && (r.sign(c-1, ":,(;-–→") || r.key(c-1) == "co") {
			if f, ok := r.list(c, listed); ok && f.known() && r.closes(c, f) {
				r.accept(c, f)
				return true
			}
		}
	}
	return false
}

// closes tells whether a party at the end of a sentence or of a clause is who does the work before it.
func (r *reader) closes(from int, f found) bool {
	s := &r.sentence
	end := func(i int) bool {
		return i >= len(r.tok) || r.sign(i, ".)!;\n") || r.timed(i) || r.sign(from-1, "-–") && r.sign(i, "-–")
	}
	if to := charged.at(s, f.to); to > f.to && (end(to) || r.ends(to)) || leading.is(s, f.to) && r.ends(leading.at(s, f.to)) {
		return true
	}
	if len(f.parties) > 0 && f.parties[0].Kind == Neighbourhood && !r.sign(from-1, ":→") {
		return false // "dọn rác (khu phố 5)" says where
	}
	return end(f.to) && !r.sign(from-1, ",;") && r.key(from-1) != "co"
}

// accept takes down the leads found, which are said from a token on, and what marks them as such.
func (r *reader) accept(from int, f found) {
	s := &r.sentence
	r.take(from, f.to)
	r.out.Leads = f.parties
	for _, p := range f.parties {
		switch {
		case p.Kind == Outsider:
			r.problem(UnknownLead, p.Said)
		case len(p.Candidates) > 0:
			r.problem(AmbiguousLead, p.Said)
		}
	}
	for _, said := range f.unknown {
		r.problem(UnknownLead, said)
	}
	for _, said := range f.strange {
		r.problem(UnknownNeighbourhood, said)
	}
	j := f.to
	if r.key(j) == "oi" {
		j++
	}
	if to := r.charged(j); to > j {
		j = to
	}
	r.take(f.to, j)
	if (r.sign(from-1, "→") || r.key(from-1) == "do") && from > 0 {
		r.take(from-1, from)
	}
	if c := charged.at(s, j); c > j && (c >= len(r.tok) || r.ends(c)) && from > 0 && c-j > 0 && j == f.to && c == len(r.tok) {
		r.take(j, c)
		j = c
	}
	r.behind = j
}

// charged returns the end of words that make plain that he leads ("chủ trì", "(chủ trì)"), unless they are the work.
func (r *reader) charged(i int) int {
	s := &r.sentence
	if r.sign(i, "(") {
		if to := leading.at(s, i+1); to > i+1 && r.sign(to, ")") {
			return to + 1
		}
		return i
	}
	to := leading.at(s, i)
	if to == i || presided.is(s, to) {
		return i
	}
	if r.ends(to) || joining.is(s, to) || verbs.is(s, to) || beside.is(s, to) || r.timed(to) {
		return to
	}
	return i
}
