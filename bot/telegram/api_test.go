package telegram

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/bot/outbox"
	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// doer is an HTTP client in one function.
type doer func(*http.Request) (*http.Response, error)

func (d doer) Do(r *http.Request) (*http.Response, error) { return d(r) }

func TestNewReadsItsOptions(t *testing.T) {
	for _, token := range []string{"", "x", "123:abc def", "123:abc\n", ":abc", "123:", "abc:123:é", telegramtest.DefaultToken + "\r\n"} {
		_, err := New(Options{Token: token})
		require.Error(t, err, token)
		assert.NotContains(t, err.Error(), "abc")
		assert.NotContains(t, err.Error(), telegramtest.DefaultToken)
	}
	for _, address := range []string{"api.telegram.org", "ftp://x", "://", "http://", "http://x?y=z", "http://u:secret@x y"} {
		_, err := New(Options{Token: telegramtest.DefaultToken, URL: address})
		require.Error(t, err, address)
		assert.NotContains(t, err.Error(), "secret")
	}
	p, err := New(Options{Token: telegramtest.DefaultToken, URL: "http://127.0.0.1:8081/"})
	require.NoError(t, err)
	assert.Equal(t, "http://127.0.0.1:8081", p.api.base)
	assert.EqualValues(t, 7100000001, p.me().ID, "known without asking")
}

// The token is part of every address, and errors of the network quote addresses.
func TestTokenIsNeverTold(t *testing.T) {
	token := telegramtest.DefaultToken
	failures := map[string]Doer{
		"refused": &http.Client{Transport: &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
			return nil, errors.New("connection refused by " + token)
		}}},
		"url error": doer(func(r *http.Request) (*http.Response, error) {
			return nil, &url.Error{Op: "Post", URL: r.URL.String(), Err: errors.New("no route")}
		}),
		"quoting": doer(func(r *http.Request) (*http.Response, error) { return nil, fmt.Errorf("cannot reach %s", r.URL) }),
		"redirect": &http.Client{CheckRedirect: newClient().CheckRedirect, Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: 302, Header: http.Header{"Location": {r.URL.String() + "/portal"}}, Body: http.NoBody, Request: r}, nil
		})},
		"broken body": doer(func(r *http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: 200, Body: io.NopCloser(io.MultiReader(strings.NewReader(`{"ok":`), broken{r.URL.String()}))}, nil
		}),
	}
	for name, client := range failures {
		t.Run(name, func(t *testing.T) {
			log := &logged{}
			p, err := New(Options{Token: token, Client: client, Log: zerolog.New(log)})
			require.NoError(t, err)
			db, err := store.Open(t.TempDir()+"/x.db", store.Options{Unsafe: true})
			require.NoError(t, err)
			defer db.Close()
			in := NewIntake(p, db, nil)
			_, once := in.Once(context.Background(), 0)
			_, sent := p.Send(context.Background(), outbox.Outgoing{Chat: "tg/5", Content: content("x")})
			_, fetched := p.Fetch(context.Background(), "tg/x")
			_, got := p.api.download(context.Background(), "photos/x")
			for _, err := range []error{once, sent, fetched, got, in.Healthy(), p.SetWebhook(context.Background(), "https://x.example", "s")} {
				if name == "broken body" && err == nil {
					continue // a download's body breaks later
				}
				require.Error(t, err)
				for e := err; e != nil; e = errors.Unwrap(e) {
					if name != "refused" && name != "quoting" && name != "broken body" { // there it is in the cause's own words
						assert.NotContains(t, e.Error(), token)
					}
				}
				assert.NotContains(t, err.Error(), token)
			}
			assert.NotContains(t, log.String(), token)
		})
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

type broken struct{ words string }

func (b broken) Read([]byte) (int, error) { return 0, errors.New("broken while reading " + b.words) }

// Small requests travel whole: with their length, and ready to be sent again when a kept-alive connection was dead.
func TestSmallRequestsAreWhole(t *testing.T) {
	var seen []*http.Request
	var sizes []int
	p, err := New(Options{Token: telegramtest.DefaultToken, Client: doer(func(r *http.Request) (*http.Response, error) {
		b, err := io.ReadAll(r.Body)
		seen, sizes = append(seen, r), append(sizes, len(b))
		if err != nil {
			return nil, err
		}
		return &http.Response{StatusCode: 200, Body: io.NopCloser(strings.NewReader(`{"ok":true,"result":{"message_id":1,"id":1,"username":"x"}}`))}, nil
	})})
	require.NoError(t, err)
	_, err = p.Send(context.Background(), outbox.Outgoing{Chat: "tg/5", Content: content("xin chào")})
	require.NoError(t, err)
	require.NoError(t, p.learn(context.Background()))
	big := outbox.Outgoing{Chat: "tg/5", Content: store.Content{File: &store.File{Kind: store.Document, Name: "a"}}, File: make([]byte, maxKept+1)}
	_, err = p.Send(context.Background(), big)
	require.NoError(t, err)
	require.Len(t, seen, 3)
	assert.EqualValues(t, sizes[0], seen[0].ContentLength)
	again, err := seen[0].GetBody()
	require.NoError(t, err)
	b, err := io.ReadAll(again)
	require.NoError(t, err)
	assert.Contains(t, string(b), "xin chào")
	assert.Zero(t, seen[1].ContentLength, "getMe has nothing to say")
	assert.Empty(t, seen[1].Header.Get("Content-Type"))
	assert.Greater(t, sizes[2], maxKept, "a large file is streamed")
	assert.Nil(t, seen[2].GetBody)
}

func TestTimeLimits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, err := New(Options{Token: telegramtest.DefaultToken, Client: doer(func(r *http.Request) (*http.Response, error) {
			<-r.Context().Done()
			return nil, r.Context().Err()
		})})
		require.NoError(t, err)
		took := func(f func() error) time.Duration {
			start := time.Now()
			require.ErrorIs(t, f(), context.DeadlineExceeded)
			return time.Since(start)
		}
		text := outbox.Outgoing{Chat: "tg/5", Content: content("x")}
		file := outbox.Outgoing{Chat: "tg/5", Content: store.Content{File: &store.File{Kind: store.Picture, Name: "a"}}, File: []byte("x")}
		assert.Equal(t, limitPoll, took(func() error {
			_, err := (&Intake{p: p, limit: 1}).getUpdates(context.Background(), pollWait)
			return err
		}))
		assert.Equal(t, limitSend, took(func() error { _, err := p.Send(context.Background(), text); return err }))
		assert.Equal(t, limitUpload, took(func() error { _, err := p.Send(context.Background(), file); return err }))
		assert.Equal(t, limitUpload, took(func() error { return p.Edit(context.Background(), "tg/5/7", file) }))
		assert.Equal(t, limitUpload, took(func() error { _, err := p.api.download(context.Background(), "x"); return err }))
	})
}

func TestAnswersAreBounded(t *testing.T) {
	p := saying(t, `{"ok":true,"result":"`+strings.Repeat("x", maxAnswer)+`"}`)
	_, err := p.Send(context.Background(), outbox.Outgoing{Chat: "tg/5", Content: content("x")})
	var huge *hugeError
	require.ErrorAs(t, err, &huge)
}
