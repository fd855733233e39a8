package view

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"giaoban/store"
)

// Standing is where a task stands, as offices count it (domain.md 3.3): done in time, late or without a deadline; being
// done in time, overdue or without a deadline; not begun; reported and waiting for a yes; dropped.
type Standing string

// The standings. An overdue task that nobody has begun is overdue.
const (
	NotBegun    Standing = "not_begun"
	InTime      Standing = "in_time"
	Overdue     Standing = "overdue"
	NoDeadline  Standing = "no_deadline"
	Reported    Standing = "reported"
	DoneInTime  Standing = "done_in_time"
	DoneLate    Standing = "done_late"
	DoneUndated Standing = "done_undated"
	GivenUp     Standing = "dropped"
)

// TaskLine is a task with what is known of it at an instant.
type TaskLine struct {
	Task store.Task
	// Lead is the party that leads, Holder the member who holds it (zero when nobody on the list does), StandIn who answers
	// in his place while he is on leave (zero when nobody does, himself when he is not).
	Lead    store.Party
	Holder  store.Member
	StandIn store.Member
	Stands  Standing
	// Late is by how many calendar days it is past its deadline, negative for days left; 0 without one.
	Late int
	// Word is the newest word that says how it goes, nil for none.
	Word *store.Reply
	// Asked is the extension that waits for a decision, nil for none.
	Asked *store.Extension
}

// Tasks reads the tasks of a committee by number: the open ones, or all.
func Tasks(tx *store.ReadTx, c store.Committee, openOnly bool) ([]TaskLine, error) {
	read := tx.Tasks
	if openOnly {
		read = tx.OpenTasks
	}
	all, err := read(c.ID)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	members, err := tx.Members(c.ID)
	if err != nil {
		return nil, err
	}
	away, err := tx.AbsentOn(c.ID, tx.Now().In(c.Location()).Format("2006-01-02"))
	if err != nil {
		return nil, err
	}
	lines := make([]TaskLine, 0, len(all))
	for _, t := range all {
		l, err := lineOf(tx, c, t, members, away)
		if err != nil {
			return nil, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// TaskOf reads one task. Errors: store.ErrNotFound.
func TaskOf(tx *store.ReadTx, c store.Committee, number int) (TaskLine, error) {
	t, err := tx.Task(c.ID, number)
	if err != nil {
		return TaskLine{}, err
	}
	members, err := tx.Members(c.ID)
	if err != nil {
		return TaskLine{}, err
	}
	away, err := tx.AbsentOn(c.ID, tx.Now().In(c.Location()).Format("2006-01-02"))
	if err != nil {
		return TaskLine{}, err
	}
	return lineOf(tx, c, t, members, away)
}

func lineOf(tx *store.ReadTx, c store.Committee, t store.Task, members []store.Member, away map[store.MemberID]store.Absence) (TaskLine, error) {
	l := TaskLine{Task: t}
	var holder store.MemberID
	if lead, ok := t.Lead(tx.Now()); ok {
		l.Lead, holder = lead, lead.Holder(members, tx.Now())
	}
	l.Holder, l.StandIn = named(members, holder), named(members, store.StandIn(holder, away))
	words, err := tx.TaskWords(t.Committee, t.Number)
	if err != nil {
		return l, err
	}
	for i := len(words) - 1; i >= 0 && l.Word == nil; i-- {
		if words[i].Status != "" {
			l.Word = &words[i]
		}
	}
	if t.Pending != 0 {
		e, err := tx.Extension(t.Committee, t.Number, t.Pending)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return l, err
		}
		if err == nil {
			l.Asked = &e
		}
	}
	if !t.Deadline.IsZero() {
		l.Late = t.Deadline.DaysLate(tx.Now(), c.Location())
	}
	l.Stands = standing(c, t, l.Word, tx.Now())
	return l, nil
}

func named(members []store.Member, id store.MemberID) store.Member {
	i := slices.IndexFunc(members, func(m store.Member) bool { return m.ID == id })
	if i < 0 || id == 0 {
		return store.Member{}
	}
	return members[i]
}

func standing(c store.Committee, t store.Task, word *store.Reply, now time.Time) Standing {
	ends := t.Deadline.Ends(c.Location(), c.Rules.Strict)
	switch {
	case t.State == store.TaskDropped:
		return GivenUp
	case t.State == store.TaskReported:
		return Reported
	case t.State == store.TaskDone && ends.IsZero():
		return DoneUndated
	case t.State == store.TaskDone && t.DoneAt.Before(ends):
		return DoneInTime
	case t.State == store.TaskDone:
		return DoneLate
	case t.Late(c, now):
		return Overdue
	case word == nil || word.Status == store.NotStarted:
		return NotBegun
	case ends.IsZero():
		return NoDeadline
	}
	return InTime
}

// ByUrgency orders tasks as a busy person wants them: the latest first, then by deadline, then those without one.
func ByUrgency(lines []TaskLine) {
	slices.SortStableFunc(lines, func(a, b TaskLine) int {
		return cmp.Or(
			cmp.Compare(undated(a), undated(b)),
			cmp.Compare(a.Task.Deadline.Day, b.Task.Deadline.Day),
			cmp.Compare(a.Task.Number, b.Task.Number))
	})
}

func undated(l TaskLine) int {
	if l.Task.Deadline.IsZero() {
		return 1
	}
	return 0
}

// Grid counts tasks by standing. Dropped ones are not in it.
type Grid map[Standing]int

// GridOf counts.
func GridOf(lines []TaskLine) Grid {
	g := Grid{}
	for _, l := range lines {
		if l.Stands != GivenUp {
			g[l.Stands]++
		}
	}
	return g
}

// Sum is how many tasks stand in any of the ways.
func (g Grid) Sum(ways ...Standing) int {
	n := 0
	for _, w := range ways {
		n += g[w]
	}
	return n
}

// Done is how many are done, Doing how many are being done or not begun, waiting for a yes included.
func (g Grid) Done() int { return g.Sum(DoneInTime, DoneLate, DoneUndated) }

// Doing is how many are not done.
func (g Grid) Doing() int { return g.Sum(NotBegun, InTime, Overdue, NoDeadline, Reported) }
