package store

import "time"

// Absence is a leave (nghỉ): the member is not asked, or his substitute is in his place.
type Absence struct {
	ID        AbsenceID   `json:"id"`
	Committee CommitteeID `json:"committee"`
	Member    MemberID    `json:"member"`
	// First and Last are its days, 2006-01-02 in the committee's zone, both included.
	First string `json:"first"`
	Last  string `json:"last"`
	// Substitute answers in his place; 0: nobody does.
	Substitute MemberID  `json:"substitute,omitempty"`
	By         PersonID  `json:"by"`
	At         time.Time `json:"at"`
	// Cancelled is when it was taken back; zero while it holds.
	Cancelled time.Time `json:"cancelled,omitzero"`
}

// On tells whether the absence holds on a day (2006-01-02).
func (a Absence) On(day string) bool { return a.Cancelled.IsZero() && a.First <= day && day <= a.Last }

var absences = table[Absence]{name: "absence", kept: true, key: func(a *Absence) []byte {
	return join(num(uint64(a.Committee)), num(uint64(a.ID)))
}}

// Absence finds one of a committee.
func (tx *ReadTx) Absence(c CommitteeID, id AbsenceID) (Absence, error) {
	return absences.get(tx, join(num(uint64(c)), num(uint64(id))))
}

// Absences lists a committee's, oldest first, past and cancelled ones too.
func (tx *ReadTx) Absences(c CommitteeID) ([]Absence, error) {
	return absences.list(tx, num(uint64(c)))
}

// PutAbsence writes one; an ID of 0 is given the next. The tasks of the committee are looked at again: their reminders
// may go elsewhere.
func (tx *Tx) PutAbsence(a *Absence) error {
	if a.ID == 0 {
		id, err := absences.next(tx)
		if err != nil {
			return err
		}
		a.ID, a.At = AbsenceID(id), tx.now
	}
	if err := absences.put(tx, a); err != nil {
		return err
	}
	return tx.LookAtTasks(a.Committee)
}

// LookAtTasks makes Sweep find anew the reminders of a committee's open tasks: the rules, the calendar or the people
// behind them have changed.
func (tx *Tx) LookAtTasks(c CommitteeID) error {
	open, err := tx.OpenTasks(c)
	if err != nil {
		return err
	}
	for _, t := range open {
		if err := tx.SetDue(DueTask, t.DueKey(), tx.now); err != nil {
			return err
		}
	}
	return nil
}

// AbsentOn finds the absence of each member that holds on a day.
func (tx *ReadTx) AbsentOn(c CommitteeID, day string) (map[MemberID]Absence, error) {
	all, err := tx.Absences(c)
	if err != nil {
		return nil, err
	}
	away := map[MemberID]Absence{}
	for _, a := range all {
		if a.On(day) {
			away[a.Member] = a
		}
	}
	return away, nil
}

// AbsentNow is AbsentOn today.
func (tx *ReadTx) AbsentNow(c CommitteeID) (map[MemberID]Absence, error) {
	committee, err := tx.Committee(c)
	if err != nil {
		return nil, err
	}
	return tx.AbsentOn(c, tx.now.In(committee.Location()).Format("2006-01-02"))
}

// StandIn is who answers for a member today: himself, his substitute, or nobody (0) while he is on leave without one.
// A substitute who is away himself does not pass it on.
func StandIn(m MemberID, away map[MemberID]Absence) MemberID {
	a, ok := away[m]
	if !ok {
		return m
	}
	if _, gone := away[a.Substitute]; gone {
		return 0
	}
	return a.Substitute
}
