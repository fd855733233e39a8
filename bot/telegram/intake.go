package telegram

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/go-telegram/bot/models"

	"giaoban/bot"
	"giaoban/bot/talk"
	"giaoban/store"
)

const (
	maxUpdate  = 1 << 20 // larger updates are put aside unread
	maxStrikes = 3
	batchSize  = 100
	signEvery  = time.Minute
)

// Intake takes in what people do, one update at a time and in order. Either Run (or Once) polls, or Webhook is served;
// not both. A process that dies inside it, at whatever point, loses nothing and leaves nothing locked.
type Intake struct {
	p      *Platform
	db     *store.DB
	handle func(talk.Message) (bot.Outcome, error)

	mu     sync.Mutex // held while an update is taken
	begun  bool
	signed bool
	// suspect is set when the last process ended without warning. What it was handling is the first update that was not
	// seen, so updates are struck before the attempt until one of them has been survived.
	suspect bool
	// offset is sent with a poll until one has succeeded with it: then what lies below is forgotten, and a number kept
	// any longer would hide the updates of a bot whose ids were drawn anew after a quiet week.
	offset   int64
	limit    int
	unhooked bool

	answers answers
	counts  counts
	health  health
}

// NewIntake makes an Intake that hands each message to handle, which makes it durable together with the mark that it was
// seen (bot.Bot's Handle). Nothing happens yet.
func NewIntake(p *Platform, db *store.DB, handle func(talk.Message) (bot.Outcome, error)) *Intake {
	return &Intake{p: p, db: db, handle: handle, limit: batchSize, answers: newAnswers(), health: health{err: errNotYet}}
}

// strikeError is an update that failed and will be tried again.
type strikeError struct {
	update string
	count  int
	cause  error
}

func (e *strikeError) Error() string {
	return fmt.Sprintf("handle update %s: strike %d: %s", e.update, e.count, unquoted(e.cause.Error()))
}
func (e *strikeError) Unwrap() error { return e.cause }

// take deals with one update. nil means that it may be confirmed: handled, not for us, or put aside. A strikeError means
// that it must come again, a store.ErrFault that nothing can be taken for now.
func (in *Intake) take(raw json.RawMessage) (answer, error) {
	key := keyOf(raw)
	if len(raw) > maxUpdate {
		return answer{}, in.setAside(key, raw[:headOfHuge], fmt.Sprintf("too large: %d bytes", len(raw)))
	}
	struck := 0
	if in.suspect {
		n, err := in.strike(key, raw, "the process ended while it was handled")
		if err != nil || n >= maxStrikes {
			return answer{}, err
		}
		struck = n
	}
	m, ours, err := in.read(raw)
	if err != nil {
		return answer{}, in.setAside(key, raw, "not readable: "+unquoted(err.Error()))
	}
	if !ours {
		in.counts.ignored.Add(1)
		if struck > 0 { // it was not the one
			err = in.commit("ignore", func(tx *store.Tx) error { return tx.MarkSeen(Name, key) })
		}
		return answer{}, err
	}
	m.Update = key
	var out bot.Outcome
	err = safely(func() (err error) {
		out, err = in.handle(m)
		return err
	})
	if struck > 0 {
		in.suspect = false
	}
	switch {
	case errors.Is(err, store.ErrFault):
		return answer{}, err
	case err != nil:
		return answer{}, in.failed(key, raw, struck, err)
	}
	in.counts.handled.Add(1)
	if m.Callback == "" || out.Again {
		return answer{}, nil
	}
	return answer{callback: m.Callback, toast: out.Toast}, nil
}

// keyOf names an update for good.
func keyOf(raw []byte) string {
	if id, ok := updateID(raw); ok {
		return strconv.FormatInt(id, 10)
	}
	sum := sha256.Sum256(raw)
	return "raw/" + hex.EncodeToString(sum[:8])
}

// updateID reads an update's id alone: it must be known even when the rest cannot be read.
func updateID(raw []byte) (int64, bool) {
	var head struct {
		ID int64 `json:"update_id"`
	}
	err := json.Unmarshal(raw, &head)
	return head.ID, err == nil && head.ID > 0
}

func (in *Intake) read(raw []byte) (m talk.Message, ours bool, err error) {
	err = safely(func() error {
		var u models.Update
		if err := json.Unmarshal(raw, &u); err != nil {
			return err
		}
		m, ours = convert(&u, in.p.me(), in.p.now())
		return nil
	})
	return m, ours, err
}

