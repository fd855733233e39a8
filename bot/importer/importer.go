// Package importer reads a workbook that the secretary has made or edited, and says what it would change.
//
// It takes the workbook that bot/report/sheet writes, saved again by Excel or LibreOffice, and any list of people with a row
// of headings. It promises that nothing is done by reading: what it finds are proposals, compared with what the file was
// exported with, so that what nobody touched is no change and what has moved on since is a conflict, never overwritten
// silently; that nothing ends by being absent; that what cannot be read is named by sheet, row and column and keeps nothing
// else from being read; and that no file, however made, costs more than the limits below. Everything is pure: bytes and
// facts in, proposals out; formulas are never computed.
package importer

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"time"

	"giaoban/store"
	"giaoban/store/fold"
)

// Errors of Read. None says anything of what is in the file.
var (
	ErrNotWorkbook = errors.New("no .xlsx workbook")
	ErrOldFormat   = errors.New("a workbook of another format (.xls, .ods, .csv)")
	ErrDocument    = errors.New("a text document")
	ErrPassword    = errors.New("the workbook has a password")
	ErrTooLarge    = errors.New("the workbook is too large")
	ErrNothing     = errors.New("no list in the workbook")
	// ErrErased: the workbook is that of a report from which a person was erased; its names are not those of the list.
	ErrErased = errors.New("the workbook has erased names")
)

// The kinds of rows.
const (
	Member    = "member"
	Criterion = "criterion"
	Indicator = "indicator"
	Task      = "task"
)

// List is what a workbook says.
type List struct {
	Stamp    Stamp     `json:"stamp,omitzero"`
	Rows     []Row     `json:"rows"`
	Problems []Problem `json:"problems,omitempty"`
}

// Stamp is what a workbook remembers of its export: whose it is, and the instant whose facts it shows. Zero where the program
// that saved it has not kept it, and for a list that was never exported.
type Stamp struct {
	Committee store.CommitteeID `json:"committee,omitempty"`
	Shows     time.Time         `json:"shows,omitzero"`
}

// Row is one row: who or what it is about, and its cells by the keys of the columns of bot/report/sheet ("charges" besides:
// what somebody answers for, lead or not), in one form: days 2006-01-02, hours 15:04, roles as store.Role, codes "tc3, kp5"
// in order, phones in digits with their 0. A key that is absent is said nothing of; an empty one was emptied.
type Row struct {
	Kind  string            `json:"kind"`
	Sheet string            `json:"sheet"`
	Row   int               `json:"row"`
	Code  string            `json:"code,omitempty"`
	Cells map[string]string `json:"cells"`
	// Columns are the letters of the columns, by key.
	Columns map[string]string `json:"-"`
}

// At is a place in a workbook: the sheet by its name there, the row as it is numbered, the column by its letters; 0 and ""
// for all.
type At struct {
	Sheet  string `json:"sheet,omitempty"`
	Row    int    `json:"row,omitempty"`
	Column string `json:"column,omitempty"`
}

// Problem is something that cannot be taken over. Said is what stands there, Of what it collides with, each at most 80 letters.
type Problem struct {
	At
	Kind Trouble `json:"kind"`
	Said string  `json:"said,omitempty"`
	Of   string  `json:"of,omitempty"`
}

// Trouble is a kind of Problem.
type Trouble string

// The troubles. An UnknownColumn is left alone; of most others the cell is left out, the row where it means nothing without.
const (
	UnknownColumn Trouble = "unknown_column"
	TwiceColumn   Trouble = "twice_column"
	NoColumn      Trouble = "no_column" // the sheet has no column of names
	NoSuchCode    Trouble = "no_such_code"
	TwiceCode     Trouble = "twice_code"
	TwiceName     Trouble = "twice_name" // several on the list have the name, and nothing tells which
	NoName        Trouble = "no_name"
	NoLead        Trouble = "no_lead"
	TooLong       Trouble = "too_long"
	BadDay        Trouble = "bad_day"
	BadClock      Trouble = "bad_clock"
	BadNumber     Trouble = "bad_number"
	BadPhone      Trouble = "bad_phone"
	BadRole       Trouble = "bad_role"
	BadCodes      Trouble = "bad_codes"
	BadMark       Trouble = "bad_mark"   // of a criterion: none of đạt, cơ bản đạt, chưa đạt
	Formula       Trouble = "formula"    // one that came to an error, or to nothing
	Merged        Trouble = "merged"     // one cell over several places
	TooMuch       Trouble = "too_much"   // rows or columns beyond what is read
	TaskOver      Trouble = "task_over"  // done or dropped: not changed any more
	LastOne       Trouble = "last_one"   // the only secretary on the bot would have no successor
	FutureEnd     Trouble = "future_end" // a place ends today, not some day
	TwicePerson   Trouble = "twice_person"
	TwicePhone    Trouble = "twice_phone" // the phone is that of somebody with another name
	NoSuchDay     Trouble = "no_such_day" // the words of a deadline name a day that is none, or is over: "trước 31/2"
	TwoDays       Trouble = "two_days"    // the words of a deadline name another day than its date
)

