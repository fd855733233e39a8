package join

import (
	"errors"
	"fmt"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// enter takes a code, however it came.
func (f flow) enter(t *talk.Turn, code string) error {
	g, err := t.Tx.Guess(t.Account)
	if err != nil {
		return err
	}
	i, err := t.Tx.Invite(code)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	switch {
	case g.Shut(t.Tx.Now()):
		return f.shut(t, i)
	case err != nil:
		return f.wrong(t)
	}
	if done, err := f.unusable(t, i); done || err != nil {
		return err
	}
	a := asked{Code: i.Code, Lang: t.Lang}
	if i.Claim() {
		if agreed(t.Person) {
			return t.Ask(FlowName, stepName, a, text.AskCommitteeName{})
		}
		return t.Ask(FlowName, stepConsent, a, text.Consent{Code: i.Code})
	}
	m, err := t.Tx.Member(i.Committee, i.Member)
	if err != nil {
		return err
	}
	c, err := t.Tx.Committee(i.Committee)
	if err != nil {
		return err
	}
	if agreed(t.Person) {
		return t.Ask(FlowName, stepAs, a, text.JoinAs{Code: i.Code, Committee: c.Name, Name: m.Name, Post: m.Post})
	}
	return t.Ask(FlowName, stepConsent, a, text.Consent{Code: i.Code, Committee: c.Name, Name: m.Name, Post: m.Post,
		Asked: len(m.AnswersFor(t.Tx.Now())) > 0})
}

// agreed tells whether a person has said yes to the words of now.
func agreed(p store.Person) bool { return p.ID != 0 && p.Consent.Version == text.ConsentVersion }

// unusable answers when a code that exists does not let this person in, and tells the secretary. Each such try of somebody who
// is not the member counts as a guess, so that nobody can make us write to the secretary without end.
func (f flow) unusable(t *talk.Turn, i store.Invite) (bool, error) {
	now := t.Tx.Now()
	if i.Claim() {
		switch {
		case !i.UsedAt.IsZero():
			return true, f.turnedAway(t, i, "", text.CodeUsed{Claim: true})
		case i.Revoked:
			return true, f.turnedAway(t, i, "", text.CodeRevoked{})
		case !now.Before(i.Expires):
			return true, f.turnedAway(t, i, "", text.CodeExpired{Claim: true, At: i.Expires.In(store.HoChiMinh)})
		}
		return false, nil
	}
	m, err := t.Tx.Member(i.Committee, i.Member)
	if err != nil {
		return true, err
	}
	c, err := t.Tx.Committee(i.Committee)
	if err != nil {
		return true, err
	}
	own, in := t.In(i.Committee)
	switch {
	case in && own.ID == m.ID:
		return true, t.Answer(text.AlreadyIn{Committee: c.Name, Name: m.Name})
	case !i.UsedAt.IsZero():
		return true, f.turnedAway(t, i, "used", text.CodeUsed{})
	case i.Revoked || !m.In(now):
		return true, f.turnedAway(t, i, "revoked", text.CodeRevoked{})
	case !now.Before(i.Expires):
		return true, f.turnedAway(t, i, "expired", text.CodeExpired{At: i.Expires.In(c.Location())})
	case in:
		return true, f.turnedAway(t, i, "other", text.AlreadyIn{Committee: c.Name, Name: own.Name, Other: m.Name})
	}
	return false, nil
}

func (f flow) turnedAway(t *talk.Turn, i store.Invite, why string, m text.Message) error {
	if _, err := t.Tx.AddGuess(t.Account); err != nil {
		return err
	}
	if err := tellTried(t.Tx, i, why); err != nil {
		return err
	}
	return t.Answer(m)
}

// consented takes the answer to Consent or JoinAs: "yes", "no" or "other".
func (f flow) consented(t *talk.Turn, a asked, answer string) error {
	i, err := t.Tx.Invite(a.Code)
	if err != nil {
		return err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	if answer == "lang:vi" || answer == "lang:en" {
		t.Lang = store.Lang(answer[len("lang:"):])
		return f.enter(t, a.Code)
	}
	// Somebody else may have used it since the question was asked.
	if done, err := f.unusable(t, i); done || err != nil {
		return err
	}
	if i.Claim() {
		if answer != "yes" {
			return t.Answer(text.Declined{Code: i.Code})
		}
		a.Agreed = t.Tx.Now()
		return t.Ask(FlowName, stepName, a, text.AskCommitteeName{})
	}
	m, err := t.Tx.Member(i.Committee, i.Member)
	if err != nil {
		return err
	}
	c, err := t.Tx.Committee(i.Committee)
	if err != nil {
		return err
	}
	switch answer {
	case "yes":
		return f.join(t, i, c, m)
	case "other":
		if err := Revoke(t.Tx, &m); err != nil {
			return err
		}
		if err := t.Tx.PutMember(&m); err != nil {
			return err
		}
		if err := talk.TellMerged(t.Tx, c.ID, "notme/"+i.Code, text.SaidNotMe{Name: m.Name, Card: CardCode(m)}); err != nil {
			return err
		}
		return t.Answer(text.NotMe{Name: m.Name})
	}
	if err := talk.TellMerged(t.Tx, c.ID, "no/"+i.Code, text.SaidNo{Name: m.Name, Phone: m.Phone}); err != nil {
		return err
	}
	return t.Answer(text.Declined{Code: i.Code, Committee: c.Name})
}

// join binds the account to the member.
func (f flow) join(t *talk.Turn, i store.Invite, c store.Committee, m store.Member) error {
	p, err := f.person(t, t.Tx.Now())
	if err != nil {
		return err
	}
	before := m.Person
	m.Person, m.Invite = p.ID, ""
	i.UsedBy, i.UsedAt = p.ID, t.Tx.Now()
	if err := errors.Join(t.Tx.PutMember(&m), t.Tx.PutInvite(&i), t.Tx.DropGuess(t.Account)); err != nil {
		return fmt.Errorf("join: %w", err)
	}
	if err := f.menus.Show(t.Tx, p); err != nil {
		return err
	}
	if before != 0 && before != p.ID {
		if err := f.replaced(t.Tx, before, c); err != nil {
			return err
		}
	}
	if err := tellArrived(t.Tx, c, m); err != nil {
		return err
	}
	welcome, err := welcome(t.Tx, c, m)
	if err != nil {
		return err
	}
	return t.AnswerAbout(welcome, store.About{Committee: c.ID, Flow: FlowName})
}

// person is the person of this turn, made now if there was none. agreedAt is when he said yes.
func (f flow) person(t *talk.Turn, agreedAt time.Time) (store.Person, error) {
	p := t.Person
	if p.ID == 0 {
		p = store.Person{Account: t.Account, Lang: t.Lang}
	}
	if p.Consent.Version != text.ConsentVersion {
		p.Consent = store.Consent{At: agreedAt, Version: text.ConsentVersion}
	}
	p.Chat, p.Unreachable = t.Chat, time.Time{}
	if err := t.Tx.PutPerson(&p); err != nil {
		return p, err
	}
	t.Person, t.Lang = p, p.Lang
	t.Tx.By(p.ID, "join")
	return p, nil
}

// replaced tells the account that held a place until now; its menu follows.
func (f flow) replaced(tx *store.Tx, old store.PersonID, c store.Committee) error {
	p, err := tx.Person(old)
	if err != nil {
		return err
	}
	if err := f.menus.Show(tx, p); err != nil {
		return err
	}
	return talk.Tell(tx, p, store.Rest, text.Replaced{Committee: c.Name}, store.About{Committee: c.ID})
}
