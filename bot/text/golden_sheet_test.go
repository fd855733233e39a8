package text

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
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
		{"columns", SheetReplies{}}, {"columns", SheetParticipation{}}, {"columns", SheetScores{}},
		{"columns", SheetCommended{}}, {"columns", SheetRanking{}}, {"reasons", SheetMerits{Facts: view.MeritLine{Turns: view.Turns{OnTime: 11, Late: 1}, Points: view.MeritPoints{Terms: 1, Got: 4550, Max: 5000}}}},
		{"no figures", SheetMerits{}}, {"a sum", SheetWeighed{Sum: &view.MeritSum{Total: 9820, Parts: []view.MeritPart{{Kind: view.PartTurns, Weight: 80, Got: 12, Of: 12, Worth: 8000},
			{Kind: view.PartPoints, Weight: 20, Got: 4550, Of: 5000, Worth: 1820}}}}}, {"rows", SheetSummary{}}, {"cells", SheetValues{}},
		{"waits", past}, {"granted another day", granted}, {"refused, had no deadline", refused}, {"withdrawn", withdrawn},
	}
}

// TestSheetsHaveTheSameKeysInBothLanguages: a workbook written in one language is read back in the other by its keys.
func TestSheetsHaveTheSameKeysInBothLanguages(t *testing.T) {
	for _, m := range []Message{SheetMembers{}, SheetCriteria{}, SheetTasks{}, SheetExtensions{}, SheetReplies{}, SheetParticipation{}, SheetSummary{}, SheetScores{},
		SheetCommended{}, SheetRanking{}, SheetValues{}} {
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
