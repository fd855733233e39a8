package task

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/view"
)

// settleIn is for how long what is given to a member is gathered before he is told.
const settleIn = 10 * time.Minute

// reach is who is told about a party's part, from when on; gone when he is on leave and nobody stands in for him.
func (r *reacher) reach(p party) (m store.Member, from time.Time, ok bool, err error) {
	m, ok = r.holder(p)
	if !ok {
		return m, from, false, nil
	}
	if r.away == nil {
		if r.away, err = r.t.Tx.AbsentNow(r.c.ID); err != nil {
			return m, from, false, err
		}
	}
	now := r.t.Tx.Now()
	from = plan.Decent(now.Add(settleIn), r.c.Location())
	switch by := store.StandIn(m.ID, r.away); {
	case by == 0:
		hour, minute := r.c.TaskRules().Clock()
		if back := dayIn(r.away[m.ID].Last, r.c).AddDate(0, 0, 1); !back.IsZero() {
			from = time.Date(back.Year(), back.Month(), back.Day(), hour, minute, 0, 0, r.c.Location())
		}
	case by != m.ID:
		if i := slices.IndexFunc(r.members, func(o store.Member) bool { return o.ID == by }); i >= 0 {
			m = r.members[i]
		}
	}
	return m, from, true, nil
}

// tell puts a task among those of which a party is told in ten minutes. Who cannot be told is noted for the giver.
func (r *reacher) tell(p party, n int) error {
	if p.All {
		return nil
	}
	m, from, ok, err := r.reach(p)
	if err != nil {
		return err
	}
	if !ok {
		if !slices.Contains(r.nobody, p.Name) {
			r.nobody = append(r.nobody, p.Name)
		}
		return nil
	}
	if m.Person != 0 && m.Person == r.t.Person.ID {
		return nil
	}
	line, err := r.line(p)
	if err != nil {
		return err
	}
	seen := func(all []text.TaskParty) bool {
		return slices.ContainsFunc(all, func(o text.TaskParty) bool { return o.Name == line.Name })
	}
	reached, err := r.t.Tx.Reached(m)
	if err != nil {
		return err
	}
	if !reached {
		line.Phone = m.Phone
		if !seen(r.calls) {
			r.calls = append(r.calls, line)
		}
		return nil
	}
	if !line.Away.IsZero() && !seen(r.gone) {
		r.gone = append(r.gone, line)
	}
	person, err := r.t.Tx.Person(m.Person)
	if err != nil {
		return err
	}
	arg := store.TasksArg{Committee: r.c.ID, Member: m.ID}
	key := fmt.Sprintf("given/%d", m.ID)
	old, waits, err := r.t.Tx.Waiting(person.Chat, key)
	if err != nil {
		return err
	}
	if waits && json.Unmarshal(old.Recipe.Arg, &arg) == nil && old.NotBefore.Before(from) {
		from = old.NotBefore // the ten minutes run from the first
	}
	if !slices.Contains(arg.Tasks, n) {
		arg.Tasks = append(arg.Tasks, n)
	}
	return enqueue(r.t.Tx, r.c, person, key, store.RecipeOf(store.RecipeGiven, arg), from, arg.Tasks)
}

func enqueue(tx *store.Tx, c store.Committee, p store.Person, key string, recipe store.Recipe, from time.Time, tasks []int) error {
	j := store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Key: key, Recipe: recipe, NotBefore: from,
		About: store.About{Committee: c.ID, Person: p.ID, Flow: FlowName}}
	if len(tasks) == 1 {
		j.About.Subject = store.SubjectOf(store.KindTask, tasks[0])
	}
	_, err := tx.Enqueue(j)
	return err
}

// wordGiven words what was given to a member, from what still stands when its turn comes.
func wordGiven(tx *store.ReadTx, j store.Job) (store.Content, error) {
	var arg store.TasksArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return store.Content{}, err
	}
	m, err := tx.Member(arg.Committee, arg.Member)
	if err != nil {
		return store.Content{}, err
	}
	said, err := givenText(tx, m, arg.Tasks)
	if err != nil {
		return store.Content{}, err
	}
	if len(said.Leads)+len(said.Supports) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	return say(tx, j, said)
}

