package store

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	bolt "go.etcd.io/bbolt"
)

func TestOpenMakesAPrivateFile(t *testing.T) {
	db, _ := open(t)
	st, err := os.Stat(db.Path())
	require.NoError(t, err)
	assert.Equal(t, fs.FileMode(0o600), st.Mode().Perm())
	left, err := os.ReadDir(filepath.Dir(db.Path()))
	require.NoError(t, err)
	assert.Len(t, left, 1, "nothing but the file itself stays behind")
}

func TestOpenAfterAPowerCutInTheFirstMoment(t *testing.T) {
	path := filepath.Join(t.TempDir(), "giaoban.db")
	require.NoError(t, os.WriteFile(path+".new", []byte("half a fi"), 0o600))
	db, err := Open(path, Options{})
	require.NoError(t, err)
	require.NoError(t, db.Close())
	requireSound(t, path)
}

func TestOpenRefusesAFolder(t *testing.T) {
	_, err := Open(t.TempDir(), Options{})
	require.Error(t, err)
	assert.NotErrorIs(t, err, ErrLocked)
}

// filled is a closed file with enough in it that every kind of page is there.
func filled(t *testing.T) string {
	t.Helper()
	db, h := open(t)
	c, _, hung, _ := ward(t, db)
	for range 60 {
		h.turn(time.Minute)
		update(t, db, func(tx *Tx) {
			r := Round{Committee: c.ID, Nominal: tx.Now(), Opens: tx.Now(), Closes: tx.Now().Add(2 * time.Hour), Phase: Closed}
			require.NoError(t, tx.PutRound(&r))
			for range 20 {
				require.NoError(t, tx.AddReply(&Reply{Committee: c.ID, Round: r.ID, Subject: "tc3", Member: hung.ID, Said: tx.Now(), Status: Doing}))
			}
		})
	}
	path := filepath.Join(t.TempDir(), "filled.db")
	require.NoError(t, db.CopyTo(path))
	return path
}

func TestDamagedFilesAreRefusedInWords(t *testing.T) {
	whole, err := os.ReadFile(filled(t))
	require.NoError(t, err)
	page := os.Getpagesize()
	require.Greater(t, len(whole), 20*page)
	cases := map[string]struct {
		damage func([]byte) []byte
		opens  bool // Open may still succeed; Check must find it
	}{
		"empty":                        {damage: func([]byte) []byte { return nil }},
		"cut to a few bytes":           {damage: func(b []byte) []byte { return b[:100] }},
		"cut to one page":              {damage: func(b []byte) []byte { return b[:page] }},
		"cut to three pages":           {damage: func(b []byte) []byte { return b[:3*page] }},
		"cut in half":                  {damage: func(b []byte) []byte { return b[:len(b)/2] }},
		"cut by its last page":         {damage: func(b []byte) []byte { return b[:len(b)-page] }},
		"all zeroes":                   {damage: func(b []byte) []byte { return make([]byte, len(b)) }},
		"a letter, not a database":     {damage: func([]byte) []byte { return bytes.Repeat([]byte("Kính gửi Ban Chỉ đạo. "), 4096) }},
		"both meta pages garbage":      {damage: func(b []byte) []byte { return fill(b, 0, 2*page) }},
		"every data page garbage":      {damage: func(b []byte) []byte { return fill(b, 2*page, len(b)) }},
		"every data page zeroed":       {damage: func(b []byte) []byte { clear(b[2*page:]); return b }},
		"the second half garbage":      {damage: func(b []byte) []byte { return fill(b, len(b)/2, len(b)) }, opens: true},
		"another program's bbolt file": {damage: func([]byte) []byte { return foreign(t) }, opens: true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "giaoban.db")
			bad := c.damage(bytes.Clone(whole))
			require.NoError(t, os.WriteFile(path, bad, 0o600))

			found, err := Check(path)
			if err != nil {
				require.ErrorIs(t, err, ErrDamaged)
			} else {
				assert.NotEmpty(t, found.Faults)
			}
			after, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.True(t, bytes.Equal(bad, after), "a check must not change the file")

			if c.opens {
				return
			}
			_, err = Open(path, Options{})
			require.ErrorIs(t, err, ErrDamaged)
			after, err = os.ReadFile(path)
			require.NoError(t, err)
			assert.True(t, bytes.Equal(bad, after), "a refused file must not be changed")
			b, err := bolt.Open(filepath.Join(t.TempDir(), "x"), 0o600, nil)
			require.NoError(t, err)
			require.NoError(t, b.Close())
		})
	}
}

