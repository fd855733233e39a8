package telegramtest

import (
	"maps"
	"slices"
)

// Statuses of members in the API's words.
const (
	statusCreator    = "creator"
	statusAdmin      = "administrator"
	statusMember     = "member"
	statusRestricted = "restricted"
	statusLeft       = "left"
	statusKicked     = "kicked"
)

// Rights of an administrator that refusals depend on.
const (
	RightDelete = "can_delete_messages"
	RightPin    = "can_pin_messages"
	RightTopics = "can_manage_topics"
	RightInvite = "can_invite_users"
)

// adminRights are the rights that every ChatMemberAdministrator states.
var adminRights = []string{
	"can_manage_chat", RightDelete, "can_manage_video_chats", "can_restrict_members",
	"can_promote_members", "can_change_info", RightInvite, "can_post_stories",
	"can_edit_stories", "can_delete_stories", RightPin, RightTopics, "can_send_welcome_messages",
}

// member is somebody's standing in a chat; the zero value was never there.
type member struct {
	status string
	rights map[string]bool
}

func (m *member) present() bool {
	return m != nil && m.status != "" && m.status != statusLeft && m.status != statusKicked
}

func (m *member) admin() bool {
	return m != nil && (m.status == statusAdmin || m.status == statusCreator)
}

func (m *member) can(right string) bool {
	return m != nil && (m.status == statusCreator || m.status == statusAdmin && m.rights[right])
}

// setMember changes somebody's standing. The lock is held.
func (c *Chat) setMember(u *User, m member) {
	if c.members[u.ID] == nil {
		c.order = append(c.order, u.ID)
	}
	c.members[u.ID] = &m
}

// wireMember is a ChatMember object.
func (s *Server) wireMember(u *User, m member) map[string]any {
	w := map[string]any{"user": u.wire(), "status": m.status}
	switch m.status {
	case "":
		w["status"] = statusLeft
	case statusCreator:
		w["is_anonymous"] = false
	case statusAdmin:
		w["is_anonymous"], w["can_be_edited"] = false, false
		for _, right := range adminRights {
			w[right] = m.rights[right]
		}
	case statusKicked:
		w["until_date"] = 0
	case statusRestricted:
		w["is_member"], w["until_date"] = true, 0
		for _, right := range []string{
			"can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
			"can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
			"can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info",
			"can_invite_users", "can_pin_messages", "can_manage_topics",
		} {
			w[right] = false
		}
	}
	return w
}

// botMember returns the bot's standing in the chat, never nil.
func (c *Chat) botMember() *member {
	if m := c.members[c.srv.bot.ID]; m != nil {
		return m
	}
	return &member{}
}

// AddBot adds the bot to the group (in a channel: as administrator).
func (c *Chat) AddBot(by *User) {
	status := member{status: statusMember}
	if c.Type == Channel {
		status = member{status: statusAdmin, rights: allRights()}
	}
	c.changeBot(by, status, map[string]any{"new_chat_members": []any{c.srv.bot.wire()}})
}

// RemoveBot kicks the bot out: 403 from now on.
func (c *Chat) RemoveBot(by *User) {
	c.changeBot(by, member{status: statusKicked}, map[string]any{"left_chat_member": c.srv.bot.wire()})
}

// PromoteBot makes the bot an administrator with these rights, all of them if
// none is named; it then sees everything said.
func (c *Chat) PromoteBot(by *User, rights ...string) {
	m := member{status: statusAdmin, rights: allRights()}
	if len(rights) > 0 {
		m.rights = map[string]bool{"can_manage_chat": true}
		for _, right := range rights {
			m.rights[right] = true
		}
	}
	c.changeBot(by, m, nil)
}

// DemoteBot makes the bot a plain member again.
func (c *Chat) DemoteBot(by *User) { c.changeBot(by, member{status: statusMember}, nil) }

// MuteBot forbids the bot to send anything: 400 "not enough rights …".
func (c *Chat) MuteBot(by *User) { c.changeBot(by, member{status: statusRestricted}, nil) }

// Forbid takes a kind of message from everyone who is no administrator, the
// bot included: "text messages", "photos" or "documents". Nobody is told.
func (c *Chat) Forbid(kinds ...string) {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	for _, kind := range kinds {
		c.mutedBot[kind] = true
	}
}

func allRights() map[string]bool {
	rights := map[string]bool{}
	for _, right := range adminRights {
		rights[right] = true
	}
	return rights
}

func (c *Chat) changeBot(by *User, next member, service map[string]any) {
	s := c.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	was := *c.botMember()
	if was.status == next.status && maps.Equal(was.rights, next.rights) {
		return
	}
	// Kicked: the service message can still be seen, it is the last one.
	if service != nil && !next.present() {
		s.service(c, by, 0, service)
	}
	c.setMember(s.bot, next)
	s.pushMyChatMember(c, by, was, next)
	if service != nil && next.present() && c.Type != Channel {
		s.service(c, by, 0, service)
	}
}

// Join adds people; the bot sees who.
func (c *Chat) Join(people ...*User) {
	s := c.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	var wires []any
	for _, u := range people {
		was := member{}
		if m := c.members[u.ID]; m != nil {
			was = *m
		}
		if was.present() {
			continue
		}
		c.setMember(u, member{status: statusMember})
		s.pushChatMember(c, u, u, was, member{status: statusMember})
		wires = append(wires, u.wire())
		u.known = u.known || c.botMember().present()
	}
	if len(wires) > 0 {
		s.service(c, people[0], 0, map[string]any{"new_chat_members": wires})
	}
}

// Leave is somebody leaving the group.
func (c *Chat) Leave(u *User) error { return c.changeMember(u, u, member{status: statusLeft}, true) }

// Kick removes somebody.
func (c *Chat) Kick(by, u *User) error {
	return c.changeMember(by, u, member{status: statusKicked}, true)
}

// Promote makes a person an administrator with all rights.
func (c *Chat) Promote(by, u *User) error {
	return c.changeMember(by, u, member{status: statusAdmin, rights: allRights()}, false)
}

// Demote makes an administrator a plain member.
func (c *Chat) Demote(by, u *User) error {
	return c.changeMember(by, u, member{status: statusMember}, false)
}

func (c *Chat) changeMember(by, u *User, next member, service bool) error {
	s := c.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	was := c.members[u.ID]
	if !was.present() {
		return ErrNotMember
	}
	if service {
		s.service(c, by, 0, map[string]any{"left_chat_member": u.wire()})
	}
	old := *was
	c.setMember(u, next)
	s.pushChatMember(c, by, u, old, next)
	return nil
}

// admins returns the administrators in the order they came. The lock is held.
func (c *Chat) admins() []int64 {
	return slices.DeleteFunc(slices.Clone(c.order), func(id int64) bool { return !c.members[id].admin() })
}
