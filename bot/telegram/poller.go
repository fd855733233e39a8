package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"

	tgbot "github.com/go-telegram/bot"
)

// errNoID is a batch that cannot be confirmed because its updates have no id that could be read.
var errNoID = errors.New("getUpdates: updates without an id")

// Run polls until ctx ends, and then returns nil when it could note that it stopped in good order. What Telegram, the
// network or the store meet with is waited out, told by Healthy and logged once; only ErrConflict ends Run by itself.
func (in *Intake) Run(ctx context.Context) error {
	var result error
	known := false // whether Telegram answers; the first poll asks just that and does not wait
	for ctx.Err() == nil {
		wait := time.Duration(0)
		if known {
			wait = pollWait
		}
		_, err := in.poll(ctx, wait, in.answerLater)
		if ctx.Err() != nil {
			break
		}
		known = err == nil
		pause, giveUp := in.report(err, time.Now())
		if giveUp {
			result = ErrConflict
			break
		}
		sleep(ctx, pause)
	}
	in.answers.sent.Wait()
	return errors.Join(result, in.end())
}

// Once polls once, waiting at most wait for something to come, and handles what came, in this goroutine; n is how many
// updates are done with. After an error the rest comes again with the next call. Stop follows the last.
func (in *Intake) Once(ctx context.Context, wait time.Duration) (n int, err error) {
	n, err = in.poll(ctx, wait, in.answerNow)
	in.report(err, time.Now())
	return n, err
}

// Stop notes that intake ended in good order; Run does it by itself.
func (in *Intake) Stop() error { return in.end() }

func sleep(ctx context.Context, d time.Duration) {
	if d <= 0 {
		return
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}

func (in *Intake) poll(ctx context.Context, wait time.Duration, reply func(context.Context, answer)) (n int, err error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if err := in.begin(); err != nil {
		return 0, err
	}
	if err := in.prepare(ctx); err != nil {
		return 0, err
	}
	batch, err := in.fetch(ctx, wait)
	if err != nil {
		return 0, err
	}
	if err := in.sign(); err != nil {
		return 0, err
	}
	for _, raw := range batch {
		if ctx.Err() != nil {
			return n, ctx.Err()
		}
		a, err := in.take(raw)
		if err != nil {
			return n, err
		}
		n++
		if id, ok := updateID(raw); ok {
			in.offset = id + 1
		}
		if a.callback != "" {
			reply(ctx, a)
		}
	}
	if n > 0 && in.offset == 0 {
		return n, errNoID
	}
	return n, nil
}

// prepare makes sure that we may poll, and that we know the name which group commands are addressed to.
func (in *Intake) prepare(ctx context.Context) error {
	if err := in.p.learn(ctx); err != nil {
		return err
	}
	if in.unhooked {
		return nil
	}
	if _, err := in.p.lib.DeleteWebhook(ctx, &tgbot.DeleteWebhookParams{}); err != nil {
		return plain(err)
	}
	in.unhooked = true
	return nil
}

// fetch gets the next batch. A batch that is too large is asked for piece by piece; a single update that is too large is
// put aside by its id and skipped.
func (in *Intake) fetch(ctx context.Context, wait time.Duration) ([]json.RawMessage, error) {
	for {
		batch, err := in.getUpdates(ctx, wait)
		var huge *hugeError
		var no *apiError
		switch {
		case err == nil:
			in.offset = 0
			in.limit = min(2*in.limit, batchSize)
			return batch, nil
		case errors.As(err, &huge) && in.limit > 1:
			in.limit = 1
		case errors.As(err, &huge):
			id, ok := firstID(huge.Head)
			if !ok {
				return nil, err
			}
			if err := in.setAside(strconv.FormatInt(id, 10), huge.Head[:headOfHuge], "too large for an answer"); err != nil {
				return nil, err
			}
			in.offset = id + 1
		case errors.As(err, &no) && no.Code == 409 && strings.Contains(strings.ToLower(no.Description), "webhook"):
			in.unhooked = false
			return nil, err
		default:
			return nil, err
		}
	}
}

func (in *Intake) getUpdates(ctx context.Context, wait time.Duration) ([]json.RawMessage, error) {
	params := struct {
		Offset  int64    `json:"offset,omitempty"`
		Limit   int      `json:"limit"`
		Timeout int      `json:"timeout"`
		Allowed []string `json:"allowed_updates"`
	}{in.offset, in.limit, int(min(wait, pollWait) / time.Second), wanted}
	var batch []json.RawMessage
	err := in.p.api.call(ctx, "getUpdates", params, &batch)
	return batch, err
}

// firstID finds the id of the first update in the beginning of an answer that goes on.
func firstID(head []byte) (int64, bool) {
	d := json.NewDecoder(bytes.NewReader(head))
	d.UseNumber()
	depth := 0
	for {
		t, err := d.Token()
		if err != nil {
			return 0, false
		}
		switch t := t.(type) {
		case json.Delim:
			if t == '{' || t == '[' {
				depth++
			} else {
				depth--
			}
		case string:
			if depth != 3 || t != "update_id" { // { result: [ { update_id
				continue
			}
			t2, err := d.Token()
			n, ok := t2.(json.Number)
			if err != nil || !ok {
				return 0, false
			}
			id, err := n.Int64()
			return id, err == nil && id > 0
		}
	}
}
