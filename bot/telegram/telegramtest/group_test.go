package telegramtest

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// texts are the texts of the messages the bot was given, edits marked.
func texts(t *testing.T, srv *Server) []string {
	t.Helper()
	var out []string
	last := int64(0)
	for _, u := range updates(t, srv, 0) {
		last = updateID(u)
		for kind, mark := range map[string]string{"message": "", "edited_message": "edited: ", "channel_post": "post: ", "edited_channel_post": "edited post: "} {
			if m, ok := u[kind].(fields); ok {
				text, _ := m["text"].(string)
				if text == "" {
					text, _ = m["caption"].(string)
				}
				if text != "" {
					out = append(out, mark+text)
				}
			}
		}
	}
	if last != 0 {
		updates(t, srv, last+1)
	}
	return out
}

func TestPrivacyMode(t *testing.T) {
	srv := newClock().server(t)
	lan, hung := person(t, srv, "Lan"), person(t, srv, "Hùng")
	group := srv.NewSupergroup("Ban Chỉ đạo", lan, hung)
	group.AddBot(lan)
	texts(t, srv)
	say := func(text string) Message {
		t.Helper()
		m, err := hung.In(group).Say(text)
		require.NoError(t, err)
		return m
	}
	at := "@" + srv.Bot().Username

	say("chuyện riêng")
	say("/tonghop")
	say("/tonghop@bot_khac")
	say("nhờ " + at + " một chút")
	assert.Empty(t, texts(t, srv), "nothing of that is for the bot")
	say("/tonghop" + at)
	say("xem /tonghop" + at + " đi")
	assert.Equal(t, []string{"/tonghop" + at, "xem /tonghop" + at + " đi"}, texts(t, srv))

	card := ask(t, srv, "sendMessage", fields{"chat_id": group.ID, "text": "Báo cáo tuần: 7/12"}).message(t)
	say("/tonghop")
	assert.Equal(t, []string{"/tonghop"}, texts(t, srv), "a bare command once the bot has spoken")
	_, err := hung.In(group).Reply(card.ID, "vướng hẻm 45")
	require.NoError(t, err)
	mine := say("thường")
	_, err = lan.In(group).Reply(mine.ID, "không phải cho bot")
	require.NoError(t, err)
	assert.Equal(t, []string{"vướng hẻm 45"}, texts(t, srv))

	group.PromoteBot(lan)
	say("giờ thì nghe hết")
	_, err = hung.In(group).EditLast("giờ thì nghe cả sửa")
	require.NoError(t, err)
	assert.Equal(t, []string{"giờ thì nghe hết", "edited: giờ thì nghe cả sửa"}, texts(t, srv))
	group.DemoteBot(lan)
	say("lại không nghe")
	assert.Empty(t, texts(t, srv))
}

func TestAnonymousAdministrator(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	group := srv.NewSupergroup("Ban Chỉ đạo", lan)
	group.AddBot(lan)
	texts(t, srv)
	_, err := lan.In(group).Anonymously().Say("/tonghop@" + srv.Bot().Username)
	require.NoError(t, err)
	m := updates(t, srv, 0)[0]["message"].(fields)
	assert.EqualValues(t, 1087968824, m["from"].(fields)["id"])
	assert.EqualValues(t, group.ID, m["sender_chat"].(fields)["id"])
}

func TestChannelPosts(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	channel := srv.NewChannel("Phường", lan)
	assert.Equal(t, "Bad Request: chat not found", ask(t, srv, "sendMessage", fields{"chat_id": channel.ID, "text": "x"}).Description)
	channel.AddBot(lan)
	channel.SetUsername("phuong_x")
	assert.True(t, ask(t, srv, "sendMessage", fields{"chat_id": "@Phuong_X", "text": "x"}).OK)
	texts(t, srv)
	_, err := channel.Post("Thông báo")
	require.NoError(t, err)
	assert.Equal(t, []string{"post: Thông báo"}, texts(t, srv))
	sent := ask(t, srv, "sendMessage", fields{"chat_id": channel.ID, "text": "từ bot"})
	assert.True(t, sent.OK, sent.Description)
	assert.True(t, ask(t, srv, "editMessageText", fields{"chat_id": channel.ID, "message_id": sent.message(t).ID, "text": "sửa"}).OK)
	assert.Empty(t, texts(t, srv), "a bot does not hear itself")
}

