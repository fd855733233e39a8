package store

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEvidenceSince(t *testing.T) {
	db, _ := open(t)
	day := func(n int) time.Time { return time.Date(2026, 11, n, 9, 0, 0, 0, HoChiMinh) }
	send := func(c CommitteeID, remote string, at time.Time) Evidence {
		e := Evidence{Committee: c, Remote: remote, At: at}
		require.NoError(t, db.Update(func(tx *Tx) error { return tx.PutEvidence(&e) }))
		return e
	}
	send(1, "old", day(1))
	send(1, "old too", day(20))
	first := send(1, "first", day(28))
	send(1, "kept up on the way", day(27))
	send(2, "elsewhere", day(28))
	last := send(1, "last", day(29))
	names := func(tx *ReadTx, since time.Time) (all []string) {
		list, err := tx.EvidenceSince(1, since)
		require.NoError(t, err)
		for _, e := range list {
			all = append(all, e.Remote)
		}
		return all
	}
	require.NoError(t, db.View(func(tx *ReadTx) error {
		assert.Equal(t, []string{"first", "last"}, names(tx, day(28)), "one that came out of its order hides none")
		assert.Equal(t, []string{"first", "kept up on the way", "last"}, names(tx, day(27)))
		assert.Empty(t, names(tx, day(30)))
		assert.Len(t, names(tx, time.Time{}), 5)
		return nil
	}))
	last.Subject = "kp5"
	require.NoError(t, db.Update(func(tx *Tx) error { return tx.PutEvidence(&last) }))
	require.NoError(t, db.View(func(tx *ReadTx) error {
		list, err := tx.EvidenceSince(1, first.At)
		assert.Equal(t, Subject("kp5"), list[1].Subject)
		return err
	}))
}
