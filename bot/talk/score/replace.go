package score

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/plan"
	"giaoban/store"
	"giaoban/store/view"
)

// stepForm is the question whether a form is to be replaced by which points were given: those would count no more.
const stepForm = "form"

// formAsked is what it remembers: the new form as it was typed, and the criteria that were in force.
type formAsked struct {
	Committee store.CommitteeID `json:"committee"`
	Said      string            `json:"said"`
	Items     []int             `json:"items"`
}

// setForm takes "mẫu: Vệ sinh đường ngõ 10; Trật tự đô thị 10".
func setForm(t *talk.Turn, d desk, args string) error {
	if err := d.officers(); err != nil {
		return err
	}
	if args == "" {
		return d.show(t)
	}
	items, wrong, said := readForm(args)
	if wrong != "" {
		return talk.Refuse(text.ScoreFormBad{Why: wrong, Said: said})
	}
	next, gone := d.with(t, items)
	losing, err := d.sheets(t, itemIDs(gone))
	if err != nil {
		return err
	}
	if len(losing) == 0 {
		return d.replace(t, next)
	}
	m := text.ScoreFormAsk{Period: d.period(), Items: formItems(next.items), Sum: sum(next.items), Gone: formItems(gone), Sheets: len(losing),
		Yes: talk.Code(prefix, "m", d.c.ID), No: talk.Code(prefix, "n", d.c.ID)}
	for _, who := range inspectorsOf(losing) {
		x, err := t.Tx.Member(d.c.ID, who)
		if err != nil {
			return err
		}
		m.Names = append(m.Names, x.Call)
	}
	return t.Ask(FlowName, stepForm, formAsked{Committee: d.c.ID, Said: args, Items: itemIDs(d.items)}, m)
}

// with is the desk as it would be with another form; gone are the criteria that it has no more.
func (d desk) with(t *talk.Turn, items []store.ScoreItem) (next desk, gone []store.ScoreItem) {
	next = d
	next.form.SetItems(items, t.Tx.Now())
	next.items = next.form.ItemsAt(t.Tx.Now())
	gone = slices.DeleteFunc(slices.Clone(d.items), func(o store.ScoreItem) bool { return slices.Contains(itemIDs(next.items), o.ID) })
	return next, gone
}

func sum(items []store.ScoreItem) (all int) {
	for _, i := range items {
		all += i.Max
	}
	return all
}

// sheet is what one inspector gave one unit in one period of scoring, however often he corrected it.
type sheet struct {
	who         store.MemberID
	of          store.Inspected
	first, last string
}

// sheets are those on which criteria of the form count that a change of the form could touch: of the period that is scored
// now and of any that has not ended.
func (d desk) sheets(t *talk.Turn, items []int) (list []sheet, err error) {
	if len(items) == 0 {
		return nil, nil
	}
	from := min(d.last, calendar.DateOf(t.Tx.Now().In(d.c.Location())).String())
	all, err := view.PointsAround(&t.Tx.ReadTx, d.c, from, "9999-12-31")
	if err != nil {
		return nil, err
	}
	for _, u := range all {
		for _, i := range u.Items {
			for _, e := range i.Each {
				s := sheet{e.Member, u.Of, u.First, u.Last}
				if slices.Contains(items, i.ID) && !slices.Contains(list, s) {
					list = append(list, s)
				}
			}
		}
	}
	return list, nil
}

func inspectorsOf(list []sheet) (who []store.MemberID) {
	for _, s := range list {
		if !slices.Contains(who, s.who) {
			who = append(who, s.who)
		}
	}
	slices.Sort(who)
	return who
}

// replace puts the new form in force, and tells those who have begun.
func (d desk) replace(t *talk.Turn, next desk) error {
	_, gone := d.with(t, next.items)
	losing, err := d.sheets(t, itemIDs(gone))
	if err != nil {
		return err
	}
	begun, err := d.sheets(t, itemIDs(d.items))
	if err != nil {
		return err
	}
	if err := t.Tx.PutScoreForm(&next.form); err != nil {
		return err
	}
	again, err := next.sheets(t, itemIDs(next.items)) // by criteria that are in force again
	if err != nil {
		return err
	}
	m := text.ScoreFormSet{Items: formItems(next.items), Sum: sum(next.items), Gone: formItems(gone), Scored: len(losing), Team: len(next.team) > 0}
	if !slices.Equal(itemIDs(d.items), itemIDs(next.items)) {
		if m.Told, m.Calls, err = next.tellChanged(t, append(begun, again...)); err != nil {
			return err
		}
	}
	if t.Kind == talk.Press {
		return t.Rewrite(m, d.about())
	}
	return t.AnswerAbout(m, d.about())
}

