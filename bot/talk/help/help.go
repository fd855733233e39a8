// Package help is how people find their way: what can be done now, how to leave what was begun, what is kept about them.
//
// It promises that help speaks to the role of who asks, that a question can always be left, and that everybody can see,
// take away and erase what is kept about him, without asking anybody. Erasing takes the account, and the phone number if
// asked, out of the file and its history; the name stays on the committee's list and in its past weeks. Approved reports are
// not rewritten yet: giving them a version without the name is a later work, and nothing here claims that it was done.
package help

import (
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/talk/join"
	"giaoban/bot/text"
	"giaoban/store"
)

// FlowName is the flow's name, by which its questions find their way back.
const FlowName = "help"

// prefix begins the codes of this flow's buttons.
const prefix = "hp"

// Leave tells what leaving an open question means, in the words of the flow that asked; nil when it has none (bot.Bot.Leave).
type Leave func(t *talk.Turn, d store.Dialog) (text.Message, error)

type flow struct {
	menus talk.Menus
	leave Leave
}

// Flow makes the flow.
func Flow(menus talk.Menus, leave Leave) talk.Flow {
	f := flow{menus: menus, leave: leave}
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{
			{Name: "toi", Aliases: []string{"me"}, Bare: []string{"du lieu cua toi", "my data"}, Menu: true, Do: f.me},
			{Name: "trogiup", Aliases: []string{"help"}, Bare: []string{"tro giup", "giup", "help", "huong dan"},
				Menu: true, Group: true, Keeps: true, Do: f.help},
			{Name: "huy", Aliases: []string{"cancel", "thoi"}, Bare: []string{"huy", "thoi", "cancel", "huy bo"}, Menu: true, Keeps: true, Do: f.cancel},
		},
		Press: map[string]func(*talk.Turn, string) error{prefix: f.press},
		Step:  f.step,
		Leave: func(*talk.Turn, store.Dialog) (text.Message, error) { return text.Unchanged{}, nil },
	}
}

// offices are the roles that help speaks to apart, the first that somebody holds.
var offices = []store.Role{store.Secretary, store.Chair, store.Deputy}

// help tells what can be done, to the role of who asks.
func (f flow) help(t *talk.Turn, _ string) error {
	if !t.Private() {
		return t.Answer(text.HelpGroup{})
	}
	if len(t.Places) == 0 {
		return t.Answer(text.Stranger{})
	}
	_, open, err := t.Tx.Dialog(t.Chat)
	if err != nil {
		return err
	}
	var commands []string
	if f.menus.Private != nil {
		commands = f.menus.Private(t.Places)
	}
	for _, role := range offices {
		i := slices.IndexFunc(t.Places, func(p store.Member) bool { return p.Role == role })
		if i < 0 {
			continue
		}
		return f.office(t, t.Places[i], commands, open)
	}
	return f.member(t, commands, open)
}

// week are the commands that an officer's week consists of.
var week = []string{"tonghop", "chuabaocao", "ghiho", "thanhvien"}

func (f flow) office(t *talk.Turn, p store.Member, commands []string, open bool) error {
	do := slices.DeleteFunc(slices.Clone(week), func(c string) bool { return !slices.Contains(commands, c) })
	if p.Role != store.Secretary {
		return t.Answer(text.HelpChair{Call: p.Call, Commands: commands, Do: do[:min(2, len(do))], Open: open})
	}
	c, err := t.Tx.Committee(p.Committee)
	if err != nil {
		return err
	}
	next, err := join.NextWindow(&t.Tx.ReadTx, c)
	if err != nil {
		return err
	}
	return t.Answer(text.HelpSecretary{Call: p.Call, Next: next, Commands: commands, Do: do, Open: open})
}

// member speaks to those who report, or only watch.
func (f flow) member(t *talk.Turn, commands []string, open bool) error {
	said := text.HelpMember{Call: t.Places[0].Call, Commands: commands, Open: open}
	for _, p := range t.Places {
		c, err := t.Tx.Committee(p.Committee)
		if err != nil {
			return err
		}
		charges := p.AnswersFor(t.Tx.Now())
		for _, charge := range charges {
			s, err := join.SubjectOf(&t.Tx.ReadTx, c, charge.Subject)
			if err != nil {
				return err
			}
			said.Subjects = append(said.Subjects, s)
		}
		next, err := join.NextWindow(&t.Tx.ReadTx, c)
		if err != nil {
			return err
		}
		if len(charges) > 0 && (said.Next.Opens.IsZero() || next.Opens.Before(said.Next.Opens)) {
			said.Next = next
		}
	}
	if len(said.Subjects) == 0 && t.Places[0].Role == store.Observer {
		return t.Answer(text.HelpObserver{Call: said.Call, Commands: commands, Open: open})
	}
	said.Example = string(store.SubjectOf(store.KindCriterion, 3))
	if len(said.Subjects) > 0 {
		said.Example = string(said.Subjects[0].Code)
	}
	return t.Answer(said)
}

// cancel leaves the open question.
func (f flow) cancel(t *talk.Turn, _ string) error {
	d, open, err := t.Tx.Dialog(t.Chat)
	if err != nil {
		return err
	}
	if !open || !t.Private() {
		return t.Answer(text.NothingToLeave{})
	}
	var said text.Message
	if f.leave != nil {
		if said, err = f.leave(t, d); err != nil {
			return err
		}
	}
	if said == nil {
		said = text.Left{}
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	return t.Answer(said)
}
