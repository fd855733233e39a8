package missing

import (
	"errors"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// openLate opens a round whose window passed while we were away, or opens a closed one for those still missing.
func openLate(t *talk.Turn, arg string) error {
	n, _ := talk.IDs(arg, 2)
	t.Committee = store.CommitteeID(n[0])
	if _, err := t.Place(talk.RunRounds); err != nil {
		return err
	}
	r, err := t.Tx.Round(t.Committee, store.RoundID(n[1]))
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.StaleButton{})
	}
	if err != nil {
		return err
	}
	if !r.Over() || r.IsRollCall() || r.Settled(t.Tx.Now()) {
		return talk.Refuse(text.CannotOpen{})
	}
	c, err := t.Tx.Committee(r.Committee)
	if err != nil {
		return err
	}
	p, err := t.Tx.Plan(r.Committee, r.Plan)
	if err != nil {
		return err
	}
	loc := c.Location()
	r.Opens, r.Closes = plan.From(t.Tx.Now(), p.Window, loc)
	// Sweep opens it like any other: its time has come.
	r.Late = r.Late || r.Phase == store.Skipped
	r.Phase, r.Asked, r.Repeats, r.ClosedAt = store.Upcoming, 0, nil, time.Time{}
	if err := t.Tx.PutRound(&r); err != nil {
		return err
	}
	if err := t.Tx.SetDue(store.DueRound, r.DueKey(), r.Opens); err != nil {
		return err
	}
	said := text.LateOpened{Closes: r.Closes.In(loc)}
	if r.Opens.After(t.Tx.Now()) {
		said.Opens = r.Opens.In(loc)
	}
	// The list whose button it was stays: it has the numbers of those who must be phoned.
	return t.AnswerAbout(said, store.About{Committee: r.Committee, Round: r.ID, Flow: about})
}
