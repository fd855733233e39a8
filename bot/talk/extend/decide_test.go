package extend_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

func TestAnotherDayInTwoTaps(t *testing.T) {
	p := newPlay(t)
	p.Says("Hùng", "V1 gia hạn 11/12 vì pa nô về chậm")
	said := p.Presses("Bảo", "a Ngày khác")
	assert.Contains(t, said, "V1 – lắp pa nô đường Lê Lợi (Hùng): hạn thứ Hai 30/11, xin lùi đến thứ Sáu 11/12.\nCho đến ngày nào?")
	assert.Equal(t, "1 thứ Ba 1/12 | 2 thứ Năm 3/12 | 3 thứ Năm 10/12 | Quay lại", p.labels("Bảo"))
	p.Restart()
	assert.Contains(t, p.Presses("Bảo", "2 thứ Năm 3/12"), "Đã đồng ý: V1 đến thứ Năm 3/12/2026.")
	assert.Contains(t, p.Hears("Hùng"), "được lùi đến thứ Năm 3/12/2026.\n(Đồng chí xin đến thứ Sáu 11/12.)")
	assert.Equal(t, "2026-12-03", p.task(1).Deadline.Day)
	p.Golden("other-day")
}

func TestAnotherDayTyped(t *testing.T) {
	p := newPlay(t)
	p.Says("Hùng", "V1 gia hạn 11/12 vì pa nô về chậm")
	p.Presses("Bảo", "a Ngày khác")
	assert.Contains(t, p.Says("Bảo", "27/11"), "Thứ Sáu 27/11 không muộn hơn hạn đang có (thứ Hai 30/11).")
	assert.Contains(t, p.Says("Bảo", "31/2"), "Lịch không có ngày “31/2”.")
	assert.Contains(t, p.Says("Bảo", "càng sớm càng tốt"), "Tôi chưa rõ ngày nào")
	assert.Contains(t, p.Says("Bảo", "đến 4/12, nhớ báo tổ 3"), "Đã đồng ý: V1 đến thứ Sáu 4/12/2026.\n“nhớ báo tổ 3”")
	assert.Contains(t, p.Hears("Hùng"), "“nhớ báo tổ 3”")

	p.Says("Yến", "V4 gia hạn 11/12 vì mưa")
	assert.Contains(t, p.Says("Bảo", "V4 đến 4/12"), "Đã đồng ý: V4 đến thứ Sáu 4/12/2026.")
	p.Says("Yến", "V4 gia hạn 18/12 vì mưa")
	assert.Contains(t, p.Hears("Bảo"), "đã gia hạn 1 lần")
	assert.Contains(t, p.Says("Bảo", "V4 thêm 3 ngày"), "Đã đồng ý: V4 đến thứ Hai 7/12/2026.")
	p.Says("Yến", "V4 gia hạn 18/12 vì mưa")
	assert.Contains(t, p.Says("Bảo", "V4 đồng ý đến 11/12"), "Đã đồng ý: V4 đến thứ Sáu 11/12/2026.")
}

func TestRefusedWithAWordAfterwards(t *testing.T) {
	p := newPlay(t)
	p.Says("Hùng", "V1 gia hạn 11/12 vì pa nô về chậm")
	said := p.Presses("Bảo", "a Chưa đồng ý")
	assert.Contains(t, said, "Đã trả lời chưa đồng ý: V1.\nTôi báo Hùng sau ba phút. Muốn thêm lý do, gõ ngay một câu.")
	assert.Equal(t, store.Refused, p.extensions(1)[0].State, "decided at once")
	assert.Empty(t, p.Hears("Hùng"))
	p.Says("Bảo", "làm cho xong tuần này")
	assert.Equal(t, "Trưởng ban chưa đồng ý lùi V1 – lắp pa nô đường Lê Lợi đến thứ Sáu 11/12.\nHạn vẫn là thứ Hai 30/11/2026.\n“làm cho xong tuần này”", p.Hears("Hùng"))
	assert.Equal(t, "Cần hỗ trợ | Xin ngày khác", p.labels("Hùng"))
	assert.Equal(t, "làm cho xong tuần này", p.extensions(1)[0].Decided.Word)
	p.Turn(time.Hour)
	assert.Empty(t, p.Hears("Hùng"), "told once")
	assert.Equal(t, "2026-11-30", p.task(1).Deadline.Day)
	p.Golden("refuse")
}

