package round

import (
	"errors"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/task"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// Buttons of bot/talk/extend, which asks for more time and explains: committee:task.
const (
	pressExtend  = "gh"
	pressExplain = "ge"
)

// part is what a member has to do with a task now: he leads it, or stands in for who does, or only helps.
type part int

const (
	none part = iota
	helps
	leads
)

// partIn finds out. Errors: store.ErrNotFound where the committee has no such task.
func partIn(tx *store.ReadTx, m store.Member, s store.Subject) (part, view.TaskLine, error) {
	c, err := tx.Committee(m.Committee)
	if err != nil {
		return none, view.TaskLine{}, err
	}
	l, err := view.TaskOf(tx, c, s.Number())
	if err != nil {
		return none, l, err
	}
	if m.ID == l.Holder.ID || m.ID == l.StandIn.ID {
		return leads, l, nil
	}
	all, err := tx.Members(m.Committee)
	if err != nil {
		return none, l, err
	}
	away, err := tx.AbsentNow(m.Committee)
	if err != nil {
		return none, l, err
	}
	for _, p := range l.Task.Supports(tx.Now()) {
		if holder := p.Holder(all, tx.Now()); m.ID == holder || m.ID == store.StandIn(holder, away) {
			return helps, l, nil
		}
	}
	return none, l, nil
}

// homeOfTask is the round that a word on a task is kept with: the open one, the last that closed when it was said before
// the closing, else the upcoming one. For the task itself all are one.
func homeOfTask(tx *store.ReadTx, c store.CommitteeID, said time.Time) (store.Round, error) {
	recent, err := tx.RecentWeeks(c, 16)
	if err != nil {
		return store.Round{}, err
	}
	var upcoming *store.Round
	for i, r := range recent {
		switch {
		case r.Phase == store.Opened:
			return r, nil
		case r.Phase == store.Upcoming:
			if upcoming == nil {
				upcoming = &recent[i]
			}
		case !said.After(r.Closes) || upcoming == nil:
			return r, nil
		default:
			return *upcoming, nil
		}
	}
	if upcoming == nil {
		return store.Round{}, store.ErrNotFound
	}
	return *upcoming, nil
}

// tooLateFor tells that a task takes no word of this kind any more, as the answer that says so; nil when it does. Whoever says
// of a finished task that it is not finished opens it again.
func tooLateFor(c store.Committee, l view.TaskLine, r part, w word, files bool) text.Message {
	m := text.AlreadyOver{Subject: text.Subject{Code: l.Task.Subject()}, Stands: l.Stands, At: l.Task.DoneAt.In(c.Location())}
	switch l.Task.State {
	case store.TaskDropped:
		m.At = l.Task.Dropped.At.In(c.Location())
		return m
	case store.TaskOpen:
		return nil
	}
	if r != leads || store.Status(w.said.Status) != store.Done || files || w.said.Text != "" || !w.said.Quantities.Empty() || w.said.NeedsHelp {
		return nil
	}
	return m
}

// withoutOver takes out of what was understood what is said of tasks that are over, and notes how each task stood before.
func withoutOver(t *talk.Turn, words []word) ([]word, []text.Message, error) {
	var kept []word
	var problems []text.Message
	for _, w := range words {
		if !w.subject.Is(store.KindTask) {
			kept = append(kept, w)
			continue
		}
		c, err := t.Tx.Committee(w.member.Committee)
		if err != nil {
			return nil, nil, err
		}
		r, l, err := partIn(&t.Tx.ReadTx, w.member, w.subject)
		if err != nil {
			return nil, nil, err
		}
		if m := tooLateFor(c, l, r, w, len(t.Files) > 0); m != nil {
			problems = append(problems, m)
			continue
		}
		w.was = &l.Task
		kept = append(kept, w)
	}
	return kept, problems, nil
}

// followTask lets the officers know what a word on a task calls for: a yes to what is reported done, or help.
func followTask(t *talk.Turn, before store.Task, w store.Reply) error {
	after, err := t.Tx.Task(w.Committee, w.Subject.Number())
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if (after.State == store.TaskReported) != (before.State == store.TaskReported) {
		if err := task.Reported(t.Tx, after); err != nil {
			return err
		}
	}
	if w.NeedsHelp && w.Withdraws == 0 {
		return tellHelp(t, w)
	}
	return nil
}
