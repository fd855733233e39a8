// Package missing is what secretary, deputy and chair see of a round besides its result: who has not answered and how to
// reach him, a reminder with one tap, who took part over the weeks, and what went wrong with asking.
//
// It promises that nobody is called missing who was not asked, could not be reached or is on leave; that names are told in
// private only; and that nobody is reminded twice a day, at night, or within an hour after he was asked.
package missing

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// FlowName is the flow's name.
const FlowName = "missing"

// about is the flow whose messages these are: an answer to one of them is an answer to its round.
const about = "round"

// What a button's code begins with.
const (
	pressShow   = "cb" // committee:round:page
	pressNudge  = "nn" // committee:round:number in the roll, 0 for all
	pressAttend = "td" // committee:weeks, or a first day as 20060102:page
	pressLate   = "ol" // committee:round
	pressBrief  = "b"  // committee:round; bot/talk/round takes it
)

// Flow makes the flow.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{{Name: "chuabaocao", Aliases: []string{"missing"}, Bare: []string{"chua bao cao", "ai chua bao cao"},
			Right: talk.SeeNames, Menu: true, Takes: func(args string) bool { return takes(args) }, Do: command}},
		Press: map[string]func(*talk.Turn, string) error{pressShow: pressedShow, pressNudge: pressedNudge, pressAttend: pressedAttend,
			pressLate: openLate},
		Sentence: sentence,
		Word:     words(),
	}
}

var (
	reWeeks = regexp.MustCompile(`^(\d{1,3}) (?:tuan|weeks?)(?: (?:gan day|qua|vua qua))?$`)
	reSince = regexp.MustCompile(`^(?:tu|tu ngay|since|from) (\d\S*)$`)
)

// takes tells whether words after a bare "chưa báo cáo" are its own.
func takes(args string) bool {
	key := fold.Key(args)
	_, err := strconv.Atoi(key)
	return err == nil || reWeeks.MatchString(key) || reSince.MatchString(key)
}

// command answers /chuabaocao: the rounds that still want answers, one of them, or who took part over time.
func command(t *talk.Turn, args string) error {
	m, c, err := t.Office(talk.SeeNames)
	if err != nil {
		return err
	}
	key := fold.Key(args)
	if w := reWeeks.FindStringSubmatch(key); w != nil {
		n, _ := strconv.Atoi(w[1])
		return attend(t, c, stretch{weeks: n}, 1)
	}
	if w := reSince.FindStringSubmatch(key); w != nil {
		now := t.Tx.Now().In(c.Location())
		day, ok := talk.ReadDay(w[1], now)
		ok = ok && !day.After(calendar.DateOf(now))
		if !ok {
			return talk.Refuse(text.MissingUsage{Said: args})
		}
		return attend(t, c, stretch{from: day}, 1)
	}
	rounds, err := pending(&t.Tx.ReadTx, m.Committee)
	if err != nil {
		return err
	}
	if key != "" {
		r, ok, err := pick(&t.Tx.ReadTx, rounds, key)
		if err != nil {
			return err
		}
		if !ok {
			return noSuch(t, c, rounds, args)
		}
		rounds = []store.Round{r}
	}
	list, err := listOf(&t.Tx.ReadTx, t.Person.ID, c, rounds, 1)
	if err != nil {
		return err
	}
	return inPrivate(t, list, rounds[0])
}

// inPrivate says what has names in it where only who asked reads it.
func inPrivate(t *talk.Turn, m text.Message, r store.Round) error {
	if !t.Private() {
		if err := t.Answer(text.InPrivate{}); err != nil {
			return err
		}
	}
	return t.Privately(m, store.About{Committee: r.Committee, Round: r.ID, Flow: about})
}

// pending is view.Pending for people.
func pending(tx *store.ReadTx, c store.CommitteeID) ([]store.Round, error) {
	rounds, err := view.Pending(tx, c)
	if errors.Is(err, store.ErrNotFound) {
		return nil, talk.Refuse(text.NoRound{})
	}
	return rounds, err
}

// pick finds the round that a number or words of its plan's name mean.
func pick(tx *store.ReadTx, rounds []store.Round, key string) (store.Round, bool, error) {
	if n, err := strconv.Atoi(key); err == nil {
		if n < 1 || n > len(rounds) {
			return store.Round{}, false, nil
		}
		return rounds[n-1], true, nil
	}
	var found []store.Round
	for _, r := range rounds {
		p, err := tx.Plan(r.Committee, r.Plan)
		if err != nil {
			return store.Round{}, false, err
		}
		name := fold.Key(p.Name)
		if r.IsRollCall() {
			name = "diem danh roll call " + name
		}
		if name == key || strings.Contains(" "+name+" ", " "+key+" ") {
			found = append(found, r)
		}
	}
	// The roll call bears the clean-up's name too: the clean-up itself is meant where both are there.
	if i := slices.IndexFunc(found, func(r store.Round) bool { return !r.IsRollCall() }); i >= 0 {
		return found[i], true, nil
	}
	if len(found) == 0 {
		return store.Round{}, false, nil
	}
	return found[0], true, nil
}

func noSuch(t *talk.Turn, c store.Committee, rounds []store.Round, said string) error {
	list, err := listOf(&t.Tx.ReadTx, t.Person.ID, c, rounds, 1)
	if err != nil {
		return err
	}
	return talk.Refuse(text.NoSuchRound{Said: said, Parts: numbered(list.Parts, rounds)})
}

// officer finds the committee and the round that a button names, for who may see names.
func officer(t *talk.Turn, c store.CommitteeID, id store.RoundID) (store.Committee, store.Round, error) {
	t.Committee = c
	_, committee, err := t.Office(talk.SeeNames)
	if err != nil {
		return committee, store.Round{}, err
	}
	r, err := t.Tx.Round(c, id)
	if errors.Is(err, store.ErrNotFound) {
		return committee, r, talk.Refuse(text.StaleButton{})
	}
	return committee, r, err
}

// pressedShow shows one round, or another page of it, in place of the message whose button it was.
func pressedShow(t *talk.Turn, arg string) error {
	n, _ := talk.IDs(arg, 3)
	c, r, err := officer(t, store.CommitteeID(n[0]), store.RoundID(n[1]))
	if err != nil {
		return err
	}
	if !t.Private() {
		return talk.Refuse(text.StaleButton{})
	}
	list, err := listOf(&t.Tx.ReadTx, t.Person.ID, c, []store.Round{r}, int(n[2]))
	if err != nil {
		return err
	}
	return t.Rewrite(list, store.About{Committee: c.ID, Round: r.ID, Flow: about})
}
