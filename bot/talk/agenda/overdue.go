package agenda

import (
	"fmt"
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// overdue answers /quahan: officers read all that is late and what waits for a word, a member reads his own.
func overdue(t *talk.Turn, args string) error {
	m, c, err := t.Office(talk.Belong)
	if err != nil {
		return err
	}
	page := 1
	if w := key(args); len(w) > 0 {
		page = number(w[len(w)-1])
	}
	return showOverdue(t, m, c, page)
}

func showOverdue(t *talk.Turn, m store.Member, c store.Committee, n int) error {
	lines, err := view.Tasks(&t.Tx.ReadTx, c, true)
	if err != nil {
		return err
	}
	view.ByUrgency(lines)
	list := text.OverdueList{Committee: several(t, c)}
	sees := talk.May(m.Role, talk.SeeNames)
	if !sees {
		list.Call = m.Call
		mine, err := t.Tx.TasksOf(m)
		if err != nil {
			return err
		}
		lines = slices.DeleteFunc(lines, func(l view.TaskLine) bool {
			return !slices.ContainsFunc(mine, func(x store.Task) bool { return x.Number == l.Task.Number })
		})
	}
	late, waiting := split(lines)
	if len(late) == 0 && (len(waiting) == 0 || !sees) {
		return answer(t, c, text.NothingOverdue{Call: list.Call, Committee: list.Committee})
	}
	page := pageOf(late, n)
	list.Total, list.Page, list.Pages, list.Left = len(late), page.n, page.of, page.left
	for _, l := range page.shown {
		e, err := entryOf(&t.Tx.ReadTx, c, l, sees)
		if err != nil {
			return err
		}
		e = why(e, l)
		e.Why = e.Why && sees // he is asked for it elsewhere
		list.Entries = append(list.Entries, e)
		if list.Task == "" {
			list.Task = e.Task.Code
		}
		if list.Example == "" && e.Lost && !e.Nobody {
			list.Example = noteExample(l)
		}
	}
	if sees && page.n == page.of {
		if list.Waiting, err = entries(t, c, waiting[:min(waits, len(waiting))]); err != nil {
			return err
		}
		list.MoreWait = len(waiting) - len(list.Waiting)
	}
	if page.n < page.of {
		list.More, list.Next = fmt.Sprintf("/%s %d", listOverdue, page.n+1), code(c.ID, listOverdue, page.n+1, filter{})
	}
	if page.n > 1 {
		list.Back = code(c.ID, listOverdue, page.n-1, filter{})
	}
	return answer(t, c, list)
}

// waits is how many of the tasks that wait for a word are shown under those that are late.
const waits = 4

func entries(t *talk.Turn, c store.Committee, lines []view.TaskLine) ([]text.TaskEntry, error) {
	var all []text.TaskEntry
	for _, l := range lines {
		e, err := entryOf(&t.Tx.ReadTx, c, l, true)
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

// split takes the late tasks apart from those that are not late and wait for a word of an officer.
func split(lines []view.TaskLine) (late, waiting []view.TaskLine) {
	for _, l := range lines {
		switch {
		case l.Stands == view.Overdue:
			late = append(late, l)
		case l.Task.State == store.TaskOpen && (l.Asked != nil || l.Word != nil && l.Word.NeedsHelp):
			waiting = append(waiting, l)
		}
	}
	return late, waiting
}
