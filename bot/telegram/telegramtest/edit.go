package telegramtest

import (
	"reflect"
	"slices"
)

// editable finds the message of an edit.
func (s *Server) editable(a args) (*message, *failure) {
	if fail := unserved(a); fail != nil {
		return nil, fail
	}
	if a.text("inline_message_id") != "" {
		return nil, bad("MESSAGE_ID_INVALID") // no inline mode here
	}
	if !a.has("chat_id") && !a.has("message_id") {
		return nil, bad("message identifier is not specified")
	}
	c, fail := s.chat(a, "chat_id", toEdit)
	if fail != nil {
		return nil, fail
	}
	m := c.live(int(a.integer("message_id")))
	switch {
	case m == nil:
		return nil, bad("message to edit not found")
	case m.service != "" || m.origin != nil || m.from != s.bot && c.Type != Channel:
		return nil, bad("message can't be edited")
	}
	return m, nil
}

// change is what an edit makes of a message.
type change struct {
	text     string
	entities []Entity
	file     *file
	buttons  [][]map[string]any
}

// apply changes the message, or refuses because nothing would change.
func (s *Server) apply(c *call, m *message, next change) (any, *failure) {
	if m.text == next.text && slices.Equal(m.entities, next.entities) && sameFile(m.file, next.file) &&
		reflect.DeepEqual(m.buttons, next.buttons) {
		return nil, bad("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")
	}
	if fail := s.limits.take(s.opt, m.chat, 1); fail != nil {
		return nil, fail
	}
	m.text, m.entities, m.file, m.buttons = next.text, next.entities, next.file, next.buttons
	m.edits++
	m.editedAt = s.opt.Now()
	s.record(m.sent(c.method.name))
	return m.wire(true), nil
}

func sameFile(a, b *file) bool {
	return a == b || a != nil && b != nil && a.unique == b.unique && a.kind == b.kind
}

func editMessageText(s *Server, c *call) (any, *failure) {
	text, entities, fail := s.messageText(c.args)
	if fail != nil {
		return nil, fail
	}
	m, fail := s.editable(c.args)
	if fail != nil {
		return nil, fail
	}
	if m.text == "" || m.isMedia() {
		return nil, bad("there is no text in the message to edit")
	}
	under, fail := m.chat.inlineMarkup(c.args)
	if fail != nil {
		return nil, fail
	}
	return s.apply(c, m, change{text: text, entities: entities, buttons: under.buttons})
}

func editMessageCaption(s *Server, c *call) (any, *failure) {
	text, entities, fail := s.caption(c.args)
	if fail != nil {
		return nil, fail
	}
	m, fail := s.editable(c.args)
	if fail != nil {
		return nil, fail
	}
	if !m.isMedia() {
		return nil, bad("there is no caption in the message to edit")
	}
	under, fail := m.chat.inlineMarkup(c.args)
	if fail != nil {
		return nil, fail
	}
	return s.apply(c, m, change{text: text, entities: entities, file: m.file, buttons: under.buttons})
}

func editMessageMedia(s *Server, c *call) (any, *failure) {
	m, fail := s.editable(c.args)
	if fail != nil {
		return nil, fail
	}
	under, fail := m.chat.inlineMarkup(c.args)
	if fail != nil {
		return nil, fail
	}
	next, fail := s.inputMedia(c, c.args.object("media"))
	if fail != nil {
		return nil, fail
	}
	if m.album != "" && m.file.kind != next.file.kind {
		return nil, bad("can't use the media of the specified type in the album")
	}
	return s.apply(c, m, change{text: next.text, entities: next.entities, file: next.file, buttons: under.buttons})
}

func editMessageReplyMarkup(s *Server, c *call) (any, *failure) {
	m, fail := s.editable(c.args)
	if fail != nil {
		return nil, fail
	}
	under, fail := m.chat.inlineMarkup(c.args)
	if fail != nil {
		return nil, fail
	}
	return s.apply(c, m, change{text: m.text, entities: m.entities, file: m.file, buttons: under.buttons})
}

// deletable tells whether the bot may delete the message.
func (s *Server) deletable(m *message) bool {
	switch {
	case s.opt.Now().Sub(m.at) >= tooOldToDelete && !(m.chat.Type != Private && m.chat.botMember().can(RightDelete)):
		return false
	case m.service == "forum_topic_created" || m.service == "supergroup_chat_created" || m.service == "migrate_to_chat_id" || m.service == "migrate_from_chat_id":
		return false
	case m.from == s.bot || m.chat.Type == Private:
		return true
	}
	return m.chat.botMember().can(RightDelete)
}

func (s *Server) remove(m *message, method string) {
	m.deleted = true
	m.chat.pinned = slices.DeleteFunc(m.chat.pinned, func(id int) bool { return id == m.id })
	s.record(Sent{Method: method, ChatID: m.chat.ID, ThreadID: m.thread, MessageID: m.id})
}

func deleteMessage(s *Server, c *call) (any, *failure) {
	chat, fail := s.chat(c.args, "chat_id", toEdit)
	if fail != nil {
		return nil, fail
	}
	m := chat.live(int(c.args.integer("message_id")))
	switch {
	case m == nil:
		return nil, bad("message to delete not found")
	case !s.deletable(m):
		return nil, bad("message can't be deleted for everyone")
	}
	s.remove(m, c.method.name)
	return true, nil
}

func deleteMessages(s *Server, c *call) (any, *failure) {
	chat, fail := s.chat(c.args, "chat_id", toEdit)
	if fail != nil {
		return nil, fail
	}
	ids := c.args.list("message_ids")
	switch {
	case len(ids) == 0:
		return nil, bad("message identifiers are not specified")
	case len(ids) > 100:
		return nil, bad("too many message identifiers specified")
	}
	var found []*message
	for _, v := range ids {
		m := chat.live(int(args{"id": v}.integer("id")))
		if m == nil {
			continue // skipped by the real server too
		}
		if !s.deletable(m) {
			return nil, bad("message can't be deleted for everyone")
		}
		found = append(found, m)
	}
	for _, m := range found {
		s.remove(m, c.method.name)
	}
	return true, nil
}
