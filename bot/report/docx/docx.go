// Package docx writes a committee's report as the Word file that its office files and signs, and reads back the copy that
// the secretary has edited.
//
// There are two official forms, chosen by the committee's letter: that of the state (NĐ 30/2020/NĐ-CP, Phụ lục I) and that of
// the Party (HD 05-HD/VPTW); marks of one are never put in the other. The number, the signature and the stamp are the
// office's: the number's place stays empty, and what nobody has said is marked “[cần bổ sung]”, highlighted.
//
// The same report gives the same bytes: no clock, no chance.
package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"

	"giaoban/bot/report"
	"giaoban/store"
)

// Options is what about a document is neither said by its report nor by its letter.
type Options struct {
	// Draft marks it DỰ THẢO on every page: until the chair has approved it.
	Draft bool
	// Hash is printed small at the end, once it is approved: of a draft it is not.
	Hash string
	// Note stands below it.
	Note string
	// Day is the day of signing, read in its own zone. Zero leaves dots, to be filled in by hand.
	Day time.Time
	// Name tells the copies of one report from those of another: NameOf reads it back. It is not seen in the text.
	Name string
}

// Write draws d with the letterhead l. It fails on a layout that is none, on section keys that are double or are not made
// of letters, digits and dots, and when w fails.
func Write(w io.Writer, d report.Document, l store.Letter, o Options) error {
	p, f, err := draw(d, l, o)
	if err != nil {
		return fmt.Errorf("write docx: %w", err)
	}
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"word/document.xml", p.String()},
		{"word/_rels/document.xml.rels", documentRels},
		{"word/styles.xml", f.sheet(d.Lang)},
		{"word/settings.xml", settings},
		{"word/header1.xml", firstHeader(o.Draft)},
		{"word/header2.xml", header(o.Draft)},
		{"docProps/core.xml", core(d)},
		{customPart, properties(o.Name, anchors(f, d))},
	} {
		// A fixed time: that of the clock would make other bytes each time.
		h := &zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)}
		e, err := z.CreateHeader(h)
		if err == nil {
			_, err = io.WriteString(e, part.text)
		}
		if err != nil {
			return fmt.Errorf("write docx: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write docx: %w", err)
	}
	return nil
}

// draw draws the text of a document.
func draw(d report.Document, l store.Letter, o Options) (*page, form, error) {
	var f form
	switch l.Layout {
	case "", store.StateForm:
		f = state()
	case store.PartyForm:
		f = party(l)
	default:
		return nil, f, fmt.Errorf("no layout %q", l.Layout)
	}
	seen := map[string]bool{}
	for _, s := range d.Sections {
		if !isKey(s.Key) || seen[s.Key] {
			return nil, f, fmt.Errorf("section key %q", s.Key)
		}
		seen[s.Key] = true
	}
	p := &page{form: f, width: bodyWidth}
	p.document(d, l, o)
	return p, f, nil
}

// document is the whole text: the letterhead, the title, the sections, the signature, and the appendix on pages of its own.
func (p *page) document(d report.Document, l store.Letter, o Options) {
	p.raw(documentStart)
	p.form.letterhead(p, l, o.Day)
	p.title(d)
	p.addressees(l.To)
	for _, s := range d.Sections {
		p.section(s)
	}
	p.closing(d.Closing, l)
	hash := ""
	if !o.Draft && o.Hash != "" {
		hash = hashLabel + o.Hash
	}
	p.signature(l, hash, o.Note)
	if len(d.Appendix) == 0 {
		p.para("End", "")
		p.raw(portrait)
	} else {
		p.put(par{style: "End", props: portrait})
		p.width = wideWidth
		p.appendix(d, l, o)
		p.raw(landscape)
	}
	p.raw("</w:body></w:document>\n")
}

// isKey tells whether a section can be found again by its key: it becomes part of a bookmark's name, which Word allows 40
// letters, digits and underscores.
func isKey(key string) bool {
	if key == "" || len(key) > 24 {
		return false
	}
	return key == strings.Map(keyRune, key)
}

func keyRune(r rune) rune {
	if r == '.' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' {
		return r
	}
	return -1
}
