// Package talk has what every flow needs: what a person did (Message), the turn it opens (Turn), and how a flow answers,
// refuses and asks. The flows themselves live below it, by what people come for.
package talk

import "time"

// What a person, or a chat, did.
const (
	Text     = "text"     // wrote, perhaps with files
	Edited   = "edited"   // changed an earlier message
	Press    = "press"    // pressed a button
	Blocked  = "blocked"  // closed the private chat to us
	Returned = "returned" // opened it again
	Joined   = "joined"   // we were added to a group, or may write there again
	Left     = "left"     // we were removed from a group, or may not write there any more
	Moved    = "moved"    // a group became another chat (MovedTo)
)

// ChatKind tells a private chat from a group.
type ChatKind string

// The kinds of chat.
const (
	Private ChatKind = "private"
	Grouped ChatKind = "group"
)

// Message is what came in, in no platform's terms. Its ids are opaque strings that only the platform makes and reads.
type Message struct {
	// Platform and Update name it for good: an update seen once is not handled again.
	Platform string
	Update   string
	Kind     string
	// At is when it was said, by the platform's clock. For an edit it is when the original was said; EditedAt when it was edited.
	At       time.Time
	EditedAt time.Time
	// Account is who did it, empty for an anonymous admin, a channel or a service: nobody.
	Account string
	// Language is what the person's app speaks ("vi", "en"), a hint for the first contact only.
	Language string
	Chat     string
	ChatKind ChatKind
	// Title is the group's title, Topic the forum topic ("" for none and for General).
	Title string
	Topic string
	// Message is the message's own id; for a press, that of the message which carries the button.
	Message string
	// ReplyTo is the message answered, ReplyToOurs whether we wrote it.
	ReplyTo     string
	ReplyToOurs bool
	// Text is NFC, without the "@bot" of a command. Addressed is set when a group message named us.
	Text      string
	Addressed bool
	// Code is what a button carries; it comes from a client and is not to be trusted. Callback answers the press.
	Code     string
	Callback string
	// Files came with it; Album ties the messages of one album together.
	Files []File
	Album string
	// MovedTo is the chat's new id.
	MovedTo string
}

// File is a file on the platform, not yet fetched.
type File struct {
	ID   string
	Kind string // "photo", "document", "voice", "video", "sticker", "location", "other"
	Name string
	MIME string
	Size int64
}
