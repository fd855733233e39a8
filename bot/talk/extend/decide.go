package extend

import (
	"errors"
	"slices"
	"time"

	"giaoban/bot/talk"
	"giaoban/bot/talk/label"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/store"
	"giaoban/store/view"
)

// What a decision's button says beside a day.
const (
	verdictYes   = "ok"
	verdictNo    = "no"
	verdictOther = "other"
	verdictBack  = "back"
)

// ruling is what an officer decides.
type ruling struct {
	state store.ExtensionState
	given store.Deadline
	word  string
}

// decidePressed takes a decision's button. The code comes from a client: committee, right, task and request are checked.
func decidePressed(t *talk.Turn, arg string) error {
	c := readCode(arg, true)
	m, e, err := request(t, c)
	if err != nil {
		return err
	}
	switch c.rest {
	case verdictYes:
		return decide(t, m, e, ruling{state: store.Granted, given: e.Wanted})
	case verdictNo:
		return decide(t, m, e, ruling{state: store.Refused})
	case verdictOther:
		return askOther(t, m, e, wish{}, "")
	case verdictBack:
		return backToCard(t, m)
	}
	if d := unstamp(c.rest); !d.IsZero() {
		return decide(t, m, e, ruling{state: store.Granted, given: d})
	}
	return talk.Refuse(text.StaleButton{})
}

func backToCard(t *talk.Turn, m matter) error {
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	return showDecide(t, m.me, m.c, text.Decide{})
}

// request is what a decision's button is about, for somebody who may decide.
func request(t *talk.Turn, c coded) (matter, store.Extension, error) {
	me, committee, err := place(t, c.committee)
	if err != nil {
		return matter{}, store.Extension{}, err
	}
	if !talk.May(me.Role, talk.DecideTime) {
		return matter{}, store.Extension{}, talk.Refuse(text.NotAllowed{Roles: talk.Holders(talk.DecideTime)})
	}
	if !t.Private() {
		return matter{}, store.Extension{}, talk.Refuse(text.PrivatePlease{What: "/giahan"})
	}
	line, err := view.TaskOf(&t.Tx.ReadTx, committee, c.task)
	if err != nil {
		return matter{}, store.Extension{}, staleWhenMissing(err)
	}
	e, err := t.Tx.Extension(committee.ID, c.task, c.extension)
	return matter{c: committee, line: line, me: me, behalf: !leads(line, me)}, e, staleWhenMissing(err)
}

func staleWhenMissing(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return talk.Refuse(text.StaleButton{})
	}
	return err
}

// decide settles a request, tells whoever asked, and shows what still waits. What is settled already is said: by whom,
// when, what.
func decide(t *talk.Turn, m matter, e store.Extension, r ruling) error {
	if e.State != store.Asked {
		s, err := settled(&t.Tx.ReadTx, m, e)
		if err != nil {
			return err
		}
		return showDecide(t, m.me, m.c, text.Decide{Was: &s})
	}
	if !mayDecide(m.me, m.line) {
		return talk.Refuse(text.CannotExtend{Task: subject(m.task()), Why: text.OwnRequest})
	}
	if err := m.open(); err != nil {
		return err
	}
	if r.state == store.Granted {
		if flaw := m.asking(t).flaw(r.given); flaw != "" {
			return askOther(t, m, e, wish{flaw: flaw, day: r.given}, r.given.Phrase)
		}
	}
	if err := t.Tx.Decide(&e, r.state, r.given, store.Verdict{By: t.Person.ID, Word: r.word}); err != nil {
		return err
	}
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	line, err := view.TaskOf(&t.Tx.ReadTx, m.c, e.Task)
	if err != nil {
		return err
	}
	m.line = line
	return m.decided(t, e)
}

// decided says back a decision. With a refusal there may be a word: the message to whoever asked waits for it a little.
func (m matter) decided(t *talk.Turn, e store.Extension) error {
	just := text.JustDecided{Task: subject(m.task()), State: e.State, Given: m.dueOf(e.Given), Said: e.Decided.Word, At: m.night(t.Tx.Now())}
	at := t.Tx.Now()
	if e.State == store.Refused && e.Decided.Word == "" {
		just.AddWord = talk.Code(pressNoWord, m.c.ID, e.Task, e.ID)
		at = at.Add(forAWord)
		if err := t.Hold(FlowName, stepWord, asked{Committee: m.c.ID, Task: e.Task, Extension: e.ID}); err != nil {
			return err
		}
	}
	var err error
	if just.Told, just.Phone, err = m.tellOutcome(t, e, at); err != nil {
		return err
	}
	if t.Toast, err = text.Line(t.Lang, text.DecideToast{Task: just.Task, State: e.State}); err != nil {
		return err
	}
	return showDecide(t, m.me, m.c, text.Decide{Just: &just})
}

