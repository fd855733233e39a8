package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// ReportState is how far a report has come: drafted for the secretary, submitted to the chair, returned with a word, or
// approved and frozen. One that a newer approved report of the same period replaces is superseded; a draft that nobody wants
// any more is dropped.
type ReportState string

// The states.
const (
	Drafted    ReportState = "draft"
	Submitted  ReportState = "submitted"
	SentBack   ReportState = "returned"
	Approved   ReportState = "approved"
	Superseded ReportState = "superseded"
	Dropped    ReportState = "dropped"
)

// ErrFrozen is returned for a change to a report that is approved.
var ErrFrozen = errors.New("report is frozen")

// Report is the written report of a period, on its way from secretary to chair. Until it is approved its figures are
// those of AsOf; from then on those of Model, whatever is answered later.
type Report struct {
	ID        ReportID    `json:"id"`
	Committee CommitteeID `json:"committee"`
	// First and Last bound the period, 2006-01-02 in the committee's zone, both included.
	First string      `json:"first"`
	Last  string      `json:"last"`
	State ReportState `json:"state"`
	// AsOf is the instant whose figures it has, Earlier are those whose figures it had before: a copy of it may come back.
	AsOf time.Time `json:"as_of"`
	// Commit is the number of the commit that AsOf is of: while a clock that was set back catches up several have one instant.
	Commit  uint64      `json:"commit,omitempty"`
	Earlier []time.Time `json:"earlier,omitempty"`
	// Edits are the paragraphs that the secretary has put in the place of drafted ones, by the key of their section.
	Edits map[string]string `json:"edits,omitempty"`
	// Edited says who put each of Edits, and when; so too of those taken back, which Edits has no longer.
	Edited map[string]Verdict `json:"edited,omitempty"`
	// EditedIn is the Version that each of Edited came with: of two edits in one instant it tells which was seen.
	EditedIn map[string]int `json:"edited_in,omitempty"`

	Made      Verdict `json:"made,omitzero"`
	Submitted Verdict `json:"submitted,omitzero"`
	// Decided is the chair's yes, or his no with a word.
	Decided Verdict `json:"decided,omitzero"`
	// Left is who dropped it.
	Left Verdict `json:"left,omitzero"`
	// Model is the read model that was approved, Hash the SHA-256 of it and the edits, in hexadecimal digits.
	Model json.RawMessage `json:"model,omitempty"`
	Hash  string          `json:"hash,omitempty"`
	// Erased are those whose names were taken out after the approval, at their wish. Hash stays that of what was approved,
	// of which there is no copy any more; Resealed is that of what is left.
	Erased   []Erasure `json:"erased,omitempty"`
	Resealed string    `json:"resealed,omitempty"`
	// Supersedes is the approved report that this one replaces.
	Supersedes ReportID `json:"supersedes,omitempty"`
	// Version counts the changes, so that the second of two editors is told what the first did.
	Version int `json:"version"`
}

var reports = table[Report]{name: "report", kept: true, key: func(r *Report) []byte {
	return join(num(uint64(r.Committee)), num(uint64(r.ID)))
}}

// Report finds one of a committee.
func (tx *ReadTx) Report(c CommitteeID, id ReportID) (Report, error) {
	return reports.get(tx, join(num(uint64(c)), num(uint64(id))))
}

// Reports lists a committee's, oldest first.
func (tx *ReadTx) Reports(c CommitteeID) ([]Report, error) { return reports.list(tx, num(uint64(c))) }

// PutReport writes one; an ID of 0 is given the next. A report that was approved is never changed again but to say that
// another one supersedes it, and where somebody is forgotten (Forget). Errors: ErrFrozen.
func (tx *Tx) PutReport(r *Report) error {
	if r.ID == 0 {
		id, err := reports.next(tx)
		if err != nil {
			return err
		}
		r.ID = ReportID(id)
	}
	old, err := tx.Report(r.Committee, r.ID)
	if err != nil && !isNotFound(err) {
		return err
	}
	if err == nil && old.Hash != "" {
		only := old
		only.State, only.Version = Superseded, r.Version
		want, err1 := json.Marshal(only)
		have, err2 := json.Marshal(*r)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		if string(want) != string(have) {
			return fmt.Errorf("put report %d: %w", r.ID, ErrFrozen)
		}
	}
	r.Version++
	return reports.put(tx, r)
}
