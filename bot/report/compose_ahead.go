package report

import (
	"slices"
	"strings"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

func (c *composer) limits() text.ReportLimits {
	m := text.ReportLimits{Day: c.on(c.r.Until), Tasks: c.r.Tally.All}
	for _, n := range c.r.Carried {
		m.Overdue = append(m.Overdue, c.work(c.tasks[n]))
	}
	if len(m.Overdue) > named {
		slices.SortStableFunc(m.Overdue, func(a, b text.ReportWork) int { return b.Late - a.Late })
		m.Overdue, m.More = m.Overdue[:named], len(m.Overdue)-named
	}
	for _, x := range c.r.Criteria {
		if len(x.Words)+len(x.CleanUps) == 0 {
			m.Silent = append(m.Silent, c.criterion(x))
		}
	}
	for _, r := range c.r.Rounds {
		m.Asked = m.Asked || r.Phase == store.Closed
	}
	return m
}

func (c *composer) difficulties() text.ReportDifficulties {
	var m text.ReportDifficulties
	for _, v := range c.r.Difficulties {
		said := c.said(v.Word)
		said.Weeks = v.Weeks
		if v.Over {
			m.Over = append(m.Over, said)
		} else {
			m.Lines = append(m.Lines, said)
		}
	}
	return m
}

func (c *composer) focus() text.ReportFocus {
	m := text.ReportFocus{Last: day(c.r.NextLast), Carried: len(c.r.Carried)}
	for _, n := range c.r.Focus {
		m.Lines = append(m.Lines, c.work(c.tasks[n]))
	}
	return m
}

func (c *composer) needs() text.ReportNeeds {
	var m text.ReportNeeds
	for _, v := range c.r.Needs {
		if !v.Over {
			said := c.said(v.Word)
			said.Asks = asks(said.Text)
			m.Lines = append(m.Lines, said)
		}
	}
	for _, e := range c.r.Pending {
		t := c.tasks[e.Task]
		m.Pending = append(m.Pending, text.ReportMoreTime{Work: tidy(t.Work, worked), Who: c.lead(t), Reason: tidy(e.Reason, quoted),
			From: day(e.From.Day), Wanted: day(e.Wanted.Day)})
	}
	return m
}

// quoted and worked are how much of a member's words, and of a task's, a document shows; the whole is in the sheet.
const (
	quoted = 600
	worked = 300
)

func (c *composer) saidOrNil(w *view.Word) *text.ReportSaid {
	if w == nil {
		return nil
	}
	said := c.said(*w)
	return &said
}

func (c *composer) said(w view.Word) text.ReportSaid {
	s := text.ReportSaid{Subject: c.subject(w.Subject), Who: c.office(w.Who), Status: w.Status, Blocker: w.Blocker, Percent: w.Percent,
		Figures: view.Sums(w.Quantities), Text: tidy(w.Text, quoted)}
	if w.Subject.Is(store.KindTask) {
		s.Work = tidy(c.tasks[w.Subject.Number()].Work, worked)
	}
	return s
}

// office names somebody as offices do: by his unit, else his post.
func (c *composer) office(s view.Speaker) string {
	if unit := tidy(s.Unit, 0); unit != "" {
		return unit
	}
	return tidy(s.Post, 0)
}

// lead names who leads a task: as it was given, but a person by his unit or post where that is known.
func (c *composer) lead(t view.ReportTask) string {
	if byName(t) {
		if office := c.office(*t.Holder); office != "" {
			return office
		}
	}
	return tidy(t.Lead, 0)
}

// leadInFull is the lead in the table of tasks, where persons are named: the whole name, and where he belongs.
func (c *composer) leadInFull(t view.ReportTask) string {
	if !byName(t) {
		return tidy(t.Lead, 0)
	}
	name := tidy(t.Holder.Name, 0)
	if office := c.office(*t.Holder); office != "" {
		return name + " (" + office + ")"
	}
	return name
}

// byName tells whether a task was given to a person by his name, or the end of it: "Hùng" for "Lê Văn Hùng".
func byName(t view.ReportTask) bool {
	return t.Holder != nil && t.Lead != "" && strings.HasSuffix(" "+t.Holder.Name, " "+t.Lead)
}

func (c *composer) work(t view.ReportTask) text.ReportWork {
	w := text.ReportWork{Work: tidy(t.Work, worked), Lead: c.lead(t), Phrase: tidy(t.Due.Phrase, worked), Day: unsaid(t.Due), Stands: t.Stands, Late: t.Late,
		Done: c.on(t.DoneAt), Explained: tidy(t.Explained, quoted), Extended: granted(t)}
	if t.Word != nil && !t.Stands.Done() {
		w.Percent = t.Word.Percent
	}
	return w
}

func granted(t view.ReportTask) (n int) {
	for _, e := range t.Extensions {
		if e.State == store.Granted {
			n++
		}
	}
	return n
}
