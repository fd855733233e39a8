package postpone_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/plans"
	"giaoban/bot/talk/postpone"
	"giaoban/bot/talk/talktest"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

const (
	lan  = "Trần Thị Lan"
	hung = "Nguyễn Văn Hùng"
	lien = "Phạm Thị Liên"
)

// newStage is a committee with its Friday round, three tasks of the week and one of the next.
func newStage(t *testing.T) (*talktest.Stage, store.CommitteeID) {
	s := talktest.New(t, func(_ talk.Menus, drop talktest.Leave) []talk.Flow {
		return []talk.Flow{postpone.Flow(), talktest.Cancel(drop)}
	})
	c := store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese,
		Group: store.Group{Chat: "g/1", Title: "Nhóm"}}
	s.Update(func(tx *store.Tx) {
		require.NoError(t, tx.PutCommittee(&c))
		require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: 3, Name: "Môi trường"}))
		for _, m := range []store.Member{
			{Name: lan, Call: "Lan", Role: store.Secretary},
			{Name: hung, Call: "Hùng", Role: store.Plain, Charges: []store.Charge{{Subject: "tc3", Lead: true, From: s.Now}}},
			{Name: lien, Call: "Liên", Role: store.Plain},
			{Name: "Đỗ Thị Nga", Call: "Nga", Role: store.Plain},
		} {
			m.Committee, m.From = c.ID, s.Now
			if m.Call != "Nga" {
				p := store.Person{Account: talktest.Account(m.Name), Chat: talktest.Account(m.Name), Lang: store.Vietnamese, Consent: store.Consent{At: s.Now, Version: "1"}}
				require.NoError(t, tx.PutPerson(&p))
				m.Person = p.ID
			}
			require.NoError(t, tx.PutMember(&m))
		}
		for i, day := range []string{"2026-11-27", "2026-11-28", "2026-11-29", "2026-12-03"} {
			d := store.Deadline{Phrase: "trước " + day, Op: store.OpBefore, Day: day, Version: 1}
			require.NoError(t, tx.PutTask(&store.Task{Committee: c.ID, Work: "Dọn kênh", Deadline: d, First: d,
				Parties: []store.Party{{Name: "x", Member: store.MemberID(2 + i%3), Lead: true, From: s.Now}}}))
		}
		require.NoError(t, plans.Default(tx, c, calendar.Default()))
	})
	return s, c.ID
}

func days(s *talktest.Stage, c store.CommitteeID) (all []string) {
	s.View(func(tx *store.ReadTx) {
		list, err := tx.Tasks(c)
		require.NoError(s, err)
		for _, t := range list {
			all = append(all, t.Deadline.Day)
			assert.Less(s, t.First.Day, "2026-12-04", "the first deadline stays on record")
		}
	})
	return all
}

func upcoming(s *talktest.Stage, c store.CommitteeID) (r store.Round) {
	s.View(func(tx *store.ReadTx) {
		all, err := tx.Rounds(c)
		require.NoError(s, err)
		require.Len(s, all, 1)
		r = all[0]
		assert.True(s, tx.DueAt(store.DueRound, r.DueKey()).Equal(r.Opens))
	})
	return r
}

// TestAStormMovesTheWeek: the round joins the next, the deadlines move a week, and each person is told once.
func TestAStormMovesTheWeek(t *testing.T) {
	s, c := newStage(t)
	said := s.Says(lan, "/hoan cả tuần này vì bão số 9")
	for _, want := range []string{"vì bão số 9", "Báo cáo tuần: 14:00 thứ Sáu 27/11 → 14:00 thứ Sáu 4/12, gộp", "V1", "V2", "V3", "3 người"} {
		assert.Contains(t, said, want)
	}
	assert.NotContains(t, said, "V4")
	assert.Equal(t, []string{"2026-11-27", "2026-11-28", "2026-11-29", "2026-12-03"}, days(s, c), "nothing moves before the yes")
	s.Restart()
	said = s.Says(lan, "hoãn")
	assert.Contains(t, said, "gọi điện giúp: Đỗ Thị Nga")
	assert.Equal(t, []string{"2026-12-04", "2026-12-05", "2026-12-06", "2026-12-03"}, days(s, c))
	r := upcoming(s, c)
	assert.Equal(t, "2026-12-04", r.LastDay)
	assert.Equal(t, "2026-11-21", r.FirstDay, "the period of the week that was not held is reported on later")
	told := s.Hears(hung)
	assert.Contains(t, told, "Báo cáo tuần")
	assert.Contains(t, told, "V1")
	assert.NotContains(t, told, "V2", "each is told of his own")
	assert.NotContains(t, s.Hears(lien), "Báo cáo tuần")
	assert.NotContains(t, s.Hears("g/1"), "V1", "the group sees no tasks")
	assert.Empty(t, s.Hears(hung), "once")
	s.Says(lan, "hoãn")
	assert.Equal(t, "2026-12-04", days(s, c)[0], "a second yes moves nothing")
	s.Golden("storm")
}

func TestOneThing(t *testing.T) {
	s, c := newStage(t)
	s.Says(lan, "/hoan V1 đến thứ Sáu tuần sau")
	s.Presses(lan, "Hoãn")
	assert.Equal(t, "2026-12-04", days(s, c)[0])
	s.Says(lan, "hoan bao cao den thu hai vi mat dien")
	s.Presses(lan, "Hoãn")
	r := upcoming(s, c)
	assert.True(t, r.Opens.Equal(time.Date(2026, 11, 30, 14, 0, 0, 0, store.HoChiMinh)))
	assert.Equal(t, 2*time.Hour, r.Closes.Sub(r.Opens))
}

// TestTwoOfficers: the second is shown what the first has changed before anything moves.
func TestTwoOfficers(t *testing.T) {
	s, c := newStage(t)
	s.Says(lan, "/hoan cả tuần này")
	s.Update(func(tx *store.Tx) {
		task, err := tx.Task(c, 1)
		require.NoError(t, err)
		task.SetDeadline(store.Deadline{Day: "2026-11-28", Phrase: "28/11"})
		require.NoError(t, tx.PutTask(&task))
	})
	assert.Contains(t, s.Says(lan, "1"), "vừa đổi")
	assert.Equal(t, "2026-11-28", days(s, c)[0])
	s.Says(lan, "1")
	assert.Equal(t, "2026-12-05", days(s, c)[0])
}

// TestTheRoundAfterTheNext cannot be moved yet, and that is said.
func TestTheRoundAfterTheNext(t *testing.T) {
	s, _ := newStage(t)
	said := s.Says(lan, "/hoan cả tuần sau")
	assert.Contains(t, said, "V4")
	assert.Contains(t, said, "Báo cáo tuần 14:00 thứ Sáu 4/12 chỉ hoãn được sau khi kỳ trước chốt")
}

func TestWhatCannotBe(t *testing.T) {
	s, c := newStage(t)
	before := days(s, c)
	for said, want := range map[string]string{
		"/hoan":                   "Hai tuần tới có",
		"/hoan cái kia":           "chưa rõ",
		"/hoan V1":                "đến ngày nào",
		"/hoan V1 đến 31/2":       "đến ngày nào",
		"/hoan V99 đến thứ Sáu":   "chưa có trong",
		"/hoan V4 đến 1/12":       "phải sau ngày ấy",
		"/hoan báo cáo đến 26/11": "phải sau",
	} {
		assert.Contains(t, s.Says(lan, said), want, said)
	}
	assert.Contains(t, s.Says(hung, "/hoan cả tuần này"), "thư ký")
	s.Forges(hung, "ho:ok")
	assert.Equal(t, before, days(s, c))
}
