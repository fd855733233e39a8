// Package page is the demo's web page: the phones of a fictional committee side by side, a clock that is turned by hand,
// and what the machine has queued and sent. All of it is in the binary; nothing is fetched from anywhere.
//
// The promise: what the page shows is what the real bot did to the strict platform, and every button on it is something
// that a person, or fate, could do.
package page

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"sync"

	"giaoban/cmd/giaoban/rehearsal"
	"giaoban/store"
)

//go:embed static
var static embed.FS

// Page serves a stage. Acts are done one after another; each is followed by all that the machine does about it.
type Page struct {
	lang store.Lang
	mux  *http.ServeMux

	raise func() (*rehearsal.Stage, error)

	mu      sync.Mutex // the stage is used by one act at a time
	stage   *rehearsal.Stage
	version int
	changed chan struct{} // closed and renewed at each version
	closed  chan struct{}
	once    sync.Once
}

// New makes the page; raise sets the stage, again each time a browser wants to start over. lang is what the page itself
// speaks at first. Call Raise before anybody looks.
func New(raise func() (*rehearsal.Stage, error), lang store.Lang) (*Page, error) {
	files, err := fs.Sub(static, "static")
	if err != nil {
		return nil, fmt.Errorf("open page: %w", err)
	}
	p := &Page{lang: lang, raise: raise, mux: http.NewServeMux(), version: 1, changed: make(chan struct{}), closed: make(chan struct{})}
	p.mux.Handle("GET /", cached(http.FileServerFS(files)))
	p.mux.HandleFunc("GET /state", p.state)
	p.mux.HandleFunc("GET /live", p.live)
	p.mux.HandleFunc("GET /file", p.file)
	p.mux.HandleFunc("POST /act", p.act)
	return p, nil
}

// Raise sets the stage.
func (p *Page) Raise() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.set()
}

func (p *Page) set() error {
	stage, err := p.raise()
	if err != nil {
		return err
	}
	p.stage = stage
	return stage.Settle()
}

// Close ends the live streams, so that the server can stop.
func (p *Page) Close() { p.once.Do(func() { close(p.closed) }) }

// ServeHTTP answers a browser on this machine. A page from elsewhere that found the port is sent away.
func (p *Page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" && r.Method != http.MethodGet || !local(r.Host) {
		http.Error(w, "this page is only for the machine it runs on", http.StatusForbidden)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	p.mux.ServeHTTP(w, r)
}

// local tells whether a Host header names an address rather than a name somebody else could point here.
func local(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	return name == "localhost" || net.ParseIP(name) != nil
}

func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-cache")
		h.ServeHTTP(w, r)
	})
}

// moved tells the browsers that there is something to see. The lock is held.
func (p *Page) moved() {
	p.version++
	close(p.changed)
	p.changed = make(chan struct{})
}

// live streams the version of the stage, at once and whenever it changes (server-sent events).
func (p *Page) live(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	for {
		p.mu.Lock()
		version, changed := p.version, p.changed
		p.mu.Unlock()
		if _, err := fmt.Fprintf(w, "data: %d\n\n", version); err != nil || out.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-p.closed:
			return
		case <-r.Context().Done():
			return
		}
	}
}

// file serves a photo or document of a chat.
func (p *Page) file(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	stage := p.stage
	p.mu.Unlock()
	data, ok := stage.Server.FileBytes(r.URL.Query().Get("id"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "private, max-age=3600, immutable")
	kind := http.DetectContentType(data)
	switch kind {
	case "image/jpeg", "image/png", "image/gif", "image/webp":
	default:
		// Whatever it is, it is not shown as a page of ours.
		kind = "application/octet-stream"
		h.Set("Content-Disposition", "attachment")
	}
	h.Set("Content-Type", kind)
	_, _ = w.Write(data) // the browser may be gone
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	raw, err := json.Marshal(v)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(raw) // the browser may be gone
}
