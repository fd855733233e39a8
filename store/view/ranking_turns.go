package view

import (
	"slices"

	"giaoban/store"
)

// turns counts who answered in the closed rounds, for members and for khu phố, and what khu phố did in clean-ups. A round
// that is still open says nothing of anybody.
func (j *judge) turns() error {
	works, err := newWorks(j.tx, j.c)
	if err != nil {
		return err
	}
	for _, round := range j.periods {
		if round.Phase != store.Closed {
			continue
		}
		j.r.Rounds++
		// Who is out of reach today need not have been then, and the other way round.
		list, err := seatsThen(j.tx, j.tx.AsOf(round.ClosedAt), round.Round, j.clerk.members, round.inForce)
		if err != nil {
			return err
		}
		for _, s := range list {
			if l := j.members[s.Member.ID]; l != nil {
				l.Turns.count(s.State, late(round, s))
			}
		}
		var done CleanUp
		if round.Kind == store.CleanUp {
			done = CleanUp{Committee: j.c, Round: round.Round}
			if err := works.fill(&done); err != nil {
				return err
			}
			if done.Worked > 0 {
				j.r.CleanUps++
			}
		}
		for n, l := range j.places {
			j.place(l, n, round, list, done)
		}
	}
	return nil
}

func (t *Turns) count(s State, late bool) {
	switch {
	case s == Complete && late:
		t.Late++
	case s == Complete:
		t.OnTime++
	case s == Partial:
		t.Partial++
	case s == Missing:
		t.Silent++
	case s == ByPhone:
		t.Unreached++
	case s == OnLeave:
		t.Leave++
	default:
		t.Unknown++
	}
}

// place counts one round for a khu phố: what anybody said of it is its answer.
func (j *judge) place(l *MeritLine, n int, round spoken, list []Seat, done CleanUp) {
	kp := store.SubjectOf(store.KindNeighbourhood, n)
	at := slices.IndexFunc(done.Places, func(p CleanUpPlace) bool { return p.Number == n })
	worked := at >= 0 && done.Places[at].Worked()
	state, behind, asked := placeState(kp, round, list)
	if worked && state != Complete {
		state, behind, asked = Complete, false, true // photos alone are an answer too
	}
	if !asked {
		return
	}
	l.Turns.count(state, behind)
	if round.Kind != store.CleanUp || done.Worked == 0 {
		return
	}
	if worked {
		l.Clean.Worked++
		l.Clean.Sums.add(done.Places[at].Sums)
		l.Clean.Photos += done.Places[at].Photos
	}
	if state == Complete || state == Partial || state == Missing {
		l.Clean.Held++
	}
}

// placeState is how far a khu phố came with a round, and whether that was after the closing. Nobody is missing for it while
// any of those who could tell was reached and asked for something else only, or none of them was reached.
func placeState(kp store.Subject, round spoken, list []Seat) (state State, behind, asked bool) {
	answered, open := 0, 0
	var states []State
	counted := map[store.Subject]bool{}
	for _, seat := range list {
		mine := false
		for _, s := range seat.Subjects {
			if s.About() != kp {
				continue
			}
			mine = true
			if counted[s] {
				continue
			}
			counted[s] = true
			if len(round.bySubject[s]) == 0 {
				open++
				continue
			}
			answered++
			behind = behind || round.behind[told{0, s}]
		}
		if mine {
			states = append(states, seat.State)
		}
	}
	switch {
	case len(states) == 0:
		return "", false, false
	case open == 0:
		return Complete, behind, true
	case answered > 0:
		return Partial, behind, true
	case slices.Contains(states, Missing) || slices.Contains(states, Partial):
		return Missing, false, true
	case slices.Contains(states, Unknown):
		return Unknown, false, true
	case slices.Contains(states, ByPhone):
		return ByPhone, false, true
	}
	return OnLeave, false, true
}

// tasks counts what each member, and each khu phố, led: what ended in the period and what was open at its end.
func (j *judge) tasks() error {
	var report Report
	if err := j.clerk.tasks(&report); err != nil {
		return err
	}
	absences, err := j.tx.Absences(j.c.ID)
	if err != nil {
		return err
	}
	for i, l := range j.lines {
		t := report.Tasks[i]
		excused, err := j.excused(l, absences)
		if err != nil {
			return err
		}
		for _, line := range []*MeritLine{j.members[l.Holder.ID], j.places[l.Lead.Neighbourhood]} {
			if line != nil {
				line.Tasks.count(t, excused)
			}
		}
	}
	return nil
}

func (n *MeritTasks) count(t ReportTask, excused bool) {
	switch {
	case t.Stands.Done() && !t.Finished || t.Stands == GivenUp:
		return
	case excused && (t.Stands == DoneLate || t.Stands == Overdue):
		n.Excused++
	case t.Stands == DoneInTime:
		n.InTime++
	case t.Stands == DoneLate:
		n.Late++
	case t.Stands == DoneUndated:
		n.Undated++
	case t.Stands == Overdue:
		n.Overdue++
	case t.Stands == Reported:
		n.Reported++
	case t.Stands == NotBegun:
		n.NotBegun++
	default:
		n.Open++
	}
	if t.Extended {
		n.Extended++
	}
}

// excused tells whether being late with a task says nothing of its lead: no message ever reached him, or he was on leave
// on its last day and nobody was in his place.
func (j *judge) excused(l TaskLine, absences []store.Absence) (bool, error) {
	if l.Holder.ID == 0 {
		return false, nil
	}
	reached, err := j.then.Reached(l.Holder)
	if err != nil || !reached {
		return true, err
	}
	return slices.ContainsFunc(absences, func(a store.Absence) bool {
		return a.Member == l.Holder.ID && a.Substitute == 0 && a.On(l.Task.Deadline.Day)
	}), nil
}
