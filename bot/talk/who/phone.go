package who

import "strings"

// Phone reads a Vietnamese phone number, however it is grouped: "0912 345 678", "+84 912.345.678", "(028) 3821 2345".
// It comes back as digits with a leading 0. Errors: Bad.
func Phone(s string) (string, error) {
	var b strings.Builder
	for i, r := range strings.TrimSpace(s) {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == '+' && i == 0, strings.ContainsRune(" .-–()", r):
		default:
			return "", Bad{Why: Digits}
		}
	}
	n := b.String()
	if rest, ok := strings.CutPrefix(n, "84"); ok && len(rest) >= 9 {
		n = "0" + strings.TrimPrefix(rest, "0")
	}
	if len(n) < 10 || len(n) > 11 || n[0] != '0' {
		return "", Bad{Why: Digits}
	}
	return n, nil
}
