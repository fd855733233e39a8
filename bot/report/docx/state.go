package docx

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"giaoban/bot/report"
	"giaoban/store"
)

// state is the form of NĐ 30/2020/NĐ-CP, Phụ lục I.
func state() form {
	return form{
		head:       []int{mm(65), bodyWidth - mm(65)},
		foot:       []int{mm(82.5), bodyWidth - mm(82.5)},
		styles:     stateStyles,
		letterhead: stateHead,
		rule: func(p *page, title string) {
			p.rule(bodyWidth, 0, portion([]string{title}, 28, bodyWidth))
		},
		appendix:   stateAppendix,
		afterRoman: ". ",
		authority:  toState,
		archive:    stateArchive,
	}
}

// stateStyles have the sizes of the table of Phụ lục I; where it allows two, the larger one.
var stateStyles = append([]style{
	{"Upper", aside + center, size(26)},
	{"Agency", aside + center, strong + size(26)},
	{"Nation", center, strong + size(26)},
	{"Motto", center, strong + size(28)},
	{"Number", spacing(120, 0) + aside + center, size(26)},
	{"Date", spacing(120, 0) + center, slanted + size(28)},
	{"Kind", spacing(240, 0) + center, strong + size(28)},
	{"Title", center, strong + size(28)},
	{"AsOf", spacing(120, 240) + center, slanted + size(26)},
	{"To", spacing(0, 120) + indent(1701, 0), size(28)},
	{"ToItem", indent(2690, 0), size(28)},
	{"Body", `<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>` + indent(0, mm(12.7)) + justify, size(28)},
	{"Heading1", together + spacing(120, 120) + indent(0, mm(12.7)) + justify + outline(0), strong + size(28)},
	{"Heading2", together + spacing(0, 120) + indent(0, mm(12.7)) + justify + outline(1), strong + size(28)},
	{"Authority", center, strong + size(28)},
	{"Post", center, strong + size(28)},
	{"Signer", spacing(1500, 0) + center, strong + size(28)},
	{"CopiesHead", aside, strong + slanted + size(24)},
	{"Copies", aside, size(22)},
	{"AppendixHeading", together + center, strong + size(28)},
	{"AppendixName", together + center, strong + size(28)},
	{"Attached", together + spacing(0, 120) + center, slanted + size(28)},
}, shared...)

// stateHead is the two columns: the agencies with the number, the nation with the date.
func stateHead(p *page, l store.Letter, day time.Time) {
	left, right := p.form.head[0], p.form.head[1]
	p.grid(left, right)
	p.row(p.form.head, func() {
		p.agencies(l)
		var agency []string
		for _, s := range orMissing(l.Agency) {
			agency = append(agency, capitals(s))
		}
		p.rule(left, gutter, portion(agency, 26, left-gutter))
	}, func() {
		p.para("Nation", nation)
		p.para("Motto", motto)
		p.rule(right, 0, textWidth(motto, 28))
	})
	p.row(p.form.head, func() {
		p.para("Number", "Số:"+gap+stateSymbol(l))
	}, func() {
		p.para("Date", dated(l.Place, day))
	})
	p.raw("</w:tbl>\n")
}

// stateAppendix is headed as Phụ lục I, mục III has it: the word Phụ lục, its name in capitals, and in italics the document
// that it belongs to, by its number and day, which are left to be filled in where they are there.
func stateAppendix(p *page, d report.Document, l store.Letter, o Options) []report.Table {
	p.appendixHeading(sentence(orElse(d.AppendixHeading, appendixLabel)))
	tables := slices.Clone(d.Appendix)
	if name := clean(tables[0].Title); name != "" && len(tables) == 1 {
		p.para("AppendixName", capitals(name))
		tables[0].Title = ""
	}
	kind := "văn bản"
	if said := clean(d.Kind); said != "" && d.Lang != store.English {
		kind = sentence(said)
	}
	p.para("Attached", fmt.Sprintf("(Kèm theo %s số%s%s %s của %s)", kind, gap, stateSymbol(l), signing(o.Day), strings.Join(orMissing(l.Agency), " ")))
	return tables
}

// stateSymbol is what follows the number.
func stateSymbol(l store.Letter) string {
	kind, rest := symbol(l.Symbol)
	return "/" + joined(kind, "-", rest)
}

// toState writes T/M, K/T and T/L, the Party's marks, as the state does.
func toState(s string) string {
	mark, rest := authority(s)
	if i := slices.Index(partyMarks, mark); i >= 0 {
		mark = stateMarks[i]
	}
	return mark + rest
}

// clerks is văn thư.
var clerks = regexp.MustCompile(`\bVT\b`)

// stateArchive is where the copy of the office is kept.
func stateArchive(said string) string { return "Lưu: " + orElse(said, missing) + "." }
