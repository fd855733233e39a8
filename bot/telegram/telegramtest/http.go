package telegramtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// reply is an HTTP response, or the lack of one.
type reply struct {
	status  int
	header  http.Header
	body    []byte
	refused bool // the connection is refused
	reset   bool // the connection breaks without a response
}

func jsonReply(status int, v any) reply {
	body, err := json.Marshal(v)
	if err != nil {
		panic("telegramtest: a reply cannot be encoded: " + err.Error()) // ours, never the caller's
	}
	return reply{status: status, header: http.Header{"Content-Type": {"application/json"}}, body: body}
}

func failureReply(f *failure) reply {
	r := jsonReply(f.code, f.envelope())
	if f.retryAfter > 0 {
		r.header.Set("Retry-After", strconv.Itoa(f.retryAfter))
	}
	return r
}

// ServeHTTP answers the bot over TCP: /bot<token>/<method> and
// /file/bot<token>/<path>.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	out := s.handle(r)
	if out.refused || out.reset {
		// RST instead of FIN: the client sees a broken connection at once.
		if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
			if tcp, ok := conn.(*net.TCPConn); ok {
				_ = tcp.SetLinger(0)
			}
			_ = conn.Close()
			return
		}
		panic(http.ErrAbortHandler)
	}
	for name, values := range out.header {
		w.Header()[name] = values
	}
	w.WriteHeader(out.status)
	_, _ = w.Write(out.body) // the client may be gone
}

// Do answers a request in process, as an HTTP client would have; it is the seam
// for synctest bubbles, where sockets cannot be. The body may be streamed; it is
// read and closed.
func (s *Server) Do(r *http.Request) (*http.Response, error) {
	done := make(chan reply, 1)
	s.mu.Lock()
	if s.isClosed() {
		s.mu.Unlock()
		if r.Body != nil {
			_ = r.Body.Close()
		}
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
	}
	s.group.Add(1) // under the lock: Close waits for what began before it
	s.mu.Unlock()
	go func() {
		defer s.group.Done()
		out := s.handle(r)
		if r.Body != nil {
			_ = r.Body.Close() // a writer at the other end of a pipe must not wait for ever
		}
		done <- out
	}()
	select {
	case <-r.Context().Done():
		return nil, r.Context().Err()
	case out := <-done:
		if err := r.Context().Err(); err != nil {
			return nil, err
		}
		switch {
		case out.refused:
			return nil, &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
		case out.reset:
			return nil, &net.OpError{Op: "read", Net: "tcp", Err: syscall.ECONNRESET}
		}
		return &http.Response{
			Status: strconv.Itoa(out.status) + " " + http.StatusText(out.status), StatusCode: out.status,
			Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
			Header: out.header, Body: io.NopCloser(bytes.NewReader(out.body)), ContentLength: int64(len(out.body)), Request: r,
		}, nil
	}
}

var errAway = errors.New("the platform is away")

// handle answers one request.
func (s *Server) handle(r *http.Request) reply {
	ctx := r.Context()
	if s.isClosed() {
		return reply{refused: true}
	}
	token, rest, isFile, ok := splitPath(r.URL.Path)
	name := "file"
	if !isFile {
		name = rest
	}
	if out, hit := s.weather(ctx, name); hit {
		return out
	}
	if !ok {
		return failureReply(&failure{code: 404, description: "Not Found"})
	}
	if token != s.opt.Token {
		drain(r)
		return failureReply(&failure{code: 401, description: "Unauthorized"})
	}
	if isFile {
		return s.download(rest)
	}
	m := s.spec.methods[strings.ToLower(rest)]
	if m == nil {
		drain(r)
		return failureReply(&failure{code: 404, description: "Not Found: method not found"})
	}
	if r.Method != http.MethodGet && r.Method != http.MethodPost {
		return failureReply(&failure{code: 405, description: "Method Not Allowed"})
	}
	result, fail, away := s.call(ctx, m, r)
	switch {
	case away != nil:
		return reply{reset: true}
	case fail != nil:
		return failureReply(fail)
	}
	out := jsonReply(200, map[string]any{"ok": true, "result": result})
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.takeFault(m.name, 0, FaultTruncate) != nil {
		// Promised whole, cut in the middle.
		out.body = out.body[:len(out.body)/2]
	}
	return out
}

// splitPath reads /bot<token>/<method> or /file/bot<token>/<path>.
func splitPath(path string) (token, rest string, isFile, ok bool) {
	path, isFile = strings.CutPrefix(path, "/file")
	path, ok = strings.CutPrefix(path, "/bot")
	token, rest, found := strings.Cut(path, "/")
	if !isFile {
		rest = strings.TrimSuffix(rest, "/")
	}
	if !ok || !found || rest == "" || !strings.Contains(token, ":") || !isFile && strings.Contains(rest, "/") {
		return "", rest, isFile, false
	}
	return token, rest, isFile, true
}

// weather applies the faults that strike before a request is looked at.
func (s *Server) weather(ctx context.Context, name string) (reply, bool) {
	s.mu.Lock()
	var pause time.Duration
	if f := s.takeFault(name, 0, FaultSlow); f != nil {
		pause = f.Delay
	}
	s.mu.Unlock()
	if pause > 0 {
		timer := time.NewTimer(pause)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
			return reply{reset: true}, true
		case <-s.closed:
			return reply{refused: true}, true
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if f := s.takeFault(name, 0, FaultDown); f != nil {
		s.note(Call{Method: name})
		return reply{refused: true}, true
	}
	if f := s.takeFault(name, 0, FaultBadGateway); f != nil {
		status := f.Status
		if status == 0 {
			status = http.StatusBadGateway
		}
		s.note(Call{Method: name, Code: status})
		text := http.StatusText(status)
		return reply{
			status: status, header: http.Header{"Content-Type": {"text/html"}},
			body: []byte("<html>\r\n<head><title>" + strconv.Itoa(status) + " " + text + "</title></head>\r\n<body>\r\n<center><h1>" +
				strconv.Itoa(status) + " " + text + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"),
		}, true
	}
	return reply{}, false
}

// note records a request. The lock is held.
func (s *Server) note(c Call) {
	if strings.EqualFold(c.Method, "getUpdates") {
		return
	}
	c.At = s.opt.Now()
	s.log.calls = append(s.log.calls, c)
}

// drain reads what the client still wants to say, so that it hears the answer.
func drain(r *http.Request) {
	if r.Body != nil {
		_, _ = io.CopyN(io.Discard, r.Body, maxUpload)
	}
}

// download serves a path that getFile gave out.
func (s *Server) download(path string) reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files.byPath[path]
	if f == nil || s.opt.Now().Sub(f.pathAt) >= linkTTL {
		return failureReply(&failure{code: 404, description: "Not Found"})
	}
	return reply{status: 200, header: http.Header{"Content-Type": {"application/octet-stream"}}, body: f.data}
}
