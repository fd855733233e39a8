package view

import (
	"cmp"
	"slices"

	"giaoban/store"
)

// participation fills in who answered, round by round, member by member.
func (k *clerk) participation(r *Report) error {
	r.Rounds, r.Members = []ReportRound{}, []ReportMember{}
	plans, err := k.tx.Plans(k.c.ID)
	if err != nil {
		return err
	}
	named := map[store.PlanID]string{}
	for _, p := range plans {
		named[p.ID] = p.Name
	}
	by := map[store.MemberID]*ReportMember{}
	for _, m := range k.team.members {
		if !m.From.After(k.until) && (m.To.IsZero() || m.To.After(k.begins)) {
			by[m.ID] = &ReportMember{}
		}
	}
	for _, round := range k.periods {
		line := ReportRound{ID: round.ID, Plan: named[round.Plan], First: round.FirstDay, Last: round.LastDay, Opens: round.Opens.UTC(),
			Closes: round.Closes.UTC(), Phase: round.Phase, Kind: round.Kind}
		if line.Turnout, err = k.turnout(round); err != nil {
			return err
		}
		if round.Phase != store.Upcoming { // it has asked nobody yet
			list, err := k.seatsOf(round)
			if err != nil {
				return err
			}
			for _, seat := range list {
				var one Participation
				one.count(seat.State, late(round, seat))
				line.Answered.add(one)
				if by[seat.Member.ID] == nil {
					by[seat.Member.ID] = &ReportMember{}
				}
				by[seat.Member.ID].count(line, one)
			}
		}
		if line.IsReport() {
			r.Participation.add(line.Answered)
		}
		r.Rounds = append(r.Rounds, line)
	}
	for id, counted := range by {
		m := *counted
		m.Speaker = k.speaker(id)
		for _, c := range k.team.byID[id].AnswersFor(k.until) {
			m.Subjects = append(m.Subjects, c.Subject)
		}
		r.Members = append(r.Members, m)
	}
	rank := func(m ReportMember) int { return slices.Index(store.Roles, m.Role) }
	slices.SortFunc(r.Members, func(a, b ReportMember) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Member, b.Member))
	})
	return nil
}

// seatsOf are whom a round expected. One that was skipped has no roll: those of its time are meant, not those of today.
func (k *clerk) seatsOf(r spoken) ([]Seat, error) {
	tx := k.tx
	if r.Phase == store.Skipped {
		tx = back(tx, r.Closes)
	}
	return seats(tx, r.Round, k.members, r.inForce)
}

// late tells whether something of what a member was asked was heard from him only after the closing.
func late(r spoken, s Seat) bool {
	return slices.ContainsFunc(s.Subjects, func(x store.Subject) bool { return r.behind[told{s.Member.ID, x}] })
}

func (p *Participation) count(s State, late bool) {
	switch s {
	case Complete:
		p.Complete++
	case Partial:
		p.Partial++
	case Waiting, Missing:
		p.Silent++
	case Unknown:
		p.Unknown++
	case ByPhone:
		p.Phone++
	case OnLeave:
		p.Leave++
		return
	}
	p.Expected++
	if late {
		p.Late++
	}
}

// turnout is that of a clean-up, nil for what is none or was not held.
func (k *clerk) turnout(r spoken) (*ReportTurnout, error) {
	if r.Kind != store.CleanUp || r.Phase != store.Opened && r.Phase != store.Closed {
		return nil, nil
	}
	w, err := newWorks(k.tx, k.c)
	if err != nil {
		return nil, err
	}
	u := CleanUp{Committee: k.c, Round: r.Round}
	if err := w.gather(&u); err != nil {
		return nil, err
	}
	return &ReportTurnout{Worked: u.Worked, Asked: u.Asked()}, nil
}

// Plus adds participation up.
func (p Participation) Plus(x Participation) Participation {
	p.add(x)
	return p
}

func (p *Participation) add(x Participation) {
	for _, f := range [][2]*int{{&p.Expected, &x.Expected}, {&p.Complete, &x.Complete}, {&p.Partial, &x.Partial}, {&p.Silent, &x.Silent},
		{&p.Unknown, &x.Unknown}, {&p.Phone, &x.Phone}, {&p.Leave, &x.Leave}, {&p.Late, &x.Late}} {
		*f[0] += *f[1]
	}
}

// Answers lists all that was said in the rounds of a period and neither withdrawn nor replaced, by round, subject and when it
// was said: what a sheet of replies shows. It is no part of a Report. Errors: ErrPeriod.
func Answers(tx *store.ReadTx, c store.Committee, first, last string) ([]Word, error) {
	a, b, err := days(first, last)
	if err != nil {
		return nil, err
	}
	k, err := newClerk(tx, c, a, b)
	if err != nil {
		return nil, err
	}
	words := []Word{}
	for _, r := range k.periods {
		all, err := tx.Replies(c.ID, r.ID)
		if err != nil {
			return nil, err
		}
		all = store.Standing(all)
		slices.SortFunc(all, func(a, b store.Reply) int {
			return cmp.Or(store.CompareSubjects(a.Subject, b.Subject), a.Said.Compare(b.Said), cmp.Compare(a.ID, b.ID))
		})
		for _, w := range all {
			words = append(words, k.word(w))
		}
	}
	return words, nil
}