func TestRefusedWithoutAWord(t *testing.T) {
	p := newPlay(t)
	p.Says("Hùng", "V1 gia hạn 11/12 vì mưa")
	p.Presses("Bảo", "a Chưa đồng ý")
	p.Turn(4 * time.Minute)
	assert.Contains(t, p.Hears("Hùng"), "chưa đồng ý")
	// A word that comes late is told all the same; one that comes much later is no word with it.
	p.Says("Bảo", "cố xong trong tuần")
	assert.Contains(t, p.Hears("Hùng"), "“cố xong trong tuần”")

	p.Says("Yến", "V4 gia hạn 11/12 vì mưa")
	p.Says("Bảo", "V4 chưa đồng ý, làm cho xong tuần này")
	assert.Contains(t, p.Hears("Yến"), "“làm cho xong tuần này”")
	p.Says("Yến", "V4 gia hạn 9/12 vì mưa")
	p.Presses("Bảo", "b Chưa đồng ý")
	p.Presses("Bảo", "Gửi luôn")
	assert.Contains(t, p.Hears("Yến"), "chưa đồng ý lùi V4")
	assert.NotContains(t, p.Last("Yến").Text, "“")
}

func TestTwoOfficersAtOnce(t *testing.T) {
	p := newPlay(t)
	p.Says("Hùng", "V1 gia hạn 4/12 vì mưa")
	assert.Contains(t, p.Says("Hạnh", "V1 đồng ý"), "Đã đồng ý: V1 đến thứ Sáu 4/12/2026.")
	p.Turn(time.Minute)
	assert.Contains(t, p.Presses("Bảo", "a Chưa đồng ý"), "V1: đồng chí Hạnh (phó trưởng ban) đã đồng ý, hạn mới thứ Sáu 4/12/2026, lúc 08:00 thứ Năm 26/11.")
	assert.Contains(t, p.Says("Bảo", "V1 chưa đồng ý"), "đồng chí Hạnh (phó trưởng ban) đã đồng ý")
	assert.Equal(t, "2026-12-04", p.task(1).Deadline.Day)
	assert.Equal(t, store.Granted, p.extensions(1)[0].State)
	assert.Equal(t, 2, p.task(1).Deadline.Version, "granted once")
	p.Hears("Hùng")

	// A day is more time that he gives by himself: one tap more, beside what the deputy did.
	said := p.Says("Bảo", "V1 đến 9/12")
	assert.Contains(t, said, "đồng chí Hạnh (phó trưởng ban) đã đồng ý, hạn mới thứ Sáu 4/12/2026")
	assert.Contains(t, said, "xin lùi từ thứ Sáu 4/12 đến thứ Tư 9/12/2026")
	p.Presses("Bảo", "a Chưa đồng ý")
	p.Presses("Bảo", "Gửi luôn")
	p.Hears("Hùng")

	// Taken back meanwhile, replaced meanwhile.
	p.Says("Hùng", "V1 gia hạn 11/12 vì mưa")
	old := p.Last("Bảo").Actions[0][0].Code
	p.Says("Hùng", "V1 gia hạn 18/12 vì mưa")
	assert.Contains(t, p.Forges("Bảo", old), "đề nghị này đã được thay, nay xin lùi đến thứ Sáu 18/12")
	p.Says("Hùng", "V1 rút lại")
	assert.Contains(t, p.Presses("Bảo", "a Đồng ý"), "V1: đề nghị lùi đến thứ Sáu 18/12 đã rút")
	assert.Equal(t, "2026-12-04", p.task(1).Deadline.Day)
}

func TestWhoMayDecide(t *testing.T) {
	p := newPlay(t)
	p.Says("Hùng", "V1 gia hạn 4/12 vì mưa")
	yes := p.Last("Bảo").Actions[0][0].Code
	for _, who := range []string{"Hùng", "Yến", "Lan"} {
		assert.Contains(t, p.Forges(who, yes), "Việc này dành cho trưởng ban hoặc phó trưởng ban", who)
		assert.Contains(t, p.Says(who, "V1 đồng ý"), "Việc này dành cho trưởng ban hoặc phó trưởng ban", who)
	}
	assert.Contains(t, p.Forges("Nga", yes), "Nút này đã cũ")
	assert.NotContains(t, p.Says("Nga", "V1 đồng ý"), "Đã đồng ý")
	assert.Equal(t, store.Asked, p.extensions(1)[0].State)

	// A deputy does not decide on his own work; the chair is nobody's petitioner.
	p.Says("Hạnh", "V7 gia hạn 4/12 vì mưa")
	assert.Contains(t, p.Hears("Bảo"), "V7 – chuẩn bị hội nghị (Hạnh)")
	assert.NotContains(t, p.Says("Hạnh", "/giahan"), "V7 – chuẩn bị hội nghị (Hạnh)\n   xin lùi")
	assert.Contains(t, p.Says("Hạnh", "V7 đồng ý"), "là việc của chính đồng chí")
	p.Hears("Lan")
	assert.Contains(t, p.Says("Bảo", "V8 gia hạn 4/12 vì mưa"), "Đã đồng ý: V8 đến thứ Sáu 4/12/2026.")
	assert.Contains(t, p.Hears("Lan"), "V8 – ký thông báo (Bảo)")
	assert.Len(t, p.extensions(8), 1, "the record shows it")
}

