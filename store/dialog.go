package store

import (
	"encoding/json"
	"errors"
	"time"
)

// Dialog is the question that a chat is being asked. It is a record, so it survives a restart; any command leaves it.
type Dialog struct {
	Chat string `json:"chat"`
	// Flow names who asks, Step where it stands; Data is the flow's own.
	Flow  string          `json:"flow"`
	Step  string          `json:"step"`
	Data  json.RawMessage `json:"data,omitempty"`
	Since time.Time       `json:"since"`
}

var dialogs = table[Dialog]{name: "dialog", key: func(d *Dialog) []byte { return name(d.Chat) }}

// Dialog finds the open question of a chat; ok is false when there is none.
func (tx *ReadTx) Dialog(chat string) (Dialog, bool, error) {
	d, err := dialogs.get(tx, name(chat))
	if errors.Is(err, ErrNotFound) {
		return d, false, nil
	}
	return d, err == nil, err
}

// PutDialog asks; a chat has at most one open question.
func (tx *Tx) PutDialog(d *Dialog) error {
	if d.Since.IsZero() {
		d.Since = tx.now
	}
	return dialogs.put(tx, d)
}

// EndDialog forgets the open question of a chat, if any.
func (tx *Tx) EndDialog(chat string) error { return dialogs.delete(tx, name(chat)) }

// Offer is what the last message with buttons offered in a chat, so that a person can type a button's label.
type Offer struct {
	Chat    string    `json:"chat"`
	Actions []Action  `json:"actions"`
	At      time.Time `json:"at"`
	// Message is the remote message that carries them, empty until it is sent.
	Message string `json:"message,omitempty"`
	// Seq is the commit that put it.
	Seq uint64 `json:"seq,omitempty"`
}

var offers = table[Offer]{name: "offer", key: func(o *Offer) []byte { return name(o.Chat) }}

// Offer is what a chat was last offered; empty when nothing.
func (tx *ReadTx) Offer(chat string) (Offer, error) {
	o, err := offers.get(tx, name(chat))
	if errors.Is(err, ErrNotFound) {
		return Offer{}, nil
	}
	return o, err
}

// PutOffer writes one and gives it its Seq.
func (tx *Tx) PutOffer(o *Offer) error {
	o.Seq = tx.seq
	return offers.put(tx, o)
}
