package assignment

import (
	"slices"
	"strings"

	"giaoban/schedule/when"
	"giaoban/store"
)

// reader reads one sentence.
type reader struct {
	sentence
	k      Known
	people []person
	// lasts are the words that names end with, begins those that posts and units may be begun with, initials too: most words
	// are neither, and no member is looked at.
	lasts, begins map[string]bool
	places        []place
	local         [][]spelling // the ways to write the committee's word for a neighbourhood
	out           Assignment
	// behind is the token after the lead and what was said about him.
	behind int
}

// person is a member in the words by which he is matched.
type person struct {
	id         store.MemberID
	role       store.Role
	name, call []spelling
	bare       bool // the name is kept without marks
	post, unit []spelling
	body       []spelling // the name of a member that is a body: "Công an phường"
	charges    []store.Charge
}

// place is a neighbourhood in the words by which it is matched; name is nil where it only has a number.
type place struct {
	number int
	name   []spelling
}

func newReader(text string, k Known) *reader {
	r := &reader{sentence: newSentence(text), k: k, lasts: map[string]bool{}, begins: map[string]bool{}}
	words := speller{}.words
	for _, m := range k.Members {
		p := person{id: m.ID, role: m.Role, name: words(m.Name), call: words(m.Call), post: words(m.Post), unit: words(m.Unit), charges: m.AnswersFor(k.Now)}
		p.bare = !slices.ContainsFunc(p.name, func(w spelling) bool { return !w.plain() })
		if len(p.name) > 1 && bodyHeads[p.name[0].key] != nil {
			if n := newSentence(m.Name); bodyHeads.is(&n, 0) {
				p.body = p.name
			}
		}
		r.people = append(r.people, p)
		r.index(p)
	}
	word := words(k.Word)
	if len(word) > 0 {
		r.local = append(r.local, word)
	}
	if len(word) > 1 {
		r.local = append(r.local, []spelling{spell(initials(word))})
	}
	r.local = append(r.local, []spelling{spell(store.KindNeighbourhood)})
	for _, n := range k.Neighbourhoods {
		if k.Now.Before(n.From) || !n.To.IsZero() && !k.Now.Before(n.To) {
			continue
		}
		name := words(n.Name)
		if len(name) >= len(word) && slices.EqualFunc(name[:len(word)], word, func(a, b spelling) bool { return a.key == b.key }) {
			name = name[len(word):]
		}
		if len(name) == 1 && digits(name[0].key) {
			name = nil
		}
		r.places = append(r.places, place{n.Number, name})
	}
	r.markTimes()
	return r
}

// index notes by which words a person may be found.
func (r *reader) index(p person) {
	for _, name := range [...][]spelling{p.name, p.call} {
		if len(name) > 0 {
			r.lasts[name[len(name)-1].key] = true
		}
	}
	for _, field := range [...][]spelling{p.post, p.unit, p.body} {
		for from := range field {
			r.begins[field[from].key] = true
			for n := 2; n <= min(maxInitials, len(field)-from); n++ {
				r.begins[initials(field[from:from+n])] = true
			}
		}
	}
}

func placeSubject(number int) store.Subject { return store.SubjectOf(store.KindNeighbourhood, number) }

// markTimes marks the words that speak of time, so that none of them is taken for somebody.
func (r *reader) markTimes() {
	for _, d := range when.All(r.text, r.k.Now, r.k.Calendar) {
		for i := range r.tok {
			if r.tok[i].Start >= d.Start && r.tok[i].End <= d.End {
				r.tok[i].timed = true
			}
		}
	}
}

func (r *reader) timed(i int) bool { return i >= 0 && i < len(r.tok) && r.tok[i].timed }

func (r *reader) problem(kind Trouble, said string) {
	r.out.Problems = append(r.out.Problems, Problem{kind, said})
}

func initials(all []spelling) string {
	var b strings.Builder
	for _, w := range all {
		for _, c := range w.key {
			b.WriteRune(c)
			break
		}
	}
	return b.String()
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// same tells whether token i writes the word: exact with the same marks, loose where it may have been typed without.
func (r *reader) same(i int, w spelling, bare bool) (exact, loose bool) {
	if !r.word(i) || r.key(i) != w.key {
		return false, false
	}
	t := r.tok[i]
	return t.form == w.form, t.plain() || bare
}
