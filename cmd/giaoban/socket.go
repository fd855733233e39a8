package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"giaoban/store"
)

// The socket lies beside the file while a process runs the bot on it. Whoever may open it, the owner of the folder, may
// ask what the subcommands ask. It speaks JSON over HTTP.

// longestSocket is how long a socket's path may be: sun_path holds 104 bytes on the BSDs, 108 on Linux, and a zero.
const longestSocket = 103

// maxAsk bounds what one question over the socket may weigh.
const maxAsk = 1 << 20

// hello is what the socket says of the process behind it.
type hello struct {
	PID     int       `json:"pid"`
	Version string    `json:"version"`
	Since   time.Time `json:"since"`
}

// listenSocket opens the socket for its owner alone. The file is held by now, so a socket that is there already was left
// behind by a process that is gone.
func listenSocket(path string) (net.Listener, error) {
	if abs, err := filepath.Abs(path); err == nil && len(path) > longestSocket {
		return nil, wrongly("Đường dẫn %s dài quá %d byte nên không mở được cổng nội bộ: trong lúc bot chạy, các lệnh backup, check, status… sẽ không hỏi được. Dùng --data với đường dẫn ngắn hơn.",
			"The path %s is longer than %d bytes, so the socket cannot be opened: while the bot runs, backup, check, status … cannot ask it. Use a shorter --data.", abs, longestSocket)
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("open socket: %w", err)
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("open socket: %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("open socket: %w", err), l.Close())
	}
	return l, nil
}

// socketHandler answers for a house.
func socketHandler(h *house) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /hello", func(w http.ResponseWriter, _ *http.Request) {
		respond(w, http.StatusOK, hello{PID: os.Getpid(), Version: version(), Since: h.since})
	})
	mux.Handle("POST /status", answer(h, h.Status))
	mux.Handle("POST /check", answer(h, h.Check))
	mux.Handle("POST /backup", answer(h, h.Backup))
	mux.Handle("POST /report", answer(h, h.Report))
	mux.Handle("POST /dossier", answer(h, h.Dossier))
	mux.Handle("POST /import", answer(h, h.Import))
	mux.Handle("POST /invite", answer(h, h.Invite))
	mux.Handle("POST /copy", answer(h, h.Copy))
	return mux
}

// answer turns a method of the house's desk into a handler.
func answer[In, Out any](h *house, do func(context.Context, In) (Out, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in In
		if err := json.NewDecoder(io.LimitReader(r.Body, maxAsk)).Decode(&in); err != nil {
			respond(w, http.StatusBadRequest, trouble(exitUsage, err, "Câu hỏi không đọc được", "The question cannot be read"))
			return
		}
		out, err := do(r.Context(), in)
		if errors.Is(err, store.ErrDamaged) && !errors.As(err, new(problem)) {
			err = storeProblem(r.Context(), err, h.conf)
		}
		if err != nil {
			respond(w, http.StatusUnprocessableEntity, asProblem(err))
			return
		}
		respond(w, http.StatusOK, out)
	})
}

func respond(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the asker has gone: there is nobody to tell
}

// remote is the process that holds the file.
type remote struct {
	client *http.Client
	hello  hello
}

// dialTime is how long the process may take to say that it is there.
const dialTime = 2 * time.Second

// dialRemote finds the process behind a socket; ok is false when none answers, as when a socket was left behind.
func dialRemote(ctx context.Context, path string) (*remote, bool) {
	if _, err := os.Stat(path); err != nil || len(path) > longestSocket {
		return nil, false
	}
	r := &remote{client: &http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{Timeout: dialTime}).DialContext(ctx, "unix", path)
		},
	}}}
	ctx, cancel := context.WithTimeout(ctx, dialTime)
	defer cancel()
	if err := r.do(ctx, http.MethodGet, "hello", nil, &r.hello); err != nil {
		_ = r.close()
		return nil, false
	}
	return r, true
}

func (r *remote) close() error {
	r.client.CloseIdleConnections()
	return nil
}

func (r *remote) do(ctx context.Context, method, what string, body io.Reader, out any) error {
	req, err := http.NewRequestWithContext(ctx, method, "http://giaoban/"+what, body)
	if err != nil {
		return err
	}
	resp, err := r.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusOK {
		return json.NewDecoder(resp.Body).Decode(out)
	}
	var p problem
	if err := json.NewDecoder(resp.Body).Decode(&p); err != nil || p.Code == 0 {
		return fmt.Errorf("ask the running process for %s: %s", what, resp.Status)
	}
	return p
}

// ask puts one question of the desk.
func ask[In, Out any](ctx context.Context, r *remote, what string, in In) (out Out, err error) {
	body, err := json.Marshal(in)
	if err != nil {
		return out, err
	}
	err = r.do(ctx, http.MethodPost, what, bytes.NewReader(body), &out)
	var p problem
	if err != nil && !errors.As(err, &p) {
		err = trouble(exitFault, err, "Tiến trình đang giữ tệp không trả lời được; xem nhật ký của nó", "The process that holds the file cannot answer; see its log")
	}
	return out, err
}

func (r *remote) Status(ctx context.Context, in nothing) (Status, error) {
	return ask[nothing, Status](ctx, r, "status", in)
}

func (r *remote) Backup(ctx context.Context, in backupAsk) (backupDone, error) {
	return ask[backupAsk, backupDone](ctx, r, "backup", in)
}

func (r *remote) Report(ctx context.Context, in reportAsk) (reportDone, error) {
	return ask[reportAsk, reportDone](ctx, r, "report", in)
}

func (r *remote) Dossier(ctx context.Context, in dossierAsk) (dossierDone, error) {
	return ask[dossierAsk, dossierDone](ctx, r, "dossier", in)
}

func (r *remote) Import(ctx context.Context, in importAsk) (importDone, error) {
	return ask[importAsk, importDone](ctx, r, "import", in)
}

func (r *remote) Invite(ctx context.Context, in nothing) (inviteDone, error) {
	return ask[nothing, inviteDone](ctx, r, "invite", in)
}

func (r *remote) Check(ctx context.Context, in nothing) (store.Findings, error) {
	return ask[nothing, store.Findings](ctx, r, "check", in)
}
