package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// How long one request may take. A poll waits pollWait on purpose; half-open connections are noticed after the rest.
const (
	pollWait    = 25 * time.Second
	limitPoll   = 40 * time.Second
	limitSend   = 30 * time.Second
	limitUpload = 120 * time.Second
)

// How much is read or kept in memory.
const (
	maxBatch   = 32 << 20 // the answer to one poll
	maxAnswer  = 4 << 20  // any other answer
	maxKept    = 1 << 20  // a request body that is sent with its length, and can be sent again on a stale connection
	headOfHuge = 64 << 10 // what is kept of an answer or an update that is too large
)

// newClient is the HTTP client of a real installation. It follows no redirect: the Bot API has none, and a captive
// portal must not be handed an address with the token in it. Time limits are per method, not per client.
func newClient() *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = 8
	// All requests share one HTTP/2 connection; when it is half-open, every retry would go down the same hole.
	t.HTTP2 = &http.HTTP2Config{SendPingTimeout: 15 * time.Second, PingTimeout: 10 * time.Second}
	t.DialContext = (&net.Dialer{Timeout: 15 * time.Second, KeepAlive: 30 * time.Second}).DialContext
	return &http.Client{Transport: t, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// api stands between go-telegram/bot and the HTTP client. It gives each method its time limit, sends small requests
// whole, reads the answer within bounds, and turns every refusal into an *apiError: one error type for sends and polls,
// which the library's own does not wrap reliably.
type api struct {
	next  Doer
	base  string
	token string
	batch int // the most bytes that the answer to a poll may have
}

// apiError is Telegram's no.
type apiError struct {
	Method      string
	Code        int
	Description string
	RetryAfter  int
	MovedTo     int64
}

func (e *apiError) Error() string {
	return fmt.Sprintf("%s: %d %s", e.Method, e.Code, unquoted(e.Description))
}

// answerError is an answer that is not the Bot API's: a proxy's page, half of a JSON.
type answerError struct {
	Method string
	Status int
}

func (e *answerError) Error() string {
	return fmt.Sprintf("%s: HTTP %d, not an answer of the Bot API", e.Method, e.Status)
}

// hugeError is an answer beyond the bound; Head is its beginning.
type hugeError struct {
	Method string
	Head   []byte
}

func (e *hugeError) Error() string { return fmt.Sprintf("%s: the answer is too large", e.Method) }

// netError is a request that got no whole answer: it may or may not have been carried out.
type netError struct {
	method string
	words  string
	cause  error
}

func (e *netError) Error() string { return e.method + ": " + e.words }
func (e *netError) Unwrap() error { return e.cause }

// masked takes the URL, and with it the token, out of an error.
func (a *api) masked(method string, err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return &netError{method: method, words: strings.ReplaceAll(err.Error(), a.token, "***"), cause: err}
}

// envelope is what every answer of the Bot API is.
type envelope struct {
	OK          bool            `json:"ok"`
	Result      json.RawMessage `json:"result"`
	Description string          `json:"description"`
	ErrorCode   int             `json:"error_code"`
	Parameters  struct {
		RetryAfter int   `json:"retry_after"`
		MigrateTo  int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
}

// Do is the library's HTTP client.
func (a *api) Do(req *http.Request) (*http.Response, error) {
	result, err := a.exchange(req)
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(map[string]any{"ok": true, "result": slim(methodOf(req), result)})
	if err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(bytes.NewReader(body)), Request: req}, nil
}

// slim leaves of a sent or edited message only its id. The rest comes back with whatever the message answers, and one
// unknown variant in there would make a message that was delivered look as if it had failed: it would be sent for ever.
func slim(method string, result json.RawMessage) json.RawMessage {
	if !strings.HasPrefix(method, "send") && !strings.HasPrefix(method, "editMessage") {
		return result
	}
	var m struct {
		ID int `json:"message_id"`
	}
	if json.Unmarshal(result, &m) != nil {
		return json.RawMessage(`{}`)
	}
	return fmt.Appendf(nil, `{"message_id":%d}`, m.ID)
}

// call posts JSON, for what the library does not export.
func (a *api) call(ctx context.Context, method string, params, result any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, a.base+"/bot"+a.token+"/"+method, bytes.NewReader(body))
	if err != nil {
		return a.masked(method, err)
	}
	req.Header.Set("Content-Type", "application/json")
	raw, err := a.exchange(req)
	if err != nil {
		return err
	}
	if json.Unmarshal(raw, result) != nil {
		return &answerError{Method: method, Status: http.StatusOK}
	}
	return nil
}

