package task_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/store"
)

func TestStepByStep(t *testing.T) {
	w := newWard(t)
	w.Says("Lan", "/giao")
	w.Says("Lan", "khoi")
	w.Says("Lan", "minh")
	w.Says("Lan", "lắp pa nô đường Lê Lợi")
	w.Says("Lan", "khi nào cũng được")
	w.Says("Lan", "31/2")
	w.Restart() // the question is a record
	w.Says("Lan", "thứ 6 tuần sau")
	w.Says("Lan", "đồng ý")
	w.Golden("step_by_step")
	got := w.task(1)
	assert.Equal(t, w.Member("Minh").ID, got.Parties[0].Member, "where a name is asked for, minh is Minh")
	assert.Equal(t, "lắp pa nô đường Lê Lợi", got.Work)
	assert.Equal(t, "2026-12-04", got.Deadline.Day)

	w.Says("Lan", "/giao")
	w.Says("Lan", "Yến")
	w.Says("Lan", "rà soát hộ nghèo")
	w.Says("Lan", "bỏ qua")
	w.Says("Lan", "1")
	assert.True(t, w.task(2).Deadline.IsZero())

	w.Says("Lan", "/giao")
	w.Says("Lan", "Hùng")
	assert.Contains(t, w.Says("Lan", "/huy"), "chưa giao việc nào")
	assert.Equal(t, 2, w.tasks())
}

// One name of ten is on no list: the nine stay, one tap goes on without him.
func TestTenWithOneUnknown(t *testing.T) {
	w := newWard(t)
	said := w.Says("Lan", "/giao Hùng, Cường, Minh, Yến, Thành, Bình, Tư, Hạnh, Bảo và Khôi rà soát hộ kinh doanh trước 4/12")
	assert.Contains(t, said, "“Khôi”")
	assert.Contains(t, said, "9 người kia tôi giữ nguyên")
	said = w.Presses("Lan", "Bỏ Khôi ra")
	assert.Contains(t, said, "ai chủ trì?")
	assert.Contains(t, said, "\n9 Bảo")
	said = w.Presses("Lan", "Mỗi người một việc")
	assert.Contains(t, said, "Giao 9 việc")
	said = w.Says("Lan", "giao")
	assert.Contains(t, said, "V1")
	assert.Contains(t, said, "V9")
	assert.Contains(t, said, "Tư · 0900 000 121", "who has no account is to be phoned")
	require.Equal(t, 9, w.tasks())
	for n := 1; n <= 9; n++ {
		assert.Equal(t, 1, w.task(n).Batch)
		assert.Len(t, w.task(n).Parties, 1)
	}
	// The right name instead.
	w.Says("Lan", "/giao Hùng và Khôi dọn rác")
	assert.Contains(t, w.Says("Lan", "Yến"), "1 Hùng\n2 Yến")
}

func TestAmbiguousNameIsAskedAbout(t *testing.T) {
	w := newWard(t)
	w.seat(store.Member{Name: "Lê Hùng", Post: "công chức địa chính"})
	w.Says("Lan", "/giao Hùng dọn rác hẻm 45 trước 4/12, phối hợp Minh")
	w.Says("Lan", "lê hùng")
	w.Says("Lan", "1")
	w.Golden("ambiguous")
	assert.Equal(t, w.Member("Lê Hùng").ID, w.task(1).Parties[0].Member)
	assert.Equal(t, "Lê Hùng", w.task(1).Parties[0].Name, "by the name that is his alone")

	w.Says("Lan", "/giao Minh treo cờ, phối hợp Hùng")
	assert.Contains(t, w.Says("Lan", "2"), "Phối hợp: Trần Văn Hùng")
}

func TestNeighbourhoodsGetATaskEach(t *testing.T) {
	w := newWard(t)
	w.Says("Lan", "/giao khu phố 3, 5 và Xuân Hợp treo cờ trước 2/12")
	w.Says("Lan", "1")
	w.Golden("neighbourhoods")
	for n, place := range map[int]int{1: 3, 2: 5, 3: 6} {
		got := w.task(n)
		assert.Equal(t, place, got.Parties[0].Neighbourhood)
		assert.Zero(t, got.Parties[0].Member, "whoever heads it holds it")
		assert.Equal(t, 1, got.Batch)
	}
	w.Turn(11 * time.Minute)
	assert.Contains(t, w.Hears("Thành"), "V1")
	assert.NotContains(t, w.Last("Bình").Text, "V1")
}

