package view

import (
	"time"

	"giaoban/store"
)

// ReportTask is a task as it stood at Report.Until, and what became of it in the period.
type ReportTask struct {
	Number    int    `json:"number"`
	Work      string `json:"work"`
	Criterion int    `json:"criterion,omitempty"`
	Places    []int  `json:"places,omitempty"`
	// Lead is the party that leads, as it was named, Holder who stands for it; Supports are the parties that help.
	Lead     string   `json:"lead,omitempty"`
	Holder   *Speaker `json:"holder,omitempty"`
	Supports []string `json:"supports,omitempty"`
	// Due is the deadline in force, First the one it was given with; zero for none. Rhythm are the words of work without an end.
	Due    ReportDue `json:"due,omitzero"`
	First  ReportDue `json:"first,omitzero"`
	Rhythm string    `json:"rhythm,omitempty"`
	Given  time.Time `json:"given"`
	Stands Standing  `json:"stands"`
	Heap   Heap      `json:"heap"`
	// Late is by how many days it was past its deadline, when it was done or at Until; negative for days left, 0 without one.
	Late   int       `json:"late,omitempty"`
	DoneAt time.Time `json:"done_at,omitzero"`
	// Word is the newest word that says how it goes, nil for none, and for what was done before the period.
	Word *Word `json:"word,omitempty"`
	// Explained is the giải trình for the deadline in force; Ended the officer's words for a task that was dropped.
	Explained string `json:"explained,omitempty"`
	Ended     string `json:"ended,omitempty"`
	// Extensions are all that were asked for, oldest first.
	Extensions []ReportExtension `json:"extensions,omitempty"`
	// Directive is the ý kiến chỉ đạo that it carries out, nil for any other task.
	Directive *ReportVerdict `json:"directive,omitempty"`
	// New, Finished, Extended and Dropped tell what happened in the period: it was given, done, was granted more time, given up.
	New      bool `json:"new,omitempty"`
	Finished bool `json:"finished,omitempty"`
	Extended bool `json:"extended,omitempty"`
	Dropped  bool `json:"dropped,omitempty"`
}

// Obstacle is the newest word when it names an obstacle, nil when it does not.
func (t ReportTask) Obstacle() *Word {
	if t.Word != nil && t.Word.Light() == Red {
		return t.Word
	}
	return nil
}

// Current tells whether the period has to do with the task: it is open, or was done or dropped in it.
func (t ReportTask) Current() bool { return t.Finished || t.Dropped || !t.Stands.Done() }

// ReportDue is a deadline: the phrase as it was given, the day it means, the hour where one was named.
type ReportDue struct {
	Phrase string `json:"phrase,omitempty"`
	Day    string `json:"day"`
	Clock  string `json:"clock,omitempty"`
}

// IsZero tells whether there is none.
func (d ReportDue) IsZero() bool { return d.Day == "" }

// ReportExtension is a request for more time and what was decided on it.
type ReportExtension struct {
	ID      store.ExtensionID    `json:"id"`
	Task    int                  `json:"task"`
	Who     Speaker              `json:"who"`
	At      time.Time            `json:"at"`
	From    ReportDue            `json:"from,omitzero"`
	Wanted  ReportDue            `json:"wanted"`
	Reason  string               `json:"reason,omitempty"`
	State   store.ExtensionState `json:"state"`
	Given   ReportDue            `json:"given,omitzero"`
	Decided *ReportVerdict       `json:"decided,omitempty"`
}

// ReportVerdict is what an officer decided, when and in what words. Who is zero when he is on no list of the committee.
type ReportVerdict struct {
	Who  Speaker   `json:"who,omitzero"`
	At   time.Time `json:"at"`
	Word string    `json:"word,omitempty"`
}

// ReportTally counts a report's tasks as they stood at Report.Until, by the heaps of Tally, and what happened in the period.
type ReportTally struct {
	// All is how many there are, the dropped left out: the sum of the nine that follow, Done() + Doing() + NotBegun + Reported.
	All         int `json:"all"`
	DoneInTime  int `json:"done_in_time"`
	DoneLate    int `json:"done_late"`
	DoneUndated int `json:"done_undated"`
	// InTime are begun and not yet due, NotBegun neither; Undated have no deadline, begun or not; Routine have no end either.
	InTime   int `json:"in_time"`
	Overdue  int `json:"overdue"`
	Undated  int `json:"undated"`
	Routine  int `json:"routine"`
	NotBegun int `json:"not_begun"`
	// Reported wait for a yes.
	Reported int `json:"reported"`
	// Given, Finished, Extended and Dropped count tasks to which that happened in the period.
	Given    int `json:"given"`
	Finished int `json:"finished"`
	Extended int `json:"extended"`
	Dropped  int `json:"dropped"`
}

// Tally is the same by heap, without what happened in the period.
func (t ReportTally) Tally() Tally {
	return Tally{Done: t.Done(), DoneInTime: t.DoneInTime, DoneLate: t.DoneLate, Overdue: t.Overdue, Doing: t.InTime, NotBegun: t.NotBegun,
		Reported: t.Reported, Undated: t.Undated, Routine: t.Routine}
}

// Done is how many are done.
func (t ReportTally) Done() int { return t.DoneInTime + t.DoneLate + t.DoneUndated }

// Doing is how many are being done: in time, overdue, without a deadline.
func (t ReportTally) Doing() int { return t.InTime + t.Overdue + t.Undated + t.Routine }
