package award_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// published is November's list with khu phố 5 on it, made known at eight in the morning of 1/12.
func published(t *testing.T) *ward {
	w := newWard(t)
	w.Says("Bảo", "/thidua đề xuất kp5: vườn hoa mới")
	w.Says("Bảo", "công bố")
	w.Says("Bảo", "1")
	require.Contains(t, w.Hears(group), "– khu phố 5: vườn hoa mới")
	w.Hears("Lan")
	return w
}

func (w *ward) all() (list []store.Commendation) {
	w.View(func(tx *store.ReadTx) {
		var err error
		list, err = tx.Commendations(w.c.ID)
		require.NoError(w, err)
	})
	return list
}

// TestACorrectionIsToldOnce: the group reads the list that holds, nobody who was taken off is named, and why is nobody's
// business; the first list stays as it was, and is the one of its time.
func TestACorrectionIsToldOnce(t *testing.T) {
	w := published(t)
	first := w.list()
	then := w.Now
	w.Now = w.Now.Add(time.Hour)
	w.Says("Bảo", "/thidua đính chính: vườn hoa là của khu phố 4")
	assert.Empty(t, w.Hears(group)+w.Hears("Lan"))
	w.Says("Bảo", "rút kp5")
	w.Says("Bảo", "đề xuất kp4: vườn hoa mới")
	said := w.Says("Bảo", "công bố")
	assert.Contains(t, said, "Không còn trong danh sách: khu phố 5.")
	assert.Empty(t, w.Hears(group), "not before his yes")
	w.Says("Bảo", "1")
	told := w.Hears(group)
	assert.Contains(t, told, "Danh sách đúng:\n– khu phố 4: vườn hoa mới")
	assert.NotContains(t, told, "khu phố 5")
	assert.NotContains(t, told, "vườn hoa là của")
	assert.NotEmpty(t, w.Hears("Lan"))
	w.Turn(48 * time.Hour)
	assert.Empty(t, w.Hears(group)+w.Hears("Lan"), "once")
	for _, who := range []string{"Hạnh", "Hùng", "Bình"} {
		assert.Equal(t, "Việc này dành cho trưởng ban hoặc thư ký.", w.Says(who, "/thidua bản cũ"))
	}
	all := w.all()
	require.Len(t, all, 2)
	assert.Equal(t, first, all[0], "never changed")
	assert.Equal(t, first.ID, all[1].Supersedes)
	w.View(func(tx *store.ReadTx) {
		held, _, err := tx.AsOf(then).CommendationOf(w.c.ID, "2026-11-01", "2026-11-30")
		require.NoError(t, err)
		assert.Equal(t, first.ID, held.ID, "an hour before, the first one held")
	})
}

// TestACorrectionBeforeAnybodyReadTheFirst: what was published at night and corrected before the morning is told as if it
// had been right from the beginning; taken back whole, nothing is told at all.
func TestACorrectionBeforeAnybodyReadTheFirst(t *testing.T) {
	for _, c := range []struct{ change, want string }{{"đề xuất Hùng", "biểu dương tháng 11/2026:\n– khu phố 5\n– Trần Văn Hùng\n"}, {"rút hết", ""}} {
		w := newWard(t)
		w.Now = time.Date(2026, 12, 1, 22, 0, 0, 0, store.HoChiMinh)
		w.Says("Bảo", "/thidua tháng 11")
		w.Says("Bảo", "đề xuất kp5")
		w.Says("Bảo", "công bố")
		w.Says("Bảo", "1")
		w.Says("Bảo", "/thidua đính chính: nhầm")
		w.Says("Bảo", c.change)
		w.Says("Bảo", "công bố")
		w.Says("Bảo", "1")
		assert.Empty(t, w.Hears(group), "not at night")
		w.Turn(10 * time.Hour)
		told := w.Hears(group)
		if c.want == "" {
			assert.Empty(t, told)
			continue
		}
		assert.Contains(t, told, c.want)
		assert.NotContains(t, told, "rà soát")
		assert.Contains(t, told, "Trân trọng cảm ơn")
		// The next one corrects what they have read.
		w.Says("Bảo", "/thidua đính chính: nhầm nữa")
		w.Says("Bảo", "rút Hùng")
		w.Says("Bảo", "công bố")
		w.Says("Bảo", "1")
		assert.Contains(t, w.Hears(group), "đã rà soát lại tin biểu dương tháng 11/2026 (1/12). Danh sách đúng:\n– khu phố 5\n")
	}
}

