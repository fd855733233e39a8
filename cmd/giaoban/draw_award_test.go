package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/outbox"
	"giaoban/bot/talk/score"
	"giaoban/store"
)

// TestPointsAreDrawnForWhoMayReadThem: the right is asked again when the file is drawn; anybody else's is refused for good.
func TestPointsAreDrawnForWhoMayReadThem(t *testing.T) {
	h := exhibited(t)
	m := &machine{parts: parts{DB: h.db}}
	var lan, plain store.PersonID
	require.NoError(t, h.db.Update(func(tx *store.Tx) error {
		for role, id := range map[store.Role]*store.PersonID{store.Secretary: &lan, store.Deputy: &plain} {
			p := store.Person{Account: "x/" + string(role), Chat: "x/" + string(role)}
			if err := tx.PutPerson(&p); err != nil {
				return err
			}
			*id = p.ID
			if err := tx.PutMember(&store.Member{Committee: 1, Name: "Người " + string(role), Role: role, Person: p.ID}); err != nil {
				return err
			}
		}
		return nil
	}))
	file := func(a score.FileArg) store.File {
		raw, err := json.Marshal(a)
		require.NoError(t, err)
		return store.File{Recipe: score.RecipeFile, Arg: string(raw)}
	}
	arg := score.FileArg{Committee: 1, First: "2026-11-01", Last: "2026-11-30", Ranking: true, Reader: lan, Lang: store.Vietnamese}
	require.NoError(t, h.db.View(func(tx *store.ReadTx) error { arg.AsOf = tx.Now(); return nil }))
	raw, err := m.draw(t.Context(), file(arg))
	require.NoError(t, err)
	assert.Equal(t, "PK", string(raw[:2]))
	again, err := m.draw(t.Context(), file(arg))
	require.NoError(t, err)
	assert.Equal(t, raw, again)
	arg.Reader = plain
	for _, f := range []store.File{file(arg), file(score.FileArg{Committee: 9, Reader: lan}), file(score.FileArg{}), {Recipe: score.RecipeFile, Arg: "?"}} {
		_, err := m.draw(t.Context(), f)
		assert.ErrorIs(t, err, outbox.ErrRefused, f.Arg)
	}
}
