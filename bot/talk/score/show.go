package score

import (
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// show is what /chamdiem shows by itself: the set-up and the results to officers, his own points to an inspector.
func (d desk) show(t *talk.Turn) error {
	all, err := view.PointsOf(&t.Tx.ReadTx, d.c, d.first, d.last)
	if err != nil {
		return err
	}
	if !d.officer {
		return d.list(t, all)
	}
	m := text.ScoreDesk{Period: d.period(), Items: formItems(d.items)}
	for _, i := range d.items {
		m.Sum += i.Max
	}
	for _, id := range d.team {
		x, err := t.Tx.Member(d.c.ID, id)
		if err != nil {
			return err
		}
		m.Team = append(m.Team, x.Name)
	}
	for _, u := range d.atlas.units {
		m.Units = append(m.Units, d.atlas.Name(store.Inspected{Unit: u.Number}))
	}
	for _, u := range all {
		if u.First == d.first && u.Last == d.last {
			m.Lines = append(m.Lines, d.line(u))
		}
	}
	if len(m.Lines) > 0 {
		m.File = talk.Code(prefix, "t", d.c.ID)
	}
	return t.AnswerAbout(m, d.about())
}

func (d desk) line(u view.UnitPoints) text.ScoreLine {
	l := text.ScoreLine{Unit: d.atlas.Name(u.Of), Total: u.Got, Max: u.Max, Open: u.Open}
	seen := map[store.MemberID]bool{}
	for _, s := range u.Said {
		if len(s.Points) > 0 && !seen[s.Member] {
			seen[s.Member] = true
			l.Inspectors++
		}
	}
	return l
}

// list is what an inspector has scored, and what not.
func (d desk) list(t *talk.Turn, all []view.UnitPoints) error {
	if len(d.items) == 0 {
		return talk.Refuse(text.ScoreNoForm{})
	}
	m := text.ScoreList{Period: d.period(), Items: formItems(d.items)}
	for _, of := range d.atlas.All() {
		l := text.ScoreLine{Unit: d.atlas.Name(of)}
		a := asked{Member: d.me.ID, Of: of, First: d.first, Last: d.last}
		if slices.ContainsFunc(all, func(u view.UnitPoints) bool { return u.Of == of }) {
			s, err := d.saved(t, a)
			if err != nil {
				return err
			}
			if s.Open < len(d.items) {
				l.Total, l.Max, l.Open, l.Inspectors = s.Total, s.Max, s.Open, 1
			}
		}
		m.Lines = append(m.Lines, l)
	}
	return t.AnswerAbout(m, d.about())
}

// results takes "kết quả kp5", and "kết quả" alone, which is the desk.
func results(t *talk.Turn, d desk, args string) error {
	if err := d.officers(); err != nil {
		return err
	}
	toks := fold.Tokens(args)
	if len(toks) == 0 {
		return d.show(t)
	}
	of, _, ok := d.atlas.At(toks, 0)
	if !ok {
		return talk.Refuse(text.ScoreNoUnit{Said: args, Units: d.names()})
	}
	return d.result(t, of)
}

// result shows the points of one unit, inspector by inspector: to officers only.
func (d desk) result(t *talk.Turn, of store.Inspected) error {
	all, err := view.PointsOf(&t.Tx.ReadTx, d.c, d.first, d.last)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(u view.UnitPoints) bool { return u.Of == of && u.First == d.first && u.Last == d.last })
	if i < 0 {
		return talk.Refuse(text.ScoreNoScores{Unit: d.atlas.Name(of), Period: d.period()})
	}
	u := all[i]
	m := text.ScoreResults{Period: d.period(), Unit: d.atlas.Name(of), Total: u.Got, Max: u.Max, Open: u.Open}
	call, own := map[store.MemberID]string{}, map[store.MemberID]bool{}
	members, err := t.Tx.Members(d.c.ID)
	if err != nil {
		return err
	}
	for _, x := range members {
		call[x.ID], own[x.ID] = x.Call, d.charged(t, x, of)
	}
	for n, x := range u.Items {
		r := text.ScoreResult{ScoredItem: text.ScoredItem{Number: n + 1, Name: x.Name, Max: x.Max, Said: x.Scored || len(x.Each) > 0, Skip: !x.Scored && len(x.Each) > 0, Got: x.Mean}}
		for _, e := range x.Each {
			r.Each = append(r.Each, text.ScoreEach{Who: call[e.Member], Got: e.Got, Skip: e.Skip, Own: own[e.Member]})
		}
		m.Items = append(m.Items, r)
	}
	for _, s := range u.Said {
		if s.Text != "" {
			m.Notes = append(m.Notes, text.ScoreNote{Who: call[s.Member], Text: s.Text})
		}
	}
	m.Notes = m.Notes[max(0, len(m.Notes)-mostNotes):]
	return t.AnswerAbout(m, d.about())
}

// mostNotes is how many words of inspectors one screen shows: the newest.
const mostNotes = 6
