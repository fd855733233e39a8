package store

import (
	"bytes"
	"time"
)

// Due is one entry of the index that Sweep works through: at an instant, look at a thing.
type Due struct {
	At   time.Time
	Kind string
	Key  string
}

const (
	due   = "due"    // instant | kind | key → nothing
	byDue = "by-due" // kind | key → instant
)

// SetDue makes a thing due at an instant; it moves when it was due at another, and is forgotten for the zero time.
func (tx *Tx) SetDue(kind, key string, at time.Time) error {
	id := join(name(kind), name(key))
	if old := tx.bucket(byDue).Get(id); old != nil {
		if err := tx.bucket(due).Delete(join(bytes.Clone(old), id)); err != nil {
			return err
		}
	}
	tx.changes.Due = true
	if at.IsZero() {
		return tx.bucket(byDue).Delete(id)
	}
	if err := tx.bucket(due).Put(join(instant(at), id), []byte{}); err != nil {
		return err
	}
	return tx.bucket(byDue).Put(id, instant(at))
}

// DueAt is when a thing is due; zero when it is not.
func (tx *ReadTx) DueAt(kind, key string) time.Time {
	v := tx.bucket(byDue).Get(join(name(kind), name(key)))
	if v == nil {
		return time.Time{}
	}
	return readInstant(v)
}

// DueBy lists at most n entries that are due at or before t, oldest first.
func (tx *ReadTx) DueBy(t time.Time, n int) []Due {
	var all []Due
	c := tx.bucket(due).Cursor()
	for k, _ := c.First(); k != nil && len(all) < n; k, _ = c.Next() {
		d := Due{At: readInstant(k)}
		if d.At.After(t) {
			break
		}
		kind, key, ok := bytes.Cut(k[8:], []byte{0})
		if !ok {
			continue
		}
		d.Kind, d.Key = string(kind), string(bytes.TrimSuffix(key, []byte{0}))
		all = append(all, d)
	}
	return all
}

// NextDue is when the next thing is due; ok is false when nothing is.
func (tx *ReadTx) NextDue() (time.Time, bool) {
	k, _ := tx.bucket(due).Cursor().First()
	if k == nil {
		return time.Time{}, false
	}
	return readInstant(k), true
}
