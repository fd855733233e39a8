package store

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	bolt "go.etcd.io/bbolt"
)

// evidence is a folder with two photos and one that is still being written.
func evidence(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "evidence")
	require.NoError(t, os.Mkdir(dir, 0o700))
	for name, body := range map[string]string{"aa11.jpg": "ảnh một", "bb22.jpg": "ảnh hai", ".cc33.tmp": "nửa"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600))
	}
	return dir
}

func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func TestBackupAndRestore(t *testing.T) {
	db, h := open(t)
	c, lan, _, _ := ward(t, db)
	photos := evidence(t)
	dir := t.TempDir()
	archive := filepath.Join(dir, BackupName(h.at.In(HoChiMinh)))
	about, err := db.Backup(archive, photos)
	require.NoError(t, err)
	assert.Equal(t, friday, about.Taken)
	assert.Equal(t, Version(), about.Version)
	assert.Equal(t, 2, about.Files)
	assert.Equal(t, []string{"giaoban-20261127-140000.tar.gz"}, names(t, dir), "nothing half-done beside it")
	st, err := os.Stat(archive)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), st.Mode().Perm())

	// What happens after the backup is not in it.
	update(t, db, func(tx *Tx) {
		require.NoError(t, tx.BackedUp(about))
		require.NoError(t, tx.PutCommittee(&Committee{Name: "sau"}))
		assert.Equal(t, friday, tx.LastBackup())
	})

	home := t.TempDir()
	place := filepath.Join(home, "deep", "giaoban.db")
	done, err := Restore(archive, place, filepath.Join(home, "evidence"), h.at)
	require.NoError(t, err)
	assert.Equal(t, about, done.Archive)
	assert.Empty(t, done.Aside)
	assert.Equal(t, 2, done.Files)
	assert.Equal(t, []string{"aa11.jpg", "bb22.jpg"}, names(t, filepath.Join(home, "evidence")))
	assert.Equal(t, []string{"giaoban.db"}, names(t, filepath.Dir(place)))
	back, err := Open(place, h.options())
	require.NoError(t, err)
	defer back.Close()
	view(t, back, func(tx *ReadTx) {
		all, err := tx.Committees()
		require.NoError(t, err)
		require.Len(t, all, 1)
		assert.Equal(t, c, all[0])
		m, err := tx.Member(c.ID, lan.ID)
		require.NoError(t, err)
		assert.Equal(t, lan, m)
		assert.Zero(t, tx.LastBackup())
	})
}

func TestRestoreKeepsTheOldFileAside(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "b.tar.gz")
	db, _ := open(t)
	photos := evidence(t)
	_, err := db.Backup(archive, photos)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(photos, "aa11.jpg"), []byte("đang có"), 0o600))
	require.NoError(t, os.Remove(filepath.Join(photos, "bb22.jpg")))

	place := filled(t)
	old, err := os.ReadFile(place)
	require.NoError(t, err)
	done, err := Restore(archive, place, photos, friday)
	require.NoError(t, err)
	assert.Equal(t, place+".before-20261127-070000", done.Aside)
	aside, err := os.ReadFile(done.Aside)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(old, aside))
	assert.Equal(t, 1, done.Files)
	kept, err := os.ReadFile(filepath.Join(photos, "aa11.jpg"))
	require.NoError(t, err)
	assert.Equal(t, "đang có", string(kept), "a kept file that is there stays")

	again, err := Restore(archive, place, photos, friday)
	require.NoError(t, err)
	assert.Equal(t, place+".before-20261127-070000.1", again.Aside, "nor is what was put aside overwritten")
}

func TestRestoreReplacesADamagedFile(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "b.tar.gz")
	db, _ := open(t)
	_, err := db.Backup(archive, "")
	require.NoError(t, err)
	place := filepath.Join(t.TempDir(), "giaoban.db")
	require.NoError(t, os.WriteFile(place, []byte("không còn gì"), 0o600))
	done, err := Restore(archive, place, "", friday)
	require.NoError(t, err)
	assert.FileExists(t, done.Aside)
	requireSound(t, place)
}

func TestRestoreOfAPlainCopy(t *testing.T) {
	place := filepath.Join(t.TempDir(), "giaoban.db")
	from := filled(t)
	done, err := Restore(from, place, "", friday)
	require.NoError(t, err)
	assert.Equal(t, Version(), done.Archive.Version)
	requireSound(t, place)
	_, err = Restore(place, place, "", friday)
	require.ErrorIs(t, err, ErrNoArchive, "onto itself")
}

