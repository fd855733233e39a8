package assignment

import (
	"slices"
	"strings"
)

// found is what a place of a sentence names.
type found struct {
	to      int // the token after it
	parties []Party
	unknown []string // names on no list, as typed
	strange []string // neighbourhoods that do not exist
	plain   bool     // only the surroundings can make it a party
}

// known tells whether somebody of the committee was named.
func (f *found) known() bool {
	return slices.ContainsFunc(f.parties, func(p Party) bool { return p.Kind != Outsider })
}

// firmness says how sure it is that somebody is named at a place.
type firmness int

const (
	loose  firmness = iota // where a sentence begins
	listed                 // behind a comma or "và"
	asked                  // behind "đề nghị", "phối hợp với"
	given                  // behind "giao"
)

// party reads one party at i, or neighbourhoods in a row.
func (r *reader) party(i int, firm firmness) (found, bool) {
	s := &r.sentence
	if f, ok := r.everyone(i); ok {
		return f, true
	}
	if f, ok := r.placeList(i); ok && (!f.plain || firm >= asked || r.evident(f.to)) {
		return f, true
	}
	j := r.skipPolite(i)
	if j > i {
		if f, ok := r.placeList(j); ok && !f.plain {
			return f, true
		}
	}
	titled := j > i
	best, ok := r.best(i, j, firm, titled)
	if !ok {
		return r.stranger(i, j, firm, titled)
	}
	from := i
	if best.kind == Person {
		q := r.qualified(best)
		if to := r.unknownName(best.to); q.to == best.to && to > best.to && r.longer(best.to) {
			return found{to: to, unknown: []string{r.said(j, to)}}, true
		}
		best = q
		from = j
		if best.to <= j {
			from = i
		}
	} else {
		best = r.personOf(best)
		if to := own.at(s, best.to); to > best.to && (r.evident(to) || r.ends(to)) {
			best.to = to
		}
	}
	if len(best.who) == 0 {
		return found{to: best.to, unknown: []string{r.said(from, best.to)}}, true
	}
	p := Party{Said: r.said(from, best.to), Kind: best.kind}
	if len(best.who) == 1 && best.sure {
		p.Member = r.people[best.who[0]].id
	} else {
		for _, at := range best.who {
			p.Candidates = append(p.Candidates, r.people[at].id)
		}
	}
	return found{to: best.to, parties: []Party{p}}, true
}

// best chooses among the ways to read a party the one that takes the most words; a name goes before a post.
func (r *reader) best(i, j int, firm firmness, titled bool) (match, bool) {
	var best match
	take := func(m match, ok bool) {
		if ok && m.to > best.to {
			best = m
		}
	}
	for _, at := range [...]int{j, i} {
		if m, ok := r.name(at); ok && (at == j || m.to-at > 1) && r.isName(at, m, firm, titled && at == j) {
			take(m, true)
		}
		take(r.role(at))
		if m, ok := r.post(at, nil); ok && (m.whole || titled || firm >= asked || r.evident(m.to) || r.personOf(m).kind == Person) && !r.timed(at) && !r.idle(at, m) {
			take(m, true)
		}
		take(r.charge(at))
	}
	return best, best.to > i
}

// idle tells whether a part of a post is in truth the beginning of a verb.
func (r *reader) idle(at int, m match) bool {
	return !m.whole && verbs.at(&r.sentence, at) > at && m.to-at < 2
}

// isName tells whether what matches a name is one here.
func (r *reader) isName(i int, m match, firm firmness, titled bool) bool {
	s := &r.sentence
	alone := m.to-i == 1
	shown := titled || r.title(i) && r.marked && i > 0 && r.word(i-1)
	switch {
	case titled && alone && familiar.is(s, i) && !r.evident(m.to):
		return false
	case alone && !shown && idioms.is(s, i):
		return false
	case (r.timed(i) || r.timed(m.to-1)) && !titled:
		return alone && !r.timed(m.to) && r.evident(m.to)
	case alone && !titled && familiar.is(s, i):
		return firm >= asked || r.evident(m.to) && m.sure && r.title(i)
	case alone && !shown && r.qualified(m).to > m.to:
		return true
	case alone && !shown && r.doubtful(i) && firm < given:
		return r.evident(m.to) || firm == asked && r.ends(m.to) || firm == listed && r.ends(m.to)
	case alone && !shown && !m.sure && firm < asked:
		return r.evident(m.to)
	}
	return true
}

