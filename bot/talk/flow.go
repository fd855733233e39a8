package talk

import (
	"errors"

	"giaoban/bot/text"
	"giaoban/store"
)

// Flow is what people come for, as bot.Handle sees it: commands, buttons, open questions, sentences, and messages that
// are worded when their turn comes. Every part may be absent.
type Flow struct {
	// Name is how a Dialog and a Job find their way back to the flow.
	Name     string
	Commands []Command
	// Press handles buttons by the first part of their code ("r:12:tc3:done" is handled by Press["r"] with "12:tc3:done").
	// The code comes from a client: a handler checks person, round and state.
	Press map[string]func(t *Turn, arg string) error
	// Step continues the flow's open question with what the person wrote or pressed. It returns false to let the message
	// be taken for something else; the question then stays open.
	Step func(t *Turn, d store.Dialog) (bool, error)
	// Leave says what leaving the flow's open question means ("nothing was saved"); the question is ended by who asks.
	Leave func(t *Turn, d store.Dialog) (text.Message, error)
	// Sentence takes a message that is no command; false when it is not for this flow.
	Sentence func(t *Turn) (bool, error)
	// Unclear asks back about a private message that nobody understood; false when the flow has nothing to ask.
	Unclear func(t *Turn) (bool, error)
	// Event takes what happened to a chat (Blocked, Joined, Moved …); every flow sees every event.
	Event func(t *Turn) error
	// Word makes the words of a recipe, by its kind, from the facts of the moment. ErrNothing: there is nothing to say any more.
	Word map[string]func(tx *store.ReadTx, j store.Job) (store.Content, error)
}

// ErrNothing is returned by a Word that has nothing to say any more: the job is dropped without a report.
var ErrNothing = errors.New("nothing to say any more")

// Command is something that a person asks for by name.
type Command struct {
	// Name is ASCII, without the slash; Aliases are other names, without accents, where two words are joined.
	Name    string
	Aliases []string
	// Bare are the folded phrases that mean the command without a slash, when they are the whole message or its beginning.
	Bare []string
	// Right is who may; empty for everybody, strangers too.
	Right Right
	// Menu puts it into the menu of those who may; Group into that of the group.
	Menu, Group bool
	// Shown, when set, narrows the menu to those who have this right; others may give the command all the same.
	Shown Right
	// First, when set, is who may give it, with arguments and without a slash, before a sentence is taken for an answer.
	First Right
	// Keeps leaves an open question open. Any other command in private ends it.
	Keeps bool
	// Takes tells whether words are arguments of this command when it is given without its slash; nil: it takes none then.
	Takes func(args string) bool
	Do    func(t *Turn, args string) error
}
