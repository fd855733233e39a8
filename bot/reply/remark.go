package reply

import (
	"sort"
	"strings"
)

// remark is what the claims say beyond the status, as typed.
func remark(text string, ws []word, ms []mark, cs []claim) string {
	var parts []string
	from, to := -1, -1
	flush := func() {
		if from >= 0 {
			if s := trim(text, ws, ms, from, to); s != "" {
				parts = append(parts, s)
			}
		}
		from = -1
	}
	for _, c := range cs {
		if c.to <= c.from {
			continue
		}
		if from >= 0 && c.from-to > 2 {
			flush()
		}
		if from < 0 {
			from = c.from
		}
		to = c.to
	}
	flush()
	return strings.Join(parts, "; ")
}

// trim takes the status, politeness and signs off both ends of the words from..to.
func trim(text string, ws []word, ms []mark, from, to int) string {
	first := sort.Search(len(ms), func(i int) bool { return ms[i].from >= from })
	in := ms[first:]
	in = in[:sort.Search(len(in), func(i int) bool { return in[i].to > to })]
	for len(in) > 0 && strips(in, 0) {
		in = in[1:]
	}
	for len(in) > 0 && strips(in, len(in)-1) {
		in = in[:len(in)-1]
	}
	content := false
	for _, m := range in {
		content = content || !plainStatus(m.sense)
	}
	if !content {
		return ""
	}
	return strings.TrimSpace(text[ws[in[0].from].start:ws[in[len(in)-1].to-1].end])
}

// strips tells whether the mark at the end i of ms is no part of a remark.
func strips(ms []mark, i int) bool {
	s := ms[i].sense
	if plainStatus(s) {
		return true
	}
	first := i == 0
	switch s {
	case stuck:
		return first && (len(ms) == 1 || ms[1].sense == breakWeak)
	case no, notYet:
		return len(ms) == 1 || first && plainStatus(ms[1].sense)
	case near, nearly, ongoing, going, work:
		return first && (len(ms) == 1 || plainStatus(ms[1].sense) || ms[1].sense == work) || !first && i > 0 && plainStatus(ms[i-1].sense)
	case but, and, also, then, already, past, manage, about, title, call, self, report, ack, whole, now:
		return true
	case none:
		return first == false && len(ms) > 1 && ms[i-1].sense == title
	}
	return false
}

// plainStatus senses are kept in fields of their own.
func plainStatus(s sense) bool {
	switch s {
	case finish, percent, polite, breakWeak, breakStrong, head, correct, same, already, past, going, cross, fine:
		return true
	}
	return false
}
