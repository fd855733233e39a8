package answer

import (
	"regexp"
	"strings"
)

// title tells whether the words at i are what a typed question is called on the screen: which item, by how many words. Only
// words that can be about nothing else name one: behind them stands what answers it.
func (r *reader) title(i int, in part) (of, n int) {
	w := r.words[i]
	if w.number || w.mark() || !r.begins(i, in) {
		return -1, 0
	}
	long, whole := 0, false
	var found []int
	for k, x := range r.items {
		if x.Ask == Status || x.Ask == Coming || x.Ask == Photo || x.Title == "" {
			continue
		}
		words := strings.Fields(plain(x.Title))
		m := 0
		for m < len(words) && i+m < len(r.words) && r.words[i+m].key == words[m] {
			m++
		}
		full := m == len(words) && m > 0
		if !full && (m < 2 || x.Ask == Text) || m < long || m == long && whole && !full {
			continue
		}
		if m > long || full && !whole {
			found = nil
		}
		long, whole = m, full
		found = append(found, k)
	}
	if of = r.theOne(found); of < 0 {
		return -1, 0
	}
	end := i + long
	colon := r.colon(end)
	if colon == 0 && end < len(r.words) && r.words[end].key == "la" {
		end++
	}
	if colon > 0 {
		if freely := in.of < 0 || r.items[in.of].Ask != Text || w.first || whole; !freely {
			return -1, 0
		}
		return of, end + 1 - i
	}
	if in.of >= 0 && !w.first && (r.items[in.of].Ask == Text || r.items[in.of].Ask == Status) {
		return -1, 0
	}
	if r.items[of].Ask != Text {
		next := end
		for next < len(r.words) && (polite[r.words[next].key] || r.words[next].key == "co") {
			next++
		}
		if !r.fits(next, of) {
			return -1, 0
		}
		return of, end - i
	}
	if end+1 >= len(r.words) || r.words[end].mark() || r.words[end+1].mark() {
		return -1, 0 // "khó khăn quá"
	}
	return of, end - i
}

// begins tells whether something may be named at i: nothing but courtesy stands before it, or another question has just been
// named in the same way and answered in a word.
func (r *reader) begins(i int, in part) bool {
	if in.titled && r.items[in.of].Ask != Text && i > in.from {
		return true
	}
	for ; i > 0 && !r.words[i].first && !r.words[i].after; i-- {
		if !polite[r.words[i-1].key] {
			return false
		}
	}
	return true
}

// theOne is the only item of some, or the only open one among them; -1 for none.
func (r *reader) theOne(found []int) int {
	if len(found) == 1 {
		return found[0]
	}
	only := -1
	for _, k := range found {
		if !r.items[k].Open {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = k
	}
	return only
}

var (
	reNothing = regexp.MustCompile(`^(?:da |em |a |bao cao |thi )*(?:khong|chua) (?:co )?(?:gi )?(.*?)(?: ?\b(?:gi|nao|ca|het|a|nhe|dau|them|lon))*$`)
	reNo      = regexp.MustCompile(`^(?:da |em |a )*(?:khong co|chua co|khong)(?: gi)?(?: ca| het| a| nhe| dau| them)*$`)
)

// nothingSaid finds the sentence that "không có khó khăn gì", "chưa có" is the answer to. several are those it may be for.
func (r *reader) nothingSaid(p part) (place int, several []int) {
	s := strings.Trim(r.keys(p.from, p.to), " .,!")
	m := reNothing.FindStringSubmatch(s)
	if m == nil {
		return -1, nil
	}
	about := strings.TrimSpace(m[1])
	var texts, open []int
	for i, x := range r.items {
		if !x.Open || x.Ask != Text && x.Ask != Number {
			continue
		}
		if x.Ask == Text && about != "" && plain(x.Title) == about {
			texts = append(texts, i)
		}
		if reNo.MatchString(s) && s != "khong" {
			open = append(open, i)
		}
	}
	if len(texts) == 1 {
		return texts[0], nil
	}
	if len(texts) > 1 {
		return -1, texts
	}
	if len(open) == 1 && r.items[open[0]].Ask == Text {
		return open[0], nil
	}
	if len(open) > 1 {
		return -1, open
	}
	return -1, nil
}
