package outbox

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// running lets an outbox run, at Telegram's pace and in time that passes by itself, while f looks on.
func running(t *testing.T, f func(b *bench, stop func()), change ...func(*bench)) {
	path := filepath.Join(t.TempDir(), "giaoban.db")
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, append([]func(*bench){func(b *bench) {
			b.path, b.opt.Now, b.store.Now, b.world.now, b.opt.Limits = path, time.Now, time.Now, time.Now, Limits{}
		}}, change...)...)
		stop := b.run()
		f(b, stop)
		stop()
	})
}

// run starts the loops; stop ends them and waits.
func (b *bench) run() (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- b.box.Run(ctx) }()
	stopped := false
	return func() {
		if !stopped {
			stopped = true
			cancel()
			require.NoError(b.t, <-done)
		}
	}
}

// wait lets time pass until nothing waits any more, at most so long.
func (b *bench) wait(most time.Duration) {
	b.t.Helper()
	for end := time.Now().Add(most); b.box.Stats().Waiting > 0; {
		if time.Now().After(end) {
			b.t.Fatalf("%d jobs still wait after %s", b.box.Stats().Waiting, most)
		}
		time.Sleep(100 * time.Millisecond)
	}
}

func TestRunDoesWhatComes(t *testing.T) {
	running(t, func(b *bench, _ func()) {
		start := time.Now()
		b.put(send("tg/1", "a"))
		synctest.Wait()
		assert.Equal(t, []string{"send tg/1 a"}, b.world.said(), "the commit wakes it")
		later := send("tg/2", "b")
		later.NotBefore = start.Add(9 * time.Hour)
		b.put(later)
		time.Sleep(9*time.Hour + time.Millisecond)
		synctest.Wait()
		require.Len(t, b.world.all(), 2)
		assert.Less(t, b.world.all()[1].at.Sub(later.NotBefore), time.Millisecond)
	})
}

func TestOneStuckChatDelaysNoOther(t *testing.T) {
	running(t, func(b *bench, _ func()) {
		b.world.become(func(ctx context.Context, d delivery) error {
			if d.chat == "tg/1" {
				<-ctx.Done()
				return ctx.Err()
			}
			return nil
		})
		start := time.Now()
		b.put(ack("tg/1", "stuck"), ack("tg/1", "behind"))
		for i := range 100 {
			b.put(send(fmt.Sprint("tg/", i+2), "x"))
		}
		time.Sleep(4 * time.Second)
		assert.Len(t, b.world.said(), 100)
		assert.Equal(t, 1, b.box.Stats().Flying)
		time.Sleep(40 * time.Second)
		var tries []time.Duration
		for _, d := range b.world.all() {
			if d.chat == "tg/1" {
				assert.Equal(t, "stuck", d.text(), "at most one in flight, in order")
				tries = append(tries, d.at.Sub(start))
			}
		}
		require.Len(t, tries, 1) // the second is still in flight: it is written down when it ends
		time.Sleep(30 * time.Second)
		for _, d := range b.world.all() {
			if d.chat == "tg/1" {
				tries = append(tries, d.at.Sub(start))
			}
		}
		require.Len(t, tries, 3)
		gap := tries[2] - tries[1] - callLimit
		assert.GreaterOrEqual(t, gap, firstDelay)
		assert.LessOrEqual(t, gap, firstDelay*12/10, "spread, so that those who failed together do not return together")
	})
}

func TestFilesMayTakeLonger(t *testing.T) {
	running(t, func(b *bench, _ func()) {
		var took []time.Duration
		b.world.become(func(ctx context.Context, _ delivery) error {
			start := time.Now()
			<-ctx.Done()
			took = append(took, time.Since(start))
			return ErrRefused
		})
		b.put(send("tg/1", "x"))
		b.wait(time.Hour)
		b.put(withFile(send("tg/1", "x"), ""))
		b.wait(time.Hour)
		assert.Equal(t, []time.Duration{30 * time.Second, 120 * time.Second, 30 * time.Second}, took, "the last is of the words alone")
	})
}

