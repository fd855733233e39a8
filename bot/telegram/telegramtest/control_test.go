package telegramtest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestControl(t *testing.T) {
	clock := NewClock(newClock().Now)
	srv := serve(t, Options{Now: clock.Now})
	panel := srv.Control(clock)
	do := func(method, path, body string) (int, fields) {
		t.Helper()
		w := httptest.NewRecorder()
		panel.ServeHTTP(w, httptest.NewRequest(method, path, strings.NewReader(body)))
		var out any
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &out), w.Body.String())
		if list, ok := out.([]any); ok {
			return w.Code, fields{"list": list}
		}
		m, _ := out.(fields)
		return w.Code, m
	}
	ok := func(method, path, body string) fields {
		t.Helper()
		code, out := do(method, path, body)
		require.Equal(t, 200, code, out)
		return out
	}
	ok("POST", "/control/users", `{"first_name":"Lan","id":4001}`)
	ok("POST", "/control/start", `{"user":4001,"text":"thu-moi"}`)
	group := int64(ok("POST", "/control/chats", `{"type":"group","title":"Ban","members":[4001],"bot":true}`)["id"].(float64))
	sent := ask(t, srv, "sendMessage", fields{"chat_id": 4001, "text": "?", "reply_markup": `{"inline_keyboard":[[{"text":"Xong","callback_data":"x"}]]}`}).message(t)
	ok("POST", "/control/press", `{"user":4001,"label":"xong"}`)
	ok("POST", "/control/press", `{"user":4001,"message_id":`+jsonText(sent.ID)+`,"data":"x"}`)
	ok("POST", "/control/press", `{"user":4001,"message_id":77,"data":"y","forge":true}`)
	ok("POST", "/control/say", `{"user":4001,"text":"tc3 80%"}`)
	ok("POST", "/control/edit", `{"user":4001,"text":"tc3 90%"}`)
	ok("POST", "/control/photo", `{"user":4001,"text":"ảnh"}`)
	ok("POST", "/control/album", `{"user":4001,"count":2,"text":"album"}`)
	ok("POST", "/control/document", `{"user":4001,"name":"a.txt","bytes":"eA=="}`)
	ok("POST", "/control/bot", `{"user":4001,"chat":`+jsonText(group)+`,"do":"promote"}`)
	super := int64(ok("POST", "/control/migrate", `{"user":4001,"chat":`+jsonText(group)+`}`)["id"].(float64))
	ok("POST", "/control/say", `{"user":4001,"chat":`+jsonText(super)+`,"text":"x","anonymous":true}`)
	ok("POST", "/control/updates", `{"hologram":{}}`)
	assert.Len(t, ok("GET", "/control/messages?chat=4001", "")["list"], 7)
	assert.Len(t, ok("GET", "/control/sent?since=0", "")["list"], 1)
	assert.Len(t, ok("GET", "/control/calls", "")["list"], 1)
	before := srv.Now()
	ok("POST", "/control/clock", `{"advance":"3d"}`)
	assert.Equal(t, 72*time.Hour, srv.Now().Sub(before))
	ok("POST", "/control/clock", `{"set":"2026-11-27T14:00:00+07:00"}`)
	assert.Equal(t, "2026-11-27T07:00:00Z", srv.Now().UTC().Format(time.RFC3339))
	ok("POST", "/control/limits", `{"on":true}`)
	ok("POST", "/control/faults", `{"fault":"down 2h"}`)
	assert.Len(t, ok("GET", "/control/faults", "")["list"], 1)
	ok("DELETE", "/control/faults", "")
	ok("POST", "/control/block", `{"user":4001}`)
	assert.EqualValues(t, 1, ok("GET", "/control/status", "")["sent"])

	for _, c := range []struct {
		path, body string
		code       int
	}{
		{"/control/say", `{"user":9,"text":"x"}`, 400},
		{"/control/say", `{"user":4001,"words":"x"}`, 400},
		{"/control/say", `{"user":4001,"chat":9,"text":"x"}`, 400},
		{"/control/say", `{"user":4001,"text":"bị chặn"}`, 409},
		{"/control/users", `{"id":4001}`, 409},
		{"/control/chats", `{"type":"group"}`, 400},
		{"/control/chats", `{"type":"village","members":[4001]}`, 400},
		{"/control/bot", `{"user":4001,"chat":4001,"do":"dance"}`, 400},
		{"/control/faults", `{"fault":"rain"}`, 400},
		{"/control/updates", `{"a":`, 400},
		{"/control/clock", `{"advance":"soon"}`, 400},
	} {
		code, out := do("POST", c.path, c.body)
		assert.Equal(t, c.code, code, "%s %s", c.path, c.body)
		assert.NotEmpty(t, out["error"])
	}
}

// TestIndexNamesEveryRoute: what is not on the page does not exist for a stranger.
func TestIndexNamesEveryRoute(t *testing.T) {
	srv := newClock().server(t)
	w := httptest.NewRecorder()
	srv.Control(nil).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	page, err := io.ReadAll(w.Body)
	require.NoError(t, err)
	assert.Contains(t, string(page), DefaultToken)
	assert.Contains(t, string(page), "sendMessage")
	words := regexp.MustCompile(`[a-z]+`).FindAllString(string(page), -1)
	for pattern := range (&control{srv: srv}).routes() {
		_, path, _ := strings.Cut(pattern, " ")
		assert.Contains(t, words, strings.TrimPrefix(path, "/control/"), pattern)
	}
}
