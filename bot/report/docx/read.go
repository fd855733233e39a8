package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// What a file that came back may be instead of an edited copy.
var (
	// ErrNotWord is a file that is no .docx: a picture, a PDF, an .xlsx, a .doc of an old Word.
	ErrNotWord = errors.New("not a .docx file")
	// ErrNotReport is a .docx that no report of ours was edited into.
	ErrNotReport = errors.New("not a report of giaoban")
	// ErrPassword is a file that opens with a password only.
	ErrPassword = errors.New("the file has a password")
	// ErrDamaged is a .docx that is cut off or broken.
	ErrDamaged = errors.New("the file is damaged")
	// ErrTooLarge is one that is, or would unpack to, more than a report ever is.
	ErrTooLarge = errors.New("the file is too large")
)

// The limits. A report of 300 members and 200 tasks is a hundredth of them; pictures that were pasted in are not unpacked.
const (
	largestFile  = 30 << 20
	largestText  = 16 << 20
	largestPart  = 1 << 20
	mostParts    = 5000
	deepestLevel = 256
)

// Read gives back what the sections of an edited copy say, by their keys, in the form of report.Section.Text: of those
// nobody has touched, too. It takes what Word and LibreOffice save. Changes that are still tracked count as accepted. Tables,
// headings, the letterhead and the signature are not read back: ReadAround tells what was edited there.
//
// warnings are the keys of sections that the copy has no more, or whose heading has run together with other text: nothing is
// given for them. A section that is there and was emptied is given as "". Errors: ErrNotWord, ErrNotReport, ErrPassword,
// ErrDamaged, ErrTooLarge; never anything of the text.
func Read(r io.ReaderAt, size int64) (edits map[string]string, warnings []string, err error) {
	edits, warnings, err = read(r, size)
	if err != nil {
		return nil, nil, fmt.Errorf("read docx: %w", err)
	}
	return edits, warnings, nil
}

// NameOf is the Options.Name that a copy was written with; empty when none was, or when the program that saved the copy
// has dropped it. Errors are those of Read, but for ErrNotReport.
func NameOf(r io.ReaderAt, size int64) (string, error) {
	k, err := open(r, size)
	if err != nil {
		return "", fmt.Errorf("read docx: %w", err)
	}
	kept, err := k.optional(customPart)
	if err != nil {
		return "", fmt.Errorf("read docx: %w", err)
	}
	name, _ := readProperties(kept)
	return name, nil
}

func read(r io.ReaderAt, size int64) (map[string]string, []string, error) {
	pars, list, err := parts(r, size)
	if err != nil {
		return nil, nil, err
	}
	return sections(pars, list)
}

// parts are the paragraphs of a file, and the anchors that it was written with.
func parts(r io.ReaderAt, size int64) ([]readPar, []anchor, error) {
	k, err := open(r, size)
	if err != nil {
		return nil, nil, err
	}
	main, err := k.main()
	if err != nil {
		return nil, nil, err
	}
	text, err := k.part(main, largestText)
	if err != nil {
		return nil, nil, err
	}
	numbering, err := k.optional(path.Join(path.Dir(main), "numbering.xml"))
	if err != nil {
		return nil, nil, err
	}
	kept, err := k.optional(customPart)
	if err != nil {
		return nil, nil, err
	}
	pars, err := paragraphs(text, readLists(numbering))
	if err != nil {
		return nil, nil, err
	}
	_, list := readProperties(kept)
	return pars, list, nil
}

// open lists the parts of a file that looks like a .docx.
func open(r io.ReaderAt, size int64) (pack, error) {
	if size > largestFile {
		return nil, ErrTooLarge
	}
	if err := isZip(r, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, ErrDamaged
	}
	if len(z.File) > mostParts {
		return nil, ErrTooLarge
	}
	k := pack{}
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return nil, ErrPassword
		}
		k[strings.TrimPrefix(f.Name, "/")] = f
	}
	return k, nil
}

// isZip tells what else a file is. The container of Microsoft's older formats holds .doc files and, as a stream of a known
// name, everything of Office that has a password.
func isZip(r io.ReaderAt, size int64) error {
	head := make([]byte, 8)
	n, _ := r.ReadAt(head, 0)
	switch head = head[:n]; {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return nil
	case !bytes.Equal(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return ErrNotWord
	}
	all, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	if err != nil {
		return ErrDamaged
	}
	if bytes.Contains(all, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
		return ErrPassword
	}
	return ErrNotWord
}

// pack is the parts of the file by their names.
type pack map[string]*zip.File

// part unpacks one, up to so many bytes: what a header says of the size is not believed.
func (k pack) part(name string, limit int64) ([]byte, error) {
	f, ok := k[name]
	if !ok {
		return nil, ErrNotWord
	}
	r, err := f.Open()
	if err != nil {
		return nil, ErrDamaged
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(data)) > limit {
		return nil, ErrTooLarge
	}
	if err != nil {
		return nil, ErrDamaged
	}
	return data, nil
}

func (k pack) optional(name string) ([]byte, error) {
	if _, ok := k[name]; !ok {
		return nil, nil
	}
	return k.part(name, largestPart)
}

// main is the part that has the text. Some programs call it word/document2.xml.
func (k pack) main() (string, error) {
	data, err := k.part("_rels/.rels", largestPart)
	if err != nil {
		return "", err
	}
	var rels struct {
		Relationship []struct {
			Type   string `xml:",attr"`
			Target string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal(data, &rels); err != nil {
		return "", ErrDamaged
	}
	for _, r := range rels.Relationship {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			return strings.TrimPrefix(r.Target, "/"), nil
		}
	}
	return "", ErrNotWord
}
