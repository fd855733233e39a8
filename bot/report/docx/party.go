package docx

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/bot/report"
	"giaoban/store"
)

// party is the form of HD 05-HD/VPTW. Its renderings differ in the line height: what the letter says goes, else 18 points.
func party(l store.Letter) form {
	line := 18
	if l.Line >= 15 && l.Line <= 30 {
		line = l.Line
	}
	return form{
		head:       []int{mm(70), bodyWidth - mm(70)},
		foot:       []int{mm(82.5), bodyWidth - mm(82.5)},
		styles:     partyStyles(line),
		letterhead: partyHead,
		rule:       func(p *page, _ string) { p.para("Dashes", "-----") },
		appendix:   partyAppendix,
		afterRoman: "- ",
		authority:  toParty,
		archive:    partyArchive,
	}
}

func partyStyles(line int) []style {
	exact := func(before, after int) string {
		return fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="exact"/>`, before, after, 20*line)
	}
	return append([]style{
		{"Upper", aside + center, size(28)},
		{"Agency", aside + center, strong + size(28)},
		{"Nation", center, strong + size(30)},
		{"Star", aside + center, size(28)},
		{"Number", aside + center, size(28)},
		{"Date", center, slanted + size(28)},
		{"Kind", spacing(240, 0) + center, strong + size(32)},
		{"Title", center, strong + size(28)},
		{"Dashes", center, size(28)},
		{"AsOf", spacing(120, 240) + center, slanted + size(26)},
		{"To", spacing(0, 120) + indent(1701, 0), size(28)},
		{"ToItem", indent(2690, 0), size(28)},
		{"Body", exact(0, 120) + indent(0, mm(10)) + justify, size(28)},
		{"Heading1", together + exact(120, 120) + indent(0, mm(10)) + justify + outline(0), strong + size(28)},
		{"Heading2", together + exact(0, 120) + indent(0, mm(10)) + justify + outline(1), strong + size(28)},
		{"Authority", center, strong + size(28)},
		{"Post", center, size(28)},
		{"Signer", spacing(1500, 0) + center, strong + size(28)},
		{"CopiesHead", aside, size(28) + underlined},
		{"Copies", aside, size(24)},
		{"AppendixHeading", together + spacing(0, 120) + center, strong + size(28)},
	}, shared...)
}

// partyHead is the two columns: the agencies above a star with the number, the Party with the date.
func partyHead(p *page, l store.Letter, day time.Time) {
	p.grid(p.form.head...)
	p.row(p.form.head, func() {
		p.agencies(l)
		p.para("Star", star)
	}, func() {
		p.para("Nation", theParty)
		p.rule(p.form.head[1], 0, textWidth(theParty, 30))
	})
	p.row(p.form.head, func() {
		kind, rest := symbol(l.Symbol)
		p.para("Number", "Số"+gap+"-"+joined(kind, "/", rest))
	}, func() {
		p.para("Date", dated(l.Place, day))
	})
	p.raw("</w:tbl>\n")
}

// partyAppendix has its heading in capitals; each table has its own title.
func partyAppendix(p *page, d report.Document, _ store.Letter, _ Options) []report.Table {
	p.appendixHeading(capitals(orElse(d.AppendixHeading, appendixLabel)))
	return d.Appendix
}

// The marks of signing in somebody's name, the state's and the Party's, in the same order.
var (
	stateMarks = []string{"TM.", "KT.", "TL."}
	partyMarks = []string{"T/M", "K/T", "T/L"}
)

// authority splits the mark of signing in somebody's name from the rest, as either form writes it; "" when there is none.
func authority(s string) (mark, rest string) {
	for _, m := range slices.Concat(stateMarks, partyMarks) {
		if after, ok := strings.CutPrefix(s, m); ok {
			return m, " " + strings.TrimSpace(after)
		}
	}
	return "", s
}

// toParty writes TM., KT. and TL., the state's marks, as the Party does.
func toParty(s string) string {
	mark, rest := authority(s)
	if i := slices.Index(stateMarks, mark); i >= 0 {
		mark = partyMarks[i]
	}
	return mark + rest
}

// partyArchive is where the copy of the office is kept: without a colon, and without VT, which is the state's.
func partyArchive(said string) string {
	said = strings.Trim(clerks.ReplaceAllString(said, ""), " ,;")
	return "Lưu " + orElse(said, missing) + "."
}
