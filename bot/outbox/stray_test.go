package outbox

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// What the queue has heard and what the file says may differ for a moment; the file is right.

func TestJobsHeardOfAsTooOld(t *testing.T) {
	b := newBench(t)
	ids := b.put(send("tg/1", "x"))
	past := b.clock.Add(-time.Hour)
	b.box.heard(store.Changes{Jobs: []store.JobHead{
		{ID: 99, Chat: "tg/1", Deadline: past, Seq: 1},
		{ID: ids[0], Chat: "tg/1", Lane: store.Rest, Deadline: past, Seq: 1 << 40},
	}})
	b.drain()
	assert.Equal(t, []string{"send tg/1 x"}, b.world.said())
	assert.Zero(t, b.box.Stats().Waiting)
	assert.Empty(t, b.troubles())
}

func TestAFileThatWasClosedUnderUs(t *testing.T) {
	b := newBench(t)
	old := send("tg/2", "y")
	old.Deadline = b.clock.Add(time.Minute)
	b.put(send("tg/1", "x"), old)
	require.NoError(t, b.db.Close())
	b.clock = old.Deadline
	b.drain()
	at, ok := b.box.Next()
	require.True(t, ok)
	assert.Equal(t, b.clock.Add(longestDelay), at, "no haste")
	assert.Empty(t, b.world.all())
	b.open()
	b.drain()
	assert.Equal(t, []string{"send tg/1 x"}, b.world.said())
	assert.Equal(t, []string{store.TroubleExpired}, b.troubles())
}

func TestALongCardOfWhichAPartIsGoneIsSentAnewFromThere(t *testing.T) {
	b := newBench(t, func(b *bench) { b.world.limit = 10 })
	b.put(show("tg/1", "dòng một\ndòng hai\ndòng ba"))
	b.drain()
	require.Len(t, b.card("tg/1").Parts, 3)
	b.world.refuse(ErrGone)
	b.put(show("tg/1", "dòng một\ndòng HAI\ndòng ba"))
	b.finish(5)
	said := b.world.said()
	assert.Equal(t, []string{"send tg/1 dòng HAI", "send tg/1 dòng ba"}, said[3:])
	card := b.card("tg/1")
	require.Len(t, card.Parts, 3)
	assert.Equal(t, "m1", card.Parts[0].Message)
	assert.Equal(t, "m5", card.Message)
}

func TestACardOfAnOlderFileIsEdited(t *testing.T) {
	b := newBench(t)
	b.update(func(tx *store.Tx) error { return tx.PutCard(&store.Card{Chat: "tg/1", Name: "week", Message: "m7"}) })
	b.put(show("tg/1", "1/12"))
	b.drain()
	require.Len(t, b.world.all(), 1)
	assert.Equal(t, "m7", b.world.all()[0].message)
}