// evident tells whether what stands at i shows that somebody was named before it: work, a charge, a time, a sign.
func (r *reader) evident(i int) bool {
	s := &r.sentence
	switch {
	case verbs.is(s, i), leading.is(s, i), joining.is(s, i), beside.is(s, i), opening.is(s, i), r.timed(i), helping.is(s, i), idioms.is(s, i) && !numbers.is(s, i), matters.is(s, i):
		return true
	case r.sign(i, ":(→"), r.sign(i, "-–") && i+1 < len(r.tok) && r.tok[i].Spaced && r.tok[i+1].Spaced:
		return true
	case r.sign(i, ",;&+") || and.is(s, i):
		return r.another(max(and.at(s, i), i+1))
	}
	return false
}

// another tells whether a list goes on at i.
func (r *reader) another(i int) bool {
	s := &r.sentence
	if m, ok := r.name(i); ok && (m.sure || verbs.is(s, m.to)) || r.localAt(i) > i || polite.is(s, i) {
		return true
	}
	if _, ok := r.role(i); ok || verbs.is(s, i) {
		return ok
	}
	if m, ok := r.post(i, nil); ok && (m.whole || verbs.is(s, m.to) || and.is(s, m.to) || r.sign(m.to, ",:")) {
		return true
	}
	return r.word(i) && verbs.is(s, i+1) && r.single(i) // one that nobody knows
}

func (r *reader) skipPolite(i int) int {
	s := &r.sentence
	if crowds.is(s, i) {
		return i
	}
	j := polite.at(s, i)
	if j > i && comrades.at(s, i) == j && polite.is(s, j) {
		j = polite.at(s, j)
	}
	if j == i || j >= len(r.tok) {
		return i
	}
	for r.sign(j, ".:") && r.word(j+1) {
		j++
	}
	return j
}

// everyone reads "các đồng chí thành viên Ban Chỉ đạo", "toàn ban".
func (r *reader) everyone(i int) (found, bool) {
	to := everybody.at(&r.sentence, i)
	if to == i {
		return found{}, false
	}
	to = max(to, ofCommittee.at(&r.sentence, to))
	if some.is(&r.sentence, to) || !r.evident(to) && !r.ends(to) || r.sign(to, ":") && r.another(to+1) || r.title(to) && !verbs.is(&r.sentence, to) {
		return found{}, false
	}
	return found{to: to, parties: []Party{{Said: r.said(i, to), Kind: Everyone}}}, true
}

// stranger reads somebody who is on no list: written like a name, like a body, or standing where one must stand.
func (r *reader) stranger(i, j int, firm firmness, titled bool) (found, bool) {
	s := &r.sentence
	if !r.word(j) || r.timed(j) {
		return found{}, false
	}
	if head := bodyHeads.at(s, j); head > j && head >= idioms.at(s, j) && !notBodies.is(s, j) {
		to := max(head, r.chunk(j), r.chunk(head))
		if firm >= asked || r.evident(to) || firm == listed && r.ends(to) {
			return found{to: to, parties: []Party{{Said: r.said(i, to), Kind: Outsider}}}, true
		}
		return found{}, false
	}
	if to := r.unknownName(j); to > j && !notBodies.is(s, j) && !idioms.is(s, j) {
		if titled || firm >= asked || r.evident(to) && (to-j > 1 || r.single(j)) || firm == listed && r.ends(to) {
			if more := r.chunk(to); (r.ofPost(to) || vacant.is(s, to)) && verbs.is(s, more) {
				to = more // "chị Hằng bên điện lực"
			}
			return found{to: to, unknown: []string{r.said(j, to)}}, true
		}
	}
	to := r.chunk(j)
	if some.is(s, j) || whoever.is(s, j) || strings.ContainsAny(r.said(j, to), "0123456789") || to == j || to-j > 3 || idioms.is(s, j) && !titled {
		return found{}, false
	}
	stops := verbs.is(s, to) || leading.is(s, to) || r.ends(to) || r.timed(to) || and.is(s, to)
	if (firm == given || firm == listed && !r.marked && r.single(j) && to-j == 1 || titled && !familiar.is(s, j-1) || firm == loose && !r.marked && r.single(j) && to-j == 1) && stops && (firm != loose || to < len(r.tok)) {
		return found{to: to, unknown: []string{r.said(j, to)}}, true
	}
	return found{}, false
}