func TestChairWithoutAccount(t *testing.T) {
	p := newPlay(t)
	leaves := func(name string) {
		p.Update(func(tx *store.Tx) {
			m := p.Member(name)
			m.Person = 0
			require.NoError(t, tx.PutMember(&m))
		})
	}
	leaves("Bảo")
	assert.Contains(t, p.Says("Hùng", "V1 gia hạn 4/12 vì mưa"), "Đã gửi Phó trưởng ban")
	assert.Contains(t, p.Hears("Hạnh"), "a. V1 – lắp pa nô")
	leaves("Hạnh")
	said := p.Says("Yến", "V4 gia hạn 4/12 vì mưa")
	assert.Contains(t, said, "thư ký chuyển giúp")
	assert.Contains(t, p.Hears("Lan"), "Trưởng ban, phó trưởng ban chưa dùng chat. Xin đồng chí hỏi giúp.")
}

func TestLetters(t *testing.T) {
	p := newPlay(t)
	p.Says("Hùng", "V1 gia hạn 4/12 vì mưa")
	p.Says("Yến", "V4 gia hạn 4/12 vì mưa")
	assert.Contains(t, p.Last("Bảo").Text, "có 2 việc chờ ý kiến")
	assert.Contains(t, p.Says("Bảo", "đồng ý"), "Đồng chí quyết định việc nào?")
	said := p.Says("Bảo", "b khong dong y, lam cho xong tuan nay")
	assert.Contains(t, said, "Đã trả lời chưa đồng ý: V4.")
	assert.Contains(t, said, "Còn chờ đồng chí:\n\na. V1", "what still waits")
	assert.Contains(t, p.Says("Bảo", "a đến 3/12"), "Đã đồng ý: V1 đến thứ Năm 3/12/2026.")
	p.Says("Hùng", "V1 gia hạn 11/12 vì mưa")
	assert.Contains(t, p.Says("Bảo", "a dong y"), "Đã đồng ý: V1 đến thứ Sáu 11/12/2026.")
	p.Says("Hùng", "V1 gia hạn 18/12 vì mưa")
	assert.Contains(t, p.Says("Bảo", "ok"), "Đã đồng ý: V1 đến thứ Sáu 18/12/2026.", "the only one on the last list")
}

func TestAtNight(t *testing.T) {
	p := newPlay(t)
	p.Turn(14 * time.Hour) // 22:00
	assert.Contains(t, p.Says("Hùng", "V1 gia hạn 4/12 vì mưa"), "Tin đến lúc 06:30 thứ Sáu 27/11, ngoài giờ nghỉ.")
	p.Says("Yến", "V4 gia hạn 4/12 vì mưa")
	assert.Empty(t, p.Hears("Bảo"))
	p.Says("Yến", "V4 rút lại")
	p.Turn(9 * time.Hour)
	heard := p.Hears("Bảo")
	assert.Contains(t, heard, "có 1 việc chờ ý kiến", "one message, of what still waits")
	p.Turn(15 * time.Hour)
	assert.Contains(t, p.Presses("Bảo", "a Đồng ý"), "Tôi báo Hùng lúc 06:30 28/11.")
	assert.Empty(t, p.Hears("Hùng"), "22:00 again")
	p.Turn(9 * time.Hour)
	assert.Contains(t, p.Hears("Hùng"), "đồng ý")
}

func TestTheDayAskedForIsOver(t *testing.T) {
	p := newPlay(t)
	p.Says("Hùng", "V1 gia hạn 1/12 vì mưa")
	p.Turn(6 * 24 * time.Hour)
	assert.Contains(t, p.Presses("Bảo", "a Đồng ý"), "Thứ Ba 1/12 đã qua.\nV1 – lắp pa nô")
	assert.Equal(t, store.Asked, p.extensions(1)[0].State)
	assert.Contains(t, p.Says("Bảo", "/giahan"), "ngày xin đã qua, xin chọn ngày khác\n   quá hạn 2 ngày")
	p.set(1, func(x *store.Task) { x.State = store.TaskDone })
	assert.Contains(t, p.Presses("Bảo", "a Chưa đồng ý"), "việc này đã xong")
	assert.NotContains(t, p.Says("Bảo", "/giahan"), "V1")
}

