package telegram

import (
	"context"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/outbox"
	"giaoban/bot/talk"
	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// bubble runs a loop test on a fake clock. run starts w.in.Run; what it returned is in the channel.
func bubble(t *testing.T, test func(t *testing.T, w *world, run func() <-chan error)) {
	t.Helper()
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, dir, telegramtest.Options{Seed: 1})
		ctx, cancel := context.WithCancel(context.Background())
		ended := []<-chan error{}
		run := func() <-chan error {
			in, done := w.in, make(chan error, 1)
			go func() {
				defer close(done)
				done <- in.Run(ctx)
			}()
			ended = append(ended, done)
			return done
		}
		defer func() {
			cancel()
			for _, done := range ended {
				for range done {
				}
			}
		}()
		test(t, w, run)
	})
}

func TestRunTakesAsItComes(t *testing.T) {
	bubble(t, func(t *testing.T, w *world, run func() <-chan error) {
		lan := w.user("Lan")
		run()
		synctest.Wait()
		assert.NoError(t, w.in.Healthy())
		for range 3 {
			said(t, lan.Seat, 1)
			synctest.Wait() // no time passes: the poll was waiting
		}
		assert.Len(t, w.handled(), 3)
		before, _ := w.srv.Polls()
		time.Sleep(10*time.Minute + time.Second)
		after, _ := w.srv.Polls()
		assert.Equal(t, 24, after-before, "one poll in 25 s while nobody speaks")
	})
}

func TestRunStops(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, dir, telegramtest.Options{Seed: 1})
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan error, 1)
		go func() { done <- w.in.Run(ctx) }()
		time.Sleep(time.Minute)
		cancel()
		require.NoError(t, <-done)
		w.restart()
		w.drain()
		assert.False(t, w.in.suspect, "it stopped in good order")
	})
}

// An update that fails waits 1 s, then 5 s; the third strike puts it aside. The others wait with it, in order.
func TestStrikesAreSpacedOut(t *testing.T) {
	bubble(t, func(t *testing.T, w *world, run func() <-chan error) {
		run()
		synctest.Wait()
		start := time.Now()
		var at []time.Duration
		w.before = func(m talk.Message) error {
			if m.Text == "độc" {
				at = append(at, time.Since(start))
				return errBug
			}
			return nil
		}
		lan := w.user("Lan")
		for _, text := range []string{"trước", "độc", "sau"} {
			_, err := lan.Say(text)
			require.NoError(t, err)
		}
		time.Sleep(time.Minute)
		synctest.Wait()
		assert.Equal(t, []time.Duration{0, time.Second, 6 * time.Second}, at)
		assert.Equal(t, []string{"trước", "sau"}, w.handled())
		assert.NoError(t, w.in.Healthy(), "one bad message is no illness")
	})
}

// Start without a network; lose it again in the middle of a poll.
func TestNetworkLoss(t *testing.T) {
	for name, fault := range map[string]telegramtest.Fault{
		"down":     {Kind: telegramtest.FaultDown},
		"502":      {Kind: telegramtest.FaultBadGateway},
		"503":      {Kind: telegramtest.FaultBadGateway, Status: http.StatusServiceUnavailable},
		"truncate": {Kind: telegramtest.FaultTruncate, Count: 1000},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w *world, run func() <-chan error) {
				w.srv.Inject(fault)
				done := run()
				time.Sleep(5 * time.Minute)
				require.Error(t, w.in.Healthy())
				assert.Equal(t, 1, w.log.count("Telegram cannot be reached"), "said once")
				lan := w.user("Lan")
				all := said(t, lan.Seat, 3)
				calls := len(w.srv.Calls())
				time.Sleep(5 * time.Minute)
				assert.InDelta(t, 10, len(w.srv.Calls())-calls, 2, "about every 30 s")
				w.srv.ClearFaults()
				time.Sleep(31 * time.Second)
				assert.Equal(t, all, w.handled())
				require.NoError(t, w.in.Healthy())
				assert.Equal(t, 1, w.log.count("intake goes on"))

				w.srv.Inject(fault)
				all = append(all, said(t, lan.Seat, 3)...)
				time.Sleep(26 * time.Second)
				w.srv.ClearFaults()
				time.Sleep(31 * time.Second)
				assert.Equal(t, all, w.handled(), "nothing lost, nothing twice")
				assert.Empty(t, done)
			})
		})
	}
}

