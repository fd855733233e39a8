package task

import (
	"errors"

	"giaoban/bot/assignment"
	"giaoban/bot/talk"
	"giaoban/store"
)

// sentence takes what surely is for this flow, and nothing else, for officers report too: a task's code alone; an
// officer's yes or no to what is called done; an officer's sentence that begins by giving somebody work.
func (f flow) sentence(t *talk.Turn) (bool, error) {
	if t.Kind != talk.Text || t.Text == "" || len(t.Files) > 0 || len(t.Places) == 0 {
		return false, nil
	}
	if n, rest, ok := codeOf(t.Text); ok {
		return f.coded(t, n, rest)
	}
	if !t.Private() {
		return false, nil
	}
	if t.ReplyTo != "" && t.ReplyToOurs {
		if s, ok, err := t.Tx.Sent(t.Chat, t.ReplyTo); err != nil || ok && s.About.Round != 0 {
			return false, err
		}
	}
	return f.gives(t)
}

// coded takes "V12", "V12 xác nhận", "V12 trả lại, còn thiếu ảnh".
func (f flow) coded(t *talk.Turn, n int, rest string) (bool, error) {
	yes, back, word := verdictOf(rest)
	switch {
	case rest == "":
		f.narrow(t, n, talk.Belong)
		_, c, err := t.Office(talk.Belong)
		if err != nil {
			return true, err
		}
		return true, f.show(t, c, n)
	case !yes && !back, !t.Private():
		return false, nil
	}
	f.narrow(t, n, talk.GiveTasks)
	_, c, err := t.Office(talk.GiveTasks)
	if errors.As(err, new(talk.Refusal)) {
		return false, nil // "V12 xác nhận" of a member is his answer
	}
	if err != nil {
		return true, err
	}
	task, err := t.Tx.Task(c.ID, n)
	if errors.Is(err, store.ErrNotFound) || err == nil && (task.State == store.TaskOpen || task.State == store.TaskDropped) && yes {
		// "V12 duyệt" may be about more time; whoever decides on that says what there is to decide.
		asked, err := t.Tx.Extensions(c.ID, n)
		if err != nil || len(asked) > 0 {
			return false, err
		}
	}
	if task, err = find(&t.Tx.ReadTx, c.ID, n); err != nil {
		return true, err
	}
	return true, f.decide(t, c, task, yes, word)
}

// gives takes "giao Hùng treo cờ trước 2/9" from who may give tasks.
func (f flow) gives(t *talk.Turn) (bool, error) {
	var in []store.CommitteeID
	for _, p := range t.Places {
		if !talk.May(p.Role, talk.GiveTasks) || t.Committee != 0 && p.Committee != t.Committee {
			continue
		}
		c, err := t.Tx.Committee(p.Committee)
		if err != nil {
			return false, err
		}
		k, err := f.known(t, c)
		if err != nil {
			return false, err
		}
		if assignment.Gives(t.Text, k) {
			in = append(in, c.ID)
		}
	}
	if len(in) == 0 {
		return false, nil
	}
	if len(in) == 1 {
		t.Committee = in[0]
	}
	_, c, err := t.Office(talk.GiveTasks)
	if err != nil {
		return true, err
	}
	return true, f.read(t, c, t.Text, "")
}
