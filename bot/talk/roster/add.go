package roster

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/template"
)

// maxLines is how many people one message may bring.
const maxLines = 60

// add reads who is to be added, beside those whom a holds already. One name alone is asked about step by step; anything more is said back at once.
func (f flow) add(t *talk.Turn, c store.Committee, a asked, s string) error {
	people := lines(s)
	switch {
	case strings.TrimSpace(s) == "":
		return t.Ask(FlowName, stepWho, a, text.AskWho{Word: c.Neighbourhood})
	case len(people) == 0:
		return errors.Join(t.Hold(FlowName, stepWho, a), t.Answer(text.BadText{Field: "name", Why: who.Letters}))
	case len(a.Drafts)+len(people) > maxLines:
		return errors.Join(t.Hold(FlowName, stepWho, a), t.Answer(text.TooManyLines{Max: maxLines}))
	}
	r, err := rulesOf(t.Tx, c)
	if err != nil {
		return err
	}
	had := a
	a.Drafts = slices.Clone(a.Drafts)
	for i, line := range people {
		d, err := read(line, r)
		var bad fieldError
		if errors.As(err, &bad) {
			n := i + 1
			if len(people) == 1 {
				n = 0
			}
			return errors.Join(t.Hold(FlowName, stepWho, had),
				t.Answer(text.BadLine{Line: n, Field: bad.Field, Why: bad.Why, Max: bad.Max}))
		}
		a.Drafts = append(a.Drafts, d)
	}
	if last := a.Drafts[len(a.Drafts)-1]; len(people) == 1 && last.bare() {
		call := who.Call(last.Name)
		return t.Ask(FlowName, stepPost, a, text.AskPost{Call: call, Skip: prefix + ":skip:" + stepPost})
	}
	return f.show(t, c, a)
}

func rulesOf(tx *store.Tx, c store.Committee) (rules, error) {
	r := rules{word: c.Neighbourhood, places: map[string]int{}}
	places, err := placesNow(tx, c.ID)
	for _, p := range places {
		name := fold.Key(p.Name)
		r.places[name] = p.Number
		r.places[strings.TrimSpace(strings.TrimPrefix(name, fold.Key(c.Neighbourhood)))] = p.Number
	}
	return r, err
}

// next takes the answer to one of the step-by-step questions and puts the next.
func (f flow) next(t *talk.Turn, c store.Committee, step string, a asked) error {
	if len(a.Drafts) == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	d := &a.Drafts[len(a.Drafts)-1]
	// "chức vụ công an viên" answers the question for the post, with its name.
	if name, value, ok := fieldOf(t.Text); ok && name == step {
		t.Text, t.Key = value, fold.Key(value)
	}
	call := who.Call(d.Name)
	skip := skipped(t.Key)
	skipCode := func(step string) string { return prefix + ":skip:" + step }
	var err error
	switch step {
	case stepPost:
		if !skip {
			if d.Post, err = words("post", t.Text); err != nil {
				return err
			}
		}
		return t.Ask(FlowName, stepUnit, a, text.AskUnit{Call: call, Skip: skipCode(stepUnit)})
	case stepUnit:
		if !skip {
			if d.Unit, err = words("unit", t.Text); err != nil {
				return err
			}
		}
		return t.Ask(FlowName, stepPhone, a, text.AskPhone{Call: call, Skip: skipCode(stepPhone)})
	case stepPhone:
		if !skip {
			if d.Phone, err = who.Phone(t.Text); err != nil {
				return fieldError{"phone", err.(who.Bad)}
			}
		}
		ask := text.AskRole{Call: call, Word: c.Neighbourhood}
		for _, r := range store.Roles {
			ask.Roles = append(ask.Roles, text.RoleButton{Role: r, Code: prefix + ":pick:" + string(r)})
		}
		return t.Ask(FlowName, stepRole, a, ask)
	case stepRole:
		if !skip {
			role, ok := pickRole(t.Text, c.Neighbourhood)
			if !ok {
				return fieldError{"role", who.Bad{Why: who.Unclear}}
			}
			d.Role = role
		}
		ask := text.AskCharges{Call: call, Word: c.Neighbourhood, Skip: skipCode(stepCharges)}
		criteria, err := t.Tx.Criteria(c.ID)
		if err != nil {
			return err
		}
		for _, cr := range criteria {
			ask.Criteria = append(ask.Criteria, text.Subject{Code: cr.Subject(), Name: cr.Label()})
		}
		return t.Ask(FlowName, stepCharges, a, ask)
	case stepCharges:
		if !skip {
			if d.Charges, err = f.readCharges(t, c, t.Text); err != nil {
				return err
			}
		}
		return f.show(t, c, a)
	}
	return talk.Refuse(text.StaleButton{})
}

