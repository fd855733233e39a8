package plans_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// answers records an early word.
func (w *ward) answers(who string, r store.Round, s store.Subject) {
	w.Helper()
	w.Update(func(tx *store.Tx) {
		all, err := tx.MembersIn(w.c.ID)
		require.NoError(w, err)
		for _, m := range all {
			if m.Name == who {
				require.NoError(w, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: r.ID, Subject: s, Member: m.ID, Status: store.Done, Said: tx.Now(), Means: store.ByText}))
			}
		}
	})
}

func (w *ward) due(r store.Round) (at time.Time) {
	w.View(func(tx *store.ReadTx) { at = tx.DueAt(store.DueRound, r.DueKey()) })
	return at
}

func (w *ward) round(id store.RoundID) (r store.Round) {
	w.View(func(tx *store.ReadTx) {
		var err error
		r, err = tx.Round(w.c.ID, id)
		require.NoError(w, err)
	})
	return r
}

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, store.HoChiMinh)
	if err != nil {
		panic(err)
	}
	return t
}

// TestPausedMeansSilent: nothing opens, nothing is sent; run again it comes on the next day from then on, with the early answer.
func TestPausedMeansSilent(t *testing.T) {
	w := newWard(t)
	r := w.rounds(1)[0]
	w.answers(hung, r, "tc3")
	assert.Contains(t, w.Says(lan, "/ky 1 tạm dừng"), "tạm dừng: từ giờ không mở kỳ nào")
	assert.True(t, w.due(r).IsZero())
	assert.Contains(t, w.Says(lan, "/ky 1 tam dung"), "vẫn đang tạm dừng", "twice")
	w.goTo("2026-12-05 09:00")
	assert.Len(t, w.rounds(1), 1)
	assert.Contains(t, w.Says(lan, "/ky 1"), "Nếu chạy lại")
	assert.Contains(t, w.Says(lan, "/ky 1 mở ngay"), "đang tạm dừng")
	said := w.Says(lan, "/ky 1 chạy lại")
	assert.Contains(t, said, "Lần tới: thứ Sáu 11/12, 14:00")
	moved := w.round(r.ID)
	assert.Equal(t, store.Upcoming, moved.Phase)
	assert.True(t, moved.Opens.Equal(at("2026-12-11 14:00")))
	assert.True(t, w.due(moved).Equal(moved.Opens))
	w.goTo("2026-12-11 14:10")
	assert.Equal(t, store.Opened, w.round(r.ID).Phase)
	w.Golden("pause")
}

// TestPausedWhileOpen: the open round runs to its close and makes no next one.
func TestPausedWhileOpen(t *testing.T) {
	w := newWard(t)
	w.goTo("2026-11-27 14:30")
	assert.Contains(t, w.Says(lan, "/ky 1 tạm dừng"), "Kỳ đang mở vẫn nhận đến 16:00 thứ Sáu 27/11")
	w.goTo("2026-11-27 17:00")
	require.Len(t, w.rounds(1), 1)
	assert.Equal(t, store.Closed, w.rounds(1)[0].Phase)
	assert.Contains(t, w.Says(lan, "/ky 1 chạy lại"), "thứ Sáu 4/12, 14:00")
	assert.Equal(t, "2026-11-28", w.rounds(1)[1].FirstDay, "no day is lost")
}

// TestLeftOutOnce: nobody is told that we were away, those who have answered early are told once, and the next one reports
// on all days since the last.
func TestLeftOutOnce(t *testing.T) {
	w := newWard(t)
	r := w.rounds(1)[0]
	w.answers(hung, r, "tc3")
	assert.Contains(t, w.Says(lan, "/ky 1 bỏ một lần"), "1 câu trả lời sớm vẫn lưu lại")
	assert.Len(t, w.rounds(1), 1, "nothing happens before the yes")
	w.Restart()
	assert.Contains(t, w.Says(lan, "1"), "Đã báo 1 người")
	assert.Contains(t, w.Hears(hung), "thứ Sáu 27/11, 14:00 không tổ chức")
	require.Len(t, w.rounds(1), 2)
	left, next := w.rounds(1)[0], w.rounds(1)[1]
	assert.True(t, left.Withdrawn())
	assert.True(t, w.due(left).IsZero())
	assert.Equal(t, r.FirstDay, next.FirstDay)
	assert.True(t, next.Opens.Equal(at("2026-12-04 14:00")))
	w.Says(lan, "có")
	assert.Len(t, w.rounds(1), 2, "a second yes leaves nothing else out")
	w.s = w.sweeper()
	w.goTo("2026-12-04 13:00")
	assert.NotContains(t, w.Hears(lan), "Tin này lẽ ra")
	assert.Len(t, w.rounds(1), 2)
	w.goTo("2026-12-04 14:05")
	assert.Equal(t, store.Opened, w.rounds(1)[1].Phase)
	w.Golden("skip")
}

