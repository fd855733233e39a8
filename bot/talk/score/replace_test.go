package score_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"giaoban/bot/talk"
)

// TestTheFormChangesMeanwhile: whoever has the old form before him is asked by the new one.
func TestTheFormChangesMeanwhile(t *testing.T) {
	w := ready(t)
	w.Says("Yến", "/chamdiem kp5 8 9 4")
	w.Says("Hùng", "/chamdiem kp5")
	said := w.Says("Bảo", "/chamdiem mẫu: Vệ sinh đường ngõ 10; Cây xanh 5")
	assert.Contains(t, said, "Đợt tháng 11/2026 đã có 1 phiếu chấm mục ấy (Yến).")
	said = w.Presses("Bảo", "1 Đổi mẫu")
	assert.Contains(t, said, "Bỏ mục: Trật tự đô thị (tối đa 10), Nhà văn hóa (tối đa 5). 1 phiếu đã chấm mục ấy")
	said = w.Says("Hùng", "8 9 4")
	assert.Contains(t, said, "Mẫu chấm điểm vừa đổi")
	assert.Contains(t, said, "2. Cây xanh – tối đa 5")
	w.Says("Hùng", "8 4")
	assert.Equal(t, []int{1200, 1500, 0}, w.five())
	w.Says("Lan", "/chamdiem đoàn bớt Hùng")
	assert.NotContains(t, w.Says("Hùng", "9 5"), "Đã ghi")
	assert.Contains(t, w.Says("Hùng", "/chamdiem kp5"), "dành cho đoàn kiểm tra")
	assert.Contains(t, w.Says("Lan", "/chamdiem đoàn thêm Minh"), "Minh")
	assert.Equal(t, []int{1200, 1500, 0}, w.five(), "what he gave stays")
}

// TestAFormWithPointsIsNotReplacedSilently: the officer is asked, sheets are counted once however often they were corrected,
// those who have begun are told, and go on where they are.
func TestAFormWithPointsIsNotReplacedSilently(t *testing.T) {
	w := ready(t)
	w.Says("Hùng", "/chamdiem kp5 8 9 4")
	w.Says("Hùng", "mục 2 10")
	w.Says("Hùng", "kp5 7 8 4")
	w.Says("Yến", "/chamdiem kp5 9 9 5")
	w.Says("Yến", "kp4 9 9 5")
	const other = "/chamdiem mẫu: Vệ sinh đường ngõ 20; Trật tự đô thị 10; Nhà văn hóa 5"
	said := w.Says("Lan", other)
	assert.Contains(t, said, "đã có 3 phiếu chấm mục ấy (Hùng, Yến)")
	assert.Equal(t, []int{2100, 2500, 0}, w.five(), "nothing is changed")
	assert.Contains(t, w.Says("Lan", "2"), "Vẫn dùng mẫu cũ")
	assert.Equal(t, []int{2100, 2500, 0}, w.five())
	assert.Empty(t, w.Hears("Hùng"))
	w.Says("Lan", other)
	assert.Contains(t, w.Says("Lan", "/huy"), "Vẫn dùng mẫu cũ")
	w.Says("Lan", other)
	w.Restart()
	said = w.Says("Lan", "đổi")
	assert.Contains(t, said, "3 phiếu đã chấm mục ấy vẫn được giữ")
	assert.Contains(t, said, "Đã nhắn cho người đã chấm: Hùng, Yến.")
	assert.Contains(t, w.Hears("Hùng"), "Còn mục mới chưa chấm ở: kp5. Xin chấm lại, gõ ví dụ: “kp5 16 8 4”.")
	assert.Contains(t, w.Hears("Yến"), "chưa chấm ở: kp4, kp5.")
	said = w.Says("Hùng", "kp5 20 8 4")
	assert.Contains(t, said, "theo mẫu mới:\n1. Vệ sinh đường ngõ: 20/20")
	assert.Equal(t, []int{3300, 3500, 0}, w.five(), "20, (8 + 9)/2, (4 + 5)/2")
	w.Says("Lan", "/chamdiem mẫu: Vệ sinh đường ngõ 10; Trật tự đô thị 10; Nhà văn hóa 5")
	said = w.Says("Lan", "có")
	assert.Contains(t, said, "1 phiếu đã chấm mục ấy")
	assert.Contains(t, w.Hears("Yến"), "Điểm đồng chí đã chấm vẫn đủ")
	assert.Contains(t, w.Forges("Lan", "cs:m:1"), "Nút này đã cũ")
	assert.Contains(t, w.Forges("Hùng", "cs:m:1"), "dành cho")
	assert.NotContains(t, w.Says("Lan", "/chamdiem mẫu: Vệ sinh đường ngõ 10; Trật tự đô thị 10; Nhà văn hóa 5; Cây xanh 5"), "Đồng chí đổi chứ", "nothing is lost")
}

