package telegramtest

import (
	"maps"
	"math/rand"
	"slices"
	"time"
)

// Clone is another server in the same state: the same people, chats, messages, files, waiting updates and faults under
// the same ids, on a clock of its own; seed decides what it draws from here on. Its journal (Sent, Calls) starts empty;
// a webhook and waiting polls stay with the original.
func (s *Server) Clone(now func() time.Time, seed int64) *Server {
	s.mu.Lock()
	defer s.mu.Unlock()
	opt := s.opt
	opt.Now, opt.Seed = now, seed
	n := &Server{
		opt: opt, spec: s.spec, rng: rand.New(rand.NewSource(seed)), photos: rand.New(rand.NewSource(seed)),
		users: map[int64]*User{}, chats: map[int64]*Chat{}, queries: map[string]*query{},
		nextUID: s.nextUID, lastMsg: s.lastMsg,
		changed: make(chan struct{}), closed: make(chan struct{}),
	}
	c := copier{to: n, users: map[*User]*User{}, chats: map[*Chat]*Chat{}, messages: map[*message]*message{}, files: map[*file]*file{}}
	for id, u := range s.users {
		n.users[id] = c.user(u)
	}
	for id, chat := range s.chats {
		n.chats[id] = c.chat(chat)
	}
	n.bot = c.user(s.bot)
	n.files.init()
	for id, f := range s.files.byID {
		n.files.byID[id] = c.file(f)
	}
	for path, f := range s.files.byPath {
		n.files.byPath[path] = c.file(f)
	}
	for id, q := range s.queries {
		n.queries[id] = &query{id: q.id, user: c.user(q.user), chat: c.chat(q.chat), message: q.message, at: q.at}
	}
	n.queue = queue{rng: n.rng, items: slices.Clone(s.queue.items), next: s.queue.next, lastPush: s.queue.lastPush,
		allowed: slices.Clone(s.queue.allowed), wake: make(chan struct{})}
	n.profile = botProfile{menus: maps.Clone(s.profile.menus), texts: maps.Clone(s.profile.texts),
		buttons: maps.Clone(s.profile.buttons), loggedOutUntil: s.profile.loggedOutUntil}
	for _, f := range s.faults {
		one := *f
		n.faults = append(n.faults, &one)
	}
	n.limits.init()
	n.limits.all = s.limits.all
	for id, b := range s.limits.chats {
		one := *b
		n.limits.chats[id] = &one
	}
	for id, sent := range s.limits.groups {
		n.limits.groups[id] = slices.Clone(sent)
	}
	return n
}

// copier copies what points at each other, each thing once. What is never changed after it was made (entities, buttons,
// bytes) is shared.
type copier struct {
	to       *Server
	users    map[*User]*User
	chats    map[*Chat]*Chat
	messages map[*message]*message
	files    map[*file]*file
}

func (c *copier) user(u *User) *User {
	if u == nil || c.users[u] != nil {
		return c.users[u]
	}
	n := *u
	c.users[u] = &n
	if u.Seat.chat != nil { // the bot has none
		n.Seat = Seat{user: &n, chat: c.chat(u.Seat.chat)}
	}
	return &n
}

func (c *copier) chat(chat *Chat) *Chat {
	if chat == nil || c.chats[chat] != nil {
		return c.chats[chat]
	}
	n := *chat
	c.chats[chat] = &n
	n.init()
	n.srv, n.user, n.to, n.from = c.to, c.user(chat.user), c.chat(chat.to), c.chat(chat.from)
	n.order, n.pinned = slices.Clone(chat.order), slices.Clone(chat.pinned)
	maps.Copy(n.mutedBot, chat.mutedBot)
	for id, m := range chat.members {
		one := *m
		n.members[id] = &one
	}
	for id, t := range chat.topics {
		one := *t
		n.topics[id] = &one
	}
	n.messages = make([]*message, 0, len(chat.messages))
	for _, m := range chat.messages {
		n.messages = append(n.messages, c.message(m))
	}
	for id, m := range chat.byID {
		n.byID[id] = c.message(m)
	}
	return &n
}

func (c *copier) message(m *message) *message {
	if m == nil || c.messages[m] != nil {
		return c.messages[m]
	}
	n := *m
	c.messages[m] = &n
	n.chat, n.from, n.reply, n.file = c.chat(m.chat), c.user(m.from), c.message(m.reply), c.file(m.file)
	return &n
}

func (c *copier) file(f *file) *file {
	if f == nil || c.files[f] != nil {
		return c.files[f]
	}
	n := *f
	c.files[f] = &n
	n.sizes = nil
	for _, size := range f.sizes {
		n.sizes = append(n.sizes, c.file(size))
	}
	return &n
}
