package telegramtest

import (
	"errors"
	"strconv"
	"strings"
)

// Profile is what Telegram tells a bot about an account.
type Profile struct {
	// ID is chosen if zero: below and above 2^32 in turn, as in real life.
	ID        int64  `json:"id"`
	FirstName string `json:"first_name"`
	LastName  string `json:"last_name,omitempty"`
	Username  string `json:"username,omitempty"`
	// Language is the IETF tag of the person's app, "vi" if empty, "-" for none.
	Language string `json:"language_code,omitempty"`
}

// User is a person with a phone. The embedded Seat is the private chat with the
// bot, so that user.Say speaks to the bot; user.In(group).Say speaks elsewhere.
type User struct {
	Profile
	Seat

	isBot       bool
	blocked     bool // has blocked the bot
	deactivated bool
	started     bool // has written to the bot, which may therefore write back
	known       bool // the bot has seen this person in an update
}

// What people cannot do.
var (
	ErrNotMember   = errors.New("not a member of the chat")
	ErrBlocked     = errors.New("the bot is blocked; unblock it first")
	ErrDeactivated = errors.New("the account is deactivated")
	ErrNoMessage   = errors.New("no such message")
	ErrNoButton    = errors.New("no such button")
	ErrNotYours    = errors.New("not one's own message")
	ErrClosedTopic = errors.New("the topic is closed or gone")
	ErrMigrated    = errors.New("the group became a supergroup")
)

// groupAnonymousBot is the account that Telegram shows for every anonymous
// administrator.
const groupAnonymousBot = 1087968824

// NewUser adds a person who has not yet met the bot.
func (s *Server) NewUser(p Profile) *User {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.newUser(p)
}

func (s *Server) newUser(p Profile) *User {
	if p.ID == 0 {
		s.nextUID++
		p.ID = 400_000_000 + s.nextUID*7919
		if s.nextUID%2 == 0 {
			p.ID += 7_000_000_000 // above 2^32: an int32 anywhere shows at once
		}
	}
	if p.FirstName == "" {
		p.FirstName = "Người " + strconv.FormatInt(p.ID%1000, 10)
	}
	switch p.Language {
	case "":
		p.Language = "vi"
	case "-":
		p.Language = ""
	}
	u := &User{Profile: p}
	chat := &Chat{ID: p.ID, Type: Private, srv: s, user: u}
	chat.init()
	u.Seat = Seat{user: u, chat: chat}
	s.users[p.ID] = u
	s.chats[p.ID] = chat
	return u
}

func (s *Server) newBot() *User {
	id, _ := strconv.ParseInt(strings.SplitN(s.opt.Token, ":", 2)[0], 10, 64)
	u := &User{isBot: true, Profile: Profile{ID: id, FirstName: s.opt.BotName, Username: s.opt.BotUsername}}
	s.users[id] = u
	return u
}

// User returns the person with that id, nil if there is none.
func (s *Server) User(id int64) *User {
	s.mu.Lock()
	defer s.mu.Unlock()
	if u := s.users[id]; u != nil && !u.isBot {
		return u
	}
	return nil
}

// Chat returns the chat with that id (a person's id is the private chat), nil
// if there is none.
func (s *Server) Chat(id int64) *Chat {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.chats[id]
}

// In is the person in a group, supergroup or channel.
func (u *User) In(c *Chat) Seat { return Seat{user: u, chat: c} }

// Block blocks the bot: it gets a my_chat_member update and 403 from now on.
func (u *User) Block() { u.setBlocked(true) }

// Unblock lets the bot write again and tells it so.
func (u *User) Unblock() { u.setBlocked(false) }

func (u *User) setBlocked(blocked bool) {
	s := u.chat.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	if u.blocked == blocked {
		return
	}
	was, is := statusMember, statusKicked
	if !blocked {
		was, is = is, was
	}
	u.blocked = blocked
	s.pushMyChatMember(u.chat, u, member{status: was}, member{status: is})
}

// Deactivate deletes the account: the bot gets 403 "user is deactivated" and
// no update.
func (u *User) Deactivate() {
	s := u.chat.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	u.deactivated = true
	s.touch()
}

// wire is the account as the API shows it.
func (u *User) wire() map[string]any {
	w := map[string]any{"id": u.ID, "is_bot": u.isBot, "first_name": u.FirstName}
	if u.LastName != "" {
		w["last_name"] = u.LastName
	}
	if u.Username != "" {
		w["username"] = u.Username
	}
	if u.Language != "" && !u.isBot {
		w["language_code"] = u.Language
	}
	return w
}

// anonymousAdmin is the account that stands in for an anonymous administrator.
func anonymousAdmin() map[string]any {
	return map[string]any{"id": int64(groupAnonymousBot), "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot"}
}
