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

func TestTasksRideInTheBundle(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3 tc7")
	d.gives("lắp pa nô đường Lê Lợi", "2026-11-30", "Hùng")
	d.tx(func(tx *store.Tx) error {
		m := d.member(&tx.ReadTx, "Hùng")
		b := store.Bundle{Person: m.Person, Day: "2026-11-27"}
		b.Add(store.BundleItem{Committee: d.c.ID, Member: m.ID, Round: 1, Subject: "tc3"})
		b.Add(store.BundleItem{Committee: d.c.ID, Member: m.ID, Round: 1, Subject: "tc7"})
		b.Add(store.BundleItem{Committee: d.c.ID, Member: m.ID, Subject: "V1", Since: at("2026-11-27 07:30")})
		return tx.PutBundle(&b)
	})
	asked := d.goTo("2026-11-27 14:00")["Hùng"]
	require.Len(t, asked, 1, "one message")
	assert.Contains(t, asked[0], "2. Tiêu chí 7 – Tên 7\n\nNhiệm vụ:\n3. V1 – lắp pa nô đường Lê Lợi (hạn thứ Hai 30/11)\n   còn 3 ngày\n")
	assert.Contains(t, d.says("Hùng", "1 xong"), "🟩 tiêu chí 3: xong\nCòn 2 mục: 2, 3.")
	repeat := d.goTo("2026-11-27 15:40")["Hùng"]
	require.Len(t, repeat, 1)
	assert.Contains(t, repeat[0], "còn 2 mục chưa báo")
	assert.Contains(t, repeat[0], "2. Tiêu chí 7 – Tên 7\n\nNhiệm vụ:\n3. V1")
	assert.Contains(t, d.says("Hùng", "2 80%"), "tiêu chí 7: đang làm, 80%\nCòn mục 3 – V1.")
	assert.Contains(t, d.says("Hùng", "3 xong"), "🟩 V1 – lắp pa nô đường Lê Lợi: xong, đúng hạn")
	assert.Equal(t, store.TaskDone, d.task(1).State)
	assert.Contains(t, d.presses("Hùng", "Bỏ, ghi lại"), "Đã bỏ:\n🟩 V1 – lắp pa nô đường Lê Lợi: xong")
	assert.Equal(t, store.TaskOpen, d.task(1).State, "the state goes back")
}

func TestADayWithoutARound(t *testing.T) {
	d := newDesk(t, "2026-11-23 07:30", "Hùng tc3")
	d.gives("nộp hồ sơ", "2026-11-21", "Hùng")
	d.gives("lắp pa nô", "2026-11-23", "Hùng")
	asked := d.reminds("Hùng", "V1", "V2")
	assert.Contains(t, asked, "Đồng chí Hùng, có 2 việc đến hạn:\n\n1. V1 – nộp hồ sơ (hạn thứ Bảy 21/11)\n   quá hạn 2 ngày – xin cho biết vì sao, khi nào xong\n2. V2")
	assert.NotContains(t, asked, "Xin trả lời trước")
	why := d.presses("Hùng", "Vì sao")
	assert.Contains(t, why, "V1: đồng chí Lan giao ngày 23/11/2026 – “Hùng nộp hồ sơ”")
	d.reminds("Hùng", "V1", "V2")
	assert.Contains(t, d.presses("Hùng", "2 Xong"), "Đã có: V2 – xong, đúng hạn.")
	assert.Contains(t, d.presses("Hùng", "1 Xong"), "Đồng chí đã báo đủ:\n🟩 V1 – nộp hồ sơ: xong, sau hạn 2 ngày\n🟩 V2")
	assert.Empty(t, d.reminds("Hùng", "V1"), "nothing is open any more")
}

func TestScene3TheEveningsWordStopsTheMorningsReminder(t *testing.T) {
	d := newDesk(t, "2026-11-23 21:05", "Hùng tc3")
	d.gives("lắp pa nô", "2026-11-24", "Hùng")
	assert.Empty(t, d.reminds("Hùng", "V1"), "it waits for the morning")
	d.goTo("2026-11-23 21:30")
	d.says("Hùng", "V1 xong")
	assert.Empty(t, d.goTo("2026-11-24 08:00")["Hùng"])
	d.says("Hùng", "V1 chưa xong")
	d.goTo("2026-11-24 21:05")
	d.reminds("Hùng", "V1")
	late := d.goTo("2026-11-25 07:40")["Hùng"]
	require.Len(t, late, 1)
	assert.Contains(t, late[0], "quá hạn từ hôm qua")
}

