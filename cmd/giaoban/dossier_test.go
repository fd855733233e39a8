package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/evidence"
	"giaoban/bot/outbox"
	talked "giaoban/bot/talk/evidence"
	"giaoban/store"
)

// exhibited is a house with three photos of criterion 1, one of which is not kept any more.
func exhibited(t *testing.T) *house {
	h, now := ownHouse(t)
	id := addCommittee(t, h.db, "Phường Một")
	folder := evidence.Folder(h.conf.evidence())
	require.NoError(t, h.db.Update(func(tx *store.Tx) error {
		if err := tx.PutCriterion(&store.Criterion{Committee: id, Number: 2, Name: "Giao thông"}); err != nil {
			return err
		}
		for n := range 3 {
			hash, size, err := folder.Put(strings.NewReader(fmt.Sprintf("photo %d", n)))
			if err != nil {
				return err
			}
			if n == 2 {
				require.NoError(t, os.Remove(filepath.Join(string(folder), hash)))
			}
			if err := tx.PutEvidence(&store.Evidence{Committee: id, Subject: "tc1", MIME: "image/jpeg", Hash: hash, Size: size, At: *now}); err != nil {
				return err
			}
		}
		return nil
	}))
	return h
}

func TestDossierIsRepeatable(t *testing.T) {
	h := exhibited(t)
	r := overSocket(t, h)
	dir := t.TempDir()
	var seen []byte
	for i, d := range []desk{h, h, r} {
		ask := dossierAsk{Out: filepath.Join(dir, fmt.Sprintf("%d.zip", i)), Criterion: 1, Lang: store.Vietnamese, AsOf: h.now().In(store.HoChiMinh).Format("2006-01-02 15:04:05")}
		made, err := d.Dossier(t.Context(), ask)
		require.NoError(t, err)
		assert.Equal(t, 3, made.Pieces)
		raw, err := os.ReadFile(ask.Out)
		require.NoError(t, err)
		assert.EqualValues(t, len(raw), made.Size)
		if seen != nil {
			assert.True(t, bytes.Equal(seen, raw), "run %d differs", i)
		}
		seen = raw
	}
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	require.NoError(t, err)
	assert.Empty(t, left)
	st, err := os.Stat(filepath.Join(dir, "0.zip"))
	require.NoError(t, err)
	assert.EqualValues(t, 0o600, st.Mode().Perm())
}

func TestDossierSaysWhatIsWrong(t *testing.T) {
	h := exhibited(t)
	out := filepath.Join(t.TempDir(), "d.zip")
	for _, c := range []struct {
		ask dossierAsk
		vi  string
	}{
		{dossierAsk{Criterion: 12}, "Phường Một không có tiêu chí 12."},
		{dossierAsk{Criterion: 2}, "chưa có minh chứng nào như vậy"},
		{dossierAsk{From: "2020-01-01", To: "2020-01-31"}, "chưa có minh chứng nào như vậy"},
		{dossierAsk{From: "2/2/2020", To: "1/2/2020"}, "nằm trước --from"},
		{dossierAsk{From: "mai"}, "“mai” không phải ngày"},
		{dossierAsk{Committee: 7}, "Chọn một Ban Chỉ đạo"},
		{dossierAsk{AsOf: "2099-01-01"}, "còn ở phía trước"},
	} {
		c.ask.Out, c.ask.Lang = out, store.Vietnamese
		_, err := h.Dossier(t.Context(), c.ask)
		require.Error(t, err)
		assert.Contains(t, asProblem(err).Say.VI, c.vi)
		assert.Equal(t, exitUsage, asProblem(err).Code, c.vi)
		assert.NoFileExists(t, out)
	}
	_, err := h.Dossier(t.Context(), dossierAsk{Out: filepath.Join(out, "no", "folder.zip"), Lang: store.Vietnamese})
	assert.Error(t, err)
}

// TestKeptFilesAreDrawn: what was kept is sent back; what is gone is refused for good, and not tried again for a day.
func TestKeptFilesAreDrawn(t *testing.T) {
	h := exhibited(t)
	m := &machine{parts: parts{DB: h.db, Evidence: h.conf.evidence()}}
	hash, _, err := evidence.Folder(h.conf.evidence()).Put(strings.NewReader("photo 1"))
	require.NoError(t, err)
	raw, err := m.draw(t.Context(), store.File{Recipe: talked.RecipeKept, Arg: hash})
	require.NoError(t, err)
	assert.Equal(t, "photo 1", string(raw))
	for _, f := range []store.File{{Recipe: talked.RecipeKept, Arg: strings.Repeat("0", 64)}, {Recipe: talked.RecipeKept, Arg: "../giaoban.db"}, {Recipe: talked.RecipeKept},
		{Recipe: talked.RecipeDossier, Arg: "?"}, {Recipe: talked.RecipeDossier, Arg: `{"committee":9}`}, {Recipe: talked.RecipeDossier, Arg: `{"committee":1,"criterion":2,"as_of":"2099-01-01T00:00:00Z"}`}} {
		_, err := m.draw(t.Context(), f)
		assert.ErrorIs(t, err, outbox.ErrRefused, f.Arg)
	}
	raw, err = m.draw(t.Context(), store.File{Recipe: talked.RecipeDossier, Arg: `{"committee":1,"criterion":1,"lang":"vi","as_of":"2099-01-01T00:00:00Z"}`})
	require.NoError(t, err)
	assert.True(t, bytes.HasPrefix(raw, []byte("PK")))
}
