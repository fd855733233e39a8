package score

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"giaoban/store"
	"giaoban/store/fold"
)

// What can be wrong with a form.
const (
	formEmpty = "empty" // nothing there
	formMax   = "max"   // no maximum behind a criterion
	formZero  = "zero"  // a maximum of nought, or out of all proportion
	formName  = "name"  // no words, or too many
	formTwice = "twice" // one criterion twice
	formMany  = "many"  // more criteria than a line of numbers can answer
)

// What a form may have.
const (
	mostItems = 20
	mostName  = 80
	mostMax   = 1000 * 100
)

// reMax is the maximum at the end of a criterion: "10", "(10)", ": 10 điểm", "– tối đa 10đ", "7,5".
var reMax = regexp.MustCompile(`(?i)^(.*?)[\s:=(–—-]*(?:tối đa|toi da|max|up to)?[\s:=(]*(\d{1,6}(?:[.,]\d{1,4})?)\s*(?:điểm|diem|đ|points?|pts?)?\s*\)?\s*\.?$`)

// reNumbered is the number that a criterion of a pasted list begins with.
var reNumbered = regexp.MustCompile(`^\s*(?:\d{1,2}\s*[.)]|[-+•*])\s*`)

// readForm reads criteria with their maxima, divided by semicolons or lines, or by commas where every part between them ends
// in a number. It takes no word away and adds none. wrong and said tell what cannot be used.
func readForm(s string) (items []store.ScoreItem, wrong, said string) {
	parts := divide(s, func(part string) bool { return reMax.MatchString(part) && strings.ContainsAny(part, "0123456789") })
	if len(parts) == 0 {
		return nil, formEmpty, ""
	}
	if len(parts) > mostItems {
		return nil, formMany, ""
	}
	seen := map[string]bool{}
	for _, part := range parts {
		part = reNumbered.ReplaceAllString(part, "")
		m := reMax.FindStringSubmatch(part)
		if m == nil {
			return nil, formMax, part
		}
		name := strings.Trim(strings.Join(strings.Fields(m[1]), " "), " ,.:–—-(")
		most, ok := hundredths(strings.Replace(m[2], ",", ".", 1))
		switch key := fold.Key(name); {
		case key == "" || utf8.RuneCountInString(name) > mostName:
			return nil, formName, part
		case !ok || most <= 0 || most > mostMax:
			return nil, formZero, part
		case seen[key]:
			return nil, formTwice, name
		default:
			seen[key] = true
		}
		items = append(items, store.ScoreItem{Name: name, Max: most})
	}
	return items, "", ""
}

// divide cuts a list at semicolons and line ends; where there are none, at commas if every part is one by itself.
func divide(s string, whole func(string) bool) []string {
	cut := func(signs string) (parts []string) {
		for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(signs, r) }) {
			if part = strings.TrimSpace(part); part != "" {
				parts = append(parts, part)
			}
		}
		return parts
	}
	parts := cut(";\n")
	if len(parts) > 1 {
		return parts
	}
	commas := splitCommas(s)
	for _, part := range commas {
		if !whole(part) {
			return parts
		}
	}
	return commas
}

// splitCommas cuts at commas that stand between no two digits: "7,5" is a number.
func splitCommas(s string) (parts []string) {
	isDigit := func(i int) bool { return i >= 0 && i < len(s) && '0' <= s[i] && s[i] <= '9' }
	from := 0
	for i := range len(s) + 1 {
		if i < len(s) && (s[i] != ',' || isDigit(i-1) && isDigit(i+1)) {
			continue
		}
		if part := strings.TrimSpace(s[from:i]); part != "" {
			parts = append(parts, part)
		}
		from = i + 1
	}
	return parts
}

// readUnits reads names divided by semicolons, lines or commas. bad is a name that cannot be one.
func readUnits(s string) (names []string, bad string) {
	for _, part := range divide(s, func(string) bool { return true }) {
		name := strings.Trim(strings.Join(strings.Fields(reNumbered.ReplaceAllString(part, "")), " "), " ,.:–—-")
		if key := fold.Key(name); key == "" || utf8.RuneCountInString(name) > mostName || strings.Trim(key, "0123456789 ") == "" {
			return nil, part
		}
		dup := false
		for _, n := range names {
			dup = dup || fold.Key(n) == fold.Key(name)
		}
		if !dup {
			names = append(names, name)
		}
	}
	return names, ""
}
