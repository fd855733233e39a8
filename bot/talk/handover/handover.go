// Package handover passes work on from one member to another, from a day on: a task, a criterion, a khu phố, or all that
// somebody answers for.
//
// It promises that old weeks keep their old owners, that what is passed on is said back first, and that both are told once.
package handover

import (
	"errors"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// FlowName is the flow's name.
const FlowName = "handover"

// prefix begins the codes of this flow's buttons.
const prefix = "bg"

// Flow makes the flow.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{{Name: "bangiao", Aliases: []string{"handover", "chuyenviec"}, Bare: []string{"ban giao"},
			Right: talk.ManageMembers, Menu: true, Takes: takes, Do: handover}},
		Press: map[string]func(*talk.Turn, string) error{prefix: press},
		Step:  step,
		Leave: func(*talk.Turn, store.Dialog) (text.Message, error) { return text.HandoverDropped{}, nil },
	}
}

const stepConfirm = "confirm"

// asked is what the open question remembers.
type asked struct {
	Committee store.CommitteeID `json:"committee"`
	From      store.MemberID    `json:"from"`
	To        store.MemberID    `json:"to"`
	Subjects  []store.Subject   `json:"subjects"`
	// Day is the first day that the work is the new one's.
	Day string `json:"day"`
}

// handover reads what is to be passed on and says it back.
func handover(t *talk.Turn, args string) error {
	_, c, err := t.Office(talk.ManageMembers)
	if err != nil {
		return err
	}
	if !t.Private() {
		return t.Answer(text.PleaseInPrivate{})
	}
	w, ok := understand(args, t.Tx.Now().In(c.Location()), t.Calendar)
	if !ok {
		return talk.Refuse(text.HandoverHow{Said: args})
	}
	today := calendar.DateOf(t.Tx.Now().In(c.Location()))
	if w.day.IsZero() {
		w.day = today
	}
	if w.past || w.day.Before(today) {
		return talk.Refuse(text.HandoverHow{Said: args, Past: true})
	}
	members, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return err
	}
	to, err := talk.One(w.to, members)
	if err != nil {
		return err
	}
	a := asked{Committee: c.ID, To: to.ID, Subjects: w.subjects, Day: w.day.String()}
	if w.from != "" {
		from, err := talk.One(w.from, members)
		if err != nil {
			return err
		}
		a.From = from.ID
	}
	if err := settle(t, c, members, &a); err != nil {
		return err
	}
	if a.From == a.To {
		return talk.Refuse(text.HandoverSame{Name: to.Name})
	}
	card, err := card(t, c, a)
	if err != nil {
		return err
	}
	return t.Ask(FlowName, stepConfirm, a, card)
}

// settle finds whose the named work is, or all the work of whom was named.
func settle(t *talk.Turn, c store.Committee, members []store.Member, a *asked) error {
	at := start(t, *a, c)
	if len(a.Subjects) == 0 {
		i := slices.IndexFunc(members, func(m store.Member) bool { return m.ID == a.From })
		if i < 0 {
			return talk.Refuse(text.HandoverHow{})
		}
		for _, charge := range members[i].AnswersFor(at) {
			a.Subjects = append(a.Subjects, charge.Subject)
		}
		open, err := t.Tx.OpenTasks(c.ID)
		if err != nil {
			return err
		}
		for _, task := range open {
			if slices.ContainsFunc(task.Parties, func(p store.Party) bool { return p.In(at) && p.Member == a.From }) {
				a.Subjects = append(a.Subjects, task.Subject())
			}
		}
		if len(a.Subjects) == 0 {
			return talk.Refuse(text.HandoverNothing{Name: members[i].Name})
		}
		return nil
	}
	for _, s := range a.Subjects {
		held, err := holders(t, members, s, at)
		if err != nil {
			return err
		}
		if held == nil {
			return talk.Refuse(text.HandoverUnknown{Said: string(s)})
		}
		switch {
		case a.From == 0 && len(held) > 0:
			a.From = held[0]
		case a.From != 0 && !slices.Contains(held, a.From):
			named, err := label.Subject(&t.Tx.ReadTx, c.ID, s)
			if err != nil {
				return err
			}
			return talk.Refuse(text.HandoverNotHis{Name: nameOf(members, a.From), Subject: named})
		}
	}
	return nil
}

