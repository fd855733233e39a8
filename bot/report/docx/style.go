package docx

import (
	"fmt"
	"strings"

	"giaoban/store"
)

// style is a paragraph style: its paragraph and its letters, as XML in the order that the format asks for.
type style struct{ id, paragraph, letters string }

const (
	center     = `<w:jc w:val="center"/>`
	justify    = `<w:jc w:val="both"/>`
	together   = `<w:keepNext/><w:keepLines/>`
	strong     = `<w:b/><w:bCs/>`
	slanted    = `<w:i/><w:iCs/>`
	underlined = `<w:u w:val="single"/>`
)

// size is in half points.
func size(n int) string { return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, n, n) }

// spacing is what is kept free above and below, in twips.
func spacing(before, after int) string {
	return fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d"/>`, before, after)
}

func indent(left, first int) string {
	return fmt.Sprintf(`<w:ind w:left="%d" w:firstLine="%d"/>`, left, first)
}

// aside keeps a long name of an agency off the other column by the gutter.
var aside = fmt.Sprintf(`<w:ind w:right="%d"/>`, gutter)

const gutter = 113

func outline(level int) string { return fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, level) }

// shared are the styles that do not differ.
var shared = []style{
	{"SignerMore", center, strong + size(28)},
	{"Rule", `<w:spacing w:before="60" w:after="0" w:line="40" w:lineRule="exact"/>`, size(2)},
	{"Gap", `<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>`, size(2)},
	// A table cannot be the last of a page: what must follow it is too small to need another page.
	{"End", `<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>`, size(2)},
	{"TableTitle", together + spacing(120, 60) + center, strong + size(26)},
	{"CellHead", spacing(20, 20) + center, strong + size(22)},
	{"Cell", spacing(20, 20), size(22)},
	{"Draft", "", strong + size(28)},
	{"PageNumber", center, size(26)},
	{"Again", `<w:spacing w:before="0" w:after="0" w:line="180" w:lineRule="exact"/><w:jc w:val="right"/>`, size(16)},
	{"Hash", spacing(120, 0) + aside, size(16)},
}

// sheet is word/styles.xml: Times New Roman throughout, black (NĐ 30, Phụ lục I).
func (f form) sheet(lang store.Lang) string {
	tongue := "vi-VN"
	if lang == store.English {
		tongue = "en-GB"
	}
	var b strings.Builder
	b.WriteString(prolog + `<w:styles xmlns:w="` + wordSpace + `"><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>` +
		size(28) + `<w:lang w:val="` + tongue + `" w:eastAsia="` + tongue + `" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` + "\n" +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` + "\n")
	for _, s := range f.styles {
		name := s.id
		if level, ok := strings.CutPrefix(name, "Heading"); ok {
			name = "heading " + level // Word's own, so that its list of headings shows them
		}
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>`+"\n",
			s.id, name, s.paragraph, s.letters)
	}
	b.WriteString("</w:styles>\n")
	return b.String()
}
