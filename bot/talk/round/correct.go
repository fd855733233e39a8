package round

import (
	"encoding/json"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/store"
)

// stepCorrect is the open question "then what is right?" after an undo or "Sửa".
const stepCorrect = "correct"

// correctFor is how long the next answer is taken for the correction.
const correctFor = 24 * time.Hour

// correcting remembers which rounds' answers are being corrected: whatever the hour, the new words belong there.
type correcting struct {
	Rounds map[store.CommitteeID]store.RoundID `json:"rounds"`
	// Items are the answers themselves: a number alone corrects the one that it can be for.
	Items []store.HeardItem `json:"items,omitempty"`
	// Edited: all of them are read anew from the message that they were in.
	Edited bool `json:"edited,omitempty"`
}

// expectCorrection makes the next answer count for the rounds of what is being corrected.
func expectCorrection(t *talk.Turn, items []store.HeardItem) error {
	if !t.Private() || len(items) == 0 {
		return nil
	}
	c := correcting{Rounds: map[store.CommitteeID]store.RoundID{}}
	for _, i := range items {
		if i.Subject != "" && !slices.ContainsFunc(c.Items, func(o store.HeardItem) bool { return o.Committee == i.Committee && o.Subject == i.Subject }) {
			c.Items = append(c.Items, i)
		}
	}
	for _, i := range items {
		c.Rounds[i.Committee] = i.Round
	}
	return t.Hold(flow, stepCorrect, c)
}

// tookCorrection takes the answer that corrects another. What is no answer leaves the question open.
func tookCorrection(t *talk.Turn, d store.Dialog) (bool, error) {
	var c correcting
	if err := json.Unmarshal(d.Data, &c); err != nil {
		return false, err
	}
	if t.Tx.Now().Sub(d.Since) > correctFor {
		return false, t.Tx.EndDialog(t.Chat)
	}
	done, words, added, problems, err := said(t, c.Rounds)
	if err != nil || !done || len(added) == 0 {
		return done, err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return false, err
	}
	return true, keepAndAcknowledge(t, words, added, problems)
}
