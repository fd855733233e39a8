package importer

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// cell is what stands in one place of a sheet that was read.
type cell struct {
	text string
	// number tells that the cell is a number and no text.
	number, formula bool
}

// broken tells whether the cell is a formula that came to nothing; one that came to something is what it came to.
func (c cell) broken() bool { return c.formula && strings.TrimSpace(c.text) == "" }

// place is a row and a column, both from 1.
type place struct{ row, col int }

// page is a sheet that was read: its cells, and the areas where several were made one.
type page struct {
	name   string
	cells  map[place]cell
	rows   int
	merged []area
	// cut tells that there is more than we read.
	cut bool
}

type area struct{ from, to place }

func (p pack) page(t tab, shared []string) (page, error) {
	pg := page{name: t.name, cells: map[place]cell{}}
	var at place
	var kind string
	var value strings.Builder
	in := ""
	formula := false
	err := p.walk(t.part, walker{
		begin: func(e xml.StartElement) error {
			x := element{attrs: e.Attr}
			switch e.Name.Local {
			case "row":
				at.row++
				if n, err := strconv.Atoi(x.attr("r")); err == nil && n > 0 {
					at.row = n
				}
				at.col = 0
			case "c":
				at.col++
				if to, ok := placeOf(x.attr("r")); ok {
					at = to
				}
				kind, formula = x.attr("t"), false
				value.Reset()
			case "f":
				formula = true
			case "mergeCell":
				if from, to, ok := strings.Cut(x.attr("ref"), ":"); ok {
					a, ok1 := placeOf(from)
					b, ok2 := placeOf(to)
					switch {
					case !ok1 || !ok2:
					case len(pg.merged) == maxMerged:
						pg.cut = true
					default:
						pg.merged = append(pg.merged, area{a, b})
					}
				}
			}
			in = e.Name.Local
			return nil
		},
		end: func(name string) error {
			if name == "c" {
				pg.put(at, kind, value.String(), formula, shared)
			}
			in = ""
			return nil
		},
		text: func(s string) error {
			if in == "v" || in == "t" {
				value.WriteString(s)
			}
			return nil
		},
	})
	return pg, err
}

func (pg *page) put(at place, kind, value string, formula bool, shared []string) {
	c := cell{text: value, formula: formula}
	switch kind {
	case "s":
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(shared) {
			return
		}
		c.text = shared[i]
	case "inlineStr", "str":
		c.text = unescape(value)
	case "e":
		// An error such as #REF! is the end of a formula that was there.
		c.text, c.formula = "", true
	case "", "n":
		c.number = value != ""
	}
	if strings.TrimSpace(c.text) == "" && !c.formula {
		return
	}
	if at.row > maxRow || at.col > maxCol || len(pg.cells) >= maxCells {
		pg.cut = true
		return
	}
	pg.rows = max(pg.rows, at.row)
	pg.cells[at] = c
}

// placeOf reads "AB12".
func placeOf(ref string) (place, bool) {
	i := 0
	var p place
	for ; i < len(ref) && i < 4 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		p.col = p.col*26 + int(ref[i]-'A') + 1
	}
	n, err := strconv.Atoi(ref[i:])
	p.row = n
	return p, err == nil && n > 0 && p.col > 0
}

// letters names a column: 28 is AB.
func letters(col int) string {
	s := ""
	for ; col > 0; col = (col - 1) / 26 {
		s = string(rune('A'+(col-1)%26)) + s
	}
	return s
}
