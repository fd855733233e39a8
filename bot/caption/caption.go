// Package caption reads what people write under the photos of a clean-up, and says which photo shows a place before the
// work and which shows the same place after it.
//
// It promises: "before" and "after" are said only where the words say so. "Trước nhà văn hóa" is where a photo was taken,
// "tuần trước" is when, "sạch hơn trước" compares; none of them makes a photo one of before. A photo that nobody
// described is shown alone and never paired by a guess.
//
// It is pure: the same captions give the same reading. Every function takes any text and is linear in its length.
package caption

import "giaoban/store/fold"

// When tells which side of the work a photo shows; "" where nobody has said.
type When string

// The sides. Both is what is written under a collage or under a whole album: "trước và sau khi dọn".
const (
	Before When = "before"
	During When = "during"
	After  When = "after"
	Both   When = "both"
)

// Caption is what one caption says.
type Caption struct {
	When When
	// Place is where, as it was typed (NFC): "hẻm 45", "trước nhà văn hóa"; "" where none is named. A neighbourhood is a
	// place only if no closer one is named and no figures are told: they belong to all of it.
	Place string

	// parts is what is said of single photos of an album: "ảnh 1 trước, ảnh 2 sau".
	parts []part
	// order is that of the two sides of Both; nil where they are not side by side as the photos are.
	order []When
}

// Read reads a caption.
func Read(text string) Caption {
	text = fold.NFC(text)
	ws := split(text)
	if c, ok := counted(text, ws); ok {
		return c
	}
	return flat(text, ws)
}

// flat reads a caption that is about one photo, or about all of them alike.
func flat(text string, ws []word) Caption {
	if c, ok := initials(ws); ok {
		return c
	}
	r := reader{text: text, ws: ws, role: make([]role, len(ws))}
	r.sides()
	r.figures = r.tellsFigures()
	if !r.figures { // "25 người đã dọn" tells of the work, not of the photo
		r.states()
	}
	c := r.caption()
	c.Place = r.place()
	return c
}

// initials reads "T", "S2" and "T/S" where nothing else is written; in a sentence a letter may be anything.
func initials(ws []word) (Caption, bool) {
	if len(ws) == 0 || len(ws) > 2 {
		return Caption{}, false
	}
	side := map[string]When{"t": Before, "s": After}[ws[0].key]
	switch {
	case side == "":
		return Caption{}, false
	case len(ws) == 1:
		return Caption{When: side}, true
	case ws[1].digits():
		return Caption{When: side, Place: ws[1].text}, true
	case side == Before && ws[1].key == "s":
		return Caption{When: Both, order: []When{Before, After}}, true
	}
	return Caption{}, false
}

// role is what a word was taken for.
type role byte

const (
	free     role = iota
	moment        // it tells which side of the work
	location      // a "trước" or "sau" that tells where
	clock         // a "trước" or "sau" that tells the time
)

// reader reads one caption.
type reader struct {
	text    string
	ws      []word
	role    []role
	said    []said
	figures bool
}

// said is one thing that tells which side of the work.
type said struct {
	at   int
	when When
	// weak: it counts only if nothing else is said.
	weak bool
}

// say notes that the words from i on, n of them, tell which side.
func (r *reader) say(i, n int, when When, weak bool) {
	for k := i; k < i+n; k++ {
		r.role[k] = moment
	}
	r.said = append(r.said, said{at: i, when: when, weak: weak})
}

// caption sums up what was said.
func (r *reader) caption() Caption {
	var c Caption
	first := map[When]int{}
	for _, s := range r.said {
		if _, ok := first[s.when]; !ok && !s.weak {
			first[s.when] = s.at
		}
	}
	b, before := first[Before]
	a, after := first[After]
	_, during := first[During]
	switch {
	case before && after:
		c.When = Both
		switch {
		case r.has(sidewise):
		case b < a:
			c.order = []When{Before, After}
		default:
			c.order = []When{After, Before}
		}
	case before:
		c.When = Before
	case after:
		c.When = After
	case during:
		c.When = During
	case len(r.said) > 0:
		c.When = r.said[0].when
	}
	return c
}

// has tells whether one of the words is written anywhere.
func (r *reader) has(l lexicon) bool {
	for i := range r.ws {
		if l.at(r.ws, i) > 0 {
			return true
		}
	}
	return false
}
