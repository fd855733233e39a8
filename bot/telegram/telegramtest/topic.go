package telegramtest

// topic is a topic of a forum; its id is that of the message that created it.
type topic struct {
	id     int
	name   string
	color  int
	emoji  string
	closed bool
	gone   bool
}

const topicColor = 7322096 // 0x6FB9F0, the first of the six that Telegram allows

// NewTopic opens a topic and returns its message_thread_id.
func (c *Chat) NewTopic(by *User, name string) int {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	return c.newTopic(by, name, topicColor, "").id
}

func (c *Chat) newTopic(by *User, name string, color int, emoji string) *topic {
	made := map[string]any{"name": name, "icon_color": color}
	if emoji != "" {
		made["icon_custom_emoji_id"] = emoji
	}
	t := &topic{name: name, color: color, emoji: emoji}
	t.id = c.lastMsg + 1
	c.topics[t.id] = t
	c.srv.service(c, by, t.id, map[string]any{"forum_topic_created": made})
	return t
}

// CloseTopic closes a topic: 400 TOPIC_CLOSED for a bot that may not manage topics.
func (c *Chat) CloseTopic(by *User, id int) { c.toggleTopic(by, id, true) }

// ReopenTopic opens it again.
func (c *Chat) ReopenTopic(by *User, id int) { c.toggleTopic(by, id, false) }

func (c *Chat) toggleTopic(by *User, id int, closed bool) {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	if t := c.topics[id]; t != nil && !t.gone && t.closed != closed {
		c.closeTopic(by, t, closed)
	}
}

func (c *Chat) closeTopic(by *User, t *topic, closed bool) {
	t.closed = closed
	what := "forum_topic_reopened"
	if closed {
		what = "forum_topic_closed"
	}
	c.srv.service(c, by, t.id, map[string]any{what: map[string]any{}})
}

// DeleteTopic deletes a topic with its messages: 400 "message thread not found".
func (c *Chat) DeleteTopic(id int) {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	if t := c.topics[id]; t != nil {
		c.deleteTopic(t)
	}
}

func (c *Chat) deleteTopic(t *topic) {
	t.gone = true
	for _, m := range c.messages {
		if m.thread == t.id {
			m.deleted = true
		}
	}
	c.srv.touch()
}
