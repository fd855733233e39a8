package docx

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"giaoban/bot/report"
	"giaoban/store"
)

// form is one of the two official forms: where they differ.
type form struct {
	styles []style
	// head and foot are the widths of the two columns of the letterhead and of the signature, in twips.
	head, foot []int
	letterhead func(p *page, l store.Letter, day time.Time)
	// rule stands below the title.
	rule func(p *page, title string)
	// appendix heads the appendix, and gives its tables as they stand below that.
	appendix func(p *page, d report.Document, l store.Letter, o Options) []report.Table
	// afterRoman follows the number of a main part.
	afterRoman string
	// authority writes in whose name is signed, archive the last line of Nơi nhận, given where the office keeps its copy, if
	// that was said.
	authority func(string) string
	archive   func(said string) string
}

// Sizes of an A4 page: margins of 20 mm above and below, 30 mm left, 15 mm right (NĐ 30: 20–25, 30–35, 15–20; HD 05: these).
const (
	pageWidth, pageHeight = 11906, 16838
	marginTop, marginLeft = 1134, 1701
	marginRight           = 850
	bodyWidth             = pageWidth - marginLeft - marginRight
	wideWidth             = pageHeight - marginLeft - marginRight
)

// dated is the place and the day of signing.
func dated(place string, day time.Time) string {
	if place = clean(place); place == "" {
		place = missing
	}
	return place + ", " + signing(day)
}

// signing is the day of signing: days below ten and the first two months take a zero, the others do not. Dots are left for
// one that nobody has said.
func signing(day time.Time) string {
	if day.IsZero() {
		return "ngày … tháng … năm ……"
	}
	month := fmt.Sprint(int(day.Month()))
	if day.Month() < time.March {
		month = "0" + month
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", day.Day(), month, day.Year())
}

// symbol splits what follows the number into the type of the document and the rest: "BC-BCĐ", "/BC-BCĐ" and "BC/BCĐ" are
// BC and BCĐ. rest is empty when there is none.
func symbol(s string) (kind, rest string) {
	s = strings.TrimSpace(strings.TrimLeft(clean(s), "-/– "))
	i := strings.IndexAny(s, "-/–")
	if i < 0 {
		return s, ""
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+n:])
}

// joined is the two halves of a symbol, or the mark that there is none.
func joined(kind, between, rest string) string {
	switch {
	case kind == "":
		return missing
	case rest == "":
		return kind
	}
	return kind + between + rest
}

// rule is a real line, some twips long, centred in a column but for what is kept free on its right: not a row of dashes,
// which breaks when the font changes.
func (p *page) rule(column, free, length int) {
	side := max(0, (column-free-length)/2)
	p.put(par{style: "Rule", props: fmt.Sprintf(`<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr><w:ind w:left="%d" w:right="%d"/>`, side, side+free)})
}

// portion is the length of the line below a text: between a third and a half of it.
func portion(texts []string, size, column int) int {
	longest := 0
	for _, s := range texts {
		longest = max(longest, textWidth(s, size))
	}
	return min(longest, column) * 2 / 5
}

// grid opens a table without borders, of columns with these widths.
func (p *page) grid(widths ...int) {
	sum, cols := 0, ""
	for _, w := range widths {
		sum += w
		cols += fmt.Sprintf(`<w:gridCol w:w="%d"/>`, w)
	}
	p.raw(fmt.Sprintf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`, sum) +
		`<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>` + cols + "</w:tblGrid>\n")
}

// row writes a row of a grid; cells write their paragraphs.
func (p *page) row(widths []int, cells ...func()) {
	p.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>\n")
	for i, cell := range cells {
		p.raw(fmt.Sprintf("<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>\n", widths[i]))
		cell()
		p.raw("</w:tc>\n")
	}
	p.raw("</w:tr>\n")
}
