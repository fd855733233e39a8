package outbox

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"giaoban/store"
)

// plainQueue is the queue's rules without its heaps: it looks at everything each time.
type plainQueue struct {
	jobs   map[store.JobID]store.JobHead
	held   map[string]map[store.Lane]hold
	flying map[string]store.JobID
	quiet  map[string]time.Time
}

type hold struct {
	until time.Time
	by    store.JobID
}

func (p *plainQueue) next(now time.Time) (best store.JobHead, ok bool) {
	for _, lane := range []store.Lane{store.Answers, store.Rest} {
		for _, h := range p.jobs {
			switch {
			case h.Lane != lane, h.NotBefore.After(now), p.flying[h.Chat] != 0, p.quiet[h.Chat].After(now),
				p.held[h.Chat][lane].until.After(now), ok && h.ID > best.ID, lane == store.Rest && p.turn(h.Chat, now) == store.Answers:
			default:
				best, ok = h, true
			}
		}
		if ok {
			return best, true
		}
	}
	return best, false
}

// turn is Answers when the chat has an answer that may go.
func (p *plainQueue) turn(chat string, now time.Time) store.Lane {
	for _, h := range p.jobs {
		if h.Chat == chat && h.Lane == store.Answers && !h.NotBefore.After(now) && !p.held[chat][store.Answers].until.After(now) {
			return store.Answers
		}
	}
	return store.Rest
}

func TestTheQueueChoosesAsTheRulesSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, now, last := newQueue(), friday, store.JobID(0)
		p := plainQueue{jobs: map[store.JobID]store.JobHead{}, held: map[string]map[store.Lane]hold{},
			flying: map[string]store.JobID{}, quiet: map[string]time.Time{}}
		for i := range 4 {
			p.held[fmt.Sprint("tg/", i)] = map[store.Lane]hold{}
		}
		soon := func(what string) time.Time {
			return now.Add(time.Duration(rapid.IntRange(-3, 9).Draw(t, what)) * time.Second)
		}
		hear := func(h store.JobHead) {
			q.apply(h, now)
			if h.Gone {
				delete(p.jobs, h.ID)
				return
			}
			p.jobs[h.ID] = h
		}
		heldBy := func(h store.JobHead) {
			lanes := p.held[h.Chat]
			switch was := lanes[h.Lane]; {
			case h.RetryAt.After(now) && (was.by == h.ID || h.RetryAt.After(was.until)):
				lanes[h.Lane] = hold{h.RetryAt, h.ID}
			case was.by == h.ID:
				lanes[h.Lane] = hold{}
			}
		}
		some := func(what string) (store.JobHead, bool) {
			var ids []store.JobID
			for id := range p.jobs {
				ids = append(ids, id)
			}
			if len(ids) == 0 {
				return store.JobHead{}, false
			}
			slices.Sort(ids)
			return p.jobs[rapid.SampledFrom(ids).Draw(t, what)], true
		}
		t.Repeat(map[string]func(*rapid.T){
			"a job comes": func(t *rapid.T) {
				last++
				h := store.JobHead{ID: last, Chat: fmt.Sprint("tg/", rapid.IntRange(0, 3).Draw(t, "chat")), Lane: store.Lane(rapid.IntRange(0, 1).Draw(t, "lane"))}
				if rapid.Bool().Draw(t, "delayed") {
					h.NotBefore = soon("not before")
				}
				hear(h)
			},
			"a job changes": func(t *rapid.T) {
				if h, ok := some("job"); ok {
					h.NotBefore = soon("not before")
					if rapid.Bool().Draw(t, "held") {
						h.RetryAt = soon("retry")
					}
					hear(h)
					heldBy(h)
				}
			},
			"a job goes": func(t *rapid.T) {
				if h, ok := some("job"); ok {
					lanes := p.held[h.Chat]
					if lanes[h.Lane].by == h.ID {
						lanes[h.Lane] = hold{}
					}
					h.Gone = true
					hear(h)
				}
			},
			"time passes": func(t *rapid.T) {
				now = now.Add(time.Duration(rapid.IntRange(1, 5).Draw(t, "seconds")) * time.Second)
			},
			"a flight ends": func(t *rapid.T) {
				for _, chat := range []string{"tg/0", "tg/1", "tg/2", "tg/3"} {
					id := p.flying[chat]
					if id == 0 {
						continue
					}
					h, there := p.jobs[id]
					if there && rapid.Bool().Draw(t, "failed") {
						h.RetryAt = soon("retry")
						hear(h)
						heldBy(h)
					} else if there {
						if p.held[chat][h.Lane].by == id {
							p.held[chat][h.Lane] = hold{}
						}
						h.Gone = true
						hear(h)
					}
					p.quiet[chat] = soon("quiet")
					q.chats[chat].quiet = p.quiet[chat]
					p.flying[chat] = 0
					q.done(q.chats[chat], now)
					return
				}
			},
			"a job flies": func(t *rapid.T) {
				if lane, ok := q.next(); ok {
					h := q.take(lane).head
					p.flying[h.Chat] = h.ID
				}
			},
			"": func(t *rapid.T) {
				q.advance(now)
				lane, ok := q.next()
				want, may := p.next(now)
				require.Equal(t, may, ok)
				if ok {
					require.Equal(t, want.ID, q.ready[lane].first().oldest)
				} else if at, waits := q.soonest(); waits {
					require.True(t, at.After(now))
				}
			},
		})
	})
}

func TestOldNewsOfAJobIsIgnored(t *testing.T) {
	q := newQueue()
	q.apply(store.JobHead{ID: 1, Chat: "tg/1", Seq: 9}, friday)
	q.apply(store.JobHead{ID: 1, Chat: "tg/1", Seq: 8, NotBefore: friday.Add(time.Hour)}, friday)
	_, ok := q.next()
	require.True(t, ok)
}

func TestSilentChatsAreForgotten(t *testing.T) {
	q, now := newQueue(), friday
	for i := range 50_000 {
		h := store.JobHead{ID: store.JobID(i + 1), Chat: fmt.Sprint("tg/", i)}
		q.apply(h, now)
		h.Gone = true
		q.apply(h, now)
		now = now.Add(time.Second)
	}
	require.Less(t, len(q.chats), 2_100)
}
