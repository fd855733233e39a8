package round_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/store"
)

// phoned seats somebody without an account.
func (d *desk) phoned(name string, subjects ...string) {
	d.tx(func(tx *store.Tx) error {
		m := store.Member{Committee: d.c.ID, Name: name, Call: name, Role: store.Plain, Phone: "0900000077"}
		for _, s := range subjects {
			m.Charges = append(m.Charges, store.Charge{Subject: store.Subject(s), Lead: true, From: tx.Now()})
		}
		return tx.PutMember(&m)
	})
}

// statuses are all words on how the work goes, whatever they are about.
func (d *desk) statuses() (found []store.Reply) {
	for _, w := range d.allReplies() {
		if w.Status != "" {
			found = append(found, w)
		}
	}
	return found
}

func (d *desk) allReplies() (found []store.Reply) {
	d.tx(func(tx *store.Tx) error {
		rounds, err := tx.Rounds(d.c.ID)
		require.NoError(d.t, err)
		for _, r := range rounds {
			words, err := tx.Replies(d.c.ID, r.ID)
			require.NoError(d.t, err)
			found = append(found, words...)
		}
		return nil
	})
	return found
}

// monthly asks everybody on Thursdays at 9:00.
func monthly(questions ...store.Question) store.Plan {
	return store.Plan{Name: "Giao ban tháng", Kind: store.Asking, Cron: "0 9 * * 4", Window: 3 * time.Hour, Whom: store.Whom{Kind: store.Heads}, Questions: questions}
}

var (
	households = store.Question{Kind: store.AskNumber, Text: "Số hộ", Unit: "hộ", Each: true}
	rubbish    = store.Question{Kind: store.AskNumber, Text: "Rác (tấn) lúc 9h", Unit: "tấn"}
	trouble    = store.Question{Kind: store.AskText, Text: "Khó khăn"}
	verdict    = store.Question{Kind: store.AskChoice, Text: "Tình hình", Choices: []string{"tốt", "khá", "chưa tốt"}}
	progress   = store.Question{Kind: store.AskStatus, Text: "Tiến độ"}
	progressOf = store.Question{Kind: store.AskStatus, Text: "Tiến độ", Each: true}
)

// TestEveryHintOfTheCallListWorks types what the call list tells the secretary to type, and sees it recorded.
func TestEveryHintOfTheCallListWorks(t *testing.T) {
	for name, p := range map[string]store.Plan{
		"number": monthly(households), "number of the person": monthly(rubbish), "text": monthly(trouble), "choice": monthly(verdict),
		"status": monthly(progress), "status each": monthly(progressOf), "three": monthly(households, trouble, verdict), "roll call and work": saturday(),
		"same words": monthly(trouble, store.Question{Kind: store.AskText, Text: "khó khăn"}), "number and states": monthly(progressOf, households),
		"weekly": {},
	} {
		for _, khuPho := range []string{"kp8", "kp8 kp9"} {
			d := newDesk(t, "2026-11-25 08:00")
			d.neighbourhoods(8, 9)
			d.phoned("Vân", strings.Fields(khuPho)...)
			if p.Name != "" {
				d.plans(p)
			}
			hints := 0
			for _, day := range []string{"2026-11-26 09:05", "2026-11-27 14:05", "2026-11-27 18:05", "2026-11-28 09:05"} {
				for _, said := range d.goTo(day)["Lan"] {
					for _, hint := range regexp.MustCompile(`(?m)^/ghiho .*$`).FindAllString(said, -1) {
						hints++
						before := len(d.allReplies())
						answer := d.says("Lan", hint)
						assert.Contains(t, answer, "Đã ghi hộ Vân", "%s: %s", name, hint)
						assert.Greater(t, len(d.allReplies()), before, "%s: %s", name, hint)
						newest := d.allReplies()
						for _, w := range newest[before:] {
							if status := strings.HasSuffix(hint, "80%") || strings.Contains(hint, "điểm"); !status {
								assert.Empty(t, w.Status, "%s: %s", name, hint)
							}
						}
					}
				}
			}
			assert.NotZero(t, hints, "%s %s", name, khuPho)
		}
	}
}

func TestTypedAnswersAreNotedForAMember(t *testing.T) {
	for said, want := range map[string]string{
		"Vân kp8.1 40":                       "Số hộ, khu phố 8: 40 hộ",
		"Vân 1 40":                           "Số hộ, khu phố 8: 40 hộ",
		"Vân số hộ 40":                       "Số hộ, khu phố 8: 40 hộ",
		"Vân số hộ, khu phố 8: 40":           "Số hộ, khu phố 8: 40 hộ",
		"Vân so ho 40, kho khan: thieu xe":   "Số hộ, khu phố 8: 40 hộ\n",
		"Vân 40 hộ, qua zalo":                "Số hộ, khu phố 8: 40 hộ",
		"Vân c2 thiếu xe":                    "Khó khăn: “thiếu xe”",
		"Vân 2 thiếu xe":                     "Khó khăn: “thiếu xe”",
		"Vân khó khăn: thiếu xe lúc 9:02":    "(qua điện thoại, lúc 09:02 26/11)",
		"Vân tình hình khá":                  "Tình hình: khá",
		"Vân 3 khá, 1 40":                    "Tình hình: khá",
		"Vân giao ban tháng: 2 thiếu thuốc":  "Khó khăn: “thiếu thuốc”",
		"Vân giao ban tháng, tình hình: tốt": "Tình hình: tốt",
		"Vân c1 thiếu xe":                    "Gõ theo mẫu:\n/ghiho Vân Số hộ: 25\n/ghiho Vân Khó khăn: không có\n/ghiho Vân Tình hình: tốt",
		"Vân kp8.7 40":                       "Gõ theo mẫu:",
		"Vân 7 40":                           "Gõ theo mẫu:",
		"Vân 40":                             "Số hộ, khu phố 8: 40 hộ", "Vân 80%": "Gõ theo mẫu:", "Vân xong": "Gõ theo mẫu:",
		"Vân thiếu xe":                        "Gõ theo mẫu:",
		"Vân số hộ nhiều lắm":                 "Gõ theo mẫu:\n/ghiho Vân Số hộ: 25",
		"Vân":                                 "Tôi chưa rõ",
		"Vân 99999999999999999999999999 xong": "Gõ theo mẫu:",
		"Bảo 1 thiếu kinh phí":                "Tôi chưa rõ đồng chí Bảo",
		"Bảo c1 80%":                          "chưa",
		"Bảo 3":                               "Tôi chưa rõ",
		"Bảo kp8.1 40":                        "",
		"Vân giao ban tháng":                  "Gõ theo mẫu:",
		"Vân giao ban tháng: mục 9001 mục 1 mục 2 c1 c": "",
	} {
		d := newDesk(t, "2026-11-25 08:00", "Vân kp8")
		d.neighbourhoods(8)
		d.plans(monthly(households, trouble, verdict))
		d.goTo("2026-11-26 09:05")
		answer := d.says("Lan", "/ghiho "+said)
		assert.Contains(t, answer, want, said)
		assert.NotEmpty(t, answer, said)
		assert.Empty(t, d.statuses(), "a state of the work out of %q: %s", said, answer)
	}
}

