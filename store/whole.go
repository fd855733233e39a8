package store

import (
	"fmt"
	"runtime"
	"strings"
)

// whole runs f on the open file and turns a panic of bbolt itself, which only damaged pages bring about, into ErrDamaged.
// A panic of anybody else's code is no damage and goes on as it was. After the first damage no more is asked of the file.
func (db *DB) whole(f func() error) (err error) {
	if db.broken.Load() {
		return fmt.Errorf("%w: it was found before", ErrDamaged)
	}
	done := false
	defer func() {
		if done || !panickedIn("go.etcd.io/bbolt") {
			return
		}
		db.broken.Store(true)
		err = fmt.Errorf("%w: %v", ErrDamaged, recover())
	}()
	err = f()
	done = true
	return err
}

// panickedIn tells, in a deferred function, whether a panic under way began in a package, or one below it.
func panickedIn(pkg string) bool {
	pcs := make([]uintptr, 16)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)]) // the deferred function and we are no part of it
	for {
		f, more := frames.Next()
		if !strings.HasPrefix(f.Function, "runtime.") {
			return strings.HasPrefix(f.Function, pkg)
		}
		if !more {
			return false
		}
	}
}
