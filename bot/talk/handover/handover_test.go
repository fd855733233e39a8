package handover_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/handover"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

const (
	lan  = "Trần Thị Lan"
	hung = "Nguyễn Văn Hùng"
	minh = "Lê Minh"
)

// newStage is a committee in which Hùng leads criterion 3 and two tasks, and the head of khu phố 5 a third.
func newStage(t *testing.T) (*talktest.Stage, store.CommitteeID) {
	s := talktest.New(t, func(_ talk.Menus, drop talktest.Leave) []talk.Flow {
		return []talk.Flow{handover.Flow(), talktest.Cancel(drop)}
	})
	c := store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
	s.Update(func(tx *store.Tx) {
		require.NoError(t, tx.PutCommittee(&c))
		require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: 3, Name: "Môi trường"}))
		require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: 4, Name: "An ninh trật tự"}))
		require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: c.ID, Number: 5, Name: "khu phố 5"}))
		for _, m := range []store.Member{
			{Name: lan, Call: "Lan", Role: store.Secretary},
			{Name: hung, Call: "Hùng", Role: store.Plain, Charges: []store.Charge{{Subject: "tc3", Lead: true, From: s.Now}}},
			{Name: minh, Call: "Minh", Role: store.Plain},
			{Name: "Phạm Thị Liên", Call: "Liên", Role: store.Head, Charges: []store.Charge{{Subject: "kp5", Lead: true, From: s.Now}}},
		} {
			m.Committee, m.From = c.ID, s.Now
			p := store.Person{Account: talktest.Account(m.Name), Chat: talktest.Account(m.Name), Lang: store.Vietnamese, Consent: store.Consent{At: s.Now, Version: "1"}}
			require.NoError(t, tx.PutPerson(&p))
			m.Person = p.ID
			require.NoError(t, tx.PutMember(&m))
		}
		for _, p := range []store.Party{{Name: hung, Member: 2}, {Name: hung, Member: 2}, {Name: "khu phố 5", Neighbourhood: 5}} {
			p.Lead, p.From = true, s.Now
			require.NoError(t, tx.PutTask(&store.Task{Committee: c.ID, Work: "Lắp pa nô", Parties: []store.Party{p}, Deadline: store.Deadline{Day: "2026-12-04", Version: 1}}))
		}
	})
	return s, c.ID
}

// holds are the members that answer for a subject at an instant.
func holds(s *talktest.Stage, c store.CommitteeID, subject store.Subject, at time.Time) (names []string) {
	s.Now = at
	s.View(func(tx *store.ReadTx) {
		all, err := tx.MembersIn(c)
		require.NoError(s, err)
		for _, m := range all {
			ok, err := tx.Holds(m, subject)
			require.NoError(s, err)
			if ok {
				names = append(names, m.Call)
			}
		}
	})
	return names
}

// TestAllOfSomebodysWorkFromADayOn: until that day it is the old one's, from then on the new one's, and the past stays.
func TestAllOfSomebodysWorkFromADayOn(t *testing.T) {
	s, c := newStage(t)
	before := s.Now
	said := s.Says(lan, "/bangiao Hùng cho Minh từ 1/12")
	for _, want := range []string{"Từ thứ Ba 1/12/2026", "từ " + hung, "sang " + minh, "tiêu chí 3", "V1", "V2"} {
		assert.Contains(t, said, want)
	}
	assert.NotContains(t, said, "V3")
	s.Restart()
	s.Says(lan, "đúng")
	assert.Contains(t, s.Hears(minh), "đồng chí phụ trách thay "+hung)
	assert.Contains(t, s.Hears(hung), "không hỏi đồng chí nữa")
	assert.Contains(t, s.Says(lan, "đúng"), "Nút này đã cũ", "a second yes passes nothing on")
	first := time.Date(2026, 12, 1, 0, 0, 0, 0, store.HoChiMinh)
	for _, subject := range []store.Subject{"tc3", "V1", "V2"} {
		assert.Equal(t, []string{"Hùng"}, holds(s, c, subject, before.Add(time.Hour)), subject)
		assert.Equal(t, []string{"Hùng"}, holds(s, c, subject, first.Add(-time.Second)), subject)
		assert.Equal(t, []string{"Minh"}, holds(s, c, subject, first), subject)
	}
	s.Golden("all_from_a_day_on")
}

// TestOneThingAtATime: a criterion nobody has, a task, a khu phố whose tasks go with it.
func TestOneThingAtATime(t *testing.T) {
	s, c := newStage(t)
	s.Says(lan, "bàn giao tiêu chí 4 cho Hùng")
	s.Presses(lan, "Đúng")
	assert.Equal(t, []string{"Hùng"}, holds(s, c, "tc4", s.Now))
	s.Says(lan, "/bangiao V1 cho đồng chí Minh")
	s.Presses(lan, "Đúng")
	assert.Equal(t, []string{"Minh"}, holds(s, c, "V1", s.Now))
	assert.Equal(t, []string{"Hùng"}, holds(s, c, "V2", s.Now))
	s.Says(lan, "/bangiao kp5 cho Minh")
	s.Presses(lan, "Đúng")
	assert.Equal(t, []string{"Minh"}, holds(s, c, "V3", s.Now), "what a khu phố leads goes with its head")
	assert.Contains(t, s.Says(lan, "/bangiao tc4 của Minh cho Lan"), "không do "+minh)
}

// TestWhatCannotBe is answered with what is wrong, and nothing changes.
func TestWhatCannotBe(t *testing.T) {
	s, c := newStage(t)
	for said, want := range map[string]string{
		"/bangiao":                          "Gõ ví dụ",
		"/bangiao Hùng cho Lan từ 1/1/2026": "đã qua",
		"/bangiao tc12 cho Lan":             "không có tc12",
		"/bangiao V99 cho Lan":              "không có V99",
		"/bangiao Phượng cho Lan":           "không có “phuong”",
		"/bangiao tc3 cho Hùng":             "đang do " + hung,
		"/bangiao Minh cho Lan":             "không phụ trách",
	} {
		assert.Contains(t, s.Says(lan, said), want, said)
	}
	assert.Contains(t, s.Says(hung, "/bangiao tc3 cho Lan"), "thư ký")
	s.Forges(hung, "bg:ok")
	assert.Equal(t, []string{"Hùng"}, holds(s, c, "tc3", s.Now))
}
