package telegram

import (
	"context"
	"math/rand"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot"
	"giaoban/bot/talk"
	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
	"giaoban/store/storetest"
)

func TestUpdatesAreTakenInOrder(t *testing.T) {
	for name, w := range map[string]*world{"seam": newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1}), "tcp": overTCP(t)} {
		t.Run(name, func(t *testing.T) {
			all := said(t, w.user("Hùng").Seat, 130)
			n, err := w.in.Once(context.Background(), 0)
			require.NoError(t, err)
			assert.Equal(t, 100, n, "a batch")
			assert.Equal(t, 130, w.srv.Pending(), "nothing is confirmed by what has been fetched")
			n, err = w.in.Once(context.Background(), 0)
			require.NoError(t, err)
			assert.Equal(t, 30, n)
			assert.Equal(t, 30, w.srv.Pending())
			w.drain()
			assert.Zero(t, w.srv.Pending())
			assert.Equal(t, all, w.handled())
			assert.EqualValues(t, 130, w.in.Counts().Handled)
			assert.NoError(t, w.in.Healthy())
		})
	}
}

func TestDeathBetweenCommitAndConfirmation(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	all := said(t, w.user("Hùng").Seat, 5)
	_, err := w.in.Once(context.Background(), 0)
	require.NoError(t, err)
	assert.Equal(t, 5, w.srv.Pending())
	w.restart()
	w.drain()
	assert.Equal(t, all, w.handled(), "delivered twice, handled once")
	assert.EqualValues(t, 5, w.in.Counts().Handled)
}

// A batch is killed at every commit that it makes, before and after; each time the next process finishes it.
func TestDeathAtEveryCommit(t *testing.T) {
	updates := storetest.Times(30, 10)
	for nth := 1; ; nth++ {
		w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
		all := said(t, w.user("Hùng").Seat, updates)
		count := 0
		w.opts.Probe = func(store.Point) {
			if count++; count == nth {
				die()
			}
		}
		w.restart()
		died := killed(w.drain)
		count = 1 << 20 // no more deaths
		if !died {
			assert.Greater(t, nth, 2*updates, "it was killed often enough")
			assert.Equal(t, all, w.handled())
			return
		}
		w.restart()
		w.drain()
		require.Equal(t, all, w.handled(), "killed at point %d", nth)
		require.Zero(t, w.srv.Pending())
		require.Empty(t, w.asides())
	}
}

// A process that is killed again and again makes progress all the same, and gives up nothing.
func TestDeathAfterDeath(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	all := said(t, w.user("Hùng").Seat, 30)
	chance := rand.New(rand.NewSource(1))
	for range 100 {
		left := 3 + chance.Intn(6)
		w.opts.Probe = func(store.Point) {
			if left--; left == 0 {
				die()
			}
		}
		w.restart()
		killed(w.drain)
	}
	w.opts.Probe = nil
	w.restart()
	w.drain()
	assert.Equal(t, all, w.handled())
	assert.Empty(t, w.asides())
}

func TestIdsDrawnAnewAfterAQuietWeek(t *testing.T) {
	for seed := range int64(8) {
		clock := newClock()
		w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: seed, Now: clock.Now})
		lan := w.user("Lan")
		all := said(t, lan.Seat, 3)
		w.drain()
		clock.add(8 * 24 * hour)
		w.drain()
		all = append(all, said(t, lan.Seat, 3)...)
		w.drain()
		assert.Zero(t, w.srv.Pending(), "seed %d", seed)
		assert.Equal(t, all, w.handled(), "seed %d", seed)
	}
}

// Once a poll has confirmed what lies below its offset, the offset is done with: it hides no lower id.
func TestLowerIDIsNotHidden(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	all := said(t, w.user("Hùng").Seat, 3)
	w.drain()
	_, err := w.srv.InjectUpdate([]byte(update("7", "thấp")))
	require.NoError(t, err)
	w.drain()
	assert.Equal(t, append(all, "thấp"), w.handled())
}

