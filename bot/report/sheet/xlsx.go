package sheet

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"time"

	"giaoban/store"
)

// Write writes the whole workbook as .xlsx (ECMA-376). Each sheet has one row of headings that stays in view, a filter on
// every column, and no cell that is computed.
func Write(w io.Writer, lang store.Lang, b Book) error {
	k, err := newClerk(lang, b)
	if err != nil {
		return err
	}
	return k.write(w, b.sheets())
}

func (k *clerk) write(w io.Writer, sheets []string) error {
	var grids []grid
	for _, id := range sheets {
		g, err := k.grid(id)
		if err != nil {
			return err
		}
		grids = append(grids, g)
	}
	if err := pack(w, k.book, grids); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// stamp is by what bot/importer knows the workbook when it comes back edited: whose it is and the instant whose facts it
// shows, in nanoseconds of Unix time: LibreOffice makes spaces of colons. Excel and LibreOffice keep it.
func stamp(b Book) string {
	s := fmt.Sprintf("giaoban committee=%d shows=%d", b.Report.Committee.ID, b.Report.Until.UnixNano())
	if b.Erased {
		s += " erased"
	}
	return s
}

// worksheet writes a sheet. The elements stand in the order that the standard demands.
func (g grid) worksheet(out *bufio.Writer, first bool) {
	selected := ""
	if first {
		selected = ` tabSelected="1"`
	}
	out.WriteString(prolog + `<worksheet xmlns="` + mainSpace + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="` + g.area("") + `"/>` +
		`<sheetViews><sheetView` + selected + ` workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
		`<sheetFormatPr defaultRowHeight="15"/><cols>`)
	chars := 0.0
	for i, c := range g.columns {
		chars += c.width
		// The style is for the rows that are added by hand.
		fmt.Fprintf(out, `<col min="%d" max="%d" width="%g" style="%d" customWidth="1"/>`, i+1, i+1, c.width, lookOf[c.kind])
	}
	out.WriteString(`</cols><sheetData><row r="1" ht="32" customHeight="1">`)
	for i, h := range g.headings {
		inline(out, letters(i+1)+"1", headingLook, h)
	}
	out.WriteString("</row>\n")
	for i, row := range g.rows {
		n := strconv.Itoa(i + 2)
		out.WriteString(`<row r="` + n + `">`)
		for j, v := range row {
			cell(out, letters(j+1)+n, v, g.columns[j].kind)
		}
		out.WriteString("</row>\n")
	}
	// For the printer: A4 across, as few pages wide as one can read.
	fmt.Fprintf(out, `</sheetData><autoFilter ref="%s"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="%d" fitToHeight="0"/></worksheet>`,
		g.area(""), int(math.Ceil(chars/220)))
}

// area is all that is written on in a sheet: A1:C9, or with "$" $A$1:$C$9.
func (g grid) area(fixed string) string {
	return fixed + "A" + fixed + "1:" + fixed + letters(len(g.columns)) + fixed + strconv.Itoa(len(g.rows)+1)
}

// letters names a column: 28 is AB.
func letters(column int) string {
	s := ""
	for ; column > 0; column = (column - 1) / 26 {
		s = string(rune('A'+(column-1)%26)) + s
	}
	return s
}

func cell(out *bufio.Writer, ref string, v any, k kind) {
	switch v := v.(type) {
	case string:
		inline(out, ref, textLook, v)
	case int:
		value(out, ref, numberLook, strconv.Itoa(v))
	case float64:
		value(out, ref, numberLook, strconv.FormatFloat(v, 'f', -1, 64))
	case day:
		t, err := time.Parse(time.DateOnly, string(v))
		if n, ok := serial(t); ok && err == nil {
			value(out, ref, dayLook, n)
		} else {
			inline(out, ref, textLook, string(v))
		}
	case moment:
		if n, ok := serial(time.Time(v)); ok {
			value(out, ref, momentLook, n)
		} else {
			inline(out, ref, textLook, plain(v))
		}
	default:
		fmt.Fprintf(out, `<c r="%s" s="%d"/>`, ref, lookOf[k])
	}
}

func value(out *bufio.Writer, ref string, l look, v string) {
	fmt.Fprintf(out, `<c r="%s" s="%d"><v>%s</v></c>`, ref, l, v)
}

// inline is a text as it is, whatever it begins with: a formula would be an element of its own.
func inline(out *bufio.Writer, ref string, l look, s string) {
	fmt.Fprintf(out, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">`, ref, l)
	escape(out, armoured(short(s)))
	out.WriteString("</t></is></c>")
}

// serial is what the clock of t's zone showed, to the minute, as spreadsheets count: in days since 30/12/1899, a sheet knows
// no zones. They count wrongly before March 1900 and not beyond 9999.
func serial(t time.Time) (string, bool) {
	if t.Year() <= 1900 || t.Year() > 9999 {
		return "", false
	}
	midnight := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	days := (midnight.Unix() - time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Unix()) / (24 * 60 * 60)
	return strconv.FormatFloat(float64(days)+float64(t.Hour()*60+t.Minute())/(24*60), 'f', -1, 64), true
}
