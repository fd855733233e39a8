package reply

import (
	"slices"
	"strings"

	"giaoban/store/fold"
)

// resolver finds the items of a list that topics are about.
type resolver struct {
	ctx      Context
	text     string
	ws       []word
	ms       []mark
	order    []Said // empty statements, in the order of mention
	claims   [][]claim
	place    map[named]int // where in order
	sweeping [][]claim     // "tất cả", for items that are not named themselves
	rest     [][]claim
	bare     []claim
	problems []Problem
}

// named is what makes an item another one.
type named struct {
	item int
	code string
}

func (r *resolver) topic(t topic) {
	if len(t.codes) == 0 {
		r.bare = append(r.bare, t.claims...)
		return
	}
	for _, c := range t.codes {
		switch {
		case c.prefix == allItems:
			r.sweeping = append(r.sweeping, t.claims)
		case c.prefix == otherItems:
			r.rest = append(r.rest, t.claims)
		default:
			if s, ok := r.item(c); ok {
				r.say(s, t.claims)
				continue
			}
			if says(t.claims) {
				r.problems = append(r.problems, Problem{Kind: UnknownItem, Code: c.String()})
			}
		}
	}
}

func says(cs []claim) bool {
	for _, c := range cs {
		if c.says() {
			return true
		}
	}
	return false
}

// counts tells whether results were counted.
func counts(cs []claim) bool {
	return slices.ContainsFunc(cs, func(c claim) bool { return !c.quantities.Empty() })
}

// item is an empty statement about what c names.
func (r *resolver) item(c code) (Said, bool) {
	if c.no != "" {
		return Said{}, false
	}
	if c.prefix == "" {
		if len(r.ctx.List) == 0 {
			return Said{Item: c.n}, true
		}
		if c.n > len(r.ctx.List) {
			return Said{}, false
		}
		return r.listed(c.n), true
	}
	for i, l := range r.ctx.List {
		if strings.EqualFold(l, c.String()) {
			return r.listed(i + 1), true
		}
	}
	if c.prefix == "tc" && (r.ctx.Criteria > 0 && c.n > r.ctx.Criteria || c.n > 99) {
		return Said{}, false
	}
	return c.said(), true
}

// listed is an empty statement about number n of the list.
func (r *resolver) listed(n int) Said {
	s := Said{Code: r.ctx.List[n-1]}
	if c, ok := parseCode(fold.Key(r.ctx.List[n-1])); ok {
		s = c.said()
	}
	s.Item = n
	return s
}

// open are the numbers not yet answered.
func (r *resolver) open() []int {
	var out []int
	for n := 1; n <= len(r.ctx.List); n++ {
		if r.ctx.Open == nil || slices.Contains(r.ctx.Open, n) {
			out = append(out, n)
		}
	}
	return out
}

func (r *resolver) say(s Said, cs []claim) {
	key := named{s.Item, s.Code}
	if i, ok := r.place[key]; ok {
		r.claims[i] = append(r.claims[i], cs...)
		return
	}
	if r.place == nil {
		r.place = map[named]int{}
	}
	r.place[key] = len(r.order)
	r.order = append(r.order, s)
	r.claims = append(r.claims, slices.Clone(cs))
}

// understanding settles everything.
func (r *resolver) understanding(cs []clause) Understanding {
	r.sweep()
	r.loose()
	var u Understanding
	answered := r.answered()
	for i, s := range r.order {
		for k := range r.claims[i] {
			c := &r.claims[i][k]
			c.done = c.done || c.yes && answered
		}
		r.settle(&u, s, r.claims[i])
	}
	u.Problems = append(u.Problems, r.problems...)
	if len(u.Items) == 0 && len(u.Problems) == 0 {
		kind := Nothing
		for _, c := range cs {
			if c.asked {
				kind = Question
			}
		}
		u.Problems = append(u.Problems, Problem{Kind: kind})
	}
	return u
}

// answered tells whether anything was said to be finished or not, so that "rồi" beside it is an answer too.
func (r *resolver) answered() bool {
	for _, cs := range r.claims {
		for _, c := range cs {
			if c.done || c.notDone || c.weakly {
				return true
			}
		}
	}
	return false
}

