package telegramtest

import (
	"context"
	"encoding/json"
	"slices"
	"time"
)

// maxPoll is the longest that the real server lets a poll wait.
const maxPoll = 50 * time.Second

// offsetSlack: an offset further in the future than this is not believed; the
// real queue then answers from its start and confirms nothing. That is what
// happens to a bot that keeps a high offset after the ids were drawn anew.
const offsetSlack = 10

// getUpdates waits without the lock and answers as the real queue does.
func (s *Server) getUpdates(ctx context.Context, a args) (any, *failure, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log.polls++
	s.log.last = s.opt.Now()
	if s.hook.url != "" {
		return nil, conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"), nil
	}
	limit := 100
	if a.has("limit") {
		limit = int(min(max(a.integer("limit"), 1), 100))
	}
	timeout := min(time.Duration(max(a.integer("timeout"), 0))*time.Second, maxPoll)
	if fail := s.allow(a); fail != nil {
		return nil, fail, nil
	}
	offset := a.integer("offset")
	s.confirm(offset)

	var timer *time.Timer
	var mine chan struct{}
	defer func() {
		if timer != nil {
			timer.Stop()
		}
		if mine != nil && s.queue.poller == mine {
			s.queue.poller = nil
		}
	}()
	for {
		s.queue.expire(s.opt.Now())
		batch := s.batch(offset, limit)
		if len(batch) > 0 || timeout <= 0 {
			return batch, nil, nil
		}
		if timer == nil {
			timer = time.NewTimer(timeout)
			if s.queue.poller != nil {
				close(s.queue.poller) // the older one loses
			}
			mine = make(chan struct{})
			s.queue.poller = mine
		}
		wake := s.queue.wake
		s.mu.Unlock()
		var fail *failure
		gone := false
		select {
		case <-wake:
		case <-timer.C:
			timeout = 0
		case <-mine:
			fail = conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
		case <-ctx.Done():
			gone = true
		case <-s.closed:
			gone = true
		}
		s.mu.Lock()
		if gone || s.takeFault("getUpdates", 0, FaultDown) != nil {
			return nil, nil, errAway
		}
		if fail == nil && s.hook.url != "" {
			fail = conflict("terminated by setWebhook request")
		}
		if fail != nil {
			return nil, fail, nil
		}
	}
}

// confirm forgets what lies below the offset; a negative offset keeps that many
// of the newest and forgets the rest.
func (s *Server) confirm(offset int64) {
	q := &s.queue
	before := len(q.items)
	switch {
	case offset < 0:
		q.items = q.items[max(int64(len(q.items))+offset, 0):]
	case offset > 0 && offset <= q.next+offsetSlack:
		q.items = slices.DeleteFunc(q.items, func(u update) bool { return u.id < offset })
	}
	if len(q.items) != before {
		s.touch()
	}
}

// batch returns what waits, at most limit.
func (s *Server) batch(offset int64, limit int) []json.RawMessage {
	out := []json.RawMessage{}
	for _, u := range s.queue.items {
		if offset > 0 && offset <= s.queue.next+offsetSlack && u.id < offset {
			continue
		}
		if len(out) == limit {
			break
		}
		out = append(out, u.body)
	}
	return out
}

// allow remembers allowed_updates if the request has them; an empty list means
// the default.
func (s *Server) allow(a args) *failure {
	if !a.has("allowed_updates") {
		return nil
	}
	var kinds []string
	for _, v := range a.list("allowed_updates") {
		name, _ := v.(string)
		if _, known := s.spec.objects["Update"].fields[name]; !known || name == "update_id" {
			return strict("allowed_updates: there is no update %q", name)
		}
		kinds = append(kinds, name)
	}
	s.queue.allowed = kinds
	return nil
}
