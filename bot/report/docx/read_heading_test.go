package docx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/report"
	"giaoban/store"
)

// weekly is small with what follows it, so that each kind of heading has one before and one after it.
func weekly() report.Document {
	d := small()
	d.Sections = append(d.Sections,
		report.Section{Key: "II.1", Level: 2, Number: "1", Heading: "Tồn tại, hạn chế", Body: []report.Line{{Text: "Chưa có."}}},
		report.Section{Key: "II.2", Level: 2, Number: "2", Heading: "Khó khăn, vướng mắc", Body: []report.Line{{Text: "Thiếu xe gom", Bullet: true}}},
		report.Section{Key: "III", Level: 1, Number: "III", Heading: "Nhiệm vụ trọng tâm tuần tới", Body: []report.Line{{Text: "Dọn hẻm 45."}}},
		report.Section{Key: "IV", Level: 1, Number: "IV", Heading: "Kiến nghị, đề xuất", Body: []report.Line{{Text: "Không có."}}})
	return d
}

// heading is a heading of its own, as Word makes one: no bookmark of ours.
func heading(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

// retyped is a file in which a heading was deleted and others were typed; whole tells that its body went too.
func retyped(t *testing.T, data []byte, key string, whole bool, instead string) []byte {
	doc := part(t, data, "word/document.xml")
	name := bookmarkOf(key)
	at := strings.Index(doc, `w:name="gb_h_`+name+`"`)
	require.Positive(t, at, key)
	from := strings.LastIndex(doc[:at], "<w:p>")
	until := at + strings.Index(doc[at:], "</w:p>\n") + len("</w:p>\n")
	if i := strings.Index(doc[until:], `w:name="gb_b_`+name+`"`); whole && i >= 0 {
		until += strings.Index(doc[until+i:], "<w:bookmarkEnd") + i
	}
	return edited(t, data, doc[from:until], instead)
}

// TestAHeadingTypedAnewBeginsItsSection: it is no text of the section before, or the signed report would have both.
func TestAHeadingTypedAnewBeginsItsSection(t *testing.T) {
	for _, form := range []struct {
		letter store.Letter
		mark   string
	}{{stateLetter(), ". "}, {partyLetter(), "- "}} {
		data := file(t, weekly(), form.letter, Options{})
		want := texts(weekly())
		for name, c := range map[string]struct{ key, instead string }{
			"the same words":            {"III", heading("Heading1", "III"+form.mark+"NHIỆM VỤ TRỌNG TÂM TUẦN TỚI")},
			"without accents":           {"III", heading("Body", "iii. nhiem vu trong tam tuan toi:")},
			"the mark of the Party":     {"III", heading("Body", "III- Nhiệm vụ trọng tâm tuần tới")},
			"the mark of the state":     {"III", heading("Body", "III. Nhiệm vụ trọng tâm tuần tới")},
			"a part":                    {"II.2", heading("Body", "2.Khó khăn, vướng mắc")},
			"a part in other words":     {"II.2", heading("Heading2", "2. Những khó khăn")},
			"a part as plain text":      {"II.2", heading("Body", "2) Những khó khăn")},
			"in other words":            {"III", heading("Body", "III. VIỆC TUẦN TỚI")},
			"a heading without number":  {"III", heading("Heading1", "VIỆC TUẦN TỚI")},
			"blank lines after it":      {"IV", heading("Heading1", "IV. ĐỀ NGHỊ") + heading("Body", "") + heading("Body", " ")},
			"a part follows at once":    {"II", heading("Heading1", "II. KHÓ KHĂN")},
			"twice":                     {"III", heading("Body", "III. Nhiệm vụ trọng tâm tuần tới") + heading("Body", "III. Nhiệm vụ trọng tâm tuần tới")},
			"its bookmark on a blank":   {"III", `<w:p><w:bookmarkStart w:id="99" w:name="gb_h_III"/></w:p>` + heading("Body", "III. Nhiệm vụ trọng tâm tuần tới")},
			"broken over two lines":     {"III", `<w:p><w:r><w:t>III. Nhiệm vụ</w:t><w:br/><w:t>trọng tâm tuần tới</w:t></w:r></w:p>`},
			"numbered by Word's lists":  {"III", `<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>Nhiệm vụ trọng tâm tuần tới</w:t></w:r></w:p>`},
			"the first of all of them":  {"I", heading("Body", "I. Kết quả thực hiện")},
			"of a body that went along": {"II.1", heading("Body", "1. Tồn tại, hạn chế")},
		} {
			whole := name == "of a body that went along"
			w := want
			if whole {
				w = texts(weekly())
				w["II.1"] = ""
			}
			assert.Equal(t, w, readAll(t, retyped(t, data, c.key, whole, c.instead)), "%s%s", form.mark, name)
		}
	}
}

// TestAHeadingAndItsTextTypedAnew: nothing of ours is left of the section.
func TestAHeadingAndItsTextTypedAnew(t *testing.T) {
	data := file(t, weekly(), stateLetter(), Options{})
	for _, head := range []string{heading("Body", "III- nhiệm vụ trọng tâm tuần tới"), heading("Body", "III. VIỆC TUẦN TỚI")} {
		want := texts(weekly())
		want["III"] = "Họp tổ dân phố."
		assert.Equal(t, want, readAll(t, retyped(t, data, "III", true, head+heading("Body", "Họp tổ dân phố."))))
	}
	one := `<w:p><w:r><w:t>III. Nhiệm vụ trọng tâm tuần tới</w:t><w:br/><w:t>Họp tổ dân phố.</w:t></w:r></w:p>`
	want := texts(weekly())
	want["III"] = "Họp tổ dân phố."
	assert.Equal(t, want, readAll(t, retyped(t, data, "III", true, one)), "a line break after the heading")
}

// TestAHeadingThatWordMadeAListOf: it takes the number out of the text.
func TestAHeadingThatWordMadeAListOf(t *testing.T) {
	level := func(kind string, start int) string {
		return fmt.Sprintf(`<lvl ilvl="0"><start val="%d"/><numFmt val="%s"/><lvlText val="%%1."/></lvl>`, start, kind)
	}
	list := readLists([]byte(`<numbering><abstractNum abstractNumId="1">` + level("upperRoman", 3) + `</abstractNum><abstractNum abstractNumId="2">` + level("decimal", 2) +
		`</abstractNum><num numId="5"><abstractNumId val="1"/></num><num numId="6"><abstractNumId val="2"/></num></numbering>`))
	assert.Equal(t, []string{"III. ", "IV. ", "2. ", "3. "}, []string{list.mark("5", "0"), list.mark("5", ""), list.mark("6", "0"), list.mark("6", "0")})
	list.count["5/0"] = 48
	assert.Equal(t, "XLIX. ", list.mark("5", "0"))
}

// TestALineIsNoHeading: a list of one's own stays text.
func TestALineIsNoHeading(t *testing.T) {
	data := file(t, weekly(), stateLetter(), Options{})
	list := heading("Body", "1. Xe gom") + heading("Body", "2. Tài xế") + heading("Body", "3. Chỗ đỗ")
	want := texts(weekly())
	want["II.2"] = "1. Xe gom\n2. Tài xế\n3. Chỗ đỗ\nII. 1 xe hỏng\n" + want["II.2"]
	doc := part(t, data, "word/document.xml")
	at := strings.Index(doc, `gb_b_II_2"/>`) + len(`gb_b_II_2"/>`)
	all := edited(t, data, doc[at-40:at], doc[at-40:at]+list+heading("Body", "II. 1 xe hỏng"))
	assert.Equal(t, want, readAll(t, all))

	// The heading deleted: the end of a list is no heading of the body that follows.
	gone := retyped(t, data, "II.2", false, heading("Body", "1. Xe gom")+heading("Body", "2. Tài xế"))
	edits, lost, err := Read(bytes.NewReader(gone), int64(len(gone)))
	require.NoError(t, err)
	assert.Empty(t, lost)
	assert.Equal(t, "Chưa có.\n1. Xe gom\n2. Tài xế", edits["II.1"])
	assert.Equal(t, "- Thiếu xe gom", edits["II.2"])
}

func TestHeadingsByWordsAndNumbers(t *testing.T) {
	for line, want := range map[string]string{
		"I. KẾT QUẢ": "I|ket qua", "i- Kết quả:": "I|ket qua", "II – Kết quả.": "II|ket qua", "2) Kết  quả": "2|ket qua", "2.Kết quả": "2|ket qua",
		"Kết quả": "|ket qua", "1,5 tấn": "|1,5 tan", "1.5 tấn": "|1.5 tan", "- Kết quả": "|- ket qua", "": "|", "IV.": "|iv", "12/11 họp": "|12/11 hop",
	} {
		number, words := numbered(line)
		assert.Equal(t, want, number+"|"+words, line)
	}
}
