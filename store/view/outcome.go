package view

import (
	"cmp"
	"slices"
	"time"

	"giaoban/store"
)

// Outcome is what a round of a plan's own questions was answered with, as of an instant.
type Outcome struct {
	Committee store.Committee
	Plan      store.Plan
	Round     store.Round
	AsOf      time.Time
	// Seats are the expected members; Expected counts them without those on leave, Answered those who have answered all that
	// they must, Partial those who have answered some of it.
	Seats                       []Seat
	Expected, Answered, Partial int
	// Silent were asked and have said nothing. Of Unclear, Lost and Phone silence says nothing: we were away, or they were not
	// asked in time; they cannot be reached; they have no account. Nobody is in two of these, and nobody on leave in any.
	Silent, Unclear, Lost, Phone []Seat
	Questions                    []QuestionOutcome
	// Updated is when a word last changed it after the closing, zero where none did; Late tells that answers came late.
	Updated time.Time
	Late    bool
}

// QuestionOutcome is what one question was answered with.
type QuestionOutcome struct {
	Number   int
	Question store.Question
	// Rows are the answers: by neighbourhood or criterion in number order, of a question put to each person by member. Of
	// several heads of one place the newest word stands. Asked is how many there could be.
	Rows  []OutcomeRow
	Asked int
	// Sum adds the numbers up. Chosen counts the choices, in their order. Photos counts what was sent. Done, Doing and Stuck
	// count the states of the work.
	Sum                float64
	Chosen             []int
	Photos             int
	Done, Doing, Stuck int
}

// OutcomeRow is one answer, and whose.
type OutcomeRow struct {
	Subject store.Subject
	Member  store.Member
	Word    store.Reply
	Photos  int
}

// longBefore is how long before a round opens what is sent early for it may come.
const longBefore = 62 * 24 * time.Hour

// OutcomeOf computes what a round was answered with. A round that is not over has one too.
func OutcomeOf(tx *store.ReadTx, c store.Committee, r store.Round) (Outcome, error) {
	o := Outcome{Committee: c, Round: r, AsOf: tx.Now()}
	var err error
	if o.Plan, err = tx.Plan(c.ID, r.Plan); err != nil {
		return o, err
	}
	members, err := tx.Members(c.ID)
	if err != nil {
		return o, err
	}
	all, err := tx.Replies(c.ID, r.ID)
	if err != nil {
		return o, err
	}
	inForce := store.InForce(all)
	if o.Seats, err = seats(tx, r, members, inForce); err != nil {
		return o, err
	}
	o.Expected, o.Answered, o.Partial = len(o.Seats)-Count(o.Seats, OnLeave), Count(o.Seats, Complete), Count(o.Seats, Partial)
	if err := o.sort(tx); err != nil {
		return o, err
	}
	o.Updated, o.Late = UpdatedAfter(r, all)
	photos, err := photosOf(tx, c.ID, r)
	if err != nil {
		return o, err
	}
	for i, q := range o.Plan.Questions {
		one, err := o.question(tx, i+1, q, members, inForce, photos)
		if err != nil {
			return o, err
		}
		o.Questions = append(o.Questions, one)
	}
	return o, nil
}

// sort tells whose silence means something.
func (o *Outcome) sort(tx *store.ReadTx) error {
	for _, s := range o.Seats {
		list := &o.Silent
		switch s.State {
		case ByPhone:
			list = &o.Phone
		case Waiting, Missing, Unknown:
			reached, err := tx.Reached(s.Member)
			if err != nil {
				return err
			}
			switch {
			case !reached:
				list = &o.Lost
			case s.State == Unknown:
				list = &o.Unclear
			}
		default:
			continue
		}
		*list = append(*list, s)
	}
	return nil
}

