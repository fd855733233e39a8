package rehearsal

import (
	"slices"
	"strings"

	"giaoban/store"
	"giaoban/store/fold"
)

// Role is one person of the cast. All names are fictional.
type Role struct {
	// Name is the given name that scripts and transcripts use.
	Name string
	// Post is what he is in the committee.
	Post store.Role
	// Charge is what he answers for; empty for the officers.
	Charge store.Subject
}

// Stranger is somebody with a phone who is on nobody's list; Group is the committee's group chat. Both may stand before
// the colon of a script line.
const (
	Stranger = "stranger"
	Group    = "group"
)

// Claim stands for the console of the machine: "$claim" is the code that the first start prints.
const Claim = "claim"

// Cast is the committee, in the order of the roster.
var Cast = cast()

func cast() []Role {
	all := []Role{{"Bảo", store.Chair, ""}, {"Hạnh", store.Deputy, ""}, {"Lan", store.Secretary, ""}}
	for i, name := range strings.Fields("Dũng Sơn Hùng Cường Yến Thảo Minh Tâm Phúc") {
		all = append(all, Role{name, store.Plain, store.SubjectOf(store.KindCriterion, i+1)})
	}
	for i, name := range strings.Fields("Hòa Liên Thành Nga Bình Oanh Quang Vân Tư Xuân") {
		all = append(all, Role{name, store.Head, store.SubjectOf(store.KindNeighbourhood, i+1)})
	}
	return all
}

// Names lists the cast.
func Names() []string {
	var names []string
	for _, r := range Cast {
		names = append(names, r.Name)
	}
	return names
}

// find gives the name as the cast has it; case and accents do not matter.
func find(name string) (string, bool) {
	key := fold.Key(name)
	i := slices.IndexFunc(Cast, func(r Role) bool { return fold.Key(r.Name) == key })
	switch {
	case i >= 0:
		return Cast[i].Name, true
	case key == Stranger, key == Group:
		return key, true
	}
	return "", false
}
