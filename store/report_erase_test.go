package store

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestErasureBeatsFreezing: an approved report keeps its figures and the hash of what was approved, and nothing in the file
// joins the person to it any more, in the past neither.
func TestErasureBeatsFreezing(t *testing.T) {
	db, h := open(t)
	c, lan, hung, _ := ward(t, db)
	model := `{"met":4,"tonnes":2.50,"members":[{"member":` + jsonOf(t, hung.ID) + `,"name":"Trần Văn Hùng"},{"member":99,"name":"Trần Văn Hùng"}],` +
		`"difficulties":[{"word":{"who":{"member":` + jsonOf(t, hung.ID) + `,"name":"Trần Văn Hùng"},"text":"nhờ Hùng gọi xe; đồng chí Hùng"}}],` +
		`"tasks":[{"lead":"Hùng","holder":{"member":` + jsonOf(t, hung.ID) + `,"name":"Trần Văn Hùng"}},{"lead":"Công an phường"}]}`
	r := Report{Committee: c.ID, First: "2026-11-21", Last: "2026-11-27", State: Approved, AsOf: h.at, Model: json.RawMessage(model),
		Edits: map[string]string{"II.2": "Giao đồng chí Trần Văn Hùng."}, Decided: Verdict{Word: "khen anh Hùng"}}
	r.Hash = r.Seal()
	other := Report{Committee: c.ID, First: "2026-11-14", Last: "2026-11-20", State: Approved, AsOf: h.at, Model: json.RawMessage(`{"total":9,"met":3}`)}
	other.Hash = other.Seal()
	draft := Report{Committee: c.ID, First: "2026-11-28", Last: "2026-12-04", State: Drafted, Edits: map[string]string{"I": "đồng chí Hùng"}}
	update(t, db, func(tx *Tx) {
		hung.Name, hung.Call = "Trần Văn Hùng", "Hùng"
		require.NoError(t, tx.PutMember(&hung))
		require.NoError(t, tx.PutReport(&r))
		require.NoError(t, tx.PutReport(&other))
		require.NoError(t, tx.PutReport(&draft))
	})
	approved := h.at
	h.turn(time.Hour)
	update(t, db, func(tx *Tx) { require.NoError(t, tx.Forget(hung.Person)) })
	var now Report
	view(t, db, func(tx *ReadTx) {
		var err error
		now, err = tx.Report(c.ID, r.ID)
		require.NoError(t, err)
		past, err := tx.AsOf(approved).Report(c.ID, r.ID)
		require.NoError(t, err)
		for _, x := range []Report{now, past} {
			assert.Equal(t, r.Hash, x.Hash)
			assert.NotEqual(t, r.Hash, x.Resealed)
			assert.False(t, x.Altered())
			assert.Equal(t, []Erasure{{At: h.at, Alias: "Thành viên A"}}, x.Erased)
			assert.Equal(t, "Giao đồng chí Thành viên A.", x.Edits["II.2"])
			assert.Equal(t, "khen anh Thành viên A", x.Decided.Word)
			want := `{"met":4,"tonnes":2.50,"members":[{"member":` + jsonOf(t, hung.ID) + `,"name":"Thành viên A"},{"member":99,"name":"Trần Văn Hùng"}],` +
				`"difficulties":[{"word":{"who":{"member":` + jsonOf(t, hung.ID) + `,"name":"Thành viên A"},"text":"nhờ Thành viên A gọi xe; đồng chí Thành viên A"}}],` +
				`"tasks":[{"lead":"Thành viên A","holder":{"member":` + jsonOf(t, hung.ID) + `,"name":"Thành viên A"}},{"lead":"Công an phường"}]}`
			assert.JSONEq(t, want, string(x.Model))
			assert.Contains(t, string(x.Model), "2.50", "a figure is not even written another way")
		}
		same, err := tx.Report(c.ID, other.ID)
		require.NoError(t, err)
		assert.Empty(t, same.Erased, "it names nobody")
		open, err := tx.Report(c.ID, draft.ID)
		require.NoError(t, err)
		assert.Equal(t, draft.Edits, open.Edits, "a draft is the secretary's, and computed anew")
	})

	// What was erased stays frozen; the next one to go is another.
	h.turn(time.Hour)
	now.Edits["II.2"] = "khác"
	require.ErrorIs(t, db.Update(func(tx *Tx) error { return tx.PutReport(&now) }), ErrFrozen)
	update(t, db, func(tx *Tx) {
		lan.Name, lan.Call = "Hùng", "Hùng" // whoever bears the name next is not taken for him
		require.NoError(t, tx.PutMember(&lan))
		require.NoError(t, tx.Forget(lan.Person))
		x, err := tx.Report(c.ID, r.ID)
		require.NoError(t, err)
		assert.Len(t, x.Erased, 1)
		x.State = Superseded
		require.NoError(t, tx.PutReport(&x))
		assert.False(t, x.Altered())
		x.Model = json.RawMessage(`{"met":9}`)
		assert.True(t, x.Altered())
	})
}

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	require.NoError(t, err)
	return string(raw)
}

func TestAlias(t *testing.T) {
	assert.Equal(t, "Thành viên A", alias(Vietnamese, 0))
	assert.Equal(t, "Member Z", alias(English, 25))
	assert.Equal(t, "Thành viên AB", alias("", 27))
}
