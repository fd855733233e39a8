package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"
)

// Lane orders a chat's outgoing work: each lane is first in, first out, and answers go before the rest.
type Lane int

// The two lanes.
const (
	Answers Lane = iota
	Rest
)

// JobKind is what a Job does.
type JobKind string

// The kinds of Job.
const (
	// Send sends a message.
	Send JobKind = "send"
	// Edit changes the message Target; where that is gone, it is sent anew.
	Edit JobKind = "edit"
	// Show brings a Card up to date: sent the first time, edited after.
	Show JobKind = "show"
	// Menu sets the commands that a chat is offered; Recipe says for whom.
	Menu JobKind = "menu"
	// Fetch copies an incoming file into the evidence folder; Recipe says which.
	Fetch JobKind = "fetch"
)

// Recipe is work whose words are made when its turn comes, from the facts of that moment.
type Recipe struct {
	Kind string          `json:"kind"`
	Arg  json.RawMessage `json:"arg,omitempty"`
}

// FetchArg is the argument of a Fetch job's recipe: the platform's id of the file, the name that its sender gave it, and
// the evidence that it is.
type FetchArg struct {
	File      string      `json:"file"`
	Name      string      `json:"name,omitempty"`
	Committee CommitteeID `json:"committee"`
	Evidence  EvidenceID  `json:"evidence"`
}

// About tells what a job belongs to: for failure reports, and to know later what a message was about.
type About struct {
	Committee CommitteeID `json:"committee,omitempty"`
	Person    PersonID    `json:"person,omitempty"`
	Round     RoundID     `json:"round,omitempty"`
	// Flow is the flow that made it, Subject and Reply what it speaks of where it is one thing.
	Flow    string  `json:"flow,omitempty"`
	Subject Subject `json:"subject,omitempty"`
	Reply   ReplyID `json:"reply,omitempty"`
	// Report is the one that is shown, as it stands in its Version, to who is to sign it.
	Report  ReportID `json:"report,omitempty"`
	Version int      `json:"version,omitempty"`
}

// Job is durable work that leaves the transaction.
type Job struct {
	ID    JobID   `json:"id"`
	Kind  JobKind `json:"kind"`
	Chat  string  `json:"chat"`
	Topic string  `json:"topic,omitempty"`
	Lane  Lane    `json:"lane"`
	// Key, when set: a newer job with the same chat and key takes the place of one that still waits.
	Key string `json:"key,omitempty"`
	// Card is the name of the message that Show keeps up to date, Target the message that Edit changes.
	Card    string `json:"card,omitempty"`
	Target  string `json:"target,omitempty"`
	ReplyTo string `json:"reply_to,omitempty"`
	Recipe  Recipe `json:"recipe,omitzero"`
	// Content is what is sent; for a recipe it is pinned at the first attempt, so that a retry says the same.
	Content *Content  `json:"content,omitempty"`
	About   About     `json:"about,omitzero"`
	Created time.Time `json:"created"`
	// NotBefore delays delivery (quiet hours) without holding up younger jobs; RetryAt holds up the lane.
	NotBefore time.Time `json:"not_before,omitzero"`
	RetryAt   time.Time `json:"retry_at,omitzero"`
	// Deadline is when the job is no longer worth sending: it is dropped and reported. Zero: never.
	Deadline time.Time `json:"deadline,omitzero"`
	Attempts int       `json:"attempts,omitempty"`
	// Flying is set from the commit before an attempt to the commit after it. A job found flying at start may or may
	// not have arrived; it is sent again.
	Flying bool `json:"flying,omitempty"`
	// Parts is how many parts of a long text have been sent.
	Parts int `json:"parts,omitempty"`
}

// JobHead is what the outbox needs to know of a job to choose the next one.
type JobHead struct {
	ID        JobID     `json:"id"`
	Kind      JobKind   `json:"kind"`
	Chat      string    `json:"chat"`
	Lane      Lane      `json:"lane"`
	Created   time.Time `json:"created"`
	NotBefore time.Time `json:"not_before"`
	RetryAt   time.Time `json:"retry_at"`
	Deadline  time.Time `json:"deadline"`
	// Gone is set when the job was dropped.
	Gone bool `json:"-"`
	// Seq is the commit that made it so: listeners may hear of two commits in the wrong order. 0 when read from the file.
	Seq uint64 `json:"-"`
}

// Head is what the outbox needs to know of it.
func (j Job) Head() JobHead {
	return JobHead{ID: j.ID, Kind: j.Kind, Chat: j.Chat, Lane: j.Lane, Created: j.Created,
		NotBefore: j.NotBefore, RetryAt: j.RetryAt, Deadline: j.Deadline}
}

var jobs = table[Job]{name: "job", key: func(j *Job) []byte { return num(uint64(j.ID)) }}

