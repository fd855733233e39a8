package importer

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// sheetOf are the sheets of the program's own workbook that are read, and what they have rows of.
var sheetOf = map[string]text.Message{Member: text.SheetMembers{}, Criterion: text.SheetCriteria{}, Task: text.SheetTasks{}}

// others are its sheets that are not read: what they say has its own way in.
var others = []text.Message{text.SheetExtensions{}, text.SheetReplies{}, text.SheetParticipation{}, text.SheetSummary{}, text.SheetScores{},
	text.SheetCommended{}, text.SheetRanking{}}

// said are the headings that people give their own lists, folded.
var said = map[string]map[string][]string{
	Member: {
		"index":   {"stt", "tt", "so tt", "so thu tu", "no", "#"},
		"code":    {"ma", "ma so", "code"},
		"name":    {"ho va ten", "ho ten", "ho, ten", "ho va ten thanh vien", "ten", "ten thanh vien", "full name", "name"},
		"role":    {"nhiem vu trong ban", "chuc danh trong ban", "chuc vu trong ban", "vai tro trong ban", "chuc danh trong ban chi dao", "nhiem vu trong ban chi dao"},
		"post":    {"chuc danh", "chuc vu cong tac", "chuc vu hien tai", "position", "title"},
		"unit":    {"don vi cong tac", "co quan", "co quan, don vi", "noi cong tac", "organisation", "organization"},
		"phone":   {"so dien thoai", "sdt", "so dt", "dt", "dien thoai lien he", "di dong", "so di dong", "phone number", "mobile", "tel"},
		"charges": {"phu trach", "linh vuc phu trach", "tieu chi phu trach", "noi dung phu trach", "dia ban phu trach", "phan cong", "phan cong phu trach", "in charge of", "responsible for"},
		"note":    {"ghi chu", "note", "notes", "remark"},
	},
	Criterion: {},
	Task: {
		"index":    {"stt", "tt", "so tt", "so thu tu", "#"},
		"work":     {"nhiem vu", "noi dung nhiem vu", "noi dung cong viec", "cong viec", "viec", "task"},
		"lead":     {"don vi chu tri", "co quan chu tri", "nguoi chu tri"},
		"supports": {"don vi phoi hop", "co quan phoi hop"},
		"phrase":   {"thoi han", "thoi gian hoan thanh", "thoi gian thuc hien", "han hoan thanh", "deadline"},
		"due":      {"han", "ngay het han", "due"},
		"note":     {"ghi chu", "note", "notes"},
	},
}

// heads are what sheets and columns are called, folded.
type heads struct {
	sheets  map[string]string
	skipped map[string]bool
	columns map[string]map[string]string
}

func headings() (heads, error) {
	h := heads{sheets: map[string]string{}, skipped: map[string]bool{}, columns: map[string]map[string]string{}}
	for _, lang := range []store.Lang{store.English, store.Vietnamese} {
		for id, m := range sheetOf {
			words, err := text.Words(lang, m)
			if err != nil {
				return h, err
			}
			if h.columns[id] == nil {
				h.columns[id] = map[string]string{}
			}
			for key, word := range words {
				if key == "sheet" {
					h.sheets[fold.Key(word)] = id
					continue
				}
				h.columns[id][heading(word)] = key
			}
		}
		for _, m := range others {
			words, err := text.Words(lang, m)
			if err != nil {
				return h, err
			}
			h.skipped[fold.Key(words["sheet"])] = true
		}
	}
	for id, keys := range said {
		for key, all := range keys {
			for _, word := range all {
				if _, taken := h.columns[id][word]; !taken {
					h.columns[id][word] = key
				}
			}
		}
	}
	return h, nil
}

// heading is how a heading is looked up.
func heading(s string) string { return strings.Trim(fold.Key(s), " .:*()") }

// reading is one sheet on its way from cells to rows.
type reading struct {
	page
	id       string
	known    heads
	from1904 bool
	all      *List
	// cols are the columns that were found, by their keys; head is the row of the headings.
	cols map[string]int
	head int
}

func (r *reading) trouble(row, col int, kind Trouble, said string) {
	r.all.Problems = append(r.all.Problems, Problem{At: At{Sheet: brief(r.name), Row: row, Column: letters(col)}, Kind: kind, Said: brief(said)})
}

// lastHead is the last row in which headings are looked for: lists have titles above them.
const lastHead = 20

