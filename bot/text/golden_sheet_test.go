package text

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

func init() { samples["sheet"] = sheetSamples() }

func sheetSamples() []sample {
	past := SheetPast{From: "30/11/2026", Wanted: "16:00 10/12/2026", Reason: "pa nô về chậm", State: store.Asked}
	granted, refused, withdrawn := past, past, past
	granted.State, granted.Given = store.Granted, "04/12/2026"
	refused.State, refused.From = store.Refused, ""
	withdrawn.State, withdrawn.Reason = store.Withdrawn, ""
	return []sample{
		{"columns", SheetMembers{}}, {"columns", SheetCriteria{}}, {"columns", SheetTasks{}}, {"columns", SheetExtensions{}},
		{"columns", SheetReplies{}}, {"columns", SheetParticipation{}}, {"rows", SheetSummary{}}, {"cells", SheetValues{}},
		{"waits", past}, {"granted another day", granted}, {"refused, had no deadline", refused}, {"withdrawn", withdrawn},
	}
}

// TestSheetsHaveTheSameKeysInBothLanguages: a workbook written in one language is read back in the other by its keys.
func TestSheetsHaveTheSameKeysInBothLanguages(t *testing.T) {
	for _, m := range []Message{SheetMembers{}, SheetCriteria{}, SheetTasks{}, SheetExtensions{}, SheetReplies{}, SheetParticipation{}, SheetSummary{}, SheetValues{}} {
		vi, err := Words(store.Vietnamese, m)
		require.NoError(t, err)
		en, err := Words(store.English, m)
		require.NoError(t, err)
		for key := range vi {
			assert.NotEmpty(t, en[key], "%T: %s", m, key)
		}
		assert.Len(t, en, len(vi), "%T", m)
		assert.LessOrEqual(t, len([]rune(vi["sheet"])), 31, "%T", m)
	}
}

func TestWordsRefuseWhatIsNoList(t *testing.T) {
	_, err := Words(store.Vietnamese, StaleButton{})
	assert.Error(t, err)
}
