package round

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// The nội dung (indicators) of a criterion: shown, called by the committee's own words, set as met or not.

// nameLongest is how long the name of an indicator may be, in code points.
const nameLongest = 300

// reIndicatorName reads "3.2: Thu gom rác thải" as it was typed.
var reIndicatorName = regexp.MustCompile(`(?s)^(?:[Tt][Cc] ?)?(\d{1,3})\.(\d{1,2}) ?: ?(\S.*)$`)

// showCriterion shows one with its indicators.
func showCriterion(t *talk.Turn, n int) error {
	m, c, err := t.Office(talk.Belong)
	if err != nil {
		return err
	}
	k, err := t.Tx.Criterion(c.ID, n)
	if errors.Is(err, store.ErrNotFound) {
		return noCriterion(t, c.ID)
	}
	if err != nil {
		return err
	}
	return t.AnswerAbout(text.CriterionView{Number: k.Number, Name: k.Name, Attainment: k.Attainment, Indicators: k.Indicators,
		MaySet: talk.May(m.Role, talk.SetAttainment)}, store.About{Committee: c.ID, Flow: flow, Subject: k.Subject()})
}

// withIndicator finds an indicator of a criterion; at is where it is, or would stand. The list is the caller's own.
func withIndicator(t *talk.Turn, c store.CommitteeID, n, i int) (k store.Criterion, at int, found bool, err error) {
	k, err = t.Tx.Criterion(c, n)
	if errors.Is(err, store.ErrNotFound) {
		return k, 0, false, noCriterion(t, c)
	}
	k.Indicators = slices.Clone(k.Indicators)
	at, found = slices.BinarySearchFunc(k.Indicators, i, func(x store.Indicator, i int) int { return cmp.Compare(x.Number, i) })
	return k, at, found, err
}

// attainIndicator sets whether an indicator is met. Whether its criterion is, is said apart: nobody adds it up for them.
func attainIndicator(t *talk.Turn, c store.CommitteeID, n, i int, a store.Attainment) error {
	k, at, found, err := withIndicator(t, c, n, i)
	if err != nil {
		return err
	}
	if !found {
		return talk.Refuse(text.IndicatorUnknown{Criterion: n, Indicator: i, Has: len(k.Indicators)})
	}
	x := &k.Indicators[at]
	said := text.IndicatorAttained{Criterion: n, Indicator: i, Name: x.Name, Attainment: a, Before: x.Attainment, All: len(k.Indicators), CriterionMet: k.Attainment == store.Met,
		Undo: talk.Code(pressAttain, c, n, string(x.Attainment), i)}
	x.Attainment = a
	for _, x := range k.Indicators {
		if x.Attainment == store.Met {
			said.Met++
		}
	}
	if err := t.Tx.PutCriterion(&k); err != nil {
		return err
	}
	return t.Rewrite(said, store.About{Committee: c, Flow: flow, Subject: k.Subject()})
}

// nameIndicator says what an indicator is called; one that is not there is added.
func nameIndicator(t *talk.Turn, c store.CommitteeID, n, i int, name string) error {
	name = strings.Join(strings.Fields(name), " ")
	if utf8.RuneCountInString(name) > nameLongest {
		return talk.Refuse(text.IndicatorTooLong{Max: nameLongest})
	}
	k, at, found, err := withIndicator(t, c, n, i)
	if err != nil {
		return err
	}
	if i == 0 {
		return noCriterion(t, c)
	}
	said := text.IndicatorNamed{Criterion: n, Indicator: i, Name: name}
	if found {
		said.Before = k.Indicators[at].Name
		k.Indicators[at].Name = name
	} else {
		k.Indicators = slices.Insert(k.Indicators, at, store.Indicator{Number: i, Name: name})
	}
	said.All = len(k.Indicators)
	if err := t.Tx.PutCriterion(&k); err != nil {
		return err
	}
	return t.AnswerAbout(said, store.About{Committee: c, Flow: flow, Subject: k.Subject()})
}
