package agenda_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/store"
)

// filled gives the ward its work: it is Thursday 26/11, eight in the morning.
func filled(t *testing.T) *ward {
	w := newWard(t)
	banners := w.give("Hùng", "Lắp pa nô đường Lê Lợi", "2026-11-24", criterion(3))                      // V1
	w.give("Hùng", "Hoàn thiện hồ sơ tiêu chí 4", "2026-11-30", criterion(4), w.helps("Công an phường")) // V2
	w.give("Hùng", "Rà soát biển quảng cáo", "")                                                         // V3
	w.give("Hùng", "Tổng dọn vệ sinh hẻm 45", "", func(t *store.Task) {
		t.Rhythm = store.Rhythm{RRule: "FREQ=WEEKLY;BYDAY=SA", Phrase: "thứ Bảy hằng tuần"}
	}) // V4
	w.give("Sơn", "Kiểm tra bếp ăn", "2026-12-02", w.helps("Hùng"))                                   // V5
	done := w.give("Hùng", "Lập danh sách hộ", "2026-11-20")                                          // V6
	w.give("khu phố 3", "Ra quân lập lại trật tự vỉa hè", "2026-11-25", batch(7))                     // V7
	kp5 := w.give("khu phố 5", "Ra quân lập lại trật tự vỉa hè", "2026-11-25", batch(7))              // V8
	w.give("khu phố 9", "Ra quân lập lại trật tự vỉa hè", "2026-11-25", batch(7))                     // V9
	w.give("Công an phường", "Bàn giao số liệu cư trú", "2026-12-04")                                 // V10
	w.give("Hùng", "Việc đã thôi", "2026-11-10", func(t *store.Task) { t.State = store.TaskDropped }) // V11
	w.told("Hùng", banners, store.Doing, words("còn chờ khung sắt"))
	w.told("Hùng", done, store.Done)
	w.told("Nhàn", kp5, store.Done)
	return w
}

func TestMine(t *testing.T) {
	w := filled(t)
	said := w.Says("Hùng", "viec cua toi")
	assert.Contains(t, said, "Đồng chí Hùng có 5 việc.")
	assert.Regexp(t, `(?s)Quá hạn.*V1 .*Có hạn.*V2 .*Chưa có hạn.*V3 .*Thường xuyên.*V4 .*Đồng chí phối hợp.*V5 `, said)
	assert.Contains(t, said, "hạn thứ Ba 24/11, quá hạn 2 ngày · đang làm – “còn chờ khung sắt”")
	assert.Contains(t, said, "hạn thứ Hai 30/11, còn 4 ngày")
	assert.Contains(t, said, "Sơn · hạn thứ Tư 2/12")
	assert.Contains(t, said, "“V1 xong”, “V1 80%”, “V1 gia hạn")
	for _, gone := range []string{"V6", "V7", "V10", "V11"} {
		assert.NotContains(t, said, gone)
	}
	assert.Contains(t, w.Says("Nhàn", "/viec"), "Đồng chí Nhàn hiện không có việc nào.")
	assert.Contains(t, w.Says("Nhàn", "/nv xong"), "V8", "what he led and is done")
	assert.Contains(t, w.Says("Hùng", "/viec quá hạn"), "Đồng chí Hùng có 1 việc.")
	w.absent("Hùng", "2026-11-26", "2026-11-27", "Nhàn")
	assert.Contains(t, w.Says("Nhàn", "/viec"), "V1", "what he stands in for")
}

