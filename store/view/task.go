package view

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"giaoban/store"
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
	// Word is the newest word that says how it goes, nil for none. In a list it is looked up for what is not done.
	Word *store.Reply
	// Asked is the extension that waits for a decision, nil for none.
	Asked *store.Extension
}

// Tasks reads the tasks of a committee by number: the open ones, or all. openOnly reads the present: under AsOf read all.
func Tasks(tx *store.ReadTx, c store.Committee, openOnly bool) ([]TaskLine, error) {
	read := tx.Tasks
	if openOnly {
		read = tx.OpenTasks
	}
	all, err := read(c.ID)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	s, err := staffOf(tx, c)
	if err != nil {
		return nil, err
	}
	return s.lines(all, store.Task.Open)
}

// TaskOf reads one task. Errors: store.ErrNotFound.
func TaskOf(tx *store.ReadTx, c store.Committee, number int) (TaskLine, error) {
	t, err := tx.Task(c.ID, number)
	if err != nil {
		return TaskLine{}, err
	}
	s, err := staffOf(tx, c)
	if err != nil {
		return TaskLine{}, err
	}
	return s.line(t, true)
}

// staff is who is behind the parties of a committee's tasks at an instant.
type staff struct {
	tx      *store.ReadTx
	c       store.Committee
	loc     *time.Location // of c: looking it up takes longer than reading a task
	members []store.Member
	byID    map[store.MemberID]store.Member
	away    map[store.MemberID]store.Absence
	// heads are who holds a khu phố, found once each: it takes a look at everybody.
	heads map[int]store.MemberID
	// recent are the newest rounds, read when a word is looked for.
	recent []store.Round
}

func staffOf(tx *store.ReadTx, c store.Committee) (*staff, error) {
	members, err := tx.Members(c.ID)
	if err != nil {
		return nil, err
	}
	return staffFrom(tx, c, members)
}

func staffFrom(tx *store.ReadTx, c store.Committee, members []store.Member) (*staff, error) {
	loc := c.Location()
	away, err := tx.AbsentOn(c.ID, tx.Now().In(loc).Format("2006-01-02"))
	if err != nil {
		return nil, err
	}
	s := &staff{tx: tx, c: c, loc: loc, members: members, away: away, byID: map[store.MemberID]store.Member{}, heads: map[int]store.MemberID{}}
	for _, m := range members {
		s.byID[m.ID] = m
	}
	return s, nil
}

// holder is the member who stands for a party now, 0 when nobody on the list does.
func (s *staff) holder(p store.Party) store.MemberID {
	if p.Neighbourhood == 0 {
		return p.Member
	}
	m, ok := s.heads[p.Neighbourhood]
	if !ok {
		m = p.Holder(s.members, s.tx.Now())
		s.heads[p.Neighbourhood] = m
	}
	return m
}

// lines reads the words of those tasks for which that is wanted.
func (s *staff) lines(all []store.Task, withWord func(store.Task) bool) ([]TaskLine, error) {
	lines := make([]TaskLine, 0, len(all))
	for _, t := range all {
		l, err := s.line(t, withWord(t))
		if err != nil {
			return nil, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}

func (s *staff) line(t store.Task, withWord bool) (TaskLine, error) {
	l := TaskLine{Task: t}
	var holder store.MemberID
	if lead, ok := t.Lead(s.tx.Now()); ok {
		l.Lead, holder = lead, s.holder(lead)
	}
	l.Holder, l.StandIn = s.byID[holder], s.byID[store.StandIn(holder, s.away)]
	if withWord {
		var err error
		if l.Word, err = s.newest(t); err != nil {
			return l, err
		}
	}
	if t.Pending != 0 {
		e, err := s.tx.Extension(t.Committee, t.Number, t.Pending)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return l, err
		}
		if err == nil {
			l.Asked = &e
		}
	}
	if !t.Deadline.IsZero() {
		l.Late = t.Deadline.DaysLate(s.tx.Now(), s.loc)
	}
	l.Stands = standing(t, t.Deadline.Ends(s.loc, s.c.Rules.Strict), l.Word, s.tx.Now())
	return l, nil
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