// UpdatedAfter is when a word last changed what came of a round after its closing, zero where none did; late tells that a
// word was said after it.
func UpdatedAfter(r store.Round, all []store.Reply) (at time.Time, late bool) {
	if r.ClosedAt.IsZero() {
		return at, false
	}
	for _, w := range all {
		if w.Received.After(r.ClosedAt) && w.Received.After(at) {
			at = w.Received
		}
	}
	for _, w := range store.Standing(all) {
		late = late || w.Late && w.Received.After(r.ClosedAt)
	}
	return at, late
}

// sender is who sent photos for what.
type sender struct {
	member  store.MemberID
	subject store.Subject
}

func photosOf(tx *store.ReadTx, c store.CommitteeID, r store.Round) (map[sender]int, error) {
	all, err := tx.EvidenceSince(c, r.Opens.Add(-longBefore))
	n := map[sender]int{}
	for _, e := range all {
		if e.Round == r.ID {
			n[sender{e.Member, e.Subject}]++
		}
	}
	return n, err
}

// question gathers what was said to one of them.
func (o *Outcome) question(tx *store.ReadTx, n int, q store.Question, members []store.Member, inForce []store.Reply, photos map[sender]int) (QuestionOutcome, error) {
	one := QuestionOutcome{Number: n, Question: q, Chosen: make([]int, len(q.Choices))}
	asked, err := o.asked(tx, n, q)
	if err != nil {
		return one, err
	}
	one.Asked = asked
	rows := map[sender]OutcomeRow{}
	for _, w := range inForce { // by when it was said
		if !answersQuestion(w.Subject, n, q) {
			continue
		}
		row := OutcomeRow{Subject: w.Subject, Word: w, Photos: photos[sender{w.Member, w.Subject}]}
		if i := slices.IndexFunc(members, func(m store.Member) bool { return m.ID == w.Member }); i >= 0 {
			row.Member = members[i]
		}
		key := sender{subject: w.Subject}
		if !q.Each {
			key.member = w.Member
		}
		rows[key] = row
	}
	for _, row := range rows {
		one.Rows = append(one.Rows, row)
		one.add(row)
	}
	slices.SortFunc(one.Rows, func(a, b OutcomeRow) int {
		return cmp.Or(store.CompareSubjects(a.Subject, b.Subject), cmp.Compare(a.Member.ID, b.Member.ID))
	})
	return one, nil
}

// add counts a row.
func (one *QuestionOutcome) add(row OutcomeRow) {
	one.Photos += row.Photos
	switch a := row.Word.Answer; {
	case a == nil:
	case a.Choice > 0 && a.Choice <= len(one.Chosen):
		one.Chosen[a.Choice-1]++
	case a.Number != nil:
		one.Sum += *a.Number
	}
	switch w := row.Word; {
	case w.Status == "":
	case w.Status == store.Blocked || w.Blocker:
		one.Stuck++
	case w.Status == store.Done:
		one.Done++
	default:
		one.Doing++
	}
}

// answersQuestion tells whether a subject is the n-th question's.
func answersQuestion(s store.Subject, n int, q store.Question) bool {
	if q.Each && q.Kind == store.AskStatus {
		return s.Question() == 0
	}
	return s.Question() == n && q.Each != s.Is(store.KindQuestion)
}

// asked counts the answers that a question could have.
func (o *Outcome) asked(tx *store.ReadTx, n int, q store.Question) (int, error) {
	roll, err := tx.Roll(o.Committee.ID, o.Round.ID)
	if err != nil {
		return 0, err
	}
	expected := roll.Expected
	if o.Round.Phase == store.Upcoming {
		if expected, err = tx.WhoAnswers(o.Plan, o.Round); err != nil {
			return 0, err
		}
	}
	places, persons := map[store.Subject]bool{}, 0
	for _, e := range expected {
		for _, s := range append(slices.Clone(e.Subjects), e.Optional...) {
			if answersQuestion(s, n, q) && !e.Leave {
				places[s] = true
				persons++
			}
		}
	}
	if q.Each {
		return len(places), nil
	}
	return persons, nil
}
