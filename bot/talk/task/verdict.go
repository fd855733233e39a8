package task

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// recipeReported is the kind of recipe that shows an officer what waits for a yes.
const recipeReported = "task-reported"

// verdictCode is a button that decides on what is called done: "y" or "n".
func verdictCode(c store.CommitteeID, n int, yes string) string {
	return fmt.Sprintf("%s:%d:%d:%s", prefixYes, c, n, yes)
}

// What an officer types behind a code, folded.
var (
	confirmWords = []string{"xac nhan", "xac nhan xong", "xac nhan da xong", "duyet", "duyet xong", "confirm", "confirmed"}
	backWords    = []string{"tra lai", "send back", "sent back"}
)

// verdictOf reads a decision: "xác nhận", "trả lại, còn thiếu ảnh".
func verdictOf(rest string) (yes, back bool, word string) {
	key := strings.Trim(fold.Key(rest), " .!")
	if slices.Contains(confirmWords, key) {
		return true, false, ""
	}
	for _, w := range backWords {
		if key == w {
			return false, true, ""
		}
		if after, ok := strings.CutPrefix(key, w); ok && strings.ContainsAny(after[:1], " ,:;-.") {
			spaced := strings.NewReplacer(",", " ", ":", " ", ";", " ", "-", " ", ".", " ").Replace(rest[:min(len(rest), 4*len(w))])
			for i := range spaced {
				if fold.Key(spaced[:i]) == w {
					return false, true, strings.TrimSpace(strings.TrimLeft(rest[i:], " ,:;-."))
				}
			}
		}
	}
	return false, false, ""
}

// decide takes an officer's yes or no to what is called done. What was decided already is said.
func (f flow) decide(t *talk.Turn, c store.Committee, task store.Task, yes bool, word string) error {
	if task.State != store.TaskReported {
		return f.tooLate(t, c, task)
	}
	if !yes {
		if word != "" {
			return f.sendBack(t, c, task.Number, word)
		}
		shown, err := taskText(&t.Tx.ReadTx, c, task.Number)
		if err != nil {
			return err
		}
		return t.Ask(FlowName, stepBack, draft{Committee: c.ID, Number: task.Number, Serial: t.Tx.Seq()}, text.AskTaskBack{Task: shown})
	}
	task.Confirmed = store.Verdict{By: t.Person.ID, At: t.Tx.Now()}
	task.State = store.TaskDone
	if err := t.Tx.PutTask(&task); err != nil {
		return fmt.Errorf("confirm task: %w", err)
	}
	shown, err := taskText(&t.Tx.ReadTx, c, task.Number)
	if err != nil {
		return err
	}
	return f.settled(t, c, task, text.TaskConfirmed{Task: shown})
}

// settled answers a decision. The day's list is written anew for all officers; the message whose button was pressed at once.
func (f flow) settled(t *talk.Turn, c store.Committee, task store.Task, said text.Message) error {
	if err := Reported(t.Tx, task); err != nil {
		return err
	}
	if t.Kind != talk.Press {
		return t.AnswerAbout(said, about(c.ID, task.Number))
	}
	var err error
	if t.Toast, err = text.Line(t.Lang, said); err != nil {
		return err
	}
	// A task's own card is about the task, the list about none.
	s, ok, err := t.Tx.Sent(t.Chat, t.Message.Message)
	if err != nil {
		return err
	}
	if ok && s.About.Subject == task.Subject() {
		card, err := f.view(t, c, task.Number)
		if err != nil {
			return err
		}
		return t.Rewrite(card, about(c.ID, task.Number))
	}
	list, err := reportedText(&t.Tx.ReadTx, c, t.Person.ID)
	if err != nil {
		return err
	}
	return t.Rewrite(list, store.About{Committee: c.ID, Flow: FlowName})
}

// tooLate says by whom and when it was decided, or that nobody has called it done.
func (f flow) tooLate(t *talk.Turn, c store.Committee, task store.Task) error {
	if task.State == store.TaskDropped {
		return talk.Refuse(f.over(t, c, task))
	}
	v, back := task.Confirmed, false
	if task.SentBack.At.After(v.At) {
		v, back = task.SentBack, true
	}
	by, err := nameOf(&t.Tx.ReadTx, c.ID, v.By)
	if err != nil {
		return err
	}
	if v.At.IsZero() && task.State == store.TaskDone {
		return talk.Refuse(f.over(t, c, task))
	}
	return talk.Refuse(text.TaskDecided{NotReported: v.At.IsZero(),
		Verdict: text.TaskVerdict{Code: task.Subject(), Work: task.Work, Back: back, By: by, At: in(v.At, c), Word: v.Word}})
}

