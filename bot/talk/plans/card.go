package plans

import (
	"errors"
	"reflect"
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// change changes a plan as words say, and says it back; without words it shows the card to be corrected.
func change(t *talk.Turn, d desk, p store.Plan, said string) error {
	g := draft{Committee: d.c.ID, Number: d.number(p.ID), Plan: p, Was: p, Hour: true, Whom: true, Span: p.Window, Window: true, Holiday: true, Result: true}
	if said == "" {
		return card(t, d, g, nil, nil, false)
	}
	done, err := correct(t, d, g, said)
	if err == nil && !done {
		return talk.Refuse(text.PlanUnclear{Said: said, Number: g.Number, Kind: p.Kind})
	}
	return err
}

// correct applies a line to what the card says. False for a line that says nothing of a plan; the question stays.
func correct(t *talk.Turn, d desk, g draft, said string) (bool, error) {
	r := reader{now: t.Tx.Now().In(d.loc), cal: t.Calendar, neighbourhood: d.c.Neighbourhood, work: g.Plan.Kind == store.CleanUp}
	w := r.read(said)
	if w.none() && g.Pending { // names in the place of those that are nobody's
		if to, _ := readWhom(said, d.c.Neighbourhood); !noName(t.Key) {
			w = words{whom: &to}
		}
	}
	if w.none() {
		if len(w.rest) == 0 && t.Open.Flow != FlowName {
			return false, nil
		}
		return true, talk.Refuse(text.PlanUnclear{Said: said, Number: g.Number, Kind: g.Plan.Kind, Open: t.Open.Flow == FlowName})
	}
	if w.criterion != nil && *w.criterion != 0 {
		if _, err := t.Tx.Criterion(d.c.ID, *w.criterion); errors.Is(err, store.ErrNotFound) {
			return true, talk.Refuse(text.PlanNo{Why: "criterion"})
		} else if err != nil {
			return true, err
		}
	}
	members, err := t.Tx.MembersIn(d.c.ID)
	if err != nil {
		return true, err
	}
	was := g.Plan
	bad := g.apply(w, members, d.plans, t.Tx.Now().In(d.loc))
	d.label(g, bad)
	if len(bad) == 1 && len(w.rest) == 0 && reflect.DeepEqual(was, g.Plan) { // nothing else was said
		return true, errors.Join(remember(t, g), t.Answer(bad[0]))
	}
	return true, card(t, d, g, w.rest, bad, false)
}

// label gives problems the names that they are told with.
func (d desk) label(g draft, bad []text.PlanNo) {
	for i := range bad {
		bad[i].Name, bad[i].Number, bad[i].Word = g.Plan.Name, g.Number, d.c.Neighbourhood
	}
}

// remember keeps the draft of an open question as it is, with names that are still looked for.
func remember(t *talk.Turn, g draft) error {
	if t.Open.Flow != FlowName {
		return nil
	}
	return t.Hold(FlowName, t.Open.Step, g)
}

// card says a plan back before it holds, with the next days on which it comes.
func card(t *talk.Turn, d desk, g draft, unclear []string, bad []text.PlanNo, anew bool) error {
	p := g.Plan
	d.label(g, bad)
	f, err := d.facts(p)
	if err != nil {
		return err
	}
	said := text.PlanCard{New: g.Number == 0, Number: g.Number, PlanFacts: f, Hour: !g.Hour, Again: anew, Unclear: unclear, Problems: bad, Cut: g.Cut, Paused: p.Paused,
		Yes: prefix + ":=ok", No: prefix + ":=no"}
	if said.Wrong = g.check(d.loc, d.cal, t.Tx.Now()); said.Wrong != "" {
		said.Yes = ""
	} else if said.Days, err = d.days(p, retimed(g.Was, p)); err != nil {
		return err
	}
	step := stepCard
	if g.Number != 0 {
		step = stepChange
		if err := d.meanwhile(g, &said); err != nil {
			return err
		}
	}
	return t.Ask(FlowName, step, g, said)
}

// meanwhile says what a change meets: a round that is open, and early answers in the one to come.
func (d desk) meanwhile(g draft, said *text.PlanCard) error {
	if r, ok, err := d.open(g.Plan); err != nil {
		return err
	} else if ok {
		said.Open = r.Closes.In(d.loc)
	}
	if !retimed(g.Was, g.Plan) && !reasked(g.Was, g.Plan) {
		return nil
	}
	var err error
	said.Early, err = d.early(g.Plan)
	said.Lost = reasked(g.Was, g.Plan)
	return err
}

// retimed tells whether the rounds of a plan come at other times than before.
func retimed(a, b store.Plan) bool {
	return a.Rhythm.RRule != b.Rhythm.RRule || a.Cron != b.Cron || a.Clock != b.Clock || a.Window != b.Window || a.Holiday != b.Holiday || a.After != b.After || a.RollCall != b.RollCall
}

// reasked tells whether a plan asks other questions than before, or the same ones under other subjects.
func reasked(a, b store.Plan) bool {
	return !slices.EqualFunc(a.Questions, b.Questions, func(x, y store.Question) bool { return reflect.DeepEqual(x, y) })
}

// save writes the plan that was said back, unless somebody else has changed it meanwhile: then it is said back anew.
func save(t *talk.Turn, d desk, g draft) error {
	if wrong := g.check(d.loc, d.cal, t.Tx.Now()); wrong != "" {
		return card(t, d, g, nil, nil, false)
	}
	p := g.Plan
	if g.Number != 0 {
		now, err := t.Tx.Plan(d.c.ID, p.ID)
		if err != nil {
			return err
		}
		was := g.Was
		was.Upcoming, was.Paused, was.LeftOut = now.Upcoming, now.Paused, now.LeftOut // rounds come and go meanwhile
		switch {
		case now.Ended:
			return talk.Refuse(text.PlanNo{Why: "ended", Name: p.Name})
		case !reflect.DeepEqual(was, now):
			g = rebase(g, now)
			return card(t, d, g, nil, nil, true)
		}
		p.Upcoming, p.Paused, p.LeftOut = now.Upcoming, now.Paused, now.LeftOut
	} else if slices.ContainsFunc(d.plans, func(x store.Plan) bool { return !x.Ended && x.Name == p.Name }) {
		return talk.Refuse(text.PlanNo{Why: "twin"})
	}
	if err := write(t, d, g, &p); err != nil {
		return err
	}
	return saved(t, g, p)
}

// rebase is the change that a draft makes, made to the plan as it is now.
func rebase(g draft, now store.Plan) draft {
	next, was, want := now, reflect.ValueOf(g.Was), reflect.ValueOf(g.Plan)
	to := reflect.ValueOf(&next).Elem()
	for i := range was.NumField() {
		if !reflect.DeepEqual(was.Field(i).Interface(), want.Field(i).Interface()) {
			to.Field(i).Set(want.Field(i))
		}
	}
	next.Upcoming, next.Paused, next.LeftOut = now.Upcoming, now.Paused, now.LeftOut
	g.Plan, g.Was = next, now
	return g
}

func write(t *talk.Turn, d desk, g draft, p *store.Plan) error {
	if g.Number == 0 {
		if err := t.Tx.PutPlan(p); err != nil {
			return err
		}
		return replan(t.Tx, d, *p)
	}
	if reasked(g.Was, *p) {
		if err := t.Tx.KeepQuestions(g.Was); err != nil {
			return err
		}
		early, err := d.early(*p)
		if err != nil {
			return err
		}
		if early > 0 {
			return renew(t.Tx, d, *p)
		}
	}
	if retimed(g.Was, *p) {
		return replan(t.Tx, d, *p)
	}
	return t.Tx.PutPlan(p)
}

// saved says that a plan holds, with what comes next.
func saved(t *talk.Turn, g draft, p store.Plan) error {
	c, err := t.Tx.Committee(g.Committee)
	if err != nil {
		return err
	}
	d, err := newDesk(&t.Tx.ReadTx, c, t.Calendar)
	if err != nil {
		return err
	}
	if p, err = t.Tx.Plan(c.ID, p.ID); err != nil {
		return err
	}
	days, err := d.days(p, false)
	if err != nil {
		return err
	}
	said := text.PlanSaved{New: g.Number == 0, Paused: p.Paused, Number: d.number(p.ID), Name: p.Name, Kind: p.Kind, Next: first(days), Show: code(c.ID, p.ID, "")}
	if said.RollCall, err = d.rollCall(p); err != nil {
		return err
	}
	news := text.PlanNews{What: "new", Next: said.Next}
	if g.Number != 0 {
		news.What = "change"
	}
	return errors.Join(t.Tx.EndDialog(t.Chat), tellSecretaries(t, d, p, news), t.Rewrite(said, store.About{Committee: c.ID, Flow: FlowName}))
}
