package docx

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// These copies have lost some of what a section is found by.

// without takes what matches out of a file's word/document.xml, and the properties if kept is false.
func without(t *testing.T, data []byte, kept bool, patterns ...string) []byte {
	return remade(t, data, func(name, text string) (string, bool) {
		if name == "word/document.xml" {
			for _, p := range patterns {
				re := regexp.MustCompile(p)
				require.Regexp(t, re, text)
				text = re.ReplaceAllString(text, "")
			}
		}
		return text, kept || name != "docProps/custom.xml"
	})
}

const (
	allBookmarks = `<w:bookmark(Start|End)[^>]*>`
	headingI2    = `<w:p>[^\n]*gb_h_I_2"[^\n]*</w:p>`
	bodyI2       = `(?s)<w:bookmarkStart w:id="\d+" w:name="gb_b_I_2"/><w:p>.*?</w:p>\n<w:bookmarkEnd[^>]*>`
)

func TestReadFindsSectionsByWhatIsLeft(t *testing.T) {
	data := file(t, full(2), partyLetter(), Options{Draft: true})
	want := texts(full(2))
	assert.Equal(t, want, readAll(t, without(t, data, false)), "no properties")
	assert.Equal(t, want, readAll(t, without(t, data, true, headingI2)), "a heading deleted, its body still there")
	assert.Equal(t, want, readAll(t, without(t, data, true, `<w:bookmarkStart w:id="\d+" w:name="gb_b_[^>]*>`)), "no bookmarks of bodies")

	all := readAll(t, without(t, data, true, allBookmarks))
	title := "Nhiệm vụ theo tình trạng"
	assert.Equal(t, want["I.2"]+"\n"+title, all["I.2"], "without bookmarks the title of a table is a line like others")
	all["I.2"] = want["I.2"]
	assert.Equal(t, want, all, "no bookmarks: by the words of the headings")
}

func TestReadNamesWhatIsLost(t *testing.T) {
	data := file(t, full(2), stateLetter(), Options{})
	title := `<w:p>[^\n]*gb_t_I_2_a[^\n]*</w:p>`
	read := func(data []byte) (map[string]string, []string) {
		edits, warnings, err := Read(bytes.NewReader(data), int64(len(data)))
		require.NoError(t, err)
		return edits, warnings
	}
	want := texts(full(2))
	delete(want, "I.2")

	edits, lost := read(without(t, data, true, headingI2, bodyI2, title))
	assert.Equal(t, []string{"I.2"}, lost, "deleted")
	assert.Equal(t, want, edits)

	grown := edited(t, data, `2. Tình hình thực hiện nhiệm vụ</w:t>`, `2. Tình hình thực hiện nhiệm vụ `+strings.Repeat("và nhiều chữ ", 10)+`</w:t>`)
	edits, lost = read(grown)
	assert.Equal(t, []string{"I.2"}, lost, "its text has run into its heading")
	assert.Equal(t, want, edits)

	two := without(t, data, true, `</w:p>\n<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>`)
	edits, lost = read(two)
	assert.Equal(t, []string{"I", "I.1"}, lost, "two headings in one paragraph: nobody can tell which text is whose")
	assert.Contains(t, edits, "II")

	edits, lost = read(without(t, data, true, bodyI2))
	assert.Empty(t, lost)
	want["I.2"] = ""
	assert.Equal(t, want, edits, "emptied is not lost")
}

func TestReadEndsWhereTheSectionsEnd(t *testing.T) {
	data := file(t, full(2), stateLetter(), Options{})
	want := texts(full(2))
	assert.Equal(t, want, readAll(t, without(t, data, true, `<w:p>[^\n]*gb_end_1[^\n]*</w:p>`)), "the closing deleted")
	assert.Equal(t, want, readAll(t, without(t, data, true, `<w:bookmarkStart w:id="\d+" w:name="gb_end_1"/>`)), "the closing typed anew")
	assert.Equal(t, want, readAll(t, without(t, data, false, `<w:p>[^\n]*gb_end_1[^\n]*</w:p>`, `<w:bookmarkStart w:id="\d+" w:name="gb_end_2"/>`)), "the appendix is no section")
}
