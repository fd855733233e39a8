package round_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/plans"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

func TestNumbersMeanTheSameInTheRepeat(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3 tc7 kp5")
	d.tx(func(tx *store.Tx) error {
		return tx.PutNeighbourhood(&store.Neighbourhood{Committee: d.c.ID, Number: 5, Name: "5"})
	})
	asked := d.goTo("2026-11-27 14:00")
	require.Len(t, asked["Hùng"], 1, "one message")
	assert.Contains(t, asked["Hùng"][0], "1. Tiêu chí 3 – Tên 3\n2. Tiêu chí 7 – Tên 7\n3. Khu phố 5")
	assert.Contains(t, d.says("Hùng", "1 xong"), "🟩 tiêu chí 3: xong\nCòn 2 mục: 2, 3.")
	repeat := d.goTo("2026-11-27 15:40")["Hùng"]
	require.Len(t, repeat, 1)
	assert.NotContains(t, repeat[0], "Tiêu chí 3")
	assert.Contains(t, repeat[0], "2. Tiêu chí 7 – Tên 7\n3. Khu phố 5")
	assert.Contains(t, d.says("Hùng", "2 80%"), "tiêu chí 7: đang làm, 80%")
}

func TestAnEditIsOlderThanWhatWasSaidLater(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.goTo("2026-11-27 14:10")
	said := d.now
	d.hears(talk.Message{Kind: talk.Text, Account: "tg/Hùng", Chat: "tg/Hùng", ChatKind: talk.Private, Text: "tc3 80%", Message: "first"})
	d.goTo("2026-11-27 14:30")
	d.says("Hùng", "/baocao")
	d.says("Hùng", "tc3 xong")
	d.goTo("2026-11-27 15:00")
	answer := d.hears(talk.Message{Kind: talk.Edited, Account: "tg/Hùng", Chat: "tg/Hùng", ChatKind: talk.Private, Text: "tc3 80%, vướng rác hẻm 45", Message: "first",
		At: said, EditedAt: d.now})["Hùng"]
	assert.Contains(t, answer, "nên vẫn tính:\n🟩 tiêu chí 3: xong")
	assert.Contains(t, d.says("Lan", "/tonghop"), "🟩 3 Tên 3")
	assert.Contains(t, d.presses("Hùng", "Lấy theo tin sửa"), "đang làm, 80%")
	assert.Contains(t, d.says("Lan", "/tonghop"), "🟥 3 Tên 3")
}

func TestSentencesAreNoCommands(t *testing.T) {
	for words, want := range map[string]string{
		"tôi xong rồi": "🟩 tiêu chí 3: xong",
		"k xong":       "🟨 tiêu chí 3: đang làm",
		"nghỉ tay đã":  "Tôi chưa rõ “nghỉ tay đã”. Đồng chí đang còn:\n1. Tiêu chí 3",
	} {
		d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
		d.goTo("2026-11-27 14:00")
		assert.Contains(t, d.says("Hùng", words), want, words)
	}
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3 tc4 tc5")
	d.goTo("2026-11-27 14:00")
	assert.Contains(t, d.says("Hùng", "việc 3 xong"), "tiêu chí 5: xong")
	assert.Contains(t, d.says("Hùng", "xong"), "là cho mục nào?")
}

func TestWhichWeek(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3 tc7")
	assert.Contains(t, d.says("Hùng", "tc7 xong"), "Đã ghi trước cho tuần 21/11 – 27/11")
	asked := d.goTo("2026-11-27 14:00")["Hùng"]
	require.Len(t, asked, 1)
	assert.NotContains(t, asked[0], ". Tiêu chí 7", "not asked again")
	d.goTo("2026-11-28 08:00")
	late := d.says("Hùng", "tc3 80%")
	assert.Contains(t, late, "Đã ghi (trễ 16 giờ) cho tuần 21/11 – 27/11:\n🟨 tiêu chí 3: đang làm, 80%")
	moved := d.presses("Hùng", "Chuyển sang tuần 28/11 – 4/12")
	assert.Contains(t, moved, "Đã ghi trước cho tuần 28/11 – 4/12")
	back := d.presses("Hùng", "Chuyển sang tuần 21/11 – 27/11")
	assert.Contains(t, back, "Đã ghi (trễ 16 giờ) cho tuần 21/11 – 27/11")
	assert.Contains(t, d.says("Hùng", "tc7 60%"), "Đã ghi trước cho tuần 28/11 – 4/12", "answered already: it is news of the coming week")
}

