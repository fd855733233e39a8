package store

import (
	"encoding/json"
	"time"
)

// SeenFor is how long the key of an update is remembered. Platforms redeliver for a day at most.
const SeenFor = 48 * time.Hour

const seen = "seen"

// Seen tells whether an update of a platform was handled. Keys are a set, not a high-water mark: update ids restart
// at random after a quiet week.
func (tx *ReadTx) Seen(platform, update string) bool {
	return tx.bucket(seen).Get(join(name(platform), name(update))) != nil
}

// MarkSeen notes that an update has been handled, with what it caused, in one commit. Its strikes are forgotten.
func (tx *Tx) MarkSeen(platform, update string) error {
	k := join(name(platform), name(update))
	if err := tx.bucket(strikes.name).Delete(k); err != nil {
		return err
	}
	return tx.bucket(seen).Put(k, instant(tx.now))
}

// Strike counts the attempts at an update that failed.
type Strike struct {
	Platform string    `json:"platform"`
	Update   string    `json:"update"`
	Count    int       `json:"count"`
	First    time.Time `json:"first"`
}

var strikes = table[Strike]{name: "strike", key: func(s *Strike) []byte { return join(name(s.Platform), name(s.Update)) }}

// AddStrike counts one more failed attempt and returns how many there have been.
func (tx *Tx) AddStrike(platform, update string) (int, error) {
	s, err := strikes.get(&tx.ReadTx, join(name(platform), name(update)))
	if err != nil && !isNotFound(err) {
		return 0, err
	}
	if s.Count == 0 {
		s = Strike{Platform: platform, Update: update, First: tx.now}
	}
	s.Count++
	return s.Count, strikes.put(tx, &s)
}

// Aside is an update that was given up after its third strike; a person may look at it with `giaoban check`.
type Aside struct {
	Platform string          `json:"platform"`
	Update   string          `json:"update"`
	Raw      json.RawMessage `json:"raw,omitempty"`
	Broken   []byte          `json:"broken,omitempty"`
	Reason   string          `json:"reason"`
	At       time.Time       `json:"at"`
}

var asides = table[Aside]{name: "aside", key: func(a *Aside) []byte { return join(name(a.Platform), name(a.Update)) }}

// PutAside keeps an update that nobody could handle and marks it seen.
func (tx *Tx) PutAside(platform, update string, raw []byte, reason string) error {
	a := Aside{Platform: platform, Update: update, Reason: reason, At: tx.now}
	if json.Valid(raw) {
		a.Raw = raw
	} else {
		a.Broken = raw
	}
	if err := asides.put(tx, &a); err != nil {
		return err
	}
	return tx.MarkSeen(platform, update)
}

// Asides lists the updates given up.
func (tx *ReadTx) Asides() ([]Aside, error) { return asides.list(tx, nil) }
