package task

import (
	"encoding/json"
	"fmt"
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/view"
)

// recipeTold is the kind of recipe that tells a member what changed in his tasks.
const recipeTold = "task-told"

// toldArg is its argument.
type toldArg struct {
	Committee store.CommitteeID `json:"committee"`
	Member    store.MemberID    `json:"member"`
	Tasks     []toldTask        `json:"tasks"`
}

// toldTask is a task as he knows it: what he is told is the difference to what it is when his turn comes, so that three
// changes in ten minutes are one, and a change that is taken back is none.
type toldTask struct {
	Number   int            `json:"number"`
	Work     string         `json:"work"`
	Lead     string         `json:"lead"`
	Deadline store.Deadline `json:"deadline,omitzero"`
	Rhythm   store.Rhythm   `json:"rhythm,omitzero"`
	// By is who changed it last.
	By store.PersonID `json:"by"`
}

// tellChange tells the people of a task what has changed in it: those who had a part what is another now, those who have
// one since now that they have. It gives back who must be phoned.
func tellChange(t *talk.Turn, c store.Committee, was, now store.Task) ([]text.TaskParty, error) {
	members, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return nil, err
	}
	r := &reacher{t: t, c: c, members: members}
	knew := map[store.MemberID]bool{}
	for _, p := range was.Parties {
		if !p.To.IsZero() && !t.Tx.Now().Before(p.To) {
			continue
		}
		id := p.Holder(members, t.Tx.Now())
		if id == 0 || knew[id] {
			continue
		}
		knew[id] = true
		if err := r.changed(party{Name: p.Name, Member: p.Member, Neighbourhood: p.Neighbourhood}, was); err != nil {
			return nil, err
		}
	}
	if now.Open() {
		for _, p := range now.Parties {
			if !p.To.IsZero() && !t.Tx.Now().Before(p.To) || knew[p.Holder(members, t.Tx.Now())] {
				continue
			}
			if err := r.tell(party{Name: p.Name, Member: p.Member, Neighbourhood: p.Neighbourhood}, now.Number); err != nil {
				return nil, err
			}
		}
	}
	return r.calls, nil
}

// changed puts a task among those of whose changes a party is told.
func (r *reacher) changed(p party, was store.Task) error {
	m, from, ok, err := r.reach(p)
	if err != nil || !ok || m.Person != 0 && m.Person == r.t.Person.ID {
		return err
	}
	reached, err := r.t.Tx.Reached(m)
	if err != nil {
		return err
	}
	if !reached {
		line, err := r.line(p)
		line.Phone = m.Phone
		r.calls = append(r.calls, line)
		return err
	}
	person, err := r.t.Tx.Person(m.Person)
	if err != nil {
		return err
	}
	// Whoever has not been told of it yet is told of it as it is by then.
	var given store.TasksArg
	if j, waits, err := r.t.Tx.Waiting(person.Chat, fmt.Sprintf("given/%d", m.ID)); err != nil {
		return err
	} else if waits && json.Unmarshal(j.Recipe.Arg, &given) == nil && slices.Contains(given.Tasks, was.Number) {
		return nil
	}
	arg := toldArg{Committee: r.c.ID, Member: m.ID}
	key := fmt.Sprintf("%s/%d", recipeTold, m.ID)
	old, waits, err := r.t.Tx.Waiting(person.Chat, key)
	if err != nil {
		return err
	}
	if waits && json.Unmarshal(old.Recipe.Arg, &arg) == nil && old.NotBefore.Before(from) {
		from = old.NotBefore
	}
	if i := slices.IndexFunc(arg.Tasks, func(o toldTask) bool { return o.Number == was.Number }); i >= 0 {
		arg.Tasks[i].By = r.t.Person.ID
	} else {
		one := toldTask{Number: was.Number, Work: was.Work, Deadline: was.Deadline, Rhythm: was.Rhythm, By: r.t.Person.ID}
		if lead, ok := coming(was); ok {
			one.Lead = lead.Name
		}
		arg.Tasks = append(arg.Tasks, one)
	}
	var tasks []int
	for _, o := range arg.Tasks {
		tasks = append(tasks, o.Number)
	}
	return enqueue(r.t.Tx, r.c, person, key, store.RecipeOf(recipeTold, arg), from, tasks)
}

