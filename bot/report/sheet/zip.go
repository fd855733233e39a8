package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"time"
)

// steadyZip writes a zip with its parts in a fixed order and with a fixed time, whatever order they come in: excelize
// takes the sheets from a map. [Content_Types].xml comes first, as readers expect.
type steadyZip struct {
	w     io.Writer
	parts map[string]*bytes.Buffer
}

func newSteadyZip(w io.Writer) *steadyZip { return &steadyZip{w: w, parts: map[string]*bytes.Buffer{}} }

// Create begins a part. It is complete when the zip is closed.
func (z *steadyZip) Create(name string) (io.Writer, error) {
	z.parts[name] = &bytes.Buffer{}
	return z.parts[name], nil
}

// AddFS is part of excelize's interface; nothing calls it.
func (z *steadyZip) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the zip.
func (z *steadyZip) Close() error {
	var names []string
	for name := range z.parts {
		names = append(names, name)
	}
	slices.Sort(names) // '[' comes before the letters
	zw := zip.NewWriter(z.w)
	for _, name := range names {
		// The first day that a zip can hold, so that no clock shows.
		part, err := zw.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		if _, err := part.Write(z.parts[name].Bytes()); err != nil {
			return err
		}
	}
	return zw.Close()
}
