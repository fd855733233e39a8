package missing_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/missing"
	"giaoban/bot/talk/plans"
	"giaoban/bot/talk/round"
	"giaoban/bot/talk/talktest"
	"giaoban/schedule"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// play is a committee with the real flows and the real sweeper: Bảo chairs, Lan is secretary, Hùng, Minh and Nga answer for
// criteria 1, 2 and 3, Tư for khu phố 1 without an account, Phúc (criterion 5) is on leave, Yến (criterion 4) has blocked us.
type play struct {
	*talktest.Stage
	sweeper *schedule.Sweeper
}

func newPlay(t testing.TB) *play {
	t.Helper()
	p := &play{Stage: talktest.New(t, func(_ talk.Menus, leave talktest.Leave) []talk.Flow {
		return []talk.Flow{missing.Flow(), round.Flow(), talktest.Cancel(leave)}
	})}
	p.sweeper = schedule.New(p.DB, schedule.Options{Log: zerolog.Nop()})
	p.Update(func(tx *store.Tx) {
		c := store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		require.NoError(t, tx.PutCommittee(&c))
		for n, name := range []string{"Quy hoạch", "Giao thông", "Môi trường", "An ninh", "Thông tin"} {
			require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: n + 1, Name: name}))
		}
		for n := range 2 {
			require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: c.ID, Number: n + 1, Name: fmt.Sprint(n + 1), From: tx.Now()}))
		}
		require.NoError(t, plans.Default(tx, c, calendar.Default()))
		p.seat(tx, "Bảo", store.Chair)
		p.seat(tx, "Lan", store.Secretary)
		p.seat(tx, "Hùng", store.Plain, "tc1", "kp2")
		p.seat(tx, "Minh", store.Plain, "tc2")
		p.seat(tx, "Nga", store.Plain, "tc3")
		tu := p.seat(tx, "Tư", store.Head, "kp1")
		tu.Person, tu.Phone = 0, "0900000009"
		require.NoError(t, tx.PutMember(&tu))
		yen := p.seat(tx, "Yến", store.Plain, "tc4")
		who, err := tx.Person(yen.Person)
		require.NoError(t, err)
		who.Unreachable = tx.Now()
		require.NoError(t, tx.PutPerson(&who))
		phuc := p.seat(tx, "Phúc", store.Plain, "tc5")
		require.NoError(t, tx.PutAbsence(&store.Absence{Committee: c.ID, Member: phuc.ID, First: "2026-11-20", Last: "2026-12-31"}))
		require.NoError(t, tx.SignOfLife("tg"))
	})
	return p
}

func (p *play) seat(tx *store.Tx, name string, role store.Role, subjects ...string) store.Member {
	who := store.Person{Account: talktest.Account(name), Chat: talktest.Account(name), Lang: store.Vietnamese, Consent: store.Consent{At: tx.Now(), Version: "1"}}
	require.NoError(p, tx.PutPerson(&who))
	m := store.Member{Committee: 1, Person: who.ID, Name: name, Call: name, Role: role, From: tx.Now()}
	for _, s := range subjects {
		m.Charges = append(m.Charges, store.Charge{Subject: store.Subject(s), Lead: true, From: tx.Now()})
	}
	require.NoError(p, tx.PutMember(&m))
	return m
}

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, store.HoChiMinh)
	if err != nil {
		panic(err)
	}
	return t
}

// goTo turns the clock, five minutes at a time, with the machine and the platform up and everything delivered.
func (p *play) goTo(s string) {
	p.Helper()
	for end := at(s); p.Now.Before(end); {
		p.Now = p.Now.Add(5 * time.Minute)
		if p.Now.After(end) {
			p.Now = end
		}
		p.Update(func(tx *store.Tx) { require.NoError(p, tx.SignOfLife("tg")) })
		_, err := p.sweeper.Sweep(context.Background())
		require.NoError(p, err)
		p.Turn(0)
	}
	fmt.Fprintf(&p.Script, "== %s\n", s)
}

// plan adds a plan with its first round.
func (p *play) plan(plan store.Plan, r store.Round) store.Round {
	p.Helper()
	p.Update(func(tx *store.Tx) {
		plan.Committee, plan.Window = 1, 2*time.Hour
		require.NoError(p, tx.PutPlan(&plan))
		r.Committee, r.Plan, r.Phase = 1, plan.ID, store.Upcoming
		r.Nominal, r.FirstDay, r.LastDay = r.Opens, r.Opens.Format("2006-01-02"), r.Opens.Format("2006-01-02")
		require.NoError(p, tx.AddUpcoming(&plan, &r))
	})
	return r
}

// heard is what each of the people was told since they last did something, "" for nothing.
func (p *play) heard(names ...string) map[string]string {
	all := map[string]string{}
	for _, n := range names {
		if s := p.Hears(n); s != "" {
			all[n] = s
		}
	}
	return all
}
