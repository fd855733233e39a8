package round

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
)

// resolve finds for each thing understood whose it is and which round it belongs to. What is not his is a problem; when
// nothing is left the first problem is the answer.
func resolve(t *talk.Turn, b store.Bundle, u reply.Understanding, settled map[store.CommitteeID]store.RoundID) ([]word, []text.Message, error) {
	answered, err := answeredRound(t)
	if err != nil {
		return nil, nil, err
	}
	if answered == nil {
		answered = settled
	}
	var words []word
	var problems []text.Message
	for _, s := range u.Items {
		m, subj, err := owner(t, b, s)
		var no talk.Refusal
		if errors.As(err, &no) {
			problems = append(problems, no.Say)
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		rounds, err := homeOf(t, b, s, told{member: m, subject: subj, said: t.At, answered: answered[m.Committee], figures: figures(s)})
		if errors.Is(err, store.ErrNotFound) {
			problems = append(problems, text.NoRound{})
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		for i, r := range rounds {
			words = append(words, word{member: m, round: r, subject: subj, number: s.Item, said: s, also: i > 0})
		}
	}
	for _, p := range u.Problems {
		if p.Kind == reply.UnknownItem {
			problems = append(problems, unknown(t, p.Code))
		}
	}
	return words, problems, nil
}

// homeOf is home for something understood. A question of a plan, and what came of a clean-up that was named by its number,
// belong to the round of the item.
func homeOf(t *talk.Turn, b store.Bundle, s reply.Said, w told) ([]store.Round, error) {
	if s.Item < 1 || s.Item > len(b.Items) {
		return home(&t.Tx.ReadTx, w)
	}
	i := b.Items[s.Item-1]
	if i.Subject.Question() == 0 && i.Ask != store.AskWork || i.Committee != w.member.Committee {
		return home(&t.Tx.ReadTx, w)
	}
	r, err := t.Tx.Round(i.Committee, i.Round)
	if err != nil {
		return nil, err
	}
	if i.Ask == store.AskWork {
		if w.answered == 0 && !r.Settled(t.At) {
			w.answered = r.ID
		}
		return home(&t.Tx.ReadTx, w)
	}
	p, err := t.Tx.Plan(r.Committee, r.Plan)
	if err != nil {
		return nil, err
	}
	if r.Over() && p.Upcoming != 0 && p.Upcoming != r.ID {
		late, err := takesLate(&t.Tx.ReadTx, r, w)
		if err != nil {
			return nil, err
		}
		if !late {
			r, err = t.Tx.Round(r.Committee, p.Upcoming)
		}
		return []store.Round{r}, err
	}
	return []store.Round{r}, nil
}

// figures tells whether results of a clean-up were named.
func figures(s reply.Said) bool { return !s.Quantities.Empty() }

// answeredRound is the round that a message names by itself, by committee: that of the message it replies to, or last
// week's when it says so.
func answeredRound(t *talk.Turn) (map[store.CommitteeID]store.RoundID, error) {
	if saysLastWeek(t.Key) {
		return lastClosed(t)
	}
	if t.ReplyTo == "" || !t.ReplyToOurs {
		return nil, nil
	}
	s, ok, err := t.Tx.Sent(t.Chat, t.ReplyTo)
	if err != nil || !ok || s.About.Round == 0 {
		return nil, err
	}
	return map[store.CommitteeID]store.RoundID{s.About.Committee: s.About.Round}, nil
}

var (
	reLastWeek = regexp.MustCompile(`\b(?:tuan truoc|tuan vua roi|tuan roi|last week)\b`)
	reLikeLast = regexp.MustCompile(`\b(?:nhu|giong|giong nhu|y nhu|theo|same as|like) (?:tuan truoc|tuan vua roi|tuan roi|last week)\b`)
)

// saysLastWeek tells whether a sentence is about last week ("tuần trước xong rồi"), not like it ("như tuần trước").
func saysLastWeek(key string) bool {
	return reLastWeek.MatchString(key) && !reLikeLast.MatchString(key)
}

// lastClosed is the newest closed round of each of the person's committees.
func lastClosed(t *talk.Turn) (map[store.CommitteeID]store.RoundID, error) {
	last := map[store.CommitteeID]store.RoundID{}
	for _, m := range t.Places {
		recent, err := t.Tx.RecentWeeks(m.Committee, 16)
		if err != nil {
			return nil, err
		}
		if i := slices.IndexFunc(recent, func(r store.Round) bool { return r.Over() }); i >= 0 {
			last[m.Committee] = recent[i].ID
		}
	}
	return last, nil
}

// owner finds the place in which a person answers for what was said. A code that fits two committees is asked about.
func owner(t *talk.Turn, b store.Bundle, s reply.Said) (store.Member, store.Subject, error) {
	subj := store.Subject(s.Code)
	if s.Item >= 1 && s.Item <= len(b.Items) {
		item := b.Items[s.Item-1]
		subj = item.Subject
		m, ok := t.In(item.Committee)
		switch {
		case subj.Is(store.KindTask):
			// A number means this committee's task, whose codes other committees have too.
			p, _, err := partIn(&t.Tx.ReadTx, m, subj)
			if err == nil && (!ok || p == none) || errors.Is(err, store.ErrNotFound) {
				err = talk.Refuse(notYours(t, subj))
			}
			return m, subj, err
		case ok && m.ID == item.Member:
			return m, subj, nil
		}
	}
	owners, err := owning(t, subj)
	if err != nil {
		return store.Member{}, subj, err
	}
	switch len(owners) {
	case 1:
		return owners[0], subj, nil
	case 0:
		if subj == "" && s.Item > 0 {
			return store.Member{}, subj, talk.Refuse(unknown(t, strconv.Itoa(s.Item)))
		}
		return store.Member{}, subj, talk.Refuse(notYours(t, subj))
	}
	return store.Member{}, subj, talk.Ambiguous{Places: owners}
}

// owning are the person's places in which he answers for a subject, or helps with a task. Of tasks those that are open
// come first: only where none is, one that is over is meant.
func owning(t *talk.Turn, subj store.Subject) ([]store.Member, error) {
	var owners, past []store.Member
	for _, m := range t.Places {
		if t.Committee != 0 && m.Committee != t.Committee {
			continue
		}
		if !subj.Is(store.KindTask) {
			ok, err := t.Tx.Holds(m, subj)
			if err != nil {
				return nil, err
			}
			if ok {
				owners = append(owners, m)
			}
			continue
		}
		p, l, err := partIn(&t.Tx.ReadTx, m, subj)
		switch {
		case errors.Is(err, store.ErrNotFound) || err == nil && p == none:
		case err != nil:
			return nil, err
		case l.Task.Open():
			owners = append(owners, m)
		default:
			past = append(past, m)
		}
	}
	if len(owners) == 0 {
		return past, nil
	}
	return owners, nil
}

func notYours(t *talk.Turn, s store.Subject) text.Message {
	kind, n, ok := s.Split()
	if !ok {
		return unknown(t, string(s))
	}
	exists := false
	for _, m := range t.Places {
		if t.Committee != 0 && m.Committee != t.Committee {
			continue
		}
		var err error
		switch kind {
		case store.KindCriterion:
			_, err = t.Tx.Criterion(m.Committee, n)
		case store.KindNeighbourhood:
			_, err = t.Tx.Neighbourhood(m.Committee, n)
		default:
			_, err = t.Tx.Task(m.Committee, n)
		}
		exists = exists || err == nil
	}
	if !exists {
		return unknown(t, string(s))
	}
	named, _ := label.Subject(&t.Tx.ReadTx, t.Places[0].Committee, s)
	return text.NotYours{Subject: named, Mine: mySubjects(t)}
}

func unknown(t *talk.Turn, said string) text.Message {
	u := text.UnknownItem{Said: said, Mine: mySubjects(t)}
	switch {
	case strings.HasPrefix(said, store.KindCriterion):
		u.Criteria, _ = criteriaCount(t)
	case strings.HasPrefix(said, store.KindTask): // V0 too
		u.Task = true
	}
	return u
}

// tasksNamed is how many of his tasks a person is reminded of in passing.
const tasksNamed = 5

func mySubjects(t *talk.Turn) []text.Subject {
	var list []text.Subject
	for _, m := range t.Places {
		charges, err := t.Tx.ChargesNow(m)
		if err != nil {
			return nil
		}
		open, err := openTasks(&t.Tx.ReadTx, m)
		if err != nil {
			return nil
		}
		for _, task := range open[:min(len(open), tasksNamed)] {
			charges = append(charges, task.Subject())
		}
		for _, s := range charges {
			if named, err := label.Subject(&t.Tx.ReadTx, m.Committee, s); err == nil {
				list = append(list, named)
			}
		}
	}
	return list
}