func TestDatesThatCannotBe(t *testing.T) {
	w := newWard(t)
	assert.Contains(t, w.Says("Lan", "/giao Hùng nộp hồ sơ trước 30/8/2026"), "đã qua rồi")
	card := w.Says("Lan", "trước 4/12")
	assert.Contains(t, card, "Việc: nộp hồ sơ")
	assert.Contains(t, card, "trước thứ Sáu 4/12/2026")
	assert.Contains(t, w.Says("Lan", "hạn 31/2"), "Không có ngày “31/2”")
	assert.Contains(t, w.Says("Lan", "ngày 1/11/2026"), "đã qua")
	assert.Contains(t, w.Says("Lan", "hạn gì đó"), "Tôi chưa rõ")
	assert.Contains(t, w.Says("Lan", "chủ nhật"), "ngày nghỉ cuối tuần")
	assert.Contains(t, w.Says("Lan", "1/1/2027"), "Tết Dương lịch")
	card = w.Says("Lan", "hạn cuối tháng")
	assert.Contains(t, card, "Tôi hiểu là")
	assert.Contains(t, card, "“cuối tháng”")
	assert.Contains(t, w.Says("Lan", "không hạn"), "Hạn: chưa có")
	assert.Contains(t, w.Says("Lan", "hạn thứ 7 hằng tuần"), "Nhịp: thứ 7 hằng tuần")
	w.Says("Lan", "giao")
	assert.Equal(t, "FREQ=WEEKLY;BYDAY=SA", w.task(1).Rhythm.RRule)
	assert.True(t, w.task(1).Deadline.IsZero())
}

func TestTooLongIsSaidAndNothingIsLost(t *testing.T) {
	w := newWard(t)
	long := strings.TrimSpace(strings.Repeat("Rà soát các hộ kinh doanh trên địa bàn. ", 100))
	said := w.Says("Lan", "/giao Hùng "+long+" trước 4/12")
	assert.Contains(t, said, "tôi giữ được 2000")
	card := w.Says("Lan", "rà soát các hộ kinh doanh")
	assert.Contains(t, card, "Việc: rà soát các hộ kinh doanh")
	assert.Contains(t, card, "4/12/2026", "the deadline of the long text is kept")
	w.Says("Lan", "giao")
	assert.Contains(t, w.task(1).Said, long, "and so is the text")

	w.Says("Lan", "/giao Hùng "+long)
	card = w.Presses("Lan", "Lấy 2000")
	assert.Contains(t, card, "giữ đủ")
	assert.LessOrEqual(t, len([]rune(card)), 2000)
	w.Says("Lan", "giao")
	assert.LessOrEqual(t, len([]rune(w.task(2).Work)), 2000)
}

func TestCorrectionsWhileTheCardIsOpen(t *testing.T) {
	w := newWard(t)
	w.Says("Lan", "/giao Hùng dọn rác hẻm 45")
	for _, c := range [][2]string{
		{"hạn thứ 6", "thứ Sáu 27/11/2026"},
		{"thêm phối hợp Yến", "Yến"},
		{"tiêu chí 3", "Tiêu chí 3 – Môi trường"},
		{"tc4", "Tiêu chí 4"},
		{"tieu chi 12", "Ban có 9 tiêu chí"},
		{"nội dung dọn rác hẻm 46", "Việc: dọn rác hẻm 46"},
		{"chu tri Minh", "Chủ trì: Minh"},
		{"due 4/12, add support Cường", "Cường"},
		{"chủ trì Yến, hạn 11/12", "thứ Sáu 11/12/2026"},
	} {
		assert.Contains(t, w.Says("Lan", c[0]), c[1], c[0])
	}
	w.Says("Lan", "phối hợp Yến, Cường")
	assert.NotContains(t, w.Says("Lan", "bỏ phối hợp Cường"), "Cường")
	assert.Contains(t, w.Says("Lan", "chủ trì"), "Giao cho ai?")
	assert.Contains(t, w.Says("Lan", "Hùng"), "Chủ trì: Hùng")
	assert.Contains(t, w.Says("Lan", "giao Cường trực chốt hẻm 45 trước 2/12"), "Việc: trực chốt hẻm 45", "a whole new sentence")
	assert.NotContains(t, w.Says("Lan", "tc3 80%"), "Giao việc này", "officers report too")
	assert.Contains(t, w.Says("Lan", "giao"), "Đã giao V1 cho Cường", "and the card stays open")
}

