package importer

import (
	"maps"
	"slices"

	"giaoban/store"
)

// leads sees that a list makes nobody the lead of what it has already given to another to lead.
func (c *comparison) leads() {
	by := maps.Clone(c.led)
	for i := range c.all.Changes {
		ch := &c.all.Changes[i]
		at := slices.IndexFunc(ch.Cells, func(x Cell) bool { return x.Key == "leads" && ch.Kind == Member })
		if at < 0 {
			continue
		}
		var left []store.Subject
		had := Codes(ch.Cells[at].Was)
		for _, s := range Codes(ch.Cells[at].Is) {
			if by[s] && !slices.Contains(had, s) {
				c.all.Problems = append(c.all.Problems, Problem{At: At{Sheet: ch.Sheet, Row: ch.Row}, Kind: TwiceCode, Said: string(s)})
				continue
			}
			by[s] = by[s] || !slices.Contains(had, s)
			left = append(left, s)
		}
		if ch.Cells[at].Is = join(left); ch.Cells[at].Is == ch.Cells[at].Was {
			ch.Cells = slices.Delete(ch.Cells, at, at+1)
		}
	}
	c.all.Changes = slices.DeleteFunc(c.all.Changes, func(ch Change) bool { return len(ch.Cells) == 0 })
}

// lastSecretary keeps a secretary on the bot: who takes the last one's office away must give it to somebody who is there.
func (c *comparison) lastSecretary() {
	role := map[string]string{}
	count := func() (n int) {
		for _, m := range c.now.Members {
			is, ok := role[MemberCode(m.ID)]
			if !ok {
				is = string(m.Role)
			}
			if is == string(store.Secretary) && m.Person != 0 && m.In(c.now.At) {
				n++
			}
		}
		return n
	}
	if count() == 0 {
		return
	}
	for _, ch := range c.all.Changes {
		if is, ok := ch.Get("role"); ok && ch.Kind == Member {
			role[ch.Code] = is
		}
		if ch.Kind == Member && ch.End {
			role[ch.Code] = "gone"
		}
	}
	if count() > 0 {
		return
	}
	for i := range c.all.Changes {
		ch := &c.all.Changes[i]
		if ch.Kind != Member || ch.New || c.now.cells(Member, ch.Code)["role"] != string(store.Secretary) {
			continue
		}
		kept := slices.DeleteFunc(slices.Clone(ch.Cells), func(x Cell) bool { return x.Key == "role" || x.Key == "to" })
		if len(kept) < len(ch.Cells) {
			c.all.Problems = append(c.all.Problems, Problem{At: At{Sheet: ch.Sheet, Row: ch.Row}, Kind: LastOne, Said: brief(ch.Label)})
		}
		ch.Cells, ch.End = kept, false
	}
	c.all.Changes = slices.DeleteFunc(c.all.Changes, func(ch Change) bool { return len(ch.Cells) == 0 })
}