func TestWrongToken(t *testing.T) {
	bubble(t, func(t *testing.T, w *world, run func() <-chan error) {
		w.srv.Inject(telegramtest.Fault{Kind: telegramtest.FaultUnauthorized})
		run()
		synctest.Wait()
		require.ErrorIs(t, w.in.Healthy(), outbox.ErrToken)
		assert.Equal(t, 1, w.log.count("refuses the token"))
		time.Sleep(time.Hour)
		assert.Len(t, w.srv.Calls(), 9, "after 1, 2, 4, 8 minutes, then every 10")
		assert.NotContains(t, w.log.String(), w.srv.Token())
		w.srv.ClearFaults()
		all := said(t, w.user("Lan").Seat, 2)
		time.Sleep(10 * time.Minute)
		require.NoError(t, w.in.Healthy())
		assert.Equal(t, all, w.handled())
	})
}

func TestToldToSlowDown(t *testing.T) {
	bubble(t, func(t *testing.T, w *world, run func() <-chan error) {
		run()
		synctest.Wait()
		w.srv.Inject(telegramtest.Fault{Kind: telegramtest.FaultTooMany, For: 35 * time.Second, Methods: []string{"getUpdates"}})
		all := said(t, w.user("Lan").Seat, 3)
		synctest.Wait()
		before, _ := w.srv.Polls()
		time.Sleep(34 * time.Second)
		after, _ := w.srv.Polls()
		assert.LessOrEqual(t, after-before, 1)
		time.Sleep(30 * time.Second)
		assert.Equal(t, all, w.handled())
		assert.NoError(t, w.in.Healthy())
	})
}

// Two processes with one token on one store: both say so, nothing is lost or handled twice, and when it has lasted for
// ten minutes one gives up; the other goes on.
func TestTwoPollers(t *testing.T) {
	bubble(t, func(t *testing.T, w *world, run func() <-chan error) {
		one := w.in
		first := run()
		time.Sleep(time.Minute)
		two := NewIntake(w.p, w.db, w.handle)
		w.in = two
		second := run()
		var all []string
		lan := w.user("Lan")
		say := func(text string) {
			_, err := lan.Say(text)
			require.NoError(t, err)
			all = append(all, text)
		}
		for i := range 8 {
			say("tin " + string(rune('a'+i)))
			time.Sleep(time.Minute)
		}
		require.ErrorIs(t, one.Healthy(), ErrConflict)
		require.ErrorIs(t, two.Healthy(), ErrConflict)
		assert.Equal(t, 2, w.troubles(store.TroubleConflict), "each notes it once")
		assert.Equal(t, 2, w.log.count(`"message":"another process uses this token"`), "each says it once")
		time.Sleep(10 * time.Minute)
		var left *Intake
		select {
		case err := <-first:
			require.ErrorIs(t, err, ErrConflict)
			left = two
		case err := <-second:
			require.ErrorIs(t, err, ErrConflict)
			left = one
		default:
			require.Fail(t, "neither has given up")
		}
		require.NoError(t, left.Healthy())
		say("sau cùng")
		synctest.Wait()
		assert.Equal(t, all, w.handled())
	})
}

