package store

import "time"

// Neighbourhood is a khu phố, tổ dân phố, ấp …: the committee has the word. They are merged and renamed, so each is
// valid from a day to a day.
type Neighbourhood struct {
	Committee CommitteeID `json:"committee"`
	// Number is what people type (kp5). A neighbourhood that goes by a name has one too.
	Number int       `json:"number"`
	Name   string    `json:"name"`
	From   time.Time `json:"from"`
	To     time.Time `json:"to,omitzero"`
}

// Subject is the neighbourhood as people type it.
func (n Neighbourhood) Subject() Subject { return SubjectOf(KindNeighbourhood, n.Number) }

var neighbourhoods = table[Neighbourhood]{name: "neighbourhood", kept: true, key: func(n *Neighbourhood) []byte {
	return join(num(uint64(n.Committee)), num(uint64(n.Number)))
}}

// Neighbourhood finds one by its number.
func (tx *ReadTx) Neighbourhood(c CommitteeID, number int) (Neighbourhood, error) {
	return neighbourhoods.get(tx, join(num(uint64(c)), num(uint64(number))))
}

// Neighbourhoods lists a committee's, by number, those that have ended too.
func (tx *ReadTx) Neighbourhoods(c CommitteeID) ([]Neighbourhood, error) {
	return neighbourhoods.list(tx, num(uint64(c)))
}

// PutNeighbourhood writes one.
func (tx *Tx) PutNeighbourhood(n *Neighbourhood) error { return neighbourhoods.put(tx, n) }