// TestOpenedNowAndClosedNow: the round of Friday is asked on Thursday, closed before its time, and opened again.
func TestOpenedNowAndClosedNow(t *testing.T) {
	w := newWard(t)
	w.sweep()
	assert.Contains(t, w.Says(lan, "/ky 1 mở ngay"), "Lần thứ Sáu 27/11, 14:00 sẽ không mở nữa")
	w.Presses(lan, "Mở ngay")
	w.sweep()
	r := w.rounds(1)[0]
	require.Equal(t, store.Opened, r.Phase)
	assert.True(t, r.Closes.Equal(at("2026-11-26 10:00")))
	assert.Equal(t, "2026-11-26", r.LastDay)
	assert.Contains(t, w.Says(lan, "/ky 1 mở ngay"), "đang mở, nhận trả lời đến 10:00")
	assert.Contains(t, w.Says(lan, "/ky 1 bỏ một lần"), "đang mở")
	w.goTo("2026-11-26 08:30")
	assert.Contains(t, w.Says(lan, "/ky 1 dong ngay"), "Đóng Báo cáo tuần ngay bây giờ?")
	w.Says(lan, "đúng")
	w.sweep()
	require.Len(t, w.rounds(1), 2)
	assert.Equal(t, store.Closed, w.rounds(1)[0].Phase)
	assert.True(t, w.rounds(1)[1].Opens.Equal(at("2026-12-04 14:00")), "the round opened early stands for Friday's")
	assert.Equal(t, "2026-11-27", w.rounds(1)[1].FirstDay)
	assert.Contains(t, w.Says(lan, "/ky 1 đóng"), "hiện không mở")
	w.Presses(lan, "Xem kỳ này")
	w.Presses(lan, "Mở lại kỳ vừa rồi")
	w.Presses(lan, "1 Mở lại")
	w.sweep()
	assert.Equal(t, store.Opened, w.rounds(1)[0].Phase)
	w.goTo("2026-11-26 12:00")
	require.Len(t, w.rounds(1), 2)
	assert.Equal(t, store.Closed, w.rounds(1)[0].Phase)
	w.goTo("2026-11-28 12:00")
	assert.Contains(t, w.Says(lan, "/ky 1 mở lại"), "không có kỳ nào vừa đóng trong 48 giờ")
	w.Golden("open_close")
}

// TestOpenedAtNight opens in the morning, and says so.
func TestOpenedAtNight(t *testing.T) {
	w := newWard(t)
	w.goTo("2026-11-26 22:00")
	assert.Contains(t, w.Says(lan, "/ky 1 mở ngay"), "06:30 thứ Sáu 27/11 (ban đêm không nhắn ai)")
	assert.Contains(t, w.Says(lan, "ok"), "mở lúc 06:30")
	w.sweep()
	assert.Equal(t, store.Upcoming, w.rounds(1)[0].Phase)
	w.goTo("2026-11-27 06:35")
	assert.Equal(t, store.Opened, w.rounds(1)[0].Phase)
}

// TestTheCleanUpIsTurnedOn with one tap, changed, and its roll call with it.
func TestTheCleanUpIsTurnedOn(t *testing.T) {
	w := newWard(t)
	w.Says(lan, "/ky")
	said := w.Presses(lan, "Bật tổng vệ sinh")
	assert.Contains(t, said, "Lần tới: thứ Bảy 28/11, 07:00. Tôi hỏi ai đi lúc 18:00 thứ Sáu 27/11")
	first := w.rounds(2)[0]
	assert.Contains(t, w.Says(lan, "/ky 2 thứ Bảy và Chủ nhật 6h30, điểm danh 19h, nơi tập trung nhà văn hóa, hỏi kết quả sau 3 giờ, gặp lễ thì bỏ, tiêu chí 3"), "19:00 tối hôm trước")
	w.Says(lan, "lưu")
	r := w.rounds(2)[0]
	assert.Equal(t, first.ID, r.ID, "the round stays the same one")
	assert.True(t, r.Starts.Equal(at("2026-11-28 06:30")))
	assert.True(t, r.Opens.Equal(at("2026-11-28 09:30")))
	assert.NotEqual(t, first.RollCall, r.RollCall)
	assert.True(t, w.due(w.round(first.RollCall)).IsZero())
	assert.True(t, w.due(w.round(r.RollCall)).Equal(at("2026-11-27 19:00")))
	assert.Contains(t, w.Says(lan, "/ky 2 hạn 10 tiếng"), "Kỳ này chưa đóng thì kỳ sau đã mở")
	assert.Contains(t, w.Says(lan, "hạn 5 tiếng"), "nhận đến 14:30")
	w.Says(lan, "thôi")
	assert.Contains(t, w.Says(lan, "/ky 2 tiêu chí 9"), "Không có tiêu chí số ấy")
	assert.Contains(t, w.Says(lan, "/ky 2 hỏi mọi người"), "xin lập kỳ mới")
	assert.Contains(t, w.Says(lan, "/ky 1 nơi tập trung nhà văn hóa"), "Tôi chưa rõ")
	w.goTo("2026-11-27 19:10")
	assert.Contains(t, w.Says(lan, "/ky 2 tạm dừng"), "không nhắn ai")
	assert.Contains(t, w.Hears(tam), "không tổ chức", "who was asked the evening before is told")
	w.goTo("2026-11-29 20:00")
	assert.Empty(t, w.Hears(tam))
	w.Golden("cleanup")
}

// TestEnded: confirmed, its history stays, its number too.
func TestEnded(t *testing.T) {
	w := newWard(t)
	w.Says(lan, "/ky 1 bỏ hẳn")
	w.Says(lan, "không")
	assert.False(t, w.plan(1).Ended)
	w.Says(lan, "/ky 1 bo han")
	w.Presses(lan, "1 Bỏ hẳn")
	assert.True(t, w.plan(1).Ended)
	said := w.Says(lan, "/ky")
	assert.Contains(t, said, "Đã bỏ: Báo cáo tuần")
	assert.Contains(t, said, "2. Tổng vệ sinh")
	assert.Contains(t, w.Says(lan, "/ky 1 chạy lại"), "đã bỏ hẳn")
	w.goTo("2026-12-05 09:00")
	assert.Len(t, w.rounds(1), 1)
}
