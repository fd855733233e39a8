package sign_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/report"
	"giaoban/bot/talk"
	"giaoban/bot/talk/sign"
	"giaoban/store"
)

// TestTheSecondEditorIsTold: nobody's words are overwritten before he who overwrites them has read them.
func TestTheSecondEditorIsTold(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Mai", "/duyet")
	require.Len(t, p.reports(), 1, "one period, one report")
	p.minute()
	p.Says("Lan", "mục II.2: Lời của Lan.")
	p.minute()
	said := p.Says("Mai", "mục II.2: Lời của Mai.")
	assert.Contains(t, said, "Lan (thư ký) đã sửa mục II.2 lúc 16:06")
	assert.Contains(t, said, "Lời của Lan.")
	assert.Contains(t, said, "Lời của Mai.")
	assert.Equal(t, "Lời của Lan.", p.report().Edits["II.2"])

	p.minute()
	p.Says("Lan", "mục II.2: Lời mới của Lan.")
	p.minute()
	assert.Contains(t, p.Presses("Mai", "1 Lời của tôi"), "Lời mới của Lan.", "it changed once more")
	p.minute()
	p.Says("Mai", "1")
	assert.Equal(t, "Lời của Mai.", p.report().Edits["II.2"])
	p.minute()
	said = p.Says("Lan", "II.2 trả lại như cũ")
	assert.Contains(t, said, "Mai (thư ký) đã sửa mục II.2")
	p.Says("Lan", "2")
	assert.Equal(t, "Lời của Mai.", p.report().Edits["II.2"])

	p.minute()
	p.Says("Mai", "mục III: Họp.")
	assert.Equal(t, "Họp.", p.report().Edits["III"], "another section is nobody's business")
	p.minute()
	said = p.Says("Lan", "gửi")
	assert.Contains(t, said, "Mai (thư ký) sửa mục III lúc 16:12")
	assert.Equal(t, store.Drafted, p.report().State)
	p.Presses("Lan", "Gửi Trưởng ban")
	assert.Equal(t, store.Submitted, p.report().State)
	p.Golden("two")
}

// TestANewerVersionThanTheCard: a yes counts for the version that was read.
func TestANewerVersionThanTheCard(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi")
	r := p.report()
	old := fmt.Sprintf("bk:ok:1:%d:%d", r.ID, r.Version)
	p.minute()
	p.Presses("Lan", "Rút lại để sửa")
	assert.Contains(t, p.Forges("Bảo", old), "thư ký đang sửa, chưa gửi ký")
	p.Says("Lan", "mục III: Họp.")
	p.minute()
	p.Presses("Lan", "Gửi Trưởng ban")
	assert.Contains(t, p.Forges("Bảo", old), "đã có bản mới hơn")
	assert.Equal(t, store.Submitted, p.report().State)
	assert.Contains(t, p.Says("Bảo", "ok"), "chưa duyệt", "what was last said to him was no card")
	assert.Equal(t, store.Submitted, p.report().State)
	p.Says("Bảo", "ok")
	assert.Equal(t, store.Approved, p.report().State)
	assert.Contains(t, p.Forges("Bảo", old), "Bảo (trưởng ban) đã duyệt lúc 16:07")
	assert.Contains(t, p.Forges("Lan", fmt.Sprintf("bk:back:1:%d", r.ID)), "đã duyệt")
}

// TestWhoSigns: the chair; a deputy where no chair is reached or the letterhead says KT.; nobody else, whatever his client sends.
func TestWhoSigns(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi")
	r := p.report()
	ok, no := fmt.Sprintf("bk:ok:1:%d:%d", r.ID, r.Version), fmt.Sprintf("bk:no:1:%d:%d", r.ID, r.Version)
	for _, code := range []string{ok, no} {
		assert.Contains(t, p.Forges("Lan", code), "trưởng ban", "who may is said")
		assert.Contains(t, p.Forges("Hùng", code), "trưởng ban")
		assert.Contains(t, p.Forges("Hạnh", code), "/vanban thẩm quyền KT.")
	}
	for _, code := range []string{"bk", "bk:", "bk:ok", "bk:ok:9:1:1", "bk:ok:1:99:1", "bk:ok:1:x:1", "bk:ok:x:1:1", "bk:zz:1:1:1", "bk:see:1:r99", "bk:ok:1:1:", "bk:see:1:r",
		"vb", "vb:place", "vb:zz:1:1", "vb:place:9:1", "vb:place:1:77", "vb:signer:x:1", "bk:sec:1:1:" + "IX.99"} {
		p.Forges("Bảo", code)
	}
	p.In("g/1", "Bảo", talk.Message{Kind: talk.Press, Code: ok})
	require.Equal(t, r, p.report(), "nothing has moved")
	assert.Contains(t, p.Says("Hạnh", "/duyet"), "Đang chờ ký", "the deputy reads it")
	p.Hears("Bảo")

	p.unreachable("Bảo")
	assert.Contains(t, p.Says("Hạnh", "/duyet"), "trình báo cáo")
	p.Says("Hạnh", "duyệt")
	assert.Equal(t, store.Approved, p.report().State)
	assert.Contains(t, p.Forges("Bảo", ok), "Hạnh (phó trưởng ban) đã duyệt")
}

