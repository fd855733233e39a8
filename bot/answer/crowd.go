package answer

import (
	"regexp"
	"strings"

	"giaoban/store/fold"
)

// Crowd reads a message that says how many people there are and nothing else: "15 người", "đông lắm, khoảng 30 người". code is
// the khu phố that stands before it ("kp5"), empty for none. people is nil where two numbers leave it open: "20-25 người".
func Crowd(said string) (people *float64, code string, ok bool) {
	if len(said) > longest {
		return nil, "", false
	}
	text := fold.NFC(said)
	r := reader{text: text, words: scan(text)}
	r.accented = accented(r.words)
	from, to := 0, len(r.words)
	if to == 0 {
		return nil, "", false
	}
	if c, n := r.code(0); n > 0 && n <= to && strings.HasPrefix(c, "kp") {
		code, from = c, n
	}
	counted := false
	for i := from; i < to; {
		w := r.words[i]
		whom := 0
		if i > from && r.count(i-1) {
			whom = r.crowd(i, to)
		}
		switch {
		case whom > 0:
			counted = true
			i += whom
		case r.count(i), w.mark() && w.key != "?" && w.key != "%" && w.key != "/", reBeside.MatchString(w.key) && w.typed != "bao":
			i++
		default:
			return nil, "", false
		}
	}
	if !counted {
		return nil, "", false
	}
	people, some, unsure := r.people(from, to)
	if !some && !unsure || people != nil && *people < 1 {
		return nil, "", false
	}
	return people, code, true
}

// crowd is how many words at i are what a number before them counts, 0 where that is no people.
func (r *reader) crowd(i, to int) int {
	for n := 2; n > 0; n-- {
		if i+n <= to && reCrowd.MatchString(r.keys(i, i+n)) {
			return n
		}
	}
	return 0
}

var (
	reCrowd = regexp.MustCompile(`^(nguoi|ng|dong chi|ba con|anh em|chi em|doan vien|hoi vien|people)$`)
	// reBeside are words beside such a number that say nothing of their own.
	reBeside = regexp.MustCompile(`^(da|vang|a|nhe|nha|em|anh|chi|toi|minh|ben|khu|pho|nha|xin|bao|dong|lam|khoang|tam|chung|co|duoc|la|tong|cong|ca|tat|so|hon|gan|tren|it|nhat|nhieu|cung|chac|thoi|roi|` +
		`du|kien|day|ok|vai|may|den|about|around|ba|con|ma|vui|qua)$`)
)
