package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/report"
	"giaoban/store"
)

var update = flag.Bool("update", false, "write the golden files")

// part is one of a file's parts.
func part(t testing.TB, data []byte, name string) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	r, err := z.Open(name)
	require.NoError(t, err)
	text, err := io.ReadAll(r)
	require.NoError(t, err)
	return string(text)
}

func TestGolden(t *testing.T) {
	for name, data := range map[string][]byte{
		"state": file(t, full(1), stateLetter(), Options{Draft: true}),
		"party": file(t, full(1), partyLetter(), Options{Hash: "5f2bc0ffee", Day: signed}),
	} {
		path, have := filepath.Join("testdata", name+".xml"), part(t, data, "word/document.xml")
		if *update {
			require.NoError(t, os.MkdirAll("testdata", 0o755))
			require.NoError(t, os.WriteFile(path, []byte(have), 0o644))
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, string(want), have, name)
	}
}

func TestSameBytes(t *testing.T) {
	one := file(t, long(), partyLetter(), Options{Hash: "5f2b", Day: signed})
	assert.Equal(t, one, file(t, long(), partyLetter(), Options{Hash: "5f2b", Day: signed}))
}

// said is the text of a document, a paragraph a line.
func said(t testing.TB, data []byte) string {
	text := part(t, data, "word/document.xml")
	text = strings.ReplaceAll(text, "</w:p>", "\x00")
	text = regexp.MustCompile(`<[^>]*>|\n`).ReplaceAllString(text, "")
	return strings.NewReplacer("\x00", "\n", "&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(text)
}

func TestEveryPartIsXML(t *testing.T) {
	d := long()
	d.Title = "a\x00b\x1f<&>]]>\ufffe\xff =1+1"
	for _, data := range [][]byte{file(t, d, stateLetter(), Options{Draft: true}), file(t, d, store.Letter{Layout: store.PartyForm}, Options{})} {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		require.NoError(t, err)
		for _, f := range z.File {
			dec := xml.NewDecoder(strings.NewReader(part(t, data, f.Name)))
			for {
				_, err := dec.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				require.NoError(t, err, f.Name)
			}
		}
		assert.Contains(t, said(t, data), "ab<&>]]> =1+1\n")
	}
}

func TestNeverMarksOfTheOtherForm(t *testing.T) {
	// What a committee said for one form stays there when it changes to the other.
	l := stateLetter()
	l.Layout, l.Symbol, l.Post = store.PartyForm, "/BC-BCĐ", "KT. Trưởng ban / Phó Trưởng ban"
	text := said(t, file(t, small(), l, Options{Draft: true}))
	for _, mark := range []string{nation, motto, "Số:", "TM.", "KT.", "VT", "I. "} {
		assert.NotContains(t, text, mark)
	}
	for _, mark := range []string{theParty, "\n*\n", "Số      -BC/BCĐ\n", "T/M BAN CHỈ ĐẠO\n", "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n", "- Lưu BCĐ.\n", "\nI- KẾT QUẢ THỰC HIỆN\n"} {
		assert.Contains(t, text, mark)
	}

	l = partyLetter()
	l.Layout, l.Agency = "", "Ban Chỉ đạo\n***"
	text = said(t, file(t, small(), l, Options{Draft: true}))
	for _, mark := range []string{theParty, "*", "T/M", "I- ", "-----"} {
		assert.NotContains(t, text, mark)
	}
	for _, mark := range []string{nation, motto, "Số:      /BC-BCĐ\n", "TM. ĐẢNG ỦY\n", "- Lưu: Văn phòng Đảng ủy.\n", "\nI. KẾT QUẢ THỰC HIỆN\n"} {
		assert.Contains(t, text, mark)
	}
}

func TestDated(t *testing.T) {
	on := func(m time.Month, d int) string {
		return dated("Hoa Mai", time.Date(2026, m, d, 23, 0, 0, 0, time.FixedZone("+07", 7*3600)))
	}
	assert.Equal(t, "Hoa Mai, ngày 05 tháng 01 năm 2026", on(time.January, 5))
	assert.Equal(t, "Hoa Mai, ngày 10 tháng 02 năm 2026", on(time.February, 10))
	assert.Equal(t, "Hoa Mai, ngày 09 tháng 3 năm 2026", on(time.March, 9))
	assert.Equal(t, "Hoa Mai, ngày 31 tháng 12 năm 2026", on(time.December, 31))
	assert.Equal(t, "[cần bổ sung], ngày … tháng … năm ……", dated(" ", time.Time{}))
}

func TestWhatNobodySaidIsMarked(t *testing.T) {
	for layout, want := range map[store.Layout][]string{
		"":              {"\n[cần bổ sung]\n[cần bổ sung]\n", "Số:      /[cần bổ sung]\n", "[cần bổ sung], ngày", "- [cần bổ sung];\n- Lưu: [cần bổ sung].\n[cần bổ sung]\n[cần bổ sung]\n[cần bổ sung]\n"},
		store.PartyForm: {"Số      -[cần bổ sung]\n", "- [cần bổ sung];\n- Lưu [cần bổ sung].\n"},
	} {
		data := file(t, report.Document{}, store.Letter{Layout: layout}, Options{Draft: true})
		text := "\n" + said(t, data)
		for _, s := range want {
			assert.Contains(t, text, s)
		}
		assert.NotContains(t, text, toLabel)
		doc := part(t, data, "word/document.xml")
		assert.Equal(t, strings.Count(doc, missing), strings.Count(doc, `<w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">`+missing))
	}
}

// TestTheAppendixSaysWhatItBelongsTo: a page of it that got loose is put back by the number of its document.
func TestTheAppendixSaysWhatItBelongsTo(t *testing.T) {
	text := said(t, file(t, full(1), stateLetter(), Options{}))
	assert.Contains(t, text, "\nPhụ lục\nTÌNH HÌNH THỰC HIỆN CÁC NHIỆM VỤ\n(Kèm theo Báo cáo số      /BC-BCĐ ngày … tháng … năm …… của Ban Chỉ đạo xây dựng đô thị văn minh)\nTT\n")
	text = said(t, file(t, full(1), store.Letter{}, Options{Day: signed}))
	assert.Contains(t, text, "(Kèm theo Báo cáo số      /[cần bổ sung] ngày 27 tháng 11 năm 2026 của [cần bổ sung])\n")
	two := full(1)
	two.Lang, two.AppendixHeading, two.Appendix = store.English, "APPENDIX", append(two.Appendix, two.Appendix[0])
	text = said(t, file(t, two, stateLetter(), Options{}))
	assert.Contains(t, text, "\nAppendix\n(Kèm theo văn bản số      /BC-BCĐ ngày … tháng … năm …… của Ban Chỉ đạo xây dựng đô thị văn minh)\nTình hình thực hiện các nhiệm vụ\n", "each of two tables keeps its title")
	assert.Equal(t, 2, strings.Count(text, "\nTình hình thực hiện các nhiệm vụ\n"))
	assert.Contains(t, said(t, file(t, full(1), partyLetter(), Options{})), "\nPHỤ LỤC\nTình hình thực hiện các nhiệm vụ\nTT\n")
}

// TestEverythingIsBlack: NĐ 30 knows no other colour; what is missing is on yellow, until somebody has filled it in.
func TestEverythingIsBlack(t *testing.T) {
	for name, data := range files(t) {
		for _, p := range []string{"word/styles.xml", "word/document.xml", "word/header1.xml", "word/header2.xml"} {
			assert.NotContains(t, part(t, data, p), "<w:color ", name)
		}
	}
}

// TestWhereTheOfficeKeepsItsCopy: both forms end Nơi nhận with it (NĐ 30, Phụ lục I: “Lưu: VT, …”); where it is kept nobody but
// the committee can say.
func TestWhereTheOfficeKeepsItsCopy(t *testing.T) {
	for _, c := range []struct{ copies, state, party string }{
		{"Như trên", "- Như trên;\n- Lưu: [cần bổ sung].\n", "- Như trên;\n- Lưu [cần bổ sung].\n"},
		{"Như trên|Lưu: VT, BCĐ.", "- Như trên;\n- Lưu: VT, BCĐ.\n", "- Như trên;\n- Lưu BCĐ.\n"},
		{"Lưu VP|Như trên", "- Như trên;\n- Lưu: VP.\n", "- Như trên;\n- Lưu VP.\n"},
		{"Như trên|lưu Văn phòng Đảng uỷ", "- Như trên;\n- Lưu: Văn phòng Đảng uỷ.\n", "- Như trên;\n- Lưu Văn phòng Đảng uỷ.\n"},
		{"Như trên|Lưu: VT", "- Như trên;\n- Lưu: VT.\n", "- Như trên;\n- Lưu [cần bổ sung].\n"},
		{"Như trên|Lưu Thị Mai", "- Như trên;\n- Lưu Thị Mai.\n", "- Như trên;\n- Lưu Thị Mai.\n"},
		{"Lưu Thị Mai|Lưu", "- Lưu Thị Mai;\n- Lưu: [cần bổ sung].\n", "- Lưu Thị Mai;\n- Lưu [cần bổ sung].\n"},
	} {
		for layout, want := range map[store.Layout]string{store.StateForm: c.state, store.PartyForm: c.party} {
			text := said(t, file(t, small(), store.Letter{Layout: layout, Copies: strings.Split(c.copies, "|")}, Options{}))
			assert.Contains(t, text, "\n"+copies+"\n"+want, c.copies)
			assert.Equal(t, strings.Count(want, "Lưu"), strings.Count(text, "Lưu"), "%s: no other one", c.copies)
		}
	}
}

func TestDraftAndApproved(t *testing.T) {
	draft := file(t, small(), stateLetter(), Options{Draft: true, Hash: "5f2b"})
	assert.Contains(t, part(t, draft, "word/header1.xml"), draftMark)
	assert.Contains(t, part(t, draft, "word/header2.xml"), draftMark)
	assert.NotContains(t, said(t, draft), "5f2b")
	final := file(t, small(), stateLetter(), Options{Hash: "5f2b"})
	assert.NotContains(t, part(t, final, "word/header1.xml")+part(t, final, "word/header2.xml"), draftMark)
	assert.Contains(t, said(t, final), hashLabel+"5f2b\n")
}

func TestTables(t *testing.T) {
	doc := part(t, file(t, long(), stateLetter(), Options{}), "word/document.xml")
	assert.Equal(t, 2, strings.Count(doc, "<w:tblHeader/>"))
	assert.Equal(t, 1, strings.Count(doc, "<w:tr>\n"), "only the row that is longer than a page may be split")
	cols := []report.Column{{Width: 33}, {Width: 33}, {Width: 34}}
	assert.Equal(t, []int{3087, 3087, 3181}, shares(cols, bodyWidth))
	assert.Equal(t, []int{3, 3, 4}, shares(make([]report.Column, 3), 10), "no widths given")
	odd := small()
	odd.Sections[2].Tables[0].Rows = [][]string{{"một"}, {"1", "2", "3", "4"}, nil}
	assert.Equal(t, texts(odd), readAll(t, file(t, odd, stateLetter(), Options{})))
	assert.Equal(t, 12, strings.Count(part(t, file(t, odd, stateLetter(), Options{}), "word/document.xml"), `<w:tcW`)-6, "besides letterhead and signature, each row has all its cells")
}

func TestWriteRefuses(t *testing.T) {
	d := small()
	assert.Error(t, Write(io.Discard, d, store.Letter{Layout: "letter"}, Options{}))
	for _, key := range []string{"", "I", "I 1", "I_1", "é", strings.Repeat("I", 25)} {
		d.Sections[1].Key = key
		assert.Error(t, Write(io.Discard, d, store.Letter{}, Options{}), key)
	}
	r, w := io.Pipe()
	require.NoError(t, r.CloseWithError(errors.New("full")))
	assert.ErrorContains(t, Write(w, small(), store.Letter{}, Options{}), "full")
}

// TestEnding: the text ends as the committee ends its documents, whatever its last line ends with.
func TestEnding(t *testing.T) {
	for closing, want := range map[string]map[string]string{
		"Trên đây là báo cáo":    {"": "báo cáo.", ".": "báo cáo.", "./.": "báo cáo./."},
		"Trên đây là báo cáo./.": {"": "báo cáo.", "./.": "báo cáo./."},
	} {
		for ending, last := range want {
			l, d := partyLetter(), small()
			l.Ending, d.Closing = ending, closing
			assert.Contains(t, part(t, file(t, d, l, Options{}), "word/document.xml"), last+"</w:t>", "%q %q", closing, ending)
		}
	}
}
