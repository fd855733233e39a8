package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/storetest"
)

func zipped(t testing.TB, parts ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		e, err := w.Create(parts[i])
		require.NoError(t, err)
		_, err = e.Write([]byte(parts[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

// packed is a file whose text is this.
func packed(t testing.TB, text string) []byte {
	return zipped(t, "_rels/.rels", packageRels, "word/document.xml", text)
}

const (
	oleHead   = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	encrypted = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
)

// strangers are files that are no copies of a report.
func strangers(t testing.TB) map[string]struct {
	data []byte
	want error
} {
	whole := file(t, small(), stateLetter(), Options{})
	locked := bytes.Clone(whole)
	for i := 0; ; {
		at := bytes.Index(locked[i:], []byte("PK\x01\x02"))
		if at < 0 {
			break
		}
		locked[i+at+8] |= 1 // encrypted, in the list of contents
		i += at + 4
	}
	entry := make([]string, 0, 2*(mostParts+1))
	for range mostParts + 1 {
		entry = append(entry, "x", "")
	}
	return map[string]struct {
		data []byte
		want error
	}{
		"nothing":             {nil, ErrNotWord},
		"a picture":           {[]byte("\x89PNG\r\n\x1a\n and so on"), ErrNotWord},
		"an old .doc":         {[]byte(oleHead + strings.Repeat("x", 600)), ErrNotWord},
		"a password":          {[]byte(oleHead + strings.Repeat("x", 600) + encrypted), ErrPassword},
		"a zip with password": {locked, ErrPassword},
		"cut off":             {whole[:len(whole)/2], ErrDamaged},
		"an empty zip":        {zipped(t, "x", ""), ErrNotWord},
		"an .xlsx":            {zipped(t, "_rels/.rels", strings.ReplaceAll(packageRels, "word/document.xml", "xl/workbook.xml"), "xl/workbook.xml", `<workbook/>`), ErrNotWord},
		"no text":             {zipped(t, "_rels/.rels", packageRels), ErrNotWord},
		"broken text":         {packed(t, documentStart+"<w:p>"), ErrDamaged},
		"another alphabet":    {packed(t, `<?xml version="1.0" encoding="tcvn"?><x/>`), ErrDamaged},
		"an entity bomb":      {packed(t, `<!DOCTYPE x [<!ENTITY a "aaaa">]>`+documentStart+"<w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"), ErrDamaged},
		"somebody else's":     {packed(t, documentStart+"<w:p><w:r><w:t>Thông báo</w:t></w:r></w:p></w:body></w:document>"), ErrNotReport},
		"too deep":            {packed(t, documentStart+strings.Repeat("<w:p>", 100_000)), ErrTooLarge},
		"too deep, skipped":   {packed(t, documentStart+strings.Repeat("<w:pict>", 100_000)), ErrTooLarge},
		"a bomb":              {packed(t, documentStart+strings.Repeat(" ", largestText)), ErrTooLarge},
		"a bomb of lists":     {zipped(t, "_rels/.rels", packageRels, "word/document.xml", documentStart, "word/numbering.xml", strings.Repeat(" ", largestPart+1)), ErrTooLarge},
		"too many parts":      {zipped(t, entry...), ErrTooLarge},
	}
}

func TestReadRefuses(t *testing.T) {
	for name, c := range strangers(t) {
		edits, _, err := Read(bytes.NewReader(c.data), int64(len(c.data)))
		assert.ErrorIs(t, err, c.want, name)
		assert.Nil(t, edits, name)
	}
	_, _, err := Read(bytes.NewReader(nil), largestFile+1)
	assert.ErrorIs(t, err, ErrTooLarge)
}

func FuzzRead(f *testing.F) {
	f.Add(file(f, full(2), stateLetter(), Options{Draft: true}))
	f.Add(file(f, small(), partyLetter(), Options{Hash: "5f2b"}))
	for _, c := range strangers(f) {
		if len(c.data) < 100_000 && (!storetest.Raced || c.want != ErrTooLarge) {
			f.Add(c.data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { survives(t, data) })
}

// FuzzReadText spares the fuzzer the zip around the text.
func FuzzReadText(f *testing.F) {
	f.Add(documentStart+`<w:p><w:bookmarkStart w:id="1" w:name="gb_h_I"/><w:r><w:t>I. A</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>`,
		`<numbering><abstractNum abstractNumId="1"><lvl ilvl="0"><numFmt val="decimal"/><lvlText val="%1."/></lvl></abstractNum><num numId="1"><abstractNumId val="1"/></num></numbering>`,
		properties("", []anchor{{"I", "I. A"}, {endKey, "Hết."}}))
	f.Fuzz(func(t *testing.T, text, list, kept string) {
		survives(t, zipped(t, "_rels/.rels", packageRels, "word/document.xml", text, "word/numbering.xml", list, "docProps/custom.xml", kept))
	})
}

// survives tells that a file is refused as we say, or read into clean texts; twice the same.
func survives(t *testing.T, data []byte) {
	edits, warnings, err := Read(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		known := false
		for _, e := range []error{ErrNotWord, ErrNotReport, ErrPassword, ErrDamaged, ErrTooLarge} {
			known = known || errors.Is(err, e)
		}
		require.True(t, known, "%v", err)
	}
	for key, text := range edits {
		require.NotContains(t, warnings, key)
		for line := range strings.SplitSeq(text, "\n") {
			require.Equal(t, clean(line), line)
		}
	}
	beside, aroundErr := ReadAround(bytes.NewReader(data), int64(len(data)))
	require.Equal(t, err == nil, aroundErr == nil)
	_, aroundErr = beside.Changes(small(), store.Letter{})
	require.NoError(t, aroundErr)
	again, _, _ := Read(bytes.NewReader(data), int64(len(data)))
	require.Equal(t, edits, again)
}
