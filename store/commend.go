package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// Commended is what may be proposed for commendation (khen thưởng): a member, a khu phố, or a unit of the score form.
type Commended struct {
	Member MemberID `json:"member,omitempty"`
	Inspected
}

// IsZero tells whether it is nobody.
func (c Commended) IsZero() bool { return c == Commended{} }

// Weights are how much each part counts, out of 100, as the chair has set it; zero for what does not count. All zero: no sum
// is made.
type Weights struct {
	Part   int `json:"part,omitempty"`
	Time   int `json:"time,omitempty"`
	Clean  int `json:"clean,omitempty"`
	Points int `json:"points,omitempty"`
}

// Sum is 100 where anything is weighed.
func (w Weights) Sum() int { return w.Part + w.Time + w.Clean + w.Points }

// Merit is how a committee weighs what it commends for.
type Merit struct {
	Committee CommitteeID `json:"committee"`
	Weights   Weights     `json:"weights,omitzero"`
	// Set is who decided it and when; zero while nobody has, and then there is no sum.
	Set Verdict `json:"set,omitzero"`
}

var merits = table[Merit]{name: "merit", kept: true, key: func(m *Merit) []byte { return num(uint64(m.Committee)) }}

// Merit is a committee's, the zero one while nothing was decided.
func (tx *ReadTx) Merit(c CommitteeID) (Merit, error) {
	m, err := merits.get(tx, num(uint64(c)))
	if isNotFound(err) {
		return Merit{Committee: c}, nil
	}
	return m, err
}

// PutMerit writes it.
func (tx *Tx) PutMerit(m *Merit) error {
	m.Set = Verdict{By: tx.by, At: tx.now}
	return merits.put(tx, m)
}

// CommendationID names a list of proposals within a committee.
type CommendationID uint64

// Commendation is the list of those proposed for a period, on its way from secretary to chair. It is private to the two
// until the chair publishes it; from then on it is never changed. What turns out to be wrong in it is put right by another
// one that takes its place and names it: both stay on record, and at an instant before the second the first one holds.
type Commendation struct {
	ID        CommendationID `json:"id"`
	Committee CommitteeID    `json:"committee"`
	// First and Last bound the period, 2006-01-02 in the committee's zone, both included.
	First     string     `json:"first"`
	Last      string     `json:"last"`
	Proposals []Proposal `json:"proposals,omitempty"`
	// Published is the chair's word that made it known; zero until then. Model is the read model of that instant, Hash the
	// SHA-256 of it and the proposals, in hexadecimal digits.
	Published Verdict         `json:"published,omitzero"`
	Model     json.RawMessage `json:"model,omitempty"`
	Hash      string          `json:"hash,omitempty"`
	// Supersedes is the published one that this one corrects, 0 for none. Begun is who began to correct it and why, in words
	// that are for chair and secretary; Left is set when that was given up: the corrected one holds on.
	Supersedes CommendationID `json:"supersedes,omitempty"`
	Begun      Verdict        `json:"begun,omitzero"`
	Left       Verdict        `json:"left,omitzero"`
	// Untold is set when publishing it told the group nothing: there was none, or it had read the same names. Heard is the
	// one that the group had read last before, 0 for none.
	Untold bool           `json:"untold,omitempty"`
	Heard  CommendationID `json:"heard,omitempty"`
	// Version counts the changes.
	Version int `json:"version"`
}

// Proposal is one member or unit, proposed by somebody, in his own words beside the facts.
type Proposal struct {
	Whom Commended `json:"whom"`
	// Made is who proposed it, with what he added in his own words.
	Made Verdict `json:"made"`
	// Approved and Struck are the chair's; at most one is not zero.
	Approved Verdict `json:"approved,omitzero"`
	Struck   Verdict `json:"struck,omitzero"`
}

// Open tells whether the chair has not decided.
func (p Proposal) Open() bool { return p.Approved.At.IsZero() && p.Struck.At.IsZero() }

var commendations = table[Commendation]{name: "commendation", kept: true, key: func(c *Commendation) []byte {
	return join(num(uint64(c.Committee)), num(uint64(c.ID)))
}}

// Commendation finds one of a committee.
func (tx *ReadTx) Commendation(c CommitteeID, id CommendationID) (Commendation, error) {
	return commendations.get(tx, join(num(uint64(c)), num(uint64(id))))
}

// Commendations lists a committee's, oldest first.
func (tx *ReadTx) Commendations(c CommitteeID) ([]Commendation, error) {
	return commendations.list(tx, num(uint64(c)))
}

// CommendationsInForce are the published ones that no other published one has taken the place of.
func CommendationsInForce(all []Commendation) (list []Commendation) {
	gone := map[CommendationID]bool{}
	for _, x := range all {
		if !x.Published.At.IsZero() {
			gone[x.Supersedes] = true
		}
	}
	for _, x := range all {
		if !x.Published.At.IsZero() && !gone[x.ID] {
			list = append(list, x)
		}
	}
	return list
}

// CommendationOf is the one of a period that counts: its correction where one was begun, published or not; ok is false when
// there is none.
func (tx *ReadTx) CommendationOf(c CommitteeID, first, last string) (found Commendation, ok bool, err error) {
	for x, err := range commendations.scan(tx, num(uint64(c))) {
		if err != nil {
			return found, false, err
		}
		if x.First == first && x.Last == last && x.Left.At.IsZero() {
			found, ok = x, true
		}
	}
	return found, ok, nil
}

// ErrCorrected is returned for a correction of what is not published, of another period, or has another correction.
var ErrCorrected = errors.New("cannot be corrected so")

// PutCommendation writes one; an ID of 0 is given the next. One that was published, or a correction that was given up, is never
// changed again, and what one corrects is told when it is begun. Errors: ErrFrozen, ErrCorrected.
func (tx *Tx) PutCommendation(c *Commendation) error {
	if c.ID == 0 {
		if err := tx.correctable(c); err != nil {
			return err
		}
		id, err := commendations.next(tx)
		if err != nil {
			return err
		}
		c.ID = CommendationID(id)
	}
	old, err := tx.Commendation(c.Committee, c.ID)
	switch {
	case isNotFound(err):
	case err != nil:
		return err
	case !old.Published.At.IsZero(), !old.Left.At.IsZero(), old.Supersedes != c.Supersedes:
		return fmt.Errorf("put commendation %d: %w", c.ID, ErrFrozen)
	}
	c.Version++
	return commendations.put(tx, c)
}

// correctable refuses a new correction of what cannot be corrected.
func (tx *Tx) correctable(c *Commendation) error {
	if c.Supersedes == 0 {
		return nil
	}
	all, err := tx.Commendations(c.Committee)
	if err != nil {
		return err
	}
	ok := slices.ContainsFunc(all, func(x Commendation) bool {
		return x.ID == c.Supersedes && !x.Published.At.IsZero() && x.First == c.First && x.Last == c.Last
	})
	if !ok || slices.ContainsFunc(all, func(x Commendation) bool { return x.Supersedes == c.Supersedes && x.Left.At.IsZero() }) {
		return fmt.Errorf("correct commendation %d: %w", c.Supersedes, ErrCorrected)
	}
	return nil
}
