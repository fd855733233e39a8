package round_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/store"
)

// answersTo has somebody answer a message of ours by a reply.
func (d *desk) answersTo(who, message, words string) map[string]string {
	d.t.Helper()
	return d.hears(talk.Message{Kind: talk.Text, Account: "tg/" + who, Chat: "tg/" + who, ChatKind: talk.Private, Text: words, ReplyTo: message, ReplyToOurs: true})
}

// taps has somebody press a button of the newest message and gives what everybody reads.
func (d *desk) taps(who, label string) map[string]string {
	d.t.Helper()
	m := d.last["tg/"+who]
	for _, row := range m.content.Actions {
		for _, a := range row {
			if strings.Contains(a.Label, label) {
				return d.hears(talk.Message{Kind: talk.Press, Account: "tg/" + who, Chat: "tg/" + who, ChatKind: talk.Private, Code: a.Code, Message: m.id, Callback: "1"})
			}
		}
	}
	require.Fail(d.t, "no such button", "%s: %s in %v", who, label, m.content)
	return nil
}

func (d *desk) replies(s store.Subject) []store.Reply {
	d.t.Helper()
	var all []store.Reply
	require.NoError(d.t, d.db.View(func(tx *store.ReadTx) error {
		rounds, err := tx.Rounds(d.c.ID)
		for _, r := range rounds {
			x, err := tx.RepliesTo(d.c.ID, r.ID, s)
			require.NoError(d.t, err)
			all = append(all, x...)
		}
		return err
	}))
	return all
}

func TestANoteSaysHowWhenAndForWhom(t *testing.T) {
	for words, want := range map[string]struct {
		said  string
		means store.Means
	}{
		"tc3 80%, lúc 15:10":             {"(qua điện thoại, lúc 15:10 27/11):\n🟨 tiêu chí 3: đang làm, 80%", store.ByPhone},
		"tc3 80%, lúc 15:10 theo giấy":   {"(theo giấy, lúc 15:10 27/11):\n🟨 tiêu chí 3: đang làm, 80%", store.ByPaper},
		`: "tc3 80 con rac hem 45"`:      {"(từ tin nhắn, lúc 15:35 27/11):\n🟨 tiêu chí 3: đang làm, 80% – “con rac hem 45”", store.ByMessage},
		"\ntc3 80%\ntc7 xong":            {"(từ tin nhắn, lúc 15:35 27/11):\n🟨 tiêu chí 3: đang làm, 80%\n🟩 tiêu chí 7: xong", store.ByMessage},
		"tc3 80%, tại giao ban lúc 8h":   {"(nói trực tiếp, lúc 08:00 27/11):\n🟨 tiêu chí 3: đang làm, 80%", store.InPerson},
		"tc3 80%, tc8 xong, qua zalo":    {"(từ tin nhắn, lúc 15:35 27/11):\n🟨 tiêu chí 3: đang làm, 80%\nTiêu chí 8 không phải phần của Hùng nên tôi không ghi.", store.ByMessage},
		"tc3 80%, tc12 xong, trực tiếp":  {"(nói trực tiếp, lúc 15:35 27/11):\n🟨 tiêu chí 3: đang làm, 80%\nTôi chưa rõ “tc12”", store.InPerson},
		"tc3 80%, lúc 9h hôm qua qua đt": {"(qua điện thoại, lúc 09:00 26/11):\n🟨 tiêu chí 3: đang làm, 80%", store.ByPhone},
	} {
		t.Run(words, func(t *testing.T) {
			d := newDesk(t, "2026-11-26 08:00", "Hùng tc3 tc7", "Tâm tc8")
			d.goTo("2026-11-27 15:35")
			said := d.writes("Lan", "/ghiho Hùng"+map[bool]string{true: " "}[words[0] == 't']+words)
			assert.Contains(t, said["Lan"], "Đã ghi hộ Hùng "+want.said)
			told, _, _ := strings.Cut(want.said, "\nT")
			assert.Contains(t, said["Hùng"], "Lan đã ghi hộ đồng chí "+told)
			assert.Equal(t, want.means, d.replies("tc3")[0].Means)
		})
	}
}

