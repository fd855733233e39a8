package when

import (
	"strings"

	"giaoban/store/fold"
)

// emptied are clauses that say nothing once their deadline is gone.
var emptied = map[string]bool{
	"hoan thanh": true, "xong": true, "phai xong": true, "lam xong": true, "hoan thanh xong": true, "phai hoan thanh": true,
	"thoi gian": true, "han": true, "thoi han": true, "xong het": true, "va hoan thanh": true,
}

// Cut returns the text without the phrase of the deadline, as fold.NFC, with the brackets, commas and the empty clause
// ("…, hoàn thành") that went with it. Of a text without a phrase nothing is cut.
func (d Deadline) Cut(text string) string {
	text = fold.NFC(text)
	if d.End <= d.Start || d.End > len(text) {
		return text
	}
	left, right := strings.TrimRight(text[:d.Start], " "), strings.TrimLeft(text[d.End:], " ")
	for open := true; open; {
		open = false
		for _, pair := range [...]string{"()", "**", "[]"} {
			if strings.HasSuffix(left, pair[:1]) && strings.HasPrefix(right, pair[1:]) {
				left, right, open = strings.TrimRight(left[:len(left)-1], " "), strings.TrimLeft(right[1:], " "), true
			}
		}
	}
	left = strings.TrimRight(left, " ,:;-–")
	if at := strings.LastIndexAny(left, ",;.("); at >= 0 && emptied[fold.Key(left[at+1:])] {
		bracket := left[at] == '('
		left = strings.TrimRight(left[:at], " ")
		if bracket {
			right = strings.TrimPrefix(right, ")")
		}
	}
	switch {
	case left == "":
		return strings.TrimLeft(right, " ,.:;-–")
	case right == "":
		return left
	case strings.ContainsAny(right[:1], ",.;:)!?"):
		return left + right
	}
	return left + " " + right
}
