package view

import (
	"slices"

	"giaoban/store"
)

// criteria fills in the criteria, and how many of them and of their indicators are met.
func (k *clerk) criteria(r *Report) error {
	now, err := k.then.Criteria(k.c.ID)
	if err != nil {
		return err
	}
	before, err := k.before.Criteria(k.c.ID)
	if err != nil {
		return err
	}
	was := map[int]store.Criterion{}
	for _, c := range before {
		was[c.Number] = c
	}
	cleanUps, err := k.cleanUpsBy()
	if err != nil {
		return err
	}
	overdue := overdueBy(k.lines)
	r.Criteria = []ReportCriterion{}
	for _, c := range now {
		line := ReportCriterion{Number: c.Number, Name: c.Name, Short: c.Short, Attainment: c.Attainment, Before: was[c.Number].Attainment,
			Indicators: c.Indicators, Words: k.deciding(c.Subject(), false), Overdue: overdue[c.Number], Owners: k.owners(c.Subject()), CleanUps: cleanUps[c.Number]}
		line.Light = k.light(c.Subject())
		if line.LightBefore, err = k.lightBefore(c.Subject()); err != nil {
			return err
		}
		if line.Overdue > 0 {
			line.Light = Red
		}
		late, err := wasOverdue(k.before, k.c, c.Number, k.lines)
		if err != nil {
			return err
		}
		if late {
			line.LightBefore = Red
		}
		for _, t := range r.Tasks {
			if t.Criterion == c.Number && t.Current() {
				line.Tasks = append(line.Tasks, t.Number)
			}
		}
		r.Criteria = append(r.Criteria, line)
	}
	r.Total, r.Met = len(now), metOf(now)
	r.Indicators, r.IndicatorsMet = indicators(now)
	if r.MetBefore = metOf(before); len(before) == 0 {
		r.MetBefore = -1
	}
	entered, met := indicators(before)
	if r.IndicatorsBefore = met; entered == 0 {
		r.IndicatorsBefore = -1
	}
	return nil
}

// cleanUpsBy are the clean-ups of the period by the criterion that they belong to.
func (k *clerk) cleanUpsBy() (map[int][]ReportCleanUp, error) {
	found := map[int][]ReportCleanUp{}
	if len(k.cleanUps) == 0 {
		return nil, nil
	}
	w, err := newWorks(k.tx, k.c)
	if err != nil {
		return nil, err
	}
	for _, r := range k.periods {
		if r.Kind != store.CleanUp {
			continue
		}
		p, err := k.tx.Plan(k.c.ID, r.Plan)
		if err != nil {
			return nil, err
		}
		u := CleanUp{Round: r.Round}
		if err := w.fill(&u); err != nil {
			return nil, err
		}
		if u.Worked > 0 && p.Criterion != 0 {
			found[p.Criterion] = append(found[p.Criterion], ReportCleanUp{Round: r.ID, Plan: p.Name, Day: r.LastDay, Worked: u.Worked, Sums: u.Sums, Photos: u.Photos})
		}
	}
	return found, nil
}

func metOf(list []store.Criterion) (n int) {
	for _, c := range list {
		if c.Attainment == store.Met {
			n++
		}
	}
	return n
}

func indicators(list []store.Criterion) (all, met int) {
	for _, c := range list {
		for _, i := range c.Indicators {
			all++
			if i.Attainment == store.Met {
				met++
			}
		}
	}
	return all, met
}

// light is that of the newest deciding word of the period: who said nothing when he was asked again has taken nothing back.
func (k *clerk) light(s store.Subject) Light {
	var best store.Reply
	for _, r := range k.periods {
		if d, ok := Deciding(r.bySubject[s], LeadOf(k.members, s, r.Round)); ok && !d.Said.Before(best.Said) {
			best = d
		}
	}
	return LightOf(best)
}

func (k *clerk) lightBefore(s store.Subject) (Light, error) {
	var best store.Reply
	for _, r := range k.earlier {
		d, ok, err := decided(k.tx, r, s, LeadOf(k.members, s, r))
		if err != nil {
			return White, err
		}
		if ok && !d.Said.Before(best.Said) {
			best = d
		}
	}
	return LightOf(best), nil
}

// owners are who answered for a subject at Until, the lead first.
func (k *clerk) owners(s store.Subject) []Speaker {
	var owners []Speaker
	for _, m := range k.team.members {
		if !m.In(k.until) {
			continue
		}
		for _, c := range m.AnswersFor(k.until) {
			if c.Subject != s {
				continue
			}
			if c.Lead {
				owners = slices.Insert(owners, 0, k.speaker(m.ID))
			} else {
				owners = append(owners, k.speaker(m.ID))
			}
			break
		}
	}
	return owners
}
