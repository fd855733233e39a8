// Package browser drives the demo's page in a real headless Chromium: the program is built, started on a free port, and
// used as a person would. It is a module of its own so that the program needs no browser library. Without a Chromium the
// test is skipped, loudly.
//
//	go test ./...                      from this folder
//	go test ./... -pictures ../../docs/pictures   also rewrites the screenshots
package browser

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

var pictures = flag.String("pictures", "", "folder to write screenshots to")

// built is the folder of the program under test.
var built string

func TestMain(m *testing.M) {
	flag.Parse()
	var err error
	if built, err = os.MkdirTemp("", "giaoban-browser"); err != nil {
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(built)
	os.Exit(code)
}

// build builds the program, once for all tests.
var build = sync.OnceValues(func() (string, error) {
	bin := filepath.Join(built, "giaoban")
	cmd := exec.Command("go", "build", "-o", bin, "./cmd/giaoban")
	cmd.Dir = filepath.Join("..", "..")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, out)
	}
	return bin, nil
})

// start builds the program and starts its demo; it gives the address of the page.
func start(t *testing.T, args ...string) string {
	t.Helper()
	bin, err := build()
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	cmd := exec.Command(bin, append([]string{"demo", "--addr", "127.0.0.1:0", "--open=false"}, args...)...)
	cmd.Env = append(os.Environ(), "TMPDIR="+temp, "TZ=America/New_York")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
			t.Error(err)
		}
		if err := cmd.Wait(); err != nil {
			t.Errorf("the demo did not stop cleanly: %v", err)
		}
		if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
			t.Errorf("the demo left files behind: %v %v", left, err)
		}
	})
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if url := regexp.MustCompile(`http://[0-9.:]+`).FindString(lines.Text()); url != "" {
			return url
		}
	}
	t.Fatal("the demo said no address")
	return ""
}

// browser opens a page and watches it: what throws, and what is asked of anywhere else, fails the test.
func browser(t *testing.T, url string, width, height int64) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("SKIPPED, NOTHING WAS CHECKED: there is no chromium on this machine (apt-get install chromium)")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.NoFirstRun, chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(cancel)
	var mu sync.Mutex
	var wrong []string
	chromedp.ListenTarget(ctx, func(ev any) {
		mu.Lock()
		defer mu.Unlock()
		switch ev := ev.(type) {
		case *runtime.EventExceptionThrown:
			wrong = append(wrong, "thrown: "+ev.ExceptionDetails.Error())
		case *runtime.EventConsoleAPICalled:
			if ev.Type == runtime.APITypeError {
				wrong = append(wrong, "console: "+string(ev.Args[0].Value))
			}
		case *network.EventRequestWillBeSent:
			if u := ev.Request.URL; !strings.HasPrefix(u, url) && !strings.HasPrefix(u, "data:") {
				wrong = append(wrong, "asked elsewhere: "+u)
			}
		case *network.EventResponseReceived:
			if ev.Response.Status >= 400 {
				wrong = append(wrong, "refused: "+ev.Response.URL)
			}
		}
	})
	t.Cleanup(func() {
		mu.Lock()
		defer mu.Unlock()
		for _, w := range wrong {
			t.Error(w)
		}
	})
	run(t, ctx, network.Enable(), chromedp.EmulateViewport(width, height), chromedp.Navigate(url), chromedp.WaitVisible(".phone.here .chat"))
	return ctx
}

func run(t *testing.T, ctx context.Context, actions ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(ctx, actions...); err != nil {
		var png []byte
		_ = chromedp.Run(ctx, chromedp.CaptureScreenshot(&png))
		_ = os.WriteFile(filepath.Join(os.TempDir(), "giaoban-browser-failed.png"), png, 0o644)
		t.Fatalf("%v (see giaoban-browser-failed.png in %s)", err, os.TempDir())
	}
}

// until waits until an expression is true on the page.
func until(expression string) chromedp.Action {
	return chromedp.Poll(expression, nil, chromedp.WithPollingInterval(50*time.Millisecond), chromedp.WithPollingTimeout(20*time.Second))
}

// does runs an expression on the page.
func does(expression string) chromedp.Action { return chromedp.Evaluate(expression, nil) }

// picture saves what is seen.
func picture(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	if *pictures == "" {
		return
	}
	var png []byte
	run(t, ctx, does(`document.activeElement.blur(); document.querySelectorAll('.flash').forEach(n => n.hidden = true)`),
		chromedp.Sleep(600*time.Millisecond), chromedp.CaptureScreenshot(&png)) // arriving bubbles come to rest
	small, err := fewerColours(png)
	if err != nil {
		t.Fatal(err)
	}
	if len(small) > 300<<10 {
		t.Errorf("%s is %d KB", name, len(small)>>10)
	}
	if err := os.WriteFile(filepath.Join(*pictures, name), small, 0o644); err != nil {
		t.Fatal(err)
	}
}
