package plans_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/store"
)

func TestMembersMayLook(t *testing.T) {
	w := newWard(t)
	said := w.Says(hung, "/ky")
	assert.Contains(t, said, "1. Báo cáo tuần")
	assert.NotContains(t, said, "Thêm kỳ mới")
	w.Presses(hung, "1 Báo cáo tuần")
	assert.NotContains(t, w.Says(hung, "/ky 1"), "Bấm nút")
	for _, args := range []string{"mới giao ban, thứ Sáu 14h", "1 tạm dừng", "1 giờ 9h", "1 bỏ hẳn"} {
		assert.Contains(t, w.Says(hung, "/ky "+args), "Việc này dành cho", args)
	}
	for _, code := range []string{"ky:1:1:pause", "ky:1:1:end!1", "ky:1:0:new", "ky:1:0:work", "ky:=ok", "ky:1:99", "ky:99:1:pause", "ky:1:1:end!", "ky:", "ky:1:1:rm -rf"} {
		w.Forges(hung, code)
	}
	p := w.plan(1)
	assert.False(t, p.Paused || p.Ended)
	assert.Empty(t, w.rounds(2))
	assert.Contains(t, w.Says("Ai Đó", "/ky"), "Xin chào")
}

func TestForgedAndStaleButtonsOfAnOfficer(t *testing.T) {
	w := newWard(t)
	for _, code := range []string{"ky:1:1:end!9", "ky:1:1:skip!9", "ky:1:1:start!0", "ky:1:1:skip!x", "ky:1:1:rm", "ky:1:7:pause", "ky:2:1:pause", "ky:=ok", "ky:=owners"} {
		w.Forges(lan, code)
	}
	p := w.plan(1)
	assert.True(t, p.Ended, "only the end needs no round: it is the plan itself")
	assert.False(t, p.Paused)
	assert.Len(t, w.rounds(1), 1)
}

func TestInAGroupNothingIsShown(t *testing.T) {
	w := newWard(t)
	w.Update(func(tx *store.Tx) {
		w.c.Group = store.Group{Chat: "nhóm"}
		require.NoError(t, tx.PutCommittee(&w.c))
	})
	said := w.In("nhóm", lan, talk.Message{Kind: talk.Text, Text: "/ky 1 tạm dừng"})
	assert.Contains(t, said, "tin riêng")
	assert.False(t, w.plan(1).Paused)
}

// TestTwoCommitteesOfOneSecretary: which is meant is asked, and the right one is changed.
func TestTwoCommitteesOfOneSecretary(t *testing.T) {
	w := newWard(t)
	second := w.committee("Ban Chỉ đạo phường Hoa Đào", lan)
	assert.Contains(t, w.Says(lan, "/ky 1 tạm dừng"), "Đồng chí muốn hỏi Ban Chỉ đạo nào?")
	assert.Contains(t, w.Says(lan, "2"), "tạm dừng")
	assert.False(t, w.plan(1).Paused)
	w.View(func(tx *store.ReadTx) {
		all, err := tx.Plans(second.ID)
		require.NoError(t, err)
		assert.True(t, all[0].Paused)
	})
}

// TestTwoOfficers: what the other has changed meanwhile is said back, together with one's own change, before it holds.
func TestTwoOfficers(t *testing.T) {
	w := newWard(t)
	chair := bao + "i"
	w.Says(lan, "/ky 1 giờ 15h")
	w.Says(chair, "/ky 1 trong 3 giờ")
	w.Says(chair, "lưu")
	said := w.Says(lan, "lưu")
	assert.Contains(t, said, "vừa có người khác sửa")
	assert.Contains(t, said, "đến 18:00 cùng ngày (3 giờ)")
	assert.NotEqual(t, "15:00", w.plan(1).Clock)
	w.Says(lan, "lưu")
	assert.Equal(t, "15:00", w.plan(1).Clock)
	assert.Equal(t, 3*time.Hour, w.plan(1).Window)
	r := w.rounds(1)[0]
	assert.True(t, r.Opens.Equal(at("2026-11-27 15:00")) && r.Closes.Equal(at("2026-11-27 18:00")))
}

// TestTheOpenRoundKeepsItsOwn window and questions; the change holds from the next.
func TestTheOpenRoundKeepsItsOwn(t *testing.T) {
	w := newWard(t)
	w.Says(lan, "/ky mới giao ban, thứ Sáu hằng tuần 10h, trong 4 giờ, hỏi trưởng khu phố: số hộ; khó khăn")
	w.Says(lan, "lưu")
	w.goTo("2026-11-27 10:30")
	open := w.rounds(3)[0]
	require.Equal(t, store.Opened, open.Phase)
	said := w.Says(lan, "/ky 3 bỏ câu 1, giờ 8h")
	assert.Contains(t, said, "Kỳ đang mở giữ nguyên, nhận đến 14:00 thứ Sáu 27/11")
	w.Says(lan, "lưu")
	p, r := w.plan(3), w.rounds(3)[0]
	assert.True(t, r.Closes.Equal(open.Closes))
	q, ok := p.Question(r, "kp1.1")
	require.True(t, ok)
	assert.Equal(t, "Số hộ", q.Text, "an answer is read with the question that was asked")
	q, _ = p.Question(store.Round{}, "c1")
	assert.Equal(t, "Khó khăn", q.Text)
	w.goTo("2026-12-04 08:05")
	require.Len(t, w.rounds(3), 2)
	assert.Equal(t, store.Opened, w.rounds(3)[1].Phase)
	assert.Equal(t, 4*time.Hour, w.rounds(3)[1].Closes.Sub(w.rounds(3)[1].Opens))
}

