package store

import (
	"cmp"
	"errors"
	"slices"
	"time"
)

// Card is a message that is edited in place: the group's count of a round, a bundle. Known by chat and name.
type Card struct {
	Chat    string `json:"chat"`
	Name    string `json:"name"`
	Message string `json:"message"`
	// Parts are the messages of a card, more than one when its text is too long for one; Message is the last that is in use.
	Parts []CardPart `json:"parts,omitempty"`
}

// CardPart is one message of a card. Hash is of what it shows, so that the same is not sent again.
type CardPart struct {
	Message string `json:"message"`
	Hash    string `json:"hash,omitempty"`
}

var cards = table[Card]{name: "card", key: func(c *Card) []byte { return join(name(c.Chat), name(c.Name)) }}

// Card finds one; ok is false while it has not been sent.
func (tx *ReadTx) Card(chat, cardName string) (Card, bool, error) {
	c, err := cards.get(tx, join(name(chat), name(cardName)))
	if errors.Is(err, ErrNotFound) {
		return c, false, nil
	}
	return c, err == nil, err
}

// PutCard remembers where a card was sent.
func (tx *Tx) PutCard(c *Card) error { return cards.put(tx, c) }

// DropCard forgets one, so that it is sent anew.
func (tx *Tx) DropCard(chat, cardName string) error {
	return cards.delete(tx, join(name(chat), name(cardName)))
}

// Sent is what one of our messages was about, so that an answer to it is understood.
type Sent struct {
	Chat    string    `json:"chat"`
	Message string    `json:"message"`
	About   About     `json:"about"`
	At      time.Time `json:"at"`
	// Seq says which of two was sent first; an edit of a message does not change it.
	Seq uint64 `json:"seq,omitempty"`
}

var sent = table[Sent]{name: "sent", key: func(s *Sent) []byte { return join(name(s.Chat), name(s.Message)) }}

// Sent finds what a message of ours was about; ok is false for messages we do not know.
func (tx *ReadTx) Sent(chat, message string) (Sent, bool, error) {
	s, err := sent.get(tx, join(name(chat), name(message)))
	if errors.Is(err, ErrNotFound) {
		return s, false, nil
	}
	return s, err == nil, err
}

// SentTo lists what is known of our messages in a chat, the newest first.
func (tx *ReadTx) SentTo(chat string) ([]Sent, error) {
	all, err := sent.list(tx, name(chat))
	slices.SortFunc(all, func(a, b Sent) int { return cmp.Compare(b.Seq, a.Seq) })
	return all, err
}

// PutSent remembers one.
func (tx *Tx) PutSent(s *Sent) error {
	old, known, err := tx.Sent(s.Chat, s.Message)
	if err != nil {
		return err
	}
	if s.Seq = old.Seq; !known {
		if s.Seq, err = sent.next(tx); err != nil {
			return err
		}
	}
	s.At = tx.now
	return sent.put(tx, s)
}

// Heard is what became of a person's message, so that an edit of it finds its replies.
type Heard struct {
	Chat    string      `json:"chat"`
	Message string      `json:"message"`
	Replies []HeardItem `json:"replies,omitempty"`
	// Evidence came with it, or with its album (then Message is "album/" and the album's id).
	Evidence []EvidenceID `json:"evidence,omitempty"`
	At       time.Time    `json:"at"`
	Said     time.Time    `json:"said"`
}

// HeardItem names a reply.
type HeardItem struct {
	Committee CommitteeID `json:"committee"`
	Round     RoundID     `json:"round"`
	Subject   Subject     `json:"subject"`
	Reply     ReplyID     `json:"reply"`
}

var heard = table[Heard]{name: "heard", key: func(h *Heard) []byte { return join(name(h.Chat), name(h.Message)) }}

// Heard finds what a message became; ok is false for messages that became nothing.
func (tx *ReadTx) Heard(chat, message string) (Heard, bool, error) {
	h, err := heard.get(tx, join(name(chat), name(message)))
	if errors.Is(err, ErrNotFound) {
		return h, false, nil
	}
	return h, err == nil, err
}

// PutHeard remembers one.
func (tx *Tx) PutHeard(h *Heard) error {
	h.At = tx.now
	return heard.put(tx, h)
}
