package outbox

import (
	"context"
	"errors"
	"io"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func TestWhatIsClaimedAheadIsGivenBackAtTheEnd(t *testing.T) {
	running(t, func(b *bench, stop func()) {
		b.broadcast(100)
		time.Sleep(time.Second)
		flying := 0
		for _, j := range b.jobs() {
			if j.Flying {
				flying++
			}
		}
		assert.Equal(t, ahead, flying, "claimed before their turns")
		stop()
		for _, j := range b.jobs() {
			assert.False(t, j.Flying)
			assert.Zero(t, j.Attempts)
		}
		stop = b.run()
		b.wait(time.Minute)
		stop()
		_, by := times(b.world.all())
		assert.Len(t, by, 100)
		assert.Len(t, b.world.all(), 100, "nothing twice")
	})
}

func TestWhatWaitedLongForItsTurnIsWordedAnew(t *testing.T) {
	said := "cũ"
	running(t, func(b *bench, _ func()) {
		time.Sleep(3*time.Minute + time.Second)
		b.update(func(*store.Tx) error { said = "mới"; return nil })
		b.world.become(nil)
		b.wait(3 * time.Minute)
		tried := map[string]bool{}
		fresh := 0
		for _, d := range b.world.all() {
			switch {
			case d.err != nil:
				tried[d.chat] = true
			case !tried[d.chat]: // it was only claimed
				assert.Equal(t, "mới", d.text())
				fresh++
			}
		}
		assert.Greater(t, fresh, 10)
	}, func(b *bench) {
		b.opt.Word = func(*store.ReadTx, store.Job) (store.Content, error) { return *words(said), nil }
		b.world.answer = func(context.Context, delivery) error { return ErrToken }
		b.open()
		for i := range 20 {
			b.put(recipe("tg/"+string(rune('a'+i)), "bundle"))
		}
		require.NoError(t, b.db.Close())
	})
}

func TestAnAnswerThatComesToNothingDoesNotHoldUpTheRest(t *testing.T) {
	file := fetch("tg/2", "f")
	file.Lane = store.Answers
	nothing := recipe("tg/1", "gone")
	nothing.Lane = store.Answers
	for _, j := range []store.Job{file, nothing} {
		running(t, func(b *bench, _ func()) {
			b.broadcast(60)
			time.Sleep(time.Second)
			b.put(j)
			b.wait(time.Minute)
			every, _ := times(b.world.all())
			for i := 1; i < len(every); i++ {
				require.Less(t, every[i].Sub(every[i-1]), 50*time.Millisecond)
			}
		}, func(b *bench) {
			b.opt.Keep = func(context.Context, store.Job, io.Reader) (func(*store.Tx) error, error) { return nil, nil }
			b.opt.Word = func(*store.ReadTx, store.Job) (store.Content, error) { return store.Content{}, errNothing }
		})
	}
}

func TestAnAnswerThatIsBeingClaimedIsNotOvertaken(t *testing.T) {
	var begun time.Time
	running(t, func(b *bench, _ func()) {
		b.broadcast(60)
		time.Sleep(time.Second)
		j := recipe("tg/1", "slow")
		j.Lane = store.Answers
		b.put(j)
		b.wait(time.Minute)
		for _, d := range b.world.all() {
			if d.chat == "tg/1" {
				assert.Equal(t, 100*time.Millisecond, d.at.Sub(begun))
			} else {
				assert.False(t, d.at.After(begun) && d.at.Before(begun.Add(100*time.Millisecond)))
			}
		}
	}, func(b *bench) {
		b.opt.Word = func(*store.ReadTx, store.Job) (store.Content, error) {
			begun = time.Now()
			time.Sleep(100 * time.Millisecond)
			return *words("đã ghi"), nil
		}
	})
}

func TestOnAFullDiskNothingThatIsClaimedIsSent(t *testing.T) {
	var full atomic.Bool
	running(t, func(b *bench, _ func()) {
		b.broadcast(100)
		time.Sleep(time.Second)
		before := b.world.count()
		full.Store(true)
		time.Sleep(30 * time.Second)
		assert.LessOrEqual(t, b.world.count()-before, 1, "but what went before it was known")
		assert.Equal(t, WhyStore, b.box.Stats().Why)
		full.Store(false)
		b.wait(2 * time.Minute)
		_, by := times(b.world.all())
		assert.Len(t, by, 100)
		assert.Len(t, b.world.all(), 100, "nothing twice")
	}, func(b *bench) {
		b.store.Fault = func() error {
			if full.Load() {
				return errors.New("no space left on device")
			}
			return nil
		}
	})
}

// TestARunThatIsKilled takes the file away in the middle of a run, as a killed process loses it.
func TestARunThatIsKilled(t *testing.T) {
	for _, after := range []time.Duration{0, 10 * time.Millisecond, 90 * time.Millisecond, time.Second, 2345 * time.Millisecond} {
		running(t, func(b *bench, stop func()) {
			b.broadcast(150)
			time.Sleep(after)
			require.NoError(t, b.db.Close())
			stop()
			b.open()
			stop = b.run()
			b.wait(time.Minute)
			stop()
			_, by := times(b.world.all())
			assert.Len(t, by, 150)
			twice := 0
			for _, at := range by {
				require.LessOrEqual(t, len(at), 2)
				twice += len(at) - 1
			}
			assert.LessOrEqual(t, twice, 4+ahead, "what was in flight, and what was claimed and went although the file was gone")
		}, func(b *bench) {
			b.world.answer = func(context.Context, delivery) error { time.Sleep(100 * time.Millisecond); return nil }
		})
	}
}