func TestWhoMayNot(t *testing.T) {
	w := newWard(t)
	assert.Contains(t, w.Says("Hùng", "/giao Minh dọn rác"), "dành cho trưởng ban, phó trưởng ban hoặc thư ký")
	assert.NotContains(t, w.Says("Hùng", "giao Minh dọn rác trước 4/12"), "Giao việc này")
	w.Update(func(tx *store.Tx) {
		w.c.Group.Chat = "g/1"
		require.NoError(t, tx.PutCommittee(&w.c))
	})
	w.give("Hùng dọn rác trước 4/12")
	said := w.In("g/1", "Lan", talk.Message{Kind: talk.Text, Text: "/giao@bot Hùng dọn rác"})
	assert.Contains(t, said, "nhắn riêng")
	said = w.In("g/1", "Lan", talk.Message{Kind: talk.Text, Text: "@bot V1", Addressed: true})
	assert.NotContains(t, said, "Hùng", "no names in the group")
	w.Says("Lan", "/giao Hùng dọn rác")
	assert.Contains(t, w.Forges("Minh", "gv:1:save"), "Nút này đã cũ")
	assert.Contains(t, w.Forges("Minh", "gt:end:1:1"), "dành cho")
	assert.Contains(t, w.Forges("Minh", "vx:1:1:y"), "dành cho")
	assert.Contains(t, w.Forges("Minh", "vn:1:1"), "Nút này đã cũ", "it is not his")
	for _, code := range []string{"vn:", "vn:1:0:", "vn:1:0:9.9", "vn:x:y:z", "gt:", "gt:fix", "gt:fix:1:99", "vx:1:99:y", "gv:", "gv:0:pick:9", "vx:1:1:maybe"} {
		assert.NotEmpty(t, w.Forges("Lan", code), code)
	}
}

func TestNobodyOnTheListHoldsIt(t *testing.T) {
	w := newWard(t)
	card := w.Says("Lan", "/giao Điện lực thay bóng đèn hẻm 45 trước 4/12")
	assert.Contains(t, card, "Điện lực: chưa có ai trong danh sách giữ phần này")
	w.Presses("Lan", "Ai giữ phần")
	card = w.Says("Lan", "Yến")
	assert.Contains(t, card, "Điện lực (Yến)")
	w.Says("Lan", "giao")
	got := w.task(1).Parties[0]
	assert.Equal(t, "Điện lực", got.Name)
	assert.Equal(t, w.Member("Yến").ID, got.Member)

	w.Says("Lan", "/giao Điện lực thay bóng đèn hẻm 46")
	assert.Contains(t, w.Says("Lan", "giao"), "Xin gọi báo giúp")
	assert.Zero(t, w.task(2).Parties[0].Member)
}

func TestNothingHalfDoneIsLostWithoutAWord(t *testing.T) {
	w := newWard(t)
	w.Says("Lan", "/giao Hùng treo cờ")
	said := w.Says("Lan", "/giao Yến dọn rác")
	assert.Contains(t, said, "Chưa lưu: “treo cờ”")
	assert.Contains(t, said, "Việc: dọn rác")
	w.Says("Lan", "giao")
	w.Presses("Lan", "Sửa")
	assert.NotContains(t, w.Says("Lan", "/giao V1"), "giữ nguyên", "nothing was changed")
	w.Says("Lan", "/giao V1 hạn 4/12")
	assert.Contains(t, w.Says("Lan", "/giao"), "V1 giữ nguyên")
}
