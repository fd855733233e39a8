package sign_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/report"
	"giaoban/bot/report/docx"
	"giaoban/bot/talk"
	"giaoban/bot/talk/sign"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

// copy is the .docx of the newest report, read back as it would be after editing: the words of its sections.
func (p *play) copy() map[string]string {
	p.Helper()
	var words map[string]string
	p.View(func(tx *store.ReadTx) {
		paper, err := sign.PaperOf(tx, sign.FileArg{Committee: 1, Report: p.report().ID, Lang: store.Vietnamese})
		require.NoError(p, err)
		var b bytes.Buffer
		require.NoError(p, docx.Write(&b, paper.Document, paper.Model.Committee.Letter, sign.Options(paper.Report, paper.Note)))
		var lost []string
		words, lost, err = docx.Read(bytes.NewReader(b.Bytes()), int64(b.Len()))
		require.NoError(p, err)
		require.Empty(p, lost)
	})
	return words
}

// back puts an edited copy into the report, as the fetched file would.
func (p *play) back(who string, words map[string]string, lost []string, cause error) string {
	p.Helper()
	return p.backNamed(who, sign.Copy{Words: words, Lost: lost}, cause)
}

// backNamed is back, of a file that says what it was drawn from.
func (p *play) backNamed(who string, c sign.Copy, cause error) string {
	p.Helper()
	arg := sign.EditedArg{File: "f1", Name: "sua.docx", Committee: 1, Report: p.report().ID}
	p.Update(func(tx *store.Tx) {
		by, err := tx.PersonOf(talktest.Account(who))
		require.NoError(p, err)
		j := store.Job{Kind: store.Fetch, Chat: by.Chat, Recipe: store.RecipeOf(sign.RecipeEdited, arg), About: store.About{Committee: 1, Person: by.ID}}
		require.NoError(p, sign.Take(tx, j, c, cause))
	})
	p.Turn(0)
	return p.Hears(who)
}

// TestAnEditedCopyComesBack: only what was edited in it counts; what was drafted anew meanwhile is not turned back.
func TestAnEditedCopyComesBack(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	words := p.copy()
	assert.Contains(t, words["II.2"], "thiếu xe gom hẻm 45")
	assert.Contains(t, p.back("Lan", words, nil, nil), "giống bản đang soạn")
	assert.Empty(t, p.report().Edits)

	// The figures change after the copy was made: sections that say what was drafted then are not edits.
	p.minute()
	p.Says("Hùng", "tc3 xong")
	p.minute()
	p.Says("Lan", "/duyet")
	words["III"] = "Họp đánh giá giữa kỳ.\n- Ra quân tổng vệ sinh"
	said := p.back("Lan", words, []string{"IV"}, nil)
	assert.Contains(t, said, "mục III.")
	assert.Contains(t, said, "Không thấy mục IV")
	assert.Equal(t, map[string]string{"III": "Họp đánh giá giữa kỳ.\n- Ra quân tổng vệ sinh"}, p.report().Edits)
	p.View(func(tx *store.ReadTx) {
		paper, err := sign.PaperOf(tx, sign.FileArg{Committee: 1, Report: p.report().ID, Lang: store.Vietnamese})
		require.NoError(t, err)
		assert.Contains(t, report.Plain(paper.Document), "đã làm xong", "the news stands")
	})
	version := p.report().Version
	p.back("Lan", words, nil, nil)
	assert.Equal(t, version, p.report().Version, "the same file again changes nothing")

	// What somebody else has edited is left alone, and said.
	words["III"] = "Lời khác."
	assert.Contains(t, p.back("Mai", words, nil, nil), "Mục III có người khác đã sửa")
	assert.Contains(t, p.report().Edits["III"], "Họp")
}

func TestAFileThatCannotBeTaken(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	for err, want := range map[error]string{docx.ErrNotWord: "không phải .docx", docx.ErrNotReport: "không khớp", docx.ErrPassword: "mật khẩu", docx.ErrDamaged: "bị hỏng",
		docx.ErrTooLarge: "quá lớn"} {
		assert.Contains(t, p.back("Lan", nil, nil, fmt.Errorf("read docx: %w", err)), want)
	}
	words := p.copy()
	words["III"] = "Họp."
	assert.Contains(t, p.back("Hùng", words, nil, nil), "không phải của báo cáo nào", "no drafter any more")
	p.Says("Lan", "gửi")
	assert.Contains(t, p.back("Lan", words, nil, nil), "Tôi chưa lấy lời trong tệp “sua.docx”. Báo cáo tuần 21/11 – 27/11 đang chờ ký")
	p.Presses("Lan", "Rút lại để sửa")
	p.back("Lan", words, nil, nil)
	assert.Equal(t, "Họp.", p.report().Edits["III"])
	p.Says("Lan", "gửi")
	p.Says("Bảo", "/duyet")
	p.Says("Bảo", "duyệt")
	words["III"] = "Họp muộn."
	assert.Contains(t, p.back("Lan", words, nil, nil), "đã duyệt")
	assert.Equal(t, "Họp.", p.report().Edits["III"])
	assert.Contains(t, p.back("Lan", nil, nil, sign.ErrNotFetched), "chưa tải được")
}

// TestAFileIsFetched: a .docx to an open draft is fetched, anything else is left to those who keep evidence, or explained.
func TestAFileIsFetched(t *testing.T) {
	p := newPlay(t)
	send := func(who string, f talk.File) string {
		return p.Sends(who, f)
	}
	doc := talk.File{ID: "f1", Kind: "document", Name: "Báo cáo (1).DOCX", Size: 40_000}
	fetched := p.edited
	send("Lan", doc)
	assert.Empty(t, fetched(), "no draft: it is evidence, or nothing")
	p.Says("Lan", "/duyet")
	assert.Contains(t, send("Lan", doc), "Đã nhận tệp")
	assert.Equal(t, []sign.EditedArg{{File: "f1", Name: "Báo cáo (1).DOCX", Committee: 1, Report: 1}}, fetched())
	assert.Contains(t, send("Lan", talk.File{ID: "f2", Kind: "document", Name: "a.doc"}), "không phải .docx")
	assert.Contains(t, send("Lan", talk.File{ID: "f2", Kind: "document", Name: "a.docx", Size: 30 << 20}), "quá lớn")
	send("Hùng", doc)
	send("Lan", talk.File{ID: "f3", Kind: "photo"})
	assert.Len(t, fetched(), 1)
	p.Says("Lan", "/duyet tháng 10")
	p.Says("Lan", "/tonghop")
	assert.Contains(t, send("Lan", doc), "Đã nhận tệp báo cáo.", "of which report it is the file itself may say")
	assert.Zero(t, fetched()[1].Report)
	p.Says("Lan", "/duyet tháng 10")
	send("Lan", doc)
	assert.Equal(t, store.ReportID(2), fetched()[2].Report)
}
