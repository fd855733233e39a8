package join_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"giaoban/bot/talk"
	"giaoban/bot/talk/join"
	"giaoban/bot/talk/talktest"
	"giaoban/bot/text"
	"giaoban/store"
)

// ready makes a plan as the round flow does, as far as joining shows it.
func ready(tx *store.Tx, c store.Committee) error {
	p := store.Plan{Committee: c.ID, Name: "tuần", Cron: "0 14 * * 5", Window: 2 * time.Hour}
	if err := tx.PutPlan(&p); err != nil {
		return err
	}
	at := time.Date(2026, 11, 27, 14, 0, 0, 0, c.Location())
	r := store.Round{Committee: c.ID, Plan: p.ID, Nominal: at, Opens: at, Closes: at.Add(p.Window), Phase: store.Upcoming}
	if err := tx.PutRound(&r); err != nil {
		return err
	}
	p.Upcoming = r.ID
	return tx.PutPlan(&p)
}

func newStage(t *testing.T) *talktest.Stage {
	return talktest.New(t, func(m talk.Menus, leave talktest.Leave) []talk.Flow {
		return []talk.Flow{join.Flow(m, ready), talktest.Cancel(leave)}
	})
}

func claim(s *talktest.Stage) (code string) {
	s.Helper()
	s.Update(func(tx *store.Tx) {
		var err error
		code, _, err = join.Claim(tx)
		require.NoError(s, err)
	})
	return code
}

// founding are the answers that set up a committee, one a step.
var founding = []string{"1", "Ban Chỉ đạo phường Tân Mẫu", "1", "1", "Nguyễn Thị Lan", "công chức Văn phòng", "0912 345 678"}

func found(s *talktest.Stage, who string) store.Committee {
	s.Helper()
	s.Says(who, "/start "+claim(s))
	for _, answer := range founding {
		s.Says(who, answer)
	}
	return committees(s)[0]
}

func committees(s *talktest.Stage) (all []store.Committee) {
	s.Helper()
	s.View(func(tx *store.ReadTx) {
		var err error
		all, err = tx.Committees()
		require.NoError(s, err)
	})
	return all
}

// invited puts a member into the file and gives his code.
func invited(s *talktest.Stage, c store.CommitteeID, name string, charges ...store.Subject) (m store.Member, code string) {
	s.Helper()
	s.Update(func(tx *store.Tx) {
		m = store.Member{Committee: c, Name: name, Call: name[strings.LastIndex(name, " ")+1:], Role: store.Plain, Phone: "0987654321"}
		for _, sub := range charges {
			m.Charges = append(m.Charges, store.Charge{Subject: sub, Lead: true, From: tx.Now()})
		}
		require.NoError(s, tx.PutMember(&m))
		i, err := join.Invite(tx, &m)
		require.NoError(s, err)
		code = i.Code
	})
	return m, code
}

func TestFirstStart(t *testing.T) {
	s := newStage(t)
	code := claim(s)
	require.Len(t, code, 8)
	assert.Equal(t, code, claim(s), "the same code as long as it is good")
	s.Says("Lan", "/start "+code)
	assert.Zero(t, s.Person("Lan").ID, "nothing is kept before the yes")
	s.Presses("Lan", "1 Đồng ý")
	s.Says("Lan", "Ban Chỉ đạo phường Tân Mẫu")
	s.Presses("Lan", "khu phố")
	s.Presses("Lan", "1 Đô thị")
	s.Says("Lan", "đ/c Nguyễn Thị Lan")
	s.Says("Lan", "công chức Văn phòng – Thống kê")
	s.Says("Lan", "0912.345.678")

	c := committees(s)[0]
	assert.Equal(t, "Ban Chỉ đạo phường Tân Mẫu", c.Name)
	assert.Equal(t, "khu phố", c.Neighbourhood)
	assert.Equal(t, "Asia/Ho_Chi_Minh", c.Zone)
	assert.Equal(t, "Quyết định 04/2022/QĐ-TTg", c.Source)
	m := s.Member("Lan")
	assert.Equal(t, store.Secretary, m.Role)
	assert.Equal(t, "Nguyễn Thị Lan", m.Name)
	assert.Equal(t, "0912345678", m.Phone)
	p := s.Person("Lan")
	assert.Equal(t, m.Person, p.ID)
	assert.Equal(t, store.Consent{At: s.Now.UTC(), Version: text.ConsentVersion}, p.Consent)
	s.View(func(tx *store.ReadTx) {
		cr, err := tx.Criteria(c.ID)
		require.NoError(t, err)
		assert.Len(t, cr, 9)
		i, err := tx.Invite(code)
		require.NoError(t, err)
		assert.Equal(t, p.ID, i.UsedBy)
		_, open, err := tx.Dialog(talktest.Account("Lan"))
		require.NoError(t, err)
		assert.False(t, open)
	})
	assert.NotEmpty(t, s.Menus[talktest.Account("Lan")])
	assert.Empty(t, claim(s), "a file with a committee is claimed")
	s.Golden("first_start")
}

