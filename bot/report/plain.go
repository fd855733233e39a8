package report

import (
	"fmt"
	"strings"
)

// Plain writes a document as text, for a screen or a message: it can always be sent, whatever becomes of the files. Cells of
// a row are on one line with a bar between them.
func Plain(d Document) string {
	var b strings.Builder
	for _, line := range []string{d.Kind, d.Title, d.Period} {
		fmt.Fprintln(&b, line)
	}
	fmt.Fprintf(&b, "\n%s.\n", d.AsOf)
	for _, s := range d.Sections {
		heading := s.Heading
		if s.Level == 1 {
			heading = strings.ToUpper(heading)
		}
		fmt.Fprintf(&b, "\n%s. %s\n", s.Number, heading)
		if body := s.Text(); body != "" {
			fmt.Fprintln(&b, body)
		}
		for _, t := range s.Tables {
			b.WriteByte('\n')
			t.plain(&b)
		}
	}
	fmt.Fprintf(&b, "\n%s.\n", d.Closing)
	for _, t := range d.Appendix {
		fmt.Fprintf(&b, "\n%s\n%s\n\n", d.AppendixHeading, t.Title)
		t.plain(&b)
	}
	return b.String()
}

func (t Table) plain(b *strings.Builder) {
	var headings []string
	for _, c := range t.Columns {
		headings = append(headings, c.Heading)
	}
	fmt.Fprintln(b, strings.Join(headings, " | "))
	for _, row := range t.Rows {
		fmt.Fprintln(b, strings.TrimRight(strings.Join(row, " | "), " |"))
	}
}
