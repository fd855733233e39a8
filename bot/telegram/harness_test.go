package telegram

import (
	"context"
	"errors"
	"net/http/httptest"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"giaoban/bot"
	"giaoban/bot/outbox"
	"giaoban/bot/talk"
	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

var (
	_ talk.Links      = (*Platform)(nil)
	_ outbox.Platform = (*Platform)(nil)
	_                 = NewIntake(nil, nil, (&bot.Bot{}).Handle)
)

// world is a strict server, a store and the bot between them. Its handler makes one outbox job of each message, so the
// jobs of the store are the messages that were handled, in order, each as often as it was handled.
type world struct {
	t    *testing.T
	srv  *telegramtest.Server
	path string
	opts store.Options
	db   *store.DB
	p    *Platform
	in   *Intake
	log  *logged
	// before, when set, runs before a message is made durable, inside the handler.
	before func(talk.Message) error
	url    string // over TCP when set
	client Doer
}

// logged collects what was logged, line by line.
type logged struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func (l *logged) count(s string) int { return strings.Count(l.String(), s) }

// newWorld makes a world in process. dir is where the store lies; it must be made outside a synctest bubble.
func newWorld(t *testing.T, dir string, opts telegramtest.Options) *world {
	t.Helper()
	w := &world{t: t, srv: telegramtest.New(opts), path: filepath.Join(dir, "giaoban.db"), opts: store.Options{Unsafe: true}, log: &logged{}}
	w.client = w.srv
	w.start()
	t.Cleanup(func() {
		w.db.Close()
		w.srv.Close()
	})
	return w
}

// overTCP makes a world whose server listens on loopback.
func overTCP(t *testing.T) *world {
	t.Helper()
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	web := httptest.NewServer(w.srv)
	t.Cleanup(web.Close)
	w.url, w.client = web.URL, nil
	w.restart()
	return w
}

// start opens the store and makes a bot on it, as a process does.
func (w *world) start() {
	w.t.Helper()
	var err error
	w.db, err = store.Open(w.path, w.opts)
	require.NoError(w.t, err)
	w.p, err = New(Options{Token: w.srv.Token(), URL: w.url, Client: w.client, Now: w.srv.Now, Log: zerolog.New(w.log)})
	require.NoError(w.t, err)
	w.in = NewIntake(w.p, w.db, w.handle)
}

// restart throws the process away without warning and starts another on the same file.
func (w *world) restart() {
	w.t.Helper()
	require.NoError(w.t, w.db.Close())
	w.start()
}

func (w *world) handle(m talk.Message) (out bot.Outcome, err error) {
	if w.before != nil {
		if err := w.before(m); err != nil {
			return out, err
		}
	}
	err = w.db.Update(func(tx *store.Tx) error {
		if tx.Seen(m.Platform, m.Update) {
			out.Again = true
			return nil
		}
		if err := tx.MarkSeen(m.Platform, m.Update); err != nil {
			return err
		}
		out.Toast = "đã ghi"
		_, err := tx.Enqueue(store.Job{Kind: store.Send, Chat: m.Chat, Content: &store.Content{Runs: []store.Run{{Text: m.Text + m.Code}}}})
		return err
	})
	return out, err
}

// handled is what was made durable, oldest first.
func (w *world) handled() []string {
	w.t.Helper()
	var all []string
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		for j, err := range tx.Jobs() {
			if err != nil {
				return err
			}
			all = append(all, j.Content.Plain())
		}
		return nil
	}))
	return all
}

// drain polls until nothing comes any more, as a process that lives does.
func (w *world) drain() {
	w.t.Helper()
	for range 100 {
		n, err := w.in.Once(context.Background(), 0)
		if n == 0 && err == nil {
			return
		}
	}
	w.t.Error("it never ends")
}

// killed runs f in a goroutine of its own and reports whether runtime.Goexit ended it.
func killed(f func()) (died bool) {
	done := make(chan bool)
	go func() {
		died := true
		defer func() { done <- died }()
		f()
		died = false
	}()
	return <-done
}

func die() { runtime.Goexit() }

func (w *world) troubles(kind string) (n int) {
	w.t.Helper()
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) error {
		all, err := tx.Troubles(time.Time{})
		for _, t := range all {
			if t.Kind == kind {
				n++
			}
		}
		return err
	}))
	return n
}

func (w *world) asides() []store.Aside {
	w.t.Helper()
	var all []store.Aside
	require.NoError(w.t, w.db.View(func(tx *store.ReadTx) (err error) {
		all, err = tx.Asides()
		return err
	}))
	return all
}

func (w *world) user(name string) *telegramtest.User {
	return w.srv.NewUser(telegramtest.Profile{FirstName: name})
}

// said sends n different messages of one person and gives their texts.
func said(t *testing.T, from telegramtest.Seat, n int) []string {
	t.Helper()
	var all []string
	for i := range n {
		text := "tin " + string(rune('a'+i/26)) + string(rune('a'+i%26))
		_, err := from.Say(text)
		require.NoError(t, err)
		all = append(all, text)
	}
	return all
}

var errBug = errors.New(`read "tc3 vướng kinh phí": bug`)
