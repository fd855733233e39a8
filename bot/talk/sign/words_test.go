package sign_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

// TestOldFiguresNeverGoSilently: what was answered after a return goes into what is handed in again; where somebody has edited
// it is asked about.
func TestOldFiguresNeverGoSilently(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi")
	p.minute()
	p.Says("Bảo", "trả lại: thiếu số liệu")
	p.Hears("Lan")
	p.minute()
	p.Says("Hùng", "tc3 vướng, thiếu tài xế")
	p.minute()
	p.Hears("Bảo")
	assert.Contains(t, p.Presses("Lan", "Gửi Trưởng ban"), "Đã lấy số liệu mới, đến 16:08 27/11")
	assert.Contains(t, p.Hears("Bảo"), "thiếu tài xế")

	p.Presses("Lan", "Rút lại để sửa")
	p.Says("Lan", "mục II.2: Thiếu tài xế xe gom.")
	for _, how := range []string{"1", "2"} {
		p.minute()
		p.Says("Hùng", "tc3 vướng, thiếu xe lần "+how)
		p.minute()
		said := p.Says("Lan", "gửi trưởng ban")
		assert.Contains(t, said, "đã có tin mới (mục I.3, II.2)")
		assert.Contains(t, said, "Mục II.2 vẫn giữ lời đã sửa")
		require.Equal(t, store.Drafted, p.report().State)
		old := p.report().AsOf
		p.Says("Lan", how)
		require.Equal(t, store.Submitted, p.report().State)
		assert.Equal(t, how == "2", p.report().AsOf.Equal(old))
		p.minute()
		p.Says("Lan", "rút lại")
		p.Presses("Lan", "Rút lại để sửa")
	}
}

// TestALabelTypedForWords: where the words of a section are waited for, a button's label does what the button does.
func TestALabelTypedForWords(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	for words, said := range map[string]string{"xem cả bản": "Đánh giá chung", "sửa": "Sửa mục nào?", "rút lại": "chưa gửi ký", "tải .docx": "bản nháp"} {
		p.Says("Lan", "mục III")
		assert.Contains(t, p.Says("Lan", words), said, words)
		assert.Empty(t, p.report().Edits, words)
	}
	p.Says("Lan", "mục III: Họp.")
	p.Says("Lan", "mục III")
	assert.Contains(t, p.Says("Lan", "trả lại như cũ"), "Đã trả lại như máy soạn")
	assert.Empty(t, p.report().Edits)
	p.Says("Lan", "mục II.1")
	p.Says("Lan", "gửi trưởng ban")
	assert.Empty(t, p.report().Edits)
	assert.Equal(t, store.Submitted, p.report().State)
}

// TestWhatSigns: "duyệt" to the only card that was read as it stands; any other yes only as the next word after it.
func TestWhatSigns(t *testing.T) {
	detours := func(p *play) {
		p.Says("Bảo", "/tonghop")
		p.Says("Bảo", "trả lại")
		p.Says("Bảo", "/huy")
	}
	for _, c := range []struct {
		before func(*play)
		said   string
		state  store.ReportState
	}{
		{nil, "ok", store.Approved},
		{nil, "đồng ý", store.Approved},
		{nil, "duyệt đi", store.Approved},
		{detours, "duyệt", store.Approved},
		{detours, "đồng ý duyệt nhé", store.Approved},
		{detours, "ok", store.Submitted},
		{detours, "được", store.Submitted},
		{func(p *play) { p.Says("Bảo", "/duyet"); p.Presses("Bảo", "Xem toàn văn") }, "ok", store.Approved},
		{func(p *play) { p.Says("Bảo", "mấy giờ họp") }, "ok", store.Submitted},
		{func(p *play) {
			p.Says("Lan", "/duyet tháng 10")
			p.Says("Lan", "gửi")
			p.Says("Bảo", "/tonghop")
		}, "duyệt", store.Submitted},
	} {
		p := newPlay(t)
		p.Says("Lan", "/duyet")
		p.Says("Lan", "gửi")
		p.Hears("Bảo")
		if c.before != nil {
			c.before(p)
		}
		p.Says("Bảo", c.said)
		assert.Equal(t, c.state, p.reports()[0].State, c.said)
	}
}

// TestSaidBeforeTheCardCame: what was on its way when the card came was said to something else.
func TestSaidBeforeTheCardCame(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi")
	for i, words := range []string{"ok", "duyệt"} {
		_, err := p.Bot.Handle(talk.Message{Platform: talktest.Platform, Update: fmt.Sprint("early", i), Kind: talk.Text, At: p.Now.Add(-time.Minute), Account: talktest.Account("Bảo"),
			Chat: talktest.Account("Bảo"), ChatKind: talk.Private, Message: fmt.Sprint("early", i), Text: words})
		require.NoError(t, err)
		assert.Equal(t, store.Submitted, p.report().State, words)
	}
	p.minute()
	p.Says("Bảo", "ok")
	assert.Equal(t, store.Approved, p.report().State)
}

