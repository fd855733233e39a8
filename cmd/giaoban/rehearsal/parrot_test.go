package rehearsal

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"giaoban/store"
)

// parrot is a small program to rehearse with: it keeps what people say as replies and says it back. Careless ones are
// wrong in one way each, so that a test can see them found out.
type parrot struct {
	Parts
	forgetful   bool // confirms an update before it is committed
	stutterer   bool // does not remember which updates it has seen
	voiceless   bool // forgets the answer when it dies before sending: the job is dropped first
	scorer      bool // notes what it has noted before again at each start
	committee   store.CommitteeID
	round       store.RoundID
	offset      int64
	answersLate time.Duration
}

func (p parrot) build(parts Parts) (Machine, error) {
	p.Parts = parts
	err := p.DB.Update(func(tx *store.Tx) error {
		if all, err := tx.Committees(); err != nil || len(all) > 0 {
			p.committee, p.round = 1, 1
			if p.scorer {
				return tx.AddScore(&store.Score{Committee: 1})
			}
			return err
		}
		c := store.Committee{Name: "Ban vẹt"}
		if err := tx.PutCommittee(&c); err != nil {
			return err
		}
		r := store.Round{Committee: c.ID, Phase: store.Opened}
		p.committee = c.ID
		err := tx.PutRound(&r)
		p.round = r.ID
		return err
	})
	return Machine{Settle: p.settle, Next: p.next}, err
}

type parrotUpdate struct {
	ID      int64 `json:"update_id"`
	Message struct {
		Text string             `json:"text"`
		Chat struct{ ID int64 } `json:"chat"`
	} `json:"message"`
}

func (p *parrot) settle(ctx context.Context) error {
	for {
		updates, err := p.poll(ctx)
		if err != nil || len(updates) == 0 {
			return p.send(ctx)
		}
		for _, u := range updates {
			if p.forgetful {
				p.offset = u.ID + 1
				if _, err := p.poll(ctx); err != nil {
					return err
				}
			}
			if err := p.hear(u); err != nil {
				return err
			}
			p.offset = u.ID + 1
		}
	}
}

func (p *parrot) hear(u parrotUpdate) error {
	return p.DB.Update(func(tx *store.Tx) error {
		key := strconv.FormatInt(u.ID, 10)
		if tx.Seen("tg", key) && !p.stutterer {
			return nil
		}
		if err := tx.MarkSeen("tg", key); err != nil {
			return err
		}
		if err := tx.AddReply(&store.Reply{Committee: p.committee, Round: p.round, Subject: "tc1", Text: u.Message.Text, Said: tx.Now()}); err != nil {
			return err
		}
		j := store.Job{Kind: store.Send, Chat: strconv.FormatInt(u.Message.Chat.ID, 10),
			Content: &store.Content{Runs: []store.Run{{Text: "nghe: " + u.Message.Text}}}}
		if p.answersLate > 0 {
			j.NotBefore = tx.Now().Add(p.answersLate)
		}
		_, err := tx.Enqueue(j)
		return err
	})
}

func (p *parrot) jobs() (all []store.Job) {
	_ = p.DB.View(func(tx *store.ReadTx) error {
		for j, err := range tx.Jobs() {
			if err != nil {
				return err
			}
			all = append(all, j)
		}
		return nil
	})
	return all
}

func (p *parrot) next() (at time.Time, ok bool) {
	for _, j := range p.jobs() {
		if j.NotBefore.After(p.Now()) && (!ok || j.NotBefore.Before(at)) {
			at, ok = j.NotBefore, true
		}
	}
	return at, ok
}

func (p *parrot) send(ctx context.Context) error {
	for _, j := range p.jobs() {
		if j.NotBefore.After(p.Now()) {
			continue
		}
		drop := func() error { return p.DB.Update(func(tx *store.Tx) error { return tx.DropJob(j) }) }
		if p.voiceless {
			if err := drop(); err != nil {
				return err
			}
		}
		if err := p.call(ctx, "sendMessage", map[string]any{"chat_id": j.Chat, "text": j.Content.Plain()}, nil); err != nil {
			return nil // later
		}
		if !p.voiceless {
			if err := drop(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *parrot) poll(ctx context.Context) (updates []parrotUpdate, err error) {
	return updates, p.call(ctx, "getUpdates", map[string]any{"offset": p.offset, "timeout": 0}, &updates)
}

func (p *parrot) call(ctx context.Context, method string, args, result any) error {
	body, err := json.Marshal(args)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://parrot/bot"+p.Token+"/"+method, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	res, err := p.Client.Do(r)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	var answer struct {
		OK     bool            `json:"ok"`
		Result json.RawMessage `json:"result"`
	}
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		return err
	}
	if !answer.OK {
		return fmt.Errorf("%s: refused with %d", method, res.StatusCode)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(answer.Result, result)
}
