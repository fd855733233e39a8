package store

import (
	"cmp"
	"slices"
	"time"
)

// Status is how the work on a subject goes, in a member's own words.
type Status string

// The statuses. Silence is no status.
const (
	Done       Status = "done"
	Doing      Status = "doing"
	NotStarted Status = "not_started"
	Blocked    Status = "blocked"
)

// Means is the way an answer reached us.
type Means string

// A member's own word comes by button, text, photo or edit. The others are how it reached the secretary who recorded it: a
// call, a paper, a message that was sent to somebody and pasted here, or said face to face.
const (
	ByButton  Means = "button"
	ByText    Means = "text"
	ByPhoto   Means = "photo"
	ByPhone   Means = "phone"
	ByPaper   Means = "paper"
	ByMessage Means = "message"
	InPerson  Means = "in_person"
)

// OnBehalf tells whether words that come this way were recorded by somebody else.
func (m Means) OnBehalf() bool {
	return m == ByPhone || m == ByPaper || m == ByMessage || m == InPerson
}

// Quantities are results that a sentence named. A nil one was not named.
type Quantities struct {
	People *float64 `json:"people,omitempty"`
	Points *float64 `json:"points,omitempty"`
	Tonnes *float64 `json:"tonnes,omitempty"`
	Kg     *float64 `json:"kg,omitempty"`
	M      *float64 `json:"m,omitempty"`
}

// Reply is one answer. It is never changed: a correction, an edit or an undo is another Reply.
type Reply struct {
	ID        ReplyID     `json:"id"`
	Committee CommitteeID `json:"committee"`
	Round     RoundID     `json:"round"`
	Subject   Subject     `json:"subject"`
	// Member is whose word it is; By is who sent or recorded it.
	Member MemberID `json:"member"`
	By     PersonID `json:"by"`
	Means  Means    `json:"means"`
	// Said is when it was said, by the platform's clock; Received when it was committed here.
	Said     time.Time `json:"said"`
	Received time.Time `json:"received"`
	Seq      uint64    `json:"seq"`

	Status     Status     `json:"status"`
	Percent    *int       `json:"percent,omitempty"`
	Blocker    bool       `json:"blocker,omitempty"`
	NeedsHelp  bool       `json:"needs_help,omitempty"`
	Quantities Quantities `json:"quantities,omitzero"`
	// Answer is what a plan's own question, or a roll call, was answered with; Status is empty then.
	Answer *Answer `json:"answer,omitempty"`
	Text   string  `json:"text,omitempty"`
	// Source is the message it came in, Photos what came with it (content hashes).
	Source string   `json:"source,omitempty"`
	Photos []string `json:"photos,omitempty"`
	// Replaces is the reply that an edit of the same message takes the place of; Withdraws one that is undone.
	Replaces  ReplyID `json:"replaces,omitempty"`
	Withdraws ReplyID `json:"withdraws,omitempty"`
	// Late is set when it came after closing and still counts for this round.
	Late bool `json:"late,omitempty"`
}

// OnBehalf tells whether somebody else recorded the member's word.
func (r Reply) OnBehalf() bool { return r.Means.OnBehalf() }

var replies = table[Reply]{name: "reply", key: func(r *Reply) []byte {
	return join(num(uint64(r.Committee)), num(uint64(r.Round)), name(string(r.Subject)), num(uint64(r.ID)))
}}

// AddReply appends one and gives it its ID, Received and Seq. A word on a task brings the task's state with it.
func (tx *Tx) AddReply(r *Reply) error {
	id, err := replies.next(tx)
	if err != nil {
		return err
	}
	r.ID, r.Received, r.Seq = ReplyID(id), tx.now, tx.seq
	tx.wrote = true
	if err := replies.put(tx, r); err != nil || !r.Subject.Is(KindTask) {
		return err
	}
	n := r.Subject.Number()
	if err := tx.bucket(byTask).Put(join(num(uint64(r.Committee)), num(uint64(n)), num(uint64(r.Round))), []byte{}); err != nil {
		return err
	}
	return tx.settle(r.Committee, n)
}

// Reply finds one.
func (tx *ReadTx) Reply(c CommitteeID, round RoundID, s Subject, id ReplyID) (Reply, error) {
	return replies.get(tx, join(num(uint64(c)), num(uint64(round)), name(string(s)), num(uint64(id))))
}

// Replies lists all of a round in the order of subject and arrival, those withdrawn and replaced too.
func (tx *ReadTx) Replies(c CommitteeID, round RoundID) ([]Reply, error) {
	return tx.repliesUnder(join(num(uint64(c)), num(uint64(round))))
}

// RepliesTo lists those of a round to one subject, in order of arrival.
func (tx *ReadTx) RepliesTo(c CommitteeID, round RoundID, s Subject) ([]Reply, error) {
	return tx.repliesUnder(join(num(uint64(c)), num(uint64(round)), name(string(s))))
}

func (tx *ReadTx) repliesUnder(prefix []byte) ([]Reply, error) {
	all, err := replies.list(tx, prefix)
	return slices.DeleteFunc(all, func(r Reply) bool { return !tx.shows(r.Seq) }), err
}

// InForce reduces replies to those that count: for each subject and member the newest said that was neither withdrawn
// nor replaced; a member's own word beats a record made for him at the same minute. Sorted by subject, then by when it was said.
func InForce(all []Reply) []Reply {
	type place struct {
		s Subject
		m MemberID
	}
	newest := map[place]Reply{}
	for _, r := range Standing(all) {
		p := place{r.Subject, r.Member}
		if old, ok := newest[p]; !ok || outranks(r, old) {
			newest[p] = r
		}
	}
	var left []Reply
	for _, r := range newest {
		left = append(left, r)
	}
	slices.SortFunc(left, func(a, b Reply) int {
		return cmp.Or(cmp.Compare(a.Subject, b.Subject), a.Said.Compare(b.Said), cmp.Compare(a.ID, b.ID))
	})
	return left
}

// Standing leaves out of replies those withdrawn and replaced, and the withdrawals themselves.
func Standing(all []Reply) []Reply {
	gone := map[ReplyID]bool{}
	for _, r := range all {
		gone[r.Withdraws], gone[r.Replaces] = true, true
	}
	return slices.DeleteFunc(slices.Clone(all), func(r Reply) bool { return gone[r.ID] || r.Withdraws != 0 })
}

// outranks tells whether a counts rather than b. What is noted for somebody is noted to the minute, so within one minute his
// own word wins.
func outranks(a, b Reply) bool {
	if a.OnBehalf() != b.OnBehalf() {
		x, y := a.Said.Truncate(time.Minute), b.Said.Truncate(time.Minute)
		if x.Equal(y) {
			return b.OnBehalf()
		}
	}
	return cmp.Or(a.Said.Compare(b.Said), cmp.Compare(a.ID, b.ID)) > 0
}

// WordOf is a member's word on a subject that counts in a round, nil when he has said none.
func (tx *ReadTx) WordOf(c CommitteeID, round RoundID, s Subject, m MemberID) (*Reply, error) {
	all, err := tx.RepliesTo(c, round, s)
	if err != nil {
		return nil, err
	}
	return CountsFor(all, m), nil
}

// CountsFor is a member's word that counts among the replies to one subject, nil when there is none.
func CountsFor(all []Reply, m MemberID) *Reply {
	for _, w := range InForce(all) {
		if w.Member == m {
			return &w
		}
	}
	return nil
}
