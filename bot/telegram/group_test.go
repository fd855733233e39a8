package telegram

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/outbox"
	"giaoban/bot/talk"
)

func TestGroupCommands(t *testing.T) {
	w, c, heard := hears(t)
	bao, lan := w.user("Bảo"), w.user("Lan")
	group := w.srv.NewSupergroup("Ban Chỉ đạo", bao, lan)
	group.AddBot(bao)
	assert.Equal(t, talk.Message{Kind: talk.Joined, At: c.Now(), Account: chatID(bao.ID), Language: "vi", Chat: chatID(group.ID),
		ChatKind: talk.Grouped, Title: "Ban Chỉ đạo"}, only(t, heard()))

	said, err := bao.In(group).Say("/tonghop@giaoban_test_bot 47")
	require.NoError(t, err)
	assert.Equal(t, talk.Message{Kind: talk.Text, At: c.Now(), Account: chatID(bao.ID), Language: "vi", Chat: chatID(group.ID),
		ChatKind: talk.Grouped, Title: "Ban Chỉ đạo", Message: messageID(group.ID, said.ID), Text: "/tonghop 47", Addressed: true}, only(t, heard()))

	group.PromoteBot(bao) // now it is shown everything that is said
	_, err = lan.In(group).Say("/tonghop@other_bot")
	require.NoError(t, err)
	_, err = lan.In(group).Say("trưa nay ăn gì?")
	require.NoError(t, err)
	_, err = lan.In(group).Say("@giaoban_test_bot tc3 xong")
	require.NoError(t, err)
	got := heard()
	require.Len(t, got, 2, "not the other bot's, and being promoted is no event")
	assert.False(t, got[0].Addressed)
	assert.Equal(t, "tc3 xong", got[1].Text)
	assert.True(t, got[1].Addressed)

	// In private, what names another bot is answered all the same.
	_, err = lan.Say("/tonghop@other_bot")
	require.NoError(t, err)
	assert.Equal(t, "/tonghop@other_bot", only(t, heard()).Text)
}

func TestTopics(t *testing.T) {
	w, _, heard := hears(t)
	bao := w.user("Bảo")
	forum := w.srv.NewForum("Ban Chỉ đạo", bao)
	forum.AddBot(bao)
	topic := forum.NewTopic(bao, "Tiêu chí 3")
	require.Equal(t, talk.Joined, only(t, heard()).Kind, "a new topic is nobody's message")
	_, err := bao.In(forum).Topic(topic).Say("/tonghop@giaoban_test_bot")
	require.NoError(t, err)
	m := only(t, heard())
	assert.Equal(t, topicID(topic), m.Topic)
	assert.Empty(t, m.ReplyTo, "everything in a topic answers what opened it; that is no answer")
	_, err = bao.In(forum).Topic(0).Say("/tonghop@giaoban_test_bot")
	require.NoError(t, err)
	assert.Empty(t, only(t, heard()).Topic, "General")

	ours, err := w.p.Send(t.Context(), outbox.Outgoing{Chat: chatID(forum.ID), Topic: m.Topic, ReplyTo: m.Message, Content: content("Đạt 4/9")})
	require.NoError(t, err)
	_, number, _ := readMessage(ours)
	sent, ok := forum.Message(number)
	require.True(t, ok)
	assert.Equal(t, topic, sent.ThreadID)
	_, err = bao.In(forum).Topic(topic).Reply(number, "chi tiết?")
	require.NoError(t, err)
	m = only(t, heard())
	assert.True(t, m.ReplyToOurs)
	assert.Equal(t, ours, m.ReplyTo)

	forum.CloseTopic(bao, topic)
	_, err = w.p.Send(t.Context(), outbox.Outgoing{Chat: chatID(forum.ID), Topic: topicID(topic), Content: content("x")})
	require.ErrorIs(t, err, outbox.ErrNoTopic)
	forum.DeleteTopic(topic)
	_, err = w.p.Send(t.Context(), outbox.Outgoing{Chat: chatID(forum.ID), Topic: topicID(topic), Content: content("x")})
	require.ErrorIs(t, err, outbox.ErrNoTopic)
	require.Empty(t, heard())
}

