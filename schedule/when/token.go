package when

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"giaoban/store/fold"
)

// token is a word or sign of the text, with the words of the grammar that it may stand for: "tuan" may be tuần, "Tuấn"
// may not; "sau" without accents may be sau or sáu.
type token struct {
	fold.Token
	words   []string
	number  int  // value of a token of one to four figures, -1 for all others
	capital bool // begins with a capital letter
	line    bool // first of its line
	gap     bool // a blank line stands before it
}

// scanner holds the tokens of one text. Its grammar methods take a position and return the position behind what they
// recognised, or the same position for nothing.
type scanner struct {
	text    string
	tokens  []token
	marks   bool  // a letter of the text has a mark
	content []int // how many words that are not mere politeness stand before each token, and in all
}

// strictShare: where at least a third of the words carry marks, the writer's keyboard has them, and a bare "nam" is
// Nam, not năm.
const strictShare = 3

func scan(text string) *scanner {
	s := &scanner{text: text}
	raw := splitGlued(fold.Tokens(text))
	strict := accented(raw)
	s.marks = slices.ContainsFunc(raw, marked)
	line, breaks := true, 0
	for i, t := range raw {
		switch t.Key {
		case "":
			continue
		case "\n":
			line = true
			breaks++
			continue
		}
		next := ""
		if i+1 < len(raw) {
			next = raw[i+1].Key
		}
		first, _ := utf8.DecodeRuneInString(t.Text)
		s.tokens = append(s.tokens, token{
			Token: t, words: readings(t, next, strict), number: figures(t.Key),
			capital: unicode.IsUpper(first), line: line, gap: breaks > 1,
		})
		line, breaks = false, 0
	}
	s.content = make([]int, len(s.tokens)+1)
	for i, t := range s.tokens {
		s.content[i+1] = s.content[i]
		if t.Word() && !s.is(i, "ạ", "nhé", "nha", "dạ", "vâng", "ok", "nghe", "nhá") {
			s.content[i+1]++
		}
	}
	return s
}

// accented reports whether the text was typed with marks.
func accented(tokens []fold.Token) bool {
	words, with := 0, 0
	for _, t := range tokens {
		if r, _ := utf8.DecodeRuneInString(t.Text); !unicode.IsLetter(r) {
			continue
		}
		words++
		if marked(t) {
			with++
		}
	}
	return with >= 3 && with*strictShare >= words
}

// marked reports whether a token was typed with marks.
func marked(t fold.Token) bool { return strings.ToLower(t.Text) != t.Key }

// figures returns the value of one to four figures, or -1.
func figures(s string) int {
	if s == "" || len(s) > 4 {
		return -1
	}
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// readings returns the words of the grammar that a token may stand for.
func readings(t fold.Token, next string, strict bool) []string {
	lower := strings.ToLower(t.Text)
	withMarks := lower != t.Key
	var out []string
	typed := spelling{text: lower}
	for _, word := range vocabulary[t.Key] {
		switch {
		case lower == word.text:
			out = append(out, word.text)
		case withMarks:
			if typed.letters == "" {
				typed = spell(lower)
			}
			if typed.means(word) {
				out = append(out, word.text)
			}
		case strict && risky[word.text] && !numbered(word.text, figures(next)):
		default:
			out = append(out, word.text)
		}
	}
	if len(out) == 0 && !withMarks {
		if word, ok := residue.Decode(t.Text); ok {
			out = append(out, word)
		}
	}
	return out
}

// numbered reports whether the number behind a risky word makes it the one with marks after all: thu 6, nam 2026.
func numbered(word string, n int) bool {
	switch word {
	case "ngày":
		return n >= 0
	case "thứ":
		return n >= 2 && n <= 7
	case "quý":
		return n >= 1 && n <= 4
	case "năm":
		return n >= 1900
	}
	return false
}

// spelling is a word with its tone mark taken out, so that it does not matter on which letter the mark stands.
type spelling struct {
	text    string
	tone    rune
	letters string
}

func spell(word string) spelling {
	s := spelling{text: word}
	var b strings.Builder
	for _, r := range norm.NFD.String(word) {
		switch r {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
			s.tone = r
		default:
			b.WriteRune(r)
		}
	}
	s.letters = norm.NFC.String(b.String())
	return s
}

// means reports whether what was typed with marks is the word: the tone may stand on another letter ("trứơc"), and in
// words too long to be mistaken some marks may be missing ("truớc").
func (s spelling) means(word spelling) bool {
	if s.tone == word.tone && s.letters == word.letters {
		return true
	}
	if utf8.RuneCountInString(word.letters) < 5 || (s.tone != 0 && s.tone != word.tone) {
		return false
	}
	a, b := []rune(s.letters), []rune(word.letters)
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && fold.Key(string(a[i])) != string(a[i]) {
			return false
		}
	}
	return true
}

// is reports whether the token at i may be one of the words.
func (s *scanner) is(i int, words ...string) bool {
	if i < 0 || i >= len(s.tokens) {
		return false
	}
	for _, w := range words {
		for _, have := range s.tokens[i].words {
			if have == w {
				return true
			}
		}
	}
	return false
}

// sign reports whether the token at i is one of the signs, which are written together: sign(i, ",;").
func (s *scanner) sign(i int, signs string) bool {
	return i >= 0 && i < len(s.tokens) && !s.tokens[i].Word() && strings.Contains(signs, s.tokens[i].Text)
}

// figure returns the value of the figures at i, or -1.
func (s *scanner) figure(i int) int {
	if i < 0 || i >= len(s.tokens) {
		return -1
	}
	return s.tokens[i].number
}

// key returns the match key of the token at i, or "".
func (s *scanner) key(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].Key
}

// ends reports whether nothing of the same clause stands at i: the end of the text, or a sign that closes a clause.
func (s *scanner) ends(i int) bool {
	return i >= len(s.tokens) || s.tokens[i].gap || s.sign(i, ".,;:!?)]}|*\"”…")
}

// starts reports whether the token at i is the first of its sentence or line.
func (s *scanner) starts(i int) bool {
	return i <= 0 || s.tokens[i].line || s.sign(i-1, ".;:!?-–—+•*(\"“")
}
