package store

import (
	"slices"
	"time"
)

// Inspected is what an inspection scores: a khu phố by its number, or another unit of the form by its own.
type Inspected struct {
	Place int `json:"place,omitempty"`
	Unit  int `json:"unit,omitempty"`
}

// IsZero tells whether it is nothing.
func (i Inspected) IsZero() bool { return i == Inspected{} }

// ScoreID names a score within the file.
type ScoreID uint64

// Score is what one inspector said of one unit in one sitting (phiếu chấm). It is never changed: a correction or an undo is
// another Score.
type Score struct {
	ID        ScoreID     `json:"id"`
	Committee CommitteeID `json:"committee"`
	// First and Last are the period it counts for, 2006-01-02 in the committee's zone.
	First string    `json:"first"`
	Last  string    `json:"last"`
	Of    Inspected `json:"of"`
	// Member is the inspector whose word it is; By is who typed it, the same or who noted a paper form for him.
	Member MemberID `json:"member"`
	By     PersonID `json:"by"`
	// Said is when it was said, by the platform's clock; At when it was committed here.
	Said time.Time `json:"said"`
	At   time.Time `json:"at"`
	Seq  uint64    `json:"seq"`
	// Points are those of the criteria that were named, the others stay as they were.
	Points []ScorePoint `json:"points,omitempty"`
	Text   string       `json:"text,omitempty"`
	// Source is the message it came in; empty once the account is erased. Evidence are the photos that came with it.
	Source   string       `json:"source,omitempty"`
	Evidence []EvidenceID `json:"evidence,omitempty"`
	// Withdraws is a score that is undone.
	Withdraws ScoreID `json:"withdraws,omitempty"`
}

// ScorePoint is what one criterion got, in hundredths of a point. Skip is set when the inspector does not score it.
type ScorePoint struct {
	Item int  `json:"item"`
	Got  int  `json:"got"`
	Skip bool `json:"skip,omitempty"`
}

var scores = table[Score]{name: "score", key: func(s *Score) []byte {
	return join(num(uint64(s.Committee)), num(uint64(s.ID)))
}}

// AddScore appends one and gives it its ID, At and Seq.
func (tx *Tx) AddScore(s *Score) error {
	id, err := scores.next(tx)
	if err != nil {
		return err
	}
	s.ID, s.At, s.Seq = ScoreID(id), tx.now, tx.seq
	tx.wrote = true
	return scores.put(tx, s)
}

// Scores lists a committee's in order of arrival, those withdrawn too.
func (tx *ReadTx) Scores(c CommitteeID) ([]Score, error) {
	all, err := scores.list(tx, num(uint64(c)))
	return slices.DeleteFunc(all, func(s Score) bool { return !tx.shows(s.Seq) }), err
}

// Score finds one.
func (tx *ReadTx) Score(c CommitteeID, id ScoreID) (Score, error) {
	s, err := scores.get(tx, join(num(uint64(c)), num(uint64(id))))
	if err == nil && !tx.shows(s.Seq) {
		return Score{}, ErrNotFound
	}
	return s, err
}

// ScoresInForce are those that were not withdrawn, in the order in which they were said: of one inspector, unit, period and
// criterion the last point counts.
func ScoresInForce(all []Score) []Score {
	gone := map[ScoreID]bool{}
	for _, s := range all {
		if s.Withdraws != 0 {
			gone[s.Withdraws] = true
		}
	}
	valid := slices.DeleteFunc(slices.Clone(all), func(s Score) bool { return gone[s.ID] || s.Withdraws != 0 })
	slices.SortStableFunc(valid, func(a, b Score) int {
		if n := a.Said.Compare(b.Said); n != 0 {
			return n
		}
		return int(int64(a.ID) - int64(b.ID))
	})
	return valid
}

// forgetScores takes from the scores that a person typed the messages they came in.
func (tx *Tx) forgetScores(c CommitteeID, id PersonID) error {
	all, err := scores.list(&tx.ReadTx, num(uint64(c)))
	if err != nil {
		return err
	}
	for _, s := range all {
		if s.By != id || s.Source == "" {
			continue
		}
		s.Source = ""
		if err := scores.put(tx, &s); err != nil {
			return err
		}
	}
	return nil
}
