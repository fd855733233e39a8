package template

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"giaoban/store"
	"giaoban/store/fold"
)

// What a set may hold. A screen and a document must still be readable with it.
const (
	MaxCriteria = 40
	MaxName     = 200 // code points
	MaxShort    = 22
)

// Problem tells what is wrong with one line of a set. Line counts from 1; 0 is the set itself.
type Problem struct {
	Line int
	Kind string
}

// The kinds of Problem.
const (
	Empty  = "empty"  // no criteria, or a line without a letter
	Many   = "many"   // more than MaxCriteria
	Long   = "long"   // longer than MaxName
	Twice  = "twice"  // the same name as an earlier line
	Number = "number" // numbers that do not count 1, 2, 3 …
)

func (p Problem) Error() string {
	return fmt.Sprintf("criterion on line %d: %s", p.Line, p.Kind)
}

// numbering is what people write before a line of a list: "1.", "2)", "Tiêu chí 3:", "-", "•".
var numbering = regexp.MustCompile(`^(?:[-–—•*+]\s*|(?i:tiêu chí|tieu chi|tc)\s*\d{1,2}\s*[-–—.:)]*\s*|\d{1,2}\s*[-–—.:)]+\s*)`)

// FromLines makes a set of a list that somebody wrote, one criterion a line; numbers and dashes before the names are
// taken off, empty lines left out. Errors: Problem.
func FromLines(s string) (Template, error) {
	t := Template{Name: Own}
	for line := range strings.Lines(fold.NFC(s)) {
		line = strings.Join(strings.Fields(line), " ")
		if line = strings.TrimSpace(numbering.ReplaceAllString(line, "")); line == "" {
			continue
		}
		t.Criteria = append(t.Criteria, Criterion{Number: len(t.Criteria) + 1, Name: strings.TrimRight(line, ";.,")})
	}
	return t, t.settle()
}

// settle checks a set and gives the short names that are not there.
func (t *Template) settle() error {
	switch {
	case len(t.Criteria) == 0:
		return Problem{Kind: Empty}
	case len(t.Criteria) > MaxCriteria:
		return Problem{Line: MaxCriteria + 1, Kind: Many}
	}
	seen := map[string]bool{}
	for i := range t.Criteria {
		c := &t.Criteria[i]
		c.Name, c.Short = fold.NFC(strings.TrimSpace(c.Name)), fold.NFC(strings.TrimSpace(c.Short))
		key := fold.Key(c.Name)
		switch {
		case c.Number != i+1:
			return Problem{Line: i + 1, Kind: Number}
		case !strings.ContainsFunc(c.Name, unicode.IsLetter):
			return Problem{Line: i + 1, Kind: Empty}
		case utf8.RuneCountInString(c.Name) > MaxName:
			return Problem{Line: i + 1, Kind: Long}
		case seen[key]:
			return Problem{Line: i + 1, Kind: Twice}
		}
		seen[key] = true
		if c.Short == "" || utf8.RuneCountInString(c.Short) > MaxShort {
			c.Short = Shorten(c.Name)
		}
	}
	return nil
}

// Shorten cuts a name at a word so that it fits a row of the summary.
func Shorten(name string) string {
	short := ""
	for _, w := range strings.Fields(name) {
		next := strings.TrimSpace(short + " " + w)
		if utf8.RuneCountInString(next) > MaxShort {
			break
		}
		short = next
	}
	if short == "" {
		short = string([]rune(name)[:min(MaxShort, utf8.RuneCountInString(name))])
	}
	return strings.TrimRight(short, " ,;:-–")
}

// Of is a text of the set in a language, in Vietnamese where it has no other.
func Of(m map[store.Lang]string, lang store.Lang) string {
	if s := m[lang]; s != "" {
		return s
	}
	return m[store.Vietnamese]
}
