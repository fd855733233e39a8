package sheet

import (
	"time"

	"giaoban/store/view"
)

// participation has a row for the weekly report over the period, then one for each other plan, one for each round, and one
// for each member and plan. The first two columns tell which, so that a filter on one plan leaves figures that may be added
// up: those of different plans never are.
func (k *clerk) participation(g *grid) error {
	r := k.book.Report
	row := func(kind, plan, name string, p view.Participation) map[string]any {
		return map[string]any{"kind": g.words[kind], "plan": plan, "name": name, "expected": p.Expected, "complete": p.Complete, "partial": p.Partial,
			"silent": p.Silent, "phone": p.Phone, "unknown": p.Unknown, "leave": p.Leave, "late": p.Late}
	}
	turnout := func(row map[string]any, t *view.ReportTurnout) map[string]any {
		if t != nil {
			row["worked"], row["asked"] = t.Worked, t.Asked
		}
		return row
	}
	weekly, mixed := g.words["weekly"], g.words["weekly"]
	if r.Mixed() {
		mixed = g.words["mixed"]
	}
	answered, _ := r.Weekly()
	g.add(row("all", weekly, span(r.First, r.Last), answered))
	for _, p := range r.OtherPlans() {
		g.add(turnout(row("all", nonEmptyOr(p.Plan, g.words["other"]), span(r.First, r.Last), p.Answered), p.Turnout))
	}
	for _, x := range r.Rounds {
		plan := nonEmptyOr(x.Plan, g.words["other"])
		if x.IsReport() {
			plan = weekly
		}
		g.add(turnout(row("round", plan, span(x.First, x.Last), x.Answered), x.Turnout))
	}
	for _, m := range r.Members {
		member := func(plan string, p view.Participation) {
			line := row("member", plan, m.Name, p)
			line["post"], line["unit"], line["code"] = m.Post, m.Unit, code(m.Member)
			g.add(line)
		}
		member(mixed, m.Answered)
		for _, o := range m.Others {
			member(nonEmptyOr(o.Plan, g.words["other"]), o.Answered)
		}
	}
	return nil
}

// span is a period in days: 21/11/2026 – 27/11/2026.
func span(first, last string) string {
	a, err1 := time.Parse("2006-01-02", first)
	b, err2 := time.Parse("2006-01-02", last)
	if err1 != nil || err2 != nil {
		return first + " – " + last
	}
	return a.Format("02/01/2006") + " – " + b.Format("02/01/2006")
}
