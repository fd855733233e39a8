package docx

import (
	"cmp"
	"strings"

	"giaoban/bot/report"
	"giaoban/store"
)

// Names of the bookmarks by which an edited copy is read: of a section's heading, of its body, of the title of a table, of
// what follows the last section.
const (
	headMark  = "gb_h_"
	bodyMark  = "gb_b_"
	tableMark = "gb_t_"
	endMark   = "gb_end_"
)

// title is what the document is and what it is about.
func (p *page) title(d report.Document) {
	kind, title := orMissing(d.Kind)[0], orMissing(d.Title)[0]
	p.para("Gap", "")
	p.para("Kind", capitals(kind))
	p.para("Title", title)
	longest := title
	if period := clean(d.Period); period != "" {
		p.para("Title", period)
		if len(period) > len(title) {
			longest = period
		}
	}
	p.form.rule(p, longest)
	p.para("AsOf", d.AsOf)
}

// heading is a section's heading as the form writes it: main parts with a Roman number and in capitals.
func (f form) heading(s report.Section) string {
	switch {
	case s.Level <= 1 && s.Number != "":
		return clean(s.Number) + f.afterRoman + capitals(clean(s.Heading))
	case s.Level <= 1:
		return capitals(clean(s.Heading))
	case s.Number != "":
		return clean(s.Number) + ". " + clean(s.Heading)
	}
	return clean(s.Heading)
}

func (p *page) section(s report.Section) {
	style := "Heading1"
	if s.Level > 1 {
		style = "Heading2"
	}
	name := bookmarkOf(s.Key)
	p.put(par{style: style, text: p.form.heading(s), bookmark: headMark + name})
	end := ""
	for i, l := range s.Body {
		text := clean(l.Text)
		if text == "" {
			continue
		}
		if l.Bullet {
			text = "- " + text
		}
		if end == "" {
			end = p.bookmark(bodyMark + name)
		}
		props := ""
		if strings.HasSuffix(text, ":") && i+1 < len(s.Body) {
			props = "<w:keepNext/>" // what it begins stands on its page
		}
		p.put(par{style: "Body", props: props, text: text})
	}
	if end != "" {
		p.raw(end + "\n")
	}
	for i, t := range s.Tables {
		p.table(t, tableMark+name+"_"+string(rune('a'+min(i, 25))))
		p.para("Gap", "")
	}
}

// closing is kept on the page of the signature. It ends as the committee ends its documents.
func (p *page) closing(s string, l store.Letter) {
	if s = strings.TrimRight(clean(s), "./ "); s == "" {
		return
	}
	s += cmp.Or(clean(l.Ending), ".")
	p.put(par{style: "Body", props: "<w:keepNext/>", text: s, bookmark: endMark + "1"})
}

// appendix is the tables that are too wide for the text.
func (p *page) appendix(d report.Document, l store.Letter, o Options) {
	tables := p.form.appendix(p, d, l, o)
	for i, t := range tables {
		if i > 0 {
			p.para("Gap", "")
		}
		p.table(t, "")
	}
	p.para("End", "")
}

// appendixHeading is what stands above everything of the appendix.
func (p *page) appendixHeading(text string) {
	p.put(par{style: "AppendixHeading", text: text, bookmark: endMark + "3"})
}

// bookmarkOf is a section's key as a bookmark's name has it.
func bookmarkOf(key string) string { return strings.ReplaceAll(key, ".", "_") }
