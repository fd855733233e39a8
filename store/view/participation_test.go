package view_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/store"
	"giaoban/store/view"
)

func (w *ward) attendance(first string, asOf ...time.Time) map[string]view.Attendance {
	w.t.Helper()
	by := map[string]view.Attendance{}
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		if len(asOf) > 0 {
			tx = tx.AsOf(asOf[0])
		}
		rounds, err := view.Held(tx, w.c.ID, first)
		if err != nil {
			return err
		}
		all, err := view.AttendanceIn(tx, w.c.ID, rounds)
		for _, a := range all {
			by[a.Member.Name] = a
		}
		return err
	}))
	return by
}

func (w *ward) person(id store.PersonID, change func(*store.Person)) {
	w.t.Helper()
	w.update(func(tx *store.Tx) error {
		p, err := tx.Person(id)
		if err != nil {
			return err
		}
		change(&p)
		return tx.PutPerson(&p)
	})
}

func (w *ward) member(id store.MemberID, change func(*store.Member)) {
	w.t.Helper()
	w.update(func(tx *store.Tx) error {
		m, err := tx.Member(w.c.ID, id)
		if err != nil {
			return err
		}
		change(&m)
		return tx.PutMember(&m)
	})
}

// TestAttendanceBlamesNobodyWhoWasNotReached plays four weeks for seven people, each in another position.
func TestAttendanceBlamesNobodyWhoWasNotReached(t *testing.T) {
	w := newWard(t, 7)
	phoned := func(r *store.Reply) { r.Means = store.ByPhone }
	w.now = at("2026-10-01 08:00")
	w.member(3, func(m *store.Member) { m.Person = 0 }) // never has an account
	w.member(4, func(m *store.Member) { m.Person = 0 }) // joins after the second week
	w.person(5, func(p *store.Person) { p.Unreachable = w.now })
	var rounds []*store.Round
	var second time.Time
	for i := range 4 {
		opens := at("2026-10-02 14:00").AddDate(0, 0, 7*i)
		w.now = opens.Add(-time.Hour)
		switch i {
		case 1:
			w.update(func(tx *store.Tx) error {
				return tx.PutAbsence(&store.Absence{Committee: w.c.ID, Member: 6, First: "2026-10-09", Last: "2026-10-16"})
			})
		case 2:
			w.member(4, func(m *store.Member) { m.Person = 4 })
			w.person(4, func(p *store.Person) { p.Consent.At = w.now })
			w.person(5, func(p *store.Person) { p.Unreachable = time.Time{} }) // reached again
			w.person(7, func(p *store.Person) { p.Unreachable = w.now })
		}
		r := w.open(opens)
		rounds = append(rounds, r)
		w.say(r, 1, 1, store.Doing)
		switch i {
		case 0:
			w.say(r, 2, 2, store.Doing)
			w.say(r, 3, 3, store.Done, phoned)
		case 1:
			w.say(r, 2, 2, store.Doing, late)
		case 3:
			r.Unknown = true
		}
		w.close(r)
		if i == 1 {
			second = w.now
		}
		require.NotZero(t, r.ClosedAt)
	}
	all := w.attendance("2026-09-01")
	for name, want := range map[string]view.Turnout{
		"Người 0": {Expected: 4, Answered: 4},
		"Người 1": {Expected: 3, Answered: 2, Late: 1, Unknown: 1},
		"Người 2": {Expected: 1, Answered: 1, Phoned: 1, Unreached: 3},
		"Người 3": {Expected: 1, Unknown: 3},           // not asked in the first two, silent in one, then we were away
		"Người 4": {Expected: 1, Unknown: 3},           // out of reach in the first two
		"Người 5": {Expected: 1, Leave: 2, Unknown: 1}, // on leave in the middle
		"Người 6": {Expected: 2, Unknown: 2},           // silent while he could be reached
	} {
		assert.Equal(t, want, all[name].Reports, name)
		assert.Zero(t, all[name].CleanUps)
	}
	assert.Equal(t, view.Turnout{Expected: 2, Answered: 2, Late: 1}, w.attendance("2026-09-01", second)["Người 1"].Reports, "as of the second closing")
	assert.Equal(t, view.Turnout{Unreached: 1, Expected: 1, Answered: 1, Phoned: 1}, w.attendance("2026-09-01", second)["Người 2"].Reports)
	assert.Equal(t, 2, w.attendance(rounds[2].FirstDay)["Người 0"].Reports.Expected, "since a day")
	w.member(2, func(m *store.Member) { m.To = w.now })
	assert.NotContains(t, w.attendance("2026-09-01"), "Người 1", "who has left is not spoken of")
}

