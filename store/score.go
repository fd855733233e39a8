package store

import "time"

// Score is what an inspection team gave a unit for one line of the committee's own form (chấm điểm).
type Score struct {
	ID        ScoreID     `json:"id"`
	Committee CommitteeID `json:"committee"`
	// Neighbourhood is the unit; Line the line of the form, with the points it allowed when the score was given.
	Neighbourhood int     `json:"neighbourhood"`
	Line          string  `json:"line"`
	Points        float64 `json:"points"`
	Max           float64 `json:"max"`
	// Day is that of the inspection, 2006-01-02 in the committee's zone.
	Day      string     `json:"day"`
	Note     string     `json:"note,omitempty"`
	Evidence EvidenceID `json:"evidence,omitempty"`
	By       PersonID   `json:"by"`
	At       time.Time  `json:"at"`
	// Withdrawn is when it was taken back; zero while it counts. A newer score of the same unit, line and day counts instead.
	Withdrawn time.Time `json:"withdrawn,omitzero"`
}

// FormLine is a line of a committee's inspection form: what is looked at, and the most points it gives.
type FormLine struct {
	Name      string  `json:"name"`
	Criterion int     `json:"criterion,omitempty"`
	Max       float64 `json:"max"`
}

var scores = table[Score]{name: "score", kept: true, key: func(s *Score) []byte {
	return join(num(uint64(s.Committee)), num(uint64(s.ID)))
}}

// Scores lists a committee's, oldest first, those withdrawn too.
func (tx *ReadTx) Scores(c CommitteeID) ([]Score, error) { return scores.list(tx, num(uint64(c))) }

// Score finds one of a committee.
func (tx *ReadTx) Score(c CommitteeID, id ScoreID) (Score, error) {
	return scores.get(tx, join(num(uint64(c)), num(uint64(id))))
}

// PutScore writes one; an ID of 0 is given the next.
func (tx *Tx) PutScore(s *Score) error {
	if s.ID == 0 {
		id, err := scores.next(tx)
		if err != nil {
			return err
		}
		s.ID, s.At = ScoreID(id), tx.now
	}
	return scores.put(tx, s)
}
