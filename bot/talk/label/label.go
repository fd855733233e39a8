// Package label gathers from the store what is needed to name things: a subject, a task, a deadline. The names
// themselves are bot/text's.
package label

import (
	"errors"
	"time"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// Subject gathers what is needed to name a subject of a committee. What does not exist is named by its code alone.
func Subject(tx *store.ReadTx, c store.CommitteeID, s store.Subject) (text.Subject, error) {
	named := text.Subject{Code: s}
	kind, n, _ := s.Split()
	var err error
	switch kind {
	case store.KindCriterion:
		var k store.Criterion
		k, err = tx.Criterion(c, n)
		named.Name = k.Label()
	case store.KindNeighbourhood:
		var com store.Committee
		if com, err = tx.Committee(c); err != nil {
			return named, err
		}
		var k store.Neighbourhood
		k, err = tx.Neighbourhood(c, n)
		named.Name, named.Word = k.Name, com.Neighbourhood
	case store.KindTask:
		var com store.Committee
		if com, err = tx.Committee(c); err != nil {
			return named, err
		}
		var t store.Task
		t, err = tx.Task(c, n)
		named.Name, named.Due = t.Work, Due(t.Deadline, com.Location())
		if lead, ok := t.Lead(tx.Now()); ok && t.Batch != 0 && lead.Neighbourhood != 0 {
			named.Place = lead.Name // the same words were given to others too
		}
	}
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return named, err
}

// Due is a deadline as it is said: its day in the committee's zone, with the hour where one was named.
func Due(d store.Deadline, loc *time.Location) text.Due {
	if at, err := time.ParseInLocation("2006-01-02 15:04", d.Day+" "+d.Clock, loc); err == nil {
		return text.Due{At: at, Timed: true}
	}
	day, err := time.ParseInLocation("2006-01-02", d.Day, loc)
	if err != nil {
		return text.Due{}
	}
	return text.Due{At: day}
}

// Task is a task as a list or a card shows it. The names of people are in it: who may read them is for the caller to decide.
func Task(c store.Committee, l view.TaskLine, now time.Time) text.Task {
	t := text.Task{Code: l.Task.Subject(), Work: l.Task.Work, Lead: l.Lead.Name, Criterion: l.Task.Criterion,
		Due: Due(l.Task.Deadline, c.Location()), First: Due(l.Task.First, c.Location()), Phrase: l.Task.Deadline.Phrase,
		Rhythm: l.Task.Rhythm.Phrase, Stands: l.Stands, Late: l.Late, Accepted: !l.Task.Accepted.IsZero()}
	if l.Holder.ID != 0 && l.Holder.Call != l.Lead.Name {
		t.Holder = l.Holder.Call
	}
	if l.StandIn.ID != l.Holder.ID {
		t.StandIn = l.StandIn.Call
	}
	for _, p := range l.Task.Supports(now) {
		t.Supports = append(t.Supports, p.Name)
	}
	if l.Word != nil {
		said := text.StateOf(*l.Word)
		t.Said = &said
	}
	if l.Asked != nil {
		t.Wanted, t.Reason = Due(l.Asked.Wanted, c.Location()), l.Asked.Reason
	}
	return t
}
