package outbox

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func TestAnswersGoBeforeTheRestAndEachInItsOrder(t *testing.T) {
	b := newBench(t)
	b.put(send("tg/1", "a"), send("tg/2", "b"), send("tg/1", "c"), ack("tg/1", "d"), ack("tg/3", "e"), ack("tg/1", "f"))
	b.drain()
	assert.Equal(t, []string{"send tg/1 d", "send tg/3 e", "send tg/1 f", "send tg/1 a", "send tg/2 b", "send tg/1 c"}, b.world.said())
	assert.Empty(t, b.jobs())
	_, ok := b.box.Next()
	assert.False(t, ok)
}

func TestNotBeforeDelaysOnlyThatJob(t *testing.T) {
	b := newBench(t)
	night := send("tg/1", "sáng mai")
	night.NotBefore = b.clock.Add(9 * time.Hour)
	b.put(night, send("tg/1", "now"))
	b.drain()
	assert.Equal(t, []string{"send tg/1 now"}, b.world.said())
	at, ok := b.box.Next()
	assert.True(t, ok)
	assert.Equal(t, night.NotBefore, at)
	b.turn(9*time.Hour - 1)
	assert.Len(t, b.world.said(), 1)
	b.turn(1)
	assert.Equal(t, []string{"send tg/1 now", "send tg/1 sáng mai"}, b.world.said())
}

func TestAFailedAttemptHoldsItsLaneOnly(t *testing.T) {
	b := newBench(t)
	b.world.answer = func(_ context.Context, d delivery) error {
		if d.text() == "bad" && b.clock.Before(friday.Add(3*time.Second)) {
			return errors.New("502")
		}
		return nil
	}
	b.put(send("tg/1", "bad"), send("tg/1", "after it"), send("tg/2", "another chat"))
	b.drain()
	b.put(ack("tg/1", "another lane"), send("tg/1", "last"))
	b.drain()
	assert.Equal(t, []string{"send tg/2 another chat", "send tg/1 another lane"}, b.world.said())
	b.finish(10)
	assert.Equal(t, []string{"send tg/1 bad", "send tg/1 after it", "send tg/1 last"}, b.world.said()[2:])
}

func TestTheOldestOfAllChatsGoesFirstWhateverItsChat(t *testing.T) {
	b := newBench(t)
	var want []string
	for i := range 30 {
		chat := "tg/" + string(rune('a'+i*7%10))
		text := string(rune('A' + i))
		b.put(send(chat, text))
		want = append(want, "send "+chat+" "+text)
	}
	b.drain()
	assert.Equal(t, want, b.world.said())
}

func TestTheNewestWithAKeyTakesTheWaitingPlace(t *testing.T) {
	b := newBench(t)
	first := send("tg/1", "1 việc")
	first.Key = "bundle"
	second := send("tg/1", "2 việc")
	second.Key = "bundle"
	b.put(first, send("tg/1", "after"), second)
	b.drain()
	assert.Equal(t, []string{"send tg/1 2 việc", "send tg/1 after"}, b.world.said())
}

func TestJobsOfAPlatformThatIsNotThereWaitUntilTheirDeadline(t *testing.T) {
	b := newBench(t)
	late := send("zalo/1", "x")
	late.Deadline = b.clock.Add(time.Hour)
	b.put(send("zalo/1", "waits"), late)
	b.drain()
	assert.Empty(t, b.world.said())
	assert.Equal(t, 2, b.box.Stats().Waiting)
	b.finish(3)
	assert.Equal(t, []string{store.TroubleExpired}, b.troubles())
	assert.Len(t, b.jobs(), 1)
}

func TestAJobTooOldIsDroppedAndTold(t *testing.T) {
	b := newBench(t)
	old := send("tg/1", "hôm qua")
	old.Deadline, old.About = b.clock.Add(time.Minute), store.About{Committee: 1, Person: 7}
	b.put(old)
	b.clock = b.clock.Add(time.Minute)
	b.put(send("tg/1", "hôm nay"))
	b.drain()
	assert.Equal(t, []string{"send tg/1 hôm nay"}, b.world.said())
	assert.Equal(t, []string{store.TroubleExpired}, b.troubles())
	if assert.Len(t, b.told, 1) {
		assert.Equal(t, store.PersonID(7), b.told[0].Person)
		assert.Equal(t, b.clock, b.told[0].At)
	}
}

