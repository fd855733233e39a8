package round

import (
	"errors"
	"slices"
	"strings"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// note records what a member said to somebody else, with when and how.
func note(t *talk.Turn, m store.Member, sentence string) error {
	c, err := t.Tx.Committee(m.Committee)
	if err != nil {
		return err
	}
	h, err := behalfOf(t, c, m)
	if err != nil {
		return err
	}
	h.sentence = sentence
	now := t.At.In(c.Location())
	sentence, problem, err := h.byTitle(t, h.narrow(sentence))
	if err != nil {
		return err
	}
	if problem != nil {
		return talk.Refuse(problem)
	}
	got, ok := readHearsay(sentence, now)
	if !ok {
		return talk.Refuse(text.BehalfWhen{Said: h.sentence, Now: now})
	}
	if m := moreTime(m, got.words); m != nil {
		return talk.Refuse(m)
	}
	words, rest, problems, err := h.read(t, got.words)
	if err != nil {
		return err
	}
	if got.words = rest; strings.TrimSpace(rest) != "" || len(words)+len(problems) == 0 {
		more, unclear, err := heardOf(t, h, got)
		if err != nil {
			return err
		}
		words, problems = append(words, more...), append(problems, unclear...)
	}
	if len(words) == 0 {
		return talk.Refuse(problems[0])
	}
	added, err := take(t, words, got.means, got.said)
	if err != nil {
		return err
	}
	return behalfDone(t, m, c, words, added, problems)
}

// heardOf understands words on the state of the work as the member's own, by the numbers of his bundle of today, else by his
// subjects. Where nothing is left of them the first problem is what to answer.
func heardOf(t *talk.Turn, h behalf, got hearsay) ([]word, []text.Message, error) {
	m := h.member
	subjects, err := t.Tx.AnswersNow(m)
	if err != nil {
		return nil, nil, err
	}
	ctx := reply.Context{}
	for _, s := range h.states(subjects) {
		ctx.List = append(ctx.List, string(s))
	}
	criteria, err := t.Tx.Criteria(m.Committee)
	if err != nil {
		return nil, nil, err
	}
	ctx.Criteria = len(criteria)
	var words []word
	var problems []text.Message
	u := reply.Understand(got.words, ctx)
	for _, s := range u.Items {
		subj := store.Subject(s.Code)
		if s.Item > 0 {
			if s.Item > len(ctx.List) {
				continue // a number, and he has no list
			}
			subj = store.Subject(ctx.List[s.Item-1])
		}
		if _, _, ok := subj.Split(); !ok {
			continue
		}
		if i := slices.IndexFunc(h.list, func(o state) bool { return !o.typed() && o.own() && o.item.Subject == subj }); i >= 0 {
			s.Item = 0
			words = append(words, word{member: m, round: h.list[i].round, subject: subj, said: s})
			continue
		}
		his, err := answersFor(&t.Tx.ReadTx, m, subj)
		if err != nil {
			return nil, nil, err
		}
		if !his {
			no, err := whose(t, m, subj)
			if err != nil {
				return nil, nil, err
			}
			problems = append(problems, no)
			continue
		}
		rounds, err := home(&t.Tx.ReadTx, told{member: m, subject: subj, said: got.said, noted: true, figures: figures(s)})
		if errors.Is(err, store.ErrNotFound) {
			return nil, []text.Message{text.NoRound{}}, nil
		}
		if err != nil {
			return nil, nil, err
		}
		s.Item = 0 // the numbers are his, not the secretary's
		for i, r := range rounds {
			words = append(words, word{member: m, round: r, subject: subj, said: s, also: i > 0})
		}
	}
	for _, p := range u.Problems {
		if s := store.Subject(p.Code); p.Kind == reply.UnknownItem && !slices.Contains(subjects, s) {
			problems = append(problems, text.UnknownItem{Said: p.Code, Criteria: len(criteria), Task: s.Is(store.KindTask)})
		}
	}
	words, overs, err := withoutOver(t, words)
	if err != nil {
		return nil, nil, err
	}
	if problems = append(overs, problems...); len(words)+len(problems) > 0 {
		return words, problems, nil
	}
	if slices.ContainsFunc(h.list, state.own) {
		return nil, []text.Message{h.again(h.list)}, nil
	}
	unclear := text.BehalfUnclear{Name: m.Name, Said: h.sentence}
	for _, s := range subjects {
		n, err := label.Subject(&t.Tx.ReadTx, m.Committee, s)
		if err != nil {
			return nil, nil, err
		}
		unclear.Subjects = append(unclear.Subjects, n)
	}
	return nil, []text.Message{unclear}, nil
}

// states are the subjects that numbers of the member mean, "" for what is answered in another way, and then those without one.
func (h behalf) states(subjects []store.Subject) []store.Subject {
	list := make([]store.Subject, h.shown)
	for _, s := range h.list {
		if s.number <= h.shown && !s.typed() {
			list[s.number-1] = s.item.Subject
		}
	}
	for _, s := range subjects {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	for _, s := range h.list {
		if !s.typed() && s.own() && !slices.Contains(list, s.item.Subject) {
			list = append(list, s.item.Subject)
		}
	}
	return list
}

// whose says that something is not a member's to answer for, of a task who leads it.
func whose(t *talk.Turn, m store.Member, s store.Subject) (text.Message, error) {
	if !s.Is(store.KindTask) {
		named, err := label.Subject(&t.Tx.ReadTx, m.Committee, s)
		return text.BehalfNotHis{Name: m.Name, Subject: named}, err
	}
	_, l, err := partIn(&t.Tx.ReadTx, m, s)
	if errors.Is(err, store.ErrNotFound) {
		return text.UnknownItem{Said: string(s), Task: true}, nil
	}
	lead := l.Holder.Call
	if lead == "" {
		lead = l.Lead.Name
	}
	return text.LeadIsOther{Task: text.Subject{Code: s, Name: l.Task.Work}, Said: m.Call, Lead: lead}, err
}

// behalfDone says back what was noted, and tells the member.
func behalfDone(t *talk.Turn, m store.Member, c store.Committee, words []word, added []store.Reply, problems []text.Message) error {
	done := text.BehalfRecorded{Name: m.Name, Undo: talk.Code(pressUndo, t.Message.Message)}
	var err error
	added = slices.DeleteFunc(added, func(r store.Reply) bool { // what is asked twice was recorded twice, and is said back once
		return slices.ContainsFunc(words, func(w word) bool { return w.also && w.round.ID == r.Round && w.subject == r.Subject })
	})
	if done.Note, err = noted(&t.Tx.ReadTx, c, added); err != nil {
		return err
	}
	for _, r := range added {
		l, err := line(&t.Tx.ReadTx, r, 0)
		if err != nil {
			return err
		}
		if r.Subject.Is(store.KindTask) && r.Status == store.Done {
			task, err := view.TaskOf(&t.Tx.ReadTx, c, r.Subject.Number())
			if err != nil {
				return err
			}
			l.Note = ending(c, task)
		}
		done.Lines = append(done.Lines, l)
	}
	for _, p := range problems {
		said, err := text.Line(t.Lang, p)
		if err != nil {
			return err
		}
		done.Problems = append(done.Problems, said)
	}
	if done.Stands, err = standing(t, added); err != nil {
		return err
	}
	about := store.About{Committee: c.ID, Round: words[0].round.ID, Flow: flow}
	// A note that does not count changes nothing for the member: he is not told.
	if err := t.Privately(done, about); err != nil || m.Person == 0 || m.Person == t.Person.ID || len(done.Stands) == len(done.Lines) {
		return err
	}
	p, err := t.Tx.Person(m.Person)
	if err != nil {
		return err
	}
	by, _ := t.In(c.ID)
	about.Subject, about.Reply = added[0].Subject, added[0].ID
	return talk.Tell(t.Tx, p, store.Rest, text.BehalfTold{By: by.Name, Note: done.Note, Lines: done.Lines, Wrong: disputeOf(added[0])}, about)
}

// noted is how and when what a note holds was said, and for which week it counts: that of its first answer that is no task's.
func noted(tx *store.ReadTx, c store.Committee, added []store.Reply) (text.BehalfNote, error) {
	n := text.BehalfNote{Means: added[0].Means, At: added[0].Said.In(c.Location())}
	at := slices.IndexFunc(added, func(r store.Reply) bool { return !r.Subject.Is(store.KindTask) })
	if at < 0 {
		return n, nil
	}
	r, err := tx.Round(c.ID, added[at].Round)
	if err != nil || r.Phase == store.Opened {
		return n, err
	}
	if r.Kind == store.Weekly {
		n.First, n.Last = days(r, c.Location())
	}
	n.Early, n.Late = r.Phase == store.Upcoming, lateness(r, added[at])
	return n, nil
}
