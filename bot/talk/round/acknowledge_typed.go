package round

import (
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
)

// aboutTyped adds to the acknowledgement of a typed answer whether it came early, and when who comes is told of it again.
func aboutTyped(t *talk.Turn, ack *text.Recorded, w word, r store.Reply) error {
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return err
	}
	// What today's message has asked already is not early.
	asked := slices.ContainsFunc(b.Items, func(i store.BundleItem) bool {
		return i.Committee == r.Committee && i.Round == r.Round && i.Subject == r.Subject
	})
	l := ack.Lines[len(ack.Lines)-1]
	l.Answer.Early = w.round.Phase == store.Upcoming && !asked
	if ack.Dawn == (text.Dawn{}) {
		if ack.Dawn, err = dawnOf(t, w.round, r); err != nil {
			return err
		}
	}
	if w.asks == "" || ack.Asks != "" {
		return nil
	}
	return askComing(t, ack, w, r)
}

// aboutRound names the round of a word where it is no weekly report, once it is not simply the open one, and says what else
// would be welcome of a clean-up.
func aboutRound(t *talk.Turn, ack *text.Recorded, c store.Committee, r store.Round, w store.Reply, photos bool) error {
	p, err := t.Tx.Plan(r.Committee, r.Plan)
	if err != nil {
		return err
	}
	if r.Over() || r.Phase == store.Upcoming && (r.Starts.IsZero() || r.Starts.After(t.At)) {
		ack.Round = label.Round(c, p, r)
	}
	if r.Kind != store.CleanUp || w.Status == store.Blocked || w.Status == store.NotStarted || r.Starts.After(t.Tx.Now()) {
		return nil
	}
	shown := photos
	if !shown {
		all, err := t.Tx.EvidenceSince(r.Committee, r.Starts.Add(-24*time.Hour))
		if err != nil {
			return err
		}
		shown = slices.ContainsFunc(all, func(e store.Evidence) bool { return e.Round == r.ID && e.Subject == w.Subject })
	}
	ack.WantPhotos, ack.WantFigures = !shown, w.Quantities == (store.Quantities{})
	return nil
}
