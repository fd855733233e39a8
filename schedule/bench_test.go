package schedule

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// The country of design 8: 3,321 communes with 302 open tasks each are a million.
const (
	benchCommittees = 3321
	benchTasks      = 302
	benchMembers    = 50
)

// country builds the file. Every deadline lies ahead, spread over 90 days, so that some thousand tasks fire each morning.
func country(b *testing.B) (path string, morning time.Time) {
	b.Helper()
	now := at("2026-11-23 09:00")
	path = filepath.Join(b.TempDir(), "country.db")
	db, err := store.Open(path, store.Options{Now: func() time.Time { return now }, Unsafe: true})
	require.NoError(b, err)
	defer func() {
		require.NoError(b, db.Close())
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		require.NoError(b, err)
		require.NoError(b, f.Sync()) // or the first commit that is measured would wait for all of this
		require.NoError(b, f.Close())
	}()
	today := calendar.DateOf(now)
	from := time.Now()
	for first := 0; first < benchCommittees; first += 20 {
		require.NoError(b, db.Update(func(tx *store.Tx) error {
			for i := first; i < min(first+20, benchCommittees); i++ {
				if err := commune(tx, i, today); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	b.Logf("%d open tasks written in %v", benchCommittees*benchTasks, time.Since(from).Round(time.Second))
	return path, now
}

func commune(tx *store.Tx, i int, today calendar.Date) error {
	c := store.Committee{Name: fmt.Sprintf("Ban Chỉ đạo xã %d", i), Zone: "Asia/Ho_Chi_Minh", Lang: store.Vietnamese}
	if err := tx.PutCommittee(&c); err != nil {
		return err
	}
	var lead []store.MemberID
	for n := range benchMembers {
		p := store.Person{Account: fmt.Sprintf("tg/%d-%d", i, n), Chat: fmt.Sprintf("tg/%d-%d", i, n), Lang: store.Vietnamese}
		if err := tx.PutPerson(&p); err != nil {
			return err
		}
		m := store.Member{Committee: c.ID, Person: p.ID, Name: fmt.Sprintf("Người %d", n), Call: fmt.Sprintf("Người %d", n), Role: store.Plain}
		if n == 0 {
			m.Role = store.Secretary
		}
		if err := tx.PutMember(&m); err != nil {
			return err
		}
		lead = append(lead, m.ID)
	}
	for n := range benchTasks {
		t := store.Task{Committee: c.ID, Number: n + 1, Version: 1, Work: "Hoàn thiện hồ sơ tiêu chí và báo cáo kết quả thực hiện", Given: tx.Now(),
			Parties: []store.Party{{Name: "người", Member: lead[n%benchMembers], Lead: true, From: tx.Now()}}}
		due := today.AddDays(2 + (i+n)%89)
		t.SetDeadline(store.Deadline{Day: due.String(), Op: "by"})
		if err := tx.PutTask(&t); err != nil {
			return err
		}
		// As Sweep would leave it: seen, and due at its first slot.
		if err := tx.PutLadder(&store.Ladder{Committee: c.ID, Task: t.Number, Version: 1, Through: today.String()}); err != nil {
			return err
		}
		if err := tx.SetDue(store.DueTask, t.DueKey(), firstDue(c, t)); err != nil {
			return err
		}
	}
	return nil
}

var days = calendar.Default()

// firstDue is a minute before the first slot.
func firstDue(c store.Committee, t store.Task) time.Time {
	l := plan.Ladder{Given: t.Given, Deadline: t.Deadline, Rules: c.TaskRules(), Loc: store.HoChiMinh, Cal: days}
	s, _ := l.Next(calendar.DateOf(t.Given.In(store.HoChiMinh)))
	return s.At.Add(-gather)
}

// nextMorning is 07:30 of the next working day.
func nextMorning(now time.Time) time.Time {
	return days.NextWorkingDay(calendar.DateOf(now.In(store.HoChiMinh))).At(7, 30, store.HoChiMinh)
}

// deliver empties the outbox.
func deliver(b *testing.B, db *store.DB) {
	b.Helper()
	require.NoError(b, db.Update(func(tx *store.Tx) error {
		heads, err := tx.JobHeads()
		if err != nil {
			return err
		}
		for _, h := range heads {
			j, err := tx.Job(h.ID)
			if err != nil {
				return err
			}
			if err := tx.DropJob(j); err != nil {
				return err
			}
		}
		return nil
	}))
}

func BenchmarkTasks1M(b *testing.B) {
	path, now := country(b)
	clock := func() time.Time { return now }
	b.Run("start", func(b *testing.B) {
		for b.Loop() {
			db, err := store.Open(path, store.Options{Now: clock, Unsafe: true})
			require.NoError(b, err)
			_, err = New(db, Options{Log: zerolog.Nop(), Calendar: days}).Sweep(context.Background())
			require.NoError(b, err)
			require.NoError(b, db.Close())
		}
	})
	// From here on every commit is synced, and timed: while one runs, an answer waits.
	last, longest, commits := time.Now(), time.Duration(0), 0
	db, err := store.Open(path, store.Options{Now: clock, Probe: func(p store.Point) {
		if p == store.AfterCommit {
			longest, last, commits = max(longest, time.Since(last)), time.Now(), commits+1
		}
	}})
	require.NoError(b, err)
	defer func() { require.NoError(b, db.Close()) }()
	s := New(db, Options{Log: zerolog.Nop(), Calendar: days})
	b.Run("find-due", func(b *testing.B) {
		for b.Loop() {
			require.NoError(b, db.View(func(tx *store.ReadTx) error {
				require.Len(b, tx.DueBy(now.AddDate(0, 1, 0), batch), batch)
				return nil
			}))
		}
	})
	b.Run("tick-with-nothing-due", func(b *testing.B) {
		for b.Loop() {
			n, err := s.Sweep(context.Background())
			require.NoError(b, err)
			require.Zero(b, n)
		}
	})
	// Mornings: all that fires on a working day, in commits of a hundred.
	b.Run("morning", func(b *testing.B) {
		fired := 0
		longest, commits = 0, 0
		for b.Loop() {
			now = nextMorning(now)
			last = time.Now()
			n, err := s.Sweep(context.Background())
			require.NoError(b, err)
			fired += n
			b.StopTimer()
			deliver(b, db)
			b.StartTimer()
		}
		b.ReportMetric(float64(fired)/float64(b.N), "tasks/op")
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(max(1, fired)), "µs/task")
		b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(max(1, commits)), "ms/commit")
		b.ReportMetric(float64(longest.Milliseconds()), "ms-longest-commit")
	})
}
