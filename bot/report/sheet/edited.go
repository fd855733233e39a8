package sheet

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// Edited is a workbook that has come back. It is read and not yet understood: see Changes.
type Edited struct {
	// AsOf is the instant whose figures it was written with, by which to find the Book that it is compared with: what has
	// been changed elsewhere since then is no change of the sheet's. Zero when the program that saved it has not kept it.
	AsOf time.Time

	pages    map[string]page
	from1904 bool
	// extra are sheets of another name.
	extra []string
}

// Open reads a workbook as Write made it and Excel or LibreOffice saved it again, in either language. Of its sheets only
// those of the members and the tasks are read: what the others say has its own way in. Errors: ErrNoWorkbook, ErrTooLarge.
func Open(r io.ReaderAt, size int64) (Edited, error) {
	p, err := openPack(r, size)
	if err != nil {
		return Edited{}, err
	}
	tabs, from1904, err := p.tabs()
	if err != nil {
		return Edited{}, err
	}
	shared, err := p.shared()
	if err != nil {
		return Edited{}, err
	}
	e := Edited{pages: map[string]page{}, from1904: from1904}
	if e.AsOf, err = p.made(); err != nil {
		return Edited{}, err
	}
	named, err := sheetNames()
	if err != nil {
		return Edited{}, err
	}
	for _, t := range tabs {
		id, known := named[fold.Key(t.name)]
		if _, twice := e.pages[id]; !known || twice {
			e.extra = append(e.extra, t.name)
			continue
		}
		if id != Members && id != Tasks {
			continue
		}
		if e.pages[id], err = p.page(t, shared); err != nil {
			return Edited{}, err
		}
	}
	if len(e.pages) == 0 {
		return Edited{}, fmt.Errorf("%w: neither members nor tasks are in it", ErrNoWorkbook)
	}
	return e, nil
}

// sheetNames finds a sheet by its folded name in either language.
func sheetNames() (map[string]string, error) {
	named := map[string]string{}
	for _, lang := range []store.Lang{store.Vietnamese, store.English} {
		for _, id := range Sheets {
			words, err := text.Words(lang, worded[id])
			if err != nil {
				return nil, err
			}
			named[fold.Key(words["sheet"])] = id
		}
	}
	return named, nil
}

// Changes is what an edited workbook says that is otherwise in the book: proposals, nothing of it is done.
type Changes struct {
	Changed  []Change
	Added    []Added
	Problems []Problem
}

// Change is a cell that says something else: Code is the member ("TV3") or the task ("V12"), Key the column's. Was and Is are
// in one form: days 2006-01-02, hours 15:04, roles as store.Role, codes "tc3, kp5" in order, numbers in digits, phones in
// digits with a leading 0; empty for an emptied cell.
type Change struct {
	At
	Code, Key string
	Was, Is   string
}

// Added is a row without a code: somebody or something new. Cells has what was filled in, by the keys of the columns, in the
// form of Change.
type Added struct {
	Sheet string
	Row   int
	Cells map[string]string
}

// At is a place in a workbook: the sheet by its name there, the row as it is numbered, the column by its letters ("" for all).
type At struct {
	Sheet  string
	Row    int
	Column string
}

// Problem is something that cannot be taken over. Said is what stands there, at most 80 letters.
type Problem struct {
	At
	Kind Trouble
	Said string
}

// Trouble is a kind of Problem.
type Trouble string

// The troubles. UnknownSheet and UnknownColumn are left alone; a row with NoSuchCode, TwiceCode or NoName is left out; of any
// other only the cell.
const (
	UnknownSheet  Trouble = "unknown_sheet"
	UnknownColumn Trouble = "unknown_column"
	TwiceColumn   Trouble = "twice_column"
	NoColumn      Trouble = "no_column" // a column without which rows mean nothing: code and name, code and work
	NoSuchCode    Trouble = "no_such_code"
	TwiceCode     Trouble = "twice_code"
	NoName        Trouble = "no_name" // a new row without a name, or without work
	BadDay        Trouble = "bad_day"
	BadClock      Trouble = "bad_clock"
	BadNumber     Trouble = "bad_number"
	BadPhone      Trouble = "bad_phone"
	BadRole       Trouble = "bad_role"
	BadCodes      Trouble = "bad_codes"
	Formula       Trouble = "formula" // what it comes to is not taken over: it may be of another day
	Merged        Trouble = "merged"
	TooMuch       Trouble = "too_much" // rows or columns beyond what is read
)

// editable are the columns in which changes are proposed, and what is in them. All others are of the program's own making:
// what is written there is not looked at.
var editable = map[string]map[string]canon{
	Members: {"name": words, "call": words, "role": role, "post": words, "unit": words, "phone": phone, "leads": codesOf("tc", "kp"), "helps": codesOf("tc", "kp")},
	Tasks: {"work": words, "lead": words, "supports": words, "criterion": criterion, "places": codesOf("kp"), "phrase": words, "due": dayOf,
		"clock": clock},
}

// Changes compares an edited workbook with a book: that of its AsOf, or of now where it has none.
func (e Edited) Changes(b Book) (Changes, error) {
	var all Changes
	for _, name := range e.extra {
		all.Problems = append(all.Problems, Problem{At: At{Sheet: brief(name)}, Kind: UnknownSheet})
	}
	k, err := newClerk(store.Vietnamese, b)
	if err != nil {
		return Changes{}, err
	}
	for _, id := range []string{Members, Tasks} {
		pg, ok := e.pages[id]
		if !ok {
			continue
		}
		g, err := k.grid(id)
		if err != nil {
			return Changes{}, err
		}
		r := reading{page: pg, id: id, book: b, names: k.names, from1904: e.from1904, all: &all}
		if err := r.compare(g); err != nil {
			return Changes{}, err
		}
	}
	slices.SortStableFunc(all.Problems, func(x, y Problem) int {
		if x.Sheet == y.Sheet {
			return x.Row - y.Row
		}
		return 0
	})
	return all, nil
}

// brief shortens what is shown of a file.
func brief(s string) string {
	s = strings.Join(strings.Fields(fold.NFC(s)), " ")
	if r := []rune(s); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return s
}
