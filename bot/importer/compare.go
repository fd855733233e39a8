package importer

import (
	"cmp"
	"maps"
	"slices"

	"giaoban/store"
	"giaoban/store/fold"
)

// Proposal is what a list would change.
type Proposal struct {
	Changes []Change
	// Conflicts are changes of what has been changed elsewhere since the export: they are left out.
	Conflicts []Change
	// Older are cells that nobody touched in the file and that have moved on since: what going back to it would change.
	Older    int
	Problems []Problem
	// Notes are what was taken to mean something that people may want to look at.
	Notes []Problem
}

// Empty tells whether there is nothing to save.
func (p Proposal) Empty() bool { return len(p.Changes) == 0 }

// Change is what a row would change. Code is empty for somebody or something new; Label is what it is called.
type Change struct {
	Kind, Code, Label string
	Sheet             string
	Row               int
	New, End          bool
	Cells             []Cell
}

// Cell is one thing that changes. Then is what it was at the export, for a conflict; Note what is to be known of a deadline,
// and Left how many days one that is Guessed leaves.
type Cell struct {
	Key           string
	Was, Is, Then string
	Note          Note
	Left          int
}

// Get is what a change makes of a key; ok is false where it says nothing of it.
func (c Change) Get(key string) (is string, ok bool) {
	i := slices.IndexFunc(c.Cells, func(x Cell) bool { return x.Key == key })
	if i < 0 {
		return "", false
	}
	return c.Cells[i].Is, true
}

// keys are the columns of each kind that can be changed, in the order in which they are told.
var keys = map[string][]string{
	Member:    {"name", "call", "role", "post", "unit", "phone", "leads", "helps", "charges", "to"},
	Criterion: {"name", "short", "attainment"},
	Indicator: {"name", "attainment"},
	Task:      {"work", "lead", "supports", "criterion", "places", "phrase", "due", "clock", "ended"},
}

// Compare says what a list would change of now. then is what it was exported with, nil where that is not known or does not
// matter: then all that differs is a change, and this is the way back to an old list.
func Compare(l List, then *Facts, now Facts) Proposal {
	c := comparison{then: then, now: now, all: Proposal{Problems: slices.Clone(l.Problems)}, seen: map[string]bool{}, led: map[store.Subject]bool{},
		people: map[string][]store.Member{}, called: map[string][]store.MemberID{}, works: map[string][]store.Task{}}
	for _, m := range now.Members {
		if key, call := fold.Key(m.Name), fold.Key(m.Call); m.In(now.At) {
			c.people[key] = append(c.people[key], m)
			c.called[key] = append(c.called[key], m.ID)
			if call != key && call != "" {
				c.called[call] = append(c.called[call], m.ID)
			}
		}
	}
	for _, t := range now.Tasks {
		if key := fold.Key(t.Work); t.State != store.TaskDropped {
			c.works[key] = append(c.works[key], t)
		}
	}
	rows := c.split(l.Rows)
	c.twins(rows)
	c.back = then == nil && !l.Stamp.Shows.IsZero()
	for _, r := range rows {
		c.row(r)
	}
	c.leads()
	c.lastSecretary()
	slices.SortStableFunc(c.all.Problems, func(a, b Problem) int {
		if a.Sheet != b.Sheet {
			return 0
		}
		return a.Row - b.Row
	})
	return c.all
}

type comparison struct {
	then *Facts
	now  Facts
	all  Proposal
	seen map[string]bool
	// people and works are those that a name may mean, by its folded form; called are people by what they are called too.
	people map[string][]store.Member
	called map[string][]store.MemberID
	works  map[string][]store.Task
	// led is what somebody leads already, as the list says.
	led map[store.Subject]bool
	// twin is what is wrong with rows that speak of somebody another row speaks of, by where they stand.
	twin map[spot]Problem
	// phones are those who are there by their phones.
	phones map[string][]store.Member
	// back: the list was exported, and all that differs is a change.
	back bool
}

type spot struct {
	sheet string
	row   int
}

func (c *comparison) trouble(r Row, key string, kind Trouble, said string) {
	c.all.Problems = append(c.all.Problems, Problem{At: At{r.Sheet, r.Row, r.Columns[key]}, Kind: kind, Said: brief(said)})
}

