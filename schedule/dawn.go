package schedule

import (
	"errors"
	"maps"
	"slices"

	"giaoban/store"
)

// dawn tells those who have said that they come of the work of the morning, DawnBefore it begins. The hour is the one
// exception to quiet hours; who has not said that he comes is left to sleep. Missed by more than that, it is not said.
func (t *turn) dawn() error {
	now := t.tx.Now()
	if t.r.Starts.IsZero() || t.r.Dawned || now.Before(t.r.Starts.Add(-store.DawnBefore)) {
		return nil
	}
	t.r.Dawned = true
	if err := t.tx.PutRound(&t.r); err != nil || t.p.Paused || now.After(t.r.Starts) {
		return err
	}
	coming, err := t.tx.Coming(t.r)
	if err != nil {
		return err
	}
	told := map[store.MemberID]bool{}
	for _, s := range slices.SortedFunc(maps.Keys(coming), store.CompareSubjects) {
		w := coming[s]
		if !w.Answer.Comes() || told[w.Member] {
			continue
		}
		told[w.Member] = true
		m, err := t.tx.Member(t.r.Committee, w.Member)
		if err != nil {
			return err
		}
		if reached, err := t.tx.Reached(m); err != nil || !reached || !m.In(now) {
			if err != nil {
				return err
			}
			continue
		}
		p, err := t.tx.Person(m.Person)
		if err != nil {
			return err
		}
		j := store.RoundJob(store.Send, store.RecipeDawn, t.r)
		j.Chat, j.About.Person, j.Deadline = p.Chat, p.ID, t.r.Starts
		if _, err := t.tx.Enqueue(j); err != nil {
			return err
		}
	}
	return nil
}

// pointless tells whether the round is a roll call to a round that is over, or that has another roll call by now.
func (t *turn) pointless() (bool, error) {
	if !t.r.IsRollCall() {
		return false, nil
	}
	main, err := t.tx.Round(t.r.Committee, t.r.Of)
	if errors.Is(err, store.ErrNotFound) {
		return true, nil
	}
	return main.RollCall != t.r.ID || main.Over(), err
}
