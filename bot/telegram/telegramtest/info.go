package telegramtest

import (
	"fmt"
	"slices"
	"time"
	"unicode/utf8"
)

const queryTTL = 15 * time.Minute // how long a pressed button can be answered

func getMe(s *Server, _ *call) (any, *failure) {
	w := s.bot.wire()
	for _, name := range []string{"can_connect_to_business", "has_main_web_app", "has_topics_enabled", "supports_inline_queries"} {
		w[name] = false
	}
	w["can_join_groups"] = true
	w["can_read_all_group_messages"] = s.opt.PrivacyOff
	return w, nil
}

func answerCallbackQuery(s *Server, c *call) (any, *failure) {
	q := s.queries[c.args.text("callback_query_id")]
	if q == nil || s.opt.Now().Sub(q.at) > queryTTL {
		return nil, bad("query is too old and response timeout expired or query ID is invalid")
	}
	if utf8.RuneCountInString(c.args.text("text")) > 200 {
		return nil, bad("MESSAGE_TOO_LONG")
	}
	if c.args.text("url") != "" {
		return nil, bad("URL_INVALID") // only for games and t.me links to oneself, which are not played here
	}
	s.record(Sent{
		Method: c.method.name, ChatID: q.chat.ID, MessageID: q.message, QueryID: q.id, UserID: q.user.ID,
		Text: c.args.text("text"), Alert: c.args.yes("show_alert"),
	})
	return true, nil
}

func getChat(s *Server, c *call) (any, *failure) {
	chat, fail := s.chat(c.args, "chat_id", toRead)
	if fail != nil {
		return nil, fail
	}
	w := chat.wire()
	w["accent_color_id"], w["max_reaction_count"] = 0, 11
	w["accepted_gift_types"] = map[string]any{
		"unlimited_gifts": false, "limited_gifts": false, "unique_gifts": false, "premium_subscription": false, "gifts_from_channels": false,
	}
	if chat.Type == Group || chat.Type == Supergroup {
		permissions := map[string]any{}
		for name := range s.spec.objects["ChatPermissions"].fields {
			permissions[name] = true
		}
		permissions["can_send_messages"] = !chat.mutedBot["text messages"]
		permissions["can_send_photos"] = !chat.mutedBot["photos"]
		permissions["can_send_documents"] = !chat.mutedBot["documents"]
		w["permissions"] = permissions
	}
	if n := len(chat.pinned); n > 0 {
		w["pinned_message"] = chat.byID[chat.pinned[n-1]].wire(false)
	}
	return w, nil
}

func getChatMember(s *Server, c *call) (any, *failure) {
	chat, fail := s.chat(c.args, "chat_id", toRead)
	if fail != nil {
		return nil, fail
	}
	u := s.users[c.args.integer("user_id")]
	if u == nil {
		return nil, bad("user not found")
	}
	if chat.Type == Private {
		if u != chat.user && u != s.bot {
			return nil, bad("member not found")
		}
		return s.wireMember(u, member{status: statusMember}), nil
	}
	m := chat.members[u.ID]
	if m == nil {
		if chat.Type == Group {
			return nil, bad("member not found")
		}
		m = &member{status: statusLeft}
	}
	return s.wireMember(u, *m), nil
}

func getChatAdministrators(s *Server, c *call) (any, *failure) {
	chat, fail := s.chat(c.args, "chat_id", toRead)
	if fail != nil {
		return nil, fail
	}
	if chat.Type == Private {
		return nil, bad("there are no administrators in the private chat")
	}
	out := []any{}
	for _, id := range chat.admins() {
		if u := s.users[id]; !u.isBot || c.args.yes("return_bots") || u == s.bot {
			out = append(out, s.wireMember(u, *chat.members[id]))
		}
	}
	return out, nil
}

func getChatMemberCount(s *Server, c *call) (any, *failure) {
	chat, fail := s.chat(c.args, "chat_id", toRead)
	if fail != nil {
		return nil, fail
	}
	if chat.Type == Private {
		return 2, nil
	}
	n := 0
	for _, m := range chat.members {
		if m.present() {
			n++
		}
	}
	return n, nil
}

