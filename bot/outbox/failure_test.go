package outbox

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func TestRetriesWaitLongerEachTimeAndEndAfterADay(t *testing.T) {
	b := newBench(t)
	b.world.answer = func(context.Context, delivery) error { return errors.New("502 <html>Bad Gateway") }
	b.put(send("tg/1", "x"), send("tg/1", "y"))
	b.finish(700)
	calls := b.world.all()
	var waits []time.Duration
	for i := 1; i < 12; i++ {
		waits = append(waits, calls[i].at.Sub(calls[i-1].at))
	}
	s := time.Second
	assert.Equal(t, []time.Duration{s, 2 * s, 4 * s, 8 * s, 16 * s, 32 * s, 64 * s, 128 * s, 256 * s, 300 * s, 300 * s}, waits)
	last := 0
	for i, c := range calls {
		if c.text() == "x" {
			last = i
		}
	}
	lived := calls[last].at.Sub(friday)
	assert.GreaterOrEqual(t, lived, 24*time.Hour)
	assert.Less(t, lived, 24*time.Hour+5*time.Minute)
	assert.Equal(t, []string{store.TroubleExpired, store.TroubleExpired}, b.troubles(), "then the next has its day")
	assert.Empty(t, b.jobs())
}

func TestTimeInWhichWeWereOffIsNotTimeOfTrying(t *testing.T) {
	b := newBench(t)
	b.world.answer = func(context.Context, delivery) error { return errors.New("502") }
	b.put(send("tg/1", "x"))
	b.drain()
	require.NoError(t, b.db.Close())
	b.clock = b.clock.Add(72 * time.Hour)
	b.open()
	b.drain()
	assert.Len(t, b.world.all(), 2)
	assert.Empty(t, b.troubles())
	b.world.answer = nil
	b.finish(2)
	assert.Len(t, b.world.said(), 1)
}

func TestRetriesEndWithTheDeadline(t *testing.T) {
	b := newBench(t)
	b.world.answer = func(context.Context, delivery) error { return errors.New("connection reset") }
	j := send("tg/1", "x")
	j.Deadline = b.clock.Add(10 * time.Second)
	b.put(j)
	b.finish(20)
	assert.Len(t, b.world.all(), 4, "at 0, 1, 3 and 7 seconds")
	assert.Equal(t, j.Deadline, b.clock)
	assert.Equal(t, []string{store.TroubleExpired}, b.troubles())
}

func TestAnAttemptFlaggedByTheCommitBeforeIt(t *testing.T) {
	b := newBench(t)
	b.world.answer = func(context.Context, delivery) error {
		j := b.jobs()[0]
		assert.True(t, j.Flying)
		assert.Equal(t, 1, j.Attempts)
		return errors.New("502")
	}
	b.put(send("tg/1", "x"))
	b.drain()
	j := b.jobs()[0]
	assert.False(t, j.Flying)
	assert.Equal(t, b.clock.Add(time.Second), j.RetryAt)
}

func TestToldToWait(t *testing.T) {
	b := newBench(t)
	b.world.refuse(SlowDown{For: 35 * time.Second})
	b.put(send("tg/1", "x"), send("tg/2", "y"))
	b.drain()
	b.put(ack("tg/1", "z"))
	b.drain()
	assert.Equal(t, []string{"send tg/2 y"}, b.world.said(), "the chat waits, in both lanes; the others do not")
	assert.Zero(t, b.jobs()[0].Attempts, "no attempt is lost")
	at, ok := b.box.Next()
	require.True(t, ok)
	assert.Equal(t, friday.Add(35*time.Second), at)
	b.finish(3)
	assert.Equal(t, []string{"send tg/2 y", "send tg/1 z", "send tg/1 x"}, b.world.said())
}

func TestToldToWaitInSeveralChatsIsMeantForAll(t *testing.T) {
	b := newBench(t)
	b.world.refuse(SlowDown{For: 10 * time.Second}, SlowDown{For: 20 * time.Second})
	b.put(send("tg/1", "a"), send("tg/2", "b"), send("tg/3", "c"))
	b.drain()
	assert.Empty(t, b.world.said())
	s := b.box.Stats()
	assert.Equal(t, WhyTold, s.Why)
	assert.Equal(t, friday.Add(20*time.Second), s.Frozen)
	at, _ := b.box.Next()
	assert.Equal(t, s.Frozen, at)
	b.finish(3)
	assert.Len(t, b.world.said(), 3)
	assert.Empty(t, b.troubles())
}

