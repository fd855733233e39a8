package extend

import (
	"errors"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// matter is a task that somebody speaks of, and as what he does: as its lead or who stands in for him, or, Behalf, as an
// officer who takes it down for the lead.
type matter struct {
	c      store.Committee
	line   view.TaskLine
	me     store.Member
	behalf bool
}

func (m matter) task() store.Task { return m.line.Task }

// asker is whose word it is: for an officer the lead's.
func (m matter) asker() store.MemberID {
	if m.behalf {
		return m.line.Holder.ID
	}
	return m.me.ID
}

// subject names a task by its code and its work.
func subject(t store.Task) text.Subject { return text.Subject{Code: t.Subject(), Name: t.Work} }

// leadName is how the lead is called: the member who holds the task, or the party as it was named.
func leadName(l view.TaskLine) string {
	if l.Holder.ID != 0 {
		return l.Holder.Call
	}
	return l.Lead.Name
}

func (m matter) due() text.Due { return label.Due(m.task().Deadline, m.c.Location()) }

func (m matter) dueOf(d store.Deadline) text.Due { return label.Due(d, m.c.Location()) }

func (m matter) asking(t *talk.Turn) asking {
	return asking{now: t.Tx.Now().In(m.c.Location()), cal: t.Calendar, old: m.task().Deadline}
}

func (m matter) about() store.About {
	return store.About{Committee: m.c.ID, Flow: FlowName, Subject: m.task().Subject()}
}

// leads tells whether a member speaks for a task: he holds it, or stands in today for who does.
func leads(l view.TaskLine, m store.Member) bool {
	return m.ID != 0 && (l.Holder.ID == m.ID || l.StandIn.ID == m.ID)
}

// mayRecord tells whether a role may ask for somebody else's task. Chair and deputy may since they decide it anyway.
func mayRecord(r store.Role) bool {
	return talk.May(r, talk.RecordOnBehalf) || talk.May(r, talk.DecideTime)
}

// find is the task that a number means to this person: his own before those that he may speak for as an officer. of is the
// committee where a button names it, 0 where a code was typed. Errors: talk.Refusal, talk.Ambiguous.
func find(t *talk.Turn, of store.CommitteeID, number int) (matter, error) {
	var mine, office, other []matter
	member := false
	for _, p := range t.Places {
		if of != 0 && p.Committee != of || t.Committee != 0 && p.Committee != t.Committee {
			continue
		}
		member = true
		c, err := t.Tx.Committee(p.Committee)
		if err != nil {
			return matter{}, err
		}
		line, err := view.TaskOf(&t.Tx.ReadTx, c, number)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return matter{}, err
		}
		m := matter{c: c, line: line, me: p}
		switch {
		case leads(line, p):
			mine = append(mine, m)
		case mayRecord(p.Role):
			m.behalf = true
			office = append(office, m)
		default:
			other = append(other, m)
		}
	}
	for _, list := range [][]matter{mine, office} {
		if len(list) > 1 {
			return matter{}, ambiguous(list)
		}
		if len(list) == 1 {
			return list[0], nil
		}
	}
	if len(other) > 0 {
		return matter{}, talk.Refuse(text.NotYourTask{Task: subject(other[0].task()), Lead: leadName(other[0].line)})
	}
	if !member && of != 0 {
		return matter{}, talk.Refuse(text.StaleButton{})
	}
	return matter{}, talk.Refuse(text.CannotExtend{Task: text.Subject{Code: store.SubjectOf(store.KindTask, number)}, Why: text.TaskUnknown})
}

func ambiguous(list []matter) error {
	var places []store.Member
	for _, m := range list {
		places = append(places, m.me)
	}
	return talk.Ambiguous{Places: places}
}

// open refuses what needs no more time: nothing is left to do, or there is no deadline.
func (m matter) open() error {
	why := text.NoTime("")
	switch {
	case m.task().State == store.TaskDone:
		why = text.TaskIsDone
	case m.task().State == store.TaskReported:
		why = text.TaskReported
	case m.task().State == store.TaskDropped:
		why = text.TaskDropped
	case m.task().Deadline.IsZero():
		why = text.TaskUndated
	default:
		return nil
	}
	return talk.Refuse(text.CannotExtend{Task: subject(m.task()), Why: why})
}

// findOpen is find for a task that can be given more time.
func findOpen(t *talk.Turn, of store.CommitteeID, number int) (matter, error) {
	m, err := find(t, of, number)
	if err != nil {
		return m, err
	}
	return m, m.open()
}

// numbersHold is for how long the numbers of the day mean their lines.
const numbersHold = 8 * 24

// numbered is what a number of the day stands for. Errors: talk.Refusal for one that is no task.
func numbered(t *talk.Turn, number int) (store.CommitteeID, int, error) {
	b, err := t.Tx.LastBundle(t.Person.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return 0, 0, err
	}
	no := text.CannotExtend{Why: text.NumberNoTask, Number: number}
	if err != nil || t.Tx.Now().Sub(b.Made).Hours() > numbersHold || number > len(b.Items) {
		return 0, 0, talk.Refuse(no)
	}
	i := b.Items[number-1]
	if !i.Subject.Is(store.KindTask) {
		if no.Task, err = label.Subject(&t.Tx.ReadTx, i.Committee, i.Subject); err != nil {
			return 0, 0, err
		}
		return 0, 0, talk.Refuse(no)
	}
	return i.Committee, i.Subject.Number(), nil
}
