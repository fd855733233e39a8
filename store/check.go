package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"

	bolt "go.etcd.io/bbolt"
)

// FaultKind tells what is wrong with a place in the file.
type FaultKind string

// The kinds of Fault, the gravest first.
const (
	// FaultPage: the pages of the file do not hang together.
	FaultPage FaultKind = "page"
	// FaultValue: a record cannot be read.
	FaultValue FaultKind = "value"
	// FaultKey: a record lies under a key that is not its own.
	FaultKey FaultKind = "key"
	// FaultHistory: a record and its history differ.
	FaultHistory FaultKind = "history"
	// FaultLookup: an index differs from the records it was made from.
	FaultLookup FaultKind = "lookup"
)

// Fault is one thing that a check found wrong. It names places, never anybody's words.
type Fault struct {
	Kind   FaultKind `json:"kind"`
	Bucket string    `json:"bucket,omitempty"`
	// Key is in hexadecimal digits.
	Key    string `json:"key,omitempty"`
	Detail string `json:"detail"`
}

// Findings are what a check saw: no Faults, and the file is sound.
type Findings struct {
	Version int            `json:"version"`
	Size    int64          `json:"size"`
	Counts  map[string]int `json:"counts"`
	Faults  []Fault        `json:"faults,omitempty"`
	// Asides are the updates that were given up, without what was in them. They are no fault of the file.
	Asides []Aside `json:"asides,omitempty"`
}

// Sound tells whether nothing is wrong.
func (f Findings) Sound() bool { return len(f.Faults) == 0 }

// Check looks at every page, every record, every history and every lookup of the file at path, without changing it.
// Errors: ErrLocked, ErrNewer, ErrDamaged (wrapped) where the file cannot even be opened; os.ErrNotExist where there
// is none.
func Check(path string) (Findings, error) {
	if _, err := os.Stat(path); err != nil {
		return Findings{}, fmt.Errorf("check store: %w", err)
	}
	b, err := openBolt(path, true)
	if err != nil {
		return Findings{}, fmt.Errorf("check store %s: %w", path, err)
	}
	in := inspection{Findings: Findings{Counts: map[string]int{}}}
	err = guarded(func() error { return b.View(in.run) })
	err = errors.Join(err, b.Close())
	if err != nil {
		return in.Findings, fmt.Errorf("check store %s: %w", path, err)
	}
	return in.Findings, nil
}

// Check is Check of the open file. It looks at a copy, made beside the file for the time, because bbolt cannot walk
// its pages while they are being written.
func (db *DB) Check() (Findings, error) {
	dir, err := os.MkdirTemp(filepath.Dir(db.path), ".check-")
	if err != nil {
		return Findings{}, fmt.Errorf("check store: %w", err)
	}
	defer os.RemoveAll(dir)
	cp := filepath.Join(dir, "copy.db")
	if err := db.CopyTo(cp); err != nil {
		return Findings{}, fmt.Errorf("check store: %w", err)
	}
	return Check(cp)
}

func (in *inspection) run(b *bolt.Tx) error {
	in.tx = &ReadTx{b: b, now: readClock(b)}
	in.Size = b.Size()
	m := b.Bucket([]byte(meta))
	if m == nil {
		return fmt.Errorf("%w: no giaoban database", ErrDamaged)
	}
	in.Version = int(readNum(m.Get(keyVersion)))
	if in.Version > Version() {
		return fmt.Errorf("%w: version %d, this one knows %d", ErrNewer, in.Version, Version())
	}
	in.inspectPages(b)
	if len(in.Faults) > 0 || in.Version < Version() {
		// Records on broken pages prove nothing, and an older file has older shapes: Open brings it up to date first.
		return nil
	}
	for _, inspect := range nouns {
		inspect(in)
	}
	in.inspectCommits()
	if len(in.Faults) > 0 {
		return nil
	}
	if err := in.inspectLookups(); err != nil {
		return err
	}
	return in.listAsides()
}

// guarded runs f and turns what a damaged page does to it, a panic or a fault of memory that is no longer behind the
// file, into ErrDamaged.
func guarded(f func() error) (err error) {
	old := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(old)
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}()
	return f()
}