func TestAtTheEndWhatIsInFlightMayLand(t *testing.T) {
	running(t, func(b *bench, stop func()) {
		b.world.become(func(ctx context.Context, d delivery) error {
			takes := map[string]time.Duration{"quick": 3 * time.Second, "slow": 20 * time.Second}[d.text()]
			select {
			case <-time.After(takes):
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
		b.put(send("tg/1", "quick"), send("tg/2", "slow"), send("tg/1", "next"))
		time.Sleep(100 * time.Millisecond)
		start := time.Now()
		stop()
		assert.Equal(t, landIn, time.Since(start))
		assert.Equal(t, []string{"send tg/1 quick"}, b.world.said())
		b.world.become(nil)
		b.crash()
		stop = b.run()
		b.wait(time.Minute)
		stop()
		assert.ElementsMatch(t, []string{"send tg/1 quick", "send tg/2 slow", "send tg/1 next"}, b.world.said())
	})
}

func TestAPlatformThatDoesNotLetGoIsLeftBehind(t *testing.T) {
	running(t, func(b *bench, stop func()) {
		b.world.become(func(context.Context, delivery) error { time.Sleep(time.Hour); return nil })
		b.put(send("tg/1", "x"))
		time.Sleep(time.Second)
		start := time.Now()
		stop()
		assert.Equal(t, landIn+abandonIn, time.Since(start))
		assert.True(t, b.jobs()[0].Flying)
		time.Sleep(time.Hour)
	})
}

func TestAnUnknownTokenIsAskedAboutByOneJobAtATime(t *testing.T) {
	running(t, func(b *bench, _ func()) {
		b.broadcast(300)
		time.Sleep(30 * time.Second)
		before := b.world.count()
		assert.LessOrEqual(t, before, 40, "what was in flight when the first came back")
		time.Sleep(10 * time.Minute)
		assert.LessOrEqual(t, b.world.count()-before, 11)
		assert.Equal(t, WhyToken, b.box.Stats().Why)
		b.world.become(nil)
		b.wait(2 * time.Minute)
		assert.Len(t, b.world.said(), 300)
	}, func(b *bench) {
		b.world.answer = func(context.Context, delivery) error { time.Sleep(time.Second); return ErrToken }
	})
}

func TestAJumpOfTheClockPausesAndIsTold(t *testing.T) {
	for _, c := range []struct {
		jump   time.Duration
		mended bool
	}{{5 * 24 * time.Hour, true}, {-5 * 24 * time.Hour, true}, {-5 * 24 * time.Hour, false}} {
		t.Run(fmt.Sprint(c), func(t *testing.T) {
			var off atomic.Int64
			running(t, func(b *bench, _ func()) {
				b.world.become(func(context.Context, delivery) error { return errors.New("502") })
				soon := send("tg/2", "by tomorrow")
				soon.Deadline, soon.NotBefore = b.opt.Now().Add(24*time.Hour), b.opt.Now().Add(12*time.Hour)
				b.put(send("tg/1", "x"), soon)
				time.Sleep(10 * time.Second)
				b.world.become(nil)
				off.Store(int64(c.jump))
				for start := time.Now(); b.box.Stats().Why != WhyClock; time.Sleep(time.Second) {
					require.LessOrEqual(t, time.Since(start), look+time.Second, "at the latest it is noticed then")
				}
				synctest.Wait()
				assert.Equal(t, []string{store.TroubleClock}, b.troubles())
				assert.Len(t, b.told, 1)
				said := len(b.world.said())
				b.put(ack("tg/3", "now"))
				time.Sleep(doubt / 2)
				assert.Len(t, b.world.said(), said, "nothing is sent meanwhile")
				if c.mended {
					off.Store(0) // somebody set it right
				}
				time.Sleep(look + doubt)
				assert.Contains(t, b.world.said(), "send tg/1 x", "what waited for a retry does not wait for days")
				assert.Contains(t, b.world.said(), "send tg/3 now")
				assert.NotContains(t, b.troubles(), store.TroubleExpired, "nothing is thrown away by a wrong clock")
				if !c.mended {
					return
				}
				time.Sleep(12 * time.Hour)
				b.wait(time.Minute)
				assert.Contains(t, b.world.said(), "send tg/2 by tomorrow")
			}, func(b *bench) {
				now := func() time.Time { return time.Now().Add(time.Duration(off.Load())) }
				b.opt.Now = now
			})
		})
	}
}

func TestASmallJumpIsNone(t *testing.T) {
	var off atomic.Int64
	running(t, func(b *bench, _ func()) {
		time.Sleep(time.Minute)
		off.Store(int64(59 * time.Minute))
		time.Sleep(2 * look)
		assert.Empty(t, b.troubles())
		assert.Empty(t, b.box.Stats().Why)
	}, func(b *bench) { b.opt.Now = func() time.Time { return time.Now().Add(time.Duration(off.Load())) } })
}
