package talk

import (
	"fmt"
	"strconv"
	"strings"

	"giaoban/store"
)

// Code builds a button's code from its parts: "r:12:tc3:d". A platform may carry 64 bytes.
func Code(parts ...any) string {
	s := make([]string, len(parts))
	for i, p := range parts {
		s[i] = fmt.Sprint(p)
	}
	return strings.Join(s, ":")
}

// IDs reads n numbers from the front of a code's argument; the rest comes back as it is. What is no number is 0, which
// no record has: codes come from clients.
func IDs(arg string, n int) (numbers []uint64, rest string) {
	parts := strings.SplitN(arg, ":", n+1)
	for i := range n {
		var v uint64
		if i < len(parts) {
			v, _ = strconv.ParseUint(parts[i], 10, 63)
		}
		numbers = append(numbers, v)
	}
	if len(parts) > n {
		rest = parts[n]
	}
	return numbers, rest
}

// In is the person's place in a committee, such as one that a button names; ok is false when he has none.
func (t *Turn) In(c store.CommitteeID) (store.Member, bool) {
	for _, p := range t.Places {
		if p.Committee == c {
			return p, true
		}
	}
	return store.Member{}, false
}
