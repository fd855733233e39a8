package round_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// plans gives the committee a plan with its first round.
func (d *desk) plans(p store.Plan) store.Plan {
	d.t.Helper()
	d.tx(func(tx *store.Tx) error {
		p.Committee = d.c.ID
		if err := tx.PutPlan(&p); err != nil {
			return err
		}
		r, err := plan.Upcoming(p, nil, d.c.Location(), calendar.Default(), tx.Now())
		if err != nil {
			return err
		}
		return tx.AddUpcoming(&p, &r)
	})
	return p
}

func (d *desk) neighbourhoods(numbers ...int) {
	d.tx(func(tx *store.Tx) error {
		for _, n := range numbers {
			if err := tx.PutNeighbourhood(&store.Neighbourhood{Committee: d.c.ID, Number: n, Name: string(rune('0' + n))}); err != nil {
				return err
			}
		}
		return nil
	})
}

// saturday is the clean-up: Saturdays 7:00, figures from 9:00 on, the roll is called on Friday 18:00.
func saturday() store.Plan {
	return store.Plan{Name: "Tổng vệ sinh", Kind: store.CleanUp, Cron: "0 7 * * 6", Window: 11 * time.Hour, RollCall: "18:00", After: 2 * time.Hour, Place: "nhà văn hóa", Criterion: 3}
}

// weekday asks questions of the heads on Fridays at 15:00.
func friday() store.Plan {
	return store.Plan{Name: "Phiếu khu phố", Kind: store.Asking, Cron: "0 15 * * 5", Window: 3 * time.Hour, Whom: store.Whom{Kind: store.Heads},
		Questions: []store.Question{{Kind: store.AskNumber, Text: "Số hộ ký cam kết", Unit: "hộ", Each: true}, {Kind: store.AskChoice, Text: "Đánh giá chung", Choices: []string{"tốt", "khá", "yếu"}},
			{Kind: store.AskText, Text: "Kiến nghị", Optional: true}}}
}

func TestOneMessageForTheReportTheRollCallAndTheQuestions(t *testing.T) {
	d := newDesk(t, "2026-11-26 08:00", "Bình tc3 kp5")
	d.neighbourhoods(5)
	d.plans(saturday())
	d.plans(friday())
	asked := d.goTo("2026-11-27 14:05")["Bình"]
	require.Len(t, asked, 1)
	for _, want := range []string{"Đồng chí Bình, báo cáo tuần 21/11 – 27/11. Xin trả lời trước 16:00.\n\n1. Tiêu chí 3 – Tên 3\n2. Khu phố 5\n",
		"Điểm danh tổng vệ sinh thứ Bảy 28/11, 07:00 – nhà văn hóa: xin báo trước 20:30.\n\n3. Khu phố 5\n", "Phiếu khu phố: xin trả lời trước 18:00.\n\n4. Số hộ ký cam kết, khu phố 5\n",
		"5. Đánh giá chung\n   chọn: 1 tốt, 2 khá, 3 yếu\n", "6. Kiến nghị (không bắt buộc)"} {
		assert.Contains(t, asked[0], want)
	}
	assert.Contains(t, d.presses("Bình", "Vì sao"), "Tổng vệ sinh: hỏi các đồng chí phụ trách khu phố.\nPhiếu khu phố: hỏi các đồng chí phụ trách khu phố.")
	all := d.says("Bình", "1 80%, 2 xong, 4 25, 5 khá, 3 đi 20 người")
	for _, want := range []string{"🟨 tiêu chí 3: đang làm, 80%", "🟩 khu phố 5: xong", "Mục 4 – Số hộ ký cam kết, khu phố 5: 25 hộ", "Mục 5 – Đánh giá chung: khá", "Mục 3 – điểm danh khu phố 5: đi, 20 người",
		"Sáng mai 06:15 tôi nhắc lại."} {
		assert.Contains(t, all, want)
	}
	assert.NotContains(t, all, "báo trước", "it was asked in this message")
	assert.NotContains(t, all, "Còn", "what need not be answered is not asked for")
	for _, said := range d.goTo("2026-11-27 20:55")["Bình"] {
		assert.Fail(t, "asked again", said)
	}
}

