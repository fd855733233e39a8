package round

import (
	"regexp"
	"time"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/store"
)

// reHelp is a request for help that names nothing: "cần hỗ trợ", which is also how the button reads.
var reHelp = regexp.MustCompile(`^(?:(?:da|a|em|toi|minh) )*(?:xin|can|nho|mong|de nghi|i need|need)(?: (?:duoc|phuong|cap tren|anh|chi|xin|can))* (?:ho tro|giup|giup do|tro giup|help)` + courtesy)

// helpFor is how long after a word on an item a bare request for help still means it.
const helpFor = 3 * time.Hour

// asksHelp takes a bare request for help for the item that the person spoke of last, unless he called that done.
func asksHelp(t *talk.Turn) (bool, error) {
	if !reHelp.MatchString(t.Key) || !t.Private() || t.Kind != talk.Text || len(t.Files) > 0 || t.ReplyTo != "" {
		return false, nil
	}
	last, m, err := spokenLast(t)
	if err != nil || last == nil || last.Status == store.Done || t.Tx.Now().Sub(last.Said) > helpFor {
		return false, err
	}
	w := word{member: m, subject: last.Subject, said: reply.Said{Status: reply.Status(last.Status), Percent: last.Percent, Blocker: true, NeedsHelp: true,
		Text: last.Text}}
	if w.round, err = homeOne(&t.Tx.ReadTx, told{member: m, subject: last.Subject, said: t.At, answered: last.Round}); err != nil {
		return false, noRound(err)
	}
	if last.Subject.Is(store.KindTask) {
		task, err := t.Tx.Task(m.Committee, last.Subject.Number())
		if err != nil || task.State != store.TaskOpen {
			return false, err
		}
		w.was = &task
	}
	return true, typedLabel(t, []word{w})
}

// spokenLast is what a person said last of anything that is his now, nil when he has said nothing.
func spokenLast(t *talk.Turn) (last *store.Reply, of store.Member, err error) {
	keep := func(r *store.Reply, m store.Member) {
		if r != nil && r.By == t.Person.ID && (last == nil || r.Said.After(last.Said)) {
			last, of = r, m
		}
	}
	for _, m := range t.Places {
		subjects, err := t.Tx.AnswersNow(m)
		if err != nil {
			return nil, of, err
		}
		open, err := openTasks(&t.Tx.ReadTx, m)
		if err != nil {
			return nil, of, err
		}
		for _, task := range open {
			subjects = append(subjects, task.Subject())
		}
		for _, s := range subjects {
			r, err := lastOwn(t, m, s)
			if err != nil {
				return nil, of, err
			}
			keep(r, m)
		}
	}
	return last, of, nil
}
