package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"giaoban/cmd/giaoban/rehearsal"
	"giaoban/store"
)

// demo runs `giaoban demo` in this process and gives what it printed and its exit code.
func demo(t *testing.T, env string, args ...string) (out, errs string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	w := world{env: func(name string) string { return map[string]string{"LANG": env}[name] }, stdout: &o, stderr: &e, now: time.Now}
	code = w.main(t.Context(), append([]string{"demo"}, args...))
	return o.String(), e.String(), code
}

func scriptFile(t *testing.T, script string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "script.txt")
	require.NoError(t, os.WriteFile(path, []byte(script), 0o600))
	return path
}

func TestDemoPlays(t *testing.T) {
	t.Parallel()
	const script = "at 2026-11-27 14:00\nHùng: photo \"tc3 80%\"\nLan: /thanhvien thêm Mai, công an, 0900 000 199\nLan: đúng\nat 14:10"
	dir := filepath.Join(t.TempDir(), "out")
	out, errs, code := demo(t, "en_US.UTF-8", "--play", scriptFile(t, script), "--json", "--out", dir)
	require.Zero(t, code, errs)

	// The same again, without the command line: same words, same codes, whatever the terminal speaks.
	stage, err := opening(t, store.Vietnamese).Open(t.TempDir(), nil)
	require.NoError(t, err)
	require.NoError(t, stage.PlayAll(parse(t, script)))
	var again bytes.Buffer
	require.NoError(t, rehearsal.WriteJSON(&again, stage.Entries()))
	require.NoError(t, stage.Close())
	assert.Equal(t, again.String(), out)

	for line := range strings.Lines(out) {
		var m struct {
			At      time.Time `json:"at"`
			Chat    *string   `json:"chat"`
			Text    *string   `json:"text"`
			Buttons []string  `json:"buttons"`
			ID      int       `json:"id"`
		}
		require.NoError(t, json.Unmarshal([]byte(line), &m), line)
		_, zone := m.At.Zone()
		assert.Equal(t, 7*60*60, zone)
		assert.NotNil(t, m.Chat)
		assert.NotNil(t, m.Text)
		assert.NotNil(t, m.Buttons)
		assert.Positive(t, m.ID)
	}
	assert.Contains(t, out, `"file":"ma-moi.png"`)
	picture, err := os.ReadFile(filepath.Join(dir, "ma-moi.png"))
	require.NoError(t, err)
	assert.Equal(t, "image/png", http.DetectContentType(picture))
	kept, err := os.ReadDir(filepath.Join(dir, "evidence"))
	require.NoError(t, err)
	assert.NotEmpty(t, kept)
	db, err := store.Open(filepath.Join(dir, "giaoban.db"), store.Options{})
	require.NoError(t, err)
	require.NoError(t, db.Close())
}

func TestDemoSaysWhatIsWrongWithAScript(t *testing.T) {
	t.Parallel()
	out, errs, code := demo(t, "", "--play", scriptFile(t, "Hungg: xin chào"))
	assert.Equal(t, exitUsage, code)
	assert.Empty(t, out)
	assert.Contains(t, errs, `script.txt:1: "Hungg" is nobody on the stage`)

	out, errs, code = demo(t, "", "--play", scriptFile(t, "Hùng: [Không có nút này]\nHùng: tc3 xong"))
	assert.Equal(t, exitFault, code)
	assert.Contains(t, errs, "script.txt:1:")
	assert.Contains(t, out, "tiêu chí 3: xong", "the rest is played all the same")

	_, _, code = demo(t, "", "--play", filepath.Join(t.TempDir(), "nothing"))
	assert.Equal(t, exitUsage, code)
	_, _, code = demo(t, "", "--json")
	assert.Equal(t, exitUsage, code)
}

// TestDemoKeepsToTheLimits: with the platform's limits on, and the outbox pacing itself on the same clock, everything
// arrives and the platform never has to say "slow down".
func TestDemoKeepsToTheLimits(t *testing.T) {
	t.Parallel()
	lines := parse(t, "at 2026-11-27 14:00\nHùng: 1 80%\nDũng: 1 xong\nSơn: 1 70%\nat 14:05\n")
	play := func(limits bool) (*rehearsal.Stage, []rehearsal.Entry) {
		s, err := opening(t, store.Vietnamese).Open(t.TempDir(), func(o *rehearsal.Options) { o.Limits = limits })
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, s.Close()) })
		require.NoError(t, s.PlayAll(lines))
		var sent []rehearsal.Entry
		for _, e := range s.Entries() {
			if e.Kind == rehearsal.BotSays && !e.Edited {
				sent = append(sent, e)
			}
		}
		return s, sent
	}
	paced, slow := play(true)
	assert.Zero(t, paced.Server.Throttled())
	assert.True(t, slow[len(slow)-1].At.After(slow[0].At), "it took time")
	_, quick := play(false)
	chats := func(sent []rehearsal.Entry) map[string]bool {
		all := map[string]bool{}
		for _, e := range sent {
			all[e.Chat] = true
		}
		return all
	}
	assert.Equal(t, chats(quick), chats(slow))
}

