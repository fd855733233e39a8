package assignment

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"giaoban/store/fold"
)

// spelling is a word as it is matched: key without marks, form with them.
type spelling struct{ key, form string }

// plain tells whether a word bears no mark, so that it may have been typed without.
func (w spelling) plain() bool { return w.key == w.form }

// spell gives a word in lower case with its tone at the end, so that "hoà" and "hòa" are one.
func spell(word string) spelling {
	var letters []rune
	tone := ""
	for _, r := range norm.NFD.String(strings.ToLower(fold.NFC(word))) {
		switch r {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
			tone = string(r)
		default:
			letters = append(letters, r)
		}
	}
	return spelling{fold.Key(word), norm.NFC.String(string(letters)) + tone}
}

// speller remembers how words are spelled: the names and posts of a committee repeat the same few hundred.
type speller map[string]spelling

// words splits what is in the records into its words.
func (known speller) words(s string) (all []spelling) {
	for word := range strings.FieldsFuncSeq(fold.NFC(s), func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) }) {
		w, ok := known[word]
		if !ok {
			w = spell(word)
			known[word] = w
		}
		all = append(all, w)
	}
	return all
}

type token struct {
	fold.Token
	spelling
	gone  bool // taken out of the work
	timed bool // part of words about time
}

// sentence is a text in tokens.
type sentence struct {
	text string
	tok  []token
	// marked: it was typed with marks, so that a word without any has none.
	marked bool
	// cased: capitals mean something.
	cased bool
}

func newSentence(text string) sentence {
	s := sentence{text: fold.NFC(text)}
	marked, all, upper := 0, 0, 0
	for _, t := range fold.Tokens(s.text) {
		tok := token{Token: t, spelling: spelling{t.Key, t.Key}}
		if t.Word() {
			tok.spelling = spell(t.Text)
			all++
			if !tok.plain() {
				marked++
			}
			if capital(t.Text) {
				upper++
			}
		}
		s.tok = append(s.tok, tok)
	}
	s.marked = marked > 1 && marked*3 > all
	s.cased = upper > 0 && upper*4 < all*3
	return s
}

func (s *sentence) key(i int) string {
	if i < 0 || i >= len(s.tok) {
		return ""
	}
	return s.tok[i].spelling.key
}

func (s *sentence) word(i int) bool { return i >= 0 && i < len(s.tok) && s.tok[i].Word() }

// sign tells whether one of the signs stands at i.
func (s *sentence) sign(i int, signs string) bool {
	return i >= 0 && i < len(s.tok) && !s.tok[i].Word() && strings.Contains(signs, s.tok[i].Text)
}

// ends tells whether a clause ends before i.
func (s *sentence) ends(i int) bool { return i >= len(s.tok) || s.sign(i, ".,;:()!?\n") }

// said is what was typed from a token to another.
func (s *sentence) said(from, to int) string {
	if from >= to {
		return ""
	}
	return s.text[s.tok[from].Start:s.tok[to-1].End]
}

// title tells whether a word is written like a name: Hùng, not HÙNG, hùng or H5.
func (s *sentence) title(i int) bool {
	return s.cased && s.word(i) && capital(s.tok[i].Text) && !shouted(s.tok[i].Text)
}

func capital(word string) bool {
	for _, r := range word {
		return unicode.IsUpper(r)
	}
	return false
}

func shouted(word string) bool {
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		letters++
	}
	return letters > 1
}

func (s *sentence) take(from, to int) {
	for i := max(from, 0); i < min(to, len(s.tok)); i++ {
		s.tok[i].gone = true
	}
}

// lexicon is a set of phrases by the key of their first word.
type lexicon map[string][][]spelling

// lex makes a lexicon of phrases separated by commas or line ends.
func lex(list string) lexicon {
	l := lexicon{}
	for phrase := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == '\n' }) {
		var p []spelling
		for _, t := range fold.Tokens(strings.TrimSpace(phrase)) {
			p = append(p, spell(t.Text))
		}
		if len(p) > 0 {
			l[p[0].key] = append(l[p[0].key], p)
		}
	}
	return l
}

// at returns the end of the longest phrase that begins at i, or i.
func (l lexicon) at(s *sentence, i int) int {
	end := i
	for _, p := range l[s.key(i)] {
		if i+len(p) > end && s.spells(i, p) {
			end = i + len(p)
		}
	}
	return end
}

// before returns where the longest phrase that ends before i begins, or i.
func (l lexicon) before(s *sentence, i int) int {
	for j := max(i-5, 0); j < i; j++ {
		for _, p := range l[s.key(j)] {
			if j+len(p) == i && s.spells(j, p) {
				return j
			}
		}
	}
	return i
}

func (l lexicon) is(s *sentence, i int) bool { return l.at(s, i) > i }

// spells tells whether a phrase stands at i. What has marks must have the right ones; a single word needs them in a text
// that is typed with marks.
func (s *sentence) spells(i int, p []spelling) bool {
	if i+len(p) > len(s.tok) {
		return false
	}
	for j, w := range p {
		t := s.tok[i+j]
		if t.spelling.key != w.key || t.form != w.form && (!t.plain() || len(p) == 1 && s.marked) {
			return false
		}
	}
	return true
}
