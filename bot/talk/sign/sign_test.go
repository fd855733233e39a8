package sign_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk/sign"
	"giaoban/store"
	"giaoban/store/view"
)

// TestFromDraftToSignature is the way of a report: read, edited, handed in, returned, mended, signed, replaced. Its transcript
// is read aloud to judge our tone.
func TestFromDraftToSignature(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.minute()
	p.Says("Lan", "mục II.2: Thiếu xe gom ở hẻm 45, đã đề nghị Phòng Kinh tế bố trí.")
	p.minute()
	assert.Contains(t, p.Says("Lan", "II.2 trả lại như cũ"), "Đã trả lại như máy soạn")
	assert.Empty(t, p.report().Edits)
	p.minute()
	p.Presses("Lan", "Xem cả bản")
	p.Presses("Lan", "Sửa")
	p.Presses("Lan", "III")
	p.Says("Lan", "- Họp đánh giá giữa kỳ\n- Ra quân tổng vệ sinh thứ Bảy")
	assert.Equal(t, map[string]string{"III": "- Họp đánh giá giữa kỳ\n- Ra quân tổng vệ sinh thứ Bảy"}, p.report().Edits)
	p.minute()
	p.Presses("Lan", "Gửi Trưởng ban")
	r := p.report()
	require.Equal(t, store.Submitted, r.State)
	assert.Equal(t, p.Person("Lan").ID, r.Submitted.By)
	assert.Empty(t, p.Hears("Hạnh"), "the chair can be reached")

	p.minute()
	p.Says("Bảo", "trả lại: thiếu số liệu khu phố 5")
	assert.Equal(t, store.SentBack, p.report().State)
	assert.Contains(t, p.Hears("Mai"), "thiếu số liệu khu phố 5", "every secretary hears")
	p.minute()
	p.Says("Lan", "sửa I.1: Đạt 0/3 tiêu chí; khu phố 5 chưa có số liệu.")
	p.minute()
	p.Says("Lan", "gửi trưởng ban")
	p.minute()
	p.Presses("Bảo", "Xem toàn văn")
	p.Presses("Bảo", "Duyệt")
	r = p.report()
	require.Equal(t, store.Approved, r.State)
	assert.Len(t, r.Hash, 64)
	assert.Equal(t, p.Person("Bảo").ID, r.Decided.By)
	assert.Contains(t, p.Last("Lan").File.Name, "bao-cao-2026-11-21-2026-11-27.docx")

	p.minute()
	p.Says("Hùng", "tc3 xong, đã có xe gom")
	p.minute()
	p.Says("Lan", "/duyet")
	p.Presses("Lan", "Soạn bản thay thế")
	p.minute()
	p.Presses("Lan", "Gửi Trưởng ban")
	p.minute()
	p.Says("Bảo", "duyệt")
	all := p.reports()
	require.Len(t, all, 2)
	assert.Equal(t, []store.ReportState{store.Superseded, store.Approved}, []store.ReportState{all[0].State, all[1].State})
	assert.Equal(t, all[0].ID, all[1].Supersedes)
	assert.Equal(t, r.Hash, all[0].Hash)
	assert.JSONEq(t, string(r.Model), string(all[0].Model))
	assert.NotEqual(t, all[0].Hash, all[1].Hash)
	p.Golden("way")
}

// TestApprovedIsWhatWasSeen: what is answered between the draft and the signature is not in what was signed, and what is
// answered after it changes nothing.
func TestApprovedIsWhatWasSeen(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	drafted := p.report().AsOf
	p.minute()
	p.Presses("Lan", "Gửi Trưởng ban")
	p.minute()
	p.Says("Hùng", "tc3 xong, <b>& đã có xe</b> 𝔘 e\u0301")
	p.minute()
	p.Presses("Bảo", "Duyệt")
	p.View(func(tx *store.ReadTx) {
		r, err := tx.Report(1, 1)
		require.NoError(t, err)
		assert.True(t, r.AsOf.Equal(drafted))
		c, err := tx.Committee(1)
		require.NoError(t, err)
		m, err := sign.ModelOf(tx, c, r)
		require.NoError(t, err)
		require.Len(t, m.Difficulties, 1)
		assert.False(t, m.Difficulties[0].Over)
		assert.Equal(t, "thiếu xe gom hẻm 45", m.Difficulties[0].Word.Text)
		// Computed anew as of then, it is the same to the byte.
		again, err := view.ReportOf(tx.AsOf(drafted), c, r.First, r.Last)
		require.NoError(t, err)
		raw, err := json.Marshal(again)
		require.NoError(t, err)
		assert.Equal(t, string(raw), string(r.Model))
	})
	assert.Contains(t, p.Says("Lan", "/duyet"), "Sau khi duyệt đã có số liệu mới")
	assert.Contains(t, p.Says("Lan", "mục III: Lời khác."), "đã duyệt")
	assert.Len(t, p.reports(), 1)
}

