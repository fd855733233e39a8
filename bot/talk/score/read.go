package score

import (
	"slices"
	"strconv"
	"strings"

	"giaoban/store"
	"giaoban/store/fold"
)

// What can be wrong with points.
const (
	faultNone     = ""
	faultMany     = "many"     // more numbers than criteria
	faultFew      = "few"      // a lone number where it is not clear for which criterion
	faultAbove    = "above"    // above the maximum
	faultNegative = "negative" // below nought
	faultExact    = "exact"    // more than two decimals
	faultLetters  = "letters"  // no number at all
	faultItem     = "item"     // a criterion that the form does not have
	faultOf       = "of"       // "8/20" of a criterion of 10
	faultTwice    = "twice"    // one criterion named twice
)

// fault is what is wrong, about which criterion (from 1), in which words; Have of Want numbers.
type fault struct {
	Why        string
	Item       int
	Said       string
	Have, Want int
}

// reading is what a line says of a form.
type reading struct {
	points []store.ScorePoint
	// note is what stands behind the points, as it was typed.
	note string
	// named: criteria were named by their numbers, so that the others stay as they are.
	named bool
	fault fault
	// claimed are the criteria (places in the form) that anything is named for.
	claimed []int
}

// reader reads a line token by token.
type reader struct {
	said  string
	toks  []fold.Token
	items []store.ScoreItem
	at    int
	// open are the places of the criteria that numbers without a name fill, in order.
	open []int
	out  map[int]store.ScorePoint
	r    reading
	// have counts the numbers without a name, last is the criterion that the newest number went to.
	have, last int
}

// read understands "8 9 4", "8,5 9 4 còn rác hẻm 45", "8/10 9/10 4/5", "8 k 4", "mục 2 9", "k chấm mục 2". Numbers without a
// name fill the open criteria (places in items) in order; fewer of them than open is no fault. It is pure and takes any text.
func read(said string, items []store.ScoreItem, open []int) reading {
	r := readWith(said, items, open, nil)
	if r.fault.Why == faultTwice {
		// "8 4, k chấm mục 2": what is named is named for the numbers before it too.
		if again := readWith(said, items, open, r.claimed); again.fault.Why == faultNone {
			return again
		}
	}
	return r
}

// readWith is read; numbers without a name leave out the criteria (places in items) that are claimed by name.
func readWith(said string, items []store.ScoreItem, open, claimed []int) reading {
	x := &reader{said: said, toks: fold.Tokens(said), items: items, out: map[int]store.ScorePoint{}}
	x.open = slices.DeleteFunc(slices.Clone(open), func(i int) bool { return slices.Contains(claimed, i) })
	want := len(x.open)
	for i := range x.toks {
		if item, n := x.skip(i); n > 0 && item >= 0 {
			x.r.claimed = append(x.r.claimed, item)
		} else if item, n := x.name(i); n > 0 && x.assigns(i+n) {
			x.r.claimed = append(x.r.claimed, item)
		}
	}
	x.line()
	if x.have > want {
		x.fail(fault{Why: faultMany, Have: x.have, Want: want})
	}
	for i := range items {
		if p, ok := x.out[i]; ok {
			x.r.points = append(x.r.points, p)
		}
	}
	if x.r.fault.Why == faultNone && len(x.r.points) == 0 {
		x.r.fault = fault{Why: faultLetters, Said: said}
	}
	return x.r
}

// looksLike tells whether a message begins like points: with a number, "mục", or that something is not scored.
func looksLike(said string) bool {
	toks := fold.Tokens(said)
	if len(toks) == 0 {
		return false
	}
	if _, ok := digits(toks[0].Key); ok {
		return true
	}
	x := &reader{said: said, toks: toks}
	if toks[0].Text == "-" && len(toks) > 1 {
		_, ok := digits(toks[1].Key)
		return ok
	}
	_, named := x.name(0)
	_, skips := x.skip(0)
	return named > 0 || skips > 0
}

