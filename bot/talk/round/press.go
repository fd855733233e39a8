package round

import (
	"errors"
	"slices"
	"strings"
	"time"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// stepReason is the open question "what is it that blocks?".
const stepReason = "reason"

// reason is what that question remembers.
type reason struct {
	Committee store.CommitteeID `json:"committee"`
	Round     store.RoundID     `json:"round"`
	Subject   store.Subject     `json:"subject"`
}

var pressedStates = map[string]store.Status{"d": store.Done, "g": store.Doing, "b": store.Blocked}

// pressed takes a button that states how an item goes. The code comes from a client: person, round and subject must fit.
func pressed(t *talk.Turn, arg string) error {
	n, rest := ids(arg, 2)
	subj, letter, _ := strings.Cut(rest, ":")
	m, ok := placeIn(t, store.CommitteeID(n[0]))
	status, known := pressedStates[letter]
	s := store.Subject(subj)
	if _, _, valid := s.Split(); !ok || !known || !valid {
		return talk.Refuse(text.StaleButton{})
	}
	r, err := t.Tx.Round(m.Committee, store.RoundID(n[1]))
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.StaleButton{})
	}
	if err != nil {
		return err
	}
	roll, err := t.Tx.Roll(r.Committee, r.ID)
	if err != nil {
		return err
	}
	e, expected := roll.Of(m.ID)
	if !m.Owns(s, t.Tx.Now()) && (!expected || !slices.Contains(e.Subjects, s)) {
		return talk.Refuse(text.StaleButton{})
	}
	if r.Settled(t.Tx.Now()) {
		return report(t, "") // a stale button answers with today's state
	}
	words := []word{{member: m, round: r, subject: s, said: reply.Said{Status: reply.Status(status), Blocker: status == store.Blocked}}}
	if t.Kind != talk.Press && status != store.Blocked {
		return typedLabel(t, words) // "1 xong", typed as the button reads
	}
	added, err := record(t, words, store.ByButton, t.At, nil)
	if err != nil {
		return err
	}
	l, err := line(&t.Tx.ReadTx, added[0], 0)
	if err != nil {
		return err
	}
	if t.Toast, err = text.Line(t.Lang, text.RecordedToast{Line: l}); err != nil {
		return err
	}
	undoCode := undoOne(added[0])
	if err := rewriteBundle(t, r, undoCode); err != nil {
		return err
	}
	if status != store.Blocked {
		return nil
	}
	about := store.About{Committee: r.Committee, Round: r.ID, Flow: flow, Subject: s, Reply: added[0].ID}
	if err := t.Hold(flow, stepReason, reason{Committee: r.Committee, Round: r.ID, Subject: s}); err != nil {
		return err
	}
	return t.AnswerAbout(text.WhatBlocks{Subject: l.Subject, Undo: undoCode}, about)
}

// typedLabel takes a button's label that was typed: an answer like any other sentence.
func typedLabel(t *talk.Turn, words []word) error {
	added, err := take(t, words, store.ByText, t.At)
	if err != nil {
		return err
	}
	return acknowledge(t, words, added, nil, 0)
}

func undoOne(r store.Reply) string {
	return pressUndo + ":=" + code(r.Committee, r.Round, r.Subject, r.ID)
}

// rewriteBundle changes the message whose button was pressed into the state of its round now, so that a round of taps
// does not fill the chat.
func rewriteBundle(t *talk.Turn, r store.Round, undoCode string) error {
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(b.Items, func(i store.BundleItem) bool { return i.Committee == r.Committee && i.Round == r.ID }) {
		if b, err = today(t); err != nil {
			return err
		}
	}
	m, err := bundleText(&t.Tx.ReadTx, b, func(x store.Round) bool { return x.ID == r.ID && x.Committee == r.Committee })
	if err != nil {
		return err
	}
	about := store.About{Committee: r.Committee, Round: r.ID, Flow: flow}
	if openItems(m) > 0 {
		m.Undo = undoCode
		return t.Rewrite(m, about)
	}
	done := allAnswered(m)
	done.Undo = undoCode
	return t.Rewrite(done, about)
}

// tookReason takes the sentence that says what blocks. A sentence that answers another item is none.
func tookReason(t *talk.Turn, r reason) (bool, error) {
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return false, err
	}
	// All his items are listed as open here, so that only a number or a code in the sentence points to another one.
	ctx := reply.Context{}
	for _, i := range b.Items {
		ctx.List = append(ctx.List, string(i.Subject))
	}
	for _, s := range reply.Understand(t.Text, ctx).Items {
		other := s.Item != 0 && b.Items[s.Item-1].Subject != r.Subject || s.Item == 0 && s.Code != "" && s.Code != string(r.Subject)
		if other || s.Status == reply.Done {
			return false, t.Tx.EndDialog(t.Chat)
		}
	}
	of := reply.Understand(t.Text, reply.Context{List: []string{string(r.Subject)}})
	m, ok := placeIn(t, r.Committee)
	if !ok || t.Text == "" {
		return false, t.Tx.EndDialog(t.Chat)
	}
	if slices.ContainsFunc(of.Problems, func(p reply.Problem) bool { return p.Kind == reply.Question }) {
		return false, nil
	}
	round, err := t.Tx.Round(r.Committee, r.Round)
	if err != nil {
		return false, err
	}
	said := reply.Said{Status: reply.Blocked, Blocker: true, Text: t.Text}
	for _, s := range of.Items {
		said.NeedsHelp = said.NeedsHelp || s.NeedsHelp
		if s.Percent != nil {
			said.Percent = s.Percent
		}
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return false, err
	}
	words := []word{{member: m, round: round, subject: r.Subject, said: said}}
	added, err := take(t, words, store.ByText, t.At)
	if err != nil {
		return false, err
	}
	return true, acknowledge(t, words, added, nil, 0)
}

