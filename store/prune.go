package store

import (
	"bytes"
	"fmt"
	"time"
)

// How long working records are kept: the store remembers facts for ever and conversations for a while.
const (
	// talkFor is how long a message can be answered, edited or undone by its id.
	talkFor = 90 * 24 * time.Hour
	// numbersFor is how long the numbers of a day are kept.
	numbersFor = 30 * 24 * time.Hour
	// troubleFor is how long a failure can be looked up.
	troubleFor = 180 * 24 * time.Hour
)

// pruned is how many records one commit of Prune removes, so that it never holds up intake.
const pruned = 2000

// Prune removes working records that have served their time: seen updates, what messages were about, numbers of past
// days, old troubles. Facts and their history are never touched. more is set while there is more to remove.
func (tx *Tx) Prune() (more bool, err error) {
	left := pruned
	for _, p := range []func(*Tx, int) (int, error){
		func(tx *Tx, n int) (int, error) {
			return tx.prune(seen, n, func(v []byte) bool { return readInstant(v).Before(tx.now.Add(-SeenFor)) })
		},
		func(tx *Tx, n int) (int, error) {
			return pruneTable(tx, strikes, n, func(s Strike) bool { return s.First.Before(tx.now.Add(-SeenFor)) })
		},
		func(tx *Tx, n int) (int, error) {
			return pruneTable(tx, sent, n, func(s Sent) bool { return s.At.Before(tx.now.Add(-talkFor)) })
		},
		func(tx *Tx, n int) (int, error) {
			return pruneTable(tx, heard, n, func(h Heard) bool { return h.At.Before(tx.now.Add(-talkFor)) })
		},
		func(tx *Tx, n int) (int, error) {
			return pruneTable(tx, offers, n, func(o Offer) bool { return o.At.Before(tx.now.Add(-talkFor)) })
		},
		func(tx *Tx, n int) (int, error) {
			return pruneTable(tx, bundles, n, func(b Bundle) bool { return b.Made.Before(tx.now.Add(-numbersFor)) })
		},
		func(tx *Tx, n int) (int, error) {
			return pruneTable(tx, troubles, n, func(t Trouble) bool { return t.At.Before(tx.now.Add(-troubleFor)) })
		},
	} {
		n, err := p(tx, left)
		if err != nil {
			return false, fmt.Errorf("prune: %w", err)
		}
		if left -= n; left <= 0 {
			return true, nil
		}
	}
	return false, nil
}

func pruneTable[T any](tx *Tx, t table[T], n int, old func(T) bool) (int, error) {
	var keys [][]byte
	c := tx.bucket(t.name).Cursor()
	for k, raw := c.First(); k != nil && len(keys) < n; k, raw = c.Next() {
		v, err := t.read(raw)
		if err != nil {
			return 0, err
		}
		if old(v) {
			keys = append(keys, bytes.Clone(k))
		}
	}
	for _, k := range keys {
		if err := t.delete(tx, k); err != nil {
			return 0, err
		}
	}
	return len(keys), nil
}

func (tx *Tx) prune(bucket string, n int, old func(v []byte) bool) (int, error) {
	var keys [][]byte
	c := tx.bucket(bucket).Cursor()
	for k, v := c.First(); k != nil && len(keys) < n; k, v = c.Next() {
		if old(v) {
			keys = append(keys, bytes.Clone(k))
		}
	}
	for _, k := range keys {
		if err := tx.bucket(bucket).Delete(k); err != nil {
			return 0, err
		}
	}
	return len(keys), nil
}

// DuePrune is the kind under which the next pruning stands in the due index.
const DuePrune = "prune"
