package docx

import (
	"regexp"
	"strings"

	"giaoban/store/fold"
)

// reNumbered is a line with the number of a heading before it, in the marks of either form: "2.", "II-", "II.", and as people
// type them. "1.5 tấn" and "12/11" have none.
var reNumbered = regexp.MustCompile(`(?i)^([ivx]+|\d{1,2})\s*[.)\-–—:/]+(?:\s+(\S.*)|([^\d\s].*))$`)

// numbered splits a line into the number of a heading, "" for none, and its words, folded.
func numbered(line string) (number, words string) {
	line = strings.TrimSpace(line)
	m := reNumbered.FindStringSubmatch(line)
	if m == nil {
		return "", strings.TrimRight(fold.Key(line), ".:; ")
	}
	return strings.ToUpper(m[1]), strings.TrimRight(fold.Key(m[2]+m[3]), ".:; ")
}

// headings finds the lines that read as a document's own headings.
type headings struct {
	keys map[[2]string]string // by number and words; "" for a heading that two sections have
}

func headingsOf(list []anchor) headings {
	h := headings{keys: map[[2]string]string{}}
	for _, a := range list {
		number, words := numbered(a.text)
		if at := [2]string{number, words}; words != "" && a.key != endKey {
			if _, two := h.keys[at]; two {
				a.key = ""
			}
			h.keys[at] = a.key
		}
	}
	return h
}

// read tells which section a paragraph's beginning is the heading of, and what follows that in the paragraph: a line break may
// stand after a heading, or within.
func (h headings) read(p readPar) (key, rest string) {
	if p.table || len(h.keys) == 0 {
		return "", ""
	}
	lines := strings.Split(p.text, "\n")
	for n := 1; n <= min(len(lines), 3) && len(lines[n-1]) < 4*longestProperty; n++ {
		number, words := numbered(strings.Join(lines[:n], " "))
		if key := h.keys[[2]string{number, words}]; key != "" {
			return key, strings.Join(lines[n:], "\n")
		}
	}
	return "", ""
}

// styled tells whether a paragraph looks like a heading: Word and LibreOffice both keep that.
func (p readPar) styled() bool { return strings.HasPrefix(strings.ToLower(p.style), "heading") }

// blank tells whether nothing is said in a paragraph.
func (p readPar) blank() bool { return clean(p.text) == "" }

// renamed finds the headings that were typed anew in other words: right above the body of a section that has no heading any
// more, or, where that is gone too, between the sections before and after it.
func renamed(pars []readPar, list []anchor, heads, bodies map[string]int) {
	taken := map[int]bool{}
	for _, m := range []map[string]int{heads, bodies} {
		for _, i := range m {
			taken[i] = true
		}
	}
	after := -1
	for n, a := range list {
		if i, ok := heads[a.key]; ok {
			after = max(after, i)
			continue
		}
		if a.key == endKey {
			continue
		}
		number, _ := numbered(a.text)
		at := -1
		if body, ok := bodies[a.key]; ok {
			at = above(pars, number, after, body, taken)
		} else {
			at = between(pars, number, after, before(list[n+1:], heads, bodies, len(pars)), taken)
		}
		if at >= 0 {
			heads[a.key], taken[at], after = at, true, at
		} else if body, ok := bodies[a.key]; ok {
			after = max(after, body)
		}
	}
}

// before is where the first of some sections begins that is found.
func before(list []anchor, heads, bodies map[string]int, end int) int {
	for _, a := range list {
		if i, ok := heads[a.key]; ok {
			return i
		}
		if i, ok := bodies[a.key]; ok {
			return i
		}
	}
	return end
}

// above is the heading that stands over a body, -1 for none: the last line before it, if that looks like one or has the number.
// The last line of a list that counts up to that number is none.
func above(pars []readPar, number string, after, body int, taken map[int]bool) int {
	last := func(i int) int {
		for i--; i > after && (pars[i].table || pars[i].blank()); i-- {
		}
		if i <= after || taken[i] {
			return -1
		}
		return i
	}
	i := last(body)
	if i < 0 {
		return -1
	}
	if pars[i].styled() {
		return i
	}
	if !pars[i].counted(number) {
		return -1
	}
	if j := last(i); j >= 0 {
		if n, _ := numbered(pars[j].text); n != "" && len(n) <= len(number) && isDigit(n) && isDigit(number) {
			return -1
		}
	}
	return i
}

// between is the only line of some that can be the heading: a main part's number is no list's, a part must look like a heading.
func between(pars []readPar, number string, after, until int, taken map[int]bool) int {
	found := -1
	for i := after + 1; i < until; i++ {
		p := pars[i]
		if p.table || taken[i] || !p.counted(number) || isDigit(number) && !p.styled() {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// counted tells whether a paragraph begins with a heading's number as it is written, in capitals if it is a Roman one.
func (p readPar) counted(number string) bool {
	n, _ := numbered(p.text)
	return n != "" && n == number && strings.HasPrefix(strings.TrimSpace(p.text), number)
}

func isDigit(number string) bool { return number != "" && number[0] <= '9' }
