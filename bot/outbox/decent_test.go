package outbox

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
)

// TestWhatIsHeldUpUntilTheNightWaitsForTheMorning: quiet hours are those of the delivery, not of the enqueueing.
func TestWhatIsHeldUpUntilTheNightWaitsForTheMorning(t *testing.T) {
	morning := friday.Add(16*time.Hour + 30*time.Minute) // Saturday 06:30
	b := newBench(t, func(b *bench) {
		b.opt.Decent = func(_ *store.ReadTx, _ store.Job, now time.Time) time.Time {
			if night := friday.Add(7 * time.Hour); now.Before(night) || !now.Before(morning) {
				return now
			}
			return morning
		}
	})
	b.turn(8 * time.Hour) // 22:00
	edit := send("tg/1", "an edit wakes nobody")
	edit.Kind, edit.Target = store.Edit, "m0"
	b.put(send("tg/1", "a reminder"), ack("tg/1", "an answer"), edit)
	b.drain()
	assert.Equal(t, []string{"send tg/1 an answer", "edit tg/1 an edit wakes nobody"}, b.world.said())
	at, ok := b.box.Next()
	assert.True(t, ok)
	assert.Equal(t, morning, at)
	b.turn(morning.Sub(b.clock))
	assert.Len(t, b.world.said(), 3)
}

func TestALongTextBegunBeforeTheNightIsFinished(t *testing.T) {
	night := friday.Add(time.Minute)
	b := newBench(t, func(b *bench) {
		b.world.limit = 12
		b.opt.Decent = func(_ *store.ReadTx, _ store.Job, now time.Time) time.Time {
			if now.Before(night) {
				return now
			}
			return night.Add(9 * time.Hour)
		}
	})
	b.world.answer = func(context.Context, delivery) error { b.clock = night; return nil }
	b.put(send("tg/1", "phần một\n\nphần hai"))
	b.drain()
	assert.Len(t, b.world.said(), 2)
}

func TestADefectInQuietHoursStopsNothing(t *testing.T) {
	b := newBench(t, func(b *bench) {
		b.opt.Decent = func(*store.ReadTx, store.Job, time.Time) time.Time { panic("no zone") }
	})
	b.put(send("tg/1", "x"))
	b.drain()
	assert.Len(t, b.world.said(), 1)
}