func TestAMembersOwnWordBeatsANoteMadeForHim(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.goTo("2026-11-27 15:35")
	assert.Contains(t, d.says("Lan", "/ghiho Hùng tc3 xong lúc 15:10"), "Đã ghi hộ Hùng (qua điện thoại, lúc 15:10 27/11):\n🟩 tiêu chí 3: xong")
	brief := d.goTo("2026-11-27 16:05")["Bảo"]
	require.NotEmpty(t, brief)
	assert.Contains(t, brief[len(brief)-1], "🟩 3 Tên 3")
	d.goTo("2026-11-27 16:20")
	said := d.hears(talk.Message{Kind: talk.Text, Account: "tg/Hùng", Chat: "tg/Hùng", ChatKind: talk.Private, Text: "tc3 vướng", At: at("2026-11-27 15:30")})
	assert.Contains(t, said["Hùng"], "🟥 tiêu chí 3: vướng")
	assert.NotContains(t, said["Hùng"], "trễ", "it was said in time")
	assert.Contains(t, said["Lan"], "tự báo sau bản ghi hộ")
	assert.Contains(t, said["Bảo"], "🟥 3 Tên 3", "the brief is corrected")
}

func TestTheGroupSeesTotalsOnly(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3", "Tâm tc8")
	card := d.goTo("2026-11-27 14:00")["group"]
	require.Len(t, card, 1)
	assert.Contains(t, card[0], "Báo cáo tuần: 0/2")
	d.says("Hùng", "tc3 vướng kinh phí")
	asked := talk.Message{Kind: talk.Text, Account: "tg/Bảo", Chat: "tg/group", ChatKind: talk.Grouped, Text: "/tonghop", Addressed: true}
	said := d.hears(asked)
	assert.Contains(t, said["group"], "1/2 đã báo cáo")
	assert.NotContains(t, said["group"], "Tâm")
	assert.NotContains(t, said["group"], "kinh phí")
	assert.Contains(t, said["Bảo"], "Chưa trả lời: Tâm")
	asked.Account = ""
	assert.Contains(t, d.hears(asked)["group"], "gửi dưới tên nhóm")
	asked.Account = "tg/Hùng"
	said = d.hears(asked)
	assert.Contains(t, said["group"], "1/2 đã báo cáo")
	assert.Empty(t, said["Hùng"])
	end := d.goTo("2026-11-27 16:00")
	assert.Contains(t, end["group"][len(end["group"])-1], "1/2 đã báo cáo")
	assert.Contains(t, end["Lan"][0], "Chưa có tin:\n– Tâm: tiêu chí 8")
}

func TestButtonsUndoAndReason(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3 tc7")
	d.goTo("2026-11-27 14:00")
	assert.Contains(t, d.presses("Hùng", "1 Xong"), "Đã có: tiêu chí 3 – xong.")
	assert.Contains(t, d.presses("Hùng", "Bỏ, ghi lại"), "Đã bỏ:\n🟩 tiêu chí 3: xong")
	assert.Contains(t, d.presses("Hùng", "1 Vướng"), "Vướng gì, có cần hỗ trợ không?")
	assert.Contains(t, d.says("Hùng", "thieu xe gom, can phuong ho tro"), "🟥 tiêu chí 3: vướng, cần hỗ trợ – “thieu xe gom, can phuong ho tro”")
	assert.Contains(t, d.says("Hùng", "2 xong"), "tiêu chí 7: xong")
	d.goTo("2026-11-27 16:00")
	d.goTo("2026-12-04 14:00")
	assert.Contains(t, d.says("Hùng", "như tuần trước"), "🟥 tiêu chí 3: vướng")
	assert.Contains(t, d.says("Bảo", "/tonghop"), "Tiêu chí 3 vướng tuần thứ 2")
}

func TestForgedAndStaleButtons(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3", "Tâm tc8")
	d.goTo("2026-11-27 14:00")
	press := func(who, code string) string {
		return d.hears(talk.Message{Kind: talk.Press, Account: "tg/" + who, Chat: "tg/" + who, ChatKind: talk.Private, Code: code, Message: "old", Callback: "1"})[who]
	}
	for _, code := range []string{"", "r", "r:", "r:1", "r:1:1:tc3:d", "r:9:1:tc8:d", "r:1:99:tc8:d", "r:1:1:tc8:z", "r:1:1:TC8:d", "u:", "u:=", "u:=1:1:tc3:1",
		"u:m99", "w:1:1:2:m1", "ae:m1", "ol:1:1", "s:1:9", "y:7", "b:9:9", "at:1:3:met", "f:'; drop", "zz:1", "r:99999999999999999999:1:tc8:d"} {
		assert.NotPanics(t, func() { press("Tâm", code) }, code)
	}
	assert.Contains(t, d.says("Lan", "/tonghop"), "Đã báo cáo 0/2", "none of them recorded anything")
	bundle := "r:1:1:tc8:d"
	d.goTo("2026-11-30 09:00")
	assert.Contains(t, press("Tâm", bundle), "28/11 – 4/12", "a stale button answers with today's state")
}

func TestTwoCommittees(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.tx(func(tx *store.Tx) error {
		c := store.Committee{Name: "Ban Chỉ đạo chuyển đổi số", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		if err := tx.PutCommittee(&c); err != nil {
			return err
		}
		if err := tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: 3, Name: "Dữ liệu"}); err != nil {
			return err
		}
		d.join(tx, c.ID, "Hùng", store.Plain, "tc3")
		return plans.Default(tx, c, calendar.Default())
	})
	asked := d.goTo("2026-11-27 14:00")["Hùng"]
	require.Len(t, asked, 1, "one bundle over all committees")
	assert.Contains(t, asked[0], "1. Tiêu chí 3 – Tên 3")
	assert.Contains(t, asked[0], "2. Tiêu chí 3 – Dữ liệu")
	assert.Contains(t, d.says("Hùng", "tc3 xong"), "Ban Chỉ đạo nào?")
	assert.Contains(t, d.says("Hùng", "2"), "tiêu chí 3: xong")
	assert.Contains(t, d.says("Hùng", "1 80%"), "tiêu chí 3: đang làm, 80%")
}

func TestPhotos(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3 tc7")
	d.goTo("2026-11-27 14:00")
	photo := func(caption, album string) string {
		return d.hears(talk.Message{Kind: talk.Text, Account: "tg/Hùng", Chat: "tg/Hùng", ChatKind: talk.Private, Text: caption, Album: album,
			Files: []talk.File{{ID: "f", Kind: "photo"}}})["Hùng"]
	}
	assert.Contains(t, photo("tc3 xong", ""), "tiêu chí 3: xong\nĐã nhận 1 ảnh.")
	photo("tc7 80%", "a1")
	photo("", "a1")
	assert.Equal(t, []string{"Đã ghi:\n🟨 tiêu chí 7: đang làm, 80%\nĐã nhận 2 ảnh."}, d.goTo("2026-11-27 14:02")["Hùng"], "an album is acknowledged once")
	photo("", "")
	asked := d.goTo("2026-11-27 14:04")["Hùng"]
	require.Len(t, asked, 1)
	assert.Contains(t, asked[0], "Ảnh này của mục nào?")
	assert.Contains(t, d.says("Hùng", "2 xong"), "Đã nhận 1 ảnh.")
	require.NoError(t, d.db.View(func(tx *store.ReadTx) error {
		all, err := tx.EvidenceOf(d.c.ID)
		require.NoError(t, err)
		var of []store.Subject
		for _, e := range all {
			of = append(of, e.Subject)
		}
		assert.Equal(t, []store.Subject{"tc3", "tc7", "tc7", "tc7"}, of)
		return nil
	}))
}

func TestSummaryOfThePast(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.goTo("2026-11-27 14:30")
	d.says("Hùng", "tc3 80%")
	d.goTo("2026-11-27 15:30")
	d.says("Hùng", "tc3 xong")
	assert.Contains(t, d.says("Bảo", "/tonghop lúc 15:00 27/11"), "🟨 3 Tên 3")
	assert.Contains(t, d.says("Bảo", "/tonghop lúc 14:10"), "⬜ 3 Tên 3")
	assert.Contains(t, d.says("Bảo", "tổng hợp"), "🟩 3 Tên 3")
	d.goTo("2026-12-04 15:00")
	assert.Contains(t, d.says("Bảo", "/tonghop"), "⬜ 3 Tên 3")
	assert.Contains(t, d.says("Bảo", "tong hop tuan truoc"), "🟩 3 Tên 3")
	assert.Contains(t, d.says("Bảo", "/tonghop 25/11"), "🟩 3 Tên 3")
	assert.Contains(t, d.says("Bảo", "/tonghop hôm nọ"), "Tôi chưa rõ")
	assert.Contains(t, d.says("Lan", "/tieuchi 3 đạt"), "Tiêu chí 3 – Tên 3: đạt")
	assert.Contains(t, d.says("Bảo", "/tonghop"), "Đạt 1/9 tiêu chí (tuần trước 0/9)")
	assert.Contains(t, d.says("Hùng", "/tieuchi 3 đạt"), "Việc này dành cho")
}

