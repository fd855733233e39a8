package round

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/bot/answer"
	"giaoban/bot/reply"
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/store"
)

// asked is how an item is answered, with its buttons.
func (s state) asked() *text.Ask {
	a := &text.Ask{Kind: s.item.Ask, Unit: s.question.Unit, Optional: s.question.Optional}
	button := func(n int) string {
		return talk.Code(pressAnswer, s.item.Committee, s.round.ID, s.item.Subject, n)
	}
	switch s.item.Ask {
	case store.AskComing:
		for n := store.Going; n <= store.SendsOther; n++ {
			a.Choices = append(a.Choices, text.AskChoice{Code: button(n)})
		}
	case store.AskChoice:
		for i, c := range s.question.Choices {
			a.Choices = append(a.Choices, text.AskChoice{Label: c, Code: button(i + 1)})
		}
	}
	return a
}

// pressedAnswer takes the button of a choice, or of who comes. The code comes from a client: person, round, subject and choice
// must fit.
func pressedAnswer(t *talk.Turn, arg string) error {
	s, n, err := pressedItem(t, arg)
	if err != nil {
		return err
	}
	w := word{subject: s.item.Subject, typed: true, answer: &store.Answer{Choice: n}}
	w.member, _ = t.In(s.item.Committee)
	var problem text.Message
	if w.round, problem, err = homeTyped(t, s); err != nil || problem != nil {
		if err == nil {
			err = talk.Refuse(problem)
		}
		return err
	}
	coming := s.item.Ask == store.AskComing && w.answer.Comes()
	if coming {
		keepTold(t, s, &w)
	}
	words := []word{w}
	if t.Kind != talk.Press && !coming {
		return typedLabel(t, words)
	}
	added, l, err := recordPressed(t, words)
	if err != nil {
		return err
	}
	if t.Kind == talk.Press {
		if err := showPressed(t, words, added); err != nil {
			return err
		}
	}
	if !coming {
		return nil
	}
	ask := text.HowMany{Subject: l.Subject, Instead: n == store.SendsOther, People: w.answer.Number, Undo: undoOne(added[0])}
	if err := holdComing(t, ask.Instead, added[0]); err != nil {
		return err
	}
	if ask.Dawn, err = dawnOf(t, w.round, added[0]); err != nil {
		return err
	}
	return t.AnswerAbout(ask, store.About{Committee: added[0].Committee, Round: added[0].Round, Flow: flow, Subject: added[0].Subject, Reply: added[0].ID})
}

// pressedItem is the item and the choice that a button names; a Refusal where there is no such thing.
func pressedItem(t *talk.Turn, arg string) (state, int, error) {
	no := talk.Refuse(text.StaleButton{})
	ids, rest := talk.IDs(arg, 2)
	subj, choice, _ := strings.Cut(rest, ":")
	n, err := strconv.Atoi(choice)
	m, ok := t.In(store.CommitteeID(ids[0]))
	s := store.Subject(subj)
	if _, _, valid := s.Split(); !ok || err != nil || !valid || n < 1 {
		return state{}, 0, no
	}
	r, err := t.Tx.Round(m.Committee, store.RoundID(ids[1]))
	if errors.Is(err, store.ErrNotFound) {
		return state{}, 0, no
	}
	if err != nil {
		return state{}, 0, err
	}
	p, err := t.Tx.Plan(m.Committee, r.Plan)
	if err != nil {
		return state{}, 0, err
	}
	one := state{item: p.Item(r, m.ID, s)}
	q, _ := p.Question(r, s)
	most := len(q.Choices)
	if q.Kind == store.AskComing {
		most = store.SendsOther
	}
	if !one.typed() || q.Kind != store.AskChoice && q.Kind != store.AskComing || n > most {
		return state{}, 0, no
	}
	expected, err := whoAnswers(t, p, r)
	if err != nil {
		return state{}, 0, err
	}
	mine, err := t.Tx.Holds(m, s)
	if err != nil {
		return state{}, 0, err
	}
	i := slices.IndexFunc(expected, func(e store.Expected) bool { return e.Member == m.ID })
	if !mine && (i < 0 || !slices.Contains(append(slices.Clone(expected[i].Subjects), expected[i].Optional...), s)) {
		return state{}, 0, no
	}
	return one, n, one.readRound(&t.Tx.ReadTx)
}

