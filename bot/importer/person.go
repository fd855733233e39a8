package importer

import (
	"slices"
	"strconv"
	"strings"

	"giaoban/store"
	"giaoban/store/fold"
)

// person finds the member of a row without a code: the phone decides, then the name, where nothing in the row speaks against.
func (c *comparison) person(r Row, key string) (code string, wrong Trouble, of string) {
	name, phone := r.Cells["name"], r.Cells["phone"]
	free := func(m store.Member) bool { return m.In(c.now.At) && !c.seen[Member+MemberCode(m.ID)] }
	var found, others []store.Member
	for _, m := range c.people[key] {
		switch old := c.now.member(m)["phone"]; {
		case phone == "" || old == "" || old == phone:
			if free(m) {
				found = append(found, m)
			}
		default:
			others = append(others, m)
		}
	}
	by := slices.DeleteFunc(slices.Clone(c.phones[phone]), func(m store.Member) bool { return !free(m) })
	if same := slices.DeleteFunc(slices.Clone(by), func(m store.Member) bool { return fold.Key(m.Name) != key }); len(same) == 1 {
		return MemberCode(same[0].ID), "", ""
	}
	switch {
	case phone != "" && len(by) == 1 && alike(name, by[0].Name, by[0].Call):
		c.note(r, SamePerson, name, by[0].Name)
		return MemberCode(by[0].ID), "", ""
	case phone != "" && len(by) > 0 && len(found) == 0:
		return "", TwicePhone, by[0].Name
	case len(found) == 1:
		return MemberCode(found[0].ID), "", ""
	case len(found) > 1:
		return "", TwiceName, ""
	case len(others) > 0:
		c.note(r, Namesake, name, c.now.member(others[0])["phone"])
	}
	return "", "", ""
}

func (c *comparison) note(r Row, kind Trouble, said, of string) {
	c.all.Notes = append(c.all.Notes, Problem{At: At{r.Sheet, r.Row, r.Columns["name"]}, Kind: kind, Said: brief(said), Of: brief(of)})
}

// alike tells whether two names may be one person's: one has the given name of the other, as in "Hùng (phó CT)" and "Hùng".
func alike(name, other, call string) bool {
	a, b := nameWords(name), nameWords(other)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	called := nameWords(call)
	return slices.Contains(a, b[len(b)-1]) || slices.Contains(b, a[len(a)-1]) || len(called) > 0 && slices.Contains(a, called[len(called)-1])
}

func nameWords(s string) []string {
	return strings.FieldsFunc(fold.Key(s), func(r rune) bool { return strings.ContainsRune(" ,.;:()[]–-/", r) })
}

// twins finds the rows that speak of somebody of whom another row of the list speaks: with the same phone, or with the same
// name where no phone tells two people.
func (c *comparison) twins(rows []Row) {
	c.twin, c.phones = map[spot]Problem{}, map[string][]store.Member{}
	for _, m := range c.now.Members {
		if phone := c.now.member(m)["phone"]; phone != "" && m.In(c.now.At) {
			c.phones[phone] = append(c.phones[phone], m)
		}
	}
	phoned := map[string][]Row{} // by name, the first row of each phone
	first := map[string]Row{}
	for _, coded := range []bool{true, false} {
		for _, r := range rows {
			phone, name := r.Cells["phone"], fold.Key(r.Cells["name"])
			if r.Kind != Member || (r.Code != "") != coded || phone == "" {
				continue
			}
			before, taken := first[phone]
			if !taken {
				first[phone] = r
				if !coded {
					phoned[name] = append(phoned[name], r)
				}
				continue
			}
			if coded {
				continue // each has his code
			}
			p := Problem{At: At{r.Sheet, r.Row, r.Columns["phone"]}, Kind: TwicePhone, Said: brief(r.Cells["name"]), Of: brief(before.Cells["name"])}
			if alike(r.Cells["name"], before.Cells["name"], "") {
				p.Kind, p.Of = TwicePerson, strconv.Itoa(before.Row)
			}
			c.twin[spot{r.Sheet, r.Row}] = p
		}
	}
	given := map[string]bool{} // work that a row gives to somebody: another without a lead is no other task
	for _, r := range rows {
		if r.Kind == Task && r.Code == "" && r.Cells["lead"] != "" {
			given[fold.Key(r.Cells["work"])] = true
		}
	}
	for _, r := range rows {
		if r.Kind == Task && r.Code == "" && r.Cells["lead"] == "" && given[fold.Key(r.Cells["work"])] {
			c.twin[spot{r.Sheet, r.Row}] = Problem{At: At{r.Sheet, r.Row, r.Columns["work"]}, Kind: TwiceCode, Said: brief(r.Cells["work"])}
		}
	}
	plain := map[string]Row{}
	for _, r := range rows {
		name := fold.Key(r.Cells["name"])
		if r.Kind != Member || r.Code != "" || r.Cells["phone"] != "" || name == "" {
			continue
		}
		before, taken := plain[name]
		if all := phoned[name]; len(all) > 0 {
			before, taken = all[0], true
		}
		if !taken {
			plain[name] = r
			continue
		}
		p := Problem{At: At{r.Sheet, r.Row, r.Columns["name"]}, Kind: TwicePerson, Said: brief(r.Cells["name"]), Of: strconv.Itoa(before.Row)}
		if len(phoned[name]) > 1 {
			p.Kind, p.Of = TwiceName, ""
		}
		c.twin[spot{r.Sheet, r.Row}] = p
	}
	for _, all := range phoned {
		for _, r := range all[min(1, len(all)):] {
			if len(c.people[fold.Key(r.Cells["name"])]) == 0 {
				c.note(r, Namesake, r.Cells["name"], all[0].Cells["phone"])
			}
		}
	}
}
