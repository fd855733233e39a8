package round

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

var (
	reAttain    = regexp.MustCompile(`^(?:tc|tieu chi|so)? ?(\d{1,3})(?:\.(\d{1,2}))?[ :=-]+(co ban dat|nearly met|nearly|chua dat|khong dat|not met|dat|met|bo|clear)$`)
	reCriterion = regexp.MustCompile(`^(?:tc|tieu chi|so)? ?(\d{1,3})$`)
)

var attainments = map[string]store.Attainment{"dat": store.Met, "met": store.Met, "co ban dat": store.NearlyMet, "nearly met": store.NearlyMet,
	"nearly": store.NearlyMet, "chua dat": store.NotMet, "khong dat": store.NotMet, "not met": store.NotMet, "bo": "", "clear": ""}

func takesAttainment(args string) bool { return reAttain.MatchString(fold.Key(args)) }

// criteria lists the criteria, shows one with its indicators, or sets whether one of them is met, or what an indicator is called.
// Only secretary and chair set anything; replies never do.
func criteria(t *talk.Turn, args string) error {
	if args == "" {
		return listCriteria(t)
	}
	if m := reCriterion.FindStringSubmatch(fold.Key(args)); m != nil {
		n, _ := strconv.Atoi(m[1])
		return showCriterion(t, n)
	}
	m, err := t.Place(talk.SetAttainment)
	if err != nil {
		return err
	}
	if said := reAttain.FindStringSubmatch(fold.Key(args)); said != nil {
		n, _ := strconv.Atoi(said[1])
		if said[2] == "" {
			return attain(t, m.Committee, n, attainments[said[3]])
		}
		i, _ := strconv.Atoi(said[2])
		return attainIndicator(t, m.Committee, n, i, attainments[said[3]])
	}
	if said := reIndicatorName.FindStringSubmatch(args); said != nil {
		n, _ := strconv.Atoi(said[1])
		i, _ := strconv.Atoi(said[2])
		return nameIndicator(t, m.Committee, n, i, said[3])
	}
	return noCriterion(t, m.Committee)
}

// noCriterion tells how to type one.
func noCriterion(t *talk.Turn, c store.CommitteeID) error {
	all, err := t.Tx.Criteria(c)
	if err != nil {
		return err
	}
	return talk.Refuse(text.CriteriaUsage{Total: len(all)})
}

func attain(t *talk.Turn, c store.CommitteeID, n int, a store.Attainment) error {
	all, err := t.Tx.Criteria(c)
	if err != nil {
		return err
	}
	k, err := t.Tx.Criterion(c, n)
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.CriteriaUsage{Total: len(all)})
	}
	if err != nil {
		return err
	}
	set := text.AttainmentSet{Number: n, Name: k.Label(), Attainment: a, Before: k.Attainment, Total: len(all),
		Undo: talk.Code(pressAttain, c, n, string(k.Attainment))}
	k.Attainment = a
	if err := t.Tx.PutCriterion(&k); err != nil {
		return err
	}
	for _, x := range all {
		if x.Attainment == store.Met && x.Number != n {
			set.Met++
		}
	}
	if a == store.Met {
		set.Met++
	}
	return t.Rewrite(set, store.About{Committee: c, Flow: flow, Subject: k.Subject()})
}

// unsetAttainment is the button that puts a criterion, or an indicator of it, back to what it was.
func unsetAttainment(t *talk.Turn, arg string) error {
	n, rest := talk.IDs(arg, 2)
	t.Committee = store.CommitteeID(n[0])
	m, err := t.Place(talk.SetAttainment)
	if err != nil {
		return err
	}
	was, indicator, ofIndicator := strings.Cut(rest, ":")
	switch a := store.Attainment(was); a {
	case "", store.Met, store.NearlyMet, store.NotMet:
		if !ofIndicator {
			return attain(t, m.Committee, int(n[1]), a)
		}
		i, _ := talk.IDs(indicator, 1)
		return attainIndicator(t, m.Committee, int(n[1]), int(i[0]), a)
	}
	return talk.Refuse(text.StaleButton{})
}

func listCriteria(t *talk.Turn) error {
	m, c, err := t.Office(talk.Belong)
	if err != nil {
		return err
	}
	all, err := t.Tx.Criteria(c.ID)
	if err != nil {
		return err
	}
	people, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return err
	}
	list := text.Criteria{Source: c.Source, Total: len(all), MaySet: talk.May(m.Role, talk.SetAttainment)}
	for _, k := range all {
		row := text.CriterionRow{Number: k.Number, Name: k.Name, Attainment: k.Attainment}
		for _, p := range people {
			if t.Private() && p.Owns(k.Subject(), t.Tx.Now()) {
				row.Owners = append(row.Owners, p.Call)
			}
		}
		if k.Attainment == store.Met {
			list.Met++
		}
		list.Rows = append(list.Rows, row)
	}
	return t.Answer(list)
}
