package who

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Order compares two names as a Vietnamese dictionary does: by their letters (a ă â b c d đ e ê …), which the tones do not
// change; where these are the same by the tones (ngang, huyền, hỏi, ngã, sắc, nặng), then small before capital.
func Order(a, b string) int {
	x, y := spell(a), spell(b)
	return cmp.Or(slices.Compare(x.letters, y.letters), slices.Compare(x.tones, y.tones), cmp.Compare(lowerFirst(a), lowerFirst(b)))
}

// spelling is a name taken apart: a number for each letter, and one for its tone.
type spelling struct{ letters, tones []int }

// alphabet has the letters in their order; f, j, w and z stand where they do in foreign names. What is written with a mark
// comes right behind its bare letter.
const alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

// shapes are the marks that make another letter, by the letter that they make.
var shapes = map[string]rune{"a\u0306": 'ă', "a\u0302": 'â', "e\u0302": 'ê', "o\u0302": 'ô', "o\u031b": 'ơ', "u\u031b": 'ư'}

// tones are the marks of huyền, hỏi, ngã, sắc and nặng, in their order.
const tones = "\u0300\u0309\u0303\u0301\u0323"

func spell(s string) spelling {
	var w spelling
	last := rune(0)
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		n := len(w.letters)
		if tone := strings.IndexRune(tones, r); tone >= 0 && n > 0 {
			w.tones[n-1] = 1 + len([]rune(tones[:tone]))
			continue
		}
		if letter, ok := shapes[string(last)+string(r)]; ok && n > 0 {
			w.letters[n-1] = rank(letter)
			continue
		}
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		w.letters, w.tones, last = append(w.letters, rank(r)), append(w.tones, 0), r
	}
	return w
}

// rank puts signs before digits, digits before letters, and other alphabets last.
func rank(r rune) int {
	switch at := slices.Index([]rune(alphabet), r); {
	case at >= 0:
		return 1<<22 + at
	case unicode.IsLetter(r):
		return 1<<23 + int(r)
	case unicode.IsDigit(r):
		return 1<<21 + int(r)
	}
	return int(r)
}

// lowerFirst swaps capitals and small letters, so that bytes compare as dictionaries do.
func lowerFirst(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return unicode.ToLower(r)
		}
		return unicode.ToUpper(r)
	}, norm.NFC.String(s))
}
