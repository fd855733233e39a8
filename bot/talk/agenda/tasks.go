package agenda

import (
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// tasks answers /viec: a member's own tasks, or those that a filter names.
func tasks(t *talk.Turn, args string) error {
	m, c, err := t.Office(talk.Belong)
	if err != nil {
		return err
	}
	places, err := t.Tx.Neighbourhoods(c.ID)
	if err != nil {
		return err
	}
	f, rest := parse(args, c.Neighbourhood, names(places, t))
	if n := number(rest); n > 0 {
		f.page, rest = n, ""
	}
	if rest != "" {
		if f, err = named(t, m, c, f, rest, args); err != nil || f.page == 0 {
			return err
		}
	}
	return showTasks(t, m, c, f)
}

// names are the neighbourhoods that go by a name now.
func names(all []store.Neighbourhood, t *talk.Turn) map[string]int {
	byName := map[string]int{}
	for _, n := range all {
		name := fold.Key(n.Name)
		if number(name) == 0 && name != "" && !t.Tx.Now().Before(n.From) && (n.To.IsZero() || t.Tx.Now().Before(n.To)) {
			byName[name] = n.Number
		}
	}
	return byName
}

// named finds whom a name means: a member, or an organisation that has a part in a task; args is all that was typed.
// Several: it asks, and the filter comes back without a page.
func named(t *talk.Turn, m store.Member, c store.Committee, f filter, said, args string) (filter, error) {
	members, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return f, err
	}
	found := who.Find(said, members)
	if !talk.May(m.Role, talk.SeeNames) && slices.ContainsFunc(found, func(x store.Member) bool { return x.ID == m.ID }) {
		return f, nil // his own name
	}
	party, err := isParty(t, c, said)
	if err != nil {
		return f, err
	}
	switch {
	case len(found) == 0 && !party:
		return f, talk.Refuse(text.TaskListUsage{Said: args})
	case !talk.May(m.Role, talk.SeeNames):
		return f, talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.SeeNames)})
	case len(found) == 1:
		f.member = found[0].ID
		return f, nil
	case len(found) == 0:
		f.party = said
		return f, nil
	}
	who.Sort(found)
	ask := text.WhoseTasks{Said: said}
	for _, x := range found {
		f.member = x.ID
		ask.People = append(ask.People, text.WhoseChoice{Label: who.Label(x, members), Code: code(c.ID, listTasks, 1, f)})
	}
	f.page = 0
	if !t.Private() {
		if err := t.Answer(text.InPrivate{}); err != nil {
			return f, err
		}
	}
	return f, t.Privately(ask, store.About{Committee: c.ID, Flow: FlowName})
}

func isParty(t *talk.Turn, c store.Committee, said string) (bool, error) {
	open, err := t.Tx.OpenTasks(c.ID)
	return slices.ContainsFunc(open, func(task store.Task) bool {
		return slices.ContainsFunc(task.Parties, func(p store.Party) bool { return calls(p, said) })
	}), err
}

// calls tells whether a party goes by a name, as it is matched; the beginning is enough.
func calls(p store.Party, said string) bool {
	name := strings.Join(key(p.Name), " ")
	return strings.HasPrefix(name, said)
}

// showTasks shows a page of what a filter finds.
func showTasks(t *talk.Turn, m store.Member, c store.Committee, f filter) error {
	sees := talk.May(m.Role, talk.SeeNames)
	f.settle(sees)
	if !sees && (f.member != 0 && f.member != m.ID || f.party != "") {
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.SeeNames)})
	}
	s, err := newScreen(t, m, c, f)
	if err != nil {
		return err
	}
	if f.task != 0 && len(s.chosen) == 0 {
		return talk.Refuse(text.NoSuchTask{Code: store.SubjectOf(store.KindTask, f.task)})
	}
	call := ""
	if f.mine {
		call = m.Call
	}
	of, err := s.of()
	if err != nil {
		return err
	}
	if len(s.chosen) == 0 {
		return answer(t, c, text.NoTasks{Call: call, Committee: several(t, c), Of: of, Others: f.mine && sees && len(s.all) > 0})
	}
	list := text.TaskList{Call: call, Committee: several(t, c), Of: of, Total: len(s.chosen), Hidden: !sees && !f.mine}
	if f.heap == text.HeapAll {
		tally := view.TallyOf(s.all)
		list.Tally = &tally
	}
	page := turnTo(s.entries, f.page)
	list.Page, list.Pages, list.Left = page.n, page.of, page.left
	list.Parts, list.Batch = parts(page.shown)
	if f.mine {
		list.Example = example(page.shown)
	}
	if page.n < page.of {
		list.More, list.Next = s.command(page.n+1), code(c.ID, listTasks, page.n+1, f)
	}
	if page.n > 1 {
		list.Back = code(c.ID, listTasks, page.n-1, f)
	}
	return answer(t, c, list)
}

// parts puts entries under their headings, in their order, and finds a batch to be shown one by one.
func parts(shown []entry) (all []text.TaskPart, batch store.Subject) {
	for _, e := range shown {
		if n := len(all); n == 0 || all[n-1].Heap != e.heap {
			all = append(all, text.TaskPart{Heap: e.heap})
		}
		p := &all[len(all)-1]
		p.Entries = append(p.Entries, e.say)
		if e.say.Batch.Count > 0 && batch == "" {
			batch = store.SubjectOf(store.KindTask, e.lines[0].Task.Batch)
		}
	}
	return all, batch
}

// example is a task that can be answered.
func example(shown []entry) store.Subject {
	for _, e := range shown {
		if e.heap != text.HeapSupport && e.heap != view.HeapReported && e.heap != view.HeapDone {
			return e.say.Task.Code
		}
	}
	return ""
}
