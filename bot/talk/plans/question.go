package plans

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"giaoban/store"
	"giaoban/store/fold"
)

var (
	reOptional = regexp.MustCompile(`(?i)[\s,]*\(?\s*(?:không bắt buộc|khong bat buoc|tùy chọn|tuy chon|không nhất thiết|khong nhat thiet|nếu có|neu co|optional)\s*\)?\s*$`)
	reBracket  = regexp.MustCompile(`\s*\(([^()]*)\)\s*$`)
	reChoose   = regexp.MustCompile(`(?i)[\s,:]*(?:chọn|chon|chọn một trong|choose)\s*:\s*(.+)$`)
	reCount    = regexp.MustCompile(`^(?:so(?: luong)?|bao nhieu|may|tong so|how many|number of) (\S+)`)
	rePhoto    = regexp.MustCompile(`\b(?:anh|hinh|hinh anh|chup|photos?|picture)\b`)
	// noPhoto are words with the syllables of "ảnh" and "hình" that are no pictures.
	noPhoto  = strings.NewReplacer("tinh hinh", "", "hinh thuc", "", "loai hinh", "", "mo hinh", "", "dien hinh", "", "truyen hinh", "", "dia hinh", "", "anh huong", "", "hinh thanh", "")
	reStatus = regexp.MustCompile(`\b(?:tien do|xong chua|hoan thanh chua|den dau(?: roi)?|lam den dau|progress|done yet)\b|%`)
	reUnit   = regexp.MustCompile(`^(?:đơn vị|don vi)?\s*:?\s*(\p{L}[\p{L}\d²³ ]{0,14}|%)$`)
)

// countable are the words that follow "số" and are a unit; of others the person says none.
var countable = []string{"ho", "nguoi", "vu", "buoi", "lan", "km", "m", "tan", "diem", "truong", "nha", "can", "dong", "trieu", "ca", "don", "cuoc", "luot", "bien", "cong", "khu", "tuyen", "cay", "xe"}

// readQuestion reads one question with how it is answered: "số hộ ký cam kết (hộ)", "đánh giá: tốt/khá/chưa tốt", "ảnh hiện
// trường", "tiến độ (%)", else a sentence. ok is false where nothing is asked.
func readQuestion(said string) (q store.Question, ok bool) {
	q.Kind = store.AskText
	said = strings.Trim(said, " .?;,–-\n")
	if at := reOptional.FindStringIndex(said); at != nil && at[0] > 0 {
		q.Optional, said = true, strings.TrimSpace(said[:at[0]])
	}
	if m := reChoose.FindStringSubmatchIndex(said); m != nil {
		if list := choices(said[m[2]:m[3]]); list != nil {
			q.Kind, q.Choices, said = store.AskChoice, list, said[:m[0]]
		}
	} else if head, tail, cut := strings.Cut(said, ":"); cut && choices(tail) != nil {
		q.Kind, q.Choices, said = store.AskChoice, choices(tail), head
	}
	if m := reBracket.FindStringSubmatchIndex(said); m != nil && q.Kind == store.AskText {
		if bracket(&q, said[m[2]:m[3]]) {
			said = said[:m[0]]
		}
	}
	key := fold.Key(said)
	if q.Kind == store.AskText {
		switch m := reCount.FindStringSubmatch(key); {
		case m != nil:
			q.Kind = store.AskNumber
			if slices.Contains(countable, m[1]) {
				q.Unit = unitIn(said, m[1])
			}
		case reStatus.MatchString(key):
			q.Kind = store.AskStatus
		case rePhoto.MatchString(noPhoto.Replace(key)):
			q.Kind = store.AskPhoto
		case strings.Count(said, "/") > 0 && len(choices(lastWords(said))) > 2:
			q.Kind, q.Choices = store.AskChoice, choices(lastWords(said))
			said = strings.TrimSuffix(said, lastWords(said))
		}
	}
	q.Text = capital(strings.Trim(strings.Join(strings.Fields(said), " "), " :.?,–-"))
	return q, q.Text != ""
}

// bracket reads what stands in brackets behind a question: how it is answered.
func bracket(q *store.Question, in string) bool {
	key := fold.Key(in)
	switch {
	case key == "%" || key == "tien do" || key == "phan tram":
		q.Kind = store.AskStatus
	case key == "anh" || key == "hinh" || key == "photo":
		q.Kind = store.AskPhoto
	case key == "chu" || key == "loi" || key == "text":
		q.Kind = store.AskText
	case key == "so" || key == "number":
		q.Kind = store.AskNumber
	case choices(in) != nil:
		q.Kind, q.Choices = store.AskChoice, choices(in)
	case reUnit.MatchString(strings.TrimSpace(in)):
		q.Kind, q.Unit = store.AskNumber, strings.TrimSpace(reUnit.FindStringSubmatch(strings.TrimSpace(in))[1])
	default:
		return false
	}
	return true
}

// choices reads "tốt/khá/chưa tốt", or with commas; nil where it is no list of 2 to store.MaxChoices.
func choices(said string) []string {
	sep := "/"
	if !strings.Contains(said, "/") {
		sep = ","
	}
	var list []string
	for part := range strings.SplitSeq(said, sep) {
		part = strings.Trim(strings.Join(strings.Fields(part), " "), " .;?")
		if part == "" || len([]rune(part)) > 40 {
			return nil
		}
		list = append(list, part)
	}
	if len(list) < 2 || len(list) > store.MaxChoices {
		return nil
	}
	return list
}

// lastWords are the words from the first one that has a stroke: "tốt/khá/kém" of "tình hình tốt/khá/kém".
func lastWords(said string) string {
	i := strings.LastIndex(said[:max(0, strings.Index(said, "/"))], " ")
	return said[i+1:]
}

// unitIn is a word of a question as it was typed.
func unitIn(said, key string) string {
	for _, w := range strings.Fields(said) {
		if fold.Key(w) == key {
			return w
		}
	}
	return key
}

// settle decides which questions are asked for every criterion or neighbourhood, and which once a person: how it goes is asked
// of each where people answer for something, and of neighbourhoods so is all that can be added up or shown.
func settle(p *store.Plan) {
	p.Questions = slices.Clone(p.Questions)
	for i := range p.Questions {
		q := &p.Questions[i]
		switch p.Whom.Kind {
		case store.Heads:
			q.Each = q.Kind != store.AskText
		case store.Owners, store.Charged:
			q.Each = q.Kind == store.AskStatus
		default:
			q.Each = false
		}
	}
}

// capital begins a name or a question with a capital letter, whatever was typed.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
