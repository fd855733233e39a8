package store

import "time"

// Ladder is how far the reminders of a task have come. It is a working record of Sweep: the task's own history shows
// people's doings only.
type Ladder struct {
	Committee CommitteeID `json:"committee"`
	Task      int         `json:"task"`
	// Through is the last day (2006-01-02) whose reminder is made or given up. A task has one reminder a day at most, so a
	// day's reminder is made once, and a new deadline makes new days.
	Through string `json:"through,omitempty"`
	// Level is how high the lateness of the deadline Version has been carried: 1 deputy, 2 call list, 3 chair.
	Version int `json:"version,omitempty"`
	Level   int `json:"level,omitempty"`
	// Late is when the lead was first asked why the deadline Version was not kept.
	Late time.Time `json:"late,omitzero"`
	// At is when the lead was last asked.
	At time.Time `json:"at,omitzero"`
	// Pressed is the last day on which chair or deputy was reminded that more time is asked for.
	Pressed string `json:"pressed,omitempty"`
}

var ladders = table[Ladder]{name: "ladder", key: func(l *Ladder) []byte {
	return join(num(uint64(l.Committee)), num(uint64(l.Task)))
}}

// Ladder is a task's; a new one where nothing has been made yet.
func (tx *ReadTx) Ladder(c CommitteeID, task int) (Ladder, error) {
	l, err := ladders.get(tx, join(num(uint64(c)), num(uint64(task))))
	if isNotFound(err) {
		return Ladder{Committee: c, Task: task}, nil
	}
	return l, err
}

// PutLadder writes one.
func (tx *Tx) PutLadder(l *Ladder) error { return ladders.put(tx, l) }