func (r *resolver) settle(u *Understanding, s Said, cs []claim) {
	repeats := false
	for _, c := range cs {
		repeats = repeats || c.same
	}
	said, contradicts, ok := settle(cs, s)
	said.Text = remark(r.text, r.ws, r.ms, cs)
	if repeats && !ok || repeats && said.Status == "" {
		last, found := r.last(s)
		if !found {
			u.Problems = append(u.Problems, Problem{Kind: NoLast, Code: s.Code})
			return
		}
		last.Item, last.Criterion, last.Task, last.Code = s.Item, s.Criterion, s.Task, s.Code
		last.NeedsHelp = last.NeedsHelp || said.NeedsHelp
		last.Blocker = last.Blocker || said.Blocker
		u.Items = append(u.Items, last)
		return
	}
	if !ok {
		return
	}
	u.Items = append(u.Items, said)
	if contradicts {
		u.Problems = append(u.Problems, Problem{Kind: Contradiction, Code: s.Code, Said: &said})
	}
}

// last is what was said of the item last week.
func (r *resolver) last(s Said) (Said, bool) {
	for _, l := range r.ctx.Last {
		if s.Code != "" && strings.EqualFold(s.Code, l.Code) || s.Criterion > 0 && s.Criterion == l.Criterion {
			return l, true
		}
	}
	for _, l := range r.ctx.Last {
		if (l.Code == "" || s.Code == "") && l.Item > 0 && l.Item == s.Item {
			return l, true
		}
	}
	return Said{}, false
}

// sweep gives "tất cả" and "còn lại" to the items they stand for.
func (r *resolver) sweep() {
	named := len(r.order)
	isNamed := func(n int) bool {
		return slices.ContainsFunc(r.order[:named], func(s Said) bool { return s.Item == n })
	}
	for _, cs := range r.sweeping {
		if len(r.ctx.List) == 0 {
			r.bare = append(r.bare, cs...)
			continue
		}
		if place := r.onlyPlace(); place > 0 && counts(cs) {
			r.say(r.listed(place), cs) // "dọn xong hết rồi, 23 người"
			continue
		}
		for n := range r.ctx.List {
			if !isNamed(n + 1) {
				r.say(r.listed(n+1), cs)
			}
		}
	}
	for _, cs := range r.rest {
		rest := 0
		for _, n := range r.open() {
			if !isNamed(n) {
				r.say(r.listed(n), cs)
				rest++
			}
		}
		if rest == 0 && named > 0 {
			r.say(r.order[named-1], cs)
		} else if rest == 0 {
			r.bare = append(r.bare, cs...)
		}
	}
}

// loose gives what was said of no item to the only one it can be about, to all where "hết" or "như tuần trước" says
// so, or asks which.
func (r *resolver) loose() {
	if len(r.bare) == 0 {
		return
	}
	said, _, ok := settle(r.bare, Said{Code: r.anyPlace()})
	said.Code = ""
	repeats := false
	for _, c := range r.bare {
		repeats = repeats || c.same
	}
	open := r.open()
	switch {
	case !ok && !repeats, said.Status == "" && said.Quantities.Empty() && !repeats && len(open) != 1: // a mere request
	case len(r.order) > 0:
	case !said.Quantities.Empty() && r.onlyPlace() > 0:
		r.say(r.listed(r.onlyPlace()), r.bare)
	case len(open) == 1:
		r.say(r.listed(open[0]), r.bare)
	case len(r.ctx.List) == 1:
		r.say(r.listed(1), r.bare)
	case repeats && len(r.ctx.List) > 0:
		if len(open) == 0 {
			open = numbers(len(r.ctx.List))
		}
		for _, n := range open {
			r.say(r.listed(n), r.bare)
		}
	case repeats && !ok:
		r.problems = append(r.problems, Problem{Kind: NoLast})
	default:
		said.Text = remark(r.text, r.ws, r.ms, r.bare)
		r.problems = append(r.problems, Problem{Kind: WhichItem, Said: &said})
	}
}

// onlyPlace is the number of the only khu phố in the list, which is what counts people and waste; 0 if there is none.
func (r *resolver) onlyPlace() int {
	only := 0
	for i, l := range r.ctx.List {
		if c, ok := parseCode(fold.Key(l)); ok && c.prefix == "kp" {
			if only > 0 {
				return 0
			}
			only = i + 1
		}
	}
	return only
}

// anyPlace is the code of a khu phố where the list is of nothing else: whatever is said is said of a clean-up. "" otherwise.
func (r *resolver) anyPlace() string {
	if !neighbourhoods(r.ctx.List) {
		return ""
	}
	return r.ctx.List[0]
}

func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i + 1
	}
	return out
}
