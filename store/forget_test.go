package store

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	bolt "go.etcd.io/bbolt"
)

func TestForgetLeavesNoAccount(t *testing.T) {
	db, h := open(t)
	c, _, hung, _ := ward(t, db)
	const account = "tg/2"
	update(t, db, func(tx *Tx) {
		hung.Phone = "0912345678"
		require.NoError(t, tx.PutMember(&hung))
		require.NoError(t, tx.AddReply(&Reply{Committee: c.ID, Round: 1, Subject: "tc3", Member: hung.ID, By: hung.Person, Status: Done, Source: account + "/7"}))
		require.NoError(t, tx.PutEvidence(&Evidence{Committee: c.ID, Member: hung.ID, Remote: "file", Message: account + "/8", Album: account + "/a", Caption: "trước hẻm 45"}))
		require.NoError(t, tx.PutDialog(&Dialog{Chat: account, Flow: "x"}))
		require.NoError(t, tx.PutOffer(&Offer{Chat: account}))
		require.NoError(t, tx.PutCard(&Card{Chat: account, Name: "bundle"}))
		require.NoError(t, tx.PutSent(&Sent{Chat: account, Message: account + "/1"}))
		require.NoError(t, tx.PutSent(&Sent{Chat: account + "2", Message: "another's"}))
		require.NoError(t, tx.PutHeard(&Heard{Chat: account, Message: account + "/7"}))
		require.NoError(t, tx.PutBundle(&Bundle{Person: hung.Person, Day: "2026-11-27"}))
		_, err := tx.Enqueue(Job{Kind: Send, Chat: account, Key: "k"})
		require.NoError(t, err)
		_, err = tx.AddGuess(account)
		require.NoError(t, err)
	})
	before := h.at
	h.turn(time.Hour)
	update(t, db, func(tx *Tx) {
		require.NoError(t, tx.Forget(hung.Person))
		require.NoError(t, tx.ForgetPhone(c.ID, hung.ID))
	})
	view(t, db, func(tx *ReadTx) {
		_, err := tx.PersonOf(account)
		assert.ErrorIs(t, err, ErrNotFound)
		m, err := tx.Member(c.ID, hung.ID)
		require.NoError(t, err)
		assert.Equal(t, "Hùng", m.Name, "he stays on the list")
		assert.Zero(t, m.Person)
		all, err := tx.Replies(c.ID, 1)
		require.NoError(t, err)
		require.Len(t, all, 1)
		assert.Equal(t, Done, all[0].Status)
		_, there, err := tx.Sent(account+"2", "another's")
		require.NoError(t, err)
		assert.True(t, there)
		old, err := tx.AsOf(before).Person(hung.Person)
		require.NoError(t, err)
		assert.Empty(t, old.Account, "nor in the past")
		assert.Equal(t, Vietnamese, old.Lang)
	})
	// Nothing in the live pages names the account or the phone any more. A compacted copy has only live pages.
	cp := db.path + ".copy"
	require.NoError(t, db.CopyTo(cp))
	requireNoWords(t, cp, account, "tg/2\x00", `"tg/2"`, "tg/2/", "0912345678")
	require.ErrorIs(t, db.Update(func(tx *Tx) error { return tx.Forget(99) }), ErrNotFound)
}

// requireNoWords walks all live keys and values of a file.
func requireNoWords(t *testing.T, path, key string, words ...string) {
	t.Helper()
	b, err := openBolt(path, true)
	require.NoError(t, err)
	defer b.Close()
	require.NoError(t, b.View(func(tx *bolt.Tx) error {
		return walk(tx.Cursor().Bucket(), "", func(bucket string, k, v []byte) {
			assert.NotEqual(t, key, string(k), bucket)
			for _, w := range words {
				assert.NotContains(t, string(k), w, bucket)
				assert.NotContains(t, string(v), w, bucket)
			}
		})
	}))
	require.NoError(t, os.Remove(path))
}

func walk(b *bolt.Bucket, name string, see func(bucket string, k, v []byte)) error {
	return b.ForEach(func(k, v []byte) error {
		if v == nil {
			return walk(b.Bucket(k), name+"/"+string(k), see)
		}
		see(name, k, v)
		return nil
	})
}
