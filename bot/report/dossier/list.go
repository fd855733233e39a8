package dossier

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/report"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// writer words the papers of a dossier.
type writer struct {
	Dossier
	loc   *time.Location
	tasks map[int]view.ReportTask
	// err is the first defect of a template.
	err error
}

func newWriter(d Dossier) *writer {
	w := &writer{Dossier: d, loc: d.Committee.Location(), tasks: map[int]view.ReportTask{}}
	for _, t := range d.Report.Tasks {
		w.tasks[t.Number] = t
	}
	return w
}

func (w *writer) line(m text.Message) string {
	said, err := text.Line(w.Lang, m)
	if err != nil && w.err == nil {
		w.err = err
	}
	return said
}

func (w *writer) label(key string, s text.Subject) string {
	return w.line(text.DossierLabel{Key: key, Subject: s, Committee: w.Committee.Name})
}

func (w *writer) columns(key string, widths ...int) []report.Column {
	var all []report.Column
	for i, heading := range strings.Split(w.label(key, text.Subject{}), "|") {
		c := report.Column{Heading: heading, Width: widths[i]}
		if i == 0 {
			c.Align = report.Center
		}
		all = append(all, c)
	}
	return all
}

// document is an empty paper of the dossier's period.
func (w *writer) document(kind, title, closing string) report.Document {
	first, last := day(w.First), day(w.Last)
	until := w.Report.Until.In(w.loc)
	asOf := text.ReportAsOf{Day: text.ReportDay(until)}
	if until.Add(1).Day() == until.Day() {
		asOf.Clock = until.Format("15:04")
	}
	return report.Document{Lang: w.Lang, Kind: kind, Title: title, Period: w.line(text.ReportPeriod{First: first, Last: last}), AsOf: w.line(asOf), Closing: closing}
}

// criterion names one with its whole name.
func (w *writer) criterion(n int) text.Subject {
	s := text.Subject{Code: store.SubjectOf(store.KindCriterion, n)}
	for _, k := range w.Report.Criteria {
		if k.Number == n {
			s.Name = k.Name
		}
	}
	return s
}

// list is the numbered list of all evidence.
func (w *writer) list() report.Document {
	about := text.Subject{}
	if w.Criterion != 0 {
		about = w.criterion(w.Criterion)
	}
	d := w.document(w.label("list.kind", about), w.label("list.title", about), w.label("list.closing", about))
	part := func(key, heading string, pieces []Piece) {
		if len(pieces) == 0 {
			return
		}
		d.Sections = append(d.Sections, report.Section{Key: key, Level: 2, Number: strconv.Itoa(len(d.Sections) + 1), Heading: heading,
			Body: []report.Line{{Text: w.count(pieces)}}, Tables: []report.Table{w.table(pieces)}})
	}
	for _, n := range w.Criteria() {
		s := w.criterion(n)
		part(fmt.Sprintf("C%d", n), w.label("list.criterion", s), w.of(n))
	}
	part("K", w.label("list.other", about), w.of(0))
	return d
}

// count says how much there is.
func (w *writer) count(pieces []Piece) string {
	m := text.DossierCount{}
	for _, p := range pieces {
		if p.Photo() {
			m.Photos++
		} else {
			m.Files++
		}
		if p.Path == "" {
			m.Lost++
		}
	}
	return w.line(m)
}

// table is the evidence, a piece a row.
func (w *writer) table(pieces []Piece) report.Table {
	t := report.Table{Columns: w.columns("list.columns", 6, 11, 15, 12, 17, 22, 17)}
	for _, p := range pieces {
		indicator := ""
		if p.Indicator != 0 {
			indicator = strconv.Itoa(p.Indicator)
		}
		file := p.Path
		if file == "" {
			file = w.label("lost", text.Subject{})
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(p.Number), indicator, w.line(text.DossierDays{First: day(p.First), Last: day(p.Last)}),
			text.ReportDay(p.Evidence.At.In(w.loc)).String(), office(p.Who.Unit, p.Who.Post, p.Who.Name), w.what(p), file})
	}
	return t
}

// what says what a piece shows, in the words that came with it.
func (w *writer) what(p Piece) string {
	m := text.DossierWhat{Photo: p.Photo(), Name: p.Evidence.Name, Text: short(p.Said.Text)}
	if caption := short(p.Evidence.Caption); caption != "" && p.Evidence.Message != p.Said.Source {
		m.Text = caption // of an album each photo has its own words
	}
	switch kind, n, _ := p.Evidence.Subject.Split(); kind {
	case store.KindTask:
		m.Subject = text.Subject{Code: p.Evidence.Subject, Name: short(w.tasks[n].Work)}
	case store.KindNeighbourhood:
		m.Subject = text.Subject{Code: p.Evidence.Subject, Name: strconv.Itoa(n), Word: w.Committee.Neighbourhood}
	}
	return w.line(m)
}

// quoted is how much of somebody's words a cell shows.
const quoted = 300

func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > quoted {
		return string(r[:quoted-1]) + "…"
	}
	return s
}

// day reads a day of the read model; the zero day for none.
func day(s string) text.ReportDay {
	at, err := time.Parse("2006-01-02", s)
	if err != nil {
		return text.ReportDay{}
	}
	return text.ReportDay(at)
}
