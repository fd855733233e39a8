package round

import (
	"errors"
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/talk/sign"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// period tells a period that is no week: a month, a quarter, any two days. It is made from the read model of the written
// report, so that each figure is the one that will be signed. asked is the period,
// said all that was typed.
func period(t *talk.Turn, tx *store.ReadTx, c store.Committee, m store.Member, asked, said string) error {
	first, last, ok, err := sign.Span(t, c, asked)
	if err != nil {
		return err
	}
	if !ok {
		return talk.Refuse(text.SummaryUsage{Said: said})
	}
	r, err := view.ReportOf(tx, c, first, last)
	if err != nil {
		return err
	}
	if len(r.Rounds)+len(r.Criteria)+len(r.Tasks) == 0 {
		return talk.Refuse(text.NoRound{Said: said})
	}
	names := talk.May(m.Role, talk.SeeNames)
	s, err := periodText(t, tx, c, r, names)
	if err != nil {
		return err
	}
	if names && tx == &t.Tx.ReadTx {
		s.Files, s.See = sign.FilesOf(c.ID, first, last)
	}
	about := store.About{Committee: c.ID, Flow: flow}
	if t.Private() {
		return t.AnswerAbout(s, about)
	}
	group := text.PeriodTotals{Period: s.Period, Overall: s.Overall, Lights: s.Lights, Tally: s.Tally}
	if err := t.AnswerAbout(group, about); err != nil || !names {
		return err
	}
	return t.Privately(s, about)
}

// periodText puts a period into words. names are told only to those who may see them.
func periodText(t *talk.Turn, tx *store.ReadTx, c store.Committee, r view.Report, names bool) (text.PeriodSummary, error) {
	s := text.PeriodSummary{Period: sign.Period(c, r.First, r.Last), AsOf: r.AsOf.In(c.Location()), Tally: r.Tally.Tally(),
		Places: len(r.Places), AllPlaces: r.Neighbourhoods, Word: c.Neighbourhood, Sums: text.CleanUpFiguresOf(store.Quantities(r.Sums), 0)}
	if len(t.Places) > 1 {
		s.Committee = c.Name
	}
	var err error
	if s.Overall, err = sign.Overall(t.Lang, r); err != nil {
		return s, err
	}
	for _, k := range r.Criteria {
		named := store.Criterion{Name: k.Name, Short: k.Short}.Label()
		s.Rows = append(s.Rows, text.SummaryRow{Number: k.Number, Name: named, Square: text.Square(k.Light), Trend: k.Trend(), Met: k.Attainment == store.Met, Late: k.Overdue})
		s.Lights.Count(k.Light)
	}
	s.Directives = periodDirectives(r)
	for _, v := range r.Difficulties {
		if v.Over {
			continue
		}
		if len(s.Stuck) == mattersShown {
			s.More++
			continue
		}
		line, err := voice(tx, c, v, names)
		if err != nil {
			return s, err
		}
		s.Stuck = append(s.Stuck, line)
	}
	return s, nil
}

// periodDirectives counts how far the directives of a period have come.
func periodDirectives(r view.Report) (s text.SummaryDirectives) {
	n := &s.Tally
	for _, t := range r.Tasks {
		if !slices.Contains(r.Directives, t.Number) {
			continue
		}
		switch t.Heap {
		case view.HeapDone:
			n.Done++
			if t.Stands == view.DoneInTime {
				n.DoneInTime++
			}
			if t.Stands == view.DoneLate {
				n.DoneLate++
			}
		case view.HeapOverdue:
			n.Overdue++
		case view.HeapDoing:
			n.Doing++
		case view.HeapNotBegun:
			n.NotBegun++
		case view.HeapReported:
			n.Reported++
		case view.HeapUndated:
			n.Undated++
		case view.HeapRoutine:
			n.Routine++
		}
	}
	return s
}

// voice is an obstacle that still stands.
func voice(tx *store.ReadTx, c store.Committee, v view.ReportVoice, names bool) (text.SummaryMatter, error) {
	line := text.SummaryMatter{Kind: view.Stuck, Weeks: v.Weeks, Help: v.Word.NeedsHelp, Text: v.Word.Text}
	var err error
	if line.Subject, err = label.Subject(tx, c.ID, v.Word.Subject); err != nil || !names {
		return line, err
	}
	m, err := tx.Member(c.ID, v.Word.Who.Member)
	if errors.Is(err, store.ErrNotFound) {
		return line, nil
	}
	line.Who = m.Call
	return line, err
}
