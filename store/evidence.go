package store

import (
	"slices"
	"time"
)

// EvidenceID names a piece of evidence within the file.
type EvidenceID uint64

// Evidence is a photo or document that came with an answer. The file itself lies in the evidence folder under its
// content hash, for a platform's own id of it dies with the bot.
type Evidence struct {
	ID        EvidenceID  `json:"id"`
	Committee CommitteeID `json:"committee"`
	Member    MemberID    `json:"member"`
	// Round, Subject and Reply are what it belongs to; empty while its sender has not said. Indicator is the nội dung of the
	// criterion that it shows, 0 where nobody has said.
	Round     RoundID `json:"round,omitempty"`
	Subject   Subject `json:"subject,omitempty"`
	Reply     ReplyID `json:"reply,omitempty"`
	Indicator int     `json:"indicator,omitempty"`
	// Remote is the platform's id of the file, Hash the SHA-256 of what was kept, empty until it has been fetched.
	Remote string `json:"remote"`
	// Caption is what was written under it, as typed; Album ties those of one album together, Message is the one it came in.
	Caption string    `json:"caption,omitempty"`
	Album   string    `json:"album,omitempty"`
	Message string    `json:"message,omitempty"`
	Name    string    `json:"name,omitempty"`
	MIME    string    `json:"mime,omitempty"`
	Size    int64     `json:"size,omitempty"`
	Hash    string    `json:"hash,omitempty"`
	At      time.Time `json:"at"`
}

var evidences = table[Evidence]{name: "evidence", kept: true, key: func(e *Evidence) []byte {
	return join(num(uint64(e.Committee)), num(uint64(e.ID)))
}}

// Evidence finds one.
func (tx *ReadTx) Evidence(c CommitteeID, id EvidenceID) (Evidence, error) {
	return evidences.get(tx, join(num(uint64(c)), num(uint64(id))))
}

// EvidenceOf lists a committee's, oldest first.
func (tx *ReadTx) EvidenceOf(c CommitteeID) ([]Evidence, error) {
	return evidences.list(tx, num(uint64(c)))
}

// astray is how much later than it was sent a piece of evidence may have been recorded, and then stands among younger ones.
const astray = 48 * time.Hour

// EvidenceSince lists what was sent to a committee from an instant on, in the order in which it was recorded. Of a long past
// only the end is read.
func (tx *ReadTx) EvidenceSince(c CommitteeID, since time.Time) ([]Evidence, error) {
	var recent []Evidence
	cur := tx.bucket(evidences.name).Cursor()
	k, _ := cur.Seek(num(uint64(c) + 1))
	if k == nil {
		k, _ = cur.Last()
	} else {
		k, _ = cur.Prev()
	}
	for ; len(k) == 16 && readNum(k) == uint64(c); k, _ = cur.Prev() {
		e, err := tx.Evidence(c, EvidenceID(readNum(k[8:])))
		if isNotFound(err) {
			continue // not yet there at the instant of an AsOf
		}
		if err != nil {
			return nil, err
		}
		if e.At.Before(since.Add(-astray)) {
			break
		}
		if !e.At.Before(since) {
			recent = append(recent, e)
		}
	}
	slices.Reverse(recent)
	return recent, nil
}

// Shown is what photos were sent of in a clean-up that has begun to ask: there they tell that the work was done, without a
// word.
func (tx *ReadTx) Shown(r Round) (shown []Subject, err error) {
	if r.Kind != CleanUp || r.IsRollCall() || r.Phase == Upcoming {
		return nil, nil
	}
	all, err := tx.EvidenceSince(r.Committee, r.Starts.AddDate(0, 0, -7))
	for _, e := range all {
		if e.Round == r.ID {
			shown = append(shown, e.Subject)
		}
	}
	return shown, err
}

// PutEvidence writes one; an ID of 0 is given the next.
func (tx *Tx) PutEvidence(e *Evidence) error {
	if e.ID == 0 {
		id, err := evidences.next(tx)
		if err != nil {
			return err
		}
		e.ID = EvidenceID(id)
	}
	return evidences.put(tx, e)
}

// forgetEvidence takes from a member's photos, now and in the past, the messages they came in. What they show, and what was
// written under them, stays with the member like his other words.
func (tx *Tx) forgetEvidence(m Member) error {
	all, err := evidences.list(&tx.ReadTx, num(uint64(m.Committee)))
	if err != nil {
		return err
	}
	for _, e := range all {
		if e.Member != m.ID || e.Message == "" && e.Album == "" {
			continue
		}
		e.Message, e.Album = "", ""
		if err := evidences.put(tx, &e); err != nil {
			return err
		}
		if err := evidences.rewrite(tx, evidences.key(&e), func(old *Evidence) { old.Message, old.Album = "", "" }); err != nil {
			return err
		}
	}
	return nil
}