// say words a message in the language of whom a job is for.
func say(tx *store.ReadTx, j store.Job, m text.Message) (store.Content, error) {
	p, err := tx.Person(j.About.Person)
	if err != nil {
		return store.Content{}, err
	}
	return text.Say(p.Lang, m)
}

// givenText are those of some tasks in which a member has, or will have, a part.
func givenText(tx *store.ReadTx, m store.Member, tasks []int) (text.TasksGiven, error) {
	said := text.TasksGiven{Call: m.Call}
	c, err := tx.Committee(m.Committee)
	if err != nil {
		return said, err
	}
	if said.Committee, err = committeeName(tx, c, m); err != nil {
		return said, err
	}
	unread := 0
	for _, n := range tasks {
		line, err := view.TaskOf(tx, c, n)
		if err != nil {
			return said, err
		}
		lead, from, has, err := partOf(tx, line.Task, m)
		if err != nil {
			return said, err
		}
		if !has || !line.Task.Open() {
			continue
		}
		g := text.TaskGiven{Task: label.Task(c, line, tx.Now()), Before: line.Task.Deadline.Op == store.OpBefore}
		if from.After(tx.Now()) {
			g.From = from.In(c.Location())
		}
		if !lead {
			said.Supports = append(said.Supports, g)
			continue
		}
		if order := line.Task.Directive; !order.At.IsZero() {
			g.Order = order.Word
			if g.Role, _, err = orderedBy(tx, c.ID, order.By); err != nil {
				return said, err
			}
		} else if line.Task.GivenBy != m.Person {
			if g.By, err = nameOf(tx, c.ID, line.Task.GivenBy); err != nil {
				return said, err
			}
		}
		if line.Task.Accepted.IsZero() {
			g.Accept = acceptCode(c.ID, n, tasks)
			unread++
		}
		said.Leads = append(said.Leads, g)
	}
	if unread > 1 {
		said.AcceptAll = acceptCode(c.ID, 0, tasks)
	}
	return said, nil
}

// maxCode is how many bytes a button's code may have.
const maxCode = 64

// acceptCode is the button that takes note of a task; it carries the message's other tasks, so that the message can be
// written anew, as long as they fit.
func acceptCode(c store.CommitteeID, n int, tasks []int) string {
	var all []string
	for _, t := range tasks {
		all = append(all, fmt.Sprint(t))
	}
	code := fmt.Sprintf("%s:%d:%d:%s", prefixAccept, c, n, strings.Join(all, "."))
	if len(code) > maxCode && n != 0 {
		return fmt.Sprintf("%s:%d:%d", prefixAccept, c, n)
	}
	if len(code) > maxCode {
		return ""
	}
	return code
}

// partOf is the part that a member has, or will have, in a task: himself, or for whom he stands in today.
func partOf(tx *store.ReadTx, task store.Task, m store.Member) (lead bool, from time.Time, has bool, err error) {
	members, err := tx.MembersIn(m.Committee)
	if err != nil {
		return false, from, false, err
	}
	away, err := tx.AbsentNow(m.Committee)
	if err != nil {
		return false, from, false, err
	}
	for _, p := range task.Parties {
		if !p.To.IsZero() && !tx.Now().Before(p.To) {
			continue
		}
		at := tx.Now()
		if p.From.After(at) {
			at = p.From
		}
		holder := p.Holder(members, at)
		if holder == 0 || holder != m.ID && store.StandIn(holder, away) != m.ID {
			continue
		}
		if !has || p.Lead && !lead {
			lead, from, has = p.Lead, p.From, true
		}
	}
	return lead, from, has, nil
}

// committeeName names the committee to somebody who is in several.
func committeeName(tx *store.ReadTx, c store.Committee, m store.Member) (string, error) {
	places, err := tx.Memberships(m.Person)
	if err != nil || len(places) < 2 {
		return "", err
	}
	return c.Name, nil
}

// taskText is a task as a card shows it.
func taskText(tx *store.ReadTx, c store.Committee, n int) (text.Task, error) {
	line, err := view.TaskOf(tx, c, n)
	if err != nil {
		return text.Task{}, err
	}
	return label.Task(c, line, tx.Now()), nil
}
