package store

import "time"

// DawnBefore is how long before the work begins those who come are told of it, also when that lies in quiet hours
// (design 5).
const DawnBefore = 45 * time.Minute

// A roll call closes at half past eight in the evening, so that the secretary hears of it before quiet hours; what comes
// later counts too.
const (
	rollCallHour   = 20
	rollCallMinute = 30
)

// Wakes is when a round that has not opened must be looked at next: its opening, or what comes before it.
func (r Round) Wakes() time.Time {
	if dawn := r.Starts.Add(-DawnBefore); !r.Starts.IsZero() && !r.Dawned && r.Phase == Upcoming && dawn.Before(r.Opens) {
		return dawn
	}
	return r.Opens
}

// RollCallCloses is when the roll call of a clean-up closes, by the clocks of loc: the evening before the work.
func RollCallCloses(r Round, loc *time.Location) time.Time {
	day := r.Starts.In(loc).AddDate(0, 0, -1)
	return time.Date(day.Year(), day.Month(), day.Day(), rollCallHour, rollCallMinute, 0, 0, loc).UTC()
}

// CallRoll gives a clean-up the round that asks, the evening before, who comes. Where that evening is over, or the plan
// calls no roll, there is none. The round is written.
func (tx *Tx) CallRoll(p Plan, r *Round) error {
	if p.Kind != CleanUp || p.RollCall == "" || r.Starts.IsZero() {
		return nil
	}
	c, err := tx.Committee(r.Committee)
	if err != nil {
		return err
	}
	day := r.Starts.In(c.Location()).AddDate(0, 0, -1)
	clock, err := time.Parse("15:04", p.RollCall)
	if err != nil {
		return err
	}
	at := func(hour, minute int) time.Time {
		return time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, c.Location()).UTC()
	}
	roll := Round{Committee: r.Committee, Plan: r.Plan, Kind: r.Kind, Nominal: r.Nominal, Opens: at(clock.Hour(), clock.Minute()),
		Closes: RollCallCloses(*r, c.Location()), FirstDay: r.FirstDay, LastDay: r.LastDay, Phase: Upcoming, Of: r.ID}
	if !roll.Closes.After(tx.now) {
		return nil
	}
	if err := tx.PutRound(&roll); err != nil {
		return err
	}
	r.RollCall = roll.ID
	if err := tx.PutRound(r); err != nil {
		return err
	}
	return tx.SetDue(DueRound, roll.DueKey(), roll.Opens)
}

// Coming is what the neighbourhoods of a clean-up have answered to its roll call: the deciding answer of each.
func (tx *ReadTx) Coming(r Round) (map[Subject]Reply, error) {
	coming := map[Subject]Reply{}
	if r.RollCall == 0 {
		return coming, nil
	}
	all, err := tx.Replies(r.Committee, r.RollCall)
	if err != nil {
		return nil, err
	}
	for _, w := range InForce(all) { // by when it was said: the newest of several heads stands
		if w.Answer != nil {
			coming[w.Subject] = w
		}
	}
	return coming, nil
}

// dropRound gives up a round that nobody needs any more.
func (tx *Tx) dropRound(c CommitteeID, id RoundID) error {
	r, err := tx.Round(c, id)
	if err != nil || r.Over() {
		return err
	}
	r.Phase, r.ClosedAt = Skipped, tx.now
	if err := tx.PutRound(&r); err != nil {
		return err
	}
	return tx.SetDue(DueRound, r.DueKey(), time.Time{})
}