func TestPressIsAnsweredAfterTheCommit(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	lan := w.user("Lan")
	_, err := lan.Say("chào")
	require.NoError(t, err)
	w.drain()
	_, err = w.p.Send(context.Background(), outgoing(lan, content("tc3?", button("Xong", "r:1:done"))))
	require.NoError(t, err)
	w.before = func(m talk.Message) error {
		assert.Empty(t, w.srv.Toasts(), "nothing is answered before it is durable")
		return nil
	}
	_, err = lan.PressLabel("xong")
	require.NoError(t, err)
	w.drain()
	require.Len(t, w.srv.Toasts(), 1)
	assert.Equal(t, "đã ghi", w.srv.Toasts()[0].Text)
	assert.Equal(t, []string{"chào", "r:1:done"}, w.handled())

	// Toasts are best effort: the press counts although none can be shown.
	w.before = nil
	w.srv.Inject(telegramtest.Fault{Kind: telegramtest.FaultBadGateway, Methods: []string{"answerCallbackQuery"}})
	_, err = lan.PressLabel("xong")
	require.NoError(t, err)
	w.drain()
	assert.Len(t, w.handled(), 3)
	assert.EqualValues(t, 1, w.in.Counts().AnswersLost)
}

// A press that is delivered again after a crash was answered by the process that died, or not at all.
func TestPressDeliveredAgain(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	lan := met(t, w, "Lan")
	_, err := w.p.Send(context.Background(), outgoing(lan, content("tc3?", button("Xong", "r:1:done"))))
	require.NoError(t, err)
	_, err = lan.PressLabel("xong")
	require.NoError(t, err)
	_, err = w.in.Once(context.Background(), 0)
	require.NoError(t, err)
	w.restart()
	w.drain()
	answered := 0
	for _, c := range w.srv.Calls() {
		if c.Method == "answerCallbackQuery" {
			answered++
		}
	}
	assert.Equal(t, 1, answered)
}

// What fails after its commit is done, and counts no strike.
func TestFailureAfterTheCommit(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	all := said(t, w.user("Lan").Seat, 2)
	w.in = NewIntake(w.p, w.db, func(m talk.Message) (bot.Outcome, error) {
		if _, err := w.handle(m); err != nil {
			return bot.Outcome{}, err
		}
		panic("a listener of the commit")
	})
	n, err := w.in.Once(context.Background(), 0)
	require.NoError(t, err)
	assert.Equal(t, 2, n)
	assert.Equal(t, all, w.handled())
	assert.Empty(t, w.asides())
}

// A minute is what silence is measured by: the sign of life comes with the first poll, then at most once a minute, and
// an outage is on record before what it delayed is judged.
func TestSignOfLife(t *testing.T) {
	clock := newClock()
	dir := t.TempDir()
	w := newWorld(t, dir, telegramtest.Options{Seed: 1, Now: clock.Now})
	w.opts.Now = clock.Now
	w.restart()
	alive := func() (at string) {
		require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
			at = tx.Alive(Name).Format("15:04:05")
			return nil
		}))
		return at
	}
	w.drain()
	assert.Equal(t, "08:00:00", alive())
	clock.add(59 * second)
	w.drain()
	assert.Equal(t, "08:00:00", alive())
	clock.add(second)
	w.drain()
	assert.Equal(t, "08:01:00", alive())
	clock.add(10 * second)
	w.restart()
	w.drain()
	assert.Equal(t, "08:01:10", alive(), "the first poll of a process")

	clock.add(3 * hour)
	_, err := w.user("Lan").Say("tc3 vướng")
	require.NoError(t, err)
	w.srv.Inject(telegramtest.Fault{Kind: telegramtest.FaultDown})
	_, err = w.in.Once(context.Background(), 0)
	require.Error(t, err)
	assert.Equal(t, "08:01:10", alive(), "a poll that failed is no sign of life")
	w.srv.ClearFaults()
	w.before = func(talk.Message) error {
		assert.Equal(t, "11:01:10", alive())
		require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
			all, err := tx.Outages(clock.Now().Add(-hour), clock.Now())
			assert.Len(t, all, 1, "the outage is on record before the late message is judged")
			return err
		}))
		return nil
	}
	w.drain()
	assert.Len(t, w.handled(), 1)
}
