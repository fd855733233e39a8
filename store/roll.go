package store

import "slices"

// Roll is whom a round expects and for what, fixed at opening: old weeks keep their old owners. It is a record of its
// own because a round is read far more often than everybody in it.
type Roll struct {
	Committee CommitteeID `json:"committee"`
	Round     RoundID     `json:"round"`
	Expected  []Expected  `json:"expected,omitempty"`
}

// Expected is one member of a round: who is asked, and for what.
type Expected struct {
	Member   MemberID  `json:"member"`
	Subjects []Subject `json:"subjects"`
	// For are the members on leave in whose place he answers.
	For []MemberID `json:"for,omitempty"`
	// Leave members are not counted among the expected.
	Leave bool `json:"leave,omitempty"`
	// Phone members have no account: the secretary calls them.
	Phone bool `json:"phone,omitempty"`
}

// Of finds what a member is asked; ok is false when he is not.
func (r Roll) Of(m MemberID) (Expected, bool) {
	i := slices.IndexFunc(r.Expected, func(e Expected) bool { return e.Member == m })
	if i < 0 {
		return Expected{}, false
	}
	return r.Expected[i], true
}

var rolls = table[Roll]{name: "roll", kept: true, key: func(r *Roll) []byte {
	return join(num(uint64(r.Committee)), num(uint64(r.Round)))
}}

// Roll is a round's; empty for one that has not opened.
func (tx *ReadTx) Roll(c CommitteeID, round RoundID) (Roll, error) {
	r, err := rolls.get(tx, join(num(uint64(c)), num(uint64(round))))
	if isNotFound(err) {
		return Roll{Committee: c, Round: round}, nil
	}
	return r, err
}

// PutRoll writes one.
func (tx *Tx) PutRoll(r *Roll) error { return rolls.put(tx, r) }

// WhoAnswers is everybody who answers for something at this transaction's instant, and for what, as a round that opened
// now would ask. Observers are not asked. What a member on leave answers for is his substitute's; without one he is
// listed as on leave.
func (tx *ReadTx) WhoAnswers(c CommitteeID) ([]Expected, error) {
	all, err := tx.MembersIn(c)
	if err != nil {
		return nil, err
	}
	away, err := tx.AbsentNow(c)
	if err != nil {
		return nil, err
	}
	asked := map[MemberID]*Expected{}
	for _, m := range all {
		charges := m.AnswersFor(tx.now)
		if len(charges) == 0 || m.Role == Observer {
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
		for _, charge := range charges {
			if !slices.Contains(e.Subjects, charge.Subject) {
				e.Subjects = append(e.Subjects, charge.Subject)
			}
		}
	}
	var expected []Expected
	for _, m := range all {
		if e := asked[m.ID]; e != nil {
			slices.SortFunc(e.Subjects, CompareSubjects)
			e.Phone = m.Person == 0
			expected = append(expected, *e)
		}
	}
	return expected, nil
}
