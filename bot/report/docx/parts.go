package docx

import (
	"fmt"
	"strings"

	"giaoban/bot/report"
)

const (
	prolog    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	typeSpace = "application/vnd.openxmlformats-officedocument."
)

const contentTypes = prolog + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="` + typeSpace + `wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="` + typeSpace + `wordprocessingml.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="` + typeSpace + `wordprocessingml.settings+xml"/>
<Override PartName="/word/header1.xml" ContentType="` + typeSpace + `wordprocessingml.header+xml"/>
<Override PartName="/word/header2.xml" ContentType="` + typeSpace + `wordprocessingml.header+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/custom.xml" ContentType="` + typeSpace + `custom-properties+xml"/>
</Types>
`

const packageRels = prolog + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="` + relSpace + `/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="` + relSpace + `/custom-properties" Target="docProps/custom.xml"/>
</Relationships>
`

const documentRels = prolog + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="` + relSpace + `/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="` + relSpace + `/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type="` + relSpace + `/header" Target="header1.xml"/>
<Relationship Id="rId4" Type="` + relSpace + `/header" Target="header2.xml"/>
</Relationships>
`

// settings say that the file is not of an older Word, which would open it in compatibility mode.
const settings = prolog + `<w:settings xmlns:w="` + wordSpace + `"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>
`

const documentStart = prolog + `<w:document xmlns:w="` + wordSpace + `" xmlns:r="` + relSpace + `"><w:body>` + "\n"

const headerStart = prolog + `<w:hdr xmlns:w="` + wordSpace + `">`

// firstHeader is that of the first page: it has no number (NĐ 30), but says that it is a draft.
func firstHeader(draft bool) string {
	text := ""
	if draft {
		text = run(`<w:rPr><w:bdr w:val="single" w:sz="6" w:space="2" w:color="000000"/></w:rPr>`, draftMark)
	}
	return headerStart + `<w:p><w:pPr><w:pStyle w:val="Draft"/></w:pPr>` + text + "</w:p></w:hdr>\n"
}

// header is that of the other pages: the number in the middle; of a draft, its mark, small, at the margin.
func header(draft bool) string {
	text := `<w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
	if draft {
		text += `<w:p><w:pPr><w:pStyle w:val="Again"/></w:pPr>` + run("", draftMark) + "</w:p>"
	}
	return headerStart + text + "</w:hdr>\n"
}

const headers = `<w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId3"/>`

// margins leave room for the header in the upper one.
var margins = fmt.Sprintf(`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>`,
	marginTop, marginRight, marginTop, marginLeft, mm(8), mm(8))

// landscape is the section of the appendix, whose pages are counted apart.
var landscape = "<w:sectPr>" + headers + fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>`, pageHeight, pageWidth) + margins +
	`<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>`

// portrait is the section of the text.
var portrait = "<w:sectPr>" + headers + fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/>`, pageWidth, pageHeight) + margins + "<w:titlePg/></w:sectPr>"

// core is what a folder shows of the file. It has no dates: they would be those of the drawing.
func core(d report.Document) string {
	return prolog + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		"<dc:title>" + escape(strings.TrimSpace(clean(d.Title)+" "+clean(d.Period))) + "</dc:title></cp:coreProperties>\n"
}
