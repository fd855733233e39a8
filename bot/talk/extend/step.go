package extend

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// How long questions wait: for a day or a reason until the day's work is over, for the word with a refusal a little.
const (
	patience     = 12 * time.Hour
	wordPatience = 15 * time.Minute
)

// elsewhere begins a sentence that is about something else than the open question: "tc3 80%", "/viec".
var elsewhere = regexp.MustCompile(`^(?:(?:tc|kp|v)\s?\d+\b|\d{1,2} (?:xong|vuong|dang|roi|done|\d+ ?%))`)

// never says that nothing is wanted after all.
var never = []string{"thoi", "thoi khong", "khong", "khong can", "khong can nua", "khong xin nua", "thoi khong xin nua", "no", "never mind", "thoi nhe"}

// skips says that there is no reason to give.
var skips = []string{"bo qua", "khong", "ko", "k", "khong co", "skip", "no", "none"}

// step takes what was typed in answer to the open question.
func step(t *talk.Turn, d store.Dialog) (bool, error) {
	wait := patience
	if d.Step == stepWord {
		wait = wordPatience
	}
	if stale, err := t.Stale(d, wait); stale || err != nil {
		return false, err
	}
	var a asked
	if err := json.Unmarshal(d.Data, &a); err != nil {
		return false, fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	if t.Text == "" || elsewhere.MatchString(t.Key) {
		return false, nil
	}
	// A sentence of this flow that names its task stands for itself; one that names none may be the answer.
	if x, ok := read(t.Text); ok && x.task+x.item > 0 {
		return false, nil
	}
	if d.Step == stepOther || d.Step == stepWord {
		return officerStep(t, d.Step, a)
	}
	m, err := findOpen(t, a.Committee, a.Task)
	if err != nil {
		return true, leaving(t, err)
	}
	switch d.Step {
	case stepDay:
		return tookDay(t, m, a)
	case stepReason:
		reason := t.Text
		if slices.Contains(skips, t.Key) {
			reason = ""
		}
		if flaw := m.asking(t).flaw(a.Due); flaw != "" {
			return true, badDay(t, m, a, wish{flaw: flaw, day: a.Due}, a.Due.Phrase)
		}
		return true, submit(t, m, a.Due, reason, false)
	case stepWhy:
		return true, explain(t, m, t.Text)
	case stepHelp:
		return true, askHelp(t, m, t.Text)
	}
	return false, nil
}

// leaving ends a question whose task has no place for an answer any more. A Refusal would be rolled back with the end.
func leaving(t *talk.Turn, err error) error {
	no, ok := err.(talk.Refusal)
	if !ok {
		return err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	return t.Answer(no.Say)
}

// tookDay takes the new day.
func tookDay(t *talk.Turn, m matter, a asked) (bool, error) {
	if slices.Contains(never, strings.TrimRight(t.Key, " .!")) {
		if a.Explained {
			return true, skipDay(t, m)
		}
		if err := t.Tx.EndDialog(t.Chat); err != nil {
			return true, err
		}
		return true, t.Answer(text.ExtendLeft{Task: subject(m.task())})
	}
	w := m.asking(t).read(t.Text)
	if a.Reason == "" {
		a.Reason = w.reason
	}
	if w.due.IsZero() {
		if w.flaw == "" {
			w.flaw = text.DateUnclear
			a.Reason = beforeUnclear(a, w)
		}
		return true, badDay(t, m, a, w, t.Text)
	}
	return true, haveDay(t, m, a, w.due)
}

// beforeUnclear is the reason as it stood: words in which no day was found are no reason for one.
func beforeUnclear(a asked, w wish) string {
	if a.Reason == w.reason {
		return ""
	}
	return a.Reason
}

// officerStep takes the other day, or the word with a refusal.
func officerStep(t *talk.Turn, step string, a asked) (bool, error) {
	m, e, err := request(t, coded{committee: a.Committee, task: a.Task, extension: a.Extension})
	if err != nil {
		return true, leaving(t, err)
	}
	if step == stepWord {
		if slices.Contains(skips, t.Key) {
			return true, m.withWord(t, e, "")
		}
		return true, m.withWord(t, e, t.Text)
	}
	if slices.Contains(never, strings.TrimRight(t.Key, " .!")) {
		return true, backToCard(t, m)
	}
	if x, ok := read(t.Text); ok && (x.verb == agrees || x.verb == refuses) {
		return false, nil
	}
	w := m.asking(t).read(t.Text)
	if w.due.IsZero() {
		if w.flaw == "" {
			w.flaw = text.DateUnclear
		}
		return true, askOther(t, m, e, w, t.Text)
	}
	return true, decide(t, m, e, ruling{state: store.Granted, given: w.due, word: w.reason})
}

// leave says what is not sent.
func leave(t *talk.Turn, d store.Dialog) (text.Message, error) {
	var a asked
	if err := json.Unmarshal(d.Data, &a); err != nil {
		return nil, fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	half := d.Step == stepReason || d.Step == stepDay && !a.Explained && a.Reason != ""
	return text.ExtendLeft{Task: text.Subject{Code: store.SubjectOf(store.KindTask, a.Task)}, Half: half,
		Officer: d.Step == stepOther, Word: d.Step == stepWord, Explained: a.Explained}, nil
}