func (c *comparison) row(r Row) {
	code, found := r.Code, r.Code != ""
	if p, twice := c.twin[spot{r.Sheet, r.Row}]; twice {
		c.all.Problems = append(c.all.Problems, p)
		return
	}
	if !found {
		var kind Trouble
		var of string
		if code, kind, of = c.find(r); kind != "" {
			key := needed[r.Kind]
			c.all.Problems = append(c.all.Problems, Problem{At: At{r.Sheet, r.Row, r.Columns[key]}, Kind: kind, Said: brief(r.Cells[key]), Of: brief(of)})
			return
		}
	}
	if code != "" && c.seen[r.Kind+code] {
		c.trouble(r, "code", TwiceCode, code)
		return
	}
	if c.seen[r.Kind+code] = code != ""; code == "" {
		same := r.Kind + "/" + fold.Key(r.Cells[needed[r.Kind]]) + "/" + r.Cells["phone"] + fold.Key(r.Cells["lead"])
		if c.seen[same] {
			c.trouble(r, needed[r.Kind], TwiceCode, r.Cells[needed[r.Kind]])
			return
		}
		c.seen[same] = true
	}
	was := c.now.cells(r.Kind, code)
	if found && was == nil && (r.Kind == Criterion || r.Kind == Indicator) {
		code = r.Code
		was, found = map[string]string{}, false // a number that is not there yet is a new one
	} else if found && was == nil {
		c.trouble(r, "code", NoSuchCode, code)
		return
	}
	c.change(r, code, found, was)
}

// change compares a row with what there is. found: the row names it; otherwise what is empty says nothing.
func (c *comparison) change(r Row, code string, found bool, was map[string]string) {
	ch := Change{Kind: r.Kind, Code: code, Label: label(r, was), Sheet: r.Sheet, Row: r.Row, New: len(was) == 0}
	conflict := ch
	if is, told := r.Cells["supports"]; told { // who leads does not help besides
		r.Cells = maps.Clone(r.Cells)
		r.Cells["supports"] = c.beside(is, cmp.Or(r.Cells["lead"], was["lead"]))
		if len(was) > 0 {
			was["supports"] = c.beside(was["supports"], was["lead"])
		}
	}
	if is, told := r.Cells["helps"]; told {
		leads, led := r.Cells["leads"]
		if !led {
			leads = was["leads"]
		}
		r.Cells = maps.Clone(r.Cells)
		r.Cells["helps"] = join(slices.DeleteFunc(Codes(is), func(s store.Subject) bool { return slices.Contains(Codes(leads), s) }))
	}
	var then map[string]string
	if c.then != nil && found {
		if then = c.then.cells(r.Kind, code); then != nil && r.Kind == Task {
			then["supports"] = c.beside(then["supports"], then["lead"])
		}
	}
	for _, key := range keys[r.Kind] {
		if key == "phrase" { // words, day and hour are one thing
			cells, moved := c.deadline(r, found, was, then)
			if moved {
				conflict.Cells = append(conflict.Cells, cells...)
			} else {
				ch.Cells = append(ch.Cells, cells...)
			}
		}
		if slices.Contains(dated, key) {
			continue
		}
		is, told := r.Cells[key]
		if key == "leads" && told {
			for _, s := range Codes(is) {
				c.led[s] = c.led[s] || slices.Contains(Codes(was[key]), s) && (then == nil || !slices.Contains(Codes(then[key]), s))
			}
		}
		if !told || !found && is == "" || c.same(key, is, was[key]) || r.Kind == Member && key == "charges" && has(r, "leads") {
			continue
		}
		if key == "name" && !found && r.Kind == Member && len(was) > 0 && fold.Key(is) != fold.Key(was[key]) {
			continue // known by the phone: a note says so
		}
		if key == "call" && then == nil && alike(r.Cells["name"], was["call"], "") && !alike(r.Cells["name"], is, "") {
			continue // of the name that was there before this list was taken over
		}
		if then != nil && c.same(key, is, then[key]) {
			c.all.Older++
			continue
		}
		if kind := c.wrong(r, key, is); kind != "" {
			c.trouble(r, key, kind, is)
			continue
		}
		x := Cell{Key: key, Was: was[key], Is: is, Then: then[key]}
		if then != nil && !c.same(key, then[key], was[key]) {
			conflict.Cells = append(conflict.Cells, x)
			continue
		}
		ch.Cells = append(ch.Cells, x)
	}
	if len(conflict.Cells) > 0 {
		c.all.Conflicts = append(c.all.Conflicts, conflict)
	}
	if kind, key := c.missing(r, ch); kind != "" {
		c.trouble(r, key, kind, "")
		return
	}
	ended, ends := ch.Get(map[string]string{Member: "to", Task: "ended"}[r.Kind])
	ch.End = ends && ended != ""
	if ch.New && ch.End || len(ch.Cells) == 0 {
		return
	}
	if !c.now.open(r.Kind, code) && !ch.New {
		c.trouble(r, "code", TaskOver, code)
		return
	}
	c.all.Changes = append(c.all.Changes, ch)
}

