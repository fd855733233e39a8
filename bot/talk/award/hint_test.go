package award_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// TestWhatIsToldIsOfItsMoment: ten minutes after the newest change nobody hears of what was taken back meanwhile.
func TestWhatIsToldIsOfItsMoment(t *testing.T) {
	w := newWard(t)
	w.Says("Lan", "/thidua đề xuất kp5, Hùng")
	w.Says("Lan", "rút hết")
	w.Turn(11 * time.Minute)
	assert.Empty(t, w.Hears("Bảo"), "nothing waits for him")
	w.Says("Lan", "/thidua đề xuất kp5, Hùng")
	w.Says("Lan", "rút Hùng")
	w.Turn(11 * time.Minute)
	assert.Contains(t, w.Hears("Bảo"), "1 đề xuất chờ đồng chí. Xem và quyết: /thidua danh sách tháng 11/2026")
	w.Says("Bảo", "/thidua quý 4")
	assert.Contains(t, w.Says("Bảo", "/thidua danh sách tháng 11/2026"), "1. khu phố 5 • đã đề xuất", "whatever he looked at last")
	w.Says("Bảo", "/thidua duyệt kp5")
	w.Says("Bảo", "công bố")
	w.Says("Bảo", "1")
	w.Hears("Lan")
	w.Says("Lan", "/thidua đính chính: nhầm")
	w.Says("Lan", "bỏ đính chính")
	w.Turn(11 * time.Minute)
	assert.Empty(t, w.Hears("Bảo"), "the correction is no more")
	w.Says("Lan", "/thidua đính chính: nhầm")
	w.Turn(11 * time.Minute)
	assert.Contains(t, w.Hears("Bảo"), "Thư ký mở bản đính chính khen tháng 11/2026: “nhầm”.")
	w.Says("Lan", "đề xuất Yến")
	w.Update(func(tx *store.Tx) { // the chair hands over before it is sent
		m := w.Member("Bảo")
		m.Role = store.Plain
		require.NoError(t, tx.PutMember(&m))
	})
	w.Turn(11 * time.Minute)
	assert.Empty(t, w.Hears("Bảo"))
}

// TestABareNumberBelowTheList is asked back; below the columns it is none of ours.
func TestABareNumberBelowTheList(t *testing.T) {
	w := newWard(t)
	w.Says("Lan", "/thidua đề xuất kp5, Hùng")
	assert.Contains(t, w.Says("Lan", "2"), "2 là Trần Văn Hùng • đã đề xuất. Duyệt là việc của Trưởng ban. Rút thì gõ “rút 2”.")
	w.Says("Bảo", "/thidua danh sách")
	assert.Contains(t, w.Says("Bảo", "1"), "1 là khu phố 5 • đã đề xuất. Duyệt hay gạch?")
	assert.Contains(t, w.Says("Bảo", "duyệt"), "1. khu phố 5 ✓ đã đồng ý")
	assert.Contains(t, w.Says("Bảo", "2"), "2 là Trần Văn Hùng")
	assert.Contains(t, w.Says("Bảo", "gạch 2"), "Đã gạch: Trần Văn Hùng")
	assert.Contains(t, w.Says("Bảo", "7"), "chưa có “7”")
	w.Says("Bảo", "/thidua")
	assert.NotContains(t, w.Says("Bảo", "1"), "1 là")
}

// TestProposalsOfAnotherPeriodWait and are not forgotten where this one is shown; what is said to type works.
func TestProposalsOfAnotherPeriodWait(t *testing.T) {
	w := newWard(t)
	w.Says("Lan", "/thidua quý 4")
	w.Says("Lan", "đề xuất kp5, Hùng, Yến")
	said := w.Says("Bảo", "/thidua tháng 11")
	assert.Contains(t, said, "Quý IV/2026 còn 3 đề xuất chờ đồng chí: /thidua quý IV/2026")
	assert.Contains(t, w.Says("Bảo", "/thidua quý IV/2026"), "Thi đua quý IV/2026")
	assert.NotContains(t, w.Last("Bảo").Text, "chờ đồng chí", "this one")
	w.Says("Bảo", "duyệt hết")
	assert.NotContains(t, w.Says("Bảo", "/thidua tháng 11"), "chờ đồng chí")
	for _, period := range []string{"từ 1/10 đến 20/11", "6 tháng", "năm"} {
		w.Says("Lan", "/thidua "+period)
		w.Says("Lan", "đề xuất kp5")
		said = w.Says("Lan", "/thidua tháng 11")
		require.Regexp(t, `còn 1 đề xuất chờ Trưởng ban: /thidua .+`, said)
	}
	for _, line := range []string{"từ 1/10/2026 đến 20/11/2026", "6 tháng cuối năm 2026", "năm 2026"} {
		assert.Contains(t, said, ": /thidua "+line)
		assert.Contains(t, w.Says("Lan", "/thidua "+line), "Thi đua "+line)
	}
}

// TestAListThatReadsTheSame is published although a struck name was taken off it meanwhile; one that reads otherwise is shown
// again.
func TestAListThatReadsTheSame(t *testing.T) {
	w := newWard(t)
	w.Says("Lan", "/thidua đề xuất kp5, Hùng, Bình")
	w.Says("Bảo", "/thidua duyệt kp5, Bình")
	w.Says("Bảo", "gạch Hùng")
	said := w.Says("Bảo", "công bố")
	assert.Contains(t, said, "– Hồ Bình, trưởng khu phố 5")
	assert.Contains(t, said, "Chưa có lý do: khu phố 5, Hồ Bình. Muốn thêm thì gõ: “đề xuất khu phố 5: …”")
	assert.Contains(t, w.Says("Bảo", "đề xuất khu phố 5, Bình: dọn sạch hẻm 45"), "Đã ghi lý do của khu phố 5, Hồ Bình: “dọn sạch hẻm 45”")
	w.Says("Bảo", "công bố")
	w.Says("Lan", "/thidua rút Hùng")
	assert.Contains(t, w.Says("Bảo", "1"), "Đã công bố khen tháng 11/2026: 2 tập thể, cá nhân.")
	assert.Contains(t, w.Hears(group), "– Hồ Bình, trưởng khu phố 5: dọn sạch hẻm 45")
	assert.Len(t, w.list().Proposals, 2)

	w.Says("Bảo", "/thidua đính chính: thiếu")
	w.Says("Bảo", "đề xuất Yến: lắp camera")
	w.Says("Bảo", "công bố")
	w.Update(func(tx *store.Tx) {
		x := w.list()
		x.Proposals[0].Made.Word = "lời khác"
		require.NoError(t, tx.PutCommendation(&x))
	})
	assert.Contains(t, w.Says("Bảo", "1"), "Danh sách vừa thay đổi")
	assert.Empty(t, w.Hears(group))
}
