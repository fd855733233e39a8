package extend

import (
	"giaoban/bot/talk"
	"giaoban/bot/text"
	"giaoban/schedule/when"
	"giaoban/store"
)

// explainPressed takes [Giải trình].
func explainPressed(t *talk.Turn, arg string) error {
	c := readCode(arg, false)
	m, err := findOpen(t, c.committee, c.task)
	if err != nil {
		return err
	}
	return explain(t, m, "")
}

// explain takes down why a task is late, and asks when it will be done; without a reason it asks for one. One that is still
// in time needs no explanation: it may need a day.
func explain(t *talk.Turn, m matter, reason string) error {
	if err := m.open(); err != nil {
		return err
	}
	if m.behalf && !talk.May(m.me.Role, talk.RecordOnBehalf) {
		return talk.Refuse(text.CannotExtend{Task: subject(m.task()), Why: text.LeadExplains})
	}
	a := asked{Committee: m.c.ID, Task: m.task().Number, Reason: reason}
	if !m.task().Late(m.c, t.Tx.Now()) {
		return askDay(t, m, a, true)
	}
	if reason == "" {
		q := text.WhyLate{Task: subject(m.task()), Due: m.due(), Late: m.line.Late, Help: talk.Code(pressHelp, m.c.ID, m.task().Number)}
		for i, why := range text.Reasons(t.Lang) {
			q.Reasons = append(q.Reasons, text.TaskReason{Label: why, Code: talk.Code(pressWhy, m.c.ID, m.task().Number, i+1)})
		}
		if err := t.Hold(FlowName, stepWhy, a); err != nil {
			return err
		}
		return show(t, q, m.about())
	}
	if err := m.keepExplanation(t, reason); err != nil {
		return err
	}
	if m.line.Asked != nil {
		return m.explained(t)
	}
	a.Explained = true
	// A day among the words is a proposal: "pa nô về chậm, xin đến 4/12".
	if d := when.Understand(reason, m.asking(t).now, t.Calendar); d.Kind == when.Date && (d.Op == when.By || d.Op == when.Before) {
		if due := deadline(d); m.asking(t).flaw(due) == "" {
			a.Due = due
		}
	}
	return askDay(t, m, a, false)
}

// keepExplanation writes why the deadline in force is not kept. From now on its lateness goes no higher.
func (m *matter) keepExplanation(t *talk.Turn, reason string) error {
	task := m.task()
	task.Explained = store.Explanation{Version: task.Deadline.Version, Reason: reason, At: t.Tx.Now()}
	m.line.Task = task
	return t.Tx.PutTask(&task)
}

// whyPressed takes one of the usual reasons.
func whyPressed(t *talk.Turn, arg string) error {
	c := readCode(arg, false)
	m, err := findOpen(t, c.committee, c.task)
	if err != nil {
		return err
	}
	reason := reasonOf(m.c.Lang, c.rest)
	if reason == "" {
		return talk.Refuse(text.StaleButton{})
	}
	return explain(t, m, reason)
}

// skipDay ends an explanation without a new day.
func skipDay(t *talk.Turn, m matter) error {
	if !m.task().ExplainedNow() {
		return talk.Refuse(text.StaleButton{})
	}
	return m.explained(t)
}

func (m matter) explained(t *talk.Turn) error {
	if err := t.Tx.EndDialog(t.Chat); err != nil {
		return err
	}
	back := text.LateExplained{Task: subject(m.task()), Reason: m.task().Explained.Reason}
	if m.line.Asked != nil {
		back.Wanted = m.dueOf(m.line.Asked.Wanted)
	}
	return show(t, back, m.about())
}
