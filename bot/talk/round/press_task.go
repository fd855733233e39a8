package round

import (
	"errors"
	"strconv"
	"strings"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/talk/task"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// pressedTask takes a button under a task: how it goes, "đã nhận" or "cần hỗ trợ". What the code names comes from a client.
func pressedTask(t *talk.Turn, m store.Member, s store.Subject, letter string) error {
	p, l, err := partIn(&t.Tx.ReadTx, m, s)
	if errors.Is(err, store.ErrNotFound) || err == nil && p == none {
		return talk.Refuse(text.StaleButton{})
	}
	if err != nil {
		return err
	}
	if l.Task.State != store.TaskOpen {
		return stale(t, m, l)
	}
	if letter == "a" {
		return pressedTaken(t, m, p, l)
	}
	said := reply.Said{Status: reply.Status(pressedStates[letter]), Blocker: letter == "b"}
	if letter == "h" {
		if said, err = askingHelp(&t.Tx.ReadTx, m, l.Task); err != nil {
			return err
		}
	} else if said.Status == "" {
		return talk.Refuse(text.StaleButton{})
	}
	r, err := homeOfTask(&t.Tx.ReadTx, m.Committee, t.At)
	if err != nil {
		return noRound(err)
	}
	words := []word{{member: m, round: r, subject: s, said: said, was: &l.Task}}
	switch {
	case letter == "h":
		// The message below which it was pressed may say more than this task: it stays.
		return typedLabel(t, words)
	case t.Kind != talk.Press && letter != "b":
		return typedLabel(t, words)
	}
	added, err := record(t, words, store.ByButton, t.At, nil)
	if err != nil {
		return err
	}
	return pressedBack(t, words, added, letter == "b")
}

// pressedBack shows what a button recorded where it was pressed; who is stuck is asked with what.
func pressedBack(t *talk.Turn, words []word, added []store.Reply, stuck bool) error {
	m, r := words[0].member, added[0]
	c, err := t.Tx.Committee(m.Committee)
	if err != nil {
		return err
	}
	said, err := line(&t.Tx.ReadTx, r, 0)
	if err != nil {
		return err
	}
	if r.Status == store.Done {
		now, err := view.TaskOf(&t.Tx.ReadTx, c, r.Subject.Number())
		if err != nil {
			return err
		}
		said.Note = ending(c, now)
	}
	if t.Toast, err = text.Line(t.Lang, text.RecordedToast{Line: said}); err != nil {
		return err
	}
	if t.Kind == talk.Press {
		if err := showPressed(t, words, added); err != nil {
			return err
		}
	}
	if !stuck {
		return nil
	}
	if err := t.Hold(flow, stepReason, reason{Committee: m.Committee, Subject: r.Subject}); err != nil {
		return err
	}
	ask := text.TaskStuck{Subject: said.Subject, Help: talk.Code(pressState, m.Committee, 0, r.Subject, "h"), Undo: undoOne(r)}
	for i, why := range text.Reasons(t.Lang) {
		ask.Reasons = append(ask.Reasons, text.TaskReason{Label: why, Code: talk.Code(pressReason, m.Committee, r.Subject.Number(), i+1)})
	}
	return t.AnswerAbout(ask, store.About{Committee: m.Committee, Round: r.Round, Flow: flow, Subject: r.Subject, Reply: r.ID})
}

// sayBack records what a button of a task says in full, and acknowledges it in the place of the message that carried it.
func sayBack(t *talk.Turn, words []word) error {
	if t.Kind != talk.Press {
		return typedLabel(t, words)
	}
	added, err := take(t, words, store.ByButton, t.At)
	if err != nil {
		return err
	}
	ack, about, err := recorded(t, words, added, t.Message.Message)
	if err != nil {
		return err
	}
	return t.Rewrite(ack, about)
}

// askingHelp is what a member last said of a task, with the request for help: the words are those he chose before.
func askingHelp(tx *store.ReadTx, m store.Member, task store.Task) (reply.Said, error) {
	last, err := lastWord(tx, task, m.ID)
	if err != nil || last == nil {
		return reply.Said{Status: reply.Blocked, Blocker: true, NeedsHelp: true}, err
	}
	return reply.Said{Status: reply.Status(last.Status), Percent: last.Percent, Blocker: true, NeedsHelp: true, Text: last.Text}, nil
}

// stale answers a button of a task that is over with how it stands today.
func stale(t *talk.Turn, m store.Member, l view.TaskLine) error {
	c, err := t.Tx.Committee(m.Committee)
	if err != nil {
		return err
	}
	is := tooLateFor(c, l, leads, word{said: reply.Said{Status: reply.Done}}, false)
	if t.Kind != talk.Press {
		return talk.Refuse(is)
	}
	if t.Toast, err = text.Line(t.Lang, is); err != nil {
		return err
	}
	if shown, err := rewriteBundle(t, m.Committee, 0, "", l.Task.Subject()); shown || err != nil {
		return err
	}
	return t.Rewrite(is, store.About{Committee: m.Committee, Flow: flow, Subject: l.Task.Subject()})
}

func noRound(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.NoRound{})
	}
	return err
}

