package text

import "giaoban/store"

type (
	// Stranger is for somebody who is on no committee's list.
	Stranger struct{}
	// Nobody is for an anonymous admin of a group, or a channel: we cannot know who asks.
	Nobody struct{}
	// NotAMember is for a person who belongs to no committee (any more).
	NotAMember struct{}
	// NotAllowed says who may.
	NotAllowed struct{ Roles []store.Role }
	// StaleButton is for a button that means nothing any more.
	StaleButton struct{}
	// PleaseInPrivate sends somebody who asks in the group for what concerns single people to his own chat.
	PleaseInPrivate struct{}
	// UnknownCommand is for a slash command that does not exist.
	UnknownCommand struct {
		Name     string
		Commands []string
	}
	// NotUnderstood is for a sentence that was no answer and no command.
	NotUnderstood struct {
		Said     string
		Commands []string
	}
	// WhichCommittee asks a person who is in several.
	WhichCommittee struct{ Names []string }
)
