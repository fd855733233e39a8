package telegramtest

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseFault(t *testing.T) {
	for words, want := range map[string]Fault{
		"429 30s":              {Kind: FaultTooMany, For: 30 * time.Second},
		"429 2":                {Kind: FaultTooMany, Count: 2},
		"502 5m":               {Kind: FaultBadGateway, For: 5 * time.Minute},
		"down 2h":              {Kind: FaultDown, For: 2 * time.Hour},
		"down 3d":              {Kind: FaultDown, For: 72 * time.Hour},
		"reset-after-accept":   {Kind: FaultResetAfterAccept},
		"reset-after-accept 3": {Kind: FaultResetAfterAccept, Count: 3},
		"slow 2s 1":            {Kind: FaultSlow, Delay: 2 * time.Second, Count: 1},
		"truncate":             {Kind: FaultTruncate},
		"401 1m":               {Kind: FaultUnauthorized, For: time.Minute},
	} {
		got, err := ParseFault(words)
		require.NoError(t, err, words)
		assert.Equal(t, want, got)
	}
	for _, words := range []string{"", "500", "down soon", "429 -3s", "429 0"} {
		_, err := ParseFault(words)
		assert.Error(t, err, words)
	}
}

func TestFaultsEndByTheClock(t *testing.T) {
	c := newClock()
	srv := c.server(t)
	srv.Inject(Fault{Kind: FaultTooMany, For: 30 * time.Second})
	a := ask(t, srv, "getMe", nil)
	assert.Equal(t, 30, a.Parameters.RetryAfter)
	assert.Equal(t, "Too Many Requests: retry after 30", a.Description)
	c.pass(12500 * time.Millisecond)
	assert.Equal(t, 18, ask(t, srv, "getUpdates", nil).Parameters.RetryAfter, "rounded up: what is told is enough")
	c.pass(17500 * time.Millisecond)
	assert.True(t, ask(t, srv, "getMe", nil).OK)
	assert.Empty(t, srv.Faults())
}

func TestFaultsEndByCount(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	srv.Inject(Fault{Kind: FaultUnauthorized, Count: 2, Methods: []string{"sendMessage"}})
	assert.True(t, ask(t, srv, "getMe", nil).OK, "another method")
	for range 2 {
		assert.Equal(t, "Unauthorized", ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "x"}).Description)
	}
	assert.True(t, ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "x"}).OK)
}

func TestFaultForOneChat(t *testing.T) {
	srv := newClock().server(t)
	lan, hung := person(t, srv, "Lan"), person(t, srv, "Hùng")
	srv.Inject(Fault{Kind: FaultTooMany, RetryAfter: 5, ChatID: lan.ID})
	assert.Equal(t, 5, ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "x"}).Parameters.RetryAfter)
	assert.True(t, ask(t, srv, "sendMessage", fields{"chat_id": hung.ID, "text": "x"}).OK)
	srv.ClearFaults()
	assert.True(t, ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "x"}).OK)
}

func TestBadGatewayIsNoJSON(t *testing.T) {
	srv := newClock().server(t)
	srv.Inject(Fault{Kind: FaultBadGateway, Count: 1})
	resp, err := srv.Do(request(t, "getMe", "application/json", ""))
	require.NoError(t, err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	assert.Equal(t, 502, resp.StatusCode)
	assert.Contains(t, string(body), "<h1>502 Bad Gateway</h1>")
}

func TestTruncatedJSON(t *testing.T) {
	srv := newClock().server(t)
	srv.Inject(Fault{Kind: FaultTruncate})
	resp, err := srv.Do(request(t, "getMe", "application/json", ""))
	require.NoError(t, err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	assert.Contains(t, string(body), `{"ok":true`)
	assert.NotContains(t, string(body), "}}")
	assert.True(t, ask(t, srv, "getMe", nil).OK, "once")
}

// TestResetAfterAccept: the message is there, the bot cannot know.
func TestResetAfterAccept(t *testing.T) {
	srv := newClock().server(t)
	lan := person(t, srv, "Lan")
	srv.Inject(Fault{Kind: FaultResetAfterAccept})
	assert.True(t, ask(t, srv, "getMe", nil).OK, "only what leaves something behind")
	assert.False(t, ask(t, srv, "sendMessage", fields{"chat_id": 1, "text": "x"}).OK, "a refusal is told")
	_, err := srv.Do(request(t, "sendMessage", "application/json", `{"chat_id":`+jsonText(lan.ID)+`,"text":"nhắc"}`))
	var broken *net.OpError
	require.ErrorAs(t, err, &broken)
	sent := srv.Sent()
	require.Len(t, sent, 1)
	assert.Equal(t, "nhắc", sent[0].Text)
	assert.True(t, sent[0].Broken)
	assert.True(t, ask(t, srv, "sendMessage", fields{"chat_id": lan.ID, "text": "nhắc"}).OK, "once")
}

func TestSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := New(Options{})
		defer srv.Close()
		srv.Inject(Fault{Kind: FaultSlow, Delay: 9 * time.Second, Count: 1})
		began := time.Now()
		assert.True(t, ask(t, srv, "getMe", nil).OK)
		assert.Equal(t, 9*time.Second, time.Since(began))
	})
}

// TestDownOverTCP: the client sees a broken connection, then an answer again.
func TestDownOverTCP(t *testing.T) {
	c := newClock()
	srv := c.server(t)
	web := httptest.NewServer(srv)
	defer web.Close()
	srv.Inject(Fault{Kind: FaultDown, For: 2 * time.Hour})
	get := func() (*http.Response, error) { return web.Client().Get(web.URL + "/bot" + DefaultToken + "/getMe") }
	_, err := get() //nolint:bodyclose // there is none
	require.Error(t, err)
	c.pass(2 * time.Hour)
	resp, err := get()
	require.NoError(t, err)
	assert.Equal(t, 200, resp.StatusCode)
	require.NoError(t, resp.Body.Close())
}
