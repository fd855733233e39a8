package store

import (
	"fmt"
	"io"
	"time"

	bolt "go.etcd.io/bbolt"
)

// ReadTx reads one consistent state: the newest, or that of a past commit (AsOf).
type ReadTx struct {
	b    *bolt.Tx
	now  time.Time
	asOf uint64 // 0: the newest
}

// Now is the instant of this transaction, in UTC. It never runs backwards from one commit to the next.
func (tx *ReadTx) Now() time.Time { return tx.now }

// AsOf shows the state that was committed by t, and has t as its Now. Facts come back as they were; queues, numbers of
// the day and other working records are not kept and are not to be read through it.
func (tx *ReadTx) AsOf(t time.Time) *ReadTx {
	c := tx.bucket(commits).Cursor()
	k, _ := c.Seek(instant(t.Add(1)))
	if k == nil {
		k, _ = c.Last()
	} else {
		k, _ = c.Prev()
	}
	seq := uint64(nothingYet)
	if k != nil {
		seq = readNum(k[8:])
	}
	return &ReadTx{b: tx.b, now: t.UTC(), asOf: seq}
}

// AsOfCommit shows the state that a commit left, and has t as its Now: where two commits have one instant, because a clock was
// set back, AsOf shows what both did.
func (tx *ReadTx) AsOfCommit(seq uint64, t time.Time) *ReadTx {
	return &ReadTx{b: tx.b, now: t.UTC(), asOf: seq}
}

// nothingYet is a commit number that no commit has: it stands for the time before the first.
const nothingYet = 1<<64 - 1

func (tx *ReadTx) shows(seq uint64) bool {
	return tx.asOf == 0 || (tx.asOf != nothingYet && seq <= tx.asOf)
}

func (tx *ReadTx) bucket(name string) *bolt.Bucket { return tx.b.Bucket([]byte(name)) }

// Tx reads and writes. It cannot send anything: what must leave is put into the outbox with Enqueue.
type Tx struct {
	ReadTx
	rand    io.Reader
	seq     uint64
	by      PersonID
	why     string
	wrote   bool
	changes Changes
	heads   map[JobID]int
}

// By notes, for the history of all that this transaction puts, who did it and why. why is a short code such as
// "reply" or "sweep", never anybody's words.
func (tx *Tx) By(p PersonID, why string) { tx.by, tx.why = p, why }

// Seq is the number of this commit.
func (tx *Tx) Seq() uint64 { return tx.seq }

var (
	keySeq     = []byte("seq")
	keyClock   = []byte("clock")
	keyVersion = []byte("version")
)

func readClock(b *bolt.Tx) time.Time {
	m := b.Bucket([]byte(meta))
	if m == nil {
		return time.Time{}
	}
	v := m.Get(keyClock)
	if v == nil {
		return time.Time{}
	}
	return readInstant(v)
}

func (db *DB) begin(b *bolt.Tx) (*Tx, error) {
	m := b.Bucket([]byte(meta))
	if m == nil {
		return nil, fmt.Errorf("begin: %w: no meta bucket", ErrDamaged)
	}
	return &Tx{
		ReadTx: ReadTx{b: b, now: laterOf(db.opts.Now(), readClock(b))},
		rand:   db.opts.Rand,
		seq:    readNum(m.Get(keySeq)) + 1,
		heads:  map[JobID]int{},
	}, nil
}

func (tx *Tx) finish() error {
	m := tx.bucket(meta)
	if err := m.Put(keySeq, num(tx.seq)); err != nil {
		return err
	}
	if err := m.Put(keyClock, instant(tx.now)); err != nil {
		return err
	}
	if !tx.wrote {
		return nil
	}
	return tx.bucket(commits).Put(join(instant(tx.now), num(tx.seq)), []byte{})
}
