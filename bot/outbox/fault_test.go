package outbox

import (
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// TestAFullDisk makes every single commit fail in turn, then for long: nothing is lost, and nothing is sent twice as
// long as we live to write down that it was sent.
func TestAFullDisk(t *testing.T) {
	for n := 1; n <= 16; n++ {
		b := sceneBench(t)
		texts := scene(b)
		commits, full := 0, true
		b.store.Fault = func() error {
			if commits++; commits >= n && full {
				return errors.New("no space left on device")
			}
			return nil
		}
		b.crash()
		b.drain()
		sent := len(b.world.all())
		require.NotEmpty(t, b.jobs())
		s := b.box.Stats()
		assert.Equal(t, WhyStore, s.Why)
		assert.Equal(t, b.clock.Add(time.Second), s.Frozen)
		var waits []time.Duration
		for range 10 {
			at, ok := b.box.Next()
			require.True(t, ok)
			waits = append(waits, at.Sub(b.clock)/time.Second)
			b.clock = at
			b.drain()
		}
		assert.Equal(t, []time.Duration{1, 2, 4, 8, 16, 32, 60, 60, 60, 60}, waits)
		assert.Len(t, b.world.all(), sent, "nothing is sent that cannot be written down")
		full = false
		b.finish(5)
		require.Zero(t, requireDelivered(t, b, texts))
		assert.Zero(t, b.box.Stats().Frozen)
		assert.Zero(t, b.box.Stats().Flying)
		b.put(send("tg/1", "again"))
		full = true
		b.drain()
		assert.Equal(t, b.clock.Add(time.Second), b.box.Stats().Frozen, "patience begins anew")
	}
}

func TestACrashOnAFullDiskDoublesOnlyWhatWasInFlight(t *testing.T) {
	b := sceneBench(t)
	texts := scene(b)
	commits, full := 0, true
	b.store.Fault = func() error {
		if commits++; commits >= 2 && full {
			return errors.New("no space left on device")
		}
		return nil
	}
	b.crash()
	b.drain()
	require.Len(t, b.world.all(), 1)
	full = false
	b.crash()
	b.finish(5)
	assert.Equal(t, 1, requireDelivered(t, b, texts))
}

func TestAnOutcomeThatCannotBeWrittenHoldsItsLaneAndNobodyElse(t *testing.T) {
	broken := true
	b := newBench(t, func(b *bench) {
		b.opt.Keep = func(context.Context, store.Job, io.Reader) (func(*store.Tx) error, error) {
			return func(*store.Tx) error {
				if broken {
					return errors.New("no such evidence")
				}
				return nil
			}, nil
		}
	})
	b.put(fetch("tg/1", "f"), send("tg/2", "y"))
	b.drain()
	assert.Equal(t, []string{"fetch", "send tg/2 y"}, b.world.said())
	assert.Len(t, b.jobs(), 1)
	broken = false
	b.finish(2)
	assert.Empty(t, b.jobs())
	assert.Equal(t, friday.Add(longestDelay), b.clock)
}
