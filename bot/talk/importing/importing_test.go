package importing_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"giaoban/bot/importer"
	"giaoban/bot/report/sheet"
	"giaoban/bot/talk"
	"giaoban/bot/talk/importing"
	"giaoban/bot/talk/roster"
	"giaoban/bot/talk/talktest"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/view"
)

// play is a committee: Lan and Mai are secretary and deputy, Hùng and Yến members, all on the bot.
type play struct{ *talktest.Stage }

func newPlay(t *testing.T) play {
	p := play{talktest.New(t, func(menus talk.Menus, _ talktest.Leave) []talk.Flow {
		return []talk.Flow{importing.Files(), roster.Flow(menus), importing.Flow(menus)}
	})}
	p.Update(func(tx *store.Tx) {
		require.NoError(t, tx.PutCommittee(&store.Committee{Name: "Ban Chỉ đạo", Zone: "Asia/Ho_Chi_Minh", Neighbourhood: "khu phố", Lang: store.Vietnamese}))
		for n := 1; n <= 3; n++ {
			require.NoError(t, tx.PutCriterion(&store.Criterion{Committee: 1, Number: n, Name: fmt.Sprintf("Tiêu chí số %d", n)}))
		}
		for _, m := range []store.Member{{Name: "Lan", Role: store.Secretary}, {Name: "Mai", Role: store.Deputy},
			{Name: "Hùng", Role: store.Plain, Charges: []store.Charge{{Subject: "tc3", Lead: true, From: tx.Now()}}}, {Name: "Yến", Role: store.Plain}} {
			who := store.Person{Account: talktest.Account(m.Name), Chat: talktest.Account(m.Name), Lang: store.Vietnamese, Consent: store.Consent{At: tx.Now(), Version: "1"}}
			require.NoError(t, tx.PutPerson(&who))
			m.Committee, m.Call, m.Person = 1, m.Name, who.ID
			require.NoError(t, tx.PutMember(&m))
		}
		due := store.Deadline{Phrase: "trước 30/11", Op: store.OpBefore, Day: "2026-11-30", Version: 1}
		for _, work := range []string{"Lắp pa nô", "Rà soát hộ nghèo"} {
			require.NoError(t, tx.PutTask(&store.Task{Committee: 1, Work: work, Deadline: due, First: due, Parties: []store.Party{{Name: "Hùng", Member: 3, Lead: true, From: tx.Now()}}}))
		}
	})
	p.Turn(time.Hour)
	return p
}

// exported is the workbook of now; change edits it.
func (p play) exported(change func(set func(tab, cell string, v any))) []byte {
	p.Helper()
	var raw bytes.Buffer
	p.View(func(tx *store.ReadTx) {
		c, err := tx.Committee(1)
		require.NoError(p, err)
		r, err := view.ReportOf(tx, c, "2026-11-21", "2026-11-27")
		require.NoError(p, err)
		b, err := sheet.BookOf(tx, c, r)
		require.NoError(p, err)
		require.NoError(p, sheet.Write(&raw, store.Vietnamese, b))
	})
	p.Turn(time.Minute)
	f, err := excelize.OpenReader(bytes.NewReader(raw.Bytes()))
	require.NoError(p, err)
	defer f.Close()
	change(func(tab, cell string, v any) { require.NoError(p, f.SetCellValue(tab, cell, v)) })
	var out bytes.Buffer
	require.NoError(p, f.Write(&out))
	return out.Bytes()
}

// sends sends a list and gives what is said of it: the file is fetched as the outbox would.
func (p play) sends(who string, raw []byte) string {
	p.Helper()
	n := len(p.Fetched)
	said := p.Sends(who, talk.File{ID: "f1", Kind: "document", Name: "bảng.xlsx", Size: int64(len(raw))})
	if len(p.Fetched) == n {
		return said
	}
	p.Update(func(tx *store.Tx) {
		l, cause := importer.Read(raw)
		require.NoError(p, importing.Take(tx, calendar.Default(), p.Fetched[n], l, cause))
	})
	p.Turn(0)
	return p.Hears(who)
}

func (p play) task(n int) (k store.Task) {
	p.View(func(tx *store.ReadTx) {
		var err error
		k, err = tx.Task(1, n)
		require.NoError(p, err)
	})
	return k
}

