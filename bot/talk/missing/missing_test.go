package missing_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func (p *play) all() map[string]string {
	return p.heard("Hùng", "Minh", "Nga", "Tư", "Yến", "Phúc")
}

// TestTheListTellsWhoIsMissingAndWhoIsNot: only who was asked and is silent can be reminded.
func TestTheListTellsWhoIsMissingAndWhoIsNot(t *testing.T) {
	p := newPlay(t)
	p.goTo("2026-11-27 14:00")
	p.Says("Hùng", "tc1 80%")
	p.Says("Nga", "tc3 xong")
	p.goTo("2026-11-27 15:05")
	p.Script.Reset()
	said := p.Says("Lan", "/chuabaocao")
	assert.Contains(t, said, "1/5 đã báo cáo. Nghỉ phép 1.")
	assert.Contains(t, said, "2. Minh: tiêu chí 2")
	assert.Contains(t, said, "Mới báo một phần, còn:\n1. Hùng: khu phố 2")
	assert.Contains(t, said, "Chưa vào nhóm chat, xin gọi (không phải thiếu):\n– Tư: khu phố 1 · 0900 000 009")
	assert.Contains(t, said, "Đã vào nhưng không nhắn được, xin gọi:\n– Yến: tiêu chí 4 · chưa có số điện thoại")
	assert.NotContains(t, said, "Phúc")
	assert.NotContains(t, said, "Nga")
	p.Presses("Lan", "Nhắc tất cả")
	p.Presses("Lan", "8 tuần gần đây")
	p.Golden("list")
	assert.Contains(t, p.Says("Hùng", "/chuabaocao"), "thư ký", "a member is told who may")
}

// TestANudgeKeepsTheNumbers: it asks only what is open in the round, under the numbers of the day, and says who sends it.
func TestANudgeKeepsTheNumbers(t *testing.T) {
	p := newPlay(t)
	p.goTo("2026-11-27 14:00")
	p.Says("Hùng", "1 80%")
	p.goTo("2026-11-27 15:05")
	p.all()
	assert.Contains(t, p.Says("Lan", "nhac hung"), "Đã nhắc: Hùng.")
	heard := p.all()
	require.Len(t, heard, 1)
	assert.Contains(t, heard["Hùng"], "Đồng chí Lan, thư ký, nhờ nhắc.")
	assert.Contains(t, heard["Hùng"], "2. Khu phố 2")
	assert.NotContains(t, heard["Hùng"], "1. Tiêu chí 1")
	assert.Contains(t, p.Says("Hùng", "2 xong"), "khu phố 2: xong")
	p.View(func(tx *store.ReadTx) {
		all, err := tx.Nudges(1, 1)
		require.NoError(t, err)
		require.Len(t, all, 1)
		assert.Equal(t, store.Nudge{Committee: 1, Round: 1, Member: p.Member("Hùng").ID, By: p.Person("Lan").ID, At: all[0].At, Due: all[0].At}, all[0])
	})
}

// TestNobodyIsNaggedOrWokenTwice holds the limits of a reminder.
func TestNobodyIsNaggedOrWokenTwice(t *testing.T) {
	p := newPlay(t)
	p.goTo("2026-11-27 14:30")
	p.all()
	said := p.Says("Lan", "nhắc tất cả")
	assert.Contains(t, said, "Chưa nhắc Hùng, Minh, Nga: vừa nhận tin hỏi, nhắc được từ 15:00.")
	assert.Contains(t, said, "Tư (0900 000 009) chưa vào nhóm chat, xin gọi điện.")
	assert.Contains(t, said, "Không nhắn được Yến (chưa có số), xin gọi điện.")
	assert.Contains(t, said, "Không nhắc Phúc: đang nghỉ phép.")
	assert.Empty(t, p.all(), "nobody is asked twice within an hour")
	p.goTo("2026-11-27 15:00")
	assert.Contains(t, p.Says("Lan", "nhắc 2"), "Đã nhắc: Minh.")
	assert.Contains(t, p.Says("Bảo", "nhắc Minh"), "Không nhắc Minh: đã được nhắc lúc 15:00 27/11", "whoever reminds")
	p.Says("Hùng", "1 xong, 2 xong")
	assert.Contains(t, p.Says("Lan", "nhắc 1"), "Không nhắc Hùng: đã trả lời đủ.")
	assert.Contains(t, p.Says("Lan", "nhắc 99"), "Kỳ này không hỏi ai là “99”.")
	p.all()
	p.goTo("2026-11-27 15:55") // the repeat at 15:36
	heard := p.all()
	assert.Contains(t, heard["Nga"], "còn 1 mục chưa báo")
	assert.NotContains(t, heard, "Minh", "an officer has just done so")
	p.goTo("2026-11-27 16:05")
	assert.Contains(t, p.Says("Lan", "nhắc tất cả"), "Đã chốt tuần 21/11 – 27/11, nên tôi không nhắc nữa.")
	assert.NotContains(t, p.Says("Lan", "/chuabaocao"), "Nhắc")
	assert.Contains(t, p.Last("Lan").Actions[len(p.Last("Lan").Actions)-1][0].Label, "8 tuần")
}

