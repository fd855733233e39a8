package extend

import (
	"strconv"
	"strings"

	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/calendar"
	"giaoban/schedule/when"
	"giaoban/store"
)

// The steps of the flow's questions.
const (
	stepDay    = "day"    // until when?
	stepReason = "reason" // why more time?
	stepWhy    = "why"    // why is it late?
	stepHelp   = "help"   // what help?
	stepOther  = "other"  // an officer: which other day?
	stepWord   = "word"   // an officer: a word with the refusal?
)

// asked is what an open question remembers.
type asked struct {
	Committee store.CommitteeID `json:"committee"`
	Task      int               `json:"task"`
	Extension store.ExtensionID `json:"extension,omitempty"`
	Due       store.Deadline    `json:"due,omitzero"`
	Reason    string            `json:"reason,omitempty"`
	// Explained: Reason is kept as the explanation already.
	Explained bool `json:"explained,omitempty"`
}

// remembered is what this flow's open question knows of a task; empty when another question, or none, is open.
func remembered(t *talk.Turn, m matter) (asked, error) {
	fresh := asked{Committee: m.c.ID, Task: m.task().Number}
	var a asked
	step, err := t.Asked(FlowName, &a)
	if err != nil || step == "" || step == stepOther || step == stepWord || a.Committee != m.c.ID || a.Task != m.task().Number {
		return fresh, err
	}
	return a, nil
}

// askPressed takes [Xin gia hạn].
func askPressed(t *talk.Turn, arg string) error {
	c := readCode(arg, false)
	m, err := findOpen(t, c.committee, c.task)
	if err != nil {
		return err
	}
	q, err := newDate(t, m, asked{Committee: m.c.ID, Task: m.task().Number}, false)
	if err != nil {
		return err
	}
	// The message with the button stays: it may be the chair's answer.
	return t.AnswerAbout(q, m.about())
}

// askDay asks until when. inTime: an explanation was given that nobody needs yet.
func askDay(t *talk.Turn, m matter, a asked, inTime bool) error {
	q, err := newDate(t, m, a, inTime)
	if err != nil {
		return err
	}
	return show(t, q, m.about())
}

// newDate opens the question until when. A day in a that nobody has pressed yet is the first choice.
func newDate(t *talk.Turn, m matter, a asked, inTime bool) (text.NewDate, error) {
	q := text.NewDate{Task: subject(m.task()), Due: m.due(), Late: m.line.Late, Reason: a.Reason, Explained: a.Explained, InTime: inTime,
		Choices: m.choices(t), Help: talk.Code(pressHelp, m.c.ID, m.task().Number)}
	if a.Explained {
		q.Skip = talk.Code(pressDay, m.c.ID, m.task().Number, "skip")
	}
	if !a.Due.IsZero() {
		q.Choices = withFirst(m.choice(a.Due), q.Choices)
	}
	return q, t.Hold(FlowName, stepDay, a)
}

func (m matter) choices(t *talk.Turn) []text.DateChoice {
	var all []text.DateChoice
	for _, d := range m.asking(t).proposals() {
		all = append(all, m.choice(store.Deadline{Day: d.String()}))
	}
	return all
}

func (m matter) choice(d store.Deadline) text.DateChoice {
	return text.DateChoice{Due: m.dueOf(d), Code: talk.Code(pressDay, m.c.ID, m.task().Number, stamp(d))}
}

// stamp writes a deadline's day, and hour if it has one, into a code; unstamp reads it. What is no day comes back zero.
func stamp(d store.Deadline) string {
	if d.Clock == "" {
		return d.Day
	}
	return d.Day + "T" + strings.ReplaceAll(d.Clock, ":", "")
}

func unstamp(s string) store.Deadline {
	day, clock, timed := strings.Cut(s, "T")
	if _, err := calendar.ParseDate(day); err != nil || len(day) != len("2006-01-02") {
		return store.Deadline{}
	}
	d := store.Deadline{Op: string(when.By), Day: day}
	if timed && len(clock) == 4 {
		d.Clock = clock[:2] + ":" + clock[2:]
	}
	return d
}

