package outbox

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"giaoban/store"
)

// step makes the next message that a job takes; nil when all have been sent.
func (b *book) step(p Platform, j store.Job) (*attempt, error) {
	contents := parts(*j.Content, p.Limit())
	if len(contents) == 0 {
		return nil, hopeless{store.TroubleRender, "nothing to see in it"}
	}
	a := &attempt{index: j.Parts, all: len(contents), content: len(contents)}
	if j.Kind == store.Show {
		return b.showStep(a, j, contents)
	}
	if a.index >= a.all {
		return nil, nil
	}
	if j.Kind == store.Edit && a.index == 0 {
		a.message = j.Target
	}
	a.out = outgoing(j, a.index, contents[a.index])
	return a, nil
}

// emptied is what stands in a message that a card does not need any more: no platform lets us send nothing.
var emptied = store.Content{Runs: []store.Run{{Text: "…"}}}

// showStep passes over what the card already shows, and edits, sends or empties the next of its messages.
func (b *book) showStep(a *attempt, j store.Job, contents []store.Content) (*attempt, error) {
	card, _, err := b.Card(j.Chat, j.Card)
	if err != nil {
		return nil, err
	}
	shown := messages(card)
	a.all = max(a.all, len(shown))
	for ; a.index < a.all; a.index++ {
		c := emptied
		if a.index < a.content {
			c = contents[a.index]
		}
		a.hash = hash(c)
		if a.index < len(shown) {
			if shown[a.index].Hash == a.hash && c.File == nil {
				continue
			}
			a.message = shown[a.index].Message
		}
		a.out = outgoing(j, a.index, c)
		return a, nil
	}
	return nil, nil
}

func outgoing(j store.Job, index int, c store.Content) Outgoing {
	out := Outgoing{Chat: j.Chat, Topic: j.Topic, Content: c, Recipe: j.Recipe.Kind}
	if index == 0 {
		out.ReplyTo = j.ReplyTo
	}
	return out
}

func messages(c store.Card) []store.CardPart {
	if len(c.Parts) == 0 && c.Message != "" {
		return []store.CardPart{{Message: c.Message}}
	}
	return c.Parts
}

func hash(c store.Content) string {
	raw, err := json.Marshal(c)
	if err != nil {
		return "" // not of strings
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:8])
}
