package help_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk/help"
	"giaoban/store"
)

// TestACommendationThatWasReplacedSaysSo: one's own data tells that a published list holds no more, not of a correction that
// nobody has published.
func TestACommendationThatWasReplacedSaysSo(t *testing.T) {
	s := newStage(t)
	hung, lan := s.Member("Hùng"), s.Member("Lan")
	yes := store.Verdict{By: lan.Person, At: s.Now}
	list := store.Commendation{Committee: 1, First: "2026-11-01", Last: "2026-11-30", Published: yes,
		Proposals: []store.Proposal{{Whom: store.Commended{Member: hung.ID}, Made: yes, Approved: yes}}}
	s.Update(func(tx *store.Tx) { require.NoError(t, tx.PutCommendation(&list)) })
	praise := func() (all []map[string]string) {
		raw, err := help.MyData(s.DB, hung.Person)
		require.NoError(t, err)
		var data struct {
			Places []struct {
				Commended []map[string]string
			}
		}
		require.NoError(t, json.Unmarshal(raw, &data))
		return data.Places[0].Commended
	}
	right := store.Commendation{Committee: 1, First: list.First, Last: list.Last, Supersedes: list.ID, Begun: yes}
	s.Update(func(tx *store.Tx) { require.NoError(t, tx.PutCommendation(&right)) })
	require.Len(t, praise(), 1)
	assert.NotContains(t, praise()[0], "replaced")
	right.Published = store.Verdict{By: lan.Person, At: s.Now.Add(time.Hour)}
	s.Update(func(tx *store.Tx) { require.NoError(t, tx.PutCommendation(&right)) })
	require.Len(t, praise(), 1, "he is not on the one that holds")
	at, err := time.Parse(time.RFC3339Nano, praise()[0]["replaced"])
	require.NoError(t, err)
	assert.True(t, at.Equal(right.Published.At))
}
