package sign

import (
	"cmp"
	"errors"
	"slices"
	"time"

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
	switch verbOf(t.Key) {
	case doSend:
		return sends(t)
	case doDrop:
		return drafted(t, doDrop, func(p paper) error { return p.drop(t, 0) })
	case doFresh:
		return drafted(t, doFresh, func(p paper) error { return p.refreshed(t) })
	case doBack:
		return takesBack(t)
	}
	if isYes(t.Key) {
		return signed(t)
	}
	if reason, strong, ok := noOf(t.Text); ok {
		return returns(t, reason, strong)
	}
	return false, nil
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

// sends takes "gửi" with nothing lying open: of the only report that it can mean. One that nobody has looked at yet is shown.
func sends(t *talk.Turn) (bool, error) {
	all, may, err := sendable(t)
	switch {
	case err != nil || !may:
		return false, err
	case len(all) > 1:
		return true, which(t, doSend, all)
	case len(all) == 1 && all[0].r.ID == 0:
		p := all[0]
		return true, errors.Join(p.of(t, p.r.First, p.r.Last), p.present(t))
	}
	return drafted(t, doSend, func(p paper) error { return p.submit(t, 0, "") })
}

// sendable are the drafts, and the report of the newest round that has closed where nobody has looked at it yet: its closing has
// offered it to be sent.
func sendable(t *talk.Turn) (all []paper, may bool, err error) {
	all, may, err = drafting(t)
	if err != nil {
		return nil, may, err
	}
	err = places(t, talk.DraftReports, func(p paper, made []store.Report) error {
		r, err := span{round: true}.roundOf(&t.Tx.ReadTx, p.c.ID)
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		if err != nil || r.Phase != store.Closed {
			return err
		}
		if !slices.ContainsFunc(made, func(o store.Report) bool { return o.First == r.FirstDay && o.Last == r.LastDay }) {
			p.r = store.Report{Committee: p.c.ID, First: r.FirstDay, Last: r.LastDay, State: store.Drafted}
			all = append(all, p)
		}
		return nil
	})
	return all, may, err
}

// takesBack takes "rút lại" of the only report that waits for a signature.
func takesBack(t *talk.Turn) (bool, error) {
	waiting, _, err := hands(t, talk.DraftReports, store.Submitted)
	if err != nil {
		return true, err
	}
	switch len(waiting) {
	case 0:
		return false, nil
	case 1:
		return true, waiting[0].withdraw(t)
	}
	return true, which(t, doBack, waiting)
}

// drafted does what was typed with the only report that is drafted; of several it asks which. Where there is none it is said
// what became of the newest.
func drafted(t *talk.Turn, verb string, do func(paper) error) (bool, error) {
	drafts, may, err := drafting(t)
	switch {
	case err != nil || !may:
		return false, err
	case len(drafts) == 1:
		return true, do(drafts[0])
	case len(drafts) > 1:
		return true, which(t, verb, drafts)
	}
	all, _, err := hands(t, talk.DraftReports, store.Submitted, store.Approved, store.Dropped)
	if err != nil {
		return true, err
	}
	var last paper
	for _, p := range all {
		if changedAt(p.r).After(changedAt(last.r)) {
			last = p
		}
	}
	switch {
	case last.r.ID == 0:
		return true, t.Answer(text.SignNoDraft{})
	case verb == doSend:
		return true, last.settled(t, false)
	}
	m, err := last.lockedText(&t.Tx.ReadTx)
	m.Drop = verb == doDrop
	return true, errors.Join(err, t.AnswerAbout(m, last.about()))
}

// changedAt is when a report last changed its state.
func changedAt(r store.Report) time.Time {
	at := r.Made.At
	for _, v := range []store.Verdict{r.Submitted, r.Decided, r.Left} {
		if v.At.After(at) {
			at = v.At
		}
	}
	return at
}

// which asks which of several drafts is meant; verb is what is done with it.
func which(t *talk.Turn, verb string, drafts []paper) error {
	if i := slices.IndexFunc(drafts, func(p paper) bool { return p.c.ID != drafts[0].c.ID }); i >= 0 {
		return talk.Ambiguous{Places: []store.Member{drafts[0].me, drafts[i].me}}
	}
	slices.SortFunc(drafts, func(a, b paper) int { return cmp.Or(cmp.Compare(b.r.Last, a.r.Last), cmp.Compare(b.r.ID, a.r.ID)) })
	list := text.SignList{For: verb}
	for _, p := range drafts[:min(len(drafts), mostListed)] {
		code := p.code(verb)
		if verb == doSend {
			code = p.code(verb, "", thisOne)
		}
		list.Reports = append(list.Reports, text.SignLine{Period: p.period(), State: p.r.State, Code: code})
	}
	return t.AnswerAbout(list, drafts[0].about())
}

// edits takes a sentence about a section when no draft lies open: it is about the only report there is that is not decided. One
// that waits for a signature may be meant as well as one that was left half done: then it is asked which.
func edits(t *talk.Turn, e editing) (bool, error) {
	var drafts []paper
	err := places(t, talk.DraftReports, func(p paper, all []store.Report) error {
		open := withState(all, store.Drafted, store.SentBack, store.Submitted)
		if decided := withState(all, store.Approved); len(open) == 0 && len(decided) > 0 {
			open = decided[len(decided)-1:] // the newest says why it cannot be edited
		}
		drafts = append(drafts, p.each(open)...)
		return nil
	})
	if err != nil {
		return false, err
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
