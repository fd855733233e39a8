package round

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// twins are a reply and those that the same press recorded in the other rounds that ask the same.
func twins(t *talk.Turn, i store.HeardItem) ([]store.HeardItem, error) {
	all := []store.HeardItem{i}
	r, err := t.Tx.Reply(i.Committee, i.Round, i.Subject, i.Reply)
	if errors.Is(err, store.ErrNotFound) || err == nil && (r.Subject.Is(store.KindTask) || r.Status == "") {
		return all, nil
	}
	if err != nil {
		return nil, err
	}
	rounds, err := asking(&t.Tx.ReadTx, i.Committee, i.Subject)
	if err != nil {
		return nil, err
	}
	for _, other := range rounds {
		if other.ID == i.Round || other.Phase == store.Upcoming {
			continue
		}
		words, err := t.Tx.RepliesTo(i.Committee, other.ID, i.Subject)
		if err != nil {
			return nil, err
		}
		for _, w := range words {
			if w.By == r.By && w.Member == r.Member && w.Seq == r.Seq && w.Withdraws == 0 {
				all = append(all, store.HeardItem{Committee: i.Committee, Round: other.ID, Subject: i.Subject, Reply: w.ID})
			}
		}
	}
	return all, nil
}

// twin tells whether a line stands among those undone already: the same word, recorded in another round.
func twin(u text.Undone, l text.SaidLine) bool {
	return slices.ContainsFunc(u.Lines, func(o text.SaidLine) bool {
		return l.Answer == nil && o.Answer == nil && o.Subject.Code == l.Subject.Code && o.State.Text == l.State.Text && o.State.Status == l.State.Status
	})
}

// howToSay is how a subject of a round is spoken of, as an example: "kp5.2 25".
func howToSay(tx *store.ReadTx, r store.Round, s store.Subject) (string, error) {
	if s.Is(store.KindTask) {
		return string(s) + " 70%", nil
	}
	p, err := tx.Plan(r.Committee, r.Plan)
	if err != nil {
		return "", err
	}
	q, _ := p.Question(r, s)
	switch q.Kind {
	case store.AskNumber:
		return string(s) + " 25", nil
	case store.AskChoice:
		return string(s) + " 1", nil
	case store.AskComing:
		return string(s) + " đi 20 người", nil
	case store.AskText:
		return string(s) + " chưa có gì thêm", nil
	case store.AskPhoto:
		return string(s), nil
	case store.AskWork:
		return string(s) + " 25 người, 3 điểm, 1,5 tấn", nil
	}
	return string(s) + " 70%", nil
}

// asHeSays is howToSay for a person of his own answers: a plan's question goes by the number that it has in his list, for
// nobody is shown its code.
func asHeSays(t *talk.Turn, r store.Round, s store.Subject) (string, error) {
	how, err := howToSay(&t.Tx.ReadTx, r, s)
	if err != nil || s.Question() == 0 {
		return how, err
	}
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	at := slices.IndexFunc(b.Items, func(i store.BundleItem) bool {
		return i.Committee == r.Committee && i.Round == r.ID && i.Subject == s
	})
	if err != nil || at < 0 {
		return how, err
	}
	return fmt.Sprint(at+1) + strings.TrimPrefix(how, string(s)), nil
}

// wantsPhoto tells whether a round asks for a photo under a subject.
func wantsPhoto(tx *store.ReadTx, r store.Round, s store.Subject) (bool, error) {
	p, err := tx.Plan(r.Committee, r.Plan)
	q, _ := p.Question(r, s)
	return err == nil && q.Kind == store.AskPhoto, orNothing(err)
}