// TestAskedBackWithTheCard: a yes that may have been to something else is asked about, and the next one is to the card.
func TestAskedBackWithTheCard(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi")
	p.Says("Bảo", "/tonghop")
	said := p.Says("Bảo", "ok")
	assert.Contains(t, said, "Báo cáo này chưa duyệt.")
	assert.Contains(t, said, "Lan trình báo cáo")
	p.Says("Bảo", "ok")
	assert.Equal(t, store.Approved, p.report().State)
}

// TestWhatIsSaidTooLate: a return after the decision is answered as what it is.
func TestWhatIsSaidTooLate(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi")
	assert.Contains(t, p.Says("Bảo", "chưa được"), "vì sao?")
	p.Says("Bảo", "thiếu kp5")
	assert.Equal(t, store.SentBack, p.report().State)
	said := p.Says("Bảo", "trả lại vì thiếu số liệu khu phố 5")
	assert.Contains(t, said, "đã trả lại lúc 16:05")
	assert.Contains(t, said, "Thư ký đang sửa")
	p.Says("Lan", "gửi lại")
	p.Says("Bảo", "duyệt")
	said = p.Says("Bảo", "trả lại: thiếu số liệu khu phố 5")
	assert.Contains(t, said, "đã duyệt lúc 16:05")
	assert.Contains(t, said, "không trả lại được")
	assert.Contains(t, said, "bản thay thế")
	assert.Contains(t, p.Says("Bảo", "không duyệt"), "không trả lại được")
	assert.NotContains(t, p.Says("Bảo", "chưa được"), "không trả lại được", "that may be about anything")
}

// TestSentTwice: what is handed in already is said to be.
func TestSentTwice(t *testing.T) {
	p := newPlay(t)
	assert.Contains(t, p.Says("Lan", "gửi trưởng ban"), "Bản nháp", "what nobody has looked at is shown first")
	p.Says("Lan", "gửi trưởng ban")
	assert.Contains(t, p.Says("Lan", "gửi trưởng ban"), "đã gửi lúc 16:05 thứ Sáu 27/11, đang chờ ký")
	p.Says("Bảo", "duyệt")
	assert.Contains(t, p.Says("Lan", "gửi trưởng ban"), "đã duyệt")
	p.Presses("Lan", "Soạn bản thay thế")
	assert.Equal(t, store.Drafted, p.report().State)
	assert.Contains(t, p.Says("Bảo", "xem báo cáo"), "Gần nhất")
	assert.Contains(t, p.Says("Lan", "xem báo cáo"), "Bản nháp")
}

// TestWhichOfTwoIsSent: with nothing lying open of two drafts none is handed in unasked; the only one is, after any errand.
func TestWhichOfTwoIsSent(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "/tonghop")
	p.Says("Lan", "/huy")
	p.Says("Lan", "gửi trưởng ban")
	require.Equal(t, store.Submitted, p.report().State)
	p.Presses("Lan", "Rút lại để sửa")
	p.Says("Lan", "/duyet từ 14/11 đến 27/11")
	p.Says("Lan", "/huy")
	assert.Contains(t, p.Says("Lan", "gửi trưởng ban"), "Gửi bản nào?")
	for _, r := range p.reports() {
		require.Equal(t, store.Drafted, r.State)
	}
	p.Says("Lan", "2")
	assert.Equal(t, store.Submitted, p.reports()[0].State)
	assert.Equal(t, store.Drafted, p.reports()[1].State)
}

// TestTheReportOfTheRoundMayBeMeant although nobody has looked at it yet: its closing has offered it.
func TestTheReportOfTheRoundMayBeMeant(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet từ 14/11 đến 27/11")
	p.Says("Lan", "/huy")
	said := p.Says("Lan", "gửi trưởng ban")
	assert.Contains(t, said, "Có 2 báo cáo chưa gửi. Gửi bản nào?")
	p.Says("Lan", "2 Gửi")
	require.Len(t, p.reports(), 2)
	assert.Equal(t, "2026-11-21", p.reports()[1].First)
	assert.Equal(t, store.Submitted, p.reports()[1].State)
	p.Says("Lan", "gửi")
	assert.Contains(t, p.Says("Lan", "rút lại"), "Rút lại bản nào?")
	p.Says("Lan", "1")
	assert.Contains(t, p.Says("Lan", "/huy"), "vẫn giữ")
	assert.Contains(t, p.Says("Lan", "rút lại"), "Đã rút lại báo cáo từ 14/11/2026", "the only one that waits now")
}

// TestTwoEditsInOneInstant: the second of two editors is told although the clock stands still.
func TestTwoEditsInOneInstant(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Hạnh", "/duyet")
	p.Says("Hạnh", "mục III: Hạnh viết.")
	assert.Contains(t, p.Says("Lan", "mục III: Lan viết."), "Hạnh (phó trưởng ban) đã sửa mục III")
	assert.Equal(t, "Hạnh viết.", p.report().Edits["III"])
	p.Says("Lan", "1")
	assert.Equal(t, "Lan viết.", p.report().Edits["III"])
	assert.Contains(t, p.Says("Hạnh", "gửi"), "Lan (thư ký) sửa mục III")
	p.Says("Hạnh", "gửi trưởng ban")
	assert.Equal(t, store.Submitted, p.report().State)
}

