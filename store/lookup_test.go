package store

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"
)

// TestLookupsAreWhatTheRecordsSay: whatever is written, in whatever order, every lookup rebuilt from the records is the
// lookup that is there.
func TestLookupsAreWhatTheRecordsSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir := newDir(t)
		h := newHand()
		db, err := Open(dir+"/giaoban.db", h.options())
		require.NoError(t, err)
		small := func(what string) uint64 { return uint64(rapid.IntRange(0, 3).Draw(t, what)) }
		text := func(what string) string { return rapid.SampledFrom([]string{"", "a", "ab", "b"}).Draw(t, what) }
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			h.turn(time.Duration(rapid.IntRange(-2, 5).Draw(t, "seconds")) * time.Second)
			err := db.Update(func(tx *Tx) error {
				switch rapid.IntRange(0, 7).Draw(t, "what") {
				case 0:
					account := text("account")
					if p, err := tx.PersonOf(account); err == nil { // flows keep accounts apart
						return tx.PutPerson(&p)
					}
					return tx.PutPerson(&Person{ID: PersonID(small("person")), Account: account})
				case 1:
					return tx.PutMember(&Member{ID: MemberID(small("member")), Committee: CommitteeID(1 + small("committee")), Person: PersonID(small("person"))})
				case 2:
					chat := text("chat")
					if c, err := tx.CommitteeOfGroup(chat); err == nil {
						return tx.PutCommittee(&c)
					}
					return tx.PutCommittee(&Committee{ID: CommitteeID(small("committee")), Group: Group{Chat: chat}})
				case 3:
					at := friday.Add(time.Duration(small("due")) * time.Hour)
					if small("gone") == 0 {
						at = time.Time{}
					}
					return tx.SetDue("round", text("key"), at)
				case 4:
					_, err := tx.Enqueue(Job{Kind: Send, Chat: "c" + text("chat"), Key: text("key"), Lane: Lane(small("lane") % 2)})
					return err
				case 5:
					for j, err := range tx.Jobs() {
						if err != nil {
							return err
						}
						j.Flying = !j.Flying
						return tx.PutJob(&j)
					}
				case 6:
					for j, err := range tx.Jobs() {
						if err != nil {
							return err
						}
						return tx.DropJob(j)
					}
				case 7:
					return tx.MoveJobs("c"+text("from"), "c"+text("to"))
				}
				return nil
			})
			require.NoError(t, err)
		}
		require.NoError(t, db.Close())
		found, err := Check(dir + "/giaoban.db")
		require.NoError(t, err)
		assert.Empty(t, found.Faults)
	})
}

// TestCheckFindsWhatIsWrong breaks each kind of thing by hand.
func TestCheckFindsWhatIsWrong(t *testing.T) {
	cases := map[string]struct {
		harm func(*bolt.Tx) error
		want FaultKind
	}{
		"a record that cannot be read": {func(tx *bolt.Tx) error {
			return tx.Bucket([]byte("card")).Put(num(1), []byte("{half"))
		}, FaultValue},
		"a record in another's place": {func(tx *bolt.Tx) error {
			return tx.Bucket([]byte("offer")).Put(name("tg/1"), []byte(`{"chat":"tg/2"}`))
		}, FaultKey},
		"a record that history does not know": {func(tx *bolt.Tx) error {
			return tx.Bucket([]byte("committee")).Put(num(1), []byte(`{"id":1,"name":"giả"}`))
		}, FaultHistory},
		"a history from the future": {func(tx *bolt.Tx) error {
			return tx.Bucket([]byte("history")).Bucket([]byte("plan")).Put(join(num(1), num(1), num(99999)), []byte(`{}`))
		}, FaultKey},
		"commits out of order": {func(tx *bolt.Tx) error {
			return tx.Bucket([]byte("commits")).Put(join(instant(friday.Add(-time.Hour)), num(1)), []byte{})
		}, FaultHistory},
		"an account that leads nowhere": {func(tx *bolt.Tx) error {
			return tx.Bucket([]byte("by-account")).Put([]byte("tg/999"), num(1))
		}, FaultLookup},
		"an account that is not found": {func(tx *bolt.Tx) error {
			return tx.Bucket([]byte("by-account")).Delete([]byte("tg/1"))
		}, FaultLookup},
		"a job's key that leads nowhere": {func(tx *bolt.Tx) error {
			return tx.Bucket([]byte("by-key")).Put(join(name("tg/1"), name("k")), num(77))
		}, FaultLookup},
		"half of the due index gone": {func(tx *bolt.Tx) error {
			return tx.Bucket([]byte("by-due")).Put(join(name("round"), name("1")), instant(friday))
		}, FaultLookup},
		"a bucket gone": {func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte("trouble")) }, FaultPage},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			db, err := Open(dir+"/giaoban.db", newHand().options())
			require.NoError(t, err)
			ward(t, db)
			require.NoError(t, db.bolt.Update(c.harm))
			found, err := db.Check()
			require.NoError(t, err)
			require.NoError(t, db.Close())
			require.False(t, found.Sound())
			assert.Equal(t, c.want, found.Faults[0].Kind, "%+v", found.Faults)
		})
	}
}

// TestEveryBucketIsChecked: a table that is added is added to the check.
func TestEveryBucketIsChecked(t *testing.T) {
	db, _ := open(t)
	found, err := db.Check()
	require.NoError(t, err)
	require.Empty(t, found.Faults)
	apart := map[string]bool{meta: true, history: true, commits: true, seen: true, due: true, byDue: true, byKey: true,
		byAccount: true, byGroup: true, byPerson: true, openTasks: true, byTask: true}
	tables := 0
	view(t, db, func(tx *ReadTx) {
		require.NoError(t, tx.b.ForEach(func(bucket []byte, _ *bolt.Bucket) error {
			if !apart[string(bucket)] {
				tables++
			}
			return nil
		}))
	})
	assert.Len(t, nouns, tables)
}
