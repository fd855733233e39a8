// Package who reads, orders and finds people: their names, what they are called, how they are phoned.
//
// What it promises: a name is kept as it was written (only spaces and a leading "đồng chí" go), two people of one name are
// never taken for each other, and lists are in Vietnamese order. Everything is pure.
package who

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"giaoban/store/fold"
)

// What a name and the other words about a person may be, in code points.
const (
	MaxName  = 80
	MaxWords = 120 // post, unit
)

// Bad tells what is wrong with what somebody wrote.
type Bad struct {
	Why string
	Max int
}

// The kinds of Bad.
const (
	Empty   = "empty"   // nothing there
	Letters = "letters" // no letter in it
	Long    = "long"    // longer than Max
	Digits  = "digits"  // not a phone number
	Unclear = "unclear" // not one of the choices
)

func (b Bad) Error() string { return "cannot be used: " + b.Why }

// titles are what people put before a name out of politeness. The familiar ones (anh, chị, cô) are given names too, and stay.
var titles = []string{"đồng chí", "đ/c", "đc", "dong chi", "d/c", "ông", "bà"}

// Name reads a person's name. Errors: Bad.
func Name(s string) (string, error) {
	s = strings.Trim(strings.Join(strings.Fields(s), " "), " ,;.:–-")
	for _, t := range titles {
		if rest, ok := cutWord(s, t); ok && strings.ContainsFunc(rest, unicode.IsLetter) {
			s = rest
			break
		}
	}
	return s, Check(s, MaxName)
}

// cutWord takes a word off the front of s, whatever its case, with the dot that may follow it ("đ/c. Hùng").
func cutWord(s, word string) (rest string, ok bool) {
	if len(s) < len(word) || !strings.EqualFold(s[:len(word)], word) {
		return s, false
	}
	rest = strings.TrimLeft(s[len(word):], ".: ")
	return rest, len(rest) < len(s)-len(word)
}

// Words reads a post, a unit or a title of up to n code points. Errors: Bad.
func Words(s string, n int) (string, error) {
	s = strings.Join(strings.Fields(s), " ")
	return s, Check(s, n)
}

// Check sees that a text has a letter and at most n code points. Errors: Bad.
func Check(s string, n int) error {
	switch {
	case s == "":
		return Bad{Why: Empty}
	case utf8.RuneCountInString(s) > n:
		return Bad{Why: Long, Max: n}
	case !strings.ContainsFunc(s, unicode.IsLetter):
		return Bad{Why: Letters}
	}
	return nil
}

// Call is what a person of this name is called: the given name, which comes last.
func Call(name string) string {
	words := strings.Fields(name)
	for i := len(words) - 1; i >= 0; i-- {
		if strings.ContainsFunc(words[i], unicode.IsLetter) {
			return strings.Trim(words[i], ".,;:()<>“”\"'")
		}
	}
	return name
}

// Same tells whether two names are written alike, whatever their case and accents.
func Same(a, b string) bool { return fold.Key(a) == fold.Key(b) }