// badDay says what is wrong with a day and asks again. A guessed one is the first choice.
func badDay(t *talk.Turn, m matter, a asked, w wish, typed string) error {
	q := text.BadDate{Task: subject(m.task()), Said: w.typed, Why: w.flaw, Day: m.dueOf(w.day), Due: m.due(), Choices: m.choices(t)}
	if q.Said == "" {
		q.Said = typed
	}
	if w.flaw == text.DateGuessed {
		q.Choices = withFirst(m.choice(w.day), q.Choices)
	}
	if w.reason != "" && a.Reason == "" && w.flaw != text.DateUnclear {
		a.Reason = w.reason
	}
	if err := t.Hold(FlowName, stepDay, a); err != nil {
		return err
	}
	return show(t, q, m.about())
}

func withFirst(c text.DateChoice, all []text.DateChoice) []text.DateChoice {
	list := []text.DateChoice{c}
	for _, o := range all {
		if o.Code != c.Code && len(list) < 4 {
			list = append(list, o)
		}
	}
	return list
}

// dayPressed takes a day, or "bỏ qua" after an explanation.
func dayPressed(t *talk.Turn, arg string) error {
	c := readCode(arg, false)
	m, err := findOpen(t, c.committee, c.task)
	if err != nil {
		return err
	}
	a, err := remembered(t, m)
	if err != nil {
		return err
	}
	if c.rest == "skip" {
		return skipDay(t, m)
	}
	due := unstamp(c.rest)
	if due.IsZero() {
		return talk.Refuse(text.StaleButton{})
	}
	if flaw := m.asking(t).flaw(due); flaw != "" {
		return badDay(t, m, a, wish{flaw: flaw, day: due}, due.Day)
	}
	return haveDay(t, m, a, due)
}

// haveDay goes on once the day is known: with the reason, or the question for it. Whoever decides need give none.
func haveDay(t *talk.Turn, m matter, a asked, due store.Deadline) error {
	if a.Reason != "" || m.behalf && talk.May(m.me.Role, talk.DecideTime) {
		return submit(t, m, due, a.Reason, a.Explained)
	}
	a.Due = due
	q := text.NewDateReason{Task: subject(m.task()), Wanted: m.dueOf(due), Skip: m.reasonCode(due, 0)}
	for i, why := range text.Reasons(t.Lang) {
		q.Reasons = append(q.Reasons, text.TaskReason{Label: why, Code: m.reasonCode(due, i+1)})
	}
	if err := t.Hold(FlowName, stepReason, a); err != nil {
		return err
	}
	return show(t, q, m.about())
}

func (m matter) reasonCode(due store.Deadline, n int) string {
	return talk.Code(pressReason, m.c.ID, m.task().Number, stamp(due), n)
}

// reasonOf is one of the usual reasons, by its number in a code; "" for anything else.
func reasonOf(lang store.Lang, number string) string {
	all := text.Reasons(lang)
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(all) {
		return ""
	}
	return all[n-1]
}

// reasonPressed takes one of the usual reasons, 0 for none. The day stands in the button, so that nothing else is needed.
func reasonPressed(t *talk.Turn, arg string) error {
	c := readCode(arg, false)
	m, err := findOpen(t, c.committee, c.task)
	if err != nil {
		return err
	}
	day, n, _ := strings.Cut(c.rest, ":")
	due := unstamp(day)
	reason := reasonOf(m.c.Lang, n)
	if due.IsZero() || reason == "" && n != "0" {
		return talk.Refuse(text.StaleButton{})
	}
	a, err := remembered(t, m)
	if err != nil {
		return err
	}
	if a.Due.Day == due.Day && a.Due.Clock == due.Clock {
		due = a.Due // with the words it was given in
	}
	if flaw := m.asking(t).flaw(due); flaw != "" {
		return badDay(t, m, a, wish{flaw: flaw, day: due}, due.Day)
	}
	return submit(t, m, due, reason, false)
}

// ask takes a request that was typed: as much of it as there is.
func ask(t *talk.Turn, m matter, x said) error {
	if err := m.open(); err != nil {
		return err
	}
	a := asked{Committee: m.c.ID, Task: m.task().Number, Reason: x.before}
	w := m.asking(t).read(x.rest)
	if a.Reason == "" {
		a.Reason = w.reason
	}
	switch {
	case w.flaw != "":
		return badDay(t, m, a, w, x.rest)
	case w.due.IsZero():
		return askDay(t, m, a, false)
	}
	return haveDay(t, m, a, w.due)
}
