package round

import (
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// captionsChange is for how long the words under a photo can be changed; platforms allow two days.
const captionsChange = 72 * time.Hour

// recaptioned takes a change of the words under photos that were kept. What was, or is now, an answer goes the way of
// answers; else the change is said back, and that is all.
func recaptioned(t *talk.Turn) (bool, error) {
	changed := false
	words := strings.TrimSpace(t.Text)
	for _, m := range t.Places {
		recent, err := t.Tx.EvidenceSince(m.Committee, t.Tx.Now().Add(-captionsChange))
		if err != nil {
			return false, err
		}
		for _, e := range recent {
			if e.Member != m.ID || e.Message != t.Message.Message || e.Message == "" || e.Caption == words {
				continue
			}
			e.Caption = words
			if err := t.Tx.PutEvidence(&e); err != nil {
				return false, err
			}
			changed = true
		}
	}
	if !changed {
		return false, nil
	}
	h, _, err := t.Tx.Heard(t.Chat, t.Message.Message)
	if err != nil || len(h.Replies) > 0 {
		return false, err
	}
	if answers, err := isAnswer(t); answers || err != nil {
		return false, err
	}
	return true, t.AnswerAbout(text.CaptionChanged{Caption: words}, store.About{Flow: flow})
}
