package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk/plans"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/storetest"
)

// ward30 is a committee of thirty: chair, deputy, secretary, nine who lead a criterion, eighteen heads of khu phố, one of
// them without an account; forty tasks with deadlines over two months, holidays and weekends among them, some overdue, some
// without a deadline, two with a rhythm; two members go on leave.
func ward30(t *testing.T, path string, start time.Time) {
	t.Helper()
	db, err := store.Open(path, store.Options{Now: func() time.Time { return start }, Unsafe: true})
	require.NoError(t, err)
	require.NoError(t, db.Update(func(tx *store.Tx) error {
		c := store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		if err := tx.PutCommittee(&c); err != nil {
			return err
		}
		for n := range 9 {
			if err := tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: n + 1, Name: fmt.Sprintf("Tiêu chí %d", n+1)}); err != nil {
				return err
			}
		}
		for n := range 18 {
			if err := tx.PutNeighbourhood(&store.Neighbourhood{Committee: c.ID, Number: n + 1, Name: fmt.Sprintf("khu phố %d", n+1)}); err != nil {
				return err
			}
		}
		for i := range 30 {
			m := store.Member{Committee: c.ID, Name: fmt.Sprintf("Người %02d", i+1), Call: fmt.Sprintf("Người %02d", i+1), Role: store.Plain, From: start}
			switch {
			case i < 3:
				m.Role = []store.Role{store.Chair, store.Deputy, store.Secretary}[i]
			case i < 12:
				m.Charges = []store.Charge{{Subject: store.SubjectOf(store.KindCriterion, i-2), Lead: true, From: start}}
			default:
				m.Role, m.Charges = store.Head, []store.Charge{{Subject: store.SubjectOf(store.KindNeighbourhood, i-11), Lead: true, From: start}}
			}
			if i != 29 {
				chat := fmt.Sprintf("tg/%d", 1000+i)
				p := store.Person{Account: chat, Chat: chat, Lang: store.Vietnamese, Consent: store.Consent{At: start, Version: "1"}}
				if err := tx.PutPerson(&p); err != nil {
					return err
				}
				m.Person = p.ID
			}
			if err := tx.PutMember(&m); err != nil {
				return err
			}
		}
		for n := range 40 {
			task := store.Task{Committee: c.ID, Work: fmt.Sprintf("Việc thứ %d", n+1), Criterion: n%9 + 1}
			lead := store.Party{Name: fmt.Sprintf("Người %02d", n%27+4), Member: store.MemberID(n%27 + 4), Lead: true, From: start}
			if n%5 == 4 {
				lead = store.Party{Name: fmt.Sprintf("khu phố %d", n%18+1), Neighbourhood: n%18 + 1, Lead: true, From: start}
			}
			task.Parties = []store.Party{lead}
			switch {
			case n >= 38:
				task.Rhythm = store.Rhythm{RRule: []string{"FREQ=WEEKLY;BYDAY=SA", "FREQ=MONTHLY;BYMONTHDAY=25"}[n-38], Phrase: "thường xuyên"}
			case n >= 34: // no deadline
			default:
				day := calendar.DateOf(start.In(store.HoChiMinh)).AddDays(n*2 - 6)
				task.Deadline = store.Deadline{Phrase: "trước " + day.Slashed(), Op: store.OpBefore, Day: day.String(), Version: 1}
				task.First = task.Deadline
			}
			if err := tx.PutTask(&task); err != nil {
				return err
			}
		}
		for i, substitute := range []store.MemberID{5, 0} {
			if err := tx.PutAbsence(&store.Absence{Committee: c.ID, Member: store.MemberID(6 + i), First: "2026-12-07", Last: "2026-12-11", Substitute: substitute}); err != nil {
				return err
			}
		}
		return plans.Default(tx, c, calendar.Default())
	}))
	require.NoError(t, db.Close())
}

// TestSixtyDaysKeepTheBudget: if nobody answers for sixty days, everybody is asked at most once a day, and once more on the
// day of a round; nobody at night, nobody on leave; tasks remind on no day off.
func TestSixtyDaysKeepTheBudget(t *testing.T) {
	start := time.Date(2026, 11, 23, 8, 0, 0, 0, store.HoChiMinh)
	path := filepath.Join(t.TempDir(), "giaoban.db")
	ward30(t, path, start)
	days := storetest.Times(60, 21)
	told, err := simulate(t.Context(), path, simulation{Start: start, Days: days, Conf: defaults()})
	require.NoError(t, err)
	require.Len(t, told.People, 29)
	cal := calendar.Default()
	asked := map[string][]foretoldMessage{}
	rounds := 0
	for _, m := range told.Messages {
		clock := m.At.Format("15:04")
		assert.True(t, clock >= "06:30" && clock < "21:00", "%s to %s at night", m.Kind, m.To)
		d, err := calendar.ParseDate(m.Day)
		require.NoError(t, err)
		if m.Kind == store.RecipeBundle {
			asked[m.To+" "+m.Day] = append(asked[m.To+" "+m.Day], m)
			assert.False(t, m.Day >= "2026-12-07" && m.Day <= "2026-12-11" && (m.To == "Người 06" || m.To == "Người 07"), "%s is on leave", m.To)
			if !cal.IsWorkingDay(d) {
				assert.Contains(t, fold.Key(m.Text), "thuong xuyen", "%s is asked on %s", m.To, m.Day)
			}
		}
		if m.Kind == store.RecipeMissing {
			rounds++
		}
	}
	assert.GreaterOrEqual(t, rounds, days/7, "the Friday rounds go on")
	for who, day := range asked {
		switch len(day) {
		case 1:
		case 2:
			assert.True(t, strings.Contains(day[1].Text, "chưa báo") && day[1].At.Format("15:04") == "15:36", "%s is asked twice without a round:\n%s\n%s", who, day[0].Text, day[1].Text)
		default:
			assert.Fail(t, "asked too often", "%s: %d", who, len(day))
		}
	}
	for _, p := range told.People {
		assert.LessOrEqual(t, p.MostAsks, 2, p.Name)
	}
}

// TestSimulateChangesNothing: it works on a copy, through the socket too, and names what it cannot use.
func TestSimulateChangesNothing(t *testing.T) {
	h, _ := ownHouse(t)
	addCommittee(t, h.db, "Ban Chỉ đạo phường Hoa Mai")
	var before, after int
	count := func() (n int) {
		require.NoError(t, h.db.View(func(tx *store.ReadTx) error {
			jobs, err := tx.JobHeads()
			n = len(jobs)
			return err
		}))
		return n
	}
	before = count()
	overSocket(t, h)
	out := filepath.Join(t.TempDir(), "copy.db")
	require.NoError(t, copyFile(t.Context(), h.conf, out))
	told, err := simulate(t.Context(), out, simulation{Start: h.now(), Days: 14, Conf: h.conf})
	require.NoError(t, err)
	assert.Equal(t, "Ban Chỉ đạo phường Hoa Mai", told.Committee)
	assert.Equal(t, 14, told.Days)
	after = count()
	assert.Equal(t, before, after)
	_, err = simulate(t.Context(), out, simulation{Start: h.now(), Days: 1, Committee: 9, Conf: h.conf})
	assert.ErrorContains(t, err, "committee")
}
