package agenda_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// TestWhatWillBeSent is Thursday 26/11, eight in the morning; rounds open on Fridays at 14:00, reminders come at 7:30.
func TestWhatWillBeSent(t *testing.T) {
	w := newWard(t)
	w.give("Hùng", "Lắp pa nô", "2026-11-30")                                                               // V1: T-3 is Friday, T-1 falls on a Sunday
	w.give("Hùng", "Nộp danh sách", "2026-11-27", func(t *store.Task) { t.Deadline.Clock = "10:00" })       // V2: due before Friday's round
	w.give("Hùng", "Tổng dọn vệ sinh", "", func(t *store.Task) { t.Rhythm.RRule = "FREQ=WEEKLY;BYDAY=SA" }) // V3
	w.give("Sơn", "Lắp camera", "2026-11-30")                                                               // V4
	said := w.Says("Hùng", "lịch nhắc")
	assert.Equal(t, `Đồng chí Hùng, từ nay đến 10/12 tôi sẽ nhắn:

thứ Sáu 27/11, 07:30 – V2 (đến hạn)
thứ Sáu 27/11, 14:00 – báo cáo tuần: tiêu chí 3; cùng V1 (trước hạn 3 ngày)
thứ Bảy 28/11, 07:30 – V3 (thường xuyên)
thứ Hai 30/11, 07:30 – V2 (quá hạn 3 ngày), V1 (đến hạn)
thứ Ba 1/12, 07:30 – V1 (quá hạn 1 ngày)
thứ Năm 3/12, 07:30 – V1 (quá hạn 3 ngày)
thứ Sáu 4/12, 14:00 – báo cáo tuần: tiêu chí 3
thứ Bảy 5/12, 07:30 – V3 (thường xuyên)
thứ Hai 7/12, 07:30 – V2 (quá hạn 10 ngày)
thứ Năm 10/12, 07:30 – V1 (quá hạn 10 ngày)

Nếu đồng chí trả lời thì các lần nhắc đó không gửi nữa.`, said)
	assert.NotContains(t, said, "V4")

	w.absent("Hùng", "2026-11-30", "2026-12-04", "Nhàn")
	said = w.Says("Hùng", "/lich")
	assert.NotContains(t, said, "thứ Hai 30/11, 07:30")
	assert.NotContains(t, said, "thứ Sáu 4/12")
	assert.Contains(t, said, "Nghỉ 30/11 – 4/12: đồng chí Nhàn nhận thay.")
	stands := w.Says("Nhàn", "/lich")
	assert.Contains(t, stands, "thứ Hai 30/11, 07:30 – V2 (quá hạn 3 ngày), V1 (đến hạn)")
	assert.Contains(t, stands, "thứ Sáu 4/12, 14:00 – báo cáo tuần: tiêu chí 3, khu phố 5")
	assert.Contains(t, stands, "thứ Sáu 27/11, 14:00 – báo cáo tuần: khu phố 5\n", "before the leave it is not his")
	assert.Contains(t, stands, "Thay đồng chí Hùng 30/11 – 4/12.")
}

func TestWhoMayAskWhatOthersAreSent(t *testing.T) {
	w := newWard(t)
	said := w.Says("Lan", "/lich Cần")
	assert.Contains(t, said, "Từ nay đến 10/12 tôi sẽ nhắn đồng chí Trần Văn Cần:")
	assert.Contains(t, said, "khu phố 9")
	assert.Contains(t, said, "Đồng chí ấy chưa dùng bot")
	assert.Contains(t, w.Says("Hùng", "/lich Cần"), "Việc này dành cho")
	assert.Contains(t, w.Says("Hùng", "/lich Hùng"), "Đồng chí Hùng, từ nay")
	assert.Contains(t, w.Says("Lan", "/lich hôm nào"), "Tôi chưa rõ")
	assert.Equal(t, "Đồng chí Bảo, từ nay đến 10/12 tôi sẽ nhắn:\n\nthứ Sáu 27/11, 16:00 – bảng tổng hợp tuần\nthứ Sáu 4/12, 16:00 – bảng tổng hợp tuần", w.Says("Bảo", "/lich"))
	assert.Equal(t, "Đồng chí Lan, từ nay đến 10/12 tôi sẽ nhắn:\n\nthứ Sáu 27/11, 14:00 – báo cáo tuần: danh sách cần gọi\nthứ Sáu 27/11, 16:00 – báo cáo tuần: ai chưa báo\nthứ Sáu 4/12, 14:00 – báo cáo tuần: danh sách cần gọi\nthứ Sáu 4/12, 16:00 – báo cáo tuần: ai chưa báo", w.Says("Lan", "/lich"))
}

