package round

import (
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/store"
)

// photoChoices gives what a photo can show its number of the day: what is open today, what he has spoken of today, and his
// neighbourhoods whose clean-up is under way; all that is his where that is nothing.
func photoChoices(t *talk.Turn) ([]store.BundleItem, error) {
	here, err := sites(t)
	if err != nil {
		return nil, err
	}
	said, err := toldToday(&t.Tx.ReadTx, t.Places, t.At, 24*time.Hour)
	if err != nil {
		return nil, err
	}
	var more []store.BundleItem
	for _, s := range here {
		p, err := t.Tx.Plan(s.round.Committee, s.round.Plan)
		if err != nil {
			return nil, err
		}
		more = append(more, p.Item(s.round, s.member.ID, s.subject))
	}
	more = append(more, said...)
	if len(more) == 0 {
		items, err := choices(t)
		if err != nil || len(items) == 0 {
			return nil, err
		}
		b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
		return showable(b), err
	}
	b, err := bundleToday(t, more[0].Committee)
	if err != nil {
		return nil, err
	}
	for _, i := range more {
		there := func(o store.BundleItem) bool {
			return o.Committee == i.Committee && o.Member == i.Member && o.Subject == i.Subject && o.Ask != store.AskComing
		}
		if !slices.ContainsFunc(b.Items, there) {
			b.Add(i)
		}
	}
	return showable(b), t.Tx.PutBundle(&b)
}

// onlyChoice tells whether a photo without a word can show nothing but a neighbourhood.
func onlyChoice(t *talk.Turn, s site) (bool, error) {
	items, err := photoChoices(t)
	return !slices.ContainsFunc(items, func(i store.BundleItem) bool {
		return i.Committee != s.member.Committee || i.Subject != s.subject
	}), err
}

// showable are the items of a bundle that a photo can show: nobody photographs who will come.
func showable(b store.Bundle) []store.BundleItem {
	return slices.DeleteFunc(slices.Clone(b.Items), func(i store.BundleItem) bool { return i.Ask == store.AskComing })
}

// toldToday are the things that a person has spoken of himself within a time before an instant and on its day, the newest first.
func toldToday(tx *store.ReadTx, places []store.Member, at time.Time, within time.Duration) ([]store.BundleItem, error) {
	type told struct {
		store.BundleItem
		said time.Time
	}
	var all []told
	for _, m := range places {
		c, err := tx.Committee(m.Committee)
		if err != nil {
			return nil, err
		}
		here := at.In(c.Location())
		from := time.Date(here.Year(), here.Month(), here.Day(), 0, 0, 0, 0, c.Location())
		if x := at.Add(-within); x.After(from) {
			from = x
		}
		recent, err := tx.RecentRounds(m.Committee, 16)
		if err != nil {
			return nil, err
		}
		for _, r := range recent {
			words, err := tx.Replies(m.Committee, r.ID)
			if err != nil {
				return nil, err
			}
			for _, w := range store.Standing(words) {
				if w.Member != m.ID || w.OnBehalf() || w.Answer != nil || w.Said.Before(from) || w.Said.After(at) || r.IsRollCall() {
					continue
				}
				i := store.BundleItem{Committee: m.Committee, Member: m.ID, Subject: w.Subject}
				if !w.Subject.Is(store.KindTask) {
					p, err := tx.Plan(m.Committee, r.Plan)
					if err != nil {
						return nil, err
					}
					i = p.Item(r, m.ID, w.Subject)
				}
				all = append(all, told{i, w.Said})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b told) int { return b.said.Compare(a.said) })
	var items []store.BundleItem
	for _, x := range all {
		if !slices.ContainsFunc(items, func(i store.BundleItem) bool { return i.Committee == x.Committee && i.Subject == x.Subject }) {
			items = append(items, x.BundleItem)
		}
	}
	return items, nil
}

// likely is the only thing that a person spoke of right before he sent photos; ok is false for none or several.
func likely(tx *store.ReadTx, places []store.Member, h store.Heard) (store.BundleItem, bool, error) {
	said, err := toldToday(tx, places, h.Said, justNow)
	if err != nil || len(said) != 1 {
		return store.BundleItem{}, false, err
	}
	return said[0], true, nil
}
