package round

import (
	"encoding/json"
	"errors"
	"slices"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// bundleText puts a bundle into words: what is open with its buttons, what is answered in a line. What rounds ask stands
// first, the tasks under their own heading. want chooses the items.
func bundleText(tx *store.ReadTx, b store.Bundle, want func(state) bool) (text.Bundle, error) {
	list, err := states(tx, b)
	if err != nil {
		return text.Bundle{}, err
	}
	d := drafting{tx: tx, at: map[heading]int{}}
	committees := map[store.CommitteeID]bool{}
	for _, s := range list {
		if !want(s) {
			continue
		}
		if err := d.add(s); err != nil {
			return d.out, err
		}
		committees[s.item.Committee] = true
	}
	if len(committees) == 1 {
		for _, parts := range [][]text.BundlePart{d.out.Parts, d.out.Tasks} {
			for i := range parts {
				parts[i].Committee = ""
			}
		}
	}
	return d.out, nil
}

// drafting is a bundle being put into words.
type drafting struct {
	tx  *store.ReadTx
	out text.Bundle
	at  map[heading]int
}

// heading is what has a heading of its own: what a committee asks in a round, and its tasks (round 0).
type heading struct {
	committee store.CommitteeID
	round     store.RoundID
}

func (d *drafting) add(s state) error {
	if s.gone {
		return nil
	}
	p, err := d.part(s)
	if err != nil {
		return err
	}
	if d.out.Why == "" {
		d.out.Why = talk.Code(pressWhy, s.item.Committee, s.round.ID)
	}
	if !s.open() && (s.said != nil || s.task != nil) {
		l, err := s.line(d.tx)
		p.Said = append(p.Said, l)
		return err
	}
	v, err := s.view(d.tx)
	if err != nil {
		return err
	}
	if v.Before != nil && s.task == nil && d.out.Same == "" {
		d.out.Same = talk.Code(pressSame, s.item.Committee, s.round.ID)
	}
	p.Items = append(p.Items, v)
	return nil
}

// part is where an item stands in the text.
func (d *drafting) part(s state) (*text.BundlePart, error) {
	parts := &d.out.Parts
	if s.task != nil {
		parts = &d.out.Tasks
	}
	key := heading{s.item.Committee, s.round.ID}
	if at, ok := d.at[key]; ok {
		return &(*parts)[at], nil
	}
	c, err := d.tx.Committee(s.item.Committee)
	if err != nil {
		return nil, err
	}
	if d.out.Call == "" {
		m, err := d.tx.Member(s.item.Committee, s.item.Member)
		if err != nil {
			return nil, err
		}
		d.out.Call = m.Call
	}
	p := text.BundlePart{Committee: c.Name}
	if s.task == nil {
		p.Closes = s.round.Closes.In(c.Location())
		p.First, p.Last = days(s.round, c.Location())
		if err := d.describe(&p, s, c); err != nil {
			return nil, err
		}
		if planned := s.round.Planned(s.plan); s.round.Late && !s.round.Again && d.out.Planned.IsZero() && !planned.IsZero() {
			d.out.Planned = planned.In(c.Location())
		}
		d.out.Again = d.out.Again || s.round.Again
	}
	d.at[key] = len(*parts)
	*parts = append(*parts, p)
	return &(*parts)[d.at[key]], nil
}

// describe tells which round a part is of, where it is no weekly report.
func (d *drafting) describe(p *text.BundlePart, s state, c store.Committee) error {
	p.Kind, p.Plan, p.RollCall = s.plan.Kind, s.plan.Name, s.round.IsRollCall()
	if p.Kind == store.Weekly {
		return nil
	}
	now := d.tx.Now()
	p.Later = daysUntil(now, s.round.Closes, c.Location()) != 0
	work := s.round
	if p.RollCall {
		var err error
		if work, err = d.tx.Round(s.round.Committee, s.round.Of); err != nil {
			return err
		}
	}
	if p.Kind == store.CleanUp {
		p.Starts, p.Place, p.Day = work.Starts.In(c.Location()), s.plan.Place, daysUntil(now, work.Starts, c.Location())
	}
	return nil
}

// fewButtons leaves buttons to the first items only: a screen of buttons is no help, and all can be typed.
func fewButtons(b text.Bundle) text.Bundle {
	shown := 0
	for _, parts := range [][]text.BundlePart{b.Parts, b.Tasks} {
		for i := range parts {
			for k := range parts[i].Items {
				if !parts[i].Items[k].Buttons() {
					continue
				}
				if shown++; shown <= withButtons {
					continue
				}
				bare(&parts[i].Items[k])
				if b.Typed == 0 {
					b.Typed = parts[i].Items[k].Number
				}
			}
		}
	}
	return b
}

// wordBundle words what is asked of a person today. Whoever has answered everything meanwhile is not asked.
func wordBundle(tx *store.ReadTx, j store.Job) (store.Content, error) {
	var arg store.BundleArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return store.Content{}, err
	}
	p, err := tx.Person(arg.Person)
	if err != nil {
		return store.Content{}, err
	}
	b, err := tx.Bundle(arg.Person, arg.Day)
	if err != nil {
		return store.Content{}, err
	}
	var wrong error
	m, err := bundleText(tx, b, func(s state) bool {
		if arg.Nudge != nil {
			return arg.Nudge.Asks(s.item) && s.open()
		}
		if !arg.Fresh.Asks(s.number, s.item) {
			return false
		}
		if s.task != nil {
			return s.reminded() && s.open()
		}
		now, e := s.asks(tx, b.Day)
		wrong = errors.Join(wrong, e)
		if !now || !arg.Repeat {
			return now
		}
		// What need not be answered is not asked for twice, nor what photos have shown.
		shown, e := tx.Shown(s.round)
		wrong = errors.Join(wrong, e)
		return !s.question.Optional && !slices.Contains(shown, s.item.Subject)
	})
	if err = errors.Join(err, wrong); err != nil {
		return store.Content{}, err
	}
	if m.Count() == 0 {
		return store.Content{}, talk.ErrNothing
	}
	m.Repeat = arg.Repeat
	if arg.Nudge != nil {
		officer, err := tx.Member(arg.Nudge.Committee, arg.Nudge.By)
		if err != nil {
			return store.Content{}, err
		}
		m.From, m.FromRole = officer.Call, officer.Role
	}
	// A committee in which nothing is open needs no heading; what was answered there was said back at the time.
	m.Parts = slices.DeleteFunc(m.Parts, func(p text.BundlePart) bool { return len(p.Items) == 0 })
	if m.Repeat {
		for i := range m.Parts {
			m.Parts[i].Said = nil
		}
	}
	return text.Say(p.Lang, fewButtons(m))
}
