package round

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// recipeHelp tells an officer that help is needed with a task. It is worded when its turn comes: a word taken back
// overnight is not told.
const recipeHelp = "help"

// helpArg is its argument: whose word it is, and on which task.
type helpArg struct {
	Committee store.CommitteeID `json:"committee"`
	Round     store.RoundID     `json:"round"`
	Task      int               `json:"task"`
	Reply     store.ReplyID     `json:"reply"`
}

// helpers are the officers that hear of a request for help: the chair, or the deputy in his place, and the secretary. Who
// asks, or notes it for another, needs not be told.
func helpers(tx *store.ReadTx, c store.CommitteeID, by store.PersonID) (people []store.Person, roles []store.Role, err error) {
	told := map[store.PersonID]bool{by: true}
	for _, among := range [][]store.Role{{store.Chair, store.Deputy}, {store.Secretary}} {
		for _, role := range among {
			reached, err := tx.Reachable(c, role)
			if err != nil {
				return nil, nil, err
			}
			n := len(people)
			for _, p := range reached {
				if !told[p.ID] {
					told[p.ID], people = true, append(people, p)
				}
			}
			if len(people) > n {
				roles = append(roles, role)
			}
			if len(reached) > 0 {
				break
			}
		}
	}
	return people, roles, nil
}

// tellHelp tells the officers that help is needed, at a decent hour, unless the word before said the same.
func tellHelp(t *talk.Turn, w store.Reply) error {
	c, err := t.Tx.Committee(w.Committee)
	if err != nil {
		return err
	}
	words, err := t.Tx.TaskWords(w.Committee, w.Subject.Number())
	if err != nil {
		return err
	}
	var last *store.Reply
	for _, x := range words {
		if x.ID != w.ID {
			last = &x
		}
	}
	if last != nil && last.Member == w.Member && saysSame(*last, w) && w.Said.Sub(last.Said) < 24*time.Hour {
		return nil
	}
	people, _, err := helpers(&t.Tx.ReadTx, c.ID, t.Person.ID)
	if err != nil {
		return err
	}
	for _, p := range people {
		_, err := t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Key: fmt.Sprintf("help/%d/%d", c.ID, w.Subject.Number()),
			NotBefore: plan.Decent(t.Tx.Now(), c.Location()),
			Recipe:    store.RecipeOf(recipeHelp, helpArg{Committee: c.ID, Round: w.Round, Task: w.Subject.Number(), Reply: w.ID}),
			About:     store.About{Committee: c.ID, Person: p.ID, Flow: flow, Subject: w.Subject, Reply: w.ID}})
		if err != nil {
			return err
		}
	}
	return nil
}

func wordHelp(tx *store.ReadTx, j store.Job) (store.Content, error) {
	var arg helpArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return store.Content{}, err
	}
	s := store.SubjectOf(store.KindTask, arg.Task)
	w, err := tx.Reply(arg.Committee, arg.Round, s, arg.Reply)
	if errors.Is(err, store.ErrNotFound) {
		return store.Content{}, talk.ErrNothing
	}
	if err != nil {
		return store.Content{}, err
	}
	task, err := tx.Task(arg.Committee, arg.Task)
	if err != nil {
		return store.Content{}, err
	}
	// What he has said since then is what counts.
	now, err := lastWord(tx, task, w.Member)
	if err != nil {
		return store.Content{}, err
	}
	if now == nil || !now.NeedsHelp || now.Said.Before(w.Said) || !task.Open() {
		return store.Content{}, talk.ErrNothing
	}
	m, err := tx.Member(arg.Committee, w.Member)
	if err != nil {
		return store.Content{}, err
	}
	named, err := label.Subject(tx, arg.Committee, s)
	if err != nil {
		return store.Content{}, err
	}
	p, err := tx.Person(j.About.Person)
	if err != nil {
		return store.Content{}, err
	}
	return text.Say(p.Lang, text.HelpWanted{Name: m.Name, Post: m.Post, Phone: m.Phone, Subject: named, State: text.StateOf(*now)})
}

// lastWord is the newest word of a member on a task, whichever week it was said in; nil when there is none.
func lastWord(tx *store.ReadTx, t store.Task, m store.MemberID) (*store.Reply, error) {
	words, err := tx.TaskWords(t.Committee, t.Number)
	return store.CountsFor(words, m), err
}
