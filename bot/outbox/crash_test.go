package outbox

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// dieIn runs f in a goroutine of its own that ends, as a killed process does, in the first call of the platform that is
// deadly; the platform has taken it then. It tells whether it died.
func (b *bench) dieIn(f func(), deadly func(delivery) bool) (died bool) {
	before := b.world.answer
	b.world.answer = func(_ context.Context, d delivery) error {
		if deadly(d) {
			b.world.mu.Lock()
			b.world.calls = append(b.world.calls, d)
			b.world.mu.Unlock()
			runtime.Goexit()
		}
		return nil
	}
	died = dies(f)
	b.world.answer = before
	return died
}

// dies runs f in a goroutine of its own and tells whether that ended before f did.
func dies(f func()) (died bool) {
	died = true
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
		died = false
	}()
	<-done
	return died
}

// scene fills an outbox with a little of everything that is worth losing.
func scene(b *bench) (texts []string) {
	long := ""
	for i := range 3 {
		long += fmt.Sprintf("phần %d dài.\n", i)
		texts = append(texts, fmt.Sprintf("phần %d dài.\n", i))
	}
	edit := ack("tg/1", "sửa")
	edit.Kind, edit.Target = store.Edit, "m0"
	card := show("tg/-1", "0/2")
	recipe := send("tg/2", "")
	recipe.Content, recipe.Recipe = nil, store.Recipe{Kind: "ask"}
	b.put(ack("tg/1", "đã ghi"), edit, send("tg/1", "hỏi"), card, send("tg/-1", long), recipe)
	return append(texts, "đã ghi", "sửa", "hỏi", "0/2", "ask")
}

func sceneBench(t *testing.T) *bench {
	return newBench(t, func(b *bench) {
		b.world.limit = 13
		b.opt.Word = func(_ *store.ReadTx, j store.Job) (store.Content, error) { return *words(j.Recipe.Kind), nil }
	})
}

// requireDelivered checks that all arrived, once, and at most one of them twice: what was in flight.
func requireDelivered(t *testing.T, b *bench, texts []string) (twice int) {
	t.Helper()
	count := map[string]int{}
	for _, d := range b.world.all() {
		if d.err == nil {
			count[d.text()]++
		}
	}
	for _, text := range texts {
		require.Contains(t, []int{1, 2}, count[text], "%q", text)
		twice += count[text] - 1
		delete(count, text)
	}
	require.Empty(t, count, "what nobody wrote")
	require.LessOrEqual(t, twice, 1)
	require.Empty(t, b.jobs())
	return twice
}

func TestKilledAtEveryCommitNothingIsLost(t *testing.T) {
	for _, point := range []store.Point{store.BeforeCommit, store.AfterCommit} {
		kills, doubles := 0, 0
		for n := 1; ; n++ {
			b := sceneBench(t)
			texts := scene(b)
			seen := 0
			b.store.Probe = func(p store.Point) {
				if p == point {
					if seen++; seen == n {
						runtime.Goexit()
					}
				}
			}
			b.crash()
			died := dies(func() { b.drain() })
			b.crash()
			b.finish(5)
			doubles += requireDelivered(t, b, texts)
			if !died {
				break
			}
			kills++
		}
		assert.Equal(t, 16, kills, "two commits for each of eight messages")
		if point == store.BeforeCommit {
			assert.Equal(t, 8, doubles, "twice what was sent and not yet written down")
		} else {
			assert.Zero(t, doubles)
		}
	}
}

func TestKilledAtEverySendNothingIsLost(t *testing.T) {
	kills := 0
	for n := 1; ; n++ {
		b := sceneBench(t)
		texts := scene(b)
		seen := 0
		died := b.dieIn(func() { b.drain() }, func(delivery) bool { seen++; return seen == n })
		b.crash()
		b.finish(5)
		twice := requireDelivered(t, b, texts)
		if !died {
			break
		}
		assert.Equal(t, 1, twice)
		kills++
	}
	assert.Equal(t, 8, kills)
}

func TestADeadDriverLeavesNothingLocked(t *testing.T) {
	b := newBench(t)
	b.put(send("tg/1", "x"), send("tg/2", "y"))
	require.True(t, b.dieIn(func() { b.drain() }, func(delivery) bool { return true }))
	done := make(chan error, 1)
	go func() {
		b.put(send("tg/3", "z"))
		b.box.Stats()
		b.box.Next()
		done <- b.box.Drain(context.Background())
	}()
	select {
	case err := <-done:
		require.NoError(t, err)
	case <-time.After(10 * time.Second):
		t.Fatal("something is still locked")
	}
}

func TestGoexitInWordAndRenderIsNotRecovered(t *testing.T) {
	for _, where := range []string{"word", "render"} {
		b := newBench(t, func(b *bench) {
			b.opt.Word = func(*store.ReadTx, store.Job) (store.Content, error) {
				if where == "word" {
					runtime.Goexit()
				}
				return store.Content{File: &store.File{Recipe: "qr"}}, nil
			}
			b.opt.Render = func(context.Context, store.File) ([]byte, error) { runtime.Goexit(); return nil, nil }
		})
		j := send("tg/1", "")
		j.Content, j.Recipe = nil, store.Recipe{Kind: "ask"}
		b.put(j)
		assert.True(t, dies(func() { b.drain() }), where)
		require.NoError(t, b.db.Close(), "no transaction is left open")
		b.open()
		assert.Empty(t, b.troubles())
		assert.Len(t, b.jobs(), 1)
	}
}

func TestWhatWasInFlightAtCrashAfterCrashLetsTheOthersGoFirst(t *testing.T) {
	b := newBench(t)
	b.put(send("tg/1", "deadly"), send("tg/2", "behind it"))
	deadly := func(d delivery) bool { return d.text() == "deadly" }
	crashes := 0
	for b.dieIn(func() { b.drain() }, deadly) {
		b.crash()
		crashes++
		require.Less(t, crashes, 10)
	}
	assert.Contains(t, b.world.said(), "send tg/2 behind it")
	assert.Len(t, b.jobs(), 1, "it is tried again all the same")
}
