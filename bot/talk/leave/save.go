package leave

import (
	"errors"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// save writes the leave, if the person still may, and tells those whom it concerns: the substitute, the member when
// somebody else wrote it, and the secretary.
func save(t *talk.Turn, a asked) error {
	t.Committee = a.Committee
	me, c, err := t.Office(talk.Belong)
	if err != nil {
		return err
	}
	if a.Member != me.ID && !talk.May(me.Role, talk.ManageMembers) {
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.ManageMembers)})
	}
	abs := store.Absence{Committee: c.ID, Member: a.Member, First: a.First, Last: a.Last, Substitute: a.Substitute, By: t.Person.ID}
	if err := t.Tx.PutAbsence(&abs); err != nil {
		return err
	}
	l, err := line(t, c, abs)
	if err != nil {
		return err
	}
	l.Cancel = cancelCode(abs)
	if err := tell(t, c, me, abs, text.LeaveTold{LeaveLine: l}); err != nil {
		return err
	}
	return errors.Join(t.Tx.EndDialog(t.Chat), t.Rewrite(text.LeaveSaved{LeaveLine: l}, store.About{Committee: c.ID, Flow: FlowName}))
}

// cancel takes a leave back: by the member, by who wrote it, or by who manages members.
func cancel(t *talk.Turn, arg string) error {
	ids, _ := talk.IDs(arg, 2)
	t.Committee = store.CommitteeID(ids[0])
	me, c, err := t.Office(talk.Belong)
	if err != nil {
		return err
	}
	a, err := t.Tx.Absence(c.ID, store.AbsenceID(ids[1]))
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.StaleButton{})
	}
	if err != nil {
		return err
	}
	if a.Member != me.ID && a.By != t.Person.ID && !talk.May(me.Role, talk.ManageMembers) {
		return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.ManageMembers)})
	}
	l, err := line(t, c, a)
	if err != nil {
		return err
	}
	if a.Cancelled.IsZero() {
		a.Cancelled = t.Tx.Now()
		if err := t.Tx.PutAbsence(&a); err != nil {
			return err
		}
		if err := tell(t, c, me, a, text.LeaveTold{LeaveLine: l, Cancelled: true}); err != nil {
			return err
		}
	}
	return t.Rewrite(text.LeaveSaved{LeaveLine: l, Cancelled: true}, store.About{Committee: c.ID, Flow: FlowName})
}

// tell tells everybody concerned but the one who did it.
func tell(t *talk.Turn, c store.Committee, me store.Member, a store.Absence, said text.LeaveTold) error {
	told := []store.MemberID{me.ID}
	one := func(id store.MemberID, said text.LeaveTold) error {
		for _, done := range told {
			if done == id || id == 0 {
				return nil
			}
		}
		told = append(told, id)
		m, err := t.Tx.Member(c.ID, id)
		if err != nil || m.Person == 0 {
			return err
		}
		p, err := t.Tx.Person(m.Person)
		if err != nil {
			return err
		}
		return talk.Tell(t.Tx, p, store.Rest, said, store.About{Committee: c.ID, Flow: FlowName})
	}
	absent, err := t.Tx.Member(c.ID, a.Member)
	if err != nil {
		return err
	}
	forSubstitute := said
	forSubstitute.You = true
	if forSubstitute.Subjects, err = subjects(t, c, absent); err != nil {
		return err
	}
	forHim := said
	forHim.Yours, forHim.By = true, me.Call
	if err := errors.Join(one(a.Substitute, forSubstitute), one(a.Member, forHim)); err != nil {
		return err
	}
	officers, err := t.Tx.Officers(c.ID, store.Secretary)
	if err != nil {
		return err
	}
	for _, o := range officers {
		if err := one(o.ID, said); err != nil {
			return err
		}
	}
	return nil
}

func cancelCode(a store.Absence) string {
	return talk.Code(prefix, "x", a.Committee, a.ID)
}
