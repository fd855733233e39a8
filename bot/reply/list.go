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
		if !ok || c.no != "" {
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
	// no is the number as typed where nothing can have it: "V0". Such a code must not be read as anything else.
	no string
}

func (c code) String() string {
	if c.no != "" {
		return c.prefix + c.no
	}
	return c.prefix + strconv.Itoa(c.n)
}

// noNumber is a code that nothing can have.
func noNumber(prefix, digits string) code {
	if len(digits) > longestShown {
		digits = digits[:longestShown] + "…"
	}
	return code{prefix: prefix, no: digits}
}

// longestShown is how many digits of such a code are said back.
const longestShown = 6

// parseCode reads a folded word that is a code by itself.
func parseCode(key string) (code, bool) {
	at := strings.IndexAny(key, "0123456789")
	if at < 1 || strings.Trim(key[at:], "0123456789") != "" {
		return code{}, false
	}
	prefix := key[:at]
	switch prefix {
	case "tc", "kp":
	case "v":
		prefix = "V"
	default:
		return code{}, false
	}
	if n, err := strconv.Atoi(key[at:]); err == nil && n >= 1 && n <= maxNumber {
		return code{prefix: prefix, n: n}, true
	}
	return noNumber(prefix, key[at:]), true
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
