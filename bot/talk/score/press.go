package score

import (
	"errors"
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// press takes the flow's buttons. What a code names comes from a client.
func press(t *talk.Turn, arg string) error {
	verb, rest := arg, ""
	if len(arg) > 2 {
		verb, rest = arg[:1], arg[2:]
	}
	ids, _ := talk.IDs(rest, 4)
	t.Committee = store.CommitteeID(ids[0])
	d, err := sit(t)
	if err != nil {
		return err
	}
	switch verb {
	case "t":
		return file(t, d, "")
	case "m", "n":
		return d.settleForm(t, verb == "m")
	case "s":
		a := asked{Committee: d.c.ID, Member: store.MemberID(ids[3]), Of: store.Inspected{Place: int(ids[1]), Unit: int(ids[2])}, First: d.first, Last: d.last,
			Items: itemIDs(d.items), Steps: true}
		may := a.Member == d.me.ID || talk.May(d.me.Role, talk.RecordOnBehalf)
		if !may || !slices.Contains(d.team, a.Member) || !slices.Contains(d.atlas.All(), a.Of) || len(d.items) == 0 {
			return talk.Refuse(text.StaleButton{})
		}
		return d.ask(t, a)
	case "x", "f":
		s, err := t.Tx.Score(d.c.ID, store.ScoreID(ids[1]))
		if errors.Is(err, store.ErrNotFound) || err == nil && s.By != t.Person.ID {
			return talk.Refuse(text.StaleButton{})
		}
		if err != nil {
			return err
		}
		if verb == "x" {
			return d.undo(t, s)
		}
		if !slices.Contains(d.team, s.Member) || len(d.items) == 0 {
			return talk.Refuse(text.StaleButton{})
		}
		return d.ask(t, asked{Committee: d.c.ID, Member: s.Member, Of: s.Of, First: s.First, Last: s.Last, Items: itemIDs(d.items)})
	}
	return talk.Refuse(text.StaleButton{})
}

// undo takes a score back; a second time changes nothing and says what counts.
func (d desk) undo(t *talk.Turn, s store.Score) error {
	all, err := t.Tx.Scores(d.c.ID)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(store.ScoresInForce(all), func(x store.Score) bool { return x.ID == s.ID }) {
		err := t.Tx.AddScore(&store.Score{Committee: d.c.ID, First: s.First, Last: s.Last, Of: s.Of, Member: s.Member, By: t.Person.ID, Said: t.At, Withdraws: s.ID})
		if err != nil {
			return err
		}
	}
	a := asked{Committee: d.c.ID, Member: s.Member, Of: s.Of, First: s.First, Last: s.Last, Items: itemIDs(d.items)}
	m, err := d.saved(t, a)
	if err != nil {
		return err
	}
	m.Undone, m.Left = true, nil
	if err := t.Hold(FlowName, stepAfter, a); err != nil {
		return err
	}
	return t.Rewrite(m, d.about())
}

// undoNewest takes back what was noted last for the unit of the open question.
func (d desk) undoNewest(t *talk.Turn, a asked) error {
	all, err := t.Tx.Scores(d.c.ID)
	if err != nil {
		return err
	}
	for _, s := range slices.Backward(store.ScoresInForce(all)) {
		if s.By == t.Person.ID && s.Member == a.Member && s.Of == a.Of && s.First == a.First && s.Last == a.Last {
			return d.undo(t, s)
		}
	}
	m, err := d.saved(t, a)
	if err != nil {
		return err
	}
	m.Undone, m.Left = true, nil
	return t.Answer(m)
}
