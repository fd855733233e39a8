//go:build linux

package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// smallDisk mounts a disk of a few megabytes; only root may.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("SKIPPED, NOT PROVED: a full disk; mounting a small one needs root: %v", err)
	}
	t.Cleanup(func() { require.NoError(t, syscall.Unmount(dir, 0)) })
	return dir
}

// fillUp leaves no byte free, and gives the file that does so.
func fillUp(t *testing.T, dir string) string {
	t.Helper()
	ballast := filepath.Join(dir, "ballast")
	f, err := os.Create(ballast)
	require.NoError(t, err)
	defer f.Close()
	for block := make([]byte, 4096); ; {
		if _, err := f.Write(block); errors.Is(err, syscall.ENOSPC) {
			return ballast
		} else if err != nil {
			require.NoError(t, err)
		}
	}
}

func TestFullDisk(t *testing.T) {
	dir := smallDisk(t)
	path := filepath.Join(dir, "giaoban.db")
	db, err := Open(path, newHand().options())
	require.NoError(t, err)
	defer func() {
		require.NoError(t, db.Close())
		requireSound(t, path)
	}()
	ballast := fillUp(t, dir)
	put := func(size int) error {
		return db.Update(func(tx *Tx) error {
			return tx.PutCommittee(&Committee{Name: strings.Repeat("đầy", size)})
		})
	}
	count := func() (n int) {
		view(t, db, func(tx *ReadTx) {
			all, err := tx.Committees()
			require.NoError(t, err)
			n = len(all)
		})
		return n
	}
	before := count()
	err = put(100_000)
	require.ErrorIs(t, err, ErrFault)
	require.ErrorIs(t, err, syscall.ENOSPC)
	assert.Equal(t, before, count(), "nothing of a failed commit is there")
	require.ErrorIs(t, put(100_000), ErrFault, "it goes on failing politely")

	_, err = db.Backup(filepath.Join(dir, "b.tar.gz"), "")
	require.ErrorIs(t, err, syscall.ENOSPC)
	_, err = db.Check()
	require.ErrorIs(t, err, syscall.ENOSPC)
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, left, 2, "what could not be finished is cleared away")

	require.NoError(t, os.Remove(ballast))
	require.NoError(t, put(1000), "with room again it goes on without a restart")
	assert.Equal(t, before+1, count())
}

func TestRestoreOntoAFullDisk(t *testing.T) {
	dir := smallDisk(t)
	archive := filled(t)
	path := filepath.Join(dir, "giaoban.db")
	db, err := Open(path, Options{})
	require.NoError(t, err)
	require.NoError(t, db.Close())
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	fillUp(t, dir)
	_, err = Restore(archive, path, "", friday)
	require.ErrorIs(t, err, syscall.ENOSPC)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, before, after, "the old database stands untouched")
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, left, 2)
}

func TestReadOnlyFolder(t *testing.T) {
	dir := smallDisk(t)
	path := filepath.Join(dir, "giaoban.db")
	db, err := Open(path, Options{})
	require.NoError(t, err)
	require.NoError(t, db.Close())
	require.NoError(t, syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	_, err = Open(path, Options{})
	require.ErrorIs(t, err, syscall.EROFS)
	_, err = Open(filepath.Join(dir, "new.db"), Options{})
	require.ErrorIs(t, err, syscall.EROFS)
	requireSound(t, path)
}
