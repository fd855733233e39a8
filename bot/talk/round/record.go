package round

import (
	"errors"
	"slices"
	"time"

	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/plan"
	"giaoban/store"
)

// word is one thing understood, on its way into the store.
type word struct {
	member  store.Member
	round   store.Round
	subject store.Subject
	number  int
	said    reply.Said
	// typed: an answer to a plan's own question, or to a roll call; said holds its words only.
	typed  bool
	answer *store.Answer
	// asks is what is still welcome of a roll call, as text.Recorded has it.
	asks string
	// was is how a task stood before the word, nil where that does not matter.
	was *store.Task
	// also: another round asks the same, and this word was recorded there too; it is said back once.
	also bool
}

// take records what a message said and remembers it as that message's.
func take(t *talk.Turn, words []word, means store.Means, said time.Time) ([]store.Reply, error) {
	added, err := record(t, words, means, said, nil)
	if err != nil {
		return nil, err
	}
	return added, remember(t, added)
}

// place is where a reply stands.
type place struct {
	round   store.RoundID
	subject store.Subject
}

// record appends what was understood and shows it where the round is watched. It gives the replies back in order.
func record(t *talk.Turn, words []word, means store.Means, said time.Time, replaces map[place]store.ReplyID) ([]store.Reply, error) {
	var added []store.Reply
	for _, w := range words {
		r := store.Reply{
			Committee: w.round.Committee, Round: w.round.ID, Subject: w.subject, Member: w.member.ID, By: t.Person.ID, Means: means,
			Said: said, Status: store.Status(w.said.Status), Percent: w.said.Percent, Blocker: w.said.Blocker, NeedsHelp: w.said.NeedsHelp,
			Quantities: store.Quantities(w.said.Quantities), Text: w.said.Text, Source: t.Message.Message,
			Replaces: replaces[place{w.round.ID, w.subject}], Late: isLate(w.round, w.subject, said),
		}
		switch {
		case w.typed:
			r.Status, r.Answer = "", w.answer
		case r.Status == "" && w.round.Kind == store.CleanUp && figures(w.said) && !w.said.Blocker:
			// what came of a clean-up is all there is to say of it
		case r.Status == "":
			r.Status = store.Doing // figures or an obstacle without a word on the state: the work goes on
		}
		if err := add(t, w.round, &r); err != nil {
			return nil, err
		}
		added = append(added, r)
	}
	return added, nil
}

// isLate tells whether a word came after its round had closed. What is said of a task is late only by the task's own
// deadline.
func isLate(r store.Round, s store.Subject, said time.Time) bool {
	return !s.Is(store.KindTask) && r.Phase != store.Upcoming && r.Phase != store.Opened && said.After(r.Closes)
}

// add appends one reply and lets those who watch the round see it.
func add(t *talk.Turn, r store.Round, w *store.Reply) error {
	before, err := t.Tx.RepliesTo(w.Committee, w.Round, w.Subject)
	if err != nil {
		return err
	}
	var task store.Task
	if w.Subject.Is(store.KindTask) {
		if task, err = t.Tx.Task(w.Committee, w.Subject.Number()); err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
	}
	if err := t.Tx.AddReply(w); err != nil {
		return err
	}
	if task.Number != 0 {
		if err := followTask(t, task, *w); err != nil {
			return err
		}
	}
	if err := overrules(t, r, before, *w); err != nil {
		return err
	}
	return watched(t, r)
}

// watched brings the group's card, and after the closing all that was shown of the round, up to date.
func watched(t *talk.Turn, r store.Round) error {
	if r.Phase == store.Upcoming {
		return nil
	}
	c, err := t.Tx.Committee(r.Committee)
	if err != nil {
		return err
	}
	at := plan.Decent(t.Tx.Now(), c.Location())
	if r.Phase == store.Opened {
		return t.Tx.ShowCard(c, r, at)
	}
	p, err := t.Tx.Plan(r.Committee, r.Plan)
	if err != nil {
		return err
	}
	return t.Tx.ShowOutcome(c, p, r, at)
}

// overrules tells the secretary when a member's own word takes the place of what had been noted for him.
func overrules(t *talk.Turn, r store.Round, before []store.Reply, w store.Reply) error {
	if w.OnBehalf() || w.Withdraws != 0 {
		return nil
	}
	note := store.CountsFor(before, w.Member)
	if note == nil || !note.OnBehalf() || saysSame(*note, w) {
		return nil
	}
	if now := store.CountsFor(append(slices.Clone(before), w), w.Member); now == nil || now.ID != w.ID {
		return nil
	}
	m, err := t.Tx.Member(w.Committee, w.Member)
	if err != nil {
		return err
	}
	own, err := line(&t.Tx.ReadTx, w, 0)
	if err != nil {
		return err
	}
	noted, err := line(&t.Tx.ReadTx, *note, 0)
	if err != nil {
		return err
	}
	_, err = talk.TellOfficers(t.Tx, w.Committee, text.Corrected{Name: m.Name, Own: own, Note: noted},
		store.About{Round: r.ID, Flow: flow}, store.Secretary, store.Deputy)
	return err
}

// saysSame tells whether two replies say the same.
func saysSame(a, b store.Reply) bool {
	return a.Status == b.Status && sameAnswer(a.Answer, b.Answer) && a.Blocker == b.Blocker && a.NeedsHelp == b.NeedsHelp && a.Text == b.Text &&
		(a.Percent == nil) == (b.Percent == nil) && (a.Percent == nil || *a.Percent == *b.Percent)
}

func sameAnswer(a, b *store.Answer) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Choice == b.Choice && (a.Number == nil) == (b.Number == nil) && (a.Number == nil || *a.Number == *b.Number)
}

// remember notes which replies a message became, so that an edit, an undo or a switch of the week finds them.
func remember(t *talk.Turn, added []store.Reply) error {
	h, _, err := t.Tx.Heard(t.Chat, t.Message.Message)
	if err != nil {
		return err
	}
	h.Chat, h.Message, h.Said = t.Chat, t.Message.Message, t.At
	h.Replies = nil
	for _, r := range added {
		h.Replies = append(h.Replies, store.HeardItem{Committee: r.Committee, Round: r.Round, Subject: r.Subject, Reply: r.ID})
	}
	if err := t.Tx.PutHeard(&h); err != nil || t.Private() {
		return err
	}
	h.Chat = t.Person.Chat // what was said in the group is taken back in private
	return t.Tx.PutHeard(&h)
}
