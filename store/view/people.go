package view

import (
	"errors"
	"slices"

	"giaoban/store"
)

// State is how far a member has come with a round.
type State string

// The states. Missing needs a closed round, a member who was reached, and nobody having been away; else it is Unknown.
const (
	Complete State = "complete" // said something on everything asked
	Partial  State = "partial"  // on some of it
	Waiting  State = "waiting"  // silent, and the round is not closed
	Missing  State = "missing"  // silent at closing
	Unknown  State = "unknown"  // silent, and that means nothing: he or we could not be reached
	ByPhone  State = "phone"    // silent, has no account: to be phoned
	OnLeave  State = "leave"    // not counted
)

// Seat is one expected member of a round.
type Seat struct {
	Member   store.Member
	State    State
	Subjects []store.Subject
	// Open is that of Subjects of which he has said nothing; in a clean-up, and nobody has sent a photo.
	Open []store.Subject
	// Last is what he last said, zero when he has said nothing, or shown photos alone.
	Last store.Reply
}

// Seats is everybody a round expects. For a round that has not opened yet it is who would be asked now.
func Seats(tx *store.ReadTx, r store.Round) ([]Seat, error) {
	all, err := tx.Replies(r.Committee, r.ID)
	if err != nil {
		return nil, err
	}
	members, err := tx.Members(r.Committee)
	if err != nil {
		return nil, err
	}
	return seats(tx, r, members, store.InForce(all))
}

func seats(tx *store.ReadTx, r store.Round, members []store.Member, inForce []store.Reply) ([]Seat, error) {
	return seatsThen(tx, tx, r, members, inForce)
}

// seatsThen is seats, by what was known then of who could be reached.
func seatsThen(tx, then *store.ReadTx, r store.Round, members []store.Member, inForce []store.Reply) ([]Seat, error) {
	roll, err := tx.Roll(r.Committee, r.ID)
	if err != nil {
		return nil, err
	}
	expected := roll.Expected
	if r.Phase == store.Upcoming || r.Phase == store.Skipped && len(expected) == 0 {
		p, err := tx.Plan(r.Committee, r.Plan)
		if err != nil {
			return nil, err
		}
		if expected, err = tx.WhoAnswers(p, r); err != nil {
			return nil, err
		}
	}
	byID := map[store.MemberID]store.Member{}
	for _, m := range members {
		byID[m.ID] = m
	}
	said := map[store.MemberID][]store.Reply{}
	for _, w := range inForce {
		said[w.Member] = append(said[w.Member], w)
	}
	shown, err := tx.Shown(r)
	if err != nil {
		return nil, err
	}
	var list []Seat
	for _, e := range expected {
		m := byID[e.Member]
		s := Seat{Member: m, Subjects: e.Subjects}
		for _, subject := range e.Subjects {
			w, ok := wordOn(said, subject, m.ID, e.For)
			switch {
			case ok && !w.Said.Before(s.Last.Said):
				s.Last = w
			case !ok && !slices.Contains(shown, subject):
				s.Open = append(s.Open, subject)
			}
		}
		if s.State, err = stateOf(then, r, e, m, len(s.Open)); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

// wordOn is what a member has said on a subject, else what one has in whose place he answers: it need not be said twice.
func wordOn(said map[store.MemberID][]store.Reply, s store.Subject, m store.MemberID, places []store.MemberID) (store.Reply, bool) {
	for _, by := range append([]store.MemberID{m}, places...) {
		if i := slices.IndexFunc(said[by], func(w store.Reply) bool { return w.Subject == s }); i >= 0 {
			return said[by][i], true
		}
	}
	return store.Reply{}, false
}

func stateOf(then *store.ReadTx, r store.Round, e store.Expected, m store.Member, open int) (State, error) {
	switch {
	case open == 0:
		return Complete, nil
	case e.Leave:
		return OnLeave, nil
	case open < len(e.Subjects):
		return Partial, nil
	case m.Person == 0:
		return ByPhone, nil
	case r.Unknown || r.Phase == store.Skipped:
		return Unknown, nil
	case r.Phase == store.Upcoming || r.Phase == store.Opened:
		return Waiting, nil
	}
	// Whoever had no account at the opening was not asked, nor whoever joined after the closing; whoever has blocked us was
	// not reached.
	if e.Phone {
		return Unknown, nil
	}
	p, err := then.Person(m.Person)
	if errors.Is(err, store.ErrNotFound) {
		return Unknown, nil
	}
	if err != nil {
		return "", err
	}
	if !p.Unreachable.IsZero() || p.Consent.At.After(r.Closes) {
		return Unknown, nil
	}
	return Missing, nil
}

// Count counts the seats in a state.
func Count(seats []Seat, s State) int {
	n := 0
	for _, x := range seats {
		if x.State == s {
			n++
		}
	}
	return n
}
