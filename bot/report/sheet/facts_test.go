package sheet_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/report/sheet"
	"giaoban/store"
)

func (w *ward) facts() []byte {
	w.t.Helper()
	var out bytes.Buffer
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		f, err := sheet.FactsOf(tx, w.c.ID)
		if err != nil {
			return err
		}
		return sheet.WriteJSON(&out, f)
	}))
	return out.Bytes()
}

func TestFactsAreWholeAndCanBeReadBack(t *testing.T) {
	w := newWard(t, 10)
	w.week()
	raw := w.facts()
	assert.Equal(t, string(raw), string(w.facts()))
	var f sheet.Facts
	require.NoError(t, json.Unmarshal(raw, &f))
	assert.Equal(t, sheet.FactsFormat, f.Format)
	assert.Equal(t, []int{9, 3, 10, 1, 1, 4, 2, 1}, []int{len(f.Criteria), len(f.Neighbourhoods), len(f.Members), len(f.Rounds), len(f.Rolls),
		len(f.Replies), len(f.Tasks), len(f.Extensions)})
	assert.Equal(t, "0912000003", f.Members[3].Phone)
	assert.Equal(t, "pa nô về chậm", f.Extensions[0].Reason)
	var again bytes.Buffer
	require.NoError(t, sheet.WriteJSON(&again, f))
	assert.Equal(t, string(raw), again.String(), "nothing is lost on the way")
	for _, secret := range []string{"ABCD2345", "tg/", "null"} {
		assert.NotContains(t, string(raw), secret)
	}
	assert.Contains(t, string(raw), `"Ban Chỉ đạo"`, "the group's title is no secret")
}

func TestFactsOfNobody(t *testing.T) {
	w := newWard(t, 0)
	require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
		_, err := sheet.FactsOf(tx, 99)
		assert.ErrorIs(t, err, store.ErrNotFound)
		return nil
	}))
	assert.Contains(t, string(w.facts()), `"tasks": []`)
}

// TestEveryFactIsDocumented: FACTS.md names each field of Facts.
func TestEveryFactIsDocumented(t *testing.T) {
	doc, err := os.ReadFile("FACTS.md")
	require.NoError(t, err)
	for field := range reflect.TypeFor[sheet.Facts]().Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		assert.Contains(t, string(doc), "`"+name+"`", "FACTS.md")
	}
}