func (x *reader) line() {
	for x.at < len(x.toks) && x.r.fault.Why == faultNone {
		separated := x.separators()
		if x.at == len(x.toks) {
			return
		}
		if item, n := x.skip(x.at); n > 0 {
			x.at += n
			x.r.named = x.r.named || item >= 0
			x.put(item, store.ScorePoint{Skip: true}, x.toks[x.at-n].Text)
			continue
		}
		if item, n := x.name(x.at); n > 0 {
			if len(x.open) == 0 && !x.assigns(x.at+n) {
				x.rest() // "8 9 4 mục 2 còn bẩn"
				return
			}
			x.named(item, n)
			continue
		}
		numbers, n := x.run(x.at)
		if n == 0 || len(x.open) == 0 && separated && x.worded(x.at+n) {
			x.rest()
			return
		}
		x.at += n
		for _, s := range numbers {
			x.number(-1, s)
		}
		x.of()
	}
}

// separators goes past the signs between points, and tells whether there were any.
func (x *reader) separators() bool {
	from := x.at
	for x.at < len(x.toks) {
		t := x.toks[x.at]
		negative := t.Text == "-" && t.Spaced && x.at+1 < len(x.toks) && !x.toks[x.at+1].Spaced && len(x.open) > 0 && x.isNumber(x.at+1)
		if negative {
			x.fail(fault{Why: faultNegative, Said: t.Text + x.toks[x.at+1].Text})
			x.at = len(x.toks)
			return true
		}
		if t.Key != "\n" && !strings.Contains(",;.–—-:|", t.Text) && t.Key != "va" {
			break
		}
		x.at++
	}
	return x.at > from
}

func (x *reader) isNumber(i int) bool {
	_, ok := digits(x.toks[i].Key)
	return ok
}

// worded tells whether words follow, so that the number before them belongs to a note: "45 hộ chưa dọn".
func (x *reader) worded(i int) bool {
	return i < len(x.toks) && x.toks[i].Word() && !x.isNumber(i) && !isUnit(x.toks[i].Key)
}

// rest is the note.
func (x *reader) rest() {
	x.r.note = strings.TrimSpace(strings.TrimLeft(x.said[x.toks[x.at].Start:], " ,;.–—-:|"))
	x.at = len(x.toks)
}

// skip reads "k", "k chấm", "k chấm mục 2"; item is -1 where none is named.
func (x *reader) skip(i int) (item, n int) {
	at := func(j int) string {
		if i+j < len(x.toks) {
			return x.toks[i+j].Key
		}
		return ""
	}
	if !slices.Contains([]string{"k", "ko", "khong", "kg", "hok", "kc", "x", "skip", "not", "no", "chua", "bo"}, at(0)) {
		return 0, 0
	}
	n = 1
	scored := at(0) == "kc" || at(0) == "skip"
	for slices.Contains([]string{"cham", "diem", "cho", "score", "scored", "scoring", "danh", "gia"}, at(n)) {
		n++
		scored = true
	}
	if item, m := x.name(i + n); m > 0 {
		return item, n + m
	}
	_, number := digits(at(n))
	ends := i+n == len(x.toks) || number || !x.toks[i+n].Word()
	if scored && ends || ends && slices.Contains([]string{"k", "ko", "khong", "x"}, at(0)) {
		return -1, n
	}
	return 0, 0
}

// name reads "mục 2", "item 2", "2:"; item is the place in the form, or past its end.
func (x *reader) name(i int) (item, n int) {
	if i >= len(x.toks) {
		return 0, 0
	}
	if slices.Contains([]string{"muc", "item", "m"}, x.toks[i].Key) && i+1 < len(x.toks) {
		if v, ok := digits(x.toks[i+1].Key); ok {
			n = 2
			if i+2 < len(x.toks) && slices.Contains([]string{":", "=", "la", "is", "duoc", "cham"}, x.toks[i+2].Key) {
				n = 3
			}
			return v - 1, n
		}
		return 0, 0
	}
	v, ok := digits(x.toks[i].Key)
	if ok && i+1 < len(x.toks) && strings.Contains(":=", x.toks[i+1].Text) {
		return v - 1, 2
	}
	return 0, 0
}

// assigns tells whether points, or that there are none, stand behind the name of a criterion.
func (x *reader) assigns(i int) bool {
	if i >= len(x.toks) {
		return false
	}
	_, skips := x.skip(i)
	return skips > 0 || x.isNumber(i)
}

