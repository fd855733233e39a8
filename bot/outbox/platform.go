// Package outbox does the durable work that leaves a transaction: messages, edits, menus, fetched files. What was put
// into the store with Enqueue is done at least once, in order, at the pace a platform allows; what can never be done is
// dropped where a person can see it.
package outbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"giaoban/store"
)

// Platform is a chat platform as the outbox needs it. Ids are the platform's own opaque strings.
type Platform interface {
	// Limit is the most code points that one message may have; longer texts are sent in parts.
	Limit() int
	// Group tells whether a chat is a group, which is paced differently.
	Group(chat string) bool
	// Send sends one message and gives its id. Errors: those below, anything else is worth a retry.
	Send(ctx context.Context, m Outgoing) (message string, err error)
	// Edit changes a message. A message that already reads so is a success.
	Edit(ctx context.Context, message string, m Outgoing) error
	// Menu sets the commands that a chat is offered.
	Menu(ctx context.Context, chat string, commands []Command) error
	// Fetch opens a file that a person sent.
	Fetch(ctx context.Context, file string) (io.ReadCloser, error)
}

// Outgoing is one message, or one part of a long one.
type Outgoing struct {
	Chat, Topic string
	ReplyTo     string
	Content     store.Content
	// File is drawn already when Content.File is set.
	File []byte
	// Recipe is the kind of recipe that the words were made by, empty where there was none; for whoever keeps a record.
	Recipe string
}

// Command is a line of a menu. The recipe of a Menu job has them under "commands".
type Command struct {
	Name  string `json:"name"`
	About string `json:"about"`
}

// What a platform may say no with. Each wraps what the platform said.
var (
	// ErrUnreachable: the person blocked us or is gone, or we are not in the group any more.
	ErrUnreachable = errors.New("chat cannot be reached")
	// ErrGone: the message to edit or to answer is not there any more.
	ErrGone = errors.New("message is gone")
	// ErrRefused: this message will never be accepted.
	ErrRefused = errors.New("message refused for good")
	// ErrNoTopic: the forum topic is closed or deleted.
	ErrNoTopic = errors.New("topic is closed")
	// ErrToken: the platform does not know us; nothing can be sent until that is mended.
	ErrToken = errors.New("token refused")
)

// SlowDown is a platform's demand to wait.
type SlowDown struct{ For time.Duration }

func (e SlowDown) Error() string { return fmt.Sprintf("told to wait %s", e.For) }

// MovedError tells that a group has become another chat.
type MovedError struct{ To string }

func (e MovedError) Error() string { return "chat has moved" }
