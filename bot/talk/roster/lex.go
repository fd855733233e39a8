package roster

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"giaoban/bot/talk/who"
	"giaoban/store"
	"giaoban/store/fold"
)

// lexed is a line in tokens, each of which may be taken out of the text by what it turned out to be.
type lexed struct {
	line string
	tok  []fold.Token
	took []taken
}

type taken int

const (
	free  taken = iota
	gone        // a code, a phone: never part of the text
	echo        // "khu phố 5" written out: stays in the text it stands in, if there is any
	split       // separates fields
)

func lex(line string) *lexed {
	tok := fold.Tokens(line)
	return &lexed{line: line, tok: tok, took: make([]taken, len(tok))}
}

func (l *lexed) key(i int) string {
	if i < 0 || i >= len(l.tok) || l.took[i] != free {
		return ""
	}
	return l.tok[i].Key
}

func (l *lexed) take(from, to int, as taken) {
	for i := from; i < to; i++ {
		l.took[i] = as
	}
}

// unnumber takes off the number or the dash that a line of a list begins with.
func (l *lexed) unnumber() {
	i := 0
	if digits(l.key(0)) && len(l.key(0)) <= 3 {
		i = 1
		if k := l.key(1); k != "" && strings.Contains(".):/,|", k) {
			i = 2
		}
	} else if k := l.key(0); k != "" && strings.Contains("-–—•*+", k) {
		i = 1
	}
	l.take(0, min(i, len(l.tok)), gone)
}

// phone takes out the first phone number; bad is something that looks like one and is none.
func (l *lexed) phone() (phone, bad string) {
	for i := range l.tok {
		if !startsPhone(l.key(i)) {
			continue
		}
		from, to, n := i, i, ""
		for j := i; j < len(l.tok) && len(n) < 12; j++ {
			k := l.key(j)
			if digits(k) && len(k) > 1 {
				n, to = n+k, j+1
				if _, err := phoneOf(n); err == nil {
					break
				}
			} else if k == "" || !strings.Contains("+.-–() 0", k) {
				break
			}
		}
		if len(n) < 6 {
			continue
		}
		l.takePhone(from, to)
		if p, err := phoneOf(n); err == nil {
			return p, ""
		}
		bad = l.line[l.tok[from].Start:l.tok[to-1].End]
	}
	return "", bad
}

// startsPhone tells whether a token may be the beginning of a phone number.
func startsPhone(k string) bool {
	return k == "+" || (digits(k) && (len(k) >= 6 || (len(k) > 1 && (k[0] == '0' || strings.HasPrefix(k, "84")))))
}

// phoneOf reads the digits of a number. A spreadsheet loses the first 0 of a mobile number.
func phoneOf(n string) (string, error) {
	if len(n) == 9 && strings.ContainsRune("35789", rune(n[0])) {
		n = "0" + n
	}
	return who.Phone(n)
}

// takePhone takes a number out with the word that announces it ("ĐT:", "số điện thoại").
func (l *lexed) takePhone(from, to int) {
	for from > 0 {
		k := l.key(from - 1)
		if !slices.Contains([]string{":", ".", "dt", "sdt", "tel", "phone", "mobile", "dien", "thoai", "di", "dong", "so", "("}, k) {
			break
		}
		from--
	}
	if to < len(l.tok) && l.key(to) == ")" {
		to++
	}
	l.take(from, to, gone)
}

// charges takes out the codes: "tc3 tc4", "tc 3,4", "tiêu chí 1-3", "kp5", "khu phố 5 và 6", "khu phố Xuân Hợp".
func (l *lexed) charges(r rules) []store.Subject {
	var found []store.Subject
	add := func(kind string, n int) {
		if s := store.SubjectOf(kind, n); n > 0 && !slices.Contains(found, s) && len(found) < maxCharges {
			found = append(found, s)
		}
	}
	for i := 0; i < len(l.tok); i++ {
		kind, n, to, long := l.code(i, r)
		if kind == "" {
			continue
		}
		as := gone
		if long {
			as = echo
		}
		add(kind, n)
		for {
			upto, next, spans := l.more(to)
			if next == 0 {
				break
			}
			from := next
			if spans && next > n && next-n < maxCharges {
				from = n + 1
			}
			for ; from <= next; from++ {
				add(kind, from)
			}
			n, to = next, upto
		}
		l.take(i, to, as)
		i = to - 1
	}
	return found
}

const maxCharges = 60

// code reads a subject at token i: its kind and number, and the token after it.
func (l *lexed) code(i int, r rules) (kind string, n, to int, long bool) {
	k := l.key(i)
	for _, kind := range []string{store.KindCriterion, store.KindNeighbourhood} {
		rest, ok := strings.CutPrefix(k, kind)
		if ok && rest != "" {
			if n := number(rest); n > 0 {
				return kind, n, i + 1, false
			}
		}
		if ok && rest == "" {
			if n, to := l.numberAt(i + 1); n > 0 {
				return kind, n, to, false
			}
		}
	}
	if k == "tieu" && l.key(i+1) == "chi" {
		if n, to := l.numberAt(i + 2); n > 0 {
			return store.KindCriterion, n, to, true
		}
	}
	after := i
	for w := range strings.FieldsSeq(fold.Key(r.word)) {
		if l.key(after) != w {
			return "", 0, 0, false
		}
		after++
	}
	if after == i {
		return "", 0, 0, false
	}
	if n, to := l.numberAt(after); n > 0 {
		return store.KindNeighbourhood, n, to, true
	}
	return l.named(i, after, r)
}

