package task_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func TestChangedOnceToldOnce(t *testing.T) {
	w := newWard(t)
	w.give("Hùng hoàn thiện hồ sơ tiêu chí 4 trước 4/12, phối hợp Yến")
	w.Hears("Hùng")
	w.Script.Reset()
	w.Says("Lan", "/giao V1 hạn 11/12")
	w.Says("Lan", "ok")
	w.Turn(3 * time.Minute)
	w.Says("Hạnh", "/giao v1 thêm phối hợp Cường, hạn 18/12")
	w.Presses("Hạnh", "Lưu")
	w.Turn(8 * time.Minute)
	w.Says("Lan", "/giao V1")
	w.Golden("change")
	got := w.task(1)
	assert.Equal(t, "2026-12-18", got.Deadline.Day)
	assert.Equal(t, "2026-12-04", got.First.Day)
	assert.Equal(t, 3, got.Deadline.Version)
	assert.Equal(t, 3, got.Version)

	// What is taken back within the ten minutes is not told at all.
	w.Says("Lan", "/giao V1 hạn 25/12")
	w.Says("Lan", "lưu")
	w.Says("Lan", "/giao V1 hạn 18/12")
	w.Says("Lan", "lưu")
	w.Hears("Hùng")
	w.Turn(11 * time.Minute)
	assert.Empty(t, w.Hears("Hùng"))
	assert.Contains(t, w.Says("Lan", "/giao V1 hạn 18/12"), "V1 đang là", "nothing to save")
	assert.Contains(t, w.Says("Lan", "/giao V1 gì đó"), "Gõ phần muốn sửa của V1")
	assert.Contains(t, w.Says("Lan", "/giao V9 hạn 18/12"), "V9 chưa có trong Ban Chỉ đạo này")
}

func TestTheSecondOfTwoEditorsLooksAgain(t *testing.T) {
	w := newWard(t)
	w.give("Hùng treo cờ trước 4/12")
	w.Says("Lan", "/giao V1 hạn 11/12")
	w.Says("Hạnh", "/giao V1 nội dung treo cờ hai bên đường")
	w.Says("Lan", "lưu")
	w.Script.Reset()
	w.Says("Hạnh", "lưu")
	assert.Equal(t, "treo cờ", w.task(1).Work, "not saved before he has looked again")
	w.Says("Hạnh", "lưu")
	w.Golden("two_editors")
	assert.Equal(t, "treo cờ hai bên đường", w.task(1).Work)
	assert.Equal(t, "2026-12-11", w.task(1).Deadline.Day, "what the first did stays")

	w.Says("Lan", "/giao V1 hạn 18/12")
	w.Says("Hạnh", "/giao V1 bỏ, trùng việc khác")
	w.Says("Hạnh", "1")
	assert.Contains(t, w.Says("Lan", "lưu"), "V1 đã bỏ (Hạnh,")
	assert.Equal(t, "2026-12-11", w.task(1).Deadline.Day)
}

func TestHandedOverFromADay(t *testing.T) {
	w := newWard(t)
	w.give("Hùng treo cờ trước 18/12")
	w.Hears("Hùng")
	assert.Contains(t, w.Says("Lan", "/giao V1 chủ trì Yến từ 1/12"), "Yến từ thứ Ba 1/12/2026")
	w.Says("Lan", "lưu")
	w.Turn(11 * time.Minute)
	assert.Contains(t, w.Hears("Hùng"), "chủ trì: Hùng → Yến, từ thứ Ba 1/12/2026")
	assert.Contains(t, w.Hears("Yến"), "bắt đầu: thứ Ba 1/12/2026")
	first := time.Date(2026, 12, 1, 0, 0, 0, 0, store.HoChiMinh)
	got := w.task(1)
	require.Len(t, got.Parties, 2)
	assert.True(t, got.Parties[0].To.Equal(first))
	assert.True(t, got.Parties[1].From.Equal(first))
	lead, ok := got.Lead(first.Add(-time.Minute))
	assert.True(t, ok)
	assert.Equal(t, w.Member("Hùng").ID, lead.Member)
	lead, _ = got.Lead(first)
	assert.Equal(t, w.Member("Yến").ID, lead.Member)
	assert.Contains(t, w.Says("Lan", "V1"), "Lan sửa chủ trì: Hùng → Yến, từ thứ Ba 1/12/2026")

	// Another one after all, at once.
	w.Says("Lan", "/giao V1 chủ trì Minh")
	w.Says("Lan", "lưu")
	w.Turn(11 * time.Minute)
	assert.Contains(t, w.Hears("Hùng"), "nay Minh chủ trì, đồng chí không phải làm nữa")
	lead, _ = w.task(1).Lead(first.AddDate(0, 0, 7))
	assert.Equal(t, w.Member("Minh").ID, lead.Member, "the handover that was to come is gone")
}

