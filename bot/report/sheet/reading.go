package sheet

import (
	"slices"
	"strings"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// reading is one sheet on its way from cells to changes.
type reading struct {
	page
	id       string
	book     Book
	names    map[store.Subject]string
	from1904 bool
	all      *Changes
	// cols are the columns that were found, by their keys; head is the row of the headings.
	cols map[string]int
	head int
}

// old is what the book has in a row: in the one form of each column, and as it is written.
type old struct{ is, raw map[string]string }

func (r *reading) trouble(row, col int, kind Trouble, said string) {
	r.all.Problems = append(r.all.Problems, Problem{At: r.at(row, col), Kind: kind, Said: brief(said)})
}

func (r *reading) at(row, col int) At {
	return At{Sheet: brief(r.name), Row: row, Column: letters(col)}
}

func (r *reading) compare(g grid) error {
	if r.cut {
		r.trouble(0, 0, TooMuch, "")
	}
	if ok, err := r.headings(); !ok || err != nil {
		return err
	}
	for _, a := range r.merged {
		if a.to.row > r.head {
			r.trouble(a.from.row, a.from.col, Merged, "")
		}
	}
	was := map[string]old{}
	for _, row := range g.rows {
		o := old{raw: map[string]string{}, is: map[string]string{}}
		for i, c := range g.columns {
			if read := editable[r.id][c.key]; read != nil {
				found := plainCell(row[i])
				o.is[c.key], _ = read(found, r)
				o.raw[c.key], _ = words(found, r)
			}
		}
		was[row[0].(string)] = o // the first column of both sheets is the code
	}
	seen := map[string]bool{}
	for row := r.head + 1; row <= r.rows; row++ {
		r.row(row, was, seen)
	}
	return nil
}

// headings finds the columns by what stands over them, in either language; ok is false when there is nothing to go by.
func (r *reading) headings() (ok bool, err error) {
	keys := map[string]string{}
	for _, lang := range []store.Lang{store.Vietnamese, store.English} {
		words, err := text.Words(lang, worded[r.id])
		if err != nil {
			return false, err
		}
		for _, c := range layouts[r.id] {
			keys[fold.Key(words[c.key])] = c.key
		}
	}
	r.head = r.headingRow(keys)
	r.cols = map[string]int{}
	for col := 1; col <= maxCol; col++ {
		c, some := r.cells[place{r.head, col}]
		key, known := keys[fold.Key(c.text)]
		switch _, twice := r.cols[key]; {
		case !some:
		case !known:
			r.trouble(r.head, col, UnknownColumn, c.text)
		case twice:
			r.trouble(r.head, col, TwiceColumn, c.text)
		default:
			r.cols[key] = col
		}
	}
	ok = true
	for _, key := range []string{"code", r.nameKey()} {
		if r.cols[key] == 0 {
			words, err := text.Words(store.Vietnamese, worded[r.id])
			if err != nil {
				return false, err
			}
			r.trouble(0, 0, NoColumn, words[key])
			ok = false
		}
	}
	return ok, nil
}

// headingRow is the row among the first ten that has the most headings: somebody may have put a title above them.
func (r *reading) headingRow(keys map[string]string) int {
	best, most := 1, 0
	for row := 1; row <= min(r.rows, 10); row++ {
		n := 0
		for col := 1; col <= maxCol; col++ {
			if _, known := keys[fold.Key(r.cells[place{row, col}].text)]; known {
				n++
			}
		}
		if n > most {
			best, most = row, n
		}
	}
	return best
}

// nameKey is the column that a new row cannot do without.
func (r *reading) nameKey() string {
	if r.id == Tasks {
		return "work"
	}
	return "name"
}

func (r *reading) row(row int, was map[string]old, seen map[string]bool) {
	codeCell := r.cells[place{row, r.cols["code"]}]
	code := strings.ToUpper(fold.Key(codeCell.text))
	cells := map[string]string{}
	var filled []string
	bad := false
	for _, c := range layouts[r.id] {
		col, read := r.cols[c.key], editable[r.id][c.key]
		if col == 0 || read == nil {
			continue
		}
		found := r.cells[place{row, col}]
		if found.formula {
			r.trouble(row, col, Formula, found.text)
			bad = true
			continue
		}
		is, wrong := read(found, r)
		if raw, _ := words(found, r); wrong != "" && raw == was[code].raw[c.key] {
			continue // nobody has touched it
		}
		if wrong != "" {
			r.trouble(row, col, wrong, found.text)
			bad = true
			continue
		}
		cells[c.key] = is
		if is != "" {
			filled = append(filled, c.key)
		}
	}
	switch before, known := was[code]; {
	case codeCell.formula:
		r.trouble(row, r.cols["code"], Formula, codeCell.text)
	case code == "" && len(filled) == 0 && !bad: // an empty row
	case code == "":
		r.add(row, cells, filled)
	case !known:
		r.trouble(row, r.cols["code"], NoSuchCode, codeCell.text)
	case seen[code]:
		r.trouble(row, r.cols["code"], TwiceCode, codeCell.text)
	default:
		seen[code] = true
		r.change(row, code, before.is, cells)
	}
}

func (r *reading) add(row int, cells map[string]string, filled []string) {
	if !slices.Contains(filled, r.nameKey()) {
		r.trouble(row, r.cols[r.nameKey()], NoName, "")
		return
	}
	added := Added{Sheet: r.id, Row: row, Cells: map[string]string{}}
	for _, key := range filled {
		added.Cells[key] = cells[key]
	}
	r.all.Added = append(r.all.Added, added)
}

func (r *reading) change(row int, code string, old, cells map[string]string) {
	for _, c := range layouts[r.id] {
		is, read := cells[c.key]
		if !read || is == old[c.key] {
			continue
		}
		if is == "" && c.key == r.nameKey() {
			r.trouble(row, r.cols[c.key], NoName, "")
			continue
		}
		r.all.Changed = append(r.all.Changed, Change{At: r.at(row, r.cols[c.key]), Code: code, Key: c.key, Was: old[c.key], Is: is})
	}
}
