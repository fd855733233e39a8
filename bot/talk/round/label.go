package round

import (
	"time"

	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/store"
)

// line is a reply as one line.
func line(tx *store.ReadTx, r store.Reply, number int) (text.SaidLine, error) {
	l := text.SaidLine{Number: number, State: text.StateOf(r)}
	var err error
	if r.Subject.Is(store.KindTask) {
		l.Subject, err = label.Subject(tx, r.Committee, r.Subject)
		return l, err
	}
	round, err := tx.Round(r.Committee, r.Round)
	if err != nil {
		return l, err
	}
	p, err := tx.Plan(r.Committee, round.Plan)
	if err != nil {
		return l, err
	}
	q, _ := p.Question(round, r.Subject)
	if isTyped(q.Kind) {
		l.Answer = answered(q, r)
		l.Answer.Late = r.Late
	}
	l.Subject, err = label.Asked(tx, p, round, r.Committee, r.Subject)
	return l, err
}

// answered is what a question was answered with.
func answered(q store.Question, r store.Reply) *text.Answered {
	a := &text.Answered{Kind: q.Kind, Unit: q.Unit}
	if r.Answer == nil {
		return a
	}
	a.Number = r.Answer.Number
	switch {
	case q.Kind == store.AskComing:
		a.Comes = r.Answer.Choice
	case r.Answer.Choice > 0 && r.Answer.Choice <= len(q.Choices):
		a.Label = q.Choices[r.Answer.Choice-1]
	}
	return a
}

// days are the first and last day that a round reports on, as instants in the committee's zone.
func days(r store.Round, loc *time.Location) (first, last time.Time) { return label.Days(r, loc) }
