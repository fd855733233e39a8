package roster

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/join"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/fold"
)

// fieldNames are the parts of a member that can be changed, in the order offered.
var fieldNames = []string{"name", "post", "unit", "phone", "role", "charges"}

func (f flow) editWhich(t *talk.Turn, m store.Member) error {
	ask := text.EditWhich{Name: m.Name}
	for _, name := range fieldNames {
		ask.Fields = append(ask.Fields, text.FieldButton{Field: name, Code: fmt.Sprintf("%s:f:%s:%d:%d", prefix, name, m.Committee, m.ID)})
	}
	return t.Ask(FlowName, stepEdit, asked{Committee: m.Committee, Member: m.ID}, ask)
}

// edited takes a field with its new value ("phụ trách tc2") where which field was asked. Anything else is about something
// else: "tc3 80%" is a report, not a charge. Errors: fieldError.
func (f flow) edited(t *talk.Turn, c store.Committee, a asked) (bool, error) {
	name, value, ok := fieldOf(t.Text)
	if !ok || value == "" {
		return false, t.Tx.EndDialog(t.Chat)
	}
	a.Field, t.Text, t.Key = name, value, fold.Key(value)
	return true, f.setField(t, c, a)
}

// askField asks for the new value of a field.
func (f flow) askField(t *talk.Turn, c store.Committee, m store.Member, name string) error {
	if !slices.Contains(fieldNames, name) {
		return talk.Refuse(text.StaleButton{})
	}
	a := asked{Committee: c.ID, Member: m.ID, Field: name}
	if name == "role" {
		ask := text.AskRole{Call: m.Call, Word: c.Neighbourhood}
		for _, r := range store.Roles {
			ask.Roles = append(ask.Roles, text.RoleButton{Role: r, Code: fmt.Sprintf("%s:role:%s:%d:%d", prefix, r, m.Committee, m.ID)})
		}
		return t.Ask(FlowName, stepValue, a, ask)
	}
	old := map[string]string{"name": m.Name, "post": m.Post, "unit": m.Unit, "phone": text.Phone(m.Phone)}[name]
	if name == "charges" {
		var codes []string
		for _, charge := range m.AnswersFor(t.Tx.Now()) {
			codes = append(codes, string(charge.Subject))
		}
		old = strings.Join(codes, " ")
	}
	return t.Ask(FlowName, stepValue, a, text.AskField{Field: name, Name: m.Name, Old: old})
}

// setField takes the new value. Errors: fieldError.
func (f flow) setField(t *talk.Turn, c store.Committee, a asked) error {
	m, err := t.Tx.Member(c.ID, a.Member)
	if err != nil {
		return err
	}
	if !m.In(t.Tx.Now()) {
		return errors.Join(t.Tx.EndDialog(t.Chat), t.Answer(text.MemberGone{}))
	}
	r, err := rulesOf(t.Tx, c)
	if err != nil {
		return err
	}
	if name, value, ok := fieldOf(t.Text); ok && name == a.Field {
		t.Text, t.Key = value, fold.Key(value)
	}
	d := draft{Name: m.Name, Post: m.Post, Unit: m.Unit, Phone: m.Phone, Role: m.Role}
	if a.Field == "charges" {
		return f.setCharges(t, c, m, r)
	}
	if err := d.put(a.Field, t.Text, r); err != nil {
		return err
	}
	if a.Field == "role" {
		return f.setRole(t, c, m, d.Role)
	}
	if d.Name != m.Name {
		m.Call = who.Call(d.Name)
	}
	m.Name, m.Post, m.Unit, m.Phone = d.Name, d.Post, d.Unit, d.Phone
	if err := errors.Join(t.Tx.PutMember(&m), t.Tx.EndDialog(t.Chat)); err != nil {
		return fmt.Errorf("change member: %w", err)
	}
	return f.card(t, c, m.ID)
}

