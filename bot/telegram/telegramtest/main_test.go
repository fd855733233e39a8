package telegramtest

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// clock is a clock that stands still unless a test turns it.
type clock struct{ *Clock }

func newClock() clock {
	at := time.Date(2026, 11, 27, 14, 0, 0, 0, time.UTC)
	return clock{NewClock(func() time.Time { return at })}
}

func (c clock) pass(d time.Duration)        { c.Advance(d) }
func (c clock) options() Options            { return Options{Seed: 3, Now: c.Now} }
func (c clock) server(t *testing.T) *Server { return serve(t, c.options()) }

func serve(t *testing.T, opt Options) *Server {
	t.Helper()
	srv := New(opt)
	t.Cleanup(srv.Close)
	return srv
}

// answer is the envelope of the API.
type answer struct {
	OK          bool            `json:"ok"`
	Result      json.RawMessage `json:"result"`
	Code        int             `json:"error_code"`
	Description string          `json:"description"`
	Parameters  struct {
		RetryAfter int   `json:"retry_after"`
		MigrateTo  int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
}

type fields = map[string]any

// ask calls a method with a JSON body and holds every successful answer against
// the description of the API: what the server says is as strict as what it hears.
func ask(t *testing.T, srv *Server, name string, params fields) answer {
	t.Helper()
	if params == nil {
		params = fields{}
	}
	body, err := json.Marshal(params)
	require.NoError(t, err)
	return asked(t, srv, name, request(t, name, "application/json", string(body)))
}

func request(t *testing.T, name, contentType, body string) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, "http://api/bot"+DefaultToken+"/"+name, strings.NewReader(body))
	require.NoError(t, err)
	req.Header.Set("Content-Type", contentType)
	return req
}

func asked(t *testing.T, srv *Server, name string, req *http.Request) answer {
	t.Helper()
	resp, err := srv.Do(req)
	require.NoError(t, err)
	defer resp.Body.Close()
	var a answer
	require.NoError(t, json.NewDecoder(resp.Body).Decode(&a))
	if !a.OK {
		require.Equal(t, resp.StatusCode, a.Code)
		require.NotEmpty(t, a.Description)
		return a
	}
	require.Equal(t, 200, resp.StatusCode)
	v, err := decodeJSON(a.Result)
	require.NoError(t, err)
	if flaw := srv.spec.check(name, srv.spec.methods[strings.ToLower(name)].result, v, false); flaw != nil {
		require.Fail(t, "the answer is not what the API describes", "%v in %s", flaw, a.Result)
	}
	return a
}

// message decodes a Message result.
func (a answer) message(t *testing.T) (m struct {
	ID    int    `json:"message_id"`
	Text  string `json:"text"`
	Date  int64  `json:"date"`
	Reply *struct {
		ID int `json:"message_id"`
	} `json:"reply_to_message"`
	Thread   int   `json:"message_thread_id"`
	IsTopic  bool  `json:"is_topic_message"`
	EditDate int64 `json:"edit_date"`
}) {
	t.Helper()
	require.True(t, a.OK, a.Description)
	require.NoError(t, json.Unmarshal(a.Result, &m))
	return m
}

// updates fetches what waits, without waiting, from an offset (0: none).
func updates(t *testing.T, srv *Server, offset int64) []fields {
	t.Helper()
	params := fields{}
	if offset != 0 {
		params["offset"] = offset
	}
	a := ask(t, srv, "getUpdates", params)
	require.True(t, a.OK, a.Description)
	var out []fields
	require.NoError(t, json.Unmarshal(a.Result, &out))
	return out
}

func updateID(u fields) int64 { return int64(u["update_id"].(float64)) }

// person is somebody who has started the bot.
func person(t *testing.T, srv *Server, name string) *User {
	t.Helper()
	u := srv.NewUser(Profile{FirstName: name})
	_, err := u.Start("")
	require.NoError(t, err)
	return u
}

func jsonText(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

func quoted(s string) string { return jsonText(s) }