func TestClaimTwice(t *testing.T) {
	s := newStage(t)
	code := claim(s)
	for _, answer := range founding[:6] {
		if answer == founding[0] {
			s.Says("Lan", code)
			s.Says("Sơn", strings.ToLower(code[:4]+"-"+code[4:]))
		}
		s.Says("Lan", answer)
		s.Says("Sơn", answer)
	}
	s.Says("Lan", founding[6])
	said := s.Says("Sơn", founding[6])
	assert.Contains(t, said, "đã có người dùng")
	assert.Len(t, committees(s), 1, "whoever finishes first")
	assert.Zero(t, s.Person("Sơn").ID)
	assert.Contains(t, s.Says("Tâm", "/start "+code), "Muốn lập thêm Ban Chỉ đạo")
	assert.Contains(t, s.Says("Lan", "/start "+code), "đã có người dùng")

	s.Update(func(tx *store.Tx) {
		second, made, err := join.NewClaim(tx)
		require.NoError(t, err)
		assert.True(t, made)
		assert.NotEqual(t, code, second)
		code = second
	})
	s.Says("Lan", "/start "+code)
	for _, answer := range []string{"Ban Chỉ đạo xã Mẫu", "ấp", "2", "Nguyễn Thị Lan", "bỏ qua", "-"} {
		s.Says("Lan", answer)
	}
	assert.Len(t, committees(s), 2, "a known person is not asked for consent again")
	assert.Equal(t, "ấp", committees(s)[1].Neighbourhood)
}

func TestOwnCriteria(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", claim(s))
	for _, answer := range []string{"đồng ý", "Ban Chỉ đạo thôn", "buôn", "3"} {
		s.Says("Lan", answer)
	}
	assert.Contains(t, s.Says("Lan", "🌸"), "Dòng 1 không có chữ")
	assert.Contains(t, s.Says("Lan", "1. Rác\n2. rac"), "Dòng 2 trùng")
	s.Says("Lan", "1. Rác\n2. Đường")
	s.Presses("Lan", "2 Gửi lại")
	s.Says("Lan", "1. Rác\n2. Đường\n3. Cây xanh")
	s.Says("Lan", "1")
	for _, answer := range []string{"Lan", "bỏ qua", "bỏ qua"} {
		s.Says("Lan", answer)
	}
	c := committees(s)[0]
	assert.Equal(t, "own", c.Template)
	s.View(func(tx *store.ReadTx) {
		all, err := tx.Criteria(c.ID)
		require.NoError(t, err)
		require.Len(t, all, 3)
		assert.Equal(t, "Cây xanh", all[2].Name)
	})
	s.Golden("own_criteria")
}

// Whatever happens between two answers, the dialog goes on where it stood.
func TestRestartInEachStep(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", "/start "+claim(s))
	for _, answer := range founding {
		s.Restart()
		s.Says("Lan", answer)
	}
	assert.Equal(t, "Nguyễn Thị Lan", s.Member("Lan").Name)
}

func TestLeaveInEachStep(t *testing.T) {
	for n := range len(founding) {
		s := newStage(t)
		code := claim(s)
		s.Says("Lan", "/start "+code)
		for _, answer := range founding[:n] {
			s.Says("Lan", answer)
		}
		leave := []string{"/huy", "hủy", "HUY"}[n%3]
		said := s.Says("Lan", leave)
		assert.Contains(t, said, code, "step %d: the code is still good", n)
		assert.Empty(t, committees(s))
		assert.Zero(t, s.Person("Lan").ID, "nothing half-made is left behind")
		s.Says("Lan", "/start "+code)
		for _, answer := range founding {
			s.Says("Lan", answer)
		}
		assert.Len(t, committees(s), 1)
	}
}