// single tells whether a single word at the beginning may be an unknown name, and not a thing.
func (r *reader) single(i int) bool {
	return !things.is(&r.sentence, i) && !verbs.is(&r.sentence, i) && !familiar.is(&r.sentence, i) && !ordinary.is(&r.sentence, i)
}

// qualified takes in what stands behind a name to tell whose it is: "Hùng công an", "Hùng (UBND)", "bác Tư khu phố 5",
// "Yến, công chức Văn phòng – Thống kê, thư ký Ban Chỉ đạo".
func (r *reader) qualified(m match) match {
	for range 3 {
		j, closed := m.to, false
		switch {
		case r.sign(j, "("):
			j, closed = j+1, true
		case r.sign(j, ",-–"):
			j++
		}
		q, ok := r.qualifier(j, m, j > m.to)
		if !ok {
			return m
		}
		if closed {
			if !r.sign(q.to, ")") {
				return m
			}
			q.to++
		}
		m.who, m.to, m.sure = q.who, q.to, m.sure || len(q.who) == 1
	}
	return m
}

func (r *reader) qualifier(j int, m match, apart bool) (match, bool) {
	s := &r.sentence
	if q, ok := r.role(j); ok {
		q.who = inBoth(q.who, m.who)
		return q, len(q.who) > 0
	}
	if f, ok := r.somePlaces(j); ok && len(f.parties) == 1 && len(f.strange) == 0 {
		q := match{to: f.to}
		for _, at := range m.who {
			for _, c := range r.people[at].charges {
				if c.Subject == placeSubject(f.parties[0].Neighbourhood) {
					q.who = append(q.who, at)
				}
			}
		}
		return q, len(q.who) > 0
	}
	if r.timed(j) {
		return match{}, false
	}
	q, ok := r.post(j, m.who)
	if verb := verbs.at(s, j); verb > j && (r.marked || verb-j > 1 || q.to-j < 2) {
		return match{}, false
	}
	if !ok {
		if k := vacant.at(s, j); k > j {
			q, ok = r.post(k, m.who)
		}
	}
	if to := own.at(s, q.to); ok && to > q.to {
		q.to = to
	}
	if !ok || !r.evident(q.to) && !r.ends(q.to) && !and.is(s, q.to) || apart && q.to-j < 2 && !r.sign(q.to, ")") {
		return match{}, false
	}
	return q, true
}

// personOf takes in the name behind a post: "kế toán Minh", "Công an phường (đ/c Hùng)". Where it is not the name of
// who holds the post, both may be meant.
func (r *reader) personOf(m match) match {
	j, closed := m.to, false
	switch {
	case r.sign(j, "("):
		j, closed = j+1, true
	case r.sign(j, "-–,"):
		j++
	}
	k := r.skipPolite(j)
	n, ok := r.name(k)
	if !ok || closed && !r.sign(n.to, ")") || k == j && !closed && (idioms.is(&r.sentence, k) || verbs.is(&r.sentence, k) && !r.title(k) || r.doubtful(k) && !r.evident(n.to) || r.timed(k)) {
		return m
	}
	both := inBoth(n.who, m.who)
	switch {
	case len(both) > 0:
		m.who, m.sure, m.kind = both, m.sure && n.sure || len(m.who) > 1, Person
	case j > m.to && !closed:
		return m // another party of a list
	default:
		m.who, m.sure = append(slices.Clone(m.who), n.who...), false
	}
	if m.to = n.to; closed {
		m.to++
	}
	return m
}

func inBoth(a, b []int) (both []int) {
	for _, x := range a {
		if slices.Contains(b, x) {
			both = append(both, x)
		}
	}
	return both
}
