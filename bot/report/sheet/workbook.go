package sheet

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
)

const (
	prolog    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packSpace = "http://schemas.openxmlformats.org/package/2006"
	packType  = "application/vnd.openxmlformats-package."
	sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// part is a file of the zip that a workbook is.
type part struct {
	name  string
	write func(*bufio.Writer)
}

// pack writes the workbook with its parts in a fixed order, [Content_Types].xml first as readers expect, and with a fixed
// time.
func pack(w io.Writer, b Book, grids []grid) error {
	parts := []part{
		{"[Content_Types].xml", func(out *bufio.Writer) { contentTypes(out, len(grids)) }},
		{"_rels/.rels", func(out *bufio.Writer) { out.WriteString(packageRels) }},
		{"docProps/core.xml", func(out *bufio.Writer) { core(out, b) }},
		{"xl/_rels/workbook.xml.rels", func(out *bufio.Writer) { workbookRels(out, len(grids)) }},
		{"xl/styles.xml", func(out *bufio.Writer) { out.WriteString(styles()) }},
		{"xl/workbook.xml", func(out *bufio.Writer) { workbook(out, grids) }},
	}
	for i, g := range grids {
		parts = append(parts, part{fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), func(out *bufio.Writer) { g.worksheet(out, i == 0) }})
	}
	z := zip.NewWriter(w)
	for _, p := range parts {
		in, err := entry(z, p.name)
		if err != nil {
			return err
		}
		out := bufio.NewWriter(in)
		p.write(out)
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return z.Close()
}

// entry begins a file of a zip. It has the first day that a zip can hold, so that no clock shows.
func entry(z *zip.Writer, name string) (io.Writer, error) {
	return z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
}

func contentTypes(out *bufio.Writer, sheets int) {
	out.WriteString(prolog + `<Types xmlns="` + packSpace + `/content-types"><Default Extension="rels" ContentType="` + packType + `relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/docProps/core.xml" ContentType="` + packType + `core-properties+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="` + sheetType + `sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="` + sheetType + `styles+xml"/>
`)
	for i := range sheets {
		fmt.Fprintf(out, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="`+sheetType+"worksheet+xml\"/>\n", i+1)
	}
	out.WriteString("</Types>")
}

const packageRels = prolog + `<Relationships xmlns="` + packSpace + `/relationships">
<Relationship Id="rId1" Type="` + relSpace + `/officeDocument" Target="xl/workbook.xml"/>
<Relationship Id="rId2" Type="` + packSpace + `/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>`

// workbookRels numbers the sheets from rId1.
func workbookRels(out *bufio.Writer, sheets int) {
	out.WriteString(prolog + `<Relationships xmlns="` + packSpace + "/relationships\">\n")
	for i := range sheets {
		fmt.Fprintf(out, `<Relationship Id="rId%d" Type="`+relSpace+"/worksheet\" Target=\"worksheets/sheet%d.xml\"/>\n", i+1, i+1)
	}
	fmt.Fprintf(out, `<Relationship Id="rId%d" Type="`+relSpace+"/styles\" Target=\"styles.xml\"/>\n</Relationships>", sheets+1)
}

// workbook lists the sheets, and what has a name in each: the filtered area, without which Excel sets no filter, and the
// headings, which are printed on every page.
func workbook(out *bufio.Writer, grids []grid) {
	out.WriteString(prolog + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relSpace + `"><bookViews><workbookView/></bookViews><sheets>`)
	for i, g := range grids {
		out.WriteString(`<sheet name="`)
		escape(out, g.name)
		fmt.Fprintf(out, `" sheetId="%d" r:id="rId%d"/>`, i+1, i+1)
	}
	out.WriteString("</sheets><definedNames>\n")
	for i, g := range grids {
		name := "'" + strings.ReplaceAll(g.name, "'", "''") + "'!"
		fmt.Fprintf(out, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">`, i)
		escape(out, name+g.area("$"))
		fmt.Fprintf(out, `</definedName><definedName name="_xlnm.Print_Titles" localSheetId="%d">`, i)
		if last := named[g.id]; last != "" { // what a line is of, on every page across
			escape(out, name+"$A:$"+last+",")
		}
		escape(out, name+"$1:$1")
		out.WriteString("</definedName>\n")
	}
	out.WriteString("</definedNames></workbook>")
}

// named is the last of the columns that name a line, on the sheets that are wider than a page.
var named = map[string]string{ranked: "C", Criteria: "C", Tasks: "B", Extensions: "B", Replies: "A"}

// core is the properties of the document: whose it is, when it was made, the stamp.
func core(out *bufio.Writer, b Book) {
	as := b.Report.AsOf.UTC().Format(time.RFC3339)
	out.WriteString(prolog + `<cp:coreProperties xmlns:cp="` + packSpace + `/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>`)
	escape(out, b.Report.Committee.Name)
	out.WriteString("</dc:title><dc:creator>giaoban</dc:creator><cp:keywords>" + stamp(b) + "</cp:keywords><cp:lastModifiedBy>giaoban</cp:lastModifiedBy>" +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + as + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + as + "</dcterms:modified></cp:coreProperties>")
}
