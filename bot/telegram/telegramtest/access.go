package telegramtest

import (
	"encoding/json"
	"strconv"
	"strings"
)

// access is what a method wants to do in a chat; the real server refuses in
// this order.
type access int

const (
	toRead access = iota
	toEdit
	toWrite
)

// chat finds the chat of a parameter and checks that the bot may do there what
// it wants.
func (s *Server) chat(a args, name string, want access) (*Chat, *failure) {
	c, fail := s.findChat(a[name])
	if fail != nil {
		return nil, fail
	}
	if c.Type == Private {
		return c, s.privateAccess(c.user, want)
	}
	return c, c.groupAccess(want)
}

func (s *Server) findChat(v any) (*Chat, *failure) {
	var text string
	switch v := v.(type) {
	case json.Number:
		text = v.String()
	case string:
		text = strings.TrimSpace(v)
	}
	if text == "" {
		return nil, bad("chat_id is empty")
	}
	if username, ok := strings.CutPrefix(text, "@"); ok {
		for _, c := range s.chats {
			if c.username != "" && strings.EqualFold(c.username, username) {
				return c, nil
			}
		}
		return nil, bad("chat not found") // people cannot be addressed by username
	}
	id, _ := strconv.ParseInt(text, 10, 64)
	c := s.chats[id]
	switch {
	case id == s.bot.ID:
		return nil, forbidden("bot can't send messages to bots")
	case c == nil:
		return nil, bad("chat not found")
	case c.Type == Private && !c.user.known && !c.user.started:
		return nil, bad("chat not found") // a bot knows only whom it has seen
	case c.Type != Private && c.members[s.bot.ID] == nil && c.from == nil:
		return nil, bad("chat not found")
	}
	return c, nil
}

func (s *Server) privateAccess(u *User, want access) *failure {
	switch {
	case want == toRead:
		return nil
	case u.deactivated:
		return forbidden("user is deactivated")
	case want != toWrite:
		return nil
	case u.blocked:
		return forbidden("bot was blocked by the user")
	case !u.started:
		return forbidden("bot can't initiate conversation with a user")
	}
	return nil
}

func (c *Chat) groupAccess(want access) *failure {
	bot := c.botMember()
	if c.Type == Group {
		switch {
		case c.to != nil && want == toWrite:
			fail := bad("group chat was upgraded to a supergroup chat")
			fail.migrateTo = c.to.ID
			return fail
		case want == toRead || c.to != nil:
			return nil
		}
	}
	switch {
	case bot.status == statusKicked:
		return forbidden("bot was kicked from the %s", c.noun())
	case !bot.present():
		return forbidden("bot is not a member of the %s", c.noun())
	case c.Type == Channel && want == toWrite && !bot.admin():
		return bad("need administrator rights in the channel chat")
	}
	return nil
}

// rights checks that the bot may send that kind of message: "text messages",
// "photos" or "documents".
func (c *Chat) rights(what string) *failure {
	if c.Type == Private || c.botMember().admin() {
		return nil
	}
	if c.mutedBot[what] || c.botMember().status == statusRestricted {
		return bad("not enough rights to send %s to the chat", what)
	}
	return nil
}

// thread finds the topic of message_thread_id.
func (c *Chat) thread(a args) (int, *failure) {
	id := int(a.integer("message_thread_id"))
	if id == 0 {
		return 0, nil
	}
	t := c.topics[id] // General has no thread id: sending with 1 is refused, too
	switch {
	case t == nil || t.gone:
		return 0, bad("message thread not found")
	case t.closed && !c.botMember().can(RightTopics):
		return 0, bad("TOPIC_CLOSED")
	}
	return id, nil
}
