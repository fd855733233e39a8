package text

import (
	"strings"

	"giaoban/store"
)

// The letterhead: what stands around every document of a committee, in its own words.

type (
	// LetterAsk asks for one part. Number of Of is where the questions stand, 0 when only this one is asked. Old is what was said
	// before. Choices are tapped instead of typed.
	LetterAsk struct {
		Field      string
		Number, Of int
		Old        []string
		Party      bool
		Choices    []LetterChoice
		Skip       string
		Clear      string
	}
	// LetterChoice is an answer at hand. Form is set for the two official forms.
	LetterChoice struct {
		Label string
		Form  store.Layout
		Code  string
	}
	// Letterhead shows it all. Changed is what was said just now, nil for nothing. NoKept: Nơi nhận does not say where the office
	// keeps its copy; NoAbove: it says "như trên", and nobody stands above.
	Letterhead struct {
		Committee string
		Letter    store.Letter
		Changed   []string
		Fields    []LetterChoice
		Again     string
		Example   string

		NoKept, NoAbove bool
	}
	// LetterBad tells what is wrong with what was said for a part.
	LetterBad struct {
		Field, Why, Said string
		Min, Max         int
	}
	// LetterField names a part.
	LetterField struct{ Field string }
	// LetterLeft is for questions that were left; Kept: something was said and is kept.
	LetterLeft struct{ Kept bool }
)

// PostAmiss tells whether somebody signs for the chair (KT., K/T) and the post below is not that of a deputy: the two are one
// signature.
func (l Letterhead) PostAmiss() bool {
	said := strings.ToUpper(strings.TrimSpace(l.Letter.Authority))
	return (strings.HasPrefix(said, "KT.") || strings.HasPrefix(said, "KT ") || strings.HasPrefix(said, "K/T")) &&
		!strings.Contains(strings.ToUpper(l.Letter.Post), "PHÓ")
}