// failed counts a strike, unless the attempt was struck beforehand, and logs it.
func (in *Intake) failed(key string, raw []byte, struck int, cause error) error {
	in.counts.strikes.Add(1)
	if struck == 0 {
		n, err := in.strike(key, raw, cause.Error())
		if err != nil {
			return err
		}
		struck = n
	}
	line := in.p.log.Error().Str("update", key).Int("strike", struck).Str("error", unquoted(cause.Error()))
	var p *panicError
	if errors.As(cause, &p) {
		line = line.Bytes("stack", p.stack)
	}
	line.Msg("update failed")
	if struck == 0 || struck >= maxStrikes { // it was durable after all, or it has been put aside
		return nil
	}
	return &strikeError{update: key, count: struck, cause: cause}
}

// strike counts a failed attempt; with the third the update is put aside in the same commit. 0 when the update turns out
// to be durable already.
func (in *Intake) strike(key string, raw []byte, cause string) (n int, err error) {
	err = in.commit("strike", func(tx *store.Tx) error {
		if n = 0; tx.Seen(Name, key) {
			return nil
		}
		var err error
		if n, err = tx.AddStrike(Name, key); err != nil || n < maxStrikes {
			return err
		}
		return aside(tx, key, raw, fmt.Sprintf("failed %d times: %s", n, unquoted(cause)))
	})
	if n >= maxStrikes && err == nil {
		in.putAside(key, "failed too often")
	}
	return n, err
}

// setAside gives an update up at once.
func (in *Intake) setAside(key string, raw []byte, reason string) error {
	err := in.commit("put aside", func(tx *store.Tx) error {
		if tx.Seen(Name, key) {
			return nil
		}
		return aside(tx, key, raw, reason)
	})
	if err == nil {
		in.putAside(key, reason)
	}
	return err
}

func (in *Intake) putAside(key, reason string) {
	in.counts.aside.Add(1)
	in.p.log.Error().Str("update", key).Str("reason", reason).Msg("update put aside")
}

func aside(tx *store.Tx, key string, raw []byte, reason string) error {
	if err := tx.PutAside(Name, key, raw, reason); err != nil {
		return err
	}
	return tx.AddTrouble(store.Trouble{Kind: store.TroublePoison, Detail: "update " + key + ": " + reason})
}

// commit writes a record of ours. However that fails, it is the store's fault and not that of a message.
func (in *Intake) commit(what string, f func(*store.Tx) error) error {
	err := safely(func() error { return in.db.Update(f) })
	if err != nil && !errors.Is(err, store.ErrFault) {
		err = fmt.Errorf("%w: %w", store.ErrFault, err)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// begin notes that intake works, and learns how it ended the last time.
func (in *Intake) begin() error {
	if in.begun {
		return nil
	}
	var unclean bool
	err := in.commit("begin intake", func(tx *store.Tx) (err error) {
		unclean, err = tx.BeginIntake(Name)
		return err
	})
	if err != nil {
		return err
	}
	in.begun = true
	if in.suspect = unclean; unclean {
		in.p.log.Warn().Msg("the last process ended without warning; the first update is handled with care")
	}
	return nil
}

// end notes that intake stopped in good order.
func (in *Intake) end() error {
	in.mu.Lock()
	defer in.mu.Unlock()
	if !in.begun {
		return nil
	}
	err := in.commit("end intake", func(tx *store.Tx) error { return tx.EndIntake(Name) })
	in.begun = err != nil
	return err
}

// sign gives the sign of life that tells silence from an outage, at most once a minute. It comes before the updates that
// were fetched with it are judged: an outage that delayed them must be on record by then.
func (in *Intake) sign() error {
	due := !in.signed
	err := in.db.View(func(tx *store.ReadTx) error {
		due = due || tx.Now().Sub(tx.Alive(Name)) >= signEvery
		return nil
	})
	if err != nil {
		return fmt.Errorf("sign of life: %w: %w", store.ErrFault, err)
	}
	if !due {
		return nil
	}
	if err := in.commit("sign of life", func(tx *store.Tx) error { return tx.SignOfLife(Name) }); err != nil {
		return err
	}
	in.signed = true
	return nil
}
