package store

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	bolt "go.etcd.io/bbolt"
)

var writeFixture = flag.Bool("write-fixture", false, "write the fixture of the current version into testdata; once a version is released its fixture never changes")

// TestEveryVersionHasAFixture opens a file that each version wrote and looks for its people in it.
func TestEveryVersionHasAFixture(t *testing.T) {
	for v := 1; v <= Version(); v++ {
		t.Run(fmt.Sprint("version ", v), func(t *testing.T) {
			packed := filepath.Join("testdata", fmt.Sprintf("v%d.db.gz", v))
			if *writeFixture && v == Version() {
				makeFixture(t, packed)
			}
			path := unpackFixture(t, packed)
			db, err := Open(path, newHand().options())
			require.NoError(t, err)
			view(t, db, func(tx *ReadTx) {
				all, err := tx.Committees()
				require.NoError(t, err)
				require.Len(t, all, 1)
				people, err := tx.Members(all[0].ID)
				require.NoError(t, err)
				require.Len(t, people, 3)
				assert.Equal(t, "Hùng", people[1].Name)
				replies, err := tx.Replies(all[0].ID, 1)
				require.NoError(t, err)
				require.Len(t, replies, 1)
				assert.Equal(t, 80, *replies[0].Percent)
				jobs, err := tx.JobsOf("tg/1")
				require.NoError(t, err)
				assert.Len(t, jobs, 1)
			})
			require.NoError(t, db.Close())
			requireSound(t, path)
			if v < Version() {
				assert.FileExists(t, fmt.Sprintf("%s.v%d", path, v), "the file as it was is kept")
			}
		})
	}
}

// TestFixtureHasTheShapeOfToday: a bucket added without a migration would be missing in files that are already out there.
func TestFixtureHasTheShapeOfToday(t *testing.T) {
	path := unpackFixture(t, filepath.Join("testdata", fmt.Sprintf("v%d.db.gz", Version())))
	fixture, err := Open(path, Options{})
	require.NoError(t, err)
	defer fixture.Close()
	fresh, _ := open(t)
	assert.Equal(t, buckets(t, fresh), buckets(t, fixture))
}

func buckets(t *testing.T, db *DB) (all []string) {
	t.Helper()
	view(t, db, func(tx *ReadTx) {
		require.NoError(t, tx.b.ForEach(func(n []byte, b *bolt.Bucket) error {
			all = append(all, string(n))
			return b.ForEachBucket(func(under []byte) error {
				all = append(all, string(n)+"/"+string(under))
				return nil
			})
		}))
	})
	return all
}

// TestMigration plays a later version: an added migration runs once, in one transaction, after a copy was kept.
func TestMigration(t *testing.T) {
	old := migrations
	t.Cleanup(func() { migrations = old })
	path := unpackFixture(t, filepath.Join("testdata", "v1.db.gz"))
	before, err := os.ReadFile(path)
	require.NoError(t, err)

	migrations = append(old[:1:1], func(tx *bolt.Tx) error {
		if _, err := tx.CreateBucket([]byte("later")); err != nil {
			return err
		}
		return fmt.Errorf("torn")
	})
	_, err = Open(path, Options{})
	require.ErrorContains(t, err, "migrate to version 2: torn")
	after, err := os.ReadFile(path + ".v1")
	require.NoError(t, err)
	requireSameFacts(t, before, after)

	runs := 0
	migrations = append(old[:1:1], func(tx *bolt.Tx) error {
		runs++
		_, err := tx.CreateBucket([]byte("later"))
		return err
	})
	for range 2 {
		db, err := Open(path, Options{})
		require.NoError(t, err)
		assert.Contains(t, buckets(t, db), "later")
		require.NoError(t, db.Close())
	}
	assert.Equal(t, 1, runs)
	migrations = old[:1:1]
	_, err = Open(path, Options{})
	require.ErrorIs(t, err, ErrNewer)
}

// requireSameFacts compares two files bucket by bucket; their pages may lie in another order.
func requireSameFacts(t *testing.T, a, b []byte) {
	t.Helper()
	dump := func(raw []byte) string {
		path := filepath.Join(t.TempDir(), "x.db")
		require.NoError(t, os.WriteFile(path, raw, 0o600))
		db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true})
		require.NoError(t, err)
		defer db.Close()
		var out bytes.Buffer
		var walk func(string, *bolt.Bucket) error
		walk = func(name string, b *bolt.Bucket) error {
			return b.ForEach(func(k, v []byte) error {
				if v == nil {
					return walk(name+"/"+string(k), b.Bucket(k))
				}
				fmt.Fprintf(&out, "%s %x %s\n", name, k, v)
				return nil
			})
		}
		require.NoError(t, db.View(func(tx *bolt.Tx) error {
			return tx.ForEach(func(n []byte, b *bolt.Bucket) error { return walk(string(n), b) })
		}))
		return out.String()
	}
	assert.Equal(t, dump(a), dump(b))
}

func makeFixture(t *testing.T, packed string) {
	t.Helper()
	db, h := open(t)
	c, lan, hung, _ := ward(t, db)
	eighty := 80
	update(t, db, func(tx *Tx) {
		r := Round{Committee: c.ID, Nominal: h.at, Opens: h.at, Closes: h.at.Add(7200e9), Phase: Opened, People: 1}
		require.NoError(t, tx.PutRound(&r))
		require.NoError(t, tx.PutRoll(&Roll{Committee: c.ID, Round: r.ID, Expected: []Expected{{Member: hung.ID, Subjects: []Subject{"tc3"}}}}))
		require.NoError(t, tx.AddReply(&Reply{Committee: c.ID, Round: r.ID, Subject: "tc3", Member: hung.ID, Said: h.at, Means: ByText,
			Status: Doing, Percent: &eighty, Text: "tc3 80%"}))
		_, err := tx.Enqueue(Job{Kind: Send, Chat: "tg/1", Lane: Answers, Key: "k", Recipe: Recipe{Kind: "ask", Arg: json.RawMessage(`{}`)},
			About: About{Committee: c.ID, Person: lan.Person}})
		require.NoError(t, err)
		require.NoError(t, tx.MarkSeen("tg", "1"))
		require.NoError(t, tx.SignOfLife("tg"))
		require.NoError(t, tx.SetDue(DueRound, r.DueKey(), r.Closes))
	})
	cp := filepath.Join(t.TempDir(), "copy.db")
	require.NoError(t, db.CopyTo(cp))
	raw, err := os.ReadFile(cp)
	require.NoError(t, err)
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	require.NoError(t, err)
	_, err = z.Write(raw)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	require.NoError(t, os.MkdirAll("testdata", 0o755))
	require.NoError(t, os.WriteFile(packed, b.Bytes(), 0o644))
}

func unpackFixture(t *testing.T, packed string) string {
	t.Helper()
	f, err := os.Open(packed)
	require.NoError(t, err, "every version needs a fixture: go test ./store -run Fixture -write-fixture")
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	raw, err := io.ReadAll(z)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "giaoban.db")
	require.NoError(t, os.WriteFile(path, raw, 0o600))
	return path
}
