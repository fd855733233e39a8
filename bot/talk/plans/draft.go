package plans

import (
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"giaoban/bot/talk/who"
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

// wrong is why words cannot be taken; field is that of a cron line. Its text is a key of bot/text's PlanNo.
type wrong struct {
	why   string
	field int
}

func (w wrong) Error() string { return "plan: " + w.why }

// no refuses words of a plan.
func no(why string) error { return wrong{why: why} }

// apply puts words into the draft; nothing is changed where it fails. Errors: wrong, or a Refusal about people.
func (d *draft) apply(w words, members []store.Member, plans []store.Plan, now time.Time, cal *calendar.Calendar) error {
	next := *d
	p := &next.Plan
	p.Questions = slices.Clone(p.Questions)
	for _, step := range []func() error{
		func() error { return next.named(w, plans) },
		func() error { return next.kinds(w) },
		func() error { return next.timed(w, now) },
		func() error { return next.asked(w, members) },
		func() error { return next.worked(w, now) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	if w.holiday != nil {
		p.Holiday, next.Holiday = *w.holiday, true
	}
	if w.result != nil {
		p.Result, next.Result = *w.result, true
	}
	if w.nudges != nil {
		p.Nudges = *w.nudges
	}
	if err := next.windowed(w); err != nil {
		return err
	}
	settle(p)
	*d = next
	return nil
}

func (d *draft) named(w words, plans []store.Plan) error {
	if w.name == "" {
		return nil
	}
	name := strings.Join(strings.Fields(w.name), " ")
	if who.Check(name, maxName) != nil {
		return no("name")
	}
	if slices.ContainsFunc(plans, func(p store.Plan) bool { return p.ID != d.Plan.ID && !p.Ended && fold.Key(p.Name) == fold.Key(name) }) {
		return no("twin")
	}
	d.Plan.Name = capital(name)
	return nil
}

// kinds refuses what a kind of plan does not have.
func (d *draft) kinds(w words) error {
	asks := w.whom != nil || w.ask != nil || w.edits != nil || w.result != nil
	switch {
	case d.Plan.Kind == store.Weekly && asks:
		return no("weekly")
	case d.Plan.Kind == store.CleanUp && asks:
		return no("work")
	case d.Plan.Kind != store.CleanUp && (w.rollCall != nil || w.place != nil || w.after != 0 || w.afterAt != "" || w.criterion != nil):
		return no("onlywork")
	}
	return nil
}

// timed sets the rhythm and the hour.
func (d *draft) timed(w words, now time.Time) error {
	p := &d.Plan
	switch {
	case w.rhythm.moon:
		return no("moon")
	case w.rhythm.some:
		return no("day")
	case w.rhythm.cron != "":
		if err := w.rhythm.set(p, now); err != nil {
			return wrong{why: "cron", field: badField(w.rhythm.cron)}
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

// asked sets whom and what.
func (d *draft) asked(w words, members []store.Member) error {
	p := &d.Plan
	if w.whom != nil {
		found, err := w.whom.find(members)
		if err != nil {
			return err
		}
		p.Whom, d.Whom = found, true
	}
	for _, e := range w.edits {
		var ok bool
		if p.Questions, ok = e.apply(p.Questions); !ok {
			return no("noquestion")
		}
	}
	switch {
	case w.ask != nil && w.more:
		p.Questions = append(p.Questions, w.ask...)
	case w.ask != nil:
		p.Questions = w.ask
	}
	status := 0
	for _, q := range p.Questions {
		if q.Kind == store.AskStatus {
			status++
		}
	}
	switch {
	case len(p.Questions) > store.MaxQuestions:
		return no("many")
	case status > 1:
		return no("status")
	case w.edits != nil && len(p.Questions) == 0:
		return no("last")
	}
	return nil
}

// worked sets what a clean-up has besides.
func (d *draft) worked(w words, _ time.Time) error {
	p := &d.Plan
	if w.rollCall != nil {
		at := clockOf(*w.rollCall)
		if *w.rollCall != "" && (at < plan.EarliestOpening || at > plan.LatestOpening) {
			return no("roll")
		}
		p.RollCall = *w.rollCall
	}
	if w.after != 0 {
		p.After = w.after
	}
	if w.afterAt != "" {
		p.After = clockOf(w.afterAt) - clockOf(p.Clock)
	}
	if p.After < 0 || p.After > 12*time.Hour || w.afterAt != "" && p.After == 0 {
		return no("after")
	}
	if w.place != nil {
		if utf8.RuneCountInString(*w.place) > maxPlace {
			return no("place")
		}
		p.Place = *w.place
	}
	if w.criterion != nil {
		p.Criterion = *w.criterion
	}
	return nil
}

// windowed sets how long people get: as the words say, else as an earlier word does, else until the usual hour.
func (d *draft) windowed(w words) error {
	p := &d.Plan
	if w.window.found() {
		d.Until, d.Next, d.Window = w.window.until, w.window.next, true
		if w.window.span > 0 {
			p.Window = w.window.span
		}
	}
	at, ok := asks(*p)
	switch {
	case d.Until != "" && !ok:
		return no("until")
	case d.Until != "":
		p.Window = window{until: d.Until, next: d.Next}.length(at)
	case d.Number == 0 && !d.Window && ok:
		p.Window = window{until: usualEnd}.length(at)
		if p.Window > 12*time.Hour || p.Window < 2*time.Hour {
			p.Window = 2 * time.Hour
		}
	case d.Number == 0 && !d.Window:
		p.Window = 2 * time.Hour
	}
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
