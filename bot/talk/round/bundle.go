package round

import (
	"encoding/json"
	"errors"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
)

// numbers holds for how long the numbers of a bundle mean its items; after that "1 xong" is asked about.
const numbersHold = 8 * 24 * time.Hour

// bundleOf is the bundle whose numbers a person's message may use; empty when there is none.
func bundleOf(tx *store.ReadTx, p store.PersonID) (store.Bundle, error) {
	b, err := tx.LastBundle(p)
	if errors.Is(err, store.ErrNotFound) || (err == nil && tx.Now().Sub(b.Made) > numbersHold) {
		return store.Bundle{}, nil
	}
	return b, err
}

// today gives everything that a person answers for a number of today, for a question that he asked for himself or that
// we must ask back.
func today(t *talk.Turn) (store.Bundle, error) {
	b := store.Bundle{Person: t.Person.ID}
	for _, m := range t.Places {
		if t.Committee != 0 && m.Committee != t.Committee {
			continue
		}
		c, err := t.Tx.Committee(m.Committee)
		if err != nil {
			return b, err
		}
		subjects := mine(m, t.Tx.Now())
		if len(subjects) == 0 {
			continue
		}
		if b.Day == "" {
			b.Day = t.Tx.Now().In(c.Location()).Format("2006-01-02")
			old, err := t.Tx.Bundle(t.Person.ID, b.Day)
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				return b, err
			}
			b.Items, b.Made = old.Items, old.Made
		}
		for _, s := range subjects {
			r, err := home(&t.Tx.ReadTx, m, s, t.At, 0, false)
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err != nil {
				return b, err
			}
			b.Add(store.BundleItem{Committee: m.Committee, Member: m.ID, Round: r.ID, Subject: s})
		}
	}
	if len(b.Items) == 0 {
		return b, nil
	}
	return b, t.Tx.PutBundle(&b)
}

func mine(m store.Member, at time.Time) []store.Subject {
	var subjects []store.Subject
	for _, c := range m.AnswersFor(at) {
		if !slices.Contains(subjects, c.Subject) {
			subjects = append(subjects, c.Subject)
		}
	}
	slices.SortFunc(subjects, store.CompareSubjects)
	return subjects
}

// state is an item of a bundle with what is known of it now.
type state struct {
	number int
	item   store.BundleItem
	round  store.Round
	said   *store.Reply
}

// states looks up every item of a bundle.
func states(tx *store.ReadTx, b store.Bundle) ([]state, error) {
	var list []state
	for i, item := range b.Items {
		r, err := tx.Round(item.Committee, item.Round)
		if err != nil {
			return nil, err
		}
		s := state{number: i + 1, item: item, round: r}
		if s.said, err = tx.WordOf(item.Committee, item.Round, item.Subject, item.Member); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

// open tells whether an item still waits for an answer that its round takes.
func (s state) open() bool { return s.said == nil && !s.round.Over() }

// before is what counted for the item in the round before, nil when nothing did.
func (s state) before(tx *store.ReadTx) (*store.Reply, error) {
	if s.round.Previous == 0 {
		return nil, nil
	}
	return tx.WordOf(s.item.Committee, s.round.Previous, s.item.Subject, s.item.Member)
}

// views puts into words those of a person's items that are wanted.
func views(tx *store.ReadTx, list []state, want func(state) bool) ([]text.BundleItem, error) {
	var items []text.BundleItem
	for _, s := range list {
		if !want(s) {
			continue
		}
		v, err := s.view(tx)
		if err != nil {
			return nil, err
		}
		items = append(items, v)
	}
	return items, nil
}

func every(state) bool { return true }

// view puts an item into words.
func (s state) view(tx *store.ReadTx) (text.BundleItem, error) {
	named, err := label.Subject(tx, s.item.Committee, s.item.Subject)
	if err != nil {
		return text.BundleItem{}, err
	}
	button := func(state string) string {
		return code(pressState, s.item.Committee, s.round.ID, s.item.Subject, state)
	}
	v := text.BundleItem{Number: s.number, Subject: named, Done: button("d"), Doing: button("g"), Blocked: button("b")}
	if s.said != nil {
		now := text.StateOf(*s.said)
		v.Now = &now
	}
	before, err := s.before(tx)
	if err != nil {
		return v, err
	}
	if before != nil {
		last := text.StateOf(*before)
		v.Before = &last
	}
	return v, nil
}

// left are the items of a person's numbers of the day that are still open.
func left(t *talk.Turn) ([]text.BundleItem, error) {
	b, err := bundleOf(&t.Tx.ReadTx, t.Person.ID)
	if err != nil {
		return nil, err
	}
	list, err := states(&t.Tx.ReadTx, b)
	if err != nil {
		return nil, err
	}
	return views(&t.Tx.ReadTx, list, state.open)
}

// bundleText puts a bundle into words: what is open with its buttons, what is answered in a line. want chooses the rounds.
func bundleText(tx *store.ReadTx, b store.Bundle, want func(store.Round) bool) (text.Bundle, error) {
	list, err := states(tx, b)
	if err != nil {
		return text.Bundle{}, err
	}
	var out text.Bundle
	parts := map[store.CommitteeID]int{}
	for _, s := range list {
		if !want(s.round) {
			continue
		}
		at, ok := parts[s.item.Committee]
		if !ok {
			c, err := tx.Committee(s.item.Committee)
			if err != nil {
				return out, err
			}
			if out.Call == "" {
				m, err := tx.Member(s.item.Committee, s.item.Member)
				if err != nil {
					return out, err
				}
				out.Call = m.Call
			}
			p := text.BundlePart{Committee: c.Name, Closes: s.round.Closes.In(c.Location())}
			p.First, p.Last = days(s.round, c.Location())
			if s.round.Late && !s.round.Again && out.Planned.IsZero() {
				out.Planned = s.round.Nominal.In(c.Location())
			}
			out.Again = out.Again || s.round.Again
			at = len(out.Parts)
			parts[s.item.Committee] = at
			out.Parts = append(out.Parts, p)
		}
		v, err := s.view(tx)
		if err != nil {
			return out, err
		}
		p := &out.Parts[at]
		if s.said == nil {
			p.Items = append(p.Items, v)
		} else {
			p.Said = append(p.Said, text.SaidLine{Number: s.number, Subject: v.Subject, State: *v.Now})
		}
		if v.Before != nil && s.said == nil {
			out.Same = code(pressSame, s.item.Committee, s.round.ID)
		}
		out.Why = code(pressWhy, s.item.Committee, s.round.ID)
	}
	if len(out.Parts) == 1 {
		out.Parts[0].Committee = ""
	}
	return out, nil
}

// open counts the items that wait for an answer.
func openItems(b text.Bundle) int {
	n := 0
	for _, p := range b.Parts {
		n += len(p.Items)
	}
	return n
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
	m, err := bundleText(tx, b, func(r store.Round) bool { return r.Phase == store.Opened })
	if err != nil {
		return store.Content{}, err
	}
	if openItems(m) == 0 {
		return store.Content{}, talk.ErrNothing
	}
	m.Repeat = arg.Repeat
	// A committee in which nothing is open needs no heading; what was answered there was said back at the time.
	m.Parts = slices.DeleteFunc(m.Parts, func(p text.BundlePart) bool { return len(p.Items) == 0 })
	if m.Repeat {
		for i := range m.Parts {
			m.Parts[i].Said = nil
		}
	}
	return text.Say(p.Lang, m)
}
