package sign

import (
	"slices"
	"strings"

	"giaoban/bot/text"
	"giaoban/store"
)

// mostChanges is how many of a copy's sections are shown with what is new in them.
const mostChanges = 8

// changes are the first words that are new in the sections that a copy changes.
func (p paper) changes(tx *store.ReadTx, keys []string, mine map[string]string) (all []text.SignChange, err error) {
	d, _, err := p.document(tx)
	if err != nil {
		return nil, err
	}
	for _, key := range keys[:min(len(keys), mostChanges)] {
		if s, ok := d.Section(key); ok && mine[key] != "" {
			old, now := firstChange(s.Text(), mine[key])
			all = append(all, text.SignChange{Key: key, Old: old, New: now})
		}
	}
	return all, nil
}

// leadIn is how many words stand before those that are new, so that one knows where they are; tailOf how many behind.
const (
	leadIn = 2
	tailOf = 6
)

// firstChange is where two texts first differ, in the words of each; empty where one has no words there.
func firstChange(old, now string) (was, is string) {
	a, b := strings.Fields(old), strings.Fields(now)
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	from := max(0, same-leadIn)
	end := 0 // words that both end with
	for end < min(len(a), len(b))-same && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	cut := func(words []string) string {
		if len(words)-end == same && slices.Equal(a, b) {
			return ""
		}
		to := min(len(words), max(len(words)-end, from)+leadIn, from+leadIn+tailOf)
		s := strings.Join(words[from:to], " ")
		if from > 0 && s != "" {
			s = "… " + s
		}
		if to < len(words) {
			s += " …"
		}
		return s
	}
	return cut(a), cut(b)
}
