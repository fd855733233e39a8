package store

import (
	"errors"
	"slices"
	"time"
)

// Reported are the subjects of which a clean-up has results, a word that stands or a photo, "" for photos of which nobody has
// said what they show. What came before the day of the work is none.
func (tx *ReadTx) Reported(r Round) ([]Subject, error) {
	if r.Starts.IsZero() {
		return nil, nil
	}
	c, err := tx.Committee(r.Committee)
	if err != nil {
		return nil, err
	}
	starts := r.Starts.In(c.Location())
	day := time.Date(starts.Year(), starts.Month(), starts.Day(), 0, 0, 0, 0, c.Location())
	words, err1 := tx.Replies(r.Committee, r.ID)
	shown, err2 := tx.EvidenceSince(r.Committee, day)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	var reported []Subject
	for _, w := range Standing(words) {
		if !w.Said.Before(day) {
			reported = append(reported, w.Subject)
		}
	}
	for _, e := range shown {
		if e.Round == r.ID {
			reported = append(reported, e.Subject)
		}
	}
	slices.SortFunc(reported, CompareSubjects)
	return slices.Compact(reported), nil
}

// MoveWork moves a clean-up to another time, also one that is being asked about: its figures are asked for anew after it. Its
// roll call is called again where the evening before is still to come; else what was said to it stands. r becomes the round
// that is held then.
//
// What has been reported of the old day stays that day's: the round is closed with it, what came of it is shown, not before
// the time of shown, and a new round is made for the new day. Whoever has reported nothing yet is not missing in the old one.
func (tx *Tx) MoveWork(p Plan, r *Round, starts, shown time.Time) error {
	was, err := tx.Round(r.Committee, r.ID)
	if err != nil {
		return err
	}
	reported, err := tx.Reported(was)
	if err != nil {
		return err
	}
	c, err := tx.Committee(r.Committee)
	if err != nil {
		return err
	}
	window := r.Closes.Sub(r.Opens)
	r.Starts, r.Opens = starts.UTC(), starts.Add(p.After).UTC()
	r.Closes = r.Opens.Add(window)
	r.FirstDay = r.Starts.In(c.Location()).Format("2006-01-02")
	r.LastDay = r.FirstDay
	r.Phase, r.Dawned, r.Asked, r.Repeats, r.Late = Upcoming, false, 0, nil, false
	if len(reported) > 0 {
		return errors.Join(tx.succeed(p, r, was), tx.closeWork(c, p, was, reported, shown))
	}
	if err := tx.PutRoll(&Roll{Committee: r.Committee, Round: r.ID}); err != nil {
		return err
	}
	if err := tx.CallRoll(p, r); err != nil {
		return err
	}
	if err := tx.dropRoll(was, *r); err != nil {
		return err
	}
	if err := tx.PutRound(r); err != nil {
		return err
	}
	return tx.SetDue(DueRound, r.DueKey(), r.Wakes())
}

// succeed makes r a round of its own that comes after the one that it was.
func (tx *Tx) succeed(p Plan, r *Round, was Round) error {
	next := Round{Committee: r.Committee, Plan: r.Plan, Kind: r.Kind, Nominal: r.Nominal, Starts: r.Starts, Opens: r.Opens, Closes: r.Closes,
		FirstDay: r.FirstDay, LastDay: r.LastDay, Phase: Upcoming, Previous: was.ID, RollCall: was.RollCall}
	upcoming := p.Upcoming
	if err := tx.AddUpcoming(&p, &next); err != nil {
		return err
	}
	*r = next
	if err := tx.dropRoll(was, next); err != nil || upcoming == was.ID {
		return err
	}
	p.Upcoming = upcoming // it had been opened again: the one after it is there already, and comes after this one now
	if err := tx.PutPlan(&p); err != nil || upcoming == 0 {
		return err
	}
	after, err := tx.Round(r.Committee, upcoming)
	if err != nil || after.Previous != was.ID {
		return err
	}
	after.Previous = next.ID
	return tx.PutRound(&after)
}

// closeWork closes a clean-up with what was reported. Its window stays: what comes until its end is in time.
func (tx *Tx) closeWork(c Committee, p Plan, r Round, reported []Subject, shown time.Time) error {
	roll, err := tx.Roll(r.Committee, r.ID)
	if err != nil {
		return err
	}
	var expected []Expected
	for _, e := range roll.Expected {
		e.Subjects = slices.DeleteFunc(slices.Clone(e.Subjects), func(s Subject) bool { return !slices.Contains(reported, s) })
		if len(e.Subjects) > 0 {
			expected = append(expected, e)
		}
	}
	roll.Expected = expected
	r.People, r.Asked = 0, 0 // whoever is not on the roll may tell of that day too
	r.Phase, r.ClosedAt = Closed, tx.now
	return errors.Join(tx.PutRoll(&roll), tx.PutRound(&r), tx.SetDue(DueRound, r.DueKey(), time.Time{}), tx.ShowOutcome(c, p, r, shown))
}

// dropRoll gives up the roll call of a round that has moved, where another is called.
func (tx *Tx) dropRoll(was, now Round) error {
	if was.RollCall == 0 || now.RollCall == was.RollCall {
		return nil
	}
	return tx.dropRound(was.Committee, was.RollCall)
}
