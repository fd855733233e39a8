package store_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// TestWordsWithoutADayAreKept: "thường xuyên" is no deadline, but it is what was said.
func TestWordsWithoutADayAreKept(t *testing.T) {
	db, err := store.Open(filepath.Join(t.TempDir(), "giaoban.db"), store.Options{Unsafe: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	require.NoError(t, db.Update(func(tx *store.Tx) error {
		require.NoError(t, tx.PutCommittee(&store.Committee{Name: "Ban"}))
		return tx.PutTask(&store.Task{Committee: 1, Work: "Treo cờ", Deadline: store.Deadline{Phrase: "thường xuyên"}})
	}))
	require.NoError(t, db.View(func(tx *store.ReadTx) error {
		k, err := tx.Task(1, 1)
		assert.Equal(t, "thường xuyên", k.Deadline.Phrase)
		assert.True(t, k.Deadline.IsZero())
		return err
	}))
}
