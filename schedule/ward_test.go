package schedule

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// ward is a committee in a real file, with a clock turned by hand.
type ward struct {
	t   *testing.T
	db  *store.DB
	s   *Sweeper
	now time.Time
	c   store.Committee
	p   store.Plan
	// letters are what post has delivered.
	letters []letter
}

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, store.HoChiMinh)
	if err != nil {
		panic(err)
	}
	return t
}

// newWard makes a committee of a secretary, a chair and n owners, each of one criterion, on the Friday plan.
func newWard(t *testing.T, start string, n int) *ward {
	t.Helper()
	w := &ward{t: t, now: at(start)}
	db, err := store.Open(filepath.Join(t.TempDir(), "giaoban.db"), store.Options{Now: func() time.Time { return w.now }, Unsafe: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	w.db = db
	w.s = New(db, Options{Log: zerolog.Nop()})
	w.update(func(tx *store.Tx) {
		w.c = store.Committee{Name: "Ban Chỉ đạo", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese,
			Group: store.Group{Chat: "tg/-100"}}
		require.NoError(t, tx.PutCommittee(&w.c))
		w.join(tx, "Lan", store.Secretary, "")
		w.join(tx, "Bảo", store.Chair, "")
		for i := range n {
			w.join(tx, fmt.Sprintf("Chủ %d", i+1), store.Plain, store.SubjectOf(store.KindCriterion, i+1))
		}
		w.p = store.Plan{Committee: w.c.ID, Cron: "0 14 * * 5", Window: 2 * time.Hour}
		require.NoError(t, tx.PutPlan(&w.p))
		r, err := plan.Upcoming(w.p, nil, w.c.Location(), calendar.Default(), tx.Now())
		require.NoError(t, err)
		require.NoError(t, tx.AddUpcoming(&w.p, &r))
	})
	w.alive()
	return w
}

func (w *ward) update(f func(*store.Tx)) {
	w.t.Helper()
	require.NoError(w.t, w.db.Update(func(tx *store.Tx) error { f(tx); return nil }))
}

func (w *ward) join(tx *store.Tx, name string, role store.Role, s store.Subject) {
	p := store.Person{Account: "tg/" + name, Chat: "tg/" + name, Lang: store.Vietnamese}
	require.NoError(w.t, tx.PutPerson(&p))
	m := store.Member{Committee: w.c.ID, Person: p.ID, Name: name, Call: name, Role: role}
	if s != "" {
		m.Charges = []store.Charge{{Subject: s, Lead: true, From: tx.Now()}}
	}
	require.NoError(w.t, tx.PutMember(&m))
}

func (w *ward) alive() { w.update(func(tx *store.Tx) { require.NoError(w.t, tx.SignOfLife("tg")) }) }

// stayAlive is the platform heard at all the instants that were skipped since it was heard last.
func (w *ward) stayAlive() { w.update(func(tx *store.Tx) { require.NoError(w.t, tx.StayAlive("tg")) }) }

// goTo turns the clock on, a few minutes at a time, with the machine and the platform up.
func (w *ward) goTo(s string) {
	w.t.Helper()
	for end := at(s); w.now.Before(end); {
		w.now = w.now.Add(5 * time.Minute)
		if w.now.After(end) {
			w.now = end
		}
		w.alive()
		w.sweep()
	}
}

// wake turns the clock on with the machine off, and sweeps before the platform has answered.
func (w *ward) wake(s string) { w.now = at(s); w.sweep() }

func (w *ward) sweep() {
	w.t.Helper()
	_, err := w.s.Sweep(context.Background())
	require.NoError(w.t, err)
}

// waiting counts the jobs by recipe, those aside whose deadline has passed: the outbox drops them.
func (w *ward) waiting() map[string]int {
	count := map[string]int{}
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		for j, err := range tx.Jobs() {
			require.NoError(w.t, err)
			if j.Deadline.IsZero() || j.Deadline.After(w.now) {
				count[j.Recipe.Kind]++
			}
		}
		return nil
	}))
	return count
}

// delivered empties the outbox, as if everything had been sent.
func (w *ward) delivered() {
	w.update(func(tx *store.Tx) {
		var all []store.Job
		for j, err := range tx.Jobs() {
			require.NoError(w.t, err)
			all = append(all, j)
		}
		for _, j := range all {
			require.NoError(w.t, tx.DropJob(j))
		}
	})
}

func (w *ward) round(i int) store.Round {
	w.t.Helper()
	var all []store.Round
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) (err error) { all, err = tx.Rounds(w.c.ID); return err }))
	require.Greater(w.t, len(all), i)
	return all[i]
}

func (w *ward) answer(owner int) {
	w.update(func(tx *store.Tx) {
		r := w.round(0)
		require.NoError(w.t, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: r.ID, Subject: store.SubjectOf("tc", owner),
			Member: store.MemberID(2 + owner), Status: store.Done, Said: tx.Now(), Means: store.ByText}))
	})
}
