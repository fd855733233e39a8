package agenda_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

func explained(reason string) func(*store.Task) {
	return func(t *store.Task) {
		t.Explained = store.Explanation{Version: t.Deadline.Version, Reason: reason, At: t.Given}
	}
}

func TestOverdueForOfficers(t *testing.T) {
	w := newWard(t)
	w.give("Hùng", "Lắp pa nô", "2026-11-24", explained("pa nô về chậm"))                   // V1
	w.give("khu phố 9", "Ra quân", "2026-11-20")                                            // V2
	w.give("Điện lực", "Cắt tỉa cây xanh", "2026-11-25")                                    // V3
	wants, help := w.give("Sơn", "Lắp camera", "2026-11-30"), w.give("Tâm", "Vẽ tranh", "") // V4, V5
	late := w.give("Nhàn", "Báo cáo hộ nghèo", "2026-11-23")                                // V6
	w.give("Sơn", "Chưa đến hạn", "2026-11-30")                                             // V7
	w.told("Tâm", help, store.Blocked, words("thiếu sơn"), func(r *store.Reply) { r.NeedsHelp = true })
	w.asks(wants, "2026-12-04", "thiết bị về chậm")
	w.asks(late, "2026-11-27", "")
	said := w.Says("Lan", "quá hạn")
	assert.Equal(t, []string{"V2", "V6", "V1", "V3", "V4", "V5"}, codes(said))
	assert.Contains(t, said, "4 việc quá hạn.")
	assert.Contains(t, said, "khu phố 9 – Cần (bot không nhắn được, 0900 000 009) · hạn thứ Sáu 20/11, quá hạn 6 ngày\n   chưa có giải trình")
	assert.Contains(t, said, "đã giải trình: “pa nô về chậm”")
	assert.Contains(t, said, "Điện lực (chưa có ai nhận)")
	assert.Contains(t, said, "xin lùi đến thứ Sáu 27/11\n", "what is asked for stands in the place of an explanation")
	assert.Contains(t, said, "Chưa quá hạn, chờ ý kiến\nV4 – Lắp camera")
	assert.Contains(t, said, "“/ghiho Cần V2 80%”")
	assert.Contains(t, w.Says("Bảo", "/quahan"), "4 việc quá hạn.")

	own := w.Says("Hùng", "/quahan")
	assert.Equal(t, []string{"V1"}, codes(own))
	assert.Contains(t, own, "“V1 giải trình chờ vật tư”")
	assert.Contains(t, w.Says("Sơn", "/quahan"), "Đồng chí Sơn không có việc nào quá hạn.")

	for n := range 12 {
		w.give("Hùng", fmt.Sprint("Việc ", n), "2026-11-19")
	}
	assert.Contains(t, w.Says("Lan", "/quahan"), "Còn 8 việc: /quahan 2")
	assert.Contains(t, w.Says("Lan", "/quahan 2"), "V2 – Ra quân")
	assert.Equal(t, 8, len(codes(w.Presses("Lan", "Trang trước"))))
}

func TestNothingIsOverdue(t *testing.T) {
	w := newWard(t)
	w.give("Hùng", "Lắp pa nô", "2026-11-26")
	assert.Equal(t, "Không có việc nào quá hạn.", w.Says("Lan", "/quahan"))
	w.Turn(24 * time.Hour)
	assert.Contains(t, w.Says("Lan", "/quahan"), "quá hạn từ hôm qua")
}

// word words a recipe of a day for an officer, "" for nothing to say.
func (w *ward) word(kind, officer string, level int, tasks ...store.Task) string {
	w.Helper()
	arg := store.DayArg{Committee: w.c.ID, Day: w.Now.In(store.HoChiMinh).Format("2006-01-02"), Level: level}
	for _, t := range tasks {
		arg.Tasks = append(arg.Tasks, t.Number)
	}
	said := ""
	w.View(func(tx *store.ReadTx) {
		p, err := tx.PersonOf(talktest.Account(officer))
		require.NoError(w, err)
		c, err := w.Bot.Word(tx, store.Job{Recipe: store.RecipeOf(kind, arg), About: store.About{Committee: w.c.ID, Person: p.ID}})
		if errors.Is(err, talk.ErrNothing) {
			return
		}
		require.NoError(w, err)
		said = c.Plain()
	})
	return said
}

func TestCallsAreOfTheMoment(t *testing.T) {
	w := newWard(t)
	first, second := w.give("khu phố 9", "Ra quân", "2026-11-27"), w.give("khu phố 9", "Nộp báo cáo", "2026-11-30")
	nobody, other := w.give("Điện lực", "Cắt tỉa cây xanh", "2026-11-26"), w.give("Hùng", "Lắp pa nô", "2026-11-26")
	said := w.word(store.RecipeTaskCalls, "Lan", 0, first, second, nobody)
	assert.Contains(t, said, "– Trần Văn Cần, trưởng khu phố 9 · 0900 000 009\n   V1 – Ra quân (hạn thứ Sáu 27/11, ngày mai)\n   V2 – Nộp báo cáo")
	assert.Contains(t, said, "– Điện lực: trong danh sách chưa có ai nhận")
	assert.Contains(t, said, "“/ghiho Cần V1 80%”")
	assert.NotContains(t, said, string(other.Subject()))
	w.Turn(time.Minute)
	w.told("Cần", first, store.Doing)
	assert.NotContains(t, w.word(store.RecipeTaskCalls, "Lan", 0, first, second), "V1", "heard meanwhile")
	w.told("Cần", second, store.Done)
	assert.Empty(t, w.word(store.RecipeTaskCalls, "Lan", 0, first, second))
	assert.Empty(t, w.word(store.RecipeTaskCalls, "Lan", 0), "no tasks at all")
}

func TestLatenessIsCarried(t *testing.T) {
	w := newWard(t)
	late, why, asked := w.give("Hùng", "Lắp pa nô", "2026-11-20"), w.give("Sơn", "Lắp camera", "2026-11-20", explained("chờ vật tư")), w.give("Tâm", "Vẽ tranh", "2026-11-20")
	w.asks(asked, "2026-12-04", "")
	said := w.word(store.RecipeOverdue, "Vân", 1, late, why, asked)
	assert.Contains(t, said, "1 việc quá hạn 3 ngày trở lên, chưa có giải trình.")
	assert.Equal(t, []string{"V1"}, codes(said))
	calls := w.word(store.RecipeOverdue, "Lan", 2, late, why, asked)
	assert.Contains(t, calls, "Những việc sau quá hạn đã lâu mà chưa có giải trình. Xin gọi giúp:")
	assert.Contains(t, calls, "– Hùng · chưa có số điện thoại")
	w.absent("Hùng", "2026-11-26", "2026-11-27", "")
	assert.Contains(t, w.word(store.RecipeOverdue, "Lan", 2, late), "đang nghỉ")
	w.absent("Sơn", "2026-11-26", "2026-11-27", "Nhàn")
	w.Turn(time.Minute)
	w.told("Hùng", late, store.Done)
	assert.Empty(t, w.word(store.RecipeOverdue, "Lan", 2, late, why, asked))
}