// pressedReason takes one of the reasons that were offered.
func pressedReason(t *talk.Turn, arg string) error {
	n, rest := talk.IDs(arg, 2)
	k, err := strconv.Atoi(rest)
	m, ok := t.In(store.CommitteeID(n[0]))
	if err != nil || !ok || k < 1 || k > len(text.Reasons(t.Lang)) || n[1] == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	return stuckFor(t, m, store.SubjectOf(store.KindTask, int(n[1])), reply.Said{Text: text.Reasons(t.Lang)[k-1]})
}

// stuckFor records what a task is stuck with, besides what was said of it before.
func stuckFor(t *talk.Turn, m store.Member, s store.Subject, said reply.Said) error {
	p, l, err := partIn(&t.Tx.ReadTx, m, s)
	if errors.Is(err, store.ErrNotFound) || err == nil && p == none {
		return talk.Refuse(text.StaleButton{})
	}
	if err != nil {
		return err
	}
	if l.Task.State != store.TaskOpen {
		return stale(t, m, l)
	}
	r, err := homeOfTask(&t.Tx.ReadTx, m.Committee, t.At)
	if err != nil {
		return noRound(err)
	}
	said.Status, said.Blocker = reply.Blocked, true
	if last, err := lastWord(&t.Tx.ReadTx, l.Task, m.ID); err != nil {
		return err
	} else if last != nil {
		said.NeedsHelp = said.NeedsHelp || last.NeedsHelp
		if said.Percent == nil {
			said.Percent = last.Percent
		}
	}
	var open reason
	if step, err := t.Asked(flow, &open); err != nil {
		return err
	} else if step == stepReason && open.Subject == s {
		if err := t.Tx.EndDialog(t.Chat); err != nil {
			return err
		}
	}
	return sayBack(t, []word{{member: m, round: r, subject: s, said: said, was: &l.Task}})
}

// pressedTaken takes the button "Đã nhận".
func pressedTaken(t *talk.Turn, m store.Member, p part, l view.TaskLine) error {
	if p != leads {
		return talk.Refuse(text.StaleButton{})
	}
	if _, err := task.Accept(t, m.Committee, l.Task.Number); err != nil {
		return err
	}
	named, err := label.Subject(&t.Tx.ReadTx, m.Committee, l.Task.Subject())
	if err != nil {
		return err
	}
	tasks := []text.Subject{named}
	if t.Kind != talk.Press {
		return taken(t, tasks)
	}
	if t.Toast, err = text.Line(t.Lang, text.TaskTakenToast{Tasks: tasks}); err != nil {
		return err
	}
	if shown, err := rewriteBundle(t, m.Committee, 0, "", l.Task.Subject()); shown || err != nil {
		return err
	}
	return t.Rewrite(text.TaskTaken{Tasks: tasks}, store.About{Committee: m.Committee, Flow: flow, Subject: l.Task.Subject()})
}

// tookChoice takes the number of a reason that was typed.
func tookChoice(t *talk.Turn, r reason) (bool, error) {
	k, err := strconv.Atoi(strings.TrimRight(t.Key, " .)"))
	m, ok := t.In(r.Committee)
	if !r.Subject.Is(store.KindTask) || err != nil || !ok || k < 1 || k > len(text.Reasons(t.Lang)) {
		return false, nil
	}
	return true, stuckFor(t, m, r.Subject, reply.Said{Text: text.Reasons(t.Lang)[k-1]})
}

// stuckWith takes the sentence that says what a task is stuck with.
func stuckWith(t *talk.Turn, m store.Member, s store.Subject, items []reply.Said) error {
	said := reply.Said{Text: t.Text}
	for _, i := range items {
		said.NeedsHelp = said.NeedsHelp || i.NeedsHelp
		if i.Percent != nil {
			said.Percent = i.Percent
		}
	}
	return stuckFor(t, m, s, said)
}