// TestANudgeAtNightWaits: it goes out at half past six, not to who has answered meanwhile, and the secretary is told.
func TestANudgeAtNightWaits(t *testing.T) {
	p := newPlay(t)
	p.plan(store.Plan{Name: "Quà Tết", Kind: store.Asking, Whom: store.Whom{Kind: store.Owners},
		Questions: []store.Question{{Kind: store.AskStatus, Text: "Tiến độ", Each: true}}, Nudges: []int{}},
		store.Round{Kind: store.Asking, Opens: at("2026-11-26 15:00"), Closes: at("2026-11-30 15:00")})
	p.goTo("2026-11-26 21:30")
	p.all()
	p.Script.Reset()
	said := p.Says("Lan", "nhắc tất cả")
	assert.Contains(t, said, "Đang giờ nghỉ. Sẽ nhắc lúc 06:30 thứ Sáu, nếu lúc ấy vẫn chưa trả lời: Hùng, Minh, Nga.")
	assert.Empty(t, p.all(), "nobody is woken")
	assert.Contains(t, p.Says("Lan", "/chuabaocao"), "sẽ nhắc 06:30")
	p.goTo("2026-11-26 22:00")
	p.Says("Minh", "tc2 xong")
	assert.Contains(t, p.Says("Lan", "nhắc Hùng"), "đã được nhắc lúc 06:30 27/11", "it counts for the day on which it comes")
	p.goTo("2026-11-27 06:35")
	heard := p.heard("Hùng", "Minh", "Nga", "Lan")
	assert.Contains(t, heard["Hùng"], "nhờ nhắc")
	assert.Contains(t, heard["Nga"], "nhờ nhắc")
	assert.NotContains(t, heard, "Minh")
	assert.Contains(t, heard["Lan"], "Không cần nhắc Minh nữa: đã trả lời trước giờ nhắc")
	p.Golden("night")
}

// TestANudgeThatWouldComeTooLateIsNone: the round closes before the night is over.
func TestANudgeThatWouldComeTooLateIsNone(t *testing.T) {
	p := newPlay(t)
	p.plan(store.Plan{Name: "Trực đêm", Kind: store.Asking, Whom: store.Whom{Kind: store.Owners},
		Questions: []store.Question{{Kind: store.AskStatus, Text: "Tiến độ", Each: true}}},
		store.Round{Kind: store.Asking, Opens: at("2026-11-26 18:00"), Closes: at("2026-11-27 06:00")})
	p.goTo("2026-11-26 21:30")
	assert.Contains(t, p.Says("Lan", "nhắc Hùng"), "Không nhắc Hùng: đang giờ nghỉ, và kỳ này chốt trước 06:30.")
}

// TestSeveralPlans: each under its own heading, the weekly report first; one by its number or its name.
func TestSeveralPlans(t *testing.T) {
	p := newPlay(t)
	p.plan(store.Plan{Name: "Giao ban tháng", Kind: store.Asking, Whom: store.Whom{Kind: store.All},
		Questions: []store.Question{{Kind: store.AskNumber, Text: "Số hộ đã ký cam kết", Unit: "hộ"}}},
		store.Round{Kind: store.Asking, Opens: at("2026-11-27 08:00"), Closes: at("2026-11-27 17:00")})
	p.goTo("2026-11-27 14:00")
	p.plan(store.Plan{Name: "Tổng vệ sinh", Kind: store.CleanUp, RollCall: "15:00", After: 2 * time.Hour},
		store.Round{Kind: store.CleanUp, Starts: at("2026-11-28 07:00"), Opens: at("2026-11-28 09:00"), Closes: at("2026-11-28 11:00")})
	p.goTo("2026-11-27 15:10")
	p.Script.Reset()
	said := p.Says("Lan", "/chuabaocao")
	heads := []string{"1. Tuần 21/11 – 27/11", "2. Giao ban tháng 27/11", "3. Điểm danh Tổng vệ sinh 28/11"}
	for i, h := range heads {
		assert.Contains(t, said, h)
		if i > 0 {
			assert.Less(t, strings.Index(said, heads[i-1]), strings.Index(said, h))
		}
	}
	assert.Contains(t, p.Says("Lan", "nhắc tất cả"), "Nhắc kỳ nào?", "it is not guessed")
	assert.Contains(t, p.Says("Lan", "/chuabaocao 2"), "Số hộ đã ký cam kết")
	assert.Contains(t, p.Says("Lan", "/chuabaocao giao ban"), "Giao ban tháng 27/11, nhận đến 17:00")
	assert.Contains(t, p.Says("Lan", "/chuabaocao tong ve sinh"), "Điểm danh Tổng vệ sinh 28/11")
	assert.Contains(t, p.Says("Lan", "/chuabaocao 9"), "Tôi chưa thấy kỳ “9”.")
	p.Golden("several")
	p.goTo("2026-11-27 16:20")
	said = p.Says("Lan", "/chuabaocao")
	assert.Contains(t, said, "1. Đã chốt tuần 21/11 – 27/11", "closed, but late answers count")
}

