package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"giaoban/store/fold"
)

// word is a run of letters or a run of digits: "kp5" is two.
type word struct {
	text, key  string
	start, end int    // in the caption
	sep        string // the signs between it and the word before, without spaces
	glued      bool   // not even a space stands between them
	// shape is its letters and marks in an order that forgets where the tone stands; bare: it was typed without marks;
	// plain: so was the whole caption.
	shape       string
	bare, plain bool
}

func (w word) digits() bool {
	r, _ := utf8.DecodeRuneInString(w.text)
	return unicode.IsDigit(r)
}

func (w word) capital() bool {
	r, _ := utf8.DecodeRuneInString(w.text)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

func split(text string) []word {
	var out []word
	var sep strings.Builder
	end := 0
	for _, t := range fold.Tokens(text) {
		if !t.Word() {
			sep.WriteString(t.Text)
			continue
		}
		for from := t.Start; from < t.End; {
			to := from + run(text[from:t.End])
			w := word{text: text[from:to], start: from, end: to, sep: sep.String(), glued: from == end+sep.Len() && from > 0}
			w.key, w.shape = fold.Key(w.text), shape(w.text)
			w.bare = len(w.text) == utf8.RuneCountInString(w.text)
			out = append(out, w)
			sep.Reset()
			from, end = to, to
		}
	}
	plain := !slices.ContainsFunc(out, func(w word) bool { return !w.bare })
	for i := range out {
		out[i].plain = plain
	}
	return out
}

// run is how far s goes on with letters alone, or with digits alone.
func run(s string) int {
	first, n := utf8.DecodeRuneInString(s)
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if unicode.IsDigit(r) != unicode.IsDigit(first) {
			break
		}
		n += size
	}
	return n
}

func shape(s string) string {
	rs := []rune(norm.NFD.String(strings.ToLower(s)))
	slices.Sort(rs)
	return string(rs)
}

// phrase is some words of a vocabulary.
type phrase []struct {
	key, shape string
	strictness byte
}

// lexicon finds phrases by their first word.
type lexicon map[string][]phrase

// words makes a lexicon of phrases parted by "|". A word that begins with "=" looks like another without its marks: it is
// recognised without them only in a caption that has none at all; one with "!" is recognised with its marks only.
func words(list string) lexicon {
	l := lexicon{}
	for item := range strings.SplitSeq(list, "|") {
		var p phrase
		for _, w := range strings.Fields(item) {
			strictness := byte(0)
			if w[0] == '=' || w[0] == '!' {
				strictness, w = w[0], w[1:]
			}
			p = append(p, struct {
				key, shape string
				strictness byte
			}{fold.Key(w), shape(w), strictness})
		}
		l[p[0].key] = append(l[p[0].key], p)
	}
	return l
}

// at gives how many words the longest phrase has that begins at word i; 0 for none. Signs part phrases.
func (l lexicon) at(ws []word, i int) int {
	if i < 0 || i >= len(ws) {
		return 0
	}
	longest := 0
	for _, p := range l[ws[i].key] {
		if len(p) > longest && p.begins(ws[i:]) {
			longest = len(p)
		}
	}
	return longest
}

func (p phrase) begins(ws []word) bool {
	if len(ws) < len(p) {
		return false
	}
	for k, want := range p {
		w := ws[k]
		if w.key != want.key || k > 0 && w.sep != "" {
			return false
		}
		if want.strictness != 0 && w.shape != want.shape && (want.strictness == '!' || !w.plain) {
			return false
		}
	}
	return true
}
