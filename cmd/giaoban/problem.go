package main

import (
	"errors"
	"fmt"

	"giaoban/store"
)

// Exit codes, as --help tells them.
const (
	exitFine      = 0
	exitFault     = 1 // something failed
	exitUsage     = 2 // called or configured wrongly
	exitHeld      = 3 // another process holds the file
	exitDamaged   = 4 // the file, or the backup, cannot be relied on
	exitUnwell    = 5 // status: it does not run well
	exitContested = 6 // another process uses the same token
)

// words are one thing said in both languages. The program's own; what people read in chat lives in bot/text.
type words struct {
	VI string `json:"vi"`
	EN string `json:"en"`
}

func (w words) in(l store.Lang) string {
	if l == store.English {
		return w.EN
	}
	return w.VI
}

// problem is an error that a person can read and act upon. It crosses the socket whole.
type problem struct {
	Code int   `json:"code"`
	Say  words `json:"say"`
	// Cause is the technical reason, the same in both languages.
	Cause string `json:"cause,omitempty"`
	err   error
}

func (p problem) Error() string {
	if p.Cause != "" {
		return p.Say.EN + ": " + p.Cause
	}
	return p.Say.EN
}

func (p problem) Unwrap() error { return p.err }

// trouble makes a problem of an error and words for it.
func trouble(code int, err error, vi, en string) problem {
	p := problem{Code: code, Say: words{vi, en}, err: err}
	if err != nil {
		p.Cause = err.Error()
	}
	return p
}

// wrong is a problem of how the program was called or configured.
func wrong(vi, en string) problem { return trouble(exitUsage, nil, vi, en) }

// with is the same problem under another exit code.
func (p problem) with(code int) problem {
	p.Code = code
	return p
}

// asProblem finds the problem in an error; what nobody has words for is a fault.
func asProblem(err error) problem {
	var p problem
	if errors.As(err, &p) {
		return p
	}
	return trouble(exitFault, err, "Có lỗi", "Something failed")
}

// both formats the same facts into both languages.
func both(vi, en string, facts ...any) words {
	return words{fmt.Sprintf(vi, facts...), fmt.Sprintf(en, facts...)}
}
