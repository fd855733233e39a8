package sheet

import (
	"time"

	"giaoban/store/view"
)

// participation has a row for the period, then one for each round, then one for each member; the first column tells which.
func (k *clerk) participation(g *grid) error {
	r := k.book.Report
	row := func(kind, name string, p view.Participation) map[string]any {
		return map[string]any{"kind": g.words[kind], "name": name, "expected": p.Expected, "complete": p.Complete, "partial": p.Partial,
			"silent": p.Silent, "phone": p.Phone, "unknown": p.Unknown, "leave": p.Leave, "late": p.Late}
	}
	g.add(row("all", span(r.First, r.Last), r.Participation))
	for _, x := range r.Rounds {
		g.add(row("round", span(x.First, x.Last), x.Answered))
	}
	for _, m := range r.Members {
		line := row("member", m.Name, m.Answered)
		line["post"], line["unit"], line["code"] = m.Post, m.Unit, code(m.Member)
		g.add(line)
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
