package extend

import (
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// command takes /giahan: what waits for a decision and what can be extended; with a task, a request for it. An officer may
// name whose it is: "/giahan Hùng V12 4/12".
func command(t *talk.Turn, args string) error {
	if !t.Private() {
		return talk.Refuse(text.PrivatePlease{What: "/giahan"})
	}
	toks := fold.Tokens(args)
	for i := range toks {
		if n, next := codeAt(toks, i); n > 0 {
			x := said{verb: wantsTime, task: n}
			if next < len(toks) {
				x.rest = trimmed(args[toks[next].Start:])
			}
			return named(t, x, trimmed(args[:toks[i].Start]))
		}
	}
	if x, ok := read(args); ok && x.verb == wantsTime && x.item > 0 {
		_, err := requested(t, x)
		return err
	}
	if x, ok := read("gia hạn " + args); ok && args != "" {
		if done, err := unnamed(t, x); done || err != nil {
			return err
		}
	}
	return overview(t)
}

// named takes a request with the name of the lead before the code.
func named(t *talk.Turn, x said, name string) error {
	m, err := find(t, 0, x.task)
	if err != nil {
		return err
	}
	if name != "" && m.behalf {
		all, err := t.Tx.MembersIn(m.c.ID)
		if err != nil {
			return err
		}
		fits := slices.ContainsFunc(who.Find(name, all), func(o store.Member) bool { return o.ID == m.line.Holder.ID || o.ID == m.line.StandIn.ID })
		if !fits && !strings.Contains(fold.Key(m.line.Lead.Name), fold.Key(name)) {
			return talk.Refuse(text.LeadIsOther{Task: subject(m.task()), Said: name, Lead: leadName(m.line)})
		}
	}
	if y, ok := read(x.rest); ok && y.verb == wantsTime && y.task+y.item == 0 {
		x.rest = y.rest // "/giahan Hùng V12 xin lùi đến 4/12"
	}
	return ask(t, m, x)
}

// overview shows what waits for this person's decision, and what he could ask more time for.
func overview(t *talk.Turn) error {
	shown := false
	for _, p := range t.Places {
		if !talk.May(p.Role, talk.DecideTime) || t.Committee != 0 && p.Committee != t.Committee {
			continue
		}
		c, err := t.Tx.Committee(p.Committee)
		if err != nil {
			return err
		}
		card, err := decideCard(&t.Tx.ReadTx, c, p, text.Decide{})
		if err != nil {
			return err
		}
		if len(card.Asked) > 0 {
			shown = true
			if err := t.AnswerAbout(card, store.About{Committee: c.ID, Flow: FlowName}); err != nil {
				return err
			}
		}
	}
	mine, err := extendable(t)
	if err != nil || shown && len(mine) == 0 {
		return err
	}
	return which(t, mine)
}

// extendable are the open tasks with a deadline that the person leads, or stands in for, the most urgent first.
func extendable(t *talk.Turn) ([]matter, error) {
	var all []matter
	for _, p := range t.Places {
		if t.Committee != 0 && p.Committee != t.Committee {
			continue
		}
		c, err := t.Tx.Committee(p.Committee)
		if err != nil {
			return nil, err
		}
		lines, err := view.Tasks(&t.Tx.ReadTx, c, true)
		if err != nil {
			return nil, err
		}
		view.ByUrgency(lines)
		for _, l := range lines {
			if leads(l, p) && l.Task.State == store.TaskOpen && !l.Task.Deadline.IsZero() {
				all = append(all, matter{c: c, line: l, me: p})
			}
		}
	}
	return all, nil
}

// mostTasks is how many tasks are offered.
const mostTasks = 8

// which asks which task is meant.
func which(t *talk.Turn, mine []matter) error {
	if len(mine) == 0 {
		return t.Answer(text.NothingToExtend{})
	}
	q := text.ExtendWhich{}
	for _, m := range mine[:min(len(mine), mostTasks)] {
		l := text.ExtendLine{Task: subject(m.task()), Due: m.due(), Late: m.line.Late, Code: talk.Code(pressAsk, m.c.ID, m.task().Number)}
		if m.line.Asked != nil {
			l.Wanted = m.dueOf(m.line.Asked.Wanted)
		}
		q.Tasks = append(q.Tasks, l)
	}
	return t.AnswerAbout(q, store.About{Flow: FlowName})
}
