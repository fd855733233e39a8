package sign

import (
	"cmp"
	"errors"
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// command is /duyet: who signs is shown what waits for him, who drafts the draft; with a period, that of the period.
func command(t *talk.Turn, args string) error {
	m, err := t.Place(talk.SeeNames)
	if err != nil {
		return err
	}
	p, err := place(t, m.Committee, talk.SeeNames)
	if err != nil {
		return err
	}
	switch key := fold.Key(args); {
	case key == "bo" || verbOf(key) == doDrop:
		done, err := drafted(t, doDrop, func(p paper) error { return p.drop(t, 0) })
		if err == nil && !done {
			err = talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.DraftReports)})
		}
		return err
	case key != "":
		return p.ofPeriod(t, args)
	}
	all, err := t.Tx.Reports(p.c.ID)
	if err != nil {
		return err
	}
	may, err := signs(&t.Tx.ReadTx, p.c, p.me)
	if err != nil {
		return err
	}
	if waiting := withState(all, store.Submitted); may && len(waiting) > 0 {
		return p.choose(t, "sign", waiting)
	}
	if !talk.May(p.me.Role, talk.DraftReports) {
		return p.nothing(t, all)
	}
	return p.drafts(t, all)
}

// ofPeriod shows the report of a period that was named; for who drafts it is made where there is none.
func (p paper) ofPeriod(t *talk.Turn, args string) error {
	s, ok := readSpan(args, t.Tx.Now().In(p.c.Location()))
	if !ok {
		return talk.Refuse(text.SignUsage{Said: args})
	}
	first, last, err := s.daysOf(t, p.c)
	if err != nil {
		return err
	}
	if err := p.of(t, first, last); err != nil {
		return err
	}
	return p.present(t)
}

// present shows the report in the form that this member needs: the card to who is to sign it, else the whole text.
func (p paper) present(t *talk.Turn) error {
	may, err := signs(&t.Tx.ReadTx, p.c, p.me)
	if err != nil {
		return err
	}
	if may && p.r.State == store.Submitted {
		m, err := p.card(&t.Tx.ReadTx)
		if err != nil {
			return err
		}
		return t.AnswerAbout(m, p.shown())
	}
	return p.open(t)
}

func withState(all []store.Report, states ...store.ReportState) []store.Report {
	return slices.DeleteFunc(slices.Clone(all), func(r store.Report) bool { return !slices.Contains(states, r.State) })
}

// drafts shows the one report that is being drafted, that of the newest round where there is none; of several it asks which.
func (p paper) drafts(t *talk.Turn, all []store.Report) error {
	open := withState(all, store.Drafted, store.Submitted, store.SentBack)
	r, err := span{round: true}.roundOf(&t.Tx.ReadTx, p.c.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if err != nil && len(open) == 0 {
		return talk.Refuse(text.NoRound{})
	}
	current, known := newest(all, r.FirstDay, r.LastDay)
	if err == nil && (!known || current.State == store.Approved && len(open) == 0) {
		if len(open) == 0 {
			if err := p.of(t, r.FirstDay, r.LastDay); err != nil {
				return err
			}
			return p.present(t)
		}
		fresh := p
		if err := fresh.of(t, r.FirstDay, r.LastDay); err != nil {
			return err
		}
		open = append(open, fresh.r)
	}
	return p.choose(t, "edit", open)
}

// choose shows the only one of several reports, or asks which.
func (p paper) choose(t *talk.Turn, what string, all []store.Report) error {
	if len(all) == 1 {
		p.r = all[0]
		return p.present(t)
	}
	slices.SortFunc(all, func(a, b store.Report) int { return cmp.Or(cmp.Compare(b.Last, a.Last), cmp.Compare(b.ID, a.ID)) })
	list := text.SignList{For: what}
	if len(t.Places) > 1 {
		list.Committee = p.c.Name
	}
	for _, r := range all[:min(len(all), mostListed)] {
		p.r = r
		line := text.SignLine{Period: p.period(), State: r.State, Code: p.code(doSee)}
		if what == "sign" {
			who, err := p.who(&t.Tx.ReadTx, r.Submitted)
			if err != nil {
				return err
			}
			line.By = who.Name
		}
		list.Reports = append(list.Reports, line)
	}
	return t.AnswerAbout(list, p.about())
}

// mostListed is how many reports are offered.
const mostListed = 8

// nothing tells who signs that nothing waits, and which report was approved last.
func (p paper) nothing(t *talk.Turn, all []store.Report) error {
	var last store.Report
	for _, r := range withState(all, store.Approved) {
		if r.Decided.At.After(last.Decided.At) {
			last = r
		}
	}
	alone, err := p.alone(&t.Tx.ReadTx)
	if err != nil {
		return err
	}
	m := text.SignNothing{Alone: alone}
	if last.ID != 0 {
		p.r = last
		m.Period, m.See = p.period(), p.code(doSee)
		if m.Who, err = p.who(&t.Tx.ReadTx, last.Decided); err != nil {
			return err
		}
	}
	return t.AnswerAbout(m, p.about())
}
