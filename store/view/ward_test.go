package view_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// ward is a committee of nine criteria in a real file, with weekly rounds and a clock turned by hand.
type ward struct {
	t      testing.TB
	db     *store.DB
	now    time.Time
	c      store.Committee
	rounds []store.Round
}

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, store.HoChiMinh)
	if err != nil {
		panic(err)
	}
	return t
}

// newWard makes a committee with members who answer for criteria in turn; member i answers for criterion 1 + i % 9.
func newWard(t testing.TB, members int) *ward {
	t.Helper()
	w := &ward{t: t, now: at("2021-12-31 08:00")}
	db, err := store.Open(filepath.Join(t.TempDir(), "giaoban.db"), store.Options{Now: func() time.Time { return w.now }, Unsafe: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	w.db = db
	w.update(func(tx *store.Tx) error {
		w.c = store.Committee{Name: "Ban Chỉ đạo", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		if err := tx.PutCommittee(&w.c); err != nil {
			return err
		}
		for n := range 9 {
			if err := tx.PutCriterion(&store.Criterion{Committee: w.c.ID, Number: n + 1, Name: fmt.Sprintf("Tiêu chí %d", n+1)}); err != nil {
				return err
			}
		}
		for i := range members {
			p := store.Person{Account: fmt.Sprintf("tg/%d", i), Chat: fmt.Sprintf("tg/%d", i), Lang: store.Vietnamese}
			if err := tx.PutPerson(&p); err != nil {
				return err
			}
			m := store.Member{Committee: w.c.ID, Person: p.ID, Name: fmt.Sprintf("Người %d", i), Call: fmt.Sprintf("Người %d", i), Role: store.Plain,
				Charges: []store.Charge{{Subject: store.SubjectOf("tc", 1+i%9), Lead: i < 9, From: tx.Now()}}}
			if err := tx.PutMember(&m); err != nil {
				return err
			}
		}
		return nil
	})
	return w
}

func (w *ward) update(f func(*store.Tx) error) {
	w.t.Helper()
	require.NoError(w.t, w.db.Update(f))
}

// open opens the next round at an instant, for everybody.
func (w *ward) open(opens time.Time) *store.Round {
	w.now = opens
	r := store.Round{Committee: w.c.ID, Nominal: opens, Opens: opens, Closes: opens.Add(2 * time.Hour), Phase: store.Opened,
		FirstDay: opens.AddDate(0, 0, -6).Format("2006-01-02"), LastDay: opens.Format("2006-01-02")}
	if n := len(w.rounds); n > 0 {
		r.Previous = w.rounds[n-1].ID
	}
	w.update(func(tx *store.Tx) (err error) {
		roll := store.Roll{Committee: w.c.ID}
		if roll.Expected, err = tx.WhoAnswers(store.Plan{Committee: w.c.ID}, store.Round{}); err != nil {
			return err
		}
		r.People = len(roll.Expected)
		if err := tx.PutRound(&r); err != nil {
			return err
		}
		roll.Round = r.ID
		return tx.PutRoll(&roll)
	})
	w.rounds = append(w.rounds, r)
	return &w.rounds[len(w.rounds)-1]
}

func (w *ward) close(r *store.Round) {
	w.now = r.Closes
	r.Phase, r.ClosedAt = store.Closed, w.now
	w.update(func(tx *store.Tx) error { return tx.PutRound(r) })
}

// say records a member's word; member counts from 1.
func (w *ward) say(r *store.Round, member, criterion int, status store.Status, change ...func(*store.Reply)) store.Reply {
	w.now = w.now.Add(time.Second)
	reply := store.Reply{Committee: w.c.ID, Round: r.ID, Subject: store.SubjectOf("tc", criterion), Member: store.MemberID(member),
		Status: status, Said: w.now, Means: store.ByText}
	for _, f := range change {
		f(&reply)
	}
	w.update(func(tx *store.Tx) error { return tx.AddReply(&reply) })
	return reply
}
