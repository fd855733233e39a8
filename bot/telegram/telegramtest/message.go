package telegramtest

import (
	"maps"
	"slices"
	"time"
)

// message is one message in a chat.
type message struct {
	id        int
	chat      *Chat
	thread    int
	from      *User // nil: the chat itself speaks (a channel post, a migration)
	anonymous bool
	at        time.Time
	editedAt  time.Time
	text      string // or the caption of file
	entities  []Entity
	file      *file
	extra     map[string]any // location, service fields
	service   string
	buttons   [][]map[string]any
	keyboard  [][]string
	reply     *message
	album     string
	origin    map[string]any // forward_origin
	edits     int
	reaction  string
	protected bool
	deleted   bool
}

// add stores a message in its chat. The lock is held.
func (s *Server) add(m *message) *message {
	m.id = m.chat.nextID()
	m.at = s.opt.Now()
	m.chat.messages = append(m.chat.messages, m)
	m.chat.byID[m.id] = m
	s.touch()
	return m
}

// service writes a service message and tells the bot. The lock is held.
func (s *Server) service(c *Chat, by *User, thread int, fields map[string]any) *message {
	m := &message{chat: c, from: by, thread: thread, extra: fields, anonymous: by == nil && c.Type == Supergroup}
	for name := range fields {
		m.service = name
	}
	s.add(m)
	if c.botMember().present() {
		s.pushMessage(m, false)
	}
	return m
}

// isMedia tells whether text is a caption.
func (m *message) isMedia() bool { return m.file != nil }

// wire is the message as the API shows it; deep adds the message it replies to.
func (m *message) wire(deep bool) map[string]any {
	w := map[string]any{"message_id": m.id, "chat": m.chat.wire(), "date": m.at.Unix()}
	maps.Copy(w, m.extra)
	switch {
	case m.anonymous:
		w["from"], w["sender_chat"] = anonymousAdmin(), m.chat.wire()
	case m.from != nil:
		w["from"] = m.from.wire()
	default:
		w["sender_chat"] = m.chat.wire()
	}
	if !m.editedAt.IsZero() {
		w["edit_date"] = m.editedAt.Unix()
	}
	if m.thread != 0 {
		w["message_thread_id"] = m.thread
		if m.chat.forum {
			w["is_topic_message"] = true
		}
	}
	reply := m.reply
	if reply == nil && m.thread != 0 && m.thread != m.id {
		reply = m.chat.byID[m.thread] // in a topic everything answers the message that created it
	}
	if deep && reply != nil {
		w["reply_to_message"] = reply.wire(false)
	}
	text, entities := "text", "entities"
	if m.isMedia() {
		m.file.wireInto(w)
		text, entities = "caption", "caption_entities"
	}
	if m.text != "" {
		w[text] = m.text
		if len(m.entities) > 0 {
			w[entities] = m.chat.srv.wireEntities(m.entities)
		}
	}
	if m.album != "" {
		w["media_group_id"] = m.album
	}
	if m.origin != nil {
		w["forward_origin"] = m.origin
	}
	if m.protected {
		w["has_protected_content"] = true
	}
	if len(m.buttons) > 0 {
		w["reply_markup"] = map[string]any{"inline_keyboard": m.buttons}
	}
	return w
}

// view is the message as a person sees it.
func (m *message) view() Message {
	v := Message{
		ID: m.id, ChatID: m.chat.ID, ThreadID: m.thread, At: m.at, EditedAt: m.editedAt,
		From: m.chat.title, Text: m.text, HTML: renderHTML(m.text, m.entities), Entities: slices.Clone(m.entities),
		Buttons: viewButtons(m.buttons), Keyboard: m.keyboard, Album: m.album, Edits: m.edits,
		Reaction: m.reaction, Service: m.service, Pinned: slices.Contains(m.chat.pinned, m.id),
	}
	if m.from != nil {
		v.FromBot = m.from.isBot
		if !m.anonymous {
			v.FromID, v.From = m.from.ID, m.from.FirstName
		}
	}
	if m.reply != nil {
		v.ReplyTo = m.reply.id
	}
	if m.file != nil {
		v.File = m.file.view()
	}
	return v
}

// sent is the journal's entry for a message the bot wrote or edited.
func (m *message) sent(method string) Sent {
	v := m.view()
	return Sent{
		Method: method, ChatID: v.ChatID, ThreadID: v.ThreadID, MessageID: v.ID, ReplyTo: v.ReplyTo,
		Text: v.Text, HTML: v.HTML, Entities: v.Entities, Buttons: v.Buttons, Keyboard: v.Keyboard,
		File: v.File, Album: v.Album, Edits: v.Edits,
	}
}

// visible tells whether the bot is shown the message: with privacy mode on it
// sees, in groups, only commands for it, answers to it and service messages,
// unless it is an administrator.
func (s *Server) visible(m *message) bool {
	c := m.chat
	if c.Type == Private || c.Type == Channel || m.service != "" {
		return true
	}
	bot := c.botMember()
	if !bot.present() {
		return false
	}
	if bot.admin() || s.opt.PrivacyOff {
		return true
	}
	if m.reply != nil && m.reply.from == s.bot {
		return true
	}
	for _, e := range m.entities {
		if e.Type != "bot_command" {
			continue
		}
		_, at, addressed := cutCommand(utf16Slice(m.text, e.Offset, e.Length))
		if addressed && equalFold(at, s.bot.Username) || !addressed && e.Offset == 0 && c.botSpoke {
			return true
		}
	}
	return false
}
