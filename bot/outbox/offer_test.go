package outbox

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// TestAnAnswerThatOvertakesItsQuestionsLanding: the person has answered, and is being asked the next thing, before we
// have written down that the first question arrived. Its buttons must not come back: "1" now answers the next one.
func TestAnAnswerThatOvertakesItsQuestionsLanding(t *testing.T) {
	b := newBench(t)
	ask := send("tg/1", "câu một")
	ask.Content.Actions = [][]store.Action{{{Label: "1 Có", Code: "first"}}}
	b.world.answer = func(context.Context, delivery) error {
		b.world.answer = nil
		b.update(func(tx *store.Tx) error { return tx.PutOffer(&store.Offer{Chat: "tg/1", At: tx.Now()}) })
		return nil
	}
	offered := func() (o store.Offer) {
		b.view(func(tx *store.ReadTx) (err error) { o, err = tx.Offer("tg/1"); return err })
		return o
	}
	b.put(ask)
	b.drain()
	assert.Empty(t, offered().Actions)

	ask.Content = &store.Content{Runs: []store.Run{{Text: "câu hai"}}, Actions: [][]store.Action{{{Label: "1 Có", Code: "second"}}}}
	b.put(ask)
	b.drain()
	require.Len(t, offered().Actions, 1)
	assert.Equal(t, "second", offered().Actions[0].Code)
}
