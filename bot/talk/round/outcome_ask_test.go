package round_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func TestWhatCameOfQuestions(t *testing.T) {
	d := newDesk(t, "2026-11-27 14:50", "Nga kp5 kp6", "Tư kp7", "Vân kp8")
	d.neighbourhoods(5, 6, 7, 8)
	p := friday()
	p.Result = []store.Reader{store.ToChair, store.ToGroup}
	d.plans(p)
	d.goTo("2026-11-27 15:05")
	d.says("Nga", "kp5.1 25, kp6.1 18, c2 khá, c3 cần 2 xe gom")
	d.says("Tư", "kp7.1 30")
	closed := d.goTo("2026-11-27 18:05")
	require.NotEmpty(t, closed["Lan"])
	officer, group := closed["Lan"][0], closed["group"][len(closed["group"])-1]
	for _, want := range []string{"Phiếu khu phố", "1/3 trả lời đủ · 1 trả lời một phần.", "1. Số hộ ký cam kết: 73 hộ (3/4 báo)\n   khu phố 5: 25 hộ\n   khu phố 6: 18 hộ\n   khu phố 7: 30 hộ\n",
		"2. Đánh giá chung: tốt 0 · khá 1 (Nga) · yếu 0", "3. Kiến nghị: 1 ý kiến\n   Nga: “cần 2 xe gom”", "Chưa trả lời: Vân."} {
		assert.Contains(t, officer, want)
	}
	assert.Contains(t, group, "1. Số hộ ký cam kết: 73 hộ (3/4 báo)\n2. Đánh giá chung: tốt 0 · khá 1 · yếu 0\n3. Kiến nghị: 1 ý kiến")
	for _, secret := range []string{"Nga", "Tư", "Vân", "xe gom", "Cập nhật"} {
		assert.NotContains(t, group, secret)
	}
	assert.Contains(t, closed["Bảo"][len(closed["Bảo"])-1], "73 hộ")
	d.goTo("2026-11-27 18:20")
	assert.Contains(t, d.says("Vân", "kp8.1 7"), "khu phố 8: 7 hộ (báo muộn, vẫn tính)")
	assert.Contains(t, d.last["tg/group"].content.Plain(), "80 hộ (4/4 báo)")
	assert.Contains(t, d.last["tg/group"].content.Plain(), "Cập nhật 18:20 27/11 – có thêm tin báo muộn.")
}

// TestSilenceThatMeansNothingIsNotCalledSilence: who has no account and who cannot be messaged are to be phoned; two who are
// called the same are told apart.
func TestSilenceThatMeansNothingIsNotCalledSilence(t *testing.T) {
	d := newDesk(t, "2026-11-27 14:50", "Nga kp5", "Tư kp6", "Yến kp7", "Sơn kp8", "Khôi kp9", "Dũng kp10")
	d.neighbourhoods(5, 6, 7, 8, 9, 10)
	d.tx(func(tx *store.Tx) error {
		all, err := tx.Members(d.c.ID)
		require.NoError(t, err)
		member := func(name string, change func(*store.Member)) {
			i := slices.IndexFunc(all, func(m store.Member) bool { return m.Name == name })
			change(&all[i])
			require.NoError(t, tx.PutMember(&all[i]))
		}
		member("Tư", func(m *store.Member) { m.Person, m.Phone = 0, "0900000009" })
		for _, n := range []string{"Khôi", "Dũng"} {
			member(n, func(m *store.Member) { m.Call, m.Name, m.Post = "Khôi", "Lê Văn Khôi", "tổ "+n })
		}
		yen, err := tx.PersonOf("tg/Yến")
		require.NoError(t, err)
		yen.Unreachable = tx.Now()
		return tx.PutPerson(&yen)
	})
	d.plans(friday())
	said := d.goTo("2026-11-27 18:05")["Lan"]
	i := slices.IndexFunc(said, func(s string) bool { return strings.Contains(s, "trả lời đủ") })
	require.GreaterOrEqual(t, i, 0, said)
	assert.Contains(t, said[i], "Chưa trả lời: Nga, Sơn, Lê Văn Khôi (tổ Khôi), Lê Văn Khôi (tổ Dũng).\n"+
		"Không nhắn được, cần gọi điện: Yến (chưa có số).\nChưa vào nhóm chat, cần gọi điện: Tư (0900 000 009).")
}

// TestSilenceInAnOutageIsNotCalledSilence is a round whose end nobody could answer.
func TestSilenceInAnOutageIsNotCalledSilence(t *testing.T) {
	d := newDesk(t, "2026-11-27 14:50", "Nga kp5")
	d.neighbourhoods(5)
	d.plans(friday())
	d.goTo("2026-11-27 15:05")
	d.now = at("2026-11-27 20:00")
	d.alive()
	said := d.goTo("2026-11-27 20:10")["Lan"]
	i := slices.IndexFunc(said, func(s string) bool { return strings.Contains(s, "trả lời đủ") })
	require.GreaterOrEqual(t, i, 0, said)
	assert.Contains(t, said[i], "Chưa rõ, vì bot mất liên lạc (không phải thiếu): Nga.")
	assert.NotContains(t, said[i], "Chưa trả lời")
}

// TestReportAfterTheClosing: an hour that has passed is no hour to answer before.
func TestReportAfterTheClosing(t *testing.T) {
	d := newDesk(t, "2026-11-27 13:50", "Hùng tc3")
	d.goTo("2026-11-28 09:00")
	said := d.says("Hùng", "/baocao")
	assert.Contains(t, said, "Đã chốt, nhưng trả lời đến 16:00 Chủ nhật 29/11 vẫn được tính.")
	assert.NotContains(t, said, "trước 16:00")
}
