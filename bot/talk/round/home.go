package round

import (
	"errors"
	"slices"
	"time"

	"giaoban/store"
)

// home finds the round that a word on a subject belongs to (design 6, "which week"): the open one; else the one closed
// last, when it was said before the closing, or up to 48 hours after it while the item is unanswered or when it corrects
// what was said; else the upcoming one. answered, when not 0, is the round of the message that was answered, or of the
// answer that is being corrected: it settles the matter. noted tells that somebody else notes it for the member.
func home(tx *store.ReadTx, m store.Member, s store.Subject, said time.Time, answered store.RoundID, noted bool) (store.Round, error) {
	if s.Is(store.KindTask) {
		return homeOfTask(tx, m.Committee, said)
	}
	if answered != 0 {
		r, err := tx.Round(m.Committee, answered)
		if err == nil || !errors.Is(err, store.ErrNotFound) {
			return r, err
		}
	}
	recent, err := tx.RecentRounds(m.Committee, 16)
	if err != nil {
		return store.Round{}, err
	}
	var upcoming *store.Round
	for i, r := range recent {
		switch r.Phase {
		case store.Upcoming:
			if upcoming == nil {
				upcoming = &recent[i]
			}
		case store.Opened:
			return r, nil
		case store.Closed, store.Skipped:
			belongs, err := takesLate(tx, r, m, s, said, noted)
			if err != nil {
				return r, err
			}
			if belongs || upcoming == nil {
				return r, nil
			}
			return *upcoming, nil
		}
	}
	if upcoming == nil {
		return store.Round{}, store.ErrNotFound
	}
	return *upcoming, nil
}

// takesLate tells whether a closed round still takes a word.
func takesLate(tx *store.ReadTx, r store.Round, m store.Member, s store.Subject, said time.Time, noted bool) (bool, error) {
	if r.People > 0 {
		roll, err := tx.Roll(r.Committee, r.ID)
		if err != nil {
			return false, err
		}
		if e, ok := roll.Of(m.ID); !ok || !slices.Contains(e.Subjects, s) {
			return false, nil
		}
	}
	if r.Phase == store.Closed && !said.After(r.Closes) {
		return true, nil
	}
	if said.After(r.Closes.Add(store.LateGrace)) {
		return false, nil
	}
	before, err := tx.WordOf(r.Committee, r.ID, s, m.ID)
	if err != nil || before == nil || noted || before.OnBehalf() {
		return err == nil, err
	}
	// News of the same day corrects what was said; news of another day is news of the coming week.
	c, err := tx.Committee(r.Committee)
	if err != nil {
		return false, err
	}
	day := func(t time.Time) string { return t.In(c.Location()).Format("2006-01-02") }
	return day(before.Said) == day(said), nil
}