func TestAMemberDisputesANote(t *testing.T) {
	for name, does := range map[string]func(d *desk) (map[string]string, string){
		"by the button":       func(d *desk) (map[string]string, string) { return d.taps("Hùng", "Không đúng"), "" },
		"by typing its label": func(d *desk) (map[string]string, string) { return d.writes("Hùng", "khong dung"), "khong dung" },
		"in his words": func(d *desk) (map[string]string, string) {
			return d.writes("Hùng", "Dạ thư ký ghi nhầm rồi ạ"), "Dạ thư ký ghi nhầm rồi ạ"
		},
		"by a reply": func(d *desk) (map[string]string, string) {
			return d.answersTo("Hùng", d.last["tg/Hùng"].id, "sai rồi"), "sai rồi"
		},
		"with words not ours": func(d *desk) (map[string]string, string) {
			return d.writes("Hùng", "không đúng, tôi có gọi ai đâu"), "không đúng, tôi có gọi ai đâu"
		},
		"naming the item": func(d *desk) (map[string]string, string) { return d.writes("Hùng", "tc3 ghi sai"), "tc3 ghi sai" },
		"he has said nothing": func(d *desk) (map[string]string, string) {
			return d.writes("Hùng", "tôi chưa báo gì"), "tôi chưa báo gì"
		},
		"with another's subject": func(d *desk) (map[string]string, string) {
			return d.writes("Hùng", "không đúng, tc8 mới 50%"), "không đúng, tc8 mới 50%"
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, "2026-11-26 08:00", "Hùng tc3", "Tâm tc8")
			d.goTo("2026-11-27 15:00")
			noted := d.writes("Lan", "/ghiho Hùng tc3 xong, lúc 14:50")
			assert.Contains(t, noted["group"], "1/2")
			said, words := does(d)
			assert.Contains(t, said["Hùng"], "Đã bỏ bản ghi hộ:\n🟩 tiêu chí 3: xong\nĐã báo lại đồng chí Lan. Thực tế thế nào, xin gõ một câu, ví dụ: “tc3 70%”.")
			assert.Contains(t, said["Lan"], "Đồng chí Hùng báo bản ghi hộ (qua điện thoại, lúc 14:50 27/11) là không đúng:\n🟩 tiêu chí 3: xong")
			if words == "" {
				assert.NotContains(t, said["Lan"], "Lời đồng chí ấy")
			} else {
				assert.Contains(t, said["Lan"], "Lời đồng chí ấy: “"+words+"”")
			}
			assert.Contains(t, said["group"], "0/2", "the card follows")
			all := d.replies("tc3")
			require.Len(t, all, 2, "nothing is removed")
			assert.Equal(t, all[0].ID, all[1].Withdraws)
			assert.NotEqual(t, all[0].By, all[1].By, "by the member")
			assert.Contains(t, d.says("Lan", "/chuabaocao"), "Hùng: tiêu chí 3", "the item is open again")

			said = d.writes("Hùng", "mới được 50% thôi")
			assert.Contains(t, said["Hùng"], "Đã ghi:\n🟨 tiêu chí 3: đang làm, 50%")
			assert.Contains(t, said["Lan"], "Đồng chí Hùng tự báo sau bản ghi hộ")
			assert.Contains(t, said["group"], "1/2")
		})
	}
}

func TestADenialWithHisOwnWordNeedsNoSecondMessage(t *testing.T) {
	for words, want := range map[string]string{
		"không đúng, tc3 mới 50%":                 "🟨 tiêu chí 3: đang làm, 50%",
		"sai rồi, mới 50%":                        "🟨 tiêu chí 3: đang làm, 50%",
		"không đúng tôi chưa xong":                "🟨 tiêu chí 3: đang làm",
		"chưa đúng. Còn vướng, thiếu xe gom":      "🟥 tiêu chí 3: vướng – “Còn vướng, thiếu xe gom”",
		"tc3 ghi nhầm, mới 60%":                   "🟨 tiêu chí 3: đang làm, 60%",
		"ko phai\ntc3 50%":                        "🟨 tiêu chí 3: đang làm, 50%",
		"Không đúng đâu đồng chí ơi: tc3 mới 50%": "🟨 tiêu chí 3: đang làm, 50%",
	} {
		d := newDesk(t, "2026-11-26 08:00", "Hùng tc3 tc7", "Tâm tc8")
		d.goTo("2026-11-27 15:00")
		d.writes("Lan", "/ghiho Hùng tc3 xong, lúc 14:50")
		said := d.writes("Hùng", words)
		assert.Contains(t, said["Hùng"], "Đã ghi:\n"+want, words)
		assert.NotContains(t, said["Hùng"], "vẫn tính", words)
		assert.Contains(t, said["Lan"], "tự báo sau bản ghi hộ, nên tính theo lời đồng chí ấy:\n"+want, words)
		assert.Equal(t, 1, strings.Count(said["Lan"], "tự báo"), "once: %s", words)
	}
}

