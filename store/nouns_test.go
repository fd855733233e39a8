package store

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSubject(t *testing.T) {
	for in, want := range map[Subject]struct {
		kind   string
		number int
	}{"tc3": {"tc", 3}, "kp10": {"kp", 10}, "V12": {"V", 12}, "": {}, "tc": {}, "tc0": {}, "tc03": {}, "tc+3": {}, "tc-3": {}, "v12": {},
		"tc3 ": {}, "tc99999999999999999999": {}} {
		kind, number, ok := in.Split()
		assert.Equal(t, want.kind != "", ok, "%q", in)
		if ok {
			assert.Equal(t, want.kind, kind)
			assert.Equal(t, want.number, number)
			assert.Equal(t, in, SubjectOf(kind, number))
			assert.True(t, in.Is(kind))
		} else {
			assert.Zero(t, number)
			assert.False(t, in.Is(KindCriterion))
		}
	}
}

func TestSubjectOfAQuestion(t *testing.T) {
	kp := SubjectOf(KindNeighbourhood, 5)
	assert.Equal(t, Subject("kp5.2"), kp.Asked(2))
	for in, want := range map[Subject]int{"kp5": 0, "kp5.2": 2, "tc3.1": 1, "c2": 2, "V3": 0, "": 0} {
		assert.Equal(t, want, in.Question(), "%q", in)
		_, _, ok := in.Split()
		assert.Equal(t, in != "", ok, "%q", in)
	}
	assert.Equal(t, kp, kp.Asked(2).About())
	assert.Equal(t, 5, kp.Asked(2).Number())
	for _, bad := range []Subject{"kp5.", "kp5.0", "kp5.02", "kp5.x", "V3.1", "c2.1", "kp.2", "c0"} {
		_, _, ok := bad.Split()
		assert.False(t, ok, "%q", bad)
	}
	all := []Subject{"c1", "kp5.3", "kp5", "tc7", "kp5.2", "V1", "tc7.1"}
	slices.SortFunc(all, CompareSubjects)
	assert.Equal(t, []Subject{"tc7", "tc7.1", "kp5", "kp5.2", "kp5.3", "V1", "c1"}, all)
}

func TestMemberOverTime(t *testing.T) {
	m := Member{From: friday, To: friday.Add(48 * time.Hour), Charges: []Charge{
		{Subject: "tc3", From: friday, To: friday.Add(time.Hour)}, {Subject: "tc7", From: friday}}}
	for hours, in := range map[int]bool{-1: false, 0: true, 47: true, 48: false} {
		assert.Equal(t, in, m.In(friday.Add(time.Duration(hours)*time.Hour)), "+%dh", hours)
	}
	assert.True(t, m.Owns("tc3", friday))
	assert.False(t, m.Owns("tc3", friday.Add(time.Hour)), "until is not included")
	assert.Len(t, m.AnswersFor(friday.Add(2*time.Hour)), 1)
}

func TestMembershipsAndOfficers(t *testing.T) {
	db, h := open(t)
	c, lan, hung, _ := ward(t, db)
	var chair Member
	update(t, db, func(tx *Tx) {
		chair = Member{Committee: c.ID, Name: "Bảo", Role: Chair}
		require.NoError(t, tx.PutMember(&chair))
		other := Committee{Name: "Phường khác"}
		require.NoError(t, tx.PutCommittee(&other))
		require.NoError(t, tx.PutMember(&Member{Committee: other.ID, Person: lan.Person, Name: "Lan", Role: Observer}))
	})
	officers := func() (names []string) {
		view(t, db, func(tx *ReadTx) {
			held, err := tx.Officers(c.ID, Secretary, Chair)
			require.NoError(t, err)
			for _, m := range held {
				names = append(names, m.Name)
			}
		})
		return names
	}
	places := func(p PersonID) (n int) {
		view(t, db, func(tx *ReadTx) {
			held, err := tx.Memberships(p)
			require.NoError(t, err)
			n = len(held)
		})
		return n
	}
	assert.Equal(t, []string{"Lan", "Bảo"}, officers())
	assert.Equal(t, 2, places(lan.Person))
	assert.Equal(t, 1, places(hung.Person))
	assert.Zero(t, places(0), "nobody is not the person of those who have not joined")

	h.turn(time.Hour)
	update(t, db, func(tx *Tx) {
		lan.To = tx.Now()
		require.NoError(t, tx.PutMember(&lan))
		hung.Person = 0 // unlinked
		require.NoError(t, tx.PutMember(&hung))
	})
	assert.Equal(t, []string{"Bảo"}, officers())
	assert.Equal(t, 1, places(lan.Person))
	assert.Zero(t, places(2))
}

func TestBundleKeepsItsNumbers(t *testing.T) {
	db, h := open(t)
	b := Bundle{Person: 1, Day: "2026-11-27"}
	item := func(s Subject) BundleItem { return BundleItem{Committee: 1, Member: 2, Round: 3, Subject: s} }
	assert.Equal(t, 1, b.Add(item("tc3")))
	assert.Equal(t, 2, b.Add(item("tc7")))
	assert.Equal(t, 1, b.Add(item("tc3")))
	assert.Equal(t, 3, b.Add(item("V1")))
	update(t, db, func(tx *Tx) { require.NoError(t, tx.PutBundle(&b)) })
	h.turn(24 * time.Hour)
	next := Bundle{Person: 1, Day: "2026-11-28"}
	update(t, db, func(tx *Tx) {
		require.NoError(t, tx.PutBundle(&next))
		require.NoError(t, tx.PutBundle(&Bundle{Person: 2, Day: "2026-11-29"}))
	})
	view(t, db, func(tx *ReadTx) {
		last, err := tx.LastBundle(1)
		require.NoError(t, err)
		assert.Equal(t, "2026-11-28", last.Day)
		first, err := tx.Bundle(1, "2026-11-27")
		require.NoError(t, err)
		assert.Len(t, first.Items, 3)
		_, err = tx.LastBundle(3)
		assert.ErrorIs(t, err, ErrNotFound)
	})
}

