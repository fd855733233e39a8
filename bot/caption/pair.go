package caption

import (
	"cmp"
	"slices"
	"time"
)

// Photo is one photo of a clean-up with what its caption says.
type Photo struct {
	ID     uint64 // not 0
	Sender uint64
	// Album is the same for photos that were sent together, "" for one that was sent alone; Order is its place in it.
	Album string
	Order int
	Place string
	When  When
	At    time.Time
}

// Pair is what is shown side by side: a place before and after the work. Where only one of them is not 0 that photo stands
// alone; Other is one of which nobody said which side it shows, or that shows both, or the work itself.
type Pair struct {
	// Place is as typed, "" where nobody named one.
	Place                string
	Before, After, Other uint64
}

// Whole tells whether the pair has both sides.
func (p Pair) Whole() bool { return p.Before != 0 && p.After != 0 }

// Pairs finds the pairs among the photos of one neighbourhood. Every photo is in exactly one; whole pairs come first, both
// they and the others in the order in which they were sent. The order of the argument does not matter.
//
// A place decides first, whoever sent the photos: its first photo of before goes with its first of after. Photos without a
// place go together by their order in an album, then by the order in which their sender sent them, after not earlier than
// before. "Trước chợ" and "sau chợ" are places each, unless both were sent: then they are the two sides of one. Last, where a sender has one of each left and named the place of one only, it is the place of both.
func Pairs(photos []Photo) []Pair {
	m := matcher{photos: sorted(photos), place: make([]string, len(photos)), partner: make([]int, len(photos))}
	m.sides()
	for i, p := range m.photos {
		m.place[i], m.partner[i] = PlaceKey(p.Place), -1
	}
	for _, o := range gather(&m, func(i int) (string, bool) { return m.place[i], m.place[i] != "" }) {
		m.inOrder(o)
	}
	for _, o := range gather(&m, func(i int) (album, bool) {
		a := m.photos[i].album()
		return a, a.name != "" && m.place[i] == ""
	}) {
		m.inOrder(o)
	}
	for _, o := range gather(&m, func(i int) (uint64, bool) { return m.photos[i].Sender, m.place[i] == "" }) {
		m.inTime(o)
	}
	for _, o := range gather(&m, func(i int) (uint64, bool) { return m.photos[i].Sender, true }) {
		if len(o.before) == 1 && len(o.after) == 1 && (m.place[o.before[0]] == "") != (m.place[o.after[0]] == "") {
			m.inTime(o)
		}
	}
	return m.pairs()
}

type album struct {
	sender uint64
	name   string
}

func (p Photo) album() album { return album{p.Sender, p.Album} }

// sorted puts what was sent in the order of sending; an album counts from its first photo and keeps its own order.
func sorted(photos []Photo) []Photo {
	began := map[album]time.Time{}
	for _, p := range photos {
		if at, ok := began[p.album()]; !ok || p.At.Before(at) {
			began[p.album()] = p.At
		}
	}
	at := func(p Photo) time.Time {
		if p.Album == "" {
			return p.At
		}
		return began[p.album()]
	}
	return slices.SortedFunc(slices.Values(photos), func(a, b Photo) int {
		return cmp.Or(at(a).Compare(at(b)), cmp.Compare(a.Sender, b.Sender), cmp.Compare(a.Album, b.Album), cmp.Compare(a.Order, b.Order),
			a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
}

// matcher pairs photos, which it knows by their index in the order of sending.
type matcher struct {
	photos  []Photo
	place   []string // the key of where, "" for nowhere
	partner []int    // -1 while there is none
}

// open are photos of both sides without a partner.
type open struct{ before, after []int }

// gather puts the photos without a partner together that have the same key, in the order of their first.
func gather[K comparable](m *matcher, key func(int) (K, bool)) []open {
	var out []open
	at := map[K]int{}
	for i, p := range m.photos {
		k, ok := key(i)
		if !ok || m.partner[i] >= 0 {
			continue
		}
		n, known := at[k]
		if !known {
			n = len(out)
			at[k], out = n, append(out, open{})
		}
		switch p.When {
		case Before:
			out[n].before = append(out[n].before, i)
		case After:
			out[n].after = append(out[n].after, i)
		}
	}
	return out
}

func (m *matcher) pair(b, a int) { m.partner[b], m.partner[a] = a, b }

// inOrder pairs the first with the first.
func (m *matcher) inOrder(o open) {
	for i := range min(len(o.before), len(o.after)) {
		m.pair(o.before[i], o.after[i])
	}
}

// inTime pairs each with the first that was not sent before it.
func (m *matcher) inTime(o open) {
	for _, b := range o.before {
		for len(o.after) > 0 && o.after[0] < b && m.photos[o.after[0]].At.Before(m.photos[b].At) {
			o.after = o.after[1:]
		}
		if len(o.after) == 0 {
			return
		}
		m.pair(b, o.after[0])
		o.after = o.after[1:]
	}
}

func (m *matcher) pairs() []Pair {
	var whole, alone []Pair
	for i, p := range m.photos {
		k := m.partner[i]
		if k < 0 {
			one := Pair{Place: p.Place}
			switch p.When {
			case Before:
				one.Before = p.ID
			case After:
				one.After = p.ID
			default:
				one.Other = p.ID
			}
			alone = append(alone, one)
			continue
		}
		if k < i {
			continue
		}
		before, after := p, m.photos[k]
		if p.When == After {
			before, after = after, before
		}
		whole = append(whole, Pair{Place: cmp.Or(before.Place, after.Place), Before: before.ID, After: after.ID})
	}
	return append(whole, alone...)
}