// TestADraftTakesTheNewestFigures until somebody has put his hand to it; then he is asked.
func TestADraftTakesTheNewestFigures(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.minute()
	p.Says("Hùng", "tc3 xong")
	p.minute()
	said := p.Says("Lan", "/duyet")
	assert.Contains(t, said, "đã làm xong")
	assert.Contains(t, said, "số liệu đến 16:07")
	version := p.report().Version
	p.minute()
	p.Says("Lan", "/duyet")
	assert.Equal(t, version, p.report().Version, "nothing new, nothing written")

	p.Says("Lan", "mục III: Họp.")
	p.minute()
	p.Says("Hùng", "tc3 vướng, thiếu tài xế")
	p.minute()
	said = p.Says("Lan", "/duyet")
	assert.NotContains(t, said, "tài xế")
	assert.Contains(t, said, "Sau bản này đã có số liệu mới")
	said = p.Presses("Lan", "Lấy số liệu mới")
	assert.Contains(t, said, "tài xế")
	assert.Contains(t, said, "Họp.")
	assert.Len(t, p.report().Earlier, 2)
}

// TestEmptyWeek: a week in which nobody said anything has a report all the same, with its gaps marked.
func TestEmptyWeek(t *testing.T) {
	p := newPlay(t)
	said := p.Says("Lan", "/duyet từ 1/10 đến 7/10")
	assert.Contains(t, said, "Báo cáo tuần 1/10 – 7/10")
	assert.Contains(t, said, "[cần bổ sung]")
	p.minute()
	p.Presses("Lan", "Gửi Trưởng ban")
	assert.Contains(t, p.Hears("Bảo"), "Trong kỳ chưa ai báo cáo.")
	p.Says("Bảo", "duyệt")
	assert.Equal(t, store.Approved, p.report().State)
}

// TestRestartInTheMiddle: questions are records.
func TestRestartInTheMiddle(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Presses("Lan", "Sửa")
	p.Restart()
	p.Presses("Lan", "II.2")
	p.Restart()
	p.Says("Lan", "Thiếu xe gom.")
	assert.Equal(t, "Thiếu xe gom.", p.report().Edits["II.2"])
	p.minute()
	p.Presses("Lan", "Gửi Trưởng ban")
	p.Presses("Bảo", "Trả lại")
	p.Restart()
	p.Says("Bảo", "thiếu khu phố 5")
	assert.Equal(t, "thiếu khu phố 5", p.report().Decided.Word)
	p.Restart()
	p.minute()
	p.Presses("Lan", "Gửi Trưởng ban")
	p.Restart()
	p.Presses("Bảo", "Duyệt")
	assert.Equal(t, store.Approved, p.report().State)
}

// TestAtNight: a report handed in at night arrives in the morning, and not if it was taken back before.
func TestAtNight(t *testing.T) {
	p := newPlay(t)
	p.Turn(6 * time.Hour)
	p.Says("Lan", "/duyet")
	assert.Contains(t, p.Says("Lan", "trình ký"), "06:30")
	assert.Empty(t, p.Hears("Bảo"))
	p.minute()
	p.Presses("Lan", "Rút lại để sửa")
	p.Turn(9 * time.Hour)
	assert.Empty(t, p.Hears("Bảo"))
	p.Presses("Lan", "Gửi Trưởng ban")
	p.minute()
	assert.Contains(t, p.Hears("Bảo"), "trình báo cáo")
	assert.Equal(t, sign.RecipeDoc, p.File("Bảo").File.Recipe)
}

// TestAReasonIsAReason: a dot, a "thôi", a look at the summary return nothing, and it is said that the report still waits.
func TestAReasonIsAReason(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi")
	p.Presses("Bảo", "Trả lại")
	for _, words := range []string{".", "???", "👎", "5"} {
		assert.Contains(t, p.Says("Bảo", words), "vì sao?", words)
	}
	assert.Contains(t, p.Says("Bảo", "thôi"), "chưa trả lại, vẫn chờ đồng chí")
	p.Says("Bảo", "trả lại")
	p.Says("Bảo", "/tonghop")
	assert.Contains(t, p.Last("Bảo").Text, "gõ “trả lại: ” và lý do")
	require.Equal(t, store.Submitted, p.report().State)
	p.Says("Bảo", "trả lại: thiếu khu phố 5")
	assert.Equal(t, "thiếu khu phố 5", p.report().Decided.Word)
}

// TestNobodyDrafts: a chair without a secretary in chat is not sent to wait for one.
func TestNobodyDrafts(t *testing.T) {
	p := newPlay(t)
	assert.NotContains(t, p.Says("Bảo", "/duyet"), "/thanhvien")
	for _, name := range []string{"Lan", "Mai", "Hạnh"} {
		p.unreachable(name)
	}
	assert.Contains(t, p.Says("Bảo", "/duyet"), "Chưa có thư ký nào dùng chat để soạn: mời bằng /thanhvien")
	assert.Contains(t, p.Says("Bảo", "/duyet tháng 10"), "tệp .docx ở /tonghop")
	p.Says("Bảo", "/tonghop")
	p.Presses("Bảo", "Tải .docx")
	assert.Equal(t, sign.RecipeDoc, p.Last("Bảo").File.Recipe)
}
