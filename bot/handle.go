// Package bot listens and answers. Handle is the one entry for everything that a person does; it knows no platform.
package bot

import (
	"encoding/json"
	"errors"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/fold"
)

// Message is what came in, in no platform's terms.
type Message = talk.Message

// Bot handles messages with a set of flows. Its methods may be used from many goroutines.
type Bot struct {
	// Calendar knows the working days; New's is that of the country. Change it before the first message only.
	Calendar *calendar.Calendar

	db    *store.DB
	flows []talk.Flow
	links map[string]talk.Links
}

// New makes a Bot; links makes addresses that lead to us, by platform. The order of the flows is the order in which
// they see a sentence.
func New(db *store.DB, links map[string]talk.Links, flows ...talk.Flow) *Bot {
	return &Bot{Calendar: calendar.Default(), db: db, flows: flows, links: links}
}

// Outcome is what a platform may do for a handled message beyond confirming it.
type Outcome struct {
	// Toast is shown for a moment at the pressed button. It is best effort: the lasting answer is in the outbox.
	Toast string
	// Again is set when the message had been handled before: confirm it and do nothing.
	Again bool
}

// Handle does all that a message asks for in one commit, with the mark that it was seen: either both are durable or
// neither. A refusal is rolled back and becomes a second small commit of the mark and a polite answer. An error means
// that nothing is durable and the message must come again; errors.Is(err, store.ErrFault) tells that the store itself is at fault.
func (b *Bot) Handle(m Message) (Outcome, error) {
	m.Text, m.Title = text.Clean(fold.NFC(m.Text)), text.Clean(fold.NFC(m.Title))
	m.Addressed = m.Addressed || b.ours(m)
	out, err := b.once(m, func(t *talk.Turn) error { return b.handle(t) })
	var no talk.Refusal
	var which talk.Ambiguous
	switch {
	case errors.As(err, &no):
		return b.once(m, func(t *talk.Turn) error { return refuse(t, no) })
	case errors.As(err, &which):
		return b.once(m, func(t *talk.Turn) error { return b.askCommittee(t, which) })
	}
	return out, err
}

func (b *Bot) handle(t *talk.Turn) error {
	if err := b.route(t); err != nil {
		return err
	}
	return b.dropped(t)
}

func (b *Bot) once(m Message, do func(*talk.Turn) error) (Outcome, error) {
	var out Outcome
	err := b.db.Update(func(tx *store.Tx) error {
		if tx.Seen(m.Platform, m.Update) {
			out.Again = true
			return nil
		}
		t, err := b.turn(tx, m)
		if err != nil {
			return err
		}
		if err := tx.MarkSeen(m.Platform, m.Update); err != nil {
			return err
		}
		tx.By(t.Person.ID, "message")
		if err := do(t); err != nil {
			return err
		}
		out.Toast = t.Toast
		return nil
	})
	return out, err
}

// turn gathers what is known of the person and the chat.
func (b *Bot) turn(tx *store.Tx, m Message) (*talk.Turn, error) {
	t := &talk.Turn{Message: m, Tx: tx, Key: fold.Key(m.Text), Lang: store.Vietnamese, Links: b.links[m.Platform],
		Calendar: b.Calendar}
	if strings.HasPrefix(m.Language, "en") {
		t.Lang = store.English
	}
	if m.Account != "" {
		p, err := tx.PersonOf(m.Account)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		if err == nil {
			if err := reached(tx, m, &p); err != nil {
				return nil, err
			}
			t.Person, t.Lang = p, p.Lang
			if t.Places, err = tx.Memberships(p.ID); err != nil {
				return nil, err
			}
		}
	}
	if m.ChatKind == talk.Grouped {
		c, err := tx.CommitteeOfGroup(m.Chat)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		if err == nil {
			t.Committee, t.Lang = c.ID, c.Lang
		}
	}
	b.aside(t)
	var err error
	if t.Open, _, err = tx.Dialog(t.Chat); err != nil {
		return nil, err
	}
	return t, nil
}

// dropped tells a person what was half done and is gone because he gave another command or pressed a button elsewhere. A
// command always works; it must not lose anything without a word.
func (b *Bot) dropped(t *talk.Turn) error {
	if t.Open.Flow == "" || !t.Private() || !b.turnsAway(t) {
		return nil
	}
	now, open, err := t.Tx.Dialog(t.Chat)
	if err != nil || open && now.Flow == t.Open.Flow {
		return err
	}
	m, err := b.Leave(t, t.Open)
	if err != nil {
		return err
	}
	if half, ok := m.(interface{ HalfDone() bool }); ok && half.HalfDone() {
		return t.Answer(m)
	}
	return nil
}

// turnsAway tells whether a message is a command that leaves the open question, or a button that is not the question's own.
func (b *Bot) turnsAway(t *talk.Turn) bool {
	name, _, ok := command(t.Text)
	if t.Kind == talk.Press {
		prefix, arg, _ := strings.Cut(t.Code, ":")
		if prefix != buttonDo {
			return !b.owns(t.Open.Flow, prefix)
		}
		name, _, _ = strings.Cut(arg, " ")
		ok = true
	}
	if !ok {
		return false
	}
	for _, f := range b.flows {
		for _, c := range f.Commands {
			if c.Name == name || contains(c.Aliases, name) {
				return !c.Keeps
			}
		}
	}
	return false
}

// owns tells whether buttons with a prefix are a flow's.
func (b *Bot) owns(flow, prefix string) bool {
	for _, f := range b.flows {
		if _, ok := f.Press[prefix]; ok && f.Name == flow {
			return true
		}
	}
	return false
}

// reached takes note that a person who could not be written to writes to us.
func reached(tx *store.Tx, m Message, p *store.Person) error {
	said := m.Kind == talk.Text || m.Kind == talk.Press
	if p.Unreachable.IsZero() || m.ChatKind != talk.Private || !said {
		return nil
	}
	p.Unreachable = time.Time{}
	return tx.PutPerson(p)
}

func refuse(t *talk.Turn, no talk.Refusal) error {
	if !t.Private() && !t.Addressed && t.Kind != talk.Press {
		return nil
	}
	if t.Kind == talk.Press {
		if line, err := text.Line(t.Lang, no.Say); err == nil {
			t.Toast = line
		}
	}
	return t.Answer(no.Say)
}

// kept is a message put by while its author says which committee he means.
type kept struct {
	Message Message             `json:"message"`
	Places  []store.CommitteeID `json:"places"`
}

func (b *Bot) askCommittee(t *talk.Turn, which talk.Ambiguous) error {
	k := kept{Message: t.Message}
	var names []string
	for _, p := range which.Places {
		c, err := t.Tx.Committee(p.Committee)
		if err != nil {
			return err
		}
		k.Places, names = append(k.Places, c.ID), append(names, c.Name)
	}
	data, err := json.Marshal(k)
	if err != nil {
		return err
	}
	// The names of a person's committees are nobody else's business: in a group he is asked in private. His message is
	// then handled as it was said, in the group.
	chat := t.Chat
	if !t.Private() {
		if chat = t.Person.Chat; chat == "" {
			return t.Answer(text.InPrivate{})
		}
	}
	if err := t.Tx.PutDialog(&store.Dialog{Chat: chat, Flow: flowWhich, Step: "committee", Data: data}); err != nil {
		return err
	}
	if t.Private() {
		return t.Answer(text.WhichCommittee{Names: names})
	}
	return errors.Join(t.Answer(text.InPrivate{}), t.Privately(text.WhichCommittee{Names: names}, store.About{}))
}