// TestEarlyAnswersToOtherQuestions stay on record, and the new ones are asked.
func TestEarlyAnswersToOtherQuestions(t *testing.T) {
	w := newWard(t)
	w.Says(lan, "/ky mới giao ban, thứ Sáu hằng tuần 10h, hỏi Hùng: khó khăn; đề xuất")
	w.Says(lan, "lưu")
	r := w.rounds(3)[0]
	w.answers(hung, r, "c2")
	assert.Contains(t, w.Says(lan, "/ky 3 giờ 11h"), "1 câu trả lời sớm vẫn tính cho lần tới")
	w.Says(lan, "lưu")
	assert.Len(t, w.rounds(3), 1)
	assert.Contains(t, w.Says(lan, "/ky 3 bỏ câu 1"), "1 câu trả lời sớm vẫn lưu lại, nhưng kỳ tới sẽ hỏi lại")
	w.Says(lan, "lưu")
	require.Len(t, w.rounds(3), 2)
	assert.True(t, w.rounds(3)[0].Withdrawn())
	w.View(func(tx *store.ReadTx) {
		all, err := tx.Replies(w.c.ID, r.ID)
		require.NoError(t, err)
		assert.Len(t, all, 1)
	})
	w.goTo("2026-11-27 11:05")
	assert.Equal(t, store.Opened, w.rounds(3)[1].Phase)
}

func TestWhatCannotBe(t *testing.T) {
	w := newWard(t)
	for said, want := range map[string]string{
		"/ky 9":                   "Tôi không thấy kỳ “9”",
		"/ky cái kia":             "Tôi không thấy kỳ",
		"/ky 1 cái kia":           "Tôi chưa rõ “cái kia”",
		"/ky 1 giờ 23h":           "ban đêm tôi không nhắn ai",
		"/ky 1 trong 5 phút":      "ít nhất 15 phút",
		"/ky 1 trong 20 ngày":     "nhiều nhất 14 ngày",
		"/ky 1 trong 8 ngày":      "Kỳ này chưa đóng thì kỳ sau đã mở",
		"/ky 1 cron 0 25 * * 5":   "chưa đọc được phần giờ",
		"/ky 1 cron 0 14 * *":     "chưa thấy đủ năm phần",
		"/ky 1 cron 0 9 30 2 *":   "không bao giờ đến ngày nào",
		"/ky 1 rằm hàng tháng":    "lịch âm",
		"/ky 1 hàng tháng":        "Vào ngày nào?",
		"/ky 1 hỏi mọi người":     "không đổi câu hỏi và người được hỏi",
		"/ky 1 hỏi thêm: số hộ":   "không đổi câu hỏi",
		"/ky 1 tên Tổng vệ sinh":  "Đã có một kỳ tên như vậy",
		"/ky 1 dời sang Chủ nhật": "/hoan ky 1 sang Chủ nhật",
		"/ky mới họp, thứ Sáu 14h, hỏi Quyên: gì":                     "không có “",
		"/ky mới họp, thứ Sáu 14h, hỏi đơn vị X: a":                   "không ai thuộc đơn vị",
		"/ky mới họp, thứ Sáu 14h, hỏi mọi người: tiến độ; xong chưa": "chỉ có một câu hỏi tiến độ",
		"/ky mới họp, thứ Sáu 14h, hỏi mọi người: a;b;c;d;e;f;g;h;i":  "Nhiều nhất 8 câu hỏi",
		"/ky mới họp, hàng tháng, hỏi mọi người: vướng gì":            "Vào ngày nào?",
	} {
		assert.Contains(t, w.Says(lan, said), want, said)
		w.Says(lan, "/huy")
	}
	assert.Len(t, w.rounds(1), 1)
	assert.Equal(t, "0 14 * * 5", w.plan(1).Cron)
}

// TestCronForExperts is said in words where words say as much.
func TestCronForExperts(t *testing.T) {
	w := newWard(t)
	assert.Contains(t, w.Says(lan, "/ky 1 cron 30 9 * * 1-5"), "thứ Hai đến thứ Sáu hằng tuần, 09:30")
	w.Says(lan, "thôi")
	said := w.Says(lan, "/ky mới giao ban, cron 0 9 1-7 * 1, trong 2 giờ, hỏi mọi người: vướng gì")
	assert.Contains(t, said, "cron 0 9 1-7 * 1")
	w.Says(lan, "/huy")
	w.Says(lan, "/ky mới nhanh, cron 0 8,15 * * 1, trong 2 giờ, hỏi mọi người: vướng gì")
	said = w.Says(lan, "giờ 9h")
	assert.Contains(t, said, "xin gõ lại cả dòng")
	w.Says(lan, "lưu")
	p := w.plan(3)
	assert.Equal(t, "0 8,15 * * 1", p.Cron)
	w.goTo("2026-11-30 16:00")
	require.Len(t, w.rounds(3), 2, "two on Monday")
	assert.Equal(t, "2026-11-30", w.rounds(3)[1].FirstDay)
}

// TestALeftDraft: any command leaves it, and says so; a restart does not.
func TestALeftDraft(t *testing.T) {
	w := newWard(t)
	w.Says(lan, "/ky mới")
	w.Restart()
	assert.Contains(t, w.Says(lan, "giao ban tháng"), "mở vào lúc nào")
	assert.Contains(t, w.Says(lan, "2 tuần một lần"), "Vào ngày nào")
	assert.Contains(t, w.Says(lan, "thứ Năm"), "Hỏi ai?")
	assert.Contains(t, w.Says(lan, "/huy"), "Chưa lập kỳ mới nào")
	w.View(func(tx *store.ReadTx) {
		all, err := tx.Plans(w.c.ID)
		require.NoError(t, err)
		assert.Len(t, all, 2)
	})
}