func TestTheWordsOfARollCallDoNotStealTheReport(t *testing.T) {
	for said, want := range map[string]string{
		"tc3 80%":                  "🟨 tiêu chí 3: đang làm, 80%",
		"1 80%":                    "🟨 tiêu chí 3: đang làm, 80%",
		"đi 20 người":              "Mục 2 – điểm danh khu phố 5: đi, 20 người",
		"2 không đi":               "Mục 2 – điểm danh khu phố 5: không đi",
		"k đi":                     "không đi",
		"cử anh Nam đi thay":       "cử người thay – “cử anh Nam đi thay”",
		"tc3 80%, mai đi 20 người": "🟨 tiêu chí 3: đang làm, 80%",
		"2 mưa thì thôi":           "tôi chưa ghi, vì “mưa thì thôi” còn tùy hoặc chưa chắc",
		"kp5 chưa biết":            "Mục 2 – điểm danh khu phố 5: tôi chưa ghi gì.",
		"ok":                       "Vâng. Đồng chí còn 2 mục chưa báo",
		"2":                        "Mục 2 – điểm danh khu phố 5: xin gõ “2 đi 20 người”",
	} {
		d := newDesk(t, "2026-11-26 08:00", "Bình tc3")
		d.neighbourhoods(5)
		d.tx(func(tx *store.Tx) error {
			m := d.member(&tx.ReadTx, "Bình")
			m.Charges = append(m.Charges, store.Charge{Subject: "kp5", Lead: true, From: tx.Now()})
			return tx.PutMember(&m)
		})
		d.plans(saturday())
		// The report asks of criteria only: the neighbourhood's item is answered ahead.
		d.says("Bình", "kp5 xong")
		d.goTo("2026-11-27 14:05")
		assert.Contains(t, d.says("Bình", said), want, said)
	}
}

func TestTwoNeighbourhoodsOfOneHead(t *testing.T) {
	d := newDesk(t, "2026-11-27 17:00", "Nga kp5 kp6")
	d.neighbourhoods(5, 6)
	d.plans(saturday())
	asked := d.goTo("2026-11-27 18:05")["Nga"]
	require.Len(t, asked, 1)
	assert.Contains(t, asked[0], "Đồng chí Nga,\nĐiểm danh tổng vệ sinh")
	assert.Contains(t, d.says("Nga", "đi 20 người"), "“đi 20 người” là cho mục nào?")
	assert.Contains(t, d.presses("Nga", "1 Không đi"), "khu phố 5 – không đi")
	assert.Contains(t, d.says("Nga", "đi 20 người"), "Mục 2 – điểm danh khu phố 6: đi, 20 người", "one is left")
	assert.Contains(t, d.says("Nga", "kp5 đi 12, kp6 bận không đi được"), "Mục 1 – điểm danh khu phố 5: đi, 12 người\nMục 2 – điểm danh khu phố 6: không đi")
	assert.Contains(t, d.presses("Nga", "Bỏ, ghi lại"), "Nay tính lại:\nĐiểm danh khu phố 5: không đi\nĐiểm danh khu phố 6: đi, 20 người")
}

func TestPressGoingThenHowMany(t *testing.T) {
	d := newDesk(t, "2026-11-27 17:00", "Nga kp5")
	d.neighbourhoods(5)
	d.plans(saturday())
	d.goTo("2026-11-27 18:05")
	said := d.presses("Nga", "1 Đi")
	assert.Contains(t, said, "Bao nhiêu người?")
	assert.Contains(t, said, "Sáng mai 06:15 tôi nhắc lại.")
	assert.Contains(t, d.says("Nga", "khoảng 20"), "Điểm danh khu phố 5: đi, 20 người")
	assert.Contains(t, d.presses("Nga", "Sửa"), "kp5 đi 20 người")
	assert.Contains(t, d.says("Nga", "15 thôi"), "Mục 1 – điểm danh khu phố 5: đi, 15 người")
}

