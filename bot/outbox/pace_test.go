package outbox

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/storetest"
)

// most is the largest number of messages in any window that includes its beginning and not its end.
func most(at []time.Time, window time.Duration) (n int) {
	slices.SortFunc(at, time.Time.Compare)
	for i, j := 0, 0; i < len(at); i++ {
		for at[i].Sub(at[j]) >= window {
			j++
		}
		n = max(n, i-j+1)
	}
	return n
}

// times gives when messages arrived, by chat and all together.
func times(all []delivery) (every []time.Time, by map[string][]time.Time) {
	by = map[string][]time.Time{}
	for _, d := range all {
		every, by[d.chat] = append(every, d.at), append(by[d.chat], d.at)
	}
	return every, by
}

// broadcast puts one message for each of so many people into the outbox, a hundred a commit.
func (b *bench) broadcast(n int) {
	for from := 0; from < n; from += 100 {
		var jobs []store.Job
		for i := from; i < min(n, from+100); i++ {
			jobs = append(jobs, send(fmt.Sprint("tg/b", i), "báo cáo tuần"))
		}
		b.put(jobs...)
	}
}

func TestABroadcastGoesAtThePlatformsPaceAndNotAbove(t *testing.T) {
	people := storetest.Times(3000, 600)
	running(t, func(b *bench, _ func()) {
		start := time.Now()
		b.broadcast(people)
		b.wait(2 * time.Minute)
		every, _ := times(b.world.all())
		require.Len(t, every, people)
		assert.LessOrEqual(t, most(every, time.Second), 30)
		rate := float64(people) / every[len(every)-1].Sub(start).Seconds()
		assert.GreaterOrEqual(t, rate/30, 0.98)
		assert.LessOrEqual(t, rate/30, 1.0)
	}, func(b *bench) {
		// The way takes 40 ms, give or take what a network bunches.
		chance := rand.New(rand.NewPCG(1, 2))
		b.world.way = func() time.Duration {
			b.world.mu.Lock()
			defer b.world.mu.Unlock()
			return 40*time.Millisecond + time.Duration(chance.Int64N(int64(8*time.Millisecond)))
		}
		b.world.answer = func(context.Context, delivery) error { time.Sleep(60 * time.Millisecond); return nil }
	})
}

// TestASlowDiskCostsNoTurns: now and then a commit takes long, yet the pace is kept, and not overdone.
func TestASlowDiskCostsNoTurns(t *testing.T) {
	people := storetest.Times(1500, 500)
	running(t, func(b *bench, _ func()) {
		time.Sleep(time.Minute)
		start := time.Now()
		b.broadcast(people)
		b.wait(2 * time.Minute)
		every, _ := times(b.world.all())
		assert.LessOrEqual(t, most(every, time.Second), 30)
		assert.GreaterOrEqual(t, float64(people)/every[len(every)-1].Sub(start).Seconds()/30, 0.98)
		assert.GreaterOrEqual(t, every[1].Sub(every[0]), 30*time.Millisecond, "rest is not saved up")
	}, func(b *bench) {
		var commits atomic.Int64
		b.store.Probe = func(p store.Point) {
			if p == store.AfterCommit && commits.Add(1)%101 == 0 {
				time.Sleep(150 * time.Millisecond)
			}
		}
	})
}

func TestAnswersAreQuickBesideABroadcast(t *testing.T) {
	for _, c := range []struct {
		name      string
		answers   int
		perSecond float64
		next      func(chance *rand.Rand) float64
		total     float64 // of the ceiling, answers and broadcast together
	}{
		{"now and then", storetest.Times(150, 20), 1, (*rand.Rand).ExpFloat64, 0.97},
		{"as people come", storetest.Times(1_500, 800), 10, (*rand.Rand).ExpFloat64, 0.9},
		{"steadily, just below the ceiling", storetest.Times(2_000, 250), 25, func(*rand.Rand) float64 { return 1 }, 0.9},
	} {
		t.Run(c.name, func(t *testing.T) {
			running(t, func(b *bench, stop func()) {
				chance := rand.New(rand.NewPCG(3, 4))
				start := time.Now()
				b.broadcast(storetest.Times(10_000, 2_500))
				var waits []time.Duration
				said := map[string]time.Time{}
				for i := range c.answers {
					time.Sleep(time.Duration(c.next(chance) / c.perSecond * float64(time.Second)))
					chat := fmt.Sprint("tg/a", i)
					said[chat] = time.Now()
					b.put(ack(chat, "đã ghi"))
				}
				require.NotZero(t, b.box.Stats().Waiting, "the broadcast goes on all the while")
				stop()
				all := b.world.all()
				every, _ := times(all)
				for _, d := range all {
					if at, ok := said[d.chat]; ok {
						waits = append(waits, d.at.Sub(at))
					}
				}
				require.InDelta(t, c.answers, len(waits), 3)
				slices.Sort(waits)
				rate := float64(len(every)) / every[len(every)-1].Sub(start).Seconds()
				t.Logf("%d answers: p50 %s p99 %s max %s; %.3f of 30/s, at most %d in a second", len(waits), waits[len(waits)/2],
					waits[len(waits)*99/100], waits[len(waits)-1], rate/30, most(every, time.Second))
				assert.Less(t, waits[len(waits)*99/100], 50*time.Millisecond)
				assert.LessOrEqual(t, most(every, time.Second), 30)
				assert.GreaterOrEqual(t, rate/30, c.total)
			}, func(b *bench) {
				b.world.answer = func(context.Context, delivery) error { time.Sleep(80 * time.Millisecond); return nil }
			})
		})
	}
}