// recognise finds what the sheet has rows of: by its name, else by its headings. Of each kind the first sheet is read.
func (r *reading) recognise(taken map[string]bool) bool {
	name := fold.Key(r.name)
	if id, ok := r.known.sheets[name]; ok && !taken[id] {
		r.id = id
		r.head, _ = r.headingRow(id)
		return true
	}
	best := 0
	for _, id := range []string{Member, Task, Criterion} {
		row, keys := r.headingRow(id)
		if taken[id] || !slices.Contains(keys, needed[id]) || len(keys) < 2 || len(keys) <= best {
			continue
		}
		r.id, r.head, best = id, row, len(keys)
	}
	return best > 0
}

// needed is the column without which rows mean nothing.
var needed = map[string]string{Member: "name", Task: "work", Criterion: "number"}

// headingRow is the row that has the most headings of a kind, and their keys.
func (r *reading) headingRow(id string) (best int, keys []string) {
	best = 1
	for row := 1; row <= min(r.rows, lastHead); row++ {
		var found []string
		for col := 1; col <= maxCol; col++ {
			c, some := r.cells[place{row, col}]
			if key, known := r.known.columns[id][heading(c.text)]; some && known && !slices.Contains(found, key) {
				found = append(found, key)
			}
		}
		if len(found) > len(keys) {
			best, keys = row, found
		}
	}
	return best, keys
}

func (r *reading) read() {
	if r.cut {
		r.trouble(0, 0, TooMuch, "")
	}
	r.cols = map[string]int{}
	for col := 1; col <= maxCol; col++ {
		c, some := r.cells[place{r.head, col}]
		key, known := r.known.columns[r.id][heading(c.text)]
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
	if r.cols[needed[r.id]] == 0 {
		r.trouble(0, 0, NoColumn, "")
		return
	}
	for _, a := range r.merged {
		if a.to.row > r.head && !r.flows(a) {
			r.trouble(max(a.from.row, r.head+1), a.from.col, Merged, "")
		}
	}
	for n := r.head + 1; n <= r.rows; n++ {
		r.row(n)
	}
}

// flows tells whether an area is one cell that stands for several rows of a column, as a unit does for its people.
func (r *reading) flows(a area) bool {
	return a.from.col == a.to.col && a.from.row > r.head && a.from.col != r.cols[needed[r.id]]
}

// cellAt is what stands in a place; of an area that is one cell its first place has it. covered: it cannot be told.
func (r *reading) cellAt(row, col int) (c cell, covered bool) {
	for _, a := range r.merged {
		if row < a.from.row || row > a.to.row || col < a.from.col || col > a.to.col || (place{row, col}) == a.from {
			continue
		}
		if r.flows(a) {
			return r.cells[a.from], false
		}
		return cell{}, true
	}
	return r.cells[place{row, col}], false
}

// row reads one row. One that has no number in a numbered list is a heading or a signature.
func (r *reading) row(n int) {
	row := Row{Kind: r.id, Sheet: brief(r.name), Row: n, Cells: map[string]string{}, Columns: map[string]string{}}
	filled, bad := 0, []Problem{}
	for _, key := range slices.SortedFunc(maps.Keys(r.cols), func(a, b string) int { return r.cols[a] - r.cols[b] }) {
		col := r.cols[key]
		read := canons[r.id][key]
		if read == nil {
			continue
		}
		c, covered := r.cellAt(n, col)
		if covered {
			continue
		}
		is, wrong := read(c, r.from1904)
		if c.broken() {
			wrong = Formula
		}
		if wrong != "" {
			bad = append(bad, Problem{At: At{brief(r.name), n, letters(col)}, Kind: wrong, Said: brief(c.text)})
			filled++
			continue
		}
		if is != "" {
			filled++
		}
		row.Cells[key], row.Columns[key] = is, letters(col)
	}
	if filled == 0 {
		return
	}
	if index, numbered := r.cols["index"]; numbered && row.Cells["code"] == "" {
		_, err := strconv.ParseFloat(strings.TrimSuffix(line(r.cells[place{n, index}].text), "."), 64)
		if err != nil && (filled < 2 || row.Cells[needed[r.id]] == "") {
			return
		}
	}
	r.all.Problems = append(r.all.Problems, bad...)
	row.Code = row.Cells["code"]
	delete(row.Cells, "code")
	if r.id == Criterion {
		r.criterion(&row)
	}
	r.all.Rows = append(r.all.Rows, row)
}

// criterion names the criterion or the indicator of a row: "tc3", "tc3.2".
func (r *reading) criterion(row *Row) {
	if n := row.Cells["number"]; n != "" {
		row.Code = store.KindCriterion + n
		if part := row.Cells["part"]; part != "" {
			row.Kind, row.Code = Indicator, row.Code+"."+part
			delete(row.Cells, "short")
		}
	}
	delete(row.Cells, "number")
	delete(row.Cells, "part")
}
