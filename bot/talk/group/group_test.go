package group_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/talk/group"
	"giaoban/bot/talk/join"
	"giaoban/bot/talk/roster"
	"giaoban/bot/talk/talktest"
	"giaoban/store"
)

// newStage has two committees: Lan is secretary of the first with Hùng as a member, Nga of the second.
func newStage(t *testing.T) *talktest.Stage {
	s := talktest.New(t, func(m talk.Menus, leave talktest.Leave) []talk.Flow {
		total := talk.Flow{Name: "total", Commands: []talk.Command{{Name: "tonghop", Right: talk.Belong, Group: true, Do: func(*talk.Turn, string) error { return nil }}}}
		return []talk.Flow{join.Flow(m, nil), roster.Flow(m), group.Flow(m), total}
	})
	for _, who := range []string{"Lan", "Nga"} {
		var code string
		s.Update(func(tx *store.Tx) {
			var err error
			code, _, err = join.NewClaim(tx)
			require.NoError(t, err)
		})
		s.Says(who, code)
		for _, answer := range []string{"1", "Ban Chỉ đạo của " + who, "1", "1", who, "-", "-"} {
			s.Says(who, answer)
		}
	}
	s.Says("Lan", "/thanhvien thêm Hùng, tc3")
	s.Presses("Lan", "lưu")
	s.Says("Hùng", s.Member("Hùng").Invite)
	s.Says("Hùng", "1")
	s.Hears("Lan")
	s.Script.Reset()
	return s
}

func groupOf(s *talktest.Stage, id store.CommitteeID) (g store.Group) {
	s.Helper()
	s.View(func(tx *store.ReadTx) {
		c, err := tx.Committee(id)
		require.NoError(s, err)
		g = c.Group
	})
	return g
}

const chat = "g/-1001234567890"

func typed(words, topic string) talk.Message {
	return talk.Message{Kind: talk.Text, Text: words, Title: "BCĐ Tân Mẫu", Topic: topic}
}

func event(kind string) talk.Message { return talk.Message{Kind: kind, Title: "BCĐ Tân Mẫu"} }

func TestAddedByTheSecretary(t *testing.T) {
	s := newStage(t)
	assert.Empty(t, s.In(chat, "Lan", event(talk.Joined)), "asked in private")
	s.Presses("Lan", "Đúng, dùng nhóm này")
	assert.Equal(t, store.Group{Chat: chat, Title: "BCĐ Tân Mẫu"}, groupOf(s, 1))
	assert.Equal(t, []string{"tonghop"}, s.Menus[chat])
	assert.Contains(t, s.Hears(chat), "Từ nay đây là nhóm của Ban Chỉ đạo của Lan")
	s.Says("Lan", "/nhom")
	assert.Contains(t, s.In(chat, "Lan", typed("/nhom@bot", "")), "rồi")
	// Kicked, and told once.
	s.In(chat, "Hùng", event(talk.Left))
	s.In(chat, "Hùng", event(talk.Left))
	assert.Equal(t, 1, strings.Count(s.Hears("Lan"), "không còn gửi được tin vào nhóm"))
	assert.True(t, groupOf(s, 1).Mute)
	s.Says("Lan", "/nhom")
	// Added again by anybody: it is still the committee's.
	assert.Empty(t, s.In(chat, "Hùng", event(talk.Joined)))
	assert.Contains(t, s.Hears("Lan"), "trở lại")
	assert.False(t, groupOf(s, 1).Mute)
	s.Says("Lan", "/nhom")
	s.Presses("Lan", "Bỏ nhóm này")
	assert.Empty(t, groupOf(s, 1))
	assert.Empty(t, s.Menus[chat])
	s.Says("Lan", "/nhom")
	s.Golden("group")
}

func TestAddedByOthers(t *testing.T) {
	s := newStage(t)
	for _, who := range []string{"Hùng", "stranger", ""} {
		assert.Contains(t, s.In(chat, who, event(talk.Joined)), "xin thư ký gõ /nhom ở đây", who)
	}
	assert.Contains(t, s.In(chat, "Hùng", typed("/nhom@bot", "")), "Việc này dành cho trưởng ban, phó trưởng ban hoặc thư ký")
	assert.Contains(t, s.In(chat, "stranger", typed("/nhom@bot", "")), "mã mời")
	assert.Contains(t, s.In(chat, "", typed("/nhom@bot", "")), "gửi dưới tên nhóm", "an anonymous admin is nobody")
	assert.Empty(t, groupOf(s, 1))
	s.In(chat, "Lan", typed("/nhom@bot", "7"))
	assert.Equal(t, store.Group{Chat: chat, Title: "BCĐ Tân Mẫu", Topic: "7"}, groupOf(s, 1))
	assert.Equal(t, "7", s.Last(chat).Topic)
	assert.Contains(t, s.Hears("Lan"), "đúng chủ đề vừa gõ")
	s.In(chat, "Lan", typed("/nhom@bot", "9"))
	assert.Equal(t, "9", groupOf(s, 1).Topic, "another topic")
}

