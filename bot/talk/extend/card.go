package extend

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// mostLines is how many lines a list for decision has; the next come when these are decided.
const mostLines = 6

// waits lists the requests that wait for a decision of this member, the oldest first, and the tasks reported done, of which
// bot/talk/task has its own list: they are named only.
func waits(tx *store.ReadTx, c store.Committee, me store.Member) (asked, reported []view.TaskLine, err error) {
	lines, err := view.Tasks(tx, c, true)
	if err != nil {
		return nil, nil, err
	}
	for _, l := range lines {
		switch {
		case l.Task.State == store.TaskReported:
			reported = append(reported, l)
		case l.Asked != nil && l.Asked.State == store.Asked && mayDecide(me, l):
			asked = append(asked, l)
		}
	}
	slices.SortFunc(asked, func(a, b view.TaskLine) int { return cmp.Compare(a.Asked.ID, b.Asked.ID) })
	return asked, reported, nil
}

// mayDecide: a deputy does not decide on his own work; above the chair there is nobody.
func mayDecide(me store.Member, l view.TaskLine) bool {
	return me.Role == store.Chair || !leads(l, me) && (l.Asked == nil || l.Asked.Member != me.ID)
}

// decideCard fills in all that waits.
func decideCard(tx *store.ReadTx, c store.Committee, me store.Member, card text.Decide) (text.Decide, error) {
	asked, reported, err := waits(tx, c, me)
	if err != nil {
		return card, err
	}
	card.Call = me.Call
	if places, err := tx.Memberships(me.Person); err != nil || len(places) > 1 {
		if err != nil {
			return card, err
		}
		card.Committee = c.Name
	}
	lettered, err := letters(tx, c, me)
	if err != nil {
		return card, err
	}
	slices.SortStableFunc(asked, func(a, b view.TaskLine) int {
		return cmp.Compare(slices.Index(lettered, a.Task.Number), slices.Index(lettered, b.Task.Number))
	})
	for _, l := range asked {
		if len(card.Asked) == mostLines {
			card.More++
			continue
		}
		line, err := decideLine(tx, c, l)
		if err != nil {
			return card, err
		}
		line.Letter = letterOf(lettered, l.Task.Number)
		card.Asked = append(card.Asked, line)
	}
	for _, l := range reported {
		card.Reported = append(card.Reported, string(l.Task.Subject()))
	}
	if len(asked) > 0 {
		card.Example = example(c, asked[0], tx.Now())
	}
	return card, nil
}

// example is a day as an officer might type it: the day before the one that is asked for, where that is later than the
// deadline, or that day itself.
func example(c store.Committee, l view.TaskLine, now time.Time) text.Due {
	wanted := label.Due(l.Asked.Wanted, c.Location())
	before := wanted.At.AddDate(0, 0, -1)
	switch {
	case before.After(now) && before.Format("2006-01-02") > l.Task.Deadline.Day:
		return text.Due{At: before}
	case wanted.At.After(now):
		return wanted
	}
	return text.Due{At: now.In(c.Location()).AddDate(0, 0, 3)}
}

func decideLine(tx *store.ReadTx, c store.Committee, l view.TaskLine) (text.DecideLine, error) {
	e := l.Asked
	button := func(verdict string) string { return talk.Code(pressDecide, c.ID, l.Task.Number, e.ID, verdict) }
	line := text.DecideLine{Task: subject(l.Task), Lead: leadName(l), From: label.Due(l.Task.Deadline, c.Location()), Wanted: label.Due(e.Wanted, c.Location()),
		Reason: e.Reason, No: button(verdictNo), Else: button(verdictOther)}
	if ends := e.Wanted.Ends(c.Location(), false); tx.Now().Before(ends) {
		line.Yes = button(verdictYes)
	} else {
		line.Gone = true
	}
	if l.Task.Late(c, tx.Now()) {
		line.Late = l.Late
	}
	var err error
	line.Before, err = extendedBefore(tx, l.Task)
	return line, err
}

// extendedBefore is how often a task was given more time.
func extendedBefore(tx *store.ReadTx, t store.Task) (int, error) {
	all, err := tx.Extensions(t.Committee, t.Number)
	n := 0
	for _, e := range all {
		if e.State == store.Granted {
			n++
		}
	}
	return n, err
}

// showDecide shows all that waits, with what has just been decided or found decided.
func showDecide(t *talk.Turn, me store.Member, c store.Committee, card text.Decide) error {
	card, err := decideCard(&t.Tx.ReadTx, c, me, card)
	if err != nil {
		return err
	}
	return show(t, card, store.About{Committee: c.ID})
}

// wordDecide words the list when its turn comes: from whoever may still decide, what still waits.
func wordDecide(tx *store.ReadTx, j store.Job) (store.Content, error) {
	var arg store.DayArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return store.Content{}, err
	}
	c, err := tx.Committee(arg.Committee)
	if err != nil {
		return store.Content{}, err
	}
	p, err := tx.Person(j.About.Person)
	if errors.Is(err, store.ErrNotFound) {
		return store.Content{}, talk.ErrNothing
	}
	if err != nil {
		return store.Content{}, err
	}
	places, err := tx.Memberships(p.ID)
	if err != nil {
		return store.Content{}, err
	}
	at := slices.IndexFunc(places, func(m store.Member) bool { return m.Committee == c.ID && talk.May(m.Role, talk.DecideTime) })
	if at < 0 {
		return store.Content{}, talk.ErrNothing
	}
	card, err := decideCard(tx, c, places[at], text.Decide{})
	if err != nil {
		return store.Content{}, err
	}
	if len(card.Asked) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	return text.Say(p.Lang, card)
}