// named finds the longest name of a neighbourhood at a token.
func (l *lexed) named(from, at int, r rules) (kind string, n, to int, long bool) {
	name := ""
	for j := at; j < len(l.tok) && j < at+8 && l.key(j) != "" && l.key(j) != ","; j++ {
		name = strings.TrimSpace(name + " " + l.key(j))
		if found, ok := r.places[name]; ok {
			kind, n, to, long = store.KindNeighbourhood, found, j+1, true
		}
	}
	return kind, n, to, long
}

// numberAt reads a small number, behind "số" or a dot if need be.
func (l *lexed) numberAt(i int) (n, to int) {
	for l.key(i) == "so" || l.key(i) == "." || l.key(i) == ":" {
		i++
	}
	if n = number(l.key(i)); n > 0 {
		return n, i + 1
	}
	return 0, 0
}

// more reads the next number of a list: ", 4", "và 4", "4", "-7" (which spans).
func (l *lexed) more(i int) (to, n int, spans bool) {
	for j := i; j < i+3; j++ {
		switch k := l.key(j); k {
		case ",", ";", "va", "&", "+", "/", "and":
		case "-", "–", "den", "toi", "to":
			spans = true
		default:
			n = number(k)
			// "tc3, 12 Lê Lợi" is an address no more than "tc3, 4" is one: numbers that begin a phrase stay.
			if next := l.key(j + 1); n > 0 && next != "" && l.tok[j+1].Word() && !digits(next) && !codeWord(next) && !linkWord(next) {
				return 0, 0, false
			}
			if len(k) > 1 && k[0] == '0' && digits(l.key(j+1)) {
				return 0, 0, false // 09 1234 5678
			}
			return j + 1, n, spans
		}
	}
	return 0, 0, false
}

func linkWord(k string) bool { return slices.Contains([]string{"va", "den", "toi", "and", "to"}, k) }

// codeWord tells whether a word begins a code.
func codeWord(k string) bool {
	k = strings.TrimRight(k, "0123456789")
	return k == store.KindCriterion || k == store.KindNeighbourhood || k == "tieu"
}

// number reads a number of a criterion or a neighbourhood, 0 when it is none.
func number(k string) int {
	n, err := strconv.Atoi(k)
	if err != nil || !digits(k) || n > maxNumber {
		return 0
	}
	return n
}

// maxNumber is the highest number that a neighbourhood may have.
const maxNumber = 999

func digits(k string) bool {
	return k != "" && strings.IndexFunc(k, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// field is a range of tokens between two separators.
type field struct{ from, to int }

// fields splits the line. Commas separate; in a line without them dashes between spaces and brackets do, and where there is
// nothing at all the name ends where it stops looking like one.
func (l *lexed) fields() []field {
	commas := l.separate(func(i int) bool { return strings.Contains(",;|\n", l.key(i)) })
	if !commas {
		l.separate(func(i int) bool {
			k := l.key(i)
			dash := strings.Contains("-–—", k) && l.tok[i].Spaced && i+1 < len(l.tok) && l.tok[i+1].Spaced
			return dash || k == "(" || k == ")"
		})
	}
	var all []field
	from := 0
	for i := range l.tok {
		if l.took[i] == split {
			all = append(all, field{from, i})
			from = i + 1
		}
	}
	all = append(all, field{from, len(l.tok)})
	if len(all) > 1 {
		return all
	}
	if end := l.nameEnd(); end > 0 {
		return []field{{0, end}, {end, len(l.tok)}}
	}
	return all
}

func (l *lexed) separate(at func(int) bool) bool {
	found := false
	for i := range l.tok {
		if l.key(i) != "" && at(i) {
			l.took[i], found = split, true
		}
	}
	return found
}

// startWords begin a post or a unit behind a name, in a line without commas.
var startWords = []string{"công chức", "trưởng", "phó", "bí thư", "chủ tịch", "cán bộ", "ủy viên", "uỷ viên", "thư ký", "thành viên", "chuyên viên", "hiệu trưởng", "giám đốc",
	"tổ trưởng", "quan sát"}

// nameEnd is the token at which a name without a separator ends: a word in small letters after words in capitals, or one
// that begins a post. 0: it goes to the end.
func (l *lexed) nameEnd() int {
	words, capital := 0, false
	for i, t := range l.tok {
		if l.took[i] != free || !t.Word() {
			continue
		}
		if words > 0 {
			first := []rune(t.Text)[0]
			rest := strings.ToLower(l.line[t.Start:])
			starts := slices.ContainsFunc(append(startWords, unitWords...), func(w string) bool {
				return strings.HasPrefix(rest, w+" ") || rest == w || strings.HasPrefix(rest, fold.Key(w)+" ")
			})
			if starts || (capital && unicode.IsLower(first)) {
				return i
			}
		} else {
			capital = unicode.IsUpper([]rune(t.Text)[0])
		}
		words++
	}
	return 0
}

// coded tells whether a code was taken out of a field.
func (l *lexed) coded(f field) bool {
	return slices.ContainsFunc(l.took[f.from:f.to], func(t taken) bool { return t == gone || t == echo })
}

// text is what is left of a field; whole keeps neighbourhoods that are written out, if anything else is left.
func (l *lexed) text(f field, whole bool) string {
	var b strings.Builder
	left := false
	last := -1
	for i := f.from; i < f.to; i++ {
		if l.took[i] == free {
			left = left || l.tok[i].Word() || unicode.IsSymbol([]rune(l.tok[i].Text)[0])
		}
		if l.took[i] == free || (whole && l.took[i] == echo) {
			if last >= 0 && (l.tok[i].Spaced || last < i-1) {
				b.WriteByte(' ')
			}
			b.WriteString(l.tok[i].Text)
			last = i
		}
	}
	if !left {
		return ""
	}
	return strings.Trim(b.String(), " .:;,–—-")
}
