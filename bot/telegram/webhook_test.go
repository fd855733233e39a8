package telegram

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/talk"
	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

const hookSecret = "Bi-mat_47"

// deliver posts a body as Telegram would and gives the status.
func deliver(in *Intake, method, secret, body string) int {
	r := httptest.NewRequest(method, "/hook", strings.NewReader(body))
	if secret != "" {
		r.Header.Set(secretHeader, secret)
	}
	w := httptest.NewRecorder()
	in.Webhook(hookSecret).ServeHTTP(w, r)
	return w.Code
}

func update(id, text string) string {
	return `{"update_id":` + id + `,"message":{"message_id":1,"date":1795000000,"from":{"id":5,"first_name":"Lan"},"chat":{"id":5,"type":"private"},"text":"` + text + `"}}`
}

func TestWebhookAnswers(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	post := func(secret, body string) int { return deliver(w.in, http.MethodPost, secret, body) }
	assert.Equal(t, http.StatusMethodNotAllowed, deliver(w.in, http.MethodGet, hookSecret, ""))
	assert.Equal(t, http.StatusUnauthorized, post("", update("1", "x")))
	assert.Equal(t, http.StatusUnauthorized, post("Bi-mat_4", update("1", "x")))
	assert.Equal(t, http.StatusUnauthorized, post(hookSecret+"7", update("1", "x")))
	assert.Empty(t, w.handled())
	assert.Equal(t, http.StatusOK, post(hookSecret, update("1", "một")))
	assert.Equal(t, http.StatusOK, post(hookSecret, update("1", "một")), "delivered twice, handled once")
	assert.Equal(t, []string{"một"}, w.handled())

	// What cannot be read is put aside and confirmed: Telegram would bring it for ever.
	assert.Equal(t, http.StatusOK, post(hookSecret, `{"update_id":2,"message":7}`))
	assert.Equal(t, http.StatusOK, post(hookSecret, `not JSON`))
	assert.Equal(t, http.StatusOK, post(hookSecret, update("3", strings.Repeat("x", maxUpdate))))
	assert.Equal(t, http.StatusRequestEntityTooLarge, post(hookSecret, `{"x":"`+strings.Repeat("x", maxUpdate)))
	assert.Len(t, w.asides(), 3)
	assert.Equal(t, http.StatusOK, post(hookSecret, `{"update_id":4,"poll":{}}`))

	// A failing update is asked for again, twice.
	w.before = func(m talk.Message) error {
		if m.Text == "độc" {
			return errBug
		}
		return nil
	}
	assert.Equal(t, http.StatusInternalServerError, post(hookSecret, update("5", "độc")))
	assert.Equal(t, http.StatusInternalServerError, post(hookSecret, update("5", "độc")))
	assert.Equal(t, http.StatusOK, post(hookSecret, update("5", "độc")))
	assert.Equal(t, http.StatusOK, post(hookSecret, update("6", "sau")))
	assert.Equal(t, []string{"một", "sau"}, w.handled())
	assert.Len(t, w.asides(), 4)

	r := httptest.NewRequest(http.MethodPost, "/hook", io.MultiReader(strings.NewReader(`{"upd`), broken{"x"}))
	r.Header.Set(secretHeader, hookSecret)
	rec := httptest.NewRecorder()
	w.in.Webhook(hookSecret).ServeHTTP(rec, r)
	assert.Equal(t, http.StatusBadRequest, rec.Code, "a body that was cut short comes again")
}

func TestWebhookWithoutASecretLetsNobodyIn(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	rec := httptest.NewRecorder()
	w.in.Webhook("").ServeHTTP(rec, httptest.NewRequest(http.MethodPost, "/hook", strings.NewReader(update("1", "x"))))
	assert.Equal(t, http.StatusUnauthorized, rec.Code)
	require.Error(t, w.p.SetWebhook(context.Background(), "https://x.example", ""))
	require.Error(t, w.p.SetWebhook(context.Background(), "https://x.example", "có dấu"))
}