func TestFiltersForOfficers(t *testing.T) {
	w := filled(t)
	for said, want := range map[string][]string{
		"/viec kp3":                {"V7"},
		"/viec khu phố 3":          {"V7"},
		"viec kp3 qua han":         {"V7"},
		"/viec kp5":                {},
		"/viec kp5 xong":           {"V8"},
		"/viec tc4":                {"V2"},
		"/viec tiêu chí 3":         {"V1"},
		"/viec Hùng":               {"V1", "V2", "V3", "V4", "V5"},
		"/viec hung quá hạn":       {"V1"},
		"/viec Công an phường":     {"V2", "V10"},
		"/viec cong an":            {"V2", "V10"},
		"/viec quá hạn":            {"V1", "V7–V9"},
		"việc chưa có hạn":         {"V3"},
		"/viec xong":               {"V6", "V8"},
		"/viec thường xuyên":       {"V4"},
		"/viec V7":                 {"V7", "V8", "V9"},
		"/viec V2":                 {"V2"},
		"/viec tất cả":             {"V1", "V7–V9", "V2", "V5", "V10", "V3", "V4", "V6"},
		"/viec Xuân Hợp":           {},
		"/viec khu phố Xuân Hợp":   {},
		"/viec tc4 phối hợp":       {},
		"/tasks overdue tc3":       {"V1"},
		"/viec quá hạn tiêu chí 3": {"V1"},
	} {
		got := codes(w.Says("Lan", said))
		if len(want) == 0 {
			assert.Empty(t, got, said)
			continue
		}
		assert.ElementsMatch(t, want, got, said)
	}
	assert.Contains(t, w.Says("Lan", "/viec quá hạn"), "V7–V9 – Ra quân lập lại trật tự vỉa hè (3 khu phố): xong 1/3, quá hạn 2")
	assert.Contains(t, w.Says("Lan", "/viec quá hạn"), "Xem từng nơi: /viec V7")
	assert.Contains(t, w.Says("Lan", "/viec V9"), "khu phố 9 – Cần (bot không nhắn được, 0900 000 009)")
	all := w.Says("Lan", "/viec tất cả")
	assert.Contains(t, all, "Nhiệm vụ: 10 việc.\nXong 2: đúng hạn 0, quá hạn 2\nĐang làm 3: trong hạn 0, quá hạn 3\nChưa làm 3 · chờ xác nhận 0\nChưa có hạn 1 · thường xuyên 1")
	assert.Contains(t, w.Says("Lan", "/viec V99"), "V99")
	assert.Contains(t, w.Says("Lan", "/viec"), "/viec tất cả", "who has none of his own is told how to see all")
	assert.Contains(t, w.Says("Lan", "/viec hẻm 45"), "Tôi chưa rõ “hẻm 45”")
}

// codes are the codes that entries begin with.
func codes(said string) []string {
	var all []string
	for line := range strings.Lines(said) {
		if code, _, ok := strings.Cut(line, " – "); ok && strings.HasPrefix(code, "V") {
			all = append(all, code)
		}
	}
	return all
}

// TestAMemberReadsNoNames: he sees what is to be done in his khu phố, and not who is late with it.
func TestAMemberReadsNoNames(t *testing.T) {
	w := filled(t)
	for _, said := range []string{"/viec kp3", "/viec tc3", "/viec tất cả", "/viec V7", "/viec kp5 xong", "/viec V10"} {
		heard := w.Says("Sơn", said)
		for _, secret := range []string{"Hùng", "Tâm", "Nhàn", "Cần", "khu phố 9", "Công an", "quá hạn 2 ngày", "khung sắt", "từ hôm qua", "Quá hạn\n", "0900"} {
			assert.NotContains(t, heard, secret, said)
		}
	}
	assert.Contains(t, w.Says("Sơn", "/viec tất cả"), "Sơn", "but for his own")
	assert.Contains(t, w.Says("Sơn", "/viec Hùng"), "Việc này dành cho")
	assert.Contains(t, w.Says("Sơn", "/viec Công an phường"), "Việc này dành cho")
	assert.Contains(t, w.Says("Sơn", "/viec Sơn"), "Đồng chí Sơn có 1 việc.")
	assert.NotContains(t, w.Says("Sơn", "/viec quá hạn"), "V1")
	member := fmt.Sprintf("ag:%d:viec:1:m%d", w.c.ID, w.Member("Hùng").ID)
	assert.Contains(t, w.Forges("Sơn", member), "Việc này dành cho")
	assert.Contains(t, w.Forges("Sơn", fmt.Sprintf("ag:%d:viec:1:=cong an", w.c.ID)), "Việc này dành cho")
	assert.Contains(t, w.Forges("Sơn", fmt.Sprintf("ag:%d:lich:1:m%d", w.c.ID, w.Member("Hùng").ID)), "Việc này dành cho")
	assert.NotContains(t, w.Forges("Sơn", fmt.Sprintf("ag:%d:viec:1:overdue", w.c.ID)), "V1")
}

