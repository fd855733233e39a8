package store

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func enqueue(t *testing.T, db *DB, j Job) JobID {
	t.Helper()
	var id JobID
	update(t, db, func(tx *Tx) {
		var err error
		id, err = tx.Enqueue(j)
		require.NoError(t, err)
	})
	return id
}

func queue(t *testing.T, db *DB) (all []Job) {
	t.Helper()
	view(t, db, func(tx *ReadTx) {
		for j, err := range tx.Jobs() {
			require.NoError(t, err)
			all = append(all, j)
		}
	})
	return all
}

func TestEnqueueReplacesWhatStillWaits(t *testing.T) {
	db, _ := open(t)
	a := enqueue(t, db, Job{Kind: Edit, Chat: "tg/1", Key: "card", Target: "m1"})
	b := enqueue(t, db, Job{Kind: Send, Chat: "tg/1"})
	update(t, db, func(tx *Tx) {
		j, err := tx.Job(a)
		require.NoError(t, err)
		j.Attempts, j.RetryAt = 2, friday
		require.NoError(t, tx.PutJob(&j))
	})
	again := enqueue(t, db, Job{Kind: Edit, Chat: "tg/1", Key: "card", Target: "m2"})
	assert.Equal(t, a, again, "it keeps its place in the line")
	other := enqueue(t, db, Job{Kind: Edit, Chat: "tg/2", Key: "card"})
	assert.NotEqual(t, a, other, "another chat's key is another key")
	all := queue(t, db)
	require.Len(t, all, 3)
	assert.Equal(t, []JobID{a, b, other}, []JobID{all[0].ID, all[1].ID, all[2].ID})
	assert.Equal(t, "m2", all[0].Target)
	assert.Equal(t, 2, all[0].Attempts, "and its back-off")
	assert.Equal(t, friday, all[0].RetryAt)
}

func TestEnqueueDoesNotTouchWhatFlies(t *testing.T) {
	db, _ := open(t)
	a := enqueue(t, db, Job{Kind: Show, Chat: "tg/1", Key: "card"})
	update(t, db, func(tx *Tx) {
		j, err := tx.Job(a)
		require.NoError(t, err)
		j.Flying = true
		require.NoError(t, tx.PutJob(&j))
	})
	b := enqueue(t, db, Job{Kind: Show, Chat: "tg/1", Key: "card"})
	require.NotEqual(t, a, b)
	update(t, db, func(tx *Tx) { // the first lands
		j, err := tx.Job(a)
		require.NoError(t, err)
		require.NoError(t, tx.DropJob(j))
	})
	assert.Equal(t, b, enqueue(t, db, Job{Kind: Show, Chat: "tg/1", Key: "card"}), "the second is still found by its key")
}

func TestEnqueueWithoutAChatIsRefused(t *testing.T) {
	db, _ := open(t)
	require.Error(t, db.Update(func(tx *Tx) error {
		_, err := tx.Enqueue(Job{Kind: Send})
		return err
	}))
}

func TestMoveJobs(t *testing.T) {
	db, _ := open(t)
	for i := range 3 {
		enqueue(t, db, Job{Kind: Edit, Chat: "tg/-5", Key: fmt.Sprint("k", i), Target: "m", ReplyTo: "r"})
		enqueue(t, db, Job{Kind: Send, Chat: "tg/9"})
	}
	update(t, db, func(tx *Tx) { require.NoError(t, tx.MoveJobs("tg/-5", "tg/-100")) })
	view(t, db, func(tx *ReadTx) {
		gone, err := tx.JobsOf("tg/-5")
		require.NoError(t, err)
		assert.Empty(t, gone)
		moved, err := tx.JobsOf("tg/-100")
		require.NoError(t, err)
		require.Len(t, moved, 3)
		for i, j := range moved {
			assert.Equal(t, fmt.Sprint("k", i), j.Key, "in their order")
			assert.Equal(t, Send, j.Kind, "the old chat's messages are not there to edit")
			assert.Empty(t, j.Target+j.ReplyTo)
		}
		heads, err := tx.JobHeads()
		require.NoError(t, err)
		assert.Len(t, heads, 6)
	})
}
