package telegramtest

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// draft is what a person is about to send.
type draft struct {
	text    string
	replyTo int
	kind    fileKind
	name    string
	data    []byte
	emoji   string
	seconds int
	album   string
	nth     int
	extra   map[string]any
}

// may returns why the person cannot act in the chat. The lock is held.
func (s Seat) may() error {
	if s.chat.to != nil {
		return ErrMigrated
	}
	if s.user == nil {
		return nil // a channel's own post
	}
	if s.user.deactivated {
		return ErrDeactivated
	}
	if s.chat.Type == Private {
		if s.user.blocked {
			return ErrBlocked
		}
		return nil
	}
	if !s.chat.members[s.user.ID].present() {
		return ErrNotMember
	}
	if s.thread != 0 {
		if t := s.chat.topics[s.thread]; t == nil || t.gone || t.closed && !s.chat.members[s.user.ID].admin() {
			return ErrClosedTopic
		}
	}
	return nil
}

// speak sends a draft and gives the bot its update.
func (s Seat) speak(d draft) (Message, error) {
	srv := s.chat.srv
	srv.mu.Lock()
	defer srv.mu.Unlock()
	if err := s.may(); err != nil {
		return Message{}, err
	}
	m := &message{
		chat: s.chat, thread: s.thread, from: s.user, anonymous: s.anonymous, album: d.album,
		text: d.text, entities: srv.detect(d.text, nil), extra: d.extra,
	}
	if d.replyTo != 0 {
		if m.reply = s.chat.live(d.replyTo); m.reply == nil {
			return Message{}, fmt.Errorf("reply to %d: %w", d.replyTo, ErrNoMessage)
		}
		if m.thread == 0 {
			m.thread = m.reply.thread
		}
	}
	if d.kind != "" {
		m.file = srv.userFile(d)
	}
	if s.user != nil && s.chat.Type == Private {
		s.user.started = true
	}
	srv.add(m)
	srv.pushMessage(m, false)
	return m.view(), nil
}

// Edit changes one's own message; of a photo, its caption. The bot gets
// edited_message.
func (s Seat) Edit(messageID int, text string) (Message, error) {
	srv := s.chat.srv
	srv.mu.Lock()
	defer srv.mu.Unlock()
	m := s.chat.live(messageID)
	if m == nil {
		return Message{}, fmt.Errorf("edit %d: %w", messageID, ErrNoMessage)
	}
	return s.edit(m, text)
}

// EditLast changes one's newest message in the chat.
func (s Seat) EditLast(text string) (Message, error) {
	srv := s.chat.srv
	srv.mu.Lock()
	defer srv.mu.Unlock()
	m := s.chat.newest(func(m *message) bool { return m.from == s.user && m.service == "" && (m.text != "" || m.isMedia()) })
	if m == nil {
		return Message{}, fmt.Errorf("edit the last message: %w", ErrNoMessage)
	}
	return s.edit(m, text)
}

func (s Seat) edit(m *message, text string) (Message, error) {
	srv := s.chat.srv
	if err := s.may(); err != nil {
		return Message{}, err
	}
	if m.from != s.user {
		return Message{}, fmt.Errorf("edit %d: %w", m.id, ErrNotYours)
	}
	if m.text == text {
		return m.view(), nil // the app sends nothing
	}
	m.text, m.entities = text, srv.detect(text, nil)
	m.editedAt = srv.opt.Now()
	m.edits++
	srv.pushMessage(m, true)
	srv.touch()
	return m.view(), nil
}

// Delete removes a message from the chat; bots are not told.
func (s Seat) Delete(messageID int) error {
	srv := s.chat.srv
	srv.mu.Lock()
	defer srv.mu.Unlock()
	m := s.chat.live(messageID)
	if m == nil {
		return fmt.Errorf("delete %d: %w", messageID, ErrNoMessage)
	}
	if s.chat.Type != Private && m.from != s.user && !s.chat.members[s.user.ID].admin() {
		return fmt.Errorf("delete %d: %w", messageID, ErrNotYours)
	}
	m.deleted = true
	srv.touch()
	return nil
}

// Press presses the button with that data under that message, as it is now. It
// returns the id of the callback query.
func (s Seat) Press(messageID int, data string) (string, error) {
	srv := s.chat.srv
	srv.mu.Lock()
	defer srv.mu.Unlock()
	if m := s.chat.live(messageID); m != nil {
		for _, row := range viewButtons(m.buttons) {
			for _, b := range row {
				if b.Data != "" && b.Data == data {
					return s.press(m.id, data)
				}
			}
		}
	}
	return "", fmt.Errorf("press %q under %d: %w", data, messageID, ErrNoButton)
}

// PressLabel presses the first button whose label contains part, letter case
// aside, on the newest message that has one.
func (s Seat) PressLabel(part string) (string, error) {
	srv := s.chat.srv
	srv.mu.Lock()
	defer srv.mu.Unlock()
	var data string
	m := s.chat.newest(func(m *message) bool {
		for _, row := range viewButtons(m.buttons) {
			for _, b := range row {
				if b.Data != "" && strings.Contains(strings.ToLower(b.Text), strings.ToLower(part)) {
					data = b.Data
					return true
				}
			}
		}
		return false
	})
	if m == nil {
		return "", fmt.Errorf("press [%s]: %w", part, ErrNoButton)
	}
	return s.press(m.id, data)
}

// Forge sends a callback query with any data for any message id, as a modified
// app can.
func (s Seat) Forge(messageID int, data string) (string, error) {
	srv := s.chat.srv
	srv.mu.Lock()
	defer srv.mu.Unlock()
	return s.press(messageID, data)
}

// query is a pressed button that waits for its answer.
type query struct {
	id      string
	user    *User
	chat    *Chat
	message int
	at      time.Time
}

func (s Seat) press(messageID int, data string) (string, error) {
	srv := s.chat.srv
	if err := s.may(); err != nil {
		return "", err
	}
	q := &query{id: strconv.FormatInt(srv.rng.Int63(), 10), user: s.user, chat: s.chat, message: messageID, at: srv.opt.Now()}
	srv.queries[q.id] = q
	shown := map[string]any{"chat": s.chat.wire(), "message_id": messageID, "date": 0}
	if m := s.chat.live(messageID); m != nil {
		shown = m.wire(true)
	}
	s.user.known = true
	srv.push("callback_query", map[string]any{
		"id": q.id, "from": s.user.wire(), "message": shown, "data": data,
		"chat_instance": strconv.FormatInt(s.chat.ID*31+7, 10),
	}, srv.opt.CallbackTTL)
	return q.id, nil
}