func TestADisputeOfTwoItems(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3 tc7", "Tâm tc8")
	d.goTo("2026-11-27 15:00")
	d.writes("Lan", `/ghiho Hùng: "tc3 80%, tc7 xong"`)
	said := d.writes("Hùng", "tc7 không đúng")
	assert.Contains(t, said["Hùng"], "Đã bỏ bản ghi hộ:\n🟩 tiêu chí 7: xong\n")
	assert.Contains(t, said["Lan"], "(từ tin nhắn, lúc 15:00 27/11) là không đúng:\n🟩 tiêu chí 7: xong\nLời đồng chí ấy: “tc7 không đúng”")
	assert.Contains(t, d.says("Lan", "/chuabaocao"), "Hùng: tiêu chí 7")

	said = d.answersTo("Hùng", d.last["tg/Hùng"].id, "sai rồi")
	assert.Contains(t, said["Hùng"], "Đã bỏ bản ghi hộ:\n🟨 tiêu chí 3: đang làm, 80%\n🟩 tiêu chí 7: xong", "the rest of the note goes too")
	assert.Contains(t, said["Lan"], "là không đúng:\n🟨 tiêu chí 3: đang làm, 80%\nLời", "what was out already is not told again")
	said = d.writes("Hùng", "tc3 50%, tc7 60%")
	assert.Contains(t, said["Hùng"], "🟨 tiêu chí 3: đang làm, 50%\n🟨 tiêu chí 7: đang làm, 60%")
	assert.Equal(t, 2, strings.Count(said["Lan"], "tự báo"))
}

func TestTheSameNoteDisputedAgain(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3", "Tâm tc8")
	d.goTo("2026-11-27 15:00")
	d.writes("Lan", "/ghiho Hùng tc3 xong")
	note, undo := d.last["tg/Hùng"], code(t, d.last["tg/Lan"], "Bỏ")
	d.taps("Hùng", "Không đúng")
	said := d.writes("Hùng", "không đúng")
	assert.Contains(t, said["Hùng"], "Bản ghi hộ này đã bỏ rồi:\n🟩 tiêu chí 3: xong\nThực tế thế nào")
	assert.Empty(t, said["Lan"], "she has been told")
	assert.Len(t, d.replies("tc3"), 2)
	undone := d.hears(talk.Message{Kind: talk.Press, Account: "tg/Lan", Chat: "tg/Lan", ChatKind: talk.Private, Code: undo, Message: "b9", Callback: "1"})
	assert.Contains(t, undone["Lan"], "Đã bỏ:\n🟩 tiêu chí 3: xong")
	assert.Empty(t, undone["Hùng"], "he did it himself")

	d.writes("Hùng", "50%")
	d.last["tg/Hùng"] = note
	assert.Contains(t, d.taps("Hùng", "Không đúng")["Hùng"], "đã bỏ rồi:\n🟩 tiêu chí 3: xong\nVẫn tính lời của đồng chí:\n🟨 tiêu chí 3: đang làm, 50%\nMuốn ghi khác thì gõ lại")
}

func TestADisputeWhenHisOwnWordCountsAlready(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.goTo("2026-11-27 15:00")
	d.writes("Lan", "/ghiho Hùng tc3 xong")
	note := d.last["tg/Hùng"]
	d.goTo("2026-11-27 15:05")
	d.writes("Hùng", "tc3 50%")
	d.last["tg/Hùng"] = note
	said := d.taps("Hùng", "Không đúng")
	assert.Contains(t, said["Hùng"], "Đã bỏ bản ghi hộ:\n🟩 tiêu chí 3: xong\nVẫn tính lời của đồng chí:\n🟨 tiêu chí 3: đang làm, 50%")
	assert.Empty(t, said["Lan"], "nothing changes for her")
	d.writes("Hùng", "bỏ tc3")
	assert.Contains(t, d.says("Lan", "/chuabaocao"), "Hùng", "the note does not come back")
}

func TestADisputeBringsHisOlderWordBack(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.goTo("2026-11-27 14:05")
	d.writes("Hùng", "tc3 50%")
	d.goTo("2026-11-27 15:00")
	d.writes("Lan", "/ghiho Hùng tc3 xong")
	said := d.taps("Hùng", "Không đúng")
	assert.Contains(t, said["Hùng"], "Nay tính lại:\n🟨 tiêu chí 3: đang làm, 50%\nĐã báo lại đồng chí Lan. Muốn ghi khác thì gõ lại")
	assert.Contains(t, said["Lan"], "Nay tính lại:\n🟨 tiêu chí 3: đang làm, 50%")
}