func TestDroppedWithAWord(t *testing.T) {
	w := newWard(t)
	w.give("Hùng treo cờ trước 18/12")
	w.Says("Lan", "/giao V1 bỏ")
	assert.Equal(t, store.TaskOpen, w.task(1).State, "it asks once")
	assert.Contains(t, w.Says("Lan", "thôi"), "V1 giữ nguyên")
	w.Says("Lan", "/giao V1 bỏ")
	assert.Contains(t, w.Says("Lan", "đã có đơn vị khác làm"), "Đã bỏ V1: “đã có đơn vị khác làm”")
	w.Hears("Hùng")
	w.Turn(11 * time.Minute)
	assert.Contains(t, w.Hears("Hùng"), "không phải làm nữa: “đã có đơn vị khác làm”")
	got := w.task(1)
	assert.Equal(t, store.TaskDropped, got.State)
	assert.Equal(t, "đã có đơn vị khác làm", got.Dropped.Word)
	assert.Contains(t, w.Says("Lan", "/giao V1 hạn 4/12"), "V1 đã bỏ (Lan, ")

	// Dropped before its lead has heard of it: he never does.
	w.Says("Lan", "/giao Yến dọn rác")
	w.Says("Lan", "giao")
	w.Presses("Lan", "Bỏ việc này")
	w.Says("Lan", "1")
	w.Turn(11 * time.Minute)
	assert.Empty(t, w.Hears("Yến"))
}

func confirming(w *ward) {
	w.Update(func(tx *store.Tx) {
		w.c.Rules.Confirm = true
		require.NoError(w, tx.PutCommittee(&w.c))
	})
}

func TestConfirmedOrSentBack(t *testing.T) {
	w := newWard(t)
	confirming(w)
	w.give("Hùng hoàn thiện hồ sơ trước 4/12")
	w.give("Minh lập dự toán trước 4/12")
	assert.Contains(t, w.Says("Lan", "V1 xác nhận"), "chưa ai báo xong")
	w.Script.Reset()
	w.replies("Hùng", 1, store.Done, "đã nộp văn thư")
	w.Turn(time.Minute)
	w.replies("Minh", 2, store.Done, "")
	w.Presses("Lan", "V1 trả lại")
	w.Says("Lan", "còn thiếu ảnh")
	w.Turn(time.Minute)
	w.replies("Hùng", 1, store.Done, "đã bổ sung ảnh")
	w.Presses("Lan", "V1 xác nhận")
	w.Says("Bảo", "V1 duyệt")
	w.Says("Hạnh", "V2 trả lại, chưa có dự toán")
	w.Says("Bảo", "V2 xác nhận")
	w.Golden("confirm")
	got := w.task(1)
	assert.Equal(t, store.TaskDone, got.State)
	assert.Equal(t, w.Person("Lan").ID, got.Confirmed.By)
	assert.Equal(t, "còn thiếu ảnh", got.SentBack.Word)
	got = w.task(2)
	assert.Equal(t, store.TaskOpen, got.State)
	assert.True(t, got.DoneAt.IsZero())

	// A member's word is his answer, not a decision; the round takes it.
	assert.Empty(t, w.task(2).Confirmed)
	w.Says("Minh", "V2 xác nhận")
	assert.Zero(t, w.task(2).Confirmed)
}

func TestTheSecretaryWithoutAnAccountLeavesItToTheDeputy(t *testing.T) {
	w := newWard(t)
	confirming(w)
	w.give("Hùng hoàn thiện hồ sơ")
	w.Update(func(tx *store.Tx) {
		p, err := tx.Person(w.Member("Lan").Person)
		require.NoError(t, err)
		p.Unreachable = w.Now
		require.NoError(t, tx.PutPerson(&p))
	})
	w.replies("Hùng", 1, store.Done, "")
	assert.Contains(t, w.Hears("Hạnh"), "chờ đồng chí xác nhận")
	assert.Empty(t, w.Hears("Bảo"))
}

func TestOnLeave(t *testing.T) {
	w := newWard(t)
	w.Update(func(tx *store.Tx) {
		require.NoError(t, tx.PutAbsence(&store.Absence{Committee: w.c.ID, Member: w.Member("Hùng").ID, First: "2026-11-25", Last: "2026-11-29"}))
		require.NoError(t, tx.PutAbsence(&store.Absence{Committee: w.c.ID, Member: w.Member("Minh").ID, First: "2026-11-25", Last: "2026-11-29", Substitute: w.Member("Yến").ID}))
	})
	assert.Contains(t, w.Says("Lan", "/giao Hùng treo cờ"), "Hùng đang nghỉ đến 29/11")
	w.Says("Lan", "giao")
	w.give("Minh lập dự toán")
	assert.Empty(t, w.Hears("Hùng"))
	assert.Contains(t, w.Hears("Yến"), "V2")
	assert.Empty(t, w.Hears("Minh"))
	w.Turn(4 * 24 * time.Hour)
	assert.Contains(t, w.Hears("Hùng"), "V1", "on his first morning back")
	w.Presses("Yến", "V2 đã nhận")
}

func TestEnglish(t *testing.T) {
	w := newWard(t)
	w.Update(func(tx *store.Tx) {
		for _, name := range []string{"Lan", "Hùng"} {
			p, err := tx.Person(w.Member(name).Person)
			require.NoError(t, err)
			p.Lang = store.English
			require.NoError(t, tx.PutPerson(&p))
		}
	})
	w.Says("Lan", "/assign Hùng hoàn thiện hồ sơ tiêu chí 4 trước 4/12")
	w.Says("Lan", "due 11/12, add support Yến")
	w.Says("Lan", "give")
	w.Turn(11 * time.Minute)
	w.Says("Lan", "/assign V1 lead Minh from 1/12")
	w.Says("Lan", "save")
	w.Says("Lan", "/assign V1 drop")
	w.Says("Lan", "no")
	w.Turn(11 * time.Minute)
	w.Golden("english")
	assert.Equal(t, "2026-12-11", w.task(1).Deadline.Day)
}
