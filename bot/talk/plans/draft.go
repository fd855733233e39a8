package plans

import (
	"errors"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/fold"
)

// draft is a plan that is being made or changed, as the open question remembers it.
type draft struct {
	Committee store.CommitteeID `json:"committee"`
	// Number is the plan's place in the list, 0 for a new one; Was is how it was when the change began.
	Number int        `json:"number,omitempty"`
	Plan   store.Plan `json:"plan"`
	Was    store.Plan `json:"was,omitzero"`
	// Pending: some of the names that were given are nobody's yet.
	Pending bool `json:"pending,omitempty"`
	// Span is the window that was wished for; Cut: the plan's is shorter, because nothing is taken in the quiet hours.
	Span time.Duration `json:"span,omitempty"`
	Cut  bool          `json:"cut,omitempty"`
	// Until is the window as an hour of the day, so that it moves along when the hour of asking does.
	Until string `json:"until,omitempty"`
	Next  bool   `json:"next,omitempty"`
	// Hour: somebody has named the hour. Whom, Window, Holiday and Result likewise.
	Hour    bool `json:"hour,omitempty"`
	Whom    bool `json:"whom,omitempty"`
	Window  bool `json:"window,omitempty"`
	Holiday bool `json:"holiday,omitempty"`
	Result  bool `json:"result,omitempty"`
	// Steps: all is asked one by one. Half is a rhythm that names no day yet.
	Steps bool   `json:"steps,omitempty"`
	Half  string `json:"half,omitempty"`
}

// What a plan may say.
const (
	maxName  = 60
	maxPlace = 120
	// usualClock is when a plan opens for which nobody has named an hour; usualEnd until when answers are then taken.
	usualClock = "08:00"
	usualEnd   = "17:00"
)

// wrong is why a part of what was said cannot be taken.
type wrong struct{ text.PlanNo }

func (w wrong) Error() string { return "plan: " + w.Why }

// no refuses a part of what was said.
func no(why string) error { return wrong{text.PlanNo{Why: why}} }

// apply puts words into the draft, part by part: what cannot be taken is told in bad, and all the rest holds.
func (d *draft) apply(w words, members []store.Member, plans []store.Plan, now time.Time) (bad []text.PlanNo) {
	w, bad = d.kinds(w)
	for _, part := range []func(*draft) error{
		func(d *draft) error { return d.named(w, plans) },
		func(d *draft) error { return d.timed(w, now) },
		func(d *draft) error { return d.houred(w) },
		func(d *draft) error { return d.rolled(w) },
		func(d *draft) error { return d.figured(w) },
		func(d *draft) error { return d.placed(w) },
	} {
		next := *d
		var why wrong
		if err := part(&next); errors.As(err, &why) {
			bad = append(bad, why.PlanNo)
			continue
		}
		*d = next
	}
	bad = append(bad, d.peopled(w, members, now)...)
	bad = append(bad, d.asked(w)...)
	p := &d.Plan
	if w.holiday != nil {
		p.Holiday, d.Holiday = *w.holiday, true
	}
	if w.result != nil {
		p.Result, d.Result = *w.result, true
	}
	if w.nudges != nil {
		p.Nudges = *w.nudges
	}
	if w.criterion != nil {
		p.Criterion = *w.criterion
	}
	var why wrong
	if err := d.windowed(w); errors.As(err, &why) {
		bad = append(bad, why.PlanNo)
	}
	settle(p)
	return bad
}

func (d *draft) named(w words, plans []store.Plan) error {
	if w.name == "" {
		return nil
	}
	name := strings.Join(strings.Fields(w.name), " ")
	if who.Check(name, maxName) != nil {
		return no("name")
	}
	if agrees(fold.Key(name)) || stops(fold.Key(name)) {
		return wrong{text.PlanNo{Why: "noname", Said: name}}
	}
	if slices.ContainsFunc(plans, func(p store.Plan) bool { return p.ID != d.Plan.ID && !p.Ended && fold.Key(p.Name) == fold.Key(name) }) {
		return no("twin")
	}
	d.Plan.Name = capital(name)
	return nil
}

// kinds takes out of words what a kind of plan does not have.
func (d *draft) kinds(w words) (words, []text.PlanNo) {
	why := ""
	if asks := w.whom != nil || w.ask != nil || w.edits != nil || w.result != nil; asks && d.Plan.Kind != store.Asking {
		why = map[store.PlanKind]string{store.Weekly: "weekly", store.CleanUp: "work"}[d.Plan.Kind]
		w.whom, w.ask, w.edits, w.result = nil, nil, nil, nil
	}
	if d.Plan.Kind != store.CleanUp && (w.rollCall != nil || w.place != nil || w.after != 0 || w.afterAt != "" || w.criterion != nil) {
		why = "onlywork"
		w.rollCall, w.place, w.after, w.afterAt, w.criterion = nil, nil, 0, "", nil
	}
	if why == "" {
		return w, nil
	}
	return w, []text.PlanNo{{Why: why}}
}

// timed sets the rhythm.
func (d *draft) timed(w words, now time.Time) error {
	p := &d.Plan
	switch {
	case w.rhythm.moon:
		return no("moon")
	case w.rhythm.some:
		return no("day")
	case w.rhythm.cron != "":
		if err := w.rhythm.set(p, now); err != nil {
			return wrong{text.PlanNo{Why: "cron", Field: badField(w.rhythm.cron)}}
		}
		d.Hour, d.Half = true, ""
		if rrule, clock, ok := cronRule(p.Cron); ok { // it says no more than words do
			p.Clock = clock
			if err := (rhythm{rrule: rrule}).set(p, now); err != nil {
				return no("never")
			}
		}
	case w.rhythm.rrule != "":
		if err := d.inWords(); err != nil {
			return err
		}
		if err := w.rhythm.set(p, now); err != nil {
			return no("never")
		}
		d.Half = ""
		if p.Clock == "" {
			p.Clock = usualClock
		}
	}
	return nil
}

// houred sets the hour.
func (d *draft) houred(w words) error {
	p := &d.Plan
	clock := w.clock
	if clock == "" {
		clock = w.rhythm.clock
	}
	if clock == "" {
		return nil
	}
	if err := d.inWords(); err != nil {
		return err
	}
	d.Hour = true
	if p.Rhythm.RRule == "" && p.Cron != "" {
		return no("cronhour")
	}
	p.Clock = clock
	return nil
}

// inWords turns a cron line that says no more than words do into those words, so that they can be changed one by one.
func (d *draft) inWords() error {
	p := &d.Plan
	rrule, clock, ok := cronRule(p.Cron)
	if p.Rhythm.RRule != "" || !ok {
		return nil
	}
	day, err := began(rrule, calendar.DateOf(time.Unix(0, 0).UTC().AddDate(50, 0, 0)))
	if err != nil {
		return no("never")
	}
	p.Cron, p.Rhythm, p.Clock, p.Began = "", store.Rhythm{RRule: rrule}, clock, day.String()
	return nil
}

// check tells why the plan cannot be kept; "" when it can.
func (d draft) check(loc *time.Location, cal *calendar.Calendar, now time.Time) string {
	switch err := plan.Check(d.Plan, loc, cal, now); {
	case err == nil:
		return ""
	case errors.Is(err, plan.ErrNight):
		return "night"
	case errors.Is(err, plan.ErrShort):
		return "short"
	case errors.Is(err, plan.ErrLong):
		return "long"
	case errors.Is(err, plan.ErrOverlap):
		return "overlap"
	}
	return "never"
}
