package round

import (
	"math"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// acknowledge says back what was understood, what is left, and how to take it back.
func acknowledge(t *talk.Turn, words []word, added []store.Reply, problems []text.Message, photos int) error {
	ack, about, err := recorded(t, words, added, t.Message.Message)
	if err != nil {
		return err
	}
	ack.Photos, ack.Documents = photos, documents(t.Files)
	if ack.Stands, err = standing(t, added); err != nil {
		return err
	}
	if len(ack.Stands) > 0 {
		ack.Apply = talk.Code(pressApply, t.Message.Message)
	}
	for _, p := range problems {
		said, err := text.Line(t.Lang, p)
		if err != nil {
			return err
		}
		ack.Problems = append(ack.Problems, said)
	}
	if t.Album != "" {
		return acknowledgeAlbum(t, ack, about)
	}
	if !t.Private() {
		return t.Privately(ack, about) // the group sees its card change; the words are between the member and us
	}
	return t.AnswerAbout(ack, about)
}

// standing are the words that still count although these were just recorded: a note that the secretary made of something
// said later, or a message of his own that overtook this one.
func standing(t *talk.Turn, added []store.Reply) ([]text.SaidLine, error) {
	var stands []text.SaidLine
	for _, r := range added {
		counts, err := counting(&t.Tx.ReadTx, r)
		if err != nil {
			return nil, err
		}
		if counts == nil || counts.ID == r.ID {
			continue
		}
		l, err := line(&t.Tx.ReadTx, *counts, 0)
		if err != nil {
			return nil, err
		}
		stands = append(stands, l)
	}
	return stands, nil
}

// counting is the word that counts in the place of a reply: the member's own of the week, of a task the newest in any week.
func counting(tx *store.ReadTx, r store.Reply) (*store.Reply, error) {
	if !r.Subject.Is(store.KindTask) {
		return tx.WordOf(r.Committee, r.Round, r.Subject, r.Member)
	}
	words, err := tx.TaskWords(r.Committee, r.Subject.Number())
	return store.CountsFor(words, r.Member), err
}

// recorded gathers the acknowledgement of what a message has recorded.
func recorded(t *talk.Turn, words []word, added []store.Reply, message string) (text.Recorded, store.About, error) {
	ack := text.Recorded{Undo: talk.Code(pressUndo, message), Fix: talk.Code(pressFix, added[0].Committee, added[0].Round, added[0].Subject)}
	about := store.About{Committee: added[0].Committee, Round: added[0].Round, Flow: flow, Subject: added[0].Subject, Reply: added[0].ID}
	for i, r := range added {
		if words[i].also {
			continue
		}
		l, err := line(&t.Tx.ReadTx, r, words[i].number)
		if err != nil {
			return ack, about, err
		}
		c, err := t.Tx.Committee(r.Committee)
		if err != nil {
			return ack, about, err
		}
		if r.Subject.Is(store.KindTask) {
			if err := aboutTask(t, &ack, &l, words[i], r, c); err != nil {
				return ack, about, err
			}
			ack.Lines = append(ack.Lines, l)
			continue
		}
		round := words[i].round
		if t.Album == "" && round.Kind == store.CleanUp && l.Answer == nil && l.State.Quantities != (store.Quantities{}) {
			if l.State.Quantities, err = soFar(&t.Tx.ReadTx, c, round, r); err != nil {
				return ack, about, err
			}
		}
		ack.Lines = append(ack.Lines, l)
		if l.Answer != nil {
			if err := aboutTyped(t, &ack, words[i], r); err != nil {
				return ack, about, err
			}
			continue
		}
		if round.Kind != store.Weekly {
			if err := aboutRound(t, &ack, c, round, r, len(t.Files) > 0); err != nil {
				return ack, about, err
			}
		}
		ack.First, ack.Last = days(round, c.Location())
		ack.Late = max(ack.Late, lateness(round, r))
		begun := round.Kind == store.CleanUp && !round.Starts.After(t.At) // its figures are asked for later
		ack.Early = ack.Early || round.Phase == store.Upcoming && !begun
		ack.Over = ack.Over || round.Over()
	}
	var err error
	if ack.Left, err = left(t); err != nil {
		return ack, about, err
	}
	// Only of a weekly report two can be meant.
	at := slices.IndexFunc(words, func(w word) bool { return !w.subject.Is(store.KindTask) && !w.typed && w.round.Kind == store.Weekly })
	if at < 0 {
		return ack, about, nil
	}
	return ack, about, otherWeek(t, &ack, words[at], message)
}

// lateness is by how much an answer came after its round had closed, 0 for one in time.
func lateness(r store.Round, a store.Reply) time.Duration {
	if !a.Late {
		return 0
	}
	return max(a.Said.Sub(r.Closes), time.Second)
}

// soFar are all figures that a neighbourhood's clean-up has by now: they may be told bit by bit, and who corrects one must
// see that the others stand.
func soFar(tx *store.ReadTx, c store.Committee, round store.Round, r store.Reply) (store.Quantities, error) {
	u, err := view.CleanUpResults(tx, c, round)
	if err != nil {
		return r.Quantities, err
	}
	for _, p := range u.Places {
		if p.Subject() == r.Subject {
			sums := store.Quantities(p.Sums)
			if sums.Tonnes != nil && *sums.Tonnes < 1 && sums.Kg == nil { // as it is said
				kg := math.Round(*sums.Tonnes * 1000)
				sums.Tonnes, sums.Kg = nil, &kg
			}
			return sums, nil
		}
	}
	return r.Quantities, nil
}

// otherWeek offers, by a button, the other week that an answer could have meant.
func otherWeek(t *talk.Turn, ack *text.Recorded, w word, message string) error {
	if w.round.Phase == store.Opened {
		return nil
	}
	recent, err := t.Tx.RecentRounds(w.round.Committee, 64)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(recent, func(r store.Round) bool {
		if w.round.Phase == store.Upcoming {
			return r.ID == w.round.Previous && t.At.Before(r.Closes.Add(store.LateGrace))
		}
		return r.Phase == store.Upcoming && r.Plan == w.round.Plan && r.Previous == w.round.ID
	})
	if at < 0 {
		return nil
	}
	c, err := t.Tx.Committee(w.round.Committee)
	if err != nil {
		return err
	}
	ack.OtherFirst, ack.OtherLast = days(recent[at], c.Location())
	ack.Switch = talk.Code(pressSwitch, w.round.Committee, w.round.ID, recent[at].ID, message)
	return nil
}
