package store

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// What is kept up to date in chats while answers arrive: the group's card of a round and the chair's brief.

// staleAfter is when news of a round is no longer worth sending.
const staleAfter = 48 * time.Hour

// RoundJob is a job that speaks of a round; its words are made by recipe when its turn comes.
func RoundJob(kind JobKind, recipe string, r Round) Job {
	return Job{Kind: kind, Lane: Rest, Recipe: RecipeOf(recipe, RoundArg{Committee: r.Committee, Round: r.ID}),
		About: About{Committee: r.Committee, Round: r.ID, Flow: "round"}}
}

// ShowCard brings the group's card of a weekly report up to date, where the committee has a group that can be written to.
func (tx *Tx) ShowCard(c Committee, r Round, notBefore time.Time) error {
	if r.Kind != Weekly {
		return nil
	}
	return tx.showGroup(c, RoundJob(Show, RecipeCard, r), fmt.Sprintf("round/%d", r.ID), notBefore)
}

// showGroup shows the committee's group a card, or brings the one it has up to date.
func (tx *Tx) showGroup(c Committee, j Job, card string, notBefore time.Time) error {
	if c.Group.Chat == "" || c.Group.Mute {
		return nil
	}
	j.Chat, j.Topic, j.Card = c.Group.Chat, c.Group.Topic, card
	j.Key, j.NotBefore, j.Deadline = j.Card, notBefore, notBefore.Add(staleAfter)
	_, err := tx.Enqueue(j)
	return err
}

// ShowOutcome shows what came of a round that has closed to those who are to see it, and brings what they have been shown
// up to date: an answer that comes late changes the message that is there.
func (tx *Tx) ShowOutcome(c Committee, p Plan, r Round, notBefore time.Time) error {
	card := func(recipe string) Job {
		j := RoundJob(Show, recipe, r)
		j.Card = fmt.Sprintf("%s/%d", recipe, r.ID)
		j.Key = j.Card
		return j
	}
	officers := func(recipe string, roles ...Role) error { return tx.EnqueueTo(card(recipe), notBefore, roles...) }
	group := func(recipe string) error {
		return tx.showGroup(c, RoundJob(Show, recipe, r), fmt.Sprintf("%s/%d", recipe, r.ID), notBefore)
	}
	switch {
	case r.IsRollCall():
		return officers(RecipeComing, Secretary, Deputy, Chair)
	case p.Kind == CleanUp:
		return errors.Join(group(RecipeRecap), tx.showGrid(c, r, notBefore), officers(RecipeRecap, Secretary, Deputy), officers(RecipeRecap, Chair))
	case p.Kind == Asking:
		err := officers(RecipeOutcome, Secretary, Deputy, Chair)
		if slices.Contains(p.Result, ToChair) {
			err = errors.Join(err, officers(RecipeOutcome, Chair))
		}
		if slices.Contains(p.Result, ToGroup) {
			err = errors.Join(err, group(RecipeOutcome))
		}
		return err
	}
	err := tx.ShowCard(c, r, notBefore)
	if r.Phase == Closed { // a round that was never held has no totals
		err = errors.Join(err, group(RecipeTotals))
	}
	return errors.Join(err, tx.ShowBrief(r, notBefore))
}

// showGrid sends the group the picture of a clean-up, once, when its recap is first shown.
func (tx *Tx) showGrid(c Committee, r Round, notBefore time.Time) error {
	if c.Group.Chat == "" || c.Group.Mute || !r.ClosedAt.Equal(tx.now) {
		return nil
	}
	j := RoundJob(Send, RecipeGrid, r)
	j.Chat, j.Topic, j.Key = c.Group.Chat, c.Group.Topic, fmt.Sprintf("%s/%d", RecipeGrid, r.ID)
	j.NotBefore, j.Deadline = notBefore, notBefore.Add(staleAfter)
	_, err := tx.Enqueue(j)
	return err
}

// ShowBrief brings the chair's brief of a round up to date; the deputy's where no chair can be reached.
func (tx *Tx) ShowBrief(r Round, notBefore time.Time) error {
	j := RoundJob(Show, RecipeBrief, r)
	j.Card = fmt.Sprintf("brief/%d", r.ID)
	j.Key = j.Card
	return tx.EnqueueTo(j, notBefore, Chair, Deputy)
}

// TellRound tells those who hold the first of the roles that somebody reachable holds; a second telling of the same
// thing replaces one that still waits.
func (tx *Tx) TellRound(recipe string, r Round, notBefore time.Time, roles ...Role) error {
	j := RoundJob(Send, recipe, r)
	j.Key = fmt.Sprintf("%s/%d", recipe, r.ID)
	return tx.EnqueueTo(j, notBefore, roles...)
}

// EnqueueTo enqueues a job of a committee to everybody reachable who holds the first of the roles that anybody reachable holds.
func (tx *Tx) EnqueueTo(j Job, notBefore time.Time, roles ...Role) error {
	reached, err := tx.Reachable(j.About.Committee, roles...)
	if err != nil {
		return err
	}
	j.NotBefore, j.Deadline = notBefore, notBefore.Add(staleAfter)
	for _, p := range reached {
		j.Chat, j.About.Person = p.Chat, p.ID
		if _, err := tx.Enqueue(j); err != nil {
			return err
		}
	}
	return nil
}
