package answer

import (
	"strconv"
	"strings"

	"giaoban/store/fold"
)

// word is a word, a number or a mark of the message.
type word struct {
	// key is what it is matched by, typed how it was written, in lower case.
	key, typed string
	start, end int
	// number is set for digits, with value what they say; whole tells that they are a plain integer.
	number, whole bool
	value         float64
	// bad is a number that can be read in two ways.
	bad bool
	// first: nothing, a line end or a semicolon stands before it; after: a comma or a full stop does.
	first, after bool
}

// marked tells whether the word carries accents.
func (w word) marked() bool { return w.typed != w.key && !w.number }

// mark tells whether it is no word.
func (w word) mark() bool { return !w.number && len(w.key) > 0 && !letter(rune(w.key[0])) }

func letter(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127 }

// scan splits a text into words; "1.200", "1,5" are one, "20ng" is two.
func scan(text string) []word {
	tokens := fold.Tokens(text)
	var out []word
	first, after := true, false
	for i := 0; i < len(tokens); {
		t := tokens[i]
		switch {
		case t.Key == "\n" || t.Key == ";":
			out = append(out, word{key: ";", typed: ";", start: t.Start, end: t.End})
			first, after = true, false
			i++
			continue
		case digits(t.Text) > 0:
			w, n, rest := literal(tokens[i:])
			w.first, w.after = first, after
			out = append(out, w)
			if rest != "" {
				out = append(out, spelled(rest, t.End-len(rest), t.End))
			}
			i += n
		case !t.Word():
			out = append(out, word{key: t.Key, typed: t.Text, start: t.Start, end: t.End, first: first, after: after})
			if t.Key == "," || t.Key == "." {
				first, after = false, true
				i++
				continue
			}
			i++
			if t.Key == "-" || t.Key == "–" || t.Key == "(" || t.Key == "•" || t.Key == "*" || t.Key == "+" {
				continue // a bullet does not begin the line
			}
		default:
			w := spelled(t.Text, t.Start, t.End)
			w.first, w.after = first, after
			out = append(out, w)
			i++
		}
		first, after = false, false
	}
	return out
}

// spelled is a word of letters, in its full form: "k" is không, "khoong" too.
func spelled(text string, start, end int) word {
	typed := strings.ToLower(text)
	if full, ok := vocabulary.Decode(typed); ok {
		typed = full
	}
	key := fold.Key(typed)
	if full, ok := short[typed]; ok {
		typed, key = full, fold.Key(full)
	}
	return word{key: key, typed: typed, start: start, end: end}
}

// short are what hands in a hurry write.
var short = map[string]string{"k": "không", "ko": "không", "hk": "không", "hok": "không", "hong": "không", "khg": "không", "kô": "không", "khong": "khong",
	"dc": "được", "đc": "được", "dk": "được", "đk": "được", "ng": "người", "ngừi": "người", "ngừơi": "người", "nguoif": "người",
	"oke": "ok", "okie": "ok", "oki": "ok", "okay": "ok", "okê": "ok", "yes": "ok", "uh": "ừ", "uk": "ừ", "uhm": "ừ", "ừm": "ừ", "mn": "mọi người", "r": "rồi", "kbt": "không biết",
	"no": "không", "not": "không", "coming": "đi", "going": "đi", "come": "đi", "comes": "đi", "instead": "thay", "if": "nếu", "maybe": "có lẽ"}

var vocabulary = fold.NewVocabulary("không", "đi", "được", "người", "bận", "vắng", "vâng", "cử", "nhờ", "chưa", "biết", "nghỉ", "chắc", "nếu", "mưa", "khoảng",
	"có", "đồng", "mọi", "rồi", "để", "tốt", "một", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "lăm", "trăm", "nghìn", "triệu", "chục", "rưỡi",
	"hộ", "thôi", "thì", "chị", "tổ", "vẫn", "nhưng", "đủ", "dự", "phố", "mục", "trước", "tuần", "như", "đến", "tới", "tôi", "việc", "vì", "sẽ", "báo", "sau", "giờ")

func accented(words []word) bool {
	for _, w := range words {
		if w.marked() {
			return true
		}
	}
	return false
}

// digits is how many digits a token begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// literal reads a number at the front of tokens: how many it took, and letters that stuck to its end ("20ng").
func literal(tokens []fold.Token) (w word, n int, rest string) {
	t := tokens[0]
	d := digits(t.Text)
	w = word{number: true, whole: true, start: t.Start, end: t.Start + d}
	text, n := t.Text[:d], 1
	if d < len(t.Text) {
		rest = t.Text[d:]
		w.key, w.typed = text, text
		w.value, _ = strconv.ParseFloat(text, 64)
		w.whole = d < 7
		if scaled, ok := scales[strings.ToLower(rest)]; ok { // "25k", "2tr"
			w.value, w.whole, w.end, rest = w.value*scaled, false, t.End, ""
		}
		return w, 1, rest
	}
	for n+1 < len(tokens) && (tokens[n].Key == "." || tokens[n].Key == ",") && !tokens[n].Spaced && !tokens[n+1].Spaced &&
		digits(tokens[n+1].Text) == len(tokens[n+1].Text) && len(tokens[n+1].Text) > 0 {
		text += tokens[n].Key + tokens[n+1].Text
		w.whole = false
		n += 2
	}
	w.end, w.key, w.typed = tokens[n-1].End, text, text
	w.value, w.bad = value(text)
	return w, n, ""
}

var scales = map[string]float64{"k": 1e3, "tr": 1e6, "ty": 1e9, "tỷ": 1e9}

// value reads "1.200" as 1200, "1,5" and "1.5" as 1.5. bad is what can be read in two ways, or in none.
func value(s string) (v float64, bad bool) {
	if len(s) > 15 {
		return 0, true
	}
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case commas == 0 && dots == 0:
	case commas == 0 && grouped(s, "."):
		s = strings.ReplaceAll(s, ".", "")
	case commas == 0 && dots == 1:
	case commas == 1 && dots == 0:
		if grouped(s, ",") {
			return 0, true // 1,200: a thousand and more, or one and a fifth
		}
		s = strings.Replace(s, ",", ".", 1)
	case commas == 1 && dots > 0 && grouped(s[:strings.Index(s, ",")], "."):
		s = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	default:
		return 0, true
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err != nil
}

// grouped tells whether every group after a separator has three digits.
func grouped(s, sep string) bool {
	parts := strings.Split(s, sep)
	if len(parts) < 2 || len(parts[0]) == 0 || len(parts[0]) > 3 || parts[0] == "0" {
		return false
	}
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return true
}