func TestHeldLeavesOutWhatAskedNobody(t *testing.T) {
	w := newWard(t, 1)
	w.now = at("2026-10-01 08:00")
	day := func(r store.Round, s string) store.Round {
		r.Committee, r.FirstDay, r.LastDay, r.Opens, r.Closes = w.c.ID, s, s, at(s+" 08:00"), at(s+" 10:00")
		return r
	}
	list := []store.Round{day(store.Round{Phase: store.Closed}, "2026-10-02"), day(store.Round{Phase: store.Skipped}, "2026-10-09"),
		day(store.Round{Phase: store.Closed, Kind: store.CleanUp}, "2026-10-10"), day(store.Round{Phase: store.Closed, Kind: store.CleanUp, Of: 3}, "2026-10-09"),
		day(store.Round{Phase: store.Closed, Kind: store.Asking}, "2026-10-12"), day(store.Round{Phase: store.Opened}, "2026-10-16")}
	w.update(func(tx *store.Tx) error {
		for i := range list {
			if err := tx.PutRound(&list[i]); err != nil {
				return err
			}
		}
		return nil
	})
	days := func(first string) (got []string) {
		require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
			held, err := view.Held(tx, w.c.ID, first)
			for _, r := range held {
				got = append(got, r.LastDay)
			}
			return err
		}))
		return got
	}
	assert.Equal(t, []string{"2026-10-02", "2026-10-10"}, days("2026-10-01"))
	assert.Equal(t, []string{"2026-10-10"}, days("2026-10-03"))
}

// BenchmarkAttendance: 300 members over 52 weeks; a third is silent each week.
func BenchmarkAttendance(b *testing.B) {
	w := newWard(b, 300)
	for i := range 52 {
		r := w.open(at("2026-01-02 14:00").AddDate(0, 0, 7*i))
		w.update(func(tx *store.Tx) error {
			for m := range 300 {
				if (m+i)%3 == 0 {
					continue
				}
				err := tx.AddReply(&store.Reply{Committee: w.c.ID, Round: r.ID, Subject: store.SubjectOf("tc", 1+m%9), Member: store.MemberID(m + 1),
					Status: store.Doing, Said: w.now, Means: store.ByText, Text: fmt.Sprintf("tc%d 80%%, còn rác hẻm %d", 1+m%9, m)})
				if err != nil {
					return err
				}
			}
			return nil
		})
		w.close(r)
	}
	b.ResetTimer()
	for range b.N {
		require.Len(b, w.attendance("2025-01-01"), 300)
	}
}

// TestWhoJoinsWhileARoundIsOpenIsNotMissing: no message of it has asked him.
func TestWhoJoinsWhileARoundIsOpenIsNotMissing(t *testing.T) {
	w := newWard(t, 2)
	w.now = at("2026-10-01 08:00")
	w.member(2, func(m *store.Member) { m.Person = 0 })
	r := w.open(at("2026-10-02 14:00"))
	state := func() (s view.State) {
		require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
			seats, err := view.Seats(tx, *r)
			s = seats[1].State
			return err
		}))
		return s
	}
	assert.Equal(t, view.ByPhone, state())
	w.now = at("2026-10-02 15:00")
	w.member(2, func(m *store.Member) { m.Person = 2 })
	w.person(2, func(p *store.Person) { p.Consent.At = w.now })
	assert.Equal(t, view.Waiting, state())
	w.close(r)
	assert.Equal(t, view.Unknown, state())
}
