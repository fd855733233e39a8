package docx

import (
	"slices"
	"strings"

	"giaoban/bot/report"
	"giaoban/store"
)

// Place is a part of a document that an edited copy is not read back from.
type Place string

// The places.
const (
	Letterhead Place = "letterhead" // the agencies, the place, Kính gửi
	Number     Place = "number"     // the number and the day, which the office fills in
	Title      Place = "title"      // what the document is, its period, its instant
	Heading    Place = "heading"
	Figures    Place = "table"
	NewTable   Place = "new table"
	LostTable  Place = "lost table"
	Picture    Place = "picture"
	Closing    Place = "closing"
	Foot       Place = "foot" // Nơi nhận and who signs
	Appendix   Place = "appendix"
)

// Change is something that was edited in a copy and is not taken: the first of its place. Old stood there, New stands there now;
// one of them is empty where something was added or deleted. Key is the section it is in, where it is in one. More are further
// ones of the same place.
type Change struct {
	Place    Place
	Key      string
	Old, New string
	More     int
}

// Changes tells what was edited in a copy around the sections, if it was drawn from this document with this letterhead; in
// the order of the text. The error is that of Write.
func (a Around) Changes(d report.Document, l store.Letter) ([]Change, error) {
	drawn, err := drawnAround(d, l)
	if err != nil {
		return nil, err
	}
	var c changes
	c.lines(drawn.head, a.head, func(style string) Place {
		switch style {
		case "Number", "Date":
			return Number
		case "Kind", "Title", "AsOf", "Dashes":
			return Title
		}
		return Letterhead
	})
	for _, key := range drawn.keys {
		if text, ok := a.headings[key]; ok && text != drawn.headings[key] {
			c.add(Change{Place: Heading, Key: key, Old: drawn.headings[key], New: text})
		}
		for _, t := range drawn.titles {
			if i := slices.IndexFunc(a.titles, t.same); t.key == key && i >= 0 && a.titles[i].text != t.text {
				c.add(Change{Place: Figures, Key: key, Old: t.text, New: a.titles[i].text})
			}
		}
		c.tables(key, drawn.tables, a.tables)
		if slices.Contains(a.pictures, key) {
			c.add(Change{Place: Picture, Key: key})
		}
	}
	is := func(p Place) func(string) Place { return func(string) Place { return p } }
	c.lines(drawn.closing, a.closing, is(Closing))
	c.lines(drawn.foot, a.foot, is(Foot))
	c.lines(drawn.appendix, a.appendix, is(Appendix))
	c.tables(endKey, drawn.tables, a.tables)
	return c, nil
}

type changes []Change

// add keeps the first change of a place, and counts the others.
func (c *changes) add(n Change) {
	for i, old := range *c {
		if old.Place == n.Place && old.Key == n.Key {
			(*c)[i].More++
			return
		}
	}
	*c = append(*c, n)
}

// lines compares the lines of a part; place says by the style of a drawn line where it is.
func (c *changes) lines(drawn, have []aroundLine, place func(style string) Place) {
	a, b := make([]string, len(drawn)), make([]string, len(have))
	for i, l := range drawn {
		a[i] = l.text
	}
	for i, l := range have {
		b[i] = l.text
	}
	for _, p := range diff(a, b) {
		style := ""
		switch {
		case p.old >= 0:
			style = drawn[p.old].style
		case p.before < len(drawn): // what was added belongs to what follows it
			style = drawn[p.before].style
		case len(drawn) > 0:
			style = drawn[len(drawn)-1].style
		}
		n := Change{Place: place(style)}
		if p.old >= 0 {
			n.Old = a[p.old]
		}
		if p.new >= 0 {
			n.New = b[p.new]
		}
		c.add(n)
	}
}

// tables compares the tables of a section: each is the first one drawn that it looks like, or a new one.
func (c *changes) tables(key string, drawn, have []aroundTable) {
	figures, of := Figures, key
	if key == endKey {
		figures, of = Appendix, ""
	}
	met := map[int]bool{}
	for _, t := range have {
		if t.key != key {
			continue
		}
		i := -1
		for n, old := range drawn {
			if i < 0 && !met[n] && t.is(old) {
				i = n
			}
		}
		if i < 0 {
			c.add(Change{Place: NewTable, Key: of})
			continue
		}
		met[i] = true
		c.cells(figures, of, drawn[i].rows, t.rows)
	}
	for i, t := range drawn {
		if t.key == key && !met[i] {
			c.add(Change{Place: LostTable, Key: of})
		}
	}
}

// cells compares two tables cell by cell, or row by row where one was added or deleted.
func (c *changes) cells(place Place, key string, drawn, have [][]string) {
	joined := func(rows [][]string) (all []string) {
		for _, row := range rows {
			all = append(all, strings.Join(row, "\x1f"))
		}
		return all
	}
	for _, p := range diff(joined(drawn), joined(have)) {
		switch {
		case p.old < 0:
			c.add(Change{Place: place, Key: key, New: rowText(have[p.new])})
		case p.new < 0:
			c.add(Change{Place: place, Key: key, Old: rowText(drawn[p.old])})
		default:
			for i := range max(len(drawn[p.old]), len(have[p.new])) {
				if old, now := nth(drawn[p.old], i), nth(have[p.new], i); old != now {
					c.add(Change{Place: place, Key: key, Old: old, New: now})
				}
			}
		}
	}
}

// rowText is what a row says.
func rowText(row []string) string {
	var all []string
	for _, s := range row {
		if s != "" {
			all = append(all, s)
		}
	}
	return strings.Join(all, " – ")
}

func nth(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}