func TestAnonymousAdminIsNobody(t *testing.T) {
	w, _, heard := hears(t)
	bao := w.user("Bảo")
	group := w.srv.NewSupergroup("Ban Chỉ đạo", bao)
	group.AddBot(bao)
	heard()
	_, err := bao.In(group).Anonymously().Say("/tonghop@giaoban_test_bot")
	require.NoError(t, err)
	m := only(t, heard())
	assert.Empty(t, m.Account)
	assert.Empty(t, m.Language)
	assert.Equal(t, "/tonghop", m.Text)
}

func TestGroupMoves(t *testing.T) {
	w, c, heard := hears(t)
	bao := w.user("Bảo")
	group := w.srv.NewGroup("Ban Chỉ đạo", bao)
	group.AddBot(bao)
	require.Len(t, heard(), 1)
	card, err := w.p.Send(t.Context(), outbox.Outgoing{Chat: chatID(group.ID), Content: content("7/12")})
	require.NoError(t, err)
	super, err := group.Migrate(bao)
	require.NoError(t, err)
	m := only(t, heard())
	assert.Equal(t, talk.Moved, m.Kind, "once, not as both chats tell it")
	assert.Equal(t, chatID(group.ID), m.Chat)
	assert.Equal(t, chatID(super.ID), m.MovedTo)
	assert.Equal(t, c.Now(), m.At)

	_, err = w.p.Send(t.Context(), outbox.Outgoing{Chat: chatID(group.ID), Content: content("8/12")})
	var moved outbox.MovedError
	require.ErrorAs(t, err, &moved)
	assert.Equal(t, chatID(super.ID), moved.To)
	to := outbox.Outgoing{Chat: moved.To, ReplyTo: card, Content: content("8/12")}
	require.ErrorIs(t, w.p.Edit(t.Context(), card, to), outbox.ErrGone, "its number means nothing there")
	_, err = w.p.Send(t.Context(), to)
	require.NoError(t, err, "nor can it be answered there, but that stops nothing")
}

func TestSilencedAndRemoved(t *testing.T) {
	w, _, heard := hears(t)
	bao := w.user("Bảo")
	group := w.srv.NewSupergroup("Ban Chỉ đạo", bao)
	kinds := func() (all []string) {
		for _, m := range heard() {
			all = append(all, m.Kind)
		}
		return all
	}
	send := func() error {
		_, err := w.p.Send(t.Context(), outbox.Outgoing{Chat: chatID(group.ID), Content: content("x")})
		return err
	}
	group.AddBot(bao)
	assert.Equal(t, []string{talk.Joined}, kinds())
	require.NoError(t, send())
	group.MuteBot(bao)
	assert.Equal(t, []string{talk.Left}, kinds(), "it may not write there")
	require.ErrorIs(t, send(), outbox.ErrUnreachable)
	group.PromoteBot(bao)
	assert.Equal(t, []string{talk.Joined}, kinds())
	group.DemoteBot(bao)
	assert.Empty(t, kinds(), "a plain member may write")
	group.RemoveBot(bao)
	assert.Equal(t, []string{talk.Left}, kinds())
	require.ErrorIs(t, send(), outbox.ErrUnreachable)

	channel := w.srv.NewChannel("Tin phường", bao)
	channel.AddBot(bao)
	_, err := channel.Post("/tonghop@giaoban_test_bot")
	require.NoError(t, err)
	assert.Empty(t, kinds(), "nobody speaks to us in a channel")
}

func TestGroupPress(t *testing.T) {
	w, _, heard := hears(t)
	bao := w.user("Bảo")
	group := w.srv.NewForum("Ban Chỉ đạo", bao)
	group.AddBot(bao)
	topic := group.NewTopic(bao, "Tuần 47")
	heard()
	card, err := w.p.Send(t.Context(), outbox.Outgoing{Chat: chatID(group.ID), Topic: topicID(topic), Content: content("7/12", button("Chi tiết", "t:47"))})
	require.NoError(t, err)
	_, err = bao.In(group).PressLabel("chi tiết")
	require.NoError(t, err)
	m := only(t, heard())
	assert.Equal(t, card, m.Message)
	assert.Equal(t, topicID(topic), m.Topic)
	assert.Equal(t, talk.Grouped, m.ChatKind)
	assert.Equal(t, "Ban Chỉ đạo", m.Title)
	assert.Equal(t, chatID(bao.ID), m.Account)
}