func TestAChatGetsOneASecondAndAGroupTwentyAMinute(t *testing.T) {
	running(t, func(b *bench, _ func()) {
		start := time.Now()
		for i := range 100 {
			b.put(send("tg/-1", fmt.Sprint(i)), ack("tg/1", fmt.Sprint(i)))
		}
		b.wait(10 * time.Minute)
		_, by := times(b.world.all())
		require.Len(t, by["tg/1"], 100)
		require.Len(t, by["tg/-1"], 100)
		for _, at := range by {
			assert.Equal(t, 1, most(at, time.Second))
		}
		assert.Equal(t, 20, most(by["tg/-1"], time.Minute))
		assert.LessOrEqual(t, by["tg/1"][99].Sub(start), 105*time.Second)
		assert.LessOrEqual(t, by["tg/-1"][99].Sub(start), 4*time.Minute+30*time.Second)
	}, func(b *bench) {
		b.world.answer = func(context.Context, delivery) error { time.Sleep(20 * time.Millisecond); return nil }
	})
}

func TestAPlatformThatAllowsLessIsObeyed(t *testing.T) {
	people := storetest.Times(2000, 400)
	running(t, func(b *bench, _ func()) {
		var taken []time.Time
		refused := 0
		b.world.become(func(context.Context, delivery) error {
			b.world.mu.Lock()
			defer b.world.mu.Unlock()
			now := time.Now()
			if n := len(taken); n >= 15 && now.Sub(taken[n-15]) < time.Second {
				refused++
				return SlowDown{For: 3 * time.Second}
			}
			taken = append(taken, now)
			return nil
		})
		b.broadcast(people)
		b.wait(30 * time.Minute)
		assert.Len(t, b.world.said(), people)
		assert.Less(t, refused, 20, "it goes slower after a refusal")
		for _, j := range b.jobs() {
			assert.Zero(t, j.Attempts)
		}
	})
}

func TestAfterARefusalThePaceComesBack(t *testing.T) {
	p, now := newPace(Limits{}.filled()), friday
	full := p.turn()
	for range 10 {
		p.scold(now)
	}
	assert.Equal(t, slowest*full, p.turn())
	for range 10 {
		now = now.Add(time.Minute)
		p.when(store.Rest, now)
	}
	assert.Equal(t, full, p.turn())
}

func TestFilesAreDrawnNoFasterThanTheyAreSent(t *testing.T) {
	drawing, peak := 0, 0
	running(t, func(b *bench, _ func()) {
		var jobs []store.Job
		for i := range 300 {
			jobs = append(jobs, withFile(send(fmt.Sprint("tg/", i), "mời"), "x"))
		}
		b.put(jobs...)
		b.wait(time.Minute)
		assert.Len(t, b.world.said(), 300)
		assert.LessOrEqual(t, peak, 60)
		every, _ := times(b.world.all())
		assert.LessOrEqual(t, most(every, time.Second), 30)
	}, func(b *bench) {
		b.opt.Render = func(context.Context, store.File) ([]byte, error) {
			b.world.mu.Lock()
			drawing++
			peak = max(peak, drawing)
			b.world.mu.Unlock()
			time.Sleep(time.Until(time.Now().Truncate(2 * time.Second).Add(2 * time.Second))) // many are ready at once
			b.world.mu.Lock()
			drawing--
			b.world.mu.Unlock()
			return []byte("PNG"), nil
		}
	})
}
