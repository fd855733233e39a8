package handover

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// save passes the work on and tells both.
func save(t *talk.Turn, a asked) error {
	t.Committee = a.Committee
	_, c, err := t.Office(talk.ManageMembers)
	if err != nil {
		return err
	}
	said, err := card(t, c, a)
	if err != nil {
		return err
	}
	for _, s := range a.Subjects {
		pass := passCharge
		if s.Is(store.KindTask) {
			pass = passTask
		}
		if err := pass(t, c, a, s); err != nil {
			return fmt.Errorf("hand over %s: %w", s, err)
		}
	}
	if err := t.Tx.LookAtTasks(c.ID); err != nil { // what a khu phố leads goes with its head
		return err
	}
	for _, id := range []store.MemberID{a.From, a.To} {
		if id == 0 {
			continue
		}
		m, err := t.Tx.Member(c.ID, id)
		if err != nil {
			return err
		}
		if m.Person == 0 || m.Person == t.Person.ID {
			said.Phone = said.Phone || m.Person == 0 && id == a.To
			continue
		}
		p, err := t.Tx.Person(m.Person)
		if err != nil {
			return err
		}
		told := text.HandoverTold{From: said.From, To: said.To, Yours: id == a.To, Day: said.Day, Now: said.Now, Subjects: said.Subjects}
		if err := talk.Tell(t.Tx, p, store.Rest, told, store.About{Committee: c.ID, Flow: FlowName}); err != nil {
			return err
		}
	}
	done := text.HandoverDone{From: said.From, To: said.To, Day: said.Day, Now: said.Now, Subjects: said.Subjects, Phone: said.Phone}
	return errors.Join(t.Tx.EndDialog(t.Chat), t.Rewrite(done, store.About{Committee: c.ID, Flow: FlowName}))
}

// passCharge ends the old one's charge at the day and begins the new one's. What was passed on meanwhile stays where it is.
func passCharge(t *talk.Turn, c store.Committee, a asked, s store.Subject) error {
	at := start(t, a, c)
	lead := a.From == 0
	if a.From != 0 {
		old, err := t.Tx.Member(c.ID, a.From)
		if err != nil {
			return err
		}
		found := false
		for i := range old.Charges {
			if x := &old.Charges[i]; x.Subject == s && !at.Before(x.From) && (x.To.IsZero() || x.To.After(at)) {
				lead, found, x.To = lead || x.Lead, true, at
			}
		}
		if !found {
			return nil
		}
		if err := t.Tx.PutMember(&old); err != nil {
			return err
		}
	}
	heir, err := t.Tx.Member(c.ID, a.To)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(heir.Charges, func(x store.Charge) bool {
		return x.Subject == s && !at.Before(x.From) && x.To.IsZero()
	}); i >= 0 {
		if !lead || heir.Charges[i].Lead {
			return nil // he answers for it already
		}
		heir.Charges[i].To = at
	}
	heir.Charges = append(heir.Charges, store.Charge{Subject: s, Lead: lead, From: at})
	return t.Tx.PutMember(&heir)
}

// passTask ends the old one's part in a task at the day and begins the new one's.
func passTask(t *talk.Turn, c store.Committee, a asked, s store.Subject) error {
	at := start(t, a, c)
	task, err := t.Tx.Task(c.ID, s.Number())
	if err != nil || !task.Open() {
		return err
	}
	members, err := t.Tx.Members(c.ID)
	if err != nil {
		return err
	}
	var added []store.Party
	for i := range task.Parties {
		p := &task.Parties[i]
		if !p.In(at) || p.Holder(members, at) != a.From {
			continue
		}
		p.To = at
		added = append(added, store.Party{Name: nameOf(members, a.To), Member: a.To, Lead: p.Lead, From: at})
	}
	if len(added) == 0 {
		return nil
	}
	task.Parties = append(task.Parties, added...)
	task.Version++
	return t.Tx.PutTask(&task)
}

// start is the first instant of the new one: the day's beginning, or now when that is today.
func start(t *talk.Turn, a asked, c store.Committee) time.Time {
	at := dayOf(a.Day, c).UTC()
	if at.Before(t.Tx.Now()) {
		return t.Tx.Now()
	}
	return at
}
