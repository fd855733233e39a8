package round

import (
	"errors"
	"slices"
	"strings"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/text"
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
	n, rest := talk.IDs(arg, 2)
	subj, letter, _ := strings.Cut(rest, ":")
	m, ok := t.In(store.CommitteeID(n[0]))
	status, known := pressedStates[letter]
	s := store.Subject(subj)
	if _, _, valid := s.Split(); !ok || !known && !s.Is(store.KindTask) || !valid {
		return talk.Refuse(text.StaleButton{})
	}
	if s.Is(store.KindTask) {
		return pressedTask(t, m, s, letter)
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
	mine, err := t.Tx.Holds(m, s)
	if err != nil {
		return err
	}
	if !mine && (!expected || !slices.Contains(e.Subjects, s)) {
		return talk.Refuse(text.StaleButton{})
	}
	if r.Settled(t.Tx.Now()) {
		return report(t, "") // a stale button answers with today's state
	}
	words, err := everywhere(t, word{member: m, round: r, subject: s, said: reply.Said{Status: reply.Status(status), Blocker: status == store.Blocked}})
	if err != nil {
		return err
	}
	if t.Kind != talk.Press && status != store.Blocked {
		return typedLabel(t, words) // "1 xong", typed as the button reads
	}
	added, l, err := recordPressed(t, words)
	if err != nil {
		return err
	}
	undoCode := undoOne(added[0])
	if err := showPressed(t, words, added); err != nil {
		return err
	}
	if status == store.Done && r.Kind == store.CleanUp {
		return t.AnswerAbout(text.WorkFigures{Subject: l.Subject}, store.About{Committee: r.Committee, Round: r.ID, Flow: flow, Subject: s})
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

// recordPressed records what a button says, and flashes it.
func recordPressed(t *talk.Turn, words []word) ([]store.Reply, text.SaidLine, error) {
	added, err := record(t, words, store.ByButton, t.At, nil)
	if err != nil {
		return nil, text.SaidLine{}, err
	}
	l, err := line(&t.Tx.ReadTx, added[0], 0)
	if err != nil {
		return nil, l, err
	}
	t.Toast, err = text.Line(t.Lang, text.RecordedToast{Line: l})
	return added, l, err
}

// everywhere is a word in its round and in the others that ask the same today.
func everywhere(t *talk.Turn, w word) ([]word, error) {
	if w.typed || w.subject.Question() > 0 || w.subject.Is(store.KindTask) {
		return []word{w}, nil
	}
	all, err := asking(&t.Tx.ReadTx, w.member.Committee, w.subject)
	if err != nil {
		return nil, err
	}
	c, err := t.Tx.Committee(w.member.Committee)
	if err != nil {
		return nil, err
	}
	var words []word
	for i, r := range withSame(all, w.round, askedToday(&t.Tx.ReadTx, c)) {
		w.round, w.also = r, i > 0
		words = append(words, w)
	}
	return words, nil
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
	return pressUndo + ":=" + talk.Code(r.Committee, r.Round, r.Subject, r.ID)
}

// showPressed changes the message whose button was pressed into what is open now; a button of a message whose items have
// no numbers any more gets the plain acknowledgement in its place.
func showPressed(t *talk.Turn, words []word, added []store.Reply) error {
	r, undoCode := added[0], undoOne(added[0])
	id := r.Round
	if r.Subject.Is(store.KindTask) {
		id = 0
	}
	shown, err := rewriteBundle(t, r.Committee, id, undoCode, r.Subject)
	if shown || err != nil {
		return err
	}
	ack, about, err := recorded(t, words, added, t.Message.Message)
	if err != nil {
		return err
	}
	ack.Undo = undoCode
	return t.Rewrite(ack, about)
}

// rewriteBundle changes the message whose button was pressed into the state of now, so that a round of taps does not fill
// the chat: the round whose button it was (0 for a task's), what is open besides, and the tasks of the day. False when
// the subject pressed, if one is named, is not among them.
func rewriteBundle(t *talk.Turn, c store.CommitteeID, r store.RoundID, undoCode string, pressed ...store.Subject) (bool, error) {
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return false, err
	}
	if r != 0 && !slices.ContainsFunc(b.Items, func(i store.BundleItem) bool { return i.Committee == c && i.Round == r }) {
		if b, err = today(t); err != nil {
			return false, err
		}
	}
	if len(pressed) > 0 && !slices.ContainsFunc(b.Items, func(i store.BundleItem) bool {
		return i.Committee == c && i.Subject == pressed[0] && (r == 0 || i.Round == r)
	}) {
		return false, nil
	}
	about := store.About{Committee: c, Round: r, Flow: flow}
	var wrong error
	m, err := bundleText(&t.Tx.ReadTx, b, func(s state) bool {
		if s.task != nil {
			return true
		}
		now, e := s.asks(&t.Tx.ReadTx, b.Day)
		wrong = errors.Join(wrong, e)
		if about.Round == 0 && now {
			about.Committee, about.Round = s.item.Committee, s.round.ID
		}
		return now || s.round.ID == r && s.item.Committee == c
	})
	if err = errors.Join(err, wrong); err != nil {
		return false, err
	}
	if m.Count() > 0 {
		m.Undo = undoCode
		return true, t.Rewrite(fewButtons(m), about)
	}
	done := allAnswered(m)
	done.Undo = undoCode
	return true, t.Rewrite(done, about)
}

// tookReason takes the sentence that says what blocks. A sentence that answers another item is none.
func tookReason(t *talk.Turn, r reason) (bool, error) {
	if done, err := tookChoice(t, r); done || err != nil {
		return done, err
	}
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
	m, ok := t.In(r.Committee)
	if !ok || t.Text == "" {
		return false, t.Tx.EndDialog(t.Chat)
	}
	if slices.ContainsFunc(of.Problems, func(p reply.Problem) bool { return p.Kind == reply.Question }) {
		return false, nil
	}
	if r.Subject.Is(store.KindTask) {
		return true, stuckWith(t, m, r.Subject, of.Items)
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
	n, _ := talk.IDs(arg, 2)
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return err
	}
	list, err := states(&t.Tx.ReadTx, b)
	if err != nil {
		return err
	}
	var words []word
	here := slices.ContainsFunc(list, func(s state) bool {
		return s.task == nil && s.item.Committee == store.CommitteeID(n[0]) && s.round.ID == store.RoundID(n[1]) && !s.round.Over()
	})
	for _, s := range list {
		// What the same message asks for other rounds is as it was, too.
		if s.task != nil || !here || !s.open() || s.item.Committee != store.CommitteeID(n[0]) {
			continue
		}
		m, ok := t.In(s.item.Committee)
		last, err := lastWeek(&t.Tx.ReadTx, s)
		if err != nil {
			return err
		}
		if !ok || m.ID != s.item.Member {
			continue
		}
		if s.typed() {
			before, err := s.before(&t.Tx.ReadTx)
			if err != nil {
				return err
			}
			if before != nil && before.Answer != nil && (s.item.Ask == store.AskNumber || s.item.Ask == store.AskChoice) {
				words = append(words, word{member: m, round: s.round, subject: s.item.Subject, number: s.number, typed: true, answer: before.Answer, said: reply.Said{Text: before.Text}})
			}
			continue
		}
		if last != nil {
			more, err := everywhere(t, word{member: m, round: s.round, subject: s.item.Subject, number: s.number, said: *last})
			if err != nil {
				return err
			}
			words = append(words, more...)
		}
	}
	if len(words) == 0 {
		return talk.Refuse(text.NothingSaidBefore{Example: example(t)})
	}
	if _, err := take(t, words, store.ByButton, t.At); err != nil {
		return err
	}
	_, err = rewriteBundle(t, words[0].round.Committee, words[0].round.ID, talk.Code(pressUndo, t.Message.Message))
	return err
}

// fix tells how to correct an answer. What is typed next belongs to the week of that answer.
func fix(t *talk.Turn, arg string) error {
	n, subj := talk.IDs(arg, 2)
	if _, _, ok := store.Subject(subj).Split(); !ok {
		return talk.Refuse(text.StaleButton{})
	}
	r, err := t.Tx.Round(store.CommitteeID(n[0]), store.RoundID(n[1]))
	if _, mine := t.In(r.Committee); err != nil || !mine {
		return talk.Refuse(text.StaleButton{})
	}
	if r.Settled(t.Tx.Now()) && !store.Subject(subj).Is(store.KindTask) {
		return tooLate(t, r)
	}
	if err := expectCorrection(t, []store.HeardItem{{Committee: r.Committee, Round: r.ID, Subject: store.Subject(subj)}}); err != nil {
		return err
	}
	var how text.HowToFix
	if how.Example, err = asHeSays(t, r, store.Subject(subj)); err != nil {
		return err
	}
	if how.Photo, err = wantsPhoto(&t.Tx.ReadTx, r, store.Subject(subj)); err != nil {
		return err
	}
	return t.Answer(how)
}
