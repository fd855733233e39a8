package view

import (
	"slices"

	"giaoban/store"
)

// A report speaks of three kinds of rounds, and their figures are never added up: ten khu phố that cleaned up say nothing of
// whether twelve members have reported. The weekly report is what "đã báo cáo 10/12" means everywhere: in the text, the
// picture, the sheet and in chat; a clean-up, and a plan with questions of its own, has its own figures, under its own name.

// ReportAnswer is how often one member answered one plan that is not the weekly report.
type ReportAnswer struct {
	Plan     string         `json:"plan"`
	Kind     store.PlanKind `json:"kind"`
	Answered Participation  `json:"answered"`
}

// ReportPlan is what became of one plan that is not the weekly report, over the rounds of the period that were held.
type ReportPlan struct {
	Plan     string
	Kind     store.PlanKind
	Rounds   int
	Answered Participation
	// Turnout sums up the neighbourhoods of a clean-up, nil for other plans.
	Turnout *ReportTurnout
}

// Full of All is what is told of it: neighbourhoods with results of a clean-up, else members who answered all.
func (p ReportPlan) Full() (full, all int) {
	if p.Turnout != nil {
		return p.Turnout.Worked, p.Turnout.Asked
	}
	return p.Answered.Complete, p.Answered.Expected
}

// Weekly is who answered the weekly report, over how many rounds that have asked. It is computed from Rounds, so that a
// report says the same of itself that was frozen when Participation still summed up all plans.
func (r Report) Weekly() (answered Participation, rounds int) {
	for _, x := range r.Rounds {
		if x.IsReport() && x.Phase != store.Upcoming {
			answered.add(x.Answered)
			rounds++
		}
	}
	return answered, rounds
}

// Mixed tells whether the figures of its members are those of all plans together: it was frozen before they were told apart.
func (r Report) Mixed() bool {
	weekly, _ := r.Weekly()
	return weekly != r.Participation
}

// OtherPlans are the plans beside the weekly report that were held in the period, the first to close first.
func (r Report) OtherPlans() []ReportPlan {
	var all []ReportPlan
	for _, x := range r.Rounds {
		if x.IsReport() || x.Phase == store.Upcoming || x.Phase == store.Skipped {
			continue
		}
		i := slices.IndexFunc(all, func(p ReportPlan) bool { return p.Plan == x.Plan && p.Kind == x.Kind })
		if i < 0 {
			i = len(all)
			all = append(all, ReportPlan{Plan: x.Plan, Kind: x.Kind})
		}
		p := &all[i]
		p.Rounds++
		p.Answered.add(x.Answered)
		if x.Turnout == nil {
			continue
		}
		if p.Turnout == nil {
			p.Turnout = &ReportTurnout{}
		}
		p.Turnout.Worked, p.Turnout.Asked = p.Turnout.Worked+x.Turnout.Worked, p.Turnout.Asked+x.Turnout.Asked
	}
	return all
}

// count counts one round for the member. A round that was skipped asked nobody, but for the weekly report: there a week
// that is missing shows.
func (m *ReportMember) count(r ReportRound, one Participation) {
	switch {
	case r.IsReport():
		m.Answered.add(one)
		return
	case r.Phase == store.Skipped:
		return
	}
	i := slices.IndexFunc(m.Others, func(o ReportAnswer) bool { return o.Plan == r.Plan && o.Kind == r.Kind })
	if i < 0 {
		i = len(m.Others)
		m.Others = append(m.Others, ReportAnswer{Plan: r.Plan, Kind: r.Kind})
	}
	m.Others[i].Answered.add(one)
}
