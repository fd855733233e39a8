package round

import (
	"cmp"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/talk/who"
	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// rowsShown is how many answers to one question fit a message.
const rowsShown = 20

// wordOutcome words what a round of a plan's own questions was answered with: with names for an officer, in totals for the
// group, whose job has no person.
func wordOutcome(tx *store.ReadTx, j store.Job) (store.Content, error) {
	return talk.OfRound(func(tx *store.ReadTx, c store.Committee, r store.Round) (text.Message, error) {
		if r.Phase != store.Closed {
			return nil, talk.ErrNothing
		}
		o, err := view.OutcomeOf(tx, c, r)
		if err != nil {
			return nil, err
		}
		m, err := outcomeText(tx, o, j.About.Person != 0)
		if err != nil || j.About.Person == 0 {
			return m, err
		}
		places, err := tx.Memberships(j.About.Person)
		if len(places) > 1 {
			m.Committee = c.Name
		}
		return m, err
	})(tx, j)
}

// outcomeText puts an outcome into words; names are for those who may see them.
func outcomeText(tx *store.ReadTx, o view.Outcome, names bool) (text.Outcome, error) {
	m := text.Outcome{RoundName: label.Round(o.Committee, o.Plan, o.Round), Answered: o.Answered, Partial: o.Partial, N: o.Expected,
		Leave: view.Count(o.Seats, view.OnLeave), Updated: updated(o.Committee, o.Updated, o.Late)}
	members, err := tx.MembersIn(o.Committee.ID)
	if err != nil {
		return m, err
	}
	for _, q := range o.Questions {
		one, err := questionText(tx, members, q, names)
		if err != nil {
			return m, err
		}
		m.Questions = append(m.Questions, one)
	}
	if names {
		m.Silent, m.Unclear, m.Lost, m.Phone = called(o.Silent, members), called(o.Unclear, members), toCall(o.Lost, members), toCall(o.Phone, members)
	}
	return m, nil
}

// call is what a member is called, told apart from another who is called the same.
func call(m store.Member, members []store.Member) string {
	name := cmp.Or(m.Call, m.Name)
	if slices.ContainsFunc(members, func(o store.Member) bool { return o.ID != m.ID && who.Same(cmp.Or(o.Call, o.Name), name) }) {
		return who.Label(m, members)
	}
	return name
}

func called(seats []view.Seat, members []store.Member) (names []string) {
	for _, s := range seats {
		names = append(names, call(s.Member, members))
	}
	return names
}

func toCall(seats []view.Seat, members []store.Member) (people []text.NudgeName) {
	for _, s := range seats {
		people = append(people, text.NudgeName{Name: call(s.Member, members), Phone: s.Member.Phone})
	}
	return people
}

func questionText(tx *store.ReadTx, members []store.Member, q view.QuestionOutcome, names bool) (text.OutcomeQuestion, error) {
	one := text.OutcomeQuestion{Number: q.Number, Kind: q.Question.Kind, Text: q.Question.Text, Unit: q.Question.Unit, Answered: len(q.Rows), Asked: q.Asked,
		Sum: q.Sum, Photos: q.Photos, Done: q.Done, Doing: q.Doing, Stuck: q.Stuck}
	for i, label := range q.Question.Choices {
		c := text.OutcomeChoice{Label: label, N: q.Chosen[i]}
		for _, row := range q.Rows {
			if names && !q.Question.Each && row.Word.Answer != nil && row.Word.Answer.Choice == i+1 {
				c.Who = append(c.Who, call(row.Member, members))
			}
		}
		one.Choices = append(one.Choices, c)
	}
	if !names || q.Question.Kind == store.AskChoice && !q.Question.Each {
		return one, nil
	}
	for i, row := range q.Rows {
		if i == rowsShown {
			one.More = len(q.Rows) - i
			break
		}
		l, err := line(tx, row.Word, 0)
		if err != nil {
			return one, err
		}
		r := text.OutcomeRow{Subject: l.Subject, Line: l}
		if !q.Question.Each {
			r.Who = call(row.Member, members)
		}
		one.Rows = append(one.Rows, r)
	}
	return one, nil
}

// updated tells that what is shown of a round was brought up to date after its closing.
func updated(c store.Committee, at time.Time, late bool) text.Updated {
	if at.IsZero() {
		return text.Updated{}
	}
	return text.Updated{At: at.In(c.Location()), Late: late}
}

// updatedTotals is updated for the totals of a weekly report.
func updatedTotals(tx *store.ReadTx, c store.Committee, r store.Round) (text.Updated, error) {
	all, err := tx.Replies(c.ID, r.ID)
	all = slices.DeleteFunc(all, func(w store.Reply) bool { return w.Subject.Is(store.KindTask) })
	at, late := view.UpdatedAfter(r, all)
	return updated(c, at, late), err
}