// coming is the party that leads a task, or will once a handover has come.
func coming(task store.Task) (store.Party, bool) {
	for _, p := range slices.Backward(task.Parties) {
		if p.Lead && p.To.IsZero() {
			return p, true
		}
	}
	return store.Party{}, false
}

// wordTold words what is another now than what a member knows.
func wordTold(tx *store.ReadTx, j store.Job) (store.Content, error) {
	var arg toldArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return store.Content{}, err
	}
	m, err := tx.Member(arg.Committee, arg.Member)
	if err != nil {
		return store.Content{}, err
	}
	c, err := tx.Committee(arg.Committee)
	if err != nil {
		return store.Content{}, err
	}
	said := text.TasksTold{Call: m.Call}
	if said.Committee, err = committeeName(tx, c, m); err != nil {
		return store.Content{}, err
	}
	for _, o := range arg.Tasks {
		told, ok, err := o.told(tx, c, m)
		if err != nil {
			return store.Content{}, err
		}
		if ok {
			said.Tasks = append(said.Tasks, told)
		}
	}
	if len(said.Tasks) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	return say(tx, j, said)
}

// told is what a member is told of one task; ok is false when nothing is another.
func (o toldTask) told(tx *store.ReadTx, c store.Committee, m store.Member) (text.TaskTold, bool, error) {
	var told text.TaskTold
	line, err := view.TaskOf(tx, c, o.Number)
	if err != nil {
		return told, false, err
	}
	told.Task = label.Task(c, line, tx.Now())
	if told.By, err = nameOf(tx, c.ID, o.By); err != nil {
		return told, false, err
	}
	_, _, has, err := partOf(tx, line.Task, m)
	if err != nil {
		return told, false, err
	}
	switch {
	case line.Task.State == store.TaskDropped:
		told.End, told.Word = "dropped", line.Task.Dropped.Word
		return told, true, nil
	case !has:
		told.End = "moved"
		return told, true, nil
	}
	if o.Work != line.Task.Work {
		told.Lines = append(told.Lines, text.TaskChange{What: "work", Was: o.Work, Now: line.Task.Work})
	}
	if lead, ok := coming(line.Task); ok && lead.Name != o.Lead {
		change := text.TaskChange{What: "lead", Was: o.Lead, Now: lead.Name}
		if lead.From.After(tx.Now()) {
			change.From = lead.From.In(c.Location())
		}
		told.Lines = append(told.Lines, change)
	}
	if d := line.Task.Deadline; d.Day != o.Deadline.Day || d.Clock != o.Deadline.Clock {
		told.Lines = append(told.Lines, text.TaskChange{What: "due", WasDue: label.Due(o.Deadline, c.Location()), NowDue: label.Due(d, c.Location())})
	}
	if o.Rhythm != line.Task.Rhythm {
		told.Lines = append(told.Lines, text.TaskChange{What: "rhythm", Was: o.Rhythm.Phrase, Now: line.Task.Rhythm.Phrase})
	}
	return told, len(told.Lines) > 0, nil
}

// tellNow tells the lead of a task something at once, at a decent hour; calls is who must be phoned instead.
func tellNow(t *talk.Turn, c store.Committee, task store.Task, m text.Message) (calls []text.TaskParty, err error) {
	lead, ok := task.Lead(t.Tx.Now())
	if !ok {
		return nil, nil
	}
	members, err := t.Tx.MembersIn(c.ID)
	if err != nil {
		return nil, err
	}
	r := &reacher{t: t, c: c, members: members}
	p := party{Name: lead.Name, Member: lead.Member, Neighbourhood: lead.Neighbourhood}
	member, _, ok, err := r.reach(p)
	if err != nil || !ok {
		return []text.TaskParty{{Name: lead.Name, Nobody: true}}, err
	}
	reached, err := t.Tx.Reached(member)
	if err != nil {
		return nil, err
	}
	if !reached {
		line, err := r.line(p)
		line.Phone = member.Phone
		return []text.TaskParty{line}, err
	}
	person, err := t.Tx.Person(member.Person)
	if err != nil {
		return nil, err
	}
	content, err := text.Say(person.Lang, m)
	if err != nil {
		return nil, err
	}
	j := store.Job{Kind: store.Send, Chat: person.Chat, Lane: store.Rest, Content: &content, About: about(c.ID, task.Number),
		NotBefore: plan.Decent(t.Tx.Now(), c.Location())}
	j.About.Person = person.ID
	_, err = t.Tx.Enqueue(j)
	return nil, err
}
