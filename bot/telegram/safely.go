package telegram

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// panicError is a panic that was caught. Its words are those of the runtime only: what else a panic carries may be a
// person's.
type panicError struct {
	words string
	stack []byte
}

func (e *panicError) Error() string { return "panic: " + e.words }

// safely runs f and makes an error of a panic. runtime.Goexit is none: it passes through.
func safely(f func() error) (err error) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		p := &panicError{words: fmt.Sprintf("%T", r), stack: debug.Stack()}
		if e, ok := r.(runtime.Error); ok {
			p.words = e.Error()
		}
		err = p
	}()
	return f()
}
