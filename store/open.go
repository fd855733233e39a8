package store

import (
	"errors"
	"fmt"
	"os"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

func openBolt(path string, readOnly bool) (*bolt.DB, error) {
	b, _, err := openFile(path, readOnly)
	return b, err
}

// openFile turns bbolt's panics on damaged pages into ErrDamaged: a clerk must read a sentence, not a stack. The file is
// for dropping when bbolt itself cannot close it any more.
func openFile(path string, readOnly bool) (*bolt.DB, *os.File, error) {
	if st, err := os.Stat(path); err == nil && st.Size() == 0 {
		// bbolt takes an empty file for a new one. We never leave an empty file, so somebody else has emptied ours.
		return nil, nil, fmt.Errorf("%w: the file is empty", ErrDamaged)
	}
	// bbolt lets go of neither file nor lock when it panics, so we keep a hand on the file.
	var file *os.File
	opts := &bolt.Options{Timeout: lockWait, ReadOnly: readOnly, FreelistType: bolt.FreelistMapType,
		OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
			f, err := os.OpenFile(name, flag, mode)
			file = f
			return f, err
		}}
	var b *bolt.DB
	err := guarded(func() (err error) {
		b, err = bolt.Open(path, 0o600, opts)
		return err
	})
	switch {
	case errors.Is(err, ErrDamaged):
		drop(file)
		return nil, nil, err
	case errors.Is(err, berrors.ErrTimeout):
		return nil, nil, ErrLocked
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch):
		return nil, nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	case err != nil && tooSmall(path):
		return nil, nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	case err != nil:
		return nil, nil, err
	}
	if err := wholeFile(b, path); err != nil {
		b.Close()
		return nil, nil, err
	}
	return b, file, nil
}

// drop lets go of a file that bbolt cannot close, because it panicked with its locks held.
func drop(f *os.File) {
	if f != nil {
		unlock(f) // its memory map is still there and would keep the lock of a closed file
		f.Close()
	}
}

// wholeFile sees that the file is as long as its pages say. Reading a page that is not behind the file any more would
// end the process.
func wholeFile(b *bolt.DB, path string) error {
	st, err := os.Stat(path)
	if err != nil {
		return err
	}
	return b.View(func(tx *bolt.Tx) error {
		if tx.Size() > st.Size() {
			return fmt.Errorf("%w: %d of %d bytes are left", ErrDamaged, st.Size(), tx.Size())
		}
		return nil
	})
}

func tooSmall(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.Mode().IsRegular() && st.Size() < 4*int64(os.Getpagesize())
}
