package plans

import (
	"regexp"
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// whom is whom words ask. names are people, as they were typed.
type whom struct {
	kind  store.WhomKind
	unit  string
	names []string
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

// find finds the people and the unit that words name among a committee's members. A name that fits several is a Refusal.
func (w whom) find(members []store.Member) (store.Whom, error) {
	found := store.Whom{Kind: w.kind}
	switch w.kind {
	case store.OfUnit:
		i := slices.IndexFunc(members, func(m store.Member) bool { return m.Unit != "" && fold.Key(m.Unit) == fold.Key(w.unit) })
		if i < 0 {
			i = slices.IndexFunc(members, func(m store.Member) bool {
				return m.Unit != "" && strings.Contains(" "+fold.Key(m.Unit)+" ", " "+fold.Key(w.unit)+" ")
			})
		}
		if i < 0 {
			return found, talk.Refuse(text.PlanNoUnit{Said: w.unit, Units: units(members)})
		}
		found.Unit = members[i].Unit
	case store.Listed:
		for _, name := range w.names {
			m, err := talk.One(name, members)
			if err != nil {
				return found, err
			}
			if m.Role == store.Observer {
				return found, talk.Refuse(text.PlanObserver{Name: m.Name})
			}
			if !slices.Contains(found.Members, m.ID) {
				found.Members = append(found.Members, m.ID)
			}
		}
	}
	return found, nil
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