// sendBack opens a task again that was called done, with a word that only its lead reads.
func (f flow) sendBack(t *talk.Turn, c store.Committee, n int, word string) error {
	task, err := find(&t.Tx.ReadTx, c.ID, n)
	if err != nil {
		return err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	if task.State != store.TaskReported {
		return f.tooLate(t, c, task)
	}
	task.SentBack = store.Verdict{By: t.Person.ID, At: t.Tx.Now(), Word: strings.Join(strings.Fields(word), " ")}
	task.State, task.DoneAt = store.TaskOpen, time.Time{}
	if err := t.Tx.PutTask(&task); err != nil {
		return fmt.Errorf("send task back: %w", err)
	}
	shown, err := taskText(&t.Tx.ReadTx, c, n)
	if err != nil {
		return err
	}
	by, err := nameOf(&t.Tx.ReadTx, c.ID, t.Person.ID)
	if err != nil {
		return err
	}
	calls, err := tellNow(t, c, task, text.TaskBackTold{Task: shown, By: by, Word: task.SentBack.Word})
	if err != nil {
		return err
	}
	if err := Reported(t.Tx, task); err != nil {
		return err
	}
	return t.AnswerAbout(text.TaskSentBack{Task: shown, Word: task.SentBack.Word, Calls: calls}, about(c.ID, n))
}

// pressVerdict takes the buttons [Xác nhận] and [Trả lại].
func (f flow) pressVerdict(t *talk.Turn, arg string) error {
	id, n, yes := idsOf(arg)
	if id == 0 || n == 0 || yes != "y" && yes != "n" {
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
	return f.decide(t, c, task, yes == "y", "")
}

// Reported shows the secretary (the deputy, the chair where there is none to tell) what waits for a yes, at a decent hour:
// one message a day, kept up to date, and another once all that it listed was decided. Call it when a word has moved a task
// to or from store.TaskReported.
func Reported(tx *store.Tx, task store.Task) error {
	c, err := tx.Committee(task.Committee)
	if err != nil {
		return err
	}
	day := tx.Now().In(c.Location()).Format("2006-01-02")
	j := store.Job{Kind: store.Show, Lane: store.Rest, Card: fmt.Sprintf("%s/%d/%s", recipeReported, c.ID, day),
		Recipe: store.RecipeOf(recipeReported, store.DayArg{Committee: c.ID, Day: day}), About: store.About{Committee: c.ID, Flow: FlowName}}
	roles := []store.Role{store.Secretary, store.Deputy, store.Chair}
	if task.State == store.TaskReported {
		if err := anew(tx, c, task, j.Card, roles); err != nil {
			return err
		}
	}
	return tx.EnqueueTo(j, plan.Decent(tx.Now(), c.Location()), roles...)
}

// anew lets the day's message be sent again, below, when the task is the only one that waits: nobody looks for it above.
func anew(tx *store.Tx, c store.Committee, task store.Task, card string, roles []store.Role) error {
	open, err := tx.OpenTasks(c.ID)
	if err != nil {
		return err
	}
	for _, o := range open {
		if o.State == store.TaskReported && o.Number != task.Number {
			return nil
		}
	}
	readers, err := tx.Reachable(c.ID, roles...)
	if err != nil {
		return err
	}
	for _, p := range readers {
		if err := tx.DropCard(p.Chat, card); err != nil {
			return err
		}
	}
	return nil
}

// wordReported words what waits for a yes, and what was decided today.
func wordReported(tx *store.ReadTx, j store.Job) (store.Content, error) {
	var arg store.DayArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return store.Content{}, err
	}
	c, err := tx.Committee(arg.Committee)
	if err != nil {
		return store.Content{}, err
	}
	list, err := reportedText(tx, c, j.About.Person)
	if err != nil {
		return store.Content{}, err
	}
	_, sent, err := tx.Card(j.Chat, j.Card)
	if err != nil {
		return store.Content{}, err
	}
	if !sent && len(list.Waiting) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	return say(tx, j, list)
}

// maxWaiting is how many tasks one list shows.
const maxWaiting = 6

func reportedText(tx *store.ReadTx, c store.Committee, reader store.PersonID) (text.TasksReported, error) {
	var list text.TasksReported
	name, err := committeeName(tx, c, store.Member{Person: reader})
	if err != nil {
		return list, err
	}
	list.Committee = name
	lines, err := view.Tasks(tx, c, false)
	if err != nil {
		return list, err
	}
	today := tx.Now().In(c.Location()).Format("2006-01-02")
	for _, l := range lines {
		if l.Task.State == store.TaskReported {
			w := text.WaitingTask{Task: label.Task(c, l, tx.Now()), By: cmp.Or(l.Holder.Call, l.Lead.Name), At: in(l.Task.DoneAt, c),
				Yes: verdictCode(c.ID, l.Task.Number, "y"), No: verdictCode(c.ID, l.Task.Number, "n")}
			list.Waiting = append(list.Waiting, w)
			continue
		}
		v := text.TaskVerdict{Code: l.Task.Subject(), Work: l.Task.Work, At: in(l.Task.Confirmed.At, c)}
		by := l.Task.Confirmed.By
		if l.Task.SentBack.At.After(l.Task.Confirmed.At) {
			v.Back, v.At, by = true, in(l.Task.SentBack.At, c), l.Task.SentBack.By
		}
		if v.At.IsZero() || v.At.Format("2006-01-02") != today {
			continue
		}
		if v.By, err = nameOf(tx, c.ID, by); err != nil {
			return list, err
		}
		list.Decided = append(list.Decided, v)
	}
	slices.SortStableFunc(list.Waiting, func(a, b text.WaitingTask) int { return a.At.Compare(b.At) })
	if len(list.Waiting) > maxWaiting {
		list.Waiting, list.More = list.Waiting[:maxWaiting], len(list.Waiting)-maxWaiting
	}
	if len(list.Decided) > maxWaiting {
		list.Decided = list.Decided[len(list.Decided)-maxWaiting:]
	}
	return list, nil
}
