package schedule

import (
	"errors"
	"slices"
	"time"

	"giaoban/schedule/plan"
	"giaoban/store"
)

// ask puts the question to the next hundred people into the outbox.
func (t *turn) ask() error {
	until := min(t.r.Asked+people, t.r.People)
	phone := false
	for _, e := range t.roll.Expected[t.r.Asked:until] {
		if err := t.askOne(e, false); err != nil {
			return err
		}
	}
	t.r.Asked = until
	if t.r.Asked == t.r.People {
		for _, e := range t.roll.Expected {
			if e.Leave {
				continue
			}
			m, err := t.tx.Member(t.r.Committee, e.Member)
			if err != nil {
				return err
			}
			reached, err := t.tx.Reached(m)
			if err != nil {
				return err
			}
			phone = phone || !reached
		}
	}
	if phone {
		if err := t.tell(store.RecipeCalls, store.Secretary, store.Deputy); err != nil {
			return err
		}
	}
	return t.settle()
}

// askOne gives what is open for a member its numbers of the day, and what rides with the round too, and enqueues his
// bundle. All that is asked of a person on a day shares one job while it waits, whoever asks.
func (t *turn) askOne(e store.Expected, repeat bool) error {
	if e.Leave || e.Phone {
		return nil
	}
	m, err := t.tx.Member(t.r.Committee, e.Member)
	if err != nil || m.Person == 0 {
		return ignoreMissing(err)
	}
	p, err := t.tx.Person(m.Person)
	if err != nil || p.Chat == "" {
		return ignoreMissing(err)
	}
	open, err := t.openFor(e)
	if err != nil || len(open) == 0 {
		return err
	}
	day := t.r.Opens.In(t.loc).Format("2006-01-02")
	b, err := t.tx.Bundle(p.ID, day)
	if ignoreMissing(err) != nil {
		return err
	}
	b.Person, b.Day = p.ID, day
	for _, s := range open {
		b.Add(store.BundleItem{Committee: t.r.Committee, Member: m.ID, Round: t.r.ID, Subject: s})
	}
	b.Board()
	return sendBundle(t.tx, p, b, store.About{Committee: t.r.Committee, Person: p.ID, Round: t.r.ID, Flow: "round"}, repeat,
		t.decent(), t.r.Closes)
}

// openFor is what a member, and those in whose place he answers, have said nothing about.
func (t *turn) openFor(e store.Expected) ([]store.Subject, error) {
	var open []store.Subject
	for _, s := range e.Subjects {
		words, err := t.tx.RepliesTo(t.r.Committee, t.r.ID, s)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(append([]store.MemberID{e.Member}, e.For...), func(m store.MemberID) bool { return store.CountsFor(words, m) != nil }) {
			open = append(open, s)
		}
	}
	return open, nil
}

// decent is when what the round says now may be delivered: not in quiet hours, and not before it opens.
func (t *turn) decent() time.Time {
	at := plan.Decent(t.tx.Now(), t.loc)
	if t.r.Phase == store.Opened && t.r.Opens.After(at) {
		return t.r.Opens
	}
	return at
}

func (t *turn) tell(recipe string, roles ...store.Role) error {
	return t.tx.TellRound(recipe, t.r, t.decent(), roles...)
}

func ignoreMissing(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}
