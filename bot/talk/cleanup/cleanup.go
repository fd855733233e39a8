// Package cleanup words a clean-up (tổng vệ sinh) of the neighbourhoods: who comes, the message at dawn, what was done, and
// the picture of before and after. When it asks and closes is decided by schedule; answers and photos are taken by
// bot/talk/round.
//
// It promises that the group reads totals and what each neighbourhood that worked has done, and nobody's name; that
// figures told by several people of one work are not added up; and that who said nothing is not told of in the group.
package cleanup

import (
	"cmp"
	"encoding/json"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
)

// FlowName is the flow's name.
const FlowName = "cleanup"

// Flow makes the flow.
func Flow() talk.Flow {
	return talk.Flow{
		Name: FlowName,
		Word: map[string]func(*store.ReadTx, store.Job) (store.Content, error){
			store.RecipeDawn: wordDawn, store.RecipeComing: wordComing, store.RecipeRecap: wordRecap, store.RecipeGrid: wordGrid,
		},
	}
}

// example is how results are told of a neighbourhood.
func example(lang store.Lang, s store.Subject) string {
	if lang == store.English {
		return string(s) + " 25 people, 3 places, 1.5 tonnes"
	}
	return string(s) + " 25 người, 3 điểm, 1,5 tấn"
}

// matter is what a recipe speaks of, and the language of whoever reads it.
type matter struct {
	tx    *store.ReadTx
	c     store.Committee
	plan  store.Plan
	round store.Round
	lang  store.Lang
	// reader is whoever reads it in private, 0 for the group.
	reader store.PersonID
}

// read finds it. Of a roll call round is the clean-up that it belongs to.
func read(tx *store.ReadTx, j store.Job) (m matter, err error) {
	var arg store.RoundArg
	if err := json.Unmarshal(j.Recipe.Arg, &arg); err != nil {
		return m, err
	}
	m = matter{tx: tx, reader: j.About.Person}
	if m.c, err = tx.Committee(arg.Committee); err != nil {
		return m, err
	}
	if m.round, err = tx.Round(arg.Committee, arg.Round); err != nil {
		return m, err
	}
	if m.round.IsRollCall() {
		roll := m.round.ID
		if m.round, err = tx.Round(arg.Committee, m.round.Of); err != nil {
			return m, err
		}
		if m.round.RollCall != roll {
			return m, talk.ErrNothing // the work has been moved, and another roll is called
		}
	}
	if m.plan, err = tx.Plan(arg.Committee, m.round.Plan); err != nil {
		return m, err
	}
	m.lang = m.c.Lang
	if m.reader != 0 {
		p, err := tx.Person(m.reader)
		if err != nil {
			return m, err
		}
		m.lang = p.Lang
	}
	return m, nil
}

func (m matter) head() text.CleanUpHead {
	return text.CleanUpHead{Name: m.plan.Name, Starts: m.local(m.round.Starts), Place: m.plan.Place, Word: m.c.Neighbourhood}
}

func (m matter) local(at time.Time) time.Time {
	if at.IsZero() {
		return at
	}
	return at.In(m.c.Location())
}

func (m matter) subject(s store.Subject) (text.Subject, error) { return label.Subject(m.tx, m.c.ID, s) }

// call is what a member is called in a line.
func call(m store.Member) string { return cmp.Or(m.Call, m.Name) }
