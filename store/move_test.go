package store

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMoveChatMayBeDoneTwice(t *testing.T) {
	db, _ := open(t)
	c, _, _, _ := ward(t, db)
	update(t, db, func(tx *Tx) {
		c.Group = Group{Chat: "tg/-1", Title: "BCĐ", Mute: true}
		require.NoError(t, tx.PutCommittee(&c))
		require.NoError(t, tx.PutCard(&Card{Chat: "tg/-1", Name: "round/1", Message: "7"}))
		require.NoError(t, tx.PutCard(&Card{Chat: "tg/-10", Name: "round/1", Message: "8"}))
		_, err := tx.Enqueue(Job{Kind: Show, Chat: "tg/-1", Card: "round/1"})
		require.NoError(t, err)
	})
	for _, first := range []bool{true, false} {
		update(t, db, func(tx *Tx) {
			moved, did, err := tx.MoveChat("tg/-1", "tg/-1001")
			require.NoError(t, err)
			assert.Equal(t, first, did)
			assert.Equal(t, first, moved.ID == c.ID)
		})
		view(t, db, func(tx *ReadTx) {
			got, err := tx.CommitteeOfGroup("tg/-1001")
			require.NoError(t, err)
			assert.Equal(t, Group{Chat: "tg/-1001", Title: "BCĐ"}, got.Group)
			_, err = tx.CommitteeOfGroup("tg/-1")
			assert.ErrorIs(t, err, ErrNotFound)
			jobs, err := tx.JobsOf("tg/-1001")
			require.NoError(t, err)
			assert.Len(t, jobs, 1)
			_, there, err := tx.Card("tg/-1", "round/1")
			require.NoError(t, err)
			assert.False(t, there, "the message stayed in the old chat")
			_, there, err = tx.Card("tg/-10", "round/1")
			require.NoError(t, err)
			assert.True(t, there, "another chat's card")
		})
	}
}
