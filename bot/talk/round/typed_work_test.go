package round_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/store"
)

func TestWhatCameOfACleanUp(t *testing.T) {
	for said, want := range map[string]string{
		"kp5 25 nguoi don 3 diem 1,5 tan rac": "25 người, 3 điểm, 1,5 tấn",
		"xong":                                "🟩 khu phố 5: xong\nNếu tiện, xin gửi thêm số người, số điểm, lượng rác và ảnh trước/sau.",
		"1 25 người":                          "25 người",
		"25 người, 3 điểm, 1,5 tấn":           "Nếu tiện, xin gửi thêm ảnh trước/sau.",
		"không dọn được vì mưa":               "🟥 khu phố 5: vướng",
		"chưa dọn, mưa quá":                   "khu phố 5",
	} {
		d := newDesk(t, "2026-11-28 06:00", "Nga kp5")
		d.neighbourhoods(5)
		d.plans(saturday())
		asked := d.goTo("2026-11-28 09:05")["Nga"]
		require.Len(t, asked, 1)
		assert.Contains(t, asked[0], "Tổng vệ sinh sáng nay: xin gửi ảnh trước/sau và một câu, ví dụ “kp5 25 người, 3 điểm, 1,5 tấn rác”.")
		assert.Contains(t, d.says("Nga", said), want, said)
	}
}

func TestAnAnswerGoesToEveryRoundThatAsksTheSame(t *testing.T) {
	d := newDesk(t, "2026-11-27 13:50", "Sơn tc4")
	p := d.plans(store.Plan{Name: "Quý", Kind: store.Asking, Cron: "30 13 * * 5", Window: 5 * time.Hour, Whom: store.Whom{Kind: store.Owners},
		Questions: []store.Question{{Kind: store.AskStatus, Text: "Tiến độ", Each: true}}})
	d.tx(func(tx *store.Tx) error { // it opens at two, with the report
		r, err := tx.Round(d.c.ID, p.Upcoming)
		require.NoError(t, err)
		r.Opens = at("2026-11-27 14:00").UTC()
		r.Closes = at("2026-11-27 18:00").UTC()
		return tx.AddUpcoming(&p, &r)
	})
	asked := d.goTo("2026-11-27 14:05")["Sơn"]
	require.Len(t, asked, 1)
	assert.Contains(t, d.presses("Sơn", "1 Xong"), "tiêu chí 4: xong")
	counts := func() (n int) {
		d.tx(func(tx *store.Tx) error {
			rounds, err := tx.Rounds(d.c.ID)
			require.NoError(t, err)
			for _, r := range rounds {
				w, err := tx.WordOf(d.c.ID, r.ID, "tc4", d.member(&tx.ReadTx, "Sơn").ID)
				require.NoError(t, err)
				if w != nil {
					n++
				}
			}
			return nil
		})
		return n
	}
	assert.Equal(t, 2, counts(), "the report and the other round")
	undone := d.presses("Sơn", "Bỏ, ghi lại")
	assert.Contains(t, undone, "Đã bỏ:\n🟩 tiêu chí 4: xong\nMuốn")
	assert.Equal(t, 0, counts(), "it is taken back from both")
	assert.Contains(t, d.says("Sơn", "1 70%"), "tiêu chí 4: đang làm, 70%")
	assert.Equal(t, 2, counts())
}

func TestASubstituteAnswersTheRollCall(t *testing.T) {
	d := newDesk(t, "2026-11-27 17:00", "Nga kp5", "Tư kp6")
	d.neighbourhoods(5, 6)
	d.plans(saturday())
	d.tx(func(tx *store.Tx) error {
		return tx.PutAbsence(&store.Absence{Committee: d.c.ID, Member: d.member(&tx.ReadTx, "Nga").ID, First: "2026-11-27", Last: "2026-11-29", Substitute: d.member(&tx.ReadTx, "Tư").ID})
	})
	asked := d.goTo("2026-11-27 18:05")
	assert.Empty(t, asked["Nga"])
	require.Len(t, asked["Tư"], 1)
	assert.Contains(t, asked["Tư"][0], "1. Khu phố 5\n   thay đồng chí Nga, đang nghỉ\n2. Khu phố 6")
	assert.Contains(t, d.presses("Tư", "Vì sao"), "đồng chí trả lời thay Nga đang nghỉ")
	assert.Contains(t, d.says("Tư", "kp5 đi 20, kp6 đi 10"), "Mục 1 – điểm danh khu phố 5: đi, 20 người\nMục 2 – điểm danh khu phố 6: đi, 10 người")
}

func TestAPhotoAnswersAQuestion(t *testing.T) {
	photos := store.Plan{Name: "Ảnh bảng tin", Kind: store.Asking, Cron: "0 15 * * 5", Window: 3 * time.Hour, Whom: store.Whom{Kind: store.Heads},
		Questions: []store.Question{{Kind: store.AskPhoto, Text: "Ảnh bảng tin", Each: true}, {Kind: store.AskNumber, Text: "Số bảng tin", Unit: "bảng", Each: true}}}
	send := func(d *desk, words string) string {
		return d.hears(talk.Message{Kind: talk.Text, Account: "tg/Nga", Chat: "tg/Nga", ChatKind: talk.Private, Text: words, Files: []talk.File{{ID: "f1", Kind: "photo"}}})["Nga"]
	}
	open := func() *desk {
		d := newDesk(t, "2026-11-27 14:50", "Nga kp5")
		d.neighbourhoods(5)
		d.plans(photos)
		d.goTo("2026-11-27 15:05")
		return d
	}
	d := open()
	assert.Contains(t, d.says("Nga", "1 đây ạ"), "xin gửi ảnh, ghi “1” dưới ảnh", "words are no photo")
	said := send(d, "1")
	assert.Contains(t, said, "Mục 1 – Ảnh bảng tin, khu phố 5: đã có ảnh")
	assert.Contains(t, said, "Đã nhận 1 ảnh.")
	assert.Contains(t, said, "Còn mục 2")
	d = open()
	d.says("Nga", "2 3")
	assert.Contains(t, send(d, ""), "Ảnh bảng tin, khu phố 5: đã có ảnh", "it is all that is open")
}
