package store

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Bundle holds the numbers under which a person was asked on one day. They stay the same all day: a repeat keeps them
// and additions go on counting, so "2 80%" means the same at 14:05 and at 15:50.
type Bundle struct {
	Person PersonID `json:"person"`
	// Day is 2006-01-02 in the zone of the committee that asked first.
	Day   string       `json:"day"`
	Items []BundleItem `json:"items"`
	// Riding are items without a number yet: they come with the round that opens later that day.
	Riding []BundleItem `json:"riding,omitempty"`
	Made   time.Time    `json:"made"`
	// Asked is when the day's first message was enqueued; zero while the person has not been asked, whatever numbers he
	// has seen for himself.
	Asked time.Time `json:"asked,omitzero"`
	// Told is when the newest message that asks goes out, or went; zero before the first.
	Told time.Time `json:"told,omitzero"`
	// Repeats is how many times the person has been reminded that day.
	Repeats int `json:"repeats,omitempty"`
	// alighted are those that this copy has taken out of Riding.
	alighted []BundleItem
}

// DueRide is the kind under which bundles with riding items stand in the due index, should the round that they wait for
// not ask; DueKey is the key.
const DueRide = "ride"

// DueKey names the bundle in the due index.
func (b Bundle) DueKey() string { return fmt.Sprintf("%d/%s", b.Person, b.Day) }

// BundleItem is one line; its number is its place, from 1.
type BundleItem struct {
	Committee CommitteeID `json:"committee"`
	Member    MemberID    `json:"member"`
	Round     RoundID     `json:"round,omitempty"`
	Subject   Subject     `json:"subject"`
	// Ask is how it is answered, "" for a state of the work. Also are other rounds that ask for the same state: one answer
	// is for all.
	Ask  QuestionKind `json:"ask,omitempty"`
	Also []RoundID    `json:"also,omitempty"`
	// Since is when a task was asked about; a word said later is the answer. Zero for what a round asks.
	Since time.Time `json:"since,omitzero"`
	// Ahead are rounds for which it was asked before they opened, in the message of one that opened earlier that day.
	Ahead []RoundID `json:"ahead,omitempty"`
}

// same tells whether two items ask the same thing of the same member. A task is one item a day, whoever asks; so is the
// state of the work on a subject, where that is no question of one plan.
func (i BundleItem) same(o BundleItem) bool {
	return i.Committee == o.Committee && i.Member == o.Member && i.Subject == o.Subject && i.Ask == o.Ask &&
		(i.Round == o.Round || i.Ask == "" && i.Subject.Question() == 0)
}

// Add puts an item in unless it is there, and gives its number. One that the person has numbered for himself counts as
// asked from now on.
func (b *Bundle) Add(i BundleItem) int {
	at := slices.IndexFunc(b.Items, i.same)
	if at < 0 {
		b.Items = append(b.Items, i)
		return len(b.Items)
	}
	old := &b.Items[at]
	if old.Since.IsZero() {
		old.Since = i.Since
	}
	if old.Round != i.Round && !slices.Contains(old.Also, i.Round) {
		old.Also = append(slices.Clone(old.Also), i.Round)
	}
	for _, r := range i.Ahead {
		if !slices.Contains(old.Ahead, r) {
			old.Ahead = append(slices.Clone(old.Ahead), r)
		}
	}
	return at + 1
}

// Ride keeps an item for the round that opens later that day; Board gives numbers to all that ride, Alight takes one out.
func (b *Bundle) Ride(i BundleItem) {
	if !slices.ContainsFunc(b.Riding, i.same) {
		b.Riding = append(b.Riding, i)
	}
}

// Board gives the riding items their numbers.
func (b *Bundle) Board() {
	for _, i := range b.Riding {
		b.Add(i)
	}
	b.alighted = append(b.alighted, b.Riding...)
	b.Riding = nil
}

// Alight takes an item out of those that ride.
func (b *Bundle) Alight(i BundleItem) {
	b.Riding = slices.DeleteFunc(b.Riding, i.same)
	b.alighted = append(b.alighted, i)
}

var bundles = table[Bundle]{name: "bundle", key: func(b *Bundle) []byte {
	return join(num(uint64(b.Person)), name(b.Day))
}}

// Bundle finds a person's of a day.
func (tx *ReadTx) Bundle(p PersonID, day string) (Bundle, error) {
	return bundles.get(tx, join(num(uint64(p)), name(day)))
}

// LastBundle is the newest bundle of a person; the numbers he types mean its items.
func (tx *ReadTx) LastBundle(p PersonID) (Bundle, error) {
	c := tx.bucket(bundles.name).Cursor()
	k, _ := c.Seek(num(uint64(p) + 1))
	if k == nil {
		k, _ = c.Last()
	} else {
		k, _ = c.Prev()
	}
	if readNum(k) != uint64(p) {
		return Bundle{}, ErrNotFound
	}
	return bundles.get(tx, k)
}

// PutBundle writes one. What rides stays until it boards or alights, and a day on which a person was asked remains one,
// also when the writer did not know of either.
func (tx *Tx) PutBundle(b *Bundle) error {
	old, err := tx.Bundle(b.Person, b.Day)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	for _, i := range old.Riding {
		if !slices.ContainsFunc(b.alighted, i.same) {
			b.Ride(i)
		}
	}
	if b.Asked.IsZero() {
		b.Asked = old.Asked
	}
	if b.Made.IsZero() {
		b.Made = tx.now
	}
	return bundles.put(tx, b)
}
