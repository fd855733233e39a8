package sign

import (
	"errors"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// signed takes a yes. What is answered by reply, or was the last thing said here, is the card that it is to; "duyệt" is also to
// the only card that waits, if it has been read here as it stands. Any other yes is asked back: a signature freezes.
func signed(t *talk.Turn) (bool, error) {
	if p, version, ok, err := pointed(t); err != nil || ok {
		if err != nil {
			return true, err
		}
		return true, p.approve(t, version)
	}
	all, err := waitingFor(t)
	switch {
	case err != nil:
		return true, err
	case len(all) == 0 && isSigned(t.Key):
		return notHis(t)
	case len(all) == 0:
		return false, nil
	case len(all) > 1:
		return true, t.Answer(listOf(all))
	}
	p := all[0]
	if isSigned(t.Key) {
		read, err := p.read(t)
		if err != nil || read {
			return true, errors.Join(err, p.approve(t, p.r.Version))
		}
	}
	m, err := p.card(&t.Tx.ReadTx)
	if err != nil {
		return true, err
	}
	m.Ask = true
	return true, t.AnswerAbout(m, p.shown())
}

// okPressed takes the button of a card. Its label typed is a yes like any other: more than one card may wait.
func okPressed(t *talk.Turn, p paper, version string) error {
	if t.Kind == talk.Text {
		if done, err := signed(t); done || err != nil {
			return err
		}
	}
	return p.approve(t, number(version))
}

// pointed is the report, and the version of it, that the message answers by reply, else the one whose card, file or text was the
// last thing said here.
func pointed(t *talk.Turn) (p paper, version int, ok bool, err error) {
	var s store.Sent
	if t.ReplyTo != "" && t.ReplyToOurs {
		s, _, err = t.Tx.Sent(t.Chat, t.ReplyTo)
	}
	if err == nil && s.About.Report == 0 {
		var all []store.Sent
		if all, err = t.Tx.SentTo(t.Chat); len(all) > 0 {
			s = all[0]
		}
	}
	if err != nil || s.About.Report == 0 || unread(t, s) {
		return p, 0, false, err
	}
	if p, err = place(t, s.About.Committee, talk.SignReports); err != nil {
		return p, 0, false, nil // he signs there no more
	}
	p.r, err = t.Tx.Report(s.About.Committee, s.About.Report)
	return p, s.About.Version, err == nil, err
}

// read tells whether the report has been shown in this chat as it stands.
func (p paper) read(t *talk.Turn) (bool, error) {
	all, err := t.Tx.SentTo(t.Chat)
	for _, s := range all {
		if a := s.About; a.Committee == p.c.ID && a.Report == p.r.ID && a.Version == p.r.Version && !unread(t, s) {
			return true, err
		}
	}
	return false, err
}

// unread tells whether a message of ours came only when this one had been said. Platforms tell the time in whole seconds.
func unread(t *talk.Turn, s store.Sent) bool { return t.At.Before(s.At.Truncate(time.Second)) }

// shown is what a message is about that shows the report, as it stands, to who is to sign it.
func (p paper) shown() store.About {
	a := p.about()
	if p.r.State == store.Submitted {
		a.Report, a.Version = p.r.ID, p.r.Version
	}
	return a
}

// notHis answers a deputy who says that a report is signed which the chair signs.
func notHis(t *talk.Turn) (bool, error) {
	var waits paper
	err := places(t, talk.SignReports, func(p paper, all []store.Report) error {
		waiting := withState(all, store.Submitted)
		if p.me.Role == store.Deputy && len(waiting) > 0 && waits.r.ID == 0 {
			p.r = waiting[len(waiting)-1]
			waits = p
		}
		return nil
	})
	if err != nil || waits.r.ID == 0 {
		return err != nil, err
	}
	return true, t.AnswerAbout(text.SignChairOnly{Period: waits.period(), See: waits.code(doSee)}, waits.about())
}

// waitingFor are the reports that wait for this person's decision, in all his committees.
func waitingFor(t *talk.Turn) (found []paper, err error) {
	err = places(t, talk.SignReports, func(p paper, all []store.Report) error {
		may, err := signs(&t.Tx.ReadTx, p.c, p.me)
		if may {
			found = append(found, p.each(withState(all, store.Submitted))...)
		}
		return err
	})
	return found, err
}

// returns takes "trả lại: …": of the report that is pointed at, else of the only one that waits. Where none waits it is said
// what became of the newest; strong: the words can be about nothing else.
func returns(t *talk.Turn, reason string, strong bool) (bool, error) {
	p, version, ok, err := pointed(t)
	if err != nil {
		return true, err
	}
	if !ok || p.r.State != store.Submitted {
		all, err := waitingFor(t)
		switch {
		case err != nil:
			return true, err
		case len(all) > 1:
			return true, talk.Refuse(listOf(all))
		case len(all) == 0 && strong:
			return tooLate(t)
		case len(all) == 0:
			return false, nil
		}
		p, version = all[0], all[0].r.Version
	}
	if reason == "" {
		return true, p.askWhy(t, version)
	}
	return true, p.sendBack(t, version, reason)
}

// tooLate says of a report that waits no more what became of it, and what can be done: of the one that was decided last.
func tooLate(t *talk.Turn) (bool, error) {
	all, _, err := hands(t, talk.SignReports, store.Drafted, store.SentBack, store.Approved)
	if err != nil {
		return true, err
	}
	var last paper
	for _, p := range all {
		if p.r.Decided.At.After(last.r.Decided.At) {
			last = p
		}
	}
	if last.r.ID == 0 {
		return false, nil
	}
	m, err := last.settledText(t, false)
	if err != nil {
		return true, err
	}
	m.Return = true
	return true, t.AnswerAbout(m, last.about())
}

// listOf lists what waits, perhaps in several committees.
func listOf(all []paper) text.SignList {
	list := text.SignList{For: "sign"}
	for _, p := range all[:min(len(all), mostListed)] {
		list.Reports = append(list.Reports, text.SignLine{Period: p.period(), State: p.r.State, Code: p.code(doSee)})
	}
	return list
}
