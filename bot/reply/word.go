package reply

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"giaoban/store/fold"
)

// word is a word, a number, a line end or any other single character of a text. Letters and digits typed together
// ("1xong", "25kg") are two words unless they are a code or a place ("tc3", "t6").
type word struct {
	text       string
	start, end int
	key        string // folded; shorthand written out, keyboard residue decoded
	spelling   spelling
	spaced     bool // something blank stands before it
	kind       wordKind
	short      bool // written out from shorthand
}

type wordKind uint8

const (
	letters wordKind = iota
	digits
	sign // one character that is neither
)

// spelling is the marks of one syllable, to tell "còn" from "con" where they were typed.
type spelling struct {
	marks string // a byte for each letter of the key: '.' for none
	tone  rune   // 0 for none
}

// plain tells that no marks were typed at all: the word may be any with these letters.
func (s spelling) plain() bool { return s.tone == 0 && strings.Trim(s.marks, ".") == "" }

// fits tells whether s may have been typed for the full spelling of a word with the same letters: without any marks,
// or with all but those that fast hands forget (đ, and the first horn of ươ), and with hỏi for ngã.
func (s spelling) fits(full spelling) bool {
	if s.plain() {
		return len(s.marks) == len(full.marks)
	}
	if rough(s.tone) != rough(full.tone) || len(s.marks) != len(full.marks) {
		return false
	}
	for i := range len(s.marks) {
		if s.marks[i] == full.marks[i] {
			continue
		}
		horn := full.marks[i] == horned && i+1 < len(full.marks) && full.marks[i+1] == horned
		if s.marks[i] != '.' || full.marks[i] != 'd' && !horn {
			return false
		}
	}
	return true
}

// rough takes hỏi and ngã for one, as half of the country says them.
func rough(tone rune) rune {
	if tone == '\u0303' {
		return '\u0309'
	}
	return tone
}

const horned = 0x1b // what spell writes for the horn of ơ and ư

// spell reads the marks of a lower-case word.
func spell(lower string) spelling {
	var s spelling
	var marks []byte
	for _, r := range norm.NFD.String(lower) {
		switch r {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
			s.tone = r
		case '\u0302', '\u0306', '\u031b':
			if len(marks) > 0 {
				marks[len(marks)-1] = byte(r & 0xff)
			}
		case 'đ':
			marks = append(marks, 'd')
		default:
			if !unicode.In(r, unicode.M) {
				marks = append(marks, '.')
			}
		}
	}
	s.marks = string(marks)
	return s
}

// words splits a text in NFC.
func (v *vocabulary) split(text string) []word {
	var out []word
	for _, t := range fold.Tokens(text) {
		if t.Key == "" {
			continue // a lone mark: the colour of an emoji
		}
		if !t.Word() {
			out = append(out, word{text: t.Text, key: t.Key, start: t.Start, end: t.End, spaced: t.Spaced, kind: sign, spelling: spell(t.Text)})
			continue
		}
		for _, piece := range v.pieces(t.Text) {
			w := word{text: t.Text[piece.from:piece.to], start: t.Start + piece.from, end: t.Start + piece.to}
			w.spaced = piece.from > 0 || t.Spaced
			if piece.from > 0 {
				w.spaced = false
			}
			out = append(out, v.read(w, out))
		}
	}
	for i := range out {
		out[i].denies(out, i)
	}
	return out
}

// denies writes out words that say "no" only among the right neighbours: "chửa xong" but "sửa chửa", "hem xong" but
// "hem 45", "hong kip" but "xe hong".
func (w *word) denies(ws []word, i int) {
	prev, next := "", ""
	if i > 0 {
		prev = ws[i-1].key
	}
	if i+1 < len(ws) {
		next = ws[i+1].key
	}
	switch strings.ToLower(w.text) {
	case "chửa":
		if prev != "sua" && prev != "cuu" {
			w.key, w.spelling = "chua", spell("chưa")
		}
	case "dung":
		if strings.Contains(" ghi bao noi tinh ke ", " "+next+" ") {
			w.spelling = spell("đừng")
		}
	case "mô":
		if next != "hinh" {
			w.key, w.spelling = "dau", spell("đâu")
		}
	case "hong", "hon":
		if i+1 == len(ws) || ws[i+1].kind == sign || strings.Contains(" a anh chi em vay chu bac ", " "+next+" ") {
			if strings.Contains(" xong dung phai roi duoc ", " "+prev+" ") {
				w.key, w.spelling = "khong", spell("không") // "xong rồi phải hong anh"
			}
			return
		}
		fallthrough
	case "hem", "cha":
		if strings.Contains(" co xong duoc lam kip biet phai the con vuong hoan thay can ", " "+next+" ") && !strings.Contains(" o trong con cac don may ngoai vo tuyen duong xe may den bi ", " "+prev+" ") {
			w.key, w.spelling = "khong", spell("không")
		}
	}
}

