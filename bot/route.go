package bot

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

const (
	// flowWhich is the dialog that asks which committee a message meant.
	flowWhich = "which"
	// buttonDo begins the code of a button that stands for a command ("do:tonghop").
	buttonDo = "do"
)

// route decides what a message is: an event, a button, a command, an answer to what was asked, a sentence, a command
// without its slash, in this order. What is none of these is asked about: nobody is met with silence.
func (b *Bot) route(t *talk.Turn) error {
	switch t.Kind {
	case talk.Blocked, talk.Returned, talk.Joined, talk.Left, talk.Moved:
		return b.event(t)
	case talk.Press:
		return b.press(t)
	}
	if !t.Private() && !t.Addressed && !t.ReplyToOurs {
		return nil // people talking among themselves, or to another bot
	}
	if name, args, ok := command(t.Text); ok && t.Kind == talk.Text {
		return b.command(t, name, args)
	}
	if t.Private() && t.Kind == talk.Text {
		done, err := b.answer(t)
		if done || err != nil {
			return err
		}
	}
	if done, err := b.sentence(t); done || err != nil {
		return err
	}
	if t.Kind == talk.Edited {
		return nil // an edit of something that was no answer
	}
	if c, args, ok := b.bare(t); ok {
		return b.do(t, c, args)
	}
	if !t.Private() && !t.Aside {
		return named(t)
	}
	if t.Person.ID == 0 {
		return t.Answer(text.Stranger{})
	}
	for _, f := range b.flows {
		if f.Unclear == nil {
			continue
		}
		if done, err := f.Unclear(t); done || err != nil {
			return err
		}
	}
	if name := b.perhaps(t); name != "" {
		return t.Answer(text.Perhaps{Said: t.Text, Command: name, Do: buttonDo + ":" + name})
	}
	return t.Answer(text.NotUnderstood{Said: t.Text, Commands: b.few(t.Places)})
}

// answer tries the open question and the buttons last shown. A message that answers another one, by reply, is left to
// the sentences.
func (b *Bot) answer(t *talk.Turn) (bool, error) {
	if c, args, ok := b.bare(t); ok {
		// "hủy" and "trợ giúp" are no answers to anything, and neither is "ghi hộ Hùng tc3 xong" from who may note it.
		if (c.Keeps && args == "") || (c.First != "" && args != "" && mayAny(t.Places, c.First)) {
			return true, b.do(t, c, args)
		}
	}
	if t.ReplyTo != "" && t.ReplyToOurs {
		if s, ok, err := t.Tx.Sent(t.Chat, t.ReplyTo); err != nil || (ok && s.About.Round != 0) {
			return false, err
		}
	}
	if code, ok, err := b.typed(t); err != nil || ok {
		if err != nil {
			return false, err
		}
		t.Code = code
		return true, b.press(t)
	}
	d, ok, err := t.Tx.Dialog(t.Chat)
	if err != nil || !ok {
		return false, err
	}
	if d.Flow == flowWhich {
		return b.chosenCommittee(t, d)
	}
	for _, f := range b.flows {
		if f.Name == d.Flow && f.Step != nil {
			return f.Step(t, d)
		}
	}
	return false, nil
}

// typed finds the button whose label, or leading number or letter, was typed instead of pressed.
func (b *Bot) typed(t *talk.Turn) (code string, ok bool, err error) {
	if t.Key == "" || len(t.Files) > 0 {
		return "", false, nil
	}
	o, err := t.Tx.Offer(t.Chat)
	if err != nil {
		return "", false, err
	}
	found := map[string]bool{}
	for _, a := range o.Actions {
		label := fold.Key(a.Label)
		first, rest, _ := strings.Cut(label, " ")
		_, numbered := strconv.Atoi(first)
		switch {
		case a.Code == "":
		case t.Key == label:
			return a.Code, true, nil
		case numbered == nil && (t.Key == first || t.Key == rest):
			found[a.Code] = true
		}
	}
	for c := range found {
		code = c
	}
	return code, len(found) == 1, nil
}

func (b *Bot) event(t *talk.Turn) error {
	for _, f := range b.flows {
		if f.Event != nil {
			if err := f.Event(t); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *Bot) press(t *talk.Turn) error {
	prefix, arg, _ := strings.Cut(t.Code, ":")
	if prefix == buttonDo {
		name, args, _ := strings.Cut(arg, " ")
		return b.command(t, name, args)
	}
	if prefix == flowWhich {
		d, ok, err := t.Tx.Dialog(t.Chat)
		if err != nil {
			return err
		}
		if ok && d.Flow == flowWhich {
			t.Key = arg
			if done, err := b.chosenCommittee(t, d); done || err != nil {
				return err
			}
		}
		return talk.Refuse(text.StaleButton{})
	}
	for _, f := range b.flows {
		if h, ok := f.Press[prefix]; ok {
			return h(t, arg)
		}
	}
	return talk.Refuse(text.StaleButton{})
}

// chosenCommittee replays the message that was put by, now that its committee is known.
func (b *Bot) chosenCommittee(t *talk.Turn, d store.Dialog) (bool, error) {
	var k kept
	if err := json.Unmarshal(d.Data, &k); err != nil {
		return false, err
	}
	n, err := strconv.Atoi(t.Key)
	if err != nil || n < 1 || n > len(k.Places) || t.Account != k.Message.Account {
		return false, nil // in a group others see the buttons too
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return true, err
	}
	again, err := b.turn(t.Tx, k.Message)
	if err != nil {
		return true, err
	}
	again.Committee = k.Places[n-1]
	err = b.route(again)
	t.Toast = again.Toast
	return true, err
}

// command splits "/tonghop 47" into its name and arguments. The arguments keep their lines: a list is pasted behind a
// command.
func command(s string) (name, args string, ok bool) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(s), "/")
	if !ok {
		return "", "", false
	}
	name = rest
	if i := strings.IndexAny(rest, " \n"); i >= 0 {
		name, args = rest[:i], strings.TrimSpace(rest[i:])
	}
	return fold.Key(name), args, name != ""
}

