package store

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestHistoryKeepsWhoAndWhy(t *testing.T) {
	db, h := open(t)
	c, _, hung, _ := ward(t, db)
	h.turn(time.Hour)
	update(t, db, func(tx *Tx) {
		tx.By(7, "rename")
		hung.Post = "Phó chủ tịch"
		require.NoError(t, tx.PutMember(&hung))
	})
	view(t, db, func(tx *ReadTx) {
		cur := tx.bucket(history).Bucket([]byte("member")).Cursor()
		prefix := join(num(uint64(c.ID)), num(uint64(hung.ID)))
		var lines []past
		for k, v := cur.Seek(prefix); len(k) == 24 && string(k[:16]) == string(prefix); k, v = cur.Next() {
			var p past
			require.NoError(t, json.Unmarshal(v, &p))
			lines = append(lines, p)
		}
		require.Len(t, lines, 2)
		assert.Equal(t, PersonID(7), lines[1].By)
		assert.Equal(t, "rename", lines[1].Why)
		assert.Equal(t, friday.Add(time.Hour), lines[1].At)
		assert.Contains(t, string(lines[1].Value), "Phó chủ tịch")
		assert.NotContains(t, string(lines[0].Value), "Phó chủ tịch")
	})
}

func TestAsOf(t *testing.T) {
	db, h := open(t)
	var c Committee
	name := func(n string) {
		update(t, db, func(tx *Tx) { c.Name = n; require.NoError(t, tx.PutCommittee(&c)) })
	}
	h.turn(time.Hour)
	name("một")
	name("hai") // the same instant: the later commit is in force
	h.turn(time.Hour)
	name("ba")
	h.turn(time.Hour)
	update(t, db, func(tx *Tx) { require.NoError(t, tx.PutCommittee(&Committee{Name: "khác"})) })

	cases := []struct {
		at   time.Duration
		want []string
	}{
		{0, nil}, {59 * time.Minute, nil},
		{time.Hour, []string{"hai"}}, {time.Hour + time.Nanosecond, []string{"hai"}},
		{2*time.Hour - time.Nanosecond, []string{"hai"}}, {2 * time.Hour, []string{"ba"}},
		{3 * time.Hour, []string{"ba", "khác"}}, {300 * time.Hour, []string{"ba", "khác"}},
	}
	for _, want := range cases {
		view(t, db, func(tx *ReadTx) {
			then := tx.AsOf(friday.Add(want.at))
			assert.Equal(t, friday.Add(want.at), then.Now())
			all, err := then.Committees()
			require.NoError(t, err)
			var names []string
			for _, c := range all {
				names = append(names, c.Name)
			}
			assert.Equal(t, want.want, names, "at +%s", want.at)
			one, err := then.Committee(c.ID)
			if len(want.want) == 0 {
				assert.ErrorIs(t, err, ErrNotFound)
			} else {
				require.NoError(t, err)
				assert.Equal(t, want.want[0], one.Name)
			}
		})
	}
}

func TestAsOfHidesLaterReplies(t *testing.T) {
	db, h := open(t)
	c, _, hung, _ := ward(t, db)
	r := Round{Committee: c.ID, Opens: friday, Closes: friday.Add(2 * time.Hour), Phase: Opened}
	update(t, db, func(tx *Tx) { require.NoError(t, tx.PutRound(&r)) })
	for range 3 {
		h.turn(time.Hour)
		update(t, db, func(tx *Tx) {
			require.NoError(t, tx.AddReply(&Reply{Committee: c.ID, Round: r.ID, Subject: "tc3", Member: hung.ID, Said: tx.Now(), Status: Doing}))
		})
	}
	for hours := range 5 {
		view(t, db, func(tx *ReadTx) {
			all, err := tx.AsOf(friday.Add(time.Duration(hours)*time.Hour)).Replies(c.ID, r.ID)
			require.NoError(t, err)
			assert.Len(t, all, min(hours, 3))
		})
	}
}

// TestAsOfIsWhatWasThere: whatever was read at an instant is read again as of that instant, at any time later.
func TestAsOfIsWhatWasThere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := newHand()
		db, err := Open(newDir(rt)+"/giaoban.db", h.options())
		require.NoError(rt, err)
		defer db.Close()
		type snapshot struct {
			at      time.Time
			members []Member
			recent  []Round
		}
		read := func(tx *ReadTx) (s snapshot) {
			s.at = tx.Now()
			var err error
			s.members, err = tx.Members(1)
			require.NoError(rt, err)
			s.recent, err = tx.RecentRounds(1, 3)
			require.NoError(rt, err)
			return s
		}
		var taken []snapshot
		for i := range rapid.IntRange(1, 12).Draw(rt, "commits") {
			h.turn(time.Duration(rapid.IntRange(-1, 3).Draw(rt, "minutes")) * time.Minute)
			require.NoError(rt, db.Update(func(tx *Tx) error {
				id := rapid.IntRange(0, 3).Draw(rt, "member")
				m := Member{ID: MemberID(id), Committee: 1, Name: string(rune('a' + i))}
				if err := tx.PutMember(&m); err != nil {
					return err
				}
				return tx.PutRound(&Round{ID: RoundID(rapid.IntRange(0, 3).Draw(rt, "round")), Committee: 1, Asked: i})
			}))
			require.NoError(rt, db.View(func(tx *ReadTx) error {
				s := read(tx)
				if n := len(taken); n > 0 && taken[n-1].at.Equal(s.at) {
					taken[n-1] = s // one instant, the last commit
				} else {
					taken = append(taken, s)
				}
				return nil
			}))
		}
		require.NoError(rt, db.View(func(tx *ReadTx) error {
			for _, s := range taken {
				assert.Equal(rt, s, read(tx.AsOf(s.at)))
			}
			return nil
		}))
	})
}
