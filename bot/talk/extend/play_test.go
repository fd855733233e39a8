package extend_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/extend"
	"giaoban/bot/talk/plans"
	"giaoban/bot/talk/round"
	"giaoban/bot/talk/talktest"
	"giaoban/bot/talk/task"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// play is a committee with its officers, Hùng and Yến, Tư who has no account, and tasks:
// V1 Hùng's, due Monday; V2 Hùng's, two days late; V3 Hùng's, undated; V4 Yến's; V5 Tư's; V6 of the police, whom nobody
// holds; V7 the deputy's own; V8 the chair's own. Nga chairs another committee, in which Hùng has V1 as well, done.
type play struct {
	*talktest.Stage
}

func newPlay(t *testing.T) *play {
	t.Helper()
	p := &play{talktest.New(t, func(m talk.Menus, leave talktest.Leave) []talk.Flow {
		return []talk.Flow{extend.Flow(), task.Flow(calendar.Default()), round.Flow(), talktest.Cancel(leave)}
	})}
	p.Update(func(tx *store.Tx) {
		for _, name := range []string{"Ban Chỉ đạo phường Hoa Mai", "Ban Chỉ đạo chuyển đổi số"} {
			c := store.Committee{Name: name, Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}
			require.NoError(t, tx.PutCommittee(&c))
			for n := range 9 {
				require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: c.ID, Number: n + 1, Name: "Tên"}))
			}
			require.NoError(t, plans.Default(tx, c, calendar.Default()))
		}
		p.seat(tx, 1, "Bảo", store.Chair)
		p.seat(tx, 1, "Hạnh", store.Deputy)
		p.seat(tx, 1, "Lan", store.Secretary)
		hung := p.seat(tx, 1, "Hùng", store.Plain)
		yen := p.seat(tx, 1, "Yến", store.Plain)
		tu := store.Member{Committee: 1, Name: "Tư", Call: "Tư", Phone: "0900000009", Role: store.Plain}
		require.NoError(t, tx.PutMember(&tu))
		p.seat(tx, 2, "Nga", store.Chair)
		p.seat(tx, 2, "Yến", store.Plain)
		p.give(tx, 1, "lắp pa nô đường Lê Lợi", hung, "2026-11-30")
		p.give(tx, 1, "hoàn thiện hồ sơ tiêu chí 4", hung, "2026-11-24")
		p.give(tx, 1, "tiếp tục đấu mối với tỉnh", hung, "")
		p.give(tx, 1, "rà soát hộ nghèo", yen, "2026-12-01")
		p.give(tx, 1, "dọn hẻm 45", tu.ID, "2026-11-30")
		p.give(tx, 1, "kiểm tra an ninh trật tự", 0, "2026-11-30")
		p.give(tx, 1, "chuẩn bị hội nghị", p.memberOf(tx, "Hạnh"), "2026-11-30")
		p.give(tx, 1, "ký thông báo", p.memberOf(tx, "Bảo"), "2026-11-30")
	})
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

func (p *play) memberOf(tx *store.Tx, name string) store.MemberID {
	all, err := tx.MembersIn(1)
	require.NoError(p, err)
	for _, m := range all {
		if m.Name == name {
			return m.ID
		}
	}
	require.Fail(p, "nobody is called "+name)
	return 0
}

func (p *play) give(tx *store.Tx, c store.CommitteeID, work string, lead store.MemberID, day string) {
	name := "Công an phường"
	if lead != 0 {
		m, err := tx.Member(c, lead)
		require.NoError(p, err)
		name = m.Name
	}
	t := store.Task{Committee: c, Work: work, Parties: []store.Party{{Name: name, Member: lead, Lead: true, From: tx.Now()}}}
	if day != "" {
		t.SetDeadline(store.Deadline{Phrase: day, Op: "by", Day: day})
	}
	require.NoError(p, tx.PutTask(&t))
}

func (p *play) task(number int) (t store.Task) {
	p.Helper()
	p.View(func(tx *store.ReadTx) {
		var err error
		t, err = tx.Task(1, number)
		require.NoError(p, err)
	})
	return t
}

func (p *play) extensions(number int) (all []store.Extension) {
	p.Helper()
	p.View(func(tx *store.ReadTx) {
		var err error
		all, err = tx.Extensions(1, number)
		require.NoError(p, err)
	})
	return all
}

func (p *play) set(number int, change func(*store.Task)) {
	p.Helper()
	p.Update(func(tx *store.Tx) {
		t, err := tx.Task(1, number)
		require.NoError(p, err)
		change(&t)
		require.NoError(p, tx.PutTask(&t))
	})
}

// labels are the buttons of the newest message in somebody's chat.
func (p *play) labels(who string) string {
	p.Helper()
	var all []string
	for _, row := range p.Last(who).Actions {
		for _, a := range row {
			all = append(all, a.Label)
		}
	}
	return strings.Join(all, " | ")
}