func TestWebhookOnAFullDisk(t *testing.T) {
	w := newWorld(t, t.TempDir(), telegramtest.Options{Seed: 1})
	var disk error
	w.opts.Fault = func() error { return disk }
	w.restart()
	disk = errors.New("no space left on device")
	for range 5 {
		assert.Equal(t, http.StatusServiceUnavailable, deliver(w.in, http.MethodPost, hookSecret, update("1", "một")))
	}
	require.ErrorIs(t, w.in.Healthy(), store.ErrFault)
	disk = nil
	assert.Equal(t, http.StatusOK, deliver(w.in, http.MethodPost, hookSecret, update("1", "một")))
	assert.Equal(t, []string{"một"}, w.handled())
	assert.Empty(t, w.asides())
}

// hook is the way from the strict server to the bot's handler inside a bubble.
type hook struct {
	mu      sync.Mutex
	handler http.Handler
}

func (h *hook) to(handler http.Handler) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.handler = handler
}

func (h *hook) Do(r *http.Request) (*http.Response, error) {
	h.mu.Lock()
	handler := h.handler
	h.mu.Unlock()
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w.Result(), nil
}

func TestKeepWebhook(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		way := &hook{}
		w := newWorld(t, dir, telegramtest.Options{Seed: 1, WebhookClient: way})
		way.to(w.in.Webhook(hookSecret))
		lan := w.user("Lan")
		all := said(t, lan.Seat, 3)
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan error, 1)
		go func() { done <- w.in.KeepWebhook(ctx, "https://bot.example/hook", hookSecret) }()
		synctest.Wait()
		assert.Equal(t, all, w.handled(), "what waited is delivered, in order")

		// A quiet night is no outage.
		time.Sleep(9 * time.Hour)
		all = append(all, said(t, lan.Seat, 2)...)
		synctest.Wait()
		require.NoError(t, w.in.Healthy())
		outages := func() (n int) {
			require.NoError(t, w.db.View(func(tx *store.ReadTx) error {
				found, err := tx.Outages(time.Time{}, time.Now())
				n = len(found)
				return err
			}))
			return n
		}
		assert.Zero(t, outages())

		// Deliveries that do not arrive are one, although Telegram answers.
		way.to(http.NotFoundHandler())
		all = append(all, said(t, lan.Seat, 2)...)
		time.Sleep(30 * time.Minute)
		require.ErrorContains(t, w.in.Healthy(), "cannot deliver")
		way.to(w.in.Webhook(hookSecret))
		time.Sleep(2 * time.Minute)
		assert.Equal(t, all, w.handled())
		assert.Equal(t, 1, outages())
		require.NoError(t, w.in.Healthy())

		// Somebody else polls with our token: the webhook is set again.
		other, err := New(Options{Token: w.srv.Token(), Client: w.srv})
		require.NoError(t, err)
		_, err = other.lib.DeleteWebhook(ctx, nil)
		require.NoError(t, err)
		time.Sleep(90 * time.Second)
		require.ErrorIs(t, w.in.Healthy(), ErrConflict)
		all = append(all, said(t, lan.Seat, 1)...)
		time.Sleep(2 * time.Minute)
		assert.Equal(t, all, w.handled())
		cancel()
		require.NoError(t, <-done)
	})
}

func TestWebhookOverTCP(t *testing.T) {
	w := overTCP(t)
	bot := httptest.NewServer(w.in.Webhook(hookSecret))
	defer bot.Close()
	require.NoError(t, w.p.SetWebhook(context.Background(), bot.URL, hookSecret))
	lan := w.user("Lan")
	all := said(t, lan.Seat, 20)
	until(w, func() bool { return w.srv.Pending() == 0 })
	assert.Equal(t, all, w.handled())
	_, err := w.p.Send(context.Background(), outgoing(lan, content("tc3?", button("Xong", "r:1"))))
	require.NoError(t, err)
	_, err = lan.PressLabel("xong")
	require.NoError(t, err)
	until(w, func() bool { return len(w.srv.Toasts()) > 0 })
	assert.Equal(t, "đã ghi", w.srv.Toasts()[0].Text)
}

// until waits for something to be true of the server.
func until(w *world, ok func() bool) {
	for {
		changed := w.srv.Changed()
		if ok() {
			return
		}
		<-changed
	}
}