// TestSignedForTheChair: with KT. in the letterhead the report goes to the deputy.
func TestSignedForTheChair(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/vanban thẩm quyền KT. TRƯỞNG BAN")
	said := p.Says("Lan", "/duyet")
	assert.Contains(t, said, "Báo cáo tuần")
	p.Presses("Lan", "Gửi Phó trưởng ban")
	assert.Empty(t, p.Hears("Bảo"))
	assert.Contains(t, p.Hears("Hạnh"), "Lan trình báo cáo")
	p.Says("Hạnh", "trả lại vì sai tên khu phố")
	assert.Equal(t, "sai tên khu phố", p.report().Decided.Word)
	assert.Equal(t, store.SentBack, p.report().State)
}

// TestNobodySigns: where nobody who signs can be reached the report is not lost: the file is for paper.
func TestNobodySigns(t *testing.T) {
	p := newPlay(t)
	p.unreachable("Bảo")
	p.unreachable("Hạnh")
	p.Says("Lan", "/duyet")
	assert.Contains(t, p.Says("Lan", "gửi"), "trình ký trên giấy")
	assert.Equal(t, store.Drafted, p.report().State)
	p.Presses("Lan", "Tải .docx")
	assert.Contains(t, p.File("Lan").File.Arg, `"report":1`)
}

// TestTheButtonOfTheClosing sends the figures of now; what was edited before is shown first.
func TestTheButtonOfTheClosing(t *testing.T) {
	p := newPlay(t)
	button := fmt.Sprintf("bk:send:1:r%d", p.round.ID)
	p.Says("Lan", "/duyet")
	p.minute()
	p.Says("Hùng", "tc3 vướng, thiếu tài xế")
	p.minute()
	p.Forges("Lan", button)
	require.Equal(t, store.Submitted, p.report().State)
	assert.Contains(t, p.Hears("Bảo"), "thiếu tài xế")
	p.Presses("Lan", "Rút lại để sửa")
	p.Says("Lan", "mục III: Họp.")
	p.minute()
	p.Says("Hùng", "tc3 xong")
	p.minute()
	assert.Contains(t, p.Forges("Lan", button), "sau đó đã có tin mới (mục I.3, II.2)")
	assert.Equal(t, store.Drafted, p.report().State)
	p.minute()
	p.Says("Lan", "mục III: Họp thứ Hai.")
	p.minute()
	p.Says("Mai", "/duyet")
	assert.Contains(t, p.Says("Mai", "gửi"), "sau đó đã có tin mới")
	p.Presses("Mai", "Xem lại")
	p.Presses("Mai", "Lấy số liệu mới")
	assert.Contains(t, p.Forges("Mai", button), "Lan (thư ký) sửa mục III", "the closing's button has seen nothing")
	assert.Equal(t, store.Drafted, p.report().State)
}

