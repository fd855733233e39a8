package outbox

import (
	"context"
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
	running(t, func(b *bench, _ func()) {
		old := ack("tg/1", "x")
		old.Recipe, old.Content = store.Recipe{Kind: "gone"}, nil
		file := fetch("tg/2", "f")
		file.Lane = store.Answers
		b.put(old, file, send("tg/3", "y"))
		b.wait(time.Minute)
		assert.Contains(t, b.world.said(), "send tg/3 y")
	}, func(b *bench) {
		b.opt.Word = func(*store.ReadTx, store.Job) (store.Content, error) { return store.Content{}, errNothing }
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
