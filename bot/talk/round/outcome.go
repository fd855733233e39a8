package round

import (
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// aboutTask adds to the acknowledgement of a word on a task what it led to: how the task ended, that it is open again,
// who leads it, who hears that help is needed. Whoever is stuck is offered help and more time.
func aboutTask(t *talk.Turn, ack *text.Recorded, l *text.SaidLine, w word, r store.Reply, c store.Committee) error {
	p, task, err := partIn(&t.Tx.ReadTx, w.member, r.Subject)
	if err != nil {
		return err
	}
	wasOver := w.was != nil && w.was.State != store.TaskOpen
	switch {
	case p == helps:
		l.Note.Lead = task.Lead.Name
	case r.Status == store.Done:
		l.Note = ending(c, task)
	case wasOver && task.Task.State == store.TaskOpen:
		l.Note.Again = w.was.DoneAt.In(c.Location())
	}
	if r.NeedsHelp {
		if at := plan.Decent(t.Tx.Now(), c.Location()); at.After(t.Tx.Now()) {
			l.Note.HelpAt = at.In(c.Location())
		}
		_, l.Note.Help, err = helpers(&t.Tx.ReadTx, c.ID, t.Person.ID)
	}
	if stuck := r.Status == store.Blocked || r.Blocker; !stuck || r.OnBehalf() {
		return err
	}
	if !r.NeedsHelp && ack.Help == "" {
		ack.Help = talk.Code(pressState, c.ID, 0, r.Subject, "h")
	}
	if p == leads && !task.Task.Deadline.IsZero() && task.Task.Pending == 0 && ack.Extend == "" {
		ack.Extend = talk.Code(pressExtend, c.ID, task.Task.Number)
	}
	return err
}
