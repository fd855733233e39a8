package plans

import (
	"regexp"
	"strconv"
	"strings"

	"giaoban/store"
	"giaoban/store/fold"
)

// edit changes one question, by its number from 1.
type edit struct {
	number int
	drop   bool
	// required, where set, says whether it must be answered; as is how it is answered, text what it says.
	required *bool
	as       *store.Question
	text     string
}

var (
	reMust    = regexp.MustCompile(`^(?:la |is |thi )?(?:bat buoc|phai tra loi|required|mandatory)$`)
	reMay     = regexp.MustCompile(`^(?:la |is |thi )?(?:khong bat buoc|tuy chon|khong nhat thiet|not required|not mandatory|not necessary|optional|may be left out)$`)
	reAsKind  = regexp.MustCompile(`^(?:la |hoi |tra loi |bang |kieu )*(anh|hinh|photo|chu|loi|text|tien do|xong chua|status|so|number)$`)
	reAsCount = regexp.MustCompile(`(?i)^(?:(?:là|la|bằng|bang|tính bằng|tinh bang)\s+)*(?:(?:số|so)\s*)?\(([^()]+)\)$|^(?:(?:là|la)\s+)?(?:số|so|đơn vị|don vi)\s+(\S+)$`)
	reAsPick  = regexp.MustCompile(`(?i)^(?:chọn|chon|choose)(?:\s+một|\s+mot)?\s*:?\s*(.+)$`)
)

// edit takes the parts of a line such as "câu 2 chọn: tốt/khá/chưa tốt" or "bỏ câu 3".
func (w *words) edit(m []string) bool {
	e := edit{drop: m[1] != ""}
	e.number, _ = strconv.Atoi(m[2])
	what := strings.Trim(m[3], " .;")
	key := fold.Key(what)
	yes, no := true, false
	switch {
	case e.drop:
		if what != "" {
			return false
		}
	case what == "":
		return false
	case key == "bo" || key == "xoa" || key == "thoi":
		e.drop = true
	case reMay.MatchString(key):
		e.required = &no
	case reMust.MatchString(key):
		e.required = &yes
	case reAsKind.MatchString(key):
		kind := map[string]store.QuestionKind{"anh": store.AskPhoto, "hinh": store.AskPhoto, "photo": store.AskPhoto, "chu": store.AskText, "loi": store.AskText,
			"text": store.AskText, "tien do": store.AskStatus, "xong chua": store.AskStatus, "status": store.AskStatus, "so": store.AskNumber, "number": store.AskNumber}
		e.as = &store.Question{Kind: kind[reAsKind.FindStringSubmatch(key)[1]]}
	default:
		if m := reAsPick.FindStringSubmatch(what); m != nil && choices(m[1]) != nil {
			e.as = &store.Question{Kind: store.AskChoice, Choices: choices(m[1])}
		} else if m := reAsCount.FindStringSubmatch(what); m != nil {
			var q store.Question
			if !bracket(&q, m[1]+m[2]) {
				return false
			}
			e.as = &q
		} else {
			e.text = what
		}
	}
	w.edits = append(w.edits, e)
	return true
}

// apply changes the questions; ok is false where there is no such question.
func (e edit) apply(list []store.Question) (changed []store.Question, ok bool) {
	if e.number < 1 || e.number > len(list) {
		return list, false
	}
	q := list[e.number-1]
	switch {
	case e.drop:
		return append(append([]store.Question{}, list[:e.number-1]...), list[e.number:]...), true
	case e.required != nil:
		q.Optional = !*e.required
	case e.as != nil:
		q.Kind, q.Unit, q.Choices = e.as.Kind, e.as.Unit, e.as.Choices
	default:
		read, ok := readQuestion(e.text)
		if !ok {
			return list, false
		}
		read.Optional = read.Optional || q.Optional
		q = read
	}
	list = append([]store.Question{}, list...)
	list[e.number-1] = q
	return list, true
}
