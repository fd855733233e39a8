package store

import (
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
}

// BundleItem is one line; its number is its place, from 1.
type BundleItem struct {
	Committee CommitteeID `json:"committee"`
	Member    MemberID    `json:"member"`
	Round     RoundID     `json:"round,omitempty"`
	Subject   Subject     `json:"subject"`
	// Since is when a task was asked about; a word said later is the answer. Zero for what a round asks.
	Since time.Time `json:"since,omitzero"`
}

// same tells whether two items ask the same thing of the same member. A task is one item a day, whoever asks.
func (i BundleItem) same(o BundleItem) bool {
	return i.Committee == o.Committee && i.Member == o.Member && i.Subject == o.Subject && (i.Round == o.Round || i.Subject.Is(KindTask))
}

// Add puts an item in unless it is there, and gives its number.
func (b *Bundle) Add(i BundleItem) int {
	if at := slices.IndexFunc(b.Items, i.same); at >= 0 {
		return at + 1
	}
	b.Items = append(b.Items, i)
	return len(b.Items)
}

// Ride keeps an item, unless it has its number already, for the round that opens later that day; Board gives numbers to
// all that ride.
func (b *Bundle) Ride(i BundleItem) {
	if !slices.ContainsFunc(b.Items, i.same) && !slices.ContainsFunc(b.Riding, i.same) {
		b.Riding = append(b.Riding, i)
	}
}

// Board gives the riding items their numbers.
func (b *Bundle) Board() {
	for _, i := range b.Riding {
		b.Add(i)
	}
	b.Riding = nil
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
	all, err := bundles.list(tx, num(uint64(p)))
	if err != nil {
		return Bundle{}, err
	}
	if len(all) == 0 {
		return Bundle{}, ErrNotFound
	}
	return all[len(all)-1], nil
}

// PutBundle writes one.
func (tx *Tx) PutBundle(b *Bundle) error {
	if b.Made.IsZero() {
		b.Made = tx.now
	}
	return bundles.put(tx, b)
}