// TestADraftIsDropped: it can be had back; what waits or is approved cannot be dropped.
func TestADraftIsDropped(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "/duyet tháng 10")
	p.Says("Lan", "mục III: Họp.")
	assert.Contains(t, p.Says("Lan", "bỏ bản nháp"), "Đã bỏ bản nháp báo cáo tháng 10/2026")
	assert.Contains(t, p.Says("Lan", "/duyet"), "Báo cáo tuần 21/11 – 27/11", "there is but one now")
	p.Says("Lan", "/huy")
	dropped := p.reports()[1]
	require.Equal(t, store.Dropped, dropped.State)
	assert.Contains(t, p.Forges("Lan", fmt.Sprintf("bk:see:1:%d", dropped.ID)), "đã bỏ bản nháp này")
	assert.Contains(t, p.Forges("Lan", fmt.Sprintf("bk:edit:1:%d", dropped.ID)), "đã bỏ")
	assert.Contains(t, p.Presses("Lan", "Lấy lại bản này"), "Họp.")
	p.Says("Lan", "/huy")
	assert.Contains(t, p.Says("Lan", "/duyet bỏ"), "Bỏ bản nào?")
	p.Says("Lan", "2")
	require.Equal(t, store.Dropped, p.reports()[1].State)

	p.Says("Lan", "gửi")
	assert.Contains(t, p.Says("Lan", "bỏ bản nháp"), "Rút lại rồi mới bỏ được")
	p.Says("Bảo", "duyệt")
	assert.Contains(t, p.Says("Lan", "bỏ bản nháp"), "luôn được giữ")
	assert.Contains(t, p.Forges("Lan", "bk:drop:1:1:v9"), "luôn được giữ")
	assert.Equal(t, store.Approved, p.reports()[0].State)
	assert.NotContains(t, p.Says("Hùng", "bỏ bản nháp"), "Đã bỏ")
}

// TestAReplacementThatNobodyWants: who drafted it is told that the signed one stands, and can drop it.
func TestAReplacementThatNobodyWants(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi")
	p.Says("Bảo", "duyệt")
	p.minute()
	p.Presses("Lan", "Soạn bản thay thế")
	p.Says("Lan", "gửi")
	p.Hears("Lan")
	assert.Contains(t, p.Says("Bảo", "trả lại: chưa cần thay"), "Bản đã duyệt lúc 16:05 thứ Sáu 27/11 vẫn có hiệu lực")
	assert.Contains(t, p.Hears("Lan"), "vẫn có hiệu lực")
	assert.Contains(t, p.Presses("Lan", "Bỏ bản nháp"), "vẫn có hiệu lực")
	assert.Equal(t, []store.ReportState{store.Approved, store.Dropped}, []store.ReportState{p.reports()[0].State, p.reports()[1].State})
	assert.Contains(t, p.Says("Lan", "/duyet"), "duyệt lúc 16:05")
}

// TestAPeriodThatIsNotOver is signed with a word about it.
func TestAPeriodThatIsNotOver(t *testing.T) {
	p := newPlay(t)
	assert.Contains(t, p.Says("Lan", "/duyet tháng 11"), "Kỳ chưa hết (đến thứ Hai 30/11)")
	assert.Contains(t, p.Says("Lan", "gửi"), "Kỳ chưa hết")
	assert.Contains(t, p.Hears("Bảo"), "Kỳ chưa hết")
	assert.Contains(t, p.Says("Bảo", "duyệt"), "Kỳ chưa hết")
	assert.NotContains(t, p.Says("Lan", "/duyet tuần này"), "Kỳ chưa hết")
}

// TestTheCommitteeThatWasMeant: who drafts in two committees is asked which once, and the answer settles it.
func TestTheCommitteeThatWasMeant(t *testing.T) {
	p := newPlay(t)
	p.Says("Lan", "/duyet")
	p.Says("Lan", "gửi")
	p.Update(func(tx *store.Tx) {
		c := store.Committee{Name: "Ban Chỉ đạo phường Hoa Lan", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		require.NoError(t, tx.PutCommittee(&c))
		p.seat(tx, c.ID, "Lan", store.Secretary)
		require.NoError(t, tx.PutReport(&store.Report{Committee: c.ID, First: "2026-11-21", Last: "2026-11-27", State: store.Submitted, AsOf: tx.Now()}))
	})
	said := p.Says("Lan", "rút lại")
	require.Contains(t, said, "phường Hoa Mai")
	require.Contains(t, said, "phường Hoa Lan")
	assert.Contains(t, p.Says("Lan", "1"), "Đã rút lại báo cáo")
	assert.Equal(t, store.Drafted, p.report().State)
}
