package outbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Platforms quote what they refuse, proxies answer with pages, and URLs hold tokens. None of that may reach a log.
var (
	quoted  = regexp.MustCompile(`"[^"]*"|“[^”]*”|'[^']*'|` + "`[^`]*`")
	address = regexp.MustCompile(`\w+://\S+`)
	token   = regexp.MustCompile(`\d{5,}:[A-Za-z0-9_-]{20,}`)
)

// longest is how much of an error is kept.
const longest = 160

// describe says what went wrong in words that are nobody's.
func describe(err error) string {
	var p *panicError
	var n net.Error
	switch {
	case errors.As(err, &p):
		return p.Error()
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &n) && n.Timeout():
		return "timeout"
	case errors.Is(err, context.Canceled):
		return "stopped"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "connection closed"
	}
	s := strings.ToValidUTF8(err.Error(), "")
	s, _, _ = strings.Cut(s, "<") // a page
	s, _, _ = strings.Cut(s, "\n")
	for _, secret := range []*regexp.Regexp{quoted, address, token} {
		s = secret.ReplaceAllString(s, "…")
	}
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest]) + "…"
	}
	return strings.TrimSpace(s)
}

// panicError is a defect of ours that struck one job. What was panicked with may hold anybody's words.
type panicError struct {
	with  any
	stack []byte
}

func (e *panicError) Error() string { return fmt.Sprintf("panic (%T)", e.with) }
