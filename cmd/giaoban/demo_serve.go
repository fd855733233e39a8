package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"giaoban/bot/telegram/telegramtest"
	webpage "giaoban/cmd/giaoban/page"
	"giaoban/cmd/giaoban/rehearsal"
)

// sparePorts is how many ports after the one asked for are tried when it is taken.
const sparePorts = 20

// listen listens on addr, or on one of the next ports when it is taken.
func listen(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	if !errors.Is(err, syscall.EADDRINUSE) {
		return l, err
	}
	host, port, _ := net.SplitHostPort(addr)
	n, _ := strconv.Atoi(port)
	for i := 1; i <= sparePorts && n+i < 1<<16; i++ {
		if l, next := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(n+i))); next == nil {
			return l, nil
		}
	}
	return nil, err
}

// theatre is the stage that is on, which a browser may have set anew.
type theatre struct {
	dir    string
	scene  *rehearsal.Scene
	url    string
	client *http.Client

	mu    sync.Mutex
	stage *rehearsal.Stage
}

// raise opens the scene again; the stage that was on is closed.
func (t *theatre) raise() (*rehearsal.Stage, error) {
	own, err := os.MkdirTemp(t.dir, "page")
	if err != nil {
		return nil, fmt.Errorf("set the stage: %w", err)
	}
	if err := t.close(); err != nil {
		return nil, err
	}
	stage, err := t.scene.Open(own, func(o *rehearsal.Options) { o.URL, o.Client = t.url, t.client })
	if err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.stage = stage
	return stage, nil
}

func (t *theatre) close() error {
	t.mu.Lock()
	stage := t.stage
	t.stage = nil
	t.mu.Unlock()
	if stage == nil {
		return nil
	}
	return stage.Close()
}

// ServeHTTP is the platform, for the bot.
func (t *theatre) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	t.mu.Lock()
	stage := t.stage
	t.mu.Unlock()
	if stage == nil {
		http.Error(w, "the stage is being set", http.StatusServiceUnavailable)
		return
	}
	stage.Server.ServeHTTP(w, r)
}

// servePage serves the page, and the platform that the bot on it talks to, until ctx ends.
func (c demoCmd) servePage(ctx context.Context, w world) error {
	l, err := listen(c.Addr)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", c.Addr, err)
	}
	defer l.Close()
	url := "http://" + l.Addr().String()
	// Port 0 asks for any that is free.
	if _, port, _ := net.SplitHostPort(c.Addr); port != "0" && l.Addr().String() != c.Addr {
		w.say("Cổng %s đang có chương trình khác dùng; lấy cổng kế tiếp.", "%s is taken by another program; using the next free port.", c.Addr)
	}
	dir, clean, err := temporary()
	if err != nil {
		return err
	}
	defer clean()
	scene, err := c.opening(dir)
	if err != nil {
		return err
	}
	t := &theatre{dir: dir, scene: scene, url: url, client: &http.Client{}}
	p, err := webpage.New(t.raise, c.lang)
	if err != nil {
		return err
	}
	web := &http.Server{
		ReadHeaderTimeout: 10 * time.Second,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/bot") || strings.HasPrefix(r.URL.Path, "/file/bot") {
				t.ServeHTTP(w, r)
				return
			}
			p.ServeHTTP(w, r)
		}),
	}
	served := make(chan error, 1)
	go func() { served <- web.Serve(l) }()
	// The bot reaches the platform through this very listener, so the curtain rises only now.
	if err := p.Raise(); err != nil {
		return errors.Join(err, web.Close())
	}
	w.say("Diễn tập: %s   (Ctrl-C để dừng)", "Rehearsal: %s   (Ctrl-C stops it)", url)
	if c.Open {
		browse(url)
	}
	select {
	case err = <-served:
	case <-ctx.Done():
	}
	p.Close()
	t.client.CloseIdleConnections()
	bye, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	if shut := web.Shutdown(bye); shut != nil {
		web.Close()
	}
	return errors.Join(err, t.close())
}

// browse opens the page where there is a browser; without one the address has been printed.
func browse(url string) {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	if cmd := exec.Command(name, args...); cmd.Start() == nil {
		go func() { _ = cmd.Wait() }() // whether it came up is for the person to see
	}
}

// serveAPI serves the strict server alone, people and all, for any other bot or client.
func (c demoCmd) serveAPI(ctx context.Context, w world) error {
	l, err := net.Listen("tcp", c.API)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", c.API, err)
	}
	clock := telegramtest.NewClock(time.Now)
	srv := telegramtest.New(telegramtest.Options{Now: clock.Now, Seed: c.Seed, Limits: c.Limits})
	defer srv.Close()
	control := srv.Control(clock)
	web := &http.Server{
		ReadHeaderTimeout: 10 * time.Second,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/bot") || strings.HasPrefix(r.URL.Path, "/file/") {
				srv.ServeHTTP(w, r)
				return
			}
			control.ServeHTTP(w, r)
		}),
	}
	fmt.Fprintf(w.stdout, "TELEGRAM_API_URL=http://%s\nTELEGRAM_TOKEN=%s\n", l.Addr(), srv.Token())
	w.say("Điều khiển: http://%s/", "Control: http://%s/", l.Addr())
	served := make(chan error, 1)
	go func() { served <- web.Serve(l) }()
	select {
	case err = <-served:
		return err
	case <-ctx.Done():
	}
	srv.Close()
	bye, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	return web.Shutdown(bye)
}
