package round

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"giaoban/bot/answer"
	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// stepDispute is the open question "then how is it really?" after a member has disputed a note.
const stepDispute = "dispute"

// disputing is what that question remembers: what was taken out.
type disputing struct {
	Notes []store.HeardItem `json:"notes"`
}

// expectOwnWord makes the next sentence count for the weeks, and for the subject, of a note that was taken out.
func expectOwnWord(t *talk.Turn, out []store.Reply) error {
	var d disputing
	for _, r := range out {
		d.Notes = append(d.Notes, store.HeardItem{Committee: r.Committee, Round: r.Round, Subject: r.Subject, Reply: r.ID})
	}
	return t.Hold(flow, stepDispute, d)
}

// tookOwnWord takes the member's own word in the place of a note that he disputed. What is no answer leaves the question open.
func tookOwnWord(t *talk.Turn, d store.Dialog) (bool, error) {
	var asked disputing
	if err := json.Unmarshal(d.Data, &asked); err != nil {
		return false, err
	}
	if over, err := t.Stale(d, correctFor); over || err != nil {
		return false, err
	}
	var note []store.Reply
	for _, i := range asked.Notes {
		r, err := noteFor(t, i)
		if err != nil {
			return false, err
		}
		if r != nil {
			note = append(note, *r)
		}
	}
	if len(note) == 0 {
		return false, t.Tx.EndDialog(t.Chat)
	}
	return ownWord(t, note, t.Text)
}

// ownWord takes a sentence for the member's own word on what had been noted for him. It counts for the week of the note while
// that is not settled. False when it is none.
func ownWord(t *talk.Turn, note []store.Reply, sentence string) (bool, error) {
	weeks := map[store.CommitteeID]store.RoundID{}
	for _, r := range note {
		round, err := t.Tx.Round(r.Committee, r.Round)
		if err != nil {
			return false, err
		}
		if _, known := weeks[r.Committee]; !known && !r.Subject.Is(store.KindTask) && !round.Settled(t.Tx.Now()) {
			weeks[r.Committee] = r.Round
		}
	}
	if took, typed, err := ownAnswer(t, note, sentence); typed || err != nil {
		return took, err
	}
	elsewhere, err := namesItem(t, note[0], sentence)
	if err != nil {
		return false, err
	}
	several := slices.ContainsFunc(note, func(r store.Reply) bool { return r.Subject != note[0].Subject })
	if several || elsewhere {
		return ownWords(t, note, sentence, weeks)
	}
	of := reply.Understand(sentence, reply.Context{List: []string{string(note[0].Subject)}})
	m, ok := t.In(note[0].Committee)
	if !ok || len(of.Items) != 1 || slices.ContainsFunc(of.Problems, func(p reply.Problem) bool { return p.Kind == reply.Question }) {
		return false, nil
	}
	if of.Items[0].Code != string(note[0].Subject) {
		return ownWords(t, note, sentence, weeks)
	}
	of.Items[0].Item = 0
	rounds, err := home(&t.Tx.ReadTx, told{member: m, subject: note[0].Subject, said: t.At, answered: weeks[m.Committee], figures: figures(of.Items[0])})
	if err != nil {
		return false, err
	}
	var words []word
	for i, r := range rounds {
		words = append(words, word{member: m, round: r, subject: note[0].Subject, said: of.Items[0], also: i > 0})
	}
	words, overs, err := withoutOver(t, words)
	if err != nil {
		return false, err
	}
	if len(words) == 0 {
		return false, talk.Refuse(overs[0])
	}
	added, err := take(t, words, means(t), t.At)
	if err != nil {
		return false, err
	}
	return true, ownWordDone(t, note, words, added, nil)
}

