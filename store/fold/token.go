package fold

import (
	"unicode"
	"unicode/utf8"
)

// Token is a word (letters, marks and digits without a break), a line end, or
// any other single character of a text.
type Token struct {
	Text       string // as typed
	Key        string // Key(Text); "\n" for a line end
	Start, End int    // byte offsets into the text that was split
	Spaced     bool   // a space, a line end or nothing stands before it
}

// Word tells whether t is a word rather than punctuation.
func (t Token) Word() bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return inWord(r)
}

func inWord(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}

// Tokens splits s, which should have passed NFC, into words and other
// characters; spaces are dropped. Nothing else is lost: between two tokens
// stand only spaces.
func Tokens(s string) []Token {
	var out []Token
	spaced := true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == ' ' {
			spaced = true
			i += n
			continue
		}
		j := i + n
		for inWord(r) && j < len(s) {
			next, m := utf8.DecodeRuneInString(s[j:])
			if !inWord(next) {
				break
			}
			j += m
		}
		t := Token{Text: s[i:j], Key: "\n", Start: i, End: j, Spaced: spaced}
		if r != '\n' {
			t.Key = Key(t.Text)
		}
		out = append(out, t)
		spaced = r == '\n'
		i = j
	}
	return out
}
