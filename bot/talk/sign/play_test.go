package sign_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/extend"
	"giaoban/bot/talk/plans"
	"giaoban/bot/talk/round"
	"giaoban/bot/talk/sign"
	"giaoban/bot/talk/talktest"
	"giaoban/bot/talk/task"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// play is a committee on a Friday at 16:05, its round closed: Bảo chairs, Hạnh is his deputy, Lan and Mai are secretaries, Hùng
// answers for criterion 3 and has said that he is stuck.
type play struct {
	*talktest.Stage
	round store.Round
}

func newPlay(t testing.TB) *play {
	t.Helper()
	p := &play{Stage: talktest.New(t, func(m talk.Menus, leave talktest.Leave) []talk.Flow {
		return []talk.Flow{extend.Flow(), sign.Flow(), task.Flow(calendar.Default()), round.Flow(), talktest.Cancel(leave)}
	})}
	p.Update(func(tx *store.Tx) {
		c := store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		require.NoError(t, tx.PutCommittee(&c))
		for n, name := range []string{"Quy hoạch", "Giao thông", "Môi trường"} {
			require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: n + 1, Name: name}))
		}
		require.NoError(t, plans.Default(tx, c, calendar.Default()))
		p.seat(tx, 1, "Bảo", store.Chair)
		p.seat(tx, 1, "Hạnh", store.Deputy)
		p.seat(tx, 1, "Lan", store.Secretary)
		p.seat(tx, 1, "Mai", store.Secretary)
		hung := p.seat(tx, 1, "Hùng", store.Plain)
		m, err := tx.Member(1, hung)
		require.NoError(t, err)
		m.Post = "công chức môi trường"
		m.Charges = []store.Charge{{Subject: "tc3", Lead: true, From: tx.Now()}}
		require.NoError(t, tx.PutMember(&m))
	})
	p.Says("Hùng", "tc3 vướng, thiếu xe gom hẻm 45")
	p.Now = time.Date(2026, 11, 27, 16, 5, 0, 0, store.HoChiMinh)
	p.Update(func(tx *store.Tx) {
		all, err := tx.Rounds(1)
		require.NoError(t, err)
		p.round = all[0]
		p.round.Phase, p.round.ClosedAt = store.Closed, p.Now
		require.NoError(t, tx.PutRound(&p.round))
		expected, err := tx.WhoAnswers(store.Plan{Committee: 1}, store.Round{})
		require.NoError(t, err)
		require.NoError(t, tx.PutRoll(&store.Roll{Committee: 1, Round: p.round.ID, Expected: expected}))
	})
	p.Script.Reset()
	return p
}

func (p *play) seat(tx *store.Tx, c store.CommitteeID, name string, role store.Role) store.MemberID {
	who, err := tx.PersonOf(talktest.Account(name))
	if err != nil {
		require.ErrorIs(p, err, store.ErrNotFound)
		who = store.Person{Account: talktest.Account(name), Chat: talktest.Account(name), Lang: store.Vietnamese, Consent: store.Consent{At: tx.Now(), Version: "1"}}
		require.NoError(p, tx.PutPerson(&who))
	}
	m := store.Member{Committee: c, Person: who.ID, Name: name, Call: name, Role: role, From: tx.Now()}
	require.NoError(p, tx.PutMember(&m))
	return m.ID
}

// report is the newest of the committee.
func (p *play) report() store.Report {
	p.Helper()
	all := p.reports()
	require.NotEmpty(p, all)
	return all[len(all)-1]
}

func (p *play) reports() (all []store.Report) {
	p.Helper()
	p.View(func(tx *store.ReadTx) {
		var err error
		all, err = tx.Reports(1)
		require.NoError(p, err)
	})
	return all
}

// minute turns the clock by one: what is done in the same instant cannot be told apart.
func (p *play) minute() { p.Turn(time.Minute) }

// letter gives the committee a letterhead.
func (p *play) letter(l store.Letter) {
	p.Helper()
	p.Update(func(tx *store.Tx) {
		c, err := tx.Committee(1)
		require.NoError(p, err)
		c.Letter = l
		require.NoError(p, tx.PutCommittee(&c))
	})
}

// unreachable has a person block us.
func (p *play) unreachable(name string) {
	p.Helper()
	p.Update(func(tx *store.Tx) {
		who, err := tx.PersonOf(talktest.Account(name))
		require.NoError(p, err)
		who.Unreachable = tx.Now()
		require.NoError(p, tx.PutPerson(&who))
	})
}
