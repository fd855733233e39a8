package round_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/store"
)

// labels are the buttons under the newest message of a chat.
func (d *desk) labels(who string) string {
	var all []string
	for _, row := range d.last["tg/"+who].content.Actions {
		for _, a := range row {
			all = append(all, a.Label)
		}
	}
	return strings.Join(all, ", ")
}

// TestTasksInTheSummary is Friday 27/11: V1 is overdue in criterion 3, V2 asks for more time, V3 is done.
func TestTasksInTheSummary(t *testing.T) {
	d := newDesk(t, "2026-11-16 08:00", "Hùng tc3", "Sơn tc4")
	late, wants := d.gives("lắp pa nô", "2026-11-19", "Hùng"), d.gives("lắp camera", "2026-11-30", "Sơn")
	d.gives("nộp danh sách", "2026-11-30", "Sơn")
	late.Criterion = 3
	d.tx(func(tx *store.Tx) error { return tx.PutTask(&late) })
	d.goTo("2026-11-27 13:00")
	d.says("Sơn", "V3 xong")
	d.tx(func(tx *store.Tx) error {
		return tx.AskExtension(&store.Extension{Committee: d.c.ID, Task: wants.Number, Wanted: store.Deadline{Day: "2026-12-04", Op: "by"}, Reason: "thiết bị về chậm"})
	})
	chair := d.says("Bảo", "/tonghop")
	assert.Contains(t, chair, "🟥 3 Tên 3")
	assert.Contains(t, chair, "Nhiệm vụ: xong 1 (đúng hạn 1) · đang làm 1 (quá hạn 1) · chưa làm 1")
	assert.Contains(t, chair, "a. V2 (lắp camera) xin lùi đến thứ Sáu 4/12 – thiết bị về chậm (Sơn)\nb. V1 (lắp pa nô) quá hạn 8 ngày, chưa có giải trình (Hùng)")
	assert.Equal(t, "a Đồng ý, a Chưa đồng ý, a Chỉ đạo, b Chỉ đạo, Xem kỹ từng mục (gõ tc3), Tải .docx, Bảng .xlsx, Ảnh", d.labels("Bảo"))
	assert.Equal(t, "gx:1:2:1:ok", d.last["tg/Bảo"].content.Actions[0][0].Code)

	d.says("Lan", "/tonghop")
	assert.Equal(t, "Xem kỹ từng mục (gõ tc3), Tải .docx, Bảng .xlsx, Ảnh", d.labels("Lan"), "the secretary reads it and does not decide")
	member := d.says("Hùng", "/tonghop")
	assert.Contains(t, member, "quá hạn 1)")
	for _, secret := range []string{"V1", "V2", "Sơn", "8 ngày"} {
		assert.NotContains(t, member, secret)
	}
	group := d.hears(talk.Message{Kind: talk.Text, Account: "tg/Bảo", Chat: "tg/group", ChatKind: talk.Grouped, Text: "/tonghop", Addressed: true})["group"]
	assert.Contains(t, group, "Nhiệm vụ: xong 1 (đúng hạn 1)")
	assert.Contains(t, group, "2 việc cần ý kiến")
	assert.NotContains(t, group, "V1")

	closing := strings.Join(d.goTo("2026-11-27 16:05")["Bảo"], "\n")
	assert.Contains(t, closing, "a. V2 (lắp camera) xin lùi", "the brief has it too")
	assert.Equal(t, "a Đồng ý, a Chưa đồng ý, a Chỉ đạo, b Chỉ đạo, Xem kỹ từng mục (gõ tc3), Tải .docx, Bảng .xlsx, Ảnh", d.labels("Bảo"))
	d.says("Bảo", "/tonghop lúc 15:00")
	assert.Empty(t, d.labels("Bảo"), "what is past is not decided")

	d.goTo("2026-11-28 08:00")
	d.tx(func(tx *store.Tx) error {
		e, err := tx.Extension(d.c.ID, wants.Number, 1)
		require.NoError(t, err)
		return tx.Decide(&e, store.Granted, e.Wanted, store.Verdict{})
	})
	now := d.says("Bảo", "/tonghop")
	assert.NotContains(t, now, "xin lùi")
	assert.Contains(t, now, "a. V1 (lắp pa nô)")
	d.goTo("2026-12-04 14:05")
	d.says("Hùng", "V1 xong")
	d.says("Hùng", "tc3 xong")
	assert.Contains(t, d.says("Bảo", "/tonghop"), "🟩 3 Tên 3 ▲")
	past := d.says("Bảo", "/tonghop tuần trước")
	assert.Contains(t, past, "– V2 (lắp camera) xin lùi", "as it was when its last day was over, without a letter")
	assert.Contains(t, past, "🟥 3 Tên 3")
	assert.Equal(t, "Xem kỹ từng mục (gõ tc3), Tải .docx, Bảng .xlsx, Ảnh", d.labels("Bảo"))
}

// TestTheChairReadsThreeLines: the rest is counted, and leads to the list.
func TestTheChairReadsThreeLines(t *testing.T) {
	d := newDesk(t, "2026-11-16 08:00", "Hùng tc3")
	for range 8 {
		d.gives("lắp pa nô", "2026-11-18", "Hùng")
	}
	d.goTo("2026-11-27 14:05")
	d.says("Hùng", "tc3 vướng, thiếu xe gom")
	d.says("Hùng", "V7 vướng, thiếu khung sắt, cần hỗ trợ")
	said := d.says("Bảo", "/tonghop")
	assert.Contains(t, said, "a. V7 (lắp pa nô) vướng, quá hạn 9 ngày: thiếu khung sắt, cần hỗ trợ (Hùng)\nb. V1 (lắp pa nô) quá hạn 9 ngày, chưa có giải trình (Hùng)")
	assert.Contains(t, said, "\nc. V2 (lắp pa nô) quá hạn 9 ngày, chưa có giải trình (Hùng)\n… và 6 việc nữa: gõ “/tonghop cần ý kiến”.")

	said = d.says("Bảo", "/tonghop cần ý kiến")
	assert.Contains(t, said, "a. V7 (lắp pa nô) vướng", "the letters are the same")
	assert.Contains(t, said, "\ni. Tiêu chí 3 vướng: thiếu xe gom (Hùng)")
	assert.NotContains(t, said, "việc nữa")
	assert.NotContains(t, d.says("Hùng", "/tonghop cần ý kiến"), "quá hạn", "who is late is for officers")
}