func TestADisputeOfANoteBehindANote(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.goTo("2026-11-27 15:00")
	d.writes("Lan", "/ghiho Hùng tc3 80%")
	d.goTo("2026-11-27 15:05")
	d.writes("Lan", "/ghiho Hùng tc3 xong, theo giấy")
	assert.Contains(t, d.writes("Hùng", "không đúng")["Hùng"], "Đã bỏ bản ghi hộ:\n🟩 tiêu chí 3: xong\nNay tính lại:\n🟨 tiêu chí 3: đang làm, 80%")
	assert.Contains(t, d.writes("Hùng", "cũng không đúng")["Hùng"], "Đã bỏ bản ghi hộ:\n🟨 tiêu chí 3: đang làm, 80%\nĐã báo lại")
	assert.Contains(t, d.writes("Hùng", "không đúng")["Hùng"], "đã bỏ rồi")
}

func TestADisputeInEnglish(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.tx(func(tx *store.Tx) error {
		p, err := tx.PersonOf("tg/Hùng")
		require.NoError(t, err)
		p.Lang = store.English
		return tx.PutPerson(&p)
	})
	d.goTo("2026-11-27 15:00")
	assert.Contains(t, d.writes("Lan", "/ghiho Hùng tc3 xong, theo giấy")["Hùng"], "Lan noted for you (on paper, at 15:00 27/11):")
	assert.Contains(t, d.writes("Hùng", "That is wrong, I never said that")["Hùng"], "The note is taken out:")
}

func TestADisputeAfterTheClosing(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3", "Tâm tc8")
	d.goTo("2026-11-27 15:00")
	d.writes("Lan", "/ghiho Hùng tc3 xong")
	note := d.last["tg/Hùng"]
	d.goTo("2026-11-28 09:00")
	said := d.writes("Hùng", "ghi sai rồi")
	assert.Contains(t, said["Lan"], "cho tuần 21/11 – 27/11 là không đúng")
	assert.Contains(t, said["Bảo"], "⬜ 3 Tên 3", "the brief is corrected")
	assert.Contains(t, d.writes("Hùng", "50%")["Hùng"], "Đã ghi (trễ 17 giờ) cho tuần 21/11 – 27/11:\n🟨 tiêu chí 3: đang làm, 50%")

	d = newDesk(t, "2026-11-26 08:00", "Hùng tc3", "Tâm tc8")
	d.goTo("2026-11-27 15:00")
	d.writes("Lan", "/ghiho Hùng tc3 xong")
	d.goTo("2026-11-30 09:00")
	d.last["tg/Hùng"] = note
	said = d.taps("Hùng", "Không đúng")
	assert.Contains(t, said["Hùng"], "Tuần 21/11 – 27/11 đã chốt quá 48 giờ nên giữ nguyên như đã báo:\n🟩 tiêu chí 3: xong\nĐã báo lại đồng chí Lan. Có tình hình mới")
	assert.Contains(t, said["Lan"], "Tuần ấy đã chốt quá 48 giờ nên tôi giữ nguyên.")
	assert.Len(t, d.replies("tc3"), 1)
	assert.Contains(t, d.writes("Hùng", "tc3 50%")["Hùng"], "Đã ghi trước cho tuần 28/11 – 4/12")
	assert.NotContains(t, d.writes("Hùng", "sai rồi")["Hùng"], "bản ghi hộ", "too long ago to be meant without saying so")
}

func TestWhoElseDisputes(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3", "Tâm tc8")
	d.goTo("2026-11-27 15:00")
	d.writes("Lan", "/ghiho Hùng tc3 xong")
	wrong := code(t, d.last["tg/Hùng"], "Không đúng")
	forged := []string{wrong, "bd:1:1:tc3:99", "bd:9:1:tc3:1", "bd:", "bd:1:1", "bd:1:1:tc3:-1", "bd:1:99999999999999999999:tc3:1", "bd:1:1:V0:1"}
	for _, c := range forged {
		for _, who := range []string{"Tâm", "Lan", "Bảo"} {
			said := d.hears(talk.Message{Kind: talk.Press, Account: "tg/" + who, Chat: "tg/" + who, ChatKind: talk.Private, Code: c, Message: "b1", Callback: "1"})
			assert.NotContains(t, fmt.Sprint(said), "Đã bỏ", "%s %s", who, c)
		}
	}
	said := d.hears(talk.Message{Kind: talk.Press, Account: "tg/Hùng", Chat: "tg/group", ChatKind: talk.Grouped, Code: wrong, Message: "b1", Callback: "1"})
	assert.NotContains(t, fmt.Sprint(said), "Đã bỏ")
	said = d.hears(talk.Message{Kind: talk.Text, Account: "tg/Hùng", Chat: "tg/group", ChatKind: talk.Grouped, Text: "@giaoban_bot không đúng", Addressed: true})
	assert.Empty(t, said["group"])
	assert.Contains(t, said["Hùng"], "xin gõ lại trong tin riêng")
	assert.Len(t, d.replies("tc3"), 1)
	assert.NotContains(t, d.writes("Tâm", "không đúng")["Tâm"], "bản ghi hộ", "nothing was noted for him")
	assert.Contains(t, d.writes("Hùng", "không đúng à?")["Hùng"], "chưa rõ", "a question is no dispute")
	assert.Len(t, d.replies("tc3"), 1)
}