// setCharges takes "tc3 kp5" (exactly these), "thêm tc3", "bỏ tc4" or "không".
func (f flow) setCharges(t *talk.Turn, c store.Committee, m store.Member, r rules) error {
	d, err := readDuties(t.Tx, c.ID)
	if err != nil {
		return err
	}
	var said []store.Subject
	if !skipped(t.Key) {
		if said = lex(t.Text).charges(r); len(said) == 0 {
			return fieldError{"charges", who.Bad{Why: who.Unclear}}
		}
	}
	var had []store.Subject
	for _, charge := range m.AnswersFor(t.Tx.Now()) {
		had = append(had, charge.Subject)
	}
	first, _, _ := strings.Cut(t.Key, " ")
	switch {
	case first == "them" || first == "add" || strings.HasPrefix(t.Key, "+"):
		said = append(had, said...)
	case len(said) > 0 && (first == "bo" || first == "remove" || strings.HasPrefix(t.Key, "-")):
		said = slices.DeleteFunc(had, func(s store.Subject) bool { return slices.Contains(said, s) })
	}
	known, unknown, places, err := sift(t.Tx, c, said)
	if err != nil {
		return err
	}
	if len(unknown) > 0 {
		named, err := subjects(t, c, unknown)
		if err != nil {
			return err
		}
		criteria, err := t.Tx.Criteria(c.ID)
		if err != nil {
			return err
		}
		return t.Answer(text.ChargesUnknown{Unknown: named, Criteria: len(criteria)})
	}
	if err := makePlaces(t.Tx, c, places); err != nil {
		return err
	}
	d.set(d.member(m.ID), append(known, places...))
	if err := errors.Join(d.save(t.Tx), t.Tx.EndDialog(t.Chat), f.tellDuties(t.Tx, c, d)); err != nil {
		return fmt.Errorf("change charges: %w", err)
	}
	return f.card(t, c, m.ID)
}

// settleIn is how long new charges are gathered before a member is told.
const settleIn = 10 * time.Minute

// tellDuties tells those whose charges changed, and can be told, what they answer for now.
func (f flow) tellDuties(tx *store.Tx, c store.Committee, d *duties) error {
	next, err := join.NextWindow(&tx.ReadTx, c)
	if err != nil {
		return err
	}
	for id := range d.dirty {
		m := d.member(id)
		if m == nil || m.Person == 0 || !m.In(d.now) {
			continue
		}
		said := text.ChargesTold{Committee: c.Name, Next: next}
		for _, charge := range m.AnswersFor(d.now) {
			s, err := join.SubjectOf(&tx.ReadTx, c, charge.Subject)
			if err != nil {
				return err
			}
			said.Subjects = append(said.Subjects, s)
		}
		err := tell(tx, c, *m, said, store.Job{Key: fmt.Sprintf("charges/%d", m.ID),
			NotBefore: plan.Decent(d.now.Add(settleIn), c.Location())})
		if err != nil {
			return err
		}
	}
	return nil
}

// tell puts a message to a member into the outbox, if he has joined.
func tell(tx *store.Tx, c store.Committee, m store.Member, said text.Message, j store.Job) error {
	if m.Person == 0 {
		return nil
	}
	p, err := tx.Person(m.Person)
	if err != nil || p.Chat == "" {
		return err
	}
	content, err := text.Say(p.Lang, said)
	if err != nil {
		return err
	}
	j.Kind, j.Chat, j.Lane, j.Content = store.Send, p.Chat, store.Rest, &content
	j.About = store.About{Committee: c.ID, Person: p.ID, Flow: FlowName}
	_, err = tx.Enqueue(j)
	return err
}

// setRole changes what a member may do.
func (f flow) setRole(t *talk.Turn, c store.Committee, m store.Member, role store.Role) error {
	if !slices.Contains(store.Roles, role) {
		return talk.Refuse(text.StaleButton{})
	}
	if err := f.keepSecretary(t, m, role); err != nil {
		return err
	}
	changed := m.Role != role
	m.Role = role
	if err := errors.Join(t.Tx.PutMember(&m), t.Tx.EndDialog(t.Chat)); err != nil {
		return fmt.Errorf("change role: %w", err)
	}
	if changed && m.Person != 0 {
		if err := f.refresh(t.Tx, m.Person); err != nil {
			return err
		}
		if m.Person != t.Person.ID {
			err := tell(t.Tx, c, m, text.RoleTold{Committee: c.Name, Word: c.Neighbourhood, Role: role},
				store.Job{Key: fmt.Sprintf("role/%d", m.ID), NotBefore: plan.Decent(t.Tx.Now(), c.Location())})
			if err != nil {
				return err
			}
		}
		// He may just have given away the right to see the card.
		if m.Person == t.Person.ID && !talk.May(role, talk.ManageMembers) {
			return t.Answer(text.RoleTold{Committee: c.Name, Word: c.Neighbourhood, Role: role})
		}
	}
	return f.card(t, c, m.ID)
}

