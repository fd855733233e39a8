package reply

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"giaoban/store/fold"
)

// maxNumber bounds the numbers of criteria, tasks and places that are taken for codes.
const maxNumber = 9999

// ParseList reads the codes of a list as people type them ("tc3, tc7, V12, kp5") in their written form.
func ParseList(s string) ([]string, error) {
	var out []string
	for _, part := range strings.FieldsFunc(fold.NFC(s), func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '\n' }) {
		c, ok := parseCode(fold.Key(part))
		if !ok {
			return nil, fmt.Errorf("parse list: %q is no code like tc3, V12 or kp5", part)
		}
		out = append(out, c.String())
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("parse list: %q names no item", s)
	}
	return out, nil
}

// code is a typed code: what it is about, and its number.
type code struct {
	prefix string // "tc", "kp", or a task's letter in upper case: "V"
	n      int
}

func (c code) String() string { return c.prefix + strconv.Itoa(c.n) }

// parseCode reads a folded word that is a code by itself.
func parseCode(key string) (code, bool) {
	at := strings.IndexAny(key, "0123456789")
	if at < 1 {
		return code{}, false
	}
	n, err := strconv.Atoi(key[at:])
	if err != nil || n < 1 || n > maxNumber {
		return code{}, false
	}
	switch prefix := key[:at]; prefix {
	case "tc", "kp":
		return code{prefix, n}, true
	case "v":
		return code{"V", n}, true
	}
	return code{}, false
}

// said is an empty statement about c.
func (c code) said() Said {
	s := Said{Code: c.String()}
	switch c.prefix {
	case "tc":
		s.Criterion = c.n
	case "V":
		s.Task = s.Code
	}
	return s
}

// listed tells whether c is in a list of codes.
func listed(list []string, c code) bool {
	return slices.ContainsFunc(list, func(l string) bool { return strings.EqualFold(l, c.String()) })
}
