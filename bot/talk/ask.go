package talk

import (
	"encoding/json"
	"fmt"
	"time"

	"giaoban/bot/text"
	"giaoban/store"
)

// Ask puts a question that the flow's Step takes the answer to. data is what the flow must remember until then. The
// buttons of older messages cannot be typed any more: "2" now means this question's second choice, or the number two.
// A chat has one open question; this one takes the place of any other.
func (t *Turn) Ask(flow, step string, data any, m text.Message) error {
	if err := t.Hold(flow, step, data); err != nil {
		return err
	}
	return t.Answer(m)
}

// Hold is Ask without saying anything: the words go another way.
func (t *Turn) Hold(flow, step string, data any) error {
	raw, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("ask %s/%s: %w", flow, step, err)
	}
	if err := t.Tx.PutDialog(&store.Dialog{Chat: t.Chat, Flow: flow, Step: step, Data: raw}); err != nil {
		return err
	}
	return t.Tx.PutOffer(&store.Offer{Chat: t.Chat, At: t.Tx.Now()})
}

// Stale ends an open question that nobody has answered for so long that what is written now is hardly the answer, and tells
// whether it did. What was pressed on its buttons is still understood until then.
func (t *Turn) Stale(d store.Dialog, after time.Duration) (bool, error) {
	if t.Tx.Now().Sub(d.Since) < after {
		return false, nil
	}
	return true, t.Tx.EndDialog(t.Chat)
}

// Asked reads the flow's open question in this chat; step is "" when another or none is open.
func (t *Turn) Asked(flow string, data any) (step string, err error) {
	d, ok, err := t.Tx.Dialog(t.Chat)
	if err != nil || !ok || d.Flow != flow {
		return "", err
	}
	if err := json.Unmarshal(d.Data, data); err != nil {
		return "", fmt.Errorf("read question of %s: %w", flow, err)
	}
	return d.Step, nil
}
