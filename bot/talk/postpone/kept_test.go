package postpone_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// TestWhatWasReportedStays: rain comes when one neighbourhood has reported already. Its results stay that day's.
func TestWhatWasReportedStays(t *testing.T) {
	s, c := newStage(t)
	s.Now = time.Date(2026, 11, 28, 10, 0, 0, 0, store.HoChiMinh)
	starts := time.Date(2026, 11, 28, 7, 0, 0, 0, store.HoChiMinh).UTC()
	p := store.Plan{Committee: c, Name: "Tổng vệ sinh", Kind: store.CleanUp, Cron: "0 7 * * 6", RollCall: "18:00", After: 2 * time.Hour, Window: 8 * time.Hour}
	r := store.Round{Committee: c, Nominal: starts, Starts: starts, Opens: starts.Add(2 * time.Hour), Closes: starts.Add(10 * time.Hour),
		FirstDay: "2026-11-28", LastDay: "2026-11-28", Phase: store.Opened}
	s.Update(func(tx *store.Tx) {
		require.NoError(t, tx.PutPlan(&p))
		r.Plan = p.ID
		require.NoError(t, tx.AddUpcoming(&p, &r))
		require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: c, Number: 1, Name: "1", From: starts}))
		require.NoError(t, tx.AddReply(&store.Reply{Committee: c, Round: r.ID, Subject: "kp1", Member: 2, Status: store.Done, Said: s.Now, Means: store.ByText}))
	})
	said := s.Says(lan, "/hoan tổng vệ sinh đến Chủ nhật vì mưa")
	assert.Contains(t, said, "Tổng vệ sinh: 07:00 thứ Bảy 28/11 → 07:00 Chủ nhật 29/11")
	assert.Contains(t, said, "Khu phố 1 đã báo cho buổi 28/11, kết quả ấy giữ nguyên.")
	s.Presses(lan, "Hoãn")
	s.View(func(tx *store.ReadTx) {
		was, err := tx.Round(c, r.ID)
		require.NoError(t, err)
		assert.Equal(t, []any{store.Closed, "2026-11-28"}, []any{was.Phase, was.LastDay})
		p, err := tx.Plan(c, p.ID)
		require.NoError(t, err)
		next, err := tx.Round(c, p.Upcoming)
		require.NoError(t, err)
		assert.Equal(t, []any{"2026-11-29", was.ID}, []any{next.LastDay, next.Previous})
		words, err := tx.Replies(c, was.ID)
		require.NoError(t, err)
		assert.Len(t, words, 1)
	})
}
