package round

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// numbersHold is for how long the numbers of a bundle mean its items; after that "1 xong" is asked about.
const numbersHold = 8 * 24 * time.Hour

// tasksShown is how many of his tasks a person is given numbers for when he asks what is his; /viec has them all.
const tasksShown = 10

// bundleOf is the bundle whose numbers a person's message may use; empty when there is none.
func bundleOf(tx *store.ReadTx, p store.PersonID) (store.Bundle, error) {
	b, err := tx.LastBundle(p)
	if errors.Is(err, store.ErrNotFound) || (err == nil && tx.Now().Sub(b.Made) > numbersHold) {
		return store.Bundle{}, nil
	}
	return b, err
}

// today gives everything that a person answers for a number of today, for a question that he asked for himself or that
// we must ask back. The tasks among it have no Since: he was not reminded of them.
func today(t *talk.Turn) (store.Bundle, error) {
	b := store.Bundle{Person: t.Person.ID}
	var work []store.BundleItem
	for _, m := range t.Places {
		if t.Committee != 0 && m.Committee != t.Committee {
			continue
		}
		charges, err := t.Tx.ChargesNow(m)
		if err != nil {
			return b, err
		}
		open, err := openTasks(&t.Tx.ReadTx, m)
		if err != nil {
			return b, err
		}
		if len(charges)+len(open) == 0 {
			continue
		}
		if b.Day == "" {
			if b, err = bundleToday(t, m.Committee); err != nil {
				return b, err
			}
		}
		for _, s := range charges {
			r, err := homeOne(&t.Tx.ReadTx, told{member: m, subject: s, said: t.At})
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err != nil {
				return b, err
			}
			b.Add(store.BundleItem{Committee: m.Committee, Member: m.ID, Round: r.ID, Subject: s})
		}
		for _, task := range open {
			work = append(work, store.BundleItem{Committee: m.Committee, Member: m.ID, Subject: task.Subject()})
		}
	}
	for _, i := range work[:min(len(work), tasksShown)] {
		b.Add(i)
	}
	if len(b.Items) == 0 {
		return b, nil
	}
	return b, t.Tx.PutBundle(&b)
}

// bundleToday is the person's bundle of the day by a committee's calendar, a new one where there is none yet.
func bundleToday(t *talk.Turn, c store.CommitteeID) (store.Bundle, error) {
	committee, err := t.Tx.Committee(c)
	if err != nil {
		return store.Bundle{}, err
	}
	day := t.Tx.Now().In(committee.Location()).Format("2006-01-02")
	b, err := t.Tx.Bundle(t.Person.ID, day)
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	b.Person, b.Day = t.Person.ID, day
	return b, err
}

// openTasks are those that a member answers for and that are not reported done, the most urgent first.
func openTasks(tx *store.ReadTx, m store.Member) ([]store.Task, error) {
	all, err := tx.TasksOf(m)
	all = slices.DeleteFunc(all, func(t store.Task) bool { return t.State != store.TaskOpen })
	slices.SortStableFunc(all, func(a, b store.Task) int {
		if a.Deadline.IsZero() != b.Deadline.IsZero() {
			if a.Deadline.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(a.Deadline.Day, b.Deadline.Day), cmp.Compare(a.Number, b.Number))
	})
	return all, err
}

// left are the items of a person's numbers of the day that are still open.
func left(t *talk.Turn) ([]text.BundleItem, error) {
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return nil, err
	}
	list, err := states(&t.Tx.ReadTx, b)
	if err != nil {
		return nil, err
	}
	return views(&t.Tx.ReadTx, list, func(s state) bool { return s.open() && !s.question.Optional })
}
