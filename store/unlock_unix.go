//go:build unix && !aix && !solaris

package store

import (
	"os"
	"syscall"
)

// unlock drops the lock that bbolt holds on a file.
func unlock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }
