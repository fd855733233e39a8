package docx

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/report"
	"giaoban/store"
)

// filled is small with so many lines that the signature comes near the end of a page.
func filled(lines int) report.Document {
	d := small()
	d.Sections[3].Body = nil
	for range lines {
		d.Sections[3].Body = append(d.Sections[3].Body, report.Line{Text: "Một dòng cho đầy trang", Bullet: true})
	}
	return d
}

// TestTheSignatureKeepsCompany: it stands on the page of the last line, what is printed small stands beside it, and what follows
// it is too small for a page.
func TestTheSignatureKeepsCompany(t *testing.T) {
	for _, l := range []store.Letter{stateLetter(), partyLetter()} {
		root, err := tree(part(t, file(t, small(), l, Options{Hash: "5f2b", Note: "Ghi chú"}), "word/document.xml"))
		require.NoError(t, err)
		body := root.children[0].children
		style := func(n *node) string { return n.children[0].children[0].attrs["val"] }
		n := len(body) - 1
		require.Equal(t, []string{"tbl", "p", "sectPr"}, []string{body[n-2].name, body[n-1].name, body[n].name})
		assert.Equal(t, "End", style(body[n-1]))
		for _, before := range body[n-4 : n-2] {
			assert.Equal(t, "keepNext", before.children[0].children[1].name)
		}
		small := 0
		body[n-2].each(func(c *node) {
			if c.name == "p" && style(c) == "Hash" {
				small++
			}
		})
		assert.Equal(t, 2, small)
	}
}

// TestALineBeforeAListKeepsCompany: "còn 2 nhiệm vụ quá hạn:" does not end a page.
func TestALineBeforeAListKeepsCompany(t *testing.T) {
	d := small()
	d.Sections[1].Body = []report.Line{{Text: "Còn 2 nhiệm vụ:"}, {Text: "Một", Bullet: true}, {Text: "Hai:", Bullet: true}}
	doc := part(t, file(t, d, stateLetter(), Options{}), "word/document.xml")
	for line, kept := range map[string]bool{"Còn 2 nhiệm vụ:": true, "- Một": false, "- Hai:": false} {
		assert.Equal(t, kept, strings.Contains(doc, `<w:pStyle w:val="Body"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">`+line+"</w:t>"), line)
	}
}

func TestLibreOfficeLeavesNobodyAnEmptySheet(t *testing.T) {
	many := stateLetter()
	for range 20 {
		many.Copies = append(many.Copies, strings.Repeat("Ủy ban Mặt trận Tổ quốc ", 6)+"hết")
	}
	for name, data := range map[string][]byte{
		"four lines": file(t, filled(4), stateLetter(), Options{Draft: true}), "five": file(t, filled(5), stateLetter(), Options{Hash: "5f2b"}),
		"six": file(t, filled(6), stateLetter(), Options{}), "ten": file(t, filled(10), stateLetter(), Options{Note: "Ghi chú"}),
		"a long list": file(t, small(), many, Options{Draft: true}), "an appendix": file(t, full(11), partyLetter(), Options{}),
	} {
		out, err := exec.Command("pdftotext", "-layout", converted(t, data, "pdf"), "-").Output()
		require.NoError(t, err)
		said := ""
		for _, page := range strings.SplitAfter(strings.TrimRight(string(out), "\f"), "\f") {
			assert.Greater(t, len(strings.Fields(page)), 8, "%s: an empty page", name)
			together := strings.Contains(page, "Trên đây") == strings.Contains(page, "TRƯỞNG BAN")
			assert.True(t, together || name == "a long list", "%s: the signature is without the last line", name)
			said += page
		}
		if name == "a long list" { // which fills more than a page
			assert.Equal(t, 20, strings.Count(said, "hết;"), "nothing is cut off")
		}
	}
}
