package store

import "time"

// PlanKind is what a plan's rounds are for.
type PlanKind string

// The kinds.
const (
	// Weekly is the weekly report: everybody says how what he answers for goes. The chair's brief and the document for
	// signature rest on it, so a committee has one.
	Weekly PlanKind = ""
	// CleanUp is the weekend clean-up (tổng vệ sinh) of the neighbourhoods: a roll call the evening before, the work, then
	// figures and photos. It asks nothing else.
	CleanUp PlanKind = "cleanup"
	// Asking is any other recurring question: its Questions, to those it names.
	Asking PlanKind = "ask"
)

// HolidayRule is what happens to a round that falls on a public holiday.
type HolidayRule string

// The rules.
const (
	DayBefore HolidayRule = ""     // held on the working day before, at the same hour
	SkipIt    HolidayRule = "skip" // not held
	KeepIt    HolidayRule = "keep" // held all the same
)

// Plan is a recurring question, such as the Friday report.
type Plan struct {
	ID        PlanID      `json:"id"`
	Committee CommitteeID `json:"committee"`
	Name      string      `json:"name"`
	Kind      PlanKind    `json:"kind,omitempty"`
	// Cron is when it opens, five fields, read in the committee's zone. A plan made in people's words has a Rhythm instead.
	Cron string `json:"cron,omitempty"`
	// Rhythm is that rhythm, Clock the hour (15:04), Began the first day (2006-01-02) from which "every second week" counts.
	Rhythm Rhythm `json:"rhythm,omitzero"`
	Clock  string `json:"clock,omitempty"`
	Began  string `json:"began,omitempty"`
	// Window is how long it stays open.
	Window  time.Duration `json:"window"`
	Holiday HolidayRule   `json:"holiday,omitempty"`
	// Whom it asks. The report and the clean-up know by themselves.
	Whom      Whom       `json:"whom,omitzero"`
	Questions []Question `json:"questions,omitempty"`
	// Nudges are the places in the window, in percent, at which those who have something open are reminded; nil for the
	// usual ones, empty for none.
	Nudges []int `json:"nudges,omitzero"`
	// Result is who sees what came out besides the secretary.
	Result []Reader `json:"result,omitempty"`
	// RollCall is the hour (15:04) of the evening before at which a clean-up asks who comes, "" for no roll call; After is
	// how long after the start of the work its figures are asked for; Place is where people meet; Criterion the number of
	// the criterion that its photos and figures belong to, 0 for none.
	RollCall  string        `json:"roll_call,omitempty"`
	After     time.Duration `json:"after,omitempty"`
	Place     string        `json:"place,omitempty"`
	Criterion int           `json:"criterion,omitempty"`
	// LeftOut is the nominal time of the last occurrence that an officer has left out: it stays so when the plan is paused and
	// resumed, or comes at another hour.
	LeftOut time.Time `json:"left_out,omitzero"`
	// Paused plans open no round.
	Paused bool `json:"paused,omitempty"`
	// Ended plans are no more; their rounds stay on record.
	Ended bool `json:"ended,omitempty"`
	// Upcoming is the round that takes early answers.
	Upcoming RoundID `json:"upcoming,omitempty"`
}

// Reader is one who sees the result of a plan's rounds.
type Reader string

// The readers besides the secretary.
const (
	ToChair Reader = "chair"
	ToGroup Reader = "group" // totals only, nobody's name
)

var plans = table[Plan]{name: "plan", kept: true, key: func(p *Plan) []byte {
	return join(num(uint64(p.Committee)), num(uint64(p.ID)))
}}

// Plan finds one of a committee.
func (tx *ReadTx) Plan(c CommitteeID, id PlanID) (Plan, error) {
	return plans.get(tx, join(num(uint64(c)), num(uint64(id))))
}

// Plans lists a committee's, those that have ended too.
func (tx *ReadTx) Plans(c CommitteeID) ([]Plan, error) { return plans.list(tx, num(uint64(c))) }

// PutPlan writes one; an ID of 0 is given the next.
func (tx *Tx) PutPlan(p *Plan) error {
	if p.ID == 0 {
		id, err := plans.next(tx)
		if err != nil {
			return err
		}
		p.ID = PlanID(id)
	}
	return plans.put(tx, p)
}