func TestAskedAndGranted(t *testing.T) {
	p := newPlay(t)
	said := p.Says("Hùng", "V1 xin lùi đến 4/12 vì pa nô về chậm")
	assert.Equal(t, "Đã gửi Trưởng ban: V1 xin lùi từ thứ Hai 30/11 đến thứ Sáu 4/12 – pa nô về chậm.\nCó trả lời tôi báo ngay.", said)
	assert.Equal(t, "Rút lại", p.labels("Hùng"))
	asked := p.Hears("Bảo")
	assert.Contains(t, asked, "a. V1 – lắp pa nô đường Lê Lợi (Hùng)\n   xin lùi từ thứ Hai 30/11 đến thứ Sáu 4/12/2026: pa nô về chậm")
	assert.Equal(t, "a Đồng ý | a Chưa đồng ý | a Ngày khác", p.labels("Bảo"))
	assert.Empty(t, p.Hears("Hạnh"), "the deputy is asked where the chair cannot be")

	assert.Contains(t, p.Presses("Bảo", "a Đồng ý"), "Đã đồng ý: V1 đến thứ Sáu 4/12/2026.\nTôi báo Hùng ngay.")
	assert.Equal(t, "Trưởng ban đồng ý: V1 – lắp pa nô đường Lê Lợi được lùi đến thứ Sáu 4/12/2026.", p.Hears("Hùng"))
	assert.Contains(t, p.Hears("Lan"), "V1 – lắp pa nô đường Lê Lợi (Hùng): đồng chí Bảo đồng ý gia hạn, hạn mới thứ Sáu 4/12/2026.")
	task := p.task(1)
	assert.Equal(t, "2026-12-04", task.Deadline.Day)
	assert.Equal(t, "2026-11-30", task.First.Day, "the original deadline stays in the record")
	assert.Zero(t, task.Pending)
	e := p.extensions(1)[0]
	assert.Equal(t, "pa nô về chậm", e.Reason)
	assert.Equal(t, p.Person("Bảo").ID, e.Decided.By)
	p.Golden("grant")
}

func TestAskedStepByStep(t *testing.T) {
	p := newPlay(t)
	assert.Contains(t, p.Says("Hùng", "v1 xin gia han"), "Hạn thứ Hai 30/11. Đồng chí xin lùi đến ngày nào?")
	assert.Equal(t, "1 thứ Năm 3/12 | 2 thứ Sáu 4/12 | 3 thứ Năm 31/12 | Cần hỗ trợ", p.labels("Hùng"))
	assert.Contains(t, p.Says("Hùng", "31/2"), "Lịch không có ngày “31/2”.")
	assert.Contains(t, p.Says("Hùng", "20/11"), "Thứ Sáu 20/11 đã qua.")
	assert.Contains(t, p.Says("Hùng", "thứ 6"), "Thứ Sáu 27/11 không muộn hơn hạn đang có (thứ Hai 30/11).")
	assert.Contains(t, p.Says("Hùng", "bao giờ xong thì xong"), "Tôi chưa rõ ngày nào trong “bao giờ xong thì xong”.")
	p.Restart() // in the middle of the question
	assert.Contains(t, p.Says("Hùng", "cuối tháng 12"), "“cuối tháng 12” có phải là thứ Năm 31/12? Đúng thì bấm 1.")
	assert.Contains(t, p.Says("Hùng", "1"), "V1 xin lùi đến thứ Năm 31/12. Vì sao?")
	p.Restart()
	assert.Contains(t, p.Says("Hùng", "4"), "Đã gửi Trưởng ban: V1 xin lùi từ thứ Hai 30/11 đến thứ Năm 31/12 – thời tiết.")
	require.Len(t, p.extensions(1), 1)

	// A second one takes the place of the first.
	said := p.Says("Hùng", "V1 gia hạn thứ 6 tuần sau")
	assert.Contains(t, said, "V1 xin lùi đến thứ Sáu 4/12. Vì sao?")
	said = p.Says("Hùng", "bỏ qua")
	assert.Contains(t, said, "Đề nghị trước (đến thứ Năm 31/12) được thay bằng đề nghị này.")
	all := p.extensions(1)
	require.Len(t, all, 2)
	assert.Equal(t, []store.ExtensionState{store.Withdrawn, store.Asked}, []store.ExtensionState{all[0].State, all[1].State})

	// Pressed twice is one request, and it can be taken back.
	p.Presses("Hùng", "Rút lại")
	assert.Zero(t, p.task(1).Pending)
	assert.Contains(t, p.Hears("Hùng")+p.Last("Hùng").Text, "Đã rút đề nghị: V1 không xin lùi đến thứ Sáu 4/12 nữa. Hạn vẫn là thứ Hai 30/11/2026.")
	p.Golden("steps")
}