// tellChanged tells the inspectors who have begun that the form is another, and where they have criteria to score; not at
// night, and once for several changes in a row. calls are those who are not reached.
func (d desk) tellChanged(t *talk.Turn, begun []sheet) (told, calls []string, err error) {
	for _, who := range inspectorsOf(begun) {
		x, err := t.Tx.Member(d.c.ID, who)
		if err != nil {
			return nil, nil, err
		}
		if x.ID == d.me.ID || !slices.Contains(d.team, x.ID) {
			continue
		}
		reached, err := t.Tx.Reached(x)
		if err != nil {
			return nil, nil, err
		}
		if !reached {
			calls = append(calls, x.Call)
			continue
		}
		m := text.ScoreFormNew{Period: d.period(), By: d.me.Call, Items: formItems(d.items), Example: d.example()}
		if m.Todo, err = d.todo(t, x.ID, begun); err != nil {
			return nil, nil, err
		}
		p, err := t.Tx.Person(x.Person)
		if err != nil {
			return nil, nil, err
		}
		c, err := text.Say(p.Lang, m)
		if err != nil {
			return nil, nil, err
		}
		about := d.about()
		about.Person = p.ID
		_, err = t.Tx.Enqueue(store.Job{Kind: store.Send, Chat: p.Chat, Lane: store.Rest, Key: "score-form/" + strconv.FormatUint(uint64(d.c.ID), 10),
			Content: &c, About: about, NotBefore: plan.Decent(t.Tx.Now(), d.c.Location())})
		if err != nil {
			return nil, nil, err
		}
		told = append(told, x.Call)
	}
	return told, calls, nil
}

// todo are the units that an inspector has scored in the period of now, but not by each criterion of the form.
func (d desk) todo(t *talk.Turn, who store.MemberID, begun []sheet) (units []text.ScoredUnit, err error) {
	for _, of := range d.atlas.All() {
		mine := slices.ContainsFunc(begun, func(s sheet) bool { return s.who == who && s.of == of && s.first == d.first && s.last == d.last })
		if !mine {
			continue
		}
		own, err := d.own(t, asked{Member: who, Of: of, First: d.first, Last: d.last})
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(d.items, func(i store.ScoreItem) bool { _, ok := own[i.ID]; return !ok }) {
			units = append(units, d.atlas.Name(of))
		}
	}
	return units, nil
}

// formStep takes the officer's yes or no, typed.
func formStep(t *talk.Turn, dialog store.Dialog) (bool, error) {
	if stale, err := t.Stale(dialog, patience); stale || err != nil {
		return false, err
	}
	yes, plain := talk.Plainly(t.Key, "doi", "doi mau", "thay", "replace")
	if keep := slices.Contains([]string{"giu", "giu mau cu", "keep"}, t.Key); !plain && !keep || len(t.Files) > 0 {
		return false, nil
	}
	var a formAsked
	if err := json.Unmarshal(dialog.Data, &a); err != nil {
		return true, fmt.Errorf("read question of %s: %w", FlowName, err)
	}
	t.Committee = a.Committee
	d, err := sit(t)
	if err != nil {
		return true, err
	}
	return true, d.settleForm(t, yes)
}

// settleForm does what the officer has said to the question about the form. A form that was changed meanwhile by another
// officer is asked about anew.
func (d desk) settleForm(t *talk.Turn, yes bool) error {
	if err := d.officers(); err != nil {
		return err
	}
	var a formAsked
	step, err := t.Asked(FlowName, &a)
	if err != nil {
		return err
	}
	if step != stepForm || a.Committee != d.c.ID {
		return talk.Refuse(text.StaleButton{})
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	if !yes {
		return t.Rewrite(text.ScoreFormKept{}, d.about())
	}
	if !slices.Equal(a.Items, itemIDs(d.items)) {
		return setForm(t, d, a.Said)
	}
	items, wrong, _ := readForm(a.Said)
	if wrong != "" {
		return talk.Refuse(text.StaleButton{})
	}
	next, _ := d.with(t, items)
	return d.replace(t, next)
}
