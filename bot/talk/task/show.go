package task

import (
	"errors"
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// maxPast is how many lines of its history a card shows: the newest.
const maxPast = 8

// show answers with a task's card: all of it, in private, to its people and to the officers; what, until when and how it
// stands to others.
func (f flow) show(t *talk.Turn, c store.Committee, n int) error {
	said, err := f.view(t, c, n)
	if err != nil {
		return err
	}
	return t.AnswerAbout(said, about(c.ID, n))
}

func (f flow) view(t *talk.Turn, c store.Committee, n int) (text.TaskView, error) {
	line, err := view.TaskOf(&t.Tx.ReadTx, c, n)
	if errors.Is(err, store.ErrNotFound) {
		return text.TaskView{}, talk.Refuse(text.NoSuchTask{Code: store.SubjectOf(store.KindTask, n)})
	}
	if err != nil {
		return text.TaskView{}, err
	}
	task := line.Task
	said := text.TaskView{Task: label.Task(c, line, t.Tx.Now()), Before: task.Deadline.Op == store.OpBefore}
	if task.Criterion != 0 {
		if said.Criterion, err = label.Subject(&t.Tx.ReadTx, c.ID, store.SubjectOf(store.KindCriterion, task.Criterion)); err != nil {
			return said, err
		}
	}
	me, ok := t.In(c.ID)
	if !ok || !t.Private() {
		return said, nil
	}
	lead, _, has, err := partOf(&t.Tx.ReadTx, task, me)
	if err != nil {
		return said, err
	}
	said.Full = has || talk.May(me.Role, talk.SeeNames)
	if !said.Full {
		return said, nil
	}
	if said.By, err = nameOf(&t.Tx.ReadTx, c.ID, task.GivenBy); err != nil {
		return said, err
	}
	said.Given = in(task.Given, c)
	if err := decided(t, c, task, &said); err != nil {
		return said, err
	}
	if lead && task.State == store.TaskOpen && task.Accepted.IsZero() {
		said.Accept = acceptCode(c.ID, n, nil)
	}
	if !talk.May(me.Role, talk.GiveTasks) {
		return said, nil
	}
	if task.State == store.TaskReported {
		said.Yes, said.No = verdictCode(c.ID, n, "y"), verdictCode(c.ID, n, "n")
	}
	if said.Change = task.Open(); said.Change {
		said.Fix, said.End = taskCode("fix", c.ID, n), taskCode("end", c.ID, n)
	}
	said.History, err = history(t, c, task)
	return said, err
}

// decided puts in what an officer decided about the task last.
func decided(t *talk.Turn, c store.Committee, task store.Task, said *text.TaskView) (err error) {
	var v store.Verdict
	for _, of := range []struct {
		name string
		v    store.Verdict
	}{{"back", task.SentBack}, {"confirmed", task.Confirmed}, {"dropped", task.Dropped}} {
		if of.v.At.After(v.At) {
			said.Decided, v = of.name, of.v
		}
	}
	said.DecidedAt, said.Word = in(v.At, c), v.Word
	said.DecidedBy, err = nameOf(&t.Tx.ReadTx, c.ID, v.By)
	return err
}

// history is what happened to a task, oldest first: who changed what, and the requests for more time.
func history(t *talk.Turn, c store.Committee, task store.Task) ([]text.TaskPast, error) {
	past, err := t.Tx.TaskHistory(c.ID, task.Number)
	if err != nil {
		return nil, err
	}
	asked, err := t.Tx.Extensions(c.ID, task.Number)
	if err != nil {
		return nil, err
	}
	var all []text.TaskPast
	for i, p := range past {
		by, err := nameOf(&t.Tx.ReadTx, c.ID, p.By)
		if err != nil {
			return nil, err
		}
		line := func(what, word string) {
			all = append(all, text.TaskPast{At: in(p.At, c), By: by, What: what, Word: word})
		}
		if i == 0 {
			line("given", "")
			continue
		}
		before := past[i-1].Task
		for _, ch := range changes(t, c, fieldsOf(before, past[i-1].At), fieldsAfter(p)) {
			all = append(all, text.TaskPast{At: in(p.At, c), By: by, What: ch.What, Change: ch})
		}
		if p.Task.Accepted.After(before.Accepted) {
			line("accepted", "")
		}
		switch {
		case p.Task.Dropped.At.After(before.Dropped.At):
			line("dropped", p.Task.Dropped.Word)
		case p.Task.Confirmed.At.After(before.Confirmed.At):
			line("confirmed", p.Task.Confirmed.Word)
		case p.Task.SentBack.At.After(before.SentBack.At):
			line("back", p.Task.SentBack.Word)
		case p.Task.State != before.State:
			line(string(p.Task.State), "")
		}
	}
	for _, e := range asked {
		by, err := nameOf(&t.Tx.ReadTx, c.ID, e.By)
		if err != nil {
			return nil, err
		}
		all = append(all, text.TaskPast{At: in(e.At, c), By: by, What: "asked", Word: e.Reason,
			Change: text.TaskChange{What: "due", NowDue: label.Due(e.Wanted, c.Location())}})
		if e.State != store.Granted && e.State != store.Refused {
			continue
		}
		if by, err = nameOf(&t.Tx.ReadTx, c.ID, e.Decided.By); err != nil {
			return nil, err
		}
		all = append(all, text.TaskPast{At: in(e.Decided.At, c), By: by, What: string(e.State), Word: e.Decided.Word,
			Change: text.TaskChange{What: "due", NowDue: label.Due(e.Given, c.Location())}})
	}
	slices.SortStableFunc(all, func(a, b text.TaskPast) int { return a.At.Compare(b.At) })
	return all[max(0, len(all)-maxPast):], nil
}

// fieldsAfter is a task as a change left it; a handover that is to come counts as made, with its day.
func fieldsAfter(p store.TaskPast) fields {
	now := fieldsOf(p.Task, p.At)
	for _, q := range p.Task.Parties {
		if q.Lead && q.From.After(p.At) {
			now.Leads = []party{{Name: q.Name, Member: q.Member, Neighbourhood: q.Neighbourhood}}
			now.LeadFrom = q.From.Format("2006-01-02")
		}
	}
	return now
}

// pressTask takes a button about a task that is there.
func (f flow) pressTask(t *talk.Turn, arg string) error {
	verb, rest, ok := strings.Cut(arg, ":")
	if !ok {
		return talk.Refuse(text.StaleButton{})
	}
	id, n, _ := idsOf(rest)
	if id == 0 || n == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	c, err := f.office(t, id)
	if err != nil {
		return err
	}
	task, err := find(&t.Tx.ReadTx, c.ID, n)
	if err != nil {
		return err
	}
	switch verb {
	case "fix":
		if !task.Open() {
			return talk.Refuse(f.over(t, c, task))
		}
		d, err := f.editing(t, task)
		if err != nil {
			return err
		}
		d.Serial = t.Tx.Seq()
		say, err := f.card(t, c, d)
		if err != nil {
			return err
		}
		return t.Ask(FlowName, stepCard, d, say)
	case "end":
		return f.askEnd(t, c, task, "")
	}
	return talk.Refuse(text.StaleButton{})
}
