package score

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/fold"
)

// step takes what is written while points are asked for, or just after. What does not look like points is left to others.
func step(t *talk.Turn, dialog store.Dialog) (bool, error) {
	if dialog.Step == stepForm {
		return formStep(t, dialog)
	}
	wait := patience
	if dialog.Step == stepAfter {
		wait = after
	}
	if stale, err := t.Stale(dialog, wait); stale || err != nil {
		return false, err
	}
	var a asked
	if err := json.Unmarshal(dialog.Data, &a); err != nil {
		return false, fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	t.Committee = a.Committee
	d, err := sit(t)
	var no talk.Refusal
	if errors.As(err, &no) {
		return false, t.Tx.EndDialog(t.Chat) // he is in the team no more
	}
	if err != nil {
		return true, err
	}
	if !slices.Equal(a.Items, itemIDs(d.items)) {
		if _, _, unit := d.head(t.Text); unit && len(t.Files) == 0 {
			d.anew = true
			return d.words(t, a, dialog.Step, t.Text)
		}
		if !looksLike(t.Text) && len(t.Files) == 0 {
			return false, nil
		}
		return true, d.changed(t, a)
	}
	if len(t.Files) > 0 {
		return d.photos(t, a, dialog.Step)
	}
	return d.words(t, a, dialog.Step, t.Text)
}

// words takes a message in the open question: the next unit, points, a correction, an undo.
func (d desk) words(t *talk.Turn, a asked, step, said string) (bool, error) {
	toks := fold.Tokens(said)
	if len(toks) == 0 {
		return false, nil
	}
	if name, ok := d.strange(said); ok {
		return true, talk.Refuse(text.ScoreNoUnit{Said: name, Units: d.names()})
	}
	if _, rest, ok := d.head(said); ok {
		// "kp6" and "kp6 7 8 4" go on with the next unit; "kp6 xong" is a report.
		if rest != "" && (!looksLike(rest) || len(d.items) > 1 && len(fold.Tokens(rest)) == 1) {
			return false, nil
		}
		inspector, err := t.Tx.Member(d.c.ID, a.Member)
		if err != nil {
			return true, err
		}
		return true, d.score(t, inspector, said, toks)
	}
	key := fold.Key(said)
	switch {
	case slices.Contains([]string{"bo", "bo, ghi lai", "bo ghi lai", "undo"}, key) && step == stepAfter:
		return true, d.undoNewest(t, a)
	case slices.Contains([]string{"tung muc", "hoi tung muc", "step by step"}, key) && step == stepPoints:
		a.Steps = true
		return true, d.ask(t, a)
	case slices.Contains([]string{"sua", "edit", "fix"}, key):
		return true, d.ask(t, a)
	}
	if toks[0].Key == "sua" || toks[0].Key == "edit" {
		said = behind(said, toks, 1)
	}
	if !looksLike(said) {
		return false, nil
	}
	if step == stepAfter && !fits(said, d.items) {
		return false, nil // "1 xong" is an answer to something else
	}
	return true, d.take(t, a, said, step)
}

// fits tells whether a message after the points is a correction: of named criteria, or of the whole form.
func fits(said string, items []store.ScoreItem) bool {
	open := make([]int, len(items))
	for i := range open {
		open[i] = i
	}
	r := read(said, items, open)
	if r.named || r.fault.Why == faultAbove || r.fault.Why == faultMany {
		return len(r.points) > 0 || r.fault.Why != faultNone
	}
	return r.fault.Why == faultNone && len(r.points) == len(items)
}

// changed asks anew by a form that has changed since.
func (d desk) changed(t *talk.Turn, a asked) error {
	if err := t.Answer(text.ScoreChanged{Unit: d.atlas.Name(a.Of)}); err != nil {
		return err
	}
	if len(d.items) == 0 {
		return talk.Refuse(text.ScoreNoForm{Officer: d.officer})
	}
	a.Items, a.Draft, a.Steps = itemIDs(d.items), nil, false
	return d.ask(t, a)
}

// unclear answers words that nobody understood while points were asked for.
func unclear(t *talk.Turn) (bool, error) {
	var a asked
	step, err := t.Asked(FlowName, &a)
	if err != nil || step != stepPoints || t.Text == "" {
		return false, err
	}
	t.Committee = a.Committee
	d, err := sit(t)
	if err != nil {
		return true, err
	}
	return true, talk.Refuse(d.fault(a, fault{Why: faultLetters, Said: t.Text}))
}

// leave says what is lost.
func leave(t *talk.Turn, dialog store.Dialog) (text.Message, error) {
	if dialog.Step == stepForm {
		return text.ScoreFormKept{}, nil
	}
	var a asked
	if err := json.Unmarshal(dialog.Data, &a); err != nil {
		return nil, fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	form, err := t.Tx.ScoreForm(a.Committee)
	if err != nil {
		return nil, err
	}
	c, err := t.Tx.Committee(a.Committee)
	if err != nil {
		return nil, err
	}
	atlas, err := AtlasOf(&t.Tx.ReadTx, c, form)
	if err != nil {
		return nil, err
	}
	m := text.ScoreLeft{Unit: atlas.Name(a.Of)}
	for i, id := range a.Items {
		if at := slices.IndexFunc(a.Draft, func(p store.ScorePoint) bool { return p.Item == id }); at >= 0 {
			m.Items = append(m.Items, text.ScoredItem{Number: i + 1, Said: true, Skip: a.Draft[at].Skip, Got: a.Draft[at].Got})
		}
	}
	return m, nil
}

// edited takes the change of a message that gave points: it keeps the place of the original.
func edited(t *talk.Turn) (bool, error) {
	if t.Kind != talk.Edited || !t.Private() || t.Person.ID == 0 {
		return false, nil
	}
	for _, p := range t.Places {
		all, err := t.Tx.Scores(p.Committee)
		if err != nil {
			return false, err
		}
		for _, s := range store.ScoresInForce(all) {
			if s.Source != t.Message.Message || s.By != t.Person.ID || s.Source == "" || t.Tx.Now().Sub(s.At) > 48*time.Hour {
				continue
			}
			t.Committee = p.Committee
			return true, correct(t, s)
		}
	}
	return false, nil
}

func correct(t *talk.Turn, s store.Score) error {
	d, err := sit(t)
	if err != nil {
		return err
	}
	a := asked{Committee: d.c.ID, Member: s.Member, Of: s.Of, First: s.First, Last: s.Last, Items: itemIDs(d.items)}
	said := strings.TrimSpace(t.Text)
	if rest, ok := strings.CutPrefix(said, "/"); ok {
		_, said, _ = strings.Cut(rest, " ")
	}
	if of, rest, ok := d.head(said); ok && rest != "" {
		a.Of, said = of, rest
	}
	r := read(said, d.items, d.missing(nil))
	if r.fault.Why != faultNone {
		return talk.Refuse(d.fault(a, r.fault))
	}
	if err := t.Tx.AddScore(&store.Score{Committee: d.c.ID, First: s.First, Last: s.Last, Of: s.Of, Member: s.Member, By: t.Person.ID, Said: t.At, Withdraws: s.ID}); err != nil {
		return err
	}
	a.Draft, a.Note, a.Evidence = r.points, r.note, s.Evidence
	return d.save(t, a)
}
