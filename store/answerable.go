package store

import "slices"

// AnswersNow lists all that a member answers for at this transaction's instant: his charges, those of members whose
// substitute he is today, and the open tasks that he leads or stands in for. In the order of CompareSubjects.
func (tx *ReadTx) AnswersNow(m Member) ([]Subject, error) {
	all, err := tx.ChargesNow(m)
	if err != nil {
		return nil, err
	}
	mine, err := tx.TasksOf(m)
	if err != nil {
		return nil, err
	}
	for _, t := range mine {
		all = append(all, t.Subject())
	}
	return all, nil
}

// ChargesNow is AnswersNow without the tasks.
func (tx *ReadTx) ChargesNow(m Member) ([]Subject, error) {
	stands, err := tx.standsFor(m)
	if err != nil {
		return nil, err
	}
	var all []Subject
	for _, x := range stands {
		for _, c := range x.AnswersFor(tx.now) {
			if !slices.Contains(all, c.Subject) {
				all = append(all, c.Subject)
			}
		}
	}
	slices.SortFunc(all, CompareSubjects)
	return all, nil
}

// TasksOf lists the open tasks that a member leads now, or whose lead he stands in for, by number.
func (tx *ReadTx) TasksOf(m Member) ([]Task, error) {
	return tx.tasksOf(m, func(t Task) []Party {
		lead, ok := t.Lead(tx.now)
		if !ok {
			return nil
		}
		return []Party{lead}
	})
}

// SupportedBy lists the open tasks in which a member, or whom he stands in for, helps now.
func (tx *ReadTx) SupportedBy(m Member) ([]Task, error) {
	return tx.tasksOf(m, func(t Task) []Party { return t.Supports(tx.now) })
}

func (tx *ReadTx) tasksOf(m Member, parties func(Task) []Party) ([]Task, error) {
	open, err := tx.OpenTasks(m.Committee)
	if err != nil || len(open) == 0 {
		return nil, err
	}
	stands, err := tx.standsFor(m)
	if err != nil {
		return nil, err
	}
	members, err := tx.MembersIn(m.Committee)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(open, func(t Task) bool {
		return !slices.ContainsFunc(parties(t), func(p Party) bool {
			holder := p.Holder(members, tx.now)
			return slices.ContainsFunc(stands, func(x Member) bool { return x.ID == holder })
		})
	}), nil
}

// Holds tells whether a member answers for a subject now. For what he answered for until a moment ago see Owns.
func (tx *ReadTx) Holds(m Member, s Subject) (bool, error) {
	if s.Is(KindTask) {
		mine, err := tx.TasksOf(m)
		return slices.ContainsFunc(mine, func(t Task) bool { return t.Subject() == s }), err
	}
	all, err := tx.ChargesNow(m)
	return slices.Contains(all, s), err
}

// standsFor is the member himself and those whose substitute he is today.
func (tx *ReadTx) standsFor(m Member) ([]Member, error) {
	away, err := tx.AbsentNow(m.Committee)
	if err != nil {
		return nil, err
	}
	all := []Member{m}
	for id := range away {
		if id == m.ID || StandIn(id, away) != m.ID {
			continue
		}
		x, err := tx.Member(m.Committee, id)
		if err != nil {
			return nil, err
		}
		if x.In(tx.now) {
			all = append(all, x)
		}
	}
	return all, nil
}