func TestRecentRounds(t *testing.T) {
	db, _ := open(t)
	update(t, db, func(tx *Tx) {
		for i := range 9 {
			require.NoError(t, tx.PutRound(&Round{Committee: CommitteeID(1 + i%3), Asked: i}))
		}
	})
	view(t, db, func(tx *ReadTx) {
		for c, want := range map[CommitteeID][]int{1: {6, 3}, 2: {7, 4}, 3: {8, 5}, 4: nil} {
			recent, err := tx.RecentRounds(c, 2)
			require.NoError(t, err)
			var got []int
			for _, r := range recent {
				got = append(got, r.Asked)
			}
			assert.Equal(t, want, got)
		}
	})
}

func TestDue(t *testing.T) {
	db, _ := open(t)
	update(t, db, func(tx *Tx) {
		require.NoError(t, tx.SetDue("round", "1/1", friday.Add(2*time.Hour)))
		require.NoError(t, tx.SetDue("round", "1/2", friday.Add(time.Hour)))
		require.NoError(t, tx.SetDue("outage", "1/1", friday))
		require.NoError(t, tx.SetDue("round", "1/1", friday.Add(30*time.Minute))) // moved
		require.NoError(t, tx.SetDue("outage", "1/1", time.Time{}))               // forgotten
		require.NoError(t, tx.SetDue("never", "set", time.Time{}))
	})
	view(t, db, func(tx *ReadTx) {
		next, ok := tx.NextDue()
		require.True(t, ok)
		assert.Equal(t, friday.Add(30*time.Minute), next)
		assert.Equal(t, []Due{{friday.Add(30 * time.Minute), "round", "1/1"}}, tx.DueBy(friday.Add(30*time.Minute), 10))
		assert.Empty(t, tx.DueBy(friday, 10))
		assert.Len(t, tx.DueBy(friday.Add(3*time.Hour), 10), 2)
		assert.Len(t, tx.DueBy(friday.Add(3*time.Hour), 1), 1)
		assert.Equal(t, friday.Add(time.Hour), tx.DueAt("round", "1/2"))
		assert.Zero(t, tx.DueAt("outage", "1/1"))
	})
}

func TestSeenStrikesAndAsides(t *testing.T) {
	db, _ := open(t)
	update(t, db, func(tx *Tx) {
		for want := 1; want <= 3; want++ {
			n, err := tx.AddStrike("tg", "7")
			require.NoError(t, err)
			assert.Equal(t, want, n)
		}
		assert.False(t, tx.Seen("tg", "7"))
		require.NoError(t, tx.PutAside("tg", "7", []byte(`{"update_id":7}`), "panic"))
		require.NoError(t, tx.PutAside("tg", "8", []byte("\xff{"), "not JSON"))
		assert.True(t, tx.Seen("tg", "7"))
		assert.False(t, tx.Seen("tg", "70"))
		assert.False(t, tx.Seen("zalo", "7"))
		n, err := tx.AddStrike("tg", "7")
		require.NoError(t, err)
		assert.Equal(t, 1, n, "strikes of what was settled are forgotten")
		all, err := tx.Asides()
		require.NoError(t, err)
		require.Len(t, all, 2)
		assert.JSONEq(t, `{"update_id":7}`, string(all[0].Raw))
		assert.Equal(t, []byte("\xff{"), all[1].Broken)
	})
	found, err := db.Check()
	require.NoError(t, err)
	require.Len(t, found.Asides, 2)
	assert.Equal(t, "panic", found.Asides[0].Reason)
	assert.Empty(t, string(found.Asides[0].Raw)+string(found.Asides[1].Broken), "people's words are not shown")
}

func TestSignOfLife(t *testing.T) {
	db, h := open(t)
	sign := func() { update(t, db, func(tx *Tx) { require.NoError(t, tx.SignOfLife("tg")) }) }
	outagesNow := func() (n int) {
		view(t, db, func(tx *ReadTx) {
			all, err := tx.Outages(friday, friday.Add(100*time.Hour))
			require.NoError(t, err)
			n = len(all)
		})
		return n
	}
	view(t, db, func(tx *ReadTx) { assert.Zero(t, tx.LastAlive()) })
	sign()
	h.turn(Away - time.Second)
	sign()
	assert.Zero(t, outagesNow())
	h.turn(Away)
	sign()
	assert.Equal(t, 1, outagesNow())
	view(t, db, func(tx *ReadTx) {
		assert.Equal(t, h.at, tx.Alive("tg"))
		assert.Equal(t, h.at, tx.LastAlive())
		assert.Zero(t, tx.Alive("t"), "one platform's name is no prefix of another's")
		list := tx.DueBy(h.at, 10)
		require.Len(t, list, 1)
		o, err := tx.OutageOf(list[0].Key)
		require.NoError(t, err)
		assert.Equal(t, Away, o.To.Sub(o.From))
		assert.False(t, o.Overlaps(o.To, o.To.Add(time.Hour)))
		assert.False(t, o.Overlaps(o.From.Add(-time.Hour), o.From))
		assert.True(t, o.Overlaps(o.From.Add(-time.Hour), o.From.Add(1)))
	})
}
