package round

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"giaoban/store"
	"giaoban/store/fold"
)

// hearsay is what a secretary's sentence says: the member's words, when he said them and how they reached the secretary.
type hearsay struct {
	words string
	said  time.Time
	means store.Means
}

// readHearsay takes when and how out of a sentence and leaves what was said. Of a pasted message, which stands in quotes or on
// lines of its own, nothing is taken out: "lúc 9h" in it is the member's own. Without a word on how it was a call, of a
// pasted message a message. ok is false where the time is not understood (see whenSaid); words is then the sentence.
func readHearsay(sentence string, now time.Time) (got hearsay, ok bool) {
	for _, cut := range []func(string) (around, pasted string){quoted, ownLines} {
		around, pasted := cut(sentence)
		if pasted = strings.TrimSpace(pasted); pasted == "" {
			continue
		}
		if got, ok = readAround(around, now); ok && onlyTelling(got.words) {
			got.words = pasted
			return got.or(store.ByMessage), true
		}
	}
	if got, ok = readAround(sentence, now); !ok {
		got.words = sentence
	}
	if strings.HasPrefix(sentence, "\n") {
		return got.or(store.ByMessage), ok
	}
	return got.or(store.ByPhone), ok
}

// or is the same with the means that is taken where none was named.
func (t hearsay) or(m store.Means) hearsay {
	if t.means == "" {
		t.means = m
	}
	return t
}

// readAround reads when and how; means is "" where nothing says how.
func readAround(sentence string, now time.Time) (got hearsay, ok bool) {
	got.means, sentence = howSaid(sentence)
	said, front, behind, ok := whenParts(sentence, now)
	if ok && got.means == "" {
		// "còn rác lúc 15:10 qua zalo": without the time the rest stands by itself.
		if got.means, behind = howSaid(behind); got.means == "" {
			got.means, front = howSaid(front)
		}
	}
	got.said, got.words = said, joined(front, behind)
	return got, ok
}

// onlyTelling tells whether nothing but "anh ấy báo:" is left around a pasted message.
func onlyTelling(s string) bool {
	return !slices.ContainsFunc(tokens(s), func(x token) bool { return !x.mark && !slices.Contains(telling, x.key) })
}

var quotes = [][2]string{{"“", "”"}, {`"`, `"`}, {"«", "»"}, {"‘", "’"}, {"'", "'"}}

// quoted is what stands in quotes, and what is around them. A quotation that is not closed goes on to the end.
func quoted(s string) (around, pasted string) {
	at, pair := len(s), [2]string{}
	for _, q := range quotes {
		if i := strings.Index(s, q[0]); i >= 0 && i < at {
			at, pair = i, q
		}
	}
	if at == len(s) {
		return s, ""
	}
	open := at + len(pair[0])
	end := strings.LastIndex(s[open:], pair[1])
	if end < 0 {
		return s[:at], s[open:]
	}
	return s[:at] + " " + s[open+end+len(pair[1]):], s[open : open+end]
}

// ownLines is what stands on several lines after the first, and the first.
func ownLines(s string) (around, pasted string) {
	around, pasted, _ = strings.Cut(s, "\n")
	if !strings.Contains(strings.TrimSpace(pasted), "\n") {
		return s, ""
	}
	return around, pasted
}

// way is a phrase that says how something was told. The loose ones are words for other things too: they count only where
// nothing else can be meant.
type way struct {
	words []string
	means store.Means
	kind  wayKind
}

type wayKind int

const (
	plain wayKind = iota // "qua zalo": also at the end of a clause that says only how it goes
	noun                 // "báo cáo giấy": a clause of its own, or in front
	loose                // "giấy": in brackets, or in front of what was said
)

var ways = longestFirst(map[store.Means][3]string{
	store.ByPhone: {
		"qua dien thoai|bang dien thoai|qua cuoc goi|qua dt|by phone|on the phone|over the phone",
		"goi dien thoai|goi dien|phoned|called", "dien thoai|goi|phone"},
	store.ByPaper: {
		"theo bao cao giay|bang bao cao giay|qua bao cao giay|theo ban giay|bang ban giay|qua ban giay|tren ban giay|theo giay|qua giay|bang giay|tren giay|" +
			"on paper|by letter",
		"theo van ban|bang van ban|bao cao bang giay|bao cao giay|ban giay|nop giay|gui giay|written report|paper report", "giay|van ban|paper"},
	store.ByMessage: {
		"qua tin nhan zalo|qua tin nhan|bang tin nhan|theo tin nhan|qua zalo|tren zalo|bang zalo|qua sms|bang sms|qua viber|qua messenger|" +
			"by text message|by message|by text|by sms|on zalo|via zalo|by zalo|by e-mail|by email|qua email|qua thu dien tu",
		"nhan tin qua zalo|nhan qua zalo|nhan tin zalo|nhan zalo|tin nhan zalo|tin nhan|nhan tin|sms|text message", "zalo|viber|messenger|email|message"},
	store.InPerson: {
		"truc tiep|tai cuoc hop|tai buoi hop|tai hop giao ban|tai buoi giao ban|tai giao ban|tai hop|trong cuoc hop|trong buoi hop|trong hop|" +
			"o cuoc hop|in person|face to face|at the meeting|in the meeting",
		"gap truc tiep|noi truc tiep|bao truc tiep|gap mat|hop giao ban", ""},
})