// TestAnInspectorsLine is taken as one whatever was open, and told apart from a report.
func TestAnInspectorsLine(t *testing.T) {
	w := ready(t)
	assert.Contains(t, w.Says("Hùng", "kp5 8 9 4"), "Đã ghi điểm khu phố 5")
	assert.Contains(t, w.Says("Hùng", "kp4: 8, 7, 4"), "Cộng: 19/25")
	assert.Contains(t, w.Says("Hùng", "khu phố 2 – 8 7 4"), "Cộng: 19/25")
	assert.Contains(t, w.Says("Hùng", "kp3 -8 7 4"), "Điểm tính từ 0 trở lên")
	assert.Contains(t, w.Says("Hùng", "kp11 8 8 4"), "Tôi chưa thấy đơn vị nào là “kp11”. Gõ một trong các mã: kp1")
	assert.Len(t, w.scores(), 3)
	w.Says("Hùng", "/huy")
	assert.Contains(t, w.Says("Hùng", "khu pho 11: 8 8 4"), "Tôi chưa thấy đơn vị nào là “khu pho 11”")
	assert.Contains(t, w.Says("Hùng", "kp1: 8, 7, 4 còn rác"), "Ghi chú: “còn rác”")
	assert.Contains(t, w.Says("Hùng", "k chấm mục 2"), "2. Trật tự đô thị: không chấm", "as the question taught")
	assert.Contains(t, w.Says("Hùng", "kp3 8 14 4"), "Mục 2 (Trật tự đô thị) tối đa 10 điểm")
	assert.Len(t, w.scores(), 5)
	for who, said := range map[string]string{"Hùng": "kp11 xong", "Yến": "kp5 25 nguoi 3 diem 2 tan", "Bình": "kp5 8 9 4", "Lan": "kp5 8 9 4"} {
		assert.NotContains(t, w.Says(who, said), "điểm khu phố", said)
	}
	assert.Len(t, w.scores(), 5)
	assert.NotContains(t, w.In("nhóm", "Hùng", talk.Message{Kind: talk.Text, Text: "kp5 8 9 4"}), "Đã ghi")
}

// TestWhoIsNotInTheTeam: an officer's numbers do not vanish, and he is told how to get in.
func TestWhoIsNotInTheTeam(t *testing.T) {
	w := ready(t)
	said := w.Says("Lan", "/chamdiem kp5 9 9 5")
	assert.Contains(t, said, "Điểm này chưa ghi")
	assert.Contains(t, said, "/chamdiem đoàn thêm Nguyễn Thị Lan")
	assert.Contains(t, said, "/chamdiem hộ Hùng kp5 8 8 4")
	assert.NotContains(t, w.Says("Bảo", "/chamdiem kp5: 9 9 5"), "hộ")
	assert.Contains(t, w.Says("Lan", "/chamdiem hộ Hùng kp5 8 8 4"), "của Trần Văn Hùng")
	assert.Contains(t, w.Hears("Hùng"), "Đồng chí Lan ghi hộ điểm của đồng chí cho khu phố 5", "whose points they are reads them")
	w.Says("Lan", "/chamdiem đoàn thêm Nguyễn Thị Lan")
	assert.Contains(t, w.Says("Lan", "/chamdiem kp5 9 9 5"), "Đã ghi điểm khu phố 5")
}

// TestAHeadWhoScoresHisOwnPlace is asked softly to have somebody else score it too.
func TestAHeadWhoScoresHisOwnPlace(t *testing.T) {
	w := ready(t)
	w.Says("Lan", "/chamdiem đoàn thêm Bình")
	assert.Contains(t, w.Says("Bình", "/chamdiem kp5 10 10 5"), "Đồng chí phụ trách khu phố 5; nên có thêm một người khác trong đoàn chấm.")
	assert.NotContains(t, w.Says("Bình", "kp4 10 10 5"), "phụ trách")
	assert.Contains(t, w.Says("Lan", "/chamdiem kết quả kp5"), "Bình (phụ trách) 10")
	w.Says("Hùng", "/chamdiem kp5 8 8 4")
	assert.NotContains(t, w.Says("Bình", "kp5 10 10 5"), "phụ trách")
}
