package store

import (
	"errors"
	"slices"
	"time"
)

// Withdraw takes a round that has not opened out of the calendar, with its roll call: an officer leaves it out. It asks
// nobody and has no window and no period any more; what was answered early stays on record. Which occurrence it was is
// told by its Nominal.
func (tx *Tx) Withdraw(r *Round) error {
	if r.RollCall != 0 {
		if err := tx.withdrawRoll(r); err != nil {
			return err
		}
	}
	r.Phase, r.ClosedAt = Skipped, tx.now
	r.Opens, r.Closes, r.FirstDay, r.LastDay = time.Time{}, time.Time{}, "", ""
	if err := tx.PutRound(r); err != nil {
		return err
	}
	return tx.SetDue(DueRound, r.DueKey(), time.Time{})
}

// DropRoll takes the roll call from a round: it is to be called anew, or not at all. The round is not written.
func (tx *Tx) DropRoll(r *Round) error {
	if r.RollCall == 0 {
		return nil
	}
	err := tx.withdrawRoll(r)
	r.RollCall = 0
	return err
}

func (tx *Tx) withdrawRoll(r *Round) error {
	roll, err := tx.Round(r.Committee, r.RollCall)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if roll.Over() {
		return nil
	}
	roll.RollCall = 0
	return tx.Withdraw(&roll)
}

// Withdrawn tells whether an officer has left the round out.
func (r Round) Withdrawn() bool { return r.Phase == Skipped && r.Closes.IsZero() }

// KeepQuestions writes the questions of a plan into those of its rounds that have been asked, before the plan gets others: an
// answer is read with the question it was given to.
func (tx *Tx) KeepQuestions(p Plan) error {
	all, err := tx.Rounds(p.Committee)
	if err != nil {
		return err
	}
	for _, r := range all {
		if r.Plan != p.ID || r.Phase == Upcoming || r.Questions != nil {
			continue
		}
		r.Questions = slices.Clone(p.Questions)
		if err := tx.PutRound(&r); err != nil {
			return err
		}
	}
	return nil
}
