package round

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"time"

	"giaoban/bot/answer"
	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// behalf is what is noted for a member: his list of today and the sentence with its parts named so that readers find them.
type behalf struct {
	member store.Member
	// sentence is as typed, for what is said back.
	sentence string
	// list is what is asked of him. Those of his own bundle have its numbers; others numbers that nobody types.
	list []state
	// shown is how many numbers his bundle of today has, 0 without one.
	shown int
	// narrowed: a plan was named, and the list has only what that asks.
	narrowed bool
}

// unshown is the number after which items without one are numbered, for the reader only.
const unshown = 9000

// behalfOf gathers what plans ask of a member now: his bundle of today and what he has not been asked there.
func behalfOf(t *talk.Turn, c store.Committee, m store.Member) (behalf, error) {
	h := behalf{member: m}
	if m.Person != 0 {
		b, err := t.Tx.Bundle(m.Person, t.Tx.Now().In(c.Location()).Format("2006-01-02"))
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return h, err
		}
		if h.list, err = states(&t.Tx.ReadTx, b); err != nil {
			return h, err
		}
		h.shown = len(h.list)
		h.list = slices.DeleteFunc(h.list, func(s state) bool { return s.item.Committee != m.Committee || s.item.Member != m.ID })
	}
	recent, err := t.Tx.RecentRounds(m.Committee, 64)
	if err != nil {
		return h, err
	}
	for _, r := range slices.Backward(recent) {
		if err := h.alsoOf(t, r); err != nil {
			return h, err
		}
	}
	return h, nil
}

// alsoOf adds what a round asks of the member by questions of its plan, or by a roll call, and his bundle does not have.
func (h *behalf) alsoOf(t *talk.Turn, r store.Round) error {
	soon := r.Phase == store.Upcoming && r.Opens.Sub(t.At) < 7*24*time.Hour
	if r.Kind == store.Weekly || r.Phase == store.Skipped || r.Settled(t.At) || r.Phase == store.Upcoming && !soon {
		return nil
	}
	p, err := t.Tx.Plan(r.Committee, r.Plan)
	if err != nil {
		return err
	}
	var expected []store.Expected
	if r.Phase == store.Upcoming {
		expected, err = t.Tx.WhoAnswers(p, r)
	} else {
		var roll store.Roll
		roll, err = t.Tx.Roll(r.Committee, r.ID)
		expected = roll.Expected
	}
	i := slices.IndexFunc(expected, func(e store.Expected) bool { return e.Member == h.member.ID })
	if err != nil || i < 0 {
		return err
	}
	for _, s := range slices.Concat(expected[i].Subjects, expected[i].Optional) {
		one := state{item: p.Item(r, h.member.ID, s), number: unshown + len(h.list)}
		has := slices.ContainsFunc(h.list, func(o state) bool { return o.round.ID == r.ID && o.item.Subject == s })
		if has || !one.typed() && s.Question() == 0 {
			continue
		}
		if err := one.readRound(&t.Tx.ReadTx); err != nil {
			return err
		}
		h.list = append(h.list, one)
	}
	return nil
}

// own tells whether an item is a plan's own question or a roll call, and no state of a criterion or a khu phố.
func (s state) own() bool { return s.typed() || s.item.Subject.Question() > 0 }

// waits tells whether an item is asked now and not answered.
func (s state) waits(t *talk.Turn) (bool, error) {
	if s.said != nil || s.task != nil || s.round.Phase == store.Upcoming && s.number > unshown {
		return false, nil
	}
	return s.takes(t)
}

// read takes out of words the answers to typed questions. rest is what it leaves to the reader of states.
func (h behalf) read(t *talk.Turn, words string) (got []word, rest string, problems []text.Message, err error) {
	var items []answer.Item
	open := 0
	for _, s := range h.list {
		x := answer.Item{Number: s.number, Code: string(s.item.Subject), Ask: kinds[s.item.Ask], Unit: s.question.Unit, Choices: s.question.Choices}
		if x.Open, err = s.waits(t); err != nil {
			return nil, "", nil, err
		}
		if x.Open && s.own() {
			open++
		}
		items = append(items, x)
	}
	if !slices.ContainsFunc(h.list, state.own) {
		return nil, words, nil, nil
	}
	working, err := h.works(t)
	if err != nil {
		return nil, "", nil, err
	}
	answers, rest, asks := answer.Read(words, append(items, working...))
	for _, g := range answers {
		w, problem, err := h.word(t, h.list[g.Item], g)
		if err != nil {
			return nil, "", nil, err
		}
		if problem != nil {
			problems = append(problems, problem)
			continue
		}
		got = append(got, w)
	}
	for _, p := range asks {
		var which []state
		for _, i := range p.Items {
			if i < len(h.list) {
				which = append(which, h.list[i])
			}
		}
		problems = append(problems, h.again(which))
	}
	key := fold.Key(rest)
	states := slices.ContainsFunc(append(items, working...), func(x answer.Item) bool { return x.Ask == answer.Status && x.Open })
	guess := open > 0 && !reStateNamed.MatchString(key) && (!states || reLeadingNumber.MatchString(key) && h.shown == 0)
	if key != "" && (guess || h.narrowed && !h.statesOnly() || reQuestionCode.MatchString(key)) && !h.namesState(key) {
		// What is no answer to a question is not taken for a state of the work.
		rest, problems = "", append(problems, h.again(h.list))
	}
	return got, rest, problems, nil
}

