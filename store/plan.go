package store

import "time"

// Plan is a recurring question, such as the Friday report.
type Plan struct {
	ID        PlanID      `json:"id"`
	Committee CommitteeID `json:"committee"`
	Name      string      `json:"name"`
	// Cron is when it opens, five fields, read in the committee's zone.
	Cron string `json:"cron"`
	// Window is how long it stays open.
	Window time.Duration `json:"window"`
	// Paused plans open no round.
	Paused bool `json:"paused,omitempty"`
	// Upcoming is the round that takes early answers.
	Upcoming RoundID `json:"upcoming,omitempty"`
}

var plans = table[Plan]{name: "plan", kept: true, key: func(p *Plan) []byte {
	return join(num(uint64(p.Committee)), num(uint64(p.ID)))
}}

// Plan finds one of a committee.
func (tx *ReadTx) Plan(c CommitteeID, id PlanID) (Plan, error) {
	return plans.get(tx, join(num(uint64(c)), num(uint64(id))))
}

// Plans lists a committee's.
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
