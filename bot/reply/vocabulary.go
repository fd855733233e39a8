package reply

import (
	"sort"
	"strings"
	"sync"

	"giaoban/store/fold"
)

// vocabulary finds the phrases of the tables in a row of words.
type vocabulary struct {
	general  phrases
	labels   phrases // only before a number
	places   phrases // only before a number
	units    phrases // only after a number
	known    map[string]bool
	alone    map[string]bool // words of the general tables
	courtesy map[string]bool // words of politeness, which phones write with marks in any text
	residue  fold.Vocabulary
}

// phrases are looked up by their first two words, then by a single first word; the longest come first.
type phrases map[start][]phrase

type start struct{ first, second string }

type phrase struct {
	words []word
	sense sense
	exact bool // marks must be typed
}

// mother is what everybody here speaks. It is only read.
var mother = sync.OnceValue(newVocabulary)

func newVocabulary() *vocabulary {
	v := &vocabulary{
		general: phrases{}, labels: phrases{}, places: phrases{}, units: phrases{},
		known: map[string]bool{}, alone: map[string]bool{}, courtesy: map[string]bool{},
	}
	var marked []string
	for _, tables := range [][]table{workWords, troubleWords, frameWords, smallWords, nounWords} {
		for _, t := range tables {
			for _, written := range expand(t.phrases) {
				p := phrase{sense: t.sense}
				written, p.exact = strings.CutSuffix(written, "!")
				for _, tok := range fold.Tokens(fold.NFC(written)) {
					p.words = append(p.words, word{key: tok.Key, spelling: spell(strings.ToLower(tok.Text))})
					v.known[tok.Key] = true
					if spell(strings.ToLower(tok.Text)).plain() {
						continue
					}
					marked = append(marked, tok.Text)
				}
				v.book(t.sense).add(p)
				switch t.sense {
				case polite, ack, title, call, self:
					v.courtesy[p.words[0].key] = true
				}
				if v.index(t.sense) == general {
					v.alone[p.words[0].key] = true
				}
			}
		}
	}
	for _, c := range countingWords {
		marked = append(marked, c.name)
	}
	for said := range slurred {
		marked = append(marked, said)
	}
	v.residue = fold.NewVocabulary(marked...)
	for _, book := range []phrases{v.general, v.labels, v.places, v.units} {
		for _, list := range book {
			sort.SliceStable(list, func(i, j int) bool { return len(list[i].words) > len(list[j].words) })
		}
	}
	return v
}

type bookName uint8

const (
	general bookName = iota
	labels
	places
	units
)

func (v *vocabulary) index(s sense) bookName {
	switch {
	case s >= labelCriterion && s <= ordinal:
		return labels
	case s == placeNoun || s == dateNoun:
		return places
	case s >= residents && s <= percentSign:
		return units
	}
	return general
}

func (v *vocabulary) book(s sense) phrases {
	return []phrases{v.general, v.labels, v.places, v.units}[v.index(s)]
}

func (b phrases) add(p phrase) {
	at := start{first: p.words[0].key}
	if len(p.words) > 1 {
		at.second = p.words[1].key
	}
	b[at] = append(b[at], p)
}

// find returns the sense of the longest phrase that stands at the beginning of ws, and how many words it has; 0 if
// there is none. strict: the text has marks, so a word without them is what it looks like.
func (b phrases) find(ws []word, strict bool) (sense, int) {
	if len(ws) > 1 {
		if s, n := among(b[start{ws[0].key, ws[1].key}], ws, strict); n > 0 {
			return s, n
		}
	}
	return among(b[start{first: ws[0].key}], ws, strict)
}

func among(list []phrase, ws []word, strict bool) (sense, int) {
	s, n := none, 0
	for _, p := range list {
		if len(p.words) < n {
			break
		}
		if !p.at(ws, strict) {
			continue
		}
		if p.typed(ws) {
			return p.sense, len(p.words)
		}
		if n == 0 {
			s, n = p.sense, len(p.words)
		}
	}
	return s, n
}

func (p phrase) at(ws []word, strict bool) bool {
	if len(ws) < len(p.words) {
		return false
	}
	for i, want := range p.words {
		got := ws[i]
		if got.key != want.key || !got.spelling.fits(want.spelling) {
			return false
		}
		unmarked := got.spelling.plain() && !want.spelling.plain()
		if unmarked && (p.exact || strict && doubtful[got.key]) {
			return false
		}
	}
	return true
}

// typed tells whether p is written exactly so.
func (p phrase) typed(ws []word) bool {
	for i, w := range p.words {
		if ws[i].spelling != w.spelling {
			return false
		}
	}
	return true
}

// doubtful words are as common without marks as with them; in a text that has marks they are what they look like.
var doubtful = map[string]bool{
	"con": true, "ta": true, "cho": true, "can": true, "vuong": true, "tan": true, "dung": true, "gan": true, "mai": true, "ma": true, "khi": true,
	"ket": true, "tac": true, "doi": true, "yen": true, "xin": true, "nao": true, "bao": true, "lo": true, "do": true, "ha": true, "minh": true, "thi": true, "huy": true, "hoan": true, "la": true, "tam": true,
}

// accented tells whether the text was typed with marks.
func (v *vocabulary) accented(ws []word) bool {
	all, marked := 0, 0
	for _, w := range ws {
		if _, code := parseCode(w.key); w.kind != letters || code || w.short || v.courtesy[w.key] {
			continue
		}
		all++
		if !w.spelling.plain() {
			marked++
		}
	}
	return marked >= 2 && marked*5 >= all*2
}

// expand writes out a list of phrases with choices in braces.
func expand(list string) []string {
	var out []string
	for _, p := range strings.Split(list, "|") {
		p = strings.Join(strings.Fields(p), " ")
		if p == "" {
			continue
		}
		out = append(out, choices(p)...)
	}
	return out
}

func choices(p string) []string {
	from := strings.IndexByte(p, '{')
	if from < 0 {
		return []string{strings.Join(strings.Fields(p), " ")}
	}
	to := from + strings.IndexByte(p[from:], '}')
	var out []string
	for _, c := range strings.Split(p[from+1:to], ",") {
		out = append(out, choices(p[:from]+c+p[to+1:])...)
	}
	return out
}
