package outbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"giaoban/store"
)

// friday is a Friday, 14:00 in Viet Nam.
var friday = time.Date(2026, 11, 27, 7, 0, 0, 0, time.UTC)

// delivery is one call that reached the platform, accepted or not.
type delivery struct {
	at   time.Time
	what string // send, edit, menu, fetch
	message,
	chat, topic, replyTo string
	content store.Content
	file    string
	menu    []Command
	err     error
}

func (d delivery) text() string { return d.content.Plain() }

// world is a chat platform whose refusals are written into the test.
type world struct {
	mu    sync.Mutex
	now   func() time.Time
	limit int
	calls []delivery
	ids   int
	// way is how long a call is under way before it arrives.
	way func() time.Duration
	// answer decides what becomes of a call; nil accepts all. It is asked outside the lock and may take its time.
	answer func(ctx context.Context, d delivery) error
	files  map[string]string
}

func (w *world) Limit() int             { return w.limit }
func (w *world) Group(chat string) bool { return strings.HasPrefix(chat, "tg/-") }

func (w *world) Send(ctx context.Context, m Outgoing) (string, error) {
	w.mu.Lock()
	w.ids++
	d := delivery{what: "send", message: fmt.Sprint("m", w.ids)}
	w.mu.Unlock()
	return d.message, w.take(ctx, d, m)
}

func (w *world) Edit(ctx context.Context, message string, m Outgoing) error {
	return w.take(ctx, delivery{what: "edit", message: message}, m)
}

func (w *world) Menu(ctx context.Context, chat string, commands []Command) error {
	return w.take(ctx, delivery{what: "menu", menu: commands}, Outgoing{Chat: chat})
}

func (w *world) Fetch(ctx context.Context, file string) (io.ReadCloser, error) {
	err := w.take(ctx, delivery{what: "fetch", message: file}, Outgoing{})
	return io.NopCloser(strings.NewReader(w.files[file])), err
}

func (w *world) take(ctx context.Context, d delivery, m Outgoing) error {
	if w.way != nil {
		time.Sleep(w.way())
	}
	d.at, d.chat, d.topic, d.replyTo, d.content, d.file = w.now(), m.Chat, m.Topic, m.ReplyTo, m.Content, string(m.File)
	w.mu.Lock()
	answer := w.answer
	w.mu.Unlock()
	if answer != nil {
		d.err = answer(ctx, d)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.calls = append(w.calls, d)
	return d.err
}

// all gives what reached the platform so far.
func (w *world) all() []delivery {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]delivery(nil), w.calls...)
}

func (w *world) count() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.calls)
}

// said gives the texts that were accepted, as "send tg/1 text".
func (w *world) said() []string {
	var lines []string
	for _, d := range w.all() {
		if d.err == nil {
			lines = append(lines, strings.TrimSpace(d.what+" "+d.chat+" "+d.text()))
		}
	}
	return lines
}

// become changes how the platform answers, while it is in use.
func (w *world) become(answer func(context.Context, delivery) error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.answer = answer
}

// refuse makes the next calls fail, one error each, and all that follow succeed.
func (w *world) refuse(errs ...error) {
	w.answer = func(context.Context, delivery) error {
		if len(errs) == 0 {
			return nil
		}
		err := errs[0]
		errs = errs[1:]
		return err
	}
}

// bench is an outbox with a file and a platform under it, and a clock that is turned by hand.
type bench struct {
	t     testing.TB
	path  string
	db    *store.DB
	box   *Outbox
	world *world
	opt   Options
	store store.Options
	log   bytes.Buffer
	clock time.Time
	told  []store.Trouble
}

var errNothing = errors.New("nothing to say")

func newBench(t testing.TB, change ...func(*bench)) *bench {
	b := &bench{t: t, clock: friday}
	now := func() time.Time { return b.clock }
	b.world = &world{now: now, limit: 4096, files: map[string]string{}}
	b.store = store.Options{Now: now, Unsafe: true}
	b.opt = Options{
		Platforms: map[string]Platform{"tg": b.world}, Nothing: errNothing, Limits: Limits{Unlimited: true}, Now: now,
		Log: zerolog.New(zerolog.SyncWriter(&b.log)),
		Word: func(_ *store.ReadTx, j store.Job) (store.Content, error) {
			return store.Content{}, fmt.Errorf("no words for %s", j.Recipe.Kind)
		},
		Render: func(_ context.Context, f store.File) ([]byte, error) { return []byte(f.Recipe + ":" + f.Arg), nil },
		Told: func(_ *store.Tx, tr store.Trouble, _ store.Job) error {
			b.told = append(b.told, tr)
			return nil
		},
	}
	for _, f := range change {
		f(b)
	}
	if b.path == "" {
		b.path = filepath.Join(t.TempDir(), "giaoban.db")
	}
	b.open()
	t.Cleanup(func() { b.db.Close() })
	return b
}

// open opens the file and makes the outbox anew, as a start does.
func (b *bench) open() {
	b.t.Helper()
	var err error
	b.db, err = store.Open(b.path, b.store)
	require.NoError(b.t, err)
	b.box, err = New(b.db, b.opt)
	require.NoError(b.t, err)
}

// crash throws the memory away and starts on the same file.
func (b *bench) crash() {
	b.t.Helper()
	require.NoError(b.t, b.db.Close())
	b.open()
}

func (b *bench) update(f func(*store.Tx) error) {
	b.t.Helper()
	require.NoError(b.t, b.db.Update(f))
}

// put puts jobs into the outbox in one commit.
func (b *bench) put(jobs ...store.Job) (ids []store.JobID) {
	b.t.Helper()
	b.update(func(tx *store.Tx) error {
		ids = nil
		for _, j := range jobs {
			id, err := tx.Enqueue(j)
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return nil
	})
	return ids
}

func (b *bench) drain() {
	b.t.Helper()
	require.NoError(b.t, b.box.Drain(context.Background()))
}

// turn turns the clock and drains.
func (b *bench) turn(d time.Duration) {
	b.t.Helper()
	b.clock = b.clock.Add(d)
	b.drain()
}

// finish drains from one Next to the next until nothing is left to do, at most so many times.
func (b *bench) finish(most int) {
	b.t.Helper()
	b.drain()
	for range most {
		at, ok := b.box.Next()
		if !ok {
			return
		}
		require.True(b.t, at.After(b.clock), "after Drain nothing may be left to do at this instant")
		b.clock = at
		b.drain()
	}
	b.t.Fatalf("still not at rest after %d steps", most)
}

func (b *bench) jobs() (all []store.Job) {
	b.t.Helper()
	b.view(func(tx *store.ReadTx) error {
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

func (b *bench) view(f func(*store.ReadTx) error) {
	b.t.Helper()
	require.NoError(b.t, b.db.View(f))
}

// troubles gives the kinds of trouble in the file.
func (b *bench) troubles() (kinds []string) {
	b.t.Helper()
	b.view(func(tx *store.ReadTx) error {
		all, err := tx.Troubles(time.Time{})
		for _, t := range all {
			kinds = append(kinds, t.Kind)
		}
		return err
	})
	return kinds
}

func words(s string) *store.Content { return &store.Content{Runs: []store.Run{{Text: s}}} }

// send is a message to a chat in the lane of the rest, ack one in the lane of answers.
func send(chat, text string) store.Job {
	return store.Job{Kind: store.Send, Chat: chat, Lane: store.Rest, Content: words(text)}
}

func ack(chat, text string) store.Job {
	return store.Job{Kind: store.Send, Chat: chat, Lane: store.Answers, Content: words(text)}
}
