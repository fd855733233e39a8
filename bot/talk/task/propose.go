package task

import (
	"fmt"
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/view"
)

// Propose makes a task of an ý kiến chỉ đạo and says it back, to be given with one tap: read, asked about, corrected and
// saved like any other task. said are the words of the order; about is what it is about, empty for nothing in particular.
// Who answers for that leads the task where the words name nobody. Who may order is for the caller to see to.
func Propose(t *talk.Turn, c store.Committee, said string, about store.Subject) error {
	if err := Leave(t); err != nil {
		return err
	}
	return flow{cal: t.Calendar}.propose(t, c, said, about)
}

// Leave says what is not saved of a task that is half given, before another question takes its place: said behind it, it would
// seem that the new one is dropped.
func Leave(t *talk.Turn) error {
	if t.Open.Flow != FlowName {
		return nil
	}
	err := flow{cal: t.Calendar}.dropped(t)
	t.Open = store.Dialog{}
	return err
}

func (f flow) propose(t *talk.Turn, c store.Committee, said string, about store.Subject) error {
	d, err := f.draftOf(t, c, said, "")
	if err != nil {
		return err
	}
	if len(d.Leads) == 0 {
		// "Lan" alone is who, not what: Lan or làn, behind "giao cho" it is a name.
		if who, err := f.draftOf(t, c, said, "giao cho "); err != nil {
			return err
		} else if who.Work == "" && len(who.Leads) > 0 && !slices.ContainsFunc(slices.Concat(who.Leads, who.Supports), func(p party) bool { return p.Strange }) {
			d = who
		}
	}
	d.Directive, d.About, d.Asking = store.Verdict{By: t.Person.ID, At: t.At, Word: said}, about, true
	if d.Criterion == 0 && about.Is(store.KindCriterion) {
		d.Criterion = about.Number()
	}
	if about.Is(store.KindTask) {
		old, err := find(&t.Tx.ReadTx, c.ID, about.Number())
		if err != nil {
			return err
		}
		if d.Criterion == 0 {
			d.Criterion = old.Criterion
		}
	}
	if len(d.Leads) > 0 {
		return f.next(t, c, d)
	}
	if about == "" {
		about = d.speaksOf()
	}
	if d.Leads, err = f.answering(t, c, about); err != nil {
		return err
	}
	if len(d.Leads) > 0 && !about.Is(store.KindNeighbourhood) { // a neighbourhood is proposed for itself
		d.Proposed = about
	}
	d.tidy()
	return f.next(t, c, d)
}

// speaksOf is the one thing that the words of a draft are about, empty for none or several.
func (d *fields) speaksOf() store.Subject {
	switch {
	case d.Criterion != 0 && len(d.Places) == 0:
		return store.SubjectOf(store.KindCriterion, d.Criterion)
	case d.Criterion == 0 && len(d.Places) == 1:
		return store.SubjectOf(store.KindNeighbourhood, d.Places[0])
	}
	return ""
}

// answering are who answers for a subject: the lead of a task, a neighbourhood, the lead of a criterion, or all who answer
// for it where nobody leads.
func (f flow) answering(t *talk.Turn, c store.Committee, s store.Subject) ([]party, error) {
	k, err := f.known(t, c)
	if err != nil {
		return nil, err
	}
	switch kind, n, _ := s.Split(); kind {
	case store.KindTask:
		old, err := find(&t.Tx.ReadTx, c.ID, n)
		if err != nil {
			return nil, err
		}
		if lead, ok := old.Lead(t.Tx.Now()); ok {
			return []party{{Name: lead.Name, Member: lead.Member, Neighbourhood: lead.Neighbourhood}}, nil
		}
	case store.KindNeighbourhood:
		return []party{{Name: placeName(c, k.Neighbourhoods, n), Neighbourhood: n}}, nil
	case store.KindCriterion:
		var all []party
		for _, m := range k.Members {
			for _, charge := range m.AnswersFor(t.Tx.Now()) {
				if charge.Subject != s {
					continue
				}
				p := party{Name: callOf(m, k.Members), Member: m.ID}
				if charge.Lead {
					return []party{p}, nil
				}
				all = add(all, p)
			}
		}
		return all, nil
	}
	return nil, nil
}

// proposed is for what the leads of a draft were proposed, empty once they are others.
func (f flow) proposed(t *talk.Turn, c store.Committee, d draft) (text.Subject, error) {
	owners, err := f.answering(t, c, d.Proposed)
	if err != nil || d.Proposed == "" || !slices.EqualFunc(owners, d.Leads, party.same) {
		return text.Subject{}, err
	}
	return label.Subject(&t.Tx.ReadTx, c.ID, d.Proposed)
}

// Owner is what a person who answers for a subject is called, and whether anybody does: whom a task about it is given to
// where nobody is named.
func Owner(t *talk.Turn, c store.Committee, s store.Subject) (string, error) {
	found, err := flow{cal: t.Calendar}.answering(t, c, s)
	if err != nil || len(found) != 1 {
		return "", err
	}
	r := reacher{t: t, c: c}
	if r.members, err = t.Tx.MembersIn(c.ID); err != nil {
		return "", err
	}
	if m, ok := r.holder(found[0]); ok && found[0].Neighbourhood != 0 {
		return fmt.Sprintf("%s (%s)", found[0].Name, m.Call), nil
	}
	return found[0].Name, nil
}

// tellDirective tells the secretaries, not at night, what was ordered and who must be phoned. It reports whether anybody
// is told.
func tellDirective(t *talk.Turn, c store.Committee, order store.Verdict, saved text.TaskSaved) (bool, error) {
	note := text.DirectiveTold{Word: order.Word, Calls: saved.Calls, Nobody: saved.Nobody}
	var err error
	if note.Role, note.By, err = orderedBy(&t.Tx.ReadTx, c.ID, order.By); err != nil {
		return false, err
	}
	for _, code := range saved.Codes {
		line, err := view.TaskOf(&t.Tx.ReadTx, c, code.Number())
		if err != nil {
			return false, err
		}
		note.Tasks = append(note.Tasks, label.Task(c, line, t.Tx.Now()))
	}
	people, err := t.Tx.Reachable(c.ID, store.Secretary)
	if err != nil {
		return false, err
	}
	people = slices.DeleteFunc(people, func(p store.Person) bool { return p.ID == t.Person.ID })
	for _, p := range people {
		content, err := text.Say(p.Lang, note)
		if err != nil {
			return false, err
		}
		j := store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Content: &content, About: store.About{Committee: c.ID, Person: p.ID, Flow: FlowName},
			NotBefore: plan.Decent(t.Tx.Now(), c.Location())}
		if len(saved.Codes) == 1 {
			j.About.Subject = saved.Codes[0]
		}
		if _, err := t.Tx.Enqueue(j); err != nil {
			return false, err
		}
	}
	return len(people) > 0, nil
}

// orderedBy is the role and the name of who gave an order, as he is on the committee's list; empty when he is on it no more.
func orderedBy(tx *store.ReadTx, c store.CommitteeID, p store.PersonID) (store.Role, string, error) {
	all, err := tx.Members(c)
	if err != nil {
		return "", "", err
	}
	i := slices.IndexFunc(all, func(m store.Member) bool { return m.Person == p && p != 0 })
	if i < 0 {
		return "", "", nil
	}
	return all[i].Role, callOf(all[i], all), nil
}