// ownAnswer is ownWord for a note on a plan's own question or on who comes; typed tells whether it is one. What names its item
// by number or is for several is left to the reader of the member's list.
func ownAnswer(t *talk.Turn, note []store.Reply, sentence string) (took, typed bool, err error) {
	s := state{item: store.BundleItem{Committee: note[0].Committee, Member: note[0].Member, Round: note[0].Round, Subject: note[0].Subject}}
	if s.item.Subject.Is(store.KindTask) {
		return false, false, nil
	}
	if err := s.readRound(&t.Tx.ReadTx); err != nil {
		return false, false, err
	}
	if s.item.Ask = s.question.Kind; !s.typed() || len(note) > 1 {
		return false, s.typed(), nil
	}
	got, rest, problems := answer.Read(sentence, []answer.Item{{Ask: kinds[s.item.Ask], Code: string(s.item.Subject), Unit: s.question.Unit, Choices: s.question.Choices, Open: true}})
	if len(got) != 1 || len(problems) > 0 || strings.TrimSpace(rest) != "" {
		return false, true, nil
	}
	w, problem, err := wordFor(t, s, got[0])
	if err != nil || problem != nil {
		return false, true, err
	}
	added, err := take(t, []word{w}, means(t), t.At)
	if err != nil {
		return false, true, err
	}
	return true, true, ownWordDone(t, note, []word{w}, added, nil)
}

// ownWords is ownWord for a sentence that names its items.
func ownWords(t *talk.Turn, note []store.Reply, sentence string, weeks map[store.CommitteeID]store.RoundID) (bool, error) {
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return false, err
	}
	if u, err := understand(t, b, sentence); err != nil || len(u.Items) == 0 {
		return false, err
	}
	text, key := t.Text, t.Key
	t.Text, t.Key = sentence, fold.Key(sentence)
	_, words, added, problems, err := said(t, weeks)
	t.Text, t.Key = text, key
	var no talk.Refusal
	if errors.As(err, &no) && sentence != text {
		return false, nil // "không đúng, tc5 mới 50%", and tc5 is somebody else's: the denial stands
	}
	if err != nil || len(added) == 0 {
		return false, err
	}
	return true, ownWordDone(t, note, words, added, problems)
}

// namesItem tells whether a sentence names by number, code or name what it is about.
func namesItem(t *talk.Turn, r store.Reply, sentence string) (bool, error) {
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return false, err
	}
	// With two items or more, all open, only a sentence that names one is understood.
	ctx := reply.Context{}
	add := func(c store.CommitteeID, s store.Subject) error {
		name, err := spoken(t, c, s)
		ctx.List, ctx.Names = append(ctx.List, string(s)), append(ctx.Names, name)
		return err
	}
	for _, i := range b.Items {
		if err := add(i.Committee, i.Subject); err != nil {
			return false, err
		}
	}
	if !slices.Contains(ctx.List, string(r.Subject)) {
		if err := add(r.Committee, r.Subject); err != nil {
			return false, err
		}
	}
	return len(ctx.List) > 1 && len(reply.Understand(sentence, ctx).Items) > 0, nil
}

// ownWordDone says back what the member said himself and tells who had made the note, where that has not been told already.
func ownWordDone(t *talk.Turn, note []store.Reply, words []word, added []store.Reply, problems []text.Message) error {
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	for i, own := range added {
		if words[i].also {
			continue
		}
		at := slices.IndexFunc(note, func(r store.Reply) bool { return r.Committee == own.Committee && r.Subject == own.Subject })
		if at < 0 || saysSame(note[at], own) {
			continue
		}
		if gone, err := withdrawn(t, note[at]); err != nil || !gone {
			if err != nil {
				return err
			}
			continue // it counted until now: see overrules
		}
		if err := tellCorrected(t, note[at], own); err != nil {
			return err
		}
	}
	return keepAndAcknowledge(t, words, added, problems)
}

func tellCorrected(t *talk.Turn, note, own store.Reply) error {
	m, err := t.Tx.Member(own.Committee, own.Member)
	if err != nil {
		return err
	}
	said := text.Corrected{Name: m.Name}
	if said.Own, err = line(&t.Tx.ReadTx, own, 0); err != nil {
		return err
	}
	if said.Note, err = line(&t.Tx.ReadTx, note, 0); err != nil {
		return err
	}
	_, err = tellNoter(t, note, said)
	return err
}
