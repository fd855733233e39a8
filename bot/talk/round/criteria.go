package round

import (
	"errors"
	"regexp"
	"strconv"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

var reAttain = regexp.MustCompile(`^(?:tc|tieu chi|so)? ?(\d{1,3})[ :=-]+(co ban dat|nearly met|nearly|chua dat|khong dat|not met|dat|met|bo|clear)$`)

var attainments = map[string]store.Attainment{"dat": store.Met, "met": store.Met, "co ban dat": store.NearlyMet, "nearly met": store.NearlyMet,
	"nearly": store.NearlyMet, "chua dat": store.NotMet, "khong dat": store.NotMet, "not met": store.NotMet, "bo": "", "clear": ""}

func takesAttainment(args string) bool { return reAttain.MatchString(fold.Key(args)) }

// criteria lists the criteria, or sets whether one is met. Only secretary and chair set it; replies never do.
func criteria(t *talk.Turn, args string) error {
	if args == "" {
		return listCriteria(t)
	}
	m, err := t.Place(talk.SetAttainment)
	if err != nil {
		return err
	}
	all, err := t.Tx.Criteria(m.Committee)
	if err != nil {
		return err
	}
	said := reAttain.FindStringSubmatch(fold.Key(args))
	if said == nil {
		return talk.Refuse(text.CriteriaUsage{Total: len(all)})
	}
	n, _ := strconv.Atoi(said[1])
	return attain(t, m.Committee, n, attainments[said[2]])
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

// unsetAttainment is the button that puts a criterion back to what it was.
func unsetAttainment(t *talk.Turn, arg string) error {
	n, rest := talk.IDs(arg, 2)
	t.Committee = store.CommitteeID(n[0])
	m, err := t.Place(talk.SetAttainment)
	if err != nil {
		return err
	}
	switch a := store.Attainment(rest); a {
	case "", store.Met, store.NearlyMet, store.NotMet:
		return attain(t, m.Committee, int(n[1]), a)
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
