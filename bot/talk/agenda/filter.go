package agenda

import (
	"fmt"
	"slices"
	"strings"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// filter is which tasks are asked for.
type filter struct {
	mine             bool
	heap             view.Heap // "" for what is open
	places, criteria []int
	task             int
	member           store.MemberID
	// party is an organisation that nobody on the list holds, as it is matched.
	party string
	page  int
}

// settle makes a filter that names nobody and nothing the reader's own; who may see names means everybody's with "quá hạn"
// and the like.
func (f *filter) settle(sees bool) {
	if len(f.places)+len(f.criteria) > 0 || f.task != 0 || f.member != 0 || f.party != "" || f.heap == text.HeapAll {
		return
	}
	f.mine = f.mine || !sees || f.heap == "" || f.heap == text.HeapSupport
}

// heaps are the words for parts of a list, as they are matched; the longest that fits is meant.
var heaps = map[string]view.Heap{
	"tat ca": text.HeapAll, "toan bo": text.HeapAll, "all": text.HeapAll,
	"qua han": view.HeapOverdue, "tre han": view.HeapOverdue, "het han": view.HeapOverdue, "overdue": view.HeapOverdue, "late": view.HeapOverdue,
	"chua co han": view.HeapUndated, "khong co han": view.HeapUndated, "khong han": view.HeapUndated, "chua han": view.HeapUndated,
	"undated": view.HeapUndated, "no deadline": view.HeapUndated,
	"xong": view.HeapDone, "da xong": view.HeapDone, "hoan thanh": view.HeapDone, "da hoan thanh": view.HeapDone, "done": view.HeapDone,
	"thuong xuyen": view.HeapRoutine, "routine": view.HeapRoutine,
	"cho xac nhan": view.HeapReported, "reported": view.HeapReported,
	"dang lam": view.HeapDoing, "doing": view.HeapDoing, "in progress": view.HeapDoing,
	"chua xong": "", "con lai": "", "open": "", // what is open is meant anyway
	"chua lam": view.HeapNotBegun, "not begun": view.HeapNotBegun,
	"phoi hop": text.HeapSupport, "support": text.HeapSupport,
}

// mine are the words for one's own.
var mine = []string{"cua toi", "toi", "mine", "my"}

// parse reads what follows /viec. places are the committee's neighbourhoods by what they are called, word what it calls
// them. What is left is a name, or nothing that we know.
func parse(said, word string, places map[string]int) (f filter, rest string) {
	w := key(said)
	f.page = 1
	if n := len(w); n > 1 && (w[n-2] == "trang" || w[n-2] == "page") && number(w[n-1]) > 0 {
		f.page, w = number(w[n-1]), w[:n-2]
	} else if n == 1 && number(w[0]) > 0 {
		return filter{page: number(w[0])}, ""
	}
	var left []string
	for i := 0; i < len(w); {
		to := f.take(w, i, strings.Fields(fold.Key(word)), places)
		if to == i {
			left, to = append(left, w[i]), i+1
		}
		i = to
	}
	return f, strings.TrimPrefix(strings.Join(left, " "), "cua ")
}

// take reads one part at word i and returns the word after it, i for none.
func (f *filter) take(w []string, i int, word []string, places map[string]int) int {
	for n := 3; n > 0; n-- {
		phrase := strings.Join(w[i:min(i+n, len(w))], " ")
		if i+n > len(w) {
			continue
		}
		if h, ok := heaps[phrase]; ok {
			f.heap = h
			return i + n
		}
		if slices.Contains(mine, phrase) {
			f.mine = true
			return i + n
		}
	}
	if kind, n, ok := store.Subject(strings.Replace(w[i], "v", "V", 1)).Split(); ok {
		f.add(kind, n)
		return i + 1
	}
	for _, named := range []struct {
		kind  string
		words []string
	}{{store.KindCriterion, []string{"tieu", "chi"}}, {store.KindCriterion, []string{"tc"}}, {store.KindCriterion, []string{"criterion"}},
		{store.KindNeighbourhood, []string{"khu", "pho"}}, {store.KindNeighbourhood, []string{"kp"}}, {store.KindNeighbourhood, word},
		{store.KindNeighbourhood, []string{"neighbourhood"}}} {
		at := i + len(named.words)
		if len(named.words) == 0 || at > len(w) || !slices.Equal(w[i:at], named.words) {
			continue
		}
		if at < len(w) && number(w[at]) > 0 {
			f.add(named.kind, number(w[at]))
			return at + 1
		}
		if to := f.place(w, at, places); named.kind == store.KindNeighbourhood && to > at {
			return to
		}
	}
	return f.place(w, i, places)
}

// place reads the name of a neighbourhood, the longest that fits.
func (f *filter) place(w []string, i int, places map[string]int) int {
	for to := len(w); to > i; to-- {
		if n, ok := places[strings.Join(w[i:to], " ")]; ok {
			f.add(store.KindNeighbourhood, n)
			return to
		}
	}
	return i
}

func (f *filter) add(kind string, n int) {
	switch kind {
	case store.KindNeighbourhood:
		f.places = append(f.places, n)
	case store.KindCriterion:
		f.criteria = append(f.criteria, n)
	case store.KindTask:
		f.task = n
	}
}

// takesFilter tells whether words after a bare "việc" are a filter and no sentence about work: "việc kp3 quá hạn", but not
// "việc 3", "việc xong" or a name.
func takesFilter(args string) bool {
	f, rest := parse(args, "", nil)
	named := len(f.places)+len(f.criteria) > 0
	return rest == "" && number(args) == 0 && f.task == 0 && (named || f.mine || f.heap != "" && f.heap != view.HeapDone)
}

// encode writes the filter for a button's code, decode reads it; what a client forges finds nothing.
func (f filter) encode() string {
	var parts []string
	if f.mine {
		parts = append(parts, "me")
	}
	for _, n := range f.places {
		parts = append(parts, fmt.Sprint(store.KindNeighbourhood, n))
	}
	for _, n := range f.criteria {
		parts = append(parts, fmt.Sprint(store.KindCriterion, n))
	}
	if f.task != 0 {
		parts = append(parts, fmt.Sprint(store.KindTask, f.task))
	}
	if f.member != 0 {
		parts = append(parts, fmt.Sprint("m", f.member))
	}
	if f.heap != "" {
		parts = append(parts, string(f.heap))
	}
	if f.party != "" {
		parts = append(parts, "="+f.party)
	}
	return strings.Join(parts, ",")
}

func decode(s string) filter {
	f := filter{page: 1}
	for part := range strings.SplitSeq(s, ",") {
		if kind, n, ok := store.Subject(part).Split(); ok {
			f.add(kind, n)
			continue
		}
		rest, isMember := strings.CutPrefix(part, "m")
		party, isParty := strings.CutPrefix(part, "=")
		switch {
		case part == "me":
			f.mine = true
		case isMember && number(rest) > 0:
			f.member = store.MemberID(number(rest))
		case isParty:
			f.party = party
		default:
			for _, h := range heaps {
				if string(h) == part {
					f.heap = h
				}
			}
		}
	}
	return f
}
