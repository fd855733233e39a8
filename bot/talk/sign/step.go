package sign

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// The steps of the flow's questions.
const (
	stepDraft = "draft" // a draft lies open: what is typed may edit it
	stepWhich = "which" // which section?
	stepWords = "words" // what is it to say?
	stepClash = "clash" // whose words stand?
	stepWhy   = "why"   // the signer: why is it returned?
	// Those of the letterhead are "letter:" and the name of its part.
)

// patience is how long an open draft listens for edits, and a question for its answer.
const patience = 2 * time.Hour

// asked is what an open question remembers.
type asked struct {
	Committee store.CommitteeID `json:"committee"`
	Report    store.ReportID    `json:"report,omitempty"`
	// Seen is the version of the report that was last shown here.
	Seen int `json:"saw,omitempty"`
	// Key is the section that is edited, Words its new words, as far as they are known.
	Key   string `json:"key,omitempty"`
	Words string `json:"words,omitempty"`
	// Version is that of the report which is to be returned.
	Version int `json:"version,omitempty"`
	// All: the letterhead is asked for from its first part to its last.
	All bool `json:"all,omitempty"`
}

// hold opens a question about the report, which is seen as it is now.
func (p paper) hold(t *talk.Turn, a asked, step string) error {
	a.Committee, a.Report, a.Seen = p.c.ID, p.r.ID, p.r.Version
	return t.Hold(FlowName, step, a)
}

// asked is what the open question knows, where it is about this report. The question may have been open when the message
// came and have been left by the command that it was.
func (p paper) asked(t *talk.Turn) (a asked, step string, err error) {
	if t.Open.Flow != FlowName {
		return asked{}, "", nil
	}
	if err := json.Unmarshal(t.Open.Data, &a); err != nil {
		return asked{}, "", fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	if a.Report != p.r.ID || a.Committee != p.c.ID {
		return asked{}, "", nil
	}
	return a, t.Open.Step, nil
}

// step takes the answer to an open question. What is none of it is left to others; the draft stays open.
func step(t *talk.Turn, d store.Dialog) (bool, error) {
	if stale, err := t.Stale(d, patience); stale || err != nil {
		return false, err
	}
	var a asked
	if err := json.Unmarshal(d.Data, &a); err != nil {
		return false, fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	if field, ok := letterStep(d.Step); ok {
		return letterAnswer(t, a, field)
	}
	if len(t.Files) > 0 {
		return false, nil // a file is no answer; an edited report is taken with the sentences
	}
	right := talk.DraftReports
	if d.Step == stepWhy {
		right = talk.SignReports
	}
	p, err := place(t, a.Committee, right)
	if err == nil {
		err = p.find(t, fmt.Sprint(a.Report), false)
	}
	if err != nil {
		return false, t.Tx.EndDialog(t.Chat) // not his any more: what he writes is about something else
	}
	if d.Step == stepWhy {
		return p.why(t, a)
	}
	return p.answered(t, d.Step, a)
}

// answered takes what the secretary types to a draft and to the questions about it.
func (p paper) answered(t *talk.Turn, step string, a asked) (bool, error) {
	if e, ok := editOf(t.Text, true); ok && (step != stepWords || e.named) {
		return true, p.apply(t, e)
	}
	if verb := verbOf(t.Key); verb != "" {
		return true, p.typed(t, verb, a)
	}
	if step == stepWords {
		if slices.Contains(dropWords, plainly(t.Key)) {
			return true, errors.Join(p.hold(t, asked{}, stepDraft), t.Answer(text.SignLeft{}))
		}
		return true, p.edit(t, a.Key, t.Text)
	}
	return false, nil // of a question "2" and "II.2" were tried; anything else is about something else
}

// typed does what the button of these words does, whatever was asked for.
func (p paper) typed(t *talk.Turn, verb string, a asked) error {
	switch verb {
	case doSend:
		return p.submit(t, a.Seen, "")
	case doDrop:
		return p.drop(t, a.Seen)
	case doUndo:
		return p.takeBack(t, a.Key)
	}
	return verbs()[verb].do(t, p, "")
}

// leave says what leaving a question means. Drafts are records; only what was typed and not settled is lost.
func leave(_ *talk.Turn, d store.Dialog) (text.Message, error) {
	var a asked
	if err := json.Unmarshal(d.Data, &a); err != nil {
		return nil, fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	if _, ok := letterStep(d.Step); ok {
		return text.LetterLeft{Kept: a.All || d.Step == stepLetterOpen}, nil
	}
	switch {
	case d.Step == stepWhy:
		return text.SignLeft{Why: "reason"}, nil
	case a.Words != "":
		return text.SignLeft{Key: a.Key, Why: "words"}, nil
	}
	return text.SignLeft{}, nil
}
