package schedule

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"giaoban/schedule/plan"
	"giaoban/store"
)

const (
	// punctual is how much later than planned a round may open without a word about it.
	punctual = 5 * time.Minute
	// grace is how long after its window a round that was never opened is still opened late.
	grace = 2 * time.Hour
	// shortest is the least time people get to answer; a late round with less left before bedtime waits or is skipped.
	shortest = time.Hour
	// quiet is how old the last sign of life may be for silence to mean something at closing.
	quiet = 2 * time.Minute
	// people is how many are asked in one commit, so that a writer never waits long for another.
	people = 100
)

// turn is one round being looked at, with what belongs to it.
type turn struct {
	*desk
	r   store.Round
	c   store.Committee
	p   store.Plan
	loc *time.Location
	// roll is read by callRoll, when the round must know its people.
	roll store.Roll
	// shown is read before anybody is reminded: what photos were sent of.
	shown []store.Subject
}

func (s *Sweeper) round(desk *desk, d store.Due) error {
	tx := desk.tx
	var c store.CommitteeID
	var id store.RoundID
	if _, err := fmt.Sscanf(d.Key, "%d/%d", &c, &id); err != nil {
		return fmt.Errorf("due round %q: %w", d.Key, err)
	}
	r, err := tx.Round(c, id)
	if errors.Is(err, store.ErrNotFound) {
		return tx.SetDue(d.Kind, d.Key, time.Time{})
	}
	if err != nil {
		return err
	}
	t, err := s.turn(desk, r)
	if err != nil {
		return err
	}
	switch r.Phase {
	case store.Upcoming:
		return t.open()
	case store.Opened:
		return t.tend()
	}
	return tx.SetDue(d.Kind, d.Key, time.Time{})
}

func (s *Sweeper) turn(desk *desk, r store.Round) (*turn, error) {
	tx := desk.tx
	c, err := tx.Committee(r.Committee)
	if err != nil {
		return nil, err
	}
	p, err := tx.Plan(r.Committee, r.Plan)
	if err != nil {
		return nil, err
	}
	return &turn{desk: desk, r: r, c: c, p: p, loc: c.Location()}, nil
}

// open asks, or, when the window has passed while we were away, says so to the secretary instead of asking too late.
func (t *turn) open() error {
	now := t.tx.Now()
	if err := t.dawn(); err != nil {
		return err
	}
	if now.Before(t.r.Opens) {
		return t.wait(t.r.Wakes())
	}
	if drop, err := t.pointless(); err != nil || drop || t.p.Paused {
		return errors.Join(err, t.skip())
	}
	if now.Sub(t.r.Opens) > punctual {
		_, longest, err := t.tx.Away(t.r.Opens, now)
		if err != nil {
			return err
		}
		lost := longest >= store.Lost && !t.r.IsRollCall()
		if !lost && (now.After(t.r.Closes.Add(grace)) || !t.moveWindow(now)) {
			if t.r.IsRollCall() {
				return errors.Join(t.skip(), t.tx.ShowOutcome(t.c, t.p, t.r, t.decent())) // nobody was asked: the secretary may phone
			}
			return t.skip()
		}
		if lost {
			if err := t.fold(now); err != nil {
				return err
			}
			t.askAgain(now)
		}
		t.r.Late = true
	}
	if err := t.callRoll(); err != nil {
		return err
	}
	t.r.Phase = store.Opened
	if err := t.tx.ShowCard(t.c, t.r, t.decent()); err != nil {
		return err
	}
	return t.ask()
}

// moveWindow gives people the plan's whole window from now on, as far as the evening allows; false when too little is left.
func (t *turn) moveWindow(now time.Time) bool {
	opens, closes := plan.From(now, t.window(), t.loc)
	if !opens.Equal(now) || closes.Sub(opens) < min(shortest, t.window()) {
		return false
	}
	t.r.Opens, t.r.Closes = opens, closes
	return true
}

// window is how long people get to answer: the plan's, of a roll call its evening.
func (t *turn) window() time.Duration {
	if t.r.IsRollCall() {
		return t.r.Closes.Sub(t.r.Opens)
	}
	return t.p.Window
}

// askAgain opens a window after an outage of more than a day: answers may be lost, so everybody is asked once, at a
// decent hour, and nobody is missing until then, nor after.
func (t *turn) askAgain(now time.Time) {
	t.r.Again, t.r.Unknown, t.r.Late, t.r.Repeats = true, true, true, plan.Nudges(t.p, t.r)
	t.r.Asked = 0
	if t.moveWindow(now) {
		return
	}
	opens := plan.Decent(now, t.loc)
	if plan.Bedtime(opens, t.loc).Sub(opens) < min(shortest, t.window()) {
		opens = plan.Decent(plan.Bedtime(opens, t.loc), t.loc)
	}
	t.r.Opens, t.r.Closes = opens, opens.Add(t.window())
}

