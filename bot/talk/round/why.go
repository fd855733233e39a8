package round

import (
	"errors"
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
)

// why tells why a person is asked: what he answers for, and of each task of the day who gave it, when and in what words.
func why(t *talk.Turn, arg string) error {
	n, _ := talk.IDs(arg, 2)
	if _, ok := t.In(store.CommitteeID(n[0])); !ok {
		return talk.Refuse(text.StaleButton{})
	}
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return err
	}
	list, err := states(&t.Tx.ReadTx, b)
	if err != nil {
		return err
	}
	var w text.Why
	for _, m := range t.Places {
		mine := slices.DeleteFunc(slices.Clone(list), func(s state) bool { return s.item.Committee != m.Committee || s.gone })
		if len(mine) == 0 && m.Committee != store.CommitteeID(n[0]) {
			continue
		}
		p, err := whyIn(&t.Tx.ReadTx, m, mine)
		if err != nil {
			return err
		}
		w.Parts = append(w.Parts, p)
	}
	return t.Answer(w)
}

func whyIn(tx *store.ReadTx, m store.Member, mine []state) (text.WhyPart, error) {
	c, err := tx.Committee(m.Committee)
	if err != nil {
		return text.WhyPart{}, err
	}
	w := text.WhyPart{Committee: c.Name, Decision: c.Decision}
	for _, s := range mine {
		if s.task == nil {
			continue
		}
		g, err := whyTask(tx, c, m, s)
		if err != nil {
			return w, err
		}
		w.Tasks = append(w.Tasks, g)
	}
	if len(mine) > 0 && len(w.Tasks) == len(mine) {
		return w, nil
	}
	if w.Rounds, err = whyRounds(tx, c, m, mine); err != nil {
		return w, err
	}
	charges, err := tx.ChargesNow(m)
	if err != nil {
		return w, err
	}
	for _, s := range charges {
		named, err := label.Subject(tx, c.ID, s)
		if err != nil {
			return w, err
		}
		w.Subjects = append(w.Subjects, named)
	}
	return w, nil
}

// whyRounds tells, of the rounds that are no weekly report, whom their plans ask.
func whyRounds(tx *store.ReadTx, c store.Committee, m store.Member, mine []state) ([]text.WhyRound, error) {
	var all []text.WhyRound
	told := map[store.PlanID]bool{}
	for _, s := range mine {
		if s.task != nil || s.plan.Kind == store.Weekly || told[s.plan.ID] {
			continue
		}
		told[s.plan.ID] = true
		w := text.WhyRound{Plan: s.plan.Name, Kind: s.plan.Kind, Whom: s.plan.Whom.Kind, Unit: s.plan.Whom.Unit, Word: c.Neighbourhood}
		roll, err := tx.Roll(c.ID, s.round.ID)
		if err != nil {
			return nil, err
		}
		if e, ok := roll.Of(m.ID); ok && len(e.For) > 0 {
			absent, err := tx.Member(c.ID, e.For[0])
			if err != nil {
				return nil, err
			}
			w.For = absent.Call
		}
		all = append(all, w)
	}
	return all, nil
}

func whyTask(tx *store.ReadTx, c store.Committee, m store.Member, s state) (text.WhyTask, error) {
	task := s.task.Task
	named, err := label.Subject(tx, c.ID, task.Subject())
	w := text.WhyTask{Subject: named, At: task.Given.In(c.Location()), Said: task.Said}
	if err != nil {
		return w, err
	}
	if m.ID != s.task.Holder.ID {
		w.For = s.task.Holder.Call
	}
	by, err := tx.PlacesOf(task.GivenBy)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return w, err
	}
	for _, p := range by {
		if p.Committee == c.ID {
			w.By = p.Call
		}
	}
	return w, nil
}