func TestCodesWithoutABundle(t *testing.T) {
	d := newDesk(t, "2026-11-23 08:00", "Hùng tc3", "Tâm tc8")
	for range 2 {
		d.gives("lắp pa nô", "2026-11-30", "Hùng")
	}
	d.gives("khám sức khỏe", "", "Tâm", "Hùng")
	assert.Contains(t, d.says("Hùng", "V2 80%"), "🟨 V2 – lắp pa nô: đang làm, 80%")
	assert.NotContains(t, d.says("Hùng", "v1: 30%"), "tuần", "a task knows no week")
	assert.Contains(t, d.says("Hùng", "2 xong"), "“xong” là cho mục nào?", "nobody sent him numbers")
	assert.Equal(t, store.TaskOpen, d.task(1).State)
	assert.Contains(t, d.says("Hùng", "12 xong"), "Tôi chưa rõ “12”", "a number is no code")
	assert.Contains(t, d.says("Tâm", "V1 xong"), "V1 do người khác phụ trách nên tôi không ghi. Đồng chí phụ trách: tiêu chí 8 (tc8), V3.")
	assert.Contains(t, d.says("Tâm", "V99 xong"), "V99 chưa có trong Ban Chỉ đạo này.")
	assert.Contains(t, d.says("Hùng", "V3 xong"), "🟩 V3 – khám sức khỏe: xong\n   Đã ghi lời đồng chí. Chủ trì việc này là Tâm.")
	assert.Equal(t, store.TaskOpen, d.task(3).State, "who helps does not decide")
}

func TestAWordOnATaskThatIsOver(t *testing.T) {
	d := newDesk(t, "2026-11-23 08:00", "Hùng tc3")
	d.gives("lắp pa nô", "2026-11-30", "Hùng")
	d.says("Hùng", "V1 xong")
	d.goTo("2026-11-24 08:00")
	assert.Contains(t, d.says("Hùng", "V1 xong"), "V1 đã xong từ 23/11.")
	assert.Contains(t, d.says("Hùng", "V1 chưa xong"), "Việc này đã xong từ 23/11, nay mở lại theo lời đồng chí.")
	assert.Equal(t, store.TaskOpen, d.task(1).State)
	assert.NotContains(t, d.says("Hùng", "V1 70%"), "mở lại")
	d.tx(func(tx *store.Tx) error {
		task, err := tx.Task(d.c.ID, 1)
		if err != nil {
			return err
		}
		task.State, task.Dropped = store.TaskDropped, store.Verdict{At: tx.Now()}
		return tx.PutTask(&task)
	})
	assert.Contains(t, d.says("Hùng", "V1 xong"), "V1 đã thôi từ 24/11, đồng chí không phải báo nữa.")
	assert.Equal(t, store.TaskDropped, d.task(1).State)
}

func TestAYesIsWaitedFor(t *testing.T) {
	d := newDesk(t, "2026-11-23 08:00", "Hùng tc3")
	d.c.Rules.Confirm = true
	d.tx(func(tx *store.Tx) error { return tx.PutCommittee(&d.c) })
	d.gives("lắp pa nô", "2026-11-30", "Hùng")
	assert.Contains(t, d.says("Hùng", "V1 xong"), "đã báo xong, chờ thư ký xác nhận")
	assert.Equal(t, store.TaskReported, d.task(1).State)
	assert.Contains(t, d.says("Hùng", "V1 xong"), "đang chờ thư ký xác nhận")
	assert.Contains(t, d.says("Hùng", "V1 80%"), "nay mở lại")
}

