package store

import (
	"errors"
	"fmt"
	"time"
)

// ExtensionState is what became of a request for more time.
type ExtensionState string

// The states. A granted one may bear another day than was asked for.
const (
	Asked     ExtensionState = "asked"
	Granted   ExtensionState = "granted"
	Refused   ExtensionState = "refused"
	Withdrawn ExtensionState = "withdrawn"
)

// ErrDecided is returned for a decision on an extension that is no longer asked for.
var ErrDecided = errors.New("already decided")

// Extension is a request for more time (xin gia hạn) and what was decided on it. It stays with the task for ever.
type Extension struct {
	ID        ExtensionID `json:"id"`
	Committee CommitteeID `json:"committee"`
	Task      int         `json:"task"`
	// Member asks, By is who wrote it; From is the deadline in force then, Wanted the one asked for.
	Member MemberID  `json:"member"`
	By     PersonID  `json:"by"`
	At     time.Time `json:"at"`
	From   Deadline  `json:"from"`
	Wanted Deadline  `json:"wanted"`
	Reason string    `json:"reason,omitempty"`

	State ExtensionState `json:"state"`
	// Given is the deadline granted; Decided who decided, when and in what words.
	Given   Deadline `json:"given,omitzero"`
	Decided Verdict  `json:"decided,omitzero"`
}

var extensions = table[Extension]{name: "extension", kept: true, key: func(e *Extension) []byte {
	return join(num(uint64(e.Committee)), num(uint64(e.Task)), num(uint64(e.ID)))
}}

// Extension finds one of a task.
func (tx *ReadTx) Extension(c CommitteeID, task int, id ExtensionID) (Extension, error) {
	return extensions.get(tx, join(num(uint64(c)), num(uint64(task)), num(uint64(id))))
}

// Extensions lists a task's, oldest first.
func (tx *ReadTx) Extensions(c CommitteeID, task int) ([]Extension, error) {
	return extensions.list(tx, join(num(uint64(c)), num(uint64(task))))
}

// AskExtension writes a request for more time. It takes the place of one of the same task that still waits.
func (tx *Tx) AskExtension(e *Extension) error {
	t, err := tx.Task(e.Committee, e.Task)
	if err != nil {
		return fmt.Errorf("ask extension: %w", err)
	}
	if t.Pending != 0 {
		old, err := tx.Extension(t.Committee, t.Number, t.Pending)
		if err != nil {
			return err
		}
		old.State = Withdrawn
		if err := extensions.put(tx, &old); err != nil {
			return err
		}
	}
	id, err := extensions.next(tx)
	if err != nil {
		return err
	}
	e.ID, e.State, e.From = ExtensionID(id), Asked, t.Deadline
	if e.At.IsZero() {
		e.At = tx.now
	}
	if err := extensions.put(tx, e); err != nil {
		return err
	}
	t.Pending = e.ID
	return tx.PutTask(&t)
}

// Decide settles a request: Granted with the day given, Refused, or Withdrawn by who asked. A granted one is the task's
// deadline from now on. Errors: ErrDecided.
func (tx *Tx) Decide(e *Extension, state ExtensionState, given Deadline, v Verdict) error {
	t, err := tx.Task(e.Committee, e.Task)
	if err != nil {
		return fmt.Errorf("decide extension: %w", err)
	}
	if e.State != Asked || t.Pending != e.ID {
		return ErrDecided
	}
	if v.At.IsZero() {
		v.At = tx.now
	}
	e.State, e.Decided, t.Pending = state, v, 0
	if state == Granted {
		t.SetDeadline(given)
		e.Given = t.Deadline
	}
	if err := extensions.put(tx, e); err != nil {
		return err
	}
	return tx.PutTask(&t)
}

// AddWord adds the officer's words to a decision that was made without any.
func (tx *Tx) AddWord(e *Extension, word string) error {
	e.Decided.Word = word
	return extensions.put(tx, e)
}

// SetDeadline gives the task another deadline, its reminders begin anew.
func (t *Task) SetDeadline(d Deadline) {
	d.Version = t.Deadline.Version + 1
	t.Deadline = d
	if t.First.IsZero() {
		t.First = d
	}
	t.Version++
}