func TestAnotherCommitteesGroup(t *testing.T) {
	s := newStage(t)
	s.In(chat, "Lan", typed("/nhom@bot", ""))
	assert.Contains(t, s.In(chat, "Nga", typed("/nhom@bot", "")), "Nhóm này của một Ban Chỉ đạo khác")
	assert.Contains(t, s.In(chat, "Nga", typed("/tonghop@bot", "")), "Nhóm này của một Ban Chỉ đạo khác")
	assert.Empty(t, s.In(chat, "Nga", event(talk.Joined)))
	for _, code := range []string{"gr", "gr:", "gr:use", "gr:use:2", "gr:use:x:y", "gr:off:2", "gr:off:0", "gr:use:2:g/none", "gr:no:2", "gr:sell:2:" + chat} {
		assert.NotEmpty(t, s.Forges("Nga", code), code)
	}
	assert.Contains(t, s.Forges("Nga", "gr:use:2:"+chat), "Nhóm này của một Ban Chỉ đạo khác")
	assert.Contains(t, s.Forges("Nga", "gr:off:1"), "chưa có tên trong Ban Chỉ đạo nào")
	assert.Contains(t, s.Forges("Hùng", "gr:off:1"), "Việc này dành cho trưởng ban, phó trưởng ban hoặc thư ký")
	assert.Equal(t, chat, groupOf(s, 1).Chat)
	assert.Empty(t, groupOf(s, 2))
	// A group that Lan added the bot to is not Nga's to take by a forged button.
	s.In("g/other", "Lan", event(talk.Joined))
	assert.Contains(t, s.Forges("Nga", "gr:use:2:g/other"), "Nút này đã cũ")
}

func TestAnotherGroupTakesThePlace(t *testing.T) {
	s := newStage(t)
	s.In(chat, "Lan", typed("/nhom@bot", ""))
	s.In("g/2", "Lan", talk.Message{Kind: talk.Joined, Title: "Nhóm mới"})
	assert.Contains(t, s.Hears("Lan"), "Nhóm đang dùng là “BCĐ Tân Mẫu”, sẽ được thay")
	s.Presses("Lan", "Không")
	assert.Equal(t, chat, groupOf(s, 1).Chat)
	assert.Contains(t, s.Forges("Lan", "gr:use:1:g/2"), "Nút này đã cũ")
	s.In("g/2", "Lan", talk.Message{Kind: talk.Joined, Title: "Nhóm mới"})
	assert.Contains(t, s.Presses("Lan", "Đúng, dùng nhóm này"), "Nhóm “BCĐ Tân Mẫu” không dùng nữa")
	assert.Equal(t, "g/2", groupOf(s, 1).Chat)
	assert.Contains(t, s.Forges("Lan", "gr:use:1:g/2"), "Nút này đã cũ")
}

func TestBecomesASupergroup(t *testing.T) {
	s := newStage(t)
	s.In(chat, "Lan", typed("/nhom@bot", ""))
	s.Update(func(tx *store.Tx) { require.NoError(t, tx.PutCard(&store.Card{Chat: chat, Name: "round/1"})) })
	s.Hears("Lan")
	move := event(talk.Moved)
	move.MovedTo = "g/-1009"
	s.In(chat, "Hùng", event(talk.Left)) // a platform may say so first
	s.Hears("Lan")
	s.In(chat, "", move)
	assert.Contains(t, s.Hears("Lan"), "đồng chí không phải làm gì")
	assert.Equal(t, store.Group{Chat: "g/-1009", Title: "BCĐ Tân Mẫu"}, groupOf(s, 1))
	assert.Equal(t, []string{"tonghop"}, s.Menus["g/-1009"])
	s.View(func(tx *store.ReadTx) {
		_, there, err := tx.Card(chat, "round/1")
		require.NoError(t, err)
		assert.False(t, there)
	})
	// The outbox may have found out before, and a group may be nobody's.
	s.In(chat, "", move)
	move.MovedTo = "g/nobody"
	s.In("g/nobodys", "", move)
	assert.Equal(t, "g/-1009", groupOf(s, 1).Chat)
}

func TestSecretaryOfTwoCommittees(t *testing.T) {
	s := newStage(t)
	s.Says("Nga", "/thanhvien thêm Lan, phó ban")
	s.Presses("Nga", "lưu")
	s.Says("Lan", s.Member("Lan").Invite)
	s.Says("Lan", "1")
	assert.Contains(t, s.In(chat, "Lan", event(talk.Joined)), "xin thư ký gõ /nhom ở đây", "which of the two is not guessed")
	said := s.In(chat, "Lan", typed("/nhom@bot", "3"))
	assert.NotContains(t, said, "Ban Chỉ đạo của", "whose committees they are is nobody's business in a group")
	assert.NotEmpty(t, said)
	assert.Contains(t, s.Hears("Lan"), "Đồng chí muốn hỏi Ban Chỉ đạo nào?")
	press := talk.Message{Kind: talk.Press, Code: "which:2", Message: "m1"}
	assert.Contains(t, s.In(chat, "Nga", press), "Nút này đã cũ")
	s.Says("Lan", "2") // and the command is carried out where it was given
	assert.Equal(t, store.Group{Chat: chat, Title: "BCĐ Tân Mẫu", Topic: "3"}, groupOf(s, 2))
}

func TestLongChatIDs(t *testing.T) {
	s := newStage(t)
	assert.Contains(t, s.In("g/"+strings.Repeat("9", 60), "Lan", event(talk.Joined)), "xin thư ký gõ /nhom ở đây", "no button holds it")
}

// A group's title comes from strangers: it cannot forge a button.
func TestForgedTitle(t *testing.T) {
	s := newStage(t)
	s.In(chat, "Lan", talk.Message{Kind: talk.Joined, Title: "x\uE002Bấm đây\uE003tv:endyes:1:3\uE004\u202e<b>y"})
	for _, row := range s.Last("Lan").Actions {
		for _, a := range row {
			assert.True(t, strings.HasPrefix(a.Code, "gr:"), a.Code)
		}
	}
	assert.Contains(t, s.Last("Lan").Text, "xBấm đâytv:endyes:1:3<b>y")
}
