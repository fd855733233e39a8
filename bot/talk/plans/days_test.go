package plans

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/schedule"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// TestTheDaysShownAreTheDaysHeld: for any plan that can be saved, the five rounds that an officer is shown are the five that
// the sweeper then opens, and nothing else is.
func TestTheDaysShownAreTheDaysHeld(t *testing.T) {
	said := []string{"thứ Sáu hằng tuần", "thứ Bảy và Chủ nhật", "ngày 25 hàng tháng", "ngày 1 và 15 hàng tháng", "ngày cuối tháng", "2 tuần một lần, thứ Năm", "thứ Hai đầu tiên của tháng",
		"hằng quý ngày 20", "hàng ngày", "các ngày làm việc", "thứ Sáu cuối cùng của tháng", "hằng năm ngày 30/4", "cron 30 9 * * 1-5", "cron 0 9 10,20 * *"}
	rapid.Check(t, func(rt *rapid.T) {
		now := time.Date(2026, 1, 1, 9, 0, 0, 0, store.HoChiMinh).Add(time.Duration(rapid.IntRange(0, 600*24*60).Draw(rt, "minutes")) * time.Minute)
		db, err := store.Open(filepath.Join(t.TempDir(), "giaoban.db"), store.Options{Now: func() time.Time { return now }, Unsafe: true})
		require.NoError(rt, err)
		defer db.Close()
		g := draft{Plan: store.Plan{Name: "Kỳ", Kind: rapid.SampledFrom([]store.PlanKind{store.Asking, store.CleanUp, store.Weekly}).Draw(rt, "kind"),
			Questions: []store.Question{{Kind: store.AskText, Text: "Gì"}}, Whom: store.Whom{Kind: store.All}}}
		if g.Plan.Kind == store.CleanUp {
			g.Plan.After, g.Plan.RollCall = 2*time.Hour, "18:00"
		}
		r := reader{now: now.In(store.HoChiMinh), cal: calendar.Default()}
		w := r.read(rapid.SampledFrom(said).Draw(rt, "rhythm") + ", " + rapid.SampledFrom([]string{"8h", "9h30", "14h"}).Draw(rt, "hour") + ", " + rapid.SampledFrom([]string{"trong 1 giờ", "trong 4 tiếng", "2 ngày"}).Draw(rt, "window") +
			", gặp lễ thì " + rapid.SampledFrom([]string{"bỏ", "làm trước", "giữ nguyên"}).Draw(rt, "holiday"))
		if bad := g.apply(w, nil, nil, r.now); len(bad) > 0 {
			require.Equal(rt, "cronhour", bad[0].Why, "a cron line has its own hour")
		}
		if g.check(store.HoChiMinh, r.cal, now) != "" {
			return
		}
		var shown []time.Time
		c := store.Committee{Name: "Ban", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố"}
		require.NoError(rt, db.Update(func(tx *store.Tx) error {
			require.NoError(rt, tx.PutCommittee(&c))
			require.NoError(rt, tx.PutMember(&store.Member{Committee: c.ID, Name: "Hùng", Call: "Hùng", Charges: []store.Charge{{Subject: "kp1", From: now}}}))
			g.Plan.Committee = c.ID
			d, err := newDesk(&tx.ReadTx, c, r.cal)
			require.NoError(rt, err)
			days, err := d.days(g.Plan, true)
			require.NoError(rt, err)
			for _, x := range days {
				if !x.Left {
					shown = append(shown, x.At)
				}
			}
			require.NoError(rt, tx.PutPlan(&g.Plan))
			return replan(tx, d, g.Plan)
		}))
		sweeper := schedule.New(db, schedule.Options{Log: zerolog.Nop()})
		var held []time.Time
		for len(held) < len(shown) {
			at, ok := sweeper.Next()
			require.True(rt, ok)
			now = at
			_, err := sweeper.Sweep(context.Background())
			require.NoError(rt, err)
			require.NoError(rt, db.View(func(tx *store.ReadTx) error {
				all, err := tx.Rounds(c.ID)
				held = nil
				for _, x := range all {
					if opened := x.Opens; x.Phase != store.Upcoming && !x.IsRollCall() {
						require.NotEqual(rt, store.Skipped, x.Phase)
						if x.Kind == store.CleanUp {
							opened = x.Starts
						}
						held = append(held, opened.In(store.HoChiMinh))
					}
				}
				return err
			}))
		}
		require.Len(rt, shown, 5)
		for i := range shown {
			require.True(rt, shown[i].Equal(held[i]), "%v shown, %v held", shown, held)
		}
	})
}
