package store

import (
	"fmt"
	"time"
)

// Phase is how far a round has come.
type Phase string

// A round is upcoming (takes early answers), open (asked), closed, or skipped (its window passed while we were away
// and nobody has opened it late).
const (
	Upcoming Phase = "upcoming"
	Opened   Phase = "open"
	Closed   Phase = "closed"
	Skipped  Phase = "skipped"
)

// LateGrace is how long after closing an answer to what was not answered still goes to the closed round (design 6).
const LateGrace = 48 * time.Hour

// Round is one occurrence of a Plan.
type Round struct {
	ID        RoundID     `json:"id"`
	Committee CommitteeID `json:"committee"`
	Plan      PlanID      `json:"plan"`
	// Nominal is the planned opening; with the plan it names the occurrence for ever.
	Nominal time.Time `json:"nominal"`
	// Opens and Closes are the window in force; they move when we were away.
	Opens  time.Time `json:"opens"`
	Closes time.Time `json:"closes"`
	// FirstDay and LastDay bound the period reported on, as 2006-01-02 in the committee's zone.
	FirstDay string `json:"first_day"`
	LastDay  string `json:"last_day"`
	Phase    Phase  `json:"phase"`
	// People is how many the round expects, fixed at opening (see Roll); Asked is how many of them have been put into the
	// outbox: more than 100 need more than one commit.
	People int `json:"people,omitempty"`
	Asked  int `json:"asked,omitempty"`
	// Repeats are the instants of reminders already made, by the fraction of the window they stand at (in percent).
	Repeats []int `json:"repeats,omitempty"`
	// Late is set when we opened late because we had been away; the ask says so.
	Late bool `json:"late,omitempty"`
	// Unknown is set when an outage makes silence mean nothing: nobody is missing then.
	Unknown bool `json:"unknown,omitempty"`
	// Again is set when an outage of more than a day made us ask (once) after it.
	Again bool `json:"again,omitempty"`
	// ClosedAt is when it did close; zero before.
	ClosedAt time.Time `json:"closed_at,omitzero"`
	// Previous is the round of the same plan before this one, 0 for the first.
	Previous RoundID `json:"previous,omitempty"`
	// Kind is the plan's. It is written here too because rounds are looked for by it.
	Kind PlanKind `json:"kind,omitempty"`
	// Starts is when the work of a clean-up begins; Dawned is set once those who come have been told of it that morning.
	Starts time.Time `json:"starts,omitzero"`
	Dawned bool      `json:"dawned,omitempty"`
	// RollCall is the round in which a clean-up asks who comes, 0 for none. That one is Of it.
	RollCall RoundID `json:"roll_call,omitempty"`
	Of       RoundID `json:"of,omitempty"`
	// Told are those who have been told that an officer moved it to where it stands now; so has the group.
	Told []MemberID `json:"told,omitempty"`
	// Questions are those it asked, where its plan asks others by now; see KeepQuestions.
	Questions []Question `json:"questions,omitempty"`
}

// IsRollCall tells whether the round only asks who comes to another.
func (r Round) IsRollCall() bool { return r.Of != 0 }

var rounds = table[Round]{name: "round", kept: true, key: func(r *Round) []byte {
	return join(num(uint64(r.Committee)), num(uint64(r.ID)))
}}

// Round finds one of a committee.
func (tx *ReadTx) Round(c CommitteeID, id RoundID) (Round, error) {
	return rounds.get(tx, join(num(uint64(c)), num(uint64(id))))
}

// Rounds lists a committee's, oldest first.
func (tx *ReadTx) Rounds(c CommitteeID) ([]Round, error) { return rounds.list(tx, num(uint64(c))) }

// RecentRounds lists at most n of a committee's, over all its plans, newest first.
func (tx *ReadTx) RecentRounds(c CommitteeID, n int) ([]Round, error) {
	return tx.recentRounds(c, n, func(Round) bool { return true })
}

// RecentWeeks lists at most n rounds of the weekly report, newest first, without those that an officer left out.
func (tx *ReadTx) RecentWeeks(c CommitteeID, n int) ([]Round, error) {
	return tx.recentRounds(c, n, func(r Round) bool { return r.Kind == Weekly && !r.Withdrawn() })
}

func (tx *ReadTx) recentRounds(c CommitteeID, n int, wanted func(Round) bool) ([]Round, error) {
	var recent []Round
	cur := tx.bucket(rounds.name).Cursor()
	k, _ := cur.Seek(num(uint64(c) + 1))
	if k == nil {
		k, _ = cur.Last()
	} else {
		k, _ = cur.Prev()
	}
	for ; len(k) == 16 && readNum(k) == uint64(c) && len(recent) < n; k, _ = cur.Prev() {
		r, err := tx.Round(c, RoundID(readNum(k[8:])))
		if isNotFound(err) {
			continue // not yet there at the instant of an AsOf
		}
		if err != nil {
			return nil, err
		}
		if wanted(r) {
			recent = append(recent, r)
		}
	}
	return recent, nil
}

// PutRound writes one; an ID of 0 is given the next.
func (tx *Tx) PutRound(r *Round) error {
	if r.ID == 0 {
		id, err := rounds.next(tx)
		if err != nil {
			return err
		}
		r.ID = RoundID(id)
	}
	return rounds.put(tx, r)
}

// Planned is when the round was to open before we were away: its nominal time, of a clean-up what goes by the start of the
// work, the zero time for a roll call, of which only the evening is known.
func (r Round) Planned(p Plan) time.Time {
	switch {
	case r.IsRollCall():
		return time.Time{}
	case p.Kind == CleanUp:
		return r.Starts.Add(p.After)
	}
	return r.Nominal
}

// OpensToday tells whether the round has not opened yet and will on the day of now, by the clocks of loc.
func (r Round) OpensToday(now time.Time, loc *time.Location) bool {
	day := func(t time.Time) string { return t.In(loc).Format(time.DateOnly) }
	return r.Phase == Upcoming && r.Opens.After(now) && day(r.Opens) == day(now)
}

// Over tells whether the round takes no more answers as a matter of course: it has closed, or was never held.
func (r Round) Over() bool { return r.Phase == Closed || r.Phase == Skipped }

// Settled tells whether nothing of the round changes any more: LateGrace has passed since its closing.
func (r Round) Settled(at time.Time) bool { return r.Over() && at.After(r.Closes.Add(LateGrace)) }

// DueRound is the kind under which rounds stand in the due index; DueKey is the key.
const DueRound = "round"

// DueKey names the round in the due index.
func (r Round) DueKey() string { return fmt.Sprintf("%d/%d", r.Committee, r.ID) }

// AddUpcoming makes a round the one that takes its plan's early answers, due when it opens; with it comes its roll call.
func (tx *Tx) AddUpcoming(p *Plan, r *Round) error {
	r.Kind = p.Kind
	if err := tx.PutRound(r); err != nil {
		return err
	}
	p.Upcoming = r.ID
	if err := tx.PutPlan(p); err != nil {
		return err
	}
	if err := tx.CallRoll(*p, r); err != nil {
		return err
	}
	return tx.SetDue(DueRound, r.DueKey(), r.Wakes())
}