type span struct{ from, to int }

// pieces cuts a token where letters and digits meet.
func (v *vocabulary) pieces(token string) []span {
	if !strings.ContainsAny(token, "0123456789") || v.together(token) {
		return []span{{0, len(token)}}
	}
	var out []span
	from, prev := 0, -1
	for i, r := range token {
		class := 0
		if r >= '0' && r <= '9' {
			class = 1
		}
		if unicode.In(r, unicode.M) && prev >= 0 {
			class = prev // a keycap's frame belongs to its digit
		}
		glued := from > 0 && i-from == 1 && token[from]|0x20 != 'm' // "1t2" is no Monday, "5m2" are square metres
		if prev >= 0 && class != prev && (glued || !v.together(token[from:i]+string(r))) {
			out = append(out, span{from, i})
			from = i
		}
		prev = class
	}
	return append(out, span{from, len(token)})
}

// together tells whether letters and digits of s are one word: a code, a short name such as t6 or ql1, a square metre,
// or VNI keys.
func (v *vocabulary) together(s string) bool {
	key := fold.Key(s)
	at := strings.IndexAny(key, "0123456789")
	if at < 0 {
		return true
	}
	if strings.Trim(key[at:], "0123456789") == "" {
		if _, code := parseCode(key); !code && len(v.labels[start{first: key[:at]}]) > 0 {
			return false // nv17
		}
		if at >= 1 && at <= 3 && !v.alone[key[:at]] && shorthand[key[:at]].means == "" {
			return true
		}
		if _, ok := parseCode(key); ok || key == "m2" || key == "m3" {
			return true
		}
	}
	_, residue := v.decode(s)
	return residue
}

// read fills in what w is, given the words before it.
func (v *vocabulary) read(w word, before []word) word {
	w.key = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.M) {
			return -1
		}
		return r
	}, fold.Key(w.text))
	if w.key != "" && strings.Trim(w.key, "0123456789") == "" {
		w.kind, w.spelling = digits, spell(w.key)
		return w
	}
	lower := squeeze(strings.ToLower(w.text))
	w.key = squeeze(w.key)
	w.spelling = spell(lower)
	if full, ok := v.decode(lower); ok {
		if means, ok := slurred[full]; ok {
			full = means // "roif" is "ròi"
		}
		w.key, w.spelling = fold.Key(full), spell(full)
		return w
	}
	afterNumber := len(before) > 0 && before[len(before)-1].kind == digits && (!w.spaced || w.key == "kg")
	afterSign := !w.spaced && len(before) > 0 && before[len(before)-1].kind == sign // đ/c
	if means, ok := slurred[lower]; ok {
		w.key, w.spelling = fold.Key(means), spell(means)
		return w
	}
	if s, ok := shorthand[w.key]; ok && !afterSign && w.spelling.fits(spell(s.typed)) && !(afterNumber && s.notAfterNumber) {
		w.key, w.spelling, w.short = fold.Key(s.means), spell(s.means), true
	}
	return w
}

// decode undoes a keyboard that was off, for words that mean something to us and are none as they stand.
func (v *vocabulary) decode(s string) (string, bool) {
	key := fold.Key(s)
	if len(key) < 3 || v.known[key] {
		return "", false
	}
	return v.residue.Decode(s)
}

// squeeze makes one letter of three and more: "xonggggg". Digits stay: V1000 is not V10.
func squeeze(s string) string {
	run, prev := 0, rune(-1)
	if !strings.ContainsFunc(s, func(r rune) bool {
		if r != prev {
			run, prev = 0, r
		}
		run++
		return run >= 3 && !unicode.IsDigit(r)
	}) {
		return s
	}
	var out []rune
	rs := []rune(s)
	for i := 0; i < len(rs); {
		j := i
		for j < len(rs) && rs[j] == rs[i] {
			j++
		}
		n := j - i
		if n >= 3 && !unicode.IsDigit(rs[i]) {
			n = 1
		}
		for range n {
			out = append(out, rs[i])
		}
		i = j
	}
	return string(out)
}
