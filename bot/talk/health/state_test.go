package health

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

// A bot that is minutes old has missed no backup.
func TestTheFirstBackupIsNotMissedAtOnce(t *testing.T) {
	w := &world{}
	w.Stage = talktest.New(t, func(talk.Menus, talktest.Leave) []talk.Flow { return []talk.Flow{w.health.Flow()} })
	missed := func() (is bool) {
		w.View(func(tx *store.ReadTx) {
			var err error
			is, err = BackupMissed(tx)
			require.NoError(t, err)
		})
		return is
	}
	w.Turn(48 * time.Hour)
	assert.False(t, missed(), "without a committee there is nothing to lose")
	w.Update(func(tx *store.Tx) {
		w.committee = found(t, tx, "Ban Chỉ đạo phường Mẫu")
		enter(t, tx, w.committee, "Lan", store.Secretary)
	})
	w.Turn(10 * time.Minute)
	assert.False(t, missed())
	said := w.Says("Lan", "/trangthai")
	assert.Contains(t, said, "🟩")
	assert.Contains(t, said, "Sao lưu: chưa đến lần đầu.")
	w.Turn(27 * time.Hour)
	assert.True(t, missed())
	assert.Contains(t, w.Says("Lan", "/trangthai"), "đã quá một ngày mà chưa có bản nào")
}

// Whoever has blocked the bot is named at once, before anything could fail to reach him, until he is back.
func TestEverybodyWhoCannotBeReachedIsNamed(t *testing.T) {
	w := start(t)
	set := func(at time.Time, names ...string) {
		w.Update(func(tx *store.Tx) {
			for _, name := range names {
				p, err := tx.PersonOf(talktest.Account(name))
				require.NoError(t, err)
				p.Unreachable = at
				require.NoError(t, tx.PutPerson(&p))
			}
		})
	}
	w.lose("Lan")
	set(w.Now, "Hùng", "Bảo")
	said := w.Says("Hạnh", "/trangthai")
	assert.Contains(t, said, "Tin không đến được Bảo (0901 234 567), Lan (0901 234 567), Hùng (0901 234 567)")
	set(time.Time{}, "Lan", "Bảo")
	said = w.Says("Hạnh", "/trangthai")
	assert.Contains(t, said, "Tin không đến được Hùng (0901 234 567)")
	assert.NotContains(t, said, "Lan")
}

func TestWhatWaitsForMorning(t *testing.T) {
	w := start(t)
	w.Turn(14 * time.Hour) // 22:00
	w.Update(func(tx *store.Tx) {
		for _, at := range []time.Duration{8*time.Hour + 30*time.Minute, 8*time.Hour + 30*time.Minute, 12 * time.Hour} {
			_, err := tx.Enqueue(store.Job{Kind: store.Send, Chat: "p/Hùng", NotBefore: w.Now.Add(at), About: store.About{Committee: w.committee}})
			require.NoError(t, err)
		}
	})
	said := w.Says("Lan", "/trangthai")
	assert.Contains(t, said, "2 tin chờ đến 06:30 sáng mới gửi (không nhắn ban đêm)")
	assert.Contains(t, said, "1 tin hẹn giờ khác mới gửi")
}
