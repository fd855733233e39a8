package telegramtest

import (
	"slices"
	"time"
)

// Button is one button of an inline keyboard; exactly one of Data and URL is
// set for the kinds that a chat bot uses.
type Button struct {
	Text string `json:"text"`
	Data string `json:"data,omitempty"`
	URL  string `json:"url,omitempty"`
}

// Entity is a formatted stretch of a text; Offset and Length count UTF-16 code
// units, as Telegram does.
type Entity struct {
	Type     string `json:"type"`
	Offset   int    `json:"offset"`
	Length   int    `json:"length"`
	URL      string `json:"url,omitempty"`
	UserID   int64  `json:"user_id,omitempty"`
	Language string `json:"language,omitempty"`
	EmojiID  string `json:"custom_emoji_id,omitempty"`
}

// File is an attachment as the chat holds it.
type File struct {
	// Kind is photo, document, voice or sticker.
	Kind  string `json:"kind"`
	Name  string `json:"name,omitempty"`
	MIME  string `json:"mime,omitempty"`
	ID    string `json:"file_id"`
	Bytes []byte `json:"-"`
}

// Message is one message as a person in the chat sees it now.
type Message struct {
	ID       int        `json:"id"`
	ChatID   int64      `json:"chat_id"`
	ThreadID int        `json:"thread_id,omitempty"` // forum topic; 0 is General or no forum
	At       time.Time  `json:"at"`
	EditedAt time.Time  `json:"edited_at,omitzero"`
	FromID   int64      `json:"from_id,omitempty"` // 0 for channel posts
	From     string     `json:"from"`              // first name, or the chat's title
	FromBot  bool       `json:"from_bot,omitempty"`
	Text     string     `json:"text"` // of a file: its caption
	HTML     string     `json:"html,omitempty"`
	Entities []Entity   `json:"entities,omitempty"`
	Buttons  [][]Button `json:"buttons,omitempty"`
	Keyboard [][]string `json:"keyboard,omitempty"` // reply keyboard shown with this message
	ReplyTo  int        `json:"reply_to,omitempty"`
	File     *File      `json:"file,omitempty"`
	Album    string     `json:"album,omitempty"`
	Edits    int        `json:"edits,omitempty"`
	Reaction string     `json:"reaction,omitempty"` // the bot's reaction
	Pinned   bool       `json:"pinned,omitempty"`
	// Service names what happened if this is a service message, e.g.
	// "new_chat_members", "migrate_to_chat_id"; else empty.
	Service string `json:"service,omitempty"`
}

// Sent is one thing the bot did, in the order it did them; entries are never
// changed. Text is plain; for an edit it is the text after it, for an answered
// button the toast.
type Sent struct {
	N         int        `json:"n"` // 0, 1, 2 …
	At        time.Time  `json:"at"`
	Method    string     `json:"method"`
	ChatID    int64      `json:"chat_id,omitempty"`
	ThreadID  int        `json:"thread_id,omitempty"`
	MessageID int        `json:"message_id,omitempty"`
	ReplyTo   int        `json:"reply_to,omitempty"`
	Text      string     `json:"text,omitempty"`
	HTML      string     `json:"html,omitempty"`
	Entities  []Entity   `json:"entities,omitempty"`
	Buttons   [][]Button `json:"buttons,omitempty"`
	Keyboard  [][]string `json:"keyboard,omitempty"`
	File      *File      `json:"file,omitempty"`
	Album     string     `json:"album,omitempty"`
	Edits     int        `json:"edits,omitempty"` // how often the message has been edited, this one included
	Silent    bool       `json:"silent,omitempty"`
	QueryID   string     `json:"query_id,omitempty"`
	UserID    int64      `json:"user_id,omitempty"` // who pressed, of an answered button
	Alert     bool       `json:"alert,omitempty"`
	Broken    bool       `json:"broken,omitempty"` // accepted, but the answer never reached the bot
}

// Call is one request of the bot and how it ended; getUpdates is not kept.
type Call struct {
	At          time.Time `json:"at"`
	Method      string    `json:"method"`
	ChatID      int64     `json:"chat_id,omitempty"`
	Code        int       `json:"code"` // 200, or the error_code; 0 if the connection was broken
	Description string    `json:"description,omitempty"`
	RetryAfter  int       `json:"retry_after,omitempty"`
}

// journal is everything the bot did.
type journal struct {
	sent  []Sent
	calls []Call
	polls int
	last  time.Time // of the last getUpdates
}

// record appends to the log of what the bot did. The lock is held.
func (s *Server) record(e Sent) {
	e.N = len(s.log.sent)
	e.At = s.opt.Now()
	s.log.sent = append(s.log.sent, e)
	s.touch()
}

// Sent returns everything the bot did so far.
func (s *Server) Sent() []Sent { return s.SentSince(0) }

// SentSince returns what the bot did from entry n on.
func (s *Server) SentSince(n int) []Sent {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.log.sent[min(n, len(s.log.sent)):])
}

// SentCount returns how many things the bot did.
func (s *Server) SentCount() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.log.sent)
}

// Calls returns every request except getUpdates, refused ones included.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.log.calls)
}

// Polls returns how many getUpdates requests arrived and when the last did.
func (s *Server) Polls() (int, time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.log.polls, s.log.last
}

// Toasts returns what the bot answered to pressed buttons, empty answers (that
// only stop the little clock) included.
func (s *Server) Toasts() []Sent {
	var out []Sent
	for _, e := range s.Sent() {
		if e.Method == "answerCallbackQuery" {
			out = append(out, e)
		}
	}
	return out
}
