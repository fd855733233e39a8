// Package directive takes an ý kiến chỉ đạo of the chair or a deputy: "a chỉ đạo: Hùng bố trí xe trước thứ 6" below a
// summary, its button, /chidao. It becomes a task with an owner and a day, given by bot/talk/task.
//
// It promises that nothing is ordered that was not said back first; that a line of the summary is the one that was read,
// and is asked about when that is not sure; and that whoever has to do it reads who ordered it, in the words of the order.
package directive

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/talk/task"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// FlowName is the flow's name, by which its question finds its way back.
const FlowName = "directive"

// Prefix begins the code of a button that asks for an order: committee:subject.
const Prefix = "cd"

// Code is the button that asks for an order about a subject.
func Code(c store.CommitteeID, s store.Subject) string { return fmt.Sprintf("%s:%d:%s", Prefix, c, s) }

// patience is how long the question waits for an answer.
const patience = 2 * time.Hour

// stepWhat is the open question what is ordered.
const stepWhat = "what"

// asked is what that question remembers.
type asked struct {
	Committee store.CommitteeID `json:"committee"`
	Subject   store.Subject     `json:"subject,omitempty"`
}

// Flow makes the flow.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{{Name: "chidao", Aliases: []string{"directive"}, Bare: []string{"chi dao", "y kien chi dao"}, Right: talk.Direct,
			Menu: true, Do: command}},
		Press:    map[string]func(*talk.Turn, string) error{Prefix: press},
		Step:     step,
		Sentence: sentence,
		Leave: func(*talk.Turn, store.Dialog) (text.Message, error) {
			return text.DirectiveLeft{}, nil
		},
	}
}

// office is the committee in which the person may order; in private only, for names are said.
func office(t *talk.Turn) (store.Committee, error) {
	if !t.Private() {
		return store.Committee{}, talk.Refuse(text.PrivatePlease{What: "/chidao"})
	}
	_, c, err := t.Office(talk.Direct)
	return c, err
}

// command is /chidao: an order, perhaps behind the line or the code that it is about, or nothing, which asks.
func command(t *talk.Turn, args string) error {
	h, named, err := headOf(t, args, false)
	if err != nil {
		return err
	}
	if !named {
		h = head{rest: args}
	}
	return order(t, h)
}

// order takes an order, or asks for it where its words are missing.
func order(t *talk.Turn, h head) error {
	if h.committee != 0 {
		t.Committee = h.committee
	}
	if h.subject.Is(store.KindTask) {
		narrow(t, h.subject.Number())
	}
	c, err := office(t)
	if err != nil {
		return err
	}
	if err := there(t, c, h.subject); err != nil {
		return err
	}
	if h.rest == "" {
		return ask(t, c, h.subject)
	}
	return task.Propose(t, c, h.rest, h.subject)
}

// narrow settles which committee a task's code means, where only one of those in which he may order has it.
func narrow(t *talk.Turn, n int) {
	var has []store.CommitteeID
	for _, p := range t.Places {
		if _, err := t.Tx.Task(p.Committee, n); err == nil && talk.May(p.Role, talk.Direct) {
			has = append(has, p.Committee)
		}
	}
	if t.Committee == 0 && len(has) == 1 {
		t.Committee = has[0]
	}
}

// there refuses what the committee does not have, and a task that is over.
func there(t *talk.Turn, c store.Committee, s store.Subject) error {
	if s == "" {
		return nil
	}
	var err error
	switch kind, n, _ := s.Split(); kind {
	case store.KindCriterion:
		_, err = t.Tx.Criterion(c.ID, n)
	case store.KindNeighbourhood:
		_, err = t.Tx.Neighbourhood(c.ID, n)
	case store.KindTask:
		var line view.TaskLine
		if line, err = view.TaskOf(&t.Tx.ReadTx, c, n); err == nil && !line.Task.Open() {
			at := line.Task.DoneAt
			if line.Task.State == store.TaskDropped {
				at = line.Task.Dropped.At
			}
			return talk.Refuse(text.DirectiveOver{Task: label.Task(c, line, t.Tx.Now()), At: at.In(c.Location())})
		}
	default:
		err = store.ErrNotFound
	}
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.DirectiveNothing{Code: s})
	}
	return err
}

// press takes the button on a line. What its code names comes from a client.
func press(t *talk.Turn, arg string) error {
	id, subject, _ := strings.Cut(arg, ":")
	n, err := strconv.ParseUint(id, 10, 63)
	if _, _, ok := store.Subject(subject).Split(); err != nil || n == 0 || !ok {
		return talk.Refuse(text.StaleButton{})
	}
	return order(t, head{committee: store.CommitteeID(n), subject: store.Subject(subject)})
}

// ask asks what is ordered, with what has been ordered before and is not done yet.
func ask(t *talk.Turn, c store.Committee, s store.Subject) error {
	if err := task.Leave(t); err != nil {
		return err
	}
	m := text.AskDirective{}
	if s != "" {
		var err error
		if m.Subject, err = label.Subject(&t.Tx.ReadTx, c.ID, s); err != nil {
			return err
		}
		if m.Owner, err = task.Owner(t, c, s); err != nil {
			return err
		}
		if m.Before, err = before(t, c, s); err != nil {
			return err
		}
	}
	return t.Ask(FlowName, stepWhat, asked{Committee: c.ID, Subject: s}, m)
}

// maxBefore is how many earlier orders the question names: the newest.
const maxBefore = 3

// before are the open tasks that earlier orders on the same criterion or neighbourhood made, so that nothing is ordered
// twice by two people.
func before(t *talk.Turn, c store.Committee, s store.Subject) ([]text.Task, error) {
	lines, err := view.Tasks(&t.Tx.ReadTx, c, true)
	if err != nil {
		return nil, err
	}
	var all []text.Task
	for _, l := range lines {
		if l.Task.Directive.At.IsZero() || !concerns(l, s) {
			continue
		}
		all = append(all, label.Task(c, l, t.Tx.Now()))
	}
	return all[max(0, len(all)-maxBefore):], nil
}

func concerns(l view.TaskLine, s store.Subject) bool {
	switch kind, n, _ := s.Split(); kind {
	case store.KindCriterion:
		return l.Task.Criterion == n
	case store.KindNeighbourhood:
		return l.Lead.Neighbourhood == n
	default:
		return l.Task.Number == n
	}
}

// step takes the order that was asked for. A line or a code before it goes before what was asked about.
func step(t *talk.Turn, d store.Dialog) (bool, error) {
	if stale, err := t.Stale(d, patience); stale || err != nil {
		return false, err
	}
	var a asked
	if err := json.Unmarshal(d.Data, &a); err != nil {
		return false, fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	if len(t.Files) > 0 || t.Text == "" {
		return false, nil
	}
	h, named, err := headOf(t, t.Text, true)
	if err != nil {
		return true, err
	}
	if !named {
		h = head{subject: a.Subject, rest: t.Text}
	}
	if h.committee == 0 {
		h.committee = a.Committee
	}
	return true, order(t, h)
}
