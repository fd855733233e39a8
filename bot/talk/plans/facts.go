package plans

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// desk is a committee's plans as one turn looks at them.
type desk struct {
	tx    *store.ReadTx
	c     store.Committee
	loc   *time.Location
	cal   *calendar.Calendar
	plans []store.Plan
}

func newDesk(tx *store.ReadTx, c store.Committee, cal *calendar.Calendar) (desk, error) {
	all, err := tx.Plans(c.ID)
	return desk{tx: tx, c: c, loc: c.Location(), cal: cal, plans: all}, err
}

// number is a plan's place in the list: those that have ended keep theirs.
func (d desk) number(id store.PlanID) int {
	return 1 + slices.IndexFunc(d.plans, func(p store.Plan) bool { return p.ID == id })
}

// facts are the settings of a plan.
func (d desk) facts(p store.Plan) (text.PlanFacts, error) {
	f := text.PlanFacts{Name: p.Name, Kind: p.Kind, Window: p.Window, Holiday: p.Holiday, Questions: p.Questions, Usual: p.Nudges == nil, Nudges: p.Nudges,
		Chair: slices.Contains(p.Result, store.ToChair), Group: slices.Contains(p.Result, store.ToGroup), RollCall: p.RollCall, Place: p.Place}
	f.When = text.PlanWhen{RRule: p.Rhythm.RRule, Cron: p.Cron, Clock: p.Clock}
	if rrule, clock, ok := cronRule(p.Cron); ok && p.Rhythm.RRule == "" {
		f.When = text.PlanWhen{RRule: rrule, Clock: clock}
	}
	if at, ok := asks(p); ok {
		f.Asks = hhmm(at)
		if ends := at + p.Window; p.Window < 48*time.Hour && p.Window%(24*time.Hour) != 0 {
			f.Closes, f.Later = hhmm(ends%(24*time.Hour)), int(ends/(24*time.Hour))
		}
	}
	w, err := d.whom(p)
	if err != nil {
		return f, err
	}
	f.Whom = w
	if p.Criterion != 0 {
		f.Criterion, err = label.Subject(d.tx, d.c.ID, store.SubjectOf(store.KindCriterion, p.Criterion))
	}
	return f, err
}

func hhmm(d time.Duration) string {
	return fmt.Sprintf("%02d:%02d", int(d.Hours()), int(d.Minutes())%60)
}

// whom names whom a plan asks, and counts them as of today.
func (d desk) whom(p store.Plan) (text.PlanWhom, error) {
	w := text.PlanWhom{Kind: p.Whom.Kind, Unit: p.Whom.Unit, Word: d.c.Neighbourhood}
	if p.Kind == store.CleanUp {
		w.Kind = store.Heads
	}
	for _, id := range p.Whom.Members {
		m, err := d.tx.Member(d.c.ID, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return w, err
		}
		w.Names = append(w.Names, m.Name)
	}
	expected, err := d.tx.WhoAnswers(p, store.Round{Committee: d.c.ID, Kind: p.Kind})
	for _, e := range expected {
		if !e.Leave {
			w.People++
		}
	}
	return w, err
}

// last is the newest round of a plan that was opened, or would have been while we were away; nil for none.
func (d desk) last(p store.Plan) (*store.Round, error) {
	all, err := d.tx.Rounds(d.c.ID)
	if err != nil {
		return nil, err
	}
	for _, r := range slices.Backward(all) {
		if r.Plan == p.ID && !r.IsRollCall() && r.Phase != store.Upcoming && !r.Withdrawn() {
			return &r, nil
		}
	}
	return nil, nil
}

// open is the round of a plan that is open, its roll call where that is; ok is false when none is.
func (d desk) open(p store.Plan) (r store.Round, ok bool, err error) {
	recent, err := d.tx.RecentRounds(d.c.ID, 64)
	for _, x := range recent {
		if x.Plan == p.ID && x.Phase == store.Opened && (!ok || r.IsRollCall()) {
			r, ok = x, true
		}
	}
	return r, ok, err
}

// upcoming is the round that a plan has made and not opened; ok is false for none.
func (d desk) upcoming(p store.Plan) (store.Round, bool, error) {
	if p.Upcoming == 0 {
		return store.Round{}, false, nil
	}
	r, err := d.tx.Round(d.c.ID, p.Upcoming)
	if errors.Is(err, store.ErrNotFound) {
		return r, false, nil
	}
	return r, err == nil && r.Phase == store.Upcoming, err
}

// shown is how many rounds to come are shown.
const shown = 5

// days are the next rounds of a plan. fresh: the one that is made already is left aside, because the plan is about to change.
func (d desk) days(p store.Plan, fresh bool) ([]text.PlanDay, error) {
	before, err := d.last(p)
	if err != nil {
		return nil, err
	}
	var days []text.PlanDay
	n, after := shown, d.from(p)
	up, ok, err := d.upcoming(p)
	if err != nil {
		return nil, err
	}
	if ok && !fresh && (!p.Paused || up.Opens.After(after)) {
		days = append(days, d.day(p, up))
		before, after, n = &up, up.Nominal, shown-1
	}
	ahead, err := plan.Ahead(p, before, d.loc, d.cal, after, n)
	if errors.Is(err, plan.ErrNever) {
		err = nil
	}
	for _, o := range ahead {
		day := text.PlanDay{Nominal: o.Nominal, At: o.At, Left: !o.Held(), Moved: o.Moved(), Holiday: o.Holiday}
		if o.Held() {
			day.At = o.At.In(d.loc)
		}
		days = append(days, d.far(day))
	}
	return days, err
}

// day is a round that is made.
func (d desk) day(p store.Plan, r store.Round) text.PlanDay {
	day := text.PlanDay{Nominal: r.Nominal.In(d.loc), At: r.Opens.In(d.loc)}
	if p.Kind == store.CleanUp {
		day.At = r.Starts.In(d.loc)
	}
	_, day.Holiday = d.cal.Holiday(calendar.DateOf(day.Nominal))
	day.Moved = calendar.DateOf(day.At) != calendar.DateOf(day.Nominal)
	return d.far(day)
}

// from is the instant after which a plan's next round may come: now, or later where an officer has left one out. Its whole day
// is left out, so that another hour does not bring it back; of a plan with several hours a day that one.
func (d desk) from(p store.Plan) time.Time {
	now, until := d.tx.Now(), p.LeftOut
	if _, one := asks(p); one && !until.IsZero() {
		until = calendar.DateOf(until.In(d.loc)).AddDays(1).At(0, 0, d.loc).Add(-time.Second)
	}
	if until.After(now) {
		return until
	}
	return now
}

func (d desk) far(day text.PlanDay) text.PlanDay {
	at := day.At
	if day.Left {
		at = day.Nominal
	}
	day.Far = at.Year() != d.tx.Now().In(d.loc).Year()
	return day
}