func TestAJobThatBecameTooOldBetweenItsTurnAndItsClaimIsNotSent(t *testing.T) {
	b := newBench(t)
	j := send("tg/1", "x")
	j.Deadline = b.clock.Add(time.Second)
	b.put(j)
	l := b.box.line("tg/1")
	it := b.box.pick(l, b.clock)
	require.NotNil(t, it)
	a, err := b.box.claim(l, it, j.Deadline)
	require.NoError(t, err)
	assert.Nil(t, a)
	assert.Equal(t, []string{store.TroubleExpired}, b.troubles())
}

func TestAJobPutOffBetweenItsTurnAndItsClaimWaits(t *testing.T) {
	b := newBench(t)
	b.put(send("tg/1", "x"))
	l := b.box.line("tg/1")
	it := b.box.pick(l, b.clock)
	b.update(func(tx *store.Tx) error {
		j, err := tx.Job(it.head.ID)
		if err != nil {
			return err
		}
		j.NotBefore = b.clock.Add(time.Hour)
		return tx.PutJob(&j)
	})
	a, err := b.box.claim(l, it, b.clock)
	require.NoError(t, err)
	require.Nil(t, a)
	b.box.done(l, it.chat)
	b.drain()
	assert.Empty(t, b.world.all())
	b.finish(2)
	assert.Len(t, b.world.said(), 1)
}

func TestAJobThatIsNotInTheFileIsForgotten(t *testing.T) {
	b := newBench(t)
	b.box.heard(store.Changes{Jobs: []store.JobHead{{ID: 99, Chat: "tg/1", Seq: 1}}}) // heard of after it was done
	b.put(send("tg/1", "x"))
	b.drain()
	assert.Len(t, b.world.said(), 1)
	assert.Zero(t, b.box.Stats().Waiting)
}

func TestManyTooOldAreDroppedInFewCommits(t *testing.T) {
	b := newBench(t)
	for range 10 {
		var jobs []store.Job
		for range 100 {
			j := send("tg/1", "x")
			j.Deadline = b.clock.Add(time.Second)
			jobs = append(jobs, j)
		}
		b.put(jobs...)
	}
	commits := 0
	b.store.Probe = func(p store.Point) {
		if p == store.AfterCommit {
			commits++
		}
	}
	b.crash()
	b.turn(time.Second)
	assert.Empty(t, b.world.all())
	assert.Len(t, b.told, 1000)
	assert.Equal(t, 10, commits)
}

func TestADeadlinePassesWhileTheLaneIsHeld(t *testing.T) {
	b := newBench(t)
	b.world.answer = func(context.Context, delivery) error { return SlowDown{For: time.Hour} }
	short := send("tg/1", "b")
	short.Deadline = b.clock.Add(time.Minute)
	b.put(send("tg/1", "a"), short)
	b.drain()
	b.turn(time.Minute)
	assert.Equal(t, []string{store.TroubleExpired}, b.troubles(), "it is told when it happens, not when its turn would come")
}

func TestOneDriverAtATime(t *testing.T) {
	b := newBench(t)
	b.put(send("tg/1", "a"))
	b.world.answer = func(ctx context.Context, _ delivery) error {
		assert.ErrorIs(t, b.box.Drain(ctx), ErrDriven)
		assert.ErrorIs(t, b.box.Run(ctx), ErrDriven)
		return nil
	}
	b.drain()
	assert.Len(t, b.world.said(), 1)
}

func TestDrainStopsWithItsContext(t *testing.T) {
	b := newBench(t)
	b.put(send("tg/1", "a"), send("tg/2", "b"))
	ctx, cancel := context.WithCancel(context.Background())
	b.world.answer = func(context.Context, delivery) error { cancel(); return nil }
	assert.ErrorIs(t, b.box.Drain(ctx), context.Canceled)
	assert.Equal(t, []string{"send tg/1 a"}, b.world.said())
	b.drain()
	assert.Len(t, b.world.said(), 2)
}

func TestOnePlatformDoesNotWaitForAnother(t *testing.T) {
	zalo := &world{now: func() time.Time { return friday }, limit: 2000}
	b := newBench(t, func(b *bench) { b.opt.Platforms["zalo"] = zalo })
	b.world.answer = func(context.Context, delivery) error { return ErrToken }
	b.put(send("tg/1", "a"), send("tg/2", "b"), send("zalo/1", "c"), send("zalo/2", "d"))
	b.drain()
	assert.Len(t, b.world.all(), 1)
	assert.Equal(t, []string{"send zalo/1 c", "send zalo/2 d"}, zalo.said())
}

func TestAPlatformMustBeSomething(t *testing.T) {
	b := newBench(t)
	for name, p := range map[string]Platform{"": b.world, "tg": nil} {
		_, err := New(b.db, Options{Platforms: map[string]Platform{name: p}})
		assert.Error(t, err)
	}
}
