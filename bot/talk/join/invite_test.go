package join_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/join"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

func TestAcceptInvite(t *testing.T) {
	s := newStage(t)
	c := found(s, "Lan")
	_, code := invited(s, c.ID, "Trần Văn Hùng", "tc3", "tc4")
	_, other := invited(s, c.ID, "Lê Thị Tâm")
	s.Script.Reset()
	s.Says("Hùng", "/start "+code)
	assert.Contains(t, s.Says("Hùng", "hả?"), "gõ 1 là đồng ý")
	assert.Zero(t, s.Person("Hùng").ID, "silence and murmuring are no consent")
	s.Says("Hùng", "1")
	assert.Equal(t, s.Person("Hùng").ID, s.Member("Hùng").Person)
	assert.Contains(t, s.Hears("Lan"), "Trần Văn Hùng đã vào (2/3). Còn chờ: Lê Thị Tâm.")
	assert.NotEmpty(t, s.Menus[talktest.Account("Hùng")])

	assert.Contains(t, s.Says("Hùng", code), "Đồng chí đã ở trong")
	assert.Contains(t, s.Says("stranger", code), "đã có người dùng rồi")
	assert.Contains(t, s.Hears("Lan"), "Có người khác dùng lại mã mời của Trần Văn Hùng")
	assert.Contains(t, s.Says("Hùng", other), "Mã vừa gửi dành cho Lê Thị Tâm")
	assert.Contains(t, s.Hears("Lan"), "Một thành viên khác vừa gửi mã mời của Lê Thị Tâm")
	assert.Zero(t, s.Member("Tâm").Person)
	s.Golden("invite")
}

func TestDeclineAndNotMe(t *testing.T) {
	s := newStage(t)
	c := found(s, "Lan")
	_, code := invited(s, c.ID, "Phan Văn Tư")
	s.Script.Reset()
	s.Says("Tư", code)
	assert.Contains(t, s.Presses("Tư", "2 Không"), "Thư ký sẽ gọi điện")
	assert.Contains(t, s.Hears("Lan"), "Phan Văn Tư không đồng ý nhận tin qua chat")
	assert.Zero(t, s.Person("Tư").ID)
	assert.Zero(t, s.Member("Tư").Person, "on the call list")
	s.Says("Tư", code)
	s.Says("Tư", "không phải tôi")
	assert.Contains(t, s.Hears("Lan"), "đã đến nhầm người")
	assert.Contains(t, s.Says("Tư", code), "không còn dùng nữa", "a code in wrong hands is withdrawn")
	s.Golden("declined")
}

func TestInviteRunsOutAndIsReplaced(t *testing.T) {
	s := newStage(t)
	c := found(s, "Lan")
	m, code := invited(s, c.ID, "Trần Văn Hùng")
	s.Turn(join.Valid)
	assert.Contains(t, s.Says("Hùng", code), "hết hạn từ 10/12/2026")
	assert.Contains(t, s.Hears("Lan"), "Trần Văn Hùng vừa gửi một mã mời đã hết hạn")
	var newer store.Invite
	s.Update(func(tx *store.Tx) {
		var err error
		_, err = join.Invite(tx, &m)
		require.NoError(t, err)
		newer, err = join.Invite(tx, &m)
		require.NoError(t, err)
		old, err := tx.Invite(code)
		require.NoError(t, err)
		assert.True(t, old.Revoked)
	})
	s.Turn(time.Hour)
	assert.Contains(t, s.Says("Hùng", code), "không còn dùng nữa")
	s.Says("Hùng", newer.Code)
	s.Says("Hùng", "ok")
	assert.NotZero(t, s.Member("Hùng").Person)
}

func TestMemberWhoLeftCannotJoin(t *testing.T) {
	s := newStage(t)
	c := found(s, "Lan")
	m, code := invited(s, c.ID, "Trần Văn Hùng")
	s.Says("Hùng", code)
	s.Update(func(tx *store.Tx) {
		m.To = tx.Now()
		require.NoError(t, tx.PutMember(&m))
	})
	assert.Contains(t, s.Says("Hùng", "1"), "không còn dùng nữa", "ended between question and answer")
	assert.Zero(t, s.Person("Hùng").ID)
}

