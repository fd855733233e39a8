package round

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/answer"
	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
)

// reading is what a message says to the typed questions of a person's list, and what it leaves to the readers of states.
type reading struct {
	words    []word
	rest     string
	problems []text.Message
	// about is the item that the first problem is about.
	about store.About
	// same: all is like the last time, the states of the work too where there are any.
	same bool
}

// typed finds in a message the answers to plans' own questions and to roll calls: by their numbers, by their codes, or
// because they can be for nothing else.
func typed(t *talk.Turn, b store.Bundle, said string) (reading, error) {
	r := reading{rest: said}
	list, err := states(&t.Tx.ReadTx, b)
	if err != nil {
		return r, err
	}
	if list, err = withUnasked(t, list, said); err != nil {
		return r, err
	}
	if !slices.ContainsFunc(list, state.typed) {
		return r, nil
	}
	items, err := answerItems(t, list)
	if err != nil {
		return r, err
	}
	if done, err := crowd(t, list, said, &r); done || err != nil {
		return r, err
	}
	got, rest, problems := answer.Read(said, items)
	if alone, ok := photoOfAQuestion(t, list, items); ok && len(got)+len(problems) == 0 {
		got, rest = []answer.Got{{Item: alone, Text: underPhoto(said)}}, ""
	}
	r.rest = rest
	var same []answer.Got
	if len(got)+len(problems) == 0 && reLikeLast.MatchString(t.Key) {
		same = allSame(list, items)
		r.same = len(same) > 0
	}
	for _, g := range append(got, same...) {
		w, problem, err := wordFor(t, list[g.Item], g)
		var no talk.Refusal
		switch {
		case errors.As(err, &no):
			r.problems = append(r.problems, no.Say)
		case err != nil:
			return r, err
		case problem != nil:
			r.problem(list[g.Item], problem)
		default:
			r.words = append(r.words, w)
		}
	}
	for _, p := range problems {
		if i := p.Items[0]; p.Why == answer.Empty && list[i].item.Ask == store.AskPhoto && (hasFiles(t) || photosWait(t)) {
			w, problem, err := wordFor(t, list[i], answer.Got{Item: i})
			if err != nil {
				return r, err
			}
			if problem == nil { // the photo is the answer, its number says of what
				r.words = append(r.words, w)
				continue
			}
		}
		m, err := askAgain(t, list, p)
		if err != nil {
			return r, err
		}
		r.problem(list[p.Items[0]], m)
	}
	return r, nil
}

func (r *reading) problem(s state, m text.Message) {
	if len(r.problems) == 0 {
		r.about = store.About{Committee: s.item.Committee, Round: s.round.ID, Subject: s.item.Subject, Flow: flow}
	}
	r.problems = append(r.problems, m)
}

var kinds = map[store.QuestionKind]answer.Kind{store.AskNumber: answer.Number, store.AskChoice: answer.Choice, store.AskText: answer.Text, store.AskPhoto: answer.Photo,
	store.AskComing: answer.Coming}

// answerItems are a person's items as the reader of answers knows them.
func answerItems(t *talk.Turn, list []state) ([]answer.Item, error) {
	only, narrowed, err := meant(t)
	if err != nil {
		return nil, err
	}
	var items []answer.Item
	for _, s := range list {
		x := answer.Item{Number: s.number, Code: string(s.item.Subject), Ask: kinds[s.item.Ask], Unit: s.question.Unit, Choices: s.question.Choices, Open: s.open(),
			Title: s.question.Text, Round: fmt.Sprintf("%d/%d", s.item.Committee, s.round.ID), Optional: s.question.Optional}
		if s.typed() {
			takes, err := s.takes(t)
			if err != nil {
				return nil, err
			}
			x.Open = s.said == nil && takes
		}
		if narrowed {
			x.Open = slices.ContainsFunc(only, func(a store.HeardItem) bool {
				return s.item.Committee == a.Committee && s.round.ID == a.Round && s.item.Subject == a.Subject
			})
		}
		items = append(items, x)
	}
	// Who comes is not asked yet where it has no number: "kp5 xong" is of the work then.
	for _, s := range list {
		if s.number == 0 && s.item.Ask == store.AskComing {
			items = append(items, answer.Item{Code: string(s.item.Subject), Open: true})
		}
	}
	return items, nil
}

