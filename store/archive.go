package store

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// Archive is what a backup says of itself. It comes first in the file, so that it can be read at once.
type Archive struct {
	// Taken is when the copy was made: what was committed by then is in it.
	Taken   time.Time `json:"taken"`
	Version int       `json:"version"`
	// Size and SHA256 are those of the database.
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
	// Files is how many kept files (evidence) are in it.
	Files int `json:"files"`
}

// What a backup is made of, in this order.
const (
	archiveAbout    = "about.json"
	archiveDatabase = "giaoban.db"
	archiveEvidence = "evidence/"
)

// ErrNoArchive: the file is neither a backup nor a database of giaoban, or it is not whole.
var ErrNoArchive = errors.New("store: the file is no whole backup of giaoban")

// writeArchive packs the database copy at db, and every file of the evidence folder, into one new file at to.
func writeArchive(to, db, evidence string, about *Archive) (err error) {
	files, err := keptFiles(evidence)
	if err != nil {
		return err
	}
	about.Files = len(files)
	if about.Size, about.SHA256, err = digest(db); err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Sync(), f.Close()) }()
	z, err := gzip.NewWriterLevel(f, gzip.BestSpeed) // photos do not shrink, and it runs beside the bot
	if err != nil {
		return err
	}
	t := tar.NewWriter(z)
	head, err := json.MarshalIndent(about, "", "  ")
	if err != nil {
		return err
	}
	if err := t.WriteHeader(&tar.Header{Name: archiveAbout, Mode: 0o600, Size: int64(len(head)), ModTime: about.Taken}); err != nil {
		return err
	}
	if _, err := t.Write(head); err != nil {
		return err
	}
	if err := addFile(t, archiveDatabase, db, about.Taken); err != nil {
		return err
	}
	for _, name := range files {
		if err := addFile(t, archiveEvidence+name, filepath.Join(evidence, name), about.Taken); err != nil {
			return err
		}
	}
	return errors.Join(t.Close(), z.Close())
}

// keptFiles lists the evidence folder. Files that begin with a dot are still being written.
func keptFiles(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) || dir == "" {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

func addFile(t *tar.Writer, name, from string, at time.Time) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return err
	}
	if err := t.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: st.Size(), ModTime: at}); err != nil {
		return err
	}
	_, err = io.Copy(t, f)
	return err
}

func digest(file string) (int64, string, error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, "", err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	return n, hex.EncodeToString(h.Sum(nil)), err
}

// readArchive reads a backup to its end, which proves every checksum in it, and hands each part over. The name of a part is
// archiveDatabase, or archiveEvidence and a plain file name; nothing else is let through. Errors wrap ErrNoArchive
// when the file is at fault.
func readArchive(file string, part func(name string, r io.Reader) error) (Archive, error) {
	var about Archive
	f, err := os.Open(file)
	if err != nil {
		return about, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return about, fmt.Errorf("%w: %v", ErrNoArchive, err)
	}
	t := tar.NewReader(z)
	sum, files, databases := sha256.New(), 0, 0
	for first := true; ; first = false {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return about, fmt.Errorf("%w: %v", ErrNoArchive, err)
		}
		plain := strings.TrimPrefix(h.Name, archiveEvidence)
		source := &source{r: t}
		switch {
		case h.Typeflag != tar.TypeReg:
			return about, fmt.Errorf("%w: %q is no file", ErrNoArchive, h.Name)
		case first && h.Name == archiveAbout:
			err = json.NewDecoder(io.LimitReader(source, 1<<16)).Decode(&about)
			if err != nil {
				err = fmt.Errorf("%w: %v", ErrNoArchive, err)
			}
		case !first && h.Name == archiveDatabase && databases == 0:
			databases++
			err = part(h.Name, io.TeeReader(source, sum))
		case !first && plain != h.Name && plain == path.Base(plain) && filepath.IsLocal(plain) && !strings.HasPrefix(plain, "."):
			files++
			err = part(h.Name, source)
		default:
			return about, fmt.Errorf("%w: %q does not belong in it", ErrNoArchive, h.Name)
		}
		if source.err != nil {
			return about, fmt.Errorf("%w: %v", ErrNoArchive, source.err)
		}
		if err != nil {
			return about, err
		}
	}
	// The tar ends before the gzip does: its checksum comes last.
	if _, err := io.Copy(io.Discard, z); err != nil {
		return about, fmt.Errorf("%w: %v", ErrNoArchive, err)
	}
	if databases != 1 || files != about.Files || hex.EncodeToString(sum.Sum(nil)) != about.SHA256 {
		return about, fmt.Errorf("%w: it does not hold what it says", ErrNoArchive)
	}
	return about, nil
}

// source remembers that reading failed, to tell a broken archive from a full disk.
type source struct {
	r   io.Reader
	err error
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}
