package group

import (
	"encoding/json"
	"errors"
	"fmt"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// event keeps up with what becomes of a group. Every one of these may come twice, and after the outbox has found out by
// itself.
func (f flow) event(t *talk.Turn) error {
	if t.Private() {
		return nil
	}
	switch t.Kind {
	case talk.Joined:
		return f.joined(t)
	case talk.Left:
		return f.left(t)
	case talk.Moved:
		return f.moved(t)
	}
	return nil
}

// joined: the bot was added, or may write again. A group of a committee goes on; any other waits for its secretary.
func (f flow) joined(t *talk.Turn) error {
	c, err := t.Tx.CommitteeOfGroup(t.Chat)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if err == nil {
		if !c.Group.Mute {
			return nil
		}
		c.Group.Mute = false
		if err := errors.Join(t.Tx.PutCommittee(&c), f.menus.ShowGroup(t.Tx, c)); err != nil {
			return fmt.Errorf("return to group: %w", err)
		}
		return talk.TellMerged(t.Tx, c.ID, "group", text.GroupBack{Title: c.Group.Title})
	}
	offered, err := f.offer(t)
	if offered || err != nil {
		return err
	}
	return t.Answer(text.GroupHowTo{})
}

// offer asks whoever added the bot, in private, whether this is his committee's group. ok is false when it is not clear
// which committee that is, or whether he may say so; then the group is told what its secretary has to do.
func (f flow) offer(t *talk.Turn) (ok bool, err error) {
	var may []store.Member
	for _, p := range t.Places {
		if talk.May(p.Role, talk.ManageMembers) {
			may = append(may, p)
		}
	}
	if len(may) != 1 || t.Person.Chat == "" || !t.Person.Unreachable.IsZero() {
		return false, nil
	}
	c, err := t.Tx.Committee(may[0].Committee)
	if err != nil {
		return false, err
	}
	said := text.GroupOffer{Title: t.Title, Committee: c.Name, Old: c.Group.Title, Use: fmt.Sprintf("%s:use:%d:%s", prefix, c.ID, t.Chat),
		No: fmt.Sprintf("%s:no:%d:%s", prefix, c.ID, t.Chat)}
	if len(said.Use) > 64 {
		return false, nil // no button holds it
	}
	raw, err := json.Marshal(found{Title: t.Title, Topic: t.Topic, By: t.Person.ID})
	if err != nil {
		return false, err
	}
	if err := t.Tx.PutDialog(&store.Dialog{Chat: t.Chat, Flow: FlowName, Step: stepFound, Data: raw}); err != nil {
		return false, err
	}
	return true, t.Privately(said, store.About{Committee: c.ID, Flow: FlowName})
}

// left: the bot was removed, or may not write any more.
func (f flow) left(t *talk.Turn) error {
	c, err := t.Tx.CommitteeOfGroup(t.Chat)
	if errors.Is(err, store.ErrNotFound) {
		return t.Tx.EndDialog(t.Chat)
	}
	if err != nil || c.Group.Mute {
		return err
	}
	c.Group.Mute = true
	if err := t.Tx.PutCommittee(&c); err != nil {
		return err
	}
	return talk.TellMerged(t.Tx, c.ID, "group", text.GroupLost{Title: c.Group.Title})
}

// moved: the group became another chat.
func (f flow) moved(t *talk.Turn) error {
	if _, _, err := t.Tx.MoveChat(t.Chat, t.MovedTo); err != nil {
		return err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	c, err := t.Tx.CommitteeOfGroup(t.MovedTo)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := f.menus.ShowGroup(t.Tx, c); err != nil {
		return err
	}
	return talk.TellMerged(t.Tx, c.ID, "group", text.GroupMoved{Title: c.Group.Title})
}