func TestOnBehalf(t *testing.T) {
	p := newPlay(t)
	said := p.Says("Lan", "/giahan Hùng V1 4/12 vì mưa")
	assert.Contains(t, said, "Đã gửi Trưởng ban thay Hùng: V1 xin lùi từ thứ Hai 30/11 đến thứ Sáu 4/12 – mưa.")
	assert.Contains(t, p.Hears("Hùng"), "Đồng chí Lan đã xin gia hạn giúp đồng chí: V1")
	e := p.extensions(1)[0]
	assert.Equal(t, p.Member("Hùng").ID, e.Member)
	assert.Equal(t, p.Person("Lan").ID, e.By)
	assert.Contains(t, p.Says("Lan", "/giahan Yến V1 4/12"), "việc này Hùng phụ trách, không phải Yến")
	p.Presses("Bảo", "a Đồng ý")
	assert.Contains(t, p.Hears("Hùng"), "Trưởng ban đồng ý")
	assert.Contains(t, p.Hears("Lan"), "đồng chí Bảo đồng ý gia hạn")

	// Somebody without an account: the secretary phones.
	p.Says("Lan", "V5 gia hạn 4/12 vì mưa")
	p.Presses("Bảo", "b Đồng ý")
	assert.Contains(t, p.Hears("Lan"), "☎️ Tư không nhận tin ở đây, xin gọi điện báo giúp.")
	p.Says("Lan", "/giahan Công an V6 4/12 vì mưa")
	assert.Contains(t, p.Presses("Bảo", "c Đồng ý"), "V6")

	// The chair gives time unasked: one tap more, and it is in the record.
	assert.Contains(t, p.Says("Bảo", "V4 gia hạn 4/12 vì mưa"), "d. V4 – rà soát hộ nghèo (Yến)")
	assert.Contains(t, p.Presses("Bảo", "d Đồng ý"), "Đã đồng ý: V4 đến thứ Sáu 4/12/2026.")
	assert.Contains(t, p.Hears("Yến"), "Trưởng ban đồng ý: V4")
}

func TestStandInAsks(t *testing.T) {
	p := newPlay(t)
	p.Update(func(tx *store.Tx) {
		a := store.Absence{Committee: 1, Member: p.memberOf(tx, "Hùng"), First: "2026-11-26", Last: "2026-11-28", Substitute: p.memberOf(tx, "Yến")}
		require.NoError(t, tx.PutAbsence(&a))
	})
	assert.Contains(t, p.Says("Yến", "V1 gia hạn 4/12 vì mưa"), "Đã gửi Trưởng ban")
	p.Presses("Bảo", "a Đồng ý")
	assert.Contains(t, p.Hears("Yến"), "Trưởng ban đồng ý: V1")
	assert.Empty(t, p.Hears("Hùng"), "he is on leave")
}

func TestEnglish(t *testing.T) {
	p := newPlay(t)
	p.Update(func(tx *store.Tx) {
		for _, who := range []string{"Hùng", "Bảo"} {
			x, err := tx.PersonOf(talktest.Account(who))
			require.NoError(t, err)
			x.Lang = store.English
			require.NoError(t, tx.PutPerson(&x))
		}
	})
	assert.Contains(t, p.Says("Hùng", "V1 extend next Friday because the panels are late"),
		"Sent to the chair: V1, due Monday 30/11, until Friday 4/12 – the panels are late.")
	assert.Contains(t, p.Says("Bảo", "V1 agree"), "Agreed: V1 until Friday 4/12/2026.")
	assert.Contains(t, p.Hears("Hùng"), "The chair agreed: V1 – lắp pa nô đường Lê Lợi is now due Friday 4/12/2026.")
}

func TestCodeOfTwoCommittees(t *testing.T) {
	p := newPlay(t)
	p.Update(func(tx *store.Tx) {
		yen, err := tx.Memberships(p.Person("Yến").ID)
		require.NoError(t, err)
		require.Len(t, yen, 2)
		for range 4 {
			p.give(tx, 2, "cài VNeID", yen[1].ID, "2026-11-30")
		}
		p.seat(tx, 2, "Bảo", store.Deputy)
	})
	assert.Contains(t, p.Says("Yến", "V4 gia hạn 4/12 vì mưa"), "Ban Chỉ đạo chuyển đổi số", "it fits two: asked")
	assert.Contains(t, p.Says("Yến", "2"), "Đã gửi Trưởng ban: V4 xin lùi từ thứ Hai 30/11")
	assert.Contains(t, p.Hears("Nga"), "a. V4 – cài VNeID (Yến)")
	assert.Empty(t, p.Hears("Bảo"))
	assert.Empty(t, p.extensions(4), "not the other committee's V4")

	// An officer of both: each list says whose it is, and his words go where something waits.
	p.Says("Hùng", "V1 gia hạn 4/12 vì mưa")
	assert.Contains(t, p.Hears("Bảo"), "có 1 việc chờ ý kiến (Ban Chỉ đạo phường Hoa Mai)")
	assert.Contains(t, p.Says("Bảo", "V4 đồng ý"), "Đã đồng ý: V4")
	assert.Contains(t, p.Hears("Yến"), "Phó trưởng ban đồng ý: V4 – cài VNeID")
	assert.Equal(t, "2026-12-01", p.task(4).Deadline.Day)
}
