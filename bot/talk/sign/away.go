package sign

import (
	"time"

	"giaoban/bot/talk"
	"giaoban/store"
)

// chairAway tells until when every chair is on leave, zero where one is there, and with which words a deputy who can be reached
// would sign for him.
func (p paper) chairAway(tx *store.ReadTx) (until time.Time, authority string, err error) {
	away, err := tx.AbsentOn(p.c.ID, tx.Now().In(p.c.Location()).Format(time.DateOnly))
	if err != nil || len(away) == 0 {
		return until, "", err
	}
	chairs, err := tx.Officers(p.c.ID, store.Chair)
	if err != nil {
		return until, "", err
	}
	for _, m := range chairs {
		a, ok := away[m.ID]
		if !ok {
			return time.Time{}, "", nil
		}
		last, err := time.ParseInLocation(time.DateOnly, a.Last, p.c.Location())
		if err != nil {
			return time.Time{}, "", err
		}
		if until.IsZero() || last.Before(until) {
			until = last
		}
	}
	deputies, err := tx.Reachable(p.c.ID, store.Deputy)
	if err != nil || len(deputies) == 0 {
		return until, "", err
	}
	authority = "KT. TRƯỞNG BAN"
	if p.c.Letter.Layout == store.PartyForm {
		authority = "K/T TRƯỞNG BAN"
	}
	return until, authority, nil
}

// alone tells whether nobody who drafts reports can be reached.
func (p paper) alone(tx *store.ReadTx) (bool, error) {
	drafters, err := tx.Reachable(p.c.ID, talk.Holders(talk.DraftReports)...)
	return len(drafters) == 0, err
}
