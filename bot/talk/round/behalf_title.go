package round

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// narrow takes a plan's name off the front of a sentence ("giao ban tháng: 2 thiếu thuốc"): only what that plan asks is meant then.
func (h *behalf) narrow(sentence string) string {
	words, best := tokens(sentence), 0
	var plan store.Plan
	for _, s := range h.list {
		if name := keysOf(s.plan.Name); s.own() && s.plan.Kind == store.Asking && len(name) > best && matchesAt(words, 0, name) == len(name) {
			plan, best = s.plan, len(name)
		}
	}
	if best == 0 || best < len(words) && !words[best].mark {
		return sentence
	}
	h.narrowed = true
	h.list = slices.DeleteFunc(h.list, func(s state) bool { return s.plan.ID != plan.ID })
	h.renumber()
	return strings.TrimLeft(sentence[words[best-1].end:], " \n:,;-–")
}

// renumber lets a number count the questions of the only plan meant where the bundle has nothing of the plan under it. Where
// it would name two, it names none.
func (h *behalf) renumber() {
	for i, s := range h.list {
		n := s.item.Subject.Question()
		if same := slices.DeleteFunc(slices.Clone(h.list), func(o state) bool { return o.item.Subject.Question() != n }); n == 0 || len(same) > 1 {
			continue
		}
		at := slices.IndexFunc(h.list, func(o state) bool { return o.number == n })
		switch {
		case at >= 0 && at != i:
			h.list[at].number += unshown + 500
		case at < 0:
			h.list[i].number = n
		}
	}
}

// byTitle puts, where a question is named by its words, what the readers know it by. problem is for words that name several.
func (h behalf) byTitle(t *talk.Turn, sentence string) (named string, problem text.Message, err error) {
	words := tokens(sentence)
	var out strings.Builder
	done := 0
	for i := 0; i < len(words); i++ {
		if i > 0 && !words[i-1].mark || words[i].mark {
			continue
		}
		from := i
		place, n := placeAt(words, i)
		which, m := h.titledAt(words, i+n)
		if m == 0 {
			continue
		}
		i += n + m
		if n == 0 {
			if place, n = placeAt(words, i); n == 0 && i+1 < len(words) && words[i].key == "," {
				if place, n = placeAt(words, i+1); n > 0 {
					n++
				}
			}
			i += n
		}
		one, err := h.only(t, which, place)
		if err != nil {
			return sentence, nil, err
		}
		if len(one) != 1 {
			return sentence, h.again(one), nil
		}
		out.WriteString(sentence[done:words[from].start])
		if done = len(sentence); i < len(words) {
			done = words[i].start
		}
		if one[0].typed() {
			fmt.Fprintf(&out, "mục %d ", one[0].number)
		} else {
			out.WriteString(string(one[0].item.Subject) + " ")
		}
		for i < len(words) && strings.Contains(":-–=", words[i].key) {
			if i++; i < len(words) {
				done = words[i].start
			} else {
				done = len(sentence)
			}
		}
		i--
	}
	return out.String() + sentence[done:], nil, nil
}

// titledAt are the items whose words stand at i, the longest of them, and how many words these are.
func (h behalf) titledAt(words []token, i int) (which []state, n int) {
	for _, s := range h.list {
		title := keysOf(s.question.Text)
		m := matchesAt(words, i, title)
		if !s.own() || len(title) == 0 || m == 0 || m < n {
			continue
		}
		if m > n {
			which, n = nil, m
		}
		which = append(which, s)
	}
	return which, n
}

// only keeps those on a place, "" for any, and of several those that wait for an answer.
func (h behalf) only(t *talk.Turn, which []state, place string) ([]state, error) {
	if place != "" {
		if on := slices.DeleteFunc(slices.Clone(which), func(s state) bool { return string(s.item.Subject.About()) != place }); len(on) > 0 {
			which = on
		}
	}
	if len(which) < 2 {
		return which, nil
	}
	var open []state
	for _, s := range which {
		waits, err := s.waits(t)
		if err != nil {
			return nil, err
		}
		if waits {
			open = append(open, s)
		}
	}
	if len(open) > 0 {
		return open, nil
	}
	return which, nil
}

var rePlaceCode = regexp.MustCompile(`^(kp|tc)(\d{1,3})$`)

// placeAt reads a criterion or a khu phố at i, and how many words it takes.
func placeAt(words []token, i int) (string, int) {
	for n, kind := range []string{"", "kp", "tc", "khu pho", "tieu chi"} {
		f := strings.Fields(kind)
		if i+len(f) >= len(words) || matchesAt(words, i, f) < len(f) {
			continue
		}
		last := words[i+len(f)].key
		if n == 0 && rePlaceCode.MatchString(last) {
			return last, 1
		}
		short := map[string]string{"kp": "kp", "khu pho": "kp", "tc": "tc", "tieu chi": "tc"}[kind]
		if n > 0 && rePlaceCode.MatchString(short+last) {
			return short + last, len(f) + 1
		}
	}
	return "", 0
}

// keysOf are the folded words of a name, and the marks in it.
func keysOf(s string) []string {
	var keys []string
	for _, x := range tokens(s) {
		keys = append(keys, x.key)
	}
	return keys
}

// matchesAt is len(keys) where they stand at i, else 0.
func matchesAt(words []token, i int, keys []string) int {
	if i+len(keys) > len(words) {
		return 0
	}
	for k, key := range keys {
		if words[i+k].key != key {
			return 0
		}
	}
	return len(keys)
}
