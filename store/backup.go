package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// TroubleBackup: a backup could not be made.
const TroubleBackup = "backup"

// Backup writes one archive of this instant to path: the database, checked, and every file of the evidence folder. Others go
// on reading and writing meanwhile. The archive appears under its name only when it is whole, durable and read back; a backup of
// the same name is replaced. The store is not told; see Tx.BackedUp.
func (db *DB) Backup(path, evidence string) (Archive, error) {
	about := Archive{Taken: db.opts.Now().UTC()}
	err := db.backup(path, evidence, &about)
	if err != nil {
		err = fmt.Errorf("back up to %s: %w", path, err)
	}
	return about, err
}

func (db *DB) backup(path, evidence string, about *Archive) error {
	dir, err := os.MkdirTemp(filepath.Dir(path), ".backup-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	cp, packed := filepath.Join(dir, "copy.db"), filepath.Join(dir, "archive")
	if err := db.CopyTo(cp); err != nil {
		return err
	}
	found, err := sound(cp)
	if err != nil {
		return err
	}
	about.Version = found.Version
	if err := writeArchive(packed, cp, evidence, about); err != nil {
		return err
	}
	if _, err := readArchive(packed, func(_ string, r io.Reader) error { _, err := io.Copy(io.Discard, r); return err }); err != nil {
		return err
	}
	return moveInto(packed, path)
}

// Backups are named giaoban-20261121-020000.tar.gz, by the wall clock of the zone they are made for.
const (
	backupStamp = "20060102-150405"
	backupHead  = "giaoban-"
	backupTail  = ".tar.gz"
)

// BackupName is the name of a backup made at an instant, in the instant's own zone.
func BackupName(at time.Time) string { return backupHead + at.Format(backupStamp) + backupTail }

// Backups lists the backups in a folder by path, oldest first. Other files are left out; a missing folder is empty.
func Backups(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list backups: %w", err)
	}
	var all []string
	for _, e := range entries {
		if _, ok := backupDay(e.Name()); ok && e.Type().IsRegular() {
			all = append(all, filepath.Join(dir, e.Name()))
		}
	}
	return all, nil
}

func backupDay(name string) (string, bool) {
	stamp, ok := strings.CutPrefix(name, backupHead)
	if !ok {
		return "", false
	}
	stamp, ok = strings.CutSuffix(stamp, backupTail)
	if !ok {
		return "", false
	}
	if _, err := time.Parse(backupStamp, stamp); err != nil {
		return "", false
	}
	return stamp[:8], true
}

// RotateBackups removes from a folder the backups of all but the last days that have one. It counts days, not files, so that
// a backup made by hand never pushes an older day out. It touches nothing that is not named like a backup.
func RotateBackups(dir string, days int) ([]string, error) {
	all, err := Backups(dir)
	if err != nil || days < 1 {
		return nil, err
	}
	var kept, gone []string
	for _, file := range slices.Backward(all) {
		day, _ := backupDay(filepath.Base(file))
		if !slices.Contains(kept, day) {
			kept = append(kept, day)
		}
		if len(kept) > days {
			if err := os.Remove(file); err != nil {
				return gone, fmt.Errorf("rotate backups: %w", err)
			}
			gone = append(gone, file)
		}
	}
	return gone, nil
}

var keyBackup = []byte("backup")

// LastBackup is when the last good backup was taken; zero before the first.
func (tx *ReadTx) LastBackup() time.Time {
	v := tx.bucket(meta).Get(keyBackup)
	if v == nil {
		return time.Time{}
	}
	return readInstant(v)
}

// BackedUp remembers a good backup.
func (tx *Tx) BackedUp(a Archive) error { return tx.bucket(meta).Put(keyBackup, instant(a.Taken)) }