// keepSecretary refuses to let the last secretary leave his office to nobody. Others may take it from him: they remain.
func (f flow) keepSecretary(t *talk.Turn, m store.Member, role store.Role) error {
	if m.Role != store.Secretary || role == store.Secretary || m.Person == 0 || m.Person != t.Person.ID {
		return nil
	}
	held, err := t.Tx.Officers(m.Committee, store.Secretary)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(held, func(o store.Member) bool { return o.ID != m.ID && o.Person != 0 }) {
		return nil
	}
	return talk.Refuse(text.NeedSuccessor{Name: m.Name})
}

// refresh brings a person's menu up to date.
func (f flow) refresh(tx *store.Tx, id store.PersonID) error {
	p, err := tx.Person(id)
	if err != nil {
		return err
	}
	return f.menus.Show(tx, p)
}

// setLead makes a member lead a subject.
func (f flow) setLead(t *talk.Turn, c store.Committee, m store.Member, s store.Subject) error {
	d, err := readDuties(t.Tx, c.ID)
	if err != nil {
		return err
	}
	if !m.Owns(s, t.Tx.Now()) {
		return talk.Refuse(text.StaleButton{})
	}
	d.makeLead(d.member(m.ID), s)
	if err := d.save(t.Tx); err != nil {
		return err
	}
	return f.card(t, c, m.ID)
}

// confirmEnd asks before a place is ended.
func (f flow) confirmEnd(t *talk.Turn, c store.Committee, m store.Member) error {
	if err := f.keepSecretary(t, m, ""); err != nil {
		return err
	}
	var all []store.Subject
	for _, charge := range m.AnswersFor(t.Tx.Now()) {
		all = append(all, charge.Subject)
	}
	named, err := subjects(t, c, all)
	if err != nil {
		return err
	}
	return t.Answer(text.EndConfirm{Name: m.Name, Subjects: named, Yes: code("endyes", m), No: code("card", m)})
}

// end ends a place. The record stays, with its dates: old weeks keep their owners.
func (f flow) end(t *talk.Turn, c store.Committee, m store.Member) error {
	if err := f.keepSecretary(t, m, ""); err != nil {
		return err
	}
	d, err := readDuties(t.Tx, c.ID)
	if err != nil {
		return err
	}
	gone := d.member(m.ID)
	had := gone.AnswersFor(d.now)
	d.end(gone)
	if err := join.Revoke(t.Tx, gone); err != nil {
		return err
	}
	if err := d.save(t.Tx); err != nil {
		return err
	}
	if gone.Person != 0 {
		if err := f.refresh(t.Tx, gone.Person); err != nil {
			return err
		}
		if gone.Person != t.Person.ID {
			if err := tell(t.Tx, c, *gone, text.EndedTold{Committee: c.Name}, store.Job{NotBefore: plan.Decent(d.now, c.Location())}); err != nil {
				return err
			}
		}
	}
	var free []store.Subject
	for _, charge := range had {
		if len(d.owners(charge.Subject)) == 0 {
			free = append(free, charge.Subject)
		}
	}
	said := text.Ended{Name: gone.Name}
	if said.Unowned, err = subjects(t, c, free); err != nil {
		return err
	}
	return t.Rewrite(said, store.About{Committee: c.ID, Flow: FlowName})
}

// cutWord takes the word off that says what a command is to do.
func cutWord(s string, all ...string) (rest string, ok bool) {
	first, rest, _ := strings.Cut(strings.ReplaceAll(s, "\n", " "), " ")
	if slices.Contains(all, fold.Key(first)) {
		return strings.TrimSpace(rest), true
	}
	return s, false
}