// TestFiguresAlone: a score that was wrong is corrected without a word to the group, which has read the names already.
func TestFiguresAlone(t *testing.T) {
	w := published(t)
	w.Says("Bảo", "/thidua đính chính: chấm nhầm")
	assert.Contains(t, w.Says("Bảo", "công bố"), "chưa có gì để đính chính")
	w.Says("Lan", "/chamdiem đợt tháng 11")
	w.Says("Hùng", "/chamdiem kp5 1 1 1")
	assert.Contains(t, w.Says("Bảo", "/thidua công bố"), "Nhóm không nhận tin nào nữa")
	assert.Contains(t, w.Says("Bảo", "1"), "Tên vẫn như trước nên nhóm không nhận tin.")
	assert.Empty(t, w.Hears(group))
	assert.Contains(t, w.Says("Lan", "/thidua tháng 11"), "3/25 điểm")
	w.Says("Bảo", "/thidua đính chính: thêm người")
	w.Says("Bảo", "đề xuất Hùng")
	w.Says("Bảo", "công bố")
	w.Says("Bảo", "1")
	assert.Contains(t, w.Hears(group), "tháng 11/2026 (1/12). Danh sách đúng:\n– khu phố 5: vườn hoa mới\n– Trần Văn Hùng\n")
}

// TestOnlyTheChairPublishesACorrection: the secretary may begin it and propose; old buttons publish and decide nothing.
func TestOnlyTheChairPublishesACorrection(t *testing.T) {
	w := published(t)
	assert.Contains(t, w.Says("Lan", "/thidua đính chính"), "gõ kèm lý do")
	assert.Contains(t, w.Says("Lan", "/thidua tháng 10"), "chưa có số liệu")
	assert.Contains(t, w.Says("Lan", "đính chính: nhầm"), "chưa công bố")
	w.Says("Lan", "/thidua tháng 11")
	assert.Contains(t, w.Says("Lan", "đính chính: nhầm"), "Đã mở bản đính chính")
	w.Says("Lan", "đề xuất Hùng")
	assert.Contains(t, w.Says("Lan", "rút kp5"), "Trưởng ban đã đồng ý khu phố 5")
	assert.Contains(t, w.Says("Lan", "công bố"), "Việc này dành cho trưởng ban.")
	w.Turn(11 * time.Minute)
	assert.Contains(t, w.Hears("Bảo"), "Thư ký mở bản đính chính khen tháng 11/2026: “nhầm”. 1 đề xuất chờ đồng chí.")
	was := w.list()
	for _, code := range []string{"kt:y:1:2026-11-01:2026-11-30:m4:1", "kt:n:1:2026-11-01:2026-11-30:p5:1", "kt:k:1:2026-11-01:2026-11-30:1:2", "kt:k:1:2026-11-01:2026-11-30:2"} {
		w.Forges("Bảo", code)
		assert.Equal(t, was, w.list(), code)
	}
	w.Says("Bảo", "/thidua duyệt hết")
	w.Says("Bảo", "công bố")
	w.Forges("Bảo", "kt:k:1:2026-11-01:2026-11-30:1:3")
	assert.Empty(t, w.Hears(group), "the button below the first list")
	w.Says("Lan", "/thidua bỏ đính chính")
	assert.Contains(t, w.Says("Bảo", "1"), "được giữ nguyên", "what was left cannot be published")
	assert.Empty(t, w.Hears(group))
	assert.Contains(t, w.Says("Lan", "/thidua bỏ đính chính"), "không có bản đính chính nào")
	w.Says("Lan", "/thidua đính chính: nhầm thật")
	assert.Len(t, w.all(), 3, "what was left stays on record")
}

// TestACorrectionWithoutAGroup: nobody had read the first one, so that the second is no correction to whoever reads it.
func TestACorrectionWithoutAGroup(t *testing.T) {
	w := newWard(t)
	mute := func(is bool) {
		w.Update(func(tx *store.Tx) {
			c, err := tx.Committee(w.c.ID)
			require.NoError(t, err)
			c.Group.Mute = is
			require.NoError(t, tx.PutCommittee(&c))
		})
	}
	mute(true)
	w.Says("Bảo", "/thidua đề xuất kp5")
	w.Says("Bảo", "công bố")
	w.Says("Bảo", "1")
	mute(false)
	w.Says("Bảo", "/thidua đính chính: thêm")
	w.Says("Bảo", "đề xuất kp4")
	w.Says("Bảo", "công bố")
	w.Says("Bảo", "1")
	assert.Contains(t, w.Hears(group), "biểu dương tháng 11/2026:\n– khu phố 4\n– khu phố 5\n")
}
