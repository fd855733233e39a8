package store

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestTheNewestSentComesFirst: the order is that of sending, also within one instant; a message that is edited stays where it is.
func TestTheNewestSentComesFirst(t *testing.T) {
	db, _ := open(t)
	require.NoError(t, db.Update(func(tx *Tx) error {
		for _, m := range []string{"z", "b", "a"} {
			require.NoError(t, tx.PutSent(&Sent{Chat: "tg/1", Message: m, About: About{Committee: 1}}))
		}
		require.NoError(t, tx.PutSent(&Sent{Chat: "tg/12", Message: "c"}))
		return tx.PutSent(&Sent{Chat: "tg/1", Message: "z", About: About{Committee: 2}})
	}))
	require.NoError(t, db.View(func(tx *ReadTx) error {
		all, err := tx.SentTo("tg/1")
		require.NoError(t, err)
		var got []string
		for _, s := range all {
			got = append(got, s.Message)
		}
		assert.Equal(t, []string{"a", "b", "z"}, got)
		assert.Equal(t, CommitteeID(2), all[2].About.Committee)
		return nil
	}))
}
