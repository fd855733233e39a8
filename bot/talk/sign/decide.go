package sign

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// decidable refuses a decision of who does not sign here, and one on a report, or a version, that does not wait for it.
func (p paper) decidable(t *talk.Turn, version int) error {
	may, err := signs(&t.Tx.ReadTx, p.c, p.me)
	switch {
	case err != nil:
		return err
	case !may:
		return talk.Refuse(text.SignChairOnly{Period: p.period(), See: p.code(doSee)})
	case p.r.State != store.Submitted:
		m, err := p.settledText(t, false)
		if err != nil {
			return err
		}
		return talk.Refuse(m)
	case p.r.Version != version:
		m, err := p.settledText(t, true)
		if err != nil {
			return err
		}
		return talk.Refuse(m)
	}
	return nil
}

// settled answers what came too late.
func (p paper) settled(t *talk.Turn, newer bool) error {
	m, err := p.settledText(t, newer)
	if err != nil {
		return err
	}
	return t.AnswerAbout(m, p.about())
}

func (p paper) settledText(t *talk.Turn, newer bool) (text.SignSettled, error) {
	m := text.SignSettled{Period: p.period(), State: p.r.State, Newer: newer, See: p.code(doSee)}
	v := p.r.Decided
	switch p.r.State {
	case store.Submitted:
		v = p.r.Submitted
	case store.Dropped:
		v = p.r.Left
	}
	if may := talk.May(p.me.Role, talk.DraftReports); may && p.r.State == store.Approved {
		m.New = p.code(doNew)
	} else if may && p.r.State == store.Submitted {
		m.Back = p.code(doBack)
	}
	var err error
	m.Who, err = p.who(&t.Tx.ReadTx, v)
	return m, err
}

// approve freezes the report: its figures, its edits, its letterhead. One of the same period that was approved before gives
// way to it.
func (p paper) approve(t *talk.Turn, version int) error {
	if err := p.decidable(t, version); err != nil {
		return err
	}
	m, err := p.model(&t.Tx.ReadTx)
	if err != nil {
		return err
	}
	if err := freeze(&p.r, m); err != nil {
		return err
	}
	old, err := t.Tx.Reports(p.c.ID)
	if err != nil {
		return err
	}
	for _, o := range withState(old, store.Approved) {
		if o.First != p.r.First || o.Last != p.r.Last || o.ID == p.r.ID {
			continue
		}
		o.State = store.Superseded
		if err := t.Tx.PutReport(&o); err != nil {
			return err
		}
		p.r.Supersedes = o.ID
	}
	p.r.State, p.r.Decided = store.Approved, store.Verdict{By: t.Person.ID, At: t.Tx.Now()}
	if err := t.Tx.PutReport(&p.r); err != nil {
		return err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	who, err := p.who(&t.Tx.ReadTx, p.r.Decided)
	if err != nil {
		return err
	}
	told := text.SignApprovedTold{Period: p.period(), Who: who, Hash: shown(p.r.Hash), Supersedes: p.r.Supersedes != 0, Doc: p.code(doDoc), New: p.code(doNew)}
	if err := p.tellDrafters(t, told, true); err != nil {
		return err
	}
	p.toast(t, store.Approved)
	return t.AnswerAbout(text.SignApproved{Period: p.period(), At: who.At, Hash: told.Hash, Supersedes: told.Supersedes, Until: p.unfinished(), Doc: p.code(doDoc)}, p.about())
}

// askWhy asks why the report is returned: who is to mend it must know.
func (p paper) askWhy(t *talk.Turn, version int) error {
	if err := p.decidable(t, version); err != nil {
		return err
	}
	if err := p.hold(t, asked{Version: version}, stepWhy); err != nil {
		return err
	}
	return t.AnswerAbout(text.SignWhy{Period: p.period()}, p.about())
}

// why takes the reason. A yes is none, nor is a text without a word; "thôi" leaves the report where it is.
func (p paper) why(t *talk.Turn, a asked) (bool, error) {
	switch {
	case isYes(t.Key) || strings.TrimSpace(t.Text) == "":
		return false, nil
	case slices.Contains(dropWords, t.Key):
		return true, errors.Join(t.Tx.EndDialog(t.Chat), t.Answer(text.SignLeft{Why: "reason"}))
	case !strings.ContainsFunc(t.Text, unicode.IsLetter):
		return true, p.askWhy(t, a.Version)
	}
	reason := t.Text
	if r, _, ok := noOf(t.Text); ok {
		reason = r
	}
	if reason == "" {
		return true, p.askWhy(t, a.Version)
	}
	return true, p.sendBack(t, a.Version, reason)
}

// sendBack gives the report back to who drafted it.
func (p paper) sendBack(t *talk.Turn, version int, reason string) error {
	if err := p.decidable(t, version); err != nil {
		return err
	}
	p.r.State, p.r.Decided = store.SentBack, store.Verdict{By: t.Person.ID, At: t.Tx.Now(), Word: reason}
	if err := t.Tx.PutReport(&p.r); err != nil {
		return err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	who, err := p.who(&t.Tx.ReadTx, p.r.Decided)
	if err != nil {
		return err
	}
	told := text.SignReturnedTold{Period: p.period(), Who: who, See: p.code(doSee), Edit: p.code(doEdit), Send: p.sendCode()}
	if told.To, err = signer(&t.Tx.ReadTx, p.c); err != nil {
		return err
	}
	if told.Stands, err = p.stands(&t.Tx.ReadTx); err != nil {
		return err
	}
	if !told.Stands.IsZero() {
		told.Drop = p.code(doDrop)
	}
	if err := p.tellDrafters(t, told, false); err != nil {
		return err
	}
	p.toast(t, store.SentBack)
	return t.AnswerAbout(text.SignReturned{Period: p.period(), Word: reason, Stands: told.Stands}, p.about())
}

// tellDrafters tells the secretaries, and whoever handed the report in, not at night; each once, and not who did it himself.
// With the file, that follows as a message of its own: the words arrive even when it cannot be drawn.
func (p paper) tellDrafters(t *talk.Turn, m text.Message, file bool) error {
	people, err := t.Tx.Reachable(p.c.ID, store.Secretary, store.Deputy)
	if err != nil {
		return err
	}
	if by, err := t.Tx.Person(p.r.Submitted.By); err == nil && by.Chat != "" && by.Unreachable.IsZero() {
		people = append(people, by)
	}
	heard := map[store.PersonID]bool{t.Person.ID: true}
	for _, who := range people {
		if heard[who.ID] {
			continue
		}
		heard[who.ID] = true
		words, err := text.Say(who.Lang, m)
		if err != nil {
			return err
		}
		contents := []store.Content{words}
		if file {
			c, err := p.fileContent(who.Lang, RecipeDoc)
			if err != nil {
				return err
			}
			contents = append(contents, c)
		}
		for _, c := range contents {
			about := p.about()
			about.Person = who.ID
			j := store.Job{Kind: store.Send, Chat: who.Chat, Lane: store.Rest, Content: &c, NotBefore: p.night(t.Tx.Now()), About: about}
			if _, err := t.Tx.Enqueue(j); err != nil {
				return err
			}
		}
	}
	return nil
}
