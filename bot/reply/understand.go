package reply

import (
	"strconv"
	"strings"

	"giaoban/store/fold"
)

// Understand tells what text says about the items of ctx.
func Understand(text string, ctx Context) Understanding {
	toks := fold.Tokens(fold.NFC(text))
	var u Understanding
	var s Said
	done := false
	for i, t := range toks {
		if c, ok := parseCode(t.Key); ok {
			s = c.said()
		} else if n, err := strconv.Atoi(t.Key); err == nil && i == 0 && n > 0 && n <= len(ctx.List) {
			s.Item = n
		}
		done = done || t.Key == "xong"
	}
	for i, c := range ctx.List {
		if s.Item == i+1 || strings.EqualFold(s.Code, c) {
			if p, ok := parseCode(fold.Key(c)); ok {
				s = p.said()
			}
			s.Item = i + 1
		}
	}
	switch {
	case !done:
		u.Problems = append(u.Problems, Problem{Kind: Nothing})
	case s.Item == 0 && s.Code == "":
		s.Status = Done
		u.Problems = append(u.Problems, Problem{Kind: WhichItem, Said: &s})
	default:
		s.Status = Done
		u.Items = append(u.Items, s)
	}
	return u
}
