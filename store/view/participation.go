package view

import (
	"slices"

	"giaoban/store"
)

// Attendance is how often a member answered in the closed rounds of a stretch of time.
type Attendance struct {
	Member            store.Member
	Reports, CleanUps Turnout
}

// Turnout counts rounds. Expected are those in which he was asked and reached, so that silence would have meant something:
// Leave, Unknown (we were away, or no message reached him) and Unreached (he had no account, and nothing was noted for him)
// are no part of it.
type Turnout struct {
	Expected, Answered int
	// Of the answered: Partial left something open, Late came after the closing, Phoned were all noted on his behalf.
	Partial, Late, Phoned     int
	Leave, Unknown, Unreached int
}

// Held are the closed weekly reports and clean-ups of a committee that report on a day from first (2006-01-02) on, oldest
// first. Rounds that were never held are none, nor are roll calls.
func Held(tx *store.ReadTx, c store.CommitteeID, first string) ([]store.Round, error) {
	all, err := tx.Rounds(c)
	return slices.DeleteFunc(all, func(r store.Round) bool {
		return r.Phase != store.Closed || r.IsRollCall() || r.LastDay < first || r.Kind != store.Weekly && r.Kind != store.CleanUp
	}), err
}

// AttendanceIn counts, for each of the members whom rounds expected and who are in the committee still, in no order that
// means anything. Nobody is blamed for a round in which he was not asked: without an account, on leave, or while he or we
// could not be reached, by what was known at its closing.
func AttendanceIn(tx *store.ReadTx, c store.CommitteeID, rounds []store.Round) ([]Attendance, error) {
	members, err := tx.Members(c)
	if err != nil {
		return nil, err
	}
	at := map[store.MemberID]int{}
	var all []Attendance
	for _, r := range rounds {
		words, err := tx.Replies(c, r.ID)
		if err != nil {
			return nil, err
		}
		said := store.InForce(words)
		// Who is out of reach today need not have been then, and the other way round.
		list, err := seatsThen(tx, tx.AsOf(r.ClosedAt), r, members, said)
		if err != nil {
			return nil, err
		}
		how := mannerOf(said, behind(words))
		for _, s := range list {
			if !s.Member.In(tx.Now()) {
				continue
			}
			i, ok := at[s.Member.ID]
			if !ok {
				i = len(all)
				at[s.Member.ID], all = i, append(all, Attendance{Member: s.Member})
			}
			t := &all[i].Reports
			if r.Kind == store.CleanUp {
				t = &all[i].CleanUps
			}
			t.count(s.State, how[s.Member.ID])
		}
	}
	return all, nil
}

// manner is how somebody's words came: any of them first after the closing, all of them noted on his behalf. Photos alone are
// his own.
type manner struct{ late, phoned bool }

func mannerOf(said []store.Reply, behind map[told]bool) map[store.MemberID]manner {
	how := map[store.MemberID]manner{}
	for _, w := range said {
		m, known := how[w.Member]
		m.late, m.phoned = m.late || behind[told{w.Member, w.Subject}], w.OnBehalf() && (m.phoned || !known)
		how[w.Member] = m
	}
	return how
}

func (t *Turnout) count(s State, how manner) {
	switch s {
	case Complete, Partial:
		t.Expected++
		t.Answered++
		if s == Partial {
			t.Partial++
		}
		if how.late {
			t.Late++
		}
		if how.phoned {
			t.Phoned++
		}
	case Missing:
		t.Expected++
	case OnLeave:
		t.Leave++
	case Unknown:
		t.Unknown++
	case ByPhone:
		t.Unreached++
	}
}