// stepPeople is the open question "how many come?", which need not be answered.
const stepPeople = "people"

// people is what it remembers.
type people struct {
	Committee store.CommitteeID `json:"committee"`
	Round     store.RoundID     `json:"round"`
	Subject   store.Subject     `json:"subject"`
}

// peopleFor is for how long a number alone answers it.
const peopleFor = 3 * time.Hour

// tookPeople takes the number of those who come. Anything else is no answer to it.
func tookPeople(t *talk.Turn, p people, since time.Time) (bool, error) {
	m, ok := t.In(p.Committee)
	if !ok || t.Tx.Now().Sub(since) > peopleFor || len(t.Files) > 0 {
		return false, t.Tx.EndDialog(t.Chat)
	}
	if reOfAnItem.MatchString(t.Key) {
		return false, nil
	}
	got, _, _ := answer.Read(t.Text, []answer.Item{{Ask: answer.Coming, Code: string(p.Subject), Open: true}})
	if len(got) != 1 || got[0].Choice != answer.Going || got[0].Number == nil {
		return false, nil
	}
	s, err := stateOf(t, m, p.Round, p.Subject)
	if err != nil || !s.typed() {
		return false, err
	}
	w := word{member: m, subject: p.Subject, typed: true, answer: &store.Answer{Choice: store.Going, Number: got[0].Number}, said: reply.Said{Text: got[0].Text}}
	if sends(s) && numberAlone(t.Text) {
		w.answer.Choice, w.said.Text = store.SendsOther, s.said.Text
	}
	var problem text.Message
	if w.round, problem, err = homeTyped(t, s); err != nil || problem != nil {
		return false, err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return false, err
	}
	return true, typedLabel(t, []word{w})
}

// reOfAnItem is an answer by the number of an item, and no number of people: "2 có".
var reOfAnItem = regexp.MustCompile(`^\d{1,2}[ .:)-]+(?:ok|co|khong|k|xong|vang)$`)

// stateOf is one item of a round as it stands for a member.
func stateOf(t *talk.Turn, m store.Member, id store.RoundID, s store.Subject) (state, error) {
	r, err := t.Tx.Round(m.Committee, id)
	if err != nil {
		return state{}, err
	}
	p, err := t.Tx.Plan(m.Committee, r.Plan)
	if err != nil {
		return state{}, err
	}
	one := state{item: p.Item(r, m.ID, s)}
	return one, one.readRound(&t.Tx.ReadTx)
}

// dawnOf is when somebody who comes is told of it again; zero where he is not, or it is past.
func dawnOf(t *talk.Turn, r store.Round, w store.Reply) (text.Dawn, error) {
	if !r.IsRollCall() || !w.Answer.Comes() {
		return text.Dawn{}, nil
	}
	work, err := t.Tx.Round(r.Committee, r.Of)
	if err != nil {
		return text.Dawn{}, orNothing(err)
	}
	if !work.Starts.After(t.Tx.Now()) {
		return text.Dawn{}, nil
	}
	c, err := t.Tx.Committee(r.Committee)
	if err != nil {
		return text.Dawn{}, err
	}
	at := work.Starts.Add(-store.DawnBefore)
	if !at.After(t.Tx.Now()) || work.Dawned {
		p, err := t.Tx.Plan(r.Committee, r.Plan)
		return text.Dawn{Starts: work.Starts.In(c.Location()), Place: p.Place}, err
	}
	return text.Dawn{At: at.In(c.Location()), Day: daysUntil(t.Tx.Now(), at, c.Location())}, err
}

// daysUntil is how many days later by the clocks of loc an instant is.
func daysUntil(now, at time.Time, loc *time.Location) int {
	midnight := func(t time.Time) time.Time {
		t = t.In(loc)
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	return int(midnight(at).Sub(midnight(now)).Hours() / 24)
}
