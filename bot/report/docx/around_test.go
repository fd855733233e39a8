package docx

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/report"
	"giaoban/store"
)

// fullWeek is weekly with an appendix.
func fullWeek() report.Document {
	d, a := weekly(), full(2)
	d.AppendixHeading, d.Appendix = a.AppendixHeading, a.Appendix
	return d
}

// beside are the changes around the sections of a copy of fullWeek.
func beside(t testing.TB, data []byte, l store.Letter) []Change {
	a, err := ReadAround(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	changes, err := a.Changes(fullWeek(), l)
	require.NoError(t, err)
	return changes
}

func cellOf(text string) string {
	return `<w:tc><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:tc>`
}

func tableOf(rows ...string) string {
	return "<w:tbl><w:tr>" + strings.Join(rows, "</w:tr><w:tr>") + "</w:tr></w:tbl>"
}

func TestWhatWasEditedAroundTheSections(t *testing.T) {
	data := file(t, fullWeek(), stateLetter(), Options{Draft: true})
	doc := part(t, data, "word/document.xml")
	row := doc[strings.LastIndex(doc[:strings.Index(doc, "Đang thực hiện")], "<w:tr>"):]
	row = row[:strings.Index(row, "</w:tr>")+len("</w:tr>")]
	grown := tableOf(cellOf("Khu phố")+cellOf("Rác, tấn"), cellOf("5")+cellOf("1,2"))
	for name, c := range map[string]struct {
		old, new string
		want     []Change
	}{
		"nothing":           {"<w:body>", "<w:body>", nil},
		"a section's words": {"Dọn hẻm 45.", "Dọn hẻm 46.", nil},
		"an agency":         {"ỦY BAN NHÂN DÂN PHƯỜNG HOA MAI", "UBND PHƯỜNG HOA MAI", []Change{{Place: Letterhead, Old: "ỦY BAN NHÂN DÂN PHƯỜNG HOA MAI", New: "UBND PHƯỜNG HOA MAI"}}},
		"the number":        {"Số:      /BC", "Số: 15/BC", []Change{{Place: Number, Old: "Số: /BC-BCĐ", New: "Số: 15/BC-BCĐ"}}},
		"the title":         {"Kết quả thực hiện các tiêu chí", "Tình hình các tiêu chí", []Change{{Place: Title, Old: "Kết quả thực hiện các tiêu chí và nhiệm vụ trong tuần", New: "Tình hình các tiêu chí và nhiệm vụ trong tuần"}}},
		"an addressee":      {"Kính gửi: Ủy ban", "Kính gửi: Đảng ủy, Ủy ban", []Change{{Place: Letterhead, Old: "Kính gửi: Ủy ban nhân dân phường Hoa Mai.", New: "Kính gửi: Đảng ủy, Ủy ban nhân dân phường Hoa Mai."}}},
		"a heading":         {"III. NHIỆM VỤ TRỌNG TÂM TUẦN TỚI", "III. VIỆC TUẦN TỚI", []Change{{Place: Heading, Key: "III", Old: "III. NHIỆM VỤ TRỌNG TÂM TUẦN TỚI", New: "III. VIỆC TUẦN TỚI"}}},
		"a figure":          {`>4</w:t>`, `>5</w:t>`, []Change{{Place: Figures, Key: "I.2", Old: "4", New: "5"}}},
		"a figure taken out": {`<w:r><w:t xml:space="preserve">4</w:t></w:r>`, "",
			[]Change{{Place: Figures, Key: "I.2", Old: "4"}}},
		"a row":              {row, row + row, []Change{{Place: Figures, Key: "I.2", New: "Đang thực hiện – 2"}}},
		"a row deleted":      {row, "", []Change{{Place: Figures, Key: "I.2", Old: "Đang thực hiện – 2"}}},
		"a table's title":    {"Nhiệm vụ theo tình trạng", "Nhiệm vụ", []Change{{Place: Figures, Key: "I.2", Old: "Nhiệm vụ theo tình trạng", New: "Nhiệm vụ"}}},
		"a new table":        {"Dọn hẻm 45.</w:t></w:r></w:p>", "Dọn hẻm 45.</w:t></w:r></w:p>" + grown, []Change{{Place: NewTable, Key: "III"}}},
		"two, beside ours":   {row + "\n</w:tbl>", row + "</w:tbl>" + grown + heading("Body", "") + grown, []Change{{Place: NewTable, Key: "I.2", More: 1}}},
		"a picture":          {"Dọn hẻm 45.</w:t></w:r>", "Dọn hẻm 45.</w:t></w:r><w:r><w:drawing><x/></w:drawing></w:r>", []Change{{Place: Picture, Key: "III"}}},
		"the closing":        {"Trên đây là báo cáo", "Xin báo cáo", []Change{{Place: Closing, Old: fullWeek().Closing, New: strings.Replace(fullWeek().Closing, "Trên đây là báo cáo", "Xin báo cáo", 1)}}},
		"who gets copies":    {"- Các thành viên Ban Chỉ đạo;", "- Trưởng khu phố;", []Change{{Place: Foot, Old: "- Các thành viên Ban Chỉ đạo;", New: "- Trưởng khu phố;"}}},
		"who signs":          {"Trần Văn Hùng", "Nguyễn Thị Hạnh", []Change{{Place: Foot, Old: "Trần Văn Hùng", New: "Nguyễn Thị Hạnh"}}},
		"the appendix":       {">trong hạn<", ">quá hạn<", []Change{{Place: Appendix, Old: "trong hạn", New: "quá hạn"}}},
		"its heading":        {">Phụ lục<", ">Phụ lục 1<", []Change{{Place: Appendix, Old: "Phụ lục", New: "Phụ lục 1"}}},
		"a table at the end": {`<w:p><w:pPr><w:pStyle w:val="Gap"/><w:keepNext/></w:pPr></w:p>`, grown + heading("Body", ""), []Change{{Place: NewTable}}},
	} {
		assert.Equal(t, c.want, beside(t, edited(t, data, c.old, c.new), stateLetter()), name)
	}

	gone := without(t, data, true, `(?s)<w:p>[^\n]*gb_t_I_2_a[^\n]*</w:p>\n<w:tbl>.*?</w:tbl>`)
	assert.Equal(t, []Change{{Place: LostTable, Key: "I.2"}}, beside(t, gone, stateLetter()))
	assert.Empty(t, beside(t, file(t, fullWeek(), partyLetter(), Options{Hash: "5f2b", Note: "Ghi chú", Name: "x"}), partyLetter()), "what an approved copy has more")
	many := beside(t, edited(t, data, ">4<", ">5<", ">Đúng hạn<", ">Kịp<", "Hoa Mai, ngày", "Hoa Lan, ngày"), stateLetter())
	assert.Equal(t, []Change{{Place: Number, Old: "Hoa Mai, ngày … tháng … năm ……", New: "Hoa Lan, ngày … tháng … năm ……"}, {Place: Figures, Key: "I.2", Old: "Đúng hạn", New: "Kịp", More: 1}}, many)
}

// TestLibreOfficeChangesNothingAround: a copy that was only opened and saved has nothing edited.
func TestLibreOfficeChangesNothingAround(t *testing.T) {
	for _, l := range []store.Letter{stateLetter(), partyLetter()} {
		data, err := os.ReadFile(converted(t, file(t, fullWeek(), l, Options{Draft: true}), "docx"))
		require.NoError(t, err)
		assert.Empty(t, beside(t, data, l))
	}
}

func TestDiff(t *testing.T) {
	split := func(s string) []string { return strings.Split(s, "") }
	for _, c := range []struct {
		a, b string
		want []pair
	}{
		{"abc", "abc", nil},
		{"abc", "axc", []pair{{1, 1, 1}}},
		{"abc", "abxc", []pair{{-1, 2, 2}}},
		{"abc", "ac", []pair{{1, -1, 1}}},
		{"abcd", "xbcy", []pair{{0, 0, 0}, {3, 3, 3}}},
		{"abcd", "xyd", []pair{{0, 0, 0}, {1, 1, 1}, {2, -1, 2}}},
	} {
		assert.Equal(t, c.want, diff(split(c.a), split(c.b)), "%s %s", c.a, c.b)
	}
	long := make([]string, 3000)
	other := strings.Split(strings.Repeat("x\n", 2999)+"x", "\n")
	assert.Len(t, diff(long, other), 3000, "too long for the best match: line by line")
}

func BenchmarkAround(b *testing.B) {
	d, l := long(), stateLetter()
	data := file(b, d, l, Options{Draft: true})
	a, err := ReadAround(bytes.NewReader(data), int64(len(data)))
	require.NoError(b, err)
	for b.Loop() {
		_, err := a.Changes(d, l)
		require.NoError(b, err)
	}
}
