package extend_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func TestExplainedWithADay(t *testing.T) {
	p := newPlay(t)
	assert.Contains(t, p.Says("Hùng", "V2 giải trình"), "Hạn thứ Ba 24/11, quá hạn 2 ngày. Vướng ở đâu, đồng chí?")
	assert.Equal(t, "1 Thiếu kinh phí | 2 Thiếu người, phương tiện | 3 Chờ đơn vị khác | 4 Thời tiết | 5 Dân chưa đồng thuận | Cần hỗ trợ", p.labels("Hùng"))
	assert.Contains(t, p.Presses("Hùng", "3 Chờ đơn vị khác"), "Đã ghi giải trình V2: “chờ đơn vị khác”.\nKhi nào xong được?")
	task := p.task(2)
	assert.True(t, task.ExplainedNow(), "kept at once, whether or not a day follows")
	assert.Equal(t, "chờ đơn vị khác", task.Explained.Reason)
	p.View(func(tx *store.ReadTx) {
		answered, err := tx.TaskAnswered(task, tx.Now().Add(-time.Hour))
		require.NoError(t, err)
		assert.True(t, answered, "no reminder again that day")
	})
	p.Restart()
	assert.Contains(t, p.Says("Hùng", "thứ 6 tuần sau"), "Đã ghi giải trình, và đã gửi Trưởng ban: V2 xin lùi từ thứ Ba 24/11 đến thứ Sáu 4/12 – chờ đơn vị khác.")
	assert.Contains(t, p.Hears("Bảo"), "quá hạn 2 ngày")
	p.Presses("Bảo", "a Đồng ý")
	assert.False(t, p.task(2).ExplainedNow(), "a new deadline, a new account")
	p.Golden("explain")
}

func TestExplainedWithoutADay(t *testing.T) {
	p := newPlay(t)
	assert.Contains(t, p.Says("Hùng", "V2 trễ vì chờ tỉnh trả lời"), "Đã ghi giải trình V2: “chờ tỉnh trả lời”.")
	assert.Contains(t, p.Says("Hùng", "bỏ qua"), "Hôm nay tôi không nhắc việc này nữa.")
	assert.Empty(t, p.extensions(2))
	assert.Empty(t, p.Hears("Bảo"))

	// A day among the words is proposed, not taken.
	assert.Contains(t, p.Says("Hùng", "giải trình V2: pa nô về chậm, xin đến 4/12"), "Đã ghi giải trình V2: “pa nô về chậm, xin đến 4/12”.\nKhi nào xong được?")
	assert.Contains(t, p.labels("Hùng"), "1 thứ Sáu 4/12 | 2 thứ Ba 1/12")
	assert.Contains(t, p.Says("Hùng", "1"), "Đã ghi giải trình, và đã gửi Trưởng ban: V2 xin lùi từ thứ Ba 24/11 đến thứ Sáu 4/12")
	assert.Contains(t, p.Says("Hùng", "V2 giải trình trời mưa"), "Đề nghị lùi đến thứ Sáu 4/12 vẫn đang chờ trả lời.")
}

func TestExplainedInTime(t *testing.T) {
	p := newPlay(t)
	assert.Contains(t, p.Says("Hùng", "V1 giải trình pa nô về chậm"), "còn trong hạn (thứ Hai 30/11), chưa cần giải trình")
	assert.False(t, p.task(1).ExplainedNow())
	assert.Contains(t, p.Says("Hùng", "4/12"), "Đã gửi Trưởng ban: V1 xin lùi từ thứ Hai 30/11 đến thứ Sáu 4/12 – pa nô về chậm.")
	assert.NotContains(t, p.Says("Hùng", "V1 chậm vì mưa"), "giải trình", "in time it is a report")
	assert.Contains(t, p.Says("Bảo", "V2 giải trình trời mưa"), "người phụ trách giải trình")
	assert.Contains(t, p.Says("Lan", "V2 giải trình trời mưa"), "Đã ghi giải trình V2", "noted by phone")
	assert.Contains(t, p.Says("Hùng", "V3 giải trình"), "chưa có hạn")
}

func TestHelp(t *testing.T) {
	p := newPlay(t)
	p.Forges("Hùng", "ge:1:2")
	assert.Contains(t, p.Presses("Hùng", "Cần hỗ trợ"), "V2 cần giúp gì, đồng chí?")
	p.Restart()
	assert.Contains(t, p.Says("Hùng", "cần xe cẩu, thợ chờ hai ngày rồi"), "“cần xe cẩu, thợ chờ hai ngày rồi”")
	heard := p.Hears("Bảo")
	assert.Contains(t, heard, "Đồng chí Hùng xin hỗ trợ V2")
	assert.Contains(t, heard, "“cần xe cẩu, thợ chờ hai ngày rồi”")
	assert.Equal(t, "cần xe cẩu, thợ chờ hai ngày rồi", p.task(2).Explained.Reason, "lateness is explained by it")
	assert.Empty(t, p.Hears("Hạnh"))
	p.Golden("help")

	// A reason that was given is what help is needed with.
	p.Says("Hùng", "V1 giải trình pa nô về chậm")
	p.Presses("Hùng", "Cần hỗ trợ")
	assert.Contains(t, p.Hears("Bảo"), "“pa nô về chậm”")
	p.Turn(14 * time.Hour)
	p.Hears("Bảo")
	p.Forges("Yến", "gc:1:4")
	p.Says("Yến", "cần người đi cùng")
	assert.Empty(t, p.Hears("Bảo"), "not at night")
	p.Turn(9 * time.Hour)
	assert.Contains(t, p.Hears("Bảo"), "“cần người đi cùng”")
	assert.Contains(t, p.Forges("Lan", "gc:1:4"), "việc này Yến phụ trách")
}

func TestOtherWordsPassThroughAQuestion(t *testing.T) {
	p := newPlay(t)
	p.Says("Hùng", "V1 gia hạn")
	p.Says("Hùng", "V2 giải trình trời mưa")
	assert.True(t, p.task(2).ExplainedNow(), "a sentence with its own code is no answer")
	p.Says("Hùng", "V1 gia hạn vì mưa")
	assert.Contains(t, p.Says("Hùng", "/huy"), "Chưa gửi gì cho V1")
	assert.NotContains(t, p.Says("Hùng", "4/12"), "Đã gửi")
	p.Says("Hùng", "V1 gia hạn")
	p.Turn(13 * time.Hour)
	assert.NotContains(t, p.Says("Hùng", "4/12"), "Vì sao?", "a question of this morning")
}
