package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/bot/report"
	"giaoban/store/storetest"
)

// texts are what a document's sections say.
func texts(d report.Document) map[string]string {
	m := map[string]string{}
	for _, s := range d.Sections {
		m[s.Key] = s.Text()
	}
	return m
}

// readAll reads what must be read without a warning.
func readAll(t require.TestingT, data []byte) map[string]string {
	edits, warnings, err := Read(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	require.Empty(t, warnings)
	return edits
}

// edited is a file with something in its word/document.xml replaced; the text must be there.
func edited(t testing.TB, data []byte, pairs ...string) []byte {
	return remade(t, data, func(name, text string) (string, bool) {
		if name != "word/document.xml" {
			return text, true
		}
		for i := 0; i < len(pairs); i += 2 {
			require.Contains(t, text, pairs[i])
			text = strings.Replace(text, pairs[i], pairs[i+1], 1)
		}
		return text, true
	})
}

// remade is a file with its parts changed or left out.
func remade(t testing.TB, data []byte, change func(name, text string) (string, bool)) []byte {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		changed, keep := change(f.Name, string(text))
		if !keep {
			continue
		}
		e, err := w.Create(f.Name)
		require.NoError(t, err)
		_, err = io.WriteString(e, changed)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func TestReadGivesBackWhatWasWritten(t *testing.T) {
	assert.Equal(t, texts(small()), readAll(t, file(t, small(), stateLetter(), Options{Draft: true})))
	assert.Equal(t, texts(long()), readAll(t, file(t, long(), partyLetter(), Options{})))
	bare := small()
	bare.Closing = ""
	assert.Equal(t, texts(bare), readAll(t, file(t, bare, partyLetter(), Options{})), "without a closing")
}

func TestReadGivesBackAnyText(t *testing.T) {
	storetest.Draws(t, 20)
	rapid.Check(t, func(rt *rapid.T) {
		d := small()
		d.Sections[1].Body = nil
		for _, s := range rapid.SliceOfN(rapid.String(), 0, 4).Draw(rt, "lines") {
			// What Compose promises: clean lines. One that begins like a bullet cannot be told from one.
			if s = clean(s); s != "" && dashed(s) == s {
				d.Sections[1].Body = append(d.Sections[1].Body, report.Line{Text: s, Bullet: rapid.Bool().Draw(rt, "bullet")})
			}
		}
		var b bytes.Buffer
		require.NoError(rt, Write(&b, d, stateLetter(), Options{}))
		assert.Equal(rt, texts(d), readAll(rt, b.Bytes()))
	})
}

func TestReadEditedCopies(t *testing.T) {
	data := file(t, full(2), stateLetter(), Options{Draft: true})
	const line = "Đến ngày 27/11/2026: đạt 4/9 tiêu chí (đầu kỳ: 3/9)."
	par := func(inner string) string { return `<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>` + inner + "</w:p>" }
	old := par(`<w:r><w:t xml:space="preserve">` + line + "</w:t></w:r>")
	for name, c := range map[string]struct{ body, want string }{
		"another sentence":        {par("<w:r><w:t>Đạt 5/9 tiêu chí.</w:t></w:r>"), "Đạt 5/9 tiêu chí."},
		"split in runs":           {par("<w:r><w:t>Đạt </w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>5/9</w:t></w:r>"), "Đạt 5/9"},
		"letters and marks":       {par("<w:r><w:t>D\u0323at tie\u0302u chi\u0301</w:t></w:r>"), "\u1e0cat ti\u00eau ch\u00ed"},
		"a tracked change":        {par("<w:del><w:r><w:delText>Bốn</w:delText></w:r></w:del><w:ins><w:r><w:t>Năm</w:t></w:r></w:ins><w:r><w:t> tiêu chí</w:t></w:r>"), "Năm tiêu chí"},
		"a line break":            {par("<w:r><w:t>Một</w:t><w:br/><w:t>Hai</w:t></w:r>"), "Một\nHai"},
		"a tab":                   {par("<w:r><w:t>Một</w:t><w:tab/><w:t>Hai</w:t></w:r>"), "Một Hai"},
		"blank paragraphs":        {par("") + par("<w:r><w:t> Một </w:t></w:r>") + par(""), "Một"},
		"a dash":                  {par("<w:r><w:t>–Một</w:t></w:r>") + par("<w:r><w:t>•  Hai</w:t></w:r>") + par("<w:r><w:t>-5%</w:t></w:r>"), "- Một\n- Hai\n-5%"},
		"an automatic list":       {par(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>Một</w:t></w:r>`), "- Một"},
		"a content control":       {"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + par("<w:r><w:t>Một</w:t></w:r>") + "</w:sdtContent></w:sdt>", "Một"},
		"a picture with a text":   {par("<w:r><w:drawing><w:txbxContent>" + par("<w:r><w:t>trong ảnh</w:t></w:r>") + "</w:txbxContent></w:drawing></w:r><w:r><w:t>Một</w:t></w:r>"), "Một"},
		"a link, a field":         {par("<w:hyperlink><w:r><w:t>Một</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>"), "Một"},
		"a table of one's own":    {par("<w:r><w:t>Một</w:t></w:r>") + "<w:tbl><w:tr><w:tc>" + par("<w:r><w:t>ô</w:t></w:r>") + "</w:tc></w:tr></w:tbl>", "Một"},
		"a bookmark of one's own": {`<w:bookmarkStart w:id="99" w:name="cua_toi"/>` + par("<w:r><w:t>Một</w:t></w:r>"), "Một"},
	} {
		want := texts(full(2))
		want["I.1"] = c.want + "\nCó 8/12 thành viên báo cáo đủ; chưa báo cáo 1."
		assert.Equal(t, want, readAll(t, edited(t, data, old, c.body)), name)
	}
}

func TestACopyKnowsItsReport(t *testing.T) {
	for _, name := range []string{"7/12", ""} {
		data := file(t, small(), stateLetter(), Options{Name: name})
		have, err := NameOf(bytes.NewReader(data), int64(len(data)))
		require.NoError(t, err)
		assert.Equal(t, name, have)
		assert.Equal(t, texts(small()), readAll(t, data))
	}
}
