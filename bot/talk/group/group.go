// Package group ties a committee to its group chat and keeps up with what becomes of it.
//
// It promises that a group is a committee's only after somebody who manages its members has said so, that a group of one
// committee is never taken by another, and that the secretary hears when the bot cannot speak there any more.
package group

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// FlowName is the flow's name.
const FlowName = "group"

// prefix begins the codes of this flow's buttons.
const prefix = "gr"

type flow struct{ menus talk.Menus }

// Flow makes the flow.
func Flow(menus talk.Menus) talk.Flow {
	f := flow{menus: menus}
	return talk.Flow{
		Name: FlowName,
		Commands: []talk.Command{{Name: "nhom", Aliases: []string{"group"}, Bare: []string{"nhom chat"},
			Right: talk.ManageMembers, Menu: true, Do: f.group}},
		Press: map[string]func(*talk.Turn, string) error{prefix: f.press},
		Event: f.event,
	}
}

// found is a group to which the bot was added and which is no committee's yet. It is kept as the open question of the
// group's own chat, which nobody answers there.
type found struct {
	Title string         `json:"title"`
	Topic string         `json:"topic,omitempty"`
	By    store.PersonID `json:"by"`
}

const stepFound = "found"

// group links the group in which it is typed, or shows in private how things are.
func (f flow) group(t *talk.Turn, _ string) error {
	if t.Private() {
		return f.state(t)
	}
	_, err := t.Tx.CommitteeOfGroup(t.Chat)
	linked := err == nil
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	_, c, err := t.Office(talk.ManageMembers)
	if err != nil {
		return err
	}
	if linked && c.Group.Topic == t.Topic && !c.Group.Mute {
		c.Group.Title = t.Title
		if err := t.Tx.PutCommittee(&c); err != nil {
			return err
		}
		return t.Answer(text.GroupIsLinked{Committee: c.Name})
	}
	said, err := f.link(t, c, store.Group{Chat: t.Chat, Topic: t.Topic, Title: t.Title})
	if err != nil {
		return err
	}
	return t.Privately(said, store.About{Committee: c.ID, Flow: FlowName})
}

// link makes a chat the committee's group and greets it.
func (f flow) link(t *talk.Turn, c store.Committee, g store.Group) (text.Message, error) {
	old := c.Group
	c.Group = g
	if err := errors.Join(t.Tx.PutCommittee(&c), t.Tx.EndDialog(g.Chat), f.menus.ShowGroup(t.Tx, c)); err != nil {
		return nil, fmt.Errorf("link group: %w", err)
	}
	said := text.GroupLinked{Title: g.Title, Topic: g.Topic != ""}
	if old.Chat != "" && old.Chat != g.Chat {
		said.Old = old.Title
	}
	hello, err := text.Say(c.Lang, text.GroupHello{Committee: c.Name})
	if err != nil {
		return nil, err
	}
	_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: g.Chat, Topic: g.Topic, Lane: store.Answers, Content: &hello,
		About: store.About{Committee: c.ID, Flow: FlowName}})
	return said, err
}

// state shows the group of the committee.
func (f flow) state(t *talk.Turn) error {
	_, c, err := t.Office(talk.ManageMembers)
	if err != nil {
		return err
	}
	rename := fmt.Sprintf("jn:rename:%d", c.ID)
	if c.Group.Chat == "" {
		return t.Answer(text.GroupNone{Committee: c.Name, Rename: rename})
	}
	return t.Answer(text.GroupState{Committee: c.Name, Title: c.Group.Title, Topic: c.Group.Topic != "", Mute: c.Group.Mute,
		Off: fmt.Sprintf("%s:off:%d", prefix, c.ID), Rename: rename})
}

// press takes a button, in private. Its code comes from a client: the right is checked, and a chat is only linked that this
// person did add the bot to.
func (f flow) press(t *talk.Turn, arg string) error {
	parts := strings.SplitN(arg, ":", 3)
	if !t.Private() || len(parts) < 2 {
		return talk.Refuse(text.StaleButton{})
	}
	id, err := strconv.ParseUint(parts[1], 10, 64)
	if err != nil || id == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	t.Committee = store.CommitteeID(id)
	_, c, err := t.Office(talk.ManageMembers)
	if err != nil {
		return err
	}
	switch {
	case parts[0] == "off" && c.Group.Chat != "":
		return f.unlink(t, c)
	case (parts[0] == "use" || parts[0] == "no") && len(parts) == 3:
		return f.answer(t, c, parts[2], parts[0] == "use")
	}
	return talk.Refuse(text.StaleButton{})
}

// answer takes the answer to the offer.
func (f flow) answer(t *talk.Turn, c store.Committee, chat string, use bool) error {
	if owner, err := t.Tx.CommitteeOfGroup(chat); err == nil && owner.ID != c.ID {
		return talk.Refuse(text.GroupTaken{})
	} else if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	d, open, err := t.Tx.Dialog(chat)
	if err != nil {
		return err
	}
	var g found
	if !open || d.Flow != FlowName || json.Unmarshal(d.Data, &g) != nil || g.By != t.Person.ID {
		return talk.Refuse(text.StaleButton{})
	}
	if !use {
		if err := t.Tx.EndDialog(chat); err != nil {
			return err
		}
		return t.Rewrite(text.GroupLeft{}, store.About{Committee: c.ID, Flow: FlowName})
	}
	said, err := f.link(t, c, store.Group{Chat: chat, Topic: g.Topic, Title: g.Title})
	if err != nil {
		return err
	}
	return t.Rewrite(said, store.About{Committee: c.ID, Flow: FlowName})
}

func (f flow) unlink(t *talk.Turn, c store.Committee) error {
	old := c.Group
	c.Group = store.Group{}
	if err := t.Tx.PutCommittee(&c); err != nil {
		return err
	}
	if !old.Mute {
		if err := f.menus.ClearGroup(t.Tx, old.Chat); err != nil {
			return err
		}
	}
	return t.Rewrite(text.GroupUnlinked{Title: old.Title}, store.About{Committee: c.ID, Flow: FlowName})
}
