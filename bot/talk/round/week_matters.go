package round

import (
	"giaoban/bot/talk"
	"giaoban/bot/talk/directive"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// mattersShown is how many matters the chair's one screen has room for: those that press most. The others are a screen of
// their own.
const mattersShown = 3

// rest is the end of the code of the button that shows them.
const rest = "all"

// matters are the first of what waits for a word, and how many more there are. Who is late, and who asks for time, is for
// officers.
func matters(tx *store.ReadTx, w view.Week, names bool, most int) (lines []text.SummaryMatter, more int, err error) {
	for _, m := range w.Matters {
		if !names && (m.Kind == view.Silent || m.Kind == view.MoreTime) {
			continue
		}
		if len(lines) == most {
			more++
			continue
		}
		line, err := matterText(tx, w, m, names)
		if err != nil {
			return nil, 0, err
		}
		lines = append(lines, line)
	}
	return lines, more, nil
}

// matterText puts what waits for a word into a line.
func matterText(tx *store.ReadTx, w view.Week, m view.Matter, names bool) (text.SummaryMatter, error) {
	named, err := label.Subject(tx, w.Committee.ID, m.Subject)
	if err != nil {
		return text.SummaryMatter{}, err
	}
	line := text.SummaryMatter{Kind: m.Kind, Subject: named, Weeks: m.Weeks, Help: m.Word.NeedsHelp, Text: m.Word.Text}
	if m.Task != nil && m.Task.Stands == view.Overdue && names {
		line.Late = m.Task.Late
	}
	if a := askedOf(m); a != nil {
		line.Wanted, line.Text = label.Due(a.Wanted, w.Committee.Location()), a.Reason
		if names && !w.Past {
			decide := func(how string) string { return talk.Code("gx", w.Committee.ID, a.Task, a.ID, how) }
			line.Yes, line.No = decide("ok"), decide("no")
		}
	}
	if !names {
		return line, nil
	}
	if !w.Past {
		line.Direct = talk.Code("cd", w.Committee.ID, m.Subject)
	}
	switch {
	case m.Word.Member != 0 && (m.Kind == view.Stuck || m.Kind == view.Asks):
		x, err := tx.Member(w.Committee.ID, m.Word.Member)
		if err != nil {
			return line, err
		}
		line.Who = x.Call
	case m.Task != nil && m.Task.Holder.ID != 0:
		line.Who = m.Task.Holder.Call
	case m.Task != nil:
		line.Who = m.Task.Lead.Name
	}
	return line, nil
}

// askedOf is the extension that a matter is about, nil for none.
func askedOf(m view.Matter) *store.Extension {
	if m.Kind != view.MoreTime || m.Task == nil {
		return nil
	}
	return m.Task.Asked
}

// undecided takes the buttons off, for who may not decide, and for a state that is past.
func undecided(lines []text.SummaryMatter) {
	for i := range lines {
		lines[i].Yes, lines[i].No, lines[i].Direct = "", "", ""
	}
}

// allMatters tells all that waits for a word in a round, as far as letters are given.
func allMatters(t *talk.Turn, tx *store.ReadTx, c store.Committee, r store.Round, m store.Member) error {
	w, err := view.WeekOf(tx, c, r)
	if err != nil {
		return err
	}
	s := text.MattersList{AsOf: w.AsOf.In(c.Location())}
	s.First, s.Last = days(r, c.Location())
	if len(t.Places) > 1 {
		s.Committee = c.Name
	}
	if s.Matters, s.More, err = matters(tx, w, talk.May(m.Role, talk.SeeNames), directive.Letters); err != nil {
		return err
	}
	s.Plain = w.Past || tx != &t.Tx.ReadTx
	if !talk.May(m.Role, talk.DecideTime) || s.Plain {
		undecided(s.Matters)
	}
	about := store.About{Committee: c.ID, Round: r.ID, Flow: flow}
	if t.Private() {
		return t.AnswerAbout(s, about)
	}
	if err := t.Answer(text.InPrivate{}); err != nil {
		return err
	}
	return t.Privately(s, about)
}
