package round

import (
	"errors"

	"giaoban/bot/talk"
	"giaoban/bot/talk/detail"
	"giaoban/bot/talk/label"
	"giaoban/bot/talk/sign"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// weekText puts a week into words. names are told only to those who may see them, in private; they may decide too, unless
// the week is past: whoever may not is shown the week without the buttons (see undecided).
func weekText(tx *store.ReadTx, w view.Week, names bool) (text.Summary, error) {
	loc := w.Committee.Location()
	s := text.Summary{Met: w.Met, Total: w.Total, MetBefore: w.MetBefore, IndicatorsMet: w.IndicatorsMet, Indicators: w.Indicators, AsOf: w.AsOf.In(loc), Phase: w.Round.Phase,
		Answered: view.Count(w.Seats, view.Complete), N: w.Expected, Partial: view.Count(w.Seats, view.Partial),
		Leave: view.Count(w.Seats, view.OnLeave), Unknown: view.Count(w.Seats, view.Unknown),
		Missing: view.Count(w.Seats, view.Missing), Phone: view.Count(w.Seats, view.ByPhone), Tally: w.Tally}
	s.First, s.Last = days(w.Round, loc)
	for _, r := range w.Rows {
		s.Rows = append(s.Rows, text.SummaryRow{Number: r.Criterion.Number, Name: r.Criterion.Label(), Square: text.Square(r.Light),
			Trend: r.Trend(), Met: r.Criterion.Attainment == store.Met, Late: r.Overdue})
	}
	s.Directives = directives(w, names)
	var err error
	if s.CleanUps, err = cleanUps(tx, w); err != nil {
		return s, err
	}
	if s.Matters, s.More, err = matters(tx, w, names, mattersShown); err != nil {
		return s, err
	}
	if s.More > 0 {
		s.Rest = talk.Code(pressBrief, w.Committee.ID, w.Round.ID, rest)
	}
	if names {
		s.Over = w.Over()
		s.Files, s.Closer = sign.Files(w.Committee.ID, w.Round), detail.Choice(w.Committee.ID, w.Round.ID)
		for _, x := range w.Seats {
			switch x.State {
			case view.Waiting, view.Missing:
				s.Names = append(s.Names, x.Member.Call)
			case view.ByPhone: // never asked, so not missing
				s.Phones = append(s.Phones, x.Member.Call)
			}
		}
	}
	return s, nil
}

// directivesShown is how many of the tasks that carry out directives fit the screen.
const directivesShown = 5

// directives are how far the chair's ý kiến chỉ đạo have come that are open, or were done in the week. One by one they are
// for those who may read names.
func directives(w view.Week, names bool) text.SummaryDirectives {
	var s text.SummaryDirectives
	loc := w.Committee.Location()
	var lines []view.TaskLine
	for _, l := range w.Tasks {
		done := l.Stands.Done() && l.Task.DoneAt.In(loc).Format("2006-01-02") >= w.Round.FirstDay
		if !l.Task.Directive.At.IsZero() && (done || l.Task.Open()) {
			lines = append(lines, l)
		}
	}
	s.Tally = view.TallyOf(lines)
	if !names {
		return s
	}
	view.ByUrgency(lines)
	for i, l := range lines {
		if i == directivesShown {
			s.More = len(lines) - i
			break
		}
		s.Lines = append(s.Lines, label.Task(w.Committee, l, w.AsOf))
	}
	return s
}

// totalsText is what the group may read: figures, no names, nobody's words.
func totalsText(w view.Week) text.Totals {
	loc := w.Committee.Location()
	t := text.Totals{Met: w.Met, Total: w.Total, Answered: view.Count(w.Seats, view.Complete), N: w.Expected,
		Unknown: view.Count(w.Seats, view.Unknown), Leave: view.Count(w.Seats, view.OnLeave), NeedsADecision: len(w.Matters), Tally: w.Tally}
	t.First, t.Last = days(w.Round, loc)
	for _, r := range w.Rows {
		t.Lights.Count(r.Light)
	}
	return t
}

// summary answers /tonghop: this week, a past one, a longer period, one line of it; the state as of a past instant.
func summary(t *talk.Turn, args string) error {
	m, c, err := t.Office(talk.Belong)
	if err != nil {
		return err
	}
	ask, ok := readWanted(args, c.Neighbourhood, t.Tx.Now().In(c.Location()))
	if !ok {
		return talk.Refuse(text.SummaryUsage{Said: args})
	}
	if ask.subject != "" && !talk.May(m.Role, talk.SeeNames) {
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.SeeNames)})
	}
	tx := &t.Tx.ReadTx
	if !ask.asOf.IsZero() {
		if ask.asOf.After(t.Tx.Now()) {
			return talk.Refuse(text.NotYet{At: ask.asOf, Now: t.Tx.Now().In(c.Location())})
		}
		tx = tx.AsOf(ask.asOf)
		if c, err = tx.Committee(m.Committee); err != nil {
			return talk.Refuse(text.NoRound{Said: args})
		}
	}
	if ask.period != "" {
		return period(t, tx, c, m, ask.period, args)
	}
	r, err := ask.round(tx, c.ID)
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.NoRound{Said: args})
	}
	if err != nil {
		return err
	}
	switch {
	case ask.subject != "":
		return detail.Show(t, tx, c, r, ask.subject)
	case ask.matters:
		return allMatters(t, tx, c, r, m)
	}
	return say(t, tx, c, r, m)
}

// say tells a week to a member where he asked: totals in a group, and the rest in private to those who may see it.
func say(t *talk.Turn, tx *store.ReadTx, c store.Committee, r store.Round, m store.Member) error {
	names := talk.May(m.Role, talk.SeeNames)
	w, err := view.WeekOf(tx, c, r)
	if err != nil {
		return err
	}
	about := store.About{Committee: c.ID, Round: r.ID, Flow: flow}
	s, err := weekText(tx, w, names)
	if err != nil {
		return err
	}
	if len(t.Places) > 1 {
		s.Committee = c.Name
	}
	s.Plain = w.Past || tx != &t.Tx.ReadTx
	if !talk.May(m.Role, talk.DecideTime) || s.Plain {
		undecided(s.Matters)
	}
	if tx != &t.Tx.ReadTx {
		s.Files, s.Closer, s.Rest, s.Over = text.SignFiles{}, "", "", false // they would have the figures of now
	}
	if t.Private() {
		return t.AnswerAbout(s, about)
	}
	if err := t.AnswerAbout(totalsText(w), about); err != nil || !names {
		return err
	}
	return t.Privately(s, about)
}

// showWeek is the button that shows a round's summary.
func showWeek(t *talk.Turn, arg string) error {
	n, what := talk.IDs(arg, 2)
	t.Committee = store.CommitteeID(n[0])
	m, c, err := t.Office(talk.Belong)
	if err != nil {
		return err
	}
	r, err := t.Tx.Round(c.ID, store.RoundID(n[1]))
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.StaleButton{})
	}
	if err != nil {
		return err
	}
	if what == rest {
		return allMatters(t, &t.Tx.ReadTx, c, r, m)
	}
	return say(t, &t.Tx.ReadTx, c, r, m)
}
