package agenda_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/agenda"
	"giaoban/bot/talk/talktest"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// ward is a committee on a stage: chair Bảo, deputy Vân, secretary Lan, members Hùng and Sơn, heads Tâm (khu phố 3), Nhàn
// (khu phố 5) and Cần (khu phố 9), who has no account.
type ward struct {
	*talktest.Stage
	c store.Committee
}

func newWard(t *testing.T) *ward {
	t.Helper()
	w := &ward{Stage: talktest.New(t, func(talk.Menus, talktest.Leave) []talk.Flow {
		return []talk.Flow{agenda.Flow(calendar.Default())}
	})}
	w.Update(func(tx *store.Tx) {
		w.c = store.Committee{Name: "Ban Chỉ đạo phường Hoa Mai", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese,
			Group: store.Group{Chat: "nhóm"}}
		require.NoError(t, tx.PutCommittee(&w.c))
		for n, name := range []string{"Quy hoạch", "Giao thông", "Môi trường", "An ninh"} {
			require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: w.c.ID, Number: n + 1, Name: name}))
		}
		for _, n := range []int{3, 5, 9} {
			require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: w.c.ID, Number: n, Name: string(rune('0' + n))}))
		}
		require.NoError(t, tx.PutNeighbourhood(&store.Neighbourhood{Committee: w.c.ID, Number: 901, Name: "Xuân Hợp"}))
		w.join(tx, "Bảo", store.Chair)
		w.join(tx, "Vân", store.Deputy)
		w.join(tx, "Lan", store.Secretary)
		w.join(tx, "Hùng", store.Plain, "tc3")
		w.join(tx, "Sơn", store.Plain, "tc4")
		w.join(tx, "Tâm", store.Head, "kp3")
		w.join(tx, "Nhàn", store.Head, "kp5")
		w.join(tx, "", store.Head, "kp9")
		p := store.Plan{Committee: w.c.ID, Name: "Báo cáo tuần", Cron: "0 14 * * 5", Window: 2 * time.Hour}
		require.NoError(t, tx.PutPlan(&p))
		r := store.Round{Committee: w.c.ID, Plan: p.ID, Nominal: at("2026-11-27 14:00"), Opens: at("2026-11-27 14:00"), Closes: at("2026-11-27 16:00"),
			FirstDay: "2026-11-21", LastDay: "2026-11-27", Phase: store.Upcoming}
		require.NoError(t, tx.AddUpcoming(&p, &r))
	})
	return w
}

// join seats somebody; without a name it is Cần, who is reached by phone.
func (w *ward) join(tx *store.Tx, name string, role store.Role, subjects ...store.Subject) {
	m := store.Member{Committee: w.c.ID, Name: name, Call: name, Role: role}
	if name == "" {
		m.Name, m.Call, m.Post, m.Phone = "Trần Văn Cần", "Cần", "trưởng khu phố 9", "0900000009"
	} else {
		p := store.Person{Account: talktest.Account(name), Chat: talktest.Account(name), Lang: store.Vietnamese}
		require.NoError(w, tx.PutPerson(&p))
		m.Person = p.ID
	}
	for _, s := range subjects {
		m.Charges = append(m.Charges, store.Charge{Subject: s, Lead: true, From: tx.Now()})
	}
	require.NoError(w, tx.PutMember(&m))
}

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, store.HoChiMinh)
	if err != nil {
		panic(err)
	}
	return t
}

// give gives a task, two weeks ago; day is "" for no deadline.
func (w *ward) give(lead, work, day string, change ...func(*store.Task)) store.Task {
	w.Helper()
	task := store.Task{Committee: w.c.ID, Work: work, Given: w.Now.AddDate(0, 0, -14), Parties: []store.Party{w.party(lead, true)}}
	if day != "" {
		task.SetDeadline(store.Deadline{Day: day, Op: store.OpBefore, Phrase: "trước " + day})
	}
	for _, f := range change {
		f(&task)
	}
	w.Update(func(tx *store.Tx) { require.NoError(w, tx.PutTask(&task)) })
	return task
}

// party is a person, a khu phố by its number, or an organisation.
func (w *ward) party(name string, lead bool) store.Party {
	p := store.Party{Name: name, Lead: lead, From: w.Now.AddDate(0, 0, -14)}
	for n, kp := range map[string]int{"khu phố 3": 3, "khu phố 5": 5, "khu phố 9": 9} {
		if name == n {
			p.Neighbourhood = kp
			return p
		}
	}
	w.View(func(tx *store.ReadTx) {
		all, err := tx.Members(w.c.ID)
		require.NoError(w, err)
		for _, m := range all {
			if m.Call == name {
				p.Member = m.ID
			}
		}
	})
	return p
}

func (w *ward) helps(name string) func(*store.Task) {
	return func(t *store.Task) { t.Parties = append(t.Parties, w.party(name, false)) }
}

func criterion(n int) func(*store.Task) { return func(t *store.Task) { t.Criterion = n } }
func batch(n int) func(*store.Task)     { return func(t *store.Task) { t.Batch = n } }

// told records a word of a member on a task.
func (w *ward) told(who string, t store.Task, status store.Status, change ...func(*store.Reply)) {
	w.Helper()
	r := store.Reply{Committee: w.c.ID, Round: 1, Subject: t.Subject(), Member: w.Member(who).ID, Status: status, Said: w.Now, Means: store.ByText}
	for _, f := range change {
		f(&r)
	}
	w.Update(func(tx *store.Tx) { require.NoError(w, tx.AddReply(&r)) })
}

func words(s string) func(*store.Reply) { return func(r *store.Reply) { r.Text = s } }

// asks asks for more time.
func (w *ward) asks(t store.Task, day, reason string) {
	w.Helper()
	w.Update(func(tx *store.Tx) {
		require.NoError(w, tx.AskExtension(&store.Extension{Committee: w.c.ID, Task: t.Number, Wanted: store.Deadline{Day: day, Op: "by"}, Reason: reason}))
	})
}

func (w *ward) absent(who, first, last, substitute string) {
	w.Helper()
	a := store.Absence{Committee: w.c.ID, Member: w.Member(who).ID, First: first, Last: last}
	if substitute != "" {
		a.Substitute = w.Member(substitute).ID
	}
	w.Update(func(tx *store.Tx) { require.NoError(w, tx.PutAbsence(&a)) })
}