// TestTheRoundTrip: edited, said back, saved in one commit, told to those it concerns; the same file again is nothing, the
// old one undoes it.
func TestTheRoundTrip(t *testing.T) {
	p := newPlay(t)
	old := p.exported(func(func(string, string, any)) {})
	raw := p.exported(func(set func(tab, cell string, v any)) {
		set("Thành viên", "D5", "thư ký")          // Yến
		set("Thành viên", "H5", "tc3, kp4")        // leads
		set("Thành viên", "B6", "Võ Thị Sáu")      // new
		set("Thành viên", "G6", 900000099)         //
		set("Tiêu chí", "E2", "đạt")               //
		set("Nhiệm vụ", "J2", "15/12/2026")        // V1
		set("Nhiệm vụ", "AB3", "trùng với V1")     // V2 dropped
		set("Nhiệm vụ", "B4", "Sơn vạch kẻ đường") // new
		set("Nhiệm vụ", "C4", "Võ Thị Sáu")
		set("Nhiệm vụ", "J4", "20/12/2026")
	})
	said := p.sends("Lan", raw)
	for _, want := range []string{"Yến: vai trò thành viên → thư ký; chủ trì: tc3, kp4", "+ Võ Thị Sáu, 0900 000 099", "tiêu chí 1 – Tiêu chí số 1: đánh giá: đạt",
		"V1 – Lắp pa nô: hạn 30/11/2026 → 15/12/2026", "✕ V2 – Rà soát hộ nghèo: bỏ: trùng với V1", "+ việc: Sơn vạch kẻ đường, chủ trì Võ Thị Sáu, hạn 20/12/2026", "sẽ lập: kp4"} {
		assert.Contains(t, said, want)
	}
	assert.Equal(t, "2026-11-30", p.task(1).Deadline.Day, "nothing is saved before a yes")

	p.Restart()
	said = p.Presses("Lan", "Nhập")
	assert.Contains(t, said, "Đã nhập: thêm 2, sửa 3, kết thúc 1")
	assert.Equal(t, "2026-12-15", p.task(1).Deadline.Day)
	assert.Equal(t, "2026-11-30", p.task(1).First.Day)
	assert.Equal(t, 2, p.task(1).Deadline.Version)
	assert.Equal(t, store.TaskDropped, p.task(2).State)
	lead, _ := p.task(3).Lead(p.Now)
	assert.Equal(t, p.Member("Võ Thị Sáu").ID, lead.Member, "a lead may be as new as his task")
	p.View(func(tx *store.ReadTx) {
		yen, hung := p.Member("Yến"), p.Member("Hùng")
		assert.Equal(t, store.Secretary, yen.Role)
		assert.True(t, yen.Owns("kp4", tx.Now()))
		for _, c := range hung.AnswersFor(tx.Now()) {
			assert.False(t, c.Lead, "one leads")
		}
		before, err := tx.AsOf(p.Now.Add(-time.Minute)).Member(1, yen.ID)
		require.NoError(t, err)
		assert.Equal(t, store.Plain, before.Role, "the past stays")
	})
	p.Turn(20 * time.Minute)
	assert.Contains(t, p.Hears("Yến"), "thư ký", "who has a new role is told")

	assert.Contains(t, p.sends("Lan", raw), "không có gì mới", "twice is harmless")

	said = p.sends("Lan", old)
	assert.Contains(t, said, "không có gì mới")
	said = p.Presses("Lan", "Trở lại như tệp này")
	assert.Contains(t, said, "hạn 15/12/2026 → 30/11/2026")
	assert.Contains(t, p.Says("Lan", "nhập"), "Đã nhập")
	assert.Equal(t, "2026-11-30", p.task(1).Deadline.Day)
	assert.Equal(t, store.Plain, p.Member("Yến").Role)
	assert.Equal(t, store.TaskDropped, p.task(2).State, "a task that was dropped stays so")
	assert.NotZero(t, p.Member("Võ Thị Sáu").ID, "nobody ends by being absent")
}

// TestAnOldCardAndAnotherHand: what was shown is what is saved, or it is shown again; and only who may.
func TestAnOldCardAndAnotherHand(t *testing.T) {
	p := newPlay(t)
	raw := p.exported(func(set func(tab, cell string, v any)) { set("Nhiệm vụ", "J2", "15/12/2026") })
	p.sends("Lan", raw)
	code := p.Last("Lan").Actions[0][0].Code
	assert.Contains(t, p.Forges("Mai", code), "không còn chờ", "another's list")
	assert.NotContains(t, p.Forges("Hùng", code), "Đã nhập")
	p.Update(func(tx *store.Tx) { // meanwhile
		k, err := tx.Task(1, 1)
		require.NoError(t, err)
		k.SetDeadline(store.Deadline{Day: "2026-12-04"})
		require.NoError(t, tx.PutTask(&k))
	})
	said := p.Says("Lan", "nhập")
	assert.Contains(t, said, "tôi giữ bản hiện nay")
	assert.Equal(t, "2026-12-04", p.task(1).Deadline.Day)
	assert.NotContains(t, p.Forges("Lan", code), "Đã nhập")

	p.sends("Lan", p.exported(func(set func(tab, cell string, v any)) { set("Nhiệm vụ", "J2", "16/12/2026") }))
	assert.Contains(t, p.Presses("Lan", "Thôi"), "vẫn như cũ")
	assert.Equal(t, "2026-12-04", p.task(1).Deadline.Day)
	assert.NotContains(t, p.sends("Hùng", raw), "Tôi đọc được", "a member's workbook is left to those who keep evidence")
	assert.Contains(t, p.Sends("Lan", talk.File{ID: "f", Kind: "document", Name: "a.xls"}), "không phải .xlsx")
	assert.Contains(t, p.Sends("Lan", talk.File{ID: "f", Kind: "document", Name: "a.xlsx", Size: 30 << 20}), "quá lớn")
	_, said = p.Shows("Lan", "tc3", "", talk.File{ID: "f", Kind: "document", Name: "a.xlsx"})
	assert.NotContains(t, said, "nói lại", "a workbook with words about something is evidence")
	_, said = p.Shows("Lan", "/nhap", "", talk.File{ID: "f", Kind: "document", Name: "a.xlsx"})
	assert.Contains(t, said, "nói lại")
	assert.NotContains(t, p.Sends("Lan", talk.File{ID: "f", Kind: "document", Name: "a.docx"}), "nói lại", "a report's copy is the report's")
}
