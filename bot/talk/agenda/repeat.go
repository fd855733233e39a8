package agenda

import (
	"errors"
	"slices"
	"time"

	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// asking is a round that has asked the member, and what it still waits for.
type asking struct {
	plan  store.Plan
	round store.Round
	ask   text.UpcomingAsk
}

// repeats are the reminders that rounds still make which are open, or which were asked along today before they open. A
// day has as many as its budget allows (design 5), and each names all that is open then.
func (h *horizon) repeats(plans []store.Plan) ([]text.UpcomingLine, error) {
	waiting, err := h.waiting(plans)
	if err != nil {
		return nil, err
	}
	type nudge struct {
		at time.Time
		by asking
	}
	var due []nudge
	for _, a := range waiting {
		for _, percent := range plan.Nudges(a.plan, a.round) {
			at := plan.Decent(plan.At(a.round, percent), h.loc) // nobody is reminded at night
			if at.Before(a.round.Closes) && at.After(h.tx.Now()) && !slices.Contains(a.round.Repeats, percent) {
				due = append(due, nudge{at, a})
			}
		}
	}
	slices.SortStableFunc(due, func(a, b nudge) int { return a.at.Compare(b.at) })
	made := map[string]int{h.bundle.Day: h.bundle.Repeats}
	today := h.tx.Now().In(h.loc).Format(time.DateOnly)
	var lines []text.UpcomingLine
	for _, n := range due {
		day := n.at.In(h.loc).Format(time.DateOnly)
		if made[day] >= max(1, len(plan.Repeats(n.by.round.Closes.Sub(n.by.round.Opens)))) {
			continue
		}
		made[day]++
		l := text.UpcomingLine{At: n.at.In(h.loc).Truncate(time.Minute), Again: true, Asks: []text.UpcomingAsk{n.by.ask}}
		for _, a := range waiting {
			if day == today && a.round.ID != n.by.round.ID && a.round.Closes.After(n.at) {
				l.Asks = append(l.Asks, a.ask)
			}
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// waiting are the rounds that have asked the member for something that he must answer and has not.
func (h *horizon) waiting(plans []store.Plan) ([]asking, error) {
	recent, err := h.tx.RecentRounds(h.c.ID, 64)
	if err != nil {
		return nil, err
	}
	var all []asking
	for _, r := range recent {
		i := slices.IndexFunc(plans, func(p store.Plan) bool { return p.ID == r.Plan })
		if i < 0 || r.Phase != store.Opened && r.Phase != store.Upcoming {
			continue
		}
		of, err := h.required(plans[i], r)
		if err != nil {
			return nil, err
		}
		if r.Phase == store.Upcoming {
			of = slices.DeleteFunc(of, func(s store.Subject) bool { return !h.askedAhead(r, s) })
		}
		ask, some, err := h.ask(plans[i], r, of)
		if err != nil {
			return nil, err
		}
		if some {
			all = append(all, asking{plans[i], r, ask})
		}
	}
	return all, nil
}

// required is what a round must be told by the member; nil where no message asks him.
func (h *horizon) required(p store.Plan, r store.Round) ([]store.Subject, error) {
	roll, err := h.tx.Roll(h.c.ID, r.ID)
	if err == nil && r.Phase == store.Upcoming {
		roll.Expected, err = h.tx.WhoAnswers(p, r)
	}
	e, ok := roll.Of(h.m)
	if err != nil || !ok || e.Leave || e.Phone {
		return nil, err
	}
	return slices.Clone(e.Subjects), nil
}

// askedAhead tells whether a round that has not opened has asked the member about a subject in an earlier message of today.
func (h *horizon) askedAhead(r store.Round, s store.Subject) bool {
	return !h.bundle.Asked.IsZero() && slices.ContainsFunc(h.bundle.Items, func(i store.BundleItem) bool {
		return i.Committee == r.Committee && i.Member == h.m && i.Subject == s && slices.Contains(i.Ahead, r.ID)
	})
}

// readBundle reads what the member is asked today.
func (h *horizon) readBundle() error {
	m, ok := h.member(h.m)
	if !ok || m.Person == 0 {
		return nil
	}
	var err error
	h.bundle, err = h.tx.Bundle(m.Person, h.tx.Now().In(h.loc).Format(time.DateOnly))
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}
