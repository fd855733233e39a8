package store

import (
	"errors"
	"slices"
	"time"
)

// Role is what a member may do; see bot/roles.go for what that is.
type Role string

// The roles of a committee: trưởng ban, phó trưởng ban, thư ký, thành viên, trưởng khu phố, quan sát.
const (
	Chair     Role = "chair"
	Deputy    Role = "deputy"
	Secretary Role = "secretary"
	Plain     Role = "member"
	Head      Role = "head"
	Observer  Role = "observer"
)

// Roles are all of them, in protocol order.
var Roles = []Role{Chair, Deputy, Secretary, Plain, Head, Observer}

// Member is a person's place in one committee. He may have no account: then he is reached by phone.
type Member struct {
	ID        MemberID    `json:"id"`
	Committee CommitteeID `json:"committee"`
	// Person is who holds the place on a chat platform; 0 while he has not joined.
	Person PersonID `json:"person,omitempty"`
	Name   string   `json:"name"`
	// Call is what he is called (tên gọi); the last word of the name unless set.
	Call  string `json:"call"`
	Post  string `json:"post,omitempty"`
	Unit  string `json:"unit,omitempty"`
	Phone string `json:"phone,omitempty"`
	Role  Role   `json:"role"`
	// Invite is the code of the newest invite made for him; empty when there is none that could still be used.
	Invite string `json:"invite,omitempty"`
	// Charges are what he answers for, past ones too.
	Charges []Charge  `json:"charges,omitempty"`
	From    time.Time `json:"from"`
	To      time.Time `json:"to,omitzero"`
}

// Charge is a subject that a member answers for (phụ trách) from an instant until another.
type Charge struct {
	Subject Subject   `json:"subject"`
	Lead    bool      `json:"lead"`
	From    time.Time `json:"from"`
	To      time.Time `json:"to,omitzero"`
}

// In tells whether the member belongs to the committee at an instant.
func (m Member) In(at time.Time) bool {
	return !at.Before(m.From) && (m.To.IsZero() || at.Before(m.To))
}

// AnswersFor lists what the member answers for at an instant, in the order it was given to him.
func (m Member) AnswersFor(at time.Time) []Charge {
	var now []Charge
	for _, c := range m.Charges {
		if !at.Before(c.From) && (c.To.IsZero() || at.Before(c.To)) {
			now = append(now, c)
		}
	}
	return now
}

// Owns tells whether he answers for the subject at an instant.
func (m Member) Owns(s Subject, at time.Time) bool {
	return slices.ContainsFunc(m.AnswersFor(at), func(c Charge) bool { return c.Subject == s })
}

var members = table[Member]{name: "member", kept: true, key: func(m *Member) []byte {
	return join(num(uint64(m.Committee)), num(uint64(m.ID)))
}}

const byPerson = "by-person" // person | committee | member → nothing

// Member finds one of a committee.
func (tx *ReadTx) Member(c CommitteeID, id MemberID) (Member, error) {
	return members.get(tx, join(num(uint64(c)), num(uint64(id))))
}

// Members lists a committee's, oldest first, those that have left too.
func (tx *ReadTx) Members(c CommitteeID) ([]Member, error) {
	return members.list(tx, num(uint64(c)))
}

// MembersIn lists those that belong to the committee at this transaction's instant.
func (tx *ReadTx) MembersIn(c CommitteeID) ([]Member, error) {
	all, err := tx.Members(c)
	return slices.DeleteFunc(all, func(m Member) bool { return !m.In(tx.now) }), err
}

// Memberships lists the places a person holds now, over all committees.
func (tx *ReadTx) Memberships(p PersonID) ([]Member, error) {
	all, err := tx.PlacesOf(p)
	return slices.DeleteFunc(all, func(m Member) bool { return !m.In(tx.now) }), err
}

// PlacesOf lists the places a person holds or has held, over all committees.
func (tx *ReadTx) PlacesOf(p PersonID) ([]Member, error) {
	if p == 0 {
		return nil, nil
	}
	var held []Member
	prefix := num(uint64(p))
	c := tx.bucket(byPerson).Cursor()
	for k, _ := c.Seek(prefix); len(k) == 24 && readNum(k) == uint64(p); k, _ = c.Next() {
		m, err := tx.Member(CommitteeID(readNum(k[8:])), MemberID(readNum(k[16:])))
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if m.Person == p {
			held = append(held, m)
		}
	}
	return held, nil
}

// Officers lists the members of a committee that hold one of the roles now, in the order of the roles given.
func (tx *ReadTx) Officers(c CommitteeID, roles ...Role) ([]Member, error) {
	all, err := tx.MembersIn(c)
	if err != nil {
		return nil, err
	}
	var held []Member
	for _, r := range roles {
		for _, m := range all {
			if m.Role == r {
				held = append(held, m)
			}
		}
	}
	return held, nil
}

// PutMember writes one; an ID of 0 is given the next.
func (tx *Tx) PutMember(m *Member) error {
	if m.ID == 0 {
		id, err := members.next(tx)
		if err != nil {
			return err
		}
		m.ID = MemberID(id)
		if m.From.IsZero() {
			m.From = tx.now
		}
	}
	place := join(num(uint64(m.Committee)), num(uint64(m.ID)))
	old, err := tx.Member(m.Committee, m.ID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if old.Person != 0 && old.Person != m.Person {
		if err := tx.bucket(byPerson).Delete(join(num(uint64(old.Person)), place)); err != nil {
			return err
		}
	}
	if m.Person != 0 {
		if err := tx.bucket(byPerson).Put(join(num(uint64(m.Person)), place), []byte{}); err != nil {
			return err
		}
	}
	return members.put(tx, m)
}

// Reachable lists the persons whom messages reach and who hold the first of the roles that any such person holds:
// what nobody of one role can be told goes to the next.
func (tx *ReadTx) Reachable(c CommitteeID, roles ...Role) ([]Person, error) {
	for _, role := range roles {
		held, err := tx.Officers(c, role)
		if err != nil {
			return nil, err
		}
		var reached []Person
		for _, m := range held {
			p, err := tx.Person(m.Person)
			if err != nil && !isNotFound(err) {
				return nil, err
			}
			if err == nil && p.Chat != "" && p.Unreachable.IsZero() {
				reached = append(reached, p)
			}
		}
		if len(reached) > 0 {
			return reached, nil
		}
	}
	return nil, nil
}

// Reached tells whether messages reach a member: he has an account and has not blocked us.
func (tx *ReadTx) Reached(m Member) (bool, error) {
	if m.Person == 0 {
		return false, nil
	}
	p, err := tx.Person(m.Person)
	if isNotFound(err) {
		return false, nil
	}
	return err == nil && p.Chat != "" && p.Unreachable.IsZero(), err
}
