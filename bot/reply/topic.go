package reply

import "slices"

// topic is a run of claims about the same items. Without codes it is about the one item that is open.
type topic struct {
	codes   []code
	claims  []claim
	implied bool // "xong hết": all items, unless some are named
}

// topics reads the clauses of a text and gives each claim its items.
func topics(ws []word, cs []clause) []topic {
	t := assigner{ws: ws}
	for _, c := range cs {
		t.clause(c)
	}
	return t.settled()
}

type assigner struct {
	ws      []word
	out     []topic
	correct bool // "à nhầm" was said and nothing since
	skipQ   bool // what the last clause counted were no results
	leftQ   bool // but remains; people are not left over
	lackQ   bool // but what is missing; points are not
}

// stretch is a run of marks of a clause, with the head before it if there is one.
type stretch struct {
	head  *mark
	marks []mark
}

func (t *assigner) clause(c clause) {
	c.correcting = c.correcting || t.correct
	t.correct = false
	parts := split(c.marks)
	if c.correcting && !states(c.marks) && len(parts) == 1 && c.marks[0].sense != number {
		t.correct = true
		return
	}
	shift(parts)
	for i := range parts[:len(parts)-1] {
		if now, next := parts[i].marks, parts[i+1].marks; len(now) == 1 && now[0].sense == finish && len(next) > 1 && next[0].sense == already && next[1].sense == then {
			parts[i].marks = nil // "tc3 xong tc7 rồi mới làm"
		}
	}
	var frame []mark
	for i, p := range parts {
		if i == 0 && len(parts) > 1 && (!states(p.marks) || frames(p.marks)) {
			frame = p.marks
			continue
		}
		if p.head != nil {
			if c.correcting && len(t.out) > 0 && len(parts) == 2 && !states(p.marks) {
				t.out[len(t.out)-1].codes = p.head.codes // "tc3 xong, nhầm, tc7"
				return
			}
			if c.correcting && len(t.out) > 0 && !slices.Equal(t.out[len(t.out)-1].codes, p.head.codes) {
				t.out = t.out[:len(t.out)-1] // it was the other one
				c.correcting = false
			}
			t.out = append(t.out, topic{codes: p.head.codes})
			if p.head.except {
				rest := hasWhole(p.marks)
				if rest || !states(p.marks) {
					t.claim(claim{notDone: true})
				}
				if rest { // "ngoài tc7 ra thì xong hết"
					t.out = append(t.out, topic{codes: []code{{prefix: allItems}}})
				} else if !states(p.marks) {
					continue
				}
			}
		}
		if len(p.marks) == 0 || p.head != nil && courteous(p.marks) {
			continue
		}
		if len(t.out) == 0 {
			t.out = append(t.out, topic{})
		}
		codes := t.out[len(t.out)-1].codes
		if t.likewise(p) {
			continue
		}
		cl := read(t.ws, frame, p.marks, c, len(codes) > 0, len(codes) > 0 && codes[0].prefix == "kp", t.skipQ && p.head == nil && p.marks[0].sense == quantity && !achieved(p.marks) && !(t.leftQ && p.marks[0].unit == unitPeople || t.lackQ && p.marks[0].unit == unitPoints))
		t.lackQ = cl.lacks || cl.need
		t.skipQ, t.leftQ = cl.noResults, (cl.left || cl.blocked || cl.stopped) && !cl.lacks && !cl.need && !cl.planned
		t.claim(cl)
		c.but, c.correcting = false, false
	}
}

func (t *assigner) claim(c claim) {
	last := &t.out[len(t.out)-1]
	if len(last.codes) == 0 && (c.whole && c.done || c.none) {
		last.codes, last.implied = []code{{prefix: allItems}}, true
	}
	last.claims = append(last.claims, c)
}

