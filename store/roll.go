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
	// Optional is what he is asked too, but need not answer.
	Optional []Subject `json:"optional,omitempty"`
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