// The other process is stopped in time.
func TestConflictThatEnds(t *testing.T) {
	bubble(t, func(t *testing.T, w *world, run func() <-chan error) {
		done := run()
		synctest.Wait()
		other, err := New(Options{Token: w.srv.Token(), Client: w.srv})
		require.NoError(t, err)
		ctx, cancel := context.WithCancel(context.Background())
		gone := make(chan struct{})
		go func() {
			defer close(gone)
			for ctx.Err() == nil {
				_, _ = (&Intake{p: other, limit: 1}).getUpdates(ctx, pollWait)
				sleep(ctx, time.Second)
			}
		}()
		time.Sleep(5 * time.Minute)
		require.ErrorIs(t, w.in.Healthy(), ErrConflict)
		cancel()
		<-gone
		time.Sleep(3 * time.Minute)
		require.NoError(t, w.in.Healthy())
		time.Sleep(time.Hour)
		assert.Empty(t, done)
		all := said(t, w.user("Lan").Seat, 3)
		synctest.Wait()
		assert.Equal(t, all, w.handled())
		assert.Equal(t, 1, w.troubles(store.TroubleConflict))
	})
}

// Somebody sets a webhook while we poll: it is taken away again, with nothing dropped.
func TestWebhookInTheWay(t *testing.T) {
	bubble(t, func(t *testing.T, w *world, run func() <-chan error) {
		run()
		synctest.Wait()
		require.NoError(t, w.p.SetWebhook(context.Background(), "https://elsewhere.example/hook", "secret"))
		all := said(t, w.user("Lan").Seat, 2)
		time.Sleep(10 * time.Second)
		assert.Equal(t, all, w.handled())
	})
}

func TestFullDiskStopsTheLoopOnly(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, dir, telegramtest.Options{Seed: 1})
		var full atomic.Bool
		w.opts.Fault = func() error {
			if full.Load() {
				return errBug
			}
			return nil
		}
		w.restart()
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan error, 1)
		go func() { done <- w.in.Run(ctx) }()
		synctest.Wait()
		full.Store(true)
		all := said(t, w.user("Lan").Seat, 2)
		time.Sleep(10 * time.Minute)
		require.ErrorIs(t, w.in.Healthy(), store.ErrFault)
		full.Store(false)
		time.Sleep(time.Minute)
		assert.Equal(t, all, w.handled())
		full.Store(true)
		cancel()
		require.ErrorIs(t, <-done, store.ErrFault, "it could not even note that it stopped")
	})
}

// A toast that hangs holds up nobody.
func TestSlowToastHoldsUpNobody(t *testing.T) {
	bubble(t, func(t *testing.T, w *world, run func() <-chan error) {
		run()
		lan := w.user("Lan")
		said(t, lan.Seat, 1)
		synctest.Wait()
		_, err := w.p.Send(context.Background(), outgoing(lan, content("tc3?", button("Xong", "r:1:done"))))
		require.NoError(t, err)
		w.srv.Inject(telegramtest.Fault{Kind: telegramtest.FaultSlow, Delay: time.Minute, Methods: []string{"answerCallbackQuery"}})
		for range answerSlots + 3 {
			_, err = lan.PressLabel("xong")
			require.NoError(t, err)
		}
		synctest.Wait()
		assert.Len(t, w.handled(), 1+answerSlots+3, "all are handled at once")
		assert.EqualValues(t, 3, w.in.Counts().AnswersLost, "as many as find no free slot")
		time.Sleep(answerLimit)
		synctest.Wait()
		assert.EqualValues(t, answerSlots+3, w.in.Counts().AnswersLost, "the others gave up")
	})
}

func TestToastIsShort(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	lan := w.user("Lan")
	said(t, lan.Seat, 1)
	w.drain()
	_, err := w.p.Send(context.Background(), outgoing(lan, content("tc3?", button("Xong", "r:1:done"))))
	require.NoError(t, err)
	query, err := lan.PressLabel("xong")
	require.NoError(t, err)
	w.in.answerNow(context.Background(), answer{callback: query, toast: strings.Repeat("đ", 500)})
	require.Len(t, w.srv.Toasts(), 1)
	assert.Equal(t, strings.Repeat("đ", maxToast-1)+"…", w.srv.Toasts()[0].Text)
}
