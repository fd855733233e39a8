package task

import (
	"fmt"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// save writes the draft and tells those who have a part in it.
func (f flow) save(t *talk.Turn, c store.Committee, d draft) error {
	if step, _ := d.open(); step != stepCard {
		return f.next(t, c, d)
	}
	if d.Number != 0 {
		return f.saveChange(t, c, d)
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	members, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return err
	}
	r := &reacher{t: t, c: c, members: members}
	said := text.TaskSaved{}
	batch := 0
	for _, lead := range d.Leads {
		task := d.task(t, lead)
		task.Batch = batch
		if err := t.Tx.PutTask(&task); err != nil {
			return fmt.Errorf("give task: %w", err)
		}
		if batch == 0 && len(d.Leads) > 1 {
			batch, task.Batch = task.Number, task.Number
			if err := t.Tx.PutTask(&task); err != nil {
				return fmt.Errorf("give task: %w", err)
			}
		}
		said.Codes, said.Leads = append(said.Codes, task.Subject()), append(said.Leads, lead.Name)
		for _, p := range append([]party{lead}, d.Supports...) {
			if err := r.tell(p, task.Number); err != nil {
				return err
			}
		}
	}
	said.Calls, said.Nobody, said.Away = r.calls, r.nobody, r.gone
	if !d.Directive.At.IsZero() {
		if said.Told, err = tellDirective(t, c, d.Directive, said); err != nil {
			return err
		}
	}
	if len(said.Codes) == 1 {
		n := said.Codes[0].Number()
		said.Fix, said.End = taskCode("fix", c.ID, n), taskCode("end", c.ID, n)
		return t.Rewrite(said, about(c.ID, n))
	}
	return t.Rewrite(said, store.About{Committee: c.ID, Flow: FlowName})
}

// task is the draft as a record, led by one of its leads.
func (d draft) task(t *talk.Turn, lead party) store.Task {
	now := t.Tx.Now()
	task := store.Task{Committee: d.Committee, Work: d.Work, Said: d.Said, Criterion: d.Criterion, Places: d.Places, Rhythm: d.Rhythm,
		Directive: d.Directive, GivenBy: t.Person.ID, Given: now}
	if d.Deadline != (store.Deadline{}) {
		task.Deadline = d.Deadline
		task.Deadline.Version = 1
		if !d.Deadline.IsZero() {
			task.First = task.Deadline
		}
	}
	task.Parties = []store.Party{{Name: lead.Name, Member: lead.Member, Neighbourhood: lead.Neighbourhood, Lead: true, From: now}}
	for _, p := range d.Supports {
		if !p.same(lead) {
			task.Parties = append(task.Parties, store.Party{Name: p.Name, Member: p.Member, Neighbourhood: p.Neighbourhood, From: now})
		}
	}
	return task
}
