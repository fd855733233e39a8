package schedule

import (
	"errors"
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

// askOne gives what is open for a member its numbers of the day and enqueues his bundle. All that is asked of a person on
// a day shares one job while it waits, whoever asks.
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
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	b.Person, b.Day = p.ID, day
	for _, s := range open {
		b.Add(store.BundleItem{Committee: t.r.Committee, Member: m.ID, Round: t.r.ID, Subject: s})
	}
	if err := t.tx.PutBundle(&b); err != nil {
		return err
	}
	_, err = t.tx.Enqueue(store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Key: "bundle/" + day,
		Recipe:    store.RecipeOf(store.RecipeBundle, store.BundleArg{Person: p.ID, Day: day, Repeat: repeat}),
		About:     store.About{Committee: t.r.Committee, Person: p.ID, Round: t.r.ID, Flow: "round"},
		NotBefore: t.decent(), Deadline: t.r.Closes})
	return err
}

func (t *turn) openFor(e store.Expected) ([]store.Subject, error) {
	var open []store.Subject
	for _, s := range e.Subjects {
		said, err := t.tx.WordOf(t.r.Committee, t.r.ID, s, e.Member)
		if err != nil {
			return nil, err
		}
		if said == nil {
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
