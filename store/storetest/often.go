// Package storetest says how often the tests of all rooms repeat themselves. What is computed in one goroutine has no
// races to find, so the race detector is spared most of it: it sees each such test do its work a few times. The same
// tests do all of it without -race; .ci/run runs them both ways.
package storetest

import (
	"flag"
	"strconv"
	"testing"
)

// Draws has rapid check a property n times where races are looked for, until the test ends; otherwise as often as
// -rapid.checks says. A test that calls it does not run beside others that draw.
func Draws(t testing.TB, n int) {
	t.Helper()
	checks := flag.Lookup("rapid.checks")
	if !Raced || checks == nil {
		return
	}
	before := checks.Value.String()
	if have, err := strconv.Atoi(before); err != nil || have <= n {
		return
	}
	t.Cleanup(func() { _ = checks.Value.Set(before) })
	if err := checks.Value.Set(strconv.Itoa(n)); err != nil {
		t.Fatal(err)
	}
}

// Some are the first of every n of a list where races are looked for, and all of it otherwise.
func Some[T any](n int, all []T) []T {
	if !Raced {
		return all
	}
	var some []T
	for i := 0; i < len(all); i += n {
		some = append(some, all[i])
	}
	return some
}

// Times is how often to do what is done often times: few times where races are looked for.
func Times(often, few int) int {
	if Raced {
		return few
	}
	return often
}