func TestAWordOlderThanTheNoteSaysSo(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.goTo("2026-11-27 15:40")
	d.says("Lan", "/ghiho Hùng tc3 xong")
	said := d.hears(talk.Message{Kind: talk.Text, Account: "tg/Hùng", Chat: "tg/Hùng", ChatKind: talk.Private, Text: "tc3 vướng", At: at("2026-11-27 15:30")})["Hùng"]
	assert.Contains(t, said, "nên vẫn tính:\n🟩 tiêu chí 3: xong")
	d.presses("Hùng", "Lấy theo tin này")
	assert.Contains(t, d.says("Bảo", "/tonghop"), "🟥 3 Tên 3")
}

func TestWhoHasBlockedUsIsOnTheCallList(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3", "Tâm tc8")
	d.tx(func(tx *store.Tx) error {
		p, err := tx.PersonOf("tg/Tâm")
		if err != nil {
			return err
		}
		p.Unreachable = tx.Now()
		return tx.PutPerson(&p)
	})
	calls := d.goTo("2026-11-27 14:00")["Lan"]
	require.Len(t, calls, 1)
	assert.Contains(t, calls[0], "– Tâm: tiêu chí 8")
	assert.NotContains(t, calls[0], "Hùng")
}

func TestCorrectionsBelongToTheWeekTheyCorrect(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3", "Tâm tc8", "Sơn tc2")
	d.goTo("2026-11-27 14:05")
	d.says("Hùng", "1 70%")
	d.says("Hùng", "1 xong")
	d.goTo("2026-11-27 16:10")
	assert.Contains(t, d.presses("Hùng", "Bỏ, ghi lại"), "Nay tính lại:\n🟨 tiêu chí 3: đang làm, 70%")
	assert.Contains(t, d.says("Hùng", "1 60%"), "Đã ghi (trễ 10 phút) cho tuần 21/11 – 27/11")
	assert.Contains(t, d.says("Sơn", "1 xong"), "(trễ 10 phút) cho tuần 21/11 – 27/11")
	d.presses("Sơn", "Sửa")
	assert.Contains(t, d.says("Sơn", "1 70%"), "(trễ 10 phút) cho tuần 21/11 – 27/11")
	assert.Contains(t, d.says("Sơn", "1 75%"), "(trễ 10 phút) cho tuần 21/11 – 27/11", "the same evening")
	assert.Contains(t, d.says("Lan", "/ghiho Tâm tc8 xong"), "cho tuần 21/11 – 27/11:")
	assert.Contains(t, d.says("Lan", "/ghiho Tâm tc8 80%"), "cho tuần 21/11 – 27/11:")
	assert.Contains(t, d.says("Tâm", "tc8 vướng"), "(trễ 10 phút) cho tuần 21/11 – 27/11", "his own word beats the note")
	d.goTo("2026-11-29 16:10")
	assert.Contains(t, d.says("Lan", "/ghiho Tâm tc8 xong"), "trước cho tuần 28/11 – 4/12")
	assert.Contains(t, d.says("Sơn", "tuần trước xong rồi"), "Đã ghi (trễ 2 ngày) cho tuần 21/11 – 27/11")
}

func TestASettledWeekStaysAsItWas(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.goTo("2026-11-27 14:05")
	d.says("Hùng", "1 70%")
	d.goTo("2026-12-03 14:00")
	assert.Contains(t, d.presses("Hùng", "Bỏ, ghi lại"), "đã chốt quá 48 giờ")
	assert.Contains(t, d.says("Bảo", "/tonghop 25/11"), "🟨 3 Tên 3")
}

