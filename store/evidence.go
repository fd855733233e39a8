package store

import "time"

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
