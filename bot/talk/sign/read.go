package sign

import (
	"regexp"
	"slices"
	"strings"

	"giaoban/store/fold"
)

// editing is what a sentence wants of a section.
type editing struct {
	// key is the section's, words are its new ones.
	key, words string
	// undo takes an edit back, show only shows, ask asks for the words.
	undo, show, ask bool
	// named: the sentence says that it speaks of a section ("mục", "sửa"), not only its number.
	named bool
}

// reEdit: "sửa mục II.2: lời mới", "II.2 như cũ", "xem I.3". Marks may be missing.
var reEdit = regexp.MustCompile(`(?is)^\s*(?:xin |cho )?(sửa lại |sua lai |sửa |sua |chỉnh |chinh |đổi |doi |xem |bỏ sửa |bo sua |edit |change |show |undo )?` +
	`(mục |muc |phần |phan |section |part )?([ivx]{1,4})(?: ?[., ]? ?(\d{1,2}))?\.?` +
	`(?:\s*[:：]\s*|\s+(thành|thanh)[ :]\s*|\s+([^\n:]{2,30})$|\s*$)(.*)$`)

// undoWords follow the number of a section that is to be as it was.
var undoWords = []string{"tra lai nhu cu", "tra lai", "nhu cu", "de nhu cu", "lai nhu cu", "ve nhu cu", "bo sua", "huy sua", "as it was", "undo", "as drafted"}

// editOf reads a sentence about a section. open: a draft lies open, so that the number of a section alone means it. It is pure
// and takes any bytes.
func editOf(s string, open bool) (editing, bool) {
	m := reEdit.FindStringSubmatch(s)
	if m == nil {
		return editing{}, false
	}
	verb, word, tail := fold.Key(m[1]), fold.Key(m[2]), fold.Key(m[6])
	e := editing{key: strings.ToUpper(m[3]), words: strings.TrimSpace(m[7]), named: verb != "" || word != ""}
	if m[4] != "" {
		e.key += "." + strings.TrimLeft(m[4], "0")
	}
	switch {
	case tail != "" && slices.Contains(undoWords, tail), e.words != "" && slices.Contains(undoWords, fold.Key(e.words)):
		e.undo, e.words = true, ""
	case tail != "", m[5] != "" && verb == "":
		return editing{}, false // "mục II thiếu số liệu" is a remark, "mục II thành tích" too
	case verb == "bo sua" || verb == "undo":
		e.undo = true
	case verb == "xem" || verb == "show":
		e.show = true
	case e.words == "":
		e.ask = true
	}
	if !e.named && !open && (e.ask || !known(e.key)) {
		return editing{}, false
	}
	return e, e.named || known(e.key)
}

// known tells whether a number alone is that of a main part: "v: xong" is a task.
func known(key string) bool {
	main, _, _ := strings.Cut(key, ".")
	return slices.Contains([]string{"I", "II", "III", "IV"}, main)
}

// behind is the front of a trimmed text that folds to phrase, which it begins with.
func behind(s, phrase string) string {
	s = strings.TrimSpace(s)
	for i := range s {
		if fold.Key(s[:i]) == phrase {
			return s[:i]
		}
	}
	return s
}
