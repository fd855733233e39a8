package talk

import (
	"fmt"

	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// Turn is one Message being handled inside the transaction that records it. A flow reads and writes through Tx and
// answers through Answer; it cannot send anything itself.
type Turn struct {
	Message
	Tx *store.Tx
	// Person is who did it; zero for a stranger. Places are what he is in which committees, now.
	Person store.Person
	Places []store.Member
	// Lang is what to speak to him, or to the group, in.
	Lang store.Lang
	// Committee is the one meant: the group's in a group, the one chosen in private; 0 while any may be meant.
	Committee store.CommitteeID
	// Aside is set for what was said to us by name in a group and is answered in private: Chat is then the person's own.
	Aside bool
	// Open is the question that was open in this chat when the message came; Flow is empty for none.
	Open store.Dialog
	// Key is Text folded for matching, Toast what a pressed button flashes, best effort.
	Key   string
	Toast string
	// Links makes links to us.
	Links Links
	// Calendar knows the working days.
	Calendar *calendar.Calendar
}

// Links makes addresses that lead a person to us; each platform has its own.
type Links interface {
	// Start is a link that opens a private chat and hands us the code; "" where the platform has none.
	Start(code string) string
}

// Private tells whether only this person reads the answer.
func (t *Turn) Private() bool { return t.ChatKind == Private }

// Answer replies where the person spoke, in the lane of answers.
func (t *Turn) Answer(m text.Message) error { return t.AnswerAbout(m, store.About{}) }

// AnswerAbout is Answer, remembering what the answer is about so that a reply to it is understood.
func (t *Turn) AnswerAbout(m text.Message, about store.About) error {
	c, err := text.Say(t.Lang, m)
	if err != nil {
		return err
	}
	return t.answer(store.Job{Kind: store.Send, Content: &c, About: about})
}

// AnswerWith is AnswerAbout with a file that is drawn when it is sent.
func (t *Turn) AnswerWith(m text.Message, f store.File) error {
	c, err := text.Say(t.Lang, m)
	if err != nil {
		return err
	}
	c.File = &f
	return t.answer(store.Job{Kind: store.Send, Content: &c})
}

// Rewrite changes the message whose button was pressed; where no button was pressed it answers with a new message.
// A round of taps then does not fill the chat.
func (t *Turn) Rewrite(m text.Message, about store.About) error {
	if t.Kind != Press || t.Message.Message == "" {
		return t.AnswerAbout(m, about)
	}
	c, err := text.Say(t.Lang, m)
	if err != nil {
		return err
	}
	return t.answer(store.Job{Kind: store.Edit, Target: t.Message.Message, Key: "edit/" + t.Message.Message, Content: &c, About: about})
}

func (t *Turn) answer(j store.Job) error {
	j.Lane, j.Chat, j.Topic, j.About.Person = store.Answers, t.Chat, t.Topic, t.Person.ID
	if !t.Private() && !t.Aside {
		j.ReplyTo = t.Message.Message
	}
	_, err := t.Tx.Enqueue(j)
	return err
}

// Privately answers the person in his own chat, wherever he spoke. A person without an open private chat is not reached;
// the outbox then reports it.
func (t *Turn) Privately(m text.Message, about store.About) error {
	return Tell(t.Tx, t.Person, store.Answers, m, about)
}

// Tell puts a message to a person into the outbox.
func Tell(tx *store.Tx, p store.Person, lane store.Lane, m text.Message, about store.About) error {
	return tell(tx, p, m, store.Job{Lane: lane, About: about})
}

func tell(tx *store.Tx, p store.Person, m text.Message, j store.Job) error {
	if p.Chat == "" {
		return nil
	}
	c, err := text.Say(p.Lang, m)
	if err != nil {
		return err
	}
	j.Kind, j.Chat, j.Content, j.About.Person = store.Send, p.Chat, &c, p.ID
	_, err = tx.Enqueue(j)
	return err
}

// TellOfficers tells those of a committee who hold the first of the roles that anybody reachable holds (see Reachable), so
// that trouble always reaches somebody. It reports how many were told.
func TellOfficers(tx *store.Tx, c store.CommitteeID, m text.Message, about store.About, roles ...store.Role) (int, error) {
	return tellOfficers(tx, c, m, store.Job{Lane: store.Rest, About: about}, roles...)
}

func tellOfficers(tx *store.Tx, c store.CommitteeID, m text.Message, j store.Job, roles ...store.Role) (int, error) {
	reached, err := tx.Reachable(c, roles...)
	if err != nil {
		return 0, err
	}
	j.About.Committee = c
	for _, p := range reached {
		if err := tell(tx, p, m, j); err != nil {
			return 0, err
		}
	}
	return len(reached), nil
}

// TellMerged tells the secretaries of a committee (the deputies, then the chair where there is none to tell), not at
// night. While an older message with the same key still waits, this one takes its place, so that many small events become
// one message. Where nobody can be told the operator is.
func TellMerged(tx *store.Tx, c store.CommitteeID, key string, m text.Message) error {
	committee, err := tx.Committee(c)
	if err != nil {
		return err
	}
	j := store.Job{Lane: store.Rest, Key: key, NotBefore: plan.Decent(tx.Now(), committee.Location())}
	told, err := tellOfficers(tx, c, m, j, store.Secretary, store.Deputy, store.Chair)
	if told > 0 || err != nil {
		return err
	}
	return tx.AddTrouble(store.Trouble{Kind: store.TroubleOrphan, Committee: c})
}

// Refusal is an error that is a polite answer: what the flow wrote is rolled back, the person is told.
type Refusal struct{ Say text.Message }

func (r Refusal) Error() string { return fmt.Sprintf("refused: %T", r.Say) }

// Refuse says no.
func Refuse(m text.Message) error { return Refusal{Say: m} }
