package task

import (
	"fmt"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// Accept notes that the person who leads a task, or stands in for its lead, has taken note of it ("đã nhận"). It answers
// nothing. Errors, as refusals: a task that is not there, not his, or over.
func Accept(t *talk.Turn, c store.CommitteeID, n int) (store.Task, error) {
	committee, err := t.Tx.Committee(c)
	if err != nil {
		return store.Task{}, err
	}
	task, err := find(&t.Tx.ReadTx, c, n)
	if err != nil {
		return task, err
	}
	me, ok := t.In(c)
	if !ok {
		return task, talk.Refuse(text.StaleButton{})
	}
	lead, _, _, err := partOf(&t.Tx.ReadTx, task, me)
	if err != nil {
		return task, err
	}
	if !lead {
		return task, talk.Refuse(text.StaleButton{})
	}
	if task.State != store.TaskOpen {
		line, err := view.TaskOf(&t.Tx.ReadTx, committee, n)
		if err != nil {
			return task, err
		}
		s, err := label.Subject(&t.Tx.ReadTx, c, task.Subject())
		if err != nil {
			return task, err
		}
		at := task.DoneAt
		if task.State == store.TaskDropped {
			at = task.Dropped.At
		}
		return task, talk.Refuse(text.AlreadyOver{Subject: s, Stands: line.Stands, At: in(at, committee)})
	}
	task.Accepted = t.At
	if err := t.Tx.PutTask(&task); err != nil {
		return task, fmt.Errorf("accept task: %w", err)
	}
	return task, nil
}

// pressAccept takes the button [Đã nhận] of one task of a message, or of all of them.
func (f flow) pressAccept(t *talk.Turn, arg string) error {
	c, n, rest := idsOf(arg)
	me, ok := t.In(c)
	if !ok || c == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	var shown []int
	for s := range strings.SplitSeq(rest, ".") {
		if k, err := strconv.Atoi(s); err == nil && k > 0 {
			shown = append(shown, k)
		}
	}
	taken := []int{n}
	if n == 0 {
		said, err := givenText(&t.Tx.ReadTx, me, shown)
		if err != nil {
			return talk.Refuse(text.StaleButton{}) // a forged list names tasks that are not there
		}
		taken = nil
		for _, g := range said.Leads {
			if !g.Task.Accepted {
				taken = append(taken, g.Task.Code.Number())
			}
		}
		if len(taken) == 0 {
			return talk.Refuse(text.StaleButton{})
		}
	}
	var thanks text.TaskTaken
	for _, n := range taken {
		if _, err := Accept(t, c, n); err != nil {
			return err
		}
		s, err := label.Subject(&t.Tx.ReadTx, c, store.SubjectOf(store.KindTask, n))
		if err != nil {
			return err
		}
		thanks.Tasks = append(thanks.Tasks, s)
	}
	var err error
	if t.Toast, err = text.Line(t.Lang, text.TaskTakenToast{Tasks: thanks.Tasks}); err != nil {
		return err
	}
	about := about(c, taken[0])
	if t.Kind != talk.Press {
		return t.AnswerAbout(thanks, about)
	}
	if len(shown) == 0 {
		said, err := f.viewOf(t, c, n)
		if err != nil {
			return err
		}
		return t.Rewrite(said, about)
	}
	said, err := givenText(&t.Tx.ReadTx, me, shown)
	if err != nil {
		return talk.Refuse(text.StaleButton{})
	}
	return t.Rewrite(said, about)
}

func (f flow) viewOf(t *talk.Turn, id store.CommitteeID, n int) (text.TaskView, error) {
	c, err := t.Tx.Committee(id)
	if err != nil {
		return text.TaskView{}, err
	}
	return f.view(t, c, n)
}
