// Package fold makes what people type comparable.
//
// Text enters the program once, through NFC: composed letters, plain spaces,
// nothing invisible. What was typed is otherwise never changed, so that it can
// be shown and signed. Matching is done on Key, which also forgets case, tone
// and letter marks: "Báo  Cáo", "bao cao" and its decomposed form are one.
//
// Every function here is pure, total (any bytes are accepted) and linear.
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	zeroWidthJoiner = '\u200d'
	emojiPresent    = '\ufe0f'
)

// NFC returns s composed (Unicode NFC) with every kind of space, tabs and
// no-break spaces included, as ' ', every kind of line end as '\n', and without control, zero-width
// and direction marks. A joiner inside an emoji stays, or one family would
// become three people. Invalid UTF-8 becomes U+FFFD. NFC(NFC(s)) == NFC(s).
func NFC(s string) string {
	if plainASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	prev := rune(-1)
	for i, r := range s {
		if r == utf8.RuneError {
			b.WriteRune(r) // also what stands for a broken byte
			prev = r
			continue
		}
		next := i + utf8.RuneLen(r)
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029' || r == '\u0085' || r == '\v' || r == '\f':
			r = '\n'
		case r == '\r':
			if strings.HasPrefix(s[next:], "\n") {
				continue
			}
			r = '\n'
		case r == '\t' || unicode.Is(unicode.Zs, r):
			r = ' '
		case r == zeroWidthJoiner:
			if !joins(prev, s[next:]) {
				continue
			}
		case unicode.In(r, unicode.Cc, unicode.Cf) || r == '\u034f' || blankLetter(r):
			continue
		}
		b.WriteRune(r)
		prev = r
	}
	return norm.NFC.String(b.String())
}

// plainASCII spares the common case, a message without marks, all the work.
func plainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c == 0x7f || c < ' ' && c != '\n' {
			return false
		}
	}
	return true
}

// joins tells whether a zero-width joiner between prev and rest holds one emoji
// together.
func joins(prev rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return (unicode.Is(unicode.So, prev) || unicode.Is(unicode.Sk, prev) || prev == emojiPresent) &&
		next != utf8.RuneError && unicode.Is(unicode.So, next)
}

// blankLetter lists the letters that show nothing and are used to fake an
// empty name.
func blankLetter(r rune) bool {
	switch r {
	case '\u115f', '\u1160', '\u3164', '\uffa0':
		return true
	}
	return false
}

// Key returns the form in which s is matched: NFC, lower case, without marks,
// đ as d, every run of spaces and line ends as one ' ', trimmed.
// Old and new tone placement ("hoà", "hòa") have the same key.
// Key(Key(s)) == Key(s).
func Key(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range norm.NFD.String(strings.ToLower(NFC(s))) {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case unicode.In(r, unicode.Mn, unicode.Cf):
			continue
		case r == 'đ': // does not decompose
			r = 'd'
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}
