package report

import (
	"strings"
	"unicode"

	"giaoban/store/fold"
)

// figureWords are the words, as folded, with which people give figures of a clean-up and nothing else. "Còn" and "hơn" are
// none: they say more than the figure.
var figureWords = words("nguoi ng doan vien diem tan ta kg ky ki m met rac don dep duoc co gom thu va voi tham gia ra quan di sang chieu nay hom tong cong ve sinh " +
	"mot hai ba bon nam lam sau bay tam chin muoi chuc tram ruoi")

func words(list string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(list) {
		all[w] = true
	}
	return all
}

// restated tells whether a quote only says again the figures that stand beside it: "25 nguoi don 3 diem, 1,5 tan rac".
func restated(quote string) bool {
	key := strings.ReplaceAll(" "+fold.Key(quote)+" ", " ba con ", " nguoi ")
	said := strings.FieldsFunc(key, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, w := range said {
		if unit := strings.TrimLeftFunc(w, unicode.IsDigit); unit != "" && !figureWords[unit] {
			return false
		}
	}
	return len(said) > 0
}

// asks tells whether a quote says by itself that help is asked for, so that nobody need say it for him.
func asks(quote string) bool {
	lower := " " + strings.ToLower(quote) + " "
	for _, word := range []string{"hỗ trợ", "ho tro", "đề nghị", "de nghi", "kiến nghị", "kien nghi", "đề xuất", "de xuat", " xin ", " cần ", " can them ", " nhờ ", "giúp"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}
