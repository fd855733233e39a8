package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	bolt "go.etcd.io/bbolt"
)

// Buckets that are no table.
const (
	meta    = "meta"
	history = "history"
	commits = "commits"
)

// A migration takes a file from one version to the next. The list is append-only: its length is the version, and each
// has a fixture in testdata that a test opens.
type migration func(*bolt.Tx) error

var migrations = []migration{
	firstVersion,
	tasksVersion,
	reportsVersion,
	nudgesVersion,
	scoresVersion,
}

func firstVersion(tx *bolt.Tx) error {
	return makeBuckets(tx, []string{meta, history, commits, seen, due, byAccount, byGroup, byPerson, byKey, byDue, replies.name, bundles.name,
		dialogs.name, offers.name, jobs.name, cards.name, sent.name, heard.name, strikes.name, asides.name, guesses.name, troubles.name},
		[]string{committees.name, criteria.name, neighbourhoods.name, persons.name, members.name, plans.name, rounds.name, rolls.name,
			invites.name, outages.name, evidences.name})
}

// tasksVersion brings tasks, their extensions and reminders, and leave.
func tasksVersion(tx *bolt.Tx) error {
	return makeBuckets(tx, []string{byTask, openTasks, ladders.name}, []string{tasks.name, extensions.name, absences.name})
}

// reportsVersion brings written reports.
func reportsVersion(tx *bolt.Tx) error {
	return makeBuckets(tx, nil, []string{reports.name})
}

// nudgesVersion brings the reminders that officers send.
func nudgesVersion(tx *bolt.Tx) error {
	return makeBuckets(tx, nil, []string{nudges.name})
}

// scoresVersion brings the points that inspection teams give, and who is proposed for commendation.
func scoresVersion(tx *bolt.Tx) error {
	return makeBuckets(tx, []string{scores.name}, []string{scoreForms.name, merits.name, commendations.name})
}

// makeBuckets makes the buckets of lookups and working records, and those of kept tables with their history.
func makeBuckets(tx *bolt.Tx, working, kept []string) error {
	for _, b := range slices.Concat(working, kept) {
		if _, err := tx.CreateBucketIfNotExists([]byte(b)); err != nil {
			return err
		}
	}
	for _, b := range kept {
		if _, err := tx.Bucket([]byte(history)).CreateBucketIfNotExists([]byte(b)); err != nil {
			return err
		}
	}
	return nil
}

// Version is the version that this build writes.
func Version() int { return len(migrations) }

func (db *DB) migrate() error {
	var version int
	err := db.bolt.View(func(tx *bolt.Tx) error {
		if m := tx.Bucket([]byte(meta)); m != nil {
			version = int(readNum(m.Get(keyVersion)))
		}
		return nil
	})
	if err != nil {
		return err
	}
	switch {
	case version > len(migrations):
		return fmt.Errorf("%w: version %d, this one knows %d", ErrNewer, version, len(migrations))
	case version == len(migrations):
		return nil
	case version > 0:
		if err := db.copyBefore(version); err != nil {
			return fmt.Errorf("copy before migration: %w", err)
		}
	}
	return db.bolt.Update(func(tx *bolt.Tx) error {
		for v := version; v < len(migrations); v++ {
			if err := migrations[v](tx); err != nil {
				return fmt.Errorf("migrate to version %d: %w", v+1, err)
			}
		}
		return tx.Bucket([]byte(meta)).Put(keyVersion, num(uint64(len(migrations))))
	})
}

// copyBefore keeps the file as it was, beside itself, before a migration touches it.
func (db *DB) copyBefore(version int) error {
	f, err := os.OpenFile(fmt.Sprintf("%s.v%d", db.path, version), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	err = db.bolt.View(func(tx *bolt.Tx) error {
		_, err := tx.WriteTo(io.Writer(f))
		return err
	})
	return errors.Join(err, f.Sync(), f.Close())
}

func isNotFound(err error) bool { return errors.Is(err, ErrNotFound) }
