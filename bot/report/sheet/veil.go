package sheet

import (
	"slices"

	"giaoban/store"
)

// Veil hides in a book those who were erased from the report that it is of: their names and phones are still on the list, and
// in the answers of the time.
func (b *Book) Veil(r store.Report) {
	b.Erased = b.Erased || len(r.Erased) > 0
	for _, m := range b.Report.Members {
		if !slices.ContainsFunc(r.Erased, func(e store.Erasure) bool { return e.Alias == m.Name }) {
			continue
		}
		i := slices.IndexFunc(b.Members, func(o store.Member) bool { return o.ID == m.Member })
		if i < 0 {
			continue
		}
		who := &b.Members[i]
		v := store.VeilOf(*who, b.Members)
		v.Alias = m.Name
		who.Name, who.Call, who.Phone = m.Name, m.Name, ""
		b.veilAwards(m.Member, v)
		for i := range b.Answers {
			w := &b.Answers[i]
			his := w.Who.Member == m.Member
			if his {
				w.Who.Name = m.Name
			}
			w.Text = v.Words(w.Text, his)
		}
	}
}

// veilAwards hides one in the points and commendations: as inspector, as who noted another's points, as who was commended, and
// in what was written beside them.
func (b *Book) veilAwards(id store.MemberID, v store.Veil) {
	for i := range b.Commended {
		x := &b.Commended[i]
		if x.Whom.Member == id {
			x.Name = v.Alias
		}
		x.Note = v.Words(x.Note, x.Whom.Member == id)
	}
	if b.Points == nil {
		return
	}
	b.Points.Who[id] = v.Alias
	for s, who := range b.Points.Wrote {
		if who == v.Name {
			b.Points.Wrote[s] = v.Alias
		}
	}
	for _, u := range b.Points.Units {
		for i := range u.Said {
			u.Said[i].Text = v.Words(u.Said[i].Text, u.Said[i].Member == id)
		}
	}
}
