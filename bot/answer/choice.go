package answer

import (
	"strings"

	"giaoban/store/fold"
)

// choice reads which of the choices is meant: by its number, its words, or a beginning that only one has.
func (r *reader) choice(p part, choices []string) (n int, remark, ok bool) {
	if p.choice > 0 {
		return p.choice, r.more(p.from, p.to), true
	}
	from, to := r.trim(p.from, p.to)
	if from < to && r.words[from].key == "chon" {
		from++
	}
	if from < to && (r.words[from].key == "so" || r.words[from].key == "muc" || r.words[from].key == "y") && from+1 < to && r.words[from+1].number {
		from++
	}
	if from >= to {
		return 0, false, false
	}
	if n := match(strings.Trim(r.keys(p.from, p.to), " .,!:-"), choices); n > 0 {
		return n, false, true // "đã họp" begins like a word of courtesy
	}
	if w := r.words[from]; w.number && w.whole && w.value >= 1 && int(w.value) <= len(choices) && (from+1 == to || r.words[from+1].mark()) {
		return int(w.value), r.more(from+1, to), true
	}
	return r.chosen(from, to, choices)
}

// chosen finds a choice by its words. What is said behind it, after a mark, is a remark.
func (r *reader) chosen(from, to int, choices []string) (n int, remark, ok bool) {
	said := r.keys(from, to)
	first := from
	for first < to && !r.words[first].mark() {
		first++
	}
	head := r.keys(from, first)
	if reAsks.MatchString(pad(said)) {
		return 0, false, false
	}
	// The whole first, since a choice may have marks in it; then what stands before the first mark.
	before := ""
	if from > 0 && !r.words[from-1].mark() && !r.words[from-1].number {
		before = r.words[from-1].key + " "
	}
	for i, s := range []string{said, head, strings.TrimSuffix(strings.TrimSuffix(head, " roi"), " thoi"), before + head} {
		if n := match(s, choices); n > 0 {
			return n, i > 0 && r.more(first, to), true
		}
	}
	return 0, false, false
}

// match is the number of the choice that words mean: all its words, or a beginning that only one has; 0 for none or several.
func match(said string, choices []string) int {
	found := 0
	for i, c := range choices {
		key := plain(c)
		if key == said {
			return i + 1
		}
		if len(said) > 0 && strings.HasPrefix(key, said+" ") || len(said) >= 3 && strings.HasPrefix(key, said) {
			if found != 0 {
				found = -1
			} else {
				found = i + 1
			}
		}
	}
	return max(found, 0)
}

// plain is a choice as the words of a message are matched.
func plain(choice string) string {
	var keys []string
	for _, w := range scan(fold.NFC(choice)) {
		keys = append(keys, w.key)
	}
	return strings.Trim(strings.Join(keys, " "), " .")
}
