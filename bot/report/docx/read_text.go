package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// wordSpaces are the names that Word's elements go by: those of everyday files and those of "Strict Open XML".
var wordSpaces = []string{wordSpace, "http://purl.oclc.org/ooxml/wordprocessingml/main"}

// skipped are the elements whose text is not that of the paragraph: deleted and moved away, pictures and their text boxes,
// what a field is computed from, notes.
var skipped = map[string]bool{
	"del": true, "moveFrom": true, "drawing": true, "pict": true, "object": true, "instrText": true, "delText": true,
	"AlternateContent": true, "txbxContent": true, "sectPr": true, "pPrChange": true, "rPrChange": true, "sdtPr": true,
}

// read paragraph: its text, its style, the bookmarks that begin in or before it, whether it stands in a table, and in which
// cell; whether there is a picture in it.
type readPar struct {
	text    string
	style   string
	marks   []string
	table   bool
	cell    cell
	picture bool
}

// cell is where in a file's tables a paragraph stands; a table within a table is part of the cell that it stands in.
type cell struct{ table, row, column int }

// pictures are the elements that one is drawn by.
var pictures = map[string]bool{"drawing": true, "pict": true, "object": true, "AlternateContent": true}

// reader walks through document.xml.
type reader struct {
	lists   lists
	out     []readPar
	text    strings.Builder
	waiting []string // bookmarks between paragraphs belong to the next one
	marks   []string
	open    int // paragraphs that are open
	tables  int
	cell    cell
	picture bool
	letters bool // within w:t
	style   string
	numID   string
	level   string
}

// paragraphs are those of a text, in order. Errors: ErrNotWord, ErrDamaged, ErrTooLarge.
func paragraphs(data []byte, l lists) ([]readPar, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, ErrDamaged }
	r := &reader{lists: l}
	depth, root := 0, false
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) && root {
			return r.out, nil
		}
		if err != nil {
			return nil, ErrDamaged
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > deepestLevel {
				return nil, ErrTooLarge
			}
			word := slices.Contains(wordSpaces, t.Name.Space)
			if !root {
				if !word || t.Name.Local != "document" {
					return nil, ErrNotWord
				}
				root = true
			}
			if skipped[t.Name.Local] {
				r.picture = r.picture || r.open > 0 && pictures[t.Name.Local]
				if err := skip(d); err != nil {
					return nil, err
				}
				depth--
				continue
			}
			if word {
				r.start(t)
			}
		case xml.EndElement:
			depth--
			if slices.Contains(wordSpaces, t.Name.Space) {
				r.end(t.Name.Local)
			}
		case xml.CharData:
			if r.letters {
				r.text.Write(t)
			}
		}
	}
}

// skip passes over an element. The decoder's own Skip does not count how deep it goes.
func skip(d *xml.Decoder) error {
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return ErrDamaged
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth > deepestLevel {
				return ErrTooLarge
			}
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

func (r *reader) start(t xml.StartElement) {
	switch t.Name.Local {
	case "p":
		if r.open++; r.open == 1 {
			r.text.Reset()
			r.marks, r.waiting = r.waiting, nil
			r.style, r.numID, r.level, r.picture = "", "", "", false
		}
	case "tbl":
		if r.tables++; r.tables == 1 {
			r.cell = cell{r.cell.table + 1, -1, -1}
		}
	case "tr":
		if r.tables == 1 {
			r.cell.row, r.cell.column = r.cell.row+1, -1
		}
	case "tc":
		if r.tables == 1 {
			r.cell.column++
		}
	case "t":
		r.letters = true
	case "tab":
		r.space(' ')
	case "br", "cr":
		r.space('\n')
	case "noBreakHyphen":
		r.space('-')
	case "pStyle":
		r.style = val(t)
	case "numId":
		r.numID = val(t)
	case "ilvl":
		r.level = val(t)
	case "bookmarkStart":
		if r.open > 0 {
			r.marks = append(r.marks, attr(t, "name"))
		} else {
			r.waiting = append(r.waiting, attr(t, "name"))
		}
	}
}

// space adds what stands for a letter, where letters can be.
func (r *reader) space(c rune) {
	if r.open > 0 {
		r.text.WriteRune(c)
	}
}

func (r *reader) end(name string) {
	switch name {
	case "t":
		r.letters = false
	case "tbl":
		r.tables--
	case "p":
		if r.open--; r.open == 0 {
			text := r.text.String()
			if r.numID != "" && r.numID != "0" {
				text = r.lists.mark(r.numID, r.level) + strings.TrimSpace(text)
			}
			r.out = append(r.out, readPar{text: text, style: r.style, marks: r.marks, table: r.tables > 0, cell: r.cell, picture: r.picture})
			r.marks = nil
		}
	}
}

func val(t xml.StartElement) string { return attr(t, "val") }

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