func TestRestoreRefusesWhatIsNoWholeBackup(t *testing.T) {
	db, _ := open(t)
	ward(t, db)
	good := filepath.Join(t.TempDir(), "good.tar.gz")
	_, err := db.Backup(good, evidence(t))
	require.NoError(t, err)
	whole, err := os.ReadFile(good)
	require.NoError(t, err)
	database, err := os.ReadFile(filled(t))
	require.NoError(t, err)
	flipped := bytes.Clone(whole)
	flipped[len(flipped)/2] ^= 0x40
	type file struct{ name, body string }
	pack := func(files ...file) []byte {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		w := tar.NewWriter(z)
		for _, f := range files {
			require.NoError(t, w.WriteHeader(&tar.Header{Name: f.name, Mode: 0o600, Size: int64(len(f.body)), Typeflag: tar.TypeReg}))
			_, err := w.Write([]byte(f.body))
			require.NoError(t, err)
		}
		require.NoError(t, w.Close())
		require.NoError(t, z.Close())
		return b.Bytes()
	}
	cases := map[string]struct {
		raw  []byte
		want error
	}{
		"empty":                      {nil, ErrDamaged},
		"text":                       {[]byte("Kính gửi"), ErrDamaged},
		"cut short":                  {whole[:len(whole)-20], ErrNoArchive},
		"cut in half":                {whole[:len(whole)/2], ErrNoArchive},
		"one bit turned":             {flipped, ErrNoArchive},
		"gzip of nothing":            {pack(), ErrNoArchive},
		"another tar":                {pack(file{"letter.txt", "a"}), ErrNoArchive},
		"no database":                {pack(file{"about.json", "{}"}), ErrNoArchive},
		"not what it says":           {pack(file{"about.json", `{"sha256":"00"}`}, file{"giaoban.db", string(database)}), ErrNoArchive},
		"climbing out":               {pack(file{"about.json", "{}"}, file{"evidence/../../x", "a"}), ErrNoArchive},
		"climbing out, absolute":     {pack(file{"about.json", "{}"}, file{"/etc/x", "a"}), ErrNoArchive},
		"two databases":              {pack(file{"about.json", "{}"}, file{"giaoban.db", "a"}, file{"giaoban.db", "b"}), ErrNoArchive},
		"a damaged plain database":   {fill(bytes.Clone(database), 2*os.Getpagesize(), len(database)), ErrDamaged},
		"another program's bbolt":    {foreign(t), ErrDamaged},
		"about.json that is no JSON": {pack(file{"about.json", "không"}), ErrNoArchive},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			bad, place := filepath.Join(dir, "bad"), filepath.Join(dir, "data", "giaoban.db")
			require.NoError(t, os.WriteFile(bad, c.raw, 0o600))
			require.NoError(t, os.Mkdir(filepath.Dir(place), 0o700))
			require.NoError(t, os.WriteFile(place, database, 0o600))
			_, err := Restore(bad, place, filepath.Join(dir, "data", "evidence"), friday)
			require.ErrorIs(t, err, c.want)
			assert.Equal(t, []string{"giaoban.db"}, names(t, filepath.Dir(place)), "nothing was touched, nothing is left behind")
			still, err := os.ReadFile(place)
			require.NoError(t, err)
			assert.True(t, bytes.Equal(database, still))
		})
	}
	_, err = Restore(filepath.Join(t.TempDir(), "none"), filepath.Join(t.TempDir(), "x.db"), "", friday)
	require.ErrorIs(t, err, os.ErrNotExist)
}

func TestBackupOfADamagedStoreIsRefused(t *testing.T) {
	dir := t.TempDir()
	db, err := Open(filepath.Join(dir, "giaoban.db"), Options{})
	require.NoError(t, err)
	defer db.Close()
	require.NoError(t, db.bolt.Update(func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("by-account")).Put([]byte("tg/999"), num(1))
	}))
	archive := filepath.Join(dir, "b.tar.gz")
	_, err = db.Backup(archive, "")
	require.ErrorIs(t, err, ErrDamaged)
	assert.NoFileExists(t, archive)
}

// TestBackupWhileOthersWrite: a hot copy is one consistent state.
func TestBackupWhileOthersWrite(t *testing.T) {
	db, err := Open(filepath.Join(t.TempDir(), "giaoban.db"), Options{})
	require.NoError(t, err)
	defer db.Close()
	stop, done := make(chan struct{}), make(chan error)
	go func() {
		for {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			if err := db.Update(func(tx *Tx) error {
				p := Person{Account: "tg/" + tx.Now().Format(time.RFC3339Nano)}
				if err := tx.PutPerson(&p); err != nil {
					return err
				}
				return tx.PutMember(&Member{Committee: 1, Person: p.ID})
			}); err != nil {
				done <- err
				return
			}
		}
	}()
	for range 5 {
		archive := filepath.Join(t.TempDir(), "b.tar.gz")
		_, err := db.Backup(archive, "")
		require.NoError(t, err)
		place := filepath.Join(t.TempDir(), "giaoban.db")
		_, err = Restore(archive, place, "", friday)
		require.NoError(t, err)
		requireSound(t, place)
	}
	close(stop)
	require.NoError(t, <-done)
}

func TestRotateCountsDays(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"giaoban-20261120-020000.tar.gz", "giaoban-20261121-020000.tar.gz", "giaoban-20261121-093000.tar.gz",
		"giaoban-20261121-094500.tar.gz", "giaoban-20261123-020000.tar.gz", "giaoban.db", "giaoban-ghi-chu.tar.gz", "thu-muc-khac.zip"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), nil, 0o600))
	}
	gone, err := RotateBackups(dir, 2)
	require.NoError(t, err)
	assert.Equal(t, []string{filepath.Join(dir, "giaoban-20261120-020000.tar.gz")}, gone)
	gone, err = RotateBackups(dir, 1)
	require.NoError(t, err)
	assert.Len(t, gone, 3)
	assert.Equal(t, []string{"giaoban-20261123-020000.tar.gz", "giaoban-ghi-chu.tar.gz", "giaoban.db", "thu-muc-khac.zip"}, names(t, dir))
	gone, err = RotateBackups(dir, 0)
	require.NoError(t, err)
	assert.Empty(t, gone, "0 keeps all")
	gone, err = RotateBackups(filepath.Join(dir, "none"), 3)
	require.NoError(t, err)
	assert.Empty(t, gone)
}

// FuzzReadArchive: whatever a file holds, restoring it is refused or done, never a crash, and nothing lands outside.
func FuzzReadArchive(f *testing.F) {
	f.Add([]byte("\x1f\x8b"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		dir := t.TempDir()
		bad := filepath.Join(dir, "bad")
		require.NoError(t, os.WriteFile(bad, raw, 0o600))
		_, err := Restore(bad, filepath.Join(dir, "data", "giaoban.db"), filepath.Join(dir, "data", "evidence"), friday)
		if err == nil {
			requireSound(t, filepath.Join(dir, "data", "giaoban.db"))
		}
	})
}