func TestWhatNeedsNoExtension(t *testing.T) {
	p := newPlay(t)
	assert.Contains(t, p.Says("Hùng", "V3 gia hạn 4/12"), "việc này chưa có hạn nên không cần gia hạn")
	assert.Contains(t, p.Says("Hùng", "V4 gia hạn 4/12"), "việc này Yến phụ trách")
	assert.Contains(t, p.Says("Hùng", "V99 gia hạn 4/12"), "V99 chưa có trong Ban Chỉ đạo này")
	assert.Contains(t, p.Says("Hùng", "V1, V2 gia hạn 4/12"), "Xin gia hạn từng việc một")
	assert.Contains(t, p.Says("Hùng", "7 gia hạn 4/12"), "Số 7 hôm nay chưa có việc nào")
	p.set(1, func(x *store.Task) { x.State = store.TaskDone })
	assert.Contains(t, p.Says("Hùng", "V1 gia hạn 4/12"), "việc này đã xong")
	p.set(1, func(x *store.Task) { x.State = store.TaskReported })
	assert.Contains(t, p.Says("Hùng", "V1 gia hạn 4/12"), "đang chờ xác nhận")
	p.set(1, func(x *store.Task) { x.State = store.TaskDropped })
	assert.Contains(t, p.Says("Hùng", "V1 gia hạn 4/12"), "việc này đã bỏ")
	for _, code := range []string{"gh:1:4", "gh:2:1", "gh:1:99", "gh::", "gn:1:4:2026-12-04", "gy:1:4:2026-12-04:0", "gx:1:1:1:ok", "gw:1:4:1", "ge:1:4", "ge:x:y", "gl:1:2:9", "gn:1:2:x",
		"gn:1:2:skip", "gc:1:4", "gz:1:1:1", "gx:1:2"} {
		assert.NotEmpty(t, p.Forges("Hùng", code), code)
	}
	for n := 1; n <= 8; n++ {
		assert.Empty(t, p.extensions(n))
	}
	assert.Empty(t, p.Hears("Bảo"))
	assert.Empty(t, p.In("g/1", "Hùng", talk.Message{Kind: talk.Text, Text: "V2 gia hạn 4/12", Addressed: true}))
	assert.Contains(t, p.Hears("Hùng"), "nhắn riêng")
}

func TestNumberOfTheDay(t *testing.T) {
	p := newPlay(t)
	hung := p.Member("Hùng")
	p.Update(func(tx *store.Tx) {
		b := store.Bundle{Person: hung.Person, Day: "2026-11-26"}
		b.Add(store.BundleItem{Committee: 1, Member: hung.ID, Subject: "tc3", Round: 1})
		b.Add(store.BundleItem{Committee: 1, Member: hung.ID, Subject: "V1", Since: tx.Now()})
		require.NoError(t, tx.PutBundle(&b))
	})
	assert.Contains(t, p.Says("Hùng", "1 gia hạn thứ 6"), "Số 1 hôm nay là tiêu chí 3, không phải nhiệm vụ có hạn")
	assert.Contains(t, p.Says("Hùng", "2 gia hạn thứ 6 tuần sau vì mưa"), "Đã gửi Trưởng ban: V1 xin lùi từ thứ Hai 30/11 đến thứ Sáu 4/12 – mưa.")
	p.Turn(9 * 24 * time.Hour)
	assert.Contains(t, p.Says("Hùng", "2 gia hạn thứ 6 tuần sau"), "Số 2 hôm nay chưa có việc nào", "numbers hold for eight days")
}

func TestCommandListsAndLeaves(t *testing.T) {
	p := newPlay(t)
	said := p.Says("Hùng", "/giahan")
	assert.Contains(t, said, "1. V2 – hoàn thiện hồ sơ tiêu chí 4 – hạn thứ Ba 24/11 (quá hạn 2 ngày)\n2. V1 – lắp pa nô")
	assert.NotContains(t, said, "V3")
	assert.Contains(t, p.Says("Hùng", "2"), "V1 – lắp pa nô đường Lê Lợi\nHạn thứ Hai 30/11.")
	assert.Contains(t, p.Says("Hùng", "thôi"), "Chưa gửi gì cho V1")
	assert.Contains(t, p.Says("Hùng", "xin gia hạn"), "Đồng chí xin gia hạn việc nào?")
	assert.Contains(t, p.Says("Lan", "/giahan"), "Đồng chí không có việc nào đang làm mà có hạn")
	assert.Contains(t, p.Says("Hùng", "/giahan V1 4/12 vì mưa"), "đến thứ Sáu 4/12 – mưa")
	assert.Contains(t, p.Says("Bảo", "/giahan"), "a. V1 – lắp pa nô")
	assert.Contains(t, p.In("g/1", "Hùng", talk.Message{Kind: talk.Text, Text: "/giahan"}), "nhắn riêng")
}
