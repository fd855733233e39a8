package plans

import (
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// list shows a committee's plans.
func list(t *talk.Turn, d desk, runs bool) error {
	said := text.PlanList{Officer: runs, NoWork: true}
	if len(t.Places) > 1 {
		said.Committee = d.c.Name
	}
	for i, p := range d.plans {
		if p.Ended {
			said.Ended = append(said.Ended, p.Name)
			continue
		}
		l, err := d.line(p, i+1)
		if err != nil {
			return err
		}
		said.Lines = append(said.Lines, l)
		if p.Kind == store.CleanUp {
			said.NoWork = false
			if p.Paused && runs {
				said.On = code(d.c.ID, p.ID, doResume)
			}
		}
	}
	if runs {
		said.New = code(d.c.ID, 0, "new")
		if said.NoWork {
			said.On = code(d.c.ID, 0, "work")
		}
	}
	return t.Rewrite(said, store.About{Committee: d.c.ID, Flow: FlowName})
}

func (d desk) line(p store.Plan, number int) (text.PlanLine, error) {
	f, err := d.facts(p)
	l := text.PlanLine{Number: number, PlanFacts: f, Paused: p.Paused, Show: code(d.c.ID, p.ID, "")}
	if err != nil {
		return l, err
	}
	if r, ok, err := d.open(p); err != nil {
		return l, err
	} else if ok {
		l.Open = r.Closes.In(d.loc)
	}
	days, err := d.days(p, false)
	l.Next = first(days)
	return l, err
}

// first is the first of some days that is held.
func first(days []text.PlanDay) text.PlanDay {
	if i := slices.IndexFunc(days, func(x text.PlanDay) bool { return !x.Left }); i >= 0 {
		return days[i]
	}
	return text.PlanDay{}
}

// show shows one plan, with what can be done with it now.
func show(t *talk.Turn, d desk, p store.Plan, runs bool) error {
	v, err := d.view(p, runs)
	if err != nil {
		return err
	}
	return t.Rewrite(v, store.About{Committee: d.c.ID, Flow: FlowName})
}

func (d desk) view(p store.Plan, runs bool) (text.PlanView, error) {
	l, err := d.line(p, d.number(p.ID))
	v := text.PlanView{PlanLine: l, Officer: runs, Ended: p.Ended, Back: code(d.c.ID, 0, "")}
	if err != nil || p.Ended {
		return v, err
	}
	if v.Days, err = d.days(p, false); err != nil || !runs {
		return v, err
	}
	on := func(what string) string { return code(d.c.ID, p.ID, what) }
	v.End = on(doEnd)
	if p.Paused {
		v.Resume = on(doResume)
	} else {
		v.Pause = on(doPause)
	}
	_, ok, err := d.upcoming(p)
	if err != nil {
		return v, err
	}
	if ok && !p.Paused {
		v.Skip, v.Start = on(doSkip), on(doStart)
	}
	if !v.Open.IsZero() {
		v.Close = on(doClose)
	}
	if _, ok, err := d.reopenable(p); err != nil {
		return v, err
	} else if ok && v.Open.IsZero() && !p.Paused {
		v.Reopen = on(doReopen)
	}
	return v, nil
}

// reopenable is the round of a plan that can be opened again: the last one, while it still takes late answers.
func (d desk) reopenable(p store.Plan) (store.Round, bool, error) {
	r, err := d.last(p)
	if err != nil || r == nil {
		return store.Round{}, false, err
	}
	return *r, r.Over() && !r.Settled(d.tx.Now()), nil
}
