package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"giaoban/bot/telegram/telegramtest"
)

// asProgram, in the environment, makes the binary of the tests the program itself: it is linked already, and where races
// are looked for they are looked for in its processes too.
const asProgram = "GIAOBAN_TEST_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main() // which exits
	}
	goleak.VerifyTestMain(m)
}

// program is the real program, to be started in environment().
func program(t *testing.T) string {
	t.Helper()
	path, err := os.Executable()
	require.NoError(t, err)
	return path
}

// patience is how long a process may take for what it does at once.
const patience = 30 * time.Second

// process is a running giaoban.
type process struct {
	t    *testing.T
	cmd  *exec.Cmd
	done chan error

	mu   sync.Mutex
	text bytes.Buffer
	news chan struct{}
}

// home is a folder with a path short enough for a socket.
func home(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "gb-")
	require.NoError(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// environment of a process: nothing of ours but what is given.
func environment(add ...string) []string {
	return append([]string{asProgram + "=1", "GORACE=atexit_sleep_ms=0", "PATH=" + os.Getenv("PATH"), "HOME=" + os.TempDir(),
		"TZ=America/New_York"}, add...)
}

// start starts the program in dir.
func start(t *testing.T, dir string, env []string, args ...string) *process {
	t.Helper()
	p := &process{t: t, done: make(chan error, 1), news: make(chan struct{})}
	p.cmd = exec.Command(program(t), args...)
	p.cmd.Dir, p.cmd.Env = dir, environment(env...)
	r, w := io.Pipe()
	p.cmd.Stdout, p.cmd.Stderr = w, w
	require.NoError(t, p.cmd.Start())
	var read sync.WaitGroup
	read.Go(func() { p.read(r) })
	go func() {
		err := p.cmd.Wait()
		w.Close()
		read.Wait()
		p.done <- err
	}()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill()
		p.wait()
		if t.Failed() {
			t.Logf("giaoban %s:\n%s", strings.Join(args, " "), p.output())
		}
	})
	return p
}

func (p *process) read(r io.Reader) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		p.mu.Lock()
		p.text.WriteString(lines.Text() + "\n")
		close(p.news)
		p.news = make(chan struct{})
		p.mu.Unlock()
	}
}

func (p *process) output() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.String()
}

// prints waits until the process has printed what the pattern describes, and gives its groups.
func (p *process) prints(pattern string) []string {
	p.t.Helper()
	re := regexp.MustCompile(pattern)
	deadline := time.After(patience)
	for {
		p.mu.Lock()
		m, news := re.FindStringSubmatch(p.text.String()), p.news
		p.mu.Unlock()
		if m != nil {
			return m
		}
		select {
		case <-news:
		case err := <-p.done:
			p.done <- err
			if m := re.FindStringSubmatch(p.output()); m != nil {
				return m
			}
			require.Fail(p.t, "it ended before it printed "+pattern, "%v\n%s", err, p.output())
		case <-deadline:
			require.Fail(p.t, "it did not print "+pattern, p.output())
		}
	}
}

// wait gives the exit code, -1 when a signal ended it.
func (p *process) wait() int {
	select {
	case err := <-p.done:
		p.done <- err
		return p.cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		require.Fail(p.t, "it does not end", p.output())
		return -1
	}
}

// stop asks it to end and sees that it does in time.
func (p *process) stop() int {
	p.t.Helper()
	begun := time.Now()
	require.NoError(p.t, p.cmd.Process.Signal(syscall.SIGTERM))
	code := p.wait()
	require.Less(p.t, time.Since(begun), 10*time.Second)
	return code
}

// giaoban runs the program to its end.
func giaoban(t *testing.T, dir string, env []string, args ...string) (code int, out string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program(t), args...)
	cmd.Dir, cmd.Env = dir, environment(env...)
	raw, err := cmd.CombinedOutput()
	if _, ended := err.(*exec.ExitError); err != nil && !ended {
		require.NoError(t, err)
	}
	return cmd.ProcessState.ExitCode(), string(raw)
}

// botAPI is the strict server on loopback, and the environment that leads to it.
func botAPI(t *testing.T) (*telegramtest.Server, []string) {
	t.Helper()
	srv := telegramtest.New(telegramtest.Options{})
	web := httptest.NewServer(srv)
	t.Cleanup(func() {
		srv.Close()
		web.Close()
	})
	return srv, []string{"TELEGRAM_TOKEN=" + srv.Token(), "TELEGRAM_API_URL=" + web.URL}
}

// hears waits until the newest message of the bot in a person's chat has these words.
func hears(t *testing.T, srv *telegramtest.Server, u *telegramtest.User, words string) string {
	t.Helper()
	deadline := time.After(patience)
	for {
		changed := srv.Changed()
		all := u.Chat().Messages()
		last := ""
		for _, m := range all {
			if m.FromBot {
				last = m.Text
			}
		}
		if strings.Contains(last, words) {
			return last
		}
		select {
		case <-changed:
		case <-deadline:
			require.Fail(t, "not heard: "+words, "last: %s", last)
		}
	}
}
