package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestSite(t *testing.T) {
	var ill error
	site := Site{Healthy: func() error { return ill }, Metrics: func(w io.Writer) error {
		return WriteNumbers(w, []Number{{Name: "giaoban_jobs_waiting", Help: "Messages waiting.", Value: 3}, {Name: "giaoban_sent_total", Help: "Sent.", Total: true, Value: 1e6}})
	}}
	mux := http.NewServeMux()
	site.Mount(mux)
	get := func(path string) (int, string) {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
		return w.Code, w.Body.String()
	}
	code, body := get("/healthz")
	assert.Equal(t, 200, code)
	assert.Equal(t, "ok\n", body)
	ill = errors.New("network")
	code, body = get("/healthz")
	assert.Equal(t, 503, code)
	assert.Equal(t, "network\n", body)
	code, body = get("/metrics")
	assert.Equal(t, 200, code)
	assert.Equal(t, "# HELP giaoban_jobs_waiting Messages waiting.\n# TYPE giaoban_jobs_waiting gauge\ngiaoban_jobs_waiting 3\n"+
		"# HELP giaoban_sent_total Sent.\n# TYPE giaoban_sent_total counter\ngiaoban_sent_total 1e+06\n", body)
	code, _ = get("/")
	assert.Equal(t, 404, code)
}

func TestServeAnswersToTheEndAndStops(t *testing.T) {
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	inside, goOn := make(chan struct{}), make(chan struct{})
	ended := make(chan error, 1)
	go func() {
		ended <- Serve(ctx, l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			close(inside)
			<-goOn
			_, _ = io.WriteString(w, "whole")
		}))
	}()
	got := make(chan string, 1)
	go func() {
		client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
		resp, err := client.Get("http://" + l.Addr().String())
		if err != nil {
			got <- err.Error()
			return
		}
		defer resp.Body.Close()
		b, _ := io.ReadAll(resp.Body)
		got <- string(b)
	}()
	<-inside
	stop()
	close(goOn)
	assert.Equal(t, "whole", <-got)
	require.NoError(t, <-ended)
	_, err = (&net.Dialer{Timeout: time.Second}).DialContext(t.Context(), "tcp", l.Addr().String())
	require.Error(t, err, "the door is shut")
}

func TestServeEndsWithItsListener(t *testing.T) {
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, l.Close())
	require.Error(t, Serve(t.Context(), l, http.NewServeMux()))
}

func TestEndlessHeadersAreCutOff(t *testing.T) {
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- Serve(ctx, l, http.NewServeMux()) }()
	c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", l.Addr().String())
	require.NoError(t, err)
	_, _ = c.Write([]byte("GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("a", 64<<10)))
	b, _ := io.ReadAll(c)
	assert.True(t, bytes.HasPrefix(b, []byte("HTTP/1.1 431")), "%.40q", b)
	require.NoError(t, c.Close())
	stop()
	require.NoError(t, <-ended)
}
