package postpone

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"giaoban/store"
	"giaoban/store/fold"
)

var (
	reReport = regexp.MustCompile(`\b(?:bao cao|report)\b`)
	reWork   = regexp.MustCompile(`\b(?:tong (?:don )?ve sinh|(?:don |lam )?ve sinh|don dep|thu don rac|clean ?up)\b`)
	reAny    = regexp.MustCompile(`\b(?:ky|giao ban|hop|round)\b`)
	reNumber = regexp.MustCompile(`\bky (?:so )?(\d{1,6})\b`)
)

// namesRound tells whether words name a round of some plan.
func namesRound(key string, plans []store.Plan) bool {
	return reReport.MatchString(key) || reWork.MatchString(key) || reAny.MatchString(key) || len(byName(key, plans)) > 0
}

// meant are the plans that words mean: by its number in /ky, by its name, by what it is for; all of them where they only say
// that it is a round.
func meant(key string, plans []store.Plan) []store.Plan {
	if m := reNumber.FindStringSubmatch(key); m != nil {
		n, _ := strconv.Atoi(m[1])
		return only(plans, func(p store.Plan) bool { return p.ID == nth(plans, n) })
	}
	if named := byName(key, plans); len(named) > 0 {
		return named
	}
	switch {
	case reWork.MatchString(key):
		return only(plans, func(p store.Plan) bool { return p.Kind == store.CleanUp })
	case reReport.MatchString(key):
		return only(plans, func(p store.Plan) bool { return p.Kind == store.Weekly })
	}
	return plans
}

// nth is the plan that /ky shows under a number.
func nth(plans []store.Plan, n int) store.PlanID {
	if n < 1 || n > len(plans) {
		return 0
	}
	return plans[n-1].ID
}

func byName(key string, plans []store.Plan) []store.Plan {
	return only(plans, func(p store.Plan) bool {
		name := fold.Key(p.Name)
		return name != "" && strings.Contains(" "+key+" ", " "+name+" ")
	})
}

func only(plans []store.Plan, is func(store.Plan) bool) []store.Plan {
	return slices.DeleteFunc(slices.Clone(plans), func(p store.Plan) bool { return !is(p) })
}
