package telegramtest

import "unicode/utf8"

// topicColors are the six that Telegram allows.
var topicColors = map[int64]bool{7322096: true, 16766590: true, 13338331: true, 9367192: true, 16749490: true, 16478047: true}

// managedForum finds a forum in which the bot may manage topics.
func (s *Server) managedForum(a args) (*Chat, *failure) {
	chat, fail := s.chat(a, "chat_id", toWrite)
	switch {
	case fail != nil:
		return nil, fail
	case !chat.forum:
		return nil, bad("the chat is not a forum")
	case !chat.botMember().can(RightTopics):
		return nil, bad("not enough rights to create a topic")
	}
	return chat, nil
}

func (s *Server) managedTopic(a args) (*Chat, *topic, *failure) {
	chat, fail := s.managedForum(a)
	if fail != nil {
		return nil, nil, fail
	}
	t := chat.topics[int(a.integer("message_thread_id"))]
	if t == nil || t.gone {
		return nil, nil, bad("message thread not found")
	}
	return chat, t, nil
}

func createForumTopic(s *Server, c *call) (any, *failure) {
	chat, fail := s.managedForum(c.args)
	if fail != nil {
		return nil, fail
	}
	name, color := c.args.text("name"), int64(topicColor)
	if n := utf8.RuneCountInString(name); n < 1 || n > 128 {
		return nil, bad("TOPIC_TITLE_INVALID")
	}
	if c.args.has("icon_color") {
		if color = c.args.integer("icon_color"); !topicColors[color] {
			return nil, bad("TOPIC_ICON_COLOR_INVALID")
		}
	}
	t := chat.newTopic(s.bot, name, int(color), c.args.text("icon_custom_emoji_id"))
	s.record(Sent{Method: c.method.name, ChatID: chat.ID, ThreadID: t.id, Text: name})
	w := map[string]any{"message_thread_id": t.id, "name": t.name, "icon_color": t.color}
	if t.emoji != "" {
		w["icon_custom_emoji_id"] = t.emoji
	}
	return w, nil
}

func closeForumTopic(s *Server, c *call) (any, *failure) { return s.switchTopic(c, true) }

func reopenForumTopic(s *Server, c *call) (any, *failure) { return s.switchTopic(c, false) }

func (s *Server) switchTopic(c *call, closed bool) (any, *failure) {
	chat, t, fail := s.managedTopic(c.args)
	if fail != nil {
		return nil, fail
	}
	if t.closed == closed {
		return nil, bad("TOPIC_NOT_MODIFIED")
	}
	chat.closeTopic(s.bot, t, closed)
	s.record(Sent{Method: c.method.name, ChatID: chat.ID, ThreadID: t.id})
	return true, nil
}

func deleteForumTopic(s *Server, c *call) (any, *failure) {
	chat, t, fail := s.managedTopic(c.args)
	if fail != nil {
		return nil, fail
	}
	chat.deleteTopic(t)
	s.record(Sent{Method: c.method.name, ChatID: chat.ID, ThreadID: t.id})
	return true, nil
}
