package sheet

import (
	"fmt"
	"time"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// The sheets, by the names that WriteCSV takes. They never change, whatever the tabs are called.
const (
	Members       = "members"
	Criteria      = "criteria"
	Tasks         = "tasks"
	Extensions    = "extensions"
	Replies       = "replies"
	Participation = "participation"
	Summary       = "summary"
	// Scores and CommendedSheet are in a workbook that has any: see Points for who may read the first.
	Scores         = "scores"
	CommendedSheet = "commended"
	// ranked is in that of Merit only, and no CSV is made of it.
	ranked = "ranking"
)

// Sheets are those that every workbook of a report has, in their order.
var Sheets = []string{Members, Criteria, Tasks, Extensions, Replies, Participation, Summary}

// grid is one sheet before it is written. A cell is nil for an empty one, or a string, an int, a float64, a day or a moment.
type grid struct {
	id, name string
	columns  []column
	headings []string
	rows     [][]any
	words    map[string]string
}

// column is one of a grid: its key for ever, its width in characters, and what is typed into its empty cells.
type column struct {
	key   string
	width float64
	kind  kind
}

type kind int

const (
	texts kind = iota
	numbers
	days
	moments
)

// day is 2006-01-02; moment an instant in the committee's zone.
type (
	day    string
	moment time.Time
)

// words of a sheet, as a message of bot/text.
var worded = map[string]text.Message{
	Members: text.SheetMembers{}, Criteria: text.SheetCriteria{}, Tasks: text.SheetTasks{}, Extensions: text.SheetExtensions{},
	Replies: text.SheetReplies{}, Participation: text.SheetParticipation{}, Summary: text.SheetSummary{},
	Scores: text.SheetScores{}, CommendedSheet: text.SheetCommended{}, ranked: text.SheetRanking{},
}

// clerk fills in grids in one language.
type clerk struct {
	lang   store.Lang
	loc    *time.Location
	book   Book
	names  map[store.Subject]string
	values map[string]string
	filled map[string]func(*grid) error
	// ranking is set for the workbook of Merit only.
	ranking *Ranking
}

func newClerk(lang store.Lang, b Book) (*clerk, error) {
	if lang != store.English {
		lang = store.Vietnamese
	}
	values, err := text.Words(lang, text.SheetValues{})
	if err != nil {
		return nil, err
	}
	k := &clerk{lang: lang, loc: b.Report.Committee.Location(), book: b, names: b.names(), values: values}
	k.filled = map[string]func(*grid) error{Members: k.members, Criteria: k.criteria, Tasks: k.tasks, Extensions: k.extensions,
		Replies: k.replies, Participation: k.participation, Summary: k.summary, Scores: k.scores, CommendedSheet: k.commended, ranked: k.ranked}
	return k, nil
}

// grid fills in one sheet.
func (k *clerk) grid(id string) (grid, error) {
	fill, ok := k.filled[id]
	if !ok {
		return grid{}, fmt.Errorf("there is no sheet %q", id)
	}
	words, err := text.Words(k.lang, worded[id])
	if err != nil {
		return grid{}, err
	}
	g := grid{id: id, name: words["sheet"], words: words, columns: layouts[id]}
	for _, c := range g.columns {
		g.headings = append(g.headings, words[c.key])
	}
	return g, fill(&g)
}

// add appends a row: what the columns have, by their keys. What a key has nothing for is empty.
func (g *grid) add(cells map[string]any) {
	row := make([]any, len(g.columns))
	for i, c := range g.columns {
		row[i] = cells[c.key]
		switch v := row[i].(type) {
		case string:
			row[i] = nonEmpty(fold.NFC(v))
		case day:
			row[i] = nonEmpty(v)
		case moment:
			if time.Time(v).IsZero() {
				row[i] = nil
			}
		}
	}
	g.rows = append(g.rows, row)
}

func nonEmpty[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return s
}

// yes is the word for yes, or nothing.
func (k *clerk) yes(is bool) string {
	if !is {
		return ""
	}
	return k.values["yes"]
}

// at is an instant as the committee's clock showed it.
func (k *clerk) at(t time.Time) moment {
	if t.IsZero() {
		return moment{}
	}
	return moment(t.In(k.loc))
}

// on is the day of an instant.
func (k *clerk) on(t time.Time) day {
	if t.IsZero() {
		return ""
	}
	return day(t.In(k.loc).Format("2006-01-02"))
}

func number[T int | float64](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

// count is a number that says nothing when it is 0.
func count(n int) any {
	if n == 0 {
		return nil
	}
	return n
}
