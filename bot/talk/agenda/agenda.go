// Package agenda lists tasks: what a member has to do, what is late, what he will be sent. It changes nothing.
//
// It promises that a list fits a screen and can be turned by typing; that only officers read who is late; that a group
// reads figures and nobody's name; and that what is said here of the days to come is what the sweeper will do, as things
// stand.
package agenda

import (
	"fmt"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/fold"
	"giaoban/store/view"
)

// FlowName is the flow's name.
const FlowName = "agenda"

// prefix begins the codes of this flow's buttons: committee:list:page:filter.
const prefix = "ag"

type flow struct{ cal *calendar.Calendar }

// Flow makes the flow. cal knows the working days.
func Flow(cal *calendar.Calendar) talk.Flow {
	f := flow{cal: cal}
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{
			{Name: listTasks, Aliases: []string{"tasks", "nv"}, Bare: []string{"viec cua toi", "nhiem vu", "nhiem vu cua toi", "my tasks"},
				Right: talk.Belong, Menu: true, Group: true, Takes: takesFilter, Do: tasks},
			{Name: listOverdue, Aliases: []string{"overdue"}, Bare: []string{"qua han", "viec qua han"}, Right: talk.Belong, Menu: true, Do: overdue},
			{Name: listUpcoming, Aliases: []string{"schedule", "lichnhac"}, Bare: []string{"lich nhac", "lich cua toi"}, Right: talk.Belong, Menu: true,
				Takes: func(string) bool { return false }, Do: f.upcoming},
		},
		Press: map[string]func(*talk.Turn, string) error{prefix: f.press},
		Word: map[string]func(*store.ReadTx, store.Job) (store.Content, error){
			store.RecipeTaskCalls: wordCalls, store.RecipeOverdue: wordOverdue,
		},
	}
}

// The lists, by the name of their command.
const (
	listTasks    = "viec"
	listOverdue  = "quahan"
	listUpcoming = "lich"
)

// maxCode is how long a button's code may be.
const maxCode = 64

// code is a button that turns to a page of a list; "" for a filter that is too long for one: then the command is typed.
func code(c store.CommitteeID, list string, page int, f filter) string {
	s := fmt.Sprintf("%s:%d:%s:%d:%s", prefix, c, list, page, f.encode())
	if len(s) > maxCode {
		return ""
	}
	return s
}

// press turns a page in place, or shows the tasks of the person who was chosen.
func (f flow) press(t *talk.Turn, arg string) error {
	parts := strings.SplitN(arg, ":", 4)
	if len(parts) < 4 {
		return talk.Refuse(text.StaleButton{})
	}
	t.Committee = store.CommitteeID(number(parts[0]))
	m, c, err := t.Office(talk.Belong)
	if err != nil {
		return err
	}
	asked := decode(parts[3])
	asked.page = max(1, number(parts[2]))
	switch parts[1] {
	case listTasks:
		return showTasks(t, m, c, asked)
	case listOverdue:
		return showOverdue(t, m, c, asked.page)
	case listUpcoming:
		return f.showUpcoming(t, m, c, asked.member)
	}
	return talk.Refuse(text.StaleButton{})
}

// answer shows a list where it may be read: in the person's own chat. A group reads how many tasks stand where.
func answer(t *talk.Turn, c store.Committee, list text.Message) error {
	about := store.About{Committee: c.ID, Flow: FlowName}
	if t.Private() {
		return t.Rewrite(list, about)
	}
	lines, err := view.Tasks(&t.Tx.ReadTx, c, false)
	if err != nil {
		return err
	}
	if err := t.Answer(text.GroupTasks{Tally: view.TallyOf(lines)}); err != nil {
		return err
	}
	return t.Privately(list, about)
}

// several is the committee's name where the person is in more than one.
func several(t *talk.Turn, c store.Committee) string {
	if len(t.Places) > 1 {
		return c.Name
	}
	return ""
}

func number(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' || n > 1e9 {
			return 0
		}
		n = 10*n + int(r-'0')
	}
	return n
}

// key is a text as it is matched, without the signs around words.
func key(s string) []string {
	words := strings.Fields(fold.Key(s))
	for i, w := range words {
		words[i] = strings.Trim(w, ",.;:“”\"'!?")
	}
	return words
}
