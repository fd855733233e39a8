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

// composer words one report.
type composer struct {
	lang store.Lang
	r    view.Report
	loc  *time.Location
	kind view.PeriodKind
	// tasks finds a task by its number, criteria a criterion, places a neighbourhood's name.
	tasks    map[int]view.ReportTask
	criteria map[int]view.ReportCriterion
	places   map[int]string
	// err is the first defect of a template.
	err error
}

// Compose words a report in a language (Vietnamese where that is unknown). edits are the texts that stand in place of drafted
// bodies, by the key of their section; those of no section are left out. The error is a defect of a template.
func Compose(lang store.Lang, r view.Report, edits map[string]string) (Document, error) {
	c := &composer{lang: lang, r: r, loc: r.Committee.Location(), kind: view.KindOf(r.First, r.Last),
		tasks: map[int]view.ReportTask{}, criteria: map[int]view.ReportCriterion{}, places: map[int]string{}}
	for _, t := range r.Tasks {
		c.tasks[t.Number] = t
	}
	for _, x := range r.Criteria {
		c.criteria[x.Number] = x
	}
	for _, p := range r.Places {
		c.places[p.Number] = p.Name
	}
	d := c.document()
	for i := range d.Sections {
		s := &d.Sections[i]
		if mine, ok := edits[s.Key]; ok {
			s.Body, s.Edited = ParseBody(mine), true
		}
	}
	if c.err != nil {
		return Document{}, fmt.Errorf("compose report: %w", c.err)
	}
	return d, nil
}

func (c *composer) document() Document {
	first, last, tasks := day(c.r.First), day(c.r.Last), c.rows()
	d := Document{Lang: c.lang, Kind: c.label("kind"), Title: c.line(text.ReportTitle{Kind: c.kind, First: first, Last: last}),
		Period: c.line(text.ReportPeriod{First: first, Last: last}), AsOf: c.asOf(),
		Closing: c.line(text.ReportClosing{Committee: tidy(c.r.Committee.Name, 0), First: first, Last: last, Appendix: len(tasks) > 0})}
	main := func(key string, m text.Message) { d.Sections = append(d.Sections, c.section(key, 1, key, m)) }
	n := 0
	part := func(key string, m text.Message, tables ...Table) {
		n++
		s := c.section(key, 2, strconv.Itoa(n), m)
		s.Tables = tables
		d.Sections = append(d.Sections, s)
	}
	main("I", nil)
	part("I.1", c.overall())
	part("I.2", c.tally(), c.grid()...)
	part("I.3", c.criteriaLines())
	if c.r.Neighbourhoods > 0 || len(c.r.Places) > 0 {
		part("I.4", c.placeLines())
	}
	if len(c.r.Directives) > 0 {
		part("I.5", c.directives())
	}
	n = 0
	main("II", nil)
	part("II.1", c.limits())
	part("II.2", c.difficulties())
	main("III", c.focus())
	main("IV", c.needs())
	if len(tasks) > 0 {
		d.AppendixHeading = c.label("appendix")
		d.Appendix = []Table{{Title: c.label("appendix.tasks"), Columns: c.columns("tasks", appendixWidths), Rows: tasks}}
	}
	return d
}

func (c *composer) section(key string, level int, number string, m text.Message) Section {
	s := Section{Key: key, Level: level, Number: number, Heading: c.label(key)}
	if m != nil {
		s.Body = ParseBody(c.line(m))
	}
	return s
}

func (c *composer) line(m text.Message) string {
	said, err := text.Line(c.lang, m)
	if err != nil && c.err == nil {
		c.err = err
	}
	return said
}

func (c *composer) label(key string) string {
	return c.line(text.ReportLabel{Key: key, Word: tidy(c.r.Committee.Word, 0), Kind: c.kind})
}

func (c *composer) columns(table string, widths []Column) []Column {
	var columns []Column
	for i, heading := range strings.Split(c.line(text.ReportColumns{Table: table}), "|") {
		column := widths[i]
		column.Heading = heading
		columns = append(columns, column)
	}
	return columns
}

// asOf says of when the figures are: by the hour only while the period is not over.
func (c *composer) asOf() string {
	until := c.r.Until.In(c.loc)
	m := text.ReportAsOf{Day: text.ReportDay(until)}
	if next := until.Add(1); next.Day() == until.Day() {
		m.Clock = until.Format("15:04")
	}
	return c.line(m)
}

// day reads a day of the read model; the zero day for none.
func day(s string) text.ReportDay {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return text.ReportDay{}
	}
	return text.ReportDay(t)
}

func (c *composer) on(at time.Time) text.ReportDay {
	if at.IsZero() {
		return text.ReportDay{}
	}
	return text.ReportDay(at.In(c.loc))
}

func (c *composer) subject(s store.Subject) text.Subject {
	kind, n, _ := s.Split()
	switch kind {
	case store.KindCriterion:
		return text.Subject{Code: s, Name: tidy(c.criteria[n].Name, 0)}
	case store.KindNeighbourhood:
		return text.Subject{Code: s, Name: tidy(c.places[n], 0), Word: tidy(c.r.Committee.Word, 0)}
	}
	return text.Subject{Code: s}
}
