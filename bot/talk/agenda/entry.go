package agenda

import (
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// entryOf says a task; lead: who leads it too, and how he is reached where messages do not reach him.
func entryOf(tx *store.ReadTx, c store.Committee, l view.TaskLine, lead bool) (text.TaskEntry, error) {
	now := tx.Now().In(c.Location())
	e := text.TaskEntry{Task: label.Task(c, l, tx.Now()), Lead: lead}
	e.Far = !e.Task.Due.IsZero() && e.Task.Due.At.Year() != now.Year()
	if !lead || !l.Task.Open() {
		return e, nil
	}
	asked := l.StandIn
	if asked.ID == 0 {
		asked = l.Holder
	}
	if asked.ID == 0 {
		e.Nobody = true
		return e, nil
	}
	reached, err := tx.Reached(asked)
	e.Lost = !reached
	if e.Lost {
		e.Phone = asked.Phone
	}
	return e, err
}

// why adds whether a late task has been explained.
func why(e text.TaskEntry, l view.TaskLine) text.TaskEntry {
	e.Why = l.Stands == view.Overdue
	if l.Task.ExplainedNow() {
		e.Explained = l.Task.Explained.Reason
	}
	return e
}

// leaf is a page of a list.
type leaf[T any] struct {
	shown []T
	n, of int
	left  int // how many come after it
}

// turnTo is a page of a list, the last one for a number beyond it.
func turnTo(all []entry, n int) leaf[entry] {
	l := pageOf(all, n)
	l.left = 0
	for _, e := range all[min(len(all), l.n*pageSize):] {
		l.left += len(e.lines)
	}
	return l
}

func pageOf[T any](all []T, n int) leaf[T] {
	l := leaf[T]{of: max(1, (len(all)+pageSize-1)/pageSize)}
	l.n = max(1, min(n, l.of))
	from, to := (l.n-1)*pageSize, min(len(all), l.n*pageSize)
	l.shown, l.left = all[from:to], len(all)-to
	return l
}
