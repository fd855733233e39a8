// Package rules is how a committee sets the way its tasks are followed: when reminders come, whether "xong" waits for a
// yes, how "trước D" is read, how lateness rises.
//
// It promises that a rule is said back as it will act, that whoever set it before is not overwritten unseen, and that no
// reminder can be set into the quiet hours.
package rules

import (
	"fmt"
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// FlowName is the flow's name.
const FlowName = "rules"

// prefix begins the codes of this flow's buttons: committee:what.
const prefix = "nh"

// Flow makes the flow.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{{Name: "nhac", Aliases: []string{"reminders", "rules"}, Bare: []string{"cach nhac", "cach nhac viec"},
			Right: talk.GiveTasks, Menu: true, Takes: func(args string) bool { _, err := read(args, store.Committee{}); return err == nil }, Do: rules}},
		Press: map[string]func(*talk.Turn, string) error{prefix: press},
	}
}

// rules shows the rules, or changes what the words after the command name.
func rules(t *talk.Turn, args string) error {
	_, c, err := t.Office(talk.GiveTasks)
	if err != nil {
		return err
	}
	if args == "" {
		return t.Answer(state(c))
	}
	changed, err := read(args, c)
	if err != nil {
		return talk.Refuse(text.RulesUnclear{Said: args, Why: err.Error()})
	}
	return set(t, c, changed)
}

// set writes the rules and finds all reminders anew.
func set(t *talk.Turn, c store.Committee, r store.TaskRules) error {
	before := c.TaskRules()
	c.Rules = r
	if same(before, c.TaskRules()) {
		return t.Rewrite(state(c), store.About{Committee: c.ID, Flow: FlowName})
	}
	if err := t.Tx.PutCommittee(&c); err != nil {
		return fmt.Errorf("set rules: %w", err)
	}
	if err := t.Tx.LookAtTasks(c.ID); err != nil {
		return fmt.Errorf("set rules: %w", err)
	}
	said := state(c)
	said.Changed = true
	return t.Rewrite(said, store.About{Committee: c.ID, Flow: FlowName})
}

func same(a, b store.TaskRules) bool {
	return a.At == b.At && slices.Equal(a.Before, b.Before) && slices.Equal(a.After, b.After) && a.Confirm == b.Confirm &&
		a.Strict == b.Strict && a.Deputy == b.Deputy && a.Calls == b.Calls && a.Chair == b.Chair
}

// state puts the rules into words, with the buttons that change the two that are a yes or a no.
func state(c store.Committee) text.Rules {
	r := c.TaskRules()
	button := func(what string) string { return fmt.Sprintf("%s:%d:%s", prefix, c.ID, what) }
	s := text.Rules{Committee: c.Name, At: r.At, Confirm: r.Confirm, Strict: r.Strict, Deputy: r.Deputy, Calls: r.Calls, Chair: r.Chair}
	for _, d := range slices.Backward(slices.Sorted(slices.Values(r.Before))) {
		if d == 0 {
			s.OnTheDay = true
			continue
		}
		s.Before = append(s.Before, d)
	}
	s.After = slices.Sorted(slices.Values(r.After))
	s.ConfirmButton, s.StrictButton = button("xac nhan "+yes(!r.Confirm)), button(map[bool]string{true: "chat", false: "thoang"}[!r.Strict])
	if c.Rules.At != "" || c.Rules.Before != nil || c.Rules.After != nil || c.Rules.Confirm || c.Rules.Strict || c.Rules.Deputy+c.Rules.Calls+c.Rules.Chair > 0 {
		s.Default = button("mac dinh")
	}
	return s
}

func yes(on bool) string {
	if on {
		return "co"
	}
	return "khong"
}

// press takes a button. Its code comes from a client: committee and right are checked, the rest is read like words.
func press(t *talk.Turn, arg string) error {
	var id store.CommitteeID
	if _, err := fmt.Sscanf(arg, "%d:", &id); err != nil {
		return talk.Refuse(text.StaleButton{})
	}
	t.Committee = id
	_, c, err := t.Office(talk.GiveTasks)
	if err != nil {
		return err
	}
	changed, err := read(arg[len(fmt.Sprintf("%d:", id)):], c)
	if err != nil {
		return talk.Refuse(text.StaleButton{})
	}
	return set(t, c, changed)
}