func longestFirst(phrases map[store.Means][3]string) []way {
	var all []way
	for means, kinds := range phrases {
		for kind, list := range kinds {
			for p := range strings.SplitSeq(list, "|") {
				if p != "" {
					all = append(all, way{strings.Fields(p), means, wayKind(kind)})
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b way) int {
		if n := len(b.words) - len(a.words); n != 0 {
			return n
		}
		return strings.Compare(strings.Join(a.words, " "), strings.Join(b.words, " "))
	})
	return all
}

// token is a word of a sentence, folded, or a mark between words, and where it stands.
type token struct {
	key        string
	start, end int
	mark       bool
}

// tokens splits a sentence into words and marks; "80%", "15:10" and "27/11" are words.
func tokens(s string) []token {
	var all []token
	start := -1
	flush := func(end int) {
		if start >= 0 {
			all = append(all, token{key: fold.Key(s[start:end]), start: start, end: end})
		}
		start = -1
	}
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		inside := start >= 0 && strings.ContainsRune(":/.-'", r) && i+size < len(s) && !strings.ContainsRune(" \n,;", rune(s[i+size]))
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '%' || inside:
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			if !unicode.IsSpace(r) || r == '\n' {
				all = append(all, token{key: s[i : i+size], start: i, end: i + size, mark: true})
			}
		}
	}
	flush(len(s))
	return all
}

var (
	// telling are words around a way of telling: "báo qua zalo là …".
	telling = []string{"bao", "cao", "noi", "gui", "nop", "nhan", "bao cao", "la", "rang", "anh", "chi", "ay", "dong", "reported", "said", "sent", "that"}
	// reCode is where what was said begins, reBare what only says how something goes.
	reCode = regexp.MustCompile(`^(?:(?:tc|kp|v)\d*|muc|tieu|khu|viec|nhiem|\d+\D?)$`)
	reBare = regexp.MustCompile(`^(?:(?:tc|kp|v|muc|viec|so|tieu chi|khu pho)?\d+(?:[%/:hg]\d*)*|tc|kp|v|muc|viec|so|tieu|chi|khu|pho|xong|het|roi|da|dang|lam|hoan|thanh|chua|` +
		`bat|dau|duoc|khoang|gan|luc|hoi|done|doing|finished|not|started|at|phan|tram)$`)
)

// howSaid takes out of a sentence the words that say how it was told; means is "" and the sentence as it was where none do.
func howSaid(sentence string) (store.Means, string) {
	all := tokens(sentence)
	for i := range all {
		for _, w := range ways {
			if !begins(all[i:], w.words) {
				continue
			}
			from, to := i, i+len(w.words)
			for from > 0 && !all[from-1].mark && slices.Contains(telling, all[from-1].key) {
				from--
			}
			wide := to
			for wide < len(all) && !all[wide].mark && slices.Contains(telling, all[wide].key) {
				wide++
			}
			if !saysHow(all, w, from, wide) {
				// "tc3 đã xong qua zalo": the words before may belong to what was said.
				if from = i; w.kind != plain || !ends(all, to) || !bareBefore(all, from) {
					break
				}
				wide = to
			}
			return w.means, without(sentence, all[from].start, all[wide-1].end)
		}
	}
	return "", sentence
}

func begins(all []token, words []string) bool {
	if len(all) < len(words) {
		return false
	}
	for i, w := range words {
		if all[i].mark || all[i].key != w {
			return false
		}
	}
	return true
}

// ends tells whether nothing follows in the clause.
func ends(all []token, at int) bool { return at == len(all) || all[at].mark }

// saysHow tells whether the words from … to stand where they can only say how: as a clause of their own, or in front of what
// was said.
func saysHow(all []token, w way, from, to int) bool {
	if from > 0 && !all[from-1].mark {
		return false
	}
	if ends(all, to) {
		return w.kind != loose || from > 0 && all[from-1].key == "(" || from == 0 && (to == len(all) || all[to].key == ":")
	}
	return from == 0 && (reCode.MatchString(all[to].key) || w.kind == plain && reBare.MatchString(all[to].key))
}

// bareBefore tells whether the clause before a place says only what it is about and how far it is.
func bareBefore(all []token, at int) bool {
	n := 0
	for i := at - 1; i >= 0 && !all[i].mark; i-- {
		if !reBare.MatchString(all[i].key) {
			return false
		}
		n++
	}
	return n > 0
}

var (
	reEmptied  = regexp.MustCompile(`\( *[,;]* *\)`)
	reDoubled  = regexp.MustCompile(`([,;:(]) *[,;:]+`)
	reDangling = regexp.MustCompile(` *[,;:]+ *(\)|\n|$)`)
)

// without cuts a piece out of a sentence, with the marks that only it needed.
func without(s string, from, to int) string {
	s = strings.TrimRight(s[:from], " ") + " " + strings.TrimLeft(s[to:], " ")
	s = reDangling.ReplaceAllString(reDoubled.ReplaceAllString(reEmptied.ReplaceAllString(s, ""), "$1"), "$1")
	return strings.Trim(s, " ,;:-")
}
