package docx

import (
	"encoding/xml"
	"fmt"
	"strings"

	"giaoban/bot/report"
)

// anchor is what a section begins with: its heading, as it was written.
type anchor struct{ key, text string }

// endKey is the key of the anchor after the last section. No section can have it: a key has no underscore.
const endKey = "_end"

// nameKey is what the report's name is kept by.
const nameKey = "_name"

const customPart = "docProps/custom.xml"

// anchors are those of a document. They go into the file's own properties, which no editing of the text touches: they tell
// which sections there were, and find one whose bookmark is lost.
func anchors(f form, d report.Document) []anchor {
	var out []anchor
	for _, s := range d.Sections {
		out = append(out, anchor{s.Key, f.heading(s)})
	}
	return append(out, anchor{endKey, clean(d.Closing)})
}

const (
	propertyPrefix = "giaoban."
	// longestProperty is what Word shows of one.
	longestProperty = 200
	// mostAnchors is far more than a report has sections.
	mostAnchors = 500
)

// properties is docProps/custom.xml.
func properties(name string, list []anchor) string {
	if name = clean(name); name != "" {
		list = append(list, anchor{nameKey, name})
	}
	var b strings.Builder
	b.WriteString(prolog + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` + "\n")
	for i, a := range list {
		// The fmtid is that of all custom properties; their numbers begin with 2.
		fmt.Fprintf(&b, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr>%s</vt:lpwstr></property>`+"\n",
			i+2, propertyPrefix+a.key, escape(short(a.text)))
	}
	b.WriteString("</Properties>\n")
	return b.String()
}

func short(s string) string {
	if r := []rune(s); len(r) > longestProperty {
		return strings.TrimSpace(string(r[:longestProperty]))
	}
	return s
}

// readProperties is the other way round; what it cannot read is none.
func readProperties(data []byte) (name string, list []anchor) {
	var doc struct {
		Property []struct {
			Name string `xml:"name,attr"`
			Text string `xml:"lpwstr"`
		} `xml:"property"`
	}
	if xml.Unmarshal(data, &doc) != nil {
		return "", nil
	}
	for _, p := range doc.Property {
		key, ours := strings.CutPrefix(p.Name, propertyPrefix)
		switch {
		case !ours || len(list) == mostAnchors:
		case key == nameKey:
			name = clean(p.Text)
		default:
			list = append(list, anchor{key, clean(p.Text)})
		}
	}
	return name, list
}
