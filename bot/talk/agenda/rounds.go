package agenda

import (
	"errors"
	"slices"
	"time"

	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// rounds are the messages by which rounds of every plan will ask the member: the reminders of one that is open and in which
// he has not answered everything, and those that open until the horizon. What opens later on a day rides in the first
// message of that day.
func (h *horizon) rounds() ([]text.UpcomingLine, error) {
	plans, err := h.tx.Plans(h.c.ID)
	if err != nil {
		return nil, err
	}
	lines, err := h.repeats(plans)
	if err != nil {
		return nil, err
	}
	var opening []text.UpcomingLine
	for _, p := range plans {
		if p.Upcoming == 0 || p.Paused || p.Ended {
			continue
		}
		asks, err := h.openings(p)
		if err != nil {
			return nil, err
		}
		opening = append(opening, asks...)
	}
	slices.SortStableFunc(opening, func(a, b text.UpcomingLine) int { return a.At.Compare(b.At) })
	for i, l := range opening {
		if last := len(lines) - 1; i > 0 && calendar.DateOf(lines[last].At) == calendar.DateOf(l.At) {
			lines[last].Asks = append(lines[last].Asks, l.Asks...)
			continue
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// openings are the messages of a plan's rounds, and of their roll calls.
func (h *horizon) openings(p store.Plan) ([]text.UpcomingLine, error) {
	rounds, err := h.coming(p)
	if err != nil {
		return nil, err
	}
	var lines []text.UpcomingLine
	for _, r := range rounds {
		l, asks, err := h.opening(p, r)
		if err != nil {
			return nil, err
		}
		if asks {
			lines = append(lines, l)
		}
	}
	return lines, nil
}

// coming are a plan's rounds, and their roll calls, that open until the horizon.
func (h *horizon) coming(p store.Plan) (all []store.Round, err error) {
	r, err := h.tx.Round(h.c.ID, p.Upcoming)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	end := h.until.AddDays(1).At(0, 0, h.loc)
	for {
		roll, called, err := h.rollCall(p, r)
		if err != nil {
			return nil, err
		}
		if called {
			all = append(all, roll)
		}
		if !r.Opens.Before(end) {
			return all, nil
		}
		all = append(all, r)
		if r, err = plan.Upcoming(p, &r, h.loc, h.cal, r.Nominal); errors.Is(err, plan.ErrNever) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
	}
}

// rollCall is the round that asks who comes to another: the one that is made, or the one that will be.
func (h *horizon) rollCall(p store.Plan, r store.Round) (roll store.Round, called bool, err error) {
	if r.RollCall != 0 {
		roll, err = h.tx.Round(h.c.ID, r.RollCall)
		return roll, err == nil && roll.Phase == store.Upcoming, err
	}
	hour, err := time.Parse("15:04", p.RollCall)
	if p.Kind != store.CleanUp || err != nil || r.ID != 0 {
		return roll, false, nil
	}
	opens := calendar.DateOf(r.Starts.In(h.loc)).AddDays(-1).At(hour.Hour(), hour.Minute(), h.loc)
	// It is no round yet: it is of one that has no number, and nobody has answered it.
	return store.Round{Committee: r.Committee, Plan: r.Plan, Kind: r.Kind, Opens: opens, Closes: store.RollCallCloses(r, h.loc), Of: ^store.RoundID(0)}, opens.Before(h.until.AddDays(1).At(0, 0, h.loc)), nil
}

// opening is the message of a round that opens; asks is false when it asks the member nothing.
func (h *horizon) opening(p store.Plan, r store.Round) (l text.UpcomingLine, asks bool, err error) {
	if !r.Opens.After(h.tx.Now()) {
		return l, false, nil
	}
	expected, err := h.tx.WhoWillAnswer(p, r, r.Opens)
	if err != nil {
		return l, false, err
	}
	i := slices.IndexFunc(expected, func(e store.Expected) bool { return e.Member == h.m && !e.Leave })
	if i < 0 {
		return l, false, nil
	}
	l.At = r.Opens.In(h.loc)
	of := append(slices.Clone(expected[i].Subjects), expected[i].Optional...)
	of = slices.DeleteFunc(of, func(s store.Subject) bool { return h.askedAhead(r, s) })
	ask, some, err := h.ask(p, r, of)
	l.Asks = []text.UpcomingAsk{ask}
	return l, some, err
}

// ask is what a round asks of those subjects that the member has not answered in it, nor shown in photos; one that is planned
// but not written yet has no answers.
func (h *horizon) ask(p store.Plan, r store.Round, subjects []store.Subject) (text.UpcomingAsk, bool, error) {
	slices.SortFunc(subjects, store.CompareSubjects)
	ask := text.UpcomingAsk{Plan: p.Name, Kind: p.Kind, Roll: r.IsRollCall()}
	shown, err := h.tx.Shown(r)
	if err != nil {
		return ask, false, err
	}
	for _, s := range subjects {
		if r.ID != 0 {
			said, err := h.tx.WordOf(h.c.ID, r.ID, s, h.m)
			if err != nil {
				return ask, false, err
			}
			if said != nil || slices.Contains(shown, s) {
				continue
			}
		}
		if s.Question() > 0 {
			ask.Questions++
			continue
		}
		named, err := label.Subject(h.tx, h.c.ID, s)
		if err != nil {
			return ask, false, err
		}
		ask.Subjects = append(ask.Subjects, named)
	}
	return ask, len(ask.Subjects)+ask.Questions > 0, nil
}
