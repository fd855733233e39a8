package telegramtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// hookClient is the bot's end of a webhook.
type hookClient struct {
	status func() int
	got    chan *http.Request
	bodies chan []byte
}

func (h *hookClient) Do(r *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	status := h.status()
	h.got <- r
	h.bodies <- body
	if status == 0 {
		return nil, errors.New("refused")
	}
	return &http.Response{StatusCode: status, Body: io.NopCloser(bytes.NewReader(nil))}, nil
}

func TestWebhook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		replies := []int{500, 0, 200, 200}
		hook := &hookClient{got: make(chan *http.Request, 10), bodies: make(chan []byte, 10), status: func() int {
			status := replies[0]
			replies = replies[1:]
			return status
		}}
		srv := New(Options{WebhookClient: hook})
		defer srv.Close()
		lan := srv.NewUser(Profile{FirstName: "Lan"})
		_, err := lan.Start("")
		require.NoError(t, err)

		waiting := poll(t, context.Background(), srv, 25)
		<-waiting // the update that was there
		_, err = srv.Do(request(t, "getUpdates", "application/json", `{"offset":-1}`))
		require.NoError(t, err)

		began := time.Now()
		a := ask(t, srv, "setWebhook", fields{"url": "https://giaoban.example/hook", "secret_token": "s3cret_-", "allowed_updates": []string{"message"}})
		require.True(t, a.OK, a.Description)
		first := <-hook.got
		assert.Equal(t, "s3cret_-", first.Header.Get("X-Telegram-Bot-Api-Secret-Token"))
		assert.Equal(t, "https://giaoban.example/hook", first.URL.String())
		synctest.Wait()
		info := string(ask(t, srv, "getWebhookInfo", nil).Result)
		assert.Contains(t, info, `"last_error_message":"Wrong response from the webhook: 500 Internal Server Error"`)
		assert.Contains(t, info, `"pending_update_count":1`)
		<-hook.got
		<-hook.got
		assert.Equal(t, 3*time.Second, time.Since(began), "tried again after one second, then two")
		synctest.Wait()
		assert.Contains(t, string(ask(t, srv, "getWebhookInfo", nil).Result), `"pending_update_count":0`)
		require.Len(t, hook.bodies, 3)
		body := <-hook.bodies
		assert.Equal(t, body, <-hook.bodies, "the same update until it is taken")
		assert.Equal(t, body, <-hook.bodies)

		assert.Equal(t, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first", ask(t, srv, "getUpdates", nil).Description)
		_, err = lan.Say("tc3 80%")
		require.NoError(t, err)
		var u struct{ Message struct{ Text string } }
		require.NoError(t, json.Unmarshal(<-hook.bodies, &u))
		assert.Equal(t, "tc3 80%", u.Message.Text)

		require.True(t, ask(t, srv, "deleteWebhook", nil).OK)
		assert.True(t, ask(t, srv, "getUpdates", nil).OK)
	})
}

func TestWebhookEndsWaitingPolls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := New(Options{WebhookClient: &hookClient{}})
		defer srv.Close()
		waiting := poll(t, context.Background(), srv, 25)
		synctest.Wait()
		require.True(t, ask(t, srv, "setWebhook", fields{"url": "http://127.0.0.1:1/hook"}).OK)
		e := <-waiting
		assert.Equal(t, "Conflict: terminated by setWebhook request", e.answer.Description)
	})
}

// TestWebhookOverTCP delivers with the plain client, as the demo does.
func TestWebhookOverTCP(t *testing.T) {
	got := make(chan string, 1)
	web := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got <- r.Header.Get("X-Telegram-Bot-Api-Secret-Token") + " " + string(body)
	}))
	defer web.Close()
	srv := New(Options{})
	defer srv.Close()
	require.True(t, ask(t, srv, "setWebhook", fields{"url": web.URL + "/hook", "secret_token": "s"}).OK)
	person(t, srv, "Lan")
	assert.Contains(t, <-got, `s {"update_id":`)
}

// TestNothingAfterClose: whoever comes late finds nobody.
func TestNothingAfterClose(t *testing.T) {
	srv := New(Options{})
	srv.Close()
	srv.Close()
	_, err := srv.Do(request(t, "getMe", "application/json", "")) //nolint:bodyclose // there is none
	require.ErrorIs(t, err, syscall.ECONNREFUSED)
}

func TestWebhookRefused(t *testing.T) {
	srv := newClock().server(t)
	for url, want := range map[string]string{
		"http://giaoban.example/hook": "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
		"không":                       "Bad Request: invalid webhook URL specified",
	} {
		assert.Equal(t, want, ask(t, srv, "setWebhook", fields{"url": url}).Description)
	}
	assert.Equal(t, "Bad Request: secret token contains unallowed characters", ask(t, srv, "setWebhook", fields{"url": "https://x.example", "secret_token": "có dấu"}).Description)
	assert.True(t, ask(t, srv, "setWebhook", fields{"url": ""}).OK, "an empty url removes it")
}
