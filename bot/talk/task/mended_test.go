package task_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
)

func TestEndlessWorkIsGivenARhythm(t *testing.T) {
	w := newWard(t)
	card := w.Says("Lan", "/giao Cường kiểm tra chợ hằng ngày")
	assert.Contains(t, card, "Nhịp: hằng ngày")
	assert.NotContains(t, card, "đề nghị")
	card = w.Says("Lan", "/giao Cường kiểm tra trật tự đô thị thường xuyên")
	assert.Contains(t, card, "Nhịp hỏi: thứ Sáu hằng tuần (tôi đề nghị")
	assert.Contains(t, card, "Việc: kiểm tra trật tự đô thị thường xuyên")
	card = w.Says("Lan", "nhịp thứ 2 hằng tuần")
	assert.Contains(t, card, "Nhịp: thứ 2 hằng tuần")
	w.Says("Lan", "giao")
	assert.Equal(t, "FREQ=WEEKLY;BYDAY=MO", w.task(1).Rhythm.RRule)

	w.Update(func(tx *store.Tx) {
		assert.NoError(t, tx.PutPlan(&store.Plan{Committee: w.c.ID, Name: "tuần", Cron: "0 7 * * 3"}))
	})
	assert.Contains(t, w.Says("Lan", "/giao Cường tuần tra liên tục"), "Nhịp hỏi: thứ Tư hằng tuần")
	w.Says("Lan", "giao")
	assert.Equal(t, "FREQ=WEEKLY;BYDAY=WE", w.task(2).Rhythm.RRule)
	assert.True(t, w.task(2).Deadline.IsZero())
	w.Says("Lan", "/giao Cường tuần tra thường xuyên")
	assert.NotContains(t, w.Says("Lan", "không nhịp"), "Nhịp")
}

func TestOkTakesTheOneChoice(t *testing.T) {
	w := newWard(t)
	long := strings.TrimSpace(strings.Repeat("Rà soát các hộ kinh doanh trên địa bàn. ", 100))
	for n, yes := range []string{"ok", "đồng ý"} {
		w.Says("Lan", "/giao Hùng "+long)
		card := w.Says("Lan", yes)
		assert.NotContains(t, card, "Việc: "+yes)
		w.Says("Lan", "giao")
		assert.Contains(t, w.task(n+1).Work, "Rà soát")
	}
	said := w.Says("Lan", "/giao Khôi dọn rác trước 4/12")
	assert.Contains(t, said, "“Khôi”")
	assert.Contains(t, w.Says("Lan", "ok"), "“Khôi”", "ok is nobody's name")
	assert.Contains(t, w.Says("Lan", "ý tôi là Cường"), "Chủ trì: Cường")
	w.Says("Lan", "/giao")
	assert.Contains(t, w.Says("Lan", "ok"), "Giao cho ai?")
	assert.NotContains(t, w.Says("Lan", "giao"), "Cứ ghi")
}

func TestOrdersWithoutMarks(t *testing.T) {
	w := newWard(t)
	card := w.Says("Lan", "giao Yen soan thu moi hop thu 2")
	assert.Contains(t, card, "Việc: soan thu moi hop")
	assert.Contains(t, card, "thứ Hai 30/11/2026")
	assert.Contains(t, w.Says("Lan", "giao ke toan lam du toan tet truoc 20 thang chap"), "Việc: lam du toan tet")
	assert.Contains(t, w.Says("Lan", "giao yen sua chua bong den hem 45"), "Việc: sua chua bong den hem 45")
}

func TestDaysOnTheCard(t *testing.T) {
	w := newWard(t)
	assert.Contains(t, w.Says("Lan", "/giao Cường trực Tết mùng 3 tết"), "8/2/2027")
	assert.Contains(t, w.Says("Lan", "/giao Yến gửi báo cáo trước 15.12"), "15/12/2026")
	assert.Contains(t, w.Says("Lan", "/giao Yến rà soát mục 2.1"), "Hạn: chưa có")
	assert.Contains(t, w.Says("Lan", "/giao Yến gửi báo cáo hạn 29/2"), "Không có ngày “29/2/2027”")
	assert.Contains(t, w.Says("Lan", "28/2"), "28/2/2027")
	assert.Contains(t, w.Says("Lan", "hạn 29/2"), "Không có ngày “29/2/2027”")
	w.Says("Lan", "/giao Hùng phun thuốc từ 1/12 đến 5/12")
	w.Says("Lan", "giao")
	w.Turn(11 * time.Minute)
	assert.Contains(t, w.Hears("Hùng"), "“từ 1/12 đến 5/12”")
	said := w.Says("Lan", "/giao trước 5/12")
	assert.Contains(t, said, "Giao cho ai?")
	assert.Contains(t, said, "5/12/2026")
	assert.NotContains(t, said, "Việc: giao")
	assert.NotContains(t, w.Says("Lan", "/giao 🚀 dọn rác"), "Việc: giao")
	w.Says("Lan", "/giao Minh lập dự toán trước 18/12")
	w.Says("Lan", "giao")
	assert.Contains(t, w.Presses("Lan", "Sửa"), "V2 đang là")
}

func TestAnEveningTaskDueTomorrow(t *testing.T) {
	w := newWard(t)
	w.Turn(12*time.Hour + 58*time.Minute) // 20:58
	assert.Contains(t, w.Says("Lan", "/giao Hùng dọn rác ngày mai"), "đúng vào ngày hạn")
	assert.NotContains(t, w.Says("Lan", "/giao Hùng dọn rác trước 4/12"), "đúng vào ngày hạn")
}
