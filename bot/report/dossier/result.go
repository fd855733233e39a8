package dossier

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/report"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// result is the draft of a criterion's result report: how far it is met, what was done, its tasks, what stood in the way,
// and the evidence.
func (w *writer) result(n int) report.Document {
	s := w.criterion(n)
	d := w.document(w.label("result.kind", s), w.label("result.title", s), w.label("result.closing", s))
	add := func(key, label string, body []report.Line, tables ...report.Table) {
		if len(body) == 0 && len(tables) == 0 {
			body = []report.Line{{Text: w.label("missing", s)}}
		}
		d.Sections = append(d.Sections, report.Section{Key: key, Level: 1, Number: key, Heading: w.label(label, s), Body: body, Tables: tables})
	}
	i := slices.IndexFunc(w.Report.Criteria, func(k view.ReportCriterion) bool { return k.Number == n })
	if i < 0 {
		return d
	}
	k := w.Report.Criteria[i]
	level, indicators := w.level(k)
	add("I", "result.level", level, indicators...)
	add("II", "result.work", w.work(k))
	add("III", "result.tasks", nil, w.taskTables(k)...)
	add("IV", "result.troubles", w.troubles(k))
	pieces := w.of(n)
	if len(pieces) == 0 {
		add("V", "result.evidence", []report.Line{{Text: w.count(nil)}})
	} else {
		add("V", "result.evidence", []report.Line{{Text: w.count(pieces)}}, w.table(pieces))
	}
	return d
}

// level says how far a criterion is met, with a table of its indicators where they have been entered.
func (w *writer) level(k view.ReportCriterion) ([]report.Line, []report.Table) {
	m := text.DossierLevel{Attainment: k.Attainment, Indicators: len(k.Indicators)}
	t := report.Table{Columns: w.columns("result.indicators", 8, 62, 30)}
	for _, i := range k.Indicators {
		if i.Attainment == store.Met {
			m.Met++
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(i.Number), i.Name, w.line(text.DossierAttained{Attainment: i.Attainment})})
	}
	body := []report.Line{{Text: w.line(m)}}
	if len(t.Rows) == 0 {
		return body, nil
	}
	return body, []report.Table{t}
}

// work is what was said in each round.
func (w *writer) work(k view.ReportCriterion) (body []report.Line) {
	for _, word := range k.Words {
		m := text.DossierWord{Who: office(word.Who.Unit, word.Who.Post, ""), Progress: w.line(text.ReportProgress{Said: said(word)})}
		for _, r := range w.Report.Rounds {
			if r.ID == word.Round {
				m.First, m.Last = day(r.First), day(r.Last)
			}
		}
		body = append(body, report.Line{Text: w.line(m), Bullet: true})
	}
	return body
}

// said is a word as the report words it.
func said(v view.Word) text.ReportSaid {
	return text.ReportSaid{Subject: text.Subject{Code: v.Subject}, Who: office(v.Who.Unit, v.Who.Post, ""), Status: v.Status, Blocker: v.Blocker,
		Percent: v.Percent, Figures: view.Sums(v.Quantities), Text: short(v.Text)}
}

// taskTables are the criterion's tasks; none where there are none.
func (w *writer) taskTables(k view.ReportCriterion) []report.Table {
	t := report.Table{Columns: w.columns("result.taskcolumns", 8, 38, 18, 16, 20)}
	for _, n := range k.Tasks {
		x := w.tasks[n]
		status := text.ReportStatus{Heap: x.Heap, Stands: x.Stands, Late: x.Late}
		if !x.DoneAt.IsZero() {
			status.Done = text.ReportDay(x.DoneAt.In(w.loc))
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(len(t.Rows) + 1), short(x.Work), cmp.Or(lead(x), w.label("missing", text.Subject{})),
			w.line(text.ReportDeadline{Phrase: x.Due.Phrase, Rhythm: x.Rhythm, Day: day(x.Due.Day)}), w.line(status)})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []report.Table{t}
}

// lead is who leads a task: as it was given, but a person by his unit or post.
func lead(x view.ReportTask) string {
	if x.Holder != nil && x.Lead != "" && strings.HasSuffix(x.Holder.Name, x.Lead) {
		return office(x.Holder.Unit, x.Holder.Post, x.Lead)
	}
	return x.Lead
}

// troubles are the obstacles of a criterion and of its tasks, in the members' own words.
func (w *writer) troubles(k view.ReportCriterion) (body []report.Line) {
	for _, v := range w.Report.Difficulties {
		kind, n, _ := v.Word.Subject.Split()
		if !(kind == store.KindCriterion && n == k.Number || kind == store.KindTask && slices.Contains(k.Tasks, n)) {
			continue
		}
		m := text.DossierTrouble{Who: office(v.Word.Who.Unit, v.Word.Who.Post, ""), Text: short(v.Word.Text), Over: v.Over}
		body = append(body, report.Line{Text: w.line(m), Bullet: true})
	}
	return body
}
