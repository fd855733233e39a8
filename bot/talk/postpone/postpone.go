// Package postpone moves what cannot be held: one task, one reporting round, or all that falls into a week, as when a
// storm comes (hoãn).
//
// It promises that what would move is said back before it does, that everybody whom it concerns is told once and in one
// message, that first deadlines stay on record, and that no answer already given is lost by it.
package postpone

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// FlowName is the flow's name.
const FlowName = "postpone"

// prefix begins the codes of this flow's buttons.
const prefix = "ho"

// Flow makes the flow.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{{Name: "hoan", Aliases: []string{"postpone"}, Bare: []string{"hoan"}, Right: talk.RunRounds, Menu: true,
			Takes: takes, Do: postpone}},
		Press: map[string]func(*talk.Turn, string) error{prefix: press},
		Step:  step,
		Leave: func(*talk.Turn, store.Dialog) (text.Message, error) { return text.PostponeDropped{}, nil },
	}
}

const stepConfirm = "confirm"

// asked is what the open question remembers: the words, and what they would move.
type asked struct {
	Committee store.CommitteeID `json:"committee"`
	Said      string            `json:"said"`
	Moves     []move            `json:"moves"`
}

// move is one thing that would move.
type move struct {
	// Round is the round, 0 for a task; Task the number of the task, with its version.
	Round   store.RoundID `json:"round,omitempty"`
	Task    int           `json:"task,omitempty"`
	Version int           `json:"version,omitempty"`
	// From and To are the opening of a round, or the closing of one that is open; Day and NewDay the deadline of a task.
	From   time.Time `json:"from,omitzero"`
	To     time.Time `json:"to,omitzero"`
	Day    string    `json:"day,omitempty"`
	NewDay string    `json:"new_day,omitempty"`
	// Joined: the round becomes the next one of its plan, over both periods.
	Joined bool `json:"joined,omitempty"`
	// Kept are the neighbourhoods that have reported of a clean-up on its day: that stays.
	Kept []store.Subject `json:"kept,omitempty"`
}

// postpone takes /hoan: lists what is to come, or says back what the words would move.
func postpone(t *talk.Turn, args string) error {
	_, c, err := t.Office(talk.RunRounds)
	if err != nil {
		return err
	}
	if !t.Private() {
		return t.Answer(text.PleaseInPrivate{})
	}
	if args == "" {
		return list(t, c)
	}
	return propose(t, c, args, false)
}

// propose says back what would move. again is set when something changed since it was said the first time.
func propose(t *talk.Turn, c store.Committee, said string, again bool) error {
	moves, later, reason, err := find(t, c, said)
	if err != nil {
		return err
	}
	card := text.PostponeCard{Reason: reason, Again: again, Yes: prefix + ":ok", No: prefix + ":no", Later: later}
	if card.Moves, err = words(t, c, moves); err != nil {
		return err
	}
	people, err := affected(t, c, moves)
	if err != nil {
		return err
	}
	card.People = len(people)
	return t.Ask(FlowName, stepConfirm, asked{Committee: c.ID, Said: said, Moves: moves}, card)
}

func step(t *talk.Turn, _ store.Dialog) (bool, error) {
	var a asked
	where, err := t.Asked(FlowName, &a)
	if err != nil || where == "" {
		return false, err
	}
	if yes, ok := talk.Plainly(t.Key, "hoan"); yes {
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
	return errors.Join(t.Tx.EndDialog(t.Chat), t.Rewrite(text.PostponeDropped{}, store.About{Flow: FlowName}))
}

// save moves what was said back, unless something of it has changed meanwhile: then it is said back anew.
func save(t *talk.Turn, a asked) error {
	t.Committee = a.Committee
	_, c, err := t.Office(talk.RunRounds)
	if err != nil {
		return err
	}
	moves, _, reason, err := find(t, c, a.Said)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(moves, a.Moves) {
		return propose(t, c, a.Said, true)
	}
	said, err := words(t, c, moves)
	if err != nil {
		return err
	}
	people, err := affected(t, c, moves)
	if err != nil {
		return err
	}
	for i, m := range moves {
		if m.Task != 0 {
			err = moveTask(t, c, m)
		} else {
			err = moveRound(t, c, m, concerned(people, i))
		}
		if err != nil {
			return fmt.Errorf("postpone: %w", err)
		}
	}
	phone, err := tell(t, c, people, said, moves, reason)
	if err != nil {
		return err
	}
	done := text.PostponeDone{Reason: reason, Moves: said, People: len(people) - len(phone), Phone: phone}
	return errors.Join(t.Tx.EndDialog(t.Chat), t.Rewrite(done, store.About{Committee: c.ID, Flow: FlowName}))
}

// moveTask gives a task its new deadline; the first one stays on record, and so does who moved it and when.
func moveTask(t *talk.Turn, c store.Committee, m move) error {
	task, err := t.Tx.Task(c.ID, m.Task)
	if err != nil {
		return err
	}
	day, err := calendar.ParseDate(m.NewDay)
	if err != nil {
		return err
	}
	moved := task.Deadline
	moved.Day, moved.Phrase = m.NewDay, day.Slashed()
	task.SetDeadline(moved)
	return t.Tx.PutTask(&task)
}

// moveRound moves a round's window, and notes who is told of it. The round stays the same one, with what was answered early;
// see moveWork.
func moveRound(t *talk.Turn, c store.Committee, m move, told []store.MemberID) error {
	r, err := t.Tx.Round(c.ID, m.Round)
	if err != nil {
		return err
	}
	if !r.Starts.IsZero() {
		return moveWork(t, c, m, r, told)
	}
	r.Told = told
	if r.Phase == store.Opened {
		r.Closes = m.To.UTC()
	} else {
		if m.Joined {
			r.Nominal = m.To.UTC()
		}
		r.Opens, r.Closes = m.To.UTC(), m.To.Add(r.Closes.Sub(r.Opens)).UTC()
	}
	r.LastDay = calendar.DateOf(r.Closes.In(c.Location())).String()
	if err := t.Tx.PutRound(&r); err != nil {
		return err
	}
	at := r.Opens
	if r.Phase == store.Opened {
		at = t.Tx.Now()
	}
	return t.Tx.SetDue(store.DueRound, r.DueKey(), at)
}

// moveWork moves a clean-up, with its roll call. What has been reported of its day stays there, in a round that is over.
func moveWork(t *talk.Turn, c store.Committee, m move, r store.Round, told []store.MemberID) error {
	p, err := t.Tx.Plan(c.ID, r.Plan)
	if err != nil {
		return err
	}
	if m.Joined {
		r.Nominal = m.To.UTC()
	}
	if err := t.Tx.MoveWork(p, &r, m.To, plan.Decent(t.Tx.Now(), c.Location())); err != nil {
		return err
	}
	r.Told = told
	return t.Tx.PutRound(&r)
}

// concerned are the members whom the move at a place concerns, by their ids.
func concerned(people map[store.MemberID][]int, i int) (who []store.MemberID) {
	for m, mine := range people {
		if slices.Contains(mine, i) {
			who = append(who, m)
		}
	}
	slices.Sort(who)
	return who
}