func TestForeignAndStaleButtonsAreRefused(t *testing.T) {
	w := filled(t)
	for _, code := range []string{"ag", "ag:1", "ag:x:viec:1:", "ag:99:viec:1:me", "ag:1:x:1:", "ag:1:lich:1:m99", "ag:1:viec:1:m99", "ag:1:viec:-1:V99", "ag:1:quahan:99999999999999:"} {
		assert.NotEmpty(t, w.Forges("Lan", code), code)
	}
	assert.Contains(t, w.Forges("Lan", "ag:1:viec:77:all"), "Nhiệm vụ", "a page beyond the last is the last")
}

func TestPagesAreTurnedByTypingAndTapping(t *testing.T) {
	w := newWard(t)
	for n := range 19 {
		w.give("Hùng", fmt.Sprintf("Việc số %d", n+1), fmt.Sprintf("2026-12-%02d", n+1))
	}
	first := w.Says("Hùng", "/viec")
	assert.Equal(t, []string{"V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8"}, codes(first))
	assert.Contains(t, first, "Còn 11 việc: /viec 2")
	assert.Equal(t, "V9", codes(w.Says("Hùng", "/viec 2"))[0])
	assert.Equal(t, "V17", codes(w.Presses("Hùng", "Xem tiếp"))[0])
	assert.NotContains(t, w.Last("Hùng").Text, "Còn")
	assert.Equal(t, "V9", codes(w.Says("Hùng", "trang trước"))[0], "a button's label can be typed")
	assert.Equal(t, "V17", codes(w.Says("Hùng", "/viec 9"))[0])
	officer := w.Says("Lan", "/viec Hùng")
	assert.Contains(t, officer, "Còn 11 việc: /viec Hùng trang 2")
	assert.Equal(t, "V9", codes(w.Says("Lan", "/viec Hùng trang 2"))[0])
	assert.Contains(t, w.Says("Lan", "/viec tất cả"), "Còn 11 việc: /viec tất cả trang 2")
	assert.Equal(t, "V9", codes(w.Says("Lan", "/viec tất cả trang 2"))[0])
	assert.LessOrEqual(t, len([]rune(first)), 2000)
}

func TestTwoOfANameAreAskedAbout(t *testing.T) {
	w := filled(t)
	w.Update(func(tx *store.Tx) {
		for _, m := range []store.Member{{Name: "Lê Minh", Post: "công an"}, {Name: "Trần Minh", Post: "địa chính"}} {
			m.Committee, m.Call, m.Role = w.c.ID, "Minh", store.Plain
			require.NoError(t, tx.PutMember(&m))
		}
	})
	assert.Contains(t, w.Says("Lan", "/viec Minh quá hạn"), "Có 2 người tên “minh”")
	assert.Contains(t, w.Says("Lan", "2"), "Nhiệm vụ của Minh, quá hạn: không có việc nào")
	assert.Contains(t, w.Says("Lan", "/lich Minh"), "Có 2 người")
	assert.Contains(t, w.Says("Lan", "1"), "Lê Minh")
}

// TestTheGroupReadsFigures: nobody is named there; the details come in private.
func TestTheGroupReadsFigures(t *testing.T) {
	w := filled(t)
	for _, command := range []string{"/viec@bot", "/viec@bot Hùng", "/quahan@bot", "/viec@bot kp3 quá hạn"} {
		group := w.In("nhóm", "Lan", talk.Message{Kind: talk.Text, Text: command})
		assert.Equal(t, "Nhiệm vụ: xong 2 · đang làm 3 (quá hạn 3) · chưa làm 3 · chưa có hạn 1 · thường xuyên 1.\nPhần chi tiết đã gửi riêng.", group)
		assert.NotEmpty(t, w.Hears("Lan"), command)
	}
	assert.NotContains(t, w.In("nhóm", "Lan", talk.Message{Kind: talk.Text, Text: "/lich@bot Hùng"}), "Hùng")
	assert.Contains(t, w.Hears("Lan"), "Hùng")
}

func TestWhatIsNoCommand(t *testing.T) {
	w := filled(t)
	for _, said := range []string{"việc 3 xong", "việc xong", "việc này khó quá", "lịch sử phường", "quá hạn rồi à", "việc 3"} {
		heard := w.Says("Lan", said)
		assert.Contains(t, heard, "Tôi chưa rõ", said)
		assert.Contains(t, heard, "/viec", "the menu")
	}
}