func leaveChat(s *Server, c *call) (any, *failure) {
	chat, fail := s.chat(c.args, "chat_id", toRead)
	if fail != nil {
		return nil, fail
	}
	if chat.Type == Private {
		return nil, bad("chat member status can't be changed in private chats")
	}
	if was := *chat.botMember(); was.present() {
		s.service(chat, s.bot, 0, map[string]any{"left_chat_member": s.bot.wire()})
		chat.setMember(s.bot, member{status: statusLeft})
		s.pushMyChatMember(chat, s.bot, was, member{status: statusLeft})
	}
	s.record(Sent{Method: c.method.name, ChatID: chat.ID})
	return true, nil
}

// pinnable finds a message to pin or unpin in a chat where the bot may.
func (s *Server) pinnable(a args) (*Chat, *failure) {
	chat, fail := s.chat(a, "chat_id", toWrite)
	if fail == nil && chat.Type != Private && !chat.botMember().can(RightPin) {
		fail = bad("not enough rights to manage pinned messages in the chat")
	}
	return chat, fail
}

func pinChatMessage(s *Server, c *call) (any, *failure) {
	chat, fail := s.pinnable(c.args)
	if fail != nil {
		return nil, fail
	}
	m := chat.live(int(c.args.integer("message_id")))
	if m == nil {
		return nil, bad("message to pin not found")
	}
	if m.service != "" {
		return nil, bad("message can't be pinned")
	}
	if slices.Contains(chat.pinned, m.id) {
		return true, nil
	}
	chat.pinned = append(chat.pinned, m.id)
	s.record(Sent{Method: c.method.name, ChatID: chat.ID, MessageID: m.id, Silent: c.args.yes("disable_notification")})
	s.service(chat, s.bot, m.thread, map[string]any{"pinned_message": m.wire(false)})
	return true, nil
}

func unpinChatMessage(s *Server, c *call) (any, *failure) {
	chat, fail := s.pinnable(c.args)
	if fail != nil {
		return nil, fail
	}
	id := int(c.args.integer("message_id"))
	if n := len(chat.pinned); id == 0 && n > 0 {
		id = chat.pinned[n-1]
	}
	if chat.live(id) == nil {
		return nil, bad("message to unpin not found")
	}
	chat.pinned = slices.DeleteFunc(chat.pinned, func(pinned int) bool { return pinned == id })
	s.record(Sent{Method: c.method.name, ChatID: chat.ID, MessageID: id})
	return true, nil
}

func setMessageReaction(s *Server, c *call) (any, *failure) {
	chat, fail := s.chat(c.args, "chat_id", toRead)
	if fail != nil {
		return nil, fail
	}
	m := chat.live(int(c.args.integer("message_id")))
	if m == nil {
		return nil, bad("message to react not found")
	}
	reactions := c.args.list("reaction")
	if len(reactions) > 1 {
		return nil, bad("REACTIONS_TOO_MANY")
	}
	m.reaction = ""
	if len(reactions) == 1 {
		r := args(reactions[0].(map[string]any))
		if r.text("type") != "emoji" {
			return nil, bad("REACTION_INVALID")
		}
		m.reaction = r.text("emoji")
	}
	s.record(Sent{Method: c.method.name, ChatID: chat.ID, MessageID: m.id, Text: m.reaction})
	return true, nil
}

func getFile(s *Server, c *call) (any, *failure) {
	f := s.files.byID[c.args.text("file_id")]
	switch {
	case f == nil:
		return nil, bad("wrong file_id or the file is temporarily unavailable")
	case len(f.data) > maxDownload:
		return nil, bad("file is too big")
	}
	if f.path == "" {
		ext := map[string]string{"image/jpeg": ".jpg", "image/png": ".png", "audio/ogg": ".oga", "image/webp": ".webp"}[f.mime]
		f.path = fmt.Sprintf("%ss/file_%d%s", f.kind, len(s.files.byPath), ext)
		s.files.byPath[f.path] = f
	}
	f.pathAt = s.opt.Now()
	w := f.wire()
	w["file_path"] = f.path
	return w, nil
}
