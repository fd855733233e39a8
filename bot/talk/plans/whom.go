package plans

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// whom is whom words ask. names are people, as they were typed.
type whom struct {
	kind  store.WhomKind
	unit  string
	names []string
	// more: besides those who are asked already.
	more bool
}

// reArea is a neighbourhood by its number; behind another one the number alone will do.
var reArea = regexp.MustCompile(`^(?:(?:cac )?(?:truong|to truong|bi thu)(?: cac)? )?(kp|khu pho|khu dan cu|thon|ap|lang|ban|xom|to dan pho|to|heads? of)?\.? ?(\d{1,3})$`)

// areas tells whether the last name is a neighbourhood.
func (w whom) areas() bool {
	return len(w.names) > 0 && reArea.MatchString(fold.Key(w.names[len(w.names)-1]))
}

var (
	reHeads  = regexp.MustCompile(`^(?:(?:cac|nhung|tat ca|tung) )*(?:truong|to truong|bi thu|heads? of|neighbourhood|neighborhood)(?: cac)? ?(?:khu pho|khu dan cu|thon|ap|lang|ban|xom|to dan pho|to|kp|heads?|neighbourhoods?)?s?$`)
	reOwners = regexp.MustCompile(`^(?:(?:cac|nhung|tat ca) )*(?:(?:nguoi|dong chi|thanh vien|can bo) )?(?:phu trach|chu|giu|owners?(?: of)?|dau moi)(?: cac)?(?: tieu chi| criteria)$|^(?:cac )?(?:nguoi|dong chi|thanh vien) phu trach$|^(?:cac )?tieu chi$|^criteria owners$`)
	reAll    = regexp.MustCompile(`^(?:moi nguoi|tat ca(?: (?:moi nguoi|thanh vien|cac dong chi))?|toan ban|ca ban|toan the(?: thanh vien)?|moi thanh vien|moi dong chi|everybody|everyone|all)$`)
	reSame   = regexp.MustCompile(`^(?:nhu|giong)(?: ky)? bao cao(?: tuan)?$|^as in the (?:weekly )?report$`)
	reUnitOf = regexp.MustCompile(`^(?:(?:cac|nhung) )?(?:(?:nguoi|thanh vien|dong chi|can bo) )?(?:(?:cua|thuoc|o) )?(?:don vi|unit)(?: cua)? (.+)$`)
)

// readWhom reads whom a plan asks. Words that name no group are people's names; surely is set where they name a group.
func readWhom(said, neighbourhood string) (w whom, surely bool) {
	key := strings.Trim(fold.Key(said), " .,:")
	word := fold.Key(neighbourhood)
	switch {
	case reHeads.MatchString(key), word != "" && (key == "truong "+word || key == "cac truong "+word || key == "to truong "+word || key == "cac "+word || key == word):
		return whom{kind: store.Heads}, true
	case reOwners.MatchString(key):
		return whom{kind: store.Owners}, true
	case reAll.MatchString(key):
		return whom{kind: store.All}, true
	case reSame.MatchString(key):
		return whom{kind: store.Charged}, true
	}
	if m := reUnitOf.FindStringSubmatch(key); m != nil {
		return whom{kind: store.OfUnit, unit: m[1]}, true
	}
	w.kind = store.Listed
	w.names = people(said)
	return w, false
}

// people are the names in a list.
func people(said string) (names []string) {
	for part := range strings.FieldsFuncSeq(strings.NewReplacer(" và ", ",", " va ", ",", " and ", ",").Replace(said), func(r rune) bool { return r == ',' }) {
		if part = strings.TrimSpace(part); part != "" {
			names = append(names, part)
		}
	}
	return names
}

// find finds the people and the unit that words name among a committee's members; what it does not find is told in bad.
func (w whom) find(members []store.Member, now time.Time) (found store.Whom, bad []text.PlanNo) {
	found.Kind = w.kind
	switch w.kind {
	case store.OfUnit:
		if found.Unit = unitOf(w.unit, members); found.Unit == "" {
			bad = append(bad, text.PlanNo{Why: "nounit", Said: w.unit, Names: units(members)})
		}
	case store.Listed:
		for _, name := range w.names {
			list, why := meant(name, members, now)
			if why.Why != "" {
				bad = append(bad, why)
			}
			for _, m := range list {
				if !slices.Contains(found.Members, m.ID) {
					found.Members = append(found.Members, m.ID)
				}
			}
		}
	}
	return found, bad
}

// unitOf is the unit that words mean, "" for none.
func unitOf(said string, members []store.Member) string {
	i := slices.IndexFunc(members, func(m store.Member) bool { return m.Unit != "" && fold.Key(m.Unit) == fold.Key(said) })
	if i < 0 {
		i = slices.IndexFunc(members, func(m store.Member) bool {
			return m.Unit != "" && strings.Contains(" "+fold.Key(m.Unit)+" ", " "+fold.Key(said)+" ")
		})
	}
	if i < 0 {
		return ""
	}
	return members[i].Unit
}

// meant are those whom one name of a list means: a person, or the head of a neighbourhood that is named by its number. why
// tells why there is none.
func meant(name string, members []store.Member, now time.Time) (found []store.Member, why text.PlanNo) {
	if m := reArea.FindStringSubmatch(fold.Key(name)); m != nil {
		n, _ := strconv.Atoi(m[2])
		for _, x := range members {
			if x.Owns(store.SubjectOf(store.KindNeighbourhood, n), now) && x.Role != store.Observer {
				found = append(found, x)
			}
		}
		if len(found) == 0 {
			why = text.PlanNo{Why: "nohead", Field: n}
		}
		return found, why
	}
	found = who.Find(name, members)
	switch {
	case len(found) != 1 && unitOf(name, members) != "":
		return nil, text.PlanNo{Why: "unit", Said: name}
	case len(found) == 0:
		return nil, text.PlanNo{Why: "nobody", Said: name}
	case len(found) > 1:
		why = text.PlanNo{Why: "several", Said: name}
		for _, m := range found {
			why.Names = append(why.Names, who.Label(m, members))
		}
		return nil, why
	case found[0].Role == store.Observer:
		return nil, text.PlanNo{Why: "observer", Said: found[0].Name}
	}
	return found, why
}

// units are those of the members, each once.
func units(members []store.Member) []string {
	var all []string
	for _, m := range members {
		if m.Unit != "" && !slices.ContainsFunc(all, func(u string) bool { return fold.Key(u) == fold.Key(m.Unit) }) {
			all = append(all, m.Unit)
		}
	}
	slices.Sort(all)
	return all
}
