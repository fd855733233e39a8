package docx

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostAdded is by how many letters a heading may have grown before other text is taken to have run into it.
const mostAdded = 80

// lostKey is the place of a text of which nobody can tell whose it is. No section can have it.
const lostKey = "_lost"

// spot is where a paragraph stands: in which section, "" before the first one, endKey after the last; whether it is its
// heading; and what of the section's text it has.
type spot struct {
	key  string
	head bool
	text string
}

// found are the anchors of a copy.
type found struct {
	heads, bodies map[string]int // where a section's heading, its body begins
	known         headings
	spots         []spot
}

// locate finds the anchors. A section begins with the bookmark of its heading; where that is lost, with its heading's words or
// number, or else with the bookmark of its body; it ends where the next one begins. So nothing that was typed between two
// headings is lost, wherever the cursor stood. Error: ErrNotReport.
func locate(pars []readPar, list []anchor) (found, error) {
	f := found{heads: map[string]int{}, bodies: map[string]int{}, known: headingsOf(list)}
	for i, p := range pars {
		for _, m := range p.marks {
			if name, ok := strings.CutPrefix(m, headMark); ok {
				first(f.heads, keyOf(name), i)
			} else if name, ok := strings.CutPrefix(m, bodyMark); ok {
				first(f.bodies, keyOf(name), i)
			} else if strings.HasPrefix(m, endMark) {
				first(f.heads, endKey, i)
			}
		}
	}
	if len(f.heads) == 0 && len(list) == 0 {
		return f, ErrNotReport
	}
	for i, p := range pars {
		if key, _ := f.known.read(p); key != "" {
			first(f.heads, key, i)
		}
	}
	if n := len(list); n > 0 && list[n-1].key == endKey && list[n-1].text != "" {
		// A closing that was typed anew stands before the other marks of the end.
		i := slices.IndexFunc(pars, func(p readPar) bool { return !p.table && short(clean(p.text)) == list[n-1].text })
		if at, ok := f.heads[endKey]; i >= 0 && (!ok || i < at) {
			f.heads[endKey] = i
		}
	}
	renamed(pars, list, f.heads, f.bodies)
	f.spots = f.place(pars)
	return f, nil
}

// place says of each paragraph where it stands. Of two sections that begin in one paragraph, nobody can tell which text is
// whose. A heading that stands there again, typed anew beside its bookmark, is no text: it goes on with its section.
func (f found) place(pars []readPar) []spot {
	begins := map[int][]string{}
	for key, i := range f.heads {
		begins[i] = append(begins[i], key)
	}
	for key, i := range f.bodies {
		if _, ok := f.heads[key]; !ok {
			begins[i] = append(begins[i], key)
		}
	}
	key, spots := "", make([]spot, len(pars))
	for i, p := range pars {
		s := spot{text: p.text}
		switch next := begins[i]; {
		case key == endKey || slices.Contains(next, endKey):
			key = endKey
		case len(next) > 1:
			key = lostKey
		case len(next) == 1:
			key = next[0]
			if at, ok := f.bodies[key]; !ok || at != i {
				_, s.text = f.known.read(p)
				s.head = true
			}
		default:
			if again, rest := f.known.read(p); again != "" {
				key, s.text = again, rest
			}
		}
		s.key = key
		spots[i] = s
	}
	return spots
}

// sections are the texts between the anchors.
func sections(pars []readPar, list []anchor) (map[string]string, []string, error) {
	f, err := locate(pars, list)
	if err != nil {
		return nil, nil, err
	}
	edits := collect(pars, f.spots)
	var warnings []string
	for _, a := range list {
		if a.key == endKey {
			continue
		}
		_, given := edits[a.key]
		head, ok := f.heads[a.key]
		body, too := f.bodies[a.key]
		if ok {
			again, _ := f.known.read(pars[head])
			given = given && (!too || head != body) && (again == a.key || !grown(pars[head].text, a.text))
		}
		if !given {
			delete(edits, a.key)
			warnings = append(warnings, a.key)
		}
	}
	return edits, warnings, nil
}

// collect puts the texts of the sections together.
func collect(pars []readPar, spots []spot) map[string]string {
	told := map[string]*strings.Builder{}
	for i, s := range spots {
		if s.key == "" || s.key == endKey || s.key == lostKey {
			continue
		}
		b := told[s.key]
		if b == nil {
			b = &strings.Builder{}
			told[s.key] = b
		}
		if pars[i].table || slices.ContainsFunc(pars[i].marks, isTableMark) {
			continue
		}
		for line := range strings.SplitSeq(s.text, "\n") {
			if line = dashed(clean(line)); line == "" {
				continue
			}
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(line)
		}
	}
	edits := map[string]string{}
	for key, b := range told {
		edits[key] = b.String()
	}
	return edits
}

func isTableMark(name string) bool { return strings.HasPrefix(name, tableMark) }

// dashed writes a bullet as a report has it, whichever the typist has chosen.
func dashed(s string) string {
	for _, m := range []string{"-", "–", "•", "·", "●"} {
		rest, ok := strings.CutPrefix(s, m)
		if !ok {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsSpace(r) || unicode.IsLetter(r) {
			return "- " + strings.TrimSpace(rest)
		}
	}
	return s
}

// grown tells whether other text has run into a heading.
func grown(text, heading string) bool {
	return heading != "" && utf8.RuneCountInString(clean(text)) > utf8.RuneCountInString(heading)+mostAdded
}

func first(m map[string]int, key string, i int) {
	if _, ok := m[key]; !ok {
		m[key] = i
	}
}

func keyOf(name string) string { return strings.ReplaceAll(name, "_", ".") }
