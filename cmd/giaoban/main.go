// Command giaoban is the one binary: the bot, the rehearsal of it, and the tools around its file.
//
// It promises: `run` needs nothing but a token; while it holds the file every other command reaches it through a socket
// that only its owner can open; what goes wrong is said in words a clerk understands, with a way out, and told apart by
// the exit code.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	_ "time/tzdata" // a ward's machine may have no zones of its own

	"giaoban/store"
)

func main() {
	w := world{
		env: os.Getenv, stdout: os.Stdout, stderr: os.Stderr, now: time.Now,
		terminal: isTerminal(os.Stderr),
	}
	os.Exit(w.main(context.Background(), os.Args[1:]))
}

// world is what the program sees of the outside.
type world struct {
	env            func(string) string
	stdout, stderr io.Writer
	now            func() time.Time
	// terminal tells whether a person reads stderr.
	terminal bool
	lang     store.Lang
}

// main does what args ask for and gives the exit code.
func (w world) main(ctx context.Context, args []string) int {
	w.lang = w.chooseLang(args)
	err := w.dispatch(ctx, args)
	if err == nil {
		return exitFine
	}
	p := asProblem(err)
	w.complain(p)
	return p.Code
}

// complain says what is wrong where errors are read.
func (w world) complain(p problem) {
	fmt.Fprintf(w.stderr, "giaoban: %s\n", p.Say.in(w.lang))
	if p.Cause != "" && !strings.Contains(p.Say.in(w.lang), p.Cause) {
		fmt.Fprintf(w.stderr, "  (%s)\n", p.Cause)
	}
}

// say prints a result.
func (w world) say(vi, en string, facts ...any) {
	fmt.Fprintln(w.stdout, both(vi, en, facts...).in(w.lang))
}

// chooseLang is --lang, else the language of the terminal, else Vietnamese. It must be known before anything is parsed:
// the help and the complaints are in it.
func (w world) chooseLang(args []string) store.Lang {
	for i, a := range args {
		if a == "--" {
			break
		}
		v, ok := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			v, ok = args[i+1], true
		}
		if ok && v == string(store.English) {
			return store.English
		}
		if ok {
			return store.Vietnamese
		}
	}
	return w.terminalLang()
}

func (w world) terminalLang() store.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := w.env(name); v != "" {
			if strings.HasPrefix(strings.ToLower(v), "en") {
				return store.English
			}
			return store.Vietnamese
		}
	}
	return store.Vietnamese
}

// isTerminal tells whether a file is a screen.
func isTerminal(f *os.File) bool {
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0
}
