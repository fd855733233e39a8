package plans

import (
	"errors"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// pause takes the round to come, and its roll call, out of what is due. One that is open runs to its close.
func pause(t *talk.Turn, d desk, p store.Plan) error {
	said := text.PlanDone{What: doPause, Before: p.Paused, Number: d.number(p.ID), Name: p.Name, Kind: p.Kind, Undo: code(d.c.ID, p.ID, doResume), Back: code(d.c.ID, p.ID, "")}
	open, isOpen, err := d.open(p)
	if err != nil {
		return err
	}
	up, ok, err := d.upcoming(p)
	if err != nil {
		return err
	}
	if isOpen && !open.IsRollCall() {
		said.Closes = open.Closes.In(d.loc)
	}
	if p.Paused {
		return say(t, d, p.ID, said)
	}
	if ok {
		asked, err := askedAlready(t, d, p, up)
		if err != nil {
			return err
		}
		if asked { // whoever said that he comes would stand there alone
			if said.Told, err = tellSkipped(t, d, p, up); err != nil {
				return err
			}
		}
	}
	p.Paused = true
	if ok {
		err = errors.Join(t.Tx.DropRoll(&up), t.Tx.PutRound(&up), t.Tx.SetDue(store.DueRound, up.DueKey(), time.Time{}))
	} else {
		p.Upcoming = 0 // the round that is open makes no next one when it closes
	}
	if err := errors.Join(err, t.Tx.PutPlan(&p)); err != nil {
		return err
	}
	return say(t, d, p.ID, said)
}

// askedAlready tells whether anybody expects the round to come: he was asked in its roll call, or along with another round,
// or was told that it moved.
func askedAlready(t *talk.Turn, d desk, p store.Plan, r store.Round) (bool, error) {
	if len(r.Told) > 0 {
		return true, nil
	}
	if r.RollCall != 0 {
		if roll, err := t.Tx.Round(d.c.ID, r.RollCall); err != nil || roll.Phase != store.Upcoming {
			return err == nil, err
		}
	}
	ahead, err := askedAhead(t, d, p, r)
	return len(ahead) > 0, err
}

// resume lets a plan run again: its next round is the first that comes from now on.
func resume(t *talk.Turn, d desk, p store.Plan) error {
	said := text.PlanDone{What: doResume, Before: !p.Paused, Number: d.number(p.ID), Name: p.Name, Kind: p.Kind, Undo: code(d.c.ID, p.ID, doPause), Back: code(d.c.ID, p.ID, "")}
	if p.Paused {
		p.Paused = false
		if err := replan(t.Tx, d, p); err != nil {
			return err
		}
	}
	return say(t, d, p.ID, said)
}

// replan writes a plan and makes its next round what the plan says now. The round stays the same one, so that what was
// answered early is in it; its roll call is called anew. A paused plan is only written.
func replan(tx *store.Tx, d desk, p store.Plan) error {
	if err := tx.PutPlan(&p); err != nil || p.Paused {
		return err
	}
	before, err := d.last(p)
	if err != nil {
		return err
	}
	if before != nil && before.ID == p.Upcoming {
		return nil // it is open, and makes the next one when it closes
	}
	next, err := plan.Upcoming(p, before, d.loc, d.cal, d.from(p))
	if err != nil {
		return err
	}
	up, ok, err := d.upcoming(p)
	if err != nil {
		return err
	}
	if !ok {
		return tx.AddUpcoming(&p, &next)
	}
	if err := tx.DropRoll(&up); err != nil {
		return err
	}
	next.ID, next.Dawned = up.ID, up.Dawned && next.Starts.Equal(up.Starts)
	return tx.AddUpcoming(&p, &next)
}

// renew takes the round to come, with what was answered early, out of the calendar and makes another in its place.
func renew(tx *store.Tx, d desk, p store.Plan) error {
	up, ok, err := d.upcoming(p)
	if err != nil {
		return err
	}
	if ok {
		if err := tx.Withdraw(&up); err != nil {
			return err
		}
		p.Upcoming = 0
	}
	return replan(tx, d, p)
}
