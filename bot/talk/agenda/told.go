package agenda

import (
	"encoding/json"
	"errors"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/view"
)

// What officers are told in the morning fits a message: so many tasks, the rest is counted.
const told = 10

// noteExample shows how a phone call about a task is noted down.
func noteExample(l view.TaskLine) string {
	who := l.StandIn
	if who.ID == 0 {
		who = l.Holder
	}
	return "/ghiho " + who.Call + " " + string(l.Task.Subject()) + " 80%"
}

// day is what a recipe of a day is about, with the facts of this moment.
type day struct {
	tx   *store.ReadTx
	arg  store.DayArg
	c    store.Committee
	lang store.Lang
	// several is the committee's name where the reader is in more than one.
	several string
}

func readDay(tx *store.ReadTx, j store.Job) (d day, err error) {
	d.tx = tx
	if err := json.Unmarshal(j.Recipe.Arg, &d.arg); err != nil {
		return d, err
	}
	if d.c, err = tx.Committee(d.arg.Committee); err != nil {
		return d, err
	}
	p, err := tx.Person(j.About.Person)
	if err != nil {
		return d, err
	}
	d.lang = p.Lang
	places, err := tx.Memberships(p.ID)
	if len(places) > 1 {
		d.several = d.c.Name
	}
	return d, err
}

// open are the recipe's tasks of which that is still true, the most urgent first.
func (d day) open(still func(view.TaskLine) (bool, error)) ([]view.TaskLine, error) {
	var lines []view.TaskLine
	for _, n := range d.arg.Tasks {
		l, err := view.TaskOf(d.tx, d.c, n)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		ok, err := still(l)
		if err != nil {
			return nil, err
		}
		if ok {
			lines = append(lines, l)
		}
	}
	view.ByUrgency(lines)
	if len(lines) == 0 {
		return nil, talk.ErrNothing
	}
	return lines, nil
}

// began is when the day of the recipe begins: a word said on it answers the reminder of that day.
func (d day) began() time.Time {
	date, err := calendar.ParseDate(d.arg.Day)
	if err != nil {
		return d.tx.Now()
	}
	return date.At(0, 0, d.c.Location())
}

// wordCalls tells the secretary whom to phone about tasks whose reminder reaches nobody. Who has been heard since is left
// out.
func wordCalls(tx *store.ReadTx, j store.Job) (store.Content, error) {
	d, err := readDay(tx, j)
	if err != nil {
		return store.Content{}, err
	}
	lines, err := d.open(func(l view.TaskLine) (bool, error) {
		answered, err := tx.TaskAnswered(l.Task, d.began())
		return !answered, err
	})
	if err != nil {
		return store.Content{}, err
	}
	calls, err := d.calls(lines)
	if err != nil {
		return store.Content{}, err
	}
	return text.Say(d.lang, calls)
}

// wordOverdue tells the deputy what nobody has explained, and later the secretary whom to phone about it.
func wordOverdue(tx *store.ReadTx, j store.Job) (store.Content, error) {
	d, err := readDay(tx, j)
	if err != nil {
		return store.Content{}, err
	}
	lines, err := d.open(func(l view.TaskLine) (bool, error) {
		return l.Stands == view.Overdue && l.Task.Pending == 0 && !l.Task.ExplainedNow(), nil
	})
	if err != nil {
		return store.Content{}, err
	}
	if d.arg.Level > 1 {
		calls, err := d.calls(lines)
		if err != nil {
			return store.Content{}, err
		}
		calls.Late = true
		return text.Say(d.lang, calls)
	}
	list := text.OverdueTold{Committee: d.several, Days: d.c.TaskRules().Deputy, Total: len(lines), More: max(0, len(lines)-pageSize)}
	for _, l := range lines[:min(pageSize, len(lines))] {
		e, err := entryOf(tx, d.c, l, true)
		if err != nil {
			return store.Content{}, err
		}
		list.Entries = append(list.Entries, e)
	}
	return text.Say(d.lang, list)
}

// calls puts tasks under the people to be phoned about them: who is in the lead's place, else the lead himself, else the
// post or organisation that nobody holds.
func (d day) calls(lines []view.TaskLine) (text.TaskCalls, error) {
	calls := text.TaskCalls{Committee: d.several, More: max(0, len(lines)-told)}
	var whose []string
	for _, l := range lines[:min(told, len(lines))] {
		e, err := entryOf(d.tx, d.c, l, false)
		if err != nil {
			return calls, err
		}
		who := l.StandIn
		if who.ID == 0 {
			who = l.Holder
		}
		call := text.TaskCall{Name: who.Name, Post: who.Post, Phone: who.Phone, Away: l.StandIn.ID == 0}
		id := who.Name + "/" + who.Phone
		if who.ID == 0 {
			call = text.TaskCall{Name: l.Lead.Name, Nobody: true}
			id = l.Lead.Name
		}
		at := slices.Index(whose, id)
		if at < 0 {
			at = len(whose)
			whose, calls.People = append(whose, id), append(calls.People, call)
		}
		calls.People[at].Tasks = append(calls.People[at].Tasks, e)
		if calls.Example == "" && who.ID != 0 {
			calls.Example = noteExample(l)
		}
	}
	return calls, nil
}