// TestFilesOfTheFigures: a sheet or a picture of a week needs no report, and makes none; the chair's .docx neither.
func TestFilesOfTheFigures(t *testing.T) {
	p := newPlay(t)
	for _, who := range []string{"Lan", "Bảo"} {
		p.Says(who, "/tonghop")
		p.Presses(who, "Bảng .xlsx")
		p.Presses(who, "Ảnh")
	}
	p.Presses("Bảo", "Tải .docx")
	assert.Empty(t, p.reports())
	f := p.Last("Bảo").File
	assert.Equal(t, sign.RecipeDoc, f.Recipe)
	var arg sign.FileArg
	require.NoError(t, json.Unmarshal([]byte(f.Arg), &arg))
	p.View(func(tx *store.ReadTx) {
		paper, err := sign.PaperOf(tx, arg)
		require.NoError(t, err)
		assert.True(t, sign.Options(paper.Report, paper.Note).Draft)
		assert.Contains(t, report.Plain(paper.Document), "thiếu xe gom hẻm 45")
	})
	p.Says("Lan", "/tonghop")
	p.Presses("Lan", "Tải .docx")
	assert.Len(t, p.reports(), 1, "an edited copy of the secretary's may come back")
	p.Says("Hùng", "/tonghop")
	assert.Empty(t, p.Last("Hùng").Actions)
	assert.Contains(t, p.Forges("Hùng", fmt.Sprintf("bk:xls:1:r%d", p.round.ID)), "thư ký")
}

// TestTwoDecideAtOnce: the second is told what the first did.
func TestTwoDecideAtOnce(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/vanban thẩm quyền KT. TRƯỞNG BAN")
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi")
	p.Says("Bảo", "/duyet")
	p.Presses("Hạnh", "Trả lại")
	p.Says("Bảo", "duyệt")
	require.Equal(t, store.Approved, p.report().State)
	assert.Contains(t, p.Says("Hạnh", "thiếu khu phố 5"), "Bảo (trưởng ban) đã duyệt")
	assert.Equal(t, store.Approved, p.report().State)
}

// TestTheChairIsOnLeave: who hands a report in is told until when nobody signs it, and how a deputy would.
func TestTheChairIsOnLeave(t *testing.T) {
	p := newPlay(t)
	chair := p.Member("Bảo")
	p.Update(func(tx *store.Tx) {
		require.NoError(t, tx.PutAbsence(&store.Absence{Committee: 1, Member: chair.ID, First: "2026-11-26", Last: "2026-11-29"}))
	})
	p.Says("Lan", "/duyet")
	said := p.Says("Lan", "gửi")
	assert.Contains(t, said, "Trưởng ban nghỉ đến hết Chủ nhật 29/11")
	assert.Contains(t, said, "“/vanban thẩm quyền KT. TRƯỞNG BAN”")
	assert.Contains(t, p.Says("Hạnh", "duyệt"), "Chưa duyệt: báo cáo tuần 21/11 – 27/11 trưởng ban ký.")
	assert.Equal(t, store.Submitted, p.report().State)
	p.Presses("Lan", "Rút lại để sửa")
	p.Says("Lan", "/vanban thẩm quyền KT. TRƯỞNG BAN")
	p.Says("Lan", "/duyet")
	assert.NotContains(t, p.Says("Lan", "gửi"), "nghỉ đến hết")
	assert.Contains(t, p.Hears("Hạnh"), "Lan trình báo cáo")
	p.Says("Hạnh", "duyệt")
	assert.Equal(t, store.Approved, p.report().State)
}

// TestWhatWasReturnedIsSentAgainByTyping: the word that the message itself uses is understood; a long reason is read whole.
func TestWhatWasReturnedIsSentAgainByTyping(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi")
	p.Hears("Lan")
	reason := strings.Repeat("sai tên khu phố; ", 240) + "HẾT."
	p.Says("Bảo", "trả lại: "+reason)
	assert.Equal(t, store.SentBack, p.report().State)
	assert.Contains(t, p.Hears("Lan"), "HẾT.")
	p.Says("Lan", "gửi lại")
	assert.Equal(t, store.Submitted, p.report().State)
	p.Says("Hùng", "gửi")
	p.Says("Lan", "gửi")
	assert.Equal(t, store.Submitted, p.report().State)
}

// TestASentenceAboutOneOfTwoReports: one that waits for a signature may be meant as well as one that was left half done.
func TestASentenceAboutOneOfTwoReports(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet tháng 10")
	p.Says("Lan", "/duyet tuần này")
	p.minute()
	p.Says("Lan", "gửi")
	said := p.Says("Lan", "mục II.2: Đã mời họp.")
	assert.Contains(t, said, "Bản nào?")
	assert.Contains(t, said, "tuần 21/11 – 27/11 (đang chờ ký)")
	for _, r := range p.reports() {
		assert.Empty(t, r.Edits)
	}
	p.Says("Lan", "/duyet tháng 10")
	assert.Contains(t, p.Says("Lan", "mục II.2: Đã mời họp."), "Đã sửa, báo cáo tháng 10/2026: II.2")
}
