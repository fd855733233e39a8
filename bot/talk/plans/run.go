package plans

import (
	"errors"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// do does something with a plan; what cannot be taken back is asked about first.
func do(t *talk.Turn, d desk, p store.Plan, what string) error {
	switch what {
	case doPause:
		return pause(t, d, p)
	case doResume:
		return resume(t, d, p)
	case doChange:
		return change(t, d, p, "")
	case doSkip, doStart, doClose, doReopen, doEnd:
		return sure(t, d, p, what)
	}
	return talk.Refuse(text.StaleButton{})
}

// target is the round that a verb is about. Errors: a Refusal that says why there is none.
func (d desk) target(p store.Plan, what string) (store.Round, error) {
	no := text.PlanNo{Name: p.Name, Number: d.number(p.ID)}
	open, isOpen, err := d.open(p)
	if err != nil {
		return open, err
	}
	if isOpen {
		no.Closes = open.Closes.In(d.loc)
	}
	up, ok, err := d.upcoming(p)
	if err != nil {
		return up, err
	}
	switch what {
	case doSkip, doStart:
		no.Why = "nonext"
		if p.Paused {
			no.Why = "paused"
		} else if isOpen && !open.IsRollCall() {
			no.Why = "open"
		} else if ok {
			return up, nil
		}
	case doClose:
		no.Why = "notopen"
		if isOpen {
			return open, nil
		}
	case doReopen:
		no.Why = "nolast"
		last, ok, err := d.reopenable(p)
		switch {
		case err != nil:
			return last, err
		case p.Paused:
			no.Why = "paused"
		case isOpen && !open.IsRollCall():
			no.Why = "open"
		case ok:
			return last, nil
		}
	default:
		return up, nil
	}
	return store.Round{}, talk.Refuse(no)
}

// stepSure is the open question whether something is to be done.
const stepSure = "sure"

// doubt is what that question remembers.
type doubt struct {
	Code string `json:"code"`
}

// sure says what would be done, and asks.
func sure(t *talk.Turn, d desk, p store.Plan, what string) error {
	r, err := d.target(p, what)
	if err != nil {
		return err
	}
	ask := text.PlanSure{What: what, Number: d.number(p.ID), Name: p.Name, No: prefix + ":=no"}
	ask.Yes = code(d.c.ID, p.ID, what+"!"+talk.Code(r.ID))
	if r.ID != 0 {
		ask.Day, ask.Closes = d.day(p, r), r.Closes.In(d.loc)
	}
	switch what {
	case doStart, doReopen:
		opens, closes := plan.From(t.Tx.Now(), p.Window, d.loc)
		if ask.Closes = closes.In(d.loc); opens.After(t.Tx.Now()) {
			ask.Opens = opens.In(d.loc)
		}
		expected, err := t.Tx.WhoAnswers(p, r)
		if err != nil {
			return err
		}
		ask.People = len(expected)
	case doSkip:
		if ask.Early, err = d.early(p); err != nil {
			return err
		}
	}
	return t.Ask(FlowName, stepSure, doubt{Code: ask.Yes}, ask)
}

// early counts what has been answered before the plan's next round opens.
func (d desk) early(p store.Plan) (int, error) {
	r, ok, err := d.upcoming(p)
	if err != nil || !ok {
		return 0, err
	}
	all, err := d.tx.Replies(d.c.ID, r.ID)
	return len(store.InForce(all)), err
}

// done does it, if it is still about the same round: a button pressed twice, or late, finds the state of today.
func done(t *talk.Turn, d desk, p store.Plan, what string, id store.RoundID) error {
	r, err := d.target(p, what)
	if err != nil {
		return err
	}
	if r.ID != id && what != doEnd {
		return talk.Refuse(text.StaleButton{})
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	said := text.PlanDone{What: what, Number: d.number(p.ID), Name: p.Name, Kind: p.Kind, Back: code(d.c.ID, p.ID, "")}
	if r.ID != 0 {
		said.Day = d.day(p, r)
	}
	switch what {
	case doSkip:
		said.Told, err = skip(t, d, p, r)
	case doStart:
		err = start(t, d, p, &r)
	case doClose:
		r.Closes = t.Tx.Now()
		err = errors.Join(t.Tx.PutRound(&r), t.Tx.SetDue(store.DueRound, r.DueKey(), t.Tx.Now()))
	case doReopen:
		err = reopen(t, d, p, &r)
	case doEnd:
		r, err = end(t, d, p)
		said.Back = ""
	default:
		return talk.Refuse(text.StaleButton{})
	}
	if err != nil {
		return err
	}
	if said.Closes = r.Closes.In(d.loc); r.Opens.After(t.Tx.Now()) {
		said.Opens = r.Opens.In(d.loc)
	}
	if r.ID == 0 {
		said.Closes = time.Time{}
	}
	return say(t, d, p.ID, said)
}

// say says what was done, with what comes next.
func say(t *talk.Turn, d desk, id store.PlanID, said text.PlanDone) error {
	p, err := t.Tx.Plan(d.c.ID, id)
	if err != nil {
		return err
	}
	if !p.Paused && !p.Ended {
		days, err := d.days(p, false)
		if err != nil {
			return err
		}
		said.Next = first(days)
		if said.RollCall, err = d.rollCall(p); err != nil {
			return err
		}
	}
	if !said.Before {
		news := text.PlanNews{What: said.What, Day: said.Day, Next: said.Next, Closes: said.Closes}
		if err := tellSecretaries(t, d, p, news); err != nil {
			return err
		}
	}
	return t.Rewrite(said, store.About{Committee: d.c.ID, Flow: FlowName})
}

// rollCall is when a clean-up asks who comes next; zero where it does not.
func (d desk) rollCall(p store.Plan) (time.Time, error) {
	r, ok, err := d.upcoming(p)
	if err != nil || !ok || r.RollCall == 0 {
		return time.Time{}, err
	}
	roll, err := d.tx.Round(d.c.ID, r.RollCall)
	if err != nil || roll.Phase != store.Upcoming {
		return time.Time{}, err
	}
	return roll.Opens.In(d.loc), nil
}

// skip leaves the round to come out. The days it would have reported on are the next one's. It gives how many were told.
func skip(t *talk.Turn, d desk, p store.Plan, r store.Round) (int, error) {
	next, err := plan.Upcoming(p, &r, d.loc, d.cal, r.Nominal)
	if err != nil {
		return 0, talk.Refuse(text.PlanNo{Why: "nonext", Name: p.Name})
	}
	if next.Previous = r.Previous; p.Kind != store.CleanUp {
		next.FirstDay = r.FirstDay
	}
	told, err := tellSkipped(t, d, p, r)
	if err != nil {
		return 0, err
	}
	if err := t.Tx.Withdraw(&r); err != nil {
		return 0, err
	}
	p.LeftOut = r.Nominal
	return told, t.Tx.AddUpcoming(&p, &next)
}

// start opens the round to come now, for as long as the plan says and the evening allows. The sweeper asks.
func start(t *talk.Turn, d desk, p store.Plan, r *store.Round) error {
	now := t.Tx.Now()
	if r.RollCall != 0 {
		roll, err := t.Tx.Round(d.c.ID, r.RollCall)
		if err != nil {
			return err
		}
		if roll.Phase == store.Upcoming { // what has been answered to it still says whom not to ask
			if err := t.Tx.DropRoll(r); err != nil {
				return err
			}
		}
	}
	r.Opens, r.Closes = plan.From(now, p.Window, d.loc)
	if p.Kind == store.CleanUp {
		if r.Starts.After(r.Opens) {
			r.Starts = r.Opens
		}
		r.Dawned = true
		r.FirstDay = calendar.DateOf(r.Starts.In(d.loc)).String()
		r.LastDay = r.FirstDay
	} else if r.LastDay = calendar.DateOf(r.Closes.In(d.loc)).String(); r.FirstDay > r.LastDay {
		r.FirstDay = r.LastDay
	}
	if err := t.Tx.PutRound(r); err != nil {
		return err
	}
	return t.Tx.SetDue(store.DueRound, r.DueKey(), r.Opens)
}

// reopen opens a closed round again for those still missing.
func reopen(t *talk.Turn, d desk, p store.Plan, r *store.Round) error {
	r.Opens, r.Closes = plan.From(t.Tx.Now(), p.Window, d.loc)
	r.Late = r.Late || r.Phase == store.Skipped
	r.Phase, r.Asked, r.Repeats, r.ClosedAt = store.Upcoming, 0, nil, time.Time{}
	if err := t.Tx.PutRound(r); err != nil {
		return err
	}
	return t.Tx.SetDue(store.DueRound, r.DueKey(), r.Opens)
}

// end ends a plan. The round that is open runs to its close; the one to come is left out.
func end(t *talk.Turn, d desk, p store.Plan) (open store.Round, err error) {
	r, ok, err := d.upcoming(p)
	if err != nil {
		return open, err
	}
	if ok {
		if _, err := tellSkipped(t, d, p, r); err != nil {
			return open, err
		}
		if err := t.Tx.Withdraw(&r); err != nil {
			return open, err
		}
	}
	p.Ended, p.Upcoming = true, 0
	if err := t.Tx.PutPlan(&p); err != nil {
		return open, err
	}
	open, _, err = d.open(p)
	return open, err
}