func TestBotComesAndGoes(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	group := srv.NewGroup("Ban Chỉ đạo", lan)
	status := func() (old, now string) {
		t.Helper()
		got := updates(t, srv, 0)
		updates(t, srv, updateID(got[len(got)-1])+1)
		for _, u := range got {
			if m, ok := u["my_chat_member"].(fields); ok {
				return m["old_chat_member"].(fields)["status"].(string), m["new_chat_member"].(fields)["status"].(string)
			}
		}
		return "", ""
	}
	say := func() answer { return ask(t, srv, "sendMessage", fields{"chat_id": group.ID, "text": "x"}) }
	texts(t, srv)
	assert.Equal(t, "Bad Request: chat not found", say().Description)

	group.AddBot(lan)
	old, now := status()
	assert.Equal(t, []string{"left", "member"}, []string{old, now})
	assert.True(t, say().OK)
	group.PromoteBot(lan)
	old, now = status()
	assert.Equal(t, []string{"member", "administrator"}, []string{old, now})
	group.MuteBot(lan)
	status()
	assert.Equal(t, "Bad Request: not enough rights to send text messages to the chat", say().Description)
	group.DemoteBot(lan)
	status()
	assert.True(t, say().OK)
	group.Forbid("text messages")
	assert.Equal(t, "Bad Request: not enough rights to send text messages to the chat", say().Description)
	group.RemoveBot(lan)
	old, now = status()
	assert.Equal(t, []string{"member", "kicked"}, []string{old, now})
	assert.Equal(t, "Forbidden: bot was kicked from the group chat", say().Description)
	_, err := lan.In(group).Say("/tonghop@" + srv.Bot().Username)
	require.NoError(t, err)
	assert.Empty(t, updates(t, srv, 0), "who was kicked hears nothing")

	group.AddBot(lan)
	status()
	require.True(t, ask(t, srv, "leaveChat", fields{"chat_id": group.ID}).OK)
	assert.Equal(t, "Forbidden: bot is not a member of the group chat", say().Description)
}

func TestMigration(t *testing.T) {
	srv := newClock().server(t)
	lan, hung := person(t, srv, "Lan"), person(t, srv, "Hùng")
	group := srv.NewGroup("Ban Chỉ đạo", lan, hung)
	group.AddBot(lan)
	card := ask(t, srv, "sendMessage", fields{"chat_id": group.ID, "text": "1/12"}).message(t)
	texts(t, srv)
	super, err := group.Migrate(lan)
	require.NoError(t, err)
	assert.Equal(t, super, group.MigratedTo())
	got := updates(t, srv, 0)
	require.Len(t, got, 2)
	assert.EqualValues(t, super.ID, got[0]["message"].(fields)["migrate_to_chat_id"])
	assert.EqualValues(t, group.ID, got[1]["message"].(fields)["migrate_from_chat_id"])
	assert.EqualValues(t, super.ID, got[1]["message"].(fields)["chat"].(fields)["id"])

	a := ask(t, srv, "sendMessage", fields{"chat_id": group.ID, "text": "2/12"})
	assert.Equal(t, "Bad Request: group chat was upgraded to a supergroup chat", a.Description)
	assert.Equal(t, super.ID, a.Parameters.MigrateTo)
	assert.Equal(t, "Bad Request: message to edit not found", ask(t, srv, "editMessageText", fields{"chat_id": super.ID, "message_id": card.ID, "text": "2/12"}).Description,
		"old message ids are worth nothing in the supergroup")
	assert.True(t, ask(t, srv, "sendMessage", fields{"chat_id": super.ID, "text": "2/12"}).OK)
	_, err = hung.In(group).Say("còn ai không")
	require.ErrorIs(t, err, ErrMigrated)
	_, err = hung.In(super).Say("/x")
	require.NoError(t, err)
	assert.Equal(t, []*User{lan, hung}, super.Members())
	_, err = super.Migrate(lan)
	require.Error(t, err)
}

