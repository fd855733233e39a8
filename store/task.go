package store

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"
)

// TaskState is how far a task has come. Overdue is no state: it is what the clock says of an open one.
type TaskState string

// A task is open; reported (the lead calls it done, and the committee wants a yes to that); done; or dropped (bỏ, with a word).
const (
	TaskOpen     TaskState = "open"
	TaskReported TaskState = "reported"
	TaskDone     TaskState = "done"
	TaskDropped  TaskState = "dropped"
)

// Task is a nhiệm vụ: one thing to do, one lead (KL 226-KL/TW: "một việc chỉ phân công một đầu mối … chủ trì").
type Task struct {
	Committee CommitteeID `json:"committee"`
	// Number counts from 1 in each committee and is never used twice: V12.
	Number int `json:"number"`
	// Work is what is to be done, as it was worded; Said is the whole sentence it was given in.
	Work string `json:"work"`
	Said string `json:"said,omitempty"`
	// Criterion is the tiêu chí it serves, 0 for none; Places are the khu phố it happens in.
	Criterion int   `json:"criterion,omitempty"`
	Places    []int `json:"places,omitempty"`
	// Batch is the number of the first of several tasks that one sentence gave to several leads; 0 for a task alone.
	Batch   int     `json:"batch,omitempty"`
	Parties []Party `json:"parties"`
	// Deadline is the one in force, First the one it was given with. Reports show both.
	// Words without a day ("thường xuyên") are no deadline, and are kept.
	Deadline Deadline `json:"deadline"`
	First    Deadline `json:"first,omitzero"`
	// Directive is the chair's ý kiến chỉ đạo that the task carries out; zero for any other task.
	Directive Verdict `json:"directive,omitzero"`
	// Rhythm is the check-in of work that has no end (thường xuyên).
	Rhythm  Rhythm    `json:"rhythm,omitzero"`
	Given   time.Time `json:"given"`
	GivenBy PersonID  `json:"given_by"`
	// Accepted is when the lead said "đã nhận".
	Accepted time.Time `json:"accepted,omitzero"`

	State TaskState `json:"state"`
	// DoneAt is when the lead first said so, by the platform's clock, while that word counts.
	DoneAt    time.Time `json:"done_at,omitzero"`
	Confirmed Verdict   `json:"confirmed,omitzero"`
	SentBack  Verdict   `json:"sent_back,omitzero"`
	Dropped   Verdict   `json:"dropped,omitzero"`
	// Explained is the giải trình for the deadline in force.
	Explained Explanation `json:"explained,omitzero"`
	// Pending is the extension that waits for a decision.
	Pending ExtensionID `json:"pending,omitempty"`
	// Version counts the changes made by hand, so that the second of two editors is told what the first did.
	Version int `json:"version"`
}

// Party is somebody who has a part in a task, from an instant until another.
type Party struct {
	// Name is how the party was named: a person, a post, an organisation, a khu phố.
	Name string `json:"name"`
	// Member holds it; 0 when nobody on the list does. Neighbourhood, when not 0, is held by whoever heads it.
	Member        MemberID  `json:"member,omitempty"`
	Neighbourhood int       `json:"neighbourhood,omitempty"`
	Lead          bool      `json:"lead,omitempty"`
	From          time.Time `json:"from"`
	To            time.Time `json:"to,omitzero"`
}

// In tells whether the party has its part at an instant.
func (p Party) In(at time.Time) bool {
	return !at.Before(p.From) && (p.To.IsZero() || at.Before(p.To))
}

// Holder is the member who stands for the party at an instant, 0 when nobody on the list does, or who did has left.
func (p Party) Holder(members []Member, at time.Time) MemberID {
	if p.Neighbourhood == 0 {
		if i := slices.IndexFunc(members, func(m Member) bool { return m.ID == p.Member }); i < 0 || !members[i].In(at) {
			return 0
		}
		return p.Member
	}
	s := SubjectOf(KindNeighbourhood, p.Neighbourhood)
	var first MemberID
	for _, m := range members {
		if !m.In(at) {
			continue
		}
		for _, c := range m.AnswersFor(at) {
			if c.Subject == s && c.Lead {
				return m.ID
			}
			if c.Subject == s && first == 0 {
				first = m.ID
			}
		}
	}
	return first
}

// Rhythm is when work without an end is asked about: an RFC 5545 rule, and the words it was given in.
type Rhythm struct {
	RRule  string `json:"rrule,omitempty"`
	Phrase string `json:"phrase,omitempty"`
}

// Verdict is what an officer decided about a task.
type Verdict struct {
	By   PersonID  `json:"by,omitempty"`
	At   time.Time `json:"at,omitzero"`
	Word string    `json:"word,omitempty"`
}

