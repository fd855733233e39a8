package agenda

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// pageSize is how many entries fit a screen, two lines each.
const pageSize = 8

// screen is what a filter finds, ready to be shown to a reader.
type screen struct {
	t *talk.Turn
	m store.Member
	c store.Committee
	f filter
	// all are the committee's tasks, chosen those that the filter finds.
	all, chosen []view.TaskLine
	entries     []entry
	// leads and helps are the numbers of the reader's own tasks.
	leads, helps map[int]bool
}

// entry is a task, or the tasks of one sentence, under a heading.
type entry struct {
	heap  view.Heap
	lines []view.TaskLine
	say   text.TaskEntry
}

func newScreen(t *talk.Turn, m store.Member, c store.Committee, f filter) (*screen, error) {
	s := &screen{t: t, m: m, c: c, f: f, leads: map[int]bool{}, helps: map[int]bool{}}
	var err error
	if s.all, err = view.Tasks(&t.Tx.ReadTx, c, false); err != nil {
		return nil, err
	}
	mine, err := t.Tx.TasksOf(m)
	if err != nil {
		return nil, err
	}
	helped, err := t.Tx.SupportedBy(m)
	if err != nil {
		return nil, err
	}
	for _, x := range mine {
		s.leads[x.Number] = true
	}
	for _, x := range helped {
		s.helps[x.Number] = !s.leads[x.Number]
	}
	members, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return nil, err
	}
	for _, l := range s.all {
		if s.finds(l, members) {
			s.chosen = append(s.chosen, l)
		}
	}
	view.ByUrgency(s.chosen)
	slices.SortStableFunc(s.chosen, func(a, b view.TaskLine) int { // what is done comes last, the newest first
		return cmp.Or(cmp.Compare(done(a), done(b)), b.Task.DoneAt.Compare(a.Task.DoneAt))
	})
	err = s.fold()
	return s, err
}

func done(l view.TaskLine) int {
	if l.Stands.Done() {
		return 1
	}
	return 0
}

// finds tells whether the filter means a task.
func (s *screen) finds(l view.TaskLine, members []store.Member) bool {
	f, n := s.f, l.Task.Number
	if f.task != 0 {
		return n == f.task || l.Task.Batch == f.task
	}
	if !s.inHeap(l) {
		return false
	}
	switch {
	case f.heap == text.HeapAll:
	case f.mine && l.Task.Open():
		if !s.leads[n] && !s.helps[n] {
			return false
		}
	case f.mine:
		if l.Holder.ID != s.m.ID {
			return false
		}
	case f.heap == view.HeapOverdue && !s.sees() && !s.leads[n]:
		return false
	}
	now := s.t.Tx.Now()
	return (len(f.places) == 0 || slices.ContainsFunc(f.places, func(kp int) bool { return in(l.Task, kp) })) &&
		(len(f.criteria) == 0 || slices.Contains(f.criteria, l.Task.Criterion)) &&
		(f.member == 0 || slices.ContainsFunc(l.Task.Parties, func(p store.Party) bool { return p.In(now) && p.Holder(members, now) == f.member })) &&
		(f.party == "" || slices.ContainsFunc(l.Task.Parties, func(p store.Party) bool { return p.In(now) && calls(p, f.party) }))
}

// in tells whether a task happens in a neighbourhood, or is its.
func in(t store.Task, kp int) bool {
	return slices.Contains(t.Places, kp) || slices.ContainsFunc(t.Parties, func(p store.Party) bool { return p.Neighbourhood == kp })
}

func (s *screen) inHeap(l view.TaskLine) bool {
	switch h := l.Heap(); s.f.heap {
	case "":
		return l.Task.Open()
	case text.HeapAll:
		return h != view.HeapDropped
	case text.HeapSupport:
		return s.helps[l.Task.Number]
	default:
		return h == s.f.heap
	}
}

func (s *screen) sees() bool { return talk.May(s.m.Role, talk.SeeNames) }

// headings are the headings in their order.
var headings = []view.Heap{view.HeapOverdue, text.HeapDated, view.HeapReported, view.HeapUndated, view.HeapRoutine, text.HeapSupport, view.HeapDone}

// heading is under which a task is listed.
func (s *screen) heading(l view.TaskLine) view.Heap {
	n := l.Task.Number
	switch h := l.Heap(); {
	case s.f.mine && s.helps[n]:
		return text.HeapSupport
	case h == view.HeapDoing || h == view.HeapNotBegun || (h == view.HeapOverdue || h == view.HeapReported) && s.hides(n):
		return text.HeapDated
	case h == view.HeapDropped:
		return view.HeapDone
	default:
		return h
	}
}

// hides tells whether the reader may not see whose a task is and how late.
func (s *screen) hides(n int) bool { return !s.sees() && !s.leads[n] && !s.helps[n] }

