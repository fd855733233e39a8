package outbox

import (
	"strings"
	"unicode"

	"giaoban/store"
)

// captionLimit is the most code points that the text under a picture or a document may have (Telegram's, the smallest of
// the platforms we know).
const captionLimit = 1024

// parts makes of a content the messages that it takes: none longer than limit (0: no limit). A text that is too long to
// stand under its file goes after it. Buttons go with the last message.
func parts(c store.Content, limit int) []store.Content {
	text := store.Content{Runs: c.Runs}
	var all []store.Content
	if c.File != nil {
		if c.Len() <= captionLimit {
			return []store.Content{c}
		}
		all = append(all, store.Content{File: c.File})
	}
	for _, runs := range split(text.Runs, limit) {
		part := store.Content{Runs: runs}
		if strings.TrimFunc(part.Plain(), blank) != "" { // platforms refuse messages that show nothing
			all = append(all, part)
		}
	}
	if len(all) > 0 {
		all[len(all)-1].Actions = c.Actions
	}
	return all
}

func blank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// split cuts a text where it hurts least, so that no part has more than limit code points. Joined, the parts are the text.
func split(runs []store.Run, limit int) [][]store.Run {
	text := []rune(store.Content{Runs: runs}.Plain())
	if limit <= 0 || len(text) <= limit {
		return [][]store.Run{runs}
	}
	var all [][]store.Run
	for len(text) > limit {
		var head []store.Run
		n := cut(text, limit)
		head, runs = divide(runs, n)
		all, text = append(all, head), text[n:]
	}
	return append(all, runs)
}

// cut is where the first part ends: after a paragraph, else a line, else a sentence, else a word, else anywhere between
// two characters. What would leave the part less than half full is taken only when nothing better is there.
func cut(text []rune, limit int) int {
	for _, least := range []int{limit / 2, 0} {
		for _, ends := range []func([]rune, int) bool{paragraphEnd, lineEnd, sentenceEnd, wordEnd} {
			for n := limit; n > least; n-- {
				if ends(text, n) {
					return n
				}
			}
		}
	}
	for n := limit; n > 0; n-- {
		if !joined(text, n) {
			return n
		}
	}
	return limit
}

// These tell whether the text may be cut before place n, which is neither its beginning nor its end. Blanks stay behind.

func paragraphEnd(t []rune, n int) bool {
	return n > 1 && t[n-1] == '\n' && t[n-2] == '\n' && t[n] != '\n'
}

func lineEnd(t []rune, n int) bool { return t[n-1] == '\n' && t[n] != '\n' }

func sentenceEnd(t []rune, n int) bool {
	return wordEnd(t, n) && n > 1 && strings.ContainsRune(".!?…:;", t[n-2])
}

func wordEnd(t []rune, n int) bool { return unicode.IsSpace(t[n-1]) && !unicode.IsSpace(t[n]) }

// joined tells whether place n is inside what a reader sees as one character.
func joined(t []rune, n int) bool {
	const joiner = '\u200d'
	r := t[n]
	return r == joiner || t[n-1] == joiner || unicode.Is(unicode.M, r) || r >= 0x1f3fb && r <= 0x1f3ff
}

// divide cuts runs after n code points. Both sides keep the styles.
func divide(runs []store.Run, n int) (head, tail []store.Run) {
	for i, r := range runs {
		text := []rune(r.Text)
		if len(text) <= n {
			n -= len(text)
			head = append(head, r)
			continue
		}
		if n > 0 {
			head = append(head, store.Run{Text: string(text[:n]), Style: r.Style})
		}
		tail = append(tail, store.Run{Text: string(text[n:]), Style: r.Style})
		return head, append(tail, runs[i+1:]...)
	}
	return head, nil
}
