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
	Made  time.Time    `json:"made"`
}

// BundleItem is one line; its number is its place, from 1.
type BundleItem struct {
	Committee CommitteeID `json:"committee"`
	Member    MemberID    `json:"member"`
	Round     RoundID     `json:"round,omitempty"`
	Subject   Subject     `json:"subject"`
}

// Add puts an item in unless it is there, and gives its number.
func (b *Bundle) Add(i BundleItem) int {
	if at := slices.Index(b.Items, i); at >= 0 {
		return at + 1
	}
	b.Items = append(b.Items, i)
	return len(b.Items)
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