func TestADisputeOfATask(t *testing.T) {
	d := newDesk(t, "2026-11-23 08:00", "Hùng tc3", "Tâm tc8")
	d.gives("lắp pa nô", "2026-11-27", "Hùng")
	d.goTo("2026-11-25 09:00")
	said := d.writes("Lan", "/ghiho Hùng V1 xong, bản giấy")
	assert.Contains(t, said["Lan"], "Đã ghi hộ Hùng (theo giấy, lúc 09:00 25/11):\n🟩 V1 – lắp pa nô: xong, đúng hạn")
	require.Equal(t, store.TaskDone, d.task(1).State)
	said = d.writes("Hùng", "sai rồi, chưa xong đâu")
	assert.Contains(t, said["Hùng"], "V1 – lắp pa nô: đang làm")
	assert.Equal(t, store.TaskOpen, d.task(1).State)
	d.goTo("2026-11-25 09:10")
	d.writes("Lan", "/ghiho Hùng V1 xong, trực tiếp")
	require.Equal(t, store.TaskDone, d.task(1).State)
	d.taps("Hùng", "Không đúng")
	assert.Equal(t, store.TaskOpen, d.task(1).State)
}

func TestTheNoterIsGone(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3")
	d.goTo("2026-11-27 15:00")
	d.writes("Lan", "/ghiho Hùng tc3 xong")
	d.tx(func(tx *store.Tx) error {
		p, err := tx.PersonOf("tg/Lan")
		require.NoError(t, err)
		p.Unreachable = tx.Now()
		return tx.PutPerson(&p)
	})
	said := d.taps("Hùng", "Không đúng")
	assert.Contains(t, said["Bảo"], "Đồng chí Hùng báo bản ghi hộ")
	assert.NotContains(t, said["Hùng"], "Lan")
}

func TestANoteForALateWeek(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3", "Tâm tc8")
	d.goTo("2026-11-28 08:00")
	said := d.writes("Lan", "/ghiho Hùng tc3 80%, lúc 19:10 hôm qua")
	assert.Contains(t, said["Lan"], "Đã ghi hộ Hùng (qua điện thoại, lúc 19:10 27/11, trễ 3 giờ) cho tuần 21/11 – 27/11:\n🟨 tiêu chí 3: đang làm, 80%")
	assert.Contains(t, said["Hùng"], "Lan đã ghi hộ đồng chí (qua điện thoại, lúc 19:10 27/11, trễ 3 giờ) cho tuần 21/11 – 27/11:")
	said = d.writes("Lan", "/ghiho Tâm tc8 xong, lúc 15:10 hôm qua, theo giấy")
	assert.Contains(t, said["Lan"], "Đã ghi hộ Tâm (theo giấy, lúc 15:10 27/11) cho tuần 21/11 – 27/11:", "said in time")
}

func TestANameOnNoListIsNotReplaced(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Hùng tc3", "Tâm tc8")
	d.goTo("2026-11-27 15:00")
	assert.Contains(t, d.says("Lan", "/ghiho Hoàng tc3 xong"), "không có ai tên “Hoàng”")
	assert.Empty(t, d.replies("tc3"))
	assert.Contains(t, d.says("Lan", "/ghiho đồng chí Hùng tc3 80%"), "Đã ghi hộ Hùng (qua điện thoại")
	assert.Contains(t, d.says("Lan", "/ghiho qua zalo: tc8 xong"), "Đã ghi hộ Tâm (từ tin nhắn")
	assert.Contains(t, d.says("Lan", "/ghiho tiêu chí 3 xong"), "Đã ghi hộ Hùng")
}
