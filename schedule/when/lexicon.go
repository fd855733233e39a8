package when

import (
	"maps"
	"slices"
	"strings"
)

// lexicon maps phrases of one or more words to what they mean; the longest one that fits wins.
type lexicon[T any] struct {
	byFirst map[string][]entry[T]
}

type entry[T any] struct {
	words []string
	means T
}

func newLexicon[T any](phrases map[string]T) lexicon[T] {
	l := lexicon[T]{byFirst: make(map[string][]entry[T], len(phrases))}
	for _, phrase := range slices.Sorted(maps.Keys(phrases)) { // sorted, or equals would be tried in any order
		words := strings.Fields(phrase)
		l.byFirst[words[0]] = append(l.byFirst[words[0]], entry[T]{words, phrases[phrase]})
	}
	return l
}

// list makes a lexicon of phrases that all mean true.
func list(phrases ...string) lexicon[bool] {
	m := make(map[string]bool, len(phrases))
	for _, p := range phrases {
		m[p] = true
	}
	return newLexicon(m)
}

// at returns the meaning of the longest phrase that begins at i, and the position behind it; i itself for none.
func (l lexicon[T]) at(s *scanner, i int) (means T, next int) {
	next = i
	if i < 0 || i >= len(s.tokens) {
		return means, next
	}
	for _, first := range s.tokens[i].words {
		for _, e := range l.byFirst[first] {
			if i+len(e.words) > next && s.spells(i, e.words) {
				means, next = e.means, i+len(e.words)
			}
		}
	}
	return means, next
}

// before reports whether one of the phrases ends just before i, and returns where it begins; i itself for none.
func (l lexicon[T]) before(s *scanner, i int) int {
	for from := max(0, i-longestEntry); from < i; from++ {
		for _, first := range s.tokens[from].words {
			for _, e := range l.byFirst[first] {
				if from+len(e.words) == i && s.spells(from, e.words) {
					return from
				}
			}
		}
	}
	return i
}

// longestEntry bounds how far before looks back.
const longestEntry = 6

func (s *scanner) spells(i int, words []string) bool {
	for n, w := range words {
		if !s.is(i+n, w) {
			return false
		}
	}
	return true
}

func (l lexicon[T]) words() []string {
	var out []string
	for _, entries := range l.byFirst {
		for _, e := range entries {
			out = append(out, e.words...)
		}
	}
	return out
}