// named takes the points behind the name of a criterion.
func (x *reader) named(item, n int) {
	x.r.named = true
	said := x.toks[x.at].Text
	x.at += n
	if item < 0 || item >= len(x.items) {
		x.fail(fault{Why: faultItem, Item: item + 1, Said: said})
		return
	}
	if x.at == len(x.toks) {
		x.fail(fault{Why: faultFew, Item: item + 1})
		return
	}
	if _, m := x.skip(x.at); m > 0 {
		x.at += m
		x.put(item, store.ScorePoint{Skip: true}, "")
		return
	}
	numbers, m := x.run(x.at)
	if len(numbers) != 1 {
		x.fail(fault{Why: faultFew, Item: item + 1})
		return
	}
	x.at += m
	x.number(item, numbers[0])
	x.of()
}

// run reads a number, with its decimals. Of more than two groups without a space ("8,9,4"), or of two where only the
// reading as two fills the form, each is a number of its own.
func (x *reader) run(i int) (numbers []string, n int) {
	if i >= len(x.toks) || !x.isNumber(i) {
		return nil, 0
	}
	groups := []string{bare(x.toks[i].Key)}
	n = 1
	for i+n+1 < len(x.toks) && strings.Contains(",.", x.toks[i+n].Text) && !x.toks[i+n].Spaced && !x.toks[i+n+1].Spaced && x.isNumber(i+n+1) {
		groups = append(groups, bare(x.toks[i+n+1].Key))
		n += 2
	}
	for i+n < len(x.toks) && isUnit(x.toks[i+n].Key) {
		n++
	}
	if len(groups) == 2 {
		list := n == 3 && i+n == len(x.toks) && i == 0 && len(x.open) == 2
		if !list {
			return []string{groups[0] + "." + groups[1]}, n
		}
	}
	return groups, n
}

// of checks "/10" behind a number.
func (x *reader) of() {
	if x.at+1 >= len(x.toks) || x.toks[x.at].Text != "/" || !x.isNumber(x.at+1) {
		return
	}
	numbers, n := x.run(x.at + 1)
	x.at += 1 + n
	most, ok := hundredths(numbers[0])
	if x.last >= 0 && (!ok || most != x.items[x.last].Max) {
		x.fail(fault{Why: faultOf, Item: x.last + 1, Said: numbers[0]})
	}
}

// number takes points for a criterion, or for the next open one where item is -1.
func (x *reader) number(item int, s string) {
	x.last = -1
	if item < 0 {
		x.have++
		if len(x.open) == 0 {
			return
		}
		item, x.open = x.open[0], x.open[1:]
	}
	got, ok := hundredths(s)
	switch {
	case !ok:
		x.fail(fault{Why: faultExact, Item: item + 1, Said: s})
	case got > x.items[item].Max:
		x.fail(fault{Why: faultAbove, Item: item + 1, Said: s})
	default:
		x.put(item, store.ScorePoint{Got: got}, s)
		x.last = item
	}
}

// put notes what a criterion got; item is -1 for the next open one.
func (x *reader) put(item int, p store.ScorePoint, said string) {
	if item < 0 {
		x.have++
		if len(x.open) == 0 {
			return
		}
		item, x.open = x.open[0], x.open[1:]
	}
	if item >= len(x.items) {
		x.fail(fault{Why: faultItem, Item: item + 1, Said: said})
		return
	}
	if _, twice := x.out[item]; twice {
		x.fail(fault{Why: faultTwice, Item: item + 1})
		return
	}
	x.open = slices.DeleteFunc(x.open, func(i int) bool { return i == item })
	p.Item = x.items[item].ID
	x.out[item] = p
}

// hundredths reads "8", "8.5", "8.55" in hundredths.
func hundredths(s string) (int, bool) {
	whole, part, _ := strings.Cut(s, ".")
	if part = strings.TrimRight(part, "0"); len(part) > 2 {
		return 0, false
	}
	n, err := strconv.Atoi(whole + (part + "00")[:2])
	return n, err == nil
}

func (x *reader) fail(f fault) {
	if x.r.fault.Why == faultNone {
		x.r.fault = f
	}
}

func digits(s string) (int, bool) {
	s = bare(s)
	if s == "" || len(s) > 6 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// bare takes the "đ" of "8đ" off.
func bare(s string) string { return strings.TrimSuffix(s, "d") }

func isUnit(key string) bool {
	return slices.Contains([]string{"d", "diem", "points", "point", "pts"}, key)
}
