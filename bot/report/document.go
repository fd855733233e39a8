// Package report turns the read model of a period into the written report of a committee: what the chair signs and the
// higher level receives.
//
// Compose is pure: the same model, language and edits give the same Document. All its words come from bot/text, all its
// figures from view.Report; nothing is made up, what nobody has said is marked “[cần bổ sung]”. The packages below it draw a
// Document or a Report: docx, xlsx, picture.
package report

import (
	"strings"

	"giaoban/store"
)

// Document is a written report without its layout. Text in it is one line a string, NFC, without control characters.
type Document struct {
	Lang store.Lang
	// Kind is the type of the document (BÁO CÁO), Title what it is about (trích yếu), Period its two dates in words.
	Kind, Title, Period string
	// AsOf says of which instant the figures are.
	AsOf string
	// Sections are in reading order, the parents (I, II …) before their parts.
	Sections []Section
	// Closing is the last line before the signature.
	Closing string
	// Appendix has a heading (PHỤ LỤC), and a title over each of its tables. Empty when there is nothing to list.
	AppendixHeading string
	Appendix        []Table
}

// Section is a part of a document.
type Section struct {
	// Key names the section for ever, whatever else is in the document: "I", "I.1". Edits go by it.
	Key string
	// Level is 1 for the main parts, 2 for their parts. Number stands before the heading without its mark ("I", "2"): the
	// two official forms write it differently.
	Level   int
	Number  string
	Heading string
	// Body is what the section says; Edited tells that somebody has put his own words in place of the drafted ones.
	Body   []Line
	Edited bool
	// Tables stand after the body. Edits leave them alone.
	Tables []Table
}

// Line is a paragraph, or a bullet (gạch đầu dòng, without its dash).
type Line struct {
	Text   string
	Bullet bool
}

// Align is how a column's cells stand.
type Align int

// The alignments.
const (
	Left Align = iota
	Center
	Right
)

// Column is a column of a table. Width is its share of the table's width, in hundredths; those of a table add up to 100.
type Column struct {
	Heading string
	Width   int
	Align   Align
}

// Table is a grid of cells; each row has as many as there are columns. Title is empty when the text before says it.
type Table struct {
	Title   string
	Columns []Column
	Rows    [][]string
}

// Text is the section's body as it is edited: a paragraph a line, bullets with "- " before them.
func (s Section) Text() string {
	var b strings.Builder
	for i, l := range s.Body {
		if i > 0 {
			b.WriteByte('\n')
		}
		if l.Bullet {
			b.WriteString("- ")
		}
		b.WriteString(l.Text)
	}
	return b.String()
}

// Section finds one by its key; ok is false when the document has none.
func (d Document) Section(key string) (s Section, ok bool) {
	for _, s := range d.Sections {
		if s.Key == key {
			return s, true
		}
	}
	return Section{}, false
}