func TestTaken(t *testing.T) {
	for _, words := range []string{"V1 đã nhận", "v1 da nhan roi a", "ok V1", "đã nhận", "1 nhan roi", "Vâng, đã nhận V1 ạ", "đã nhận việc"} {
		d := newDesk(t, "2026-11-23 08:00", "Hùng tc3")
		d.gives("lắp pa nô", "2026-11-30", "Hùng")
		d.reminds("Hùng", "V1")
		assert.Contains(t, d.says("Hùng", words), "Đã ghi: đồng chí đã nhận V1 – lắp pa nô (hạn thứ Hai 30/11).", words)
		assert.False(t, d.task(1).Accepted.IsZero(), words)
		assert.Empty(t, d.reminds("Hùng", "V1"), "answered")
	}
	for _, words := range []string{"2 đã nhận", "V1 nhận được 50%", "chưa nhận", "V1 chưa rõ", "nhận 2 xe", "ok", "cảm ơn"} {
		d := newDesk(t, "2026-11-23 08:00", "Hùng tc3")
		d.gives("lắp pa nô", "2026-11-30", "Hùng")
		d.reminds("Hùng", "V1")
		d.says("Hùng", words)
		assert.True(t, d.task(1).Accepted.IsZero(), words)
	}
	d := newDesk(t, "2026-11-23 08:00", "Hùng tc3", "Tâm tc8")
	d.gives("lắp pa nô", "2026-11-30", "Hùng")
	d.gives("sơn vạch", "2026-11-30", "Hùng")
	d.gives("khám sức khỏe", "2026-11-30", "Tâm")
	assert.Contains(t, d.says("Hùng", "đã nhận"), "đã nhận 2 việc: V1, V2")
	assert.Contains(t, d.says("Hùng", "V3 đã nhận"), "V3 do người khác phụ trách")
	assert.Contains(t, d.reminds("Tâm", "V3"), "1. V3")
	assert.Contains(t, d.presses("Tâm", "1 Đã nhận"), "V3 – khám sức khỏe: đã nhận")
}

func TestStuckAndHelp(t *testing.T) {
	d := newDesk(t, "2026-11-23 08:00", "Hùng tc3")
	d.gives("lắp pa nô", "2026-11-30", "Hùng")
	d.reminds("Hùng", "V1")
	assert.Contains(t, d.presses("Hùng", "1 Vướng"), "Vướng vì đâu?")
	assert.Contains(t, d.presses("Hùng", "3 Chờ đơn vị khác"), "🟥 V1 – lắp pa nô: vướng – “chờ đơn vị khác”")
	help := d.last["tg/Hùng"]
	said := d.hears(talk.Message{Kind: talk.Press, Account: "tg/Hùng", Chat: "tg/Hùng", ChatKind: talk.Private, Code: code(t, help, "Cần hỗ trợ"), Message: help.id, Callback: "1"})
	assert.Contains(t, said["Hùng"], "vướng, cần hỗ trợ – “chờ đơn vị khác”\n   Lời xin hỗ trợ đã chuyển tới trưởng ban và thư ký.")
	assert.Contains(t, said["Bảo"], "Đồng chí Hùng xin hỗ trợ V1 – lắp pa nô (hạn thứ Hai 30/11).\n🟥 vướng, cần hỗ trợ – “chờ đơn vị khác”")
	assert.Contains(t, said["Lan"], "xin hỗ trợ V1")
	d.reminds("Hùng", "V1")
	d.says("Hùng", "V1 vướng")
	d.goTo("2026-11-24 08:00")
	d.reminds("Hùng", "V1")
	d.presses("Hùng", "1 Vướng")
	assert.Contains(t, d.says("Hùng", "4"), "🟥 V1 – lắp pa nô: vướng", "a number typed")
	assert.Contains(t, d.says("Hùng", "V1 can ho tro xe"), "Lời xin hỗ trợ đã chuyển")
}

func TestHelpWaitsForTheMorningAndMayBeTakenBack(t *testing.T) {
	d := newDesk(t, "2026-11-23 22:00", "Hùng tc3")
	d.gives("lắp pa nô", "2026-11-30", "Hùng")
	said := d.writes("Hùng", "V1 cần hỗ trợ xe")
	assert.Contains(t, said["Hùng"], "sẽ chuyển lúc 06:30 24/11 tới trưởng ban và thư ký")
	assert.Empty(t, said["Bảo"])
	assert.Len(t, d.goTo("2026-11-24 06:30")["Bảo"], 1)
	d.goTo("2026-11-24 22:00")
	d.says("Hùng", "V1 cần hỗ trợ người")
	d.presses("Hùng", "Bỏ, ghi lại")
	assert.Empty(t, d.goTo("2026-11-25 07:00")["Bảo"], "taken back overnight")
}

