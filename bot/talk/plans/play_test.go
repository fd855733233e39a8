package plans_test

import (
	"context"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/plans"
	"giaoban/bot/talk/talktest"
	"giaoban/schedule"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

const (
	lan  = "Trần Thị Lan"
	bao  = "Lê Quốc Bảo"
	hung = "Nguyễn Văn Hùng"
	tam  = "Võ Thanh Tâm"
	nhan = "Phạm Thị Nhàn"
)

// ward is a committee on a stage with a sweeper: secretary Lan, chair Bảo, Hùng who owns criterion 3, the heads Tâm and Nhàn.
type ward struct {
	*talktest.Stage
	c store.Committee
	s *schedule.Sweeper
}

func newWard(t *testing.T) *ward {
	t.Helper()
	w := &ward{Stage: talktest.New(t, func(_ talk.Menus, drop talktest.Leave) []talk.Flow {
		return []talk.Flow{plans.Flow(), talktest.Cancel(drop)}
	})}
	w.c = w.committee("Ban Chỉ đạo phường Hoa Mai", lan)
	w.s = w.sweeper()
	return w
}

func (w *ward) sweeper() *schedule.Sweeper {
	return schedule.New(w.DB, schedule.Options{Log: zerolog.Nop()})
}

// committee makes one with its default plans; who is its secretary may have another already.
func (w *ward) committee(name, secretary string) store.Committee {
	c := store.Committee{Name: name, Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
	w.Update(func(tx *store.Tx) {
		require.NoError(w, tx.PutCommittee(&c))
		for n, name := range []string{"Quy hoạch", "Giao thông", "Môi trường, an toàn thực phẩm"} {
			require.NoError(w, tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: n + 1, Name: name}))
		}
		for n := 1; n <= 2; n++ {
			require.NoError(w, tx.PutNeighbourhood(&store.Neighbourhood{Committee: c.ID, Number: n, Name: string(rune('0' + n))}))
		}
		w.join(tx, c, secretary, store.Secretary, "")
		w.join(tx, c, bao+name[len(name)-1:], store.Chair, "")
		w.join(tx, c, hung, store.Plain, "tc3")
		w.join(tx, c, tam, store.Head, "kp1")
		w.join(tx, c, nhan, store.Head, "kp2")
		require.NoError(w, plans.Default(tx, c, calendar.Default()))
	})
	return c
}

func (w *ward) join(tx *store.Tx, c store.Committee, name string, role store.Role, charge store.Subject) {
	account := talktest.Account(name)
	p, err := tx.PersonOf(account)
	if err != nil {
		p = store.Person{Account: account, Chat: account, Lang: store.Vietnamese, Consent: store.Consent{At: w.Now, Version: "1"}}
		require.NoError(w, tx.PutPerson(&p))
	}
	m := store.Member{Committee: c.ID, Person: p.ID, Name: name, Call: name[len(name)-4:], Role: role, From: w.Now, Unit: "Công an phường"}
	if role != store.Plain {
		m.Unit = ""
	}
	if charge != "" {
		m.Charges = []store.Charge{{Subject: charge, Lead: true, From: w.Now}}
	}
	require.NoError(w, tx.PutMember(&m))
}

// goTo turns the clock on, with everything up.
func (w *ward) goTo(s string) {
	w.Helper()
	end, err := time.ParseInLocation("2006-01-02 15:04", s, store.HoChiMinh)
	require.NoError(w, err)
	for w.Now.Before(end) {
		next := w.Now.Add(10 * time.Minute)
		if at, ok := w.s.Next(); ok && at.After(w.Now) && at.Before(next) {
			next = at
		}
		if next.After(end) {
			next = end
		}
		w.Turn(next.Sub(w.Now))
		w.sweep()
	}
}

func (w *ward) sweep() {
	w.Helper()
	w.Update(func(tx *store.Tx) { require.NoError(w, tx.SignOfLife("tg")) })
	_, err := w.s.Sweep(context.Background())
	require.NoError(w, err)
	w.Turn(0)
}

func (w *ward) plan(n int) (p store.Plan) {
	w.Helper()
	w.View(func(tx *store.ReadTx) {
		all, err := tx.Plans(w.c.ID)
		require.NoError(w, err)
		require.GreaterOrEqual(w, len(all), n)
		p = all[n-1]
	})
	return p
}

func (w *ward) rounds(n int) (all []store.Round) {
	w.Helper()
	p := w.plan(n)
	w.View(func(tx *store.ReadTx) {
		list, err := tx.Rounds(w.c.ID)
		require.NoError(w, err)
		for _, r := range list {
			if r.Plan == p.ID && !r.IsRollCall() {
				all = append(all, r)
			}
		}
	})
	return all
}

// TestAMonthlyBriefing is made in one sentence, corrected by lines, and saved.
func TestAMonthlyBriefing(t *testing.T) {
	w := newWard(t)
	w.Says(lan, "/ky")
	said := w.Says(lan, "/ky mới giao ban tháng, ngày 25 hàng tháng 8h, hỏi người phụ trách tiêu chí: kết quả tháng; khó khăn; đề xuất")
	assert.Contains(t, said, "ngày 25 hằng tháng, 08:00")
	w.Restart()
	for _, line := range []string{"giờ 9h", "hỏi thêm: số hộ ký cam kết (hộ)", "câu 2 chọn: tốt/khá/chưa tốt", "câu 3 không bắt buộc", "hạn trả lời 2 ngày", "gặp lễ thì bỏ", "gửi trưởng ban, nhóm"} {
		assert.Contains(t, w.Says(lan, line), "Kỳ mới: Giao ban tháng", line)
	}
	assert.Empty(t, w.rounds(1)[1:])
	w.Says(lan, "lưu")
	p := w.plan(3)
	assert.Equal(t, "Giao ban tháng", p.Name)
	w.Says(lan, "/ky 3")
	w.Says(lan, "/ky 3 giờ 8:30")
	w.Presses(lan, "Lưu")
	w.Says(lan, "/ky")
	w.Says(lan, "/ky mới")
	for _, line := range []string{"Rà soát quý", "ngày 20 hằng quý", "2", "số hộ vi phạm; ảnh", "trong 3 giờ", "làm trước", "1"} {
		w.Says(lan, line)
	}
	w.Presses(lan, "Thôi")
	w.Golden("monthly")
}