// same records last week's words again for everything that is open in a round.
func same(t *talk.Turn, arg string) error {
	n, _ := ids(arg, 2)
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return err
	}
	list, err := states(&t.Tx.ReadTx, b)
	if err != nil {
		return err
	}
	var words []word
	for _, s := range list {
		if !s.open() || s.item.Committee != store.CommitteeID(n[0]) || s.round.ID != store.RoundID(n[1]) {
			continue
		}
		m, ok := placeIn(t, s.item.Committee)
		last, err := lastWeek(&t.Tx.ReadTx, s)
		if err != nil {
			return err
		}
		if ok && m.ID == s.item.Member && last != nil {
			words = append(words, word{member: m, round: s.round, subject: s.item.Subject, number: s.number, said: *last})
		}
	}
	if len(words) == 0 {
		return talk.Refuse(text.NothingSaidBefore{Example: example(t)})
	}
	if _, err := take(t, words, store.ByButton, t.At); err != nil {
		return err
	}
	return rewriteBundle(t, words[0].round, code(pressUndo, t.Message.Message))
}

// why tells why a person is asked.
func why(t *talk.Turn, arg string) error {
	n, _ := ids(arg, 2)
	m, ok := placeIn(t, store.CommitteeID(n[0]))
	if !ok {
		return talk.Refuse(text.StaleButton{})
	}
	c, err := t.Tx.Committee(m.Committee)
	if err != nil {
		return err
	}
	w := text.Why{Committee: c.Name, Decision: c.Decision}
	for _, s := range mine(m, t.Tx.Now()) {
		named, err := label.Subject(&t.Tx.ReadTx, c.ID, s)
		if err != nil {
			return err
		}
		w.Subjects = append(w.Subjects, named)
	}
	return t.Answer(w)
}

// fix tells how to correct an answer. What is typed next belongs to the week of that answer.
func fix(t *talk.Turn, arg string) error {
	n, subj := ids(arg, 2)
	if _, _, ok := store.Subject(subj).Split(); !ok {
		return talk.Refuse(text.StaleButton{})
	}
	r, err := t.Tx.Round(store.CommitteeID(n[0]), store.RoundID(n[1]))
	if _, mine := placeIn(t, r.Committee); err != nil || !mine {
		return talk.Refuse(text.StaleButton{})
	}
	if r.Settled(t.Tx.Now()) {
		return tooLate(t, r)
	}
	if err := expectCorrection(t, []store.HeardItem{{Committee: r.Committee, Round: r.ID}}); err != nil {
		return err
	}
	return t.Answer(text.HowToFix{Example: subj + " 70%"})
}

// openLate opens a round whose window passed while we were away, or opens a closed one for those still missing.
func openLate(t *talk.Turn, arg string) error {
	n, _ := ids(arg, 2)
	t.Committee = store.CommitteeID(n[0])
	if _, err := t.Place(talk.RunRounds); err != nil {
		return err
	}
	r, err := t.Tx.Round(t.Committee, store.RoundID(n[1]))
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.StaleButton{})
	}
	if err != nil {
		return err
	}
	if !r.Over() || r.Settled(t.Tx.Now()) {
		return talk.Refuse(text.CannotOpen{})
	}
	c, err := t.Tx.Committee(r.Committee)
	if err != nil {
		return err
	}
	p, err := t.Tx.Plan(r.Committee, r.Plan)
	if err != nil {
		return err
	}
	loc := c.Location()
	r.Opens, r.Closes = plan.From(t.Tx.Now(), p.Window, loc)
	// Sweep opens it like any other: its time has come.
	r.Late = r.Late || r.Phase == store.Skipped
	r.Phase, r.Asked, r.Repeats, r.ClosedAt = store.Upcoming, 0, nil, time.Time{}
	if err := t.Tx.PutRound(&r); err != nil {
		return err
	}
	if err := t.Tx.SetDue(store.DueRound, r.DueKey(), r.Opens); err != nil {
		return err
	}
	return t.Rewrite(text.LateOpened{Closes: r.Closes.In(loc)}, store.About{Committee: r.Committee, Round: r.ID})
}
