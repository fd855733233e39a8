package assignment

// supports finds those who help: "phối hợp với Công an phường", ", Minh phối hợp", "cùng Lan".
func (r *reader) supports() {
	for i := 0; i < len(r.tok); i++ {
		if r.tok[i].gone {
			continue
		}
		if to, ok := r.joined(i); ok {
			i = to - 1
			continue
		}
		clause := i == r.behind && r.behind > 0 || r.sign(i-1, ",;.(\n:-–") || r.key(i-1) == "va" && i > r.behind
		if !clause || !r.word(i) {
			continue
		}
		from := i
		if r.key(i) == "co" {
			i++
		}
		f, ok := r.list(i, listed)
		if to := r.helps(f.to); ok && to > f.to {
			r.support(from, to, f)
			i = to - 1
			continue
		}
		i = from
	}
}

// helps returns the end of words that say that those before them help with the work of others, or i.
func (r *reader) helps(i int) int {
	if r.sign(i, "(") && helping.is(&r.sentence, i+1) {
		if to := helping.at(&r.sentence, i+1); r.sign(to, ")") {
			return to + 1
		}
		return i
	}
	to := helping.at(&r.sentence, i)
	if joining.at(&r.sentence, i) > to {
		return i
	}
	if to == i {
		return i
	}
	if _, ok := r.list(to, listed); ok {
		return i // "Lan phối hợp Minh"
	}
	if r.ends(to) || r.timed(to) || joining.is(&r.sentence, i) && verbs.is(&r.sentence, to) {
		return to
	}
	return i // "Lan giúp 2 hộ neo đơn"
}

// joined reads the supports behind "phối hợp với", or behind "cùng" beside the lead.
func (r *reader) joined(i int) (to int, ok bool) {
	s := &r.sentence
	j, firm := joining.at(s, i), asked
	if j == i {
		if i != r.behind && !r.sign(i-1, ",;") || r.behind == 0 || r.timed(i) {
			return i, false
		}
		if j, firm = beside.at(s, i), listed; j == i {
			return i, false
		}
	} else if notJoining.before(s, i) < i && !r.sign(i-1, ",;.") {
		return i, false
	}
	for r.sign(j, ":") {
		j++
	}
	f, found := r.list(j, firm)
	if !found || firm == listed && !f.known() || firm == asked && len(f.unknown) > 0 && !f.known() && !r.nameLike(j, f.to) {
		return i, false
	}
	if firm == listed && r.helps(f.to) > f.to {
		f.to = r.helps(f.to)
	}
	r.support(i, f.to, f)
	return f.to, true
}

// nameLike tells whether unknown words are somebody's name rather than things.
func (r *reader) nameLike(i, to int) bool {
	return r.skipPolite(i) > i || r.unknownName(i) == to || r.ends(to) && to-i <= 2
}

// support takes down who helps, which is said between two tokens, with the "và" that hangs on it.
func (r *reader) support(from, to int, f found) {
	if (r.ends(to) || r.timed(to)) && r.key(from-1) == "va" {
		from--
	}
	r.take(from, to)
	r.out.Supports = append(r.out.Supports, f.parties...)
	for _, p := range f.parties {
		if len(p.Candidates) > 0 {
			r.problem(AmbiguousSupport, p.Said)
		}
	}
	for _, said := range f.unknown {
		r.problem(UnknownSupport, said)
	}
	for _, said := range f.strange {
		r.problem(UnknownNeighbourhood, said)
	}
}
