package sheet

import "fmt"

// look is the number of a style of the workbook, by its place in <cellXfs>; 0 is that of everything else.
type look int

const (
	headingLook look = iota + 1
	textLook
	numberLook
	dayLook
	momentLook
)

// lookOf has the looks of empty cells, by kind.
var lookOf = map[kind]look{texts: textLook, numbers: numberLook, days: dayLook, moments: momentLook}

const (
	// Numbers of formats: 49 is text, whatever is typed into the cell later; from 164 on they are one's own.
	textFormat   = 49
	dayFormat    = 164
	momentFormat = 165
)

func edge(side string) string {
	return "<" + side + ` style="thin"><color rgb="FFBFBFBF"/></` + side + ">"
}

// styles is xl/styles.xml. Fills 0 and 1 are what Excel has there in any case.
func styles() string {
	font := `<sz val="12"/><name val="Times New Roman"/><family val="1"/>`
	xf := func(format, font, fill int, alignment string) string {
		return fmt.Sprintf(`<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">`+
			"<alignment %s/></xf>\n", format, font, fill, alignment)
	}
	return prolog + `<styleSheet xmlns="` + mainSpace + `">` + fmt.Sprintf(`<numFmts count="2"><numFmt numFmtId="%d" formatCode="dd/mm/yyyy"/><numFmt numFmtId="%d" formatCode="dd/mm/yyyy hh:mm"/></numFmts>
`, dayFormat, momentFormat) + `<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/>` + font + `</font><font>` + font + `</font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>` + edge("left") + edge("right") + edge("top") + edge("bottom") + `<diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
` +
		xf(0, 1, 2, `horizontal="center" vertical="center" wrapText="1"`) + // headingLook
		xf(textFormat, 2, 0, `vertical="top" wrapText="1"`) +
		xf(0, 2, 0, `vertical="top"`) + // numberLook
		xf(dayFormat, 2, 0, `horizontal="left" vertical="top"`) +
		xf(momentFormat, 2, 0, `horizontal="left" vertical="top"`) +
		`</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}
