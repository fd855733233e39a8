package store

import (
	"errors"
	"time"
)

// Person is somebody with an account on a chat platform. What he is in a committee is his Member.
type Person struct {
	ID PersonID `json:"id"`
	// Account is the platform's opaque id of the person ("tg/5512"), Chat that of the private chat with him.
	Account string `json:"account,omitempty"`
	Chat    string `json:"chat,omitempty"`
	Lang    Lang   `json:"lang"`
	// Consent is kept with the version of the text that was shown. Without one nothing of his is recorded.
	Consent Consent `json:"consent,omitzero"`
	// Unreachable is since when messages do not arrive (blocked, account gone); zero while they do.
	Unreachable time.Time `json:"unreachable,omitzero"`
	Created     time.Time `json:"created"`
}

// Consent is a yes at first contact.
type Consent struct {
	At      time.Time `json:"at"`
	Version string    `json:"version"`
}

var persons = table[Person]{name: "person", kept: true, key: func(p *Person) []byte { return num(uint64(p.ID)) }}

const byAccount = "by-account" // account → person

// Person finds one by id.
func (tx *ReadTx) Person(id PersonID) (Person, error) { return persons.get(tx, num(uint64(id))) }

// PersonOf finds the person of an account.
func (tx *ReadTx) PersonOf(account string) (Person, error) {
	raw := tx.bucket(byAccount).Get([]byte(account))
	if raw == nil || account == "" {
		return Person{}, ErrNotFound
	}
	return tx.Person(PersonID(readNum(raw)))
}

// PutPerson writes one; an ID of 0 is given the next.
func (tx *Tx) PutPerson(p *Person) error {
	if p.ID == 0 {
		id, err := persons.next(tx)
		if err != nil {
			return err
		}
		p.ID, p.Created = PersonID(id), tx.now
	}
	old, err := tx.Person(p.ID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if old.Account != "" && old.Account != p.Account {
		if err := tx.bucket(byAccount).Delete([]byte(old.Account)); err != nil {
			return err
		}
	}
	if p.Account != "" {
		if err := tx.bucket(byAccount).Put([]byte(p.Account), num(uint64(p.ID))); err != nil {
			return err
		}
	}
	return persons.put(tx, p)
}
