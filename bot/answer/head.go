package answer

import (
	"slices"
	"strconv"
	"strings"
)

// cut parts the message by what names an item: its code anywhere, its number where an item may begin.
func (r *reader) cut() {
	p := part{of: -1}
	for i := 0; i < len(r.words); {
		of, n, choice, ok := r.head(i, p)
		titled := false
		if !ok {
			if of, n = r.title(i, p); of < 0 {
				i++
				continue
			}
			titled = true
		}
		p.to = i
		if titled && !r.more(p.from, p.to) && !p.named {
			p.to = p.from // courtesy before it
		}
		r.add(p)
		p = part{of: of, named: true, head: i, from: i + n, choice: choice, titled: titled}
		i += n
	}
	p.to = len(r.words)
	r.add(p)
	r.behind()
	r.before()
}

// before gives what stands before a name to the part that is named, where it is about who comes: "mai kp5 đi 20 người". A
// condition there, or behind the last, holds for all of them.
func (r *reader) before() {
	for i := range r.parts {
		p := &r.parts[i]
		if i > 0 && p.named && p.of >= 0 && r.items[p.of].Ask == Coming {
			b := r.parts[i-1]
			if !b.named && b.to == p.head && !r.words[b.to-1].mark() && !r.hasStatus(b) {
				p.head, p.from = b.head, b.from
				r.parts[i-1].to = r.parts[i-1].from
			}
		}
	}
	r.parts = slices.DeleteFunc(r.parts, func(p part) bool { return !p.named && p.from == p.to })
	if n := len(r.parts); n > 0 {
		first, last := r.parts[0], r.parts[n-1]
		tail := last.from
		for i := last.from; i < last.to; i++ {
			if k := r.words[i].key; k == "," || k == "." || k == ";" {
				tail = i + 1
			}
		}
		before := r.attending(first.head, max(first.head, r.nameEnd(first)))
		r.hangs = reIf.MatchString(before) || hasAny(before, undecided) && n > 1 || tail > last.from && reTail.MatchString(r.attending(tail, last.to))
	}
}

// nameEnd is where the first words of a message end: those before the first name, or its first mark.
func (r *reader) nameEnd(p part) int {
	for i := p.head; i < p.to; i++ {
		if _, n := r.code(i); n > 0 || r.words[i].key == "," {
			return i
		}
	}
	if p.named {
		return p.head
	}
	return p.to
}

func (r *reader) add(p part) {
	if p.named || p.from < p.to {
		r.parts = append(r.parts, p)
	}
}

// behind gives a code that stands behind what is said of it ("đi 20 người kp5") to those words.
func (r *reader) behind() {
	for i := 1; i < len(r.parts); i++ {
		before, p := r.parts[i-1], r.parts[i]
		if before.named || !p.named || r.more(p.from, p.to) || p.choice > 0 || !r.more(before.from, before.to) {
			continue
		}
		r.parts[i-1] = part{of: p.of, named: true, head: before.from, from: before.from, to: before.to}
		r.parts = slices.Delete(r.parts, i, i+1)
	}
}

// head tells whether an item is named at i: which (-1 for what is on no list), and by how many words.
func (r *reader) head(i int, in part) (of, n, choice int, ok bool) {
	freely := in.of < 0 || r.items[in.of].Ask != Text || r.words[i].first || r.words[i].after
	if code, words := r.code(i); words > 0 && freely {
		return r.coded(code), words, 0, true
	}
	w := r.words[i]
	if (w.key == "muc" || w.key == "cau") && freely && i+1 < len(r.words) && r.words[i+1].number && r.words[i+1].whole {
		return r.numbered(int(r.words[i+1].value)), 2 + r.colon(i+2), 0, true
	}
	if !w.number {
		return 0, 0, 0, false
	}
	if !w.whole {
		return r.dotted(i)
	}
	of = r.numbered(int(w.value))
	if of < 0 || r.both(i) {
		return 0, 0, 0, false
	}
	if n := r.colon(i + 1); n > 0 && (w.first || w.after && r.words[i+1].key != "-" && r.words[i+1].key != "–") && !r.clock(i) {
		return of, 1 + n, 0, true
	}
	switch {
	case w.first:
		ok = i+1 < len(r.words) && !r.counted(i+1) && r.words[i+1].key != "," && r.words[i+1].key != ";" && r.words[i+1].key != "/" && r.words[i+1].key != "%"
	case w.after:
		ok = r.fits(i+1, of) && (r.items[of].Ask != Text || in.named && in.of != of)
	default:
		ok = in.named && in.of != of && int(w.value) > r.numberOf(in.of) && r.items[of].Ask != Text && r.items[of].Ask != Status && !governs[r.words[i-1].key] &&
			(!r.words[i-1].number || r.items[of].Ask == Coming || i+1 < len(r.words) && r.words[i+1].number) && r.fits(i+1+r.colon(i+1), of)
	}
	return of, 1 + r.colon(i+1), 0, ok
}

func (r *reader) numberOf(of int) int {
	if of < 0 {
		return 0
	}
	return r.items[of].Number
}

// governs are words after which a number counts and names no item.
var governs = map[string]bool{"di": true, "khoang": true, "tam": true, "duoc": true, "chung": true, "co": true, "con": true, "them": true, "cu": true, "ok": true, "hon": true, "gan": true, "den": true,
	"-": true, "/": true, "tong": true, "la": true, "va": true, "thu": true, "ngay": true, "luc": true, "so": true, "hem": true, "to": true, "chi": true, "du": true, "moi": true}

// both tells whether two items are named together at i: "1 và 2".
func (r *reader) both(i int) bool {
	return i+2 < len(r.words) && r.words[i].number && r.words[i].whole && r.words[i].first && (r.words[i+1].key == "va" || r.words[i+1].key == "&") &&
		r.words[i+2].number && r.words[i+2].whole && r.numbered(int(r.words[i].value)) >= 0 && r.numbered(int(r.words[i+2].value)) >= 0
}

