// Package view has the read models: what a committee's facts amount to, computed inside one transaction and so the same
// for the same data and the same "as of". Nothing here is stored.
package view

import (
	"slices"

	"giaoban/store"
)

// Light is how the work on a subject goes this week, from what its owners said (design 6, first axis).
type Light int

// The lights, from silence to good. Silence is never red.
const (
	White  Light = iota // nobody has said
	Red                 // a stated obstacle
	Yellow              // in progress, or not begun
	Green               // done
)

// LightOf is the light of one word.
func LightOf(r store.Reply) Light {
	switch {
	case r.Status == store.Blocked || r.Blocker:
		return Red
	case r.Status == store.Done:
		return Green
	case r.Status == store.Doing || r.Status == store.NotStarted:
		return Yellow
	}
	return White
}

// Deciding is the word that decides for a subject: the lead's, or, while the lead is silent, the newest of the others'.
// ok is false when nobody has said anything.
func Deciding(inForce []store.Reply, lead store.MemberID) (r store.Reply, ok bool) {
	for _, w := range inForce {
		if w.Status == "" {
			continue
		}
		if w.Member == lead {
			return w, true
		}
		if !ok || !w.Said.Before(r.Said) {
			r, ok = w, true
		}
	}
	return r, ok
}

// LeadOf is the member who leads a subject in a round: by the charges at its closing, 0 when nobody does.
func LeadOf(members []store.Member, s store.Subject, r store.Round) store.MemberID {
	var first store.MemberID
	for _, m := range members {
		for _, c := range m.AnswersFor(r.Closes) {
			if c.Subject != s {
				continue
			}
			if c.Lead {
				return m.ID
			}
			if first == 0 {
				first = m.ID
			}
		}
	}
	return first
}

// decided is the word that decides for a subject in a round; ok is false when nobody has said anything. It is asked of
// many past rounds, so what the lead has said is looked for first: mostly that settles it.
func decided(tx *store.ReadTx, r store.Round, s store.Subject, lead store.MemberID) (w store.Reply, ok bool, err error) {
	all, err := tx.RepliesTo(r.Committee, r.ID, s)
	if err != nil {
		return w, false, err
	}
	standing := store.Standing(all)
	his := slices.DeleteFunc(slices.Clone(standing), func(w store.Reply) bool { return w.Member != lead })
	if w, ok = Deciding(store.InForce(his), lead); ok {
		return w, true, nil
	}
	w, ok = Deciding(store.InForce(standing), lead)
	return w, ok, nil
}
