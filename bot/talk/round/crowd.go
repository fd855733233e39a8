package round

import (
	"encoding/json"
	"slices"
	"strings"

	"giaoban/bot/answer"
	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// crowd gives a number of people that is all a message says ("15 người") to the roll call it can be for: asked, and the work
// not begun, whether it is answered already or closed. Of the report it never is.
func crowd(t *talk.Turn, list []state, said string, r *reading) (bool, error) {
	people, code, ok := answer.Crowd(said)
	if !ok || hasFiles(t) {
		return false, nil
	}
	only, narrowed, err := meant(t)
	if err != nil {
		return false, err
	}
	var fits []state
	for _, s := range list {
		switch {
		case s.item.Ask == store.AskNumber && s.open() && strings.Contains(s.question.Unit, "người"), s.item.Ask == store.AskWork && s.open() && !s.round.Starts.After(t.At):
			return false, nil // it may be for that
		case s.item.Ask != store.AskComing || s.number == 0 || code != "" && string(s.item.Subject) != code:
			continue
		case narrowed && !slices.ContainsFunc(only, func(i store.HeardItem) bool {
			return i.Committee == s.item.Committee && i.Round == s.round.ID && i.Subject == s.item.Subject
		}):
			continue
		}
		takes, err := s.takes(t)
		if err != nil {
			return false, err
		}
		if takes {
			fits = append(fits, s)
		}
	}
	// Those that miss an answer, or a number, come before those that have one.
	for _, wanting := range []func(state) bool{func(s state) bool { return s.said == nil }, func(s state) bool { return s.said != nil && s.said.Answer.Comes() && s.said.Answer.Number == nil }} {
		if some := slices.DeleteFunc(slices.Clone(fits), func(s state) bool { return !wanting(s) }); len(some) > 0 {
			fits = some
			break
		}
	}
	switch len(fits) {
	case 0:
		return false, nil
	case 1:
	default:
		m, err := which(t, said, fits)
		r.problem(fits[0], m)
		r.rest = ""
		return true, err
	}
	s := fits[0]
	r.rest = ""
	if s.said != nil && !s.said.Answer.Comes() {
		v, err := s.view(&t.Tx.ReadTx)
		r.problem(s, text.AskAgain{Why: string(answer.Unclear), Said: said, Item: v})
		return true, err
	}
	got := answer.Got{Number: people, Choice: store.Going}
	if people == nil {
		got.Text = said
	}
	if sends(s) {
		got.Choice, got.Text = store.SendsOther, s.said.Text
	}
	w, problem, err := wordFor(t, s, got)
	switch {
	case err != nil:
		return false, err
	case problem != nil:
		r.problem(s, problem)
	default:
		r.words = append(r.words, w)
	}
	return true, nil
}

// sends tells whether somebody else was named to come.
func sends(s state) bool {
	return s.said != nil && s.said.Answer.Comes() && s.said.Answer.Choice == store.SendsOther
}

// numberAlone tells whether words are a number of people and nothing else, so that they change nothing of who comes.
func numberAlone(said string) bool {
	if _, _, ok := answer.Crowd(said); ok {
		return true
	}
	s, ok := answer.Instead(said)
	return ok && !s.Named
}

func which(t *talk.Turn, said string, list []state) (text.Message, error) {
	ask := text.WhichAnswer{Said: said}
	for _, s := range list {
		v, err := s.view(&t.Tx.ReadTx)
		if err != nil {
			return nil, err
		}
		ask.Items = append(ask.Items, v)
	}
	return ask, nil
}

// keepTold completes an answer to a roll call with the number that was told before, and tells what of it is still welcome: who
// comes instead is asked once.
func keepTold(t *talk.Turn, s state, w *word) {
	if s.item.Ask != store.AskComing || !w.answer.Comes() {
		return
	}
	open := strings.ContainsAny(w.said.Text, "0123456789")
	if s.said != nil && s.said.Answer.Comes() && w.answer.Number == nil && !open && t.Kind != talk.Edited {
		w.answer.Number = s.said.Answer.Number
	}
	switch {
	case w.answer.Choice == store.SendsOther && !answer.Names(w.said.Text) && !sends(s):
		w.asks = text.AskInstead
	case w.answer.Number == nil && !(w.answer.Choice == store.SendsOther && sends(s)):
		w.asks = text.AskPeople
	}
}

// stepInstead is the open question "who comes in your place?", which need not be answered.
const stepInstead = "instead"

// holdComing remembers that it was asked how many come, or who instead.
func holdComing(t *talk.Turn, instead bool, r store.Reply) error {
	step := stepPeople
	if instead {
		step = stepInstead
	}
	return t.Hold(flow, step, people{Committee: r.Committee, Round: r.Round, Subject: r.Subject})
}

// askComing adds to an acknowledgement what is still welcome of a roll call. Another question that is open stays open.
func askComing(t *talk.Turn, ack *text.Recorded, w word, r store.Reply) error {
	ack.Asks = w.asks
	if !t.Private() || t.Open.Flow != "" && (t.Open.Flow != flow || !slices.Contains([]string{stepPeople, stepInstead, stepCorrect}, t.Open.Step)) {
		return nil
	}
	return holdComing(t, w.asks == text.AskInstead, r)
}

// tookInstead takes who comes in his place, and how many. Anything else is no answer to it.
func tookInstead(t *talk.Turn, d store.Dialog) (bool, error) {
	var p people
	if err := json.Unmarshal(d.Data, &p); err != nil {
		return false, err
	}
	m, ok := t.In(p.Committee)
	if !ok || t.Tx.Now().Sub(d.Since) > peopleFor || hasFiles(t) {
		return false, t.Tx.EndDialog(t.Chat)
	}
	said, ok := answer.Instead(t.Text)
	if !ok {
		return false, nil
	}
	s, err := stateOf(t, m, p.Round, p.Subject)
	if err != nil || !sends(s) {
		return false, err
	}
	w := word{member: m, subject: p.Subject, typed: true, answer: &store.Answer{Choice: store.SendsOther, Number: said.People}, said: reply.Said{Text: t.Text}}
	if !said.Named {
		w.said.Text = s.said.Text
	}
	if w.answer.Number == nil {
		w.answer.Number = s.said.Answer.Number
	}
	var problem text.Message
	if w.round, problem, err = homeTyped(t, s); err != nil || problem != nil {
		return false, err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return false, err
	}
	return true, typedLabel(t, []word{w})
}
