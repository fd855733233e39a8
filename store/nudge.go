package store

import (
	"bytes"
	"time"
)

// NudgeRest is how long nobody is reminded of a round after a message that asked him, whoever sent it.
const NudgeRest = time.Hour

// Nudge is one reminder that an officer sent to a member about what is open in a round. It is never changed.
type Nudge struct {
	Committee CommitteeID `json:"committee"`
	Round     RoundID     `json:"round"`
	Member    MemberID    `json:"member"`
	// By is who sent it; 0 once his account is erased.
	By PersonID `json:"by,omitempty"`
	// At is when he did, Due when it goes out: the same, or the end of the quiet hours.
	At  time.Time `json:"at"`
	Due time.Time `json:"due"`
}

var nudges = table[Nudge]{name: "nudge", kept: true, key: func(n *Nudge) []byte {
	return join(num(uint64(n.Committee)), num(uint64(n.Round)), num(uint64(n.Member)), instant(n.At))
}}

// AddNudge keeps one, as of now.
func (tx *Tx) AddNudge(n *Nudge) error {
	n.At = tx.now
	return nudges.put(tx, n)
}

// Nudges lists those of a round, by member, oldest first.
func (tx *ReadTx) Nudges(c CommitteeID, r RoundID) ([]Nudge, error) {
	return nudges.list(tx, join(num(uint64(c)), num(uint64(r))))
}

// NudgesOf lists those that a member got in a round, oldest first.
func (tx *ReadTx) NudgesOf(c CommitteeID, r RoundID, m MemberID) ([]Nudge, error) {
	return nudges.list(tx, join(num(uint64(c)), num(uint64(r)), num(uint64(m))))
}

// Nudged tells whether a member has been sent a nudge in a round within NudgeRest, or will be: then nothing else
// reminds him of it.
func (tx *ReadTx) Nudged(c CommitteeID, r RoundID, m MemberID) (bool, error) {
	all, err := tx.NudgesOf(c, r, m)
	if err != nil || len(all) == 0 {
		return false, err
	}
	return tx.now.Before(all[len(all)-1].Due.Add(NudgeRest)), nil
}

// NudgesTo lists all that a member of a committee ever got, by round.
func (tx *ReadTx) NudgesTo(c CommitteeID, m MemberID) ([]Nudge, error) {
	var his []Nudge
	for n, err := range nudges.scan(tx, num(uint64(c))) {
		if err != nil {
			return nil, err
		}
		if n.Member == m {
			his = append(his, n)
		}
	}
	return his, nil
}

// forgetNudges erases, now and in the past, that a member was reminded, and takes a person's hand off the nudges that he
// sent.
func (tx *Tx) forgetNudges(m Member, p PersonID) error {
	all, err := nudges.list(&tx.ReadTx, num(uint64(m.Committee)))
	if err != nil {
		return err
	}
	for _, n := range all {
		switch key := nudges.key(&n); {
		case n.Member == m.ID:
			err = nudges.erase(tx, key)
		case n.By == p:
			n.By = 0
			if err = nudges.put(tx, &n); err == nil {
				err = nudges.rewrite(tx, key, func(old *Nudge) { old.By = 0 })
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// erase takes a record out as if it had never been. Only erasure of somebody's data may do this.
func (t table[T]) erase(tx *Tx, key []byte) error {
	if err := tx.bucket(t.name).Delete(key); err != nil {
		return err
	}
	tx.wrote = true
	h := tx.bucket(history).Bucket([]byte(t.name))
	var gone [][]byte
	c := h.Cursor()
	for k, _ := c.Seek(key); len(k) == len(key)+8 && bytes.HasPrefix(k, key); k, _ = c.Next() {
		gone = append(gone, bytes.Clone(k))
	}
	for _, k := range gone {
		if err := h.Delete(k); err != nil {
			return err
		}
	}
	return nil
}
