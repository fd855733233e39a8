package dossier

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"giaoban/bot/report"
	"giaoban/bot/report/docx"
)

// Write writes the ZIP. open gives a kept file by its hash; one that is not there any more (os.ErrNotExist) is listed as
// missing. Photos are stored as they are, papers are packed.
func Write(out io.Writer, d Dossier, open func(hash string) (io.ReadCloser, error)) error {
	if err := d.seek(open); err != nil {
		return err
	}
	z := zip.NewWriter(out)
	w := newWriter(d)
	if err := w.paper(z, listName, w.list()); err != nil {
		return err
	}
	for _, n := range d.Criteria() {
		if err := w.paper(z, criterionFolder(n)+resultName, w.result(n)); err != nil {
			return err
		}
	}
	done := map[string]bool{"": true}
	for _, p := range d.Pieces {
		if done[p.Path] {
			continue
		}
		done[p.Path] = true
		if err := file(z, p, open); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write dossier: %w", err)
	}
	return nil
}

// seek takes the path from pieces whose file is gone, before the list names it.
func (d *Dossier) seek(open func(string) (io.ReadCloser, error)) error {
	pieces := append([]Piece(nil), d.Pieces...)
	for i, p := range pieces {
		if p.Path == "" {
			continue
		}
		r, err := open(p.Evidence.Hash)
		if errors.Is(err, os.ErrNotExist) {
			pieces[i].Path = ""
			continue
		}
		if err != nil {
			return fmt.Errorf("open evidence of dossier: %w", err)
		}
		if err := r.Close(); err != nil {
			return fmt.Errorf("open evidence of dossier: %w", err)
		}
	}
	d.Pieces = pieces
	return nil
}

// paper packs a document.
func (w *writer) paper(z *zip.Writer, name string, doc report.Document) error {
	if w.err != nil {
		return fmt.Errorf("word dossier: %w", w.err)
	}
	var b bytes.Buffer
	if err := docx.Write(&b, doc, w.Committee.Letter, docx.Options{Draft: true}); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	e, err := z.CreateHeader(header(name, zip.Deflate))
	if err == nil {
		_, err = e.Write(b.Bytes())
	}
	if err != nil {
		return fmt.Errorf("write dossier: %w", err)
	}
	return nil
}

// file puts a kept file in.
func file(z *zip.Writer, p Piece, open func(string) (io.ReadCloser, error)) error {
	r, err := open(p.Evidence.Hash)
	if err != nil {
		return fmt.Errorf("open evidence of dossier: %w", err)
	}
	defer r.Close()
	e, err := z.CreateHeader(header(p.Path, zip.Store))
	if err == nil {
		_, err = io.Copy(e, r)
	}
	if err != nil {
		return fmt.Errorf("write dossier: %w", err)
	}
	return nil
}

// header has a fixed time: that of the clock would make other bytes each time.
func header(name string, method uint16) *zip.FileHeader {
	return &zip.FileHeader{Name: name, Method: method, Modified: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)}
}