// Kinds of notes: what was taken to mean something.
const (
	SamePerson Trouble = "same_person" // known by the phone under another name
	Namesake   Trouble = "namesake"    // somebody else has the name, and another phone
)

// Read reads a workbook. Errors: ErrNotWorkbook, ErrOldFormat, ErrDocument, ErrPassword, ErrTooLarge, ErrNothing, ErrErased.
func Read(raw []byte) (List, error) {
	if len(raw) > MaxFile {
		return List{}, ErrTooLarge
	}
	if err := sniff(raw); err != nil {
		return List{}, err
	}
	p, err := openPack(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return List{}, err
	}
	if p.parts["word/document.xml"] != nil {
		return List{}, ErrDocument
	}
	if p.parts["content.xml"] != nil || p.parts["xl/workbook.bin"] != nil {
		return List{}, ErrOldFormat
	}
	tabs, from1904, err := p.tabs()
	if err != nil {
		return List{}, err
	}
	shared, err := p.shared()
	if err != nil {
		return List{}, err
	}
	l := List{}
	if l.Stamp, err = p.stamp(); err != nil {
		return List{}, err
	}
	known, err := headings()
	if err != nil {
		return List{}, err
	}
	taken := map[string]bool{}
	for _, t := range tabs {
		if known.skipped[fold.Key(t.name)] {
			continue // and not unpacked: a year's replies and points are more than a list may be
		}
		pg, err := p.page(t, shared)
		if err != nil {
			return List{}, err
		}
		r := reading{page: pg, known: known, from1904: from1904, all: &l}
		if r.recognise(taken) {
			taken[r.id] = true
			r.read()
		}
	}
	switch {
	case len(taken) == 0:
		return List{}, ErrNothing
	case len(l.Rows) > maxRows: // it is compared in a transaction, and remembered until its yes
		return List{}, ErrTooLarge
	case len(l.Problems) > maxProblems:
		l.Problems = l.Problems[:maxProblems]
	}
	return l, nil
}

// sniff names by its first bytes what is no zip.
func sniff(raw []byte) error {
	switch {
	case bytes.HasPrefix(raw, []byte("PK")):
		return nil
	case bytes.HasPrefix(raw, []byte{0xD0, 0xCF, 0x11, 0xE0}): // a compound file: an old .xls, .doc, or a .xlsx under a password
		if bytes.Contains(raw, utf16("EncryptedPackage")) {
			return ErrPassword
		}
		if bytes.Contains(raw, utf16("WordDocument")) {
			return ErrDocument
		}
		return ErrOldFormat
	case bytes.HasPrefix(raw, []byte("%PDF")), bytes.HasPrefix(raw, []byte("{\\rtf")):
		return ErrDocument
	}
	head := raw[:min(len(raw), 2000)]
	if line, _, _ := bytes.Cut(head, []byte("\n")); !bytes.ContainsRune(head, 0) && bytes.ContainsAny(line, ",;\t") && len(line) < len(raw) {
		return ErrOldFormat // .csv, or a table as text
	}
	return ErrNotWorkbook
}

func utf16(s string) []byte {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r), 0)
	}
	return b
}

// stamp is what the workbook remembers of its export, see bot/report/sheet.
func (p pack) stamp() (s Stamp, err error) {
	erased := false
	err = p.each("docProps/core.xml", func(e element) error {
		if e.name != "keywords" {
			return nil
		}
		for _, word := range strings.Fields(e.text) {
			key, value, _ := strings.Cut(word, "=")
			switch key {
			case "committee":
				n, _ := strconv.ParseUint(value, 10, 63) // 0 where it is anything else
				s.Committee = store.CommitteeID(n)
			case "shows":
				if n, err := strconv.ParseInt(value, 10, 64); err == nil && n > 0 {
					s.Shows = time.Unix(0, n).UTC()
				}
			case "erased":
				erased = true
			}
		}
		return nil
	})
	if erased && err == nil {
		err = ErrErased
	}
	if s.Committee == 0 || s.Shows.IsZero() {
		s = Stamp{}
	}
	return s, err
}

// brief shortens what is shown of a file.
func brief(s string) string {
	s = strings.Join(strings.Fields(fold.NFC(s)), " ")
	if r := []rune(s); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return s
}