// colon is 1 where a mark ends the naming of an item.
func (r *reader) colon(i int) int {
	if i < len(r.words) && strings.Contains(".):-–=", r.words[i].key) && r.words[i].key != "" {
		return 1
	}
	return 0
}

// clock tells whether an hour stands at i: "7:30".
func (r *reader) clock(i int) bool {
	return i+2 < len(r.words) && r.words[i+1].key == ":" && r.words[i+2].number && r.words[i+2].start == r.words[i+1].end && r.words[i+2].end-r.words[i+2].start == 2
}

// dotted reads "3.1": the first choice of item 3.
func (r *reader) dotted(i int) (of, n, choice int, ok bool) {
	item, k, found := strings.Cut(r.words[i].key, ".")
	a, err := strconv.Atoi(item)
	c, err2 := strconv.Atoi(k)
	if of = r.numbered(a); !found || err != nil || err2 != nil || of < 0 || r.items[of].Ask != Choice || c < 1 || c > len(r.items[of].Choices) || !r.words[i].first && !r.words[i].after {
		return 0, 0, 0, false
	}
	return of, 1, c, true
}

// code reads a code at i: "kp5", "kp 5", "khu phố 5", "kp5.2", "c2", and how many words it takes.
func (r *reader) code(i int) (string, int) {
	w := r.words[i]
	for _, kind := range []string{"tc", "kp", "c", "v"} {
		rest, ok := strings.CutPrefix(w.key, kind)
		if !ok || w.number || rest == "" || digits(rest) != len(rest) || len(rest) > 4 {
			continue
		}
		return r.sub(kind+rest, i, 1)
	}
	n := 1
	kind := map[string]string{"kp": "kp", "tc": "tc"}[w.key]
	if i+1 < len(r.words) {
		switch w.key + " " + r.words[i+1].key {
		case "khu pho":
			kind, n = "kp", 2
		case "tieu chi":
			kind, n = "tc", 2
		}
	}
	if kind == "" || i+n >= len(r.words) || !r.words[i+n].number {
		return "", 0
	}
	number := r.words[i+n].key
	whole, q, dotted := strings.Cut(number, ".")
	switch {
	case r.words[i+n].whole && len(number) <= 4:
		return r.sub(kind+number, i, n+1)
	case dotted && digits(whole) == len(whole) && digits(q) == len(q) && len(number) <= 6 && !strings.Contains(q, "."):
		return kind + number, n + 1 // "kp 5.2"
	}
	return "", 0
}

// sub adds the number of a question that follows without a space: "kp5" "." "2".
func (r *reader) sub(code string, i, n int) (string, int) {
	if i+n+1 < len(r.words) && r.words[i+n].key == "." && r.words[i+n].start == r.words[i+n-1].end && r.words[i+n+1].number && r.words[i+n+1].whole &&
		r.words[i+n+1].start == r.words[i+n].end {
		return code + "." + r.words[i+n+1].key, n + 2
	}
	return code, n + r.colon(i+n)
}

// coded is the place of the item that a code means: of several with one code that which is open and no status, -1 for none.
func (r *reader) coded(code string) int {
	found := -1
	for i, x := range r.items {
		if strings.EqualFold(x.Code, code) && (found < 0 || x.Ask == Status && r.items[found].Ask != Status || x.Ask == r.items[found].Ask && x.Open && !r.items[found].Open) {
			found = i
		}
	}
	return found
}

func (r *reader) numbered(n int) int {
	if n == 0 {
		return -1
	}
	return slices.IndexFunc(r.items, func(x Item) bool { return x.Number == n })
}

// counted tells whether the words at i are what a number before them counts, so that "20 người" names no item.
func (r *reader) counted(i int) bool {
	if i >= len(r.words) {
		return true
	}
	w := r.words[i]
	switch w.key {
	case "ho", "diem", "tan", "kg", "ta", "bao", "xe", "gio", "h", "ngay", "tuan", "thang", "cai", "chiec", "vu", "truong", "trieu", "nghin", "ngan", "tram", "chuc", "met", "m", "m2", "km", "ha", "yen", "phan", "ruoi", "lan", "buoi":
		return true
	}
	if whom := r.whom(i, len(r.words)); whom != "" && whom != "em" {
		return true
	}
	for _, x := range r.items {
		if u := plain(x.Unit); u != "" && x.Ask == Number && r.follows(i, len(r.words), strings.Fields(u)) {
			return true
		}
	}
	return false
}

// fits tells whether the words at i begin an answer to an item, where its number stands in the middle of a message.
func (r *reader) fits(i, of int) bool {
	if i >= len(r.words) || r.counted(i) {
		return false
	}
	w := r.words[i]
	switch x := r.items[of]; x.Ask {
	case Coming:
		return strings.Contains(" di khong co vang cu nho ban tham nghi chua ok van se ", " "+w.key+" ") && !w.number
	case Number:
		return w.number && !r.clock(i) || r.numeral(i) || w.key == "khong"
	case Choice:
		if w.number {
			return w.whole && w.value >= 1 && int(w.value) <= len(x.Choices)
		}
		for _, c := range x.Choices {
			if first, _, _ := strings.Cut(plain(c), " "); first == w.key {
				return true
			}
		}
	case Text, Photo:
		return !w.number && !w.mark()
	default:
		return w.number && i+1 < len(r.words) && r.words[i+1].key == "%" || w.number && (i+1 == len(r.words) || r.words[i+1].mark()) || strings.Contains(" xong dang chua vuong hoan dat moi da con gan van ", " "+w.key+" ")
	}
	return false
}
