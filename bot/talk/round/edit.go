package round

import (
	"encoding/json"
	"slices"
	"strings"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// edited takes the change of an earlier message. The new words take the place of the old ones and keep their time: what
// was said later still counts, and the bot says so.
func edited(t *talk.Turn) (bool, error) {
	if done, err := recaptioned(t); done || err != nil {
		return done, err
	}
	h, ok, err := t.Tx.Heard(t.Chat, t.Message.Message)
	if err != nil {
		return false, err
	}
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return false, err
	}
	words, problems, err := reread(t, b, h)
	if err != nil {
		return false, err
	}
	if !ok && len(words) == 0 {
		return false, nil
	}
	if len(words) == 0 && len(problems) > 0 {
		return true, talk.Refuse(problems[0])
	}
	replaces := map[place]store.ReplyID{}
	var gone []store.Reply
	for _, i := range h.Replies {
		r, err := t.Tx.Reply(i.Committee, i.Round, i.Subject, i.Reply)
		if err != nil {
			return false, err
		}
		at := slices.IndexFunc(words, func(w word) bool { return says(w, r) && w.round.ID == r.Round })
		if at < 0 {
			at = slices.IndexFunc(words, func(w word) bool { return says(w, r) && replaces[place{w.round.ID, w.subject}] == 0 })
		}
		if at < 0 {
			gone = append(gone, r)
			continue
		}
		// The edit stays in the round of the original.
		if words[at].round, err = t.Tx.Round(r.Committee, r.Round); err != nil {
			return false, err
		}
		replaces[place{r.Round, r.Subject}] = r.ID
	}
	if len(words) == 0 {
		return true, editedAway(t, h, gone)
	}
	added, err := record(t, words, means(t), t.At, replaces)
	if err != nil {
		return false, err
	}
	for _, r := range gone {
		if err := withdraw(t, r); err != nil {
			return false, err
		}
	}
	if err := remember(t, added); err != nil {
		return false, err
	}
	for _, r := range added {
		older, err := overtaken(t, r)
		if err != nil {
			return false, err
		}
		if older != nil {
			return true, t.AnswerAbout(*older, store.About{Committee: r.Committee, Round: r.Round, Flow: flow})
		}
	}
	return true, acknowledge(t, words, added, problems, 0)
}

// reread reads an edited message: what it says now, to typed questions as well. What it answered before counts as open, so
// that "25" edited to "26" needs no name.
func reread(t *talk.Turn, b store.Bundle, h store.Heard) ([]word, []text.Message, error) {
	open := t.Open
	if len(h.Replies) > 0 {
		raw, err := json.Marshal(correcting{Items: h.Replies, Edited: true})
		if err != nil {
			return nil, nil, err
		}
		t.Open = store.Dialog{Chat: t.Chat, Flow: flow, Step: stepCorrect, Data: raw, Since: t.Tx.Now()}
	}
	r, err := typed(t, b, t.Text)
	t.Open = open
	if err != nil {
		return nil, nil, err
	}
	words, problems := r.words, r.problems
	if strings.TrimSpace(r.rest) == "" {
		return words, problems, nil
	}
	u, besides, err := understood(t, b, r.rest)
	if err != nil {
		return nil, nil, err
	}
	more, unclear, err := resolve(t, b, u, nil)
	if err != nil {
		return nil, nil, err
	}
	asked, err := askBesides(t, b, besides)
	return append(words, more...), slices.Concat(problems, unclear, asked), err
}

// says tells whether a word is about what a reply is about.
func says(w word, r store.Reply) bool {
	return w.subject == r.Subject && w.member.ID == r.Member && w.typed == (r.Status == "")
}

// editedAway handles an edit that leaves nothing of the answer: the old words are not dropped on a guess, the member is
// asked to say what counts.
func editedAway(t *talk.Turn, h store.Heard, gone []store.Reply) error {
	if len(gone) == 0 {
		return nil
	}
	k := text.EditedAway{Said: t.Text, Undo: talk.Code(pressUndo, h.Message)}
	for _, r := range gone {
		l, err := line(&t.Tx.ReadTx, r, 0)
		if err != nil {
			return err
		}
		k.Lines = append(k.Lines, l)
	}
	return t.Answer(k)
}

// overtaken tells whether an edited answer is older than what counts.
func overtaken(t *talk.Turn, r store.Reply) (*text.OlderEdit, error) {
	counts, err := counting(&t.Tx.ReadTx, r)
	if err != nil || counts == nil || counts.ID == r.ID {
		return nil, err
	}
	o := text.OlderEdit{Apply: talk.Code(pressApply, t.Message.Message)}
	if o.Edited, err = line(&t.Tx.ReadTx, r, 0); err != nil {
		return nil, err
	}
	o.Counts, err = line(&t.Tx.ReadTx, *counts, 0)
	return &o, err
}

// apply says an edited message anew, as of now.
func apply(t *talk.Turn, message string) error {
	h, ok, err := t.Tx.Heard(t.Chat, message)
	if err != nil {
		return err
	}
	if !ok {
		return talk.Refuse(text.StaleButton{})
	}
	var words []word
	for _, i := range h.Replies {
		r, err := t.Tx.Reply(i.Committee, i.Round, i.Subject, i.Reply)
		if err != nil {
			return err
		}
		m, ok := t.In(r.Committee)
		if !ok || m.ID != r.Member {
			return talk.Refuse(text.StaleButton{})
		}
		round, err := t.Tx.Round(r.Committee, r.Round)
		if err != nil {
			return err
		}
		words = append(words, word{member: m, round: round, subject: r.Subject, typed: r.Status == "", answer: r.Answer, said: reply.Said{Status: reply.Status(r.Status),
			Percent: r.Percent, Blocker: r.Blocker, NeedsHelp: r.NeedsHelp, Quantities: reply.Quantities(r.Quantities), Text: r.Text}})
	}
	if len(words) == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	added, err := take(t, words, store.ByButton, t.At)
	if err != nil {
		return err
	}
	ack, about, err := recorded(t, words, added, t.Message.Message)
	if err != nil {
		return err
	}
	return t.Rewrite(ack, about)
}
