package round

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// TestWhichRound walks a weekend with the report, a clean-up and a monthly question on the criteria.
func TestWhichRound(t *testing.T) {
	at := func(s string) time.Time {
		v, err := time.ParseInLocation("2006-01-02 15:04", s, store.HoChiMinh)
		require.NoError(t, err)
		return v
	}
	now := at("2026-11-23 08:00")
	db, err := store.Open(filepath.Join(t.TempDir(), "a.db"), store.Options{Now: func() time.Time { return now }, Unsafe: true})
	require.NoError(t, err)
	defer db.Close()
	c := store.Committee{Name: "Ban", Zone: "Asia/Ho_Chi_Minh"}
	m := store.Member{Name: "Hòa", Call: "Hòa", Role: store.Head, Charges: []store.Charge{{Subject: "kp5", Lead: true}, {Subject: "tc3", Lead: true}}}
	weekly, next, work, month := store.Round{}, store.Round{}, store.Round{Kind: store.CleanUp}, store.Round{Kind: store.Asking}
	require.NoError(t, db.Update(func(tx *store.Tx) error {
		require.NoError(t, tx.PutCommittee(&c))
		m.Committee = c.ID
		require.NoError(t, tx.PutMember(&m))
		for _, p := range []*store.Plan{{Name: "Báo cáo tuần"}, {Name: "Tổng vệ sinh", Kind: store.CleanUp, After: 2 * time.Hour},
			{Name: "Giao ban", Kind: store.Asking, Whom: store.Whom{Kind: store.Owners}, Questions: []store.Question{{Kind: store.AskStatus, Each: true}}}} {
			p.Committee = c.ID
			require.NoError(t, tx.PutPlan(p))
		}
		for _, x := range []struct {
			r             *store.Round
			plan          store.PlanID
			opens, closes string
		}{{&weekly, 1, "2026-11-27 14:00", "2026-11-27 16:00"}, {&work, 2, "2026-11-28 09:00", "2026-11-28 17:00"},
			{&month, 3, "2026-11-27 08:00", "2026-11-27 17:00"}, {&next, 1, "2026-12-04 14:00", "2026-12-04 16:00"}} {
			x.r.Committee, x.r.Plan, x.r.Opens, x.r.Closes, x.r.Phase = c.ID, x.plan, at(x.opens), at(x.closes), store.Upcoming
			if x.r == &work {
				x.r.Starts = at("2026-11-28 07:00")
			}
			require.NoError(t, tx.PutRound(x.r))
		}
		return nil
	}))
	names := map[store.RoundID]string{weekly.ID: "week", next.ID: "next week", work.ID: "clean-up", month.ID: "month"}
	phase := func(r *store.Round) {
		switch {
		case now.Before(r.Opens):
			r.Phase = store.Upcoming
		case now.Before(r.Closes):
			r.Phase = store.Opened
		default:
			r.Phase, r.ClosedAt = store.Closed, r.Closes
		}
		require.NoError(t, db.Update(func(tx *store.Tx) error { return tx.PutRound(r) }))
	}
	for _, x := range []struct {
		at      string
		subject store.Subject
		figures bool
		reply   *store.Round
		want    []string
	}{
		{"2026-11-25 09:00", "kp5", true, nil, []string{"week"}},
		{"2026-11-26 09:00", "tc3", false, nil, []string{"week", "month"}}, // both open on the day after
		{"2026-11-27 08:30", "tc3", false, nil, []string{"week", "month"}}, // the report opens later that day
		{"2026-11-27 15:00", "tc3", false, nil, []string{"week", "month"}},
		{"2026-11-27 15:01", "tc3", false, &weekly, []string{"week", "month"}},
		{"2026-11-27 15:02", "kp5", false, nil, []string{"week"}},
		{"2026-11-27 15:03", "kp5", true, nil, []string{"week"}},
		{"2026-11-27 19:00", "kp5", false, nil, []string{"week"}},
		{"2026-11-28 06:00", "kp5", true, nil, []string{"week"}},
		{"2026-11-28 08:10", "kp5", true, nil, []string{"clean-up"}},
		{"2026-11-28 08:11", "kp5", false, nil, []string{"week"}},
		{"2026-11-28 10:00", "kp5", true, nil, []string{"clean-up"}},
		{"2026-11-28 10:01", "kp5", false, nil, []string{"clean-up"}},
		{"2026-11-28 10:02", "kp5", false, &weekly, []string{"week"}},
		{"2026-11-28 10:03", "tc3", false, nil, []string{"week", "month"}}, // late for both
		{"2026-11-29 09:00", "kp5", true, nil, []string{"clean-up"}},
		{"2026-12-01 09:00", "kp5", true, nil, []string{"next week"}},
		{"2026-12-01 09:01", "tc3", false, nil, []string{"next week"}},
	} {
		now = at(x.at)
		for _, r := range []*store.Round{&weekly, &next, &work, &month} {
			phase(r)
		}
		w := told{member: m, subject: x.subject, said: now, figures: x.figures}
		if x.reply != nil {
			w.answered = x.reply.ID
		}
		var got []string
		require.NoError(t, db.View(func(tx *store.ReadTx) error {
			rounds, err := home(tx, w)
			for _, r := range rounds {
				got = append(got, names[r.ID])
			}
			return err
		}))
		assert.Equal(t, x.want, got, "%s %s figures %v", x.at, x.subject, x.figures)
	}
}
