package round

import (
	"errors"
	"time"

	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// subject gathers what is needed to name a subject.
func subject(tx *store.ReadTx, c store.CommitteeID, s store.Subject) (text.Subject, error) {
	named := text.Subject{Code: s}
	kind, n, _ := s.Split()
	switch kind {
	case store.KindCriterion:
		k, err := tx.Criterion(c, n)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return named, err
		}
		named.Name = k.Label()
	case store.KindNeighbourhood:
		com, err := tx.Committee(c)
		if err != nil {
			return named, err
		}
		k, err := tx.Neighbourhood(c, n)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return named, err
		}
		named.Name, named.Word = k.Name, com.Neighbourhood
	}
	return named, nil
}

// line is a reply as one line.
func line(tx *store.ReadTx, r store.Reply, number int) (text.SaidLine, error) {
	s, err := subject(tx, r.Committee, r.Subject)
	return text.SaidLine{Number: number, Subject: s, State: text.StateOf(r)}, err
}

// days are the first and last day that a round reports on, as instants in the committee's zone.
func days(r store.Round, loc *time.Location) (first, last time.Time) {
	day := func(s string) time.Time {
		d, err := calendar.ParseDate(s)
		if err != nil {
			return r.Closes.In(loc)
		}
		return d.At(0, 0, loc)
	}
	return day(r.FirstDay), day(r.LastDay)
}
