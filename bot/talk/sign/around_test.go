package sign_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/report/docx"
	"giaoban/bot/talk/sign"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

// retouched is the .docx of a report as it stands, edited as XML and read back as the program does.
func (p *play) retouched(id store.ReportID, pairs ...string) (c sign.Copy) {
	p.Helper()
	p.View(func(tx *store.ReadTx) {
		paper, err := sign.PaperOf(tx, sign.FileArg{Committee: 1, Report: id, Lang: store.Vietnamese})
		require.NoError(p, err)
		var b, edited bytes.Buffer
		require.NoError(p, docx.Write(&b, paper.Document, paper.Model.Committee.Letter, sign.Options(paper.Report, paper.Note)))
		z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
		require.NoError(p, err)
		w := zip.NewWriter(&edited)
		for _, f := range z.File {
			r, err := f.Open()
			require.NoError(p, err)
			text, err := io.ReadAll(r)
			require.NoError(p, err)
			s := string(text)
			for i := 0; i < len(pairs) && f.Name == "word/document.xml"; i += 2 {
				require.Contains(p, s, pairs[i])
				s = strings.Replace(s, pairs[i], pairs[i+1], 1)
			}
			e, err := w.Create(f.Name)
			require.NoError(p, err)
			_, err = io.WriteString(e, s)
			require.NoError(p, err)
		}
		require.NoError(p, w.Close())
		in, size := bytes.NewReader(edited.Bytes()), int64(edited.Len())
		c.Words, c.Lost, err = docx.Read(in, size)
		require.NoError(p, err)
		c.Around, err = docx.ReadAround(in, size)
		require.NoError(p, err)
		c.Name, err = docx.NameOf(in, size)
		require.NoError(p, err)
	})
	return c
}

// compared is a copy as it is when Take gets it.
func (p *play) compared(c sign.Copy) sign.Copy {
	p.Helper()
	p.View(func(tx *store.ReadTx) {
		by, err := tx.PersonOf(talktest.Account("Lan"))
		require.NoError(p, err)
		d, err := sign.DrawnFor(tx, store.Job{Recipe: store.RecipeOf(sign.RecipeEdited, sign.EditedArg{Committee: 1, Report: p.report().ID}), About: store.About{Person: by.ID}}, c.Name)
		require.NoError(p, err)
		require.NoError(p, c.Compare(d))
	})
	return c
}

const ownTable = `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Khu phố 5</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1,2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`

// TestWhatACopyChangesElsewhereIsSaid: nothing that was typed into the file is lost without a word.
func TestWhatACopyChangesElsewhereIsSaid(t *testing.T) {
	p := newPlay(t)
	p.letter(store.Letter{Upper: "UBND phường Hoa Mai", Agency: "Ban Chỉ đạo", Place: "Hoa Mai", Copies: []string{"Như trên", "Lưu: VT"}, Signer: "Bảo"})
	p.Says("Lan", "/duyet")
	end := `<w:p><w:pPr><w:pStyle w:val="Gap"/><w:keepNext/></w:pPr></w:p>`
	untouched := p.compared(p.retouched(1))
	assert.Empty(t, untouched.Beside)
	assert.Contains(t, p.backNamed("Lan", untouched, nil), "không có gì để sửa")

	table := p.retouched(1, `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="`, ownTable+`<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="`)
	assert.NotEmpty(t, p.compared(table).Beside, "before the first section")
	told := p.backNamed("Lan", p.compared(p.retouched(1, end, ownTable+end)), nil)
	assert.Contains(t, told, "Bảng mới ngoài các mục không lấy được")
	assert.NotContains(t, told, "không có gì để sửa")

	several := p.retouched(1, "UBND PHƯỜNG HOA MAI", "UBND PHƯỜNG HOA LAN", ">Bảo<", ">Hạnh<", "III. NHIỆM VỤ", "III. CÁC NHIỆM VỤ")
	several.Words["IV"] = "Xin thêm một xe gom."
	told = p.backNamed("Lan", p.compared(several), nil)
	for _, want := range []string{"Đã lấy lời trong tệp", "mục IV.", "Phần đầu văn bản sửa ở /vanban", "HOA LAN”", "“Bảo” → “Hạnh”", "Tên mục III vẫn như cũ"} {
		assert.Contains(t, told, want)
	}
	assert.Equal(t, map[string]string{"IV": "Xin thêm một xe gom."}, p.report().Edits)
	assert.Equal(t, "Bảo", p.letterhead().Signer)
}

// TestWhatChangedHereMeanwhileIsNoEdit: the copy is compared with what it was drawn from.
func TestWhatChangedHereMeanwhileIsNoEdit(t *testing.T) {
	p := newPlay(t)
	p.letter(store.Letter{Upper: "UBND phường Hoa Mai", Copies: []string{"Lưu: VT"}})
	p.minute()
	p.Says("Lan", "/duyet")
	old := p.retouched(1)
	p.minute()
	p.Says("Hùng", "tc3 vướng, thiếu tài xế")
	p.letter(store.Letter{Upper: "UBND phường Hoa Lan", Copies: []string{"Lưu: VT"}})
	p.minute()
	p.Says("Lan", "/duyet")
	assert.Empty(t, p.compared(old).Beside)

	nameless := p.retouched(1, "Số liệu đến", "Số liệu tới", "III. NHIỆM VỤ", "III. CÁC NHIỆM VỤ", `<w:p><w:pPr><w:pStyle w:val="Gap"/><w:keepNext/></w:pPr></w:p>`, ownTable)
	nameless.Name = ""
	places := []docx.Place{}
	for _, c := range p.compared(nameless).Beside {
		places = append(places, c.Place)
	}
	assert.Equal(t, []docx.Place{docx.Heading, docx.NewTable}, places, "what may have changed here is not called an edit")
	nameless.Name = "giaoban:7:1:2026-11-21:2026-11-27:1"
	assert.Empty(t, p.compared(nameless).Beside, "of another committee")
}