// fold makes the entries: the tasks of one sentence are one, unless they are the reader's own or asked for one by one.
func (s *screen) fold() error {
	at := map[int]int{}
	for _, l := range s.chosen {
		if i, ok := at[l.Task.Batch]; ok && s.folds(l) {
			s.entries[i].lines = append(s.entries[i].lines, l)
			continue
		}
		if s.folds(l) {
			at[l.Task.Batch] = len(s.entries)
		}
		s.entries = append(s.entries, entry{heap: s.heading(l), lines: []view.TaskLine{l}})
	}
	for i := range s.entries {
		if err := s.word(&s.entries[i]); err != nil {
			return err
		}
	}
	slices.SortStableFunc(s.entries, func(a, b entry) int {
		return cmp.Compare(slices.Index(headings, a.heap), slices.Index(headings, b.heap))
	})
	return nil
}

func (s *screen) folds(l view.TaskLine) bool {
	return l.Task.Batch != 0 && !s.f.mine && s.f.task == 0 && s.f.member == 0 && s.f.party == ""
}

// word says an entry; a batch by its most urgent task.
func (s *screen) word(e *entry) error {
	l := e.lines[0]
	hidden := s.hides(l.Task.Number)
	lead := !hidden && (!s.f.mine || e.heap == text.HeapSupport)
	var err error
	if e.say, err = entryOf(&s.t.Tx.ReadTx, s.c, l, lead); err != nil {
		return err
	}
	e.say.Hidden = hidden
	if !s.sees() {
		e.say.Lost, e.say.Nobody, e.say.Phone = false, false, ""
	}
	if hidden {
		e.say.Task.Wanted = text.Due{}
	}
	if len(e.lines) > 1 {
		e.say.Batch = s.batch(e.lines[0].Task.Batch, hidden)
		first := slices.MinFunc(e.lines, func(a, b view.TaskLine) int { return cmp.Compare(a.Task.Number, b.Task.Number) })
		e.say.Task.Code, e.say.Task.Wanted = first.Task.Subject(), text.Due{}
	}
	return nil
}

// batch counts all tasks of a sentence, also those that the filter leaves out.
func (s *screen) batch(n int, hidden bool) text.TaskBatch {
	var b text.TaskBatch
	first, last, places := 0, 0, true
	for _, l := range s.all {
		if l.Task.Batch != n || l.Stands == view.GivenUp {
			continue
		}
		if b.Count++; first == 0 {
			first = l.Task.Number
		}
		last = l.Task.Number
		places = places && l.Lead.Neighbourhood != 0
		switch {
		case l.Stands.Done():
			b.Done++
		case l.Stands == view.Overdue && !hidden:
			b.Late++
		}
	}
	b.Last, b.Row = store.SubjectOf(store.KindTask, last), last-first+1 == b.Count
	if places {
		b.Word = s.c.Neighbourhood
	}
	return b
}

// of says the filter back.
func (s *screen) of() (text.TaskFilter, error) {
	of := text.TaskFilter{Heap: s.f.heap}
	for _, named := range []struct {
		kind    string
		numbers []int
		to      *[]text.Subject
	}{{store.KindNeighbourhood, s.f.places, &of.Places}, {store.KindCriterion, s.f.criteria, &of.Criteria}} {
		for _, n := range named.numbers {
			x, err := label.Subject(&s.t.Tx.ReadTx, s.c.ID, store.SubjectOf(named.kind, n))
			if err != nil {
				return of, err
			}
			*named.to = append(*named.to, x)
		}
	}
	if s.f.member != 0 {
		x, err := s.t.Tx.Member(s.c.ID, s.f.member)
		if err != nil {
			return of, talk.Refuse(text.StaleButton{})
		}
		of.Who = x.Call
	}
	if s.f.party != "" {
		of.Who = s.partyName()
	}
	if s.f.task != 0 {
		of.Task = store.SubjectOf(store.KindTask, s.f.task)
	}
	return of, nil
}

// partyName is how the organisation that was asked for is written in a task.
func (s *screen) partyName() string {
	for _, l := range s.all {
		for _, p := range l.Task.Parties {
			if calls(p, s.f.party) {
				return p.Name
			}
		}
	}
	return s.f.party
}

// command is what can be typed to turn to a page.
func (s *screen) command(page int) string {
	var parts []string
	add := func(kind string, numbers []int) {
		for _, n := range numbers {
			parts = append(parts, fmt.Sprint(kind, n))
		}
	}
	add(store.KindNeighbourhood, s.f.places)
	add(store.KindCriterion, s.f.criteria)
	if s.f.member != 0 || s.f.party != "" {
		of, err := s.of()
		if err == nil {
			parts = append(parts, of.Who)
		}
	}
	if s.f.task != 0 {
		parts = append(parts, fmt.Sprint(store.KindTask, s.f.task))
	}
	if s.f.heap != "" {
		parts = append(parts, text.HeapCommand(s.t.Lang, s.f.heap))
	}
	if s.f.mine && len(parts) > 0 {
		parts = append(parts, text.MineWord(s.t.Lang))
	}
	if len(parts) == 0 {
		return fmt.Sprintf("/%s %d", listTasks, page)
	}
	return fmt.Sprintf("/%s %s %s %d", listTasks, strings.Join(parts, " "), text.PageWord(s.t.Lang), page)
}
