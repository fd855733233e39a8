package store

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestUpdateLeavesNoTraceOfAFailure(t *testing.T) {
	db, _ := open(t)
	fault := errors.New("no")
	put := func(tx *Tx) {
		require.NoError(t, tx.PutCommittee(&Committee{Name: "Mẫu", Group: Group{Chat: "tg/-1"}}))
	}
	require.ErrorIs(t, db.Update(func(tx *Tx) error { put(tx); return fault }), fault)
	require.NotErrorIs(t, db.Update(func(tx *Tx) error { put(tx); return fault }), ErrFault)
	assert.Panics(t, func() { _ = db.Update(func(tx *Tx) error { put(tx); panic("torn") }) })
	view(t, db, func(tx *ReadTx) {
		all, err := tx.Committees()
		require.NoError(t, err)
		assert.Empty(t, all)
		_, err = tx.CommitteeOfGroup("tg/-1")
		assert.ErrorIs(t, err, ErrNotFound)
	})
	update(t, db, put) // and the writer's lock is free
}

func TestClockNeverRunsBackwards(t *testing.T) {
	db, h := open(t)
	update(t, db, func(tx *Tx) { assert.Equal(t, friday, tx.Now()) })
	h.turn(-3 * time.Hour)
	update(t, db, func(tx *Tx) { assert.Equal(t, friday, tx.Now()) })
	view(t, db, func(tx *ReadTx) { assert.Equal(t, friday, tx.Now()) })
	h.turn(4 * time.Hour)
	update(t, db, func(tx *Tx) { assert.Equal(t, friday.Add(time.Hour), tx.Now()) })
}

func TestNowIsFrozenAndInUTC(t *testing.T) {
	db, h := open(t)
	h.at = friday.In(time.FixedZone("Chicago", -5*3600))
	update(t, db, func(tx *Tx) {
		before := tx.Now()
		h.turn(time.Minute)
		assert.Equal(t, before, tx.Now())
		assert.Equal(t, time.UTC, tx.Now().Location())
	})
}

// TestProbe plays a process that dies at each point: before the commit nothing is there, after it all.
func TestProbe(t *testing.T) {
	for point, want := range map[Point]int{BeforeCommit: 0, AfterCommit: 1} {
		path := t.TempDir() + "/giaoban.db"
		db, err := Open(path, Options{Probe: func(p Point) {
			if p == point {
				panic("killed")
			}
		}})
		require.NoError(t, err)
		told := false
		db.OnCommit(func(Changes) { told = true })
		assert.Panics(t, func() {
			_ = db.Update(func(tx *Tx) error {
				require.NoError(t, tx.SetDue("x", "1", friday))
				return tx.PutCommittee(&Committee{Name: "Mẫu"})
			})
		})
		assert.False(t, told, "nobody hears of it")
		require.NoError(t, db.Close())
		db, err = Open(path, Options{})
		require.NoError(t, err)
		view(t, db, func(tx *ReadTx) {
			all, err := tx.Committees()
			require.NoError(t, err)
			assert.Len(t, all, want)
		})
		require.NoError(t, db.Close())
		requireSound(t, path)
	}
}

func TestListenersHearOnlyOfWhatTheyWaitFor(t *testing.T) {
	db, _ := open(t)
	var heardOf []Changes
	db.OnCommit(func(c Changes) { heardOf = append(heardOf, c) })
	update(t, db, func(tx *Tx) { require.NoError(t, tx.PutCommittee(&Committee{Name: "Mẫu"})) })
	assert.Empty(t, heardOf)

	var id JobID
	update(t, db, func(tx *Tx) {
		var err error
		id, err = tx.Enqueue(Job{Kind: Send, Chat: "tg/1", Lane: Rest, Deadline: friday})
		require.NoError(t, err)
	})
	require.Len(t, heardOf, 1)
	require.Len(t, heardOf[0].Jobs, 1)
	head := heardOf[0].Jobs[0]
	assert.Equal(t, []any{id, "tg/1", Rest, friday, false}, []any{head.ID, head.Chat, head.Lane, head.Deadline, head.Gone})
	assert.False(t, heardOf[0].Due)

	update(t, db, func(tx *Tx) {
		j, err := tx.Job(id)
		require.NoError(t, err)
		j.Attempts = 1
		require.NoError(t, tx.PutJob(&j))
		require.NoError(t, tx.DropJob(j))
		require.NoError(t, tx.SetDue("round", "1/1", friday))
	})
	require.Len(t, heardOf, 2)
	require.Len(t, heardOf[1].Jobs, 1, "one head a job, the last")
	assert.Equal(t, id, heardOf[1].Jobs[0].ID)
	assert.True(t, heardOf[1].Jobs[0].Gone)
	assert.True(t, heardOf[1].Due)
}

func TestCodesComeFromTheGivenChance(t *testing.T) {
	codes := map[string]bool{}
	for range 2 {
		db, _ := open(t)
		update(t, db, func(tx *Tx) {
			c, err := tx.NewCode(8)
			require.NoError(t, err)
			assert.Regexp(t, `^[2-9A-HJKMNPQRSTWXYZ]{8}$`, c)
			codes[c] = true
		})
	}
	assert.Len(t, codes, 1, "same chance, same code")

	db, err := Open(t.TempDir()+"/giaoban.db", Options{})
	require.NoError(t, err)
	defer db.Close()
	seenCodes := map[string]bool{}
	update(t, db, func(tx *Tx) {
		for range 200 {
			c, err := tx.NewCode(8)
			require.NoError(t, err)
			seenCodes[c] = true
		}
	})
	assert.Len(t, seenCodes, 200)
}