// ours tells whether a group's message is a command of ours, which then is for us although it does not name us.
func (b *Bot) ours(m Message) bool {
	name, _, ok := command(m.Text)
	if !ok || m.Kind != talk.Text || m.ChatKind != talk.Grouped {
		return false
	}
	for _, f := range b.flows {
		for _, c := range f.Commands {
			if c.Name == name || contains(c.Aliases, name) {
				return true
			}
		}
	}
	return false
}

func (b *Bot) command(t *talk.Turn, name, args string) error {
	for _, f := range b.flows {
		for _, c := range f.Commands {
			if c.Name == name || contains(c.Aliases, name) {
				return b.do(t, c, args)
			}
		}
	}
	// "/tổng hợp" is a command in two words; "/tc3 80%" and "/1 xong" are answers with a slash too many.
	slashed := t.Text
	t.Text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(t.Text), "/"))
	t.Key = fold.Key(t.Text)
	if c, args, ok := b.bare(t); ok {
		return b.do(t, c, args)
	}
	if done, err := b.sentence(t); done || err != nil {
		return err
	}
	t.Text, t.Key = slashed, fold.Key(slashed)
	return talk.Refuse(text.UnknownCommand{Name: name, Commands: b.few(t.Places)})
}

// sentence offers a message to the flows as an answer in a person's own words.
func (b *Bot) sentence(t *talk.Turn) (bool, error) {
	for _, f := range b.flows {
		if f.Sentence == nil {
			continue
		}
		if done, err := f.Sentence(t); done || err != nil {
			return done, err
		}
	}
	return false, nil
}

// do runs a command. Whatever question was open is left, unless the command keeps it: a command always works.
func (b *Bot) do(t *talk.Turn, c talk.Command, args string) error {
	if t.Account == "" {
		return talk.Refuse(text.Nobody{})
	}
	if c.Right != "" && t.Person.ID == 0 {
		return talk.Refuse(text.Stranger{})
	}
	if c.Right != "" {
		if _, err := t.Place(c.Right); err != nil {
			return err
		}
	}
	if t.Private() && !c.Keeps {
		if err := t.Tx.EndDialog(t.Chat); err != nil {
			return err
		}
	}
	return c.Do(t, args)
}

// bare finds the command whose words without a slash begin the message. The arguments are as they were typed.
func (b *Bot) bare(t *talk.Turn) (talk.Command, string, bool) {
	for _, f := range b.flows {
		for _, c := range f.Commands {
			for _, phrase := range append([]string{c.Name}, c.Bare...) {
				rest, ok := strings.CutPrefix(t.Key, phrase)
				if !ok || (rest != "" && rest[0] != ' ') {
					continue
				}
				// "nghỉ tay đã" begins like a command and is none: what follows must be its own arguments.
				if args := after(t.Text, phrase); args == "" || (c.Takes != nil && c.Takes(args)) {
					return c, args, true
				}
			}
		}
	}
	return talk.Command{}, "", false
}

// after is what of a text follows the words that fold to phrase, which it begins with.
func after(s, phrase string) string {
	key := ""
	for key != phrase && s != "" {
		s = strings.TrimLeft(s, " \n")
		end := strings.IndexAny(s, " \n")
		if end < 0 {
			end = len(s)
		}
		key = strings.TrimSpace(key + " " + fold.Key(s[:end]))
		s = s[end:]
	}
	return strings.TrimSpace(s)
}

// Leave says what is lost when a person leaves an open question, in the words of the flow that asked; nil when the flow
// has none.
func (b *Bot) Leave(t *talk.Turn, d store.Dialog) (text.Message, error) {
	for _, f := range b.flows {
		if f.Name == d.Flow && f.Leave != nil {
			return f.Leave(t, d)
		}
	}
	return nil, nil
}

func contains(all []string, s string) bool {
	for _, a := range all {
		if a == s {
			return true
		}
	}
	return false
}

// Menu lists the commands that somebody holding these places is offered, in the order of the flows.
func (b *Bot) Menu(places []store.Member) []string {
	var names []string
	for _, f := range b.flows {
		for _, c := range f.Commands {
			if c.Menu && mayAny(places, cmp.Or(c.Shown, c.Right)) {
				names = append(names, c.Name)
			}
		}
	}
	return names
}

// few are the first commands of a menu, as many as one takes in at a glance; /trogiup, which is named after them, has all.
func (b *Bot) few(places []store.Member) []string {
	all := slices.DeleteFunc(b.Menu(places), func(name string) bool { return name == "trogiup" })
	return all[:min(len(all), atAGlance)]
}

const atAGlance = 5

// GroupMenu lists the commands that a group is offered.
func (b *Bot) GroupMenu() []string {
	var names []string
	for _, f := range b.flows {
		for _, c := range f.Commands {
			if c.Group {
				names = append(names, c.Name)
			}
		}
	}
	return names
}

func mayAny(places []store.Member, r talk.Right) bool {
	if r == "" {
		return true
	}
	for _, p := range places {
		if talk.May(p.Role, r) {
			return true
		}
	}
	return false
}

// Word makes the words of a recipe when its turn comes in the outbox. talk.ErrNothing: there is nothing to say any more.
func (b *Bot) Word(tx *store.ReadTx, j store.Job) (store.Content, error) {
	for _, f := range b.flows {
		if w, ok := f.Word[j.Recipe.Kind]; ok {
			return w(tx, j)
		}
	}
	return store.Content{}, talk.ErrNothing
}
