package store

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestGuessesAreForgottenAfterTheWindow(t *testing.T) {
	db, h := open(t)
	wrong := func() (g Guess) {
		update(t, db, func(tx *Tx) {
			var err error
			g, err = tx.AddGuess("tg/9")
			require.NoError(t, err)
		})
		return g
	}
	for i := 1; i < GuessLimit; i++ {
		assert.False(t, wrong().Shut(h.at), "%d wrong codes", i)
		h.turn(10 * time.Minute)
	}
	g := wrong()
	assert.True(t, g.Shut(h.at))
	assert.False(t, g.Shut(friday.Add(GuessWindow)), "an hour after the first one")
	h.turn(GuessWindow)
	assert.Equal(t, 1, wrong().Count, "a new hour counts anew")
	update(t, db, func(tx *Tx) { require.NoError(t, tx.DropGuess("tg/9")) })
	view(t, db, func(tx *ReadTx) {
		g, err := tx.Guess("tg/9")
		require.NoError(t, err)
		assert.Equal(t, Guess{Account: "tg/9"}, g)
	})
}