var (
	reStateNamed    = regexp.MustCompile(`\b(?:tc|kp|v|tieu chi|khu pho|viec) ?\d`)
	reLeadingNumber = regexp.MustCompile(`^\W*\d`)
	reFirstNumber   = regexp.MustCompile(`^\d+`)
	reQuestionCode  = regexp.MustCompile(`\bc\d|\b(?:kp|tc) ?\d+\.\d`)
)

// works are the states of the work that the member reports of and that have no number, as the reader knows them: "kp5 xong" is
// of the work, whoever is asked who comes.
func (h behalf) works(t *talk.Turn) ([]answer.Item, error) {
	if h.narrowed {
		return nil, nil
	}
	subjects, err := t.Tx.ChargesNow(h.member)
	if err != nil {
		return nil, err
	}
	var items []answer.Item
	for _, s := range subjects {
		if slices.ContainsFunc(h.list, func(o state) bool { return !o.typed() && o.item.Subject == s }) {
			continue
		}
		r, err := homeOne(&t.Tx.ReadTx, told{member: h.member, subject: s, said: t.At, noted: true})
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		said, err := t.Tx.WordOf(r.Committee, r.ID, s, h.member.ID)
		if err != nil {
			return nil, err
		}
		items = append(items, answer.Item{Code: string(s), Open: r.Phase == store.Opened && said == nil})
	}
	return items, nil
}

// statesOnly tells whether what is asked is all answered by how the work goes.
func (h behalf) statesOnly() bool { return !slices.ContainsFunc(h.list, state.typed) }

// namesState tells whether a folded sentence begins with the code or the number of a state that is asked by a question's words.
func (h behalf) namesState(key string) bool {
	if n, err := strconv.Atoi(reFirstNumber.FindString(key)); err == nil {
		return slices.ContainsFunc(h.list, func(s state) bool { return s.number == n && !s.typed() })
	}
	for _, s := range h.list {
		if !s.typed() && s.own() && regexp.MustCompile(`^\W*`+regexp.QuoteMeta(string(s.item.Subject))+`\b`).MatchString(key) {
			return true
		}
	}
	return false
}

// word is an answer as it is noted; problem is what to say where it cannot be.
func (h behalf) word(t *talk.Turn, s state, g answer.Got) (word, text.Message, error) {
	w := word{member: h.member, subject: s.item.Subject, round: s.round, typed: true, said: reply.Said{Text: g.Text}}
	takes, err := s.takes(t)
	if err != nil {
		return w, nil, err
	}
	named, err := label.Asked(&t.Tx.ReadTx, s.plan, s.round, s.item.Committee, s.item.Subject)
	switch {
	case err != nil:
		return w, nil, err
	case !takes && s.round.IsRollCall():
		return w, text.Begun{Subject: named}, nil
	case !takes:
		return w, tooLateText(t, s.round), nil
	case s.item.Ask == store.AskPhoto:
		return w, text.BehalfPhoto{Name: h.member.Name, Subject: named}, nil
	case g.Same:
		last, err := s.before(&t.Tx.ReadTx)
		if err != nil {
			return w, nil, err
		}
		if last == nil || last.Answer == nil {
			return w, h.again([]state{s}), nil
		}
		w.answer, w.said.Text = last.Answer, last.Text
	case g.Number != nil || g.Choice != 0:
		w.answer = &store.Answer{Number: g.Number, Choice: g.Choice}
	}
	return w, nil, nil
}

// tries is how many lines to type are shown at most.
const tries = 4

// again asks how the member's answer is meant, with lines that work when they are typed.
func (h behalf) again(which []state) text.Message {
	m := text.BehalfUnclear{Name: h.member.Name, Said: h.sentence}
	for _, s := range which {
		if !s.own() || len(m.Tries) == tries {
			continue
		}
		lone := !slices.ContainsFunc(h.list, func(o state) bool {
			return o.round.ID == s.round.ID && o.item.Subject != s.item.Subject && o.item.Subject.Question() == s.item.Subject.Question()
		})
		call := h.member.Call
		if slices.ContainsFunc(h.list, func(o state) bool {
			return o.plan.ID != s.plan.ID && o.own() && (fold.Key(o.question.Text) == fold.Key(s.question.Text) || o.item.Subject == s.item.Subject)
		}) && !s.round.IsRollCall() {
			call += " " + s.plan.Name + ":"
		}
		if line := label.Note(call, s.plan, s.round, s.item.Subject, lone); line != "" {
			m.Tries = append(m.Tries, line)
		}
	}
	return m
}

// noteLine is an example of how the answer of a member is noted, of a plan's own question by its words.
func noteLine(tx *store.ReadTx, m store.Member, r store.Round, s store.Subject) (string, error) {
	if !s.Is(store.KindTask) {
		p, err := tx.Plan(r.Committee, r.Plan)
		if err != nil {
			return "", err
		}
		if line := label.Note(m.Call, p, r, s, false); line != "" && s.Question() > 0 {
			return line, nil
		}
	}
	how, err := howToSay(tx, r, s)
	return "/ghiho " + m.Call + " " + how, err
}
