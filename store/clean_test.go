package store_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func TestIntakeRemembersHowItEnded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "giaoban.db")
	var db *store.DB
	open := func() {
		var err error
		db, err = store.Open(path, store.Options{})
		require.NoError(t, err)
	}
	begin := func(platform string) (unclean bool) {
		require.NoError(t, db.Update(func(tx *store.Tx) (err error) {
			unclean, err = tx.BeginIntake(platform)
			return err
		}))
		return unclean
	}
	open()
	assert.False(t, begin("tg"), "a new file")
	require.NoError(t, db.Close())
	open()
	assert.True(t, begin("tg"), "ended without a word")
	assert.False(t, begin("zalo"), "another platform")
	require.NoError(t, db.Update(func(tx *store.Tx) error { return tx.EndIntake("tg") }))
	require.NoError(t, db.Close())
	open()
	defer db.Close()
	assert.False(t, begin("tg"), "ended in good order")
	assert.True(t, begin("zalo"))
}