// forAWord is how long a refusal waits for the word that may follow.
const forAWord = 3 * time.Minute

// settled is what became of a request.
func settled(tx *store.ReadTx, m matter, e store.Extension) (text.Settled, error) {
	loc := m.c.Location()
	s := text.Settled{Task: subject(m.task()), State: e.State, At: e.Decided.At.In(loc), Wanted: label.Due(e.Wanted, loc), Given: label.Due(e.Given, loc),
		Word: e.Decided.Word}
	if e.State == store.Withdrawn && m.line.Asked != nil && m.line.Asked.ID != e.ID {
		s.Newer = label.Due(m.line.Asked.Wanted, loc)
	}
	all, err := tx.Members(m.c.ID)
	if err != nil {
		return s, err
	}
	for _, o := range all {
		if o.Person == e.Decided.By && o.Person != 0 {
			s.By, s.Role = o.Call, o.Role
		}
	}
	return s, nil
}

// lastDecided is what was decided on a task in the last day, nil when nothing was.
func (m matter) lastDecided(tx *store.ReadTx) (*text.Settled, error) {
	all, err := tx.Extensions(m.c.ID, m.task().Number)
	if err != nil {
		return nil, err
	}
	for _, e := range slices.Backward(all) {
		if (e.State == store.Granted || e.State == store.Refused) && tx.Now().Sub(e.Decided.At) < 24*time.Hour {
			s, err := settled(tx, m, e)
			return &s, err
		}
	}
	return nil, nil
}

// askOther asks which other day, or says what is wrong with the one that was named.
func askOther(t *talk.Turn, m matter, e store.Extension, w wish, typed string) error {
	if e.State != store.Asked {
		return decide(t, m, e, ruling{})
	}
	if !mayDecide(m.me, m.line) {
		return talk.Refuse(text.CannotExtend{Task: subject(m.task()), Why: text.OwnRequest})
	}
	if err := m.open(); err != nil {
		return err
	}
	choice := func(d store.Deadline) text.DateChoice {
		return text.DateChoice{Due: m.dueOf(d), Code: talk.Code(pressDecide, m.c.ID, e.Task, e.ID, stamp(d))}
	}
	q := text.DecideOther{Task: subject(m.task()), Lead: leadName(m.line), Wanted: m.dueOf(e.Wanted), Due: m.due(), Why: w.flaw, Said: w.typed,
		Day: m.dueOf(w.day), Back: talk.Code(pressDecide, m.c.ID, e.Task, e.ID, verdictBack)}
	if q.Said == "" {
		q.Said = typed
	}
	for _, d := range m.otherDays(t, e) {
		q.Choices = append(q.Choices, choice(store.Deadline{Day: d.String()}))
	}
	if w.flaw == text.DateGuessed {
		q.Choices = withFirst(choice(w.day), q.Choices)
	}
	if err := t.Hold(FlowName, stepOther, asked{Committee: m.c.ID, Task: e.Task, Extension: e.ID}); err != nil {
		return err
	}
	return show(t, q, m.about())
}

// otherDays are three days to grant instead: between now and the day wanted where there is room, never that day itself.
func (m matter) otherDays(t *talk.Turn, e store.Extension) []calendar.Date {
	a := m.asking(t)
	base := a.base()
	var days []calendar.Date
	add := func(d calendar.Date) {
		for _, o := range days {
			if o == d {
				return
			}
		}
		if d.After(base) && d.String() != e.Wanted.Day && len(days) < 3 {
			days = append(days, d)
		}
	}
	if wanted, err := calendar.ParseDate(e.Wanted.Day); err == nil && wanted.After(base) {
		add(a.cal.AddWorkingDays(base, 1))
		add(a.cal.PreviousWorkingDay(wanted))
	}
	for _, d := range a.proposals() {
		add(d)
	}
	for n := 1; len(days) < 3; n++ {
		add(a.cal.AddWorkingDays(base, n))
	}
	sortDates(days)
	return days
}
