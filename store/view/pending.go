package view

import (
	"cmp"
	"slices"

	"giaoban/store"
)

// Pending are the rounds of a committee that still want answers, the weekly report first, then by closing: of every plan
// the open one, else the one closed last while late answers count; of a roll call only the open one. Where there is none it
// is what Current says. Errors: store.ErrNotFound where no round was ever planned.
func Pending(tx *store.ReadTx, c store.CommitteeID) ([]store.Round, error) {
	recent, err := tx.RecentRounds(c, 64)
	if err != nil {
		return nil, err
	}
	type place struct {
		plan store.PlanID
		roll bool
	}
	seen := map[place]bool{}
	var list []store.Round
	for _, r := range recent { // newest first
		at := place{r.Plan, r.IsRollCall()}
		if seen[at] || r.Phase == store.Upcoming {
			continue
		}
		seen[at] = true
		if r.Phase == store.Opened || !r.IsRollCall() && !r.Settled(tx.Now()) {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, func(a, b store.Round) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), a.Closes.Compare(b.Closes), cmp.Compare(a.ID, b.ID))
	})
	if len(list) > 0 {
		return list, nil
	}
	r, err := Current(tx, c)
	return []store.Round{r}, err
}

// rank puts the weekly report before what else is asked, and what is open before what is closed.
func rank(r store.Round) int {
	switch {
	case r.Kind == store.Weekly:
		return 0
	case r.Phase == store.Opened:
		return 1
	}
	return 2
}
