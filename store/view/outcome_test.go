package view

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"giaoban/store"
)

func TestWhichAnswersAreAQuestions(t *testing.T) {
	each, once := store.Question{Kind: store.AskNumber, Each: true}, store.Question{Kind: store.AskNumber}
	assert.True(t, answersQuestion("kp5.2", 2, each))
	assert.False(t, answersQuestion("kp5.1", 2, each))
	assert.False(t, answersQuestion("c2", 2, each))
	assert.True(t, answersQuestion("c2", 2, once))
	assert.False(t, answersQuestion("kp5.2", 2, once))
	assert.True(t, answersQuestion("kp5", 1, store.Question{Kind: store.AskStatus, Each: true}))
	assert.False(t, answersQuestion("kp5.2", 1, store.Question{Kind: store.AskStatus, Each: true}))
	assert.True(t, answersQuestion("c1", 1, store.Question{Kind: store.AskStatus}))
}

func TestWhenAnOutcomeWasBroughtUpToDate(t *testing.T) {
	closed := time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC)
	r := store.Round{ClosedAt: closed}
	in := store.Reply{ID: 1, Received: closed.Add(-time.Hour)}
	late := store.Reply{ID: 2, Received: closed.Add(time.Hour), Late: true}
	at, isLate := UpdatedAfter(r, []store.Reply{in})
	assert.True(t, at.IsZero())
	assert.False(t, isLate)
	at, isLate = UpdatedAfter(r, []store.Reply{in, late})
	assert.Equal(t, closed.Add(time.Hour), at)
	assert.True(t, isLate)
	back := store.Reply{ID: 3, Received: closed.Add(2 * time.Hour), Withdraws: 2}
	at, isLate = UpdatedAfter(r, []store.Reply{in, late, back})
	assert.Equal(t, closed.Add(2*time.Hour), at, "what was taken back changes it too")
	assert.False(t, isLate)
}