// TestAnOpenRoundStillReminds: 80 % of the window, and not who has answered.
func TestAnOpenRoundStillReminds(t *testing.T) {
	w := newWard(t)
	w.Turn(at("2026-11-27 14:10").Sub(w.Now))
	w.Update(func(tx *store.Tx) {
		r, err := tx.Round(w.c.ID, 1)
		require.NoError(t, err)
		roll := store.Roll{Committee: w.c.ID, Round: r.ID}
		roll.Expected, err = tx.WhoAnswers(store.Plan{Committee: w.c.ID}, store.Round{})
		require.NoError(t, err)
		require.NoError(t, tx.PutRoll(&roll))
		r.Phase = store.Opened
		require.NoError(t, tx.PutRound(&r))
	})
	assert.Contains(t, w.Says("Hùng", "/lich"), "thứ Sáu 27/11, 15:36 – nhắc lại báo cáo tuần: tiêu chí 3\nthứ Sáu 4/12")
	w.Update(func(tx *store.Tx) {
		require.NoError(t, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: 1, Subject: "tc3", Member: w.Member("Hùng").ID, Status: store.Done, Said: tx.Now()}))
	})
	assert.NotContains(t, w.Says("Hùng", "/lich"), "15:36")
	w.Turn(2 * time.Hour)
	assert.NotContains(t, w.Says("Sơn", "/lich"), "nhắc lại")
}

// TestEveryPlanIsShown: a clean-up with its roll calls, a briefing; not what is paused or ended, nor who is not asked.
func TestEveryPlanIsShown(t *testing.T) {
	w := newWard(t)
	w.Update(func(tx *store.Tx) {
		for _, p := range []store.Plan{
			{Name: "Tổng vệ sinh", Kind: store.CleanUp, Rhythm: store.Rhythm{RRule: "FREQ=WEEKLY;BYDAY=SA"}, Clock: "07:00", Began: "2026-11-20", Window: 8 * time.Hour, After: 2 * time.Hour, RollCall: "18:00"},
			{Name: "Giao ban", Kind: store.Asking, Cron: "0 16 * * 5", Window: time.Hour, Whom: store.Whom{Kind: store.All},
				Questions: []store.Question{{Kind: store.AskStatus, Text: "Tiến độ", Each: true}, {Kind: store.AskText, Text: "Đề xuất"}}},
			{Name: "Đã dừng", Kind: store.Asking, Cron: "0 9 * * 1", Window: time.Hour, Whom: store.Whom{Kind: store.All}, Questions: []store.Question{{Kind: store.AskText, Text: "Gì"}}},
			{Name: "Đã bỏ", Kind: store.Asking, Cron: "0 9 * * 2", Window: time.Hour, Whom: store.Whom{Kind: store.All}, Questions: []store.Question{{Kind: store.AskText, Text: "Gì"}}},
		} {
			p.Committee = w.c.ID
			require.NoError(t, tx.PutPlan(&p))
			r, err := plan.Upcoming(p, nil, store.HoChiMinh, calendar.Default(), tx.Now())
			require.NoError(t, err)
			require.NoError(t, tx.AddUpcoming(&p, &r))
			p.Paused, p.Ended = p.Name == "Đã dừng", p.Name == "Đã bỏ"
			require.NoError(t, tx.PutPlan(&p))
		}
	})
	assert.Equal(t, `Đồng chí Nhàn, từ nay đến 10/12 tôi sẽ nhắn:

thứ Sáu 27/11, 14:00 – báo cáo tuần: khu phố 5; Giao ban: khu phố 5, 1 câu hỏi; Tổng vệ sinh, hỏi ai đi: khu phố 5
thứ Bảy 28/11, 09:00 – Tổng vệ sinh: khu phố 5
thứ Sáu 4/12, 14:00 – báo cáo tuần: khu phố 5; Giao ban: khu phố 5, 1 câu hỏi; Tổng vệ sinh, hỏi ai đi: khu phố 5
thứ Bảy 5/12, 09:00 – Tổng vệ sinh: khu phố 5

Nếu đồng chí trả lời thì các lần nhắc đó không gửi nữa.`, w.Says("Nhàn", "/lich"), "what opens later on a day rides in its first message")
	said := w.Says("Hùng", "/lich")
	assert.Contains(t, said, "Giao ban: tiêu chí 3, 1 câu hỏi")
	assert.NotContains(t, said, "Tổng vệ sinh")
}

// TestAReminderAtNightIsShownInTheMorning: as it will be sent.
func TestAReminderAtNightIsShownInTheMorning(t *testing.T) {
	w := newWard(t)
	w.Update(func(tx *store.Tx) {
		p := store.Plan{Committee: w.c.ID, Name: "Khảo sát", Kind: store.Asking, Cron: "0 9 * * 5", Window: 48 * time.Hour,
			Whom: store.Whom{Kind: store.All}, Questions: []store.Question{{Kind: store.AskNumber, Text: "Số hộ"}}}
		require.NoError(t, tx.PutPlan(&p))
		r := store.Round{Committee: w.c.ID, Plan: p.ID, Kind: p.Kind, Phase: store.Opened, Opens: at("2026-11-26 09:00").Add(-24 * time.Hour), Closes: at("2026-11-27 09:00")}
		require.NoError(t, tx.PutRound(&r))
		expected, err := tx.WhoAnswers(p, r)
		require.NoError(t, err)
		require.NoError(t, tx.PutRoll(&store.Roll{Committee: w.c.ID, Round: r.ID, Expected: expected}))
	})
	said := w.Says("Hùng", "/lich")
	assert.Contains(t, said, "thứ Sáu 27/11, 06:30 – nhắc lại Khảo sát")
	assert.NotContains(t, said, "23:24")
}