func has(r Row, key string) bool { _, ok := r.Cells[key]; return ok }

// same tells whether two cells say the same. One person is one under each of his names, and a list the same in any order. That somebody has left, or something was dropped, is the same whenever and why.
func (c *comparison) same(key, a, b string) bool {
	switch key {
	case "to", "ended":
		return (a == "") == (b == "")
	case "lead":
		return c.party(a) == c.party(b)
	case "supports":
		return slices.Equal(c.parties(a), c.parties(b))
	}
	return a == b
}

func label(r Row, was map[string]string) string {
	for _, s := range []string{was["short"], was[needed[r.Kind]], was["name"], r.Cells[needed[r.Kind]], r.Cells["name"]} {
		if s != "" {
			return s
		}
	}
	return ""
}

// wrong tells what of a cell does not fit the committee.
func (c *comparison) wrong(r Row, key, is string) Trouble {
	switch key {
	case "leads", "helps", "charges", "places":
		for _, s := range Codes(is) {
			if s.Is(store.KindCriterion) && !c.criterion(s.Number()) || key == "places" && !c.place(s.Number()) {
				return BadCodes
			}
		}
	case "criterion":
		if n := store.Subject(store.KindCriterion + is).Number(); is != "" && !c.criterion(n) {
			return BadNumber
		}
	case "to":
		if is > c.now.day(c.now.At) {
			return FutureEnd
		}
	case "role":
		if is == "" {
			return BadRole
		}
	case "name", "work":
		if is == "" {
			return NoName
		}
	case "lead":
		if is == "" {
			return NoLead
		}
	}
	return ""
}

func (c *comparison) criterion(n int) bool {
	return slices.ContainsFunc(c.now.Criteria, func(k store.Criterion) bool { return k.Number == n })
}

func (c *comparison) place(n int) bool {
	return slices.ContainsFunc(c.now.Places, func(p store.Neighbourhood) bool { return p.Number == n && p.To.IsZero() })
}

// missing is what a new row cannot do without.
func (c *comparison) missing(r Row, ch Change) (kind Trouble, key string) {
	if !ch.New {
		return "", ""
	}
	if _, ok := ch.Get("name"); r.Kind != Task && !ok {
		return NoName, "name"
	}
	if r.Kind == Indicator && !c.criterion(store.Subject(r.Code).Number()) {
		return NoSuchCode, "name"
	}
	if r.Kind == Task {
		if _, ok := ch.Get("work"); !ok {
			return NoName, "work"
		}
		if _, ok := ch.Get("lead"); !ok {
			return NoLead, "lead"
		}
	}
	return "", ""
}

// find is who or what a row without a code is about: the one with that name, whom nothing in the row speaks
// against. of is what a wrong one collides with.
func (c *comparison) find(r Row) (code string, wrong Trouble, of string) {
	key := fold.Key(r.Cells[needed[r.Kind]])
	if key == "" {
		if r.Kind == Criterion {
			return "", BadNumber, ""
		}
		return "", NoName, ""
	}
	var found []string
	switch r.Kind {
	case Member:
		return c.person(r, key)
	case Task:
		for _, t := range c.works[key] {
			lead, _ := t.Lead(c.now.At)
			if r.Cells["lead"] == "" || c.party(lead.Name) == c.party(r.Cells["lead"]) {
				found = append(found, string(t.Subject()))
			}
		}
	}
	if len(found) > 0 {
		code = found[0]
	}
	return code, "", ""
}

// Only keeps the rows of a list that a proposal speaks of: what must be remembered until it is saved.
func (l List) Only(p Proposal) List {
	keep := map[spot]bool{}
	for _, all := range [][]Change{p.Changes, p.Conflicts} {
		for _, ch := range all {
			keep[spot{ch.Sheet, ch.Row}] = true
		}
	}
	l.Rows = slices.DeleteFunc(slices.Clone(l.Rows), func(r Row) bool { return !keep[spot{r.Sheet, r.Row}] })
	l.Problems = nil
	return l
}

// OfAnother tells whether the list is one that was exported, of another committee than c.
func (l List) OfAnother(c store.CommitteeID) bool {
	return l.Stamp.Committee != 0 && l.Stamp.Committee != c
}