// Explanation is why work is late, in the lead's words (giải trình), for one version of the deadline.
type Explanation struct {
	Version int       `json:"version,omitempty"`
	Reason  string    `json:"reason,omitempty"`
	At      time.Time `json:"at,omitzero"`
}

// Subject is the task as people type it.
func (t Task) Subject() Subject { return SubjectOf(KindTask, t.Number) }

// Endless tells whether the work has no end (thường xuyên): it is asked about again and again, and "xong" is said of this
// time only.
func (t Task) Endless() bool { return t.Rhythm.RRule != "" && t.Deadline.IsZero() }

// Open tells whether there is work left, or a yes to it.
func (t Task) Open() bool { return t.State == TaskOpen || t.State == TaskReported }

// Lead is the party that leads at an instant; ok is false when nobody does.
func (t Task) Lead(at time.Time) (Party, bool) {
	i := slices.IndexFunc(t.Parties, func(p Party) bool { return p.Lead && p.In(at) })
	if i < 0 {
		return Party{}, false
	}
	return t.Parties[i], true
}

// Supports are the parties that help at an instant (phối hợp).
func (t Task) Supports(at time.Time) []Party {
	return slices.DeleteFunc(slices.Clone(t.Parties), func(p Party) bool { return p.Lead || !p.In(at) })
}

// Late tells whether an open task is past its deadline at an instant.
func (t Task) Late(c Committee, at time.Time) bool {
	ends := t.Deadline.Ends(c.Location(), c.Rules.Strict)
	return t.State == TaskOpen && !ends.IsZero() && !at.Before(ends)
}

// ExplainedNow tells whether the lead has said why the deadline in force is not kept.
func (t Task) ExplainedNow() bool {
	return !t.Explained.At.IsZero() && t.Explained.Version == t.Deadline.Version
}

var tasks = table[Task]{name: "task", kept: true, key: func(t *Task) []byte {
	return join(num(uint64(t.Committee)), num(uint64(t.Number)))
}}

const openTasks = "open-task" // committee | number → nothing, while the task is open

// Task finds one of a committee by its number.
func (tx *ReadTx) Task(c CommitteeID, number int) (Task, error) {
	return tasks.get(tx, join(num(uint64(c)), num(uint64(number))))
}

// Tasks lists a committee's, by number, the done and the dropped too.
func (tx *ReadTx) Tasks(c CommitteeID) ([]Task, error) { return tasks.list(tx, num(uint64(c))) }