// likewise gives "tc7 cũng vậy" what was said of the item before.
func (t *assigner) likewise(p stretch) bool {
	if p.head == nil || states(p.marks) || len(t.out) < 2 {
		return false
	}
	for _, m := range p.marks {
		if m.sense == likewise {
			for _, c := range t.out[len(t.out)-2].claims {
				c.from, c.to = 0, 0
				t.claim(c)
			}
			return true
		}
	}
	return false
}

// courteous tells whether marks are mere politeness: "việc 1 với việc 3 nhé anh".
func courteous(ms []mark) bool {
	for i := range ms {
		if !trailing(ms, i) {
			return false
		}
	}
	return true
}

func states(ms []mark) bool {
	for _, m := range ms {
		if stating(m.sense) || m.sense == no {
			return true
		}
	}
	return false
}

// frames tells whether all that follows is only said by others, or if something happens.
func frames(ms []mark) bool {
	for _, m := range ms {
		if m.sense == hear || m.sense == cond || m.sense == other {
			return true
		}
	}
	return false
}

// achieved tells whether marks say that something was managed: "14 người dọn được 1 điểm".
func achieved(ms []mark) bool {
	for _, m := range ms {
		if m.sense == manage || m.sense == past {
			return true
		}
	}
	return false
}

func hasWhole(ms []mark) bool {
	for _, m := range ms {
		if m.sense == whole || m.sense == all || m.sense == rest {
			return true
		}
	}
	return false
}

// split parts a clause at its heads; the first part has none.
func split(ms []mark) []stretch {
	out := []stretch{{}}
	for i := range ms {
		if ms[i].sense == head {
			next := stretch{head: &ms[i]}
			if last := &out[len(out)-1]; ms[i].except && len(last.marks) > 0 {
				last.marks = last.marks[:len(last.marks)-1]
			}
			if last := &out[len(out)-1]; len(last.marks) > 0 && last.marks[len(last.marks)-1].sense == left {
				if !states(ms[i+1:]) {
					next.marks = last.marks[len(last.marks)-1:] // "còn việc 3"
				}
				last.marks = last.marks[:len(last.marks)-1] // "còn" only leads over to it
			}
			out = append(out, next)
			continue
		}
		last := &out[len(out)-1]
		last.marks = append(last.marks, ms[i])
	}
	return out
}

// shift moves statements behind the head they were made of, where the head comes last: "xong tc3", "xong tc3, vướng tc7".
func shift(parts []stretch) {
	last := len(parts) - 1
	if last == 0 || !states(parts[0].marks) || parts[1].head.except || parts[0].marks[len(parts[0].marks)-1].sense == none {
		return
	}
	switch {
	case !states(parts[last].marks):
		for i := last; i > 0; i-- {
			parts[i].marks = append(parts[i-1].marks[:len(parts[i-1].marks):len(parts[i-1].marks)], parts[i].marks...)
			parts[i-1].marks = nil
		}
	case !states(parts[1].marks):
		parts[1].marks = append(parts[0].marks[:len(parts[0].marks):len(parts[0].marks)], parts[1].marks...)
		parts[0].marks = nil
	}
}

// settled gives what was said before any item was named to the only item named after it, and drops a summary ("xong
// rồi anh ơi: …") where several are named.
func (t *assigner) settled() []topic {
	if len(t.out) > 1 && t.out[0].implied && !slices.ContainsFunc(t.out[1:], func(named topic) bool { return len(named.claims) > 0 }) {
		for i := range t.out[1:] {
			t.out[i+1].claims = t.out[0].claims // "hai việc xong cả rồi, việc 1 với việc 3"
		}
		return t.out[1:]
	}
	if len(t.out) < 2 || len(t.out[0].codes) > 0 {
		return t.out
	}
	for _, other := range t.out[2:] {
		if !slices.Equal(other.codes, t.out[1].codes) {
			return t.out[1:]
		}
	}
	t.out[1].claims = append(t.out[0].claims, t.out[1].claims...)
	return t.out[1:]
}
