package round

import (
	"errors"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// missing answers /chuabaocao: who has not reported, for the secretary, always in private.
func missing(t *talk.Turn, _ string) error {
	m, err := t.Place(talk.SeeNames)
	if err != nil {
		return err
	}
	r, err := view.Current(&t.Tx.ReadTx, m.Committee)
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.NoRound{})
	}
	if err != nil {
		return err
	}
	list, err := missingText(&t.Tx.ReadTx, r)
	if err != nil {
		return err
	}
	if !t.Private() {
		if err := t.Answer(text.InPrivate{}); err != nil {
			return err
		}
	}
	return t.Privately(list, store.About{Committee: r.Committee, Round: r.ID, Flow: flow})
}

// missingText lists who has not answered a round, with the way to reach him.
func missingText(tx *store.ReadTx, r store.Round) (text.MissingList, error) {
	c, err := tx.Committee(r.Committee)
	if err != nil {
		return text.MissingList{}, err
	}
	seats, err := view.Seats(tx, r)
	if err != nil {
		return text.MissingList{}, err
	}
	loc := c.Location()
	list := text.MissingList{Closed: r.Over(), Closes: r.Closes.In(loc),
		Answered: view.Count(seats, view.Complete), Leave: view.Count(seats, view.OnLeave), Away: r.Unknown,
		Brief: talk.Code(pressBrief, r.Committee, r.ID)}
	list.N = len(seats) - list.Leave
	list.First, list.Last = days(r, loc)
	if list.Closed && !tx.Now().After(r.Closes.Add(store.LateGrace)) && list.Answered < list.N {
		list.OpenLate = talk.Code(pressLate, r.Committee, r.ID)
	}
	if until := r.Closes.Add(store.LateGrace); list.Closed && !tx.Now().After(until) {
		list.LateUntil = until.In(loc)
	}
	for _, s := range seats {
		l, err := callLine(tx, s.Member, s.Open)
		if err != nil {
			return list, err
		}
		switch s.State {
		case view.Waiting, view.Missing:
			list.Silent = append(list.Silent, l)
		case view.Partial:
			list.Partial = append(list.Partial, l)
		case view.Unknown:
			if list.Closed {
				list.Unknown = append(list.Unknown, l)
			} else {
				list.Silent = append(list.Silent, l) // asked again, and still to answer
			}
		case view.ByPhone:
			list.Phone = append(list.Phone, l)
		}
	}
	return list, nil
}

func callLine(tx *store.ReadTx, m store.Member, open []store.Subject) (text.CallLine, error) {
	l := text.CallLine{Name: m.Name, Post: m.Post, Phone: m.Phone}
	for _, s := range open {
		named, err := label.Subject(tx, m.Committee, s)
		if err != nil {
			return l, err
		}
		l.Subjects = append(l.Subjects, named)
	}
	return l, nil
}

// callsText lists, at opening, whom the secretary must phone: who has no account, or has blocked us.
func callsText(tx *store.ReadTx, r store.Round) (text.Calls, error) {
	c, err := tx.Committee(r.Committee)
	if err != nil {
		return text.Calls{}, err
	}
	seats, err := view.Seats(tx, r)
	if err != nil {
		return text.Calls{}, err
	}
	calls := text.Calls{Closes: r.Closes.In(c.Location())}
	calls.First, calls.Last = days(r, c.Location())
	for _, s := range seats {
		if len(s.Open) == 0 || s.State == view.OnLeave {
			continue
		}
		reached, err := tx.Reached(s.Member)
		if err != nil {
			return calls, err
		}
		if reached {
			continue
		}
		l, err := callLine(tx, s.Member, s.Open)
		if err != nil {
			return calls, err
		}
		if calls.Example == "" {
			calls.Example = "/ghiho " + s.Member.Call + " " + string(s.Open[0]) + " 80%"
		}
		calls.People = append(calls.People, l)
	}
	return calls, nil
}

// outageText tells the secretary about the newest outage of more than a day.
func outageText(tx *store.ReadTx, r store.Round) (text.OutageTold, error) {
	c, err := tx.Committee(r.Committee)
	if err != nil {
		return text.OutageTold{}, err
	}
	loc := c.Location()
	told := text.OutageTold{Asked: r.Again && r.Phase == store.Opened, Closes: r.Closes.In(loc)}
	list, err := tx.Outages(time.Unix(0, 0), tx.Now())
	if err != nil {
		return told, err
	}
	for _, o := range list {
		if o.To.Sub(o.From) >= store.Lost {
			told.From, told.To = o.From.In(loc), o.To.In(loc)
		}
	}
	if told.From.IsZero() {
		return told, talk.ErrNothing
	}
	return told, nil
}
