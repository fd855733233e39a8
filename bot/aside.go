package bot

import (
	"giaoban/bot/talk"
	"giaoban/bot/text"
)

// aside takes what somebody we know says to us by name in a group ("@bot kp5 xong 25 người") out of it: what is recorded,
// asked back or refused concerns him, and is said to him alone (design 5). Commands are answered where they were given, and
// so is what answers a message of ours in the group. It answers no question that is open in his private chat: nobody agrees
// to something there by a word in the group.
func (b *Bot) aside(t *talk.Turn) {
	if t.Private() || !t.Addressed || t.ReplyTo != "" || t.Person.Chat == "" || len(t.Places) == 0 {
		return
	}
	if t.Kind != talk.Text && t.Kind != talk.Edited {
		return
	}
	if _, _, ok := command(t.Text); ok {
		return
	}
	if _, _, ok := b.bare(t); ok {
		return
	}
	t.Aside, t.Chat, t.Topic, t.Lang = true, t.Person.Chat, "", t.Person.Lang
}

// named answers what was said to us by name in a group and could not be taken aside: who speaks has no private chat with us,
// or we cannot know who he is.
func named(t *talk.Turn) error {
	switch {
	case !t.Addressed:
		return nil
	case t.Account == "":
		return t.Answer(text.Nobody{})
	}
	return t.Answer(text.PrivatePlease{})
}
