package store

import (
	"slices"
	"time"

	"giaoban/store/fold"
)

// WhomKind tells whom a plan asks.
type WhomKind string

// The kinds.
const (
	// Charged asks everybody for what he answers for: criteria and neighbourhoods.
	Charged WhomKind = ""
	Owners  WhomKind = "owners" // those who answer for criteria
	Heads   WhomKind = "heads"  // those who answer for neighbourhoods
	OfUnit  WhomKind = "unit"   // the members of Unit
	Listed  WhomKind = "list"   // Members
	All     WhomKind = "all"    // everybody but observers
)

// Whom tells whom a plan asks. Observers are never asked, and the chair only where he answers for something or is listed.
type Whom struct {
	Kind    WhomKind   `json:"kind,omitempty"`
	Unit    string     `json:"unit,omitempty"`
	Members []MemberID `json:"members,omitempty"`
}

// charges are those of a member's charges that the plan asks about, and whether it asks him at all.
func (p Plan) charges(m Member, all []Subject) (mine []Subject, asked bool) {
	kinds := map[WhomKind][]string{Owners: {KindCriterion}, Heads: {KindNeighbourhood}}
	w := p.Whom
	if p.Kind == CleanUp {
		w = Whom{Kind: Heads}
	}
	if p.Kind == Weekly {
		w = Whom{}
	}
	want, some := kinds[w.Kind]
	for _, s := range all {
		if kind, _, _ := s.Split(); !some || slices.Contains(want, kind) {
			mine = append(mine, s)
		}
	}
	switch w.Kind {
	case OfUnit:
		return mine, fold.Key(m.Unit) == fold.Key(w.Unit)
	case Listed:
		return mine, slices.Contains(w.Members, m.ID)
	case All:
		return mine, m.Role != Chair || len(mine) > 0
	}
	return mine, len(mine) > 0
}

// WhoAnswers is everybody whom a round of the plan would ask if it opened at this transaction's instant, and for what.
// Observers are not asked. What a member on leave answers for is his substitute's; without one he is listed as on leave.
// A clean-up asks nobody for figures who has said that nobody comes.
func (tx *ReadTx) WhoAnswers(p Plan, r Round) ([]Expected, error) {
	return tx.WhoWillAnswer(p, r, tx.now)
}

// WhoWillAnswer is whom a round would ask that opened at an instant to come, as things stand.
func (tx *ReadTx) WhoWillAnswer(p Plan, r Round, at time.Time) ([]Expected, error) {
	all, err := tx.MembersIn(p.Committee)
	if err != nil {
		return nil, err
	}
	c, err := tx.Committee(p.Committee)
	if err != nil {
		return nil, err
	}
	away, err := tx.AbsentOn(p.Committee, at.In(c.Location()).Format("2006-01-02"))
	if err != nil {
		return nil, err
	}
	coming, err := tx.Coming(r)
	if err != nil {
		return nil, err
	}
	asked := map[MemberID]*Expected{}
	for _, m := range all {
		if m.Role == Observer {
			continue
		}
		var held []Subject
		for _, charge := range m.AnswersFor(at) {
			if w, said := coming[charge.Subject]; said && !w.Answer.Comes() {
				continue
			}
			held = append(held, charge.Subject)
		}
		charges, ok := p.charges(m, held)
		required, optional := p.asks(charges)
		if !ok || len(required)+len(optional) == 0 {
			continue
		}
		by := StandIn(m.ID, away)
		if i := slices.IndexFunc(all, func(x Member) bool { return x.ID == by }); i < 0 {
			by = 0 // the substitute has left
		}
		leave := by == 0
		if leave {
			by = m.ID
		}
		e := asked[by]
		if e == nil {
			e = &Expected{Member: by, Leave: leave}
			asked[by] = e
		}
		if by != m.ID {
			e.For = append(e.For, m.ID)
		}
		e.Subjects, e.Optional = union(e.Subjects, required), union(e.Optional, optional)
	}
	var expected []Expected
	for _, m := range all {
		if e := asked[m.ID]; e != nil {
			e.Phone = m.Person == 0
			expected = append(expected, *e)
		}
	}
	return expected, nil
}

// union puts more into a sorted list, each once.
func union(list, more []Subject) []Subject {
	list = append(list, more...)
	slices.SortFunc(list, CompareSubjects)
	return slices.Compact(list)
}
