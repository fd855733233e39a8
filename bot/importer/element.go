package importer

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// element is an XML element that has ended: its own name without its space, its attributes and all text in it.
type element struct {
	name  string
	attrs []xml.Attr
	text  string
}

func (e element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// walker is told of the elements of a part as they come. Depth is limited: nothing that we read is deep.
type walker struct {
	begin func(xml.StartElement) error
	end   func(name string) error
	text  func(string) error
}

func (p pack) walk(part string, w walker) error {
	raw, err := p.read(part)
	if err != nil || raw == nil {
		return err
	}
	d := xml.NewDecoder(bytes.NewReader(raw))
	depth := 0 // no decoder of other charsets is given: a part that is not UTF-8 is refused
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %w", ErrNotWorkbook, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return ErrNotWorkbook
			}
			err = w.begin(t)
		case xml.EndElement:
			depth--
			err = w.end(t.Name.Local)
		case xml.CharData:
			err = w.text(string(t))
		}
		if err != nil {
			return err
		}
	}
}

// each calls f for every element of a part, with the beginning of its text: an instant or a name, never more.
func (p pack) each(part string, f func(element) error) error {
	var open []element
	return p.walk(part, walker{
		begin: func(t xml.StartElement) error {
			open = append(open, element{name: t.Name.Local, attrs: t.Copy().Attr})
			return nil
		},
		end: func(string) error {
			last := open[len(open)-1]
			open = open[:len(open)-1]
			return f(last)
		},
		text: func(s string) error {
			if n := len(open); n > 0 && len(open[n-1].text) < 200 {
				open[n-1].text += s[:min(len(s), 200)]
			}
			return nil
		},
	})
}

// shared reads the texts that sheets refer to by their number.
func (p pack) shared() ([]string, error) {
	var all []string
	var b strings.Builder
	text, ruby := false, false
	err := p.walk("xl/sharedStrings.xml", walker{
		begin: func(t xml.StartElement) error {
			switch t.Name.Local {
			case "si":
				b.Reset()
			case "rPh": // how it is read aloud, in East Asian workbooks
				ruby = true
			case "t":
				text = !ruby
			}
			return nil
		},
		end: func(name string) error {
			switch name {
			case "si":
				all = append(all, unescape(b.String()))
			case "rPh":
				ruby = false
			case "t":
				text = false
			}
			return nil
		},
		text: func(s string) error {
			if text {
				b.WriteString(s)
			}
			return nil
		},
	})
	return all, err
}

// unescape reads _x000D_ and the like, which stand for what XML cannot hold.
func unescape(s string) string {
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+7 {
			return b.String() + s
		}
		r, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' {
			b.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		b.WriteString(s[:i])
		b.WriteRune(rune(r))
		s = s[i+7:]
	}
}
