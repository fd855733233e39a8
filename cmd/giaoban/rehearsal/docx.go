package rehearsal

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"giaoban/bot/telegram/telegramtest"
)

// body is the part of a .docx that has its text.
const body = "word/document.xml"

// sendEdited sends the newest .docx that the bot sent back to it, with the words of the line's Part replaced by its Text.
func (s *Stage) sendEdited(seat telegramtest.Seat, l Line) error {
	var newest *telegramtest.File
	for _, m := range seat.Chat().Messages() {
		if m.FromBot && m.File != nil && strings.EqualFold(filepath.Ext(m.File.Name), ".docx") {
			newest = m.File
		}
	}
	if newest == nil {
		return fmt.Errorf("the bot has sent no .docx there")
	}
	raw, err := editDocx(newest.Bytes, l.Part, l.Text)
	if err != nil {
		return fmt.Errorf("edit %s: %w", newest.Name, err)
	}
	_, err = seat.Document(newest.Name, raw, "")
	return err
}

// editDocx puts other words in the place of the first that read old, and leaves the rest as it is.
func editDocx(raw []byte, old, words string) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, err
	}
	was, is := escaped(old), escaped(words)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	found := false
	for _, f := range in.File {
		if f.Name != body {
			if err := out.Copy(f); err != nil {
				return nil, err
			}
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		found = bytes.Contains(text, was)
		w, err := out.Create(body)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(bytes.Replace(text, was, is, 1)); err != nil {
			return nil, err
		}
	}
	if !found {
		return nil, fmt.Errorf("%q is not in it, in one piece", cut(old, 60))
	}
	err = out.Close()
	return b.Bytes(), err
}

func escaped(s string) []byte {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // into memory: cannot fail
	return b.Bytes()
}