const byKey = "by-key" // chat | key → job, while the job waits

// Job finds one.
func (tx *ReadTx) Job(id JobID) (Job, error) { return jobs.get(tx, num(uint64(id))) }

// Jobs yields all that wait or fly, oldest first.
func (tx *ReadTx) Jobs() iter.Seq2[Job, error] { return jobs.scan(tx, nil) }

// jobHeads reads the same records, but only what a head has of them: a start with a long queue is quick.
var jobHeads = table[JobHead]{name: jobs.name}

// JobHeads lists what the outbox must know at start.
func (tx *ReadTx) JobHeads() ([]JobHead, error) { return jobHeads.list(tx, nil) }

// Enqueue puts a job into the outbox; the commit wakes it. A waiting job with the same chat and key is replaced and
// keeps its place in the line.
func (tx *Tx) Enqueue(j Job) (JobID, error) {
	if j.Chat == "" {
		return 0, fmt.Errorf("enqueue %s job: no chat", j.Kind)
	}
	j.Created = tx.now
	if j.Kind == Show && j.Key == "" {
		j.Key = "card/" + j.Card // of a card only the newest content is worth showing
	}
	if j.Key != "" {
		old, err := tx.waiting(j.Chat, j.Key)
		if err != nil {
			return 0, err
		}
		if old != nil && !old.Flying && old.Lane == j.Lane {
			j.ID, j.RetryAt, j.Attempts = old.ID, old.RetryAt, old.Attempts
		}
	}
	if j.ID == 0 {
		id, err := jobs.next(tx)
		if err != nil {
			return 0, err
		}
		j.ID = JobID(id)
	}
	if j.Key != "" {
		if err := tx.bucket(byKey).Put(join(name(j.Chat), name(j.Key)), num(uint64(j.ID))); err != nil {
			return 0, err
		}
	}
	return j.ID, tx.PutJob(&j)
}

func (tx *ReadTx) waiting(chat, key string) (*Job, error) {
	raw := tx.bucket(byKey).Get(join(name(chat), name(key)))
	if raw == nil {
		return nil, nil
	}
	j, err := tx.Job(JobID(readNum(raw)))
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	return &j, err
}

// Superseded tells whether a newer job with the same chat and key waits behind this one, which may have flown when the
// newer one came.
func (tx *ReadTx) Superseded(j Job) (bool, error) {
	if j.Key == "" {
		return false, nil
	}
	newer, err := tx.waiting(j.Chat, j.Key)
	return newer != nil && newer.ID > j.ID, err
}

// PutJob writes a job back, as the outbox does between attempts.
func (tx *Tx) PutJob(j *Job) error {
	if err := jobs.put(tx, j); err != nil {
		return err
	}
	tx.touch(j.Head())
	return nil
}

// DropJob takes a job out: it is done, or given up.
func (tx *Tx) DropJob(j Job) error {
	if j.Key != "" {
		k := join(name(j.Chat), name(j.Key))
		if raw := tx.bucket(byKey).Get(k); raw != nil && JobID(readNum(raw)) == j.ID {
			if err := tx.bucket(byKey).Delete(k); err != nil {
				return err
			}
		}
	}
	tx.touch(JobHead{ID: j.ID, Chat: j.Chat, Lane: j.Lane, Gone: true})
	return jobs.delete(tx, num(uint64(j.ID)))
}

func (tx *Tx) touch(h JobHead) {
	h.Seq = tx.seq
	if i, ok := tx.heads[h.ID]; ok {
		tx.changes.Jobs[i] = h
		return
	}
	tx.heads[h.ID] = len(tx.changes.Jobs)
	tx.changes.Jobs = append(tx.changes.Jobs, h)
}

// MoveJobs gives every waiting job of a chat to another chat: a group became a supergroup.
func (tx *Tx) MoveJobs(from, to string) error {
	var moved []Job
	for j, err := range jobs.scan(&tx.ReadTx, nil) {
		if err != nil {
			return err
		}
		if j.Chat == from {
			moved = append(moved, j)
		}
	}
	for _, j := range moved {
		if err := tx.DropJob(j); err != nil {
			return err
		}
		// Message ids of the old chat mean nothing in the new one.
		if j.Kind == Edit {
			j.Kind = Send
		}
		j.Chat, j.Target, j.ReplyTo, j.Flying, j.ID = to, "", "", false, 0
		if _, err := tx.Enqueue(j); err != nil {
			return err
		}
	}
	return nil
}

// JobsOf lists the waiting jobs of a person, for /trangthai and for erasure.
func (tx *ReadTx) JobsOf(chat string) ([]Job, error) {
	all, err := jobs.list(tx, nil)
	return slices.DeleteFunc(all, func(j Job) bool { return j.Chat != chat }), err
}
