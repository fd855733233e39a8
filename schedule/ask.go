package schedule

import (
	"errors"
	"fmt"

	"giaoban/schedule/plan"
	"giaoban/store"
)

// ask puts the question to the next hundred people into the outbox.
func (t *turn) ask() error {
	until := min(t.r.Asked+people, len(t.r.Expected))
	phone := false
	for _, e := range t.r.Expected[t.r.Asked:until] {
		if err := t.askOne(e, false); err != nil {
			return err
		}
	}
	t.r.Asked = until
	for _, e := range t.r.Expected {
		phone = phone || e.Phone
	}
	if t.r.Asked == len(t.r.Expected) && phone {
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
	notBefore := plan.Decent(t.tx.Now(), t.loc)
	if t.r.Opens.After(notBefore) {
		notBefore = t.r.Opens
	}
	_, err = t.tx.Enqueue(store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Key: "bundle/" + day,
		Recipe:    store.RecipeOf(store.RecipeBundle, store.BundleArg{Person: p.ID, Day: day, Repeat: repeat}),
		About:     store.About{Committee: t.r.Committee, Person: p.ID, Round: t.r.ID, Flow: "round"},
		NotBefore: notBefore, Deadline: t.r.Closes})
	return err
}

func (t *turn) openFor(e store.Expected) ([]store.Subject, error) {
	var open []store.Subject
	for _, s := range e.Subjects {
		all, err := t.tx.RepliesTo(t.r.Committee, t.r.ID, s)
		if err != nil {
			return nil, err
		}
		if !store.AnsweredBy(all, e.Member) {
			open = append(open, s)
		}
	}
	return open, nil
}

func (t *turn) showCard() error {
	g := t.c.Group
	if g.Chat == "" || g.Mute {
		return nil
	}
	card := fmt.Sprintf("round/%d", t.r.ID)
	return t.enqueue(store.Job{Kind: store.Show, Chat: g.Chat, Topic: g.Topic, Card: card, Key: card}, store.RecipeCard)
}

// showBrief puts the live brief before the chair; before the deputy where no chair can be reached.
func (t *turn) showBrief() error {
	card := fmt.Sprintf("brief/%d", t.r.ID)
	return t.each(store.RecipeBrief, store.Job{Kind: store.Show, Card: card, Key: card}, store.Chair, store.Deputy)
}

func (t *turn) tell(recipe string, roles ...store.Role) error {
	return t.each(recipe, store.Job{Kind: store.Send, Key: fmt.Sprintf("%s/%d", recipe, t.r.ID)}, roles...)
}

// each enqueues a job to everybody who holds the first of the roles that somebody reachable holds.
func (t *turn) each(recipe string, j store.Job, roles ...store.Role) error {
	reached, err := t.tx.Reachable(t.r.Committee, roles...)
	if err != nil {
		return err
	}
	for _, p := range reached {
		j.Chat, j.About.Person = p.Chat, p.ID
		if err := t.enqueue(j, recipe); err != nil {
			return err
		}
	}
	return nil
}

func (t *turn) enqueue(j store.Job, recipe string) error {
	j.Lane = store.Rest
	j.Recipe = store.RecipeOf(recipe, store.RoundArg{Committee: t.r.Committee, Round: t.r.ID})
	j.About.Committee, j.About.Round, j.About.Flow = t.r.Committee, t.r.ID, "round"
	j.NotBefore = plan.Decent(t.tx.Now(), t.loc)
	if t.r.Phase == store.Opened && t.r.Opens.After(j.NotBefore) {
		j.NotBefore = t.r.Opens
	}
	j.Deadline = j.NotBefore.Add(stale)
	_, err := t.tx.Enqueue(j)
	return err
}

func ignoreMissing(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}
