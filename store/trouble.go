package store

import "time"

// Trouble is a failure that a person must be able to see: in /trangthai, or on the operator's screen. It names things by
// id and kind, never in anybody's words.
type Trouble struct {
	ID        TroubleID   `json:"id"`
	Kind      string      `json:"kind"`
	Committee CommitteeID `json:"committee,omitempty"`
	Person    PersonID    `json:"person,omitempty"`
	Job       JobID       `json:"job,omitempty"`
	Detail    string      `json:"detail,omitempty"`
	At        time.Time   `json:"at"`
}

// The kinds of Trouble.
const (
	// TroubleExpired: a message was not sent because it had become too old.
	TroubleExpired = "expired"
	// TroubleRefused: the platform refuses a message for good.
	TroubleRefused = "refused"
	// TroubleUnreachable: a person has blocked the bot or is gone.
	TroubleUnreachable = "unreachable"
	// TroublePoison: an update could not be handled and was put aside.
	TroublePoison = "poison"
	// TroubleGuessing: an account has tried code after code.
	TroubleGuessing = "guessing"
	// TroubleOrphan: a committee has nobody left to tell.
	TroubleOrphan = "orphan"
	// TroubleOutage: we or the platform were away for long.
	TroubleOutage = "outage"
	// TroubleConflict: another process polls with our token.
	TroubleConflict = "conflict"
	// TroubleClock: the wall clock jumped.
	TroubleClock = "clock"
	// TroubleRender: a recipe could not be worded or drawn.
	TroubleRender = "render"
	// TroubleFile: a message arrived without its file, which could not be drawn or was not taken.
	TroubleFile = "file"
)

var troubles = table[Trouble]{name: "trouble", key: func(t *Trouble) []byte { return num(uint64(t.ID)) }}

// AddTrouble notes one.
func (tx *Tx) AddTrouble(t Trouble) error {
	id, err := troubles.next(tx)
	if err != nil {
		return err
	}
	t.ID, t.At = TroubleID(id), tx.now
	return troubles.put(tx, &t)
}

// Troubles lists those since an instant, oldest first.
func (tx *ReadTx) Troubles(since time.Time) ([]Trouble, error) {
	var all []Trouble
	for t, err := range troubles.scan(tx, nil) {
		if err != nil {
			return nil, err
		}
		if !t.At.Before(since) {
			all = append(all, t)
		}
	}
	return all, nil
}