func TestARollCallIsAnsweredLateUntilTheWorkBegins(t *testing.T) {
	d := newDesk(t, "2026-11-27 17:00", "Nga kp5", "Tư kp6")
	d.neighbourhoods(5, 6)
	d.plans(saturday())
	d.goTo("2026-11-27 21:30")
	said := d.says("Nga", "đi 20 người")
	assert.Contains(t, said, "Mục 1 – điểm danh khu phố 5: đi, 20 người (báo muộn, vẫn tính)\nSáng mai 06:15 tôi nhắc lại.")
	d.goTo("2026-11-28 06:40")
	assert.Contains(t, d.says("Tư", "kp6 đi 10 người"), "đi, 10 người (báo muộn, vẫn tính)")
	d.goTo("2026-11-28 07:10")
	assert.NotContains(t, d.says("Tư", "1 không đi"), "Đã ghi")
}

func TestNumbersChoicesAndSentences(t *testing.T) {
	d := newDesk(t, "2026-11-27 14:50", "Nga kp5 kp6")
	d.neighbourhoods(5, 6)
	d.plans(friday())
	d.goTo("2026-11-27 14:52")
	assert.Contains(t, d.says("Nga", "kp5.1 30"), "Số hộ ký cam kết, khu phố 5: 30 hộ (báo trước, đến kỳ không hỏi lại)")
	asked := d.goTo("2026-11-27 15:05")["Nga"]
	require.NotEmpty(t, asked)
	last := asked[len(asked)-1]
	assert.Contains(t, last, "Số hộ ký cam kết, khu phố 6")
	assert.NotContains(t, last, "Số hộ ký cam kết, khu phố 5\n")
	assert.Contains(t, d.says("Nga", "kp6.1 15-20 hộ"), "tôi chưa rõ con số trong “15-20 hộ”")
	assert.Contains(t, d.says("Nga", "18"), "Số hộ ký cam kết, khu phố 6: 18 hộ", "what was asked about is answered without its name") // by reply to the question only
}

func TestAnswersAreEditedAndSameAsLastTime(t *testing.T) {
	d := newDesk(t, "2026-11-27 14:50", "Nga kp5")
	d.neighbourhoods(5)
	d.plans(friday())
	d.goTo("2026-11-27 15:05")
	said := d.now
	first := talk.Message{Kind: talk.Text, Account: "tg/Nga", Chat: "tg/Nga", ChatKind: talk.Private, Text: "kp5.1 25, c2 khá, c3 đề nghị sửa đèn", Message: "first"}
	assert.Contains(t, d.hears(first)["Nga"], "Kiến nghị: “đề nghị sửa đèn”")
	first.Kind, first.Text, first.At, first.EditedAt = talk.Edited, "kp5.1 26, c2 tốt, c3 đề nghị sửa đèn", said, d.now.Add(time.Minute)
	edited := d.hears(first)["Nga"]
	assert.Contains(t, edited, "khu phố 5: 26 hộ")
	assert.Contains(t, edited, "Đánh giá chung: tốt")
	d.goTo("2026-12-04 15:05")
	same := d.says("Nga", "như tuần trước")
	assert.Contains(t, same, "khu phố 5: 26 hộ")
	assert.Contains(t, same, "Đánh giá chung: tốt")
}

func TestForgedAnswers(t *testing.T) {
	d := newDesk(t, "2026-11-27 17:00", "Nga kp5", "Tư kp6")
	d.neighbourhoods(5, 6)
	d.plans(saturday())
	d.plans(friday())
	d.goTo("2026-11-27 18:05")
	for _, code := range []string{"q", "q:", "q:1", "q:1:3:kp6:1", "q:1:3:kp5:4", "q:1:3:kp5:0", "q:1:3:kp5:-1", "q:1:99:kp5:1", "q:9:3:kp5:1", "q:1:3:KP5:1", "q:1:3::1", "q:1:1:tc3:1", "q:1:4:c2:9",
		"q:1:4:kp5.1:1", "q:1:4:c9:1", "q:18446744073709551615:1:kp5:1", "q:1:3:kp5:1:1"} {
		assert.NotPanics(t, func() {
			d.hears(talk.Message{Kind: talk.Press, Account: "tg/Nga", Chat: "tg/Nga", ChatKind: talk.Private, Code: code, Message: "old", Callback: "1"})
		}, code)
	}
	d.tx(func(tx *store.Tx) error {
		rounds, err := tx.Rounds(d.c.ID)
		require.NoError(t, err)
		for _, r := range rounds {
			words, err := tx.Replies(d.c.ID, r.ID)
			require.NoError(t, err)
			assert.Empty(t, words)
		}
		return nil
	})
}
