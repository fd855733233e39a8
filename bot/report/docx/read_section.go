package docx

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostAdded is by how many letters a heading may have grown before other text is taken to have run into it.
const mostAdded = 80

// sections are the texts between the anchors. A section begins with the bookmark of its heading; where that is lost, with
// its heading's words or else with the bookmark of its body; it ends where the next one begins. So nothing that was typed
// between two headings is lost, wherever the cursor stood.
func sections(pars []readPar, list []anchor) (map[string]string, []string, error) {
	heads, bodies := map[string]int{}, map[string]int{}
	for i, p := range pars {
		for _, m := range p.marks {
			if name, ok := strings.CutPrefix(m, headMark); ok {
				first(heads, keyOf(name), i)
			} else if name, ok := strings.CutPrefix(m, bodyMark); ok {
				first(bodies, keyOf(name), i)
			} else if strings.HasPrefix(m, endMark) {
				first(heads, endKey, i)
			}
		}
	}
	if len(heads) == 0 && len(list) == 0 {
		return nil, nil, ErrNotReport
	}
	known := headingsOf(list)
	again := known.again(pars)
	for i := range pars {
		if key, ok := again[i]; ok {
			first(heads, key, i)
		}
	}
	end := ""
	if n := len(list); n > 0 && list[n-1].key == endKey {
		end = list[n-1].text
	}
	for i, p := range pars {
		// A closing that was typed anew stands before the other marks of the end.
		if at, ok := heads[endKey]; end != "" && !p.table && short(clean(p.text)) == end && (!ok || i < at) {
			heads[endKey] = i
			break
		}
	}
	renamed(pars, list, heads, bodies)
	begins := map[int][]string{}
	for key, i := range heads {
		begins[i] = append(begins[i], key)
	}
	for key, i := range bodies {
		if _, ok := heads[key]; !ok {
			begins[i] = append(begins[i], key)
		}
	}
	edits := collect(pars, begins, bodies, known)
	delete(edits, endKey)
	var warnings []string
	for _, a := range list {
		if a.key == endKey {
			continue
		}
		_, found := edits[a.key]
		head, ok := heads[a.key]
		body, too := bodies[a.key]
		if !found || ok && (too && head == body || again[head] != a.key && grown(pars[head].text, a.text)) {
			delete(edits, a.key)
			warnings = append(warnings, a.key)
		}
	}
	return edits, warnings, nil
}

// collect puts the paragraphs where they belong, until what follows the last section. Of two sections that begin in one
// paragraph, nobody can tell which text is whose: neither is given. A heading that stands there again, typed anew beside its
// bookmark, is no text: it goes on with its section.
func collect(pars []readPar, begins map[int][]string, bodies map[string]int, known headings) map[string]string {
	key, told := "", map[string]*strings.Builder{}
	for i, p := range pars {
		text := p.text
		if next := begins[i]; len(next) > 0 {
			key = ""
			if slices.Contains(next, endKey) {
				break
			}
			if len(next) == 1 {
				key = next[0]
				told[key] = &strings.Builder{}
			}
			if at, ok := bodies[key]; !ok || at != i {
				_, text = known.read(p) // the heading
			}
		} else if again, rest := known.read(p); again != "" {
			key, text = again, rest
			if told[key] == nil {
				told[key] = &strings.Builder{}
			}
		}
		if key == "" || p.table || slices.ContainsFunc(p.marks, isTableMark) {
			continue
		}
		for line := range strings.SplitSeq(text, "\n") {
			if line = dashed(clean(line)); line == "" {
				continue
			}
			if told[key].Len() > 0 {
				told[key].WriteByte('\n')
			}
			told[key].WriteString(line)
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
