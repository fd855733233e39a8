package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"giaoban/bot/telegram"
	"giaoban/bot/telegram/telegramtest"
	"giaoban/store"
)

// aRunner is a runner around a stage's machine.
func aRunner(s *stage) (*runner, *bytes.Buffer) {
	conf := defaults()
	conf.Data = filepath.Dir(s.path)
	var out bytes.Buffer
	now := func() time.Time { return s.now }
	w := world{stdout: &out, stderr: &out, now: now, env: func(string) string { return "" }, lang: store.Vietnamese}
	return &runner{world: w, conf: conf, log: zerolog.Nop(), db: s.db, machine: s.machine,
		house: &house{db: s.db, conf: conf, now: now, machine: s.machine}}, &out
}

func TestNightlyBackup(t *testing.T) {
	s := newStage(t)
	lan := s.found()
	r, _ := aRunner(s)
	r.missedBackup(t.Context())
	all, err := store.Backups(r.conf.backups())
	require.NoError(t, err)
	assert.Len(t, all, 1, "the night was slept through")
	r.missedBackup(t.Context())
	all, err = store.Backups(r.conf.backups())
	require.NoError(t, err)
	assert.Len(t, all, 1, "and is made up for once")
	assert.Contains(t, s.says(lan, "/trangthai"), "Sao lưu gần nhất: 08:00 26/11/2026")

	s.turn(24 * time.Hour)
	blocked := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(blocked, nil, 0o600))
	r.conf.Backup.Dir = filepath.Join(blocked, "backups")
	r.house.conf = r.conf
	r.nightly(t.Context())
	s.turn(15 * time.Minute)
	assert.Contains(t, last(lan), "Sao lưu không làm được 1 lần", "the secretary hears of it")
	status, err := r.house.Status(t.Context(), nothing{})
	require.NoError(t, err)
	assert.Equal(t, 1, status.Troubles[store.TroubleBackup])
	assert.False(t, status.Healthy)
}

func TestFirstNightWithoutACommitteeNeedsNoBackup(t *testing.T) {
	s := newStage(t)
	r, _ := aRunner(s)
	r.missedBackup(t.Context())
	assert.NoDirExists(t, r.conf.backups())
}

func TestHowARunEnds(t *testing.T) {
	s := newStage(t)
	r, _ := aRunner(s)
	group, ctx := errgroup.WithContext(t.Context())
	group.Go(func() error { return fmt.Errorf("poll: %w", telegram.ErrConflict) })
	err := r.await(ctx, group)
	assert.Equal(t, exitContested, asProblem(err).Code)
	assert.Contains(t, asProblem(err).Say.VI, "@BotFather")

	group, ctx = errgroup.WithContext(t.Context())
	group.Go(func() error { return errors.New("x") })
	assert.Equal(t, exitFault, asProblem(r.await(ctx, group)).Code)

	r.conf.StopWithin = duration(time.Millisecond)
	goOn := make(chan struct{})
	stopping, stop := context.WithCancel(t.Context())
	group, ctx = errgroup.WithContext(stopping)
	group.Go(func() error { <-goOn; return nil })
	stop()
	err = r.await(ctx, group)
	require.ErrorIs(t, err, errStuck)
	assert.Equal(t, exitFault, asProblem(err).Code)
	close(goOn)
	require.NoError(t, group.Wait())
}

// TestWebhook: with a public address Telegram calls us; its secret opens the door, nothing else does.
func TestWebhook(t *testing.T) {
	t.Parallel()
	dir := home(t)
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	address := l.Addr().String()
	require.NoError(t, l.Close())
	srv := telegramtest.New(telegramtest.Options{WebhookClient: proxy{address: address, client: &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}}})
	web := httptest.NewServer(srv)
	t.Cleanup(func() { srv.Close(); web.Close() })
	env := []string{"TELEGRAM_TOKEN=" + srv.Token(), "TELEGRAM_API_URL=" + web.URL}
	conf := "telegram:\n  webhook:\n    url: https://giaoban.example/telegram\n    listen: \"" + address + "\"\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "giaoban.yaml"), []byte(conf), 0o600))
	exit, out := giaoban(t, dir, env, "run")
	assert.Equal(t, exitUsage, exit)
	assert.Contains(t, out, "telegram.webhook.secret_file")

	secret := filepath.Join(dir, "secret")
	require.NoError(t, os.WriteFile(secret, []byte("có dấu"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "giaoban.yaml"), []byte(conf+"    secret_file: "+secret+"\n"), 0o600))
	exit, out = giaoban(t, dir, env, "run")
	assert.Equal(t, exitUsage, exit)
	assert.Contains(t, out, "chỉ được có chữ không dấu")
	assert.NotContains(t, out, "có dấu\n")

	require.NoError(t, os.WriteFile(secret, []byte("bi-mat_123\n"), 0o600))
	p := start(t, dir, env, "run")
	p.prints("Liên kết: ")
	tu := srv.NewUser(telegramtest.Profile{FirstName: "Tư"})
	_, err = tu.Say("xin chào")
	require.NoError(t, err)
	hears(t, srv, tu, "mã mời")
	resp, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Post("http://"+address+"/telegram", "application/json", bytes.NewReader([]byte(`{}`)))
	require.NoError(t, err)
	resp.Body.Close()
	assert.Equal(t, http.StatusUnauthorized, resp.StatusCode)
	assert.Equal(t, 0, p.stop())
}

// proxy plays the reverse proxy that stands before us with the public address.
type proxy struct {
	address string
	client  *http.Client
}

func (p proxy) Do(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL = &url.URL{Scheme: "http", Host: p.address, Path: r.URL.Path}
	return p.client.Do(r)
}
