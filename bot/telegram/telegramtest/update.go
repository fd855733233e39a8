package telegramtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand"
	"slices"
	"time"
)

const (
	updateTTL = 24 * time.Hour     // what the platform keeps
	idleReset = 7 * 24 * time.Hour // then the next id is chosen at random
)

// notByDefault are the updates that a bot must ask for.
var notByDefault = map[string]bool{"chat_member": true, "message_reaction": true, "message_reaction_count": true}

// update is one waiting update.
type update struct {
	id      int64
	body    json.RawMessage
	expires time.Time
}

// queue is what waits for the bot. All of it is guarded by the server's lock.
type queue struct {
	rng      *rand.Rand
	items    []update
	next     int64 // id of the next update
	lastPush time.Time
	allowed  []string      // nil: all but notByDefault
	wake     chan struct{} // closed when something arrives or the weather changes
	poller   chan struct{} // closed when another poll takes over; nil if none waits
}

func (q *queue) init(rng *rand.Rand) {
	q.rng = rng
	q.wake = make(chan struct{})
	q.next = q.randomID()
}

// randomID stays far from 2^31, where getUpdates' offset ends.
func (q *queue) randomID() int64 { return 100_000 + q.rng.Int63n(900_000_000) }

func (q *queue) wakeAll() {
	close(q.wake)
	q.wake = make(chan struct{})
}

// expire drops what is older than its time.
func (q *queue) expire(now time.Time) {
	q.items = slices.DeleteFunc(q.items, func(u update) bool { return !now.Before(u.expires) })
}

func (q *queue) wants(kind string) bool {
	if q.allowed == nil {
		return !notByDefault[kind]
	}
	return slices.Contains(q.allowed, kind)
}

// push queues an update of a kind. The lock is held.
func (s *Server) push(kind string, payload any, ttl time.Duration) {
	if !s.queue.wants(kind) {
		return
	}
	body, err := json.Marshal(payload)
	if err != nil {
		panic(fmt.Sprintf("telegramtest: %s cannot be encoded: %v", kind, err)) // ours, never the caller's
	}
	id := s.takeID()
	s.enqueue(id, fmt.Appendf(nil, `{"update_id":%d,%q:%s}`, id, kind, body), ttl)
}

func (s *Server) takeID() int64 {
	now := s.opt.Now()
	if !s.queue.lastPush.IsZero() && now.Sub(s.queue.lastPush) >= idleReset {
		s.queue.next = s.queue.randomID()
	}
	s.queue.lastPush = now
	id := s.queue.next
	s.queue.next++
	return id
}

func (s *Server) enqueue(id int64, body []byte, ttl time.Duration) {
	s.queue.items = append(s.queue.items, update{id: id, body: body, expires: s.opt.Now().Add(ttl)})
	s.queue.wakeAll()
	s.hook.poke()
	s.touch()
}

// pushMessage queues a message or its edit if the bot may see it.
func (s *Server) pushMessage(m *message, edited bool) {
	if !s.visible(m) {
		return
	}
	kind := "message"
	if m.chat.Type == Channel {
		kind = "channel_post"
	}
	if edited {
		kind = "edited_" + kind
	}
	if m.from != nil {
		m.from.known = true
	}
	s.push(kind, m.wire(true), updateTTL)
}

// pushMyChatMember tells the bot about its own standing.
func (s *Server) pushMyChatMember(c *Chat, by *User, was, is member) {
	by.known = true
	s.push("my_chat_member", map[string]any{
		"chat": c.wire(), "from": by.wire(), "date": s.opt.Now().Unix(),
		"old_chat_member": s.wireMember(s.bot, was), "new_chat_member": s.wireMember(s.bot, is),
	}, updateTTL)
}

// pushChatMember tells an administrator bot that asked for it about others.
func (s *Server) pushChatMember(c *Chat, by, whom *User, was, is member) {
	if !c.botMember().admin() {
		return
	}
	s.push("chat_member", map[string]any{
		"chat": c.wire(), "from": by.wire(), "date": s.opt.Now().Unix(),
		"old_chat_member": s.wireMember(whom, was), "new_chat_member": s.wireMember(whom, is),
	}, updateTTL)
}

// InjectUpdate queues any JSON object as an update: unknown kinds, wrong types,
// variants that no library knows. update_id is added if it is missing; the id
// is returned. allowed_updates are not asked.
func (s *Server) InjectUpdate(raw []byte) (int64, error) {
	if !json.Valid(raw) {
		return 0, fmt.Errorf("inject update: not JSON (a broken answer is a FaultTruncate)")
	}
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || raw[0] != '{' {
		return 0, fmt.Errorf("inject update: not an object")
	}
	var head struct {
		ID *int64 `json:"update_id"`
	}
	missing := json.Unmarshal(raw, &head) != nil || head.ID == nil
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.takeID()
	body := slices.Clone(raw)
	switch {
	case !missing:
		id = *head.ID
		s.queue.next = max(s.queue.next, id+1)
	case len(bytes.TrimSpace(raw[1:len(raw)-1])) == 0:
		body = fmt.Appendf(nil, `{"update_id":%d}`, id)
	default:
		body = append(fmt.Appendf(nil, `{"update_id":%d,`, id), raw[1:]...)
	}
	s.enqueue(id, body, updateTTL)
	return id, nil
}

// Pending returns how many updates the bot has not confirmed yet.
func (s *Server) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue.expire(s.opt.Now())
	return len(s.queue.items)
}
