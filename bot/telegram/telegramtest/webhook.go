package telegramtest

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// webhook delivers updates by POST instead of getUpdates. Guarded by the
// server's lock.
type webhook struct {
	url, secret    string
	maxConnections int
	lastError      string
	lastErrorAt    time.Time
	wake           chan struct{} // holds one token when there may be work
	cancel         context.CancelFunc
}

var secretToken = regexp.MustCompile(`^[A-Za-z0-9_-]{0,256}$`)

func (h *webhook) poke() {
	if h.url == "" {
		return
	}
	select {
	case h.wake <- struct{}{}:
	default:
	}
}

// stop ends the delivery.
func (h *webhook) stop() {
	if h.cancel != nil {
		h.cancel()
	}
	*h = webhook{}
}

func setWebhook(s *Server, c *call) (any, *failure) {
	raw := c.args.text("url")
	if raw == "" {
		return deleteWebhook(s, c)
	}
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return nil, bad("invalid webhook URL specified")
	}
	// The real server wants HTTPS; tests listen on loopback without it.
	if u.Scheme != "https" && !loopback(u.Hostname()) {
		return nil, bad("bad webhook: An HTTPS URL must be provided for webhook")
	}
	secret := c.args.text("secret_token")
	switch {
	case len(secret) > 256:
		return nil, bad("secret token is too long")
	case !secretToken.MatchString(secret):
		return nil, bad("secret token contains unallowed characters")
	}
	connections := 40
	if c.args.has("max_connections") {
		if connections = int(c.args.integer("max_connections")); connections < 1 || connections > 100 {
			return nil, strict("max_connections must be 1-100, got %d", connections)
		}
	}
	if fail := s.allow(c.args); fail != nil {
		return nil, fail
	}
	if c.args.yes("drop_pending_updates") {
		s.queue.items = nil
	}
	s.hook.stop()
	ctx, cancel := context.WithCancel(context.Background())
	s.hook = webhook{url: raw, secret: secret, maxConnections: connections, wake: make(chan struct{}, 1), cancel: cancel}
	s.queue.wakeAll() // a waiting poll ends with 409
	s.hook.poke()
	s.group.Add(1)
	go s.deliver(ctx, s.hook.url, s.hook.secret, s.hook.wake)
	return true, nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback() || strings.HasSuffix(host, ".localhost")
}

func deleteWebhook(s *Server, c *call) (any, *failure) {
	if c.args.yes("drop_pending_updates") {
		s.queue.items = nil
		s.touch()
	}
	s.hook.stop()
	return true, nil
}

func getWebhookInfo(s *Server, _ *call) (any, *failure) {
	s.queue.expire(s.opt.Now())
	w := map[string]any{"url": s.hook.url, "has_custom_certificate": false, "pending_update_count": len(s.queue.items)}
	if s.hook.url != "" {
		w["max_connections"] = s.hook.maxConnections
	}
	if s.hook.lastError != "" {
		w["last_error_date"], w["last_error_message"] = s.hook.lastErrorAt.Unix(), s.hook.lastError
	}
	if s.queue.allowed != nil {
		w["allowed_updates"] = s.queue.allowed
	}
	return w, nil
}

// deliver posts what waits, one after the other, and tries again what was not
// taken with 2xx, until the webhook is removed.
func (s *Server) deliver(ctx context.Context, address, secret string, wake <-chan struct{}) {
	defer s.group.Done()
	client := s.opt.WebhookClient
	if client == nil {
		transport := &http.Transport{}
		defer transport.CloseIdleConnections()
		client = &http.Client{Transport: transport, Timeout: 30 * time.Second}
	}
	pause := s.opt.WebhookRetry
	for {
		s.mu.Lock()
		s.queue.expire(s.opt.Now())
		var next *update
		if len(s.queue.items) > 0 {
			u := s.queue.items[0]
			next = &u
		}
		s.mu.Unlock()
		if ctx.Err() != nil {
			return
		}
		if next == nil {
			select {
			case <-ctx.Done():
				return
			case <-wake:
			}
			continue
		}
		err := post(ctx, client, address, secret, next.body)
		s.mu.Lock()
		if ctx.Err() != nil {
			s.mu.Unlock()
			return
		}
		if err == nil {
			if len(s.queue.items) > 0 && s.queue.items[0].id == next.id {
				s.queue.items = s.queue.items[1:]
			}
			pause = s.opt.WebhookRetry
			s.touch()
			s.mu.Unlock()
			continue
		}
		s.hook.lastError, s.hook.lastErrorAt = err.Error(), s.opt.Now()
		s.mu.Unlock()
		timer := time.NewTimer(pause)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C:
		}
		pause = min(2*pause, 64*s.opt.WebhookRetry)
	}
}

// hookError is why a delivery failed, in the words of getWebhookInfo.
type hookError string

func (e hookError) Error() string { return string(e) }

// post delivers one update; the errors are what getWebhookInfo shows.
func post(ctx context.Context, client Doer, address, secret string, body []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	if secret != "" {
		req.Header.Set("X-Telegram-Bot-Api-Secret-Token", secret)
	}
	resp, err := client.Do(req)
	if err != nil {
		return hookError("Connection failed: " + err.Error())
	}
	defer resp.Body.Close()
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return hookError(fmt.Sprintf("Wrong response from the webhook: %d %s", resp.StatusCode, http.StatusText(resp.StatusCode)))
	}
	return nil
}
