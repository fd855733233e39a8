package docx

import (
	"fmt"
	"unicode/utf8"

	"giaoban/bot/report"
)

// table is a grid whose headings come again on every page and whose rows are not split, but for one that is longer than half
// a page: kept together, its end would be cut off. A paragraph must follow: two tables without one between them would be one.
func (p *page) table(t report.Table, bookmark string) {
	if len(t.Columns) == 0 {
		return
	}
	if title := clean(t.Title); title != "" {
		p.put(par{style: "TableTitle", text: title, bookmark: bookmark})
	}
	widths := shares(t.Columns, p.width)
	p.raw(fmt.Sprintf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/>`, p.width) + tableLook + "<w:tblGrid>")
	for _, w := range widths {
		p.raw(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, w))
	}
	p.raw("</w:tblGrid>\n<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\n")
	for i, c := range t.Columns {
		p.cell(widths[i], "CellHead", "", c.Heading)
	}
	p.raw("</w:tr>\n")
	for _, row := range t.Rows {
		whole := "<w:trPr><w:cantSplit/></w:trPr>"
		for i, s := range row {
			if i < len(widths) && tall(s, widths[i]) {
				whole = ""
			}
		}
		p.raw("<w:tr>" + whole + "\n")
		for i, c := range t.Columns {
			text := ""
			if i < len(row) {
				text = row[i]
			}
			p.cell(widths[i], "Cell", aligned[c.Align], text)
		}
		p.raw("</w:tr>\n")
	}
	p.raw("</w:tbl>\n")
}

const tableLook = `<w:tblBorders>` +
	`<w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/>` +
	`<w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="4" w:space="0" w:color="000000"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/>` +
	`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>`

var aligned = map[report.Align]string{report.Center: center, report.Right: `<w:jc w:val="right"/>`}

func (p *page) cell(width int, style, props, text string) {
	p.raw(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, width))
	p.put(par{style: style, props: props, text: text})
	p.raw("</w:tc>\n")
}

// shares are the widths of the columns, which add up to the whole.
func shares(cols []report.Column, whole int) []int {
	sum := 0
	for _, c := range cols {
		sum += max(0, c.Width)
	}
	out := make([]int, len(cols))
	done, at := 0, 0
	for i, c := range cols {
		part, of := max(0, c.Width), sum
		if sum == 0 {
			part, of = 1, len(cols)
		}
		at += part
		out[i] = whole*at/of - done
		done += out[i]
	}
	return out
}

// tall tells whether a cell may need more than half a page: some 25 lines of letters of 5 points.
func tall(s string, width int) bool {
	return utf8.RuneCountInString(s)*100/max(width, 100) > 25
}
