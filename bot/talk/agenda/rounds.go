package agenda

import (
	"errors"
	"slices"
	"time"

	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// rounds are the messages by which rounds will ask the member: the reminders of one that is open and in which he has not
// answered everything, and those that open until the horizon.
func (h *horizon) rounds() ([]text.UpcomingLine, error) {
	plans, err := h.tx.Plans(h.c.ID)
	if err != nil {
		return nil, err
	}
	lines, err := h.repeats()
	if err != nil {
		return nil, err
	}
	end := h.until.AddDays(1).At(0, 0, h.loc)
	for _, p := range plans {
		if p.Upcoming == 0 || p.Paused {
			continue
		}
		r, err := h.tx.Round(h.c.ID, p.Upcoming)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for r.Opens.Before(end) {
			if r.Opens.After(h.tx.Now()) {
				l, asks, err := h.opening(r)
				if err != nil {
					return nil, err
				}
				if asks {
					lines = append(lines, l)
				}
			}
			if r, err = plan.Upcoming(p, &r, h.loc, h.cal, r.Nominal); errors.Is(err, plan.ErrNever) {
				break
			} else if err != nil {
				return nil, err
			}
		}
	}
	return lines, nil
}

// opening is the message of a round that opens; asks is false when it asks the member nothing.
func (h *horizon) opening(r store.Round) (l text.UpcomingLine, asks bool, err error) {
	l.At = r.Opens.In(h.loc)
	day := l.At.Format("2006-01-02")
	var subjects []store.Subject
	for _, m := range h.members {
		if m.Role == store.Observer || !h.asked(m.ID, day) {
			continue
		}
		for _, c := range m.AnswersFor(r.Opens) {
			if !slices.Contains(subjects, c.Subject) {
				subjects = append(subjects, c.Subject)
			}
		}
	}
	l.Round, err = h.open(r, subjects)
	return l, len(l.Round) > 0, err
}

// open are those subjects that the member has not answered in a round; one that is planned but not written yet has no
// answers.
func (h *horizon) open(r store.Round, subjects []store.Subject) ([]text.Subject, error) {
	slices.SortFunc(subjects, store.CompareSubjects)
	var open []text.Subject
	for _, s := range subjects {
		if r.ID != 0 {
			said, err := h.tx.WordOf(h.c.ID, r.ID, s, h.m)
			if err != nil {
				return nil, err
			}
			if said != nil {
				continue
			}
		}
		named, err := label.Subject(h.tx, h.c.ID, s)
		if err != nil {
			return nil, err
		}
		open = append(open, named)
	}
	return open, nil
}

// repeats are the reminders that an open round still makes.
func (h *horizon) repeats() ([]text.UpcomingLine, error) {
	recent, err := h.tx.RecentRounds(h.c.ID, 16)
	if err != nil {
		return nil, err
	}
	var lines []text.UpcomingLine
	for _, r := range recent {
		if r.Phase != store.Opened {
			continue
		}
		roll, err := h.tx.Roll(h.c.ID, r.ID)
		if err != nil {
			return nil, err
		}
		e, ok := roll.Of(h.m)
		if !ok || e.Leave || e.Phone {
			continue
		}
		open, err := h.open(r, slices.Clone(e.Subjects))
		if err != nil || len(open) == 0 {
			return lines, err
		}
		for _, percent := range plan.Repeats(r.Closes.Sub(r.Opens)) {
			at := plan.At(r, percent)
			if at.After(h.tx.Now()) && !slices.Contains(r.Repeats, percent) {
				lines = append(lines, text.UpcomingLine{At: at.In(h.loc).Truncate(time.Minute), Round: open, Again: true})
			}
		}
	}
	return lines, nil
}
