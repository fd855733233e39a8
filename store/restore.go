package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Restored tells what Restore did.
type Restored struct {
	// Archive is what the backup said of itself; of a plain database file only the version is known.
	Archive Archive
	Found   Findings
	// Aside is where the old database was put; empty when there was none.
	Aside string
	// Files is how many kept files were missing and are back.
	Files int
}

// Restore puts a backup (an archive of Backup, or a plain copy of the database) in the place of the database at path, and
// its kept files into the evidence folder. The backup is unpacked beside its place, opened, brought up to this version and
// checked before anything is touched; the old database is renamed, never overwritten, and kept files that are there stay.
// Errors: ErrLocked while a process holds path, ErrNoArchive, ErrDamaged, ErrNewer.
func Restore(from, path, evidence string, now time.Time) (Restored, error) {
	r, err := restore(from, path, evidence, now)
	if err != nil {
		return r, fmt.Errorf("restore %s: %w", from, err)
	}
	return r, nil
}

func restore(from, path, evidence string, now time.Time) (Restored, error) {
	var r Restored
	if same(from, path) {
		return r, fmt.Errorf("%w: it is the database itself", ErrNoArchive)
	}
	if err := free(path); err != nil {
		return r, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return r, err
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), ".restore-")
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(dir)
	if r.Archive, err = unpack(from, dir); err != nil {
		return r, err
	}
	fresh := filepath.Join(dir, archiveDatabase)
	if r.Found, err = prove(fresh); err != nil {
		return r, err
	}
	if r.Archive.Version == 0 {
		r.Archive.Version = r.Found.Version
	}
	if r.Files, err = bringBack(filepath.Join(dir, "evidence"), evidence); err != nil {
		return r, err
	}
	// Between the two renames there is no database; a crash there leaves both files under names that say what they are.
	if _, err := os.Lstat(path); err == nil {
		if r.Aside, err = freeName(path + ".before-" + now.Format(backupStamp)); err != nil {
			return r, err
		}
		if err := moveInto(path, r.Aside); err != nil {
			return r, err
		}
	}
	return r, moveInto(fresh, path)
}

// free sees that no process holds the file. A damaged one is free: replacing it is what a restore is for.
func free(path string) error {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	b, err := openBolt(path, false)
	switch {
	case errors.Is(err, ErrDamaged):
		return nil
	case err != nil:
		return err
	}
	return b.Close()
}

// unpack writes the database, and the kept files, of a backup into dir.
func unpack(from, dir string) (Archive, error) {
	packed, err := gzipped(from)
	if err != nil {
		return Archive{}, err
	}
	if !packed {
		// A file that somebody writes to would be copied torn.
		b, err := openBolt(from, true)
		if err != nil {
			return Archive{}, err
		}
		if err := b.Close(); err != nil {
			return Archive{}, err
		}
		f, err := os.Open(from)
		if err != nil {
			return Archive{}, err
		}
		defer f.Close()
		return Archive{}, writeFile(filepath.Join(dir, archiveDatabase), f)
	}
	if err := os.Mkdir(filepath.Join(dir, "evidence"), 0o700); err != nil {
		return Archive{}, err
	}
	return readArchive(from, func(name string, r io.Reader) error {
		return writeFile(filepath.Join(dir, filepath.FromSlash(name)), r)
	})
}

func gzipped(file string) (bool, error) {
	f, err := os.Open(file)
	if err != nil {
		return false, err
	}
	defer f.Close()
	magic, err := bufio.NewReader(f).Peek(2)
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	return string(magic) == "\x1f\x8b", nil
}

func writeFile(to string, r io.Reader) error {
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, r)
	return errors.Join(err, f.Sync(), f.Close())
}

// prove opens the unpacked database as run will, which brings an older one up to date, and checks it.
func prove(file string) (Findings, error) {
	// The pages first: Open would write on a file that is not sound.
	if found, err := sound(file); err != nil {
		return found, err
	}
	db, err := Open(file, Options{})
	if err != nil {
		return Findings{}, err
	}
	if err := db.Close(); err != nil {
		return Findings{}, err
	}
	return sound(file)
}

// bringBack moves kept files to their folder. Their names are their contents' hashes, so one that is there is the same.
func bringBack(from, to string) (int, error) {
	names, err := keptFiles(from)
	if err != nil || len(names) == 0 {
		return 0, err
	}
	if err := os.MkdirAll(to, 0o700); err != nil {
		return 0, err
	}
	n := 0
	for _, name := range names {
		place := filepath.Join(to, name)
		if _, err := os.Lstat(place); err == nil {
			continue
		}
		if err := os.Rename(filepath.Join(from, name), place); err != nil {
			return n, err
		}
		n++
	}
	return n, syncDir(to)
}

// freeName finds a name that is not taken.
func freeName(want string) (string, error) {
	for i, name := 1, want; i < 100; i++ {
		if _, err := os.Lstat(name); errors.Is(err, os.ErrNotExist) {
			return name, nil
		}
		name = fmt.Sprintf("%s.%d", want, i)
	}
	return "", fmt.Errorf("no free name like %s", strings.TrimSuffix(want, ".1"))
}

func same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
