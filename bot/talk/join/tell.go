package join

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
)

// CardCode is the code of the button that makes a member's new invite; the roster takes it.
func CardCode(m store.Member) string { return fmt.Sprintf("tv:inv:%d:%d", m.Committee, m.ID) }

// wrong counts a code that nobody made.
func (f flow) wrong(t *talk.Turn) error {
	g, err := t.Tx.AddGuess(t.Account)
	if err != nil {
		return err
	}
	if !g.Shut(t.Tx.Now()) {
		return t.Answer(text.CodeWrong{Left: store.GuessLimit - g.Count})
	}
	if err := t.Tx.AddTrouble(store.Trouble{Kind: store.TroubleGuessing, Person: t.Person.ID}); err != nil {
		return err
	}
	// Whose code is being guessed is unknown: where there are several committees only the operator is told.
	all, err := t.Tx.Committees()
	if err != nil {
		return err
	}
	if len(all) == 1 {
		if err := talk.TellMerged(t.Tx, all[0].ID, "guessing", text.Guessing{}); err != nil {
			return err
		}
	}
	return t.Answer(text.CodesShut{Until: g.Since.Add(store.GuessWindow).In(store.HoChiMinh)})
}

// shut answers an account that has guessed too often. i is the code it sent now, empty when there is no such.
func (f flow) shut(t *talk.Turn, i store.Invite) error {
	g, err := t.Tx.AddGuess(t.Account)
	if err != nil {
		return err
	}
	if i.Code != "" && g.Count <= 2*store.GuessLimit {
		if err := tellTried(t.Tx, i, "shut"); err != nil {
			return err
		}
	}
	return t.Answer(text.CodesShut{Until: g.Since.Add(store.GuessWindow).In(store.HoChiMinh)})
}

// tellTried tells the secretary that a member's code was sent in vain. A claim code belongs to no committee yet.
func tellTried(tx *store.Tx, i store.Invite, why string) error {
	if i.Claim() {
		return nil
	}
	m, err := tx.Member(i.Committee, i.Member)
	if err != nil {
		return err
	}
	return talk.TellMerged(tx, i.Committee, "tried/"+i.Code, text.CodeTried{Name: m.Name, Why: why, Card: CardCode(m)})
}

// waitingNames is how many names of those not yet joined one message holds.
const waitingNames = 12

func tellArrived(tx *store.Tx, c store.Committee, m store.Member) error {
	all, err := tx.MembersIn(c.ID)
	if err != nil {
		return err
	}
	who.Sort(all)
	said := text.Arrived{Name: who.Label(m, all), Total: len(all)}
	for _, o := range all {
		if o.Person != 0 {
			said.Joined++
		} else {
			said.Waiting = append(said.Waiting, o.Name)
		}
	}
	if more := len(said.Waiting) - waitingNames; more > 0 {
		said.Waiting = append(said.Waiting[:waitingNames], "… +"+strconv.Itoa(more))
	}
	return talk.TellMerged(tx, c.ID, "arrived", said)
}

// welcome says what a member answers for and when he will be asked.
func welcome(tx *store.Tx, c store.Committee, m store.Member) (text.Message, error) {
	w := text.Welcome{Call: m.Call, Committee: c.Name, Word: c.Neighbourhood, Role: m.Role}
	var err error
	for _, charge := range m.AnswersFor(tx.Now()) {
		s, err := SubjectOf(&tx.ReadTx, c, charge.Subject)
		if err != nil {
			return nil, err
		}
		w.Subjects = append(w.Subjects, s)
	}
	w.Next, err = NextWindow(&tx.ReadTx, c)
	return w, err
}

// SubjectOf names a subject as messages show it.
func SubjectOf(tx *store.ReadTx, c store.Committee, s store.Subject) (text.Subject, error) {
	named := text.Subject{Code: s, Word: c.Neighbourhood}
	kind, n, _ := s.Split()
	switch kind {
	case store.KindCriterion:
		cr, err := tx.Criterion(c.ID, n)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return named, err
		}
		named.Name = cr.Name
	case store.KindNeighbourhood:
		kp, err := tx.Neighbourhood(c.ID, n)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return named, err
		}
		named.Name = kp.Name
	}
	return named, nil
}

// NextWindow is when a committee's members are asked for the weekly report next, in its zone; zero while nothing is planned.
func NextWindow(tx *store.ReadTx, c store.Committee) (text.Window, error) {
	plans, err := tx.Plans(c.ID)
	if err != nil {
		return text.Window{}, err
	}
	var next text.Window
	for _, p := range plans {
		if p.Kind != store.Weekly || p.Paused || p.Upcoming == 0 {
			continue
		}
		r, err := tx.Round(c.ID, p.Upcoming)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return next, err
		}
		if next.Opens.IsZero() || r.Opens.Before(next.Opens) {
			next = text.Window{Opens: r.Opens.In(c.Location()), Closes: r.Closes.In(c.Location())}
		}
	}
	return next, nil
}

// goneAway takes note that a person has closed his chat to us, and tells the secretaries once, those lost within half a day in
// one message. The outbox may have found out before.
func goneAway(tx *store.Tx, p store.Person) error {
	if !p.Unreachable.IsZero() {
		return nil
	}
	p.Unreachable = tx.Now()
	if err := tx.PutPerson(&p); err != nil {
		return err
	}
	places, err := tx.Memberships(p.ID)
	if err != nil {
		return err
	}
	for _, place := range places {
		lost, err := lostOf(tx, place.Committee)
		if err != nil {
			return err
		}
		if err := talk.TellMerged(tx, place.Committee, "lost", lost); err != nil {
			return err
		}
	}
	return nil
}

func lostOf(tx *store.Tx, c store.CommitteeID) (text.Lost, error) {
	var lost text.Lost
	all, err := tx.MembersIn(c)
	if err != nil {
		return lost, err
	}
	who.Sort(all)
	for _, m := range all {
		if m.Person == 0 {
			continue
		}
		p, err := tx.Person(m.Person)
		if err != nil {
			return lost, err
		}
		if !p.Unreachable.IsZero() && tx.Now().Sub(p.Unreachable) < 12*time.Hour {
			lost.People = append(lost.People, text.LostLine{Name: who.Label(m, all), Phone: m.Phone})
		}
	}
	return lost, nil
}

// event takes a private chat being closed or opened to us.
func (f flow) event(t *talk.Turn) error {
	if !t.Private() || t.Person.ID == 0 {
		return nil
	}
	switch t.Kind {
	case talk.Blocked:
		return goneAway(t.Tx, t.Person)
	case talk.Returned:
		if t.Person.Unreachable.IsZero() {
			return nil
		}
		t.Person.Unreachable = time.Time{}
		return t.Tx.PutPerson(&t.Person)
	}
	return nil
}
