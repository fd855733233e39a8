package extend

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"giaoban/store/fold"
)

// verb is what a sentence wants.
type verb string

const (
	wantsTime verb = "time"    // xin gia hạn
	takesBack verb = "back"    // rút lại
	explains  verb = "explain" // giải trình
	agrees    verb = "yes"     // đồng ý
	refuses   verb = "no"      // chưa đồng ý
	givesDay  verb = "day"     // đến 2/12
)

// said is a sentence of this flow, taken apart.
type said struct {
	verb verb
	// task is the number of a code (V12), item a number of the day, letter a line of the newest list ('a'); at most one is set.
	task, item int
	letter     byte
	// several: more codes than one were named.
	several bool
	// rest is what follows, as typed; before is a reason that stood before the verb.
	rest, before string
	// weak: the words may mean something else; they count only where the facts speak for them.
	weak bool
}

// phrase is a way to say a verb. marked lists how its first word must be typed where it bears marks ("dời", not "đợi").
type phrase struct {
	keys   []string
	marked []string
	verb   verb
	weak   bool
}

func phrases(v verb, weak bool, all ...string) []phrase {
	var list []phrase
	for _, p := range all {
		list = append(list, phrase{keys: strings.Fields(p), verb: v, weak: weak})
	}
	return list
}

// vocabulary is in the order in which it is tried: longer ways first, refusals before the agreements that they contain.
var vocabulary = slices.Concat(
	phrases(takesBack, false, "khong xin gia han", "khong can gia han", "khong gia han", "thoi gia han", "thoi khong gia han", "rut lai", "rut de nghi",
		"rut gia han", "withdraw", "take back"),
	phrases(refuses, false, "chua dong y", "khong dong y", "ko dong y", "k dong y", "kg dong y", "hok dong y", "khong duyet", "chua duyet", "ko duyet",
		"khong chap thuan", "khong nhat tri", "chua nhat tri", "tu choi", "khong cho gia han", "khong cho lui", "not agreed", "do not agree",
		"disagree", "refuse", "refused"),
	phrases(refuses, true, "khong duoc", "ko duoc"),
	[]phrase{{keys: []string{"no"}, marked: []string{"no"}, verb: refuses, weak: true}},
	phrases(agrees, false, "dong y", "nhat tri", "chap thuan", "duyet", "agree", "agreed", "approve", "approved"),
	phrases(agrees, true, "duoc", "ok", "oke", "okie", "yes"),
	phrases(wantsTime, false, "gia han", "giahan", "lui han", "lui thoi han", "lui thoi gian", "hoan han", "doi han", "khat han", "them thoi gian",
		"them han", "extend", "extension", "more time", "postpone"),
	[]phrase{
		{keys: []string{"lui"}, marked: []string{"lùi"}, verb: wantsTime, weak: true},
		{keys: []string{"doi"}, marked: []string{"dời"}, verb: wantsTime, weak: true},
		{keys: []string{"hoan"}, marked: []string{"hoãn"}, verb: wantsTime, weak: true},
		{keys: []string{"khat"}, marked: []string{"khất"}, verb: wantsTime, weak: true},
		{keys: []string{"them"}, marked: []string{"thêm"}, verb: wantsTime, weak: true},
		{keys: []string{"cho", "den"}, verb: givesDay}, {keys: []string{"cho", "toi"}, verb: givesDay},
		{keys: []string{"den", "het"}, verb: givesDay}, {keys: []string{"until"}, verb: givesDay},
		{keys: []string{"den"}, marked: []string{"đến"}, verb: givesDay},
		{keys: []string{"toi"}, marked: []string{"tới"}, verb: givesDay},
	},
	phrases(explains, false, "giai trinh", "explain", "explanation"),
	phrases(explains, true, "tre vi", "tre do", "tre han vi", "tre han do", "cham vi", "cham do", "muon vi", "muon do", "qua han vi", "qua han do",
		"late because", "late due to"),
)

// polite are words between a code and what is wanted of it. "xin" makes a weak word strong.
var polite = []string{"xin", "cho", "em", "toi", "minh", "chau", "phep", "de", "nghi", "anh", "chi", "bac", "dong", "dc", "thua", "da", "duoc", "a",
	"muon", "can", "kinh", "bao", "cao", "please", "i", "need", "want", "to", ",", ":", "-", "–", ";", "."}

// tails are words that may follow a short yes or no.
var tails = []string{"nhe", "nha", "a", "em", "anh", "chi", "dong", "bac", "roi", "het", "tat", "ca", "hai"}

// longest is how many words a sentence of this flow may have before its verb.
const longest = 12