// holders are the members who answer for a subject, the lead first; empty for work that nobody on the list holds, nil for
// a subject that does not exist.
func holders(t *talk.Turn, members []store.Member, s store.Subject, at time.Time) ([]store.MemberID, error) {
	c := members[0].Committee
	held := []store.MemberID{}
	var err error
	switch kind, n, _ := s.Split(); kind {
	case store.KindTask:
		var task store.Task
		if task, err = t.Tx.Task(c, n); err == nil {
			if lead, ok := task.Lead(at); ok {
				if id := lead.Holder(members, at); id != 0 {
					held = append(held, id)
				}
			}
		}
	case store.KindCriterion:
		_, err = t.Tx.Criterion(c, n)
	case store.KindNeighbourhood:
		_, err = t.Tx.Neighbourhood(c, n)
	}
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil || s.Is(store.KindTask) {
		return held, err
	}
	for _, m := range members {
		for _, charge := range m.AnswersFor(at) {
			switch {
			case charge.Subject != s:
			case charge.Lead:
				held = slices.Insert(held, 0, m.ID)
			default:
				held = append(held, m.ID)
			}
		}
	}
	return held, nil
}

func nameOf(members []store.Member, id store.MemberID) string {
	if i := slices.IndexFunc(members, func(m store.Member) bool { return m.ID == id }); i >= 0 {
		return members[i].Name
	}
	return ""
}

func dayOf(s string, c store.Committee) time.Time {
	d, err := calendar.ParseDate(s)
	if err != nil {
		return time.Time{}
	}
	return d.At(0, 0, c.Location())
}

// card says back what is passed on.
func card(t *talk.Turn, c store.Committee, a asked) (text.HandoverCard, error) {
	card := text.HandoverCard{Day: dayOf(a.Day, c), Yes: prefix + ":ok", No: prefix + ":no"}
	card.Now = !card.Day.After(t.Tx.Now().In(c.Location()))
	members, err := t.Tx.Members(c.ID)
	if err != nil {
		return card, err
	}
	card.From, card.To = nameOf(members, a.From), nameOf(members, a.To)
	for _, s := range a.Subjects {
		named, err := label.Subject(&t.Tx.ReadTx, c.ID, s)
		if err != nil {
			return card, err
		}
		card.Subjects = append(card.Subjects, named)
	}
	return card, along(t, c, a, &card)
}

// along adds the open tasks that a khu phố leads: they go with whoever heads it.
func along(t *talk.Turn, c store.Committee, a asked, card *text.HandoverCard) error {
	open, err := t.Tx.OpenTasks(c.ID)
	if err != nil {
		return err
	}
	for _, task := range open {
		lead, ok := task.Lead(start(t, a, c))
		if !ok || lead.Neighbourhood == 0 || slices.Contains(a.Subjects, task.Subject()) ||
			!slices.Contains(a.Subjects, store.SubjectOf(store.KindNeighbourhood, lead.Neighbourhood)) {
			continue
		}
		named, err := label.Subject(&t.Tx.ReadTx, c.ID, task.Subject())
		if err != nil {
			return err
		}
		card.Subjects = append(card.Subjects, named)
	}
	return nil
}

func step(t *talk.Turn, _ store.Dialog) (bool, error) {
	var a asked
	where, err := t.Asked(FlowName, &a)
	if err != nil || where == "" {
		return false, err
	}
	if yes, ok := talk.Plainly(t.Key); yes {
		return true, save(t, a)
	} else if ok {
		return true, drop(t)
	}
	return false, nil
}

func press(t *talk.Turn, arg string) error {
	var a asked
	where, err := t.Asked(FlowName, &a)
	if err != nil {
		return err
	}
	switch {
	case where == "":
		return talk.Refuse(text.StaleButton{})
	case arg == "ok":
		return save(t, a)
	}
	return drop(t)
}

func drop(t *talk.Turn) error {
	return errors.Join(t.Tx.EndDialog(t.Chat), t.Rewrite(text.HandoverDropped{}, store.About{Flow: FlowName}))
}

// takes tells whether words after a bare "bàn giao" are its own: they name somebody to whom.
func takes(args string) bool { return strings.Contains(" "+args, " cho ") }