func TestNotesOnBehalf(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3", "Hùng tc5")
	d.tx(func(tx *store.Tx) error {
		m, err := tx.Member(d.c.ID, 4)
		if err != nil {
			return err
		}
		m.Person = 0
		m.Post = "công an"
		return tx.PutMember(&m)
	})
	d.goTo("2026-11-27 14:05")
	assert.Contains(t, d.says("Lan", "ghi hộ Hùng tc5 80%"), "tiêu chí 5: đang làm, 80%", "the criterion tells which Hùng")
	assert.Contains(t, d.says("Lan", "/ghiho Hùng xong"), "1. Hùng\n2. Hùng (công an)")
	assert.Contains(t, d.says("Lan", "2"), "tiêu chí 5: xong")
	assert.Contains(t, d.says("Lan", "/ghiho Hùng tc3 xong, lúc 25:70"), "Tôi chưa rõ giờ")
	told := d.hears(talk.Message{Kind: talk.Text, Account: "tg/Lan", Chat: "tg/Lan", ChatKind: talk.Private, Text: "/ghiho Hùng tc3 xong"})
	assert.Contains(t, told["Hùng"], "đã ghi hộ đồng chí")
	assert.Contains(t, d.presses("Lan", "Bỏ, ghi lại"), "“/ghiho Hùng tc3 70%”")
}

func TestWeeksAreCountedByDays(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.goTo("2026-11-27 15:00")
	d.says("Hùng", "1 xong")
	d.goTo("2026-12-04 13:00")
	assert.Contains(t, d.says("Bảo", "/tonghop tuần trước"), "Tuần 21/11 – 27/11", "before Friday's round has opened")
	d.goTo("2026-12-04 14:10")
	assert.Contains(t, d.says("Bảo", "/tonghop tuần trước"), "Tuần 21/11 – 27/11", "and after")
	d.says("Lan", "/tieuchi 3 đạt")
	assert.Contains(t, d.says("Bảo", "/tonghop tuần trước"), "Đạt 0/9", "a past week keeps its figure")
	assert.Contains(t, d.says("Bảo", "/tonghop"), "Đạt 1/9 tiêu chí (tuần trước 0/9)")
	assert.Contains(t, d.says("Bảo", "/tong hop"), "Đạt 1/9")
	assert.Contains(t, d.says("Bảo", "/tonghop lúc 23:00"), "chưa tới")
	assert.Contains(t, d.says("Hùng", "cảm ơn nhé"), "Vâng. Đồng chí còn mục 1")
}

func TestTheSecretaryAsksAgain(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3", "Tâm tc8")
	d.goTo("2026-11-27 14:05")
	d.says("Hùng", "1 xong")
	d.goTo("2026-11-27 16:00")
	d.says("Lan", "/chuabaocao")
	assert.Contains(t, d.presses("Lan", "Hỏi lại"), "nhận đến 18:00")
	said := d.goTo("2026-11-27 16:04")
	assert.Empty(t, said["Hùng"], "who has answered is left in peace")
	require.Len(t, said["Tâm"], 1)
	assert.NotContains(t, said["Tâm"][0], "máy chủ", "nothing was wrong with the server")
	d.goTo("2026-11-27 18:00")
	assert.Contains(t, d.says("Bảo", "/tonghop"), "(đã chốt)")
}

// TestNamedInTheGroup: whoever speaks to the bot by name is answered; who is not known, or is nobody, in the group.
func TestNamedInTheGroup(t *testing.T) {
	d := newDesk(t, "2026-11-27 14:05", "Hùng tc3")
	says := func(account, words string) map[string]string {
		return d.hears(talk.Message{Kind: talk.Text, Account: account, Chat: "tg/group", ChatKind: talk.Grouped, Text: words, Addressed: true})
	}
	assert.Contains(t, says("tg/ai đó", "tc3 xong")["group"], "nhắn riêng")
	assert.Contains(t, says("", "tc3 xong")["group"], "không biết ai hỏi")
	said := says("tg/Hùng", "đồng ý")
	assert.Empty(t, said["group"])
	assert.Contains(t, said["Hùng"], "Tôi chưa rõ “đồng ý”")
	said = says("tg/Hùng", "tc3 80%")
	assert.NotContains(t, said["group"], "80%")
	assert.Contains(t, said["Hùng"], "đang làm, 80%")
	assert.Empty(t, d.hears(talk.Message{Kind: talk.Text, Account: "tg/Hùng", Chat: "tg/group", ChatKind: talk.Grouped, Text: "đồng ý"}))
}