func TestTheWeeklyReportIsStillNotedBesideAPlan(t *testing.T) {
	d := newDesk(t, "2026-11-25 08:00", "Vân kp8")
	d.neighbourhoods(8)
	d.plans(friday())
	d.goTo("2026-11-27 15:05")
	said := d.says("Lan", "/ghiho Vân kp8 80%, số hộ ký cam kết: 25")
	assert.Contains(t, said, "🟨 khu phố 8: đang làm, 80%")
	assert.Contains(t, said, "khu phố 8: 25 hộ")
	assert.Contains(t, d.says("Lan", "/ghiho Vân 1 xong"), "🟩 khu phố 8: xong")
}

func TestARollCallIsNotedForAMember(t *testing.T) {
	for said, want := range map[string]int{"Bình kp5 đi 20 người": store.Going, "Bình 1 đi 20 người": store.Going, "Bình không đi": store.NotGoing, "kp5 cử anh Nam đi thay": store.SendsOther} {
		d := newDesk(t, "2026-11-27 17:00", "Bình kp5")
		d.neighbourhoods(5)
		d.plans(saturday())
		d.goTo("2026-11-27 18:05")
		answer := d.says("Lan", "/ghiho "+said)
		assert.Contains(t, answer, "Đã ghi hộ Bình", said)
		all := d.allReplies()
		require.Len(t, all, 1, said)
		assert.Equal(t, want, all[0].Answer.Choice, said)
		assert.Empty(t, all[0].Status)
	}
}

func TestATypedNoteIsDisputed(t *testing.T) {
	d := newDesk(t, "2026-11-25 08:00", "Vân kp8")
	d.neighbourhoods(8)
	d.plans(monthly(households, trouble))
	d.goTo("2026-11-26 09:05")
	d.says("Lan", "/ghiho Vân số hộ: 40")
	told := d.last["tg/Vân"].content.Plain()
	assert.Contains(t, told, "Lan đã ghi hộ đồng chí (qua điện thoại, lúc 09:05 26/11):")
	assert.Contains(t, told, "Số hộ, khu phố 8: 40 hộ")
	gone := d.presses("Vân", "Không đúng")
	assert.Contains(t, gone, "Đã bỏ bản ghi hộ:")
	assert.NotContains(t, gone, "70%")
	assert.Contains(t, d.says("Vân", "45"), "Số hộ, khu phố 8: 45 hộ")
	d.says("Lan", "/ghiho Vân khó khăn: thiếu xe")
	assert.Contains(t, d.says("Vân", "không đúng"), "Đã bỏ bản ghi hộ:\nKhó khăn: “thiếu xe”")
	assert.Contains(t, d.says("Vân", "đã xong việc rồi, không thiếu gì"), "Khó khăn: “đã xong việc rồi, không thiếu gì”")
	assert.Empty(t, d.statuses())
	d.says("Lan", "/ghiho Vân khó khăn: thiếu xe")
	assert.Contains(t, d.presses("Lan", "Bỏ, ghi lại"), "/ghiho Vân Khó khăn: không có")
}

// TestNothingNotedIsAFault: whatever words stand after /ghiho, they are answered, and a number question never gets a state.
func TestNothingNotedIsAFault(t *testing.T) {
	d := newDesk(t, "2026-11-25 08:00", "Vân kp8", "Hùng tc3 tc7")
	d.neighbourhoods(8)
	d.phoned("Mai")
	d.plans(monthly(households, trouble, verdict))
	d.plans(saturday())
	d.goTo("2026-11-26 09:05")
	word := rapid.SampledFrom(strings.Split("Vân|Mai|Hùng|Bảo|1|2|3|99|9001|c1|c2|kp8|kp8.1|kp8.9|tc3|80%|xong|đi|20 người|số hộ|khó khăn|tình hình|:|,|\n|“|giao ban tháng|tổng vệ sinh|mục|khu phố|tốt|lúc 9h|qua zalo|như tuần trước|-", "|"))
	for seed := range 60 {
		said := strings.Join(rapid.SliceOfN(word, 1, 7).Example(seed), " ")
		assert.NotEmpty(t, d.says("Lan", "/ghiho "+said), said)
	}
	for _, w := range d.statuses() {
		assert.Zero(t, w.Subject.Question(), "a state where a number or a sentence was asked")
	}
}
