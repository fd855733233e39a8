package outbox

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// real makes a bench on the disk and the clock of this machine.
func real(b *testing.B, l Limits) *bench {
	return newBench(b, func(w *bench) {
		w.store = store.Options{}
		w.opt.Now, w.world.now, w.opt.Limits, w.opt.Log = time.Now, time.Now, l, zerolog.Nop()
	})
}

// BenchmarkDeliver is one message from the file to the platform and its outcome back, with two durable commits.
func BenchmarkDeliver(b *testing.B) {
	w := real(b, Limits{Unlimited: true})
	w.broadcast(b.N)
	b.ResetTimer()
	require.NoError(b, w.box.Drain(context.Background()))
	b.StopTimer()
	require.Equal(b, b.N, w.world.count())
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "jobs/s")
}

// BenchmarkDeliverOf100k is the same with 100,000 jobs waiting.
func BenchmarkDeliverOf100k(b *testing.B) {
	w := real(b, Limits{Unlimited: true})
	w.broadcast(100_000)
	b.ResetTimer()
	ctx, cancel := context.WithCancel(context.Background())
	w.world.answer = func(context.Context, delivery) error {
		if w.world.count() == b.N-1 {
			cancel()
		}
		return nil
	}
	_ = w.box.Drain(ctx)
	b.StopTimer()
	b.ReportMetric(float64(w.world.count())/b.Elapsed().Seconds(), "jobs/s")
}

// BenchmarkStart100k is a start with 100,000 jobs waiting, from the open file to the first job chosen.
func BenchmarkStart100k(b *testing.B) {
	w := real(b, Limits{})
	w.broadcast(100_000)
	for b.Loop() {
		box, err := New(w.db, w.opt)
		require.NoError(b, err)
		_, ok := box.Next()
		require.True(b, ok)
		require.Equal(b, 100_000, box.Stats().Waiting)
	}
}

// BenchmarkBroadcast delivers 300 reminders at Telegram's pace in real time, with durable commits, to a platform that
// takes 80 ms.
func BenchmarkBroadcast(b *testing.B) {
	for b.Loop() {
		w := real(b, Limits{})
		w.world.answer = func(context.Context, delivery) error { time.Sleep(80 * time.Millisecond); return nil }
		w.broadcast(300)
		start := time.Now()
		stop := w.run()
		w.wait(time.Minute)
		stop()
		every, _ := times(w.world.all())
		b.ReportMetric(float64(len(every))/every[len(every)-1].Sub(start).Seconds()/30, "of-30/s")
		b.ReportMetric(float64(most(every, time.Second)), "most-in-a-second")
	}
}

// BenchmarkAck is how long an answer waits from its commit to the platform, in real time, beside a broadcast of 10,000.
func BenchmarkAck(b *testing.B) {
	w := real(b, Limits{})
	w.world.answer = func(context.Context, delivery) error { time.Sleep(80 * time.Millisecond); return nil }
	w.broadcast(10_000)
	stop := w.run()
	said := map[string]time.Time{}
	for i := 0; b.Loop(); i++ {
		time.Sleep(100 * time.Millisecond)
		chat := fmt.Sprint("tg/a", i)
		w.put(ack(chat, "đã ghi"))
		said[chat] = time.Now()
	}
	time.Sleep(time.Second)
	stop()
	var waits []time.Duration
	for _, d := range w.world.all() {
		if at, ok := said[d.chat]; ok {
			waits = append(waits, d.at.Sub(at))
		}
	}
	slices.Sort(waits)
	b.ReportMetric(float64(waits[len(waits)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(waits[len(waits)*99/100].Microseconds())/1000, "p99-ms")
}
