package plans

import (
	"errors"
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// tellSkipped tells those who have been asked already that a round is not held, those who have answered early, and, of one
// that has been moved, those who were told of that, the group too.
func tellSkipped(t *talk.Turn, d desk, p store.Plan, r store.Round) (int, error) {
	var who []store.MemberID
	for _, id := range []store.RoundID{r.ID, r.RollCall} {
		if id == 0 {
			continue
		}
		said, err := t.Tx.Replies(d.c.ID, id)
		if err != nil {
			return 0, err
		}
		for _, w := range said {
			who = append(who, w.Member)
		}
		roll, err := t.Tx.Roll(d.c.ID, id)
		if err != nil {
			return 0, err
		}
		for _, e := range roll.Expected {
			if !e.Leave {
				who = append(who, e.Member)
			}
		}
	}
	ahead, err := askedAhead(t, d, p, r)
	if err != nil {
		return 0, err
	}
	who = append(append(who, ahead...), r.Told...)
	slices.Sort(who)
	told := 0
	for _, id := range slices.Compact(who) {
		m, err := t.Tx.Member(d.c.ID, id)
		if err != nil {
			return told, err
		}
		reached, err := t.Tx.Reached(m)
		if err != nil {
			return told, err
		}
		if !reached || m.Person == t.Person.ID {
			continue
		}
		to, err := t.Tx.Person(m.Person)
		if err != nil {
			return told, err
		}
		c, err := text.Say(to.Lang, text.PlanTold{Name: p.Name, Kind: p.Kind, Day: d.day(p, r)})
		if err != nil {
			return told, err
		}
		if _, err := t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: to.Chat, Lane: store.Rest, Content: &c, NotBefore: plan.Decent(t.Tx.Now(), d.loc),
			About: store.About{Committee: d.c.ID, Person: to.ID, Flow: FlowName}}); err != nil {
			return told, err
		}
		told++
	}
	return told, tellGroup(t, d, p, r)
}

// tellGroup tells it that a round is not held of which it was told that it moved.
func tellGroup(t *talk.Turn, d desk, p store.Plan, r store.Round) error {
	g := d.c.Group
	if len(r.Told) == 0 || g.Chat == "" || g.Mute || p.Kind == store.Asking && !slices.Contains(p.Result, store.ToGroup) {
		return nil
	}
	c, err := text.Say(d.c.Lang, text.PlanTold{Name: p.Name, Kind: p.Kind, Day: d.day(p, r), Group: true})
	if err != nil {
		return err
	}
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: g.Chat, Topic: g.Topic, Lane: store.Rest, Content: &c, NotBefore: plan.Decent(t.Tx.Now(), d.loc),
		About: store.About{Committee: d.c.ID, Flow: FlowName}})
	return err
}

// askedAhead are those whose message of the day asks them already what a round, or its roll call, would ask later that day.
func askedAhead(t *talk.Turn, d desk, p store.Plan, r store.Round) ([]store.MemberID, error) {
	rounds := []store.Round{r}
	if r.RollCall != 0 {
		roll, err := t.Tx.Round(d.c.ID, r.RollCall)
		if err != nil {
			return nil, err
		}
		rounds = append(rounds, roll)
	}
	var who []store.MemberID
	for _, r := range rounds {
		expected, err := t.Tx.WhoAnswers(p, r)
		if err != nil {
			return nil, err
		}
		for _, e := range expected {
			m, err := t.Tx.Member(d.c.ID, e.Member)
			if err != nil || m.Person == 0 {
				continue
			}
			b, err := t.Tx.Bundle(m.Person, calendar.DateOf(r.Opens.In(d.loc)).String())
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err != nil {
				return nil, err
			}
			if !b.Asked.IsZero() && slices.ContainsFunc(b.Items, func(i store.BundleItem) bool { return i.Committee == d.c.ID && i.Round == r.ID }) {
				who = append(who, e.Member)
			}
		}
	}
	return who, nil
}

// tellSecretaries tells them what another officer has done with a plan.
func tellSecretaries(t *talk.Turn, d desk, p store.Plan, news text.PlanNews) error {
	me, ok := t.In(d.c.ID)
	if !ok {
		return nil
	}
	news.By, news.Role, news.Number, news.Name, news.Show = me.Call, me.Role, d.number(p.ID), p.Name, code(d.c.ID, p.ID, "")
	people, err := t.Tx.Reachable(d.c.ID, store.Secretary)
	if err != nil {
		return err
	}
	for _, to := range people {
		if to.ID == t.Person.ID {
			continue
		}
		c, err := text.Say(to.Lang, news)
		if err != nil {
			return err
		}
		if _, err := t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: to.Chat, Lane: store.Rest, Content: &c, NotBefore: plan.Decent(t.Tx.Now(), d.loc),
			About: store.About{Committee: d.c.ID, Person: to.ID, Flow: FlowName}}); err != nil {
			return err
		}
	}
	return nil
}
