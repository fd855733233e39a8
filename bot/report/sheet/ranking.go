package sheet

import (
	"cmp"
	"slices"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// ranked lists khu phố, units, members, as the chat does: by sum where the chair has set weights, else as they come; those of
// whom too little is known last of their kind, with the reason and without a place, which is not the last one.
func (k *clerk) ranked(g *grid) error {
	r := k.ranking
	if r == nil {
		return nil
	}
	for _, group := range [][]view.MeritLine{r.Places, r.Units, r.Members} {
		lines := slices.Clone(group)
		slices.SortStableFunc(lines, func(a, b view.MeritLine) int {
			return cmp.Or(cmp.Compare(len(a.Lack), 0)-cmp.Compare(len(b.Lack), 0), cmp.Compare(a.Rank, b.Rank))
		})
		for _, l := range lines {
			i := slices.IndexFunc(r.List.Proposals, func(p store.Proposal) bool { return p.Whom == l.Whom })
			if l.Blank() && i < 0 {
				continue
			}
			row, err := k.merit(g, l)
			if err != nil {
				return err
			}
			if i >= 0 {
				k.proposed(row, g, r.List.Proposals[i])
			}
			g.add(row)
		}
	}
	return nil
}

// merit is a line: each figure in its column, and in words as the chat says it.
func (k *clerk) merit(g *grid, l view.MeritLine) (map[string]any, error) {
	reasons, err := text.Line(k.lang, text.SheetMerits{Facts: l})
	if err != nil {
		return nil, err
	}
	kind, unit := k.who(l.Whom, l.Name)
	t, w, c, p := l.Turns, l.Tasks, l.Clean, l.Points
	row := map[string]any{"kind": g.words[kind], "code": unit.Code, "who": text.UnitName(k.lang, unit), "reasons": reasons,
		"turns": count(t.Asked()), "on_time": count(t.OnTime), "late": count(t.Late), "partial": count(t.Partial), "leave": count(t.Leave),
		"unreached": count(t.Unreached), "unknown": count(t.Unknown), "due": count(w.Due()), "in_time": count(w.InTime), "late_tasks": count(w.Late),
		"overdue": count(w.Overdue), "undated": count(w.Undated), "open": count(w.Open), "not_begun": count(w.NotBegun), "reported": count(w.Reported), "extended": count(w.Extended),
		"excused": count(w.Excused), "held": count(c.Held), "worked": count(c.Worked), "people": number(c.Sums.People), "tonnes": number(c.Sums.Tonnes),
		"kg": number(c.Sums.Kg), "unscored": count(p.Open)}
	if p.Max > 0 {
		row["points"], row["max"] = points(p.Got), points(p.Max)
	}
	if l.Lack != "" {
		row["lack"] = g.words[string(l.Lack)+"_lack"]
	}
	if l.Sum != nil {
		row["sum"], row["rank"] = points(l.Sum.Total), l.Rank
		if row["how"], err = text.Line(k.lang, text.SheetWeighed{Sum: l.Sum}); err != nil {
			return nil, err
		}
	}
	return row, nil
}

// proposed adds how far a proposal has come.
func (k *clerk) proposed(row map[string]any, g *grid, p store.Proposal) {
	row["note"], row["by"], row["state"] = p.Made.Word, k.ranking.By[p.Made.By], g.words["proposed"]
	switch {
	case !p.Approved.At.IsZero():
		row["state"], row["word"] = g.words["agreed"], p.Approved.Word
	case !p.Struck.At.IsZero():
		row["state"], row["word"] = g.words["struck"], p.Struck.Word
	}
}
