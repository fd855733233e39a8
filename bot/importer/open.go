package importer

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"strings"
)

// What a workbook may be at most: its file, all that is read of it once it is unpacked, the parts and the sheets, the rows and
// columns of a sheet, how deep its XML is. A year of 300 members is a tenth of it.
const (
	// MaxFile is how many bytes a file may have.
	MaxFile  = 20 << 20
	maxRead  = 32 << 20
	maxParts = 2000
	maxTabs  = 200
	maxRow   = 20000
	maxCol   = 200
	maxDepth = 32
	maxCells = 300_000
	// Of all sheets together.
	maxRows     = 3000
	maxProblems = 1000
	// Areas where several cells were made one.
	maxMerged = 500
)

// pack is an opened .xlsx. It is read here and not with excelize, which makes room for every cell left of the last one: a
// few bytes that name the cell XFD1048576 would take all memory.
type pack struct {
	parts map[string]*zip.File
	// left is how much may still be unpacked: a few kilobytes can be made to unpack to gigabytes.
	left *int64
}

func openPack(r io.ReaderAt, size int64) (pack, error) {
	if size > MaxFile {
		return pack{}, ErrTooLarge
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return pack{}, fmt.Errorf("%w: %w", ErrNotWorkbook, err)
	}
	if len(z.File) > maxParts {
		return pack{}, ErrTooLarge
	}
	left := int64(maxRead)
	p := pack{parts: map[string]*zip.File{}, left: &left}
	for _, f := range z.File {
		p.parts[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, "\\", "/"), "/"))] = f
	}
	return p, nil
}

// read unpacks a part, whatever size it says that it has. A part that is not there is empty.
func (p pack) read(name string) ([]byte, error) {
	f := p.parts[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	part, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotWorkbook, err)
	}
	defer part.Close()
	raw, err := io.ReadAll(io.LimitReader(part, *p.left+1))
	if *p.left -= int64(len(raw)); *p.left < 0 {
		return nil, ErrTooLarge
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotWorkbook, err)
	}
	return raw, nil
}

// tab is a sheet of a workbook: its name and its part.
type tab struct{ name, part string }

// tabs lists the sheets, and tells whether days are counted from 1904.
func (p pack) tabs() (list []tab, from1904 bool, err error) {
	targets := map[string]string{}
	err = p.each("xl/_rels/workbook.xml.rels", func(e element) error {
		if e.name == "Relationship" {
			to := e.attr("Target")
			if !strings.HasPrefix(to, "/") {
				to = "/xl/" + to
			}
			targets[e.attr("Id")] = strings.TrimPrefix(path.Clean(to), "/")
		}
		return nil
	})
	if err != nil {
		return nil, false, err
	}
	err = p.each("xl/workbook.xml", func(e element) error {
		switch e.name {
		case "workbookPr":
			from1904 = e.attr("date1904") == "1" || e.attr("date1904") == "true"
		case "sheet":
			list = append(list, tab{name: e.attr("name"), part: targets[e.attr("id")]})
		}
		return nil
	})
	switch {
	case err != nil:
	case len(list) == 0:
		err = ErrNotWorkbook
	case len(list) > maxTabs:
		err = ErrTooLarge
	}
	return list, from1904, err
}
