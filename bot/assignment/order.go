package assignment

import (
	"strings"

	"giaoban/schedule/when"
)

// Gives tells whether a sentence without a command surely gives a task: it begins with a giving verb and somebody of the
// committee, work follows, and nothing says that it has already happened. A request ("đề nghị", "nhờ") must name a day or a
// rhythm too. What a member reports ("tc3 80%", "đã giao hồ sơ cho phường") never does.
func Gives(text string, k Known) bool {
	if !mayGive(text) {
		return false
	}
	r := newReader(text, k)
	s := &r.sentence
	verb, from := r.command(r.start())
	if verb == from {
		return false
	}
	firm := r.force(from, verb)
	f, ok := r.list(verb, firm)
	if !ok || !f.known() || strings.Contains(r.text, "?") {
		return false
	}
	for i := from; i < len(r.tok); i++ {
		if telling.is(s, i) && !(s.key(i) == "moi" && (s.key(i-1) == "thu" || s.key(i-1) == "giay")) && !(s.key(i) == "chua" && s.key(i-1) == "sua") {
			return false // without marks "thu moi" is thư mời, "sua chua" sửa chữa
		}
	}
	i := f.to
	for r.sign(i, ",:") || r.timed(i) {
		i++
	}
	a := Read(text, k)
	if a.Work == "" || !verbs.is(s, i) && !leading.is(s, i) && !joining.is(s, i) && r.helps(i) == i {
		return false
	}
	if firm == asked && pleas.is(s, i) {
		return false
	}
	// A day that cannot be was meant as one: it is asked about, not passed over.
	bound := a.Deadline.Kind == when.Date || a.Deadline.Kind == when.Recur || a.Deadline.Flaw == when.Impossible || a.Deadline.Flaw == when.Past
	return firm == given || bound
}

// farthest is how many tokens may stand before the giving verb.
const farthest = 30

// mayGive spares most messages the work: they have no giving verb.
func mayGive(text string) bool {
	s := newSentence(text)
	for i := range min(len(s.tok), farthest) {
		if giving.is(&s, i) {
			return true
		}
	}
	return false
}