func TestANewPhoneTakesThePlace(t *testing.T) {
	s := newStage(t)
	c := found(s, "Lan")
	m, code := invited(s, c.ID, "Trần Văn Hùng")
	s.Says("Hùng", code)
	s.Says("Hùng", "1")
	s.Update(func(tx *store.Tx) {
		var err error
		m, err = tx.Member(m.Committee, m.ID)
		require.NoError(t, err)
		i, err := join.Invite(tx, &m)
		require.NoError(t, err)
		code = i.Code
	})
	s.Says("Hùng mới", code)
	s.Says("Hùng mới", "1")
	assert.Equal(t, s.Person("Hùng mới").ID, s.Member("Hùng").Person)
	assert.Contains(t, s.Hears("Hùng"), "không còn gắn với chỗ của đồng chí")
	assert.NotContains(t, s.Menus[talktest.Account("Hùng")], "baocao")
}

func TestTwoCommittees(t *testing.T) {
	s := newStage(t)
	c := found(s, "Lan")
	_, code := invited(s, c.ID, "Trần Văn Hùng")
	s.Says("Hùng", code)
	s.Says("Hùng", "1")
	consent := s.Person("Hùng").Consent
	var second store.Committee
	s.Update(func(tx *store.Tx) {
		second = store.Committee{Name: "Ban Chỉ đạo xã Mẫu", Lang: store.Vietnamese, Neighbourhood: "ấp"}
		require.NoError(t, tx.PutCommittee(&second))
	})
	_, code = invited(s, second.ID, "Trần Hùng", "tc1")
	s.Script.Reset()
	s.Turn(time.Hour)
	assert.Contains(t, s.Says("Hùng", code), "Mã này dành cho đồng chí Trần Hùng – Ban Chỉ đạo xã Mẫu. Đúng là đồng chí không?")
	s.Presses("Hùng", "1 Đúng")
	assert.Equal(t, consent, s.Person("Hùng").Consent, "asked once")
	s.View(func(tx *store.ReadTx) {
		places, err := tx.Memberships(s.Person("Hùng").ID)
		require.NoError(t, err)
		assert.Len(t, places, 2)
		troubles, err := tx.Troubles(time.Time{})
		require.NoError(t, err)
		require.Len(t, troubles, 1, "the second committee has nobody to tell")
		assert.Equal(t, store.TroubleOrphan, troubles[0].Kind)
	})
	_, code = invited(s, second.ID, "Lê Tâm")
	s.Says("Lan", code)
	assert.Contains(t, s.Says("Lan", "2"), "Mã này không dùng nữa")
	s.Golden("two_committees")
}

func TestGuessing(t *testing.T) {
	s := newStage(t)
	c := found(s, "Lan")
	_, code := invited(s, c.ID, "Trần Văn Hùng")
	s.Script.Reset()
	for _, wrong := range []string{"2345BCDF", "/start 2345BCDG", "2345-BCDH", "2345 BCDJ", "/start gì đó"} {
		assert.NotEmpty(t, s.Says("stranger", wrong))
	}
	assert.Contains(t, s.Hears("Lan"), "thử nhiều mã mời không đúng")
	assert.Contains(t, s.Says("stranger", code), "tạm không nhận mã từ tài khoản này đến 09:00")
	assert.Contains(t, s.Hears("Lan"), "rồi gửi đúng mã của Trần Văn Hùng")
	s.Restart()
	assert.Contains(t, s.Says("stranger", code), "tạm không nhận", "kept in the file")
	s.Golden("guessing")
	for range 20 {
		s.Says("stranger", code)
	}
	assert.LessOrEqual(t, strings.Count(s.Hears("Lan"), "rồi gửi đúng mã"), store.GuessLimit, "the secretary is not written to without end")
	s.Turn(store.GuessWindow)
	assert.Contains(t, s.Says("stranger", code), "cho biết có đồng ý không")
}

