package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"
)

// ErrNotFound is wrapped by every lookup that finds nothing.
var ErrNotFound = errors.New("not found")

// table is one noun's bucket. A kept table also appends each Put to history; the others hold working records that
// nobody will ask about later.
type table[T any] struct {
	name string
	kept bool
	key  func(*T) []byte
}

// past is one line of a noun's history.
type past struct {
	At    time.Time       `json:"at"`
	By    PersonID        `json:"by,omitempty"`
	Why   string          `json:"why,omitempty"`
	Value json.RawMessage `json:"value,omitempty"`
}

func (t table[T]) get(tx *ReadTx, key []byte) (T, error) {
	raw := t.raw(tx, key)
	if raw == nil {
		var none T
		return none, fmt.Errorf("%s: %w", t.name, ErrNotFound)
	}
	return t.read(raw)
}

func (t table[T]) read(raw []byte) (T, error) {
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		return v, fmt.Errorf("read %s: %w: %w", t.name, ErrDamaged, err)
	}
	return v, nil
}

func (t table[T]) raw(tx *ReadTx, key []byte) []byte {
	if tx.asOf == 0 || !t.kept {
		return tx.bucket(t.name).Get(key)
	}
	h := tx.bucket(history).Bucket([]byte(t.name))
	if tx.asOf == nothingYet {
		return nil
	}
	c := h.Cursor()
	k, _ := c.Seek(join(key, num(tx.asOf+1)))
	var v []byte
	if k == nil {
		k, v = c.Last()
	} else {
		k, v = c.Prev()
	}
	if k == nil || len(k) != len(key)+8 || !bytes.HasPrefix(k, key) {
		return nil
	}
	var p past
	if json.Unmarshal(v, &p) != nil || len(p.Value) == 0 {
		return nil
	}
	return p.Value
}

func (t table[T]) put(tx *Tx, v *T) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write %s: %w", t.name, err)
	}
	return t.write(tx, t.key(v), raw)
}

func (t table[T]) delete(tx *Tx, key []byte) error { return t.write(tx, key, nil) }

func (t table[T]) write(tx *Tx, key, raw []byte) error {
	b := tx.bucket(t.name)
	var err error
	if raw == nil {
		err = b.Delete(key)
	} else {
		err = b.Put(key, raw)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", t.name, err)
	}
	if !t.kept {
		return nil
	}
	tx.wrote = true
	line, err := json.Marshal(past{At: tx.now, By: tx.by, Why: tx.why, Value: raw})
	if err != nil {
		return fmt.Errorf("write history of %s: %w", t.name, err)
	}
	if err := tx.bucket(history).Bucket([]byte(t.name)).Put(join(key, num(tx.seq)), line); err != nil {
		return fmt.Errorf("write history of %s: %w", t.name, err)
	}
	return nil
}

// scan yields what lies under a prefix, in key order. The table must not be written while it runs.
func (t table[T]) scan(tx *ReadTx, prefix []byte) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		c := tx.bucket(t.name).Cursor()
		for k, raw := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix); k, raw = c.Next() {
			if tx.asOf != 0 && t.kept {
				// Records are never removed, only marked, so today's keys name all that ever were.
				if raw = t.raw(tx, bytes.Clone(k)); raw == nil {
					continue
				}
			}
			if !yield(t.read(raw)) {
				return
			}
		}
	}
}

func (t table[T]) list(tx *ReadTx, prefix []byte) ([]T, error) {
	var all []T
	for v, err := range t.scan(tx, prefix) {
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// next is the table's next id. Ids start at 1, so that 0 can mean none.
func (t table[T]) next(tx *Tx) (uint64, error) { return tx.bucket(t.name).NextSequence() }
