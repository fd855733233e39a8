package view_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

// TestExhibits: a photo lies under its criterion, or that of its task, with the words as they read today.
func TestExhibits(t *testing.T) {
	now := time.Date(2026, 11, 27, 23, 30, 0, 0, store.HoChiMinh) // another day in UTC
	db, err := store.Open(filepath.Join(t.TempDir(), "giaoban.db"), store.Options{Now: func() time.Time { return now }, Unsafe: true})
	require.NoError(t, err)
	defer db.Close()
	c := store.Committee{Name: "Ban", Zone: "Asia/Ho_Chi_Minh"}
	var said, edit store.Reply
	require.NoError(t, db.Update(func(tx *store.Tx) error {
		require.NoError(t, tx.PutCommittee(&c))
		require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: 3, Indicators: []store.Indicator{{Number: 1}, {Number: 2}}}))
		require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: 4}))
		require.NoError(t, tx.PutTask(&store.Task{Committee: c.ID, Work: "pa nô", Criterion: 3}))
		r := store.Round{Committee: c.ID, FirstDay: "2026-11-21", LastDay: "2026-11-27"}
		require.NoError(t, tx.PutRound(&r))
		said = store.Reply{Committee: c.ID, Round: r.ID, Subject: "tc3", Said: now, Text: "đã dọn", Status: store.Doing}
		require.NoError(t, tx.AddReply(&said))
		for i, e := range []store.Evidence{
			{Subject: "kp5"}, {}, {Subject: "V1"}, {Round: r.ID, Subject: "tc3", Reply: said.ID, Indicator: 2}, {Subject: "tc3", Indicator: 9}, {Subject: "V7"}, {Subject: "tc4", Reply: 99},
		} {
			e.Committee, e.At = c.ID, now.Add(time.Duration(i)*time.Second)
			require.NoError(t, tx.PutEvidence(&e))
		}
		return nil
	}))
	list := func() (all []view.Exhibit) {
		require.NoError(t, db.View(func(tx *store.ReadTx) (err error) {
			all, err = view.Exhibits(tx, c)
			return err
		}))
		return all
	}
	type line struct {
		subject              store.Subject
		criterion, indicator int
		first, last          string
	}
	var got []line
	for _, x := range list() {
		got = append(got, line{x.Evidence.Subject, x.Criterion, x.Indicator, x.First, x.Last})
	}
	assert.Equal(t, []line{{"tc3", 3, 2, "2026-11-21", "2026-11-27"}, {"V1", 3, 0, "2026-11-27", "2026-11-27"}, {"tc3", 3, 0, "2026-11-27", "2026-11-27"},
		{"tc4", 4, 0, "2026-11-27", "2026-11-27"}, {"kp5", 0, 0, "2026-11-27", "2026-11-27"}, {"V7", 0, 0, "2026-11-27", "2026-11-27"}, {"", 0, 0, "2026-11-27", "2026-11-27"}}, got)
	assert.Equal(t, "đã dọn", list()[0].Said.Text)

	require.NoError(t, db.Update(func(tx *store.Tx) error {
		edit = said
		edit.Replaces, edit.Text = said.ID, "đã dọn xong"
		return tx.AddReply(&edit)
	}))
	assert.Equal(t, "đã dọn xong", list()[0].Said.Text, "as it reads today")
	require.NoError(t, db.Update(func(tx *store.Tx) error {
		gone := store.Reply{Committee: c.ID, Round: said.Round, Subject: "tc3", Said: now, Withdraws: edit.ID}
		return tx.AddReply(&gone)
	}))
	assert.Zero(t, list()[0].Said.ID, "taken back: the photo stays, the words do not")

	now = now.Add(40 * time.Minute) // past midnight
	require.NoError(t, db.View(func(tx *store.ReadTx) error {
		gaps, all, loose, err := view.Gaps(tx, c, 1)
		require.NoError(t, err)
		assert.Equal(t, []int{3, 2}, []int{all, loose})
		require.Len(t, gaps, 3)
		assert.Equal(t, []int{-1, 1, 1}, []int{gaps[0].Days, gaps[1].Days, gaps[2].Days}, "never first; yesterday by the committee's clock")
		gaps, _, _, err = view.Gaps(tx, c, 2)
		assert.Len(t, gaps, 1)
		return err
	}))
}
