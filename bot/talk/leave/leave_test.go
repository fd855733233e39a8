package leave_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/leave"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

// newStage is a committee of a secretary, three members who have joined and one without an account.
func newStage(t *testing.T) (*talktest.Stage, store.CommitteeID) {
	s := talktest.New(t, func(_ talk.Menus, drop talktest.Leave) []talk.Flow {
		return []talk.Flow{leave.Flow(), talktest.Cancel(drop)}
	})
	c := store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
	s.Update(func(tx *store.Tx) {
		require.NoError(t, tx.PutCommittee(&c))
		require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: 3, Name: "Môi trường"}))
		for _, m := range []store.Member{
			{Name: "Trần Thị Lan", Call: "Lan", Role: store.Secretary},
			{Name: "Nguyễn Văn Hùng", Call: "Hùng", Role: store.Plain, Charges: []store.Charge{{Subject: "tc3", Lead: true, From: s.Now}}},
			{Name: "Lê Minh", Call: "Minh", Role: store.Plain},
			{Name: "Phạm Minh", Call: "Minh", Role: store.Plain, Post: "công an"},
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
	})
	return s, c.ID
}

const (
	hung = "Nguyễn Văn Hùng"
	lan  = "Trần Thị Lan"
)

func absences(s *talktest.Stage, c store.CommitteeID) (all []store.Absence) {
	s.View(func(tx *store.ReadTx) {
		var err error
		all, err = tx.Absences(c)
		require.NoError(s, err)
	})
	return all
}

// TestALeaveFromBeginningToEnd: asked for in one sentence, corrected, saved, told, seen by the roll, taken back.
func TestALeaveFromBeginningToEnd(t *testing.T) {
	s, c := newStage(t)
	assert.Contains(t, s.Says(hung, "nghỉ tay đã"), "chưa rõ")
	assert.Contains(t, s.Says(hung, "xin nghỉ từ 27/11 đến 30/11, Minh thay"), "có 2 người")
	said := s.Says(hung, "xin nghi tu 27/11 den 30/11, minh cong an thay")
	assert.Contains(t, said, "từ thứ Sáu 27/11 đến hết thứ Hai 30/11/2026 (4 ngày)")
	assert.Contains(t, said, "Người thay: Phạm Minh")
	assert.Empty(t, absences(s, c), "nothing holds before it is said back")
	s.Restart()
	assert.Contains(t, s.Says(hung, "Lê Minh thay"), "Người thay: Lê Minh")
	s.Says(hung, "đúng")
	require.Len(t, absences(s, c), 1)
	assert.Contains(t, s.Hears("Lê Minh"), "nhờ đồng chí thay")
	assert.Contains(t, s.Hears(lan), hung+" nghỉ")
	assert.Empty(t, s.Hears("Phạm Minh"))
	s.Says(hung, "đúng")
	assert.Len(t, absences(s, c), 1, "a second yes adds nothing")
	s.Turn(24 * time.Hour)
	s.View(func(tx *store.ReadTx) {
		roll, err := tx.WhoAnswers(store.Plan{Committee: c}, store.Round{})
		require.NoError(t, err)
		require.Len(t, roll, 1)
		assert.Equal(t, s.Member("Lê Minh").ID, roll[0].Member)
	})
	assert.Contains(t, s.Says(hung, "/nghi"), "Lê Minh thay")
	s.Presses(hung, "Bỏ lịch nghỉ 27/11")
	assert.False(t, absences(s, c)[0].Cancelled.IsZero())
	assert.Contains(t, s.Hears("Lê Minh"), "không phải thay nữa")
	s.Golden("from_beginning_to_end")
}

// TestWhatCannotBe is answered with what is wrong, and nothing is noted.
func TestWhatCannotBe(t *testing.T) {
	s, c := newStage(t)
	for said, want := range map[string]string{
		"/nghi 31/2": "chưa rõ nghỉ ngày nào",
		"/nghi từ 28/11/2026 đến 27/11/2026": "Ngày cuối đang đứng trước",
		"/nghi từ 1/11/2026 đến 3/11/2026":   "đã qua",
		"/nghi thứ Sáu, Phượng thay":         "không có “phuong",
		"/nghi Lan từ 27/11 đến 28/11":       "thư ký",
		"/nghi từ 27/11/2026 đến 27/11/2029": "dưới một năm",
		"/nghi thứ Sáu, Hùng thay":           "không có “hung",
		"/nghi bao giờ cũng được":            "chưa rõ",
	} {
		assert.Contains(t, s.Says(hung, said), want, said)
	}
	s.Says(hung, "/huy")
	assert.Contains(t, s.Forges(hung, "ng:ok"), "")
	s.Forges(hung, "ng:x:1:99")
	s.Forges(hung, "ng:x:99:1")
	assert.Empty(t, absences(s, c))
}

// TestTheSecretaryNotesSomebodysLeave: the one it is about is told; a stranger to it may not take it back.
func TestTheSecretaryNotesSomebodysLeave(t *testing.T) {
	s, c := newStage(t)
	said := s.Says(lan, "/nghi Hùng từ 27/11 đến 30/11, Nga thay")
	assert.Contains(t, said, "chưa nối với bot")
	s.Presses(lan, "Đúng")
	require.Len(t, absences(s, c), 1)
	assert.Contains(t, s.Hears(hung), "Đỗ Thị Nga thay")
	assert.Contains(t, s.Forges("Phạm Minh", "ng:x:1:1"), "")
	assert.True(t, absences(s, c)[0].Cancelled.IsZero(), "who has no part in it cannot take it back")
	s.Says(lan, "/nghi Nga thứ Sáu, không ai thay")
	s.Says(lan, "ok")
	assert.Len(t, absences(s, c), 2)
	assert.Contains(t, s.Says(lan, "/nghi"), "Đỗ Thị Nga")
}
