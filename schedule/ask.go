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
		if err := t.askOne(e); err != nil {
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
// bundle. All that is asked of a person on a day shares one job while it waits, whoever asks. Who has been asked already,
// by the message of a round that opened earlier today, is not asked again.
func (t *turn) askOne(e store.Expected) error {
	p, b, err := t.bundle(e)
	if err != nil || p.ID == 0 {
		return err
	}
	asked := !b.Asked.IsZero() && !t.r.Again
	news := len(b.Riding) > 0
	// Whoever has the day's message reads only what is new.
	var fresh *store.FreshArg
	if asked && !news {
		fresh = &store.FreshArg{After: len(b.Items), Rounds: []store.RoundID{t.r.ID}}
	}
	open, err := openFor(t.tx, t.r, e, append(slices.Clone(e.Subjects), e.Optional...))
	if err != nil || len(open) == 0 {
		return err
	}
	for _, s := range open {
		n := b.Add(t.p.Item(t.r, e.Member, s))
		news = news || !slices.Contains(b.Items[n-1].Ahead, t.r.ID)
	}
	if asked && !news {
		return nil
	}
	until, err := t.along(p, &b, t.r.Closes)
	if err != nil {
		return err
	}
	b.Board()
	return t.send(p, b, store.BundleArg{Fresh: fresh}, until)
}

// remind repeats what is still open of the round to a member who has something open, unless he has been reminded today as
// often as a day allows (design 5), or an officer has just done so. Nobody is reminded of what he has shown in photos.
func (t *turn) remind(e store.Expected) error {
	p, b, err := t.bundle(e)
	if err != nil || p.ID == 0 {
		return err
	}
	nudged, err := t.tx.Nudged(t.r.Committee, t.r.ID, e.Member)
	if err != nil || nudged {
		return err
	}
	open, err := openFor(t.tx, t.r, e, e.Subjects)
	if err != nil {
		return err
	}
	open = slices.DeleteFunc(open, func(s store.Subject) bool { return slices.Contains(t.shown, s) })
	if len(open) == 0 || b.Repeats >= max(1, len(plan.Repeats(t.r.Closes.Sub(t.r.Opens)))) {
		return nil
	}
	for _, s := range open {
		b.Add(t.p.Item(t.r, e.Member, s))
	}
	b.Board()
	b.Repeats++
	return t.send(p, b, store.BundleArg{Repeat: true}, t.r.Closes)
}

// bundle is a member's of the day, with who he is; the zero Person for whom no message asks.
func (t *turn) bundle(e store.Expected) (store.Person, store.Bundle, error) {
	if e.Leave || e.Phone {
		return store.Person{}, store.Bundle{}, nil
	}
	m, err := t.tx.Member(t.r.Committee, e.Member)
	if err != nil || m.Person == 0 {
		return store.Person{}, store.Bundle{}, ignoreMissing(err)
	}
	p, err := t.tx.Person(m.Person)
	if err != nil || p.Chat == "" {
		return store.Person{}, store.Bundle{}, ignoreMissing(err)
	}
	day := t.decent().In(t.loc).Format("2006-01-02") // a window of days reminds under the numbers of the day
	b, err := t.tx.Bundle(p.ID, day)
	b.Person, b.Day = p.ID, day
	return p, b, ignoreMissing(err)
}

func (t *turn) send(p store.Person, b store.Bundle, arg store.BundleArg, until time.Time) error {
	return sendBundle(t.tx, p, b, store.About{Committee: t.r.Committee, Person: p.ID, Round: t.r.ID, Flow: "round"}, arg, t.decent(), until)
}

// openFor is what, of some subjects, a member, and those in whose place he answers, have said nothing about in a round.
func openFor(tx *store.Tx, r store.Round, e store.Expected, of []store.Subject) ([]store.Subject, error) {
	var open []store.Subject
	for _, s := range of {
		words, err := tx.RepliesTo(r.Committee, r.ID, s)
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