func methodOf(req *http.Request) string { return path.Base(req.URL.Path) }

func limitOf(method string) time.Duration {
	switch method {
	case "getUpdates":
		return limitPoll
	case "sendPhoto", "sendDocument", "editMessageMedia":
		return limitUpload
	}
	return limitSend
}

// exchange sends a request and gives the result of its answer.
func (a *api) exchange(req *http.Request) (json.RawMessage, error) {
	method := methodOf(req)
	ctx, cancel := context.WithTimeout(req.Context(), limitOf(method))
	defer cancel()
	req = req.WithContext(ctx)
	if err := whole(req); err != nil {
		return nil, fmt.Errorf("%s: %w", method, err)
	}
	resp, err := a.next.Do(req)
	if err != nil {
		return nil, a.masked(method, err)
	}
	defer resp.Body.Close()
	bound := maxAnswer
	if method == "getUpdates" {
		bound = a.batch
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, int64(bound)+1))
	if err != nil {
		return nil, a.masked(method, err)
	}
	if len(body) > bound {
		return nil, &hugeError{Method: method, Head: body}
	}
	var e envelope
	if json.Unmarshal(body, &e) != nil || !e.OK && e.ErrorCode == 0 {
		return nil, &answerError{Method: method, Status: resp.StatusCode}
	}
	if !e.OK {
		return nil, &apiError{Method: method, Code: e.ErrorCode, Description: e.Description,
			RetryAfter: e.Parameters.RetryAfter, MovedTo: e.Parameters.MigrateTo}
	}
	return e.Result, nil
}

// whole reads the streamed body of a small request into memory, so that it has a length and can be sent again when a
// kept-alive connection turns out to be dead before anything was written.
func whole(req *http.Request) error {
	if req.Body == nil || req.GetBody != nil {
		return nil
	}
	rest := req.Body
	kept, err := io.ReadAll(io.LimitReader(rest, maxKept+1))
	if err != nil {
		return err
	}
	if len(kept) > maxKept {
		req.Body = struct {
			io.Reader
			io.Closer
		}{io.MultiReader(bytes.NewReader(kept), rest), rest}
		return nil
	}
	rest.Close()
	if len(kept) == 0 { // getMe: a form without fields
		req.Header.Del("Content-Type")
	}
	req.ContentLength = int64(len(kept))
	req.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(kept)), nil }
	req.Body, err = req.GetBody()
	return err
}

// plain takes the library's wrapping off one of our errors.
func plain(err error) error {
	var refused *apiError
	var odd *answerError
	var broken *netError
	switch {
	case errors.As(err, &refused):
		return refused
	case errors.As(err, &odd):
		return odd
	case errors.As(err, &broken):
		return broken
	}
	return err
}

// unquoted takes out what stands between quotes: errors quote what people wrote, and nobody's words go into a log.
func unquoted(s string) string {
	for _, quote := range []string{`"`, "`"} {
		parts := strings.Split(s, quote)
		for i := 1; i < len(parts); i += 2 {
			parts[i] = "…"
		}
		s = strings.Join(parts, quote)
	}
	if r := []rune(s); len(r) > 200 {
		s = string(r[:200]) + "…"
	}
	return s
}
