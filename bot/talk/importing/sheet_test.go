package importing_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk/sign"
	"giaoban/store"
)

// TestTheWorkbookToEditIsThatOfNow: also between two rounds, after the last has closed and before the next has opened, and
// where there is none.
func TestTheWorkbookToEditIsThatOfNow(t *testing.T) {
	for name, weeks := range map[string][]store.Round{
		"no round": nil,
		"between":  {{Phase: store.Closed, FirstDay: "2026-11-14", LastDay: "2026-11-20"}, {Phase: store.Upcoming, FirstDay: "2026-11-21", LastDay: "2026-11-27"}},
		"behind":   {{Phase: store.Closed, FirstDay: "2026-11-14", LastDay: "2026-11-20"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlay(t)
			p.Update(func(tx *store.Tx) {
				for _, r := range weeks {
					r.Committee, r.Kind = 1, store.Weekly
					last, err := time.ParseInLocation(time.DateOnly, r.LastDay, store.HoChiMinh)
					require.NoError(t, err)
					r.Opens, r.Closes = last.Add(14*time.Hour), last.Add(16*time.Hour)
					require.NoError(t, tx.PutRound(&r))
				}
				require.NoError(t, tx.PutTask(&store.Task{Committee: 1, Work: "Việc vừa giao", Parties: []store.Party{{Name: "Yến", Member: 4, Lead: true, From: tx.Now()}}}))
			})
			p.Turn(time.Minute)
			p.Says("Lan", "/nhap")
			assert.Contains(t, p.Presses("Lan", "Tải bảng .xlsx"), "Danh sách, tiêu chí, nhiệm vụ lúc")
			file := p.Last("Lan").File
			require.NotNil(t, file)
			require.Equal(t, sign.RecipeSheet, file.Recipe)
			var arg sign.FileArg
			require.NoError(t, json.Unmarshal([]byte(file.Arg), &arg))
			p.View(func(tx *store.ReadTx) {
				paper, err := sign.PaperOf(tx, arg)
				require.NoError(t, err)
				assert.True(t, paper.Model.Until.Equal(arg.AsOf), "what it shows is what there is: %s, %s", paper.Model.Until, arg.AsOf)
				require.Len(t, paper.Model.Tasks, 3)
				assert.Equal(t, "Việc vừa giao", paper.Model.Tasks[2].Work)
			})
		})
	}
}
