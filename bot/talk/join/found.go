package join

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/template"
)

// words are what neighbourhoods are called in different parts of the country.
var words = []string{"khu phố", "tổ dân phố", "thôn", "ấp", "khóm", "tổ"}

const (
	maxWord = 30
	skip    = "-"
)

// found takes the answer to one of the questions that set up a committee, and puts the next. Errors: who.Bad when the
// answer cannot be used.
func (f flow) found(t *talk.Turn, step string, a asked) (err error) {
	switch step {
	case stepName:
		if a.Name, err = who.Words(t.Text, who.MaxWords); err != nil {
			return err
		}
		return t.Ask(FlowName, stepWord, a, text.AskWord{Words: words})
	case stepWord:
		if a.Word, err = readWord(t.Text); err != nil {
			return err
		}
		return f.askSet(t, a)
	case stepSet:
		if a.Set, err = readSet(t.Key); err != nil {
			return err
		}
		if a.Set == template.Own {
			return t.Ask(FlowName, stepOwn, a, text.AskOwnList{})
		}
		return f.askPerson(t, a)
	case stepOwn:
		return f.readList(t, a)
	case stepList:
		switch {
		case yes(t.Key):
			return f.askPerson(t, a)
		case no(t.Key):
			return t.Ask(FlowName, stepOwn, a, text.AskOwnList{})
		}
		if strings.Contains(t.Text, "\n") {
			return f.readList(t, a)
		}
		return who.Bad{Why: who.Unclear}
	case stepPerson:
		if a.Person, err = who.Name(t.Text); err != nil {
			return err
		}
		return t.Ask(FlowName, stepPost, a, text.AskOwnPost{Call: who.Call(a.Person)})
	case stepPost:
		if !skipped(t.Key) {
			if a.Post, err = who.Words(t.Text, who.MaxWords); err != nil {
				return err
			}
		}
		return t.Ask(FlowName, stepPhone, a, text.AskOwnPhone{})
	case stepPhone:
		phone := ""
		if !skipped(t.Key) {
			if phone, err = who.Phone(t.Text); err != nil {
				return err
			}
		}
		return f.set(t, a, phone)
	}
	return talk.Refuse(text.StaleButton{})
}

func readWord(s string) (string, error) {
	if n, err := strconv.Atoi(fold.Key(s)); err == nil {
		if n < 1 || n > len(words) {
			return "", who.Bad{Why: who.Unclear}
		}
		return words[n-1], nil
	}
	s, err := who.Words(strings.ToLower(s), maxWord)
	if err == nil && strings.ContainsFunc(s, unicode.IsDigit) {
		err = who.Bad{Why: who.Unclear} // "khu phố 5" is one of them, not the word for all
	}
	return s, err
}

func readSet(key string) (string, error) {
	all := append(template.List(), template.Own)
	if n, err := strconv.Atoi(key); err == nil && n >= 1 && n <= len(all) {
		return all[n-1], nil
	}
	for _, name := range all {
		if key == name {
			return name, nil
		}
	}
	for part, name := range map[string]string{"04/2022": template.Urban, "51/2025": template.Rural, "do thi": template.Urban,
		"nong thon": template.Rural, "bo khac": template.Own, "another": template.Own} {
		if strings.Contains(key, part) {
			return name, nil
		}
	}
	return "", who.Bad{Why: who.Unclear}
}

func (f flow) askSet(t *talk.Turn, a asked) error {
	ask := text.AskTemplate{Word: a.Word}
	for _, name := range template.List() {
		s, err := template.Load(name)
		if err != nil {
			return err
		}
		ask.Templates = append(ask.Templates, text.TemplateLine{Name: name, Title: template.Of(s.Title, t.Lang), Source: s.Source,
			Note: template.Of(s.Note, t.Lang)})
	}
	return t.Ask(FlowName, stepSet, a, ask)
}

// readList reads a list of criteria and shows how it was read.
func (f flow) readList(t *talk.Turn, a asked) error {
	s, err := template.FromLines(t.Text)
	var p template.Problem
	if errors.As(err, &p) {
		max := template.MaxName
		if p.Kind == template.Many {
			max = template.MaxCriteria
		}
		return t.Answer(text.BadList{Line: p.Line, Why: p.Kind, Max: max})
	}
	if err != nil {
		return err
	}
	a.Own = nil
	for _, c := range s.Criteria {
		a.Own = append(a.Own, c.Name)
	}
	return t.Ask(FlowName, stepList, a, text.OwnList{Names: a.Own})
}

// criteria is the set that was chosen.
func (a asked) criteria() (template.Template, error) {
	if a.Set == template.Own {
		return template.FromLines(strings.Join(a.Own, "\n"))
	}
	return template.Load(a.Set)
}

func (f flow) askPerson(t *talk.Turn, a asked) error {
	s, err := a.criteria()
	if err != nil {
		return err
	}
	title := template.Of(s.Title, t.Lang)
	if a.Set == template.Own {
		title = strconv.Itoa(len(a.Own))
	}
	return t.Ask(FlowName, stepPerson, a, text.AskOwnName{Title: title, Own: a.Set == template.Own})
}

// set makes the committee, its criteria and its secretary, all in this commit.
func (f flow) set(t *talk.Turn, a asked, phone string) error {
	i, err := t.Tx.Invite(a.Code)
	if err != nil {
		return err
	}
	if !i.UsedAt.IsZero() || i.Revoked {
		// Somebody was faster. An expiry while he was typing is not held against him.
		if err := t.Tx.EndDialog(t.Chat); err != nil {
			return err
		}
		return t.Answer(text.CodeUsed{Claim: true})
	}
	set, err := a.criteria()
	if err != nil {
		return err
	}
	p, err := f.person(t, a.Agreed)
	if err != nil {
		return err
	}
	c := store.Committee{Name: a.Name, Zone: store.HoChiMinh.String(), Neighbourhood: a.Word, Template: a.Set, Source: set.Source, Lang: p.Lang}
	if err := t.Tx.PutCommittee(&c); err != nil {
		return err
	}
	if err := set.Put(t.Tx, c.ID); err != nil {
		return err
	}
	m := store.Member{Committee: c.ID, Person: p.ID, Name: a.Person, Call: who.Call(a.Person), Post: a.Post, Phone: phone, Role: store.Secretary}
	i.UsedBy, i.UsedAt = p.ID, t.Tx.Now()
	if err := errors.Join(t.Tx.PutMember(&m), t.Tx.PutInvite(&i), t.Tx.EndDialog(t.Chat), t.Tx.DropGuess(t.Account)); err != nil {
		return fmt.Errorf("set up committee: %w", err)
	}
	if f.ready != nil {
		if err := f.ready(t.Tx, c); err != nil {
			return fmt.Errorf("set up committee: %w", err)
		}
		if c, err = t.Tx.Committee(c.ID); err != nil { // it may have been given another zone
			return err
		}
	}
	if err := f.menus.Show(t.Tx, p); err != nil {
		return err
	}
	next, err := NextWindow(&t.Tx.ReadTx, c)
	if err != nil {
		return err
	}
	return t.AnswerAbout(text.Founded{Committee: c.Name, Word: c.Neighbourhood, Total: len(set.Criteria), Criteria: set.Source,
		Note: template.Of(set.Note, t.Lang), Verify: set.Verify, Name: m.Name, Post: m.Post, Phone: m.Phone, Next: next,
		Rename: fmt.Sprintf("%s:rename:%d", prefix, c.ID)}, store.About{Committee: c.ID, Flow: FlowName})
}
