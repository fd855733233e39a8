package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"
)

// Point is a place at which a process can die with a different outcome. See Options.Probe.
type Point int

const (
	// BeforeCommit: everything is written, nothing is durable.
	BeforeCommit Point = iota
	// AfterCommit: durable, but nobody has been told.
	AfterCommit
)

// Options are what the outside gives a store: time, chance, and a probe for tests that kill it.
type Options struct {
	// Now is the wall clock; time.Now when nil. A transaction's own Now is never earlier than the last commit's.
	Now func() time.Time
	// Rand is the source of codes; crypto/rand when nil.
	Rand io.Reader
	// Probe, when set, is called at each Point of each Update; it may panic to play a process that dies there.
	Probe func(Point)
	// Fault, when set, is asked at each commit; the error it returns is that of a disk which cannot be written. For
	// rehearsals.
	Fault func() error
	// Unsafe skips fsync. Only for throw-away files such as a rehearsal's.
	Unsafe bool
}

// DB is the open file. Its methods may be used from many goroutines; one Update runs at a time.
type DB struct {
	bolt  *bolt.DB
	file  *os.File
	path  string
	opts  Options
	mu    sync.Mutex
	heard []func(Changes)
	// broken is set once bbolt has panicked on a damaged page: it may hold its own locks for good.
	broken atomic.Bool
}

// Changes tells a listener what a commit touched that somebody waits for.
type Changes struct {
	// Jobs are the outbox jobs added or changed.
	Jobs []JobHead
	// Due is set when something became due at another time.
	Due bool
}

var (
	// ErrLocked: another process holds the file.
	ErrLocked = errors.New("store: the file is held by another process")
	// ErrNewer: the file was written by a newer giaoban.
	ErrNewer = errors.New("store: the file was written by a newer version of giaoban")
	// ErrFault: a commit could not be written (disk full, I/O). Nothing of it is there; later ones may succeed.
	ErrFault = errors.New("store: the commit could not be written")
	// ErrDamaged: the file is no bbolt file any more, or its pages do not hang together.
	ErrDamaged = errors.New("store: the file is damaged")
)

// lockWait is how long Open waits for another process to let go of the file.
const lockWait = 2 * time.Second

// Open opens or makes the file at path with mode 0600. A new file is made beside its place and renamed, so that a
// power cut cannot leave half of one. Errors: ErrLocked, ErrNewer, ErrDamaged (wrapped).
func Open(path string, opts Options) (*DB, error) {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Rand == nil {
		opts.Rand = rand.Reader
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		if err := create(path, opts.Unsafe); err != nil {
			return nil, fmt.Errorf("create store %s: %w", path, err)
		}
	}
	b, file, err := openFile(path, false)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	b.NoSync = opts.Unsafe
	db := &DB{bolt: b, file: file, path: path, opts: opts}
	if err := db.whole(db.migrate); err != nil {
		db.Close()
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	return db, nil
}

func create(path string, throwAway bool) error {
	tmp := path + ".new"
	os.Remove(tmp)
	o := &bolt.Options{Timeout: lockWait}
	if throwAway {
		o.PageSize = 1024 // a small file is written in small pages: a rehearsal commits by the thousand
	}
	b, err := bolt.Open(tmp, 0o600, o)
	if err != nil {
		return err
	}
	if err := b.Close(); err != nil {
		return err
	}
	if err := os.Rename(tmp, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}

// Close waits for running transactions and lets go of the file.
func (db *DB) Close() error {
	if db.broken.Load() {
		drop(db.file)
		return nil
	}
	return db.bolt.Close()
}

// Path is where the file lies.
func (db *DB) Path() string { return db.path }

// OnCommit registers a listener that is called after each commit that changed jobs or what is due, in the
// goroutine that committed. It must return at once and must not use the store.
func (db *DB) OnCommit(f func(Changes)) {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.heard = append(db.heard, f)
}

// View runs f on one consistent state of the file. Errors: those of f, ErrDamaged.
func (db *DB) View(f func(*ReadTx) error) error {
	return db.whole(func() error {
		return db.bolt.View(func(b *bolt.Tx) error {
			return f(&ReadTx{b: b, now: laterOf(db.opts.Now(), readClock(b))})
		})
	})
}

// Update runs f and commits what it wrote, or nothing when it returns an error or panics. Errors: those of f, ErrFault,
// ErrDamaged.
func (db *DB) Update(f func(*Tx) error) error {
	var changes Changes
	committing := false
	err := db.whole(func() error {
		return db.bolt.Update(func(b *bolt.Tx) error {
			tx, err := db.begin(b)
			if err != nil {
				return err
			}
			if err := f(tx); err != nil {
				return err
			}
			if err := tx.finish(); err != nil {
				return err
			}
			changes = tx.changes
			db.probe(BeforeCommit)
			committing = true
			if db.opts.Fault != nil {
				return db.opts.Fault()
			}
			return nil
		})
	})
	if err != nil && committing {
		return fmt.Errorf("%w: %w", ErrFault, err)
	}
	if err != nil {
		return err
	}
	db.probe(AfterCommit)
	if len(changes.Jobs) > 0 || changes.Due {
		db.mu.Lock()
		heard := db.heard
		db.mu.Unlock()
		for _, f := range heard {
			f(changes)
		}
	}
	return nil
}

func (db *DB) probe(p Point) {
	if db.opts.Probe != nil {
		db.opts.Probe(p)
	}
}

func laterOf(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a.UTC()
}