// TestForeignButtonsDoNothing: codes come from clients.
func TestForeignButtonsDoNothing(t *testing.T) {
	p := newPlay(t)
	p.goTo("2026-11-27 15:05")
	p.all()
	for _, code := range []string{"nn:1:1:0", "cb:1:1:1", "td:1:8:1", "ol:1:1"} {
		assert.NotContains(t, p.Forges("Hùng", code), "Chưa trả lời", code)
	}
	for _, code := range []string{"nn", "nn:1", "nn:1:99:1", "nn:9:1:1", "cb:1:1:-5", "cb:x", "td:1", "td:1:0:0", "td:1:99999999:1", "td:1:8:99", "nn:1:1:4000000000000000000"} {
		assert.NotPanics(t, func() { p.Forges("Lan", code) }, code)
	}
	assert.Empty(t, p.heard("Minh", "Nga"))
}

// buttons are those of Lan's newest message whose label begins with a word.
func (p *play) buttons(word string) (labels []string) {
	for _, row := range p.Last("Lan").Actions {
		for _, a := range row {
			if strings.HasPrefix(a.Label, word) {
				labels = append(labels, a.Label)
			}
		}
	}
	return labels
}

// TestWhoHasNoButtonIsRemindedByTyping: there are more than buttons, among them one who has said a part of it.
func TestWhoHasNoButtonIsRemindedByTyping(t *testing.T) {
	p := newPlay(t)
	p.Update(func(tx *store.Tx) {
		for _, n := range []string{"An", "Bình", "Cúc", "Dung", "Gấm", "Hoa", "Kim"} {
			p.seat(tx, n, store.Plain, "tc2")
		}
	})
	p.goTo("2026-11-27 14:00")
	p.Says("Hùng", "tc1 80%")
	p.goTo("2026-11-27 14:30")
	said := p.Says("Lan", "/chuabaocao")
	assert.Contains(t, said, "Ai chưa trả lời thì vừa được hỏi, nhắc được từ 15:00.")
	assert.Empty(t, p.buttons("Nhắc"), "nobody may be reminded yet")
	p.goTo("2026-11-27 15:05")
	said = p.Says("Lan", "/chuabaocao")
	assert.Len(t, p.buttons("Nhắc"), 9, "all, and eight")
	assert.Contains(t, said, "Nhắc người khác: gõ “nhắc 13”.")
	assert.Contains(t, p.Says("Lan", "nhắc 13"), "Đã nhắc: Kim.")
	assert.Contains(t, p.Says("Lan", "nhắc 1"), "Đã nhắc: Hùng.", "who has said a part")
	assert.NotContains(t, p.Says("Lan", "/chuabaocao"), "Nhắc người khác")
	p.Says("Lan", "nhắc tất cả")
	p.Says("Lan", "/chuabaocao")
	assert.Empty(t, p.buttons("Nhắc"), "everybody has been reminded today")
}

// TestAskingAgainAtNight: the list with the numbers stays where it is, and nobody is told that people are asked at once.
func TestAskingAgainAtNight(t *testing.T) {
	p := newPlay(t)
	p.goTo("2026-11-27 22:00")
	list := p.Says("Lan", "/chuabaocao")
	require.Contains(t, list, "0900 000 009")
	said := p.Presses("Lan", "Hỏi lại")
	assert.Equal(t, "Đang giờ nghỉ. Tôi hỏi những ai chưa báo lúc 06:30 thứ Bảy 28/11, nhận đến 08:30 thứ Bảy.", said)
	p.all()
	p.goTo("2026-11-28 06:35")
	assert.Contains(t, p.all()["Minh"], "Tiêu chí 2")
}
