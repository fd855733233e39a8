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