// served runs the demo until the test ends and gives the address it printed.
func served(t *testing.T, args ...string) (url string, said func() string) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r, pipe := io.Pipe()
	w := world{env: func(string) string { return "" }, stdout: pipe, stderr: io.Discard, now: time.Now}
	done := make(chan int, 1)
	go func() {
		code := w.main(ctx, append([]string{"demo"}, args...))
		pipe.Close()
		done <- code
	}()
	t.Cleanup(func() {
		cancel()
		assert.Zero(t, <-done)
	})
	var text strings.Builder
	buf := make([]byte, 4096)
	address := regexp.MustCompile(`http://[0-9.:]+`)
	for address.FindString(text.String()) == "" {
		n, err := r.Read(buf)
		require.NoError(t, err, text.String())
		text.Write(buf[:n])
	}
	go func() { _, _ = io.Copy(io.Discard, r) }()
	return address.FindString(text.String()), text.String
}

func get(t *testing.T, url string) (string, int) {
	t.Helper()
	res, err := http.Get(url)
	require.NoError(t, err)
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	return string(body), res.StatusCode
}

func act(t *testing.T, url, body string) int {
	t.Helper()
	res, err := http.Post(url+"/act", "application/json", strings.NewReader(body))
	require.NoError(t, err)
	defer res.Body.Close()
	return res.StatusCode
}

func TestDemoOnAnyPort(t *testing.T) {
	defer http.DefaultClient.CloseIdleConnections()
	_, said := served(t, "--open=false", "--addr", "127.0.0.1:0")
	assert.NotContains(t, said(), "đang có chương trình khác dùng")
}

func TestDemoPage(t *testing.T) {
	defer http.DefaultClient.CloseIdleConnections()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer taken.Close()
	url, said := served(t, "--open=false", "--addr", taken.Addr().String())
	assert.Contains(t, said(), "đang có chương trình khác dùng")
	assert.NotContains(t, url, taken.Addr().String())

	index, code := get(t, url)
	assert.Equal(t, 200, code)
	assert.Contains(t, index, "<title>giaoban</title>")

	look := func() (st struct {
		Now   time.Time
		Next  *time.Time
		Cast  []struct{ Name string }
		Chats map[string]struct {
			Messages []struct {
				ID      int
				Text    string
				FromBot bool `json:"from_bot"`
				Edits   int
				Buttons [][]struct{ Text, Data string }
			}
		}
	}) {
		raw, code := get(t, url+"/state?chats=H%C3%B9ng,group,nobody")
		require.Equal(t, 200, code)
		require.NoError(t, json.Unmarshal([]byte(raw), &st))
		return st
	}
	assert.Equal(t, rehearsal.Opening.UTC(), look().Now.UTC())
	assert.Len(t, look().Cast, 22)
	require.Equal(t, 200, act(t, url, `{"do":"goto","at":"2026-11-27T14:00:00+07:00"}`))
	st := look()
	ask := st.Chats["Hùng"].Messages[len(st.Chats["Hùng"].Messages)-1]
	require.NotEmpty(t, ask.Buttons)
	assert.NotContains(t, st.Chats, "nobody")

	require.Equal(t, 200, act(t, url, fmt.Sprintf(`{"do":"press","who":"Hùng","message":%d,"code":%q}`, ask.ID, ask.Buttons[0][0].Data)))
	st = look()
	group := st.Chats["group"].Messages
	assert.Contains(t, group[len(group)-1].Text, "1/19")
	assert.Equal(t, 1, group[len(group)-1].Edits, "the card is edited in place")

	for _, bad := range []string{`{"do":"press","who":"Hùng","message":1,"code":"x"}`, `{"do":"say","who":"Hungg","text":"x"}`, `{"do":"say","who":"Hùng"}`,
		`{"do":"goto","at":"2026-11-01T00:00:00Z"}`, `{"do":"off","minutes":-5}`, `{"do":"fault","text":"x"}`, `{"do":"dance","who":"Hùng"}`} {
		assert.Equal(t, http.StatusConflict, act(t, url, bad), bad)
	}
	assert.Equal(t, http.StatusBadRequest, act(t, url, "{"))
	for _, good := range []string{`{"do":"photo","who":"Hùng","text":"tc3 xong"}`, `{"do":"next"}`, `{"do":"wait","minutes":10}`, `{"do":"crash"}`,
		`{"do":"fault","text":"429 5m"}`, `{"do":"fault","text":"ok"}`, `{"do":"block","who":"Hùng"}`, `{"do":"unblock","who":"Hùng"}`, `{"do":"off","minutes":60}`} {
		assert.Equal(t, 200, act(t, url, good), good)
	}
	require.Equal(t, 200, act(t, url, `{"do":"reset"}`))
	assert.Equal(t, rehearsal.Opening.UTC(), look().Now.UTC())

	r, err := http.NewRequest(http.MethodGet, url+"/state", nil)
	require.NoError(t, err)
	r.Host = "evil.example"
	res, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	res.Body.Close()
	assert.Equal(t, http.StatusForbidden, res.StatusCode, "a name that somebody else points here")
}

func TestDemoServesTheStrictServerAlone(t *testing.T) {
	defer http.DefaultClient.CloseIdleConnections()
	url, said := served(t, "--api", "127.0.0.1:0")
	assert.Contains(t, said(), "TELEGRAM_API_URL="+url)
	token := regexp.MustCompile(`TELEGRAM_TOKEN=(\S+)`)
	require.Regexp(t, token, said())
	body, code := get(t, url+"/bot"+token.FindStringSubmatch(said())[1]+"/getMe")
	assert.Equal(t, 200, code)
	assert.Contains(t, body, `"is_bot":true`)
	_, code = get(t, url+"/bot1:wrong/getMe")
	assert.Equal(t, 401, code)
	body, code = get(t, url+"/control/status")
	assert.Equal(t, 200, code, body)
}
