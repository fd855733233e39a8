// Package task gives tasks (nhiệm vụ), changes them, hands them over, and says yes to what is called done.
//
// It promises that nothing is given or changed that was not said back first, with the day in full; that a name which fits
// two people, a day that is over and a second editor are asked about and never guessed away; that one task has one lead;
// that whoever has a part in a task is told once, with all that was given to him in the same ten minutes; and that who
// cannot be told is named to the giver, to be phoned.
package task

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"giaoban/bot/assignment"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
)

// FlowName is the flow's name, by which its questions find their way back.
const FlowName = "task"

// What the codes of this flow's buttons begin with.
const (
	prefixDraft  = "gv" // serial:verb, or serial:verb:number: about the open draft
	prefixTask   = "gt" // verb:committee:task
	prefixAccept = "vn" // committee:task, then perhaps the codes of all tasks that its message shows
	prefixYes    = "vx" // committee:task:y or n
)

type flow struct{ cal *calendar.Calendar }

// Flow makes the flow. cal knows the working days.
func Flow(cal *calendar.Calendar) talk.Flow {
	f := flow{cal: cal}
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{
			{Name: "giao", Aliases: []string{"assign", "giaoviec"}, Bare: []string{"giao viec"}, Right: talk.GiveTasks, Menu: true,
				First: talk.GiveTasks, Takes: namesTask, Do: f.give},
		},
		Press: map[string]func(*talk.Turn, string) error{
			prefixDraft: f.pressDraft, prefixTask: f.pressTask, prefixAccept: f.pressAccept, prefixYes: f.pressVerdict,
		},
		Step:     f.step,
		Leave:    leave,
		Sentence: f.sentence,
		Word: map[string]func(*store.ReadTx, store.Job) (store.Content, error){
			store.RecipeGiven: wordGiven, recipeTold: wordTold, recipeReported: wordReported,
		},
	}
}

// patience is how long a question waits for an answer.
const patience = 2 * time.Hour

// office is the committee in which the person gives tasks; in private only, for names are said.
func (f flow) office(t *talk.Turn, id store.CommitteeID) (store.Committee, error) {
	if !t.Private() {
		return store.Committee{}, talk.Refuse(text.PrivatePlease{What: "/giao"})
	}
	if id != 0 {
		t.Committee = id
	}
	_, c, err := t.Office(talk.GiveTasks)
	return c, err
}

// give is /giao: a sentence, a task's code with what is to change, or nothing, which asks step by step.
func (f flow) give(t *talk.Turn, args string) error {
	n, rest, coded := codeOf(args)
	several, more, many := codesOf(args)
	if coded {
		// Whoever is an officer in two committees means the one that has the task.
		f.narrow(t, n, talk.GiveTasks)
	}
	c, err := f.office(t, 0)
	if err != nil {
		return err
	}
	if err := f.dropped(t); err != nil {
		return err
	}
	switch {
	case many:
		return f.changeMany(t, c, several, more)
	case coded:
		return f.change(t, c, n, rest)
	case strings.TrimSpace(args) == "":
		return f.next(t, c, draft{Committee: c.ID, Asking: true})
	}
	return f.read(t, c, args, "giao ")
}

// read takes a whole sentence.
func (f flow) read(t *talk.Turn, c store.Committee, said, before string) error {
	d, err := f.draftOf(t, c, said, before)
	if err != nil {
		return err
	}
	return f.next(t, c, d)
}

// narrow settles which committee a code means, where only one of those in which the person has the right has the task.
func (f flow) narrow(t *talk.Turn, n int, r talk.Right) {
	var has []store.CommitteeID
	for _, p := range t.Places {
		if !talk.May(p.Role, r) {
			continue
		}
		if _, err := t.Tx.Task(p.Committee, n); err == nil {
			has = append(has, p.Committee)
		}
	}
	if t.Committee == 0 && len(has) == 1 {
		t.Committee = has[0]
	}
}

// known gathers what the reader of assignments must know of a committee.
func (f flow) known(t *talk.Turn, c store.Committee) (assignment.Known, error) {
	k := assignment.Known{Word: c.Neighbourhood, Now: t.At.In(c.Location()), Calendar: f.cal}
	var err1, err2, err3 error
	k.Members, err1 = t.Tx.MembersIn(c.ID)
	k.Criteria, err2 = t.Tx.Criteria(c.ID)
	k.Neighbourhoods, err3 = t.Tx.Neighbourhoods(c.ID)
	return k, errors.Join(err1, err2, err3)
}

// leave says that nothing was saved.
func leave(_ *talk.Turn, d store.Dialog) (text.Message, error) {
	var a draft
	if err := json.Unmarshal(d.Data, &a); err != nil {
		return nil, fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	return left(a), nil
}

// dropped says what is not saved when another task takes the place of the one that was open.
func (f flow) dropped(t *talk.Turn) error {
	if t.Open.Flow != FlowName {
		return nil
	}
	said, err := leave(t, t.Open)
	if l, ok := said.(text.TaskLeft); ok && l.HalfDone() {
		return t.Answer(l)
	}
	return err
}

func left(a draft) text.TaskLeft {
	said := text.TaskLeft{Work: a.Work}
	if len(a.Many) > 0 {
		numbers := make([]int, len(a.Many))
		for i, one := range a.Many {
			numbers[i] = one.Number
		}
		said.Code, said.Changed = codesIn(numbers), true
	}
	if a.Number != 0 {
		said.Code, said.Work = store.SubjectOf(store.KindTask, a.Number), ""
		said.Changed = a.Base != nil && !reflect.DeepEqual(*a.Base, a.fields)
	}
	return said
}

// taskCode is a button about a task.
func taskCode(verb string, c store.CommitteeID, n int) string {
	return fmt.Sprintf("%s:%s:%d:%d", prefixTask, verb, c, n)
}

// idsOf reads the committee and the number from the front of a code's argument.
func idsOf(arg string) (c store.CommitteeID, n int, rest string) {
	numbers, rest := talk.IDs(arg, 2)
	return store.CommitteeID(numbers[0]), int(numbers[1]), rest
}

// find gives a task of a committee, or says that there is none.
func find(tx *store.ReadTx, c store.CommitteeID, n int) (store.Task, error) {
	task, err := tx.Task(c, n)
	if errors.Is(err, store.ErrNotFound) {
		err = talk.Refuse(text.NoSuchTask{Code: store.SubjectOf(store.KindTask, n)})
	}
	return task, err
}

// about is what a message that speaks of one task is about.
func about(c store.CommitteeID, n int) store.About {
	return store.About{Committee: c, Flow: FlowName, Subject: store.SubjectOf(store.KindTask, n)}
}
