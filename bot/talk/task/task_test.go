package task_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/talktest"
	"giaoban/bot/talk/task"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// ward is a committee at its phones: Bảo the chair, Hạnh the deputy, Lan the secretary, members with posts, heads of
// neighbourhoods, one member without an account.
type ward struct {
	*talktest.Stage
	c store.Committee
}

func newWard(t *testing.T) *ward {
	w := &ward{Stage: talktest.New(t, func(_ talk.Menus, leave talktest.Leave) []talk.Flow {
		return []talk.Flow{task.Flow(calendar.Default()), talktest.Cancel(leave)}
	})}
	w.Update(func(tx *store.Tx) {
		w.c = store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
		require.NoError(t, tx.PutCommittee(&w.c))
		for n, name := range strings.Split("Quy hoạch,Giao thông,Môi trường,An ninh trật tự,Thông tin,Việc làm,Văn hóa,Y tế,Hệ thống chính trị", ",") {
			require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: w.c.ID, Number: n + 1, Name: name}))
		}
		for n := 1; n <= 5; n++ {
			require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: w.c.ID, Number: n, Name: fmt.Sprintf("Khu phố %d", n)}))
		}
		require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: w.c.ID, Number: 6, Name: "Khu phố Xuân Hợp"}))
	})
	for _, m := range []store.Member{
		{Name: "Đỗ Bảo", Role: store.Chair}, {Name: "Vũ Thị Hạnh", Role: store.Deputy}, {Name: "Nguyễn Thị Lan", Role: store.Secretary},
		{Name: "Trần Văn Hùng", Post: "công chức môi trường"}, {Name: "Lê Văn Cường", Post: "Trưởng Công an phường"},
		{Name: "Phan Minh", Post: "công chức kế toán"}, {Name: "Đặng Thị Yến"},
		{Name: "Lý Thành", Role: store.Head, Charges: charge("kp3")}, {Name: "Hồ Bình", Role: store.Head, Charges: charge("kp5")},
		{Name: "Bùi Tư", Role: store.Head, Phone: "0900000121", Charges: charge("kp6")},
	} {
		w.seat(m)
	}
	return w
}

func charge(s store.Subject) []store.Charge { return []store.Charge{{Subject: s, Lead: true}} }

// seat puts a member on the list; all but Tư have an account.
func (w *ward) seat(m store.Member) store.Member {
	w.Update(func(tx *store.Tx) {
		words := strings.Fields(m.Name)
		m.Committee, m.Call = w.c.ID, words[len(words)-1]
		if m.Role == "" {
			m.Role = store.Plain
		}
		if m.Call != "Tư" {
			p := store.Person{Account: talktest.Account(m.Call), Chat: talktest.Account(m.Call), Lang: store.Vietnamese, Consent: store.Consent{At: w.Now, Version: "1"}}
			if old, err := tx.PersonOf(p.Account); err == nil {
				p = old
			} else {
				require.NoError(w, tx.PutPerson(&p))
			}
			m.Person = p.ID
		}
		require.NoError(w, tx.PutMember(&m))
	})
	return m
}

// task reads one; it must be there.
func (w *ward) task(n int) (found store.Task) {
	w.Helper()
	w.View(func(tx *store.ReadTx) {
		var err error
		found, err = tx.Task(w.c.ID, n)
		require.NoError(w, err)
	})
	return found
}

// tasks counts them.
func (w *ward) tasks() (n int) {
	w.View(func(tx *store.ReadTx) {
		all, err := tx.Tasks(w.c.ID)
		require.NoError(w, err)
		n = len(all)
	})
	return n
}

// give gives a task that needs no question.
func (w *ward) give(sentence string) {
	w.Helper()
	w.Says("Lan", "/giao "+sentence)
	require.Contains(w, w.Says("Lan", "giao"), "Đã giao")
	w.Turn(11 * time.Minute)
}

// says is what a member says of a task, as the round takes it down.
func (w *ward) replies(name string, n int, s store.Status, text string) {
	w.Helper()
	m := w.Member(name)
	w.Update(func(tx *store.Tx) {
		require.NoError(w, tx.AddReply(&store.Reply{Committee: w.c.ID, Round: 1, Subject: store.SubjectOf(store.KindTask, n), Member: m.ID,
			By: m.Person, Means: store.ByText, Said: w.Now, Status: s, Text: text}))
		now, err := tx.Task(w.c.ID, n)
		require.NoError(w, err)
		require.NoError(w, task.Reported(tx, now))
	})
	w.Turn(time.Second)
}

func TestGiveInOneSentence(t *testing.T) {
	w := newWard(t)
	w.Says("Lan", "/giao Hùng hoàn thiện hồ sơ tiêu chí 4 trước 4/12, phối hợp Công an phường")
	assert.Zero(t, w.tasks(), "nothing is given before it was said back")
	w.Says("Lan", "ok")
	assert.Empty(t, w.Hears("Hùng"), "he is told once, after ten minutes")
	w.Turn(5 * time.Minute)
	w.Says("Lan", "giao hung, minh don ve sinh cho")
	w.Says("Lan", "1")
	w.Says("Lan", "giao")
	w.Turn(6 * time.Minute)
	w.Presses("Hùng", "V1 đã nhận")
	w.Says("Hùng", "V2 đã nhận")
	w.Says("Lan", "V1")
	w.Says("Hùng", "v 1")
	w.Says("Yến", "V1")
	w.Says("Yến", "V99")
	w.Golden("give_one")

	got := w.task(1)
	assert.Equal(t, "hoàn thiện hồ sơ tiêu chí 4", got.Work)
	assert.Equal(t, store.Deadline{Phrase: "trước 4/12", Op: store.OpBefore, Day: "2026-12-04", Version: 1}, got.Deadline)
	assert.Equal(t, got.Deadline, got.First)
	assert.Equal(t, 4, got.Criterion)
	assert.Equal(t, w.Person("Lan").ID, got.GivenBy)
	assert.Equal(t, "Hùng hoàn thiện hồ sơ tiêu chí 4 trước 4/12, phối hợp Công an phường", got.Said)
	require.Len(t, got.Parties, 2)
	assert.Equal(t, w.Member("Hùng").ID, got.Parties[0].Member)
	assert.True(t, got.Parties[0].Lead)
	assert.Equal(t, w.Member("Cường").ID, got.Parties[1].Member)
	assert.False(t, got.Accepted.IsZero())
	assert.Equal(t, w.Member("Minh").ID, w.task(2).Parties[1].Member, "whom nobody made the lead supports")
}
