package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

var (
	gridWidths     = []Column{{Width: 36}, {Width: 18, Align: Center}, {Width: 16, Align: Center}, {Width: 16, Align: Center}, {Width: 14, Align: Center}}
	appendixWidths = []Column{{Width: 4, Align: Center}, {Width: 18}, {Width: 6, Align: Center}, {Width: 11}, {Width: 8}, {Width: 10}, {Width: 13}, {Width: 10}, {Width: 10}, {Width: 10}}
)

// grid is the table offices keep of their tasks: done and being done, each in time, late, without a deadline.
func (c *composer) grid() []Table {
	t := c.r.Tally
	if t.All == 0 {
		return nil
	}
	open := t.Undated + t.Routine
	row := func(key string, cells ...int) []string {
		line := []string{c.label(key)}
		for _, n := range cells {
			if n < 0 {
				line = append(line, "")
			} else {
				line = append(line, strconv.Itoa(n))
			}
		}
		return line
	}
	rows := [][]string{
		row("grid.done", t.DoneInTime, t.DoneLate, t.DoneUndated, t.Done()),
		row("grid.doing", t.InTime, t.Overdue, open, t.Doing()),
		row("grid.notbegun", -1, -1, -1, t.NotBegun),
	}
	if t.Reported > 0 {
		rows = append(rows, row("grid.reported", -1, -1, -1, t.Reported))
	}
	rows = append(rows, row("grid.all", -1, -1, -1, t.All))
	return []Table{{Columns: c.columns("grid", gridWidths), Rows: rows}}
}

// rows are the appendix: the tasks that the period has to do with.
func (c *composer) rows() [][]string {
	var rows [][]string
	for _, t := range c.r.Tasks {
		if !t.Current() {
			continue
		}
		rows = append(rows, c.row(len(rows)+1, t))
	}
	return rows
}

func (c *composer) row(n int, t view.ReportTask) []string {
	var supports []string
	for _, s := range t.Supports {
		supports = append(supports, tidy(s, 0))
	}
	criterion, progress, obstacle := "", "", ""
	if t.Criterion != 0 {
		criterion = strconv.Itoa(t.Criterion)
	}
	if t.Word != nil {
		said := c.said(*t.Word)
		if t.Obstacle() != nil { // told once, in its own column
			if obstacle, said.Text = said.Text, ""; obstacle == "" {
				obstacle = c.label("missing")
			}
		}
		progress = c.line(text.ReportProgress{Said: said})
	}
	lead := c.leadInFull(t)
	if lead == "" {
		lead = c.label("missing")
	}
	return []string{strconv.Itoa(n), upper(tidy(t.Work, quoted)), criterion, lead, strings.Join(supports, "; "),
		c.line(text.ReportDeadline{Phrase: tidy(t.Due.Phrase, worked), Rhythm: tidy(t.Rhythm, worked), Day: unsaid(t.Due)}),
		progress, c.line(text.ReportStatus{Heap: t.Heap, Stands: t.Stands, Late: t.Late, Done: c.on(t.DoneAt)}), obstacle, c.line(c.note(t))}
}

func (c *composer) note(t view.ReportTask) text.ReportNote {
	m := text.ReportNote{Code: store.SubjectOf(store.KindTask, t.Number), Extended: granted(t), Directive: t.Directive != nil,
		Explained: tidy(t.Explained, worked), Ended: tidy(t.Ended, worked), New: t.New, Dropped: t.Dropped}
	if t.First.Day != t.Due.Day && !t.First.IsZero() {
		if m.First = tidy(t.First.Phrase, worked); m.First == "" {
			m.First = day(t.First.Day).String()
		}
	}
	for _, e := range t.Extensions {
		if e.State == store.Asked {
			m.Asked = day(e.Wanted.Day)
		}
	}
	return m
}

// unsaid is the day of a deadline whose phrase does not name it; zero where it does: a document keeps the words as given.
func unsaid(d view.ReportDue) text.ReportDay {
	at, err := time.Parse("2006-01-02", d.Day)
	if err != nil || d.Phrase == "" {
		return day(d.Day)
	}
	for _, form := range []string{"2/1", "02/01", "02/1", "2/01", "2-1", "02-01", "2.1", "02.01"} {
		if strings.Contains(d.Phrase, at.Format(form)) {
			return text.ReportDay{}
		}
	}
	if strings.Contains(d.Phrase, fmt.Sprintf("ngày %d tháng %d", at.Day(), at.Month())) {
		return text.ReportDay{}
	}
	return text.ReportDay(at)
}

func upper(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[0])) + string(r[1:])
}