// read takes a sentence apart; ok is false for one that is not of this flow. It is pure and takes any bytes.
func read(s string) (said, bool) {
	if utf8.RuneCountInString(s) > 4096 {
		return said{}, false
	}
	toks := fold.Tokens(s)
	got, i := target(toks)
	if got.several && i >= len(toks) {
		return said{}, false
	}
	xin := false
	for n := 0; i < len(toks) && n < longest; i, n = i+1, n+1 {
		if p, end, ok := phraseAt(toks, i); ok {
			got.verb, got.weak = p.verb, p.weak && !(xin && (strongAfterXin(p) || amount(toks, end)))
			return got.finish(s, toks, i, end)
		}
		k := toks[i].Key
		if why := reasonWord(toks, i); why > 0 && got.task+got.item > 0 && n <= 1 {
			return afterReason(s, toks, i+why, got)
		}
		if !slices.Contains(polite, k) {
			return beforeRequest(s, toks, i, got)
		}
		xin = xin || k == "xin" || k == "nghi"
	}
	return said{}, false
}

// finish reads what follows the verb: the code where it comes there ("gia hạn V12 đến 4/12"), and the rest.
func (x said) finish(s string, toks []fold.Token, at, end int) (said, bool) {
	if x.weak && (x.verb == agrees || x.verb == refuses) && end < len(toks) && toks[end].Word() && !slices.Contains(tails, toks[end].Key) {
		return said{}, false // "V12 không được đào ở đó" decides nothing
	}
	from := end
	if x.verb == wantsTime && (toks[at].Key == "them" || x.weak && toks[at].Key != "khat") && !isCode(toks, end) {
		from = at // "thêm 3 ngày" and "lùi 3 ngày" are counted from the deadline
	}
	if x.task == 0 && x.item == 0 && x.letter == 0 {
		for i := end; i < len(toks) && i < end+4; i++ {
			n, next := codeAt(toks, i)
			if n == 0 {
				if slices.Contains([]string{"cho", "viec", "nhiem", "vu", "task", "cua", "for", ":"}, toks[i].Key) {
					continue
				}
				break
			}
			x.task, from = n, next
			_, x.several, from = moreCodes(toks, next)
			break
		}
		if x.task == 0 && x.verb != wantsTime && x.verb != givesDay && end < len(toks) && (end+1 == len(toks) || !toks[end+1].Word()) {
			if l := toks[end].Text; len(l) == 1 && isLetter(l[0]) {
				x.letter, from = lower(l[0]), end+1
			}
		}
	}
	if x.task+x.item == 0 && x.letter == 0 && (x.verb == agrees || x.verb == refuses) && from < len(toks) && toks[from].Word() && !slices.Contains(tails, toks[from].Key) {
		if _, _, day := phraseAt(toks, from); !day {
			return said{}, false // "em đồng ý với anh"
		}
	}
	if from < len(toks) {
		x.rest = trimmed(s[toks[from].Start:])
	}
	return x, true
}

// afterReason reads "V12 vì pa nô về chậm xin lùi đến 4/12".
func afterReason(s string, toks []fold.Token, from int, x said) (said, bool) {
	for i := from + 1; i < len(toks); i++ {
		if toks[i].Key != "xin" {
			continue
		}
		for j := i + 1; j < min(i+4, len(toks)); j++ {
			if p, end, ok := phraseAt(toks, j); ok && p.verb == wantsTime {
				x.verb, x.before = wantsTime, trimmed(s[toks[from].Start:toks[i].Start])
				return x.finish(s, toks, j, end)
			}
		}
	}
	return said{}, false
}

// beforeRequest reads "V12 không làm được vì mưa, cho xin thêm 3 ngày": what stands before the request is its reason.
func beforeRequest(s string, toks []fold.Token, from int, x said) (said, bool) {
	if x.task+x.item == 0 || x.several {
		return said{}, false
	}
	for i := from; i < len(toks); i++ {
		if isCode(toks, i) {
			return said{}, false // another task's
		}
		if k := toks[i].Key; k != "xin" && k != "cho" || i > 0 && slices.Contains([]string{"khong", "ko", "chua", "dung", "dan", "ho", "trinh", "don", "ban"}, toks[i-1].Key) {
			continue
		}
		for j := i + 1; j < min(i+5, len(toks)); j++ {
			p, end, ok := phraseAt(toks, j)
			if ok && p.verb == wantsTime && asksFor(toks, end) && (!p.weak || toks[i].Key == "xin" && strongAfterXin(p) || amount(toks, end)) {
				x.verb, x.before = wantsTime, trimmed(s[toks[from].Start:toks[i].Start])
				return x.finish(s, toks, j, end)
			}
			if !slices.Contains(polite, toks[j].Key) {
				break
			}
		}
	}
	return said{}, false
}

// asksFor tells whether a time, or nothing, stands at i: not "xin gia hạn giấy phép".
func asksFor(toks []fold.Token, i int) bool {
	if i >= len(toks) || !toks[i].Word() || amount(toks, i) {
		return true
	}
	_, err := strconv.Atoi(toks[i].Text)
	return err == nil || slices.Contains([]string{"den", "toi", "sang", "qua", "thu", "chu", "ngay", "tuan", "cuoi", "dau", "het", "mai", "mung", "a", "nhe", "nha", "until"}, toks[i].Key)
}

