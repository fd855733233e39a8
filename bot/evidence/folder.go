// Package evidence keeps the photos and documents that people send, in a folder, under the hash of their contents.
//
// It promises: what is kept does not depend on a platform any more, lies there once however often it was sent, is whole
// or not there at all, and does not tell where it was taken: what cameras write into a picture is taken out.
package evidence

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"

	"giaoban/bot/outbox"
	"giaoban/store"
)

// Folder is where evidence lies. It is made, for nobody else to read, when the first file comes.
type Folder string

// Keep copies a file into the folder; it is the outbox's Keep. The record names the hash. A file may be kept again: it
// is the same file then. Errors: what r says; outbox.ErrTooLarge is for good, all others are worth a retry.
func (f Folder) Keep(_ context.Context, j store.Job, r io.Reader) (func(*store.Tx) error, error) {
	var arg store.FetchArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return nil, fmt.Errorf("%w: read what to fetch: %w", outbox.ErrRefused, err)
	}
	hash, size, err := f.Put(r)
	if err != nil {
		return nil, err
	}
	return func(tx *store.Tx) error {
		e, err := tx.Evidence(arg.Committee, arg.Evidence)
		if errors.Is(err, store.ErrNotFound) {
			return nil // erased meanwhile: nothing leads to the file any more
		}
		if err != nil {
			return err
		}
		e.Hash, e.Size = hash, size
		return tx.PutEvidence(&e)
	}, nil
}

// Put keeps what r holds and gives the SHA-256 and the size of what was kept.
func (f Folder) Put(r io.Reader) (hash string, size int64, err error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return "", 0, err
	}
	raw = clean(raw)
	sum := sha256.Sum256(raw)
	hash = hex.EncodeToString(sum[:])
	place := filepath.Join(string(f), hash)
	if st, err := os.Stat(place); err == nil && st.Size() == int64(len(raw)) {
		return hash, st.Size(), nil
	}
	if err := f.write(place, raw); err != nil {
		return "", 0, fmt.Errorf("keep evidence: %w", err)
	}
	return hash, int64(len(raw)), nil
}

// write makes the file appear whole: under a name that begins with a dot first.
func (f Folder) write(place string, raw []byte) error {
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(string(f), ".new-")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(raw)
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), place); err != nil {
		return err
	}
	dir, err := os.Open(string(f))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

var hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Open reads a file that was kept. Errors: os.ErrNotExist.
func (f Folder) Open(hash string) (io.ReadCloser, error) {
	if !hashForm.MatchString(hash) {
		return nil, fmt.Errorf("open evidence: %w", os.ErrNotExist)
	}
	file, err := os.Open(filepath.Join(string(f), hash))
	if err != nil {
		return nil, fmt.Errorf("open evidence: %w", err)
	}
	return file, nil
}
