package store

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"
)

// CopyTo writes one consistent state of the open file to a new file at path, while others go on writing.
func (db *DB) CopyTo(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	w := &sink{w: f}
	err = db.bolt.View(func(tx *bolt.Tx) error {
		_, err := tx.WriteTo(w)
		return cmp.Or(w.err, err)
	})
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		os.Remove(path)
		return err
	}
	return nil
}

// sink remembers why a write failed; bbolt keeps only the words of it, and a full disk must be told from the rest.
type sink struct {
	w   io.Writer
	err error
}

func (s *sink) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	if err != nil {
		s.err = err
	}
	return n, err
}

// sound checks a copy before anybody relies on it.
func sound(path string) (Findings, error) {
	found, err := Check(path)
	if err != nil {
		return found, err
	}
	if !found.Sound() {
		return found, fmt.Errorf("%w: %d faults, the first: %s %s", ErrDamaged, len(found.Faults), found.Faults[0].Bucket, found.Faults[0].Detail)
	}
	return found, nil
}

// moveInto renames a finished file to its place, durably.
func moveInto(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return syncDir(filepath.Dir(to))
}
