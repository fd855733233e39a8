package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestAnyBrokenPageIsSaidInWords breaks each page in turn: whatever is done with the file says so or succeeds, nothing
// panics, and the lock is let go at once.
func TestAnyBrokenPageIsSaidInWords(t *testing.T) {
	whole, err := os.ReadFile(filled(t))
	require.NoError(t, err)
	page := os.Getpagesize()
	dir := t.TempDir()
	opened, refused, stumbled := 0, 0, 0
	for n := 2; n < min(len(whole)/page, 60); n++ {
		path := filepath.Join(dir, "giaoban.db")
		require.NoError(t, os.WriteFile(path, fill(bytes.Clone(whole), n*page, (n+1)*page), 0o600))
		start := time.Now()
		db, err := Open(path, Options{Unsafe: true})
		if err != nil {
			refused++
			require.ErrorIs(t, err, ErrDamaged, n)
			continue
		}
		opened++
		err = errors.Join(db.View(readAll), db.Update(func(tx *Tx) error {
			return errors.Join(readAll(&tx.ReadTx), tx.AddTrouble(Trouble{Kind: TroubleClock}))
		}))
		if err != nil {
			stumbled++
			require.ErrorIs(t, err, ErrDamaged, n)
			require.ErrorIs(t, db.View(func(*ReadTx) error { return nil }), ErrDamaged, "no more is asked of it")
		}
		require.NoError(t, db.Close())
		require.Less(t, time.Since(start), lockWait)
	}
	assert.Positive(t, opened)
	assert.Positive(t, refused+stumbled)
	assert.Positive(t, stumbled)
}

func readAll(tx *ReadTx) error {
	all, err := tx.Committees()
	for _, c := range all {
		_, err1 := tx.MembersIn(c.ID)
		rounds, err2 := tx.Rounds(c.ID)
		err = errors.Join(err, err1, err2)
		for _, r := range rounds {
			_, err3 := tx.Replies(c.ID, r.ID)
			err = errors.Join(err, err3)
		}
	}
	_, err4 := tx.Queue(nil)
	return errors.Join(err, err4)
}

func TestPanicOfOursIsNoDamage(t *testing.T) {
	db, _ := open(t)
	assert.PanicsWithValue(t, "ours", func() { _ = db.Update(func(*Tx) error { panic("ours") }) })
	assert.Panics(t, func() { _ = db.View(func(*ReadTx) error { var none *Committee; none.Name = ""; return nil }) })
	update(t, db, func(tx *Tx) { require.NoError(t, tx.AddTrouble(Trouble{Kind: TroubleClock})) })
}