func TestOneBadMetaPageIsSurvived(t *testing.T) {
	for _, which := range []int{0, 1} {
		path := filled(t)
		whole, err := os.ReadFile(path)
		require.NoError(t, err)
		page := os.Getpagesize()
		require.NoError(t, os.WriteFile(path, fill(whole, which*page, (which+1)*page), 0o600))
		db, err := Open(path, Options{})
		require.NoError(t, err)
		view(t, db, func(tx *ReadTx) {
			all, err := tx.Committees()
			require.NoError(t, err)
			assert.Len(t, all, 1)
		})
		for range 2 { // bbolt writes the two in turn: two commits mend either
			update(t, db, func(*Tx) {})
		}
		require.NoError(t, db.Close())
		requireSound(t, path)
	}
}

// TestRefusedFileIsLetGo: bbolt keeps the lock of a file in which it panics; a restore must be able to follow at once.
func TestRefusedFileIsLetGo(t *testing.T) {
	path := filled(t)
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, fill(whole, 2*os.Getpagesize(), len(whole)), 0o600))
	for range 3 {
		start := time.Now()
		_, err = Open(path, Options{})
		require.ErrorIs(t, err, ErrDamaged)
		require.Less(t, time.Since(start), lockWait)
	}
}

func fill(b []byte, from, to int) []byte {
	_, _ = (&chance{}).Read(b[from:to])
	return b
}

func foreign(t *testing.T) []byte {
	path := filepath.Join(t.TempDir(), "other.db")
	b, err := bolt.Open(path, 0o600, nil)
	require.NoError(t, err)
	require.NoError(t, b.Update(func(tx *bolt.Tx) error {
		_, err := tx.CreateBucket([]byte("theirs"))
		return err
	}))
	require.NoError(t, b.Close())
	raw, err := os.ReadFile(path)
	require.NoError(t, err)
	return raw
}

func TestLockedByAnotherProcess(t *testing.T) {
	if path := os.Getenv("GIAOBAN_TEST_HOLD"); path != "" {
		hold(path)
		return
	}
	path := filled(t)
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestLockedByAnotherProcess$")
	cmd.Env = append(os.Environ(), "GIAOBAN_TEST_HOLD="+path)
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	line := make([]byte, len("held\n"))
	_, err = out.Read(line)
	require.NoError(t, err)
	require.Equal(t, "held\n", string(line))

	other := filled(t)
	var wait sync.WaitGroup // each waits its two seconds
	for what, try := range map[string]func() error{
		"open":         func() error { _, err := Open(path, Options{}); return err },
		"check":        func() error { _, err := Check(path); return err },
		"restore from": func() error { _, err := Restore(path, path+".other", "", friday); return err },
		"restore onto": func() error { _, err := Restore(other, path, "", friday); return err },
	} {
		wait.Go(func() { assert.ErrorIs(t, try(), ErrLocked, what) })
	}
	wait.Wait()

	require.NoError(t, in.Close())
	_, _ = out.Read(make([]byte, 100))
	_ = cmd.Wait()
	requireSound(t, path)
}

// hold opens the file and keeps it until standard input ends.
func hold(path string) {
	db, err := Open(path, Options{})
	if err != nil {
		os.Stdout.WriteString(err.Error())
		return
	}
	os.Stdout.WriteString("held\n")
	os.Stdin.Read(make([]byte, 1))
	db.Close()
}

func TestNewerFileIsRefused(t *testing.T) {
	path := filled(t)
	b, err := bolt.Open(path, 0o600, nil)
	require.NoError(t, err)
	require.NoError(t, b.Update(func(tx *bolt.Tx) error {
		return tx.Bucket([]byte(meta)).Put(keyVersion, num(uint64(Version()+1)))
	}))
	require.NoError(t, b.Close())
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	_, err = Open(path, Options{})
	require.ErrorIs(t, err, ErrNewer)
	_, err = Check(path)
	require.ErrorIs(t, err, ErrNewer)
	_, err = Restore(path, filepath.Join(t.TempDir(), "giaoban.db"), "", friday)
	require.ErrorIs(t, err, ErrNewer)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(before, after))
}
