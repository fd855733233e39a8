package round

import (
	"errors"
	"slices"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// undo takes back what a message, or one pressed button, has recorded. It appends; nothing is removed. Undoing twice
// says the same as undoing once.
func undo(t *talk.Turn, arg string) error {
	items, err := undone(t, arg)
	if err != nil {
		return err
	}
	var u text.Undone
	for _, h := range items {
		r, err := t.Tx.Reply(h.Committee, h.Round, h.Subject, h.Reply)
		if errors.Is(err, store.ErrNotFound) || (err == nil && r.By != t.Person.ID) {
			continue
		}
		if err != nil {
			return err
		}
		round, err := t.Tx.Round(r.Committee, r.Round)
		if err != nil {
			return err
		}
		if round.Settled(t.Tx.Now()) && !r.Subject.Is(store.KindTask) {
			return tooLate(t, round)
		}
		l, err := line(&t.Tx.ReadTx, r, 0)
		if err != nil {
			return err
		}
		gone, err := withdrawn(t, r)
		if err != nil {
			return err
		}
		if err := withdraw(t, r); err != nil {
			return err
		}
		if !twin(u, l) {
			u.Lines = append(u.Lines, l)
			if err := nowCounts(t, &u, r); err != nil {
				return err
			}
		}
		if u.Example, err = asHeSays(t, round, r.Subject); err != nil {
			return err
		}
		if u.Photo, err = wantsPhoto(&t.Tx.ReadTx, round, r.Subject); err != nil {
			return err
		}
		if !r.OnBehalf() {
			continue
		}
		m, err := t.Tx.Member(r.Committee, r.Member)
		if err != nil {
			return err
		}
		if u.Example, err = noteLine(&t.Tx.ReadTx, m, round, r.Subject); err != nil {
			return err
		}
		if gone {
			continue // he knows, or did it himself
		}
		if err := tellUndone(t, m, l); err != nil {
			return err
		}
	}
	if len(u.Lines) == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	if err := expectCorrection(t, items); err != nil {
		return err
	}
	if u.Left, err = left(t); err != nil {
		return err
	}
	return t.Rewrite(u, store.About{Committee: items[0].Committee, Round: items[0].Round, Flow: flow})
}

// tooLate answers a button of a week that is settled: it stays as it was reported.
func tooLate(t *talk.Turn, r store.Round) error {
	c, err := t.Tx.Committee(r.Committee)
	if err != nil {
		return err
	}
	var m text.TooLate
	m.First, m.Last = days(r, c.Location())
	return talk.Refuse(m)
}

// nowCounts adds to what was undone what counts in its place.
func nowCounts(t *talk.Turn, u *text.Undone, r store.Reply) error {
	now, err := counting(&t.Tx.ReadTx, r)
	if err != nil || now == nil {
		return err
	}
	l, err := line(&t.Tx.ReadTx, *now, 0)
	u.Now = append(u.Now, l)
	return err
}

// tellUndone tells a member that what was noted for him has been taken back.
func tellUndone(t *talk.Turn, m store.Member, l text.SaidLine) error {
	if m.Person == 0 || m.Person == t.Person.ID {
		return nil
	}
	p, err := t.Tx.Person(m.Person)
	if err != nil {
		return err
	}
	return talk.Tell(t.Tx, p, store.Rest, text.BehalfUndone{Lines: []text.SaidLine{l}}, store.About{Committee: m.Committee, Flow: flow})
}

// undone reads which replies an undo means: those of a message, or the one named after "=".
func undone(t *talk.Turn, arg string) ([]store.HeardItem, error) {
	if one, ok := strings.CutPrefix(arg, "="); ok {
		n, rest := talk.IDs(one, 2)
		subj, id, _ := strings.Cut(rest, ":")
		last, _ := talk.IDs(id, 1)
		return twins(t, store.HeardItem{Committee: store.CommitteeID(n[0]), Round: store.RoundID(n[1]), Subject: store.Subject(subj),
			Reply: store.ReplyID(last[0])})
	}
	h, ok, err := t.Tx.Heard(t.Chat, arg)
	if err != nil || !ok {
		return nil, err
	}
	return h.Replies, nil
}

// withdraw appends the undoing of a reply, unless it is undone already.
func withdraw(t *talk.Turn, r store.Reply) error {
	if gone, err := withdrawn(t, r); gone || err != nil {
		return err
	}
	round, err := t.Tx.Round(r.Committee, r.Round)
	if err != nil {
		return err
	}
	w := store.Reply{Committee: r.Committee, Round: r.Round, Subject: r.Subject, Member: r.Member, By: t.Person.ID, Means: r.Means,
		Said: t.At, Withdraws: r.ID}
	if w.By != r.By {
		if w.Means = store.ByText; t.Kind == talk.Press {
			w.Means = store.ByButton
		}
	}
	return add(t, round, &w)
}

// withdrawn tells whether a reply has been undone.
func withdrawn(t *talk.Turn, r store.Reply) (bool, error) {
	all, err := t.Tx.RepliesTo(r.Committee, r.Round, r.Subject)
	return slices.ContainsFunc(all, func(x store.Reply) bool { return x.Withdraws == r.ID }), err
}

// switchWeek moves what a message recorded to the other week it could have meant.
func switchWeek(t *talk.Turn, arg string) error {
	n, message := talk.IDs(arg, 3)
	h, ok, err := t.Tx.Heard(t.Chat, message)
	if err != nil {
		return err
	}
	to, err2 := t.Tx.Round(store.CommitteeID(n[0]), store.RoundID(n[2]))
	if err2 != nil || !ok {
		return talk.Refuse(text.StaleButton{})
	}
	var words []word
	var moved, kept []store.Reply
	for _, i := range h.Replies {
		r, err := t.Tx.Reply(i.Committee, i.Round, i.Subject, i.Reply)
		if err != nil || r.By != t.Person.ID {
			return talk.Refuse(text.StaleButton{})
		}
		if r.Committee != to.Committee || r.Round != store.RoundID(n[1]) || r.Subject.Is(store.KindTask) {
			kept = append(kept, r)
			continue
		}
		m, err := t.Tx.Member(r.Committee, r.Member)
		if err != nil {
			return err
		}
		if err := withdraw(t, r); err != nil {
			return err
		}
		again := r
		again.Round, again.Replaces, again.Late = to.ID, 0, isLate(to, r.Subject, r.Said)
		if err := add(t, to, &again); err != nil {
			return err
		}
		moved = append(moved, again)
		words = append(words, word{member: m, round: to, subject: r.Subject})
	}
	if len(moved) == 0 {
		return talk.Refuse(text.StaleButton{})
	}
	h.Replies = nil
	for _, r := range append(kept, moved...) {
		h.Replies = append(h.Replies, store.HeardItem{Committee: r.Committee, Round: r.Round, Subject: r.Subject, Reply: r.ID})
	}
	if err := t.Tx.PutHeard(&h); err != nil {
		return err
	}
	ack, about, err := recorded(t, words, moved, message)
	if err != nil {
		return err
	}
	return t.Rewrite(ack, about)
}
