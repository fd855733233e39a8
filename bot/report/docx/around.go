package docx

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"giaoban/bot/report"
	"giaoban/store"
	"giaoban/store/fold"
)

// Around is what stands around the texts of the sections in a copy: the letterhead, the title, headings, tables, the closing,
// the signature, the appendix. Read takes nothing of it.
type Around struct {
	head, closing, foot, appendix []aroundLine
	headings                      map[string]string
	titles                        []tableTitle
	tables                        []aroundTable
	pictures                      []string // the keys of the sections that have one
	keys                          []string // of the sections, in order
}

type aroundLine struct{ style, text string }

// tableTitle is the title of a section's table, which its bookmark names.
type tableTitle struct{ key, mark, text string }

func (t tableTitle) same(other tableTitle) bool { return t.mark == other.mark }

// aroundTable is a table of a section, or, by endKey, of what follows them.
type aroundTable struct {
	key  string
	rows [][]string
}

// ReadAround gives what stands around the sections of a copy. Errors are those of Read.
func ReadAround(r io.ReaderAt, size int64) (Around, error) {
	pars, list, err := parts(r, size)
	if err != nil {
		return Around{}, fmt.Errorf("read docx: %w", err)
	}
	f, err := locate(pars, list)
	if err != nil {
		return Around{}, fmt.Errorf("read docx: %w", err)
	}
	return around(pars, f), nil
}

// drawnAround is what stands around the sections of a document as it is drawn.
func drawnAround(d report.Document, l store.Letter) (Around, error) {
	p, f, err := draw(d, l, Options{Draft: true})
	if err != nil {
		return Around{}, err
	}
	pars, err := paragraphs(bytes.TrimSpace(p.Bytes()), readLists(nil))
	if err != nil {
		return Around{}, err
	}
	at, err := locate(pars, anchors(f, d))
	if err != nil {
		return Around{}, err
	}
	return around(pars, at), nil
}

func around(pars []readPar, f found) Around {
	a := Around{headings: map[string]string{}}
	foot, tables, last := footTable(pars, f.spots), map[int]int{}, ""
	ended, footed := false, false
	for i, s := range f.spots {
		p := pars[i]
		if s.key != last && s.key != "" && s.key != endKey && s.key != lostKey {
			a.keys = append(a.keys, s.key)
		}
		last = s.key
		line := aroundLine{p.style, strings.Join(strings.Fields(clean(p.text)), " ")}
		if p.picture && s.key != "" && s.key != lostKey {
			a.pictures = append(a.pictures, s.key)
		}
		ended = ended || s.key == endKey
		isFoot := p.table && p.cell.table == foot
		footed = footed || isFoot
		said := line.text != "" && line.style != "Hash" && !strings.HasPrefix(line.text, hashLabel)
		switch {
		case s.key == "" && !ended:
			a.head = appended(a.head, line, said)
		case s.key == lostKey:
		case isFoot:
			a.foot = appended(a.foot, line, said)
		case p.table:
			n, ok := tables[p.cell.table]
			if !ok {
				n = len(a.tables)
				tables[p.cell.table] = n
				a.tables = append(a.tables, aroundTable{key: s.key})
			}
			a.tables[n].add(p.cell, line.text)
		case ended && footed:
			a.appendix = appended(a.appendix, line, said)
		case ended:
			a.closing = appended(a.closing, line, said)
		case s.head && said:
			a.headings[s.key] = line.text
		default:
			if n := slices.IndexFunc(p.marks, isTableMark); n >= 0 && said {
				a.titles = append(a.titles, tableTitle{s.key, p.marks[n], line.text})
			}
		}
	}
	return a
}

func appended(all []aroundLine, line aroundLine, said bool) []aroundLine {
	if !said {
		return all
	}
	return append(all, line)
}

// footTable is the table of Nơi nhận and of who signs, 0 for none; a table that was added before it is another one.
func footTable(pars []readPar, spots []spot) int {
	for i, p := range pars {
		if spots[i].key == endKey && p.table && strings.HasPrefix(fold.Key(p.text), fold.Key(copies)) {
			return p.cell.table
		}
	}
	for i, p := range pars {
		if spots[i].key == endKey && p.table {
			return p.cell.table
		}
	}
	return 0
}

// add puts a paragraph into its cell.
func (t *aroundTable) add(c cell, text string) {
	for len(t.rows) <= c.row {
		t.rows = append(t.rows, nil)
	}
	if c.row < 0 || c.column < 0 {
		return
	}
	row := t.rows[c.row]
	for len(row) <= c.column {
		row = append(row, "")
	}
	row[c.column] = strings.TrimSpace(row[c.column] + " " + text)
	t.rows[c.row] = row
}

// is tells whether a table is an old one, edited: it has the same headings, or half of its cells.
func (t aroundTable) is(old aroundTable) bool {
	if t.key != old.key {
		return false
	}
	if len(t.rows) > 0 && len(old.rows) > 0 && fold.Key(strings.Join(t.rows[0], "|")) == fold.Key(strings.Join(old.rows[0], "|")) {
		return true
	}
	cells, all := map[string]int{}, 0
	for _, row := range t.rows {
		for _, c := range row {
			cells[c]++
		}
	}
	same := 0
	for _, row := range old.rows {
		for _, c := range row {
			all++
			if cells[c] > 0 {
				cells[c]--
				same++
			}
		}
	}
	return all > 0 && same*2 >= all
}
