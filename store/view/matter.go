package view

import (
	"cmp"
	"errors"
	"slices"

	"giaoban/store"
)

// MatterKind is why something waits for a word of the chair.
type MatterKind string

// The kinds of Matter. A task is one matter at most: what can be decided comes before what can only be asked about.
const (
	Stuck    MatterKind = "stuck"   // an obstacle was stated
	Asks     MatterKind = "asks"    // help or a decision was asked for
	MoreTime MatterKind = "time"    // an extension was asked for
	Silent   MatterKind = "overdue" // overdue for longer than the chair wants to wait, and nobody has said why
)

// Matter is something that waits for a word of the chair.
type Matter struct {
	Kind    MatterKind
	Subject store.Subject
	// Word is what was said of it last, the zero Reply for none.
	Word store.Reply
	// Weeks is for how many rounds in a row, this one included, a criterion or a khu phố has been stuck.
	Weeks int
	// Task is the task, nil for what is none.
	Task *TaskLine
}

// longest is how many rounds back a stuck subject is followed.
const longest = 52

// stuck are the criteria and khu phố with an obstacle, or for which help is asked, in a round.
func stuck(tx *store.ReadTx, members []store.Member, r store.Round, bySubject map[store.Subject][]store.Reply) ([]Matter, error) {
	var list []Matter
	for s, words := range bySubject {
		d, ok := Deciding(words, LeadOf(members, s, r))
		if !ok || s.Is(store.KindTask) || (LightOf(d) != Red && !d.NeedsHelp) {
			continue
		}
		m := Matter{Kind: Asks, Subject: s, Word: d}
		if LightOf(d) == Red {
			weeks, err := redWeeks(tx, members, r, s)
			if err != nil {
				return nil, err
			}
			m.Kind, m.Weeks = Stuck, weeks
		}
		list = append(list, m)
	}
	return list, nil
}

func redWeeks(tx *store.ReadTx, members []store.Member, r store.Round, s store.Subject) (int, error) {
	n := 1
	for ; n < longest; n++ {
		before, ok, err := previous(tx, r)
		if err != nil || !ok {
			return n, err
		}
		light, err := lightIn(tx, members, before, s)
		if err != nil || light != Red {
			return n, err
		}
		r = before
	}
	return n, nil
}

// tasksForChair are the open tasks that wait for a word of the chair: for more time, for help, or because they are long
// overdue without an explanation. What was said of a task holds until somebody says otherwise, whatever the week.
func tasksForChair(c store.Committee, lines []TaskLine) []Matter {
	var list []Matter
	wait := c.TaskRules().Chair
	for i := range lines {
		l := &lines[i]
		m := Matter{Subject: l.Task.Subject(), Task: l}
		if l.Word != nil {
			m.Word = *l.Word
		}
		switch {
		case l.Task.State != store.TaskOpen:
			continue
		case l.Asked != nil:
			m.Kind = MoreTime
		case l.Stands == Overdue && l.Late >= wait && !l.Task.ExplainedNow():
			m.Kind = Silent
		case LightOf(m.Word) == Red:
			m.Kind = Stuck
		case m.Word.NeedsHelp:
			m.Kind = Asks
		default:
			continue
		}
		list = append(list, m)
	}
	return list
}

// sortMatters puts first what has been stuck for weeks, then what can be decided at once, then those who ask for help,
// then what is long overdue, then fresh obstacles.
func sortMatters(list []Matter) {
	rank := func(m Matter) int {
		switch {
		case m.Kind == Stuck && m.Weeks > 1:
			return 0
		case m.Kind == MoreTime:
			return 1
		case m.Word.NeedsHelp:
			return 2
		case m.Task != nil && m.Task.Stands == Overdue:
			return 3
		}
		return 4
	}
	late := func(m Matter) int {
		if m.Task == nil || m.Task.Stands != Overdue {
			return 0
		}
		return m.Task.Late
	}
	slices.SortFunc(list, func(a, b Matter) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.Weeks, a.Weeks), cmp.Compare(late(b), late(a)),
			store.CompareSubjects(a.Subject, b.Subject))
	})
}

// tasksOf are all tasks of a committee as they stand at the instant of tx, but for the words on those that are the chair's
// because of their lateness: how many there are does not depend on what was said, see lookClosely.
func (s *staff) tasksOf() ([]TaskLine, error) {
	all, err := s.tx.Tasks(s.c.ID)
	if err != nil {
		return nil, err
	}
	wait := s.c.TaskRules().Chair
	return s.lines(all, func(t store.Task) bool {
		late := t.Pending == 0 && !t.ExplainedNow() && !t.Deadline.IsZero() && t.Deadline.DaysLate(s.tx.Now(), s.loc) >= wait
		return t.State == store.TaskOpen && !late
	})
}

// closely is how many matters are looked at closely: more than a summary has room for.
const closely = 10

// lookClosely reads, for the first matters, what was said of tasks that are long overdue: one may be stuck, or wait for
// help, and whoever asks for help comes before those who say nothing.
func (s *staff) lookClosely(list []Matter) error {
	for i := range list[:min(closely, len(list))] {
		m := &list[i]
		if m.Kind != Silent {
			continue
		}
		word, err := s.newest(m.Task.Task)
		if err != nil {
			return err
		}
		if m.Task.Word = word; word != nil {
			m.Word = *word
		}
		switch {
		case LightOf(m.Word) == Red:
			m.Kind = Stuck
		case m.Word.NeedsHelp:
			m.Kind = Asks
		}
	}
	sortMatters(list)
	return nil
}

// overdueBy counts the overdue tasks of each criterion.
func overdueBy(lines []TaskLine) map[int]int {
	n := map[int]int{}
	for _, l := range lines {
		if l.Stands == Overdue {
			n[l.Task.Criterion]++
		}
	}
	return n
}

// wasOverdue tells whether a criterion had an overdue task at an earlier instant, that of tx. Tasks whose deadlines lie
// after it, and those done before it, are not read again; one that was late settles it.
func wasOverdue(tx *store.ReadTx, c store.Committee, criterion int, lines []TaskLine) (bool, error) {
	loc := c.Location()
	day := tx.Now().In(loc).Format("2006-01-02")
	for _, l := range lines {
		t := l.Task
		later := t.First.Day > day && t.Deadline.Day > day
		if t.Criterion != criterion || t.Deadline.IsZero() || later || l.Stands.Done() && t.DoneAt.Before(tx.Now()) {
			continue
		}
		then, err := tx.Task(c.ID, t.Number)
		if errors.Is(err, store.ErrNotFound) {
			continue // not given yet
		}
		if err != nil {
			return false, err
		}
		if standing(then, then.Deadline.Ends(loc, c.Rules.Strict), nil, tx.Now()) == Overdue {
			return true, nil
		}
	}
	return false, nil
}
