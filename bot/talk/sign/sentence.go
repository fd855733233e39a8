package sign

import (
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// sentence takes "mục II.2: …" of who drafts, and "duyệt", "trả lại: …" of who signs.
func sentence(t *talk.Turn) (bool, error) {
	if t.Person.ID == 0 || t.Kind != talk.Text {
		return false, nil
	}
	if len(t.Files) > 0 {
		return received(t)
	}
	if !t.Private() {
		return false, nil
	}
	if e, ok := editOf(t.Text, false); ok {
		return edits(t, e)
	}
	if slices.Contains(sendWords, t.Key) {
		return sends(t)
	}
	if isYes(t.Key) {
		p, ok, err := shownHere(t)
		if err != nil || !ok {
			return false, err
		}
		return true, p.approve(t, p.r.Version)
	}
	reason, ok := noOf(t.Text)
	if !ok {
		return false, nil
	}
	return returns(t, reason)
}

// apply does what a sentence wants of a section.
func (p paper) apply(t *talk.Turn, e editing) error {
	switch {
	case e.show:
		return p.showSection(t, e.key)
	case e.undo:
		return p.takeBack(t, e.key)
	case e.ask:
		return p.askWords(t, e.key)
	}
	return p.edit(t, e.key, e.words)
}

// sends takes "gửi" where the chat was last offered to hand a report in.
func sends(t *talk.Turn) (bool, error) {
	o, err := t.Tx.Offer(t.Chat)
	if err != nil {
		return false, err
	}
	for _, a := range o.Actions {
		if arg, ok := strings.CutPrefix(a.Code, prefix+":"); ok && strings.HasPrefix(arg, doSend+":") {
			return true, press(t, arg)
		}
	}
	return false, nil
}

// edits takes a sentence about a section when no draft lies open: it is about the only report there is that is not decided. One
// that waits for a signature may be meant as well as one that was left half done: then it is asked which.
func edits(t *talk.Turn, e editing) (bool, error) {
	var drafts []paper
	for _, m := range t.Places {
		if !talk.May(m.Role, talk.DraftReports) {
			continue
		}
		c, err := t.Tx.Committee(m.Committee)
		if err != nil {
			return false, err
		}
		all, err := t.Tx.Reports(c.ID)
		if err != nil {
			return false, err
		}
		open := withState(all, store.Drafted, store.SentBack, store.Submitted)
		if len(open) == 0 && len(all) > 0 {
			open = all[len(all)-1:] // the newest says why it cannot be edited
		}
		for _, r := range open {
			drafts = append(drafts, paper{c: c, me: m, r: r, reckoned: &reckoning{}})
		}
	}
	switch len(drafts) {
	case 0:
		return false, nil
	case 1:
		return true, drafts[0].apply(t, e)
	}
	if i := slices.IndexFunc(drafts, func(p paper) bool { return p.c.ID != drafts[0].c.ID }); i >= 0 {
		return true, talk.Ambiguous{Places: []store.Member{drafts[0].me, drafts[i].me}}
	}
	var open []store.Report
	for _, p := range drafts {
		open = append(open, p.r)
	}
	return true, drafts[0].choose(t, "edit", open)
}

// shownHere is the report that the chat was last shown for a decision, or that the message answers.
func shownHere(t *talk.Turn) (paper, bool, error) {
	o, err := t.Tx.Offer(t.Chat)
	if err != nil {
		return paper{}, false, err
	}
	for _, a := range o.Actions {
		arg, ok := strings.CutPrefix(a.Code, prefix+":"+doOK+":")
		if !ok {
			continue
		}
		ids := strings.Split(arg, ":")
		if len(ids) != 3 {
			continue
		}
		p, err := place(t, store.CommitteeID(number(ids[0])), talk.SignReports)
		if err == nil {
			err = p.find(t, ids[1], false)
		}
		if err != nil {
			return p, false, err
		}
		if p.r.Version != number(ids[2]) { // what was read is not what waits
			return p, true, p.decidable(t, number(ids[2]))
		}
		return p, true, nil
	}
	if t.ReplyTo == "" || !t.ReplyToOurs {
		return paper{}, false, nil
	}
	s, ok, err := t.Tx.Sent(t.Chat, t.ReplyTo)
	if err != nil || !ok || s.About.Flow != FlowName {
		return paper{}, false, err
	}
	all, err := waitingFor(t)
	if err != nil || len(all) != 1 {
		return paper{}, false, err
	}
	return all[0], true, nil
}

// waitingFor are the reports that wait for this person's decision, in all his committees.
func waitingFor(t *talk.Turn) (found []paper, err error) {
	for _, m := range t.Places {
		if !talk.May(m.Role, talk.SignReports) {
			continue
		}
		c, err := t.Tx.Committee(m.Committee)
		if err != nil {
			return nil, err
		}
		may, err := signs(&t.Tx.ReadTx, c, m)
		if err != nil {
			return nil, err
		}
		all, err := t.Tx.Reports(c.ID)
		if err != nil {
			return nil, err
		}
		for _, r := range withState(all, store.Submitted) {
			if may {
				found = append(found, paper{c: c, me: m, r: r, reckoned: &reckoning{}})
			}
		}
	}
	return found, nil
}

// returns takes "trả lại: …": of the report last shown, else of the only one that waits.
func returns(t *talk.Turn, reason string) (bool, error) {
	p, ok, err := shownHere(t)
	if err != nil {
		return true, err
	}
	if !ok {
		all, err := waitingFor(t)
		switch {
		case err != nil || len(all) == 0:
			return false, err
		case len(all) > 1:
			return true, talk.Refuse(listOf(all))
		}
		p = all[0]
	}
	if reason == "" {
		return true, p.askWhy(t, p.r.Version)
	}
	return true, p.sendBack(t, p.r.Version, reason)
}

// listOf lists what waits, perhaps in several committees.
func listOf(all []paper) text.SignList {
	list := text.SignList{For: "sign"}
	for _, p := range all[:min(len(all), mostListed)] {
		list.Reports = append(list.Reports, text.SignLine{Period: p.period(), State: p.r.State, Code: p.code(doSee)})
	}
	return list
}