func TestForum(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	forum := srv.NewForum("Ban Chỉ đạo", lan)
	forum.AddBot(lan)
	weekly := forum.NewTopic(lan, "Báo cáo tuần")
	texts(t, srv)
	say := func(thread int, more fields) answer {
		p := fields{"chat_id": forum.ID, "text": "x"}
		if thread != 0 {
			p["message_thread_id"] = thread
		}
		for k, v := range more {
			p[k] = v
		}
		return ask(t, srv, "sendMessage", p)
	}
	general := say(0, nil).message(t)
	assert.Zero(t, general.Thread, "General has no thread id")
	assert.Equal(t, "Bad Request: message thread not found", say(1, nil).Description, "and is not sent to by its number")
	topical := say(weekly, nil).message(t)
	assert.Equal(t, weekly, topical.Thread)
	assert.True(t, topical.IsTopic)
	answered := say(0, fields{"reply_parameters": fields{"message_id": topical.ID}}).message(t)
	assert.Equal(t, weekly, answered.Thread, "an answer goes where the question is")

	_, err := lan.In(forum).Topic(weekly).Say("/tonghop@" + srv.Bot().Username)
	require.NoError(t, err)
	m := updates(t, srv, 0)[0]["message"].(fields)
	assert.EqualValues(t, weekly, m["message_thread_id"])
	assert.Equal(t, true, m["chat"].(fields)["is_forum"])
	assert.Contains(t, m["reply_to_message"], "forum_topic_created", "in a topic everything answers its beginning")

	forum.CloseTopic(lan, weekly)
	assert.Equal(t, "Bad Request: TOPIC_CLOSED", say(weekly, nil).Description)
	assert.Equal(t, "Bad Request: not enough rights to create a topic", ask(t, srv, "createForumTopic", fields{"chat_id": forum.ID, "name": "x"}).Description)
	forum.PromoteBot(lan)
	assert.True(t, say(weekly, nil).OK, "who manages topics may")
	assert.True(t, ask(t, srv, "reopenForumTopic", fields{"chat_id": forum.ID, "message_thread_id": weekly}).OK)
	assert.Equal(t, "Bad Request: TOPIC_NOT_MODIFIED", ask(t, srv, "reopenForumTopic", fields{"chat_id": forum.ID, "message_thread_id": weekly}).Description)
	forum.DeleteTopic(weekly)
	assert.Equal(t, "Bad Request: message thread not found", say(weekly, nil).Description)
	assert.True(t, ask(t, srv, "createForumTopic", fields{"chat_id": forum.ID, "name": "Tổng dọn", "icon_color": 7322096}).OK)
	plain := srv.NewSupergroup("Khác", lan)
	plain.AddBot(lan)
	plain.PromoteBot(lan)
	assert.Equal(t, "Bad Request: the chat is not a forum", ask(t, srv, "createForumTopic", fields{"chat_id": plain.ID, "name": "x"}).Description)
}

func TestPeopleOfAGroup(t *testing.T) {
	srv := newClock().server(t)
	lan, hung := person(t, srv, "Lan"), srv.NewUser(Profile{FirstName: "Hùng", LastName: "Lê", Username: "hung_kp3"})
	group := srv.NewSupergroup("Ban Chỉ đạo", lan)
	group.AddBot(lan)
	_, err := hung.In(group).Say("x")
	require.ErrorIs(t, err, ErrNotMember)
	group.Join(hung)
	assert.Equal(t, "Forbidden: bot can't initiate conversation with a user", ask(t, srv, "sendMessage", fields{"chat_id": hung.ID, "text": "x"}).Description,
		"seen in a group, but never started")
	assert.True(t, ask(t, srv, "getChat", fields{"chat_id": group.ID}).OK)
	assert.JSONEq(t, "3", string(ask(t, srv, "getChatMemberCount", fields{"chat_id": group.ID}).Result))
	assert.Contains(t, string(ask(t, srv, "getChatMember", fields{"chat_id": group.ID, "user_id": hung.ID}).Result), `"status":"member"`)
	require.NoError(t, group.Promote(lan, hung))
	assert.Contains(t, string(ask(t, srv, "getChatAdministrators", fields{"chat_id": group.ID}).Result), `hung_kp3`)
	require.NoError(t, group.Leave(hung))
	assert.Contains(t, string(ask(t, srv, "getChatMember", fields{"chat_id": group.ID, "user_id": hung.ID}).Result), `"status":"left"`)
	require.ErrorIs(t, group.Kick(lan, hung), ErrNotMember)
	assert.Equal(t, "Bad Request: user not found", ask(t, srv, "getChatMember", fields{"chat_id": group.ID, "user_id": 5}).Description)
}
