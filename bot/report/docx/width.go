package docx

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// bold are the advances of the bold Times New Roman from space to tilde, in thousandths of its size. The lines below the
// letterhead are as long as a text or a part of it, and the file must say how long.
var bold = [...]int{
	250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278,
	500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
	930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778,
	611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
	333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
	556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
}

// textWidth is how wide a bold text of so many half points is, in twips.
func textWidth(s string, size int) int {
	sum := 0
	for _, r := range norm.NFD.String(s) {
		switch {
		case r == 'Đ':
			r = 'D'
		case r == 'đ':
			r = 'd'
		case unicode.Is(unicode.Mn, r):
			continue
		}
		if i := int(r) - ' '; i >= 0 && i < len(bold) {
			sum += bold[i]
		} else {
			sum += 500
		}
	}
	return sum * size * 10 / 1000
}