func TestASubstituteAnswers(t *testing.T) {
	d := newDesk(t, "2026-11-23 08:00", "Hùng tc3", "Tâm tc8")
	d.gives("lắp pa nô", "2026-11-30", "Hùng")
	d.tx(func(tx *store.Tx) error {
		return tx.PutAbsence(&store.Absence{Committee: d.c.ID, Member: d.member(&tx.ReadTx, "Hùng").ID, First: "2026-11-23", Last: "2026-11-29",
			Substitute: d.member(&tx.ReadTx, "Tâm").ID})
	})
	asked := d.reminds("Tâm", "V1")
	assert.Contains(t, asked, "1. V1")
	assert.Contains(t, d.presses("Tâm", "Vì sao"), "đồng chí làm thay Hùng đang nghỉ")
	assert.Contains(t, d.says("Tâm", "1 80%"), "V1 – lắp pa nô: đang làm, 80%")
	assert.Contains(t, d.says("Hùng", "V1 90%"), "V1 – lắp pa nô: đang làm, 90%", "who is on leave may still answer")
	d.goTo("2026-11-27 14:00")
	assert.Contains(t, d.says("Tâm", "tc3 xong"), "tiêu chí 3: xong")
	assert.Contains(t, d.says("Tâm", "V1 xong"), "xong, đúng hạn")
	assert.Equal(t, store.TaskDone, d.task(1).State)
}