func TestWrongAnswersAreAnsweredOneByOne(t *testing.T) {
	s := newStage(t)
	s.Says("Lan", claim(s))
	for _, step := range []struct{ bad, said, good string }{
		{"ừ để xem", "gõ 1 là đồng ý", "1"},
		{strings.Repeat("dài ", 100), "Tên Ban Chỉ đạo dài quá 120 chữ", "BCĐ 🌸 <b>phường</b>"},
		{"khu phố 5", "Tôi chưa rõ tên gọi chung", "Tổ Dân Phố"},
		{"7", "Tôi chưa rõ ý đồng chí", "QĐ 04/2022"},
		{"😀😀😀", "Họ tên phải có chữ", norm.NFD.String("Nguyễn Thị Lan")},
		{"1234", "Chức vụ phải có chữ", "\u202ecông chức"},
		{"0912", "Số điện thoại này có vẻ thiếu", "+84 912 345 678"},
	} {
		assert.Contains(t, s.Says("Lan", step.bad), step.said)
		s.Says("Lan", step.good)
	}
	c := committees(s)[0]
	assert.Equal(t, "BCĐ 🌸 <b>phường</b>", c.Name)
	assert.Equal(t, "tổ dân phố", c.Neighbourhood)
	assert.Equal(t, "Nguyễn Thị Lan", s.Member("Nguyễn Thị Lan").Name)
	assert.Equal(t, "công chức", s.Member("Lan").Post)
}

func TestStaleAndForgedButtons(t *testing.T) {
	s := newStage(t)
	for _, code := range []string{"jn", "jn:", "jn:yes", "jn:no:", "jn:word:1", "jn:set:own", "jn:lang::", "jn:rename:1", "jn:rename:x", "jn:list:yes",
		"jn:skip:phone", "jn:yes:" + strings.Repeat("A", 50)} {
		s.Forges("Lan", code)
	}
	assert.Empty(t, committees(s))
	code := claim(s)
	s.Turn(2 * time.Hour)
	s.Says("Lan", code)
	s.Forges("Lan", "jn:word:1")
	s.Forges("Lan", "jn:skip:post")
	s.Presses("Lan", "Đồng ý")
	s.Forges("Lan", "jn:skip:phone")
	assert.Contains(t, s.Says("Lan", "Ban Chỉ đạo"), "2/6", "still at the name")
	s.Forges("Lan", "jn:word:99")
	s.Forges("Lan", "jn:word:khu phố 5")
	s.Says("Lan", "/start")
	assert.Contains(t, s.Presses("Lan", "1 Đồng ý"), "cho biết có đồng ý không", "an old button of a question that was left puts it anew")
}

func TestRename(t *testing.T) {
	s := newStage(t)
	c := found(s, "Lan")
	s.Presses("Lan", "Sửa tên Ban")
	assert.Contains(t, s.Says("Lan", "123"), "Tên Ban Chỉ đạo phải có chữ")
	s.Says("Lan", "Ban Chỉ đạo phường Mẫu Mới")
	assert.Equal(t, "Ban Chỉ đạo phường Mẫu Mới", committees(s)[0].Name)
	s.Presses("Lan", "Sửa tên Ban")
	assert.Contains(t, s.Says("Lan", "/huy"), "không có gì thay đổi")
	_, code := invited(s, c.ID, "Trần Văn Hùng")
	s.Says("Hùng", code)
	s.Says("Hùng", "1")
	assert.Contains(t, s.Forges("Hùng", "jn:rename:1"), "Việc này dành cho trưởng ban, phó trưởng ban hoặc thư ký")
}

func TestEnglish(t *testing.T) {
	s := newStage(t)
	s.Speaks("Lan", "en")
	s.Says("Lan", claim(s))
	s.Presses("Lan", "Tiếng Việt")
	s.Presses("Lan", "English")
	for _, answer := range []string{"yes", "Ward committee", "1", "1", "Lan", "skip", "skip"} {
		s.Says("Lan", answer)
	}
	assert.Equal(t, store.English, s.Person("Lan").Lang)
	s.Golden("english")
}

// Two people hold the claim code: once the first has used it, the second is not told that it is good.
func TestLeavingWhenTheCodeIsUsedMeanwhile(t *testing.T) {
	s := newStage(t)
	code := claim(s)
	s.Says("Nga", code)
	s.Says("Tâm", code)
	s.Says("Tâm", "1")
	assert.Contains(t, s.Says("Tâm", "/huy"), "vẫn dùng được")
	s.Says("Tâm", code)
	s.Says("Tâm", "1")
	found(s, "Lan")
	for _, who := range []string{"Nga", "Tâm"} {
		said := s.Says(who, "/huy")
		assert.Contains(t, said, "không còn dùng được", who)
		assert.NotContains(t, said, "vẫn dùng được", who)
	}
}
