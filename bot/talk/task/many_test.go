package task_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
)

func TestSeveralCodesOneYes(t *testing.T) {
	w := newWard(t)
	w.give("khu phố 1, 2, 3, 5 treo cờ trước 2/12")
	w.give("Hùng dọn rác trước 2/12")
	card := w.Says("Lan", "/giao V1, V2 hạn 5/12")
	assert.Contains(t, card, "Sửa 2 việc")
	assert.Equal(t, "2026-12-02", w.task(1).Deadline.Day, "nothing is changed before a yes")
	w.Says("Lan", "ok")
	assert.Equal(t, "2026-12-05", w.task(1).Deadline.Day)
	assert.Equal(t, "2026-12-05", w.task(2).Deadline.Day)
	assert.Equal(t, "2026-12-02", w.task(3).Deadline.Day)

	card = w.Says("Lan", "/giao v2 đến v9 hạn 5/12")
	assert.Contains(t, card, "Sửa 3 việc")
	assert.Contains(t, card, "Đã đúng như thế: V2")
	assert.Contains(t, card, "V6, V7, V8, V9")
	w.Says("Hạnh", "/giao V3 nội dung treo cờ hai bên đường")
	w.Says("Hạnh", "lưu")
	said := w.Presses("Lan", "Lưu")
	assert.Contains(t, said, "vừa có người sửa: V3")
	assert.Equal(t, "2026-12-02", w.task(3).Deadline.Day)
	assert.Equal(t, "2026-12-05", w.task(5).Deadline.Day)
	w.Turn(11 * time.Minute)
	assert.Contains(t, w.Hears("Hùng"), "5/12/2026")

	assert.Contains(t, w.Says("Lan", "/giao V3-V5 bỏ, mưa bão"), "Bỏ 3 việc này")
	assert.Contains(t, w.Says("Lan", "thôi"), "giữ nguyên")
	assert.Equal(t, store.TaskOpen, w.task(3).State)
	w.Says("Lan", "/giao V3-V5 bỏ, mưa bão")
	assert.Contains(t, w.Says("Lan", "1"), "Đã bỏ 3 việc: V3, V4, V5")
	for n := 3; n <= 5; n++ {
		assert.Equal(t, store.TaskDropped, w.task(n).State)
		assert.Equal(t, "mưa bão", w.task(n).Dropped.Word)
	}
	assert.Contains(t, w.Says("Lan", "/giao V1 và V2 gì đó"), "V1, V2")
	assert.Contains(t, w.Says("Lan", "/giao V1, V2 hạn 31/2"), "chưa sửa việc nào")
	assert.Contains(t, w.Says("Lan", "/giao V1-V60 bỏ"), "nhiều nhất 50")
	assert.Contains(t, w.Says("Lan", "/giao V7, V8 bỏ"), "Không có việc nào để bỏ")
	assert.Contains(t, w.Says("Lan", "/giao V1 hạn 6/12"), "Sửa V1", "one code is one task")
}