// OpenTasks lists those of a committee that are open, by number. It reads the present: under AsOf use Tasks.
func (tx *ReadTx) OpenTasks(c CommitteeID) ([]Task, error) {
	var list []Task
	prefix := num(uint64(c))
	cur := tx.bucket(openTasks).Cursor()
	for k, _ := cur.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = cur.Next() {
		t, err := tasks.get(tx, k)
		if err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, nil
}

// DueTask is the kind under which tasks stand in the due index; DueKey is the key.
const DueTask = "task"

// DueKey names the task in the due index.
func (t Task) DueKey() string { return fmt.Sprintf("%d/%d", t.Committee, t.Number) }

// PutTask writes one; a Number of 0 is given the committee's next. Whatever may have changed in it, Sweep looks at it
// again: the reminders of an open task are found anew, those of any other are forgotten.
func (tx *Tx) PutTask(t *Task) error {
	if t.Number == 0 {
		n, err := tx.nextTask(t.Committee)
		if err != nil {
			return err
		}
		t.Number, t.Version = n, 1
		if t.Given.IsZero() {
			t.Given = tx.now
		}
	}
	if t.State == "" {
		t.State = TaskOpen
	}
	key := tasks.key(t)
	var err error
	at := time.Time{}
	if t.Open() {
		at, err = tx.now, tx.bucket(openTasks).Put(key, []byte{})
	} else {
		err = tx.bucket(openTasks).Delete(key)
	}
	if err != nil {
		return err
	}
	if err := tx.SetDue(DueTask, t.DueKey(), at); err != nil {
		return err
	}
	return tasks.put(tx, t)
}

func (tx *Tx) nextTask(c CommitteeID) (int, error) {
	cur := tx.bucket(tasks.name).Cursor()
	k, _ := cur.Seek(num(uint64(c) + 1))
	if k == nil {
		k, _ = cur.Last()
	} else {
		k, _ = cur.Prev()
	}
	if len(k) != 16 || readNum(k) != uint64(c) {
		return 1, nil
	}
	return int(readNum(k[8:])) + 1, nil
}

const byTask = "by-task" // committee | number | round → nothing: the rounds that hold words on a task

// TaskWords lists all that was ever said on a task, in the order in which it was said; what was withdrawn or replaced is left out.
func (tx *ReadTx) TaskWords(c CommitteeID, number int) ([]Reply, error) {
	prefix := join(num(uint64(c)), num(uint64(number)))
	var all []Reply
	cur := tx.bucket(byTask).Cursor()
	for k, _ := cur.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = cur.Next() {
		in, err := tx.RepliesTo(c, RoundID(readNum(k[16:])), SubjectOf(KindTask, number))
		if err != nil {
			return nil, err
		}
		all = append(all, in...)
	}
	all = Standing(all)
	slices.SortFunc(all, func(a, b Reply) int { return cmp.Or(a.Said.Compare(b.Said), cmp.Compare(a.ID, b.ID)) })
	return all, nil
}

// TaskAnswered tells whether a question about a task that was asked at an instant needs no answer any more: the task is
// not open, its lead has taken note of it, explained it, asked for more time or said how it goes since then.
func (tx *ReadTx) TaskAnswered(t Task, since time.Time) (bool, error) {
	if t.State != TaskOpen || t.Pending != 0 || !t.Accepted.Before(since) || !t.Explained.At.Before(since) {
		return true, nil
	}
	words, err := tx.TaskWords(t.Committee, t.Number)
	if err != nil {
		return false, err
	}
	for _, w := range words {
		if w.Status == "" || w.Said.Before(since) {
			continue
		}
		if helps, err := tx.onlySupports(t, w); err != nil || !helps {
			return err == nil, err
		}
	}
	return false, nil
}

// settle brings a task's state to what the words on it say. The parties that only support do not decide; whoever else
// speaks does so for the lead: himself, his substitute, or the secretary on his behalf.
func (tx *Tx) settle(c CommitteeID, number int) error {
	t, err := tx.Task(c, number)
	if errors.Is(err, ErrNotFound) || err == nil && t.State == TaskDropped {
		return nil
	}
	if err != nil {
		return err
	}
	committee, err := tx.Committee(c)
	if err != nil {
		return err
	}
	words, err := tx.TaskWords(c, number)
	if err != nil {
		return err
	}
	state, doneAt := TaskOpen, time.Time{}
	for _, w := range words {
		if w.Status == "" || !w.Said.After(t.SentBack.At) {
			continue
		}
		if helps, err := tx.onlySupports(t, w); err != nil {
			return err
		} else if helps {
			continue
		}
		switch {
		case w.Status != Done || t.Endless():
			state, doneAt = TaskOpen, time.Time{}
		case doneAt.IsZero():
			state, doneAt = TaskDone, w.Said
		}
		t.explain(w, committee)
	}
	if state == TaskDone && committee.Rules.Confirm && t.Confirmed.At.Before(doneAt) {
		state = TaskReported
	}
	// Also when nothing of it changes: the word may be the answer that a reminder waits for.
	t.State, t.DoneAt = state, doneAt
	if err := tx.PutTask(&t); err != nil || state == TaskOpen || t.Pending == 0 {
		return err
	}
	// What is done needs no more time.
	e, err := tx.Extension(c, number, t.Pending)
	if err != nil {
		return err
	}
	return tx.Decide(&e, Withdrawn, Deadline{}, Verdict{})
}

// explain takes a stated obstacle, or a call for help, on the deadline's day or after it for the explanation that it is.
func (t *Task) explain(w Reply, c Committee) {
	if t.Deadline.IsZero() || w.Text == "" || !w.NeedsHelp && !w.Blocker && w.Status != Blocked {
		return
	}
	if t.Deadline.DaysLate(w.Said, c.Location()) >= 0 && w.Said.After(t.Explained.At) {
		t.Explained = Explanation{Version: t.Deadline.Version, Reason: w.Text, At: w.Said}
	}
}

// onlySupports tells whether a word on a task is that of somebody who helps, when it was said, and neither leads nor stands
// in for who does. Nobody need be looked up for a task without help.
func (tx *ReadTx) onlySupports(t Task, w Reply) (bool, error) {
	if !slices.ContainsFunc(t.Parties, func(p Party) bool { return !p.Lead && p.In(w.Said) }) {
		return false, nil
	}
	members, err := tx.Members(t.Committee)
	if err != nil {
		return false, err
	}
	supports := false
	for _, p := range t.Parties {
		if !p.In(w.Said) {
			continue
		}
		holder := p.Holder(members, w.Said)
		switch {
		case !p.Lead:
			supports = supports || holder == w.Member
		case holder == w.Member:
			return false, nil
		case holder != 0:
			c, err := tx.Committee(t.Committee)
			if err != nil {
				return false, err
			}
			away, err := tx.AbsentOn(t.Committee, w.Said.In(c.Location()).Format("2006-01-02"))
			if err != nil {
				return false, err
			}
			if StandIn(holder, away) == w.Member {
				return false, nil
			}
		}
	}
	return supports, nil
}