// amount tells whether so many days, or a few, stand at i: "3 ngày", "một tuần", "mấy hôm".
func amount(toks []fold.Token, i int) bool {
	for i < len(toks) && slices.Contains([]string{"them", "khoang", "cho", "em", "toi", "chung", "do"}, toks[i].Key) {
		i++
	}
	if i+1 >= len(toks) {
		return false
	}
	many := slices.Contains([]string{"mot", "hai", "ba", "bon", "nam", "sau", "bay", "muoi", "vai", "may", "it", "nua", "a", "one", "two", "three", "few"}, toks[i].Key)
	if _, err := strconv.Atoi(toks[i].Text); err != nil && !many {
		return false
	}
	if k := toks[i+1].Key; (k == "ba" || k == "few") && i+2 < len(toks) {
		i++ // "hai ba hôm"
	}
	return slices.Contains([]string{"ngay", "hom", "bua", "tuan", "thang", "day", "days", "week", "weeks"}, toks[i+1].Key)
}

// target reads what a sentence begins with: a code, a number of the day, a letter; next is the token after it.
func target(toks []fold.Token) (x said, next int) {
	if len(toks) == 0 {
		return x, 0
	}
	if n, next := codeAt(toks, 0); n > 0 {
		x.task = n
		_, x.several, next = moreCodes(toks, next)
		return x, next
	}
	i := 0
	if k := toks[0].Key; (k == "viec" || k == "muc" || k == "so" || k == "item") && len(toks) > 1 {
		i = 1
	}
	if n, err := strconv.Atoi(toks[i].Text); err == nil && n > 0 && n < 100 {
		x.item = n
		return x, i + 1
	}
	if l := toks[0].Text; len(l) == 1 && isLetter(l[0]) && len(toks) > 1 {
		x.letter = lower(l[0])
		return x, 1
	}
	return x, 0
}

func isLetter(b byte) bool { return lower(b) >= 'a' && lower(b) <= 'h' }

func lower(b byte) byte { return b | 0x20 }

// codeAt reads "V12", "v 12", "/V12" at i.
func codeAt(toks []fold.Token, i int) (number, next int) {
	if i < len(toks) && toks[i].Text == "/" {
		i++
	}
	if i >= len(toks) {
		return 0, i
	}
	digits, next, ok := "", i+1, false
	if digits, ok = strings.CutPrefix(toks[i].Key, "v"); !ok {
		return 0, i
	}
	if digits == "" && next < len(toks) {
		digits, next = toks[next].Text, next+1
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n <= 0 || len(digits) > 9 {
		return 0, i
	}
	return n, next
}

func isCode(toks []fold.Token, i int) bool {
	n, _ := codeAt(toks, i)
	return n > 0
}

// moreCodes passes over further codes: "V12, V13 và V14".
func moreCodes(toks []fold.Token, i int) (last int, several bool, next int) {
	for j := i; j < len(toks); {
		k := j
		if slices.Contains([]string{",", "va", "and", "&", "+", ";"}, toks[k].Key) {
			k++
		}
		n, after := codeAt(toks, k)
		if n == 0 {
			break
		}
		last, several, i, j = n, true, after, after
	}
	return last, several, i
}

func phraseAt(toks []fold.Token, i int) (phrase, int, bool) {
	for _, p := range vocabulary {
		if i+len(p.keys) > len(toks) || !slices.EqualFunc(p.keys, toks[i:i+len(p.keys)], func(k string, t fold.Token) bool { return k == t.Key }) {
			continue
		}
		typed := strings.ToLower(toks[i].Text)
		if p.marked != nil && typed != p.keys[0] && !slices.Contains(p.marked, typed) {
			continue
		}
		// "hoan thanh", "lui xuong": without marks these are other words.
		if p.marked != nil && typed == p.keys[0] && i+1 < len(toks) && slices.Contains([]string{"thanh", "thien", "chinh", "tat", "hoa", "cong"}, toks[i+1].Key) {
			continue
		}
		return p, i + len(p.keys), true
	}
	return phrase{}, i, false
}

// strongAfterXin: "xin lùi" asks for time whatever follows; "xin thêm" may ask for money.
func strongAfterXin(p phrase) bool {
	return p.verb == wantsTime && p.keys[0] != "them" && p.keys[0] != "doi"
}

// reasonWord tells how many tokens at i announce a reason, 0 for none.
func reasonWord(toks []fold.Token, i int) int {
	typed := strings.ToLower(toks[i].Text)
	switch {
	case typed == "vì" || typed == "vi" || typed == "do" || typed == "bởi" || typed == "because" || typed == "since" || typed == "nhằm":
		return 1
	case toks[i].Key == "ly" && i+1 < len(toks) && toks[i+1].Key == "do":
		return 2
	case toks[i].Key == "tai" && (typed == "tại" || i+1 < len(toks) && toks[i+1].Key == "vi"):
		return 1
	case typed == "due" && i+1 < len(toks) && toks[i+1].Key == "to":
		return 2
	}
	return 0
}

// trimmed takes off what stands around words.
func trimmed(s string) string { return strings.Trim(s, " ,:;.-–\n") }