func TestCodesAreReadAsTheyAreTyped(t *testing.T) {
	for name, say := range map[string]func(code string) string{
		"small":      strings.ToLower,
		"dashes":     func(c string) string { return c[:4] + "-" + c[4:] },
		"spaced out": func(c string) string { return strings.Join(strings.Split(c, ""), " ") },
		"full width": func(c string) string { return c[:2] + "\u200b" + c[2:] + "\u00a0" },
		"in a link":  func(c string) string { return "https://chat.example/giaoban?start=" + c },
		"in a line":  func(c string) string { return "Em chào chị, mã của em là " + c + " ạ." },
		"in halves":  func(c string) string { return "mã: " + c[:4] + " " + c[4:] },
		"quoted":     func(c string) string { return "“" + c + "”" },
		"slash":      func(c string) string { return "/start   " + strings.ToLower(c) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			assert.Contains(t, s.Says("Lan", say(claim(s))), "cho biết có đồng ý không")
		})
	}
	s := newStage(t)
	for _, no := range []string{"xin chào", "tc3 80%", "tôi là thành viên mới", "👋"} {
		assert.Contains(t, s.Says("Lan", no), "Xin gửi mã mời", no)
	}
}

// Codes come out of any Vietnamese keyboard as they were typed.
func TestCodesHaveNothingToBend(t *testing.T) {
	s := newStage(t)
	c := found(s, "Lan")
	seen := map[string]bool{}
	s.Update(func(tx *store.Tx) {
		for range 500 {
			m := store.Member{Committee: c.ID, Name: "A"}
			require.NoError(t, tx.PutMember(&m))
			i, err := join.Invite(tx, &m)
			require.NoError(t, err)
			assert.Regexp(t, "^[2-9BCDFGHJKMNPQRSTXZ]{8}$", i.Code)
			assert.NotContains(t, i.Code, "DD")
			assert.False(t, seen[i.Code])
			seen[i.Code] = true
		}
	})
}

func TestStartInAGroup(t *testing.T) {
	s := newStage(t)
	code := claim(s)
	assert.Contains(t, s.In("g1", "Lan", talk.Message{Kind: talk.Text, Text: "/start@bot " + code}), "xin nhắn riêng cho tôi")
	assert.Empty(t, s.In("g1", "Lan", talk.Message{Kind: talk.Text, Text: code}), "people talking among themselves")
	s.Forges("Lan", "jn:yes:"+code)
	assert.Contains(t, s.Says("Lan", "/start "+code), "cho biết có đồng ý không")
}

func TestLostAndFound(t *testing.T) {
	s := newStage(t)
	c := found(s, "Lan")
	for _, name := range []string{"Trần Văn Hùng", "Lê Tâm"} {
		_, code := invited(s, c.ID, name)
		who := name[strings.LastIndex(name, " ")+1:]
		s.Says(who, code)
		s.Says(who, "1")
	}
	s.Hears("Lan")
	s.Now = s.Now.Add(14 * time.Hour) // 22:00: the secretary sleeps
	s.Event("Hùng", talk.Blocked)
	s.Event("Hùng", talk.Blocked)
	s.Event("Tâm", talk.Blocked)
	assert.Empty(t, s.Hears("Lan"))
	s.Script.Reset()
	s.Turn(9 * time.Hour)
	said := s.Hears("Lan")
	assert.Equal(t, 1, strings.Count(said, "Tôi không nhắn được cho"), "one message for both")
	assert.Contains(t, said, "– Trần Văn Hùng, 0987 654 321")
	assert.Contains(t, said, "– Lê Tâm")
	s.Golden("lost")

	s.Event("Hùng", talk.Returned)
	assert.True(t, s.Person("Hùng").Unreachable.IsZero())
	s.Says("Tâm", "xin chào")
	assert.True(t, s.Person("Tâm").Unreachable.IsZero(), "who writes can be written to")
	assert.Empty(t, s.Hears("Lan"), "no nagging")
}
