package sign_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/report/docx"
	"giaoban/bot/talk"
	"giaoban/bot/talk/sign"
	"giaoban/store"
)

// file is the .docx of a report as it stands, read back.
func (p *play) file(id store.ReportID) (c sign.Copy) {
	p.Helper()
	p.View(func(tx *store.ReadTx) {
		paper, err := sign.PaperOf(tx, sign.FileArg{Committee: 1, Report: id, Lang: store.Vietnamese})
		require.NoError(p, err)
		var b bytes.Buffer
		require.NoError(p, docx.Write(&b, paper.Document, paper.Model.Committee.Letter, sign.Options(paper.Report, paper.Note)))
		in, size := bytes.NewReader(b.Bytes()), int64(b.Len())
		c.Words, c.Lost, err = docx.Read(in, size)
		require.NoError(p, err)
		c.Name, err = docx.NameOf(in, size)
		require.NoError(p, err)
		require.NotEmpty(p, c.Name)
	})
	return c
}

// TestAnOlderCopyDoesNotTurnBackWhatIsNewer: only what was changed in the copy itself is taken, whatever the report has become.
func TestAnOlderCopyDoesNotTurnBackWhatIsNewer(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "mục II.2: Lời thứ nhất.")
	p.minute()
	old := p.file(1)
	p.Says("Lan", "mục II.2: Lời thứ hai.")
	p.minute()
	old.Words["IV"] = "Xin thêm một xe gom."
	said := p.backNamed("Lan", old, nil)
	assert.Contains(t, said, "mục IV.")
	assert.Equal(t, map[string]string{"II.2": "Lời thứ hai.", "IV": "Xin thêm một xe gom."}, p.report().Edits)

	// Many refreshes later the copy still knows its own figures.
	p.minute()
	copied := p.file(1)
	for range 12 {
		p.minute()
		p.Says("Hùng", "tc3 vướng, thiếu tài xế")
		p.minute()
		p.Says("Hùng", "tc3 xong")
		p.minute()
		p.Says("Lan", "/duyet")
		p.Presses("Lan", "Lấy số liệu mới")
	}
	assert.Contains(t, p.backNamed("Lan", copied, nil), "giống bản đang soạn")
}

// TestTheOtherSecretaryHasReadIt: words of another that stood in the copy may be changed in it; later ones may not.
func TestTheOtherSecretaryHasReadIt(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "mục III: Lời của Lan.")
	p.minute()
	c := p.file(1)
	c.Words["III"] = "Lời của Lan và Mai."
	c.Words["II.2"] = ""
	said := p.backNamed("Mai", c, nil)
	assert.Contains(t, said, "mục II.2, III.")
	assert.Contains(t, said, "Mục II.2 trong tệp không còn chữ nào, nay để trống")
	assert.Equal(t, "Lời của Lan và Mai.", p.report().Edits["III"])
	p.minute()
	mine := p.file(1)
	p.minute()
	p.Says("Lan", "/duyet")
	p.Says("Lan", "mục III: Lan sửa sau.")
	p.minute()
	mine.Words["III"] = "Mai sửa trong tệp cũ."
	assert.Contains(t, p.backNamed("Mai", mine, nil), "Mục III có người khác đã sửa")
	assert.Equal(t, "Lan sửa sau.", p.report().Edits["III"])
	assert.Contains(t, p.Says("Mai", "II.2 như cũ"), "thiếu xe gom")
}

// TestACopyOfAnotherReport goes to where it belongs, or nowhere.
func TestACopyOfAnotherReport(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	week := p.file(1)
	p.minute()
	p.Says("Lan", "/duyet tháng 10")
	week.Words["IV"] = "Của tuần."
	said := p.backNamed("Lan", week, nil) // the month lies open
	assert.Contains(t, said, "báo cáo tuần 21/11 – 27/11: mục IV")
	assert.Contains(t, said, "báo cáo tháng 10/2026 đang mở vẫn như cũ")
	assert.Equal(t, "Của tuần.", p.reports()[0].Edits["IV"])
	assert.Empty(t, p.reports()[1].Edits)

	// An approved week's copy is not this month's text; once a replacement is drafted it is that one's.
	p.minute()
	p.Says("Lan", "/duyet tuần này")
	p.Says("Lan", "gửi")
	p.Says("Bảo", "/duyet")
	p.Says("Bảo", "duyệt")
	p.minute()
	approved := p.file(1)
	p.Says("Lan", "/duyet tháng 10")
	approved.Words["III"] = "Họp."
	said = p.backNamed("Lan", approved, nil)
	assert.Contains(t, said, "Báo cáo tuần 21/11 – 27/11 đã duyệt")
	assert.Empty(t, p.reports()[1].Edits)
	p.Says("Hùng", "tc3 xong")
	p.minute()
	p.Presses("Lan", "Soạn bản thay thế")
	p.minute()
	assert.Contains(t, p.backNamed("Lan", approved, nil), "mục III.")
	assert.Equal(t, map[string]string{"III": "Họp.", "IV": "Của tuần."}, p.report().Edits, "the old copy's figures are no edits")

	for _, name := range []string{"giaoban:9:1:2026-11-21:2026-11-27:1", "giaoban:1:77:2026-01-01:2026-01-07:1", "giaoban:1:1:2026-11-14:2026-11-20:1"} {
		week.Name = name
		assert.Contains(t, p.backNamed("Lan", week, nil), "không phải của báo cáo nào", name)
	}
	for _, name := range []string{"giaoban:1:1:2026-11-21:2026-11-27:9223372036854775807", "giaoban:x", "giaoban:1:1:a:b:c", "\x00"} {
		week.Name = name
		assert.NotPanics(t, func() { p.backNamed("Lan", week, nil) }, name)
	}
}

// TestWhoElseSendsACopy: the chair is shown his way, a group is no place for it, a member's file is left to others.
func TestWhoElseSendsACopy(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	doc := talk.File{ID: "f1", Kind: "document", Name: "du-thao-bao-cao-2026-11-21-2026-11-27 (1).docx", Size: 40_000}
	assert.Contains(t, p.Sends("Bảo", doc), "Báo cáo do thư ký soạn")
	p.Sends("Hùng", doc)
	p.In("g/1", "Lan", talk.Message{Kind: talk.Text, Files: []talk.File{doc}})
	assert.Empty(t, p.edited())
	pdf := doc
	pdf.Name = "du-thao-bao-cao-2026-11-21-2026-11-27.pdf"
	assert.Contains(t, p.Sends("Lan", pdf), "không phải .docx")
	p.Shows("Lan", "tc3 biên bản kiểm tra", "", talk.File{ID: "f2", Kind: "document", Name: "bien-ban.docx"})
	assert.Empty(t, p.edited(), "what shows work is evidence, though a draft lies open")
	p.Says("Lan", "gửi")
	p.Sends("Lan", doc)
	assert.Len(t, p.edited(), 1, "it waits for a signature: the file itself says so")
}

// edited are the files that are fetched as edited reports.
func (p *play) edited() (all []sign.EditedArg) {
	p.Helper()
	for _, j := range p.Fetched {
		if j.Recipe.Kind == sign.RecipeEdited {
			var arg sign.EditedArg
			require.NoError(p, json.Unmarshal(j.Recipe.Arg, &arg))
			all = append(all, arg)
		}
	}
	return all
}