// fold takes the rounds that were swallowed whole by a long outage together into the newest: people are asked once, for
// all the days since the last closing.
func (t *turn) fold(now time.Time) error {
	for {
		next, err := plan.Upcoming(t.p, &t.r, t.loc, t.cal, t.r.Nominal)
		if err != nil || next.Opens.After(now) {
			return err
		}
		if next.Previous = t.r.Previous; t.r.Kind != store.CleanUp {
			next.FirstDay = t.r.FirstDay
		}
		t.r.Phase, t.r.ClosedAt = store.Skipped, t.r.Closes
		if err := t.tx.PutRound(&t.r); err != nil {
			return err
		}
		if err := t.wait(time.Time{}); err != nil {
			return err
		}
		if err := t.tx.AddUpcoming(&t.p, &next); err != nil {
			return err
		}
		t.r = next
	}
}

// callRoll fixes whom the round asks and for what, once: everybody who answers for something now, observers aside.
func (t *turn) callRoll() error {
	var err error
	if t.roll, err = t.tx.Roll(t.r.Committee, t.r.ID); err != nil || len(t.roll.Expected) > 0 {
		return err
	}
	if t.roll.Expected, err = t.tx.WhoAnswers(t.p, t.r); err != nil {
		return err
	}
	t.r.People = len(t.roll.Expected)
	return t.tx.PutRoll(&t.roll)
}

// tend does what an open round needs now: asks those not yet asked, reminds, closes.
func (t *turn) tend() error {
	now := t.tx.Now()
	if t.r.Asked < t.r.People && now.Before(t.r.Closes) {
		if err := t.callRoll(); err != nil {
			return err
		}
		return t.ask()
	}
	if !now.Before(t.r.Closes) {
		return t.close()
	}
	due := 0
	for _, percent := range plan.Nudges(t.p, t.r) {
		if !slices.Contains(t.r.Repeats, percent) && !now.Before(plan.At(t.r, percent)) {
			due = percent // missed ones fold into the newest
			t.r.Repeats = append(t.r.Repeats, percent)
		}
	}
	if due != 0 && !unheard(t.tx, store.Away) {
		if err := t.callRoll(); err != nil {
			return err
		}
		var err error
		if t.shown, err = t.tx.Shown(t.r); err != nil {
			return err
		}
		for _, e := range t.roll.Expected {
			if err := t.remind(e); err != nil {
				return err
			}
		}
	}
	return t.settle()
}

// unheard tells whether no platform has given a sign of life for that long.
func unheard(tx *store.Tx, d time.Duration) bool {
	last := tx.LastAlive()
	return !last.IsZero() && tx.Now().Sub(last) >= d
}

// settle writes the round and when it must be looked at next.
func (t *turn) settle() error {
	if err := t.tx.PutRound(&t.r); err != nil {
		return err
	}
	next := t.r.Closes
	for _, percent := range plan.Nudges(t.p, t.r) {
		if at := plan.At(t.r, percent); !slices.Contains(t.r.Repeats, percent) && at.Before(next) {
			next = at
		}
	}
	if t.r.Asked < t.r.People {
		next = t.tx.Now()
	}
	return t.wait(next)
}

func (t *turn) wait(at time.Time) error { return t.tx.SetDue(store.DueRound, t.r.DueKey(), at) }

// close ends the round. It waits until a platform has been heard after the window: an answer that lies there, written in
// time, must count before anybody is called missing.
func (t *turn) close() error {
	now := t.tx.Now()
	if unheard(t.tx, quiet) {
		return t.wait(now.Add(time.Minute))
	}
	away, _, err := t.tx.Away(t.r.Opens, t.r.Closes)
	if err != nil {
		return err
	}
	// The last stretch is when people answer, and when they are reminded: away then, silence means nothing.
	atTheEnd, _, err := t.tx.Away(plan.At(t.r, 80), t.r.Closes)
	if err != nil {
		return err
	}
	// An officer may close a round in the minute in which he opened it: of no time at all nothing was lost.
	if away > 0 && 2*away >= t.r.Closes.Sub(t.r.Opens) || atTheEnd > 0 {
		t.r.Unknown = true
	}
	t.r.Phase, t.r.ClosedAt = store.Closed, now
	if err := t.end(); err != nil {
		return err
	}
	// What a clean-up shows the secretary names who is silent by itself.
	if err := t.tx.ShowOutcome(t.c, t.p, t.r, t.decent()); err != nil || t.r.Kind == store.CleanUp {
		return err
	}
	return t.tell(store.RecipeMissing, store.Secretary, store.Deputy)
}

// skip gives up a round whose window passed while we were away; the secretary may open it late.
func (t *turn) skip() error {
	t.r.Phase, t.r.ClosedAt = store.Skipped, t.r.Closes
	if err := t.end(); err != nil || t.p.Paused || t.r.IsRollCall() {
		return err
	}
	return t.tellSkipped()
}

// end writes a round that is over and prepares the one that takes early answers from now on.
func (t *turn) end() error {
	if err := t.tx.PutRound(&t.r); err != nil {
		return err
	}
	if err := t.wait(time.Time{}); err != nil {
		return err
	}
	if t.p.Upcoming != t.r.ID {
		return nil // it had been opened late or again; the next one is there
	}
	// The one after this, even if it lies in the past: open decides what becomes of it.
	next, err := plan.Upcoming(t.p, &t.r, t.loc, t.cal, t.r.Nominal)
	if err != nil {
		return err
	}
	return t.tx.AddUpcoming(&t.p, &next)
}