// pickRole reads a role, by its number in the list or its words.
func pickRole(s, word string) (store.Role, bool) {
	if n, err := strconv.Atoi(fold.Key(s)); err == nil && n >= 1 && n <= len(store.Roles) {
		return store.Roles[n-1], true
	}
	if r := store.Role(strings.TrimSpace(s)); slices.Contains(store.Roles, r) {
		return r, true
	}
	for _, r := range store.Roles {
		if fold.Key(s) == fold.Key(text.Officer(store.Vietnamese, r, word)) {
			return r, true
		}
	}
	return roleOf(s)
}

// readCharges reads nothing but codes. Errors: fieldError.
func (f flow) readCharges(t *talk.Turn, c store.Committee, s string) ([]store.Subject, error) {
	r, err := rulesOf(t.Tx, c)
	if err != nil {
		return nil, err
	}
	l := lex(s)
	found := l.charges(r)
	if len(found) == 0 {
		return nil, fieldError{"charges", who.Bad{Why: who.Unclear}}
	}
	return found, nil
}

func words(name, s string) (string, error) {
	s, err := who.Words(s, who.MaxWords)
	if err != nil {
		return "", fieldError{name, err.(who.Bad)}
	}
	return s, nil
}

// What people type to leave something out.
func skipped(key string) bool {
	return slices.Contains([]string{"-", "bo qua", "khong", "ko", "khong co", "ko co", "chua co", "skip", "none", "no"}, key)
}

// show says back how the people were read, with what should be looked at twice.
func (f flow) show(t *talk.Turn, c store.Committee, a asked) error {
	a.Serial = t.Tx.Seq()
	said := text.Drafts{Save: fmt.Sprintf("%s:save:%d", prefix, a.Serial),
		Fix: fmt.Sprintf("%s:fix:%d", prefix, a.Serial), Leave: fmt.Sprintf("%s:drop:%d", prefix, a.Serial)}
	all, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return err
	}
	for i, d := range a.Drafts {
		line, err := f.look(t, c, d, all)
		if err != nil {
			return err
		}
		said.People = append(said.People, line)
		all = append(all, store.Member{ID: store.MemberID(1<<63 + uint64(i)), Name: d.Name, Post: d.Post, Unit: d.Unit, Phone: d.Phone, Role: d.role()})
	}
	return t.Ask(FlowName, stepDrafts, a, said)
}

// look finds what should be looked at twice before a person is put on the list.
func (f flow) look(t *talk.Turn, c store.Committee, d draft, all []store.Member) (text.DraftLine, error) {
	line := text.DraftLine{Word: c.Neighbourhood, Name: d.Name, Post: d.Post, Unit: d.Unit, Phone: d.Phone, Role: d.role(), BadPhone: d.BadPhone}
	for _, m := range all {
		if who.Same(m.Name, d.Name) {
			line.Same = m.Name
			if apart := cmp.Or(m.Post, m.Unit, text.Phone(m.Phone)); apart != "" {
				line.Same += ", " + apart
			}
			line.Alike = line.Alike || (who.Same(m.Post, d.Post) && who.Same(m.Unit, d.Unit) && m.Phone == d.Phone)
		}
		if d.Phone != "" && m.Phone == d.Phone && !who.Same(m.Name, d.Name) {
			line.SamePhone = m.Name
		}
		if m.Role == store.Chair && d.role() == store.Chair {
			line.Chair = m.Name
		}
	}
	known, unknown, places, err := sift(t.Tx, c, d.Charges)
	if err != nil {
		return line, err
	}
	criteria, err := t.Tx.Criteria(c.ID)
	if err != nil {
		return line, err
	}
	line.Criteria = len(criteria)
	if line.Subjects, err = brief(t, c, append(known, places...)); err != nil {
		return line, err
	}
	if line.Unknown, err = subjects(t, c, unknown); err != nil {
		return line, err
	}
	line.NewPlaces, err = subjects(t, c, places)
	return line, err
}

// brief names subjects as briefly as can be.
func brief(t *talk.Turn, c store.Committee, all []store.Subject) ([]text.Subject, error) {
	named, err := subjects(t, c, all)
	for i, s := range named {
		if s.Code.Is(store.KindCriterion) {
			named[i].Name = template.Shorten(s.Name)
			if cr, err := t.Tx.Criterion(c.ID, s.Code.Number()); err == nil {
				named[i].Name = cr.Label()
			}
		}
	}
	return named, err
}

// sift sorts subjects into those that exist, criteria that do not, and neighbourhoods that can be made.
func sift(tx *store.Tx, c store.Committee, all []store.Subject) (known, unknown, places []store.Subject, err error) {
	for _, s := range all {
		kind, n, _ := s.Split()
		switch kind {
		case store.KindCriterion:
			_, err = tx.Criterion(c.ID, n)
			if errors.Is(err, store.ErrNotFound) {
				unknown = append(unknown, s)
				continue
			}
		default:
			var p store.Neighbourhood
			p, err = tx.Neighbourhood(c.ID, n)
			if errors.Is(err, store.ErrNotFound) || (err == nil && !p.To.IsZero()) {
				places = append(places, s)
				continue
			}
		}
		if err != nil {
			return nil, nil, nil, err
		}
		known = append(known, s)
	}
	return known, unknown, places, nil
}
