package roster

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"giaoban/bot/talk/who"
	"giaoban/store"
	"giaoban/store/fold"
)

// draft is a person as a line describes him, before anybody has said that it is right.
type draft struct {
	Name    string          `json:"name"`
	Post    string          `json:"post,omitempty"`
	Unit    string          `json:"unit,omitempty"`
	Phone   string          `json:"phone,omitempty"`
	Role    store.Role      `json:"role,omitempty"`
	Charges []store.Subject `json:"charges,omitempty"`
	// BadPhone is a number that is none; it is shown and not kept.
	BadPhone string `json:"bad_phone,omitempty"`
}

// role is the role that was said, else the one that follows from the charges: who answers for neighbourhoods only heads one.
func (d draft) role() store.Role {
	if d.Role != "" {
		return d.Role
	}
	head := len(d.Charges) > 0
	for _, c := range d.Charges {
		head = head && c.Is(store.KindNeighbourhood)
	}
	if head {
		return store.Head
	}
	return store.Plain
}

// bare tells whether only the name is known.
func (d draft) bare() bool {
	return d.Post == "" && d.Unit == "" && d.Phone == "" && d.Role == "" && d.BadPhone == "" && len(d.Charges) == 0
}

// fieldError tells which part of a line cannot be used.
type fieldError struct {
	Field string
	who.Bad
}

// rules are what a committee's words mean in a line.
type rules struct {
	// word is the committee's word for its neighbourhoods, places the numbers of those that exist by folded name.
	word   string
	places map[string]int
}

// header is the first line of a table somebody pastes.
var header = regexp.MustCompile(`^(stt|tt|so tt|no|#)?[ .,|]*(ho va ten|ho ten|ho, ten|full name|name)\b`)

// lines splits a pasted list into the lines that describe people.
func lines(s string) []string {
	var found []string
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		if strings.ContainsFunc(line, unicode.IsLetter) && !header.MatchString(fold.Key(line)) {
			found = append(found, line)
		}
	}
	return found
}

// read reads one line: the name first, then post, unit, phone, role and codes in any order. Errors: fieldError.
func read(line string, r rules) (draft, error) {
	l := lex(line)
	var d draft
	l.unnumber()
	d.Charges = l.charges(r)
	d.Phone, d.BadPhone = l.phone()
	var words, units []string
	for _, f := range l.fields() {
		text, rest := l.text(f, true), l.text(f, false)
		if text == "" {
			continue
		}
		if d.Name == "" {
			d.Name = text
			continue
		}
		if !strings.ContainsFunc(text, unicode.IsLetter) {
			if d.Phone == "" && strings.ContainsFunc(text, unicode.IsDigit) {
				d.BadPhone = text
			}
			continue
		}
		role, isRole := roleOf(rest)
		if !isRole && l.coded(f) {
			role, isRole = headOf(rest)
		}
		switch {
		case isRole:
			if d.Role == "" {
				d.Role = role
			}
		case label(text, "chức vụ", "post"):
			words = append([]string{unlabel(text)}, words...)
		case label(text, "đơn vị", "unit"), isUnit(text):
			units = append(units, unlabel(text))
		default:
			words = append(words, text)
		}
	}
	if len(units) == 0 && len(words) > 1 {
		words, units = words[:1], words[1:]
	}
	d.Post, d.Unit = strings.Join(words, ", "), strings.Join(units, ", ")
	return d, d.settle()
}

// settle checks what was read. Errors: fieldError.
func (d *draft) settle() error {
	var err error
	if d.Name, err = who.Name(d.Name); err != nil {
		return fieldError{"name", err.(who.Bad)}
	}
	for _, f := range []struct {
		name string
		text string
	}{{"post", d.Post}, {"unit", d.Unit}} {
		if n := utf8.RuneCountInString(f.text); n > who.MaxWords {
			return fieldError{f.name, who.Bad{Why: who.Long, Max: who.MaxWords}}
		}
	}
	return nil
}

// roleWords are what people call the roles. Written with accents they must be right: "Thu Kỳ" is a name.
var roleWords = map[string]store.Role{
	"trưởng ban": store.Chair, "trưởng ban chỉ đạo": store.Chair, "trưởng bcđ": store.Chair, "chair": store.Chair,
	"phó trưởng ban": store.Deputy, "phó ban": store.Deputy, "phó trưởng ban chỉ đạo": store.Deputy,
	"phó trưởng ban thường trực": store.Deputy, "deputy": store.Deputy,
	"thư ký": store.Secretary, "thư kí": store.Secretary, "thư ký ban": store.Secretary, "thư ký ban chỉ đạo": store.Secretary, "secretary": store.Secretary,
	"thành viên": store.Plain, "ủy viên": store.Plain, "uỷ viên": store.Plain, "member": store.Plain,
	"trưởng khu phố": store.Head, "tổ trưởng": store.Head, "tổ trưởng dân phố": store.Head, "tổ trưởng tổ dân phố": store.Head,
	"trưởng thôn": store.Head, "trưởng ấp": store.Head, "trưởng khóm": store.Head, "trưởng kp": store.Head, "head": store.Head,
	"quan sát": store.Observer, "quan sát viên": store.Observer, "observer": store.Observer,
}

// roleOf tells which role a text is, as a whole.
func roleOf(s string) (store.Role, bool) {
	s = strings.ToLower(unlabel(s))
	for words, r := range roleWords {
		if said(s, words) {
			return r, true
		}
	}
	return "", false
}

// headOf reads what is left of "Trưởng khu phố 5" once the neighbourhood is taken out.
func headOf(s string) (store.Role, bool) {
	s = strings.ToLower(s)
	return store.Head, said(s, "trưởng") || said(s, "tổ trưởng") || said(s, "head of")
}

// said tells whether s is words, written with all their accents or with none.
func said(s, words string) bool {
	return s == words || s == fold.Key(words)
}

// unitWords begin the name of a body rather than a post.
var unitWords = []string{"ubnd", "ủy ban", "uỷ ban", "hđnd", "mttq", "ub mttq", "đảng ủy", "đảng uỷ", "văn phòng", "phòng", "công an", "trạm", "trường", "hội", "đoàn thanh niên",
	"đtn", "hlhpn", "ban chỉ huy", "ban chqs", "ban công tác", "tổ chỉ đạo", "khu phố", "tổ dân phố", "chi bộ", "phường", "xã", "công ty", "hợp tác xã", "trung tâm"}

func isUnit(s string) bool {
	s = strings.ToLower(s)
	return slices.ContainsFunc(unitWords, func(w string) bool {
		for _, w := range []string{w, fold.Key(w)} {
			if rest, ok := strings.CutPrefix(s, w); ok && (rest == "" || rest[0] == ' ' || rest[0] == '.') {
				return true
			}
		}
		return false
	})
}

// label tells whether a text begins with one of the labels and a colon ("chức vụ: …").
func label(s string, labels ...string) bool {
	head, _, ok := strings.Cut(s, ":")
	return ok && slices.ContainsFunc(labels, func(l string) bool { return fold.Key(head) == fold.Key(l) })
}

var labels = []string{"chức vụ", "đơn vị", "vai trò", "họ tên", "họ và tên", "tên", "post", "unit", "role", "name"}

// unlabel takes such a label off.
func unlabel(s string) string {
	if label(s, labels...) {
		_, s, _ = strings.Cut(s, ":")
	}
	return strings.TrimSpace(s)
}
