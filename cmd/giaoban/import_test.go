package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// TestImport: nothing is saved before --yes, once is as good as twice, and the running process does it as the file does.
func TestImport(t *testing.T) {
	h, _ := ownHouse(t)
	addCommittee(t, h.db, "Phường Một")
	require.NoError(t, h.db.Update(func(tx *store.Tx) error {
		for _, n := range []int{3, 8} {
			if err := tx.PutCriterion(&store.Criterion{Committee: 1, Number: n, Name: "Tiêu chí"}); err != nil {
				return err
			}
		}
		return nil
	}))
	names := func() (all []string) {
		require.NoError(t, h.db.View(func(tx *store.ReadTx) error {
			members, err := tx.Members(1)
			for _, m := range members {
				all = append(all, m.Name)
			}
			return err
		}))
		return all
	}
	before := len(names())
	list, err := filepath.Abs("testdata/transcripts/import/danh-sach.xlsx")
	require.NoError(t, err)
	ctx := t.Context()
	done, err := h.Import(ctx, importAsk{File: list, Lang: store.Vietnamese})
	require.NoError(t, err)
	assert.Equal(t, 4, done.Changes)
	assert.False(t, done.Saved)
	assert.Contains(t, done.Said, "+ Võ Thị Mai, Trạm trưởng, Trạm Y tế, 0900 000 177, tc8")
	assert.Len(t, names(), before, "a preview saves nothing")

	r := overSocket(t, h)
	done, err = r.Import(ctx, importAsk{File: list, Save: true, Lang: store.English})
	require.NoError(t, err)
	assert.True(t, done.Saved)
	assert.Contains(t, names(), "Ngô Văn Tám")
	assert.Len(t, names(), before+4)
	done, err = h.Import(ctx, importAsk{File: list, Save: true, Lang: store.Vietnamese})
	require.NoError(t, err)
	assert.Zero(t, done.Changes)
	assert.Len(t, names(), before+4, "twice is harmless")

	require.NoError(t, h.db.View(func(tx *store.ReadTx) error {
		all, err := tx.MembersIn(1)
		for _, m := range all {
			if m.Name == "Ngô Văn Tám" {
				assert.Equal(t, store.Head, m.Role, "who answers for neighbourhoods only heads one")
				assert.True(t, m.Owns("kp11", tx.Now()))
				assert.NotEmpty(t, m.Invite)
			}
		}
		_, missing := tx.Neighbourhood(1, 11)
		assert.NoError(t, missing)
		return err
	}))

	for file, want := range map[string]string{"danh-sach.csv": "không phải .xlsx", "hong.xlsx": "bị hỏng", "none.xlsx": "Không có tệp"} {
		_, err := h.Import(ctx, importAsk{File: filepath.Join(filepath.Dir(list), file), Lang: store.Vietnamese})
		assert.Contains(t, asProblem(err).Say.VI, want, file)
		assert.Equal(t, exitUsage, asProblem(err).Code)
	}
	addCommittee(t, h.db, "Phường Hai")
	_, err = h.Import(ctx, importAsk{File: filepath.Join(filepath.Dir(list), "tieu-chi.xlsx"), Committee: 2, Lang: store.Vietnamese})
	assert.Contains(t, asProblem(err).Say.VI, "Ban khác")
	_, err = os.Stat(list)
	require.NoError(t, err)
}