func TestAfterARestartTheLaneStillWaitsAsTold(t *testing.T) {
	b := newBench(t)
	b.world.refuse(SlowDown{For: 35 * time.Second})
	b.put(send("tg/1", "x"))
	b.drain()
	b.crash()
	b.drain()
	assert.Len(t, b.world.all(), 1)
	b.turn(35 * time.Second)
	assert.Len(t, b.world.said(), 1)
}

func TestARefusedMessageIsDroppedAndTold(t *testing.T) {
	b := newBench(t)
	b.world.refuse(fmt.Errorf("%w: sendMessage: 400 Bad Request: can't parse \"xin chào\"", ErrRefused))
	j := send("tg/1", "x")
	j.About.Committee = 4
	b.put(j, send("tg/1", "y"))
	b.drain()
	assert.Equal(t, []string{"send tg/1 y"}, b.world.said())
	require.Len(t, b.told, 1)
	assert.Equal(t, store.TroubleRefused, b.told[0].Kind)
	assert.Equal(t, store.CommitteeID(4), b.told[0].Committee)
	assert.NotContains(t, b.told[0].Detail, "xin chào")
	assert.Equal(t, []string{store.TroubleRefused}, b.troubles())
}

func TestTroubleWithAReportOfTroubleIsNotReported(t *testing.T) {
	b := newBench(t, func(b *bench) {
		b.opt.Told = func(tx *store.Tx, tr store.Trouble, _ store.Job) error {
			b.told = append(b.told, tr)
			j := send("tg/9", "không gửi được")
			j.About.Flow = TroubleFlow
			_, err := tx.Enqueue(j)
			return err
		}
	})
	b.world.answer = func(context.Context, delivery) error { return ErrRefused }
	b.put(send("tg/1", "x"))
	b.drain()
	assert.Len(t, b.world.all(), 2)
	assert.Len(t, b.told, 1)
	assert.Len(t, b.troubles(), 2, "but it can be seen")
}

func TestTellingMayFailWithoutKeepingTheTroubleFromBeingNoted(t *testing.T) {
	for name, told := range map[string]func(*store.Tx, store.Trouble, store.Job) error{
		"error": func(*store.Tx, store.Trouble, store.Job) error { return errors.New("no words") },
		"panic": func(*store.Tx, store.Trouble, store.Job) error { panic("no words") },
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, func(b *bench) { b.opt.Told = told })
			b.world.refuse(ErrRefused)
			b.put(send("tg/1", "x"))
			b.drain()
			assert.Equal(t, []string{store.TroubleRefused}, b.troubles())
			assert.Empty(t, b.jobs())
		})
	}
}

func TestAClosedTopicIsPassedBy(t *testing.T) {
	b := newBench(t)
	b.world.answer = func(_ context.Context, d delivery) error {
		if d.topic != "" {
			return ErrNoTopic
		}
		return nil
	}
	j := send("tg/-1", "x")
	j.Topic = "8"
	b.put(j)
	b.drain()
	assert.Equal(t, []string{"send tg/-1 x"}, b.world.said())
	assert.Equal(t, []string{store.TroubleRefused}, b.troubles(), "noted")
	assert.Empty(t, b.told)
	b.world.answer = func(context.Context, delivery) error { return ErrNoTopic }
	b.put(send("tg/-1", "y"))
	b.drain()
	assert.Empty(t, b.jobs(), "General is closed too")
	assert.Len(t, b.told, 1)
}

func TestAnUnknownTokenStopsAllAndIsTriedAgainEachMinute(t *testing.T) {
	b := newBench(t)
	ok := false
	b.world.answer = func(context.Context, delivery) error {
		if !ok {
			return fmt.Errorf("%w: 401", ErrToken)
		}
		return nil
	}
	b.put(send("tg/1", "x"), send("tg/2", "y"))
	b.drain()
	assert.Len(t, b.world.all(), 1)
	assert.Equal(t, WhyToken, b.box.Stats().Why)
	for range 400 {
		at, waits := b.box.Next()
		require.True(t, waits)
		require.Equal(t, time.Minute, at.Sub(b.clock))
		b.clock = at
		b.drain()
	}
	assert.Len(t, b.world.all(), 401, "one asks for all")
	assert.Zero(t, b.jobs()[0].Attempts, "nothing is wrong with the job")
	ok = true
	b.finish(3)
	assert.Equal(t, []string{"send tg/1 x", "send tg/2 y"}, b.world.said())
	assert.Empty(t, b.troubles())
	assert.Zero(t, b.box.Stats().Frozen)
}
