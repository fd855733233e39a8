//go:build !unix || aix || solaris

package store

import "os"

// unlock has nothing to do where closing a file drops its lock.
func unlock(*os.File) {}
