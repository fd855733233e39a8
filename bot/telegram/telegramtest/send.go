package telegramtest

import (
	"strings"
	"time"
)

// target is where and how a new message goes.
type target struct {
	chat   *Chat
	thread int
	reply  *message
	markup markup
	silent bool
	shield bool // protect_content
}

// target checks everything that all sending methods have in common; what is the
// kind of message in the words of the refusal.
func (s *Server) target(a args, what string) (*target, *failure) {
	if fail := unserved(a); fail != nil {
		return nil, fail
	}
	c, fail := s.chat(a, "chat_id", toWrite)
	if fail != nil {
		return nil, fail
	}
	t := &target{chat: c, silent: a.yes("disable_notification"), shield: a.yes("protect_content")}
	if t.markup, fail = c.readMarkup(a); fail != nil {
		return nil, fail
	}
	if t.thread, fail = c.thread(a); fail != nil {
		return nil, fail
	}
	if fail = s.replyTo(t, a.object("reply_parameters")); fail != nil {
		return nil, fail
	}
	if fail = c.rights(what); fail != nil {
		return nil, fail
	}
	return t, nil
}

// replyTo finds the message of reply_parameters.
func (s *Server) replyTo(t *target, a args) *failure {
	if len(a) == 0 {
		return nil
	}
	from := t.chat
	if a.has("chat_id") {
		var fail *failure
		if from, fail = s.chat(a, "chat_id", toRead); fail != nil {
			return fail
		}
	}
	m := from.live(int(a.integer("message_id")))
	switch {
	case m == nil && a.yes("allow_sending_without_reply"):
		return nil
	case m == nil:
		return bad("message to be replied not found")
	case from != t.chat:
		return nil // an external reply: shown in the app, not part of this chat
	}
	t.reply = m
	if t.thread == 0 {
		if topic := t.chat.topics[m.thread]; topic != nil && topic.closed && !t.chat.botMember().can(RightTopics) {
			return bad("TOPIC_CLOSED")
		}
		t.thread = m.thread // an answer goes to the topic of what it answers
	}
	return nil
}

// say stores a message of the bot and logs it.
func (s *Server) say(t *target, m *message, method string) *message {
	m.chat, m.thread, m.reply, m.from, m.protected = t.chat, t.thread, t.reply, s.bot, t.shield
	if t.chat.Type == Channel {
		m.from = nil
	}
	m.buttons, m.keyboard = t.markup.buttons, t.markup.keyboard
	s.add(m)
	t.chat.botSpoke = true
	entry := m.sent(method)
	entry.Silent = t.silent
	s.record(entry)
	return m
}

func sendMessage(s *Server, c *call) (any, *failure) {
	text, entities, fail := s.messageText(c.args)
	if fail != nil {
		return nil, fail
	}
	t, fail := s.target(c.args, "text messages")
	if fail != nil {
		return nil, fail
	}
	if fail := s.limits.take(s.opt, t.chat, 1); fail != nil {
		return nil, fail
	}
	return s.say(t, &message{text: text, entities: entities}, c.method.name).wire(true), nil
}

func sendPhoto(s *Server, c *call) (any, *failure) {
	return s.sendFile(c, "photo", filePhoto, "photos")
}

func sendDocument(s *Server, c *call) (any, *failure) {
	return s.sendFile(c, "document", fileDocument, "documents")
}

func (s *Server) sendFile(c *call, name string, kind fileKind, what string) (any, *failure) {
	text, entities, fail := s.caption(c.args)
	if fail != nil {
		return nil, fail
	}
	t, fail := s.target(c.args, what)
	if fail != nil {
		return nil, fail
	}
	f, fail := s.resolveFile(c, c.args.text(name), kind)
	if fail != nil {
		return nil, fail
	}
	if fail := s.limits.take(s.opt, t.chat, 1); fail != nil {
		return nil, fail
	}
	return s.say(t, &message{text: text, entities: entities, file: f}, c.method.name).wire(true), nil
}

// resolveFile finds or stores the file that a parameter names: an upload
// ("attach://…"), or the file_id of an earlier one.
func (s *Server) resolveFile(c *call, value string, kind fileKind) (*file, *failure) {
	if name, ok := strings.CutPrefix(value, attach); ok {
		up := c.files[name]
		var f *file
		var err error
		if kind == filePhoto {
			f, err = s.newPhoto(up.name, up.data)
		} else {
			f, err = s.newDocument(up.name, up.mime, up.data)
		}
		if err != nil {
			return nil, bad("%s", err.Error())
		}
		return f, nil
	}
	if strings.HasPrefix(value, "http://") || strings.HasPrefix(value, "https://") {
		return nil, bad("failed to get HTTP URL content") // this server has no way out
	}
	f := s.files.byID[value]
	switch {
	case value == "":
		return nil, bad("there is no %s in the request", kind)
	case f == nil:
		return nil, bad("wrong file identifier/HTTP URL specified")
	case f.kind != kind:
		return nil, bad("type of file mismatch")
	case f.kind == filePhoto && f.sizes == nil:
		return nil, bad("wrong file identifier/HTTP URL specified") // a smaller copy is no photo
	}
	return f, nil
}

func sendMediaGroup(s *Server, c *call) (any, *failure) {
	media := c.args.list("media")
	switch {
	case len(media) == 0:
		return nil, bad("there are no messages to send")
	case len(media) > 10:
		return nil, bad("too many messages to send as an album")
	case len(media) < 2:
		return nil, strict("media must include 2-10 items, got %d", len(media))
	}
	kinds := map[string]int{}
	for _, v := range media {
		kinds[args(v.(map[string]any)).text("type")]++
	}
	what := "photos"
	switch {
	case kinds["photo"]+kinds["document"] < len(media):
		return nil, strict("an album here has photos or documents only")
	case kinds["photo"] > 0 && kinds["document"] > 0:
		return nil, bad("can't use the media of the specified type in the album")
	case kinds["document"] > 0:
		what = "documents"
	}
	t, fail := s.target(c.args, what)
	if fail != nil {
		return nil, fail
	}
	var parts []*message
	for _, v := range media {
		m, fail := s.inputMedia(c, v.(map[string]any))
		if fail != nil {
			return nil, bad("can't parse InputMedia: %s", strings.TrimPrefix(fail.description, "Bad Request: "))
		}
		parts = append(parts, m)
	}
	if fail := s.limits.take(s.opt, t.chat, len(parts)); fail != nil {
		return nil, fail
	}
	album := s.albumID()
	var out []any
	for _, m := range parts {
		m.album = album
		out = append(out, s.say(t, m, c.method.name).wire(true))
	}
	return out, nil
}

// inputMedia reads an InputMedia object as a message to come.
func (s *Server) inputMedia(c *call, a args) (*message, *failure) {
	kind := filePhoto
	switch a.text("type") {
	case "photo":
	case "document":
		kind = fileDocument
	default:
		return nil, strict("media of type %q is not played by this server", a.text("type"))
	}
	text, entities, fail := s.caption(a)
	if fail != nil {
		return nil, fail
	}
	f, fail := s.resolveFile(c, a.text("media"), kind)
	return &message{text: text, entities: entities, file: f}, fail
}

func sendChatAction(s *Server, c *call) (any, *failure) {
	chat, fail := s.chat(c.args, "chat_id", toWrite)
	if fail != nil {
		return nil, fail
	}
	if _, fail = chat.thread(c.args); fail != nil {
		return nil, fail
	}
	s.record(Sent{Method: c.method.name, ChatID: chat.ID, Text: c.args.text("action")})
	return true, nil
}

// original finds the message that is forwarded or copied.
func (s *Server) original(a args, what string) (*message, *failure) {
	from, fail := s.chat(a, "from_chat_id", toRead)
	if fail != nil {
		return nil, fail
	}
	m := from.live(int(a.integer("message_id")))
	switch {
	case m == nil:
		return nil, bad("message to %s not found", what)
	case m.service != "" || m.protected:
		return nil, bad("message can't be %s", map[string]string{"forward": "forwarded", "copy": "copied"}[what])
	}
	return m, nil
}

func forwardMessage(s *Server, c *call) (any, *failure) {
	m, fail := s.original(c.args, "forward")
	if fail != nil {
		return nil, fail
	}
	t, fail := s.target(c.args, "text messages")
	if fail != nil {
		return nil, fail
	}
	if fail := s.limits.take(s.opt, t.chat, 1); fail != nil {
		return nil, fail
	}
	copied := &message{text: m.text, entities: m.entities, file: m.file, extra: m.extra, origin: m.origin}
	if copied.origin == nil {
		copied.origin = originOf(m)
	}
	return s.say(t, copied, c.method.name).wire(true), nil
}

// originOf is the MessageOrigin of a message.
func originOf(m *message) map[string]any {
	switch {
	case m.chat.Type == Channel:
		return map[string]any{"type": "channel", "date": m.at.Unix(), "chat": m.chat.wire(), "message_id": m.id}
	case m.anonymous || m.from == nil:
		return map[string]any{"type": "chat", "date": m.at.Unix(), "sender_chat": m.chat.wire()}
	}
	return map[string]any{"type": "user", "date": m.at.Unix(), "sender_user": m.from.wire()}
}

func copyMessage(s *Server, c *call) (any, *failure) {
	m, fail := s.original(c.args, "copy")
	if fail != nil {
		return nil, fail
	}
	copied := &message{text: m.text, entities: m.entities, file: m.file, extra: m.extra}
	if m.isMedia() && c.args.has("caption") {
		if copied.text, copied.entities, fail = s.caption(c.args); fail != nil {
			return nil, fail
		}
	}
	t, fail := s.target(c.args, "text messages")
	if fail != nil {
		return nil, fail
	}
	if fail := s.limits.take(s.opt, t.chat, 1); fail != nil {
		return nil, fail
	}
	return map[string]any{"message_id": s.say(t, copied, c.method.name).id}, nil
}

// tooOldToDelete is the age after which a message stays for ever.
const tooOldToDelete = 48 * time.Hour
