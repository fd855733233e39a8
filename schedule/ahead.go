package schedule

import (
	"slices"
	"time"

	"giaoban/store"
)

// ahead is a round that opens later today, and whom it would ask for what.
type ahead struct {
	plan  store.Plan
	round store.Round
	asks  map[store.MemberID]store.Expected
}

// upcoming are the rounds of a committee that open later today, read once.
func (d *desk) upcoming(h *house) ([]ahead, error) {
	if h.ahead != nil {
		return h.ahead, nil
	}
	h.ahead = []ahead{}
	plans, err := d.tx.Plans(h.c.ID)
	if err != nil {
		return nil, err
	}
	for _, p := range plans {
		if p.Upcoming == 0 || p.Paused || p.Ended {
			continue
		}
		r, err := d.tx.Round(h.c.ID, p.Upcoming)
		if err != nil {
			return nil, err
		}
		if err := d.addAhead(h, p, r); err != nil {
			return nil, err
		}
		if r.RollCall != 0 {
			if r, err = d.tx.Round(h.c.ID, r.RollCall); err != nil {
				return nil, err
			}
			if err := d.addAhead(h, p, r); err != nil {
				return nil, err
			}
		}
	}
	return h.ahead, nil
}

func (d *desk) addAhead(h *house, p store.Plan, r store.Round) error {
	if !r.OpensToday(d.tx.Now(), h.loc) {
		return nil
	}
	expected, err := d.tx.WhoAnswers(p, r)
	if err != nil {
		return err
	}
	a := ahead{plan: p, round: r, asks: map[store.MemberID]store.Expected{}}
	for _, e := range expected {
		if !e.Leave && !e.Phone {
			a.asks[e.Member] = e
		}
	}
	h.ahead = append(h.ahead, a)
	return nil
}

// each calls f for every round that opens later today and would ask somebody who holds the places.
func (d *desk) each(places []store.Member, f func(a ahead, e store.Expected) error) error {
	for _, m := range places {
		h, err := d.house(m.Committee)
		if err != nil {
			return err
		}
		list, err := d.upcoming(h)
		if err != nil {
			return err
		}
		for _, a := range list {
			if e, ok := a.asks[m.ID]; ok {
				if err := f(a, e); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// roundAhead is when the first round of any of a person's committees opens, later today, that would ask him something;
// zero when none does.
func (d *desk) roundAhead(places []store.Member) (opens time.Time, err error) {
	err = d.each(places, func(a ahead, _ store.Expected) error {
		if opens.IsZero() || a.round.Opens.Before(opens) {
			opens = a.round.Opens
		}
		return nil
	})
	return opens, err
}

// along puts into a person's bundle what the rounds that open later today will ask him: he is asked once a day. until is
// the latest of their closings.
func (d *desk) along(p store.Person, b *store.Bundle, until time.Time) (time.Time, error) {
	places, err := d.tx.Memberships(p.ID)
	if err != nil {
		return until, err
	}
	return until, d.each(places, func(a ahead, e store.Expected) error {
		open, err := openFor(d.tx, a.round, e, append(slices.Clone(e.Subjects), e.Optional...))
		for _, s := range open {
			i := a.plan.Item(a.round, e.Member, s)
			i.Ahead = []store.RoundID{a.round.ID}
			b.Add(i)
		}
		if len(open) > 0 && a.round.Closes.After(until) {
			until = a.round.Closes
		}
		return err
	})
}