// meant are the items that a message can only be about: that of the message of ours which it answers, or those which are
// being corrected.
func meant(t *talk.Turn) ([]store.HeardItem, bool, error) {
	if t.ReplyTo != "" && t.ReplyToOurs {
		s, ok, err := t.Tx.Sent(t.Chat, t.ReplyTo)
		a := s.About
		return []store.HeardItem{{Committee: a.Committee, Round: a.Round, Subject: a.Subject}}, ok && a.Subject != "" && !a.Subject.Is(store.KindTask), err
	}
	var c correcting
	if t.Open.Flow != flow || t.Open.Step != stepCorrect || json.Unmarshal(t.Open.Data, &c) != nil || t.Tx.Now().Sub(t.Open.Since) > correctFor {
		return nil, false, nil
	}
	return c.Items, len(c.Items) == 1 || c.Edited, nil
}

// takes tells whether the item's round takes an answer now.
func (s state) takes(t *talk.Turn) (bool, error) {
	if !s.round.Over() {
		return true, nil
	}
	if s.round.IsRollCall() {
		work, err := t.Tx.Round(s.round.Committee, s.round.Of)
		return err == nil && t.At.Before(work.Starts), orNothing(err)
	}
	return !t.At.After(s.round.Closes.Add(store.LateGrace)), nil
}

