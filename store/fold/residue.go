package fold

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxResidue bounds the words that are looked at: no Vietnamese syllable, with
// all its Telex or VNI keys, is longer.
const maxResidue = 14

// Vocabulary decodes words typed with a Vietnamese keyboard that was switched
// off: Telex ("baos" for báo) and VNI ("ba1o"). Only words it was made with
// come out, so a plain word is never bent into one nobody meant.
// The zero Vocabulary decodes nothing.
type Vocabulary struct {
	words map[string]string // shape → word
}

// NewVocabulary makes a vocabulary of single words written with their marks.
func NewVocabulary(words ...string) Vocabulary {
	v := Vocabulary{words: make(map[string]string, len(words))}
	for _, w := range words {
		w = strings.ToLower(NFC(w))
		v.words[shape(w)] = w
	}
	return v
}

// Decode returns the word of the vocabulary that typed spells in Telex or VNI
// keys, in lower case, and whether there is one. A word without such keys is
// not residue: Decode("bao") is false even if "bao" is in the vocabulary.
func (v Vocabulary) Decode(typed string) (string, bool) {
	if len(typed) > 4*maxResidue || utf8.RuneCountInString(typed) > maxResidue {
		return "", false
	}
	typed = strings.ToLower(NFC(typed))
	for _, read := range []func(*syllable, rune) bool{(*syllable).telex, (*syllable).vni} {
		var s syllable
		for _, r := range typed {
			if !read(&s, r) {
				s.letters = append(s.letters, r)
			}
		}
		if s.keys == 0 {
			continue
		}
		if w, ok := v.words[s.shape()]; ok {
			return w, true
		}
	}
	return "", false
}

// The five tones as combining marks; none is 0.
const (
	sac   = '\u0301'
	huyen = '\u0300'
	hoi   = '\u0309'
	nga   = '\u0303'
	nang  = '\u0323'
)

// shape is a word with its tone moved to the end, so that where the tone was
// put does not matter.
func shape(word string) string {
	var s syllable
	for _, r := range norm.NFD.String(word) {
		switch r {
		case sac, huyen, hoi, nga, nang:
			s.tone = r
		default:
			s.letters = append(s.letters, r)
		}
	}
	return s.shape()
}

// syllable is a word while its keys are read one by one.
type syllable struct {
	letters []rune
	tone    rune
	keys    int // how many letters or digits were keys and not part of the word
}

func (s *syllable) shape() string {
	out := norm.NFC.String(string(s.letters))
	if s.tone != 0 {
		out += string(s.tone)
	}
	return out
}

// telex takes r as a Telex key, if it can be one here.
func (s *syllable) telex(r rune) bool {
	switch r {
	case 's':
		return s.setTone(sac)
	case 'f':
		return s.setTone(huyen)
	case 'r':
		return s.setTone(hoi)
	case 'x':
		return s.setTone(nga)
	case 'j':
		return s.setTone(nang)
	case 'a':
		return s.change('a', 'â')
	case 'e':
		return s.change('e', 'ê')
	case 'o':
		return s.change('o', 'ô')
	case 'd':
		return s.bar()
	case 'w':
		if s.hornPair() || s.hook() {
			return true
		}
		s.letters = append(s.letters, 'ư') // "chwa" is how fast hands type chưa
		s.keys++
		return true
	}
	return false
}

// vni takes r as a VNI key, if it can be one here.
func (s *syllable) vni(r rune) bool {
	switch r {
	case '1':
		return s.setTone(sac)
	case '2':
		return s.setTone(huyen)
	case '3':
		return s.setTone(hoi)
	case '4':
		return s.setTone(nga)
	case '5':
		return s.setTone(nang)
	case '6':
		return s.change('a', 'â') || s.change('e', 'ê') || s.change('o', 'ô')
	case '7':
		return s.hornPair() || s.change('o', 'ơ') || s.change('u', 'ư')
	case '8':
		return s.change('a', 'ă')
	case '9':
		return s.bar()
	}
	return false
}

// setTone needs a vowel to stand on and no other tone.
func (s *syllable) setTone(tone rune) bool {
	if s.tone != 0 || !strings.ContainsAny(string(s.letters), "aeiouyâăêôơư") {
		return false
	}
	s.tone = tone
	s.keys++
	return true
}

// change turns the last plain letter from into to; keys may come late
// ("tiene" is tiên).
func (s *syllable) change(from, to rune) bool {
	for i := len(s.letters) - 1; i >= 0; i-- {
		if s.letters[i] == from {
			s.letters[i] = to
			s.keys++
			return true
		}
	}
	return false
}

// bar makes đ of a d that began the word.
func (s *syllable) bar() bool {
	if len(s.letters) == 0 || s.letters[0] != 'd' {
		return false
	}
	s.letters[0] = 'đ'
	s.keys++
	return true
}

// hornPair makes ươ of uo with one key.
func (s *syllable) hornPair() bool {
	if s.pair('u', 'o') {
		return s.change('o', 'ơ') && s.change('u', 'ư')
	}
	return false
}

// hook is Telex w on one letter: ưa of ua, else the last of a, o, u.
func (s *syllable) hook() bool {
	if s.pair('u', 'a') && s.letters[0] != 'q' {
		return s.change('u', 'ư')
	}
	for i := len(s.letters) - 1; i >= 0; i-- {
		switch s.letters[i] {
		case 'a':
			return s.change('a', 'ă')
		case 'o':
			return s.change('o', 'ơ')
		case 'u':
			return s.change('u', 'ư')
		}
	}
	return false
}

func (s *syllable) pair(a, b rune) bool {
	for i := 1; i < len(s.letters); i++ {
		if s.letters[i-1] == a && s.letters[i] == b {
			return true
		}
	}
	return false
}
