package evidence

import (
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// answered is the evidence that the message answered has, or is about.
func answered(t *talk.Turn) ([]store.Evidence, error) {
	var found []store.Evidence
	if t.ReplyToOurs {
		s, ok, err := t.Tx.Sent(t.Chat, t.ReplyTo)
		if err != nil || !ok || s.About.Reply == 0 {
			return nil, err
		}
		all, err := t.Tx.EvidenceOf(s.About.Committee)
		for _, e := range all {
			if e.Reply == s.About.Reply {
				found = append(found, e)
			}
		}
		return found, err
	}
	h, ok, err := t.Tx.Heard(t.Chat, t.ReplyTo)
	if err != nil || !ok {
		return nil, err
	}
	for _, p := range t.Places {
		all, err := t.Tx.EvidenceOf(p.Committee)
		if err != nil {
			return nil, err
		}
		for _, e := range all {
			if slices.Contains(h.Evidence, e.ID) || slices.ContainsFunc(h.Replies, func(i store.HeardItem) bool { return e.Reply != 0 && i.Reply == e.Reply }) {
				found = append(found, e)
			}
		}
	}
	return found, nil
}

// assign notes which indicator the photos of the message answered show. They must lie under its criterion; who sent them may say so, and officers.
func assign(t *talk.Turn, a asked) error {
	all, err := answered(t)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return talk.Refuse(text.EvidenceNoPhoto{})
	}
	me, ok := t.In(all[0].Committee)
	if !ok {
		return talk.Refuse(text.EvidenceNoPhoto{})
	}
	c, err := t.Tx.Committee(me.Committee)
	if err != nil {
		return err
	}
	named, indicator, err := there(t, c, a)
	if err != nil {
		return err
	}
	done := text.IndicatorSet{Subject: named, Indicator: indicator.Number, Name: indicator.Name}
	for _, e := range all {
		if e.Member != me.ID && !talk.May(me.Role, talk.SeeNames) {
			return talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.SeeNames)})
		}
		lies, err := criterionOf(&t.Tx.ReadTx, e)
		if err != nil {
			return err
		}
		if lies != a.subject.Number() {
			return talk.Refuse(text.IndicatorElsewhere{Subject: named, Indicator: indicator.Number, Lies: e.Subject})
		}
		e.Indicator = indicator.Number
		if err := t.Tx.PutEvidence(&e); err != nil {
			return err
		}
		done.Files++
	}
	return t.Answer(done)
}

// criterionOf is the criterion that evidence lies under, 0 for none.
func criterionOf(tx *store.ReadTx, e store.Evidence) (int, error) {
	kind, n, _ := e.Subject.Split()
	switch kind {
	case store.KindCriterion:
		return n, nil
	case store.KindTask:
		task, err := tx.Task(e.Committee, n)
		return task.Criterion, err
	}
	return 0, nil
}