func TestOneCodeInTwoCommittees(t *testing.T) {
	d := newDesk(t, "2026-11-23 08:00", "Hùng tc3")
	d.gives("lắp pa nô", "2026-11-30", "Hùng")
	d.tx(func(tx *store.Tx) error {
		c := store.Committee{Name: "Ban Chỉ đạo chuyển đổi số", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		if err := tx.PutCommittee(&c); err != nil {
			return err
		}
		d.join(tx, c.ID, "Hùng", store.Plain)
		all, err := tx.Members(c.ID)
		if err != nil {
			return err
		}
		if err := tx.PutTask(&store.Task{Committee: c.ID, Work: "nhập dữ liệu", Parties: []store.Party{{Name: "Hùng", Member: all[0].ID, Lead: true, From: tx.Now()}}}); err != nil {
			return err
		}
		return plans.Default(tx, c, calendar.Default())
	})
	assert.Contains(t, d.says("Hùng", "V1 xong"), "Ban Chỉ đạo nào?")
	assert.Contains(t, d.says("Hùng", "2"), "V1 – nhập dữ liệu: xong")
	assert.Contains(t, d.says("Hùng", "V1 xong"), "V1 – lắp pa nô: xong", "only one is open")
}

func TestReportListsOpenTasks(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.gives("lắp pa nô", "2026-12-20", "Hùng")
	d.gives("viết báo cáo", "", "Hùng")
	assert.Contains(t, d.says("Hùng", "/baocao"), "1. Tiêu chí 3 – Tên 3\n\nNhiệm vụ:\n2. V1 – lắp pa nô (hạn Chủ nhật 20/12)\n   còn 24 ngày\n3. V2 – viết báo cáo\n   việc chưa có hạn")
	assert.Contains(t, d.says("Hùng", "3 60%"), "V2 – viết báo cáo: đang làm, 60%")
	d.goTo("2026-11-27 13:00")
	d.says("Hùng", "/baocao")
	asked := d.goTo("2026-11-27 14:00")["Hùng"]
	require.Len(t, asked, 1)
	assert.NotContains(t, asked[0], "V1", "what he looked at himself is not asked about")
	for range 12 {
		d.gives("việc nhỏ", "", "Hùng")
	}
	list := d.says("Hùng", "/baocao")
	assert.Contains(t, list, "Còn 4 việc nữa, gõ /viec để xem.")
	assert.Contains(t, list, "Từ mục 5 trở đi xin gõ.")
}

func TestNotesOnBehalfOfTasks(t *testing.T) {
	d := newDesk(t, "2026-11-23 08:00", "Hùng tc3", "Tâm tc8")
	d.gives("lắp pa nô", "2026-11-23", "Hùng")
	d.goTo("2026-11-25 09:00")
	assert.Contains(t, d.says("Lan", "/ghiho Hùng V1 xong lúc 15:10 23/11"), "🟩 V1 – lắp pa nô: xong, đúng hạn")
	assert.Equal(t, at("2026-11-23 15:10").UTC(), d.task(1).DoneAt.UTC())
	assert.Contains(t, d.says("Lan", "/ghiho Hùng V1 xong"), "V1 đã xong từ 23/11")
	assert.Contains(t, d.says("Lan", "/ghiho Tâm V1 xong"), "Tâm")
	assert.Contains(t, d.says("Lan", "/ghiho Hùng V1 chưa xong"), "đang làm")
	assert.Equal(t, store.TaskOpen, d.task(1).State)
}

func TestPhotosOfATask(t *testing.T) {
	d := newDesk(t, "2026-11-23 08:00", "Hùng tc3")
	d.gives("lắp pa nô", "2026-11-30", "Hùng")
	d.reminds("Hùng", "V1")
	photo := func(caption, album string) string {
		return d.hears(talk.Message{Kind: talk.Text, Account: "tg/Hùng", Chat: "tg/Hùng", ChatKind: talk.Private, Text: caption, Album: album,
			Files: []talk.File{{ID: "f", Kind: "photo"}}})["Hùng"]
	}
	photo("V1 xong", "a1")
	photo("", "a1")
	assert.Equal(t, []string{"Đã ghi:\n🟩 V1 – lắp pa nô: xong, đúng hạn\nĐã nhận 2 ảnh."}, d.goTo("2026-11-23 08:02")["Hùng"])
	assert.Contains(t, photo("V1 xong", ""), "Đã nhận 1 ảnh.", "a photo of what is done is kept")
	photo("", "")
	assert.Contains(t, d.goTo("2026-11-23 08:04")["Hùng"][0], "Ảnh của V1 – lắp pa nô (hạn thứ Hai 30/11) phải không?", "what he has just spoken of is proposed")
	assert.Contains(t, d.says("Hùng", "V1 xong, 2 ảnh"), "Đã nhận 1 ảnh.")
	require.NoError(t, d.db.View(func(tx *store.ReadTx) error {
		all, err := tx.EvidenceOf(d.c.ID)
		for _, e := range all {
			assert.Equal(t, store.Subject("V1"), e.Subject)
		}
		assert.Len(t, all, 4)
		return err
	}))
}

func TestForgedTaskButtons(t *testing.T) {
	d := newDesk(t, "2026-11-23 08:00", "Hùng tc3", "Tâm tc8")
	d.gives("lắp pa nô", "2026-11-30", "Hùng")
	for _, c := range []string{"r:1:0:V1:d", "r:1:0:V1:a", "r:1:0:V1:h", "r:1:0:V1:z", "r:1:0:V99:d", "r:9:0:V1:d", "r:1:0:V0:d", "vr:1:1:1", "vr:1:1:9", "vr:1:0:1",
		"vr:9:1:1", "vr:", "vr:1:99999999999999999999:1", "r:1:7:V1:d", "s:1:0"} {
		assert.NotPanics(t, func() { d.forges("Tâm", c) }, c)
	}
	assert.Equal(t, store.TaskOpen, d.task(1).State)
	assert.True(t, d.task(1).Accepted.IsZero())
	d.forges("Hùng", "r:1:7:V1:d")
	assert.Equal(t, store.TaskDone, d.task(1).State, "the round in the code of a task's button means nothing")
	assert.Contains(t, d.forges("Hùng", "r:1:0:V1:g"), "V1 đã xong từ 23/11", "a stale button answers with today's state")
	assert.Equal(t, store.TaskDone, d.task(1).State)
}

func TestAnEditOfAWordOnATask(t *testing.T) {
	d := newDesk(t, "2026-11-23 08:00", "Hùng tc3")
	d.gives("lắp pa nô", "2026-11-30", "Hùng")
	write := func(kind, words string) string {
		return d.hears(talk.Message{Kind: kind, Account: "tg/Hùng", Chat: "tg/Hùng", ChatKind: talk.Private, Text: words, Message: "first"})["Hùng"]
	}
	write(talk.Text, "V1 xong")
	assert.Contains(t, write(talk.Edited, "V1 xong, 25 người"), "25 người")
	assert.Equal(t, store.TaskDone, d.task(1).State)
	assert.Contains(t, write(talk.Edited, "V1 80%"), "đang làm, 80%")
	assert.Equal(t, store.TaskOpen, d.task(1).State)
}
