package telegramtest

import (
	"fmt"
	"slices"
)

// ChatType is the kind of a chat in the API's words.
type ChatType string

// The kinds of chats.
const (
	Private    ChatType = "private"
	Group      ChatType = "group"
	Supergroup ChatType = "supergroup"
	Channel    ChatType = "channel"
)

// Chat is a place where messages are. ID and Type never change: a group that
// becomes a supergroup is another Chat.
type Chat struct {
	ID   int64
	Type ChatType

	srv      *Server
	user     *User // of a private chat
	title    string
	username string
	forum    bool
	topics   map[int]*topic
	members  map[int64]*member
	order    []int64 // members in the order they came
	messages []*message
	byID     map[int]*message
	lastMsg  int // supergroups and channels count for themselves
	pinned   []int
	mutedBot map[string]bool // what the bot may not send: "text messages", "photos", …
	botSpoke bool
	to, from *Chat // migration
}

func (c *Chat) init() {
	c.members = map[int64]*member{}
	c.byID = map[int]*message{}
	c.topics = map[int]*topic{}
	c.mutedBot = map[string]bool{}
}

// NewGroup makes a basic group; the first member created and owns it. The bot
// is not in it: see AddBot.
func (s *Server) NewGroup(title string, members ...*User) *Chat {
	return s.newChat(Group, title, members)
}

// NewSupergroup makes a supergroup, without the bot.
func (s *Server) NewSupergroup(title string, members ...*User) *Chat {
	return s.newChat(Supergroup, title, members)
}

// NewForum makes a supergroup with topics, without the bot.
func (s *Server) NewForum(title string, members ...*User) *Chat {
	c := s.newChat(Supergroup, title, members)
	c.forum = true
	return c
}

// NewChannel makes a channel, without the bot; see Post.
func (s *Server) NewChannel(title string, owner *User) *Chat {
	return s.newChat(Channel, title, []*User{owner})
}

func (s *Server) newChat(kind ChatType, title string, members []*User) *Chat {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.makeChat(kind, title, members)
}

// makeChat is newChat with the lock held.
func (s *Server) makeChat(kind ChatType, title string, members []*User) *Chat {
	s.nextUID++
	c := &Chat{Type: kind, srv: s, title: title}
	if kind == Group {
		c.ID = -(4_000_000_000 + s.nextUID*6007) // basic groups are negative and may pass 2^32 too
	} else {
		c.ID = -1_000_000_000_000 - (2_000_000_000 + s.nextUID*6007)
	}
	c.init()
	for i, u := range members {
		status := statusMember
		if i == 0 {
			status = statusCreator
		}
		c.setMember(u, member{status: status})
	}
	s.chats[c.ID] = c
	return c
}

// Title returns the name of a group or channel, or of the person.
func (c *Chat) Title() string {
	if c.user != nil {
		return c.user.FirstName
	}
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	return c.title
}

// IsForum tells whether the chat has topics.
func (c *Chat) IsForum() bool { return c.forum }

// SetUsername makes a supergroup or channel public: the bot may address it as
// "@name".
func (c *Chat) SetUsername(name string) {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	c.username = name
}

// Rename changes the title; everyone sees a service message.
func (c *Chat) Rename(by *User, title string) {
	s := c.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	c.title = title
	s.service(c, by, 0, map[string]any{"new_chat_title": title})
}

// Migrate makes a supergroup of a basic group: both get the service messages,
// the old one refuses the bot with migrate_to_chat_id from now on, message ids
// start anew. It returns the supergroup.
func (c *Chat) Migrate(by *User) (*Chat, error) {
	s := c.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.Type != Group {
		return nil, fmt.Errorf("migrate chat: a %s cannot become a supergroup", c.Type)
	}
	if c.to != nil {
		return nil, ErrMigrated
	}
	next := s.makeChat(Supergroup, c.title, nil)
	for _, id := range c.order {
		m := *c.members[id]
		next.members[id] = &m
		next.order = append(next.order, id)
	}
	next.botSpoke = c.botSpoke
	for what := range c.mutedBot {
		next.mutedBot[what] = true
	}
	c.to, next.from = next, c
	s.service(c, by, 0, map[string]any{"migrate_to_chat_id": next.ID})
	s.service(next, nil, 0, map[string]any{"migrate_from_chat_id": c.ID})
	return next, nil
}

// MigratedTo returns the supergroup that this group became, nil if it did not.
func (c *Chat) MigratedTo() *Chat {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	return c.to
}

// Members returns the people in a group in the order they came, the bot left out.
func (c *Chat) Members() []*User {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	var out []*User
	for _, id := range c.order {
		if u := c.srv.users[id]; u != nil && !u.isBot && c.members[id].present() {
			out = append(out, u)
		}
	}
	return out
}

// Post writes a post in a channel.
func (c *Chat) Post(text string) (Message, error) {
	if c.Type != Channel {
		return Message{}, fmt.Errorf("post: a %s is no channel", c.Type)
	}
	return Seat{chat: c}.speak(draft{text: text})
}

// Messages returns the chat as a person in it sees it now: edits applied,
// deleted messages gone. (Messages from before the migration stay in the old
// group.)
func (c *Chat) Messages() []Message {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	var out []Message
	for _, m := range c.messages {
		if !m.deleted {
			out = append(out, m.view())
		}
	}
	return out
}

// Message returns one message; false if it is not there or deleted.
func (c *Chat) Message(id int) (Message, bool) {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	if m := c.live(id); m != nil {
		return m.view(), true
	}
	return Message{}, false
}

// live returns a message that is not deleted, or nil. The lock is held.
func (c *Chat) live(id int) *message {
	if m := c.byID[id]; m != nil && !m.deleted {
		return m
	}
	return nil
}

// newest returns the newest live message that fits, or nil. The lock is held.
func (c *Chat) newest(fits func(*message) bool) *message {
	for _, m := range slices.Backward(c.messages) {
		if !m.deleted && fits(m) {
			return m
		}
	}
	return nil
}

// nextID returns the id of the next message. The lock is held.
func (c *Chat) nextID() int {
	if c.Type == Supergroup || c.Type == Channel {
		c.lastMsg++
		return c.lastMsg
	}
	c.srv.lastMsg++
	return c.srv.lastMsg
}

// wire is the chat as the API shows it.
func (c *Chat) wire() map[string]any {
	w := map[string]any{"id": c.ID, "type": string(c.Type)}
	if c.user != nil {
		w["first_name"] = c.user.FirstName
		if c.user.LastName != "" {
			w["last_name"] = c.user.LastName
		}
		if c.user.Username != "" {
			w["username"] = c.user.Username
		}
		return w
	}
	w["title"] = c.title
	if c.username != "" {
		w["username"] = c.username
	}
	if c.forum {
		w["is_forum"] = true
	}
	return w
}

// noun is the chat in the words of refusals.
func (c *Chat) noun() string {
	switch c.Type {
	case Group:
		return "group chat"
	case Channel:
		return "channel chat"
	default:
		return "supergroup chat"
	}
}