func orNothing(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

// wordFor is an answer as it is recorded: whose it is and in which round; problem is what to say where it cannot be.
func wordFor(t *talk.Turn, s state, g answer.Got) (word, text.Message, error) {
	m, ok := t.In(s.item.Committee)
	if !ok || m.ID != s.item.Member {
		return word{}, nil, talk.Refuse(notYours(t, s.item.Subject.About()))
	}
	if s.item.Ask == store.AskPhoto && !hasFiles(t) && !photosWait(t) {
		v, err := s.view(&t.Tx.ReadTx)
		return word{}, text.NoPhotoYet{Item: v}, err
	}
	w := word{member: m, subject: s.item.Subject, number: s.number, typed: true, said: reply.Said{Text: g.Text}}
	switch {
	case g.Same:
		last, err := s.before(&t.Tx.ReadTx)
		if err != nil {
			return w, nil, err
		}
		if last == nil || last.Answer == nil && (s.item.Ask != store.AskText || strings.TrimSpace(last.Text) == "") {
			v, err := s.view(&t.Tx.ReadTx)
			return w, text.NothingSaidBefore{Example: v.Try()}, err
		}
		w.answer, w.said.Text = last.Answer, last.Text
	case g.Number != nil || g.Choice != 0:
		w.answer = &store.Answer{Number: g.Number, Choice: g.Choice}
		keepTold(t, s, &w)
	}
	var problem text.Message
	var err error
	w.round, problem, err = homeTyped(t, s)
	return w, problem, err
}

// photosWait tells whether photos wait for what is said now.
func photosWait(t *talk.Turn) bool { return t.Open.Flow == flow && t.Open.Step == stepPhoto }

// homeTyped is the round that an answer to a typed item belongs to: its own while that takes answers, else the plan's next.
func homeTyped(t *talk.Turn, s state) (store.Round, text.Message, error) {
	r := s.round
	takes, err := s.takes(t)
	if err != nil || takes && (!r.Over() || r.IsRollCall()) {
		return r, nil, err
	}
	named, err := label.Subject(&t.Tx.ReadTx, s.item.Committee, s.item.Subject.About())
	if err != nil {
		return r, nil, err
	}
	if r.IsRollCall() {
		return r, text.Begun{Subject: named}, nil
	}
	m, _ := t.In(s.item.Committee)
	late, err := takesLate(&t.Tx.ReadTx, r, told{member: m, subject: s.item.Subject, said: t.At})
	if err != nil || late {
		return r, nil, err
	}
	if s.plan.Upcoming == 0 || s.plan.Upcoming == r.ID {
		return r, tooLateText(t, r), nil
	}
	next, err := t.Tx.Round(s.item.Committee, s.plan.Upcoming)
	return next, nil, err
}

func tooLateText(t *talk.Turn, r store.Round) text.Message {
	c, err := t.Tx.Committee(r.Committee)
	if err != nil {
		return text.StaleButton{}
	}
	var m text.TooLate
	m.First, m.Last = days(r, c.Location())
	return m
}

// allSame answers every open number, choice and sentence like the last time.
func allSame(list []state, items []answer.Item) (same []answer.Got) {
	for i, s := range list {
		sentence := s.item.Ask == store.AskText && !s.question.Optional
		if items[i].Open && (s.item.Ask == store.AskNumber || s.item.Ask == store.AskChoice || sentence) && s.round.Previous != 0 {
			same = append(same, answer.Got{Item: i, Same: true})
		}
	}
	return same
}

// photoOfAQuestion is the question that a photo without a name answers: the only thing that is open.
func photoOfAQuestion(t *talk.Turn, list []state, items []answer.Item) (int, bool) {
	if !hasFiles(t) {
		return 0, false
	}
	at, open := 0, 0
	for i, x := range items {
		if x.Open {
			at, open = i, open+1
		}
	}
	return at, open == 1 && list[at].item.Ask == store.AskPhoto
}

// underPhoto is what is written under a photo, without a number that only says of what it is.
func underPhoto(said string) string {
	if _, err := strconv.Atoi(strings.Trim(said, " .)")); err == nil {
		return ""
	}
	return said
}

// reMaybeTyped is what a message may have in it that answers something which was not asked yet: a code, or who comes.
var reMaybeTyped = regexp.MustCompile(`\b(?:kp|khu pho|tc|tieu chi|c) ?\d|\b(?:di|tham gia|vang|cu|nho|co mat)\b`)

// withUnasked adds to a person's items those of his that have no number: of rounds that have not asked him yet, and take his
// answer all the same.
func withUnasked(t *talk.Turn, list []state, said string) ([]state, error) {
	if !reMaybeTyped.MatchString(t.Key) {
		return list, nil
	}
	for _, m := range t.Places {
		if t.Committee != 0 && m.Committee != t.Committee {
			continue
		}
		plans, err := t.Tx.Plans(m.Committee)
		if err != nil {
			return nil, err
		}
		for _, p := range plans {
			if p.Kind == store.Weekly || p.Ended {
				continue
			}
			if err := withTomorrow(t, p); err != nil {
				return nil, err
			}
			more, err := unasked(t, m, p, list)
			if err != nil {
				return nil, err
			}
			list = append(list, more...)
		}
	}
	return list, nil
}

// unasked are the typed items of a member in the rounds of a plan that take answers now and that his list does not have.
func unasked(t *talk.Turn, m store.Member, p store.Plan, list []state) (more []state, err error) {
	recent, err := t.Tx.RecentRounds(m.Committee, 64)
	if err != nil {
		return nil, err
	}
	for _, r := range recent {
		soon := r.Phase == store.Opened || r.Phase == store.Upcoming && r.Opens.Sub(t.At) < 7*24*time.Hour
		if r.Plan != p.ID || !soon || p.Kind == store.CleanUp && !r.IsRollCall() {
			continue
		}
		if has := slices.ContainsFunc(list, func(s state) bool { return s.round.ID == r.ID && s.item.Member == m.ID }); has {
			continue
		}
		expected, err := whoAnswers(t, p, r)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(expected, func(e store.Expected) bool { return e.Member == m.ID })
		if i < 0 {
			continue
		}
		for _, s := range append(slices.Clone(expected[i].Subjects), expected[i].Optional...) {
			one := state{item: p.Item(r, m.ID, s)}
			if !one.typed() {
				continue
			}
			if err := one.readRound(&t.Tx.ReadTx); err != nil {
				return nil, err
			}
			more = append(more, one)
		}
	}
	return more, nil
}

func whoAnswers(t *talk.Turn, p store.Plan, r store.Round) ([]store.Expected, error) {
	if r.Phase == store.Opened {
		roll, err := t.Tx.Roll(r.Committee, r.ID)
		return roll.Expected, err
	}
	return t.Tx.WhoAnswers(p, r)
}

// askAgain asks for what could not be taken.
func askAgain(t *talk.Turn, list []state, p answer.Problem) (text.Message, error) {
	var items []text.BundleItem
	for _, i := range p.Items {
		v, err := list[i].view(&t.Tx.ReadTx)
		if err != nil {
			return nil, err
		}
		items = append(items, v)
	}
	if p.Why == answer.Which {
		return text.WhichAnswer{Said: p.Said, Items: items}, nil
	}
	a := text.AskAgain{Why: string(p.Why), Said: p.Said, Item: items[0]}
	s := list[p.Items[0]]
	if s.item.Ask == store.AskPhoto && p.Why == answer.Empty {
		return text.NoPhotoYet{Item: items[0]}, nil
	}
	if !s.round.Over() {
		c, err := t.Tx.Committee(s.item.Committee)
		if err != nil {
			return nil, err
		}
		a.Until = s.round.Closes.In(c.Location())
	}
	return a, nil
}
