package view

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/store"
)

// TestTheShortWayFindsTheNewestWord compares it with reading all that was ever said, over rounds with words early, late
// and taken back.
func TestTheShortWayFindsTheNewestWord(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		now := time.Date(2026, 1, 2, 7, 0, 0, 0, time.UTC)
		db, err := store.Open(filepath.Join(dir, "newest.db"), store.Options{Now: func() time.Time { return now }, Unsafe: true})
		require.NoError(rt, err)
		defer func() { require.NoError(rt, db.Close()) }()
		c := store.Committee{Name: "Ban Chỉ đạo", Zone: "Asia/Ho_Chi_Minh"}
		task := store.Task{Work: "lắp pa nô"}
		require.NoError(rt, db.Update(func(tx *store.Tx) error {
			if err := tx.PutCommittee(&c); err != nil {
				return err
			}
			task.Committee = c.ID
			return tx.PutTask(&task)
		}))
		weeks := rapid.IntRange(1, 9).Draw(rt, "weeks")
		var said []store.Reply
		for w := range weeks {
			r := store.Round{Committee: c.ID, Phase: store.Closed, Opens: now.AddDate(0, 0, 7*w), Closes: now.AddDate(0, 0, 7*w).Add(2 * time.Hour)}
			require.NoError(rt, db.Update(func(tx *store.Tx) error {
				if err := tx.PutRound(&r); err != nil {
					return err
				}
				for range rapid.IntRange(0, 3).Draw(rt, "words") {
					// From six days before the round closes until its grace is over.
					hours := rapid.IntRange(-6*24, 48).Draw(rt, "said")
					word := store.Reply{Committee: c.ID, Round: r.ID, Subject: task.Subject(), Member: store.MemberID(rapid.IntRange(1, 2).Draw(rt, "who")),
						Said: r.Closes.Add(time.Duration(hours) * time.Hour), Status: rapid.SampledFrom([]store.Status{store.Doing, store.Blocked, ""}).Draw(rt, "status")}
					if len(said) > 0 && said[len(said)-1].Round == r.ID && rapid.Bool().Draw(rt, "withdrawn") {
						word.Withdraws = said[len(said)-1].ID
					}
					if err := tx.AddReply(&word); err != nil {
						return err
					}
					said = append(said, word)
				}
				return nil
			}))
		}
		require.NoError(rt, db.View(func(tx *store.ReadTx) error {
			s, err := staffOf(tx, c)
			require.NoError(rt, err)
			got, err := s.newest(task)
			require.NoError(rt, err)
			all, err := tx.TaskWords(c.ID, task.Number)
			require.NoError(rt, err)
			require.Equal(rt, newestOf(nil, all), got)
			return nil
		}))
	})
}
