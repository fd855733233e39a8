package store

import (
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"pgregory.net/rapid"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// friday is 14:00 in Viet Nam.
var friday = time.Date(2026, 11, 27, 7, 0, 0, 0, time.UTC)

// hand is a clock turned by hand.
type hand struct{ at time.Time }

func (h *hand) now() time.Time       { return h.at }
func (h *hand) turn(d time.Duration) { h.at = h.at.Add(d) }
func (h *hand) options() Options     { return Options{Now: h.now, Rand: newChance()} }
func newHand() *hand                 { return &hand{at: friday} }
func instants(h, m int) time.Time    { return time.Date(2026, 11, 27, h, m, 0, 0, HoChiMinh) }
func newChance() io.Reader           { return &chance{seed: [32]byte{1}} }
func (c *chance) Read(p []byte) (int, error) {
	for i := range p {
		if len(c.left) == 0 {
			c.seed = sha256.Sum256(c.seed[:])
			c.left = c.seed[:]
		}
		p[i], c.left = c.left[0], c.left[1:]
	}
	return len(p), nil
}

// chance is the same sequence at every start.
type chance struct {
	seed [32]byte
	left []byte
}

// open makes a file on a clock of its own. At the end of the test the file must still be sound.
func open(t testing.TB) (*DB, *hand) {
	t.Helper()
	h := newHand()
	path := filepath.Join(t.TempDir(), "giaoban.db")
	db, err := Open(path, h.options())
	require.NoError(t, err)
	t.Cleanup(func() {
		require.NoError(t, db.Close())
		requireSound(t, path)
	})
	return db, h
}

func requireSound(t testing.TB, path string) {
	t.Helper()
	found, err := Check(path)
	require.NoError(t, err)
	assert.Empty(t, found.Faults)
}

func update(t testing.TB, db *DB, f func(*Tx)) {
	t.Helper()
	require.NoError(t, db.Update(func(tx *Tx) error { f(tx); return nil }))
}

func view(t testing.TB, db *DB, f func(*ReadTx)) {
	t.Helper()
	require.NoError(t, db.View(func(tx *ReadTx) error { f(tx); return nil }))
}

// ward puts a small committee into the file: Lan the secretary with an account, Hùng for criterion 3 with one, Tư
// without.
func ward(t testing.TB, db *DB) (c Committee, lan, hung, tu Member) {
	t.Helper()
	update(t, db, func(tx *Tx) {
		c = Committee{Name: "Ban Chỉ đạo phường Mẫu", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: Vietnamese}
		require.NoError(t, tx.PutCommittee(&c))
		require.NoError(t, tx.PutCriterion(&Criterion{Committee: c.ID, Number: 3, Name: "Môi trường"}))
		require.NoError(t, tx.PutNeighbourhood(&Neighbourhood{Committee: c.ID, Number: 5, Name: "Khu phố 5", From: tx.Now()}))
		for _, m := range []struct {
			into    *Member
			name    string
			account string
			role    Role
			charge  Subject
		}{{&lan, "Lan", "tg/1", Secretary, ""}, {&hung, "Hùng", "tg/2", Plain, "tc3"}, {&tu, "Tư", "", Head, "kp5"}} {
			*m.into = Member{Committee: c.ID, Name: m.name, Call: m.name, Role: m.role}
			if m.account != "" {
				p := Person{Account: m.account, Chat: m.account, Lang: Vietnamese}
				require.NoError(t, tx.PutPerson(&p))
				m.into.Person = p.ID
			}
			if m.charge != "" {
				m.into.Charges = []Charge{{Subject: m.charge, Lead: true, From: tx.Now()}}
			}
			require.NoError(t, tx.PutMember(m.into))
		}
	})
	return c, lan, hung, tu
}

// newDir is a folder for one try of a property; rapid's T has none.
func newDir(t *rapid.T) string {
	dir, err := os.MkdirTemp("", "giaoban-store-")
	require.NoError(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}
